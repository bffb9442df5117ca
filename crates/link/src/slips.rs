//! Slips of lists as a whole, undone before two persons are compared: columns exchanged, both names
//! in one column, letters a scanner misread, text read in the wrong encoding, a date whose
//! separators slid.
//!
//! Comparing alone profits: what is stored stays as it was given.

use crate::normal::{fold, take_apart, words};
use std::borrow::Cow;

/// Endings of street names, folded. A town that ends so and has a house number is a street.
const STREET_ENDINGS: &[&str] = &[
    "strasse",
    "str",
    "weg",
    "platz",
    "allee",
    "gasse",
    "ring",
    "ufer",
    "damm",
    "steig",
    "pfad",
    "chaussee",
    "promenade",
    "hof",
    "garten",
    "park",
    "markt",
];
/// Words a street name begins with, folded.
const STREET_BEGINNINGS: &[&str] = &["am", "an", "auf", "im", "in", "zum", "zur", "unter"];

/// Street and town in the right columns: a street with its number in the column of the town, and
/// none in the column of the street, have changed places.
pub(crate) fn columns<'a>(street: &'a str, town: &'a str) -> (&'a str, &'a str) {
    let digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    match digit(town) && !digit(street) && is_street(town) {
        true => (town, street),
        false => (street, town),
    }
}

fn is_street(text: &str) -> bool {
    let folded = fold(text);
    let street = take_apart(&folded);
    let begins = |word: &str| STREET_BEGINNINGS.contains(&word);
    street.number().is_some()
        && (STREET_ENDINGS.iter().any(|ending| street.name().ends_with(ending))
            || words(&folded).next().is_some_and(begins))
}

/// First and last name apart, where one column holds both and the other nothing: `Meier, Anna` and
/// `Anna Meier`.
pub(crate) fn names<'a>(first: &'a str, last: &'a str) -> (&'a str, &'a str) {
    let (both, other) = (last.trim(), first.trim());
    let both = match (both.is_empty(), other.is_empty()) {
        (false, true) => both,
        (true, false) => other,
        _ => return (first, last),
    };
    if let Some((family, given)) = both.split_once(',') {
        return (given, family);
    }
    both.rsplit_once(' ').unwrap_or((first, last))
}

/// A folded name with the digits a scanner took for letters: `g0rlitz`.
pub(crate) fn letters(folded: String) -> String {
    let digits = folded.bytes().filter(u8::is_ascii_digit).count();
    let letters = folded.bytes().filter(u8::is_ascii_lowercase).count();
    if digits == 0 || letters < 3 || digits > 2 {
        return folded;
    }
    let letter = |c| match c {
        '0' => 'o',
        '1' => 'l',
        '5' => 's',
        _ => c,
    };
    folded.chars().map(letter).collect()
}

/// UTF-8 that was read as Windows-1252: `MÃ¼ller`.
pub(crate) fn encoding(text: &str) -> Cow<'_, str> {
    if !text.contains('Ã') {
        return Cow::Borrowed(text);
    }
    let pairs = [
        ("Ã¤", "ä"),
        ("Ã¶", "ö"),
        ("Ã¼", "ü"),
        ("ÃŸ", "ß"),
        ("Ã„", "Ä"),
        ("Ã–", "Ö"),
        ("Ãœ", "Ü"),
        ("Ã©", "é"),
        ("Ã¨", "è"),
        ("Ã¡", "á"),
        ("Ã§", "ç"),
    ];
    Cow::Owned(pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to)))
}

/// Eight digits of a date whose separators slid (`19660-4-26`), year first; 0 for anything else.
pub(crate) fn slid_date(text: &str) -> u32 {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let number = |digits: &[u32]| digits.iter().fold(0, |n, digit| n * 10 + digit);
    let (8, Some((front, back))) = (digits.len(), digits.split_at_checked(4)) else { return 0 };
    let is_year = |year: u32| (1880..2100).contains(&year);
    match (number(front), number(back)) {
        (year, rest) if is_year(year) => year * 10_000 + rest,
        (rest, year) if is_year(year) => year * 10_000 + rest % 100 * 100 + rest / 100,
        _ => 0,
    }
}

/// Whether two folded words are the same to a scanner, which reads `rn` for `m` and `l` for `i`.
pub(crate) fn look_alike(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 2 && shapes(a).eq(shapes(b))
}

/// The letters of a word by their shape.
fn shapes(word: &str) -> impl Iterator<Item = u8> {
    let mut rest = word.as_bytes();
    std::iter::from_fn(move || {
        let (shape, read) = match rest {
            [b'r', b'n', ..] => (b'm', 2),
            [b'r', b'i', ..] => (b'n', 2),
            [b'c', b'l', ..] => (b'd', 2),
            [b'v', b'v', ..] => (b'w', 2),
            [b'l', ..] => (b'i', 1),
            [b'e', ..] => (b'c', 1),
            [letter, ..] => (*letter, 1),
            [] => return None,
        };
        rest = rest.get(read..)?;
        Some(shape)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_names_find_their_places() {
        assert_eq!(
            columns("Saarlouis", "Willy-Brandt-Platz 3"),
            ("Willy-Brandt-Platz 3", "Saarlouis")
        );
        assert_eq!(columns("", "Am Rathaus 37"), ("Am Rathaus 37", ""));
        assert_eq!(columns("Goldweg 3", "Wien 10"), ("Goldweg 3", "Wien 10"));
        assert_eq!(columns("Hauptpost", "Berlin 30"), ("Hauptpost", "Berlin 30"));
        assert_eq!(names("", "Meier, Anna"), (" Anna", "Meier"));
        assert_eq!(names("Anna Lena Meier", ""), ("Anna Lena", "Meier"));
        assert_eq!(names("", "Meier"), ("", "Meier"));
        assert_eq!(names("Anna", "von Meier"), ("Anna", "von Meier"));
    }

    #[test]
    fn misread_letters_and_dates() {
        assert_eq!(letters("g0rlitz".to_owned()), "gorlitz");
        assert_eq!(letters("studio 54".to_owned()), "studio s4");
        assert_eq!(encoding("MÃ¼ller"), "Müller");
        assert_eq!([slid_date("19660-4-26"), slid_date("1975-0-301")], [19_660_426, 19_750_301]);
        assert_eq!([slid_date("2604-19-66"), slid_date("1-2-90")], [19_660_426, 0]);
        assert!(look_alike("katriri", "katrin") && look_alike("keller", "keiier"));
        assert!(look_alike("horn", "hom") && !look_alike("maria", "martha"));
    }
}
