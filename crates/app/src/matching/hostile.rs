//! Lists that break careless programs, through the command: it ends in time, decides nothing by
//! accident, and says why a row is for a human.
#![allow(clippy::disallowed_methods, reason = "the tests write the files they read")]

use super::tests::obhut_match;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Longest time for a list of thousands, in an unoptimised build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);
const HEAD: &str = "id,first_name,last_name,street,postcode,city,email,phone,birthdate\n";
const CROWD: &str = "too many people share its values";

/// A list of rows without ids.
fn list(folder: &Path, name: &str, rows: impl Iterator<Item = String>) -> String {
    let rows = rows.enumerate().map(|(n, row)| format!("{name}{n},{row}\n"));
    let file = folder.join(name);
    fs::write(&file, HEAD.to_owned() + &rows.collect::<String>()).unwrap();
    file.to_str().unwrap().to_owned()
}

/// Both forms of the command on one list; what they wrote and said.
fn both(rows: impl Iterator<Item = String> + Clone, incoming: &[&str]) -> [(String, String); 2] {
    let folder = tempfile::tempdir().unwrap();
    let base = list(folder.path(), "b", rows);
    let incoming = list(folder.path(), "i", incoming.iter().map(|row| (*row).to_owned()));
    let start = Instant::now();
    let (out, err, code) = obhut_match(&[&base, &incoming]);
    let (within, said, inside) = obhut_match(&["--within", &base]);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    assert_eq!((code, inside), (0, 0), "{err}{said}");
    [(out, err), (within, said)]
}

fn matches(out: &str) -> usize {
    out.lines().filter(|line| line.ends_with(",match")).count()
}

fn reviews(out: &str) -> usize {
    out.lines().filter(|line| line.ends_with(",review")).count()
}

#[test]
fn fifty_thousand_of_one_name_in_one_town_are_for_review() {
    let row = ",Müller,,10115,Berlin,,,";
    let [(out, err), (within, said)] = both((0..50_000).map(|_| row.to_owned()), &[row]);
    assert_eq!((matches(&out), reviews(&out)), (0, 1), "{out}");
    assert!(err.starts_with("line 2: ") && err.contains(CROWD), "{err}");
    assert_eq!(matches(&within), 0);
    assert!(said.contains(CROWD), "{said}");
}

#[test]
fn a_firm_in_every_field_is_nobody() {
    let row = ["Musterfirma"; 8].join(",");
    let [(out, err), (within, _)] = both((0..3_000).map(|_| row.clone()), &[&row]);
    assert_eq!((matches(&out), reviews(&out)), (0, 1), "{out}");
    assert!(err.contains(CROWD));
    assert_eq!(matches(&within), 0);
}

#[test]
fn ten_thousand_of_one_household_stay_apart() {
    let home = "Industriestraße 1,10115,Berlin,info@example.org,030 123456,";
    let member = |n: usize| format!("Vorname{n},Musterfirma,{home}");
    let stranger = format!("Zacharias,Musterfirma,{home}");
    let [(out, _), (within, _)] = both((0..10_000).map(member), &[&stranger]);
    assert_eq!(matches(&out), 0, "{out}");
    assert!(matches(&within) < 100, "{} matches", matches(&within));
}

#[test]
fn rows_with_next_to_nothing_are_answered() {
    let people = (0..500).map(|n| format!("Anna{n},Beispiel{n},,,,name{n}@example.org,,"));
    let incoming = [
        ",,,,,name7@example.org,,",
        ",Beispiel7,,,,,,",
        "Anna7,Beispiel7,,,,,,",
        ",,,,,,,",
        ",🎉,,,,,,",
    ];
    let [(out, err), _] = both(people, &incoming);
    assert!(out.lines().any(|line| line.starts_with("i0,b7,")), "{out}");
    assert!(out.lines().any(|line| line.starts_with("i2,b7,")), "{out}");
    assert!(!out.contains("i3,") && !out.contains("i4,"), "{out}");
    assert_eq!(err, "");
}

#[test]
fn any_length_and_any_script_is_read() {
    let long = "Ä🎉 x".repeat(200_000);
    let people = [
        "Иван,Петров,,,,,,1980-01-02".to_owned(),
        "محمد,الأحمد,,,,,,1990-01-02".to_owned(),
        format!("{long},{long},{long},,{long},{long},,"),
    ];
    let others = (0..300).map(|n| format!("Anna,Müller,Weg {n},10115,Berlin,,,"));
    let incoming = ["Иван,Петроф,,,,,,1980-01-02", "محمد,الأحمد,,,,,,1990-01-02", &people[2]];
    let [(out, err), _] = both(people.clone().into_iter().chain(others), &incoming);
    let found = |start: &str| out.lines().any(|line| line.starts_with(start));
    assert!(found("i0,b0,") && found("i1,b1,") && found("i2,b2,"), "{out}");
    assert_eq!(err, "");
}
