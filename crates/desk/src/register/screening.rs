//! A firm's own words for the screening of texts (R-EMP-20): data of the register, so that every
//! change of them is a version somebody saved.

use redact::{BuildError, Label, Screener, ScreenerBuilder};
use serde::{Deserialize, Serialize};

/// What a firm adds to the shipped vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct OwnWords {
    /// Phrases that mean nothing personal, such as names of goods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quiet: Vec<String>,
    /// Words that give something special away.
    #[serde(default, rename = "term", skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<OwnTerm>,
    /// Numbers of the firm's own, as regular expressions.
    #[serde(default, rename = "number", skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<OwnTerm>,
}

/// A word or pattern and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnTerm {
    /// Category, as the screener calls it: `HEALTH`, `ID_DOC`, …
    pub label: String,
    /// The word, phrase or pattern.
    pub text: String,
}

impl OwnWords {
    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.quiet.is_empty() && self.terms.is_empty() && self.numbers.is_empty()
    }

    /// The shipped screener with these words.
    ///
    /// # Errors
    /// When a word cannot be used.
    pub fn build(&self) -> Result<Screener, BuildError> {
        let mut builder = ScreenerBuilder::shipped();
        for quiet in &self.quiet {
            builder = builder.quiet(quiet)?;
        }
        for term in &self.terms {
            builder = builder.term(label(term)?, &term.text)?;
        }
        for number in &self.numbers {
            builder = builder.number(label(number)?, &number.text)?;
        }
        builder.build()
    }

    /// The screener with these words; what is in force has been checked when it was saved.
    pub(crate) fn screener(&self) -> Screener {
        if self.is_empty() {
            return Screener::shipped();
        }
        self.build().unwrap_or_else(|_| Screener::shipped())
    }
}

fn label(term: &OwnTerm) -> Result<Label, BuildError> {
    Label::from_code(&term.label).ok_or(BuildError::Empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(label: &str, text: &str) -> OwnWords {
        let term = OwnTerm { label: label.into(), text: text.into() };
        OwnWords { terms: vec![term], quiet: vec!["Krebs am Stiel".into()], numbers: vec![] }
    }

    #[test]
    fn a_firm_adds_words_and_takes_false_alarms_back() {
        let screener = own("HEALTH", "Kurhaus Sonnenblick").build().unwrap();
        assert_eq!(screener.mask("Sie war im Kurhaus Sonnenblick.", true).counts.len(), 1);
        assert!(own("NOTHING", "x").build().is_err());
        assert!(own("HEALTH", " ").build().is_err());
    }

    #[test]
    fn the_words_survive_the_way_through_the_register() {
        let mut register = crate::register::Register::shipped().unwrap();
        register.screening = own("HEALTH", "Kurhaus Sonnenblick");
        let text = toml::to_string(&register).unwrap();
        assert_eq!(crate::register::Register::from_toml(&text).unwrap(), register);
    }
}
