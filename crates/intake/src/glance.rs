//! The beginning of a file as it stands there, for somebody who says by hand how it is written.

use std::io::Read;

use crate::lines::Lines;
use crate::reader::workbook;
use crate::{Cause, Detected, Encoding, Fault, Format, Limits};

/// Characters shown of a line.
const WIDTH: usize = 200;

/// The beginning of a file, before anything is made of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Glance {
    /// First lines of a text, or rows of a sheet, with their numbers from 1, shortened.
    pub lines: Vec<(u64, String)>,
    /// Names of the sheets that are not hidden; none where the file is no workbook.
    pub sheets: Vec<String>,
    /// The sheet that is looked at, from 1; 0 where the file is no workbook.
    pub sheet: u32,
}

/// Looks at the first lines, at most `count`.
///
/// # Errors
/// As [`crate::open`], but for what concerns the names of the columns.
pub fn glance<R: Read>(
    reader: R,
    detected: &Detected,
    limits: Limits,
    count: usize,
) -> Result<Glance, Fault> {
    match detected.format {
        Format::Empty => Err(Fault::file(Cause::Empty)),
        Format::Unknown => Err(Fault::file(Cause::UnknownFormat)),
        Format::VCard(encoding) => text(reader, encoding, b'\n', count),
        Format::Csv(dialect) => {
            text(reader, dialect.encoding, if dialect.old_mac { b'\r' } else { b'\n' }, count)
        }
        Format::Xlsx => {
            let book = workbook(reader, limits, detected.layout.sheet).map_err(Fault::file)?;
            let mut book = book.0;
            let rows = std::iter::from_fn(|| book.next()).filter_map(Result::ok).take(count);
            let lines = rows.map(|row| (row.line, short(&row.cells.join(" │ ")))).collect();
            Ok(Glance { lines, sheets: book.names().to_vec(), sheet: book.number() })
        }
    }
}

fn text<R: Read>(
    reader: R,
    mut encoding: Encoding,
    end: u8,
    count: usize,
) -> Result<Glance, Fault> {
    let mut source = Lines::new(reader, encoding, end, 4 * WIDTH);
    let (mut line, mut lines) = (Vec::new(), Vec::new());
    while lines.len() < count {
        match source.next(&mut line) {
            Ok(Some(_)) => {
                let mut text = String::new();
                encoding.decode(&line, &mut text);
                lines.push((source.number(), short(&text)));
            }
            Ok(None) => break,
            Err(_) => return Err(Fault::row(source.number() + 1, Cause::ReadFailed)),
        }
    }
    Ok(Glance { lines, ..Glance::default() })
}

/// The beginning of a line, with signs that can be seen.
fn short(line: &str) -> String {
    let shown = |sign: char| match sign {
        '\t' => '→',
        '\n' | '\r' => '↵',
        sign if sign.is_control() => '·',
        sign => sign,
    };
    let mut text: String = line.chars().take(WIDTH).map(shown).collect();
    if line.chars().nth(WIDTH).is_some() {
        text.push('…');
    }
    text
}
