//! What a certificate says. It names no person: a random number, classes, days and counts.

use serde::{Deserialize, Serialize};

law::vocabulary! {
    /// Preliminary from E1 on, final once no backup holds the keys any more.
    Stage { Preliminary = 1 "PRELIMINARY", Final = 2 "FINAL" }
}

/// The statement of an erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// How far the erasure is.
    pub stage: Stage,
    /// Whose: the installation, 32 hexadecimal digits.
    pub installation: String,
    /// Name and version of the program.
    pub software: String,
    /// Random number given to the person, 32 hexadecimal digits.
    pub number: String,
    /// Ground ([`super::Ground`]).
    pub ground: String,
    /// When it was asked for (UTC, RFC 3339).
    pub asked_at: String,
    /// Level E1: since when the keys are destroyed (UTC, RFC 3339).
    pub erased_at: Option<String>,
    /// Level E2: since when rows, logs and the epoch key are gone (UTC, RFC 3339).
    pub compacted_at: Option<String>,
    /// Level E3: the day after which no backup of the keys is left (ISO 8601).
    pub gone_on: Option<String>,
    /// Classes that were erased.
    pub erased: Vec<Gone>,
    /// Classes that are kept, restricted, and why.
    pub kept: Vec<Kept>,
    /// Rows deleted, by table.
    pub rows: Vec<(String, u64)>,
    /// Destroyed keys, each as the SHA-256 of its id.
    pub keys: Vec<String>,
    /// Whether an entry of the suppression list stays (R-SUP-04).
    pub suppression_kept: bool,
    /// Recipients that have to be told (Art. 19 DSGVO).
    pub recipients: u32,
}

/// A class that was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gone {
    /// Class of the rule book, `LK-…`.
    pub class: String,
    /// How many values.
    pub values: u32,
}

/// A class that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Class of the rule book, `LK-…`.
    pub class: String,
    /// How many values.
    pub values: u32,
    /// The last day (ISO 8601); none while a legal matter holds them.
    pub until: Option<String>,
    /// Rules that say so, the deciding one first.
    pub rules: Vec<String>,
    /// Their citations.
    pub citations: Vec<String>,
}

impl Statement {
    /// The bytes the audit leaf commits to.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}
