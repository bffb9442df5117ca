//! How much of a foreign file is taken before it counts as broken or hostile.

/// Upper bounds for one file. The defaults fit every list a firm of our size has, and keep the
/// peak memory of a reader below 256 MiB whatever the file says about itself (R12, R50).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Rows, broken ones included.
    pub rows: u64,
    /// Columns of a row.
    pub columns: usize,
    /// Bytes of one cell, as UTF-8.
    pub cell_bytes: usize,
    /// Bytes of one physical line; what is longer is skipped without being kept.
    pub line_bytes: usize,
    /// Physical lines one row may span by line breaks inside quotes. Also bounds how much is read
    /// twice after a quote that never closes.
    pub lines_per_row: usize,
    /// Bytes of one vCard, as they stand in the file.
    pub card_bytes: usize,
    /// Bytes of a workbook as uploaded (compressed).
    pub workbook_bytes: usize,
    /// Entries of the ZIP archive a workbook is.
    pub workbook_entries: usize,
    /// Bytes of one part of a workbook after inflating.
    pub part_bytes: u64,
    /// Bytes of the shared strings of a workbook.
    pub strings_bytes: usize,
    /// How many times larger than its compressed form a part may be.
    pub inflation: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            rows: 100_000_000,
            columns: 256,
            cell_bytes: 64 << 10,
            line_bytes: 1 << 20,
            lines_per_row: 64,
            card_bytes: 8 << 20,
            workbook_bytes: 64 << 20,
            workbook_entries: 4096,
            part_bytes: 1 << 30,
            strings_bytes: 64 << 20,
            inflation: 250,
        }
    }
}
