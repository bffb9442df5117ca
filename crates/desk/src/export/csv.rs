//! CSV as clerks open it: UTF-8 with a byte-order mark, semicolons, CRLF (RFC 4180).

use intake::guard::guarded;

use crate::{Failure, Result};

/// The file.
pub(super) fn write<'a>(lines: impl Iterator<Item = &'a [String]>) -> Result<Vec<u8>> {
    let mut file = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(&mut file);
    let failed = |_| Failure::at("writing the file in memory");
    for cells in lines {
        writer.write_record(cells.iter().map(|cell| guarded(cell))).map_err(failed)?;
    }
    writer.flush().map_err(|_| Failure::at("writing the file in memory"))?;
    drop(writer);
    Ok(file)
}
