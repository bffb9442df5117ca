use super::{Fault, fold, is_hidden, words};
use crate::table;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

/// Folded variant of a town → its canonical form.
static TOWNS: LazyLock<table::Map<&str>> =
    LazyLock::new(|| table::map(include_str!("../../data/towns.tsv")));

/// Words that begin an addition to a town's name: `Frankfurt am Main`, `Halle bei Leipzig`.
const ADDITIONS: &[&str] =
    &["am", "an", "a", "im", "in", "i", "bei", "b", "ob", "o", "vor", "v", "ot", "unter", "u"];

/// Longest postcode in bytes, country prefix included.
const MAX_POSTCODE: usize = 16;
/// Longest town in bytes.
const MAX_CITY: usize = 400;

/// Checks a postcode and gives it in its country's form: five digits in DE, four in AT and CH
/// (and LI), upper-case letters and digits elsewhere. A country prefix (`D-`, `CH-`) is dropped;
/// a German code that lost its leading zero in a spreadsheet gets it back.
///
/// # Errors
/// [`Fault::PostcodeShape`] if the country has no such codes.
pub fn postcode(text: &str, country: &str) -> Result<String, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.len() > MAX_POSTCODE {
        return Err(Fault::TooLong);
    }
    let upper: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let digits = upper.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let only_digits = digits.bytes().all(|b| b.is_ascii_digit());
    match (country, digits.len()) {
        ("DE", 5) if only_digits => Ok(digits.to_owned()),
        ("DE", 4) if only_digits => Ok(format!("0{digits}")),
        ("AT" | "CH" | "LI", 4) if only_digits && !digits.starts_with('0') => Ok(digits.to_owned()),
        ("DE" | "AT" | "CH" | "LI", _) => Err(Fault::PostcodeShape),
        _ if upper.is_ascii() && upper.len() >= 3 => Ok(upper),
        _ => Err(Fault::PostcodeShape),
    }
}

/// A town.
#[derive(Clone, PartialEq, Eq)]
pub struct City {
    canonical: String,
    short: String,
}

/// Reads a town's name; district and addition (`Halle (Saale)`, `Frankfurt/M.`) are recognised.
///
/// # Errors
/// A [`Fault`] for empty and over-long names and for hidden characters.
pub fn city(text: &str) -> Result<City, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.len() > MAX_CITY {
        return Err(Fault::TooLong);
    }
    if text.chars().any(is_hidden) {
        return Err(Fault::HiddenCharacter);
    }
    let folded = fold(text);
    let joined = words(&folded).collect::<Vec<_>>().join(" ");
    let canonical = TOWNS.get(joined.as_str()).map_or(joined, |town| (*town).to_owned());
    let short = short(&folded);
    let short = TOWNS.get(short.as_str()).map_or(short, |town| (*town).to_owned());
    Ok(City { canonical, short })
}

impl City {
    /// Folded words with single blanks; known variants (`Munich`, `Frankfurt/M.`) replaced.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// Canonical form and form without district and addition, sorted.
    pub fn forms(&self) -> Vec<String> {
        BTreeSet::from([self.canonical.clone(), self.short.clone()]).into_iter().collect()
    }
}

impl fmt::Debug for City {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("City(…)")
    }
}

/// The canonical form of a known variant (folded, single blanks).
pub(crate) fn known_town(joined: &str) -> Option<&'static str> {
    TOWNS.get(joined).copied()
}

/// Without `(Saale)`, `/M.`, `am Main`.
fn short(folded: &str) -> String {
    let head = folded.split(['(', '/', ',']).next().unwrap_or(folded);
    let kept: Vec<&str> = words(head)
        .enumerate()
        .take_while(|(i, word)| *i == 0 || !ADDITIONS.contains(word))
        .map(|(_, word)| word)
        .collect();
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_follow_their_country() {
        assert_eq!(postcode("D-01067", "DE").unwrap(), "01067");
        assert_eq!(postcode("1067", "DE").unwrap(), "01067");
        assert_eq!(postcode("CH 8001", "CH").unwrap(), "8001");
        assert_eq!(postcode("1234 ab", "NL").unwrap(), "1234AB");
        for (text, country) in [("123", "DE"), ("0123", "CH"), ("12345", "AT"), ("🎉", "FR")] {
            assert_eq!(postcode(text, country).unwrap_err(), Fault::PostcodeShape, "{text}");
        }
    }

    #[test]
    fn variants_of_a_town_share_a_form() {
        let share = |a: &str, b: &str| {
            let b = city(b).unwrap().forms();
            city(a).unwrap().forms().iter().any(|form| b.contains(form))
        };
        assert!(share("Frankfurt/M.", "Frankfurt am Main"));
        assert!(share("Halle (Saale)", "HALLE"));
        assert!(share("Munich", "München"));
        assert!(share("Zuerich", "Zürich"));
        assert!(!share("Bad Homburg", "Homburg"));
    }
}
