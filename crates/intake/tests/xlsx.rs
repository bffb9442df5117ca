//! Workbooks as spreadsheet programs write them.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::io::Cursor;

use calamine::{DataType, Reader as _};
use intake::{Cause, Detected, Fault, Format, Limits, RawRow, Reader, open};
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Formula, Workbook};

const XLSX: Detected = Detected::sure(Format::Xlsx);

fn reader(bytes: &[u8]) -> Result<Reader<&[u8]>, Fault> {
    open(bytes, &XLSX, Limits::default())
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    reader(bytes).unwrap().map(|row| row.unwrap().cells.clone()).collect()
}

/// A workbook with one sheet, filled by the closure.
fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_arrive_as_a_person_sees_them() {
    let bytes = workbook(|sheet| {
        let day = CellFormat::new().set_num_format("dd.mm.yyyy");
        let postcode = CellFormat::new().set_num_format("00000");
        sheet
            .write_row(0, 0, ["Name", "PLZ", "Bestelldatum", "Kunden-Nr.", "Betrag", "Newsletter"])
            .unwrap();
        sheet.write(1, 0, "Jörg <Müßig> & Söhne").unwrap();
        sheet.write(1, 1, "01067").unwrap();
        sheet
            .write_with_format(1, 2, ExcelDateTime::parse_from_str("2025-03-09").unwrap(), &day)
            .unwrap();
        sheet.write(1, 3, 10_045).unwrap();
        sheet.write(1, 4, 19.9).unwrap();
        sheet.write(1, 5, true).unwrap();
        sheet.write_with_format(2, 1, 1067, &postcode).unwrap();
        sheet.write(2, 0, Formula::new("=\"A\"&\"B\"").set_result("AB")).unwrap();
    });
    let reader = reader(&bytes).unwrap();
    assert_eq!(reader.header()[1], "PLZ");
    assert_eq!(reader.bytes_read(), bytes.len() as u64);
    assert_eq!(
        cells(&bytes),
        [
            ["Jörg <Müßig> & Söhne", "01067", "2025-03-09", "10045", "19.9", "true"],
            ["AB", "01067", "", "", "", ""],
        ]
    );
}

#[test]
fn a_formula_that_fails_and_a_cell_beside_the_table_are_faults() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["Vorname", "Nachname"]).unwrap();
        sheet.write(1, 0, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_row(2, 0, ["a", "b", "c"]).unwrap();
        sheet.write_row(4, 0, ["d", "e"]).unwrap();
        sheet.write(1_048_575, 16_383, "far").unwrap();
    });
    let found: Vec<_> = reader(&bytes).unwrap().collect();
    assert_eq!(
        found,
        [
            Err(Fault::cell(2, 0, Cause::FormulaError)),
            Err(Fault::cell(3, 2, Cause::TooManyCells)),
            Ok(RawRow { line: 5, cells: vec!["d".into(), "e".into()] }),
            Err(Fault::cell(1_048_576, 16_383, Cause::TooManyCells)),
        ]
    );
}

#[test]
fn the_first_visible_sheet_with_rows_is_read() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "hidden").unwrap().set_hidden(true);
    book.add_worksheet();
    let sheet = book.add_worksheet().set_active(true);
    sheet.write_row(0, 0, ["Nachname", "Ort"]).unwrap().write_row(1, 0, ["Haack", "Kiel"]).unwrap();
    assert_eq!(cells(&book.save_to_buffer().unwrap()), [["Haack", "Kiel"]]);
}

#[test]
fn empty_and_header_only_are_told() {
    assert_eq!(reader(&workbook(|_| {})).err(), Some(Fault::file(Cause::Empty)));
    let bytes = workbook(|sheet| drop(sheet.write_row(0, 0, ["Vorname", "Ort"])));
    assert_eq!(reader(&bytes).err(), Some(Fault::file(Cause::HeaderOnly)));
}

#[test]
fn a_merged_title_above_the_names_of_the_columns_is_stepped_over() {
    let bytes = workbook(|sheet| {
        let plain = CellFormat::new();
        sheet.merge_range(0, 0, 0, 2, "Kundenliste 2026", &plain).unwrap();
        sheet.write(1, 0, "Stand: 01.05.2026").unwrap();
        sheet.write_row(3, 0, ["Vorname", "Nachname", "E-Mail"]).unwrap();
        sheet.write_row(4, 0, ["Anna", "Petersen", "anna@nord.example"]).unwrap();
    });
    let mut reader = reader(&bytes).unwrap();
    assert_eq!(reader.header(), ["Vorname", "Nachname", "E-Mail"]);
    let above = |line| Err(Fault::row(line, Cause::AboveHeader));
    assert_eq!((reader.next(), reader.next()), (Some(above(1)), Some(above(2))));
    let row = reader.next().unwrap().unwrap();
    assert_eq!((row.line, row.cell(1)), (5, "Petersen"));
    assert_eq!(reader.next(), None);
}

/// The same table as an independent reader sees it.
#[test]
fn reads_what_another_reader_reads() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["Vorname", "Nachname", "Ort", "Zahl"]).unwrap();
        for row in 1..300_u32 {
            let word = |salt: u32| format!("Wört {} \u{20ac}", row.wrapping_mul(salt) % 97);
            sheet.write_row(row, 0, [word(31), word(17), word(7)]).unwrap();
            sheet.write(row, 3, f64::from(row) / 4.0).unwrap();
        }
    });
    let mut other: calamine::Xlsx<_> = calamine::Xlsx::new(Cursor::new(&bytes)).unwrap();
    let range = other.worksheet_range_at(0).unwrap().unwrap();
    let expected: Vec<Vec<String>> = range
        .rows()
        .skip(1)
        .map(|row| row.iter().map(|cell| cell.as_string().unwrap_or_default()).collect())
        .collect();
    assert_eq!(cells(&bytes), expected);
}
