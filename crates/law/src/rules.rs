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

/// Every rule in the order of the rule book: by section, then by number.
pub fn in_order() -> Vec<&'static Rule> {
    let number = |rule: &Rule| rule.id.rsplit('-').next().and_then(|n| n.parse::<u32>().ok());
    let mut rules: Vec<_> = all().collect();
    rules.sort_by_key(|rule| (rule.section(), number(rule)));
    rules
}

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[derive(serde::Deserialize)]
    struct NotSoftware {
        rule: Vec<Elsewhere>,
    }
    #[derive(serde::Deserialize)]
    struct Elsewhere {
        id: String,
        reason: String,
    }

    fn listed(text: &str) -> BTreeSet<String> {
        let ids = text.lines().filter(|line| !line.starts_with('#'));
        ids.map(str::to_owned).filter(|id| !id.is_empty()).collect()
    }

    /// Ids as they occur in running text: `R-MKT-11`, `CR-06`.
    fn mentioned(text: &str) -> BTreeSet<String> {
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        let is_id = |word: &&str| {
            let parts: Vec<_> = word.split('-').collect();
            let numbered = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
            match parts.as_slice() {
                ["R", group, n] => {
                    group.bytes().all(|b| b.is_ascii_uppercase() || b == b'9') && numbered(n)
                }
                ["CR", n] => numbered(n),
                _ => false,
            }
        };
        words.filter(is_id).map(str::to_owned).collect()
    }

    #[test]
    fn every_id_of_the_rule_book_is_code_or_has_a_reason() {
        let book = listed(include_str!("../rule-ids.txt"));
        let other: NotSoftware = toml::from_str(include_str!("../law/not-software.toml")).unwrap();
        let code: BTreeSet<String> = all().map(|rule| rule.id.to_owned()).collect();
        let listed: BTreeSet<String> = other.rule.iter().map(|entry| entry.id.clone()).collect();
        assert!(other.rule.iter().all(|entry| entry.reason.len() > 10));
        assert_eq!(code.intersection(&listed).count(), 0);
        let both: BTreeSet<String> = code.union(&listed).cloned().collect();
        assert_eq!(book.difference(&both).collect::<Vec<_>>(), Vec::<&String>::new());
        assert_eq!(both.difference(&book).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    /// Where the text of the rule book lies beside the repository, the list must be its list.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test looks for a file beside the repository")]
    fn the_list_of_ids_is_that_of_the_rule_book() {
        let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/law.md");
        if let Ok(text) = std::fs::read_to_string(beside) {
            assert_eq!(mentioned(&text), listed(include_str!("../rule-ids.txt")));
        }
    }

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

    #[test]
    fn the_book_is_in_order_and_finds_each_rule() {
        let book = in_order();
        assert_eq!(book.len(), all().count());
        let first = book.iter().position(|rule| rule.id == "R-MKT-11");
        assert!(first < book.iter().position(|rule| rule.id == "R-MKT-23"));
        assert_eq!(find("R-MKT-23").map(|rule| rule.id), Some("R-MKT-23"));
        assert!(find("R-MKT-00").is_none());
    }
}
