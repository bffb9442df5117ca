//! The tagged PDF. Lines, columns and pages are broken here, which letters and tables need no
//! typesetter for; krilla writes the file.

mod draw;
mod font;
mod lines;
mod set;
mod sheet;
mod table;

#[cfg(test)]
mod tests;

use crate::Paper;
use font::Fonts;

/// A paper could not be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The built-in fonts could not be read.
    Font,
    /// The file does not keep to PDF/UA-1, or could not be written.
    Write,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Font => "the built-in fonts could not be read",
            Self::Write => "the document could not be written as PDF/UA-1",
        })
    }
}

impl std::error::Error for Failure {}

/// The paper as PDF 1.7 after PDF/UA-1 (ISO 14289-1): A4, tagged, fonts embedded. The same paper
/// gives the same bytes.
///
/// # Errors
/// [`Failure`].
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, Failure> {
    let fonts = Fonts::shipped().ok_or(Failure::Font)?;
    draw::draw(&set::Setter::set(fonts, paper), fonts, paper)
}
