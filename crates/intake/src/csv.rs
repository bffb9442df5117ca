//! Text tables: rows separated by line ends, cells by a delimiter.
//!
//! A quote that never closes must not swallow the file: a row may span a bounded number of lines,
//! and if it does not end well, its first line alone is a fault and reading goes on behind it.

mod split;

use std::collections::VecDeque;
use std::io::Read;

use crate::lines::{Line, Lines};
use crate::{Cause, Dialect, Encoding, Fault, Limits, RawRow};

pub(crate) use split::{Splitter, State};

/// Reads a text table.
pub(crate) struct Table<R> {
    lines: Lines<R>,
    encoding: Encoding,
    splitter: Splitter,
    limits: Limits,
    /// Lines that were read ahead in vain.
    back: VecDeque<Physical>,
    text: String,
    spare: Vec<u8>,
}

struct Physical {
    number: u64,
    bytes: Vec<u8>,
    kind: Line,
}

impl<R: Read> Table<R> {
    pub fn new(source: R, dialect: Dialect, limits: Limits) -> Self {
        let terminator = if dialect.old_mac { b'\r' } else { b'\n' };
        Self {
            lines: Lines::new(source, dialect.encoding, terminator, limits.line_bytes),
            encoding: dialect.encoding,
            splitter: Splitter::new(dialect.delimiter, dialect.quote),
            limits,
            back: VecDeque::new(),
            text: String::new(),
            spare: Vec::new(),
        }
    }

    pub fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    /// The next row with any content, of whatever width.
    pub fn next(&mut self) -> Option<Result<RawRow, Fault>> {
        loop {
            let first = match self.line() {
                Ok(Some(line)) => line,
                Ok(None) => return None,
                Err(fault) => return Some(Err(fault)),
            };
            if first.number == 1 && is_separator_hint(&first.bytes) {
                continue;
            }
            let found = self.row(first);
            if matches!(&found, Ok(row) if row.cells.iter().all(|cell| cell.trim().is_empty())) {
                continue;
            }
            return Some(found);
        }
    }

    /// Reads the row that begins with this line.
    fn row(&mut self, first: Physical) -> Result<RawRow, Fault> {
        self.splitter.reset();
        let begin = first.number;
        let mut wrong = None;
        let mut ahead = Vec::new();
        let mut state = self.feed(&first, &mut wrong)?;
        self.spare = first.bytes;
        while state == State::Open && ahead.len() + 1 < self.limits.lines_per_row {
            let Some(line) = self.line()? else { break };
            let fed = self.feed(&line, &mut wrong);
            ahead.push(line);
            match fed {
                Ok(next) => state = next,
                Err(fault) => return self.give_back(ahead, fault),
            }
        }
        if state != State::Complete {
            let fault = Fault::cell(begin, self.splitter.column(), Cause::UnbalancedQuotes);
            return self
                .give_back(ahead, wrong.filter(|fault| fault.line == begin).unwrap_or(fault));
        }
        if let Some(fault) = wrong {
            return Err(fault);
        }
        let cells = self.splitter.take().into_iter().map(crate::guard::unguarded).collect();
        self.checked(RawRow { line: begin, cells })
    }

    /// Decodes a line and reads its cells; the first line of a row that does not fit the encoding
    /// is noted in `wrong` without losing the borders of the row.
    fn feed(&mut self, line: &Physical, wrong: &mut Option<Fault>) -> Result<State, Fault> {
        self.text.clear();
        if !self.encoding.decode(&line.bytes, &mut self.text) && wrong.is_none() {
            *wrong = Some(Fault::row(line.number, Cause::WrongEncoding));
        }
        let state = self.splitter.feed(&self.text);
        match line.kind {
            Line::Whole => Ok(state),
            Line::Cut => Err(self.too_long(line.number, state)),
        }
    }

    /// The beginning of a line that was cut shows which cell made it too long.
    fn too_long(&mut self, line: u64, state: State) -> Fault {
        let last = self.splitter.column().saturating_sub(usize::from(state == State::Complete));
        if last < self.limits.columns {
            Fault::cell(line, last, Cause::CellTooLong)
        } else {
            Fault::row(line, Cause::LineTooLong)
        }
    }

    fn checked(&self, row: RawRow) -> Result<RawRow, Fault> {
        let fault = |column, cause| Err(Fault::cell(row.line, column, cause));
        if row.cells.len() > self.limits.columns {
            return fault(self.limits.columns, Cause::TooManyCells);
        }
        if let Some(column) = row.cells.iter().position(|c| c.len() > self.limits.cell_bytes) {
            return fault(column, Cause::CellTooLong);
        }
        if let Some(column) = row.cells.iter().position(|cell| cell.contains('\0')) {
            return fault(column, Cause::NulByte);
        }
        Ok(row)
    }

    fn give_back(&mut self, ahead: Vec<Physical>, fault: Fault) -> Result<RawRow, Fault> {
        for line in ahead.into_iter().rev() {
            self.back.push_front(line);
        }
        Err(fault)
    }

    fn line(&mut self) -> Result<Option<Physical>, Fault> {
        if let Some(line) = self.back.pop_front() {
            return Ok(Some(line));
        }
        let mut bytes = std::mem::take(&mut self.spare);
        let found = self.lines.next(&mut bytes);
        let number = self.lines.number();
        match found {
            Ok(kind) => Ok(kind.map(|kind| Physical { number, bytes, kind })),
            Err(_) => Err(Fault::row(number + 1, Cause::ReadFailed)),
        }
    }
}

/// `sep=;`, the first line by which Excel names its delimiter.
fn is_separator_hint(line: &[u8]) -> bool {
    matches!(line, [b's', b'e', b'p', b'=', _])
}
