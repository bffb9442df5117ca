//! Values change hands: opened with the key of one person, sealed under that of another. What a
//! value is sealed with names its person, so it cannot simply be relabelled.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use law::access::{Actor, Permit, Set64, Subjects, decide};
use law::class::Class;
use law::ids::PersonId;
use law::kinds::{self, Collect, OpenFor};
use store::Tx;
use store::records::datum::Datum;
use store::records::special::SpecialRequest;
use vault::{Grant, PersonKey, Place, Sealed};

use crate::people::open_parts;
use crate::{Call, Desk, Failure, Fault, Result, places};

/// Both permits of a change of hands, and the keys found so far.
pub(crate) struct Hands<'d> {
    desk: &'d Desk,
    open: Grant<'d, Collect>,
    seal: Permit<Collect>,
    keys: HashMap<(PersonId, Class), PersonKey>,
}

impl Desk {
    /// Whether the caller takes part in bringing data together.
    ///
    /// # Errors
    /// The refusal `ROLE`.
    pub(crate) fn may_merge(&self, call: &Call) -> Result<()> {
        let both = Subjects::Set { at_most: 2 };
        drop(decide::<Collect>(call.actor, both, &self.intake()?, Set64::FULL)?);
        Ok(())
    }

    /// Leave to move values between two persons; the leaf is written in this transaction. The
    /// caller's own part was checked before; here the program acts, which reaches every class.
    pub(crate) fn hands(&self, tx: &mut Tx<'_>, call: &Call) -> Result<Hands<'_>> {
        let actor = Actor { roles: Set64::FULL, ..call.actor };
        let both = Subjects::Set { at_most: 2 };
        let intake = self.intake()?;
        let permit = || decide::<Collect>(actor, both, &intake, Set64::FULL);
        let (open, seal) = (permit()?, permit()?);
        let open = self.vault.grant(open, &mut store::TxLedger(tx), call.moment(), None)?;
        Ok(Hands { desk: self, open, seal, keys: HashMap::new() })
    }

    /// Makes the keys values need with another person, durably, before they change hands.
    pub(crate) fn ready_keys(
        &self,
        call: &Call,
        to: PersonId,
        classes: impl IntoIterator<Item = Class>,
    ) -> Result<()> {
        let classes: BTreeSet<Class> = classes.into_iter().collect();
        classes.into_iter().try_for_each(|class| self.make_key(call, to, class).map(drop))
    }
}

impl Hands<'_> {
    /// The parts of a value; nothing for one that was replaced.
    pub(crate) fn parts(&mut self, datum: &Datum) -> Result<Vec<String>> {
        let register = self.desk.register();
        let kind = register.kind(datum.kind).ok_or(Failure::at("finding the kind of a value"))?;
        if datum.sealed.is_empty() {
            return Ok(Vec::new());
        }
        let key = key(self.desk, &mut self.keys, (datum.person, datum.class))?;
        open_parts(&self.open, key, kind.shape, datum)
    }

    /// The same value as one of another person.
    pub(crate) fn give(&mut self, datum: &Datum, to: PersonId) -> Result<Datum> {
        let register = self.desk.register();
        let kind = register.kind(datum.kind).ok_or(Failure::at("finding the kind of a value"))?;
        let parts = self.parts(datum)?;
        let sealed = if parts.is_empty() {
            Vec::new()
        } else {
            let place = places::datum(to, datum.id, datum.class);
            let key = key(self.desk, &mut self.keys, (to, datum.class))?;
            self.desk.seal_parts(&self.seal, key, place, kind.shape, &parts)?
        };
        Ok(Datum { person: to, sealed, ..copy(datum) })
    }

    /// The same request as one about another person.
    pub(crate) fn give_request(
        &mut self,
        request: SpecialRequest,
        to: PersonId,
    ) -> Result<SpecialRequest> {
        let place = |person| places::special(request.id, person);
        let sealed =
            self.reseal::<kinds::Note>(place(request.person), place(to), request.sealed)?;
        Ok(SpecialRequest { person: to, sealed, ..request })
    }

    /// The same bytes at another place, of a kind with one part.
    pub(crate) fn reseal<T: OpenFor<Collect>>(
        &mut self,
        from: Place,
        to: Place,
        sealed: Vec<u8>,
    ) -> Result<Vec<u8>> {
        let key = key(self.desk, &mut self.keys, (from.person, from.class))?;
        let open = self.open.open(key, &Sealed::<T>::from_stored(from, sealed))?;
        let key = self::key(self.desk, &mut self.keys, (to.person, to.class))?;
        let sealed = self.desk.vault.seal_raw::<T>(&self.seal, key, to, open.bytes())?;
        Ok(sealed.into_stored())
    }
}

/// The same row, without its sealed content.
pub(crate) fn copy(datum: &Datum) -> Datum {
    Datum { sealed: Vec::new(), ..*datum }
}

fn key<'k>(
    desk: &Desk,
    keys: &'k mut HashMap<(PersonId, Class), PersonKey>,
    of: (PersonId, Class),
) -> Result<&'k PersonKey> {
    Ok(match keys.entry(of) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(place) => {
            let (person, class) = of;
            place.insert(desk.key(person, class).map_err(|error| match error {
                // Added after the keys were made ready: try again.
                crate::Error::Fault(_) => CHANGED.into(),
                other => other,
            })?)
        }
    })
}

/// Somebody changed one of the two meanwhile.
pub(crate) const CHANGED: Fault = Fault::new(
    "CHANGED_MEANWHILE",
    "Eine der beiden Personen wurde gerade geändert. Bitte noch einmal ansehen und bestätigen.",
    "One of the two was changed just now. Please look again and confirm.",
);
