//! What words mean, remembered: most words of a text have been seen before.

use crate::lexicon::{Class, Lexicon, hash};
use crate::pattern::sketch;
use crate::vocabulary::Vocabulary;

/// Places for words, a power of two. Together with the classes it fits the processor's cache.
const SLOTS: usize = 8192;
/// With more classes than this, everything is forgotten before the next piece.
const FULL: usize = 1 << 16;

/// The classes of one word.
#[derive(Clone, Copy, Default)]
pub struct Known {
    /// Where its classes lie.
    pub from: u32,
    pub to: u32,
    /// One bit for each class that the program knows by name.
    pub bits: u64,
    /// All its classes as bits.
    pub sketch: u64,
    /// Whether one of them can find something.
    pub finds: bool,
    /// Whether one of them can silence something.
    pub silences: bool,
}

/// Remembers words by their hash, never by their letters.
#[derive(Default)]
pub struct Memo {
    slots: Vec<(u64, Known)>,
    classes: Vec<Class>,
}

impl Memo {
    /// Before a piece: makes room. Within one nothing is forgotten.
    pub fn begin(&mut self) {
        if self.slots.is_empty() || self.classes.len() > FULL {
            self.slots.clear();
            self.slots.resize(SLOTS, (0, Known::default()));
            self.classes.clear();
        }
    }

    /// The classes between two places.
    pub fn classes(&self, from: u32, to: u32) -> &[Class] {
        self.classes.get(from as usize..to as usize).unwrap_or_default()
    }

    /// What a folded word is.
    #[inline]
    pub fn look_up(&mut self, word: &[u8], vocabulary: &Vocabulary) -> Known {
        let hash = hash(word).max(1);
        match self.slots.get(hash as usize % SLOTS) {
            Some((known, value)) if *known == hash => *value,
            _ => self.learn(word, hash, vocabulary),
        }
    }

    #[cold]
    fn learn(&mut self, word: &[u8], hash: u64, vocabulary: &Vocabulary) -> Known {
        let from = self.classes.len();
        self.classes.extend_from_slice(vocabulary.lexicon.word(hash));
        self.add_parts(word, from, &vocabulary.lexicon);
        let own = self.classes.get(from..).unwrap_or_default();
        let known = Known {
            from: from as u32,
            to: self.classes.len() as u32,
            bits: own.iter().filter(|c| **c < 64).fold(0, |bits, c| bits | 1 << c),
            sketch: sketch(own),
            finds: own.iter().any(|class| vocabulary.finds(*class)),
            silences: own.iter().any(|class| vocabulary.silences(*class)),
        };
        if let Some(slot) = self.slots.get_mut(hash as usize % SLOTS) {
            *slot = (hash, known);
        }
        known
    }

    /// Adds the classes of the parts of a compound.
    fn add_parts(&mut self, word: &[u8], from: usize, lexicon: &Lexicon) {
        let classes = &mut self.classes;
        lexicon.parts(word, |start, end, part| {
            let before = word.get(..start).unwrap_or_default();
            let rest = word.get(end..).unwrap_or_default();
            if let Some(class) = lexicon.judge(part, before, rest)
                && !classes.iter().skip(from).any(|known| *known == class)
            {
                classes.push(class);
            }
        });
    }
}
