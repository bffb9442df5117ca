//! What the reader says about each of the files that are wrong.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use intake::Cause::{self, *};
use intake::mapping::{Mapping, suggest};
use intake::{Limits, detect, open};

/// A file, the lines of it that are read, and its faults.
type Case = (&'static [u8], &'static [u64], &'static [(u64, Cause)]);

/// Lines that are read, and faults with their lines.
fn read(bytes: &[u8]) -> (Vec<u64>, Vec<(u64, Cause)>) {
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    match open(bytes, &detect(bytes, "list.csv"), Limits::default()) {
        Err(fault) => faults.push((fault.line, fault.cause)),
        Ok(reader) => {
            for found in reader {
                match found {
                    Ok(row) => lines.push(row.line),
                    Err(fault) => faults.push((fault.line, fault.cause)),
                }
            }
        }
    }
    (lines, faults)
}

#[test]
fn each_file_gives_its_faults_and_keeps_its_good_rows() {
    let all: [Case; 12] = [
        (include_bytes!("../broken/empty.csv"), &[], &[(0, Empty)]),
        (include_bytes!("../broken/header-only.csv"), &[], &[(0, HeaderOnly)]),
        (include_bytes!("../broken/encoding-halfway.csv"), &[2, 4], &[(3, WrongEncoding)]),
        (include_bytes!("../broken/unbalanced-quotes.csv"), &[2, 4, 5], &[(3, UnbalancedQuotes)]),
        (include_bytes!("../broken/duplicate-columns.csv"), &[2, 3], &[(1, DuplicateColumn)]),
        (include_bytes!("../broken/missing-columns.csv"), &[2], &[]),
        (include_bytes!("../broken/uneven-rows.csv"), &[4], &[(2, TooFewCells), (3, TooManyCells)]),
        (include_bytes!("../broken/nul-bytes.csv"), &[3], &[(2, NulByte)]),
        // Not for the reader to judge: these arrive as they are.
        (include_bytes!("../broken/dates.csv"), &[2, 3, 4, 5], &[]),
        (include_bytes!("../broken/phones.csv"), &[2, 3, 4], &[]),
        (include_bytes!("../broken/emails.csv"), &[2, 4, 5, 6, 7], &[]),
        (include_bytes!("../broken/formulas.csv"), &[2, 3, 4], &[]),
    ];
    for (bytes, lines, faults) in all {
        assert_eq!(read(bytes), (lines.to_vec(), faults.to_vec()));
    }
}

#[test]
fn a_list_without_names_and_addresses_is_told_by_its_mapping() {
    let bytes = include_bytes!("../broken/missing-columns.csv").as_slice();
    let reader = open(bytes, &detect(bytes, ""), Limits::default()).unwrap();
    let mapping = Mapping::new(reader.header(), suggest(reader.header(), &[]));
    assert_eq!(mapping.faults().first().unwrap().cause, MissingColumn);
}
