//! Rows in quarantine: what the new words find in their notes is taken out at once, as it would have
//! been when the list came in (R-EMP-21). Nobody has worked with such a row yet, so nobody is asked.

use intake::mapping::Target;
use law::access::{Set64, Subjects, decide};
use law::ids::{HeldId, PersonId};
use law::kinds::{Collect, HeldRow, Shape, View};
use store::records::held::{self, Held};
use store::records::rescreening::{self, Run};
use vault::{Action, Note, Object};

use crate::screening::{House, Screened};
use crate::{Call, Desk, Failure, Result, places};

/// Stands for rows in quarantine where a run names the kind it is at; behind every kind there is.
pub(super) const ROWS: u16 = u16::MAX;
/// Rows in one transaction.
const BATCH: i64 = 100;

/// A row as it may be kept. No `Debug`: it holds text.
struct Cleaned<'r> {
    row: &'r Held,
    sealed: Vec<u8>,
    found: Screened,
}

impl Desk {
    /// Screens the next rows that have content; `false` when none is left.
    pub(super) fn screen_rows(&self, call: &Call, house: &House, run: &mut Run) -> Result<bool> {
        let behind = HeldId(run.after.0);
        let rows = self.store.read(|tx| held::with_content(tx, behind, BATCH))?;
        let Some(last) = rows.last() else { return Ok(false) };
        let cleaned = self.cleaned(call, house, &rows)?;
        run.after = PersonId(last.id.0);
        run.texts += i64::try_from(rows.len()).unwrap_or(i64::MAX);
        run.found += i64::try_from(cleaned.len()).unwrap_or(i64::MAX);
        self.store.write(|tx| {
            for Cleaned { row, sealed, found } in &cleaned {
                // Decided or swept meanwhile: then its content is gone or was screened by that.
                if held::reseal(tx, row.id, &row.sealed, sealed)? == 1 {
                    self.count_masks(tx, call, &found.removed)?;
                }
            }
            if !cleaned.is_empty() {
                let count = u32::try_from(cleaned.len()).unwrap_or(u32::MAX);
                let note =
                    Note::new(call.actor.user, Action::NoteChanged, Object::Held, call.moment());
                self.note(tx, note.count(count))?;
            }
            Ok::<_, crate::Error>(rescreening::put_run(tx, run)?)
        })?;
        Ok(true)
    }

    /// Those in which something is found, sealed anew without it.
    fn cleaned<'r>(
        &self,
        call: &Call,
        house: &House,
        rows: &'r [Held],
    ) -> Result<Vec<Cleaned<'r>>> {
        let register = self.register();
        let work = register.facts(self.rights_activity(&register)?);
        let at_most = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let subjects = Subjects::Set { at_most };
        let view = decide::<View>(call.actor, subjects, &work, Set64::FULL)?;
        let view = self.grant(view, call, None)?;
        let collect = decide::<Collect>(call.actor, subjects, &self.intake()?, Set64::FULL)?;
        let mut cleaned = Vec::new();
        for row in rows {
            let place = places::held(row.id);
            // No key: the row is being let go of.
            if self.keys.get(place.person, place.class)?.is_none() {
                continue;
            }
            let (mut cells, mapping) = self.open_held(&view, row)?;
            let mut found: Option<Screened> = None;
            for (target, cell) in mapping.targets.iter().zip(&mut cells) {
                if !matches!(target, Target::Part(Shape::Note, _)) {
                    continue;
                }
                let screened = Screened::of(house, cell, None);
                if !screened.removed.is_empty() {
                    cell.clone_from(&screened.kept);
                    match &mut found {
                        Some(found) => found.removed.extend(screened.removed),
                        None => found = Some(screened),
                    }
                }
            }
            if let Some(found) = found {
                let cells =
                    serde_json::to_string(&cells).map_err(|_| Failure::at("writing a held row"))?;
                let key = self.key(place.person, place.class)?;
                let sealed = self.vault.seal_fields::<HeldRow>(&collect, &key, place, &[&cells])?;
                cleaned.push(Cleaned { row, sealed: sealed.into_stored(), found });
            }
        }
        Ok(cleaned)
    }
}
