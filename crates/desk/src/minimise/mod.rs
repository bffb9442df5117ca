//! The minimisation report (Art. 5(1)(c) GDPR): of each kind, how much is held, who needs it, when
//! it was last opened and for what, and what nobody needs. Photos, birthdays and salutations are called out
//! (C-394/23 *Mousse*, R-BAS-07). A kind that is not needed is retired and its values erased.
//!
//! The report walks everything and is therefore made by a job; pages show the last one.

mod report;
mod retire;
mod used;

#[cfg(test)]
mod tests;

pub use report::{CallOut, KindReport, Report};
pub use retire::Preview;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The last report, and what is being erased right now. In memory: it can be made again.
#[derive(Default)]
pub(crate) struct State {
    last: Mutex<Option<Arc<Report>>>,
    running: AtomicBool,
    erased: AtomicU64,
    noted: Mutex<used::Noted>,
}

/// One job at a time; gives the turn back when dropped.
pub(crate) struct Turn<'a>(&'a AtomicBool);

impl State {
    pub(crate) fn turn(&self) -> Option<Turn<'_>> {
        let free = self.running.compare_exchange(false, true, Ordering::AcqRel, Ordering::Acquire);
        free.ok().map(|_| Turn(&self.running))
    }

    fn put(&self, report: Report) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(report));
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl crate::Desk {
    /// The last report of this run of the program, and whether a job is under way and how many
    /// values it has erased.
    pub fn minimisation(&self) -> (Option<Arc<Report>>, Option<u64>) {
        let last = self.minimise.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let running = self.minimise.running.load(Ordering::Acquire);
        (last, running.then(|| self.minimise.erased.load(Ordering::Relaxed)))
    }
}
