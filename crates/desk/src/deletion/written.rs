//! How an erasure is written down in its statement.

use std::collections::BTreeMap;

use jiff::Timestamp;
use law::class::Class;

use super::decide::{Decided, Fate};
use super::statement::{Gone, Kept, Statement};

/// What goes, counted by class.
pub(super) fn gone(decided: &[Decided]) -> Vec<Gone> {
    let mut counts: BTreeMap<Class, u32> = BTreeMap::new();
    for one in decided.iter().filter(|d| d.fate == Fate::Delete) {
        *counts.entry(one.class).or_default() += 1;
    }
    let gone = |(class, values): (Class, u32)| Gone { class: class.word().to_owned(), values };
    counts.into_iter().map(gone).collect()
}

/// What stays, by class, and by which rules.
pub(super) fn kept(decided: &[Decided]) -> Vec<Kept> {
    let mut by_class: BTreeMap<Class, Vec<&Decided>> = BTreeMap::new();
    for one in decided.iter().filter(|d| d.fate != Fate::Delete) {
        by_class.entry(one.class).or_default().push(one);
    }
    let kept = |(class, all): (Class, Vec<&Decided>)| {
        let rules = all.first().map(|one| one.rules.as_slice()).unwrap_or_default();
        Kept {
            class: class.word().to_owned(),
            values: u32::try_from(all.len()).unwrap_or(u32::MAX),
            until: all.iter().filter_map(|one| one.until).max().map(|day| day.to_string()),
            rules: rules.iter().map(|rule| rule.id.to_owned()).collect(),
            citations: rules
                .iter()
                .flat_map(|rule| rule.citations.iter().map(|c| (*c).to_owned()))
                .collect(),
        }
    };
    by_class.into_iter().map(kept).collect()
}

pub(super) fn text_of(statement: &Statement) -> String {
    serde_json::to_string(statement).unwrap_or_default()
}

pub(super) fn rfc3339(ms: i64) -> String {
    Timestamp::from_millisecond(ms).unwrap_or_default().to_string()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
