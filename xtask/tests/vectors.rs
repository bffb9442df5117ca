//! Every vector of the rule book has a test that can be found by its id.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test reads the sources and stops at the first surprise"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The list of the repository, as `T-001`.
fn listed(text: &str) -> BTreeSet<String> {
    let ids = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    ids.map(str::to_owned).collect()
}

/// Ids in the name of a test: `t037_t038_switzerland` is about T-037 and T-038.
fn ids_of(name: &str) -> impl Iterator<Item = String> + '_ {
    let number = |part: &str| {
        let digits = part.strip_prefix('t')?;
        let three = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
        three.then(|| format!("T-{digits}"))
    };
    name.split('_').filter_map(number)
}

/// Ids in the names of functions that follow `#[test]`, file by file.
fn tested(folder: &Path, found: &mut BTreeMap<String, Vec<String>>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            tested(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            for after in text.split("#[test]").skip(1) {
                let Some(rest) = after.split_once("fn ").map(|(_, rest)| rest) else { continue };
                let name = rest.split('(').next().unwrap_or_default();
                for id in ids_of(name) {
                    found.entry(id).or_default().push(name.to_owned());
                }
            }
        }
    }
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

#[test]
fn every_vector_has_a_test_with_its_id() {
    let listed = listed(include_str!("../../crates/law/vector-ids.txt"));
    let mut found = BTreeMap::new();
    for room in ["law", "link", "desk"] {
        tested(&root().join("crates").join(room).join("src"), &mut found);
    }
    let untested: Vec<_> = listed.iter().filter(|id| !found.contains_key(*id)).collect();
    assert_eq!(untested, Vec::<&String>::new());
    let unknown: Vec<_> = found.keys().filter(|id| !listed.contains(*id)).collect();
    assert_eq!(unknown, Vec::<&String>::new());
    assert!(listed.len() >= 100);
}

/// Where the text of the rule book lies beside the repository, the list must be its list.
#[test]
fn the_list_of_vectors_is_that_of_the_rule_book() {
    let Ok(book) = std::fs::read_to_string(root().join("../shared/law.md")) else { return };
    let rows = book.lines().filter_map(|line| line.strip_prefix("| T-"));
    let rows = rows.filter_map(|row| row.split(' ').next()).map(|number| format!("T-{number}"));
    assert_eq!(
        rows.collect::<BTreeSet<_>>(),
        listed(include_str!("../../crates/law/vector-ids.txt"))
    );
}
