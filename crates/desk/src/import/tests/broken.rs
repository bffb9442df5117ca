//! Files that are wrong: each says where and why, and what is right in them goes in.

use std::path::Path;

use super::world::{World, fault_code, id};

/// A file of `samples/broken`.
fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/broken");
    #[expect(clippy::disallowed_methods, reason = "sample files are read from the disk")]
    std::fs::read(folder.join(name)).unwrap()
}

/// Line, column and cause of what does not go in.
type Bad = (i64, i64, &'static str);

/// How many people go in, and what does not.
fn outcome(name: &str) -> (i64, Vec<Bad>) {
    let world = World::new();
    let begun = world.import("shop", &file(name)).unwrap();
    let rejected = world.desk.rejected_rows(&world.call, id(begun), None, 100).unwrap();
    let faults = rejected.iter().map(|r| (r.line, r.column, r.cause.en)).collect();
    (world.people(), faults)
}

#[test]
fn files_without_rows_are_refused() {
    let world = World::new();
    let cases = [
        ("empty.csv", "EMPTY"),
        ("header-only.csv", "HEADER_ONLY"),
        ("missing-columns.csv", "MAPPING"),
    ];
    for (name, code) in cases {
        assert_eq!(fault_code(world.import("shop", &file(name))), code, "{name}");
    }
    assert_eq!(world.people(), 0);
    assert_eq!(
        world.desk.imports(&world.call, None, 10).unwrap().len(),
        0,
        "nothing half done is left"
    );
}

#[test]
fn refused_rows_are_listed_by_line_but_never_those_of_the_suppression_list() {
    let world = World::new();
    world.report("suppression_list", b"E-Mail\nbert@nord.example\n");
    let rows = "Vorname;Nachname;E-Mail;Abgemeldet\n\
                ;;;\nAnna;;;\nBert;Holm;bert@nord.example;\nIda;Rode;ida@nord.example;ja\n";
    let begun = world.import("shop", rows.as_bytes()).unwrap();
    let rejected = world.desk.rejected_rows(&world.call, id(begun), None, 10).unwrap();
    let said: Vec<_> = rejected.iter().map(|r| (r.line, r.column, r.cause.en)).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].0 == 3 && said[0].2.starts_with("refused, no name"), "{said:?}");
    assert!(said[1].0 == 5 && said[1].2.starts_with("not stored, wants no"), "{said:?}");
}

#[test]
fn a_page_of_rejected_rows_is_never_cut_within_a_line() {
    let world = World::new();
    let rows = "Nachname;E-Mail;Telefon;Telefon 2\nHolm;x;y;z\nRode;x;y;z\nVoss;x;y;z\n";
    let import = id(world.import("shop", rows.as_bytes()).unwrap());
    for limit in [1, 2, 4, 7] {
        let (mut seen, mut after) = (Vec::new(), None);
        for _ in 0..10 {
            let (page, next) = world.desk.rejected_page(&world.call, import, after, limit).unwrap();
            seen.extend(page.iter().map(|row| (row.line, row.column)));
            after = next;
            if after.is_none() {
                break;
            }
        }
        let all: Vec<_> = (2..5).flat_map(|line| [(line, 2), (line, 3), (line, 4)]).collect();
        assert_eq!(seen, all, "{limit}");
    }
}

#[test]
fn good_rows_go_in_and_bad_ones_are_named() {
    let not_closed = "a quotation mark is not closed";
    let few = "the row has fewer cells than the header";
    let many = "the row has more cells than the header";
    let no_email = "this is no e-mail address: expected name@domain";
    let expected: [(&str, i64, &[Bad]); 9] = [
        (
            "dates.csv",
            4,
            &[
                (2, 4, "the calendar has no such day"),
                (3, 4, "two readings are possible: day/month/year or month/day/year"),
                (4, 4, "this is no date: expected for instance 1980-12-31"),
            ],
        ),
        ("duplicate-columns.csv", 2, &[(1, 4, "the column name occurs more than once")]),
        (
            "emails.csv",
            5,
            &[
                (2, 3, "the value contains line breaks or invisible characters"),
                (6, 3, no_email),
                (7, 3, no_email),
            ],
        ),
        (
            "encoding-halfway.csv",
            2,
            &[(3, 0, "the line does not fit the character encoding of the file")],
        ),
        ("formulas.csv", 3, &[(3, 1, "a name needs at least one letter")]),
        ("nul-bytes.csv", 1, &[(2, 2, "the cell contains NUL characters")]),
        ("phones.csv", 3, &[(4, 3, "this is no telephone number")]),
        ("unbalanced-quotes.csv", 3, &[(3, 2, not_closed)]),
        ("uneven-rows.csv", 1, &[(2, 4, few), (3, 5, many)]),
    ];
    for (name, people, faults) in expected {
        let (found, bad) = outcome(name);
        assert_eq!((found, bad.len()), (people, faults.len()), "{name}: {bad:?}");
        for ((line, column, cause), said) in faults.iter().zip(bad) {
            assert_eq!((*line, *column), (said.0, said.1), "{name}");
            // The way out follows the cause, and nothing else.
            let rest = said.2.strip_prefix(cause);
            assert!(
                rest.is_some_and(|way| way.starts_with(": ") || way.starts_with("; ")),
                "{name}: {}",
                said.2
            );
        }
    }
}
