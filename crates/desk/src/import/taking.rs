//! What is being taken in right now: one import at most once, batches one after the other, progress
//! and the wish to stop.

use std::collections::HashMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use law::ids::ImportId;
use law::refusal::Words;

use crate::{Desk, Fault, Result};

/// The imports under way in this process.
///
/// INVARIANT: whoever judges rows against the base holds the turn until they are committed. Two
/// imports at once, or an import and a decision in quarantine, therefore never create one person
/// twice; they take turns batch by batch.
#[derive(Default)]
pub(crate) struct Taking {
    turn: Mutex<()>,
    under_way: Mutex<HashMap<ImportId, Arc<Progress>>>,
    /// Why imports broke off that this process ran.
    broken: Mutex<HashMap<ImportId, Words>>,
}

/// How far an import is.
#[derive(Debug, Default)]
pub struct Progress {
    read: AtomicU64,
    size: u64,
    stop: AtomicBool,
}

impl Progress {
    /// Bytes read so far, and bytes in the file.
    pub fn bytes(&self) -> (u64, u64) {
        (self.read.load(Ordering::Relaxed).min(self.size), self.size)
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

const UNDER_WAY: Fault = Fault::new(
    "IMPORT_RUNNING",
    "Diese Datei wird gerade eingelesen. Bitte den Bericht abwarten.",
    "This file is being taken in right now. Please wait for its report.",
);

impl Taking {
    /// The turn to judge and commit.
    pub(crate) fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Claims an import until the claim is dropped.
    pub(crate) fn claim(&self, import: ImportId, size: u64) -> Result<Claim<'_>> {
        let progress = Arc::new(Progress { size, ..Progress::default() });
        let mut under_way = self.under_way();
        if under_way.contains_key(&import) {
            return Err(UNDER_WAY.into());
        }
        under_way.insert(import, Arc::clone(&progress));
        Ok(Claim { taking: self, import, progress })
    }

    /// Remembers why an import broke off, until it goes on.
    pub(crate) fn ended(&self, import: ImportId, why: Option<Words>) {
        let mut broken = self.broken.lock().unwrap_or_else(PoisonError::into_inner);
        match why {
            Some(words) => broken.insert(import, words),
            None => broken.remove(&import),
        };
    }

    /// Why an import broke off, as far as this process knows.
    pub(crate) fn why(&self, import: ImportId) -> Option<Words> {
        self.broken.lock().unwrap_or_else(PoisonError::into_inner).get(&import).copied()
    }

    fn under_way(&self) -> MutexGuard<'_, HashMap<ImportId, Arc<Progress>>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An import that runs in this thread and in no other.
pub(crate) struct Claim<'a> {
    taking: &'a Taking,
    import: ImportId,
    pub(crate) progress: Arc<Progress>,
}

impl Claim<'_> {
    /// The file, counted as it is read.
    pub(crate) fn counted<R: Read>(&self, file: R) -> impl Read + use<R> {
        Counted { file, progress: Arc::clone(&self.progress) }
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        self.taking.under_way().remove(&self.import);
    }
}

struct Counted<R> {
    file: R,
    progress: Arc<Progress>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(out)?;
        self.progress.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl Desk {
    /// How far an import is; `None` when it does not run in this process.
    pub fn import_progress(&self, import: ImportId) -> Option<Arc<Progress>> {
        self.taking.under_way().get(&import).map(Arc::clone)
    }

    /// How far the only import of this process is, for a command line; `None` before it begins.
    pub fn progress_under_way(&self) -> Option<Arc<Progress>> {
        self.taking.under_way().values().next().map(Arc::clone)
    }

    /// Stops an import behind the batch it is at. What was decided stays and can be undone.
    pub fn stop_import(&self, import: ImportId) {
        if let Some(progress) = self.taking.under_way().get(&import) {
            progress.stop.store(true, Ordering::Relaxed);
        }
    }
}

/// Shown beside the button.
pub const STOP_HINT: Words = Words {
    de: "Was schon aufgenommen ist, bleibt und kann im Bericht rückgängig gemacht werden.",
    en: "What has been taken in stays and can be undone in the report.",
};
