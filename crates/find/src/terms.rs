//! Everything people are found by, and who is found by it.

use crate::contact::{Mails, Number, Phones};
use crate::dictionary::{Dictionary, Posting};
use crate::query::{Part, Word};
use crate::record::{Entry, Field, Record};
use crate::score::{self, CONTACT, DOMAIN, PART, Scores, WHOLE};
use crate::typo::{self, Pattern};

/// The lists of one index.
#[derive(Default)]
pub(crate) struct Terms {
    words: Dictionary,
    towns: Dictionary,
    domains: Dictionary,
    mails: Mails,
    phones: Phones,
}

impl Terms {
    /// Makes the person in `slot` found by `entry`.
    pub(crate) fn put(&mut self, entry: &Entry<'_>, slot: u32) {
        match *entry {
            Entry::Town("") | Entry::Domain("") => {}
            Entry::Word(field, word) => self.words.put(word, Posting::new(slot, field)),
            Entry::Town(town) => self.towns.put(town, Posting::new(slot, Field::Town)),
            Entry::Mail(address) => self.mails.put(address, slot),
            Entry::Domain(domain) => self.domains.put(domain, Posting::new(slot, Field::Name)),
            Entry::Phone(digits) => self.phones.put(digits, slot),
        }
    }

    /// Undoes [`Terms::put`].
    pub(crate) fn take(&mut self, entry: &Entry<'_>, slot: u32) {
        match *entry {
            Entry::Word(field, word) => self.words.take(word, Posting::new(slot, field)),
            Entry::Town(town) => self.towns.take(town, Posting::new(slot, Field::Town)),
            Entry::Mail(address) => self.mails.take(address, slot),
            Entry::Domain(domain) => self.domains.take(domain, Posting::new(slot, Field::Name)),
            Entry::Phone(digits) => self.phones.take(digits, slot),
        }
    }

    /// Who lives or sits in `town`, already folded.
    pub(crate) fn in_town(&self, town: &str) -> impl Iterator<Item = u32> {
        self.towns.exact(town).iter().map(|posting| posting.slot())
    }

    /// Who may have an address with this folded beginning.
    pub(crate) fn mails_from(&self, start: &str) -> impl Iterator<Item = u32> {
        self.mails.candidates(start)
    }

    /// Scores everybody, `people` numbers, for one part of a query. `record` shows what is kept of
    /// a person.
    pub(crate) fn score<'a>(
        &self,
        part: &Part,
        people: usize,
        record: impl Fn(u32) -> Option<&'a Record> + Copy,
    ) -> Scores {
        let mut scores = self.score_words(&part.words, people);
        // A part found as a whole counts as much as all its words.
        let times = u16::try_from(part.words.len().max(1)).unwrap_or(u16::MAX);
        if let Some(address) = &part.address {
            self.score_domain(address, times, &mut scores);
            self.score_address(address, times, &mut scores, record);
        }
        self.score_numbers(&part.numbers, times, &mut scores);
        scores
    }

    /// The same for a part that nobody was found by: addresses and numbers with one slip.
    pub(crate) fn score_near<'a>(
        &self,
        part: &Part,
        people: usize,
        record: impl Fn(u32) -> Option<&'a Record>,
    ) -> Scores {
        let mut scores = Scores::none(people);
        let score = score::mistyped(1) + CONTACT;
        for address in part.address.iter().filter(|address| !address.starts_with('@')) {
            for slot in self.mails.near(address) {
                let mut mails = record(slot).into_iter().flat_map(Record::mails);
                if mails.any(|mail| is_near(address, mail)) {
                    scores.raise(slot, score);
                }
            }
        }
        let numbers = part.numbers.iter().flat_map(|number| self.phones.near(number));
        numbers.for_each(|slot| scores.raise(slot, score));
        scores
    }

    fn score_words(&self, words: &[Word], people: usize) -> Scores {
        let found = words.iter().map(|word| {
            let mut scores = Scores::none(people);
            self.score_word(&word.text, &mut scores);
            self.score_numbers(&word.numbers, 1, &mut scores);
            scores
        });
        let all = found.reduce(|mut all, word| {
            all.and(&word);
            all
        });
        all.unwrap_or_else(|| Scores::none(people))
    }

    fn score_word(&self, word: &str, scores: &mut Scores) {
        raise(scores, self.words.exact(word), WHOLE);
        self.words.longer(word).for_each(|who| raise(scores, who, PART));
        if let Some(pattern) = Pattern::new(word) {
            let near = self.words.near(&pattern);
            near.for_each(|(errors, who)| raise(scores, who, score::mistyped(errors)));
        }
    }

    fn score_domain(&self, address: &str, times: u16, scores: &mut Scores) {
        let domain = address.trim_start_matches('@');
        let mut raise = |who: &[Posting], score| {
            who.iter().for_each(|who| scores.raise(who.slot(), (score + DOMAIN) * times));
        };
        raise(self.domains.exact(domain), WHOLE);
        self.domains.longer(domain).for_each(|who| raise(who, PART));
    }

    fn score_address<'a>(
        &self,
        start: &str,
        times: u16,
        scores: &mut Scores,
        record: impl Fn(u32) -> Option<&'a Record>,
    ) {
        let may_be_whole = start.contains('@');
        let is_sure = Mails::is_sure(start) && !may_be_whole;
        for slot in self.mails.candidates(start) {
            let mails = || record(slot).into_iter().flat_map(Record::mails);
            if is_sure || mails().any(|mail| mail.starts_with(start)) {
                let is_whole = may_be_whole && mails().any(|mail| mail == start);
                let score = if is_whole { WHOLE } else { PART };
                scores.raise(slot, (score + CONTACT) * times);
            }
        }
    }

    fn score_numbers(&self, numbers: &[Number], times: u16, scores: &mut Scores) {
        for (slot, is_whole) in numbers.iter().flat_map(|number| self.phones.with(number)) {
            let score = if is_whole { WHOLE } else { PART };
            scores.raise(slot, (score + CONTACT) * times);
        }
    }

    /// Gives spare memory back.
    pub(crate) fn shrink(&mut self) {
        let dictionaries = [&mut self.words, &mut self.towns, &mut self.domains];
        dictionaries.into_iter().for_each(Dictionary::shrink);
    }

    /// Bytes held, roughly.
    pub(crate) fn bytes(&self) -> usize {
        let dictionaries = [&self.words, &self.towns, &self.domains].map(Dictionary::bytes);
        dictionaries.iter().sum::<usize>() + self.mails.bytes() + self.phones.bytes()
    }
}

/// Whether what was typed begins an address with one slip, behind the first character.
fn is_near(typed: &str, mail: &str) -> bool {
    let (typed, mail) = (typed.as_bytes(), mail.as_bytes());
    let lengths = [typed.len() - 1, typed.len(), typed.len() + 1].into_iter();
    let mut starts = lengths.filter_map(|length| mail.get(..length));
    typed.first() == mail.first() && starts.any(|start| typo::is_near(typed, start))
}

fn raise(scores: &mut Scores, who: &[Posting], score: u16) {
    who.iter().for_each(|who| scores.raise(who.slot(), score + score::bonus(who.field())));
}

#[cfg(test)]
impl Terms {
    /// Whether nobody is found by anything.
    pub(crate) fn is_empty(&self) -> bool {
        let dictionaries = [&self.words, &self.towns, &self.domains];
        let no_words = dictionaries.iter().all(|dictionary| dictionary.is_empty());
        no_words && self.mails.is_empty() && self.phones.is_empty()
    }
}
