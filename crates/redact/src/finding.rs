//! What the screener says about a text.

use crate::Label;

/// Language of a text, where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// German.
    De,
    /// English.
    En,
}

/// One sentence in both languages of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// German.
    pub de: &'static str,
    /// English.
    pub en: &'static str,
}

/// One place in a text that holds personal data. Carries no text of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The same span in bytes of the UTF-8 text.
    pub bytes: std::ops::Range<usize>,
    /// What it is.
    pub label: Label,
    /// How sure, 0 to 1; everything at or above the threshold is reported.
    pub score: f32,
    /// The rule that asks for masking, `R-EMP-20` or `R-ART9-…`.
    pub rule: &'static str,
    /// What may be written instead, where such a wording exists (R-ART9-03).
    pub neutral: Option<Words>,
}
