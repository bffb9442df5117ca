//! The content-free facts about a person, set by hand: a confirmed fact overrides every signal
//! (R-SIG-12).

use law::ids::PersonId;
use law::vocabulary::{Country, PersonType, Relation};
use store::records::datum;
use store::records::person;
use store::records::standing;
use vault::{Action, Note, Object};

use crate::{Call, Desk, Fault, Result};

/// What a clerk confirms about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewFacts {
    /// Capacity.
    pub party: PersonType,
    /// Relation to the firm.
    pub relation: Relation,
    /// Country, whose law applies.
    pub country: Country,
    /// Language number: 1 German, 2 English, 0 unknown.
    pub language: i64,
}

impl Desk {
    /// Sets the facts of a person; the next verdict already counts them.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn set_facts(&self, call: &Call, person: PersonId, new: &NewFacts) -> Result<()> {
        self.change_facts(call, person, |_| *new)
    }

    /// Changes some of the facts and leaves the others as they are at that moment.
    ///
    /// # Errors
    /// As [`Desk::set_facts`].
    pub fn change_facts(
        &self,
        call: &Call,
        person: PersonId,
        change: impl Fn(NewFacts) -> NewFacts,
    ) -> Result<()> {
        drop(self.collecting(call, person, self.state_of(person)?)?);
        let register = self.register();
        let data = self.store.read(|tx| datum::of_person(tx, person))?;
        let current: Vec<_> = data.into_iter().filter(|d| d.state != 2).collect();
        let key = self.master_key(&register, person, &current)?;
        self.store.write(|tx| {
            let mut known = person::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            let mut standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            let new = change(NewFacts {
                party: known.party,
                relation: known.relation,
                country: known.country,
                language: known.language,
            });
            (known.party, standing.party) = (new.party, new.party);
            (known.relation, standing.relation) = (new.relation, new.relation);
            (known.country, standing.country) = (new.country, new.country);
            known.language = new.language;
            person::update(tx, &known)?;
            standing::put(tx, &standing)?;
            let note =
                Note::new(call.actor.user, Action::ValueChanged, Object::Person, call.moment());
            self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
        })
    }
}
