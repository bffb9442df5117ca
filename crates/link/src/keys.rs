//! Blocking: two persons are compared only if they share a key.
//!
//! The keys overlap on purpose, so that a person whose name is misspelt is found by address or
//! birth date, one who moved by name and birth date, and so on.

use crate::normal::words;
use crate::person::Prepared;
use crate::phonetic::cologne;
use crate::vocabulary::{hash, mix};

/// A key: its hash, and how much it says (in shared-key points) when candidates are too many.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    pub(crate) hash: u32,
    pub(crate) points: u32,
}

/// Most words of a name that make keys.
const MAX_WORDS: usize = 3;

/// The keys of a person, into `out` (cleared first).
pub(crate) fn keys(p: &Prepared, out: &mut Vec<Key>) {
    out.clear();
    let mut push = |kind, points, a, b| out.push(key(kind, points, a, b));
    if !p.local.is_empty() {
        push(1, 8, hash(&p.local), hash(&p.domain));
        push(2, 4, letters_hash(&p.local), 0);
    }
    let first: Sounds = sounds(&p.first);
    let last: Sounds = sounds(&p.last);
    let all = || first.iter().chain(&last).flatten();
    if p.birth != 0 {
        let birth = unordered_birth(p.birth);
        push(4, 4, birth, hash(begin(&p.city, 3)));
        let all = words(&p.first).chain(words(&p.last)).take(4).filter_map(initial);
        all.for_each(|initial| push(10, 4, birth, initial));
    }
    if !p.postcode.is_empty() {
        let code = unordered(&p.postcode);
        last.iter().flatten().for_each(|sound| push(5, 3, code, *sound));
        first.iter().flatten().take(1).for_each(|sound| push(5, 3, code, *sound));
    }
    for a in first.iter().flatten().take(1) {
        // A sum does not mind swapped names.
        last.iter().flatten().for_each(|b| push(6, 3, mix(*a).wrapping_add(mix(*b)), 0));
    }
    if let Some(name) = initials(p) {
        // Both names misspelt, or one and the day or year of birth, or the street changed.
        if p.birth != 0 {
            push(12, 3, name, unordered_birth(p.birth % 10_000));
        }
        if !p.city.is_empty() {
            push(11, 3, name, hash(begin(&p.city, 4)));
        }
    }
    if !p.street.is_empty() {
        let street = hash(begin(&p.street, 5));
        push(7, 3, street, unordered(&p.postcode));
        push(8, 3, street ^ u64::from(p.number / 32) << 40, hash(begin(&p.city, 5)));
        let street = hash(begin(&p.street, 9)) ^ hash(begin(&p.city, 1));
        all().take(MAX_WORDS).for_each(|sound| push(9, 3, street, *sound));
    }
    out.extend(phone(p.phone));
    out.sort_unstable_by_key(|key| key.hash);
    out.dedup_by_key(|key| key.hash);
}

/// The key of a telephone number.
pub(crate) fn phone(phone: u64) -> Option<Key> {
    (phone != 0).then(|| key(3, 6, phone, 0))
}

fn key(kind: u64, points: u32, a: u64, b: u64) -> Key {
    let mixed = mix(mix(a ^ kind << 56).wrapping_add(b));
    Key { hash: (mixed >> 32) as u32, points }
}

type Sounds = [Option<u64>; MAX_WORDS];

/// How the words of a name sound; a word without Latin letters stands for itself.
fn sounds(name: &str) -> Sounds {
    let mut words = words(name);
    std::array::from_fn(|_| words.next().map(|word| cologne(word).unwrap_or_else(|| hash(word))))
}

/// The first two letters: one lets too many strangers in, three keep too many slips out.
fn initial(word: &str) -> Option<u64> {
    let mut letters = word.chars().map(u64::from);
    Some(letters.next()? << 32 | letters.next().unwrap_or(0))
}

/// The first two letters of both names; the sum does not mind swapped ones.
fn initials(p: &Prepared) -> Option<u64> {
    let (first, last) = (initial(&p.first)?, initial(&p.last)?);
    Some(mix(first).wrapping_add(mix(last)))
}

/// The first letters, which abbreviations and most slips leave alone.
fn begin(text: &str, letters: usize) -> &str {
    text.get(..letters).unwrap_or(text)
}

/// Letters and digits only: `anna.meier` and `anna_meier` are often one person's two addresses.
fn letters_hash(local: &str) -> u64 {
    local.bytes().filter(u8::is_ascii_alphanumeric).fold(0, |h, b| mix(h ^ u64::from(b)))
}

/// The characters of a postcode in any order: two of them are often swapped.
fn unordered(code: &str) -> u64 {
    code.bytes().fold(code.len() as u64, |sum, byte| sum.wrapping_add(mix(u64::from(byte))))
}

/// Day and month in either order.
fn unordered_birth(birth: u32) -> u64 {
    let (year, month, day) = (birth / 10_000, birth / 100 % 100, birth % 100);
    u64::from(year * 10_000 + month.max(day) * 100 + month.min(day))
}
