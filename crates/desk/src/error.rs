//! The three ways something can end badly, and which is which.
//!
//! A [`Refusal`] means a rule said no: the user sees the reason and the way forward. A [`Fault`]
//! means the input was wrong: the user sees where and what to do. A [`Failure`] is ours: the user
//! sees a reference, the log sees the chain of causes. None of them carries a personal value.

use std::error::Error as StdError;
use std::fmt;

pub use law::refusal::{Refusal, Words};

/// How a use case can end badly.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule said no.
    #[error(transparent)]
    Refusal(#[from] Refusal),
    /// The input was wrong.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Ours.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl Error {
    /// What went wrong and what helps, for whoever comes back to look.
    pub fn words(&self) -> Words {
        match self {
            Self::Refusal(refusal) => refusal.reason,
            Self::Fault(fault) => fault.words,
            Self::Failure(failure) => failure.words.unwrap_or(Words {
                de: "Ein Fehler im Programm; das Protokoll des Servers nennt die Ursache.",
                en: "A failure of the program; the log of the server names the cause.",
            }),
        }
    }
}

/// Wrong input: where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {}", .words.en)]
pub struct Fault {
    /// Stable code for programs, upper case.
    pub code: &'static str,
    /// Name of the form field or key; one of ours, never an entered text.
    pub field: Option<&'static str>,
    /// Line of the file.
    pub line: Option<u64>,
    /// What to do.
    pub words: Words,
}

impl Fault {
    /// A fault of the whole input.
    pub const fn new(code: &'static str, de: &'static str, en: &'static str) -> Self {
        Self { code, field: None, line: None, words: Words { de, en } }
    }

    /// A fault of one field.
    pub const fn of(field: &'static str, code: &'static str, words: Words) -> Self {
        Self { code, field: Some(field), line: None, words }
    }

    /// Something asked for by id is not there (or not there for this user: both look the same).
    pub const NOT_FOUND: Self = Self::new(
        "NOT_FOUND",
        "Das gibt es nicht (mehr). Bitte neu laden.",
        "This does not exist (any more). Please reload.",
    );
}

/// Something of ours failed. `Display` says which step; the cause is in the chain for the log.
#[derive(Debug)]
pub struct Failure {
    /// The step that failed.
    pub step: &'static str,
    /// What helps, if the user can do something (disk full, server gone).
    pub words: Option<Words>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Failure {
    /// A failure of this step without a further cause.
    pub const fn at(step: &'static str) -> Self {
        Self { step, words: None, source: None }
    }

    fn caused(step: &'static str, source: impl StdError + Send + Sync + 'static) -> Self {
        let words = helping(&source);
        Self { step, words, source: Some(Box::new(source)) }
    }
}

/// What helps against a cause, however deep it lies: an audit leaf that a store did not take is
/// that store's failure.
fn helping(cause: &(dyn StdError + 'static)) -> Option<Words> {
    std::iter::successors(Some(cause), |&cause| cause.source()).find_map(|cause| {
        if let Some(failure) = cause.downcast_ref::<store::Failure>() {
            return Some(failure.kind.words());
        }
        let vault = cause.downcast_ref::<vault::Failure>()?;
        matches!(vault, vault::Failure::EpochGone(_)).then_some(RING_OLDER)
    })
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed", self.step)
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

const RING_OLDER: Words = Words {
    de: "Der Schlüsselbund (ring.json) ist älter als die Schlüssel. Bitte den neuesten zurückholen; nichts wurde geändert.",
    en: "The key ring (ring.json) is older than the keys. Please restore the newest one; nothing was changed.",
};

macro_rules! ours {
    ($($step:literal $kind:ty),+ $(,)?) => {$(
        impl From<$kind> for Error {
            fn from(cause: $kind) -> Self { Self::Failure(Failure::caused($step, cause)) }
        }
    )+};
}

ours! {
    "keeping" store::Failure,
    "the vault" vault::Failure,
    "sealing" vault::SealError,
    "opening" vault::OpenError,
    "writing the audit leaf" vault::GrantError,
    "reading the register" toml::de::Error,
    "writing the register" toml::ser::Error,
    "typesetting" papers::Failure,
}

/// What a use case returns.
pub type Result<T> = std::result::Result<T, Error>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_failure_of_a_store_is_said_however_deep_it_lies() {
        let gone = || store::Failure::from(store::Kind::Gone);
        let deep = vault::GrantError::Ledger(vault::LedgerError(Box::new(gone())));
        assert_eq!(Error::from(deep).words(), store::Kind::Gone.words());
        assert_eq!(Error::from(gone()).words(), store::Kind::Gone.words());
        let ours = vault::GrantError::SubjectKey;
        assert!(matches!(Error::from(ours), Error::Failure(Failure { words: None, .. })));
        let old = vault::GrantError::Failure(vault::Failure::EpochGone(3));
        assert_eq!(Error::from(old).words(), RING_OLDER);
    }
}
