//! Style as a test: the arrows between the rooms, the size of files, words that must not appear.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test reads the sources and stops at the first surprise"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Which rooms a room may use (ARCHITECTURE.md, "Rooms"). Nothing else, in any direction.
const ARROWS: &[(&str, &[&str])] = &[
    ("law", &[]),
    ("link", &[]),
    ("redact", &[]),
    ("find", &[]),
    ("samples", &[]),
    ("papers", &[]),
    ("vault", &["law"]),
    ("store", &["law", "vault"]),
    ("intake", &["law"]),
    ("desk", &["law", "link", "redact", "find", "papers", "vault", "store", "intake"]),
    ("web", &["law", "desk"]),
    (
        "obhut",
        &[
            "law", "link", "redact", "find", "papers", "vault", "store", "intake", "desk", "web",
            "samples",
        ],
    ),
    (
        "bench",
        &[
            "law", "link", "redact", "find", "papers", "vault", "store", "intake", "desk", "web",
            "samples", "obhut",
        ],
    ),
    ("xtask", &[]),
];

/// Lines a source file may have; the median is to stay near 100.
const LONGEST: usize = 500;

/// Words that promise something for later, or speak of anything but the product.
const FORBIDDEN: &[&str] =
    &["TODO", "FIXME", "XXX:", "todo!", "unimplemented!", "not implemented", "HACK"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn sources() -> Vec<(PathBuf, String)> {
    let listed = Command::new("git").args(["ls-files", "*.rs"]).current_dir(root()).output();
    let listed = listed.ok().filter(|out| out.status.success());
    let names: Vec<String> = match listed {
        Some(out) => String::from_utf8(out.stdout).unwrap().lines().map(str::to_owned).collect(),
        None => panic!("the tidy test needs a git checkout"),
    };
    names
        .into_iter()
        .filter_map(|n| Some((n.clone().into(), std::fs::read_to_string(root().join(&n)).ok()?)))
        .collect()
}

#[test]
fn the_arrows_between_the_rooms_do_not_turn_round() {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&out.stdout).unwrap();
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let packages = metadata["packages"].as_array().unwrap();
    let rooms: Vec<&str> = packages.iter().map(|p| p["name"].as_str().unwrap()).collect();
    let mut wrong = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let Some(may) = allowed.get(name) else {
            wrong.push(format!("room `{name}` has no line in the table of arrows"));
            continue;
        };
        for dependency in package["dependencies"].as_array().unwrap() {
            let used = dependency["name"].as_str().unwrap();
            // Tests may use what they like.
            if dependency["kind"].is_null() && rooms.contains(&used) && !may.contains(&used) {
                wrong.push(format!("`{name}` may not use `{used}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(rooms.len() >= 12, "the metadata names all rooms: {rooms:?}");
}

#[test]
fn no_file_outgrows_one_noun() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(_, text)| text.lines().count() > LONGEST)
        .map(|(name, text)| format!("{} has {} lines", name.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn nothing_is_put_off_in_a_comment() {
    let this = Path::new("xtask/tests/tidy.rs");
    let mut found = Vec::new();
    for (name, text) in sources().iter().filter(|(name, _)| name != this) {
        for (number, line) in text.lines().enumerate() {
            if FORBIDDEN.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{}: {}", name.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn statements_are_never_glued_together() {
    // SQL is `&'static str` by type; what is left to catch is a `format!` that is leaked to be one.
    let glued = |text: &str| text.contains("Box::leak") || text.contains(".leak()");
    let found: Vec<_> = sources()
        .into_iter()
        .filter(|(n, t)| n.components().any(|part| part.as_os_str() == "src") && glued(t))
        .map(|(n, _)| n)
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn opened_values_are_not_copied_outside_pages_and_the_desk() {
    let mut found = Vec::new();
    for (name, text) in sources() {
        let may = ["crates/web", "crates/desk", "crates/vault", "xtask/tests"]
            .iter()
            .any(|room| name.starts_with(room));
        if !may && text.contains(".open::<") {
            found.push(name);
        }
    }
    assert!(found.is_empty(), "{found:?}");
}
