//! What a wording lacks, knows not, or must not say.

use super::{Kind, MARKS};

/// One finding about a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A required mark is missing.
    Missing(&'static str),
    /// Something in braces is no mark of ours; its position, so that nothing written is repeated.
    Unknown(usize),
    /// It advertises or asks for an opinion (R-DBR-05).
    Advertising,
    /// It asks for a copy of an identity card (R-DSR-05).
    IdentityCard,
    /// It says nothing.
    Empty,
}

/// Beginnings of words that have no place in a neutral letter.
const ADVERTISING: &[&str] = &[
    "rabatt",
    "gutschein",
    "angebot",
    "aktionspreis",
    "sonderpreis",
    "gewinnspiel",
    "umfrage",
    "bewerten sie",
    "weiterempfehl",
    "discount",
    "voucher",
    "special offer",
    "our offers",
    "sale ",
    "prize draw",
    "survey",
    "rate us",
    "recommend us",
];
const IDENTITY_CARD: &[&str] = &[
    "ausweiskopie",
    "kopie ihres ausweises",
    "personalausweis",
    "reisepass",
    "copy of your id",
    "passport",
    "identity card",
];

/// Everything that stands against saving this wording.
pub fn lint(kind: Kind, body: &str) -> Vec<Lack> {
    let lower = body.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let marks = marks(body);
    let mut lacks = Vec::new();
    if body.trim().is_empty() {
        lacks.push(Lack::Empty);
    }
    let required = kind.required().iter().copied();
    lacks.extend(required.filter(|m| !marks.iter().any(|(_, n)| n == m)).map(Lack::Missing));
    let unknown = marks.iter().filter(|(_, name)| !MARKS.contains(name));
    lacks.extend(unknown.map(|(at, _)| Lack::Unknown(*at)));
    if says(ADVERTISING) {
        lacks.push(Lack::Advertising);
    }
    if says(IDENTITY_CARD)
        && kind == Kind::IdentityQuestion
        && !lower.contains("keine")
        && !lower.contains("no copy")
    {
        lacks.push(Lack::IdentityCard);
    }
    lacks
}

/// The marks of a wording, with their positions.
pub(super) fn marks(body: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((before, rest)) = body.get(from..).and_then(|rest| rest.split_once('{')) {
        let at = from + before.len();
        match rest.split_once('}') {
            Some((name, _)) => {
                found.push((at, name));
                from = at + name.len() + 2;
            }
            None => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requests::letters::shipped::shipped;

    #[test]
    fn every_shipped_wording_says_what_it_must() {
        for kind in Kind::ALL {
            for language in [1, 2] {
                let body = shipped(*kind, language);
                assert_eq!(lint(*kind, body), [], "{kind} {language}");
            }
        }
    }

    #[test]
    fn a_wording_that_lacks_something_is_told_what() {
        assert_eq!(lint(Kind::Extension, "Es dauert länger. {legal}"), [Lack::Missing("reasons")]);
        assert_eq!(lint(Kind::Code, "{code} {shoe}"), [Lack::Unknown(7)]);
        assert_eq!(lint(Kind::Code, "{code} und 10 % Rabatt"), [Lack::Advertising]);
        assert_eq!(
            lint(Kind::IdentityQuestion, "{doubt} Bitte senden Sie eine Ausweiskopie."),
            [Lack::IdentityCard]
        );
        assert_eq!(lint(Kind::Code, " "), [Lack::Empty, Lack::Missing("code")]);
    }
}
