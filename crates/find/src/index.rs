//! The index: who there is, and the search over them.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use crate::fold;
use crate::query;
use crate::record::{Doc, Record};
use crate::score::Scores;
use crate::terms::Terms;

/// The id of a person.
pub type Id = [u8; 16];

/// Hits that one search lists at most.
pub const MAX_HITS: usize = 50;

/// One person found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Who.
    pub id: Id,
    /// How well they fit; higher is better, comparable within one query only.
    pub score: u16,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best hits, best first; equal ones by id, so that the order never depends on history.
    pub hits: Vec<Hit>,
    /// How many people fit altogether.
    pub total: usize,
}

struct Person {
    id: Id,
    record: Record,
}

/// People by what a clerk remembers of them. See the crate's documentation for what a query means.
#[derive(Default)]
pub struct Index {
    // INVARIANT: `slots` names exactly the filled places of `people`, `vacant` the empty ones;
    // `terms` holds exactly the entries of their records.
    people: Vec<Option<Person>>,
    vacant: Vec<u32>,
    slots: HashMap<Id, u32>,
    terms: Terms,
}

impl Index {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a person found by `doc`, and by nothing they were found by before.
    ///
    /// Of hostile values only the beginning counts: 16 values a field, 16 words and 256 characters
    /// a value, 32 characters a word.
    pub fn insert(&mut self, id: Id, doc: &Doc<'_>) {
        let new = Record::of(doc);
        let slot = self.slots.get(&id).copied().unwrap_or_else(|| self.occupy(id));
        let Some(place) = self.people.get_mut(slot as usize) else { return };
        if let Some(Person { record: old, .. }) = place {
            old.visit_beyond(&new, |entry| self.terms.take(&entry, slot));
        }
        // Also what stays: an entry just taken may share its place with one that does.
        new.visit(|entry| self.terms.put(&entry, slot));
        *place = Some(Person { id, record: new });
    }

    /// Forgets a person, with every word nobody else has. Unknown ids are no matter.
    pub fn remove(&mut self, id: &Id) {
        let Some(slot) = self.slots.remove(id) else { return };
        let person = self.people.get_mut(slot as usize).and_then(Option::take);
        if let Some(Person { record, .. }) = person {
            record.visit(|entry| self.terms.take(&entry, slot));
            self.vacant.push(slot);
        }
    }

    /// Forgets everybody and zeroes what was kept of them.
    pub fn clear(&mut self) {
        *self = Self::new();
    }

    /// Gives spare memory back. Removed people are gone without it.
    pub fn purge(&mut self) {
        self.terms.shrink();
        self.slots.shrink_to_fit();
        self.vacant.shrink_to_fit();
    }

    /// The `limit` people, at most [`MAX_HITS`], that fit `query` best.
    pub fn search(&self, query: &str, limit: usize) -> Found {
        let record = |slot: u32| Some(&self.people.get(slot as usize)?.as_ref()?.record);
        let (parts, people) = (query::parts(query), self.people.len());
        let scores = parts.iter().map(|part| {
            let scores = self.terms.score(part, people, record);
            let lost = scores.is_empty();
            if lost { self.terms.score_near(part, people, record) } else { scores }
        });
        let all = scores.reduce(|mut all, part| {
            all.and(&part);
            all
        });
        all.map(|scores| self.best(&scores, limit.min(MAX_HITS))).unwrap_or_default()
    }

    /// Everybody with a town of this name: same spelling but for case, accents and `ü`/`ue`.
    /// A postcode in `town` or in the value does not count.
    pub fn ids_in_town(&self, town: &str) -> HashSet<Id> {
        let town = fold::town(town);
        self.terms.in_town(&town).filter_map(|slot| self.id(slot)).collect()
    }

    /// Everybody with an address that begins with `stem` and `fits`. Both see addresses as
    /// [`folded_address`](crate::folded_address) gives them.
    pub fn ids_by_mail(&self, stem: &str, fits: impl Fn(&str) -> bool) -> HashSet<Id> {
        let person = |slot: u32| self.people.get(slot as usize)?.as_ref();
        let stem = fold::address(stem);
        let slots = self.terms.mails_from(&stem);
        let people = slots.filter_map(person);
        let fit = people.filter(|p| p.record.mails().any(|m| m.starts_with(&stem) && fits(m)));
        fit.map(|person| person.id).collect()
    }

    /// Number of people.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Memory held, in bytes, roughly. Looks at every entry, so not for a hot path.
    pub fn memory_bytes(&self) -> usize {
        let records = self.people.iter().flatten().map(|person| person.record.bytes() + 16);
        self.people.capacity() * size_of::<Option<Person>>()
            + records.sum::<usize>()
            + self.slots.capacity() * (size_of::<(Id, u32)>() + 1) * 8 / 7
            + self.terms.bytes()
    }

    /// A number for a new person.
    fn occupy(&mut self, id: Id) -> u32 {
        let slot = self.vacant.pop().unwrap_or_else(|| {
            self.people.push(None);
            // Two bits of a posting are the field; a thousand million people are out of reach.
            u32::try_from(self.people.len() - 1).unwrap_or(u32::MAX)
        });
        self.slots.insert(id, slot);
        slot
    }

    fn id(&self, slot: u32) -> Option<Id> {
        Some(self.people.get(slot as usize)?.as_ref()?.id)
    }

