//! Workbooks (ECMA-376): the sheet that was chosen, else the first that is not hidden and not empty.
//!
//! Own code over a ZIP and an XML reader, because a spreadsheet library believes what a file says
//! about itself (string counts, addresses) and allocates or overflows by it; a foreign file must
//! not be able to end the process.

mod archive;
mod book;
mod number;
mod pace;
mod sheet;
mod strings;
mod styles;
mod xml;

use archive::Archive;
use book::Book;
use sheet::{Context, Sheet};
use xml::Xml;

use crate::{Cause, Fault, Limits, RawRow};

/// Reads a workbook that is in memory as it was uploaded.
pub(crate) struct Workbook {
    sheet: Sheet,
    context: Context,
    first: Option<Result<RawRow, Fault>>,
    names: Vec<String>,
    number: u32,
}

impl Workbook {
    /// Opens this sheet, counted from 1 without the hidden ones, or the first that has a row.
    pub fn open(bytes: Vec<u8>, limits: Limits, chosen: Option<u32>) -> Result<Self, Cause> {
        let archive = Archive::open(bytes, limits)?;
        let book = book::read(&archive)?;
        let context = Context::read(&archive, &book, limits)?;
        let names = book.sheets.iter().map(|(name, _)| name.clone()).collect();
        for (number, (_, part)) in (1..).zip(&book.sheets) {
            if chosen.is_some_and(|chosen| chosen != number) {
                continue;
            }
            let Some(part) = archive.part(part) else { continue };
            let mut sheet = Sheet::new(Xml::new(part));
            if let Some(first) = sheet.next(&context) {
                return Ok(Self { sheet, context, first: Some(first), names, number });
            }
        }
        Err(match chosen.map(|chosen| book.sheets.len() < chosen as usize) {
            None => Cause::Empty,
            Some(true) => Cause::NoSuchSheet,
            Some(false) => Cause::EmptySheet,
        })
    }

    /// Names of the sheets that are not hidden.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Number of the open one among them, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The next row that is not empty, as wide as its last cell.
    pub fn next(&mut self) -> Option<Result<RawRow, Fault>> {
        self.first.take().or_else(|| self.sheet.next(&self.context))
    }
}
