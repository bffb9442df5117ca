//! What an erased person leaves, so that a list that brings the person back is recognised without
//! keeping who it was.
//!
//! A sketch is a set of marks. A mark is a keyed hash, cut to 32 bits, of at least two facts joined
//! (name and birth date, name and door, first name and telephone number …), or of a whole e-mail
//! address. Slips are met by several marks that each leave something out, not by marks of letters:
//! there is no mark of a single name, birth date, letter pair or postcode, which is what attacks on
//! Bloom-filter sketches count (Christen, Ranbaduge and Schnell, "Linking Sensitive Data", 2020,
//! chapter 9).
//!
//! **Somebody with the file but without the key** learns how many persons there are; for each, how
//! many marks and of which kinds, hence whether an e-mail address, a telephone number, a birth date
//! and an address were known; and which entries share a mark, hence that two of them are very alike
//! (entered twice; father and son of one name at one door; people of one first name with one
//! telephone). No value can be tested by guessing, because a guess cannot be hashed without the
//! key. Frequencies help little: a joined fact that two unrelated people share is rare, so there is
//! no `Müller` to be seen among the marks. **Somebody with file and key** can test guesses about a
//! person; the key belongs in the key store, not beside the file (R-SUP-06). A sketch stays
//! personal data for the firm (CR-10).

use crate::normal::words;
use crate::person::{Assumptions, Comparable, Person, Prepared};
use crate::phonetic::cologne;

/// A hash under a secret key, such as HMAC-SHA-256 cut to its first eight bytes.
///
/// Must be a pseudo-random function: the safety of a sketch rests on it alone.
pub trait Keyed {
    /// The hash of a message.
    fn keyed(&self, message: &[u8]) -> u64;
}

impl<F: Fn(&[u8]) -> u64> Keyed for F {
    fn keyed(&self, message: &[u8]) -> u64 {
        self(message)
    }
}

/// What facts a mark joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum MarkKind {
    /// The whole e-mail address.
    Email = 1,
    /// Telephone number and first name.
    PhoneFirst = 2,
    /// Telephone number and family name.
    PhoneLast = 3,
    /// Both names and the birth date.
    NamesBirth = 4,
    /// Both names and two of year, month and day.
    NamesPartBirth = 5,
    /// First name, birth date, region.
    FirstBirth = 6,
    /// A name, birth date, the initial of another name.
    LastBirth = 7,
    /// Birth date, door, an initial.
    BirthDoor = 8,
    /// Both names, street and number, town.
    NamesDoor = 9,
    /// Both names, street, postcode.
    NamesStreet = 10,
    /// First name, street and number, postcode.
    FirstDoor = 11,
}

impl MarkKind {
    const ALL: [MarkKind; 11] = [
        MarkKind::Email,
        MarkKind::PhoneFirst,
        MarkKind::PhoneLast,
        MarkKind::NamesBirth,
        MarkKind::NamesPartBirth,
        MarkKind::FirstBirth,
        MarkKind::LastBirth,
        MarkKind::BirthDoor,
        MarkKind::NamesDoor,
        MarkKind::NamesStreet,
        MarkKind::FirstDoor,
    ];

    /// Whether the mark holds a birth date.
    pub(crate) fn has_birth(self) -> bool {
        (MarkKind::NamesBirth..=MarkKind::BirthDoor).contains(&self)
    }
}

/// One mark: what it joins, and the keyed hash of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// What facts it joins.
    pub kind: MarkKind,
    /// Keyed hash of the kind and the facts.
    pub hash: u32,
}

/// The marks of one person, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch(Vec<Mark>);

impl Sketch {
    /// The marks.
    pub fn marks(&self) -> &[Mark] {
        &self.0
    }

    /// The sketch under another key, for keys that are nested.
    #[must_use]
    pub fn carried(&self, over: impl Fn(u32) -> u32) -> Self {
        let mut marks: Vec<Mark> =
            self.0.iter().map(|mark| Mark { hash: over(mark.hash), ..*mark }).collect();
        marks.sort_unstable();
        Self(marks)
    }

