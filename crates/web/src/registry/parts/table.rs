//! Finding and adding the numbered entries of a list.

use desk::register::{Activity, Kind, Processor, ProductGroup, Recipient, Source};

use super::Entry;
use crate::errors::{Error, Fault};

/// An entry with a number.
pub trait Numbered {
    /// The number.
    fn id(&self) -> u16;
}

macro_rules! numbered {
    ($($entry:ty),+) => { $(impl Numbered for $entry { fn id(&self) -> u16 { self.id } })+ };
}
numbered!(Activity, Kind, Source, ProductGroup, Recipient, Processor);

/// The entry with this number.
pub fn find<T: Numbered>(list: &[T], id: u16) -> Option<&T> {
    list.iter().find(|entry| entry.id() == id)
}

/// The next free number.
pub fn next<T: Numbered>(list: &[T]) -> u16 {
    list.iter().map(Numbered::id).max().unwrap_or(0).saturating_add(1)
}

/// The entry to change, or the fresh one after adding it.
pub fn open<T: Numbered>(
    list: &mut Vec<T>,
    entry: Entry,
    fresh: impl FnOnce(u16) -> T,
) -> Result<&mut T, Error> {
    let id = entry.unwrap_or_else(|| next(list));
    if entry.is_none() {
        list.push(fresh(id));
    }
    list.iter_mut().find(|entry| entry.id() == id).ok_or_else(|| Fault::not_found().into())
}
