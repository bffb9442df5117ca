//! Reads a CSV file row by row.

use super::columns::{Columns, Positions};
use csv::ByteRecord;
use link::Person;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};

/// A CSV file whose header has been read.
pub(super) struct Table {
    reader: csv::Reader<Box<dyn Read + Send>>,
    positions: Positions,
    stream: bool,
}

/// Rows read ahead of the answers.
const AHEAD: usize = 1_024;

/// One row: its identifier, its line in the file, its eight fields.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) line: u64,
    fields: [String; 8],
}

/// A row that could not be read.
pub(super) struct Fault {
    line: u64,
    reason: &'static str,
}

impl Table {
    /// Opens a file (`-`: standard input) and finds its columns. Commas, semicolons and tabs are
    /// recognised as separators.
    #[allow(clippy::disallowed_methods, reason = "the program opens the files it is given")]
    pub(super) fn open(file: &Path, columns: &Columns) -> Result<Self, String> {
        let unreadable = |error: io::Error| format!("cannot read {}: {error}", file.display());
        let stream = file.to_str() == Some("-");
        let input: Box<dyn Read + Send> = match stream {
            true => Box::new(io::stdin()),
            false => Box::new(File::open(file).map_err(unreadable)?),
        };
        Self::read(input, stream, columns).map_err(|error| format!("{}: {error}", file.display()))
    }

    /// Reads the header. Of a `stream`, rows may come slowly.
    pub(super) fn read(
        input: impl Read + Send + 'static,
        stream: bool,
        columns: &Columns,
    ) -> Result<Self, String> {
        let mut input = BufReader::with_capacity(1 << 16, input);
        let delimiter = delimiter(input.fill_buf().map_err(|error| error.to_string())?);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(Box::new(input) as Box<dyn Read + Send>);
        let header = reader.byte_headers().map_err(|_| "no header line".to_owned())?.clone();
        let header: Vec<_> = header.iter().map(String::from_utf8_lossy).collect();
        let positions = columns.find(header.iter().map(|name| &**name))?;
        Ok(Self { reader, positions, stream })
    }

    /// Whether rows may come slowly, from another program.
    pub(super) fn is_stream(&self) -> bool {
        self.stream
    }

    /// The rows, read ahead by a thread of their own.
    pub(super) fn arriving(self) -> Receiver<Result<Row, Fault>> {
        let (send, arriving) = sync_channel(AHEAD);
        // Nobody reads on once the answers cannot be written any more.
        std::thread::spawn(move || self.rows().try_for_each(|row| send.send(row).map_err(drop)));
        arriving
    }

    /// The rows of the file.
    pub(super) fn rows(mut self) -> impl Iterator<Item = Result<Row, Fault>> {
        let mut record = ByteRecord::new();
        let mut broken = false;
        std::iter::from_fn(move || {
            if broken {
                return None;
            }
            match self.reader.read_byte_record(&mut record) {
                Ok(true) => Some(row(&record, &self.positions)),
                Ok(false) => None,
                Err(error) => {
                    broken = error.is_io_error();
                    let line = error.position().map_or(0, csv::Position::line);
                    Some(Err(Fault { line, reason: "not readable as CSV" }))
                }
            }
        })
    }
}

impl Row {
    pub(super) fn person(&self) -> Person<'_> {
        let [first_name, last_name, street, postcode, city, email, phone, birthdate] =
            self.fields.each_ref().map(String::as_str);
        Person { first_name, last_name, street, postcode, city, email, phone, birthdate }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

/// The separator that is most frequent in the header line.
fn delimiter(start: &[u8]) -> u8 {
    let header = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |separator: u8| header.iter().filter(|byte| **byte == separator).count();
    [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

fn row(record: &ByteRecord, positions: &Positions) -> Result<Row, Fault> {
    let line = record.position().map_or(0, csv::Position::line);
    let [id, fields @ ..] = positions;
    let id = value(record, id);
    if id.is_empty() {
        return Err(Fault { line, reason: "no id" });
    }
    Ok(Row { id, line, fields: fields.each_ref().map(|columns| value(record, columns)) })
}

/// The values of these columns, joined with a blank; bytes that are not UTF-8 are read as
/// Windows-1252 letters, which is what old programs write.
fn value(record: &ByteRecord, columns: &[usize]) -> String {
    let mut joined = String::new();
    for bytes in columns.iter().filter_map(|column| record.get(*column)) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => joined.push_str(text.trim()),
            Err(_) => joined.extend(bytes.iter().map(|byte| char::from(*byte))),
        }
    }
    joined
}
