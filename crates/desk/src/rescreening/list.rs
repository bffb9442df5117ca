//! The work list of the rights desk, and what authors hear.

use std::collections::HashMap;

use jiff::civil::Date;
use law::ids::{DatumId, PersonId};
use store::records::datum::{self, Datum};
use store::records::interaction::{self, Interaction};
use store::records::rescreening::{self, Find};

use super::rights_desk;
use crate::people::{Listed, open_parts};
use crate::screening::Screened;
use crate::{Call, Desk, Result, day_of};

/// Texts on one page.
const PAGE: i64 = 20;
/// Texts an author hears of at once.
const TOLD: i64 = 50;
/// A count goes up to here.
const MOST: i64 = 1_000;

/// A stored text in which something was found. No `Debug`: it holds the text.
pub struct FoundText {
    /// About whom.
    pub person: PersonId,
    /// The value that holds it.
    pub datum: DatumId,
    /// Name of the person, or of the firm; may be empty.
    pub name: String,
    /// Name of who wrote it; empty for the program.
    pub by: String,
    /// Day it happened, or was stored.
    pub on: Date,
    /// The text, as it is.
    pub text: String,
    /// What must not be kept.
    pub screened: Screened,
}

/// A text of the caller's out of which something was taken. No `Debug`: it names a person.
pub struct TakenOut {
    /// About whom.
    pub person: PersonId,
    /// The value that holds it.
    pub datum: DatumId,
    /// Name of the person, or of the firm; may be empty.
    pub name: String,
}

impl Desk {
    /// Texts that wait for the rights desk, the oldest first; opened with one audit leaf.
    ///
    /// # Errors
    /// A refusal of role.
    pub fn found_texts(&self, call: &Call) -> Result<Vec<FoundText>> {
        rights_desk(call)?;
        let (finds, data, around) = self.store.read(|tx| {
            let finds = rescreening::open(tx, PAGE)?;
            let mut persons: Vec<PersonId> = finds.iter().map(|f| f.person).collect();
            persons.sort_unstable();
            persons.dedup();
            let mut data = datum::of_persons(tx, &persons)?;
            data.retain(|d| finds.iter().any(|f| (f.person, f.datum) == (d.person, d.id)));
            let around = interaction::of_persons(tx, &persons)?;
            let around: HashMap<_, _> = around.into_iter().map(|i| (i.datum, i)).collect();
            Ok::<_, store::Failure>((finds, data, around))
        })?;
        if data.is_empty() {
            return Ok(Vec::new());
        }
        let grant = self.grant_texts(call, data.len())?;
        let (keys, screener) = (self.keys_of_texts(&data)?, self.screener());
        let names =
            self.listed_for_rights(call, &finds.iter().map(|f| f.person).collect::<Vec<_>>())?;
        let mut found = Vec::new();
        for find in finds {
            let Some(datum) = data.iter().find(|d| d.id == find.datum) else { continue };
            let Some(key) = keys.get(&find.person) else { continue };
            let text = open_parts(&grant, key, self.shape_of_text(datum), datum)?.concat();
            let screened = Screened::of(&screener, &text, None);
            let about = around.get(&datum.id);
            found.push(self.found_text(&find, datum, about, text, screened, &names)?);
        }
        Ok(found)
    }

    fn found_text(
        &self,
        find: &Find,
        datum: &Datum,
        about: Option<&Interaction>,
        text: String,
        screened: Screened,
        names: &[Listed],
    ) -> Result<FoundText> {
        Ok(FoundText {
            person: find.person,
            datum: find.datum,
            name: title(names, find.person),
            by: about.map_or(Ok(String::new()), |i| self.display_name(i.user))?,
            on: day_of(about.map_or(datum.created_on, |i| i.happened_on)),
            text,
            screened,
        })
    }

    /// How many texts wait, counted up to a thousand.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn texts_to_look_at(&self) -> Result<u64> {
        let open = self.store.read(|tx| rescreening::count_open(tx, MOST))?;
        Ok(u64::try_from(open).unwrap_or_default())
    }

    /// Texts of the caller's out of which something was taken, until they say to have seen it.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn taken_out_of_mine(&self, call: &Call) -> Result<Vec<TakenOut>> {
        let finds = self.store.read(|tx| rescreening::of_author(tx, call.actor.user, TOLD))?;
        let persons: Vec<PersonId> = finds.iter().map(|f| f.person).collect();
        let names = self.listed(call, &persons)?;
        let told =
            |f: Find| TakenOut { person: f.person, datum: f.datum, name: title(&names, f.person) };
        Ok(finds.into_iter().map(told).collect())
    }

    /// The caller has seen what was taken out of their texts.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn seen_taken_out(&self, call: &Call) -> Result<()> {
        self.store.write(|tx| rescreening::seen(tx, call.actor.user))?;
        Ok(())
    }
}

fn title(names: &[Listed], person: PersonId) -> String {
    names.iter().find(|l| l.person == person).map(Listed::title).unwrap_or_default()
}
