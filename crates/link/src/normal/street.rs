use super::{Fault, fold, is_hidden, words};
use crate::table;
use std::fmt;
use std::sync::LazyLock;

/// Folded abbreviation as a word of its own → full word.
static WORDS: LazyLock<table::Map<&str>> =
    LazyLock::new(|| table::map(include_str!("../../data/street_words.tsv")));

/// Abbreviations at the end of a word → full ending.
const ENDINGS: &[(&str, &str)] = &[("str", "strasse"), ("pl", "platz")];

/// Longest street line, in bytes.
const MAX_STREET: usize = 400;

/// A street line taken apart.
#[derive(Clone, PartialEq, Eq)]
pub struct Street {
    name: String,
    number: Option<HouseNumber>,
}

/// A house number: `12`, `12a`, `12-14`, `5/3/12`.
#[derive(Clone, PartialEq, Eq)]
pub struct HouseNumber {
    /// The first number.
    pub number: u32,
    /// The letter behind it.
    pub letter: Option<char>,
    /// What follows: end of a range, stair, door; folded, parts joined with `-`.
    pub rest: String,
}

/// Takes a street line apart: `Goldstr. 12 a`, `12, rue du Lac`, `Postfach 12 34`.
///
/// # Errors
/// A [`Fault`] for empty and over-long lines and for hidden characters.
pub fn street(text: &str) -> Result<Street, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.len() > MAX_STREET {
        return Err(Fault::TooLong);
    }
    if text.chars().any(|c| is_hidden(c) && !c.is_whitespace()) {
        return Err(Fault::HiddenCharacter);
    }
    Ok(take_apart(&fold(text)))
}

impl Street {
    /// The street folded, abbreviations written out, without blanks: `goldstrasse`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The house number, if the line has one.
    pub fn number(&self) -> Option<&HouseNumber> {
        self.number.as_ref()
    }

    /// Name and number: `goldstrasse 12a`.
    pub fn canonical(&self) -> String {
        match &self.number {
            Some(number) => format!("{} {number}", self.name),
            None => self.name.clone(),
        }
    }
}

impl fmt::Display for HouseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)?;
        if let Some(letter) = self.letter {
            write!(f, "{letter}")?;
        }
        if self.rest.is_empty() { Ok(()) } else { write!(f, "-{}", self.rest) }
    }
}

impl fmt::Debug for HouseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HouseNumber(…)")
    }
}

impl fmt::Debug for Street {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Street(…)")
    }
}

/// Splits a folded line into name and number; never fails, for the matching engine.
pub(crate) fn take_apart(folded: &str) -> Street {
    let tokens: Vec<&str> = words(folded).flat_map(split_glued).collect();
    if tokens.first() == Some(&"postfach") {
        return post_box(&tokens);
    }
    let tail = tokens.iter().rev().take_while(|t| is_number_part(t)).count();
    let (name, number) = tokens.split_at(tokens.len() - tail);
    let skip = number.iter().take_while(|t| !starts_with_digit(t)).count();
    let (letters, number) = number.split_at(skip);
    let full_name = || name.iter().chain(letters).copied();
    if !number.is_empty() || !name.first().is_some_and(|t| starts_with_digit(t)) {
        return Street { name: join(full_name()), number: house_number(number) };
    }
    let lead = name.iter().take_while(|t| starts_with_digit(t)).count();
    let number = name.get(..lead).unwrap_or_default();
    Street { name: join(full_name().skip(lead)), number: house_number(number) }
}

/// `goldstr12` was typed without a blank: two tokens.
fn split_glued(token: &str) -> impl Iterator<Item = &str> {
    let digit = token.find(|c: char| c.is_ascii_digit()).unwrap_or(token.len());
    let cut = if digit >= 2 { digit } else { 0 };
    let (word, number) = token.split_at(cut);
    [word, number].into_iter().filter(|part| !part.is_empty())
}

fn post_box(tokens: &[&str]) -> Street {
    let number = tokens.iter().skip(1).copied().collect::<String>().parse().ok();
    let number = number.map(|number| HouseNumber { number, letter: None, rest: String::new() });
    Street { name: "postfach".to_owned(), number }
}

fn starts_with_digit(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit())
}

/// Up to five digits with at most one letter behind, or a single letter.
fn is_number_part(token: &str) -> bool {
    let digits = token.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letters = token.len() - digits.len();
    let lone_letter = digits.is_empty() && letters == 1;
    let number = (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    lone_letter || (number && letters <= 1)
}

fn house_number(tokens: &[&str]) -> Option<HouseNumber> {
    let (first, rest) = tokens.split_first()?;
    let digits = first.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let number = digits.parse().ok()?;
    let glued = first.chars().last().filter(char::is_ascii_lowercase);
    let apart = rest.first().filter(|t| t.len() == 1 && !starts_with_digit(t));
    let (letter, rest) = match (glued, apart) {
        (None, Some(letter)) => (letter.chars().next(), rest.get(1..).unwrap_or_default()),
        _ => (glued, rest),
    };
    Some(HouseNumber { number, letter, rest: rest.join("-") })
}

fn join<'a>(tokens: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for token in tokens {
        match WORDS.get(token) {
            Some(full) => out.push_str(full),
            None => push_with_ending(token, &mut out),
        }
    }
    out
}

fn push_with_ending(token: &str, out: &mut String) {
    for (short, full) in ENDINGS {
        if let Some(stem) = token.strip_suffix(short).filter(|stem| stem.len() >= 3) {
            out.push_str(stem);
            out.push_str(full);
            return;
        }
    }
    out.push_str(token);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(text: &str) -> String {
        street(text).unwrap().canonical()
    }

    #[test]
    fn spellings_of_one_door_meet() {
        for text in ["Goldstraße 12a", "Goldstr. 12 a", "GOLD STRASSE 12A", "goldstr.12a"] {
            assert_eq!(canonical(text), "goldstrasse 12a", "{text}");
        }
        assert_eq!(canonical("Am Markt 12 - 14"), canonical("Am Markt 12/14"));
        assert_eq!(canonical("Bahnhofpl. 3"), "bahnhofplatz 3");
        assert_eq!(canonical("12, av. du Lac"), "avenuedulac 12");
        assert_eq!(canonical("Postfach 12 34"), "postfach 1234");
    }

    #[test]
    fn numbers_inside_a_name_stay_there() {
        assert_eq!(canonical("Straße des 17. Juni 135"), "strassedes17juni 135");
        assert_eq!(canonical("Straße des 17. Juni"), "strassedes17juni");
        assert_eq!(canonical("Q 5, 14"), "q 5-14");
        assert_eq!(canonical("Hauptstraße 5/3/12"), "hauptstrasse 5-3-12");
        assert_eq!(street("Am Anger 12a-c").unwrap().number().unwrap().letter, Some('a'));
    }

    #[test]
    fn hostile_lines_are_bounded() {
        assert_eq!(street(&"1".repeat(1_000_000)).unwrap_err(), Fault::TooLong);
        assert_eq!(street("  ").unwrap_err(), Fault::Empty);
        assert_eq!(canonical("99999999999 1"), "99999999999 1");
        assert_eq!(canonical("улица Ленина 5"), "улицаленина 5");
    }
}
