//! Folded words in order, each with the people who have it.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

use crate::record::Field;
use crate::secret::Key;
use crate::typo::{Pattern, Shape};

/// One person and the field a word stands in, packed: person number × 4 + field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Posting(u32);

impl Posting {
    /// The person in `slot` has the word in `field`.
    pub(crate) fn new(slot: u32, field: Field) -> Self {
        let field = match field {
            Field::Name => 0,
            Field::Organisation => 1,
            Field::Town => 2,
        };
        Self(slot << 2 | field)
    }

    /// The number of the person.
    pub(crate) fn slot(self) -> u32 {
        self.0 >> 2
    }

    /// The field the word stands in.
    pub(crate) fn field(self) -> Field {
        match self.0 & 3 {
            0 => Field::Name,
            1 => Field::Organisation,
            _ => Field::Town,
        }
    }
}

struct Word {
    text: Key,
    // INVARIANT: sorted, without repetition; empty only if the word's number is vacant.
    postings: Vec<Posting>,
}

/// Words and who has them. A word nobody has is not in it.
#[derive(Default)]
pub(crate) struct Dictionary {
    // INVARIANT: `numbers` leads from each text to its place in `words` and `shapes`, which are
    // equally long; the places it does not name are `vacant`.
    numbers: BTreeMap<Key, u32>,
    words: Vec<Word>,
    // Apart from `words`, so that looking for typing errors reads little.
    shapes: Vec<Shape>,
    vacant: Vec<u32>,
}

impl Dictionary {
    /// Notes that somebody has `word`.
    pub(crate) fn put(&mut self, word: &str, posting: Posting) {
        let number = self.numbers.get(word.as_bytes()).copied();
        let number = number.unwrap_or_else(|| self.learn(word));
        let Some(Word { postings, .. }) = self.words.get_mut(number as usize) else { return };
        // People usually come in order of their numbers: then this is a push.
        if postings.last() < Some(&posting) {
            postings.push(posting);
        } else if let Err(place) = postings.binary_search(&posting) {
            postings.insert(place, posting);
        }
    }

    /// Forgets that somebody has `word`, and the word if it was the last one.
    pub(crate) fn take(&mut self, word: &str, posting: Posting) {
        let Some(number) = self.numbers.get(word.as_bytes()).copied() else { return };
        let Some(Word { postings, .. }) = self.words.get_mut(number as usize) else { return };
        if let Ok(place) = postings.binary_search(&posting) {
            postings.remove(place);
        }
        if postings.is_empty() {
            self.numbers.remove(word.as_bytes());
            self.write(number, "");
            self.vacant.push(number);
        }
    }

    /// Who has exactly `word`.
    pub(crate) fn exact(&self, word: &str) -> &[Posting] {
        self.numbers.get(word.as_bytes()).map_or(&[], |number| self.postings(*number))
    }

    /// Who has a longer word that begins with `start`, word by word.
    pub(crate) fn longer<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a [Posting]> {
        self.numbers
            .range::<[u8], _>((Excluded(start.as_bytes()), Unbounded))
            .take_while(move |(word, _)| word.bytes().starts_with(start.as_bytes()))
            .map(|(_, number)| self.postings(*number))
    }

    /// Who has a word with one or more typing errors against `pattern`, with their number.
    pub(crate) fn near<'a>(
        &'a self,
        pattern: &'a Pattern<'_>,
    ) -> impl Iterator<Item = (u32, &'a [Posting])> {
        let alike =
            self.shapes.iter().zip(&self.words).filter(|(shape, _)| pattern.may_fit(**shape));
        alike.filter_map(|(_, word)| {
            let errors = pattern.errors(word.text.bytes()).filter(|errors| *errors > 0)?;
            Some((errors, word.postings.as_slice()))
        })
    }

    /// Gives spare memory back.
    pub(crate) fn shrink(&mut self) {
        self.words.iter_mut().for_each(|word| word.postings.shrink_to_fit());
    }

    /// Bytes held, roughly: tree nodes are about 70 % full.
    pub(crate) fn bytes(&self) -> usize {
        let each = size_of::<(Key, u32)>() * 10 / 7 + size_of::<Word>() + size_of::<Shape>() + 8;
        let outside =
            |word: &Word| 2 * word.text.outside() + word.postings.capacity() * size_of::<Posting>();
        self.words.len() * each + self.words.iter().map(outside).sum::<usize>()
    }

    /// A number for a new word.
    fn learn(&mut self, word: &str) -> u32 {
        let number = self.vacant.pop().unwrap_or_else(|| {
            self.words.push(Word { text: Key::new(""), postings: Vec::new() });
            self.shapes.push(Shape::of(""));
            u32::try_from(self.words.len() - 1).unwrap_or(u32::MAX)
        });
        self.write(number, word);
        self.numbers.insert(Key::new(word), number);
        number
    }

    fn write(&mut self, number: u32, text: &str) {
        if let Some(word) = self.words.get_mut(number as usize) {
            *word = Word { text: Key::new(text), postings: Vec::new() };
        }
        if let Some(shape) = self.shapes.get_mut(number as usize) {
            *shape = Shape::of(text);
        }
    }

    fn postings(&self, number: u32) -> &[Posting] {
        self.words.get(number as usize).map_or(&[], |word| &word.postings)
    }

    /// Whether no word is left anywhere.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.words.iter().all(|word| word.text.bytes().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(postings: &[Posting]) -> Vec<u32> {
        postings.iter().map(|posting| posting.slot()).collect()
    }

    #[test]
    fn a_word_goes_with_its_last_person() {
        let mut dictionary = Dictionary::default();
        for slot in [5, 1, 3, 5] {
            dictionary.put("anna", Posting::new(slot, Field::Name));
        }
        assert_eq!(slots(dictionary.exact("anna")), [1, 3, 5]);
        for slot in [3, 1, 9, 5] {
            dictionary.take("anna", Posting::new(slot, Field::Name));
        }
        assert!(dictionary.is_empty());
    }

    #[test]
    fn beginnings_and_typing_errors_are_told_apart() {
        let mut dictionary = Dictionary::default();
        for (slot, word) in ["ann", "anna", "annabell", "anne", "hanna", "hans"].iter().enumerate()
        {
            dictionary.put(word, Posting::new(u32::try_from(slot).unwrap(), Field::Town));
        }
        let longer: Vec<_> = dictionary.longer("anna").map(slots).collect();
        assert_eq!(longer, [[2]]);
        let pattern = Pattern::new("anna").unwrap();
        let near: Vec<_> = dictionary.near(&pattern).map(|(n, who)| (n, slots(who))).collect();
        assert_eq!(near, [(1, vec![0]), (1, vec![3]), (1, vec![4])]);
    }

    #[test]
    fn a_posting_keeps_person_and_field() {
        let posting = Posting::new(123_456_789, Field::Organisation);
        assert_eq!(posting.slot(), 123_456_789);
        assert!(posting.field() == Field::Organisation);
    }
}
