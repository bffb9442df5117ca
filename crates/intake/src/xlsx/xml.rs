//! The parts of XML that spreadsheets use.

use std::borrow::Cow;
use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::archive::Part;
use crate::{Cause, Fault};

/// Events of one part.
pub(super) struct Xml {
    reader: Reader<BufReader<Part>>,
    buffer: Vec<u8>,
    patience: u32,
}

/// Pieces that may come without anything of use among them: about three seconds of reading.
const PATIENCE: u32 = 1 << 24;

/// What comes next in a part.
pub(super) enum Piece<'a> {
    /// An element begins; an empty one ends at once.
    Start(BytesStart<'a>),
    /// An element ends.
    End(BytesEnd<'a>),
    /// Text, entities already resolved.
    Text(Cow<'a, str>),
    /// The part is over.
    Eof,
}

impl Xml {
    pub fn new(part: Part) -> Self {
        let mut reader = Reader::from_reader(BufReader::with_capacity(32 << 10, part));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), patience: PATIENCE }
    }

    /// Says that something of use has come.
    pub fn useful(&mut self) {
        self.patience = PATIENCE;
    }

    /// The next piece. A part that goes on and on without anything useful ends as a bomb.
    pub fn next(&mut self) -> Result<Piece<'_>, Cause> {
        self.patience = self.patience.checked_sub(1).ok_or(Cause::Bomb)?;
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| cause(&error))?;
        Ok(match event {
            Event::Start(start) | Event::Empty(start) => Piece::Start(start),
            Event::End(end) => Piece::End(end),
            Event::Text(text) => Piece::Text(text.xml10_content()),
            Event::GeneralRef(name) => Piece::Text(Cow::Owned(match name.resolve_char_ref() {
                Ok(Some(sign)) => sign.to_string(),
                Ok(None) => predefined(&name.into_inner())?,
                Err(_) => return Err(Cause::DamagedWorkbook),
            })),
            Event::Eof => Piece::Eof,
            _ => Piece::Text(Cow::Borrowed("")),
        })
    }
}

/// The value of an attribute, whatever its namespace prefix.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten();
    let value = found.into_iter().find(|a| a.key.local_name().as_ref() == name)?.value;
    match value.contains('&') {
        true => unescape(&value).ok().map(|text| Cow::Owned(text.into_owned())),
        false => Some(value),
    }
}

fn predefined(entity: &str) -> Result<String, Cause> {
    resolve_predefined_entity(entity).map(str::to_owned).ok_or(Cause::Bomb)
}

/// The limit that was broken, or damage where none was.
fn cause(error: &quick_xml::Error) -> Cause {
    let quick_xml::Error::Io(io) = error else { return Cause::DamagedWorkbook };
    let fault = io.get_ref().and_then(|inner| inner.downcast_ref::<Fault>());
    fault.map_or(Cause::DamagedWorkbook, |fault| fault.cause)
}
