//! The rows of one sheet, in the order of the file.

use super::Book;
use super::number::{self, Shown};
use super::strings::Strings;
use super::xml::{Piece, Xml, attribute};
use crate::{Cause, Fault, Limits, RawRow};

/// Number of the last row a sheet can have (ECMA-376 part 1, 18.3.1.73).
const LAST_ROW: u64 = 1_048_576;
/// Columns a sheet can have; the cells of a row stand in their order.
const COLUMNS: usize = 16_384;

/// What the cells of a workbook refer to.
pub(super) struct Context {
    pub strings: Strings,
    pub styles: Vec<Shown>,
    pub from_1904: bool,
    pub limits: Limits,
}

impl Context {
    /// Reads the parts that all sheets share.
    pub fn read(archive: &super::Archive, book: &Book, limits: Limits) -> Result<Self, Cause> {
        let part = |name: &Option<String>| name.as_deref().and_then(|name| archive.part(name));
        let strings = match part(&book.strings) {
            Some(part) => Strings::read(Xml::new(part), &limits)?,
            None => Strings::default(),
        };
        let styles = match part(&book.styles) {
            Some(part) => super::styles::read(Xml::new(part))?,
            None => Vec::new(),
        };
        Ok(Self { strings, styles, from_1904: book.from_1904, limits })
    }
}

/// Reads a sheet row by row. Addresses are believed only as far as the limits go, and nothing is
/// allocated for rows and cells that an address merely jumps over (R50).
pub(super) struct Sheet {
    xml: Xml,
    row: u64,
    ended: bool,
}

/// One cell as it stands in the part.
struct Cell {
    column: usize,
    kind: String,
    style: usize,
    content: String,
    too_long: bool,
}

impl Sheet {
    pub fn new(xml: Xml) -> Self {
        Self { xml, row: 0, ended: false }
    }

    /// The next row that has a cell.
    pub fn next(&mut self, context: &Context) -> Option<Result<RawRow, Fault>> {
        while !self.ended {
            let found = self.begin().and_then(|begun| match begun {
                true => self.row(context).map(Some),
                false => Ok(None),
            });
            match found {
                Ok(Some(Ok(row))) if row.cells.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(Some(row)) => {
                    self.xml.useful();
                    return Some(row);
                }
                Ok(None) => self.ended = true,
                Err(cause) => {
                    self.ended = true;
                    return Some(Err(Fault::row(self.row, cause)));
                }
            }
        }
        None
    }

    /// Goes to the beginning of the next row; `false` at the end of the sheet.
    fn begin(&mut self) -> Result<bool, Cause> {
        loop {
            match self.xml.next()? {
                Piece::Start(element) if element.local_name().as_ref() == "row" => {
                    let said = attribute(&element, "r").and_then(|r| r.parse::<u32>().ok());
                    let next = said.map_or(self.row + 1, u64::from);
                    if next <= self.row || next > LAST_ROW {
                        return Err(Cause::DamagedWorkbook);
                    }
                    self.row = next;
                    return Ok(true);
                }
                Piece::End(element) if element.local_name().as_ref() == "sheetData" => {
                    return Ok(false);
                }
                Piece::Eof => return Err(Cause::DamagedWorkbook),
                _ => {}
            }
        }
    }

    /// The cells up to the end of the row. The outer error ends the sheet, the inner one the row.
    fn row(&mut self, context: &Context) -> Result<Result<RawRow, Fault>, Cause> {
        let mut cells: Vec<String> = Vec::new();
        let mut fault = None;
        let mut next = 0;
        loop {
            let begun = match self.xml.next()? {
                Piece::Start(element) if element.local_name().as_ref() == "c" => {
                    Cell::begin(&element, next)?
                }
                Piece::End(element) if element.local_name().as_ref() == "row" => break,
                Piece::Eof => return Err(Cause::DamagedWorkbook),
                _ => continue,
            };
            let cell = self.cell(begun, context)?;
            next = cell.column + 1;
            match cell.text(context) {
                Ok(text) if text.is_empty() => {}
                Ok(_) if cell.column >= context.limits.columns => {
                    fault.get_or_insert(Fault::cell(self.row, cell.column, Cause::TooManyCells));
                }
                Ok(text) => put(&mut cells, cell.column, text),
                Err(cause) if cause.stops_reading() => return Err(cause),
                Err(cause) => drop(fault.get_or_insert(Fault::cell(self.row, cell.column, cause))),
            }
        }
        Ok(fault.map_or(Ok(RawRow { line: self.row, cells }), Err))
    }

