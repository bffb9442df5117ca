//! Settling what lists contradict each other about, one by one or all of a kind, and taking it back.

use law::ids::PersonId;
use store::Tx;
use store::records::gathering::{self, Matter};
use vault::{Action, Note, Object};

use crate::{Call, Desk, Fault, Result};

impl Desk {
    /// Says that a matter about a person was looked at, or takes that back.
    ///
    /// # Errors
    /// `NOT_FOUND`; a refusal of role.
    pub fn settle_matter(
        &self,
        call: &Call,
        person: PersonId,
        matter: Matter,
        settled: bool,
    ) -> Result<()> {
        self.may_merge(call)?;
        self.sees(call, person)?;
        let key = self.leaf_key(person)?;
        let by = (call.actor.user, call.ms());
        let action = if settled { Action::MatterSettled } else { Action::MatterReopened };
        let note = Note::new(call.actor.user, action, Object::Person, call.moment());
        self.store.write(|tx| match gathering::settle(tx, (person, matter), settled, by)? {
            0 => Err(Fault::NOT_FOUND.into()),
            _ => self.note(tx, key.as_ref().map_or(note, |key| note.about(key))),
        })
    }

    /// Says of everybody of these sources about whom this waits that somebody has looked. Gives the
    /// moment (milliseconds since 1970 UTC) by which [`Desk::unsettle_matters`] takes it back, and how
    /// many there were.
    ///
    /// # Errors
    /// A refusal of role.
    pub fn settle_matters(
        &self,
        call: &Call,
        matter: Matter,
        chosen: &[u16],
    ) -> Result<(i64, u64)> {
        self.may_merge(call)?;
        let by = (call.actor.user, call.ms());
        let mask = super::mask(chosen);
        let settled = self.store.write(|tx| {
            let settled = gathering::settle_all(tx, matter, mask, by)?;
            self.note_matters(tx, call, Action::MatterSettled, settled)
        })?;
        Ok((call.ms(), settled))
    }

    /// Takes back what the caller settled at this moment; how many there were.
    ///
    /// # Errors
    /// A refusal of role.
    pub fn unsettle_matters(&self, call: &Call, matter: Matter, at: i64) -> Result<u64> {
        self.may_merge(call)?;
        let by = (call.actor.user, at);
        self.store.write(|tx| {
            let opened = gathering::unsettle_all(tx, matter, by)?;
            self.note_matters(tx, call, Action::MatterReopened, opened)
        })
    }

    /// The leaf of one act about many; an act about nobody has changed nothing.
    fn note_matters(&self, tx: &mut Tx<'_>, call: &Call, action: Action, of: u64) -> Result<u64> {
        if of > 0 {
            let note = Note::new(call.actor.user, action, Object::Persons, call.moment());
            self.note(tx, note.count(u32::try_from(of).unwrap_or(u32::MAX)))?;
        }
        Ok(of)
    }
}
