//! Opens a file of any known format and gives its rows.

use std::collections::{HashSet, VecDeque};
use std::io::Read;

use crate::csv::Table;
use crate::detect::{Detected, Format};
use crate::mapping::{looks_like_header, names_columns};
use crate::vcard::{self, Cards};
use crate::xlsx::Workbook;
use crate::{Cause, Fault, Limits, RawRow};

/// How many rows a title above the names of the columns may have, and how long they may be.
const TITLE_ROWS: usize = 10;
const TITLE_BYTES: usize = 64 << 10;
/// The last line that can be chosen to name the columns.
const LAST_HEADER: u32 = 1_000;

/// Gives the rows of a file one at a time; memory does not grow with the file.
pub struct Reader<R> {
    source: Source<R>,
    header: Vec<String>,
    header_line: u64,
    waiting: VecDeque<Result<RawRow, Fault>>,
    limits: Limits,
    given: u64,
    ended: bool,
}

enum Source<R> {
    Table(Table<R>),
    Workbook { book: Box<Workbook>, size: u64 },
    Cards(Cards<R>),
}

/// Opens a file as what it was detected to be.
///
/// A `Fault` here means that nothing can be read at all. A workbook is held in memory as it was
/// uploaded (see [`Limits::workbook_bytes`]); text is read as it comes.
pub fn open<R: Read>(reader: R, detected: &Detected, limits: Limits) -> Result<Reader<R>, Fault> {
    let (source, named) = match detected.format {
        Format::Empty => return Err(Fault::file(Cause::Empty)),
        Format::Unknown => return Err(Fault::file(Cause::UnknownFormat)),
        Format::Csv(dialect) => {
            (Source::Table(Table::new(reader, dialect, limits)), Some(dialect.has_header))
        }
        Format::VCard(encoding) => (Source::Cards(Cards::new(reader, encoding, limits)), None),
        Format::Xlsx => {
            let (book, size) =
                workbook(reader, limits, detected.layout.sheet).map_err(Fault::file)?;
            (Source::Workbook { book, size }, None)
        }
    };
    let (header, waiting) = (Vec::new(), VecDeque::new());
    let mut reader =
        Reader { source, header, header_line: 0, waiting, limits, given: 0, ended: false };
    match detected.layout.header {
        Some(line) => reader.take_header(line)?,
        None => reader.read_header(named)?,
    }
    Ok(reader)
}

/// The workbook and its size in bytes.
pub(crate) fn workbook<R: Read>(
    mut reader: R,
    limits: Limits,
    sheet: Option<u32>,
) -> Result<(Box<Workbook>, u64), Cause> {
    let (mut bytes, bound) = (Vec::new(), limits.workbook_bytes as u64);
    reader.by_ref().take(bound + 1).read_to_end(&mut bytes).map_err(|_| Cause::ReadFailed)?;
    let size = bytes.len() as u64;
    if size > bound {
        return Err(Cause::FileTooLarge);
    }
    Ok((Box::new(Workbook::open(bytes, limits, sheet)?), size))
}

impl<R: Read> Reader<R> {
    /// Names of the columns as they stand in the file, empty where they have none. Its length is
    /// the number of cells of every row.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The line that names the columns, from 1; 0 where none does.
    pub fn header_line(&self) -> u64 {
        self.header_line
    }

    /// Number of the sheet that is read, from 1; 0 where the file is no workbook.
    pub fn sheet(&self) -> u32 {
        match &self.source {
            Source::Workbook { book, .. } => book.number(),
            _ => 0,
        }
    }

    /// Bytes of the file consumed so far, for progress.
    pub fn bytes_read(&self) -> u64 {
        match &self.source {
            Source::Table(table) => table.bytes_read(),
            Source::Workbook { size, .. } => *size,
            Source::Cards(cards) => cards.bytes_read(),
        }
    }

    fn read_header(&mut self, named: Option<bool>) -> Result<(), Fault> {
        if self.is_cards() {
            return Ok(());
        }
        let first = self.source.next().ok_or(Fault::file(Cause::Empty))??;
        let (first, above) = self.below_titles(first);
        if above.is_empty() && !self.is_header(named, &first.cells) {
            self.without_header(first);
            return Ok(());
        }
        self.with_header(first, above)
    }

    /// The line that a person says names the columns; 0 for none. What stands above it is told.
    fn take_header(&mut self, line: u32) -> Result<(), Fault> {
        if self.is_cards() {
            return Ok(());
        }
        let mut above = Vec::new();
        loop {
            let found = self.source.next().ok_or(Fault::file(Cause::NoHeaderRow))?;
            let at = found.as_ref().map_or_else(|fault| fault.line, |row| row.line);
            match found {
                Ok(first) if line == 0 => {
                    self.without_header(first);
                    return Ok(());
                }
                Ok(row) if at == u64::from(line) => return self.with_header(row, above),
                Err(fault) if fault.cause.stops_reading() || at >= u64::from(line) => {
                    return Err(fault);
                }
                _ if at > u64::from(line.min(LAST_HEADER)) => {
                    return Err(Fault::file(Cause::NoHeaderRow));
                }
                Ok(_) => above.push(Fault::row(at, Cause::AboveHeader)),
                Err(fault) => above.push(fault),
            }
        }
    }

