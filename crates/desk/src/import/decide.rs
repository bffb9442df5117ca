//! Deciding about held rows: take, merge or drop, one or many, with a reason that is kept.

use intake::RawRow;
use law::access::{Set64, Subjects, decide};
use law::ids::{HeldId, LabelId, PersonId};
use law::kinds::View;
use law::refusal::Words;
use store::records::held::{self, Held, HeldState};
use store::records::{import, label};
use vault::{Action, Note, Object};

use super::NO_SOURCE;
use super::clean::Reading;
use super::quarantine::{Because, Decision};
use super::run::{Batch, ReadRow, Running};
use super::settle::Settled;
use super::vocabulary::Reason;
use crate::{Call, Desk, Fault, Result};

/// Rows decided in one go at most; with more, the same again.
const MOST: i64 = 500;

const DECIDED: Fault = Fault::new(
    "ALREADY_DECIDED",
    "Darüber hat schon jemand entschieden. Bitte neu laden.",
    "Somebody has decided about this already. Please reload.",
);
const MERGE_WITH_WHOM: Fault = Fault::new(
    "MERGE_TARGET",
    "Zu dieser Zeile gibt es keine bekannte Person, mit der sie zusammengeführt werden könnte.",
    "There is no known person this row could be merged with.",
);

const REASON_NEEDED: Fault = Fault::of(
    "because",
    "REASON_NEEDED",
    Words {
        de: "Bitte einen Grund wählen, der zu dieser Entscheidung passt.",
        en: "Please choose a reason that fits this decision.",
    },
);

impl Desk {
    /// Decides about a held row. Taken and merged rows go through the same checks as any other;
    /// who is on the suppression list stays without advertising whatever is decided. Without a reason
    /// the usual one is kept, where the decision has one ([`Because::usual`]).
    ///
    /// # Errors
    /// `ALREADY_DECIDED`; `REASON_NEEDED`; a fault when there is nobody to merge with.
    pub fn decide_held(
        &self,
        call: &Call,
        id: HeldId,
        decision: Decision,
        because: impl Into<Option<Because>>,
    ) -> Result<()> {
        let row = self.store.read(|tx| held::get(tx, id))?.ok_or(Fault::NOT_FOUND)?;
        if row.state != HeldState::Waiting {
            return Err(DECIDED.into());
        }
        let waits = Reason::from_code(row.reason).unwrap_or(Reason::DoubtfulPerson);
        let because = because.into().or(Because::usual(decision, waits));
        let because = because.filter(|b| b.fits(decision)).ok_or(REASON_NEEDED)?;
        let brought = match decision {
            Decision::Drop => None,
            Decision::Merge if row.against.is_none() => return Err(MERGE_WITH_WHOM.into()),
            Decision::Take => Some(self.take_held(call, &row, None)?),
            Decision::Merge => Some(self.take_held(call, &row, row.against)?),
        };
        self.close_held(call, Held { label: brought, ..row }, decision, because)
    }

    /// Decides alike about every row that waits for this reason, the surest first, at most 500 at
    /// once; gives how many. Rows without a known person are passed over by merging.
    ///
    /// # Errors
    /// Those of [`Desk::decide_held`]; what was decided before stays decided.
    pub fn decide_alike(
        &self,
        call: &Call,
        reason: Reason,
        decision: Decision,
        because: impl Into<Option<Because>>,
    ) -> Result<usize> {
        let because = because.into();
        let rows = self.store.read(|tx| held::work(tx, Some(reason.code()), None, MOST))?;
        let fits = |row: &&Held| decision != Decision::Merge || row.against.is_some();
        let rows: Vec<HeldId> = rows.iter().filter(fits).map(|row| row.id).collect();
        for row in &rows {
            self.decide_held(call, *row, decision, because)?;
        }
        Ok(rows.len())
    }

    /// Takes a held row in as somebody new (`None`) or as this person, under a label of its own, by
    /// which it can be undone.
    fn take_held(&self, call: &Call, row: &Held, same: Option<PersonId>) -> Result<LabelId> {
        let record = self.store.read(|tx| import::get(tx, row.import))?.ok_or(Fault::NOT_FOUND)?;
        let register = self.register();
        let source = register.source(record.source).ok_or(NO_SOURCE)?;
        let mut plan = self.plan(call, &record)?;
        plan.label = self.label_of_decision(call, plan.label)?;
        let (collect, compare) = self.permits(call)?;
        let intake = self.intake()?;
        let permit =
            decide::<View>(call.actor, Subjects::Set { at_most: 1 }, &intake, Set64::FULL)?;
        let view = self.grant(permit, call, None)?;
        let (cells, mapping) = self.open_held(&view, row)?;
        let screener = self.screener();
        let reading = Reading {
            mapping: &mapping,
            register: &register,
            screener: &screener,
            country: plan.country,
            today: plan.today,
        };
        let raw = RawRow { line: u64::try_from(row.line).unwrap_or_default(), cells };
        let read = ReadRow::of(raw, &reading, &self.vault, source.id);
        let batch = Batch { rows: vec![read], unreadable: Vec::new() };
        let running = Running {
            call,
            plan: &plan,
            register: &register,
            collect: &collect,
            compare: &compare,
            mapping: &mapping,
            spent: None,
        };
        self.settle_with(&running, None, &batch, |scene| Settled::taken(scene, &batch, same))?;
        Ok(plan.label)
    }

    /// The label of an import once more, for what somebody decided about.
    fn label_of_decision(&self, call: &Call, of: LabelId) -> Result<LabelId> {
        let id = LabelId(self.fresh(call)?.0);
        self.store.write(|tx| {
            let told = label::get(tx, of)?.ok_or(Fault::NOT_FOUND)?;
            // The evidence is sealed for the place it stands in; it stays with the import.
            let own = label::Label { id, user: call.actor.user, evidence: None, ..told };
            Ok::<_, crate::Error>(label::insert(tx, &own)?)
        })?;
        Ok(id)
    }

    /// Keeps the decision; the content of the row goes when it can no longer be undone.
    fn close_held(
        &self,
        call: &Call,
        mut row: Held,
        decision: Decision,
        because: Because,
    ) -> Result<()> {
        let (state, action) = match decision {
            Decision::Take => (HeldState::Taken, Action::HeldTaken),
            Decision::Merge => (HeldState::Merged, Action::HeldMerged),
            Decision::Drop => (HeldState::Dropped, Action::HeldDropped),
        };
        let refused = [Reason::Suppressed, Reason::Shunned, Reason::PerhapsShunned];
        let overruled = Reason::from_code(row.reason).is_some_and(|r| refused.contains(&r))
            && decision != Decision::Drop;
        row.state = state;
        row.decided_by = Some(call.actor.user);
        row.decided_at = Some(call.ms());
        row.decision_reason = Some(because.code());
        self.store.write(|tx| {
            if held::decide(tx, &row)? == 0 {
                return Err(DECIDED.into());
            }
            let note = |action| Note::new(call.actor.user, action, Object::Held, call.moment());
            if overruled {
                self.note(tx, note(Action::BlacklistOverruled))?;
            }
            self.note(tx, note(action))
        })
    }
}
