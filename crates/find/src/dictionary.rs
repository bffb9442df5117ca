//! Folded words in order, each with the people who have it.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

use crate::record::Field;
use crate::secret::Secret;
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

struct People {
    shape: Shape,
    // INVARIANT: sorted, without repetition, never empty.
    postings: Vec<Posting>,
}

/// Words and who has them. A word nobody has is not in it.
#[derive(Default)]
pub(crate) struct Dictionary {
    words: BTreeMap<Secret, People>,
}

impl Dictionary {
    /// Whether there are no words.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Notes that somebody has `word`.
    pub(crate) fn put(&mut self, word: &str, posting: Posting) {
        let Some(people) = self.words.get_mut(word) else {
            let people = People { shape: Shape::of(word), postings: vec![posting] };
            self.words.insert(Secret::new(word), people);
            return;
        };
        // People usually come in order of their numbers: then this is a push.
        if people.postings.last() < Some(&posting) {
            people.postings.push(posting);
        } else if let Err(place) = people.postings.binary_search(&posting) {
            people.postings.insert(place, posting);
        }
    }

    /// Forgets that somebody has `word`, and the word if it was the last one.
    pub(crate) fn take(&mut self, word: &str, posting: Posting) {
        let Some(people) = self.words.get_mut(word) else { return };
        if let Ok(place) = people.postings.binary_search(&posting) {
            people.postings.remove(place);
        }
        if people.postings.is_empty() {
            self.words.remove(word);
        }
    }

    /// Who has exactly `word`.
    pub(crate) fn exact(&self, word: &str) -> &[Posting] {
        self.words.get(word).map_or(&[], |people| &people.postings)
    }

    /// Who has a longer word that begins with `start`, word by word.
    pub(crate) fn longer<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a [Posting]> {
        self.words
            .range::<str, _>((Excluded(start), Unbounded))
            .take_while(move |(word, _)| word.starts_with(start))
            .map(|(_, people)| people.postings.as_slice())
    }

    /// Who has a word with one or more typing errors against `pattern`, with their number.
    pub(crate) fn near<'a>(
        &'a self,
        pattern: &'a Pattern<'_>,
    ) -> impl Iterator<Item = (u32, &'a [Posting])> {
        self.words.iter().filter_map(|(word, people)| {
            let errors = pattern.errors(word, people.shape).filter(|errors| *errors > 0)?;
            Some((errors, people.postings.as_slice()))
        })
    }

    /// Gives spare memory back.
    pub(crate) fn shrink(&mut self) {
        self.words.values_mut().for_each(|people| people.postings.shrink_to_fit());
    }

    /// Bytes held, roughly: tree nodes are about 70 % full, each text is its own allocation.
    pub(crate) fn bytes(&self) -> usize {
        let node = (size_of::<Secret>() + size_of::<People>()) * 10 / 7;
        let one = |(word, people): (&Secret, &People)| {
            node + word.len() + 16 + people.postings.capacity() * size_of::<Posting>() + 8
        };
        self.words.iter().map(one).sum()
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
        assert!(dictionary.words.is_empty());
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