    /// Five bytes a mark, for keeping.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mark = |mark: &Mark| {
            let [a, b, c, d] = mark.hash.to_be_bytes();
            [mark.kind as u8, a, b, c, d]
        };
        self.0.iter().flat_map(mark).collect()
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote; `None` if it is something else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (marks, rest) = bytes.as_chunks::<5>();
        let mark = |[kind, a, b, c, d]: &[u8; 5]| {
            let kind = MarkKind::ALL.into_iter().find(|known| *known as u8 == *kind)?;
            Some(Mark { kind, hash: u32::from_be_bytes([*a, *b, *c, *d]) })
        };
        let marks = marks.iter().map(mark).collect::<Option<Vec<_>>>()?;
        rest.is_empty().then_some(Self(marks))
    }
}

/// Draws the sketch of a person: up to about thirty marks, none for facts that are missing.
pub fn sketch(person: &Person<'_>, assume: Assumptions, key: &impl Keyed) -> Sketch {
    sketch_comparable(&Comparable::of(person, assume), key)
}

/// As [`sketch`], for a person made comparable before.
pub fn sketch_comparable(person: &Comparable, key: &impl Keyed) -> Sketch {
    let p = &person.0;
    let mut marks = Vec::with_capacity(32);
    let mut message = Vec::with_capacity(128);
    let mut mark = |kind: MarkKind, facts: &[&[u8]]| {
        message.clear();
        message.push(kind as u8);
        for fact in facts {
            // Length first: ("ab", "c") is not ("a", "bc").
            message.push(fact.len().min(255) as u8);
            message.extend_from_slice(fact);
        }
        marks.push(Mark { kind, hash: (key.keyed(&message) >> 32) as u32 });
    };
    let names = Names::of(p);
    contacts(p, &names, &mut mark);
    births(p, &names, &mut mark);
    doors(p, &names, &mut mark);
    marks.sort_unstable();
    marks.dedup();
    Sketch(marks)
}

/// The names as marks use them.
struct Names {
    /// How the first name sounds.
    head: Option<[u8; 8]>,
    /// Unordered pairs of one sound of the first and one of the family name.
    pairs: Vec<[u8; 8]>,
    /// First letters of the words.
    initials: Vec<[u8; 4]>,
    /// How a word sounds, with the first letter of another word.
    hints: Vec<([u8; 8], [u8; 4])>,
    /// How every word sounds.
    sounds: Vec<[u8; 8]>,
}

impl Names {
    fn of(p: &Prepared) -> Self {
        let sounds = |name: &str| words(name).take(3).map(sound).collect::<Vec<u64>>();
        let (first, last) = (sounds(&p.first), sounds(&p.last));
        let unordered = |a: &u64, b: &u64| mixed(*a.min(b), *a.max(b)).to_be_bytes();
        let pairs = first.iter().take(1).flat_map(|a| last.iter().map(move |b| unordered(a, b)));
        let initial = |word: &str| word.chars().next().map(|c| u32::from(c).to_be_bytes());
        let letters: Vec<[u8; 4]> =
            words(&p.first).take(3).chain(words(&p.last).take(3)).filter_map(initial).collect();
        let sounds: Vec<[u8; 8]> = first.iter().chain(&last).map(|s| s.to_be_bytes()).collect();
        let others = |n: usize| letters.iter().enumerate().filter(move |(m, _)| *m != n);
        let hints = sounds.iter().enumerate();
        let hints =
            hints.flat_map(|(n, sound)| others(n).map(move |(_, letter)| (*sound, *letter)));
        Self {
            head: first.first().map(|sound| sound.to_be_bytes()),
            pairs: pairs.collect(),
            hints: hints.collect(),
            initials: letters,
            sounds,
        }
    }
}

fn contacts(p: &Prepared, names: &Names, mark: &mut impl FnMut(MarkKind, &[&[u8]])) {
    if !p.local.is_empty() {
        mark(MarkKind::Email, &[p.local.as_bytes(), p.domain.as_bytes()]);
    }
    if p.phone != 0 {
        let phone = p.phone.to_be_bytes();
        names.head.iter().for_each(|name| mark(MarkKind::PhoneFirst, &[&phone, name]));
        names.sounds.iter().for_each(|name| mark(MarkKind::PhoneLast, &[&phone, name]));
    }
}

