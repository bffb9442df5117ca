//! Deciding about a pair, and taking that back.

use law::ids::PersonId;
use store::records::twin::{self, Twin, TwinState};
use vault::{Action, Note, Object};

use crate::{Call, Desk, Fault, Result};

law::vocabulary! {
    /// What a human decides about a pair.
    Choice { Same = 1 "SAME", Different = 2 "DIFFERENT", Later = 3 "LATER" }
}

impl Desk {
    /// Decides about a pair. "Same" merges: the record that was there first stays, of the values
    /// those from a better source or a newer list lead, and the merge can be taken back.
    /// "Different" is remembered, so that the pair does not come back.
    ///
    /// # Errors
    /// `NOT_FOUND`; those of [`Desk::merge`].
    pub fn decide_twin(
        &self,
        call: &Call,
        (a, b): (PersonId, PersonId),
        choice: Choice,
    ) -> Result<()> {
        self.may_merge(call)?;
        let (low, high) = (a.min(b), a.max(b));
        let pair = self.store.read(|tx| twin::get(tx, low, high))?.ok_or(Fault::NOT_FOUND)?;
        if matches!(pair.state, TwinState::Same | TwinState::Different) {
            return Err(DECIDED.into());
        }
        let (state, merge) = match choice {
            Choice::Same => {
                let leads = self.better_of(low, high)?;
                (TwinState::Same, Some(self.merge(call, low, high, &leads)?))
            }
            Choice::Different => (TwinState::Different, None),
            Choice::Later => (TwinState::Later, None),
        };
        self.put_decision(call, &Twin { state, merge, ..pair })
    }

    /// Takes a decision back: the pair waits again, and a merge that came of it is taken back.
    ///
    /// # Errors
    /// `NOT_FOUND`; those of [`Desk::unmerge`].
    pub fn undecide_twin(&self, call: &Call, (a, b): (PersonId, PersonId)) -> Result<()> {
        self.may_merge(call)?;
        let (low, high) = (a.min(b), a.max(b));
        let pair = self.store.read(|tx| twin::get(tx, low, high))?.ok_or(Fault::NOT_FOUND)?;
        if let Some(merge) = pair.merge {
            self.unmerge(call, merge)?;
        }
        self.put_decision(call, &Twin { state: TwinState::Open, merge: None, ..pair })
    }

    /// Keeps the decision, with a leaf about each of the two.
    fn put_decision(&self, call: &Call, pair: &Twin) -> Result<()> {
        let by = (call.actor.user, call.ms());
        let open = pair.state == TwinState::Open;
        let action = if open { Action::PairReopened } else { Action::PairDecided };
        let keys = [self.leaf_key(pair.low)?, self.leaf_key(pair.high)?];
        self.store.write(|tx| {
            twin::decide(tx, pair, by)?;
            keys.iter().try_for_each(|key| {
                let note = Note::new(call.actor.user, action, Object::Person, call.moment());
                self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
            })
        })
    }
}

const DECIDED: Fault = Fault::new(
    "ALREADY_DECIDED",
    "Darüber hat schon jemand entschieden. Bitte neu laden.",
    "Somebody has decided about this already. Please reload.",
);
