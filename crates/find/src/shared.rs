//! The index behind a lock.

use std::collections::HashSet;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::index::{Found, Id, Index};
use crate::record::Doc;

/// An [`Index`] for many threads: searches run side by side; a change waits for those that run and
/// takes microseconds. The methods are those of [`Index`].
#[derive(Default)]
pub struct Shared(RwLock<Index>);

impl Shared {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// See [`Index::insert`].
    pub fn insert(&self, id: Id, doc: &Doc<'_>) {
        self.write().insert(id, doc);
    }

    /// See [`Index::remove`].
    pub fn remove(&self, id: &Id) {
        self.write().remove(id);
    }

    /// See [`Index::clear`].
    pub fn clear(&self) {
        self.write().clear();
    }

    /// See [`Index::purge`].
    pub fn purge(&self) {
        self.write().purge();
    }

    /// See [`Index::search`].
    pub fn search(&self, query: &str, limit: usize) -> Found {
        self.read().search(query, limit)
    }

    /// See [`Index::ids_in_town`].
    pub fn ids_in_town(&self, town: &str) -> HashSet<Id> {
        self.read().ids_in_town(town)
    }

    /// See [`Index::ids_by_mail`].
    pub fn ids_by_mail(&self, stem: &str, fits: impl Fn(&str) -> bool) -> HashSet<Id> {
        self.read().ids_by_mail(stem, fits)
    }

    /// See [`Index::len`].
    pub fn len(&self) -> usize {
        self.read().len()
    }

    /// See [`Index::is_empty`].
    pub fn is_empty(&self) -> bool {
        self.read().is_empty()
    }

    /// See [`Index::memory_bytes`].
    pub fn memory_bytes(&self) -> usize {
        self.read().memory_bytes()
    }

    // A thread that panicked with the lock leaves at worst one person half found; refusing every
    // search after that would help nobody.
    fn read(&self) -> RwLockReadGuard<'_, Index> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Index> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searching_goes_on_while_people_come_in_and_after_a_panic() {
        let shared = Shared::new();
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                for n in 0..200u8 {
                    shared.insert([n; 16], &Doc { names: &["Anna"], ..Doc::default() });
                }
            });
            let mut seen = 0;
            while !writer.is_finished() {
                let now = shared.search("anna", 1).total;
                assert!(now >= seen);
                seen = now;
            }
            let poisoner = scope.spawn(|| {
                let _guard = shared.write();
                panic!("on purpose");
            });
            assert!(poisoner.join().is_err());
        });
        assert_eq!(shared.search("anna", 50).total, 200);
        shared.clear();
        assert!(shared.is_empty() && shared.search("anna", 50).hits.is_empty());
    }
}
