//! A screener with a firm's own words and numbers.

use std::fmt;

use regex::Regex;

use crate::label::Label;
use crate::screener::{SHIPPED_THRESHOLD, Screener};
use crate::vocabulary::VocabularyBuilder;
use crate::{person, special};

/// Starts from what is shipped and adds to it.
///
/// ```
/// use redact::{Label, ScreenerBuilder};
/// let screener = ScreenerBuilder::shipped()
///     .number(Label::IdDoc, r"MG-\d{6}")?
///     .term(Label::Health, "Kurhaus Sonnenblick")?
///     .quiet("Sonnenblick Apfelsaft")?
///     .build()?;
/// assert_eq!(screener.find("Ausweis MG-104422 verlängert", None).len(), 1);
/// # Ok::<(), redact::BuildError>(())
/// ```
pub struct ScreenerBuilder {
    vocabulary: VocabularyBuilder,
    numbers: Vec<(Label, Regex)>,
    threshold: f32,
}

/// Why a firm's addition was not taken.
#[derive(Debug, PartialEq, Eq)]
pub enum BuildError {
    /// A line of a vocabulary could not be read; lines count from 1.
    Line(usize),
    /// A term or phrase has no word.
    Empty,
    /// A number pattern is no regular expression, or too large a one.
    Pattern,
    /// Too many words for the automata.
    TooLarge,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line} of the vocabulary cannot be read"),
            Self::Empty => f.write_str("the term has no word in it"),
            Self::Pattern => f.write_str("the number pattern is no usable regular expression"),
            Self::TooLarge => f.write_str("the vocabulary is too large"),
        }
    }
}

impl std::error::Error for BuildError {}

impl ScreenerBuilder {
    /// What comes with the product.
    pub fn shipped() -> Self {
        let mut vocabulary = VocabularyBuilder::new();
        for (label, file) in person::FILES.iter().chain(special::FILES) {
            // A test reads every shipped file and fails on a bad line.
            let _ = vocabulary.read(*label, file);
        }
        Self { vocabulary, numbers: vec![], threshold: SHIPPED_THRESHOLD }
    }

    /// Adds a vocabulary file; its format is described in `data/README.md`.
    pub fn vocabulary(mut self, label: Option<Label>, file: &str) -> Result<Self, BuildError> {
        self.vocabulary.read(label, file).map_err(BuildError::Line)?;
        Ok(self)
    }

    /// Adds a word or several; German and English endings are understood.
    pub fn term(mut self, label: Label, term: &str) -> Result<Self, BuildError> {
        let good = self.vocabulary.term(label, 0.85, term);
        if good { Ok(self) } else { Err(BuildError::Empty) }
    }

    /// Adds a phrase that means nothing personal, such as a product name.
    pub fn quiet(mut self, phrase: &str) -> Result<Self, BuildError> {
        let good = self.vocabulary.phrase(None, true, 1.0, phrase);
        if good { Ok(self) } else { Err(BuildError::Empty) }
    }

    /// Adds a number of the firm's own, as a regular expression over the original text.
    pub fn number(mut self, label: Label, pattern: &str) -> Result<Self, BuildError> {
        let regex = regex::RegexBuilder::new(pattern)
            .size_limit(1 << 20)
            .build()
            .map_err(|_| BuildError::Pattern)?;
        self.numbers.push((label, regex));
        Ok(self)
    }

    /// Another trade-off between misses and false alarms, 0 to 1.
    pub fn threshold(mut self, threshold: f32) -> Self {
        self.threshold = threshold;
        self
    }

    /// Builds the automata.
    pub fn build(self) -> Result<Screener, BuildError> {
        let vocabulary = self.vocabulary.build().map_err(|_| BuildError::TooLarge)?;
        Ok(Screener::new(vocabulary, self.numbers, self.threshold))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_file_reads() {
        let mut vocabulary = VocabularyBuilder::new();
        for (index, (label, file)) in person::FILES.iter().chain(special::FILES).enumerate() {
            assert_eq!(vocabulary.read(*label, file), Ok(()), "file {index}");
        }
    }

    #[test]
    fn bad_additions_are_named() {
        let builder = ScreenerBuilder::shipped();
        assert_eq!(builder.number(Label::Plate, "(").err(), Some(BuildError::Pattern));
        let builder = ScreenerBuilder::shipped();
        assert_eq!(builder.vocabulary(None, "\n[nonsense]").err(), Some(BuildError::Line(2)));
    }
}
