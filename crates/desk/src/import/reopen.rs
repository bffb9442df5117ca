//! Undoing a decision about a held row. For an hour its content stays, sealed as before; then it goes.

use law::ids::{HeldId, LabelId, PersonId};
use law::refusal::Words;
use store::records::held::{self, Held, HeldState};
use store::records::import;
use vault::{Action, Note, Object};

use super::quarantine::{Because, Decision};
use super::undo::{Why, is_touched};
use super::vocabulary::Reason;
use crate::{Call, Desk, Fault, Result, places};

/// How long a decision can be undone.
const HOUR_MS: i64 = 60 * 60 * 1_000;
/// Rows emptied in one go.
const SWEPT: i64 = 200;

const TOO_LATE: Fault = Fault::new(
    "DECISION_FINAL",
    "Diese Entscheidung steht fest: Sie ist älter als eine Stunde.",
    "This decision is final: it is older than an hour.",
);
const WORKED_WITH: Fault = Fault::new(
    "DECISION_FINAL",
    "Mit dieser Person hat seither jemand gearbeitet; sie wird nicht mehr entfernt. Bitte auf ihrer Seite ändern.",
    "Somebody has worked with this person since; it is not removed any more. Please change it on its page.",
);

/// Shown beside the button.
pub const REOPEN_HINT: Words = Words {
    de: "Eine Stunde lang lässt sich eine Entscheidung zurücknehmen; dann verschwindet der Inhalt der Zeile.",
    en: "For an hour a decision can be taken back; then the content of the row is gone.",
};

/// A decision that can be undone.
#[derive(Clone, Copy, Debug)]
pub struct DecidedView {
    /// The row.
    pub id: HeldId,
    /// Line in the file.
    pub line: i64,
    /// Why it waited.
    pub reason: Reason,
    /// What was decided.
    pub decision: Decision,
    /// Why.
    pub because: Option<Because>,
    /// When (milliseconds since 1970 UTC).
    pub decided_at: i64,
}

impl Desk {
    /// The newest decisions that can be undone.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn undoable(&self, call: &Call, limit: i64) -> Result<Vec<DecidedView>> {
        let rows = self.store.read(|tx| held::decided(tx, limit))?;
        Ok(rows.iter().filter(|row| is_fresh(row, call)).filter_map(view).collect())
    }

    /// Takes a decision back: what it brought is removed, and the row waits again.
    ///
    /// # Errors
    /// `DECISION_FINAL` after an hour, or when somebody has worked with a person that was taken.
    pub fn reopen_held(&self, call: &Call, id: HeldId) -> Result<()> {
        let row = self.store.read(|tx| held::get(tx, id))?.ok_or(Fault::NOT_FOUND)?;
        if row.state == HeldState::Waiting || row.sealed.is_empty() || !is_fresh(&row, call) {
            return Err(TOO_LATE.into());
        }
        let _turn = self.taking.turn();
        let brought = row.label.map(|label| self.brought(&row, label)).transpose()?;
        // First the row waits again, so that it does not go with the person it became.
        self.store.write(|tx| {
            if held::reopen(tx, id)? == 0 {
                return Err(TOO_LATE.into());
            }
            let note =
                Note::new(call.actor.user, Action::HeldReopened, Object::Held, call.moment());
            self.note(tx, note)
        })?;
        match (row.label, brought) {
            (Some(label), Some(persons)) => self.take_decision_back(call, &row, label, &persons),
            _ => Ok(()),
        }
    }

    /// Whom a decision brought, or brought something to.
    fn brought(&self, row: &Held, label: LabelId) -> Result<Vec<PersonId>> {
        let record = self.store.read(|tx| import::get(tx, row.import))?.ok_or(Fault::NOT_FOUND)?;
        let touched = self.store.read(|tx| import::touched(tx, label))?;
        if row.state == HeldState::Taken {
            let worked_with = self.store.read(|tx| {
                touched.iter().map(|p| is_touched(tx, record.source, label, *p)).collect()
            });
            let worked_with: Vec<bool> = worked_with.map_err(|f: store::Failure| f)?;
            if worked_with.contains(&true) {
                return Err(WORKED_WITH.into());
            }
        }
        Ok(touched)
    }

    fn take_decision_back(
        &self,
        call: &Call,
        row: &Held,
        label: LabelId,
        persons: &[PersonId],
    ) -> Result<()> {
        if row.state == HeldState::Taken {
            return self.erase_all(call, persons);
        }
        let (_, compare) = self.permits(call)?;
        self.store.write(|tx| {
            persons.iter().try_for_each(|p| self.take_back(tx, call, &compare, *p, label))
        })?;
        self.reindex(&compare, persons)
    }

    /// Empties rows whose decision can no longer be undone, and destroys their keys. Called every
    /// minute or so.
    ///
    /// # Errors
    /// Failures of the stores.
    pub fn sweep_held(&self, call: &Call) -> Result<()> {
        let rows = self.store.read(|tx| held::decided_before(tx, call.ms() - HOUR_MS, SWEPT))?;
        for row in rows {
            self.destroy_key(call, PersonId(row.0), places::HELD, Why::Done)?;
            self.store.write(|tx| held::empty(tx, row).map(drop))?;
        }
        Ok(())
    }
}

fn is_fresh(row: &Held, call: &Call) -> bool {
    row.decided_at.is_some_and(|at| at > call.ms() - HOUR_MS)
}

fn view(row: &Held) -> Option<DecidedView> {
    Some(DecidedView {
        id: row.id,
        line: row.line,
        reason: Reason::from_code(row.reason)?,
        decision: match row.state {
            HeldState::Taken => Decision::Take,
            HeldState::Merged => Decision::Merge,
            _ => Decision::Drop,
        },
        because: row.decision_reason.and_then(Because::from_code),
        decided_at: row.decided_at?,
    })
}
