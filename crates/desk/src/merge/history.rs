//! Which merges a person comes from, and where the id of one that went leads to.

use law::ids::{ObjectId, PersonId};
use store::records::merging::{self, MergeState};
use store::records::standing;

use crate::{Call, Desk, Fault, Result, day_number, day_of, zone};

/// One merge a person stayed in.
pub struct Merged {
    /// Its id.
    pub id: ObjectId,
    /// The id the other person had.
    pub gone: PersonId,
    /// Where it stands.
    pub state: MergeState,
    /// Day of the merge.
    pub on: jiff::civil::Date,
    /// Last day it can be taken back.
    pub undo_until: jiff::civil::Date,
    /// Whether it can be taken back now.
    pub undoable: bool,
    /// Who merged, by name; empty if unknown.
    pub by: String,
}

impl Desk {
    /// Merges a person stayed in, newest first; those taken back too.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn merges_of(&self, call: &Call, person: PersonId) -> Result<Vec<Merged>> {
        let rows = self.store.read(|tx| merging::of_person(tx, person))?;
        let zone = zone(self.register().firm.country);
        let today = day_number(call.now.to_zoned(zone.clone()).date());
        let newest = rows.iter().find(|m| m.state == MergeState::Merged).map(|m| m.id);
        let on = |ms| jiff::Timestamp::from_millisecond(ms).unwrap_or(call.now);
        let view = |row: merging::Merging| Merged {
            id: row.id,
            gone: row.gone,
            state: row.state,
            on: on(row.merged_at).to_zoned(zone.clone()).date(),
            undo_until: day_of(row.undo_until_on),
            undoable: newest == Some(row.id) && today <= row.undo_until_on,
            by: self.display_name(row.user).unwrap_or_default(),
        };
        Ok(rows.into_iter().map(view).collect())
    }

    /// The person that an id leads to since a merge; `None` if nobody went under this id.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn successor(&self, gone: PersonId) -> Result<Option<PersonId>> {
        let merge = self.store.read(|tx| merging::of_gone(tx, gone))?;
        Ok(merge.map(|merge| merge.kept))
    }

    /// Whom this id leads to: the person itself, or the one it was merged into.
    ///
    /// # Errors
    /// `NOT_FOUND` when nobody is there.
    pub(crate) fn current_person(&self, id: PersonId) -> Result<PersonId> {
        if self.store.read(|tx| standing::get(tx, id))?.is_some() {
            return Ok(id);
        }
        self.successor(id)?.ok_or_else(|| Fault::NOT_FOUND.into())
    }
}
