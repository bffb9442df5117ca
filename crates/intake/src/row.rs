//! One row as it stood in the file.

use std::fmt;

use zeroize::Zeroize;

/// One row as it stood in the file: nothing trimmed, nothing judged. Wiped from memory on drop;
/// its `Debug` shows no content.
#[derive(Clone, PartialEq, Eq)]
pub struct RawRow {
    /// Line of the file the row begins at, from 1; in a workbook the number of the row.
    pub line: u64,
    /// The cells, as many as [`crate::Reader::header`] has columns.
    pub cells: Vec<String>,
}

impl RawRow {
    /// The cell in this column, or nothing where the row has none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl fmt::Debug for RawRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRow")
            .field("line", &self.line)
            .field("cells", &self.cells.len())
            .finish_non_exhaustive()
    }
}

impl Drop for RawRow {
    fn drop(&mut self) {
        self.cells.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_content() {
        let row = RawRow { line: 7, cells: vec!["Petersen".into(), "Kiel".into()] };
        assert_eq!(format!("{row:?}"), "RawRow { line: 7, cells: 2, .. }");
        assert_eq!((row.cell(1), row.cell(2)), ("Kiel", ""));
    }
}