    /// Cards have columns of their own.
    fn is_cards(&mut self) -> bool {
        let cards = matches!(self.source, Source::Cards(_));
        if cards {
            self.header = vcard::COLUMNS.iter().map(|name| (*name).to_owned()).collect();
        }
        cards
    }

    /// All columns lack a name, and the first row is one like the others.
    fn without_header(&mut self, first: RawRow) {
        self.header = vec![String::new(); first.cells.len()];
        self.waiting.push_front(Ok(first));
    }

    fn with_header(&mut self, mut first: RawRow, above: Vec<Fault>) -> Result<(), Fault> {
        self.header_line = first.line;
        self.header = std::mem::take(&mut first.cells);
        if self.waiting.is_empty() {
            let next = self.source.next().ok_or(Fault::file(Cause::HeaderOnly))?;
            self.waiting.push_back(next);
        }
        for fault in above.into_iter().chain(duplicates(&self.header, first.line)).rev() {
            self.waiting.push_front(Err(fault));
        }
        Ok(())
    }

    /// The row that names the columns, with a fault for each row of a title above it; the first row
    /// where there is no title. What was read ahead waits.
    fn below_titles(&mut self, first: RawRow) -> (RawRow, Vec<Fault>) {
        let (mut ahead, mut widest) = (Vec::new(), filled(&first.cells));
        let mut length = 0;
        while ahead.len() < TITLE_ROWS && length < TITLE_BYTES && !names_columns(&first.cells) {
            let Some(next) = self.source.next() else { break };
            let last = matches!(&next, Err(fault) if fault.cause.stops_reading());
            match next {
                Ok(row) if names_columns(&row.cells) && filled(&row.cells) > widest => {
                    let title = |row: &RawRow| Fault::row(row.line, Cause::AboveHeader);
                    let above = ahead.iter().map(|found: &Result<RawRow, Fault>| match found {
                        Ok(row) => title(row),
                        Err(fault) => *fault,
                    });
                    return (row, std::iter::once(title(&first)).chain(above).collect());
                }
                Ok(row) => {
                    widest = widest.max(filled(&row.cells));
                    length += row.cells.iter().map(String::len).sum::<usize>();
                    ahead.push(Ok(row));
                }
                fault => ahead.push(fault),
            }
            if last {
                break;
            }
        }
        self.waiting.extend(ahead);
        (first, Vec::new())
    }

    /// Whether the first row names the columns; for a workbook the second row helps to tell.
    fn is_header(&self, named: Option<bool>, first: &[String]) -> bool {
        named.unwrap_or_else(|| match self.waiting.front() {
            Some(Ok(second)) => looks_like_header(first, &second.cells),
            _ => looks_like_header(first, &[]),
        })
    }

    /// The row with as many cells as there are columns, if that is what it has.
    fn fitted(&self, mut row: RawRow) -> Result<RawRow, Fault> {
        let width = self.header.len();
        let extra = row.cells.iter().skip(width).position(|cell| !cell.trim().is_empty());
        if let Some(extra) = extra {
            return Err(Fault::cell(row.line, width + extra, Cause::TooManyCells));
        }
        // A workbook does not write the empty cells at the end of a row; a text table does.
        if row.cells.len() < width && matches!(self.source, Source::Table(_)) {
            return Err(Fault::cell(row.line, row.cells.len(), Cause::TooFewCells));
        }
        row.cells.resize(width, String::new());
        Ok(row)
    }
}

/// The next row, or what is wrong with it. Behind a fault reading goes on, unless
/// [`Cause::stops_reading`] holds for it.
impl<R: Read> Iterator for Reader<R> {
    type Item = Result<RawRow, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let Some(found) = self.waiting.pop_front().or_else(|| self.source.next()) else {
            self.ended = true;
            return (self.given == 0).then_some(Err(Fault::file(Cause::HeaderOnly)));
        };
        let found = found.and_then(|row| self.fitted(row));
        self.given += 1;
        if self.given > self.limits.rows {
            self.ended = true;
            let line = found.as_ref().map_or_else(|fault| fault.line, |row| row.line);
            return Some(Err(Fault::row(line, Cause::TooManyRows)));
        }
        self.ended = matches!(&found, Err(fault) if fault.cause.stops_reading());
        Some(found)
    }
}

impl<R: Read> Source<R> {
    fn next(&mut self) -> Option<Result<RawRow, Fault>> {
        match self {
            Self::Table(table) => table.next(),
            Self::Workbook { book, .. } => book.next(),
            Self::Cards(cards) => cards.next(),
        }
    }
}

/// Cells that say something.
fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// A fault for every column whose name an earlier column already has.
fn duplicates(header: &[String], line: u64) -> std::vec::IntoIter<Fault> {
    let mut seen = HashSet::new();
    header
        .iter()
        .enumerate()
        .filter_map(move |(column, name)| {
            let name = name.trim().to_lowercase();
            let again = !name.is_empty() && !seen.insert(name);
            again.then(|| Fault::cell(line, column, Cause::DuplicateColumn))
        })
        .collect::<Vec<_>>()
        .into_iter()
}
