//! Reads what a clerk typed.

use crate::contact::{MIN_DIGITS, Number};
use crate::fold;

/// Characters of a query that are read.
const MAX_QUERY: usize = 256;
/// Parts of a query that count; further ones are ignored.
const MAX_PARTS: usize = 8;
/// Country codes a number may be stored without: Germany, Austria, Switzerland, Liechtenstein.
const COUNTRIES: [&str; 4] = ["49", "43", "41", "423"];

/// One part of a query: found if all its words are, or its address or one of its numbers is.
#[derive(Default)]
pub(crate) struct Part {
    /// All of these.
    pub(crate) words: Vec<Word>,
    /// The beginning of an address or, if it begins with `@`, of a domain.
    pub(crate) address: Option<String>,
    /// Parts of a phone number, any of which will do.
    pub(crate) numbers: Vec<Number>,
}

/// One word of a part.
pub(crate) struct Word {
    /// The word, folded.
    pub(crate) text: String,
    /// What it is as a part of a phone number, any of which will do.
    pub(crate) numbers: Vec<Number>,
}

/// The parts of `query`, at most eight; empty if there is nothing to look for.
pub(crate) fn parts(query: &str) -> Vec<Part> {
    let cut: String = query.chars().take(MAX_QUERY).collect();
    let pieces: Vec<&str> = cut.split_whitespace().collect();
    // A phone number may be typed with blanks in it: neighbouring numbers are one part.
    let groups = pieces.chunk_by(|a, b| is_number(a) && is_number(b));
    groups.map(part).filter(|part| !part.is_empty()).take(MAX_PARTS).collect()
}

impl Part {
    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.address.is_none() && self.numbers.is_empty()
    }
}

fn part(pieces: &[&str]) -> Part {
    match pieces {
        [text] if !is_number(text) => text_part(text),
        [number] => Part { words: words(number), address: None, numbers: numbers(number) },
        _ => Part {
            words: pieces.iter().flat_map(|piece| number_words(piece)).take(MAX_PARTS).collect(),
            address: None,
            numbers: numbers(&pieces.concat()),
        },
    }
}

/// A word or several (`müller-lüdenscheidt`), which may also begin an address. What has an `@` is
/// an address and nothing else.
fn text_part(text: &str) -> Part {
    let address = Some(fold::address(text)).filter(|address| !address.is_empty());
    let words = if text.contains('@') { Vec::new() } else { words(text) };
    Part { words, address, numbers: Vec::new() }
}

fn words(text: &str) -> Vec<Word> {
    let words = fold::words(text).into_iter().take(MAX_PARTS);
    words.map(|text| Word { text, numbers: Vec::new() }).collect()
}

/// One of several neighbouring numbers: may be a postcode beside a phone number.
fn number_words(piece: &str) -> Vec<Word> {
    words(piece).into_iter().map(|word| Word { numbers: numbers(&word.text), ..word }).collect()
}

/// Digits and what is written between them in phone numbers.
fn is_number(piece: &str) -> bool {
    piece.chars().all(|c| c.is_ascii_digit() || "+-/().,".contains(c))
}

/// The digits as typed, which may come from the middle of a number; without trunk zeros; and, if
/// there is a country code, also without that.
fn numbers(text: &str) -> Vec<Number> {
    let typed: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = fold::digits(text);
    let is_international = text.starts_with('+') || text.starts_with("00");
    let national = COUNTRIES.iter().filter(|_| is_international);
    let mut ways = vec![typed.as_str(), digits.as_str()];
    ways.extend(national.filter_map(|code| digits.strip_prefix(code)));
    ways.dedup();
    ways.into_iter().filter(|way| way.len() >= MIN_DIGITS).filter_map(Number::of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(query: &str) -> Vec<Vec<String>> {
        let texts = |part: Part| part.words.into_iter().map(|word| word.text).collect();
        parts(query).into_iter().map(texts).collect()
    }

    #[test]
    fn nothing_to_look_for() {
        for query in ["", "  \t\n", "*", "%_?", "😀 🏳️‍🌈", "+", "()", "\u{0}", "@", "@.@"]
        {
            assert!(parts(query).is_empty(), "{query:?}");
        }
    }

    #[test]
    fn words_addresses_and_numbers() {
        assert_eq!(
            words("Anna  Müller-Lüdenscheidt"),
            [vec!["anna"], vec!["muller", "ludenscheidt"]]
        );
        let all = parts("anna.mueller@GMX 040 / 12 34 Kiel");
        assert!(all[0].words.is_empty() && all[0].address.as_deref() == Some("anna.muller@gmx"));
        assert_eq!((all.len(), all[1].words.len(), all[1].numbers.len()), (3, 3, 2));
        let phone = parts("+49 (0)40-12 34");
        assert_eq!((phone.len(), phone[0].numbers.len()), (1, 3));
        assert!(phone[0].numbers[1] == Number::of("49401234").unwrap());
        assert!(phone[0].numbers[2] == Number::of("401234").unwrap());
        assert!(parts("123")[0].numbers.is_empty());
        let both = &parts("20095 0401234")[0];
        assert!(both.words[1].numbers[1] == Number::of("401234").unwrap());
    }

    #[test]
    fn a_hostile_query_is_cut() {
        let query = "a ".repeat(500_000);
        assert_eq!(parts(&query).len(), MAX_PARTS);
        let query = "x-".repeat(500_000);
        assert_eq!(parts(&query)[0].words.len(), MAX_PARTS);
    }
}
