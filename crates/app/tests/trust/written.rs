//! `obhut import` told how a file is written.

use super::firm::{Firm, text};

/// A list between colons, below a title.
const LIST: &str = "Liste:Mai:\nKennung:Ruf:Post\nLund:0431 98765:lund@nordpol.example\n";

#[test]
fn settings_are_looked_at_taken_and_remembered_and_wrong_ones_are_told() {
    let firm = Firm::new();
    let (list, data) = (firm.list("liste.csv", LIST), firm.data());
    let import = |file: &std::path::Path, more: &[&str]| {
        let args = ["import", text(file), "--source", "shop", "--data", text(&data)];
        firm.run(&[&args, more].concat())
    };
    for wrong in [
        ["--encoding", "EBCDIC"],
        ["--delimiter", "x"],
        ["--quote", "''"],
        ["--header-row", "first"],
        ["--dates", "YEAR_FIRST"],
    ] {
        let ended = import(&list, &wrong);
        assert_ne!(ended.code, Some(0), "{wrong:?}");
        assert!(ended.err.contains("ISO-8859-15") && ended.err.contains(wrong[0]), "{}", ended.err);
    }
    let sheet = import(&list, &["--sheet", "Kunden"]);
    assert!(sheet.err.contains("no workbook"), "{}", sheet.err);
    let row = import(&list, &["--header-row", "77"]);
    assert!(row.err.contains("holds no column names"), "{}", row.err);

    let said = ["--delimiter", ":", "--header-row", "2"];
    let look = import(&list, &[&said[..], &["--look"]].concat());
    assert!(look.out.contains("2  Kennung:Ruf:Post"), "the lines as they stand: {}", look.out);
    assert!(look.out.contains("delimiter=COLON") && look.out.contains("header=2"), "{}", look.out);
    let maps = ["--map", "1=name.family", "--map", "Ruf=phone.number", "--map", "3=email.address"];
    let taken = import(&list, &[&said[..], &maps].concat());
    assert_eq!(taken.code, Some(0), "{}", taken.err);
    assert!(!taken.out.contains("taken in from this source before"), "a look took nothing in");

    let next = firm.list("juni.csv", &LIST.replace("Lund", "Lindner").replace("lund", "li"));
    let taken = import(&next, &[]);
    assert_eq!(taken.code, Some(0), "without a word, as the last time: {}", taken.err);
    assert!(taken.out.contains("A new person."), "{}", taken.out);
}
