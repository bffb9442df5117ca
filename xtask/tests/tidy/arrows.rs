//! The arrows between the rooms.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::{Value, json};

use crate::root;

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

/// What a package uses and may not, and packages nobody drew an arrow for.
fn turned(packages: &[Value]) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
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
            if dependency["kind"] != "dev" && rooms.contains(&used) && !may.contains(&used) {
                wrong.push(format!("`{name}` may not use `{used}`"));
            }
        }
    }
    wrong
}

#[test]
fn the_arrows_between_the_rooms_do_not_turn_round() {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&out.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert_eq!(turned(packages), [""; 0]);
    assert!(packages.len() >= 12, "the metadata name all rooms");
}

#[test]
fn an_arrow_that_turns_round_is_seen() {
    let room = |name: &str, used: &str, kind: Value| json!({"name": name, "dependencies": [{"name": used, "kind": kind}]});
    let [law, store] = ["law", "store"].map(|name| json!({"name": name, "dependencies": []}));
    let seen = |package: Value| turned(&[package, law.clone(), store.clone()]).len();
    assert_eq!(seen(room("vault", "law", Value::Null)), 0);
    assert_eq!(seen(room("vault", "store", json!("dev"))), 0, "a test may");
    assert_eq!(seen(room("vault", "store", Value::Null)), 1);
    assert_eq!(seen(room("vault", "store", json!("build"))), 1);
    assert_eq!(seen(room("attic", "law", Value::Null)), 1, "nobody drew its arrows");
}