    /// Collects the content of a cell: the value, or the text that stands in it.
    fn cell(&mut self, mut cell: Cell, context: &Context) -> Result<Cell, Cause> {
        let (mut shown, mut hints) = (false, 0_u32);
        loop {
            match self.xml.next()? {
                Piece::Start(element) => match element.local_name().as_ref() {
                    "v" if cell.kind != "inlineStr" => shown = true,
                    "t" => shown = hints == 0,
                    "rPh" => hints += 1,
                    _ => {}
                },
                Piece::End(element) => match element.local_name().as_ref() {
                    "v" | "t" => shown = false,
                    "rPh" => hints = hints.saturating_sub(1),
                    "c" => return Ok(cell),
                    _ => {}
                },
                Piece::Text(text) if shown => {
                    cell.too_long |= cell.content.len() + text.len() > context.limits.cell_bytes;
                    if !cell.too_long {
                        cell.content.push_str(&text);
                    }
                }
                Piece::Text(_) => {}
                Piece::Eof => return Err(Cause::DamagedWorkbook),
            }
        }
    }
}

impl Cell {
    fn begin(element: &quick_xml::events::BytesStart<'_>, next: usize) -> Result<Self, Cause> {
        let column = match attribute(element, "r") {
            Some(address) => column(&address).ok_or(Cause::DamagedWorkbook)?,
            None => next,
        };
        if column < next || column >= COLUMNS {
            return Err(Cause::DamagedWorkbook);
        }
        let kind = attribute(element, "t").unwrap_or_default().into_owned();
        let style = attribute(element, "s").and_then(|s| s.parse().ok()).unwrap_or(0);
        Ok(Self { column, kind, style, content: String::new(), too_long: false })
    }

    /// The text a person would see, days as ISO 8601.
    fn text(&self, context: &Context) -> Result<String, Cause> {
        if self.too_long {
            return Err(Cause::CellTooLong);
        }
        match self.kind.as_str() {
            "s" if self.content.is_empty() => Ok(String::new()),
            "s" => {
                let index = self.content.trim().parse().map_err(|_| Cause::DamagedWorkbook)?;
                let text = context.strings.get(index).ok_or(Cause::DamagedWorkbook)?;
                let short = text.len() <= context.limits.cell_bytes;
                if short { Ok(text.to_owned()) } else { Err(Cause::CellTooLong) }
            }
            "e" => Err(Cause::FormulaError),
            "b" => Ok(if self.content == "1" { "true" } else { "false" }.to_owned()),
            "n" | "" => {
                let shown = context.styles.get(self.style).copied().unwrap_or_default();
                Ok(number::text(&self.content, shown, context.from_1904))
            }
            _ => Ok(self.content.clone()),
        }
    }
}

fn put(cells: &mut Vec<String>, column: usize, text: String) {
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = text;
    }
}

/// The column of an address such as `BC12`, from 0; nothing beyond `XFD`.
fn column(address: &str) -> Option<usize> {
    let letters: Vec<u8> = address.bytes().take_while(u8::is_ascii_alphabetic).collect();
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let digit = |letter: &u8| usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    let number = letters.iter().fold(0, |number, letter| number * 26 + digit(letter));
    (number <= COLUMNS).then(|| number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_a_last_column() {
        assert_eq!(column("A1"), Some(0));
        assert_eq!(column("BC12"), Some(54));
        assert_eq!(column("XFD1048576"), Some(16_383));
        assert_eq!(column("XFE1"), None);
        assert_eq!(column("AAAAAAAA1"), None);
        assert_eq!(column("12"), None);
    }
}
