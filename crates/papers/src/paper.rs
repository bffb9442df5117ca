//! What a paper consists of, before it has a form.

/// A letter or a report. No `Debug`: it holds opened values.
pub struct Paper {
    /// Language of the text, BCP 47: `de`, `en`.
    pub language: &'static str,
    /// Title.
    pub title: String,
    /// Who writes.
    pub letterhead: Letterhead,
    /// The content in reading order.
    pub blocks: Vec<Block>,
}

/// Who writes: stands at the head and in the foot of every page.
#[derive(Clone, Default)]
pub struct Letterhead {
    /// Name of the firm.
    pub firm: String,
    /// Postal address on one line.
    pub address: String,
    /// Further lines of the imprint: contact, register, management.
    pub imprint: Vec<String>,
}

/// A piece of the content.
pub enum Block {
    /// A heading; 1 is the highest below the title.
    Heading(u8, String),
    /// A paragraph.
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
