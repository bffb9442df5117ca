//! Each distinct value once, with a small number for it and a count of who has it.

use std::hash::{BuildHasherDefault, Hasher};

/// The number of a value in its [`Vocabulary`]; [`Sym::NONE`] stands for a missing value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Sym(u32);

impl Sym {
    pub(crate) const NONE: Sym = Sym(u32::MAX);
    /// A value that is not in the vocabulary.
    pub(crate) const UNKNOWN: Sym = Sym(u32::MAX - 1);
}

/// Distinct texts, interned. About 15 bytes a text beside its letters.
#[derive(Default)]
pub(crate) struct Vocabulary {
    letters: String,
    /// Where each text ends in `letters`, and how many persons have it.
    entries: Vec<(u32, u32)>,
    places: Places,
}

impl Vocabulary {
    /// Counts the text once more and gives its number.
    pub(crate) fn add(&mut self, text: &str) -> Sym {
        if text.is_empty() {
            return Sym::NONE;
        }
        let found = self.get(text);
        if let Some((_, count)) = self.entries.get_mut(found.0 as usize) {
            *count = count.saturating_add(1);
            return found;
        }
        let new = self.entries.len() as u32;
        self.letters.push_str(text);
        self.entries.push((self.letters.len() as u32, 1));
        if self.places.is_full(self.entries.len()) {
            self.place_all(self.entries.len() * 3 / 2 + 12);
        } else {
            self.places.put(hash(text), new);
        }
        Sym(new)
    }

    /// Makes the table anew, for so many texts.
    fn place_all(&mut self, texts: usize) {
        let mut places = Places::of(texts);
        let held = (0..self.entries.len() as u32).filter(|n| self.count(Sym(*n)) > 0);
        held.for_each(|n| places.put(hash(self.text(Sym(n))), n));
        self.places = places;
    }

    /// Counts a value once less. What nobody has any more is wiped: it may have told of somebody
    /// who is erased. Its number is never given again.
    pub(crate) fn release(&mut self, sym: Sym) {
        let Some((_, count)) = self.entries.get_mut(sym.0 as usize) else { return };
        let last = *count == 1;
        *count = count.saturating_sub(1);
        if last {
            let place = self.place(sym);
            let blank = "\0".repeat(place.len());
            self.letters.replace_range(place, &blank);
        }
    }

    /// The number of a text: `NONE` if it is empty, `UNKNOWN` if nobody has it.
    pub(crate) fn get(&self, text: &str) -> Sym {
        if text.is_empty() {
            return Sym::NONE;
        }
        let found = self.places.find(hash(text), |n| self.text(Sym(n)) == text);
        found.map_or(Sym::UNKNOWN, Sym)
    }

    /// The text of a number; empty for `NONE` and `UNKNOWN`.
    pub(crate) fn text(&self, sym: Sym) -> &str {
        self.letters.get(self.place(sym)).unwrap_or_default()
    }

    /// Where the text of a number stands in the letters.
    fn place(&self, sym: Sym) -> std::ops::Range<usize> {
        let i = sym.0 as usize;
        let Some((end, _)) = self.entries.get(i) else { return 0..0 };
        let start = i.checked_sub(1).and_then(|i| self.entries.get(i)).map_or(0, |(end, _)| *end);
        start as usize..*end as usize
    }

    /// How many persons have the value.
    pub(crate) fn count(&self, sym: Sym) -> u32 {
        self.entries.get(sym.0 as usize).map_or(0, |(_, count)| *count)
    }

    /// Gives back what was reserved beyond need.
    pub(crate) fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.entries.shrink_to_fit();
        self.place_all(self.entries.len());
    }

    /// Bytes held on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.letters.capacity() + self.entries.capacity() * 8 + self.places.bytes()
    }
}

/// Where texts are found by their hash: an open table of numbers, five bytes a place, at most four
/// fifths full. A map that keeps the hashes takes three times as much.
#[derive(Default)]
struct Places {
    /// The number of a text plus one; 0 is free.
    numbers: Vec<u32>,
    /// A byte of the hash, so that another text is rarely looked at.
    tags: Vec<u8>,
}

