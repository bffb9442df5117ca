//! Which values of two persons are the better ones, by the rules that hold for lists as well.

use std::collections::HashMap;

use law::ids::{LabelId, PersonId};
use store::records::datum::{self, Datum};
use store::records::label;

use super::carry::is_single;
use crate::leading::Worth;
use crate::{Desk, Result};

impl Desk {
    /// Kinds of which somebody has one and whose value of `gone` takes the lead from that of `kept`.
    pub(crate) fn better_of(&self, kept: PersonId, gone: PersonId) -> Result<Vec<u16>> {
        let register = self.register();
        let (data, worths) = self.store.read(|tx| {
            let data = datum::of_persons(tx, &[kept, gone])?;
            let labels: Vec<LabelId> = data.iter().map(|datum| datum.label).collect();
            let labels = label::of_many(tx, &labels)?;
            let worths = labels.iter().map(|label| (label.id, Worth::of(label)));
            Ok::<_, store::Failure>((data, worths.collect::<HashMap<_, _>>()))
        })?;
        let leading = |person: PersonId, kind: u16| {
            let leads = |d: &&Datum| d.person == person && d.kind == kind && d.state == 1;
            data.iter().find(leads).and_then(|datum| worths.get(&datum.label))
        };
        let mut kinds: Vec<u16> = data.iter().map(|datum| datum.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.retain(|kind| {
            let both = leading(gone, *kind).zip(leading(kept, *kind));
            is_single(&register, *kind) && both.is_some_and(|(ours, theirs)| ours.beats(*theirs))
        });
        Ok(kinds)
    }
}
