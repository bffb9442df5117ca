//! Starts that must not happen: each ends with one clear line in the reader's language, exit code
//! 1, and a folder as it was (R6).

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::firm::{Ended, Firm, ended, text};
use crate::state;

/// A fault, how it is made in a firm's folder, and what is said of it.
type Case = (&'static str, fn(&Path), &'static str, &'static str);

const CASES: [Case; 9] = [
    ("no folder", |f| remove(f), "There is no firm here", "Hier liegt keine Firma"),
    (
        "no settings",
        |f| fs::remove_file(f.join("obhut.toml")).unwrap(),
        "There is no firm here",
        "Hier liegt keine Firma",
    ),
    (
        "unreadable settings",
        |f| fs::write(f.join("obhut.toml"), "key_fil = 1").unwrap(),
        "settings cannot be read",
        "Einstellungen sind nicht lesbar",
    ),
    (
        "no key ring",
        |f| fs::remove_file(f.join("ring.json")).unwrap(),
        "key ring (ring.json) is missing",
        "Schlüsselbund (ring.json) fehlt",
    ),
    (
        "no data",
        |f| remove(&f.join("data")),
        "there is no database here",
        "Hier ist keine Datenbank",
    ),
    (
        "no keys",
        |f| remove(&f.join("keys")),
        "there is no database here",
        "Hier ist keine Datenbank",
    ),
    (
        "an empty database",
        |f| fs::write(f.join("data/data.db"), "").unwrap(),
        "there is no database here",
        "Hier ist keine Datenbank",
    ),
    (
        "a damaged database",
        |f| {
            let _ = fs::remove_file(f.join("data/data.db-wal"));
            fs::write(f.join("data/data.db"), [7; 8192]).unwrap();
        },
        "the database is damaged",
        "Die Datenbank ist beschädigt",
    ),
    (
        "a newer schema",
        |f| {
            let sql = "update meta set value = x'0000000000000063' where name = 'schema_version'";
            assert_eq!(state::open(&f.join("data/data.db")).execute(sql, []).unwrap(), 1);
        },
        "belongs to a newer version",
        "gehört zu einer neueren Version",
    ),
];

fn remove(folder: &Path) {
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_faulty_folder_is_named_and_left_as_it_is() {
    let firm = Firm::new();
    for (what, plant, english, german) in CASES {
        let dir = firm.beside(what);
        firm.copy_to(&dir);
        // Without the fault it opens: it is the fault that is seen, nothing else.
        assert_eq!(verify(&firm, &dir, "en_GB.UTF-8", None).code, Some(0), "{what}");
        plant(&dir);
        let before = files(&dir);
        refused(&verify(&firm, &dir, "en_GB.UTF-8", None), english, what);
        refused(&verify(&firm, &dir, "de_AT.UTF-8", None), german, what);
        assert_eq!(files(&dir), before, "{what}: something was made or went");
    }
}

#[test]
fn a_key_file_that_is_missing_open_to_others_or_foreign_is_named() {
    let (firm, other) = (Firm::new(), Firm::new());
    let (data, key) = (firm.data(), firm.beside("copy.key"));
    let open = |with: &Path| verify(&firm, &data, "en_GB.UTF-8", Some(with));
    fs::copy(firm.key_file(), &key).unwrap();
    assert_eq!(open(&key).code, Some(0));
    refused(&open(&firm.beside("nowhere.key")), "key file is missing", "missing");
    refused(&open(&other.key_file()), "", "foreign");
    fs::set_permissions(&key, Permissions::from_mode(0o640)).unwrap();
    refused(&open(&key), "can be read by others", "open to others");
    fs::set_permissions(&key, Permissions::from_mode(0o600)).unwrap();
    fs::write(&key, "not a key").unwrap();
    refused(&open(&key), "", "no key");
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let firm = Firm::new();
    let dir = firm.beside("passphrase");
    let with = |args: &[&str], passphrase: &str| {
        let mut command = firm.program();
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(passphrase.as_bytes()).unwrap();
        let done = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ended { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
    };
    refused(&with(&["init", text(&dir)], "too short\n"), "at least 12 characters", "short");
    assert!(!dir.exists(), "something was made");
    assert_eq!(with(&["init", text(&dir)], "Lachs Segel Kiel Nebel\n").code, Some(0));
    let verify = ["audit", "verify", "--data", text(&dir)];
    assert_eq!(with(&verify, "Lachs Segel Kiel Nebel\n").code, Some(0));
    for wrong in ["Lachs Segel Kiel Nebe1\n", "\n", ""] {
        refused(&with(&verify, wrong), "", "wrong passphrase");
    }
}

#[test]
fn a_firm_that_could_not_be_made_leaves_nothing_half() {
    let firm = Firm::new();
    let (dir, key) = (firm.beside("second"), firm.beside("second.key"));
    let init = |rest: &[&str]| {
        let given = ["init", text(&dir), "--key-file", text(&key)];
        firm.run(&given.iter().chain(rest).copied().collect::<Vec<_>>())
    };
    let one = "postgres://o@127.0.0.1:1/o";
    let twice = &["--database", one, "--key-database", one][..];
    refused(&init(twice), "PostgreSQL needs two databases", "one database for both");
    for rest in [&["--admin", ""][..], &["--database", one], twice] {
        let ended = init(rest);
        assert_eq!(ended.code, Some(1), "{}", ended.out);
        assert!(!dir.exists() && !key.exists(), "{rest:?} left something");
    }
    // What lay there before is nobody's to clear away.
    fs::create_dir_all(dir.join("data")).unwrap();
    fs::write(dir.join("data/holiday.txt"), "mine").unwrap();
    let before = files(&dir);
    assert_eq!(init(&[]).code, Some(1));
    assert_eq!(files(&dir), before);
    fs::remove_dir_all(dir.join("data")).unwrap();
    assert_eq!(init(&[]).code, Some(0), "and the next attempt succeeds");
}

#[test]
fn a_new_firm_overwrites_nothing() {
    let firm = Firm::new();
    let before = files(&firm.data());
    let (data, key) = (firm.data(), firm.beside("second.key"));
    let again = firm.run(&["init", text(&data), "--key-file", text(&key)]);
    refused(&again, "There is a firm in this folder already", "a second firm");
    assert_eq!(files(&data), before);
    let (elsewhere, taken) = (firm.beside("elsewhere"), firm.key_file());
    let ended = firm.run(&["init", text(&elsewhere), "--key-file", text(&taken)]);
    refused(&ended, "key file could not be made", "a key file in use");
    assert!(!elsewhere.exists(), "something was made");
    assert_eq!(verify(&firm, &data, "en_GB.UTF-8", None).code, Some(0));
}

fn verify(firm: &Firm, dir: &Path, language: &str, key: Option<&Path>) -> Ended {
    let mut command = firm.program();
    command.env("LANG", language).args(["audit", "verify", "--data", text(dir)]);
    ended(command.args(key.map(|key| ["--key-file", text(key)]).iter().flatten()))
}

/// One line that says what it is, at most one with a detail, and no crash.
fn refused(ended: &Ended, said: &str, what: &str) {
    assert_eq!(ended.code, Some(1), "{what}: {}", ended.out);
    assert!(ended.err.starts_with("obhut: ") && ended.err.contains(said), "{what}: {}", ended.err);
    assert!(ended.err.lines().count() <= 2, "{what}: {}", ended.err);
    assert!(!ended.err.contains("panicked"), "{what}: {}", ended.err);
}

/// Every file below a folder, and whether it is empty. Opening a sound store moves its write-ahead
/// log into it; that is no change.
fn files(folder: &Path) -> Vec<(PathBuf, bool)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut all = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            all.extend(files(&path));
        } else if !text(&path).ends_with("-wal") && !text(&path).ends_with("-shm") {
            let is_empty = path.metadata().unwrap().len() == 0;
            all.push((path, is_empty));
        }
    }
    all.sort();
    all
}
