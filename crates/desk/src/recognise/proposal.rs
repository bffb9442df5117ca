//! Rows under judgement: each is compared with the base and with the rows before it.

use std::collections::HashMap;

use law::ids::PersonId;
use link::{Comparable, Workspace};

use super::base::Base;
use super::verdict::{Alike, Who};

/// Entries of rows that are judged right now; all are withdrawn at the end but those that became
/// somebody.
pub(crate) struct Proposal<'a> {
    base: &'a Base,
    /// Entry of each row that has one, by its place in the batch.
    entries: HashMap<usize, u32>,
    /// Place in the batch of each entry.
    places: HashMap<u32, usize>,
    space: Workspace,
}

impl<'a> Proposal<'a> {
    /// No rows yet.
    pub(crate) fn new(base: &'a Base) -> Self {
        Self { base, entries: HashMap::new(), places: HashMap::new(), space: Workspace::default() }
    }

    /// Whom the row at this place of the batch resembles among the base and the rows before, which
    /// are named by their places; rows after it are compared with it too.
    pub(crate) fn compare(&mut self, at: usize, row: &Comparable) -> Alike {
        if row.is_empty() {
            return Alike::Nobody;
        }
        let mut everyone = self.base.write();
        let own = |entry: u32| self.places.contains_key(&entry);
        let wanted = |entry: u32| !everyone.pending.contains(&entry) || own(entry);
        let found = everyone.alike_among(row, wanted, &mut self.space).alike;
        let place = |entry: u32| self.places.get(&entry).map_or(u32::MAX, |at| *at as u32);
        let who = |who: Who| match who {
            Who::Row(entry) => Who::Row(place(entry)),
            known @ Who::Base(_) => known,
        };
        let alike = match found {
            Alike::Perhaps(whom, score) => Alike::Perhaps(who(whom), score),
            Alike::Surely(whom, score) => Alike::Surely(who(whom), score),
            other => other,
        };
        let entry = everyone.propose(row);
        self.entries.insert(at, entry);
        self.places.insert(entry, at);
        alike
    }

    /// The row at this place is this new person now; `false` when it was not compared.
    pub(crate) fn confirm(&mut self, at: usize, person: PersonId) -> bool {
        let Some(entry) = self.entries.remove(&at) else { return false };
        self.places.remove(&entry);
        self.base.write().assign(entry, person);
        true
    }
}

impl Drop for Proposal<'_> {
    fn drop(&mut self) {
        let mut everyone = self.base.write();
        self.entries.values().for_each(|entry| everyone.withdraw(*entry));
    }
}
