//! Rows without a shared address: recognised by what they resemble, held where it is not clear.

use std::fmt::Write as _;

use super::world::{World, by_reason, rows_of};
use crate::import::{Because, Decision, Reason};

const HEAD: &str = "Vorname;Nachname;Straße;PLZ;Ort;E-Mail;Telefon\n";

fn list(rows: &[&str]) -> Vec<u8> {
    format!("{HEAD}{}\n", rows.join("\n")).into_bytes()
}

#[test]
fn a_person_in_another_spelling_is_the_same_person() {
    let world = World::new();
    let first =
        "Hans-Jürgen;Müller-Vogt;Goldstraße 12;24103;Kiel;hj.mueller@nord.example;0170 1234567";
    world.report("shop", &list(&[first]));
    let again = "Hans Juergen;Mueller-Vogt;Goldstr. 12a;24103;Kiel;;";
    let report = world.report("wish_list", &list(&[again]));
    assert_eq!(by_reason(&report).get("NEW_PERSON"), None, "{:?}", by_reason(&report));
    assert_eq!(world.people(), 1);
}

#[test]
fn rows_of_one_file_meet_each_other() {
    let world = World::new();
    let rows = [
        "Hans-Jürgen;Müller-Vogt;Goldstraße 12;24103;Kiel;;0170 1234567",
        "Erika;Müller-Vogt;Goldstraße 12;24103;Kiel;;",
        "Hans Jürgen;Müller-Vogt;Goldstr. 12;24103;Kiel;hj@nord.example;+49 170 1234567",
    ];
    let report = world.report("shop", &list(&rows));
    assert_eq!((rows_of(&report, Reason::NewPerson), world.people()), (2, 2));
    let man = world.person("hj@nord.example");
    assert_eq!(world.found("hans"), [man]);
}

#[test]
fn father_and_son_of_one_name_with_one_telephone_and_mailbox_stay_two() {
    const HEAD: &str = "Vorname;Nachname;Straße;PLZ;Ort;E-Mail;Telefon;Geburtsdatum\n";
    let father = "Alwin;Feddersen;Deichweg 4;24103;Kiel;alwin@nord.example;0431 9990003;01.01.1950";
    let by_phone = "Alwin;Feddersen;Deichweg 4;24103;Kiel;;0431 9990003;30.06.1985";
    let by_mail = "Alwin;Feddersen;;;;alwin@nord.example;;30.06.1985";
    let by_all = "Alwin;Feddersen;Deichweg 4;24103;Kiel;alwin@nord.example;0431 9990003;30.06.1985";
    let slip = "Alwin;Feddersen;;;;alwin@nord.example;;01.10.1950";
    // In one file the row says it, whatever is kept; in a later one what is kept.
    let (one_file, two_files) =
        (|row| vec![vec![father, row]], |row| vec![vec![father], vec![row]]);
    let rows = [(by_phone, false), (by_mail, false), (by_all, false), (slip, true)];
    for (row, is_father) in rows {
        for (files, keeps) in [(one_file(row), false), (two_files(row), true)] {
            let world = World::new();
            if keeps {
                world.keep_birth_dates();
            }
            for rows in &files {
                world.report("shop", format!("{HEAD}{}\n", rows.join("\n")).as_bytes());
            }
            let waiting = world.desk.waiting_rows().unwrap();
            let merged = (world.people(), waiting) == (1, 0);
            assert_eq!(merged, is_father, "{row}: {} people, {waiting} wait", world.people());
        }
    }
}

#[test]
fn what_is_not_clear_waits_beside_whom_it_may_be() {
    let world = World::new();
    world.report("shop", &list(&["Anna;Petersen;Deichweg 4;24103;Kiel;anna@nord.example;"]));
    let anna = world.person("anna");
    let report = world.report("wish_list", &list(&["Anna;Petersen;;;Kiel;;"]));
    assert_eq!(rows_of(&report, Reason::PerhapsKnown), 1, "{:?}", by_reason(&report));
    let row = world.desk.quarantine(&world.call, None, None, 10).unwrap().remove(0);
    assert_eq!((row.reason, row.against), (Reason::PerhapsKnown, Some(anna)));
    world.desk.decide_held(&world.call, row.id, Decision::Merge, Because::SamePerson).unwrap();
    assert_eq!(world.people(), 1);
}

#[test]
fn an_objection_reaches_who_is_surely_meant() {
    let world = World::new();
    let anna = "Anna;Petersen;Deichweg 4;24103;Kiel;anna@nord.example;0431 9990003";
    world.report("shop", &list(&[anna]));
    let left = "Vorname;Nachname;Straße;PLZ;Ort;Telefon;Abgemeldet am\nAnna;Petersn;Deichweg 4;24103;Kiel;0431 9990003;01.03.2026\n";
    let report = world.report("wish_list", left.as_bytes());
    assert_eq!(rows_of(&report, Reason::OptedOut), 1, "{:?}", by_reason(&report));
    assert_ne!(world.standing(world.person("anna")).objection_scope, 0);
}

#[test]
fn many_of_one_name_end_and_are_told_apart_by_nothing() {
    let world = World::new();
    let mut rows = String::from("Vorname;Nachname;PLZ;Ort\n");
    (0..1_500).for_each(|_| writeln!(rows, "Anna;Müller;10115;Berlin").unwrap());
    (0..500).for_each(|n| writeln!(rows, "Vorname{n};Musterfirma;10115;Berlin").unwrap());
    let long = "ä🎉".repeat(20_000);
    writeln!(rows, "{long};{long};10115;Berlin\n;Müller;;\nИван;Иванов;;\nمحمد;;;").unwrap();
    let report = world.report("shop", rows.as_bytes());
    let counts = by_reason(&report);
    let all: i64 = counts.values().sum();
    assert_eq!(all, report.rows_done, "{counts:?}");
    assert!(world.people() < 600 && world.people() > 400, "{counts:?}");
}
