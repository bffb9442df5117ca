//! The match index of the base: everybody in comparable form, kept up with every commit.

use std::collections::BTreeSet;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use law::ids::PersonId;
use link::{Comparable, Index, Matcher, Workspace};

use super::traits::ASSUME;
use super::verdict::Likeness;

/// The match index, shared between threads.
pub(crate) struct Base(RwLock<Everyone>);

/// Everybody in the base. The engine knows persons by small numbers ("entries"); somebody with two
/// addresses has two.
pub(crate) struct Everyone {
    matcher: Matcher,
    /// Whose each entry is.
    persons: Vec<PersonId>,
    /// Entries in force, by person; about four bytes an entry where a map would take thirty.
    order: Vec<u32>,
    /// Entries of rows that are judged right now and may come to nothing.
    pub(super) pending: BTreeSet<u32>,
}

impl Default for Base {
    fn default() -> Self {
        Self::of(Index::new(ASSUME), Vec::new())
    }
}

impl Base {
    /// A base of these entries, made by [`Index::push_comparable`], and whose they are.
    pub(crate) fn of(mut index: Index, persons: Vec<PersonId>) -> Self {
        index.finish();
        let mut order: Vec<u32> = (0..).take(persons.len()).collect();
        let whose = |entry: &u32| persons.get(*entry as usize).copied().unwrap_or_default();
        order.sort_by_key(|entry| (whose(entry), *entry));
        let matcher = Matcher::new(index);
        Self(RwLock::new(Everyone { matcher, persons, order, pending: BTreeSet::new() }))
    }

    /// Takes another's place, as after start.
    pub(crate) fn replace(&self, other: Self) {
        *self.write() = other.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    }

    /// Everybody, for one look.
    pub(crate) fn read(&self) -> RwLockReadGuard<'_, Everyone> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn write(&self) -> RwLockWriteGuard<'_, Everyone> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a person in, in the place of what was there.
    pub(crate) fn put(&self, person: PersonId, entries: &[Comparable]) {
        let mut everyone = self.write();
        everyone.remove(person);
        for entry in entries {
            let number = everyone.matcher.index_mut().add_comparable(entry);
            everyone.assign(number, person);
        }
    }

    /// Takes a person out.
    pub(crate) fn remove(&self, person: PersonId) {
        self.write().remove(person);
    }

    /// Takes many out at once: what lies behind them closes up once, not once for each.
    pub(crate) fn remove_many(&self, persons: &[PersonId]) {
        self.write().remove_many(persons);
    }

    /// Makes the index compact, as after an import.
    pub(crate) fn settle(&self) {
        let mut everyone = self.write();
        everyone.matcher.index_mut().settle();
        everyone.persons.shrink_to_fit();
        everyone.order.shrink_to_fit();
    }
}

impl Everyone {
    /// The engine, for looking over the base as a whole: its numbers are those of
    /// [`person`](Self::person).
    pub(crate) const fn matcher(&self) -> &Matcher {
        &self.matcher
    }

    /// Judges by this model from now on.
    pub(super) fn teach(&mut self, model: link::Model) {
        self.matcher.set_model(model);
    }

    /// Whose entry this is; nobody's once it was taken out.
    pub(crate) fn person(&self, entry: u32) -> Option<PersonId> {
        let person = *self.persons.get(entry as usize)?;
        (person != PersonId::default()).then_some(person)
    }

    /// The entries of a person.
    pub(crate) fn entries(&self, person: PersonId) -> &[u32] {
        let from = self.order.partition_point(|entry| self.whose(*entry) < person);
        let rest = self.order.get(from..).unwrap_or_default();
        let count = rest.partition_point(|entry| self.whose(*entry) == person);
        rest.get(..count).unwrap_or_default()
    }

    /// Whom a row resembles, the surest first, each person once; rows being judged elsewhere are
    /// nobody yet.
    pub(crate) fn alike(&self, row: &Comparable, space: &mut Workspace) -> Likeness {
        self.alike_among(row, |entry| !self.pending.contains(&entry), space)
    }

    pub(super) fn alike_among(
        &self,
        row: &Comparable,
        wanted: impl Fn(u32) -> bool,
        space: &mut Workspace,
    ) -> Likeness {
        Likeness::of(self, row, self.matcher.find_comparable(row, wanted, space))
    }

    /// Bytes held on the heap.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        let own = self.persons.capacity() * size_of::<PersonId>() + self.order.capacity() * 4;
        own + self.matcher.index().bytes()
    }

    /// Adds an entry that is nobody's yet, with its blocking keys.
    pub(super) fn propose(&mut self, row: &Comparable, keys: &[u32]) -> u32 {
        let entry = self.matcher.index_mut().add_keyed(row, keys);
        self.name(entry, PersonId::default());
        self.pending.insert(entry);
        entry
    }

    /// Takes an entry out that is nobody's yet.
    pub(super) fn withdraw(&mut self, entry: u32) {
        if self.pending.remove(&entry) {
            self.matcher.index_mut().remove(entry);
        }
    }

    /// Makes an entry a person's.
    pub(super) fn assign(&mut self, entry: u32, person: PersonId) {
        self.pending.remove(&entry);
        self.name(entry, person);
        let at = self.order.partition_point(|e| (self.whose(*e), *e) < (person, entry));
        self.order.insert(at, entry);
    }

    fn remove(&mut self, person: PersonId) {
        let from = self.order.partition_point(|entry| self.whose(*entry) < person);
        let count = self.entries(person).len();
        let gone: Vec<u32> = self.order.drain(from..from + count).collect();
        for entry in gone {
            self.matcher.index_mut().remove(entry);
            self.name(entry, PersonId::default());
        }
    }

    fn remove_many(&mut self, persons: &[PersonId]) {
        let before = |person| self.order.partition_point(|entry| self.whose(*entry) < person);
        let of = |person: &PersonId| {
            let from = before(*person);
            from..from + self.entries(*person).len()
        };
        let places: BTreeSet<usize> = persons.iter().flat_map(of).collect();
        let entry = |place: &usize| self.order.get(*place).copied();
        let gone: Vec<u32> = places.iter().filter_map(entry).collect();
        let (mut next, mut at) = (places.iter().peekable(), 0..);
        self.order.retain(|_| {
            let place = at.next();
            next.next_if(|gone| Some(**gone) == place).is_none()
        });
        for entry in gone {
            self.matcher.index_mut().remove(entry);
            self.name(entry, PersonId::default());
        }
    }

    fn whose(&self, entry: u32) -> PersonId {
        self.persons.get(entry as usize).copied().unwrap_or_default()
    }

    fn name(&mut self, entry: u32, person: PersonId) {
        let entry = entry as usize;
        if self.persons.len() <= entry {
            self.persons.resize(entry + 1, PersonId::default());
        }
        if let Some(place) = self.persons.get_mut(entry) {
            *place = person;
        }
    }
}
