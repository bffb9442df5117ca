//! Everything about one person that a merge or a split touches, read in its transaction.

use law::class::Class;
use law::ids::PersonId;
use store::Tx;
use store::records::attachment::{self, Attachment};
use store::records::consent::{self, ConsentStanding, Event};
use store::records::datum::{self, Datum};
use store::records::hold::{self, Hold};
use store::records::person::{self, Person};
use store::records::purchase::{self, Purchase};
use store::records::special::{self, SpecialRequest};
use store::records::standing::{self, Standing};

use crate::{Fault, Result};

/// One person as stored; values sealed.
pub(crate) struct Whole {
    pub(crate) person: Person,
    pub(crate) standing: Standing,
    pub(crate) data: Vec<Datum>,
    pub(crate) events: Vec<Event>,
    pub(crate) consents: Vec<ConsentStanding>,
    pub(crate) purchases: Vec<Purchase>,
    pub(crate) requests: Vec<SpecialRequest>,
    pub(crate) files: Vec<Attachment>,
    pub(crate) holds: Vec<Hold>,
}

impl Whole {
    /// Reads the person, or faults with `NOT_FOUND`.
    pub(crate) fn read(tx: &mut Tx<'_>, id: PersonId) -> Result<Self> {
        Ok(Self {
            person: person::get(tx, id)?.ok_or(Fault::NOT_FOUND)?,
            standing: standing::get(tx, id)?.ok_or(Fault::NOT_FOUND)?,
            data: datum::of_person(tx, id)?,
            events: consent::of_person(tx, id)?,
            consents: consent::standing_of(tx, id)?,
            purchases: purchase::of_person(tx, id)?,
            requests: special::of_person(tx, id)?,
            files: attachment::of_person(tx, id)?,
            holds: hold::of_person(tx, id)?,
        })
    }

    /// Classes of everything that is sealed about the person.
    pub(crate) fn classes(&self) -> impl Iterator<Item = Class> + '_ {
        let values = self.data.iter().map(|datum| datum.class);
        let requests = self.requests.iter().map(|_| Class::DsrCase);
        let files = self.files.iter().map(|file| file.class);
        values.chain(requests).chain(files).chain(self.holds.iter().map(|held| held.class))
    }
}
