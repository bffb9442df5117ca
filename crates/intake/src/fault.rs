//! Something in a file that could not be read.
//!
//! `Fault` is the only error of this room: it points at a place in somebody's file and says what
//! is wrong there. A fault for which [`Cause::stops_reading`] holds ends the file; behind any
//! other the reader goes on with the next row.

use std::fmt;

use crate::Cause;

/// A place in a file that could not be read, and why. Never carries content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    /// Line of the file, from 1; in a workbook the number of the row; 0 for the file as a whole.
    pub line: u64,
    /// Column from 1, where it is known.
    pub column: Option<u16>,
    /// What is wrong.
    pub cause: Cause,
}

impl Fault {
    /// The whole row is affected.
    pub const fn row(line: u64, cause: Cause) -> Self {
        Self { line, column: None, cause }
    }

    /// One cell is affected; `column` counts from 0.
    pub fn cell(line: u64, column: usize, cause: Cause) -> Self {
        let column = column.checked_add(1).and_then(|one_based| u16::try_from(one_based).ok());
        Self { line, column, cause }
    }

    /// The file as a whole is affected.
    pub const fn file(cause: Cause) -> Self {
        Self { line: 0, column: None, cause }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column) {
            (0, _) => write!(f, "{}", self.cause.words().en),
            (line, None) => write!(f, "line {line}: {}", self.cause.words().en),
            (line, Some(column)) => {
                write!(f, "line {line}, column {column}: {}", self.cause.words().en)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_and_what() {
        let fault = Fault::cell(17, 2, Cause::CellTooLong);
        assert_eq!(fault.to_string(), "line 17, column 3: the cell is too long");
        assert_eq!(Fault::file(Cause::Empty).to_string(), "the file is empty");
        assert_eq!(Fault::cell(1, usize::MAX, Cause::NulByte).column, None);
    }
}
