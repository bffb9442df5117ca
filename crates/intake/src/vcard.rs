//! Electronic business cards (vCard 3.0 by RFC 2426, 4.0 by RFC 6350) as rows of fixed columns.

mod card;

use std::collections::VecDeque;
use std::io::Read;

use crate::lines::{Line, Lines};
use crate::{Cause, Encoding, Fault, Limits, RawRow};

pub(crate) use card::COLUMNS;

/// Reads cards one after the other.
pub(crate) struct Cards<R> {
    lines: Lines<R>,
    encoding: Encoding,
    limits: Limits,
    /// The line of a `BEGIN:VCARD` that was met inside a card that does not end.
    begun: Option<u64>,
    waiting: VecDeque<Fault>,
}

/// What a line means for the card it stands in.
enum Meaning {
    Begin,
    End,
    /// A picture, sound or key: long, and nothing we take.
    Media,
    Folded,
    Other,
}

impl<R: Read> Cards<R> {
    pub fn new(source: R, encoding: Encoding, limits: Limits) -> Self {
        let lines = Lines::new(source, encoding, b'\n', limits.line_bytes);
        Self { lines, encoding, limits, begun: None, waiting: VecDeque::new() }
    }

    pub fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    /// The next card as a row; its line is that of `BEGIN:VCARD`.
    pub fn next(&mut self) -> Option<Result<RawRow, Fault>> {
        if let Some(fault) = self.waiting.pop_front() {
            return Some(Err(fault));
        }
        let found = self.begin().and_then(|begun| match begun {
            Some(begin) => self.content(begin).map(|text| Some((begin, text))),
            None => Ok(None),
        });
        match found {
            Ok(None) => None,
            Err(fault) => Some(Err(fault)),
            Ok(Some((line, text))) => Some(self.row(line, &text)),
        }
    }

    fn row(&mut self, line: u64, text: &str) -> Result<RawRow, Fault> {
        let (cells, left_out) = card::cells(text).map_err(|cause| Fault::row(line, cause))?;
        let long = cells.iter().position(|cell| cell.len() > self.limits.cell_bytes);
        if let Some(column) = long {
            return Err(Fault::cell(line, column, Cause::CellTooLong));
        }
        if let Some(column) = cells.iter().position(|cell| cell.contains('\0')) {
            return Err(Fault::cell(line, column, Cause::NulByte));
        }
        self.waiting.extend(left_out.then_some(Fault::row(line, Cause::ValuesLeftOut)));
        Ok(RawRow { line, cells })
    }

    /// The line the next card begins at.
    fn begin(&mut self) -> Result<Option<u64>, Fault> {
        if let Some(line) = self.begun.take() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::new();
        while self.line(&mut bytes)?.is_some() {
            if matches!(meaning(&bytes), Meaning::Begin) {
                return Ok(Some(self.lines.number()));
            }
        }
        Ok(None)
    }

    /// The text of the card that begins at this line, without pictures.
    fn content(&mut self, begin: u64) -> Result<String, Fault> {
        let (mut text, mut bytes) = (String::from("BEGIN:VCARD\n"), Vec::new());
        let (mut fault, mut in_media) = (None, false);
        while let Some(kind) = self.line(&mut bytes)? {
            match meaning(&bytes) {
                Meaning::End => {
                    text.push_str("END:VCARD\n");
                    return fault.map_or(Ok(text), Err);
                }
                Meaning::Begin => {
                    self.begun = Some(self.lines.number());
                    break;
                }
                Meaning::Media => in_media = true,
                Meaning::Folded if in_media => {}
                Meaning::Folded | Meaning::Other => {
                    in_media = false;
                    let found = self.append(&bytes, kind, &mut text);
                    fault = fault.or(found.err());
                }
            }
        }
        Err(Fault::row(begin, Cause::BrokenCard))
    }

    fn append(&mut self, bytes: &[u8], kind: Line, text: &mut String) -> Result<(), Fault> {
        let fault = |cause| Err(Fault::row(self.lines.number(), cause));
        if kind == Line::Cut || text.len() + bytes.len() > self.limits.card_bytes {
            return fault(Cause::LineTooLong);
        }
        if !self.encoding.decode(bytes, text) {
            return fault(Cause::WrongEncoding);
        }
        text.push('\n');
        Ok(())
    }

    fn line(&mut self, bytes: &mut Vec<u8>) -> Result<Option<Line>, Fault> {
        let found = self.lines.next(bytes);
        found.map_err(|_| Fault::row(self.lines.number() + 1, Cause::ReadFailed))
    }
}

fn meaning(line: &[u8]) -> Meaning {
    if line.first().is_some_and(|sign| matches!(sign, b' ' | b'\t')) {
        return Meaning::Folded;
    }
    let line = line.trim_ascii();
    if line.eq_ignore_ascii_case(b"BEGIN:VCARD") {
        return Meaning::Begin;
    }
    if line.eq_ignore_ascii_case(b"END:VCARD") {
        return Meaning::End;
    }
    let name = line.split(|sign| matches!(sign, b':' | b';')).next().unwrap_or_default();
    let name = name.rsplit(|sign| *sign == b'.').next().unwrap_or_default();
    let media: [&[u8]; 4] = [b"PHOTO", b"LOGO", b"SOUND", b"KEY"];
    if media.iter().any(|media| name.eq_ignore_ascii_case(media)) {
        return Meaning::Media;
    }
    Meaning::Other
}
