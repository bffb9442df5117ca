//! Workbooks (ECMA-376): the first sheet that is not hidden and not empty.
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
}

impl Workbook {
    /// Opens the first visible sheet that has a row.
    pub fn open(bytes: Vec<u8>, limits: Limits) -> Result<Self, Cause> {
        let archive = Archive::open(bytes, limits)?;
        let book = book::read(&archive)?;
        let context = Context::read(&archive, &book, limits)?;
        for name in &book.sheets {
            let Some(part) = archive.part(name) else { continue };
            let mut sheet = Sheet::new(Xml::new(part));
            if let Some(first) = sheet.next(&context) {
                return Ok(Self { sheet, context, first: Some(first) });
            }
        }
        Err(Cause::Empty)
    }

    /// The next row that is not empty, as wide as its last cell.
    pub fn next(&mut self) -> Option<Result<RawRow, Fault>> {
        self.first.take().or_else(|| self.sheet.next(&self.context))
    }
}
