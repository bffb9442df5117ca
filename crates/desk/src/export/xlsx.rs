//! XLSX: every cell is text, so nothing in it can be a formula; the duties on a sheet of their own.

use law::verdict::Duties;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::columns::DUTIES;
use crate::{Failure, Result, Words};

const PEOPLE: Words = Words { de: "Personen", en: "People" };

/// The workbook. `made_at` is in seconds since 1970.
pub(super) fn write<'a>(
    lines: impl Iterator<Item = &'a [String]>,
    duties: Duties,
    say: fn(Words) -> &'static str,
    made_at: i64,
) -> Result<Vec<u8>> {
    build(lines, duties, say, made_at)
        .map_err(|_| Failure::at("writing the workbook in memory").into())
}

fn build<'a>(
    lines: impl Iterator<Item = &'a [String]>,
    duties: Duties,
    say: fn(Words) -> &'static str,
    made_at: i64,
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(made_at)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    fill(book.add_worksheet().set_name(say(PEOPLE))?, lines)?;
    let sheet = book.add_worksheet().set_name(say(DUTIES))?;
    for (row, duty) in (0..).zip(duties.iter()) {
        sheet.write_string(row, 0, duty.word())?;
        sheet.write_string(row, 1, say(duty.words()))?;
    }
    book.save_to_buffer()
}

fn fill<'a>(
    sheet: &mut Worksheet,
    lines: impl Iterator<Item = &'a [String]>,
) -> std::result::Result<(), XlsxError> {
    for (row, cells) in (0..).zip(lines) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell)?;
        }
    }
    Ok(())
}
