//! Files whose detection is overruled by hand.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use intake::{Cause, Fault, Format, Layout, Limits, Reader, detect_as, glance, open};
use rust_xlsxwriter::Workbook;

fn layout(said: &str) -> Layout {
    Layout::from_text(said).unwrap()
}

fn reader<'a>(bytes: &'a [u8], said: &str) -> Result<Reader<&'a [u8]>, Fault> {
    open(bytes, &detect_as(bytes, "", layout(said)), Limits::default())
}

/// Names of the columns, then rows and faults in short.
fn read(bytes: &[u8], said: &str) -> Vec<String> {
    let reader = match reader(bytes, said) {
        Ok(reader) => reader,
        Err(fault) => return vec![fault.cause.to_string()],
    };
    let names = reader.header().join("|");
    let rows = reader.map(|found| match found {
        Ok(row) => format!("{}:{}", row.line, row.cells.join("|")),
        Err(fault) => format!("{}:{}", fault.line, fault.cause),
    });
    std::iter::once(names).chain(rows).collect()
}

#[test]
fn delimiter_quotes_and_encoding_are_taken_as_said() {
    let colons = b"Name:Ort\nHolm:Kiel\nMeyer:Kiel\n";
    assert_eq!(read(colons, "delimiter=COLON"), ["Name|Ort", "2:Holm|Kiel", "3:Meyer|Kiel"]);
    let inches = b"Name;Artikel\nHolm;\"5\" Rohr\nMeyer;\"6\" Rohr\n";
    assert_eq!(read(inches, "-")[1], "2:UNBALANCED_QUOTES");
    assert_eq!(
        read(inches, "quote=NONE"),
        ["Name|Artikel", "2:Holm|\"5\" Rohr", "3:Meyer|\"6\" Rohr"]
    );
    let dos = b"Name;Ort\nM\x81ller;K\x94ln\n";
    assert_eq!(read(dos, "encoding=CP850"), ["Name|Ort", "2:Müller|Köln"]);
    assert_eq!(
        read("Name;Ort\nMüller;Köln\n".as_bytes(), "encoding=WINDOWS-1252")[1],
        "2:WRONG_ENCODING"
    );
}

#[test]
fn the_line_that_names_the_columns_is_taken_as_said() {
    let list = b"Liste A;;\nStand;Mai;\n\nErster;Zweiter;Dritter\nHolm;Kiel;1\n";
    assert_eq!(
        read(list, "header=4"),
        ["Erster|Zweiter|Dritter", "1:ABOVE_HEADER", "2:ABOVE_HEADER", "5:Holm|Kiel|1"]
    );
    assert_eq!(reader(list, "header=4").unwrap().header_line(), 4);
    let without = read(list, "header=0");
    assert_eq!((without[0].as_str(), without.len()), ("||", 5), "every row is one of the list");
    assert_eq!(reader(list, "header=0").unwrap().header_line(), 0);
    assert_eq!(read(list, "header=3"), ["NO_HEADER_ROW"], "an empty line");
    assert_eq!(read(list, "header=77"), ["NO_HEADER_ROW"]);
    assert_eq!(read(list, "header=5"), ["HEADER_ONLY"]);
    assert_eq!(read(b"\"a;b\nc;d\n", "header=0"), ["UNBALANCED_QUOTES"], "not a wrong choice");
    assert_eq!(read(b"Name;Ort\nHolm;Kiel\n", "header=1"), ["Name|Ort", "2:Holm|Kiel"]);
}

/// A cover, a hidden sheet, the list, and an empty sheet.
fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Deckblatt").unwrap().write(0, 0, "Kundenliste").unwrap();
    let hidden = book.add_worksheet().set_name("Geheim").unwrap();
    hidden.set_hidden(true).write(0, 0, "verborgen").unwrap();
    let list = book.add_worksheet().set_name("Kunden").unwrap();
    list.write_row(0, 0, ["Name", "Ort"]).unwrap().write_row(1, 0, ["Holm", "Kiel"]).unwrap();
    book.add_worksheet().set_name("Leer").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn the_sheet_is_taken_as_said_and_hidden_ones_do_not_count() {
    let book = book();
    assert_eq!(read(&book, "-"), ["", "1:Kundenliste"], "the cover comes first");
    assert_eq!(read(&book, "sheet=2"), ["Name|Ort", "2:Holm|Kiel"]);
    assert_eq!(reader(&book, "sheet=2").unwrap().sheet(), 2);
    assert_eq!(read(&book, "sheet=3"), ["EMPTY_SHEET"]);
    assert_eq!(read(&book, "sheet=4"), ["NO_SUCH_SHEET"]);
}

#[test]
fn a_glance_shows_lines_as_they_stand_and_the_sheets() {
    let look = |bytes: &[u8], said: &str| {
        glance(bytes, &detect_as(bytes, "", layout(said)), Limits::default(), 3).unwrap()
    };
    let long = format!("Name\tOrt\n\n{}\nvier\n", "x".repeat(500));
    let text = look(long.as_bytes(), "-");
    assert_eq!(text.lines[..2], [(1, "Name→Ort".to_owned()), (2, String::new())]);
    assert_eq!((text.lines.len(), text.lines[2].1.chars().count()), (3, 201));
    assert_eq!(look(b"M\x81ller;1\nHolm;2\n", "encoding=CP850").lines[0].1, "Müller;1");
    let book = book();
    let cover = look(&book, "-");
    assert_eq!((cover.sheet, cover.sheets.join(" ")), (1, "Deckblatt Kunden Leer".to_owned()));
    assert_eq!(look(&book, "sheet=2").lines[1], (2, "Holm │ Kiel".to_owned()));
}

#[test]
fn what_is_said_about_text_changes_nothing_about_a_workbook() {
    let book = book();
    let said = "encoding=CP850,delimiter=COMMA,quote=NONE,sheet=2";
    assert_eq!(detect_as(&book, "", layout(said)).format, Format::Xlsx);
    assert_eq!(read(&book, said), read(&book, "sheet=2"));
    assert_eq!(Cause::NoSuchSheet.words().en, "the workbook has no such sheet");
}
