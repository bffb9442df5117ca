//! Each distinct value once, with a small number for it and a count of who has it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The number of a value in its [`Vocabulary`]; [`Sym::NONE`] stands for a missing value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Sym(u32);

impl Sym {
    pub(crate) const NONE: Sym = Sym(u32::MAX);
    /// A value that is not in the vocabulary.
    pub(crate) const UNKNOWN: Sym = Sym(u32::MAX - 1);
}

/// Distinct texts, interned. About 40 bytes a text beside its letters.
#[derive(Default)]
pub(crate) struct Vocabulary {
    letters: String,
    /// Where each text ends in `letters`, and how many persons have it.
    entries: Vec<(u32, u32)>,
    by_hash: HashMap<u64, u32, Prehashed>,
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
        self.by_hash.entry(hash(text)).or_insert(new);
        Sym(new)
    }

    /// Counts a value once less. The text stays: numbers are never given twice.
    pub(crate) fn release(&mut self, sym: Sym) {
        if let Some((_, count)) = self.entries.get_mut(sym.0 as usize) {
            *count = count.saturating_sub(1);
        }
    }

    /// The number of a text: `NONE` if it is empty, `UNKNOWN` if nobody has it.
    pub(crate) fn get(&self, text: &str) -> Sym {
        if text.is_empty() {
            return Sym::NONE;
        }
        match self.by_hash.get(&hash(text)) {
            Some(n) if self.text(Sym(*n)) == text => Sym(*n),
            _ => Sym::UNKNOWN,
        }
    }

    /// The text of a number; empty for `NONE` and `UNKNOWN`.
    pub(crate) fn text(&self, sym: Sym) -> &str {
        let i = sym.0 as usize;
        let Some((end, _)) = self.entries.get(i) else { return "" };
        let start = i.checked_sub(1).and_then(|i| self.entries.get(i)).map_or(0, |(end, _)| *end);
        self.letters.get(start as usize..*end as usize).unwrap_or_default()
    }

    /// How many persons have the value.
    pub(crate) fn count(&self, sym: Sym) -> u32 {
        self.entries.get(sym.0 as usize).map_or(0, |(_, count)| *count)
    }

    /// Gives back what was reserved beyond need.
    pub(crate) fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    /// Bytes held on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.letters.capacity() + self.entries.capacity() * 8 + self.by_hash.capacity() * 8 / 7 * 17
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
    fn values_come_back() {
        let mut v = Vocabulary::default();
        let (a, b) = (v.add("anna"), v.add("berta"));
        assert_eq!((v.add("anna"), v.get("berta")), (a, b));
        assert_eq!((v.text(a), v.text(b), v.count(a), v.count(b)), ("anna", "berta", 2, 1));
        assert_eq!((v.get("carl"), v.get("")), (Sym::UNKNOWN, Sym::NONE));
        assert_eq!((v.text(Sym::NONE), v.count(Sym::UNKNOWN)), ("", 0));
    }
}
