//! Rows in quarantine for programs: which wait and why, without what they say.

use law::ids::{HeldId, ImportId, PersonId};
use store::records::held::{self, Held, HeldState};

use super::quarantine::Decision;
use super::vocabulary::Reason;
use crate::{Call, Desk, Fault, Result};

/// A row without its content.
pub struct HeldEntry {
    /// Its id.
    pub id: HeldId,
    /// The import it came with.
    pub import: ImportId,
    /// Line in the file.
    pub line: i64,
    /// Why it waits.
    pub reason: Reason,
    /// The person it may be.
    pub against: Option<PersonId>,
    /// Probability that it is that person, 0 to 1.
    pub score: Option<f64>,
    /// What was decided, if anything yet.
    pub decision: Option<Decision>,
}

impl HeldEntry {
    /// Whether a named person has to decide, and no program.
    pub fn needs_somebody(&self) -> bool {
        !matches!(self.reason, Reason::PerhapsKnown | Reason::DoubtfulPerson | Reason::Crowded)
    }

    fn of(row: &Held) -> Self {
        Self {
            id: row.id,
            import: row.import,
            line: row.line,
            reason: Reason::from_code(row.reason).unwrap_or(Reason::DoubtfulPerson),
            against: row.against,
            score: row.score.map(|thousandths| thousandths as f64 / 1_000.0),
            decision: match row.state {
                HeldState::Taken => Some(Decision::Take),
                HeldState::Merged => Some(Decision::Merge),
                HeldState::Dropped => Some(Decision::Drop),
                HeldState::Waiting => None,
            },
        }
    }
}

impl Desk {
    /// Rows that wait, those with one reason together, the surest first, behind one if named;
    /// nothing is opened.
    ///
    /// # Errors
    /// A refusal when the caller takes no part in taking data in.
    pub fn waiting_list(
        &self,
        call: &Call,
        only: Option<Reason>,
        behind: Option<HeldId>,
        limit: i64,
    ) -> Result<Vec<HeldEntry>> {
        self.may_merge(call)?;
        let rows = self.store.read(|tx| {
            let last = behind.map(|id| held::get(tx, id)).transpose()?.flatten();
            let behind = last.map(|row| held::Behind {
                reason: row.reason,
                score: row.score.unwrap_or(0),
                held: row.id,
            });
            held::work(tx, only.map(Reason::code), behind, limit)
        })?;
        Ok(rows.iter().map(HeldEntry::of).collect())
    }

    /// One row, decided or not; nothing is opened.
    ///
    /// # Errors
    /// `NOT_FOUND`; a refusal as above.
    pub fn held_entry(&self, call: &Call, id: HeldId) -> Result<HeldEntry> {
        self.may_merge(call)?;
        let row = self.store.read(|tx| held::get(tx, id))?.ok_or(Fault::NOT_FOUND)?;
        Ok(HeldEntry::of(&row))
    }
}
