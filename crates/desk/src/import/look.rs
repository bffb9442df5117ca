//! A look at how a file is written, for whoever corrects by hand what was detected.

use intake::{Delimiter, Detected, Format, Glance, Layout, Limits, Quote};
use law::ids::ImportId;
use law::refusal::Words;

use super::file_fault;
use super::start::rewind;
use super::understand::head;
use crate::{Call, Desk, Fault, Result};

/// Lines shown.
const LINES: usize = 12;

/// A setting of a file has no such value.
pub const NO_SETTING: Fault = Fault::of(
    "file",
    "NO_SETTING",
    Words {
        de: "So kann die Datei nicht geschrieben sein. Möglich sind: Zeichenkodierung UTF-8, WINDOWS-1252, ISO-8859-15, CP850, MACINTOSH, WINDOWS-1250, UTF-16LE, UTF-16BE; Trennzeichen SEMICOLON, COMMA, TAB, PIPE, COLON, CARET, TILDE, HASH; Anführungszeichen DOUBLE, SINGLE, NONE; Zeile der Spaltennamen ab 1, 0 für keine; Blatt ab 1; Datum DAY_FIRST, MONTH_FIRST.",
        en: "The file cannot be written like that. There are: encoding UTF-8, WINDOWS-1252, ISO-8859-15, CP850, MACINTOSH, WINDOWS-1250, UTF-16LE, UTF-16BE; delimiter SEMICOLON, COMMA, TAB, PIPE, COLON, CARET, TILDE, HASH; quote DOUBLE, SINGLE, NONE; header row from 1, 0 for none; sheet from 1; dates DAY_FIRST, MONTH_FIRST.",
    },
);

/// How a file seems to be written, and its first lines as they stand there.
pub struct FileLook {
    /// What the file is, in a word: `CSV`, `XLSX`, `vCard`.
    pub format: &'static str,
    /// How it is read; the line that names the columns is not looked for.
    pub as_read: Layout,
    /// Its first lines, and the sheets of a workbook.
    pub glance: Glance,
}

impl Desk {
    /// Looks at the beginning of an uploaded file, written as it is said. This works where the
    /// columns cannot be read.
    ///
    /// # Errors
    /// A fault when nothing can be read at all.
    pub fn look_at_upload(
        &self,
        call: &Call,
        import: ImportId,
        layout: Layout,
    ) -> Result<FileLook> {
        let mut file = self.uploaded(call, import)?;
        look(&mut file, "", layout)
    }

    /// Looks at the beginning of a file.
    ///
    /// # Errors
    /// As [`Desk::look_at_upload`].
    pub fn look_at_file<F: std::io::Read + std::io::Seek>(
        &self,
        (file, name): (&mut F, &str),
        layout: Layout,
    ) -> Result<FileLook> {
        look(file, name, layout)
    }
}

fn look<F: std::io::Read + std::io::Seek>(
    file: &mut F,
    name: &str,
    layout: Layout,
) -> Result<FileLook> {
    let detected = intake::detect_as(&head(file)?, name, layout);
    rewind(file)?;
    let glance = intake::glance(file, &detected, Limits::default(), LINES);
    let glance = glance.map_err(|fault| file_fault(&fault))?;
    let format = format_word(detected.format);
    Ok(FileLook { format, as_read: as_read(&detected, None, glance.sheet), glance })
}

/// Every setting as it is in force, the line that names the columns as far as it is known.
pub(super) fn as_read(detected: &Detected, header_line: Option<u64>, sheet: u32) -> Layout {
    let header = header_line.and_then(|line| u32::try_from(line).ok());
    let sheet = Some(sheet).filter(|sheet| *sheet > 0);
    let said = Layout { header: header.or(detected.layout.header), sheet, ..detected.layout };
    match detected.format {
        Format::Csv(dialect) => Layout {
            encoding: Some(dialect.encoding),
            delimiter: Delimiter::of(dialect.delimiter),
            quote: Quote::of(dialect.quote),
            ..said
        },
        Format::VCard(encoding) => Layout { encoding: Some(encoding), ..Layout::DETECTED },
        _ => Layout { encoding: None, delimiter: None, quote: None, ..said },
    }
}

pub(super) const fn format_word(format: Format) -> &'static str {
    match format {
        Format::Xlsx => "XLSX",
        Format::VCard(_) => "vCard",
        _ => "CSV",
    }
}
