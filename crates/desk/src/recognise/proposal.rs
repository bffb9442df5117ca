//! Rows under judgement: each is compared with the base and with the rows before it.

use std::collections::{HashMap, HashSet};

use law::ids::PersonId;
use link::{Comparable, Workspace};

use super::base::Base;
use super::verdict::{Alike, Who};
use crate::Result;
use crate::both::both;

/// Rows that two threads compare together.
pub(super) const GROUP: usize = 256;

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

    /// Whom each row, told by its place in the batch, resembles among the base and the rows before,
    /// which are named by their places; rows after them are compared with these too.
    ///
    /// # Errors
    /// When a thread panicked.
    pub(crate) fn compare(&mut self, rows: &[(usize, &Comparable)]) -> Result<Vec<(usize, Alike)>> {
        let mut found = Vec::with_capacity(rows.len());
        let mut rows = rows;
        while !rows.is_empty() {
            let (group, rest) = rows.split_at(self.group().min(rows.len()));
            found.extend(self.compare_group(group)?);
            rows = rest;
        }
        Ok(found)
    }

    /// How many rows two threads look up before any of them counts as one of many: at most every
    /// hundredth of the base, so that nothing is rarer than it is to a row alone.
    fn group(&self) -> usize {
        let living = self.base.read().matcher().index().living();
        if living < GROUP * 100 { 1 } else { GROUP }
    }

    /// Two threads compare the rows with the base, most of the work; then each row that has a key
    /// in common with a row of the group before it is compared again, with those before in the base.
    fn compare_group(&mut self, rows: &[(usize, &Comparable)]) -> Result<Vec<(usize, Alike)>> {
        let (first, second) = rows.split_at(rows.len() / 2);
        let (first, second) = match first {
            [] => Default::default(),
            _ => both(|| self.each(first), || self.each(second))?,
        };
        let mut among = first.into_iter().chain(second);
        let (mut met, mut keys) = (HashSet::new(), Vec::new());
        let mut space = std::mem::take(&mut self.space);
        let mut found = Vec::with_capacity(rows.len());
        for (at, row) in rows {
            row.blocking_keys(&mut keys);
            let alone = keys.iter().all(|key| !met.contains(key));
            met.extend(keys.iter().copied());
            let alike = match among.next() {
                Some(alike) if alone => alike,
                _ => self.alike(row, &mut space),
            };
            found.push((*at, alike));
            self.propose(*at, row, &keys);
        }
        self.space = space;
        Ok(found)
    }

    fn each(&self, rows: &[(usize, &Comparable)]) -> Vec<Alike> {
        let mut space = Workspace::default();
        rows.iter().map(|(_, row)| self.alike(row, &mut space)).collect()
    }

    /// Whom a row resembles; the base is free for others between two rows.
    fn alike(&self, row: &Comparable, space: &mut Workspace) -> Alike {
        if row.is_empty() {
            return Alike::Nobody;
        }
        let everyone = self.base.read();
        let own = |entry: u32| self.places.contains_key(&entry);
        let wanted = |entry: u32| !everyone.pending.contains(&entry) || own(entry);
        let found = everyone.alike_among(row, wanted, space).alike;
        let place = |entry: u32| self.places.get(&entry).map_or(u32::MAX, |at| *at as u32);
        let who = |who: Who| match who {
            Who::Row(entry) => Who::Row(place(entry)),
            known @ Who::Base(_) => known,
        };
        match found {
            Alike::Perhaps(whom, score) => Alike::Perhaps(who(whom), score),
            Alike::Surely(whom, score) => Alike::Surely(who(whom), score),
            other => other,
        }
    }

    fn propose(&mut self, at: usize, row: &Comparable, keys: &[u32]) {
        if row.is_empty() {
            return;
        }
        let entry = self.base.write().propose(row, keys);
        self.entries.insert(at, entry);
        self.places.insert(entry, at);
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
