//! The statements, one noun a file. Ids, times and search keys come from the caller.

pub mod attachment;
pub mod brief;
pub mod campaign;
pub mod consent;
pub mod datum;
pub mod disclosure;
pub mod erasing;
pub mod erasure;
pub mod gathering;
pub mod held;
pub mod hold;
pub mod import;
pub mod interaction;
pub mod kind_use;
pub mod label;
pub mod masking;
pub mod merging;
pub mod minimise;
pub mod notice;
pub mod person;
pub mod purchase;
pub mod register;
pub mod rescreening;
pub mod restored;
pub mod retention;
pub mod rights;
pub mod sketch;
pub mod special;
pub mod staff;
pub mod standing;
pub mod suppression;
pub mod twin;
pub mod wording;

use crate::{Failure, Row};

/// One store serves one firm; the column is there so that firms can share a cluster later.
pub(crate) const TENANT: i64 = 1;

/// Reads a vocabulary number; a number nobody knows means the store is newer or damaged.
pub(crate) fn word<T>(
    row: &Row<'_>,
    column: usize,
    from_code: fn(i64) -> Option<T>,
) -> Result<T, Failure> {
    from_code(row.int(column)?).ok_or(Failure::shape("unknown vocabulary number"))
}

/// Reads 16 bytes that may be missing.
pub(crate) fn opt_16(row: &Row<'_>, column: usize) -> Result<Option<[u8; 16]>, Failure> {
    row.opt_bytes(column)?
        .map(|bytes| bytes.try_into().map_err(|_| Failure::shape("a column has another length")))
        .transpose()
}
