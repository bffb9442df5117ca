//! Splits the text of a row into cells (RFC 4180), strictly where leniency would guess.

use memchr::memchr;

/// Collects the cells of one row, which quotes may stretch over several lines.
pub(crate) struct Splitter {
    delimiter: u8,
    quote: u8,
    cells: Vec<String>,
    cell: String,
    quoted: bool,
}

/// Where a row stands after a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// The row ends with the line.
    Complete,
    /// A quoted cell goes on in the next line.
    Open,
    /// Text follows a closing quote: a quote was opened too much or not doubled.
    Stray,
}

impl Splitter {
    /// A splitter for ASCII signs.
    pub fn new(delimiter: u8, quote: u8) -> Self {
        Self { delimiter, quote, cells: Vec::new(), cell: String::new(), quoted: false }
    }

    /// Forgets the row begun.
    pub fn reset(&mut self) {
        self.cells.clear();
        self.cell.clear();
        self.quoted = false;
    }

    /// Number of the cell that is being read, from 0.
    pub fn column(&self) -> usize {
        self.cells.len()
    }

    /// The cells of a complete row; the splitter is ready for the next one.
    pub fn take(&mut self) -> Vec<String> {
        let width = self.cells.len();
        std::mem::replace(&mut self.cells, Vec::with_capacity(width))
    }

    /// Reads one line of the row.
    pub fn feed(&mut self, line: &str) -> State {
        let mut rest = line;
        if self.quoted {
            self.cell.push('\n');
        }
        loop {
            if let Some(inside) = self.opened(rest) {
                match self.quoted_cell(inside) {
                    Some(behind) => rest = behind,
                    None => return State::Open,
                }
            } else {
                rest = self.plain_cell(rest);
            }
            match rest.strip_prefix(char::from(self.delimiter)) {
                Some(next) => rest = next,
                None if rest.is_empty() => {
                    self.end_cell();
                    return State::Complete;
                }
                None => return State::Stray,
            }
            self.end_cell();
        }
    }

    /// The text inside quotes, if this is where a quoted cell begins or goes on.
    fn opened<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
        if self.quoted {
            return Some(rest);
        }
        let inside = rest.strip_prefix(char::from(self.quote))?;
        self.quoted = true;
        Some(inside)
    }

    /// Reads up to the closing quote and gives what follows; `None` if it is not in this line.
    fn quoted_cell<'a>(&mut self, mut rest: &'a str) -> Option<&'a str> {
        let quote = char::from(self.quote);
        loop {
            let Some((before, behind)) = rest.split_once(quote) else {
                self.cell.push_str(rest);
                return None;
            };
            self.cell.push_str(before);
            let Some(next) = behind.strip_prefix(quote) else {
                self.quoted = false;
                return Some(behind);
            };
            self.cell.push(quote);
            rest = next;
        }
    }

    /// Reads up to the delimiter; quotes inside are text.
    fn plain_cell<'a>(&mut self, rest: &'a str) -> &'a str {
        let end = memchr(self.delimiter, rest.as_bytes()).unwrap_or(rest.len());
        let (cell, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        self.cell.push_str(cell);
        behind
    }

    fn end_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.cell));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(lines: &[&str]) -> (State, Vec<String>) {
        let mut splitter = Splitter::new(b';', b'"');
        let state = lines.iter().fold(State::Complete, |_, line| splitter.feed(line));
        (state, splitter.take())
    }

    #[test]
    fn cells_with_and_without_quotes() {
        let cases: [(&[&str], &[&str]); 8] = [
            (&[""], &[""]),
            (&["a;b"], &["a", "b"]),
            (&["a;"], &["a", ""]),
            (&[";;"], &["", "", ""]),
            (&["\"a;b\";c"], &["a;b", "c"]),
            (&["\"\";\"x \"\"y\"\"\""], &["", "x \"y\""]),
            (&["Hotel \"Post\";b"], &["Hotel \"Post\"", "b"]),
            (&["\"a", "", "b\";c"], &["a\n\nb", "c"]),
        ];
        for (lines, cells) in cases {
            assert_eq!(
                split(lines),
                (State::Complete, cells.iter().map(|c| (*c).into()).collect())
            );
        }
    }

    #[test]
    fn an_open_or_stray_quote_is_told() {
        assert_eq!(split(&["a;\"b"]).0, State::Open);
        assert_eq!(split(&["\"a\"b;c"]).0, State::Stray);
        assert_eq!(split(&["x;\"a", "y;\"b\""]).0, State::Stray);
    }
}
