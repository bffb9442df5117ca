//! Crash tests over two stores: the process "dies" behind any commit, enumerated.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::failure::{Failure, Kind};

/// For tests: after so many commits every further one fails and is undone, as if the process had
/// died before it. One fuse is shared by both stores of a firm, so that their commits count in the
/// order in which they come.
#[derive(Debug)]
pub struct Fuse(AtomicI64);

impl Fuse {
    /// A fuse that lets everything pass until it is set.
    pub fn new() -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(i64::MAX)))
    }

    /// Lets `commits` more pass, and none after them.
    pub fn set(&self, commits: i64) {
        self.0.store(commits, Ordering::SeqCst);
    }

    /// Whether something was stopped.
    pub fn is_blown(&self) -> bool {
        self.0.load(Ordering::SeqCst) < 0
    }

    /// One step that is to be durable; also for what a test keeps outside the stores.
    ///
    /// # Errors
    /// `Gone` once the fuse is blown.
    pub fn burn(&self) -> Result<(), Failure> {
        if self.0.fetch_sub(1, Ordering::SeqCst) > 0 { Ok(()) } else { Err(Kind::Gone.into()) }
    }
}
