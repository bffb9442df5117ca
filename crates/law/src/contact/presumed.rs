//! Presumed consent to a business call: list A, list B, call memo (R-MKT-12).

use super::case::Case;

/// What presumed consent is worth here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// A fact of list A, none of list B, memo complete.
    Good,
    /// The facts would carry, but the memo is missing.
    NoMemo,
    /// A fact of list B stands against it.
    Defeated,
    /// Nothing of list A.
    Unsupported,
}

/// Weighs the lists.
pub(crate) fn weigh(case: &Case) -> Standing {
    let facts = &case.s.presumed;
    if facts.supporting.is_empty() {
        Standing::Unsupported
    } else if !facts.defeating.is_empty() {
        Standing::Defeated
    } else if facts.memo {
        Standing::Good
    } else {
        Standing::NoMemo
    }
}
