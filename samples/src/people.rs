//! Invented people, and how another department spells them.

use std::sync::LazyLock;

use crate::chance::{Chance, Day};

/// Somebody who does not exist.
#[derive(Clone)]
pub struct Person {
    /// Unique over all lists.
    pub number: usize,
    /// Herr or Frau.
    pub salutation: &'static str,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Street without number.
    pub street: &'static str,
    /// Number of the house.
    pub house: String,
    /// DE, AT or CH.
    pub country: &'static str,
    /// Postcode.
    pub postcode: &'static str,
    /// Town.
    pub city: &'static str,
    /// E-mail address at a domain that cannot exist.
    pub email: String,
    /// Telephone number that nobody has.
    pub phone: String,
    pub(crate) born: Day,
}

static GIVEN: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    lines(include_str!("../data/given_names.txt")).filter_map(|l| l.split_once(' ')).collect()
});
static FAMILY: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines(include_str!("../data/family_names.txt")).collect());
static STREETS: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines(include_str!("../data/streets.txt")).collect());
static FIRMS: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines(include_str!("../data/firms.txt")).collect());
static TOWNS: LazyLock<Vec<[&str; 3]>> = LazyLock::new(|| {
    let towns = lines(include_str!("../data/towns.tsv"));
    towns.filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok()).collect()
});

const DOMAINS: [&str; 8] = [
    "post.example",
    "mail.example",
    "freepost.example",
    "web-post.example",
    "nordnetz.example",
    "kuestenmail.example",
    "funkpost.example",
    "alpenpost.example",
];

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty())
}

/// Invents somebody.
pub(crate) fn invent(chance: &mut Chance, number: usize) -> Person {
    let (given, sex) = chance.of(&GIVEN);
    let family = chance.of(&FAMILY);
    let [country, postcode, city] = chance.of(&TOWNS);
    let letter = if chance.percent(15) { chance.of(&["a", "b", " c"]) } else { "" };
    Person {
        number,
        salutation: if sex == "f" { "Frau" } else { "Herr" },
        given: given.to_owned(),
        family: family.to_owned(),
        street: chance.of(&STREETS),
        house: format!("{}{letter}", 1 + chance.below(140)),
        country,
        postcode,
        city,
        email: address(chance, given, family, number),
        phone: phone(chance, country),
        born: chance.day(1938, 2006),
    }
}

/// Name of a firm that belongs to somebody.
pub(crate) fn firm(chance: &mut Chance, family: &str) -> String {
    let trade = chance.of(&FIRMS);
    let form = chance.of(&["", " GmbH", " e. K.", " & Söhne", " OHG", " GmbH & Co. KG"]);
    format!("{trade} {family}{form}")
}

/// The same person in the list of another department: a third is spelled otherwise, and of a few
/// something else is told: another home, another day of birth, another family name.
pub(crate) fn retold(chance: &mut Chance, mut person: Person) -> Person {
    match chance.below(40) {
        0 | 1 => {
            let Day(year, month, day) = person.born;
            person.born = Day(year, 1 + day % 12, month);
        }
        2 | 3 => (person.street, person.house) = (chance.of(&STREETS), "7".to_owned()),
        4 => person.family = chance.of(&FAMILY).to_owned(),
        _ => {}
    }
    match chance.below(15) {
        0 => person.family = ascii(&person.family),
        1 => person.given = person.given.chars().take(1).chain(['.']).collect(),
        2 => person.family = mistyped(chance, &person.family),
        3 => person.email = person.email.to_uppercase(),
        4 => person.email = format!(" {} ", person.email),
        _ => {}
    }
    person
}

/// The address, unique by its number.
fn address(chance: &mut Chance, given: &str, family: &str, number: usize) -> String {
    let (given, family) = (plain(given), plain(family));
    let initial: String = given.chars().take(1).collect();
    let local = match chance.below(4) {
        0 => format!("{given}.{family}{number}"),
        1 => format!("{initial}.{family}{number}"),
        2 => format!("{family}{number}"),
        _ => format!("{given}{number}"),
    };
    format!("{local}@{}", chance.of(&DOMAINS))
}

/// Numbers that the regulators keep free for films and books.
fn phone(chance: &mut Chance, country: &str) -> String {
    let number = chance.below(1000);
    match (country, chance.below(3)) {
        ("AT", _) => format!("+43 1 5550{number:03}"),
        ("CH", _) => format!("+41 44 555 0{number:03}"),
        (_, 0) => format!("+49 171 3920{:03}", number),
        (_, 1) => format!("040/66969{number:03}"),
        _ => format!("(030) 23125{number:03}"),
    }
}

/// Umlauts written out.
fn ascii(text: &str) -> String {
    let pairs = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('ß', "ss"), ('Ö', "Oe"), ('Ü', "Ue")];
    pairs.iter().fold(text.to_owned(), |text, (umlaut, letters)| text.replace(*umlaut, letters))
}

/// Only what stands in an address.
fn plain(text: &str) -> String {
    let text = ascii(text).to_lowercase();
    text.chars().filter(char::is_ascii_lowercase).collect()
}

/// Two neighbouring letters exchanged.
fn mistyped(chance: &mut Chance, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = 1 + chance.below(letters.len().saturating_sub(2));
    if at + 1 < letters.len() {
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}
