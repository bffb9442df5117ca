//! Writes the answers as CSV.

use link::Decision;
use std::io::{self, BufWriter, Write};

/// Rows after which what was found so far goes out.
const FLUSH_EVERY: usize = 256;

/// The answers of one run.
pub(super) struct Answers<W: Write> {
    out: csv::Writer<BufWriter<W>>,
    rows: usize,
}

impl<W: Write> Answers<W> {
    /// Writes the header: the names of the two identifiers, then `score,decision`.
    pub(super) fn new(out: W, ids: [&str; 2]) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(BufWriter::new(out));
        let [a, b] = ids;
        out.write_record([a, b, "score", "decision"])?;
        Ok(Self { out, rows: 0 })
    }

    /// Writes one pair.
    pub(super) fn pair(
        &mut self,
        a: &str,
        b: &str,
        score: f64,
        decision: Decision,
    ) -> io::Result<()> {
        let decision = match decision {
            Decision::Match => "match",
            Decision::Review => "review",
            Decision::New => return Ok(()),
        };
        Ok(self.out.write_record([a, b, &format!("{score:.6}"), decision])?)
    }

    /// Says that a row is answered.
    pub(super) fn row_done(&mut self) -> io::Result<()> {
        self.rows += 1;
        if self.rows.is_multiple_of(FLUSH_EVERY) { self.flush() } else { Ok(()) }
    }

    /// Writes out what was found so far.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Writes out what is left.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.flush()
    }
}
