//! Rows under judgement: each is compared with the base and with the rows before it.

use std::collections::HashMap;

use law::ids::PersonId;
use link::{Comparable, Workspace};

use super::base::Base;
use super::verdict::{Alike, Who};

/// Rows that two threads compare together.
pub(super) const GROUP: usize = 128;

/// Entries of rows that are judged right now; all are withdrawn at the end but those that became
/// somebody.
pub(crate) struct Proposal<'a> {
    base: &'a Base,
    /// Entry of each row that has one, by its place in the batch.
    entries: HashMap<usize, u32>,
    /// Place in the batch of each entry.
    places: HashMap<u32, usize>,
}

impl<'a> Proposal<'a> {
    /// No rows yet.
    pub(crate) fn new(base: &'a Base) -> Self {
        Self { base, entries: HashMap::new(), places: HashMap::new() }
    }

    /// Whom each row, told by its place in the batch, resembles among the base and the rows before,
    /// which are named by their places. Two threads share the work, a group at a time: rows behind
    /// a row already count in the index, and thousands of them would pass for a crowd.
    pub(crate) fn compare(&mut self, rows: &[(usize, &Comparable)]) -> Vec<(usize, Alike)> {
        rows.chunks(GROUP).flat_map(|group| self.compare_group(group)).collect()
    }

    fn compare_group(&mut self, rows: &[(usize, &Comparable)]) -> Vec<(usize, Alike)> {
        // A row alone meets the base as it is: in a small firm its own name would count as a second
        // of that name.
        if let [_] = rows {
            let found = self.each_alike(rows);
            self.propose(rows);
            return found;
        }
        self.propose(rows);
        let (first, second) = rows.split_at(rows.len() / 2);
        if first.is_empty() {
            return self.each_alike(second);
        }
        std::thread::scope(|scope| {
            let beside = scope.spawn(|| self.each_alike(first));
            let second = self.each_alike(second);
            // A thread that panicked has said so; it must not pass for rows like nobody.
            let first = beside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            first.into_iter().chain(second).collect()
        })
    }

    fn propose(&mut self, rows: &[(usize, &Comparable)]) {
        let mut everyone = self.base.write();
        for (at, row) in rows.iter().filter(|(_, row)| !row.is_empty()) {
            let entry = everyone.propose(row);
            self.entries.insert(*at, entry);
            self.places.insert(entry, *at);
        }
    }

    fn each_alike(&self, rows: &[(usize, &Comparable)]) -> Vec<(usize, Alike)> {
        let mut space = Workspace::default();
        rows.iter().map(|(at, row)| (*at, self.alike(*at, row, &mut space))).collect()
    }

    /// Whom one row resembles; the base is free for others between two rows.
    fn alike(&self, at: usize, row: &Comparable, space: &mut Workspace) -> Alike {
        if row.is_empty() {
            return Alike::Nobody;
        }
        let everyone = self.base.read();
        let before = |entry: u32| self.places.get(&entry).is_some_and(|place| *place < at);
        let wanted = |entry: u32| !everyone.pending.contains(&entry) || before(entry);
        let place = |entry: u32| self.places.get(&entry).map_or(u32::MAX, |at| *at as u32);
        let who = |who: Who| match who {
            Who::Row(entry) => Who::Row(place(entry)),
            known @ Who::Base(_) => known,
        };
        match everyone.alike_among(row, wanted, space).alike {
            Alike::Perhaps(whom, score) => Alike::Perhaps(who(whom), score),
            Alike::Surely(whom, score) => Alike::Surely(who(whom), score),
            other => other,
        }
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
