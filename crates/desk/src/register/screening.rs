//! A firm's own words for the screening of texts (R-EMP-20): data of the register, so that every
//! change of them is a version somebody saved.

use redact::{BuildError, Label, Screener, ScreenerBuilder};
use serde::{Deserialize, Serialize};

/// What a firm adds to the shipped vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnWords {
    /// Identifiers that are taken out of texts like special categories, as the screener calls them;
    /// others are pointed out to the author (Art. 5(1)(c) GDPR).
    #[serde(default = "taken", skip_serializing_if = "is_shipped")]
    pub taken: Vec<String>,
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

/// Taken out unless the firm says otherwise: numbers that serve strangers more than the work.
fn taken() -> Vec<String> {
    [Label::CreditCard, Label::DeTaxId, Label::DeSsn, Label::IdDoc]
        .map(|label| label.code().to_owned())
        .to_vec()
}

fn is_shipped(codes: &[String]) -> bool {
    codes == taken()
}

impl Default for OwnWords {
    fn default() -> Self {
        Self { taken: taken(), quiet: Vec::new(), terms: Vec::new(), numbers: Vec::new() }
    }
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
    /// What can be taken out besides special categories. Names stay: notes are about people.
    pub fn can_be_taken() -> impl Iterator<Item = Label> {
        Label::ALL.into_iter().filter(|l| !l.is_special() && *l != Label::Person)
    }

    /// The identifiers that are taken out.
    pub fn taken_out(&self) -> Vec<Label> {
        self.taken.iter().filter_map(|code| Label::from_code(code)).collect()
    }

    /// Whether every identifier that is taken out is one that can be.
    pub fn takes_what_it_can(&self) -> bool {
        let can = |code: &String| Self::can_be_taken().any(|label| label.code() == code);
        self.taken.iter().all(can)
    }

    /// Whether the register says nothing of its own about screening.
    pub fn is_untouched(&self) -> bool {
        *self == Self::default()
    }

    /// Whether no words were added.
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
        OwnWords { terms: vec![term], quiet: vec!["Krebs am Stiel".into()], ..OwnWords::default() }
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
