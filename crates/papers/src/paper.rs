//! What a paper consists of, before it has a form.

use serde::{Deserialize, Serialize};

/// A letter or a report. No `Debug`: it holds opened values.
#[derive(Serialize, Deserialize)]
pub struct Paper {
    /// Language of the text.
    pub language: Language,
    /// Title.
    pub title: String,
    /// Who writes.
    pub letterhead: Letterhead,
    /// To whom, line by line, as it stands in the window of an envelope; empty for a report.
    pub addressee: Vec<String>,
    /// Day of the letter, as people write it; empty for none.
    pub date: String,
    /// The content in reading order.
    pub blocks: Vec<Block>,
}

/// Language of a paper.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// German.
    German,
    /// English.
    English,
}

impl Language {
    /// BCP 47.
    pub const fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }
}

/// Who writes: stands at the head of the first page and in the foot of every page.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Letterhead {
    /// Name of the firm.
    pub firm: String,
    /// Postal address on one line.
    pub address: String,
    /// Further lines of the imprint: contact, register, management.
    pub imprint: Vec<String>,
}

/// A piece of the content.
#[derive(Serialize, Deserialize)]
pub enum Block {
    /// A heading; 1 is the highest below the title.
    Heading(u8, String),
    /// Paragraphs, divided by an empty line.
    Text(String),
    /// Names with their values.
    Facts(Vec<(String, String)>),
    /// A table.
    Table {
        /// What it shows, for who cannot see it.
        caption: String,
        /// Headings of the columns.
        head: Vec<String>,
        /// Rows; each has as many cells as the head.
        rows: Vec<Vec<String>>,
    },
}
