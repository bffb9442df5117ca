//! The whole rule book, gathered from the files that hold text and condition of each rule.

use crate::rule::Rule;
use crate::{
    basis, breach, contact, deadline, letter, proof, retention, rights, signals, source, staff,
    suppression, transfers,
};

/// Every rule in the code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let further = [
        basis::ALL,
        proof::ALL,
        deadline::ALL,
        rights::ALL,
        retention::ALL,
        suppression::ALL,
        transfers::ALL,
        breach::ALL,
        source::ALL,
        staff::ALL,
        signals::ALL,
        letter::ALL,
    ];
    contact::RULES.iter().copied().chain(further).flatten().copied()
}

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_texts_complete() {
        let mut seen = std::collections::HashSet::new();
        for rule in all() {
            assert!(seen.insert(rule.id), "{} twice", rule.id);
            let texts = [rule.title, rule.reason, rule.way_forward];
            assert!(
                texts.iter().all(|words| words.de.len() > 2 && words.en.len() > 2),
                "{}",
                rule.id
            );
        }
    }
}
