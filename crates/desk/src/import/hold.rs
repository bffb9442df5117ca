//! Putting a row into quarantine, sealed under a key of its own.

use std::collections::BTreeSet;

use intake::mapping::{Mapping, Target as Aim};
use law::ids::HeldId;
use law::kinds::{HeldRow, Shape};
use store::records::held::{Held, HeldState, Mark};

use super::notes::screened;
use super::run::ReadRow;
use super::settle::{Scene, Settled, Target};
use super::vocabulary::{Outcome, Reason};
use crate::screening::House;
use crate::{Failure, Result, day_number, places};

impl Settled {
    /// Holds a row for a human, with the reason and whom it may be.
    pub(super) fn hold(
        &mut self,
        scene: Scene<'_>,
        row: &ReadRow,
        (target, score): (Option<Target>, Option<i64>),
        reason: Reason,
    ) -> Result<()> {
        let Scene { desk, running, .. } = scene;
        let id = HeldId(desk.fresh(running.call)?.0);
        let place = places::held(id);
        let (key, wrapped) = desk.vault.new_key(place.person, place.class)?;
        let cells = kept_cells(row, running.mapping, &desk.screener());
        let cells = serde_json::to_string(&cells).map_err(|_| Failure::at("writing a held row"))?;
        let sealed = desk.vault.seal_fields::<HeldRow>(running.collect, &key, place, &[&cells])?;
        self.held_keys.push((place.person, place.class, wrapped));
        let blinds: BTreeSet<[u8; 16]> = row.keys.identifiers().copied().collect();
        self.held_marks.extend(blinds.into_iter().map(|blind| Mark { held: id, blind }));
        let today = day_number(running.plan.today);
        self.held.push(Held {
            id,
            import: running.plan.import,
            line: i64::try_from(row.clean.line).unwrap_or(i64::MAX),
            reason: reason.code(),
            against: match target {
                Some(Target::Base(person)) => Some(person),
                Some(Target::Draft(at)) => self.drafts.get(at).map(|d| d.person),
                None => None,
            },
            score,
            sealed: sealed.into_stored(),
            state: HeldState::Waiting,
            decided_by: None,
            decided_at: None,
            decision_reason: None,
            label: None,
            created_on: today,
            delete_on: today + i64::from(running.plan.params.quarantine_days),
        });
        self.count(Outcome::Held, reason);
        Ok(())
    }
}

/// The cells as they may be kept: columns that go nowhere are left out, notes screened like those of
/// any other row (R-EMP-21).
fn kept_cells(row: &ReadRow, mapping: &Mapping, house: &House) -> Vec<String> {
    let cells = row.raw.cells.iter().enumerate();
    cells.map(|(at, cell)| kept_cell(mapping.targets.get(at).copied(), cell, house)).collect()
}

fn kept_cell(target: Option<Aim>, cell: &str, house: &House) -> String {
    match target {
        Some(Aim::Part(Shape::Note, _)) => screened(house, cell).0,
        None | Some(Aim::Ignore | Aim::Salutation | Aim::Part(Shape::Attribute, _)) => {
            String::new()
        }
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Register;

    #[test]
    fn a_held_row_keeps_no_column_that_goes_nowhere_and_no_note_unscreened() {
        let house = House::of(&Register::shipped().unwrap());
        let kept = |target, cell| kept_cell(target, cell, &house);
        assert_eq!(kept(Some(Aim::Ignore), "hat Diabetes"), "");
        assert_eq!(kept(None, "hat Diabetes"), "", "a row longer than its header");
        assert_eq!(kept(Some(Aim::Salutation), "Frau"), "");
        assert_eq!(kept(Some(Aim::Part(Shape::Attribute, 0)), "hat Diabetes"), "");
        let note = kept(Some(Aim::Part(Shape::Note, 0)), "Hat Diabetes, bitte klingeln");
        assert!(!note.contains("Diabetes") && note.contains("klingeln"), "{note}");
        assert_eq!(kept(Some(Aim::Part(Shape::Name, 2)), "Krull"), "Krull");
    }
}
