//! Rows that did not go in: the first on the terminal, all of them as a file. Never with content.

use std::fmt::Write as _;
use std::path::Path;

use desk::import::Rejected;
use desk::{Call, Desk};
use law::ids::ImportId;

use crate::say::{Ended, Stopped, german, line, pick};

/// Rows shown on the terminal.
const SHOWN: usize = 20;

/// Shows the first rejected rows, and writes all of them into a file if one is named.
pub fn show(desk: &Desk, call: &Call, import: ImportId, into: Option<&Path>) -> Ended {
    let (first, more) = desk.rejected_page(call, import, None, SHOWN)?;
    for row in &first {
        println!("  {}{}", place(row), pick(row.cause));
    }
    if let Some(path) = into {
        let rows = desk.rejected_rows(call, import, None, i64::MAX)?;
        std::fs::write(path, table(&rows)).map_err(|error| {
            Stopped::because(
                "Der Import ist fertig, aber die Liste der abgelehnten Zeilen ließ sich nicht schreiben.",
                "The import is done, but the list of rejected rows could not be written.",
            )
            .with(format!("{} ({})", path.display(), error.kind()))
        })?;
    } else if more.is_some() {
        line(
            "  … und weitere: alle mit --rejected DATEI, auch nachträglich mit demselben Befehl.",
            "  … and more: all of them with --rejected FILE, later too with the same command.",
        );
    }
    Ok(())
}

/// As the download of the browser: semicolons, and a mark that spreadsheets know UTF-8 by.
fn table(rows: &[Rejected]) -> String {
    let head = if german() { "Zeile;Spalte;Feld;Ursache" } else { "Line;Column;Field;Cause" };
    let mut text = format!("\u{feff}{head}\r\n");
    for row in rows {
        let field = row.field.map_or("", pick);
        let (at, column, cause) = (row.line, row.column, pick(row.cause));
        let _ = write!(text, "{at};{column};\"{field}\";\"{cause}\"\r\n");
    }
    text
}

/// Where a fault is: line and column with its field, the line as a whole, or nothing for the file.
fn place(row: &Rejected) -> String {
    let (line, column) = if german() { ("Zeile", "Spalte") } else { ("line", "column") };
    let field = row.field.map(|field| format!(" ({})", pick(field))).unwrap_or_default();
    match (row.line, row.column) {
        (0, _) => String::new(),
        (at, 0) => format!("{line} {at}: "),
        (at, col) => format!("{line} {at}, {column} {col}{field}: "),
    }
}