impl Places {
    fn of(texts: usize) -> Self {
        let places = texts + texts / 4 + 1;
        Self { numbers: vec![0; places], tags: vec![0; places] }
    }

    fn is_full(&self, texts: usize) -> bool {
        texts + texts / 4 + 1 > self.numbers.len()
    }

    fn put(&mut self, hash: u64, number: u32) {
        let Some(at) = self.walk(hash).find(|at| self.numbers.get(*at) == Some(&0)) else { return };
        if let (Some(place), Some(tag)) = (self.numbers.get_mut(at), self.tags.get_mut(at)) {
            (*place, *tag) = (number + 1, hash as u8);
        }
    }

    fn find(&self, hash: u64, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        for at in self.walk(hash) {
            let number = self.numbers.get(at)?.checked_sub(1)?;
            if self.tags.get(at) == Some(&(hash as u8)) && is_it(number) {
                return Some(number);
            }
        }
        None
    }

    /// The places where a text with this hash may stand, each once.
    fn walk(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let places = self.numbers.len();
        let from = (((hash >> 32) * places as u64) >> 32) as usize;
        (from..places).chain(0..from)
    }

    fn bytes(&self) -> usize {
        self.numbers.capacity() * 4 + self.tags.capacity()
    }
}

/// A 64-bit hash for tables and keys; not for security.
pub(crate) fn hash(text: &str) -> u64 {
    hash_bytes(text.as_bytes())
}

fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let word = chunk.iter().rev().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
        state = mix(state ^ word);
    }
    state
}

/// Spreads the bits of a number (finaliser of SplitMix64, Steele et al. 2014).
pub(crate) fn mix(n: u64) -> u64 {
    let n = (n ^ n >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ n >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ n >> 31
}

/// Quick, for tables that ship with the program and for keys that are hashes already.
#[derive(Default)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = mix(self.0 ^ hash_bytes(bytes));
    }
    fn write_u8(&mut self, n: u8) {
        self.0 = self.0.rotate_left(8) ^ u64::from(n);
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
    fn write_u32(&mut self, n: u32) {
        self.0 = mix(u64::from(n));
    }
}

/// For maps that no stranger fills with chosen keys.
pub(crate) type Prehashed = BuildHasherDefault<Hashed>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_values_come_back_after_growing_and_shrinking() {
        let mut v = Vocabulary::default();
        let texts: Vec<String> = (0..5_000).map(|n| format!("text {n}")).collect();
        let syms: Vec<Sym> = texts.iter().map(|text| v.add(text)).collect();
        v.shrink();
        assert!(texts.iter().zip(&syms).all(|(text, sym)| v.get(text) == *sym));
        assert!(texts.iter().zip(&syms).all(|(text, sym)| v.text(*sym) == text));
        assert_eq!((v.get("text 5000"), v.add("text 5000")), (Sym::UNKNOWN, Sym(5_000)));
    }

    #[test]
    fn what_nobody_has_any_more_is_wiped_and_may_come_again() {
        let mut v = Vocabulary::default();
        let (anna, bert) = (v.add("änna"), v.add("bert"));
        v.add("änna");
        v.release(anna);
        assert_eq!((v.text(anna), v.count(anna)), ("änna", 1), "somebody else has it");
        v.release(anna);
        assert!(!v.letters.contains("nna") && v.text(bert) == "bert");
        assert_eq!(v.get("änna"), Sym::UNKNOWN);
        let again = v.add("änna");
        v.shrink();
        assert!(again != anna && v.get("änna") == again && v.get("bert") == bert);
        assert_eq!((v.text(again), v.count(again), v.count(anna)), ("änna", 1, 0));
    }

    #[test]
    fn values_come_back() {
        let mut v = Vocabulary::default();
        let (a, b) = (v.add("anna"), v.add("berta"));
        assert_eq!((v.add("anna"), v.get("berta")), (a, b));
        assert_eq!((v.text(a), v.text(b), v.count(a), v.count(b)), ("anna", "berta", 2, 1));
        assert_eq!((v.get("carl"), v.get("")), (Sym::UNKNOWN, Sym::NONE));
        assert_eq!((v.text(Sym::NONE), v.count(Sym::UNKNOWN)), ("", 0));
    }
}