    /// The best of `scores`, without sorting the rest.
    fn best(&self, scores: &Scores, limit: usize) -> Found {
        let mut total = 0;
        // The worst of the best is on top; most people are turned away by its score alone.
        let mut best = BinaryHeap::with_capacity(limit + 1);
        let mut bar = 1;
        for (score, person) in scores.as_slice().iter().zip(&self.people) {
            total += usize::from(*score > 0);
            if *score < bar {
                continue;
            }
            let Some(Person { id, .. }) = person else { continue };
            let rank = Reverse((*score, Reverse(*id)));
            if best.len() < limit {
                best.push(rank);
            } else if let Some(mut worst) = best.peek_mut()
                && rank < *worst
            {
                *worst = rank;
            }
            if let (true, Some(Reverse((worst, _)))) = (best.len() == limit, best.peek()) {
                bar = *worst;
            }
        }
        let sorted = best.into_sorted_vec();
        let hits = sorted.into_iter().map(|Reverse((score, Reverse(id)))| Hit { id, score });
        Found { hits: hits.collect(), total }
    }
}

#[cfg(test)]
impl Index {
    /// Whether no entry of anybody is left.
    pub(crate) fn has_no_trace(&self) -> bool {
        self.terms.is_empty() && self.people.iter().all(Option::is_none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u32) -> Id {
        let mut id = [0; 16];
        id[..4].copy_from_slice(&n.to_be_bytes());
        id
    }

    fn found(index: &Index, query: &str) -> Vec<u8> {
        index.search(query, 50).hits.iter().map(|hit| hit.id[3]).collect()
    }

    fn nordpol() -> Index {
        let mut index = Index::new();
        let anna = Doc {
            names: &["Anna", "Müller-Lüdenscheidt"],
            organisations: &["Nordpol-Versand GmbH"],
            towns: &["20095 Hamburg"],
            emails: &["anna.mueller@nordpol.example"],
            phones: &["+49 40 1234567"],
        };
        index.insert(id(1), &anna);
        let otto = Doc { names: &["Otto Hamburger"], phones: &["0172/99887766"], ..Doc::default() };
        index.insert(id(2), &otto);
        let ivan = Doc { names: &["Иван"], towns: &["Bad Oldesloe"], ..Doc::default() };
        index.insert(id(3), &ivan);
        index
    }

    #[test]
    fn what_a_clerk_remembers() {
        let index = nordpol();
        for query in [
            "anna",
            "ANN",
            "mueller",
            "muller",
            "ludenscheid",
            "anan",
            "nordpol anna",
            "20095",
            "hamburg müller",
            "lüdenschiedt",
            "anna.mueller@nordpol.example",
            "anna.mue",
            "@nordpol",
            "nordpol.example",
            "040 123 45",
            "+49 40 1234567",
            "0049401234567",
            "4567",
            "3456",
            "(040) 12-34",
            "20095 4567",
            "müller-lüdenscheidt",
            "* anna %",
        ] {
            assert_eq!(found(&index, query).first(), Some(&1), "{query}");
        }
        assert_eq!(found(&index, "hamburg"), [1, 2], "a whole town before the start of a name");
        for slip in ["anna.meuller@nord", "anna.muelle@nordpol.example", "040 1243567", "1235567"] {
            assert_eq!(found(&index, slip), [1], "{slip}");
        }
        assert_eq!(found(&index, "0172 9988"), [2]);
        assert_eq!(found(&index, "+49 172 998"), [2]);
        assert_eq!(found(&index, "иван"), [3]);
        assert!(index.ids_in_town("bad oldesloe").contains(&id(3)));
        assert!(index.ids_in_town("oldesloe").is_empty());
    }

    #[test]
    fn what_is_not_found() {
        let index = nordpol();
        for query in
            ["", "*", "😀", "anna otto", "123", "20096", "nna", "tmo", "ottomar", "anna@", "@"]
        {
            assert_eq!(index.search(query, 50), Found::default(), "{query}");
        }
        assert!(found(&index, &"anna ".repeat(200_000)).len() == 1);
        assert!(found(&index, &"x".repeat(1_000_000)).is_empty());
    }

    #[test]
    fn an_address_that_shares_its_beginning_stays() {
        let mut index = Index::new();
        let both = ["anna.mueller.1@x.de", "anna.mueller.2@x.de"];
        index.insert(id(1), &Doc { emails: &both, ..Doc::default() });
        index.insert(id(1), &Doc { emails: &both[..1], ..Doc::default() });
        assert_eq!(found(&index, "anna.mueller"), [1]);
        // The address that went is found no more, only the other one by a slip.
        let hits = index.search("anna.mueller.2", 9).hits;
        assert!(hits.iter().all(|hit| hit.score < 24), "{hits:?}");
    }

    #[test]
    fn of_many_alike_the_first_ids_are_listed() {
        let mut index = Index::new();
        for n in (0..5_000).rev() {
            index.insert(id(n), &Doc { names: &["Anna"], ..Doc::default() });
        }
        let all = index.search("anna", 500);
        assert_eq!((all.hits.len(), all.total), (MAX_HITS, 5_000));
        assert!(all.hits.iter().map(|hit| hit.id).eq((0..50).map(id)));
        assert_eq!(index.search("anna", 0), Found { hits: vec![], total: 5_000 });
    }
}