fn births(p: &Prepared, names: &Names, mark: &mut impl FnMut(MarkKind, &[&[u8]])) {
    if p.birth == 0 {
        return;
    }
    let (year, month, day) = (p.birth / 10_000, p.birth / 100 % 100, p.birth % 100);
    let birth = (year * 10_000 + month.max(day) * 100 + month.min(day)).to_be_bytes();
    let parts = [year * 100 + month, 1_000_000 + year * 100 + day, 2_000_000 + month * 100 + day];
    for pair in &names.pairs {
        mark(MarkKind::NamesBirth, &[pair, &birth]);
        parts.iter().for_each(|part| mark(MarkKind::NamesPartBirth, &[pair, &part.to_be_bytes()]));
    }
    let region = begin(&p.postcode, 2).as_bytes();
    if let Some(name) = &names.head {
        mark(MarkKind::FirstBirth, &[name, &birth, region]);
    }
    for (name, letter) in &names.hints {
        mark(MarkKind::LastBirth, &[name, &birth, letter]);
    }
    if !p.street.is_empty() {
        let street = begin(&p.street, 5).as_bytes();
        names.initials.iter().for_each(|i| mark(MarkKind::BirthDoor, &[&birth, street, i]));
    }
}

fn doors(p: &Prepared, names: &Names, mark: &mut impl FnMut(MarkKind, &[&[u8]])) {
    if p.street.is_empty() {
        return;
    }
    let street = begin(&p.street, 7).as_bytes();
    let number = (p.number / 32).to_be_bytes();
    let (town, code) = (begin(&p.city, 4).as_bytes(), p.postcode.as_bytes());
    for pair in &names.pairs {
        mark(MarkKind::NamesDoor, &[pair, street, &number, town]);
        mark(MarkKind::NamesStreet, &[pair, street, code]);
    }
    if let Some(name) = &names.head {
        mark(MarkKind::FirstDoor, &[name, street, &number, code]);
    }
}

fn sound(word: &str) -> u64 {
    cologne(word).unwrap_or_else(|| crate::vocabulary::hash(word))
}

fn mixed(a: u64, b: u64) -> u64 {
    crate::vocabulary::mix(crate::vocabulary::mix(a).wrapping_add(b))
}

fn begin(text: &str, letters: usize) -> &str {
    text.get(..letters).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::{DefaultHasher, Hash, Hasher};

    const ASSUME: Assumptions = Assumptions { calling_code: 49, latest_year: 2026 };

    fn key(secret: u64) -> impl Fn(&[u8]) -> u64 {
        move |message| {
            let mut hasher = DefaultHasher::new();
            (secret, message).hash(&mut hasher);
            hasher.finish()
        }
    }

    const CANARY: Person<'_> = Person {
        first_name: "Kanarienvogel",
        last_name: "Zwitscherer",
        street: "Käfiggasse 7",
        postcode: "10115",
        city: "Berlin",
        email: "kanarienvogel@example.org",
        phone: "0170 7654321",
        birthdate: "1970-07-07",
    };

    #[test]
    fn nothing_readable_is_kept_and_another_key_shares_no_mark() {
        let (a, b) = (sketch(&CANARY, ASSUME, &key(1)), sketch(&CANARY, ASSUME, &key(2)));
        assert!(a.marks().len() > 10 && a.marks().len() <= 40);
        assert!(a.marks().iter().all(|mark| !b.marks().contains(mark)));
        let shown = format!("{a:?}{:?}", String::from_utf8_lossy(&a.to_bytes())).to_lowercase();
        for secret in ["kanarien", "zwitscher", "gasse", "10115", "7654321", "1970", "berlin"] {
            assert!(!shown.contains(secret), "{secret}");
        }
    }

    #[test]
    fn sketches_survive_keeping() {
        let a = sketch(&CANARY, ASSUME, &key(1));
        assert_eq!(Sketch::from_bytes(&a.to_bytes()), Some(a));
        assert_eq!(Sketch::from_bytes(&[99, 0, 0, 0, 0]), None);
        assert_eq!(Sketch::from_bytes(&[1, 0]), None);
        assert_eq!(sketch(&Person::default(), ASSUME, &key(1)), Sketch::default());
    }
}
