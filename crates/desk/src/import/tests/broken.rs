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
    for (name, code) in [("empty.csv", "EMPTY"), ("missing-columns.csv", "MAPPING")] {
        assert_eq!(fault_code(world.import("shop", &file(name))), code, "{name}");
    }
    assert_eq!(world.people(), 0);
}

#[test]
fn good_rows_go_in_and_bad_ones_are_named() {
    let not_closed = "a quotation mark is not closed";
    let few = "the row has fewer cells than the header";
    let many = "the row has more cells than the header";
    let no_email = "this is no e-mail address: expected name@domain";
    let expected: [(&str, i64, &[Bad]); 10] = [
        ("header-only.csv", 0, &[(0, 0, "the file contains a header only")]),
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
            // The way out may follow the cause, and nothing else.
            let rest = said.2.strip_prefix(cause);
            assert!(
                rest.is_some_and(|way| way.is_empty() || way.starts_with(": ")),
                "{name}: {}",
                said.2
            );
        }
    }
}
