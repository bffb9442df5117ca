//! Taking a text away, and ticking a task off.

use law::ids::{DatumId, PersonId};
use law::kinds::Shape;
use store::records::datum::{self, Datum};
use store::records::interaction;
use vault::Action;

use super::lens::writing_for;
use crate::people::today;
use crate::{Call, Desk, Fault, Result};

impl Desk {
    /// Takes a text away for good.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn remove_interaction(&self, call: &Call, person: PersonId, datum: DatumId) -> Result<()> {
        let activity = self.may_change(call, person, datum)?;
        self.with_text(call, person, datum, activity, Action::NoteRemoved, |tx| {
            take_away(tx, person, datum)
        })
    }

    /// Ticks a task off, or opens it again.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn finish_task(
        &self,
        call: &Call,
        person: PersonId,
        datum: DatumId,
        done: bool,
    ) -> Result<()> {
        let activity = self.may_change(call, person, datum)?;
        let on = done.then(|| today(call, &self.register()));
        self.with_text(call, person, datum, activity, Action::TaskDone, |tx| {
            match interaction::set_done(tx, person, datum, on)? {
                0 => Err(Fault::NOT_FOUND.into()),
                _ => Ok(()),
            }
        })
    }

    /// The activity the caller changes this text for: that it was written for.
    fn may_change(&self, call: &Call, person: PersonId, datum: DatumId) -> Result<u16> {
        drop(self.collecting(call, person, self.state_of(person)?)?);
        let found = self.store.read(|tx| interaction::get(tx, person, datum))?;
        let register = self.register();
        let own = writing_for(call, &register, None)?;
        match found {
            Some(found) if !own.rights_work => {
                Ok(writing_for(call, &register, Some(found.activity))?.id)
            }
            _ => Ok(own.id),
        }
    }

    fn with_text(
        &self,
        call: &Call,
        person: PersonId,
        datum: DatumId,
        activity: u16,
        action: Action,
        work: impl Fn(&mut store::Tx<'_>) -> Result<()>,
    ) -> Result<()> {
        let register = self.register();
        let data = self.store.read(|tx| datum::of_person(tx, person))?;
        let live: Vec<Datum> = data.into_iter().filter(|d| d.state != 2).collect();
        let is_text = |d: &Datum| register.kind(d.kind).is_some_and(|k| k.shape == Shape::Note);
        live.iter().find(|d| d.id == datum && is_text(d)).ok_or(Fault::NOT_FOUND)?;
        let key = self.master_key(&register, person, &live)?;
        self.store.write(|tx| {
            work(tx)?;
            self.note_text(tx, call, action, key.as_ref(), activity)
        })
    }
}

/// The value and the facts around it.
fn take_away(tx: &mut store::Tx<'_>, person: PersonId, text: DatumId) -> Result<()> {
    datum::delete(tx, person, text)?;
    interaction::delete(tx, person, text)?;
    Ok(())
}
