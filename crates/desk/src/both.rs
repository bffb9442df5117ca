//! Two pieces of work at once.

use crate::{Failure, Result};

/// Does both at the same time, the first on a thread of its own.
///
/// # Errors
/// When the first one panicked.
pub(crate) fn both<A: Send, B>(
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> Result<(A, B)> {
    std::thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        let first = first.join().map_err(|_| Failure::at("doing two things at once"))?;
        Ok((first, second))
    })
}
