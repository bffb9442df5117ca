//! The base in memory: every person in comparable form, and the keys that lead to them.

use crate::compare::{self, Level};
use crate::keys::{self, Key};
use crate::person::{Assumptions, Comparable, Person, Prepared, prepare};
use crate::postings::{Postings, Spot, pair};
use crate::vocabulary::{Prehashed, Sym, Vocabulary};
use std::borrow::Cow;
use std::collections::HashMap;

/// Longest list of one key that is walked. Longer lists belong to values that say little
/// (`Müller` in a large town); their persons are found by other keys.
const MAX_BLOCK: usize = 256;
/// Most candidates compared for one row.
const MAX_CANDIDATES: usize = 48;
/// Most rows sharing a key with one row that are even counted.
const MAX_SEEN: usize = 2_048;

/// Points of a single key that needs a birth date that fits: people who share just a name are
/// very many.
const WEAK: u32 = 3;
/// So few candidates are all compared, weak or not, and candidates are filled up to so many with
/// weak ones whose birth date is not known.
const FEW: usize = 8;

/// A base of persons to compare with. Holds about 170 bytes a person and no original spelling.
pub struct Index {
    assume: Assumptions,
    rows: Vec<Row>,
    /// Birth dates of the rows, apart: most candidates are refused by them alone.
    born: Vec<u32>,
    /// Rows taken out again whose keys still stand in the postings.
    gone: Vec<u32>,
    /// Rows that nothing leads to any more, for others to take.
    free: Vec<u32>,
    pub(crate) words: Words,
    births: HashMap<u32, u32, Prehashed>,
    postings: Postings,
    /// Key pairs collected while the base is first filled.
    bulk: Vec<u64>,
}

/// The vocabularies of the fields.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) first: Vocabulary,
    pub(crate) last: Vocabulary,
    pub(crate) street: Vocabulary,
    pub(crate) postcode: Vocabulary,
    pub(crate) city: Vocabulary,
    pub(crate) local: Vocabulary,
    pub(crate) domain: Vocabulary,
}

impl Words {
    fn shrink(&mut self) {
        let all = [
            &mut self.first,
            &mut self.last,
            &mut self.street,
            &mut self.postcode,
            &mut self.city,
            &mut self.local,
            &mut self.domain,
        ];
        all.into_iter().for_each(Vocabulary::shrink);
    }
}

/// One person of the base.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) first: Sym,
    pub(crate) last: Sym,
    pub(crate) street: Sym,
    pub(crate) number: u32,
    pub(crate) postcode: Sym,
    pub(crate) city: Sym,
    pub(crate) local: Sym,
    pub(crate) domain: Sym,
    pub(crate) phone: u64,
}

impl Row {
    /// Stands where a person was taken out. Who has no value to compare looks the same, and is
    /// never found either.
    const GONE: Row = Row {
        first: Sym::NONE,
        last: Sym::NONE,
        street: Sym::NONE,
        number: 0,
        postcode: Sym::NONE,
        city: Sym::NONE,
        local: Sym::NONE,
        domain: Sym::NONE,
        phone: 0,
    };
}

/// A set of row numbers, a bit each: asked for every pair, it has to stay near.
struct Bits(Vec<u64>);

impl Bits {
    fn of(rows: &[u32]) -> Self {
        let most = rows.iter().max().map_or(0, |row| *row as usize / 64 + 1);
        let mut bits = vec![0; most];
        for row in rows {
            if let Some(word) = bits.get_mut(*row as usize / 64) {
                *word |= 1 << (row % 64);
            }
        }
        Self(bits)
    }

    fn holds(&self, row: u32) -> bool {
        self.0.get(row as usize / 64).is_some_and(|word: &u64| word >> (row % 64) & 1 == 1)
    }
}

/// A person to look for, with the numbers its values have in the base.
pub(crate) struct Query<'a> {
    pub(crate) prepared: Cow<'a, Prepared>,
    pub(crate) row: Row,
    /// How many persons of the base have the same telephone number.
    pub(crate) phone_count: usize,
}

/// Space used again from row to row.
#[derive(Default)]
pub(crate) struct Scratch {
    keys: Vec<Key>,
    spots: Vec<Spot>,
    seen: Vec<(u32, u32)>,
    /// Candidates of the last query, those that share most first.
    pub(crate) candidates: Vec<u32>,
    /// Whether too many persons share every key of the query.
    pub(crate) crowded: bool,
}

impl Index {
    /// An empty base.
    pub fn new(assume: Assumptions) -> Self {
        Self {
            assume,
            rows: Vec::new(),
            born: Vec::new(),
            gone: Vec::new(),
            free: Vec::new(),
            words: Words::default(),
            births: HashMap::default(),
            postings: Postings::default(),
            bulk: Vec::new(),
        }
    }

    /// A base of these persons; their numbers are 0, 1, 2 ….
    pub fn build<'a>(persons: impl IntoIterator<Item = Person<'a>>, assume: Assumptions) -> Self {
        let mut index = Self::new(assume);
        persons.into_iter().for_each(|person| {
            index.push(&person);
        });
        index.finish();
        index
    }

    /// Adds a person while the base is first filled; call [`finish`](Self::finish) afterwards.
    /// Gives the number of the person.
    pub fn push(&mut self, person: &Person<'_>) -> u32 {
        self.push_comparable(&Comparable(prepare(person, self.assume)))
    }

    /// As [`push`](Self::push), for a person made comparable before.
    pub fn push_comparable(&mut self, person: &Comparable) -> u32 {
        let row = self.take(&person.0);
        let mut found = Vec::new();
        keys::keys(&person.0, &mut found);
        self.bulk.extend(found.iter().map(|key| pair(key.hash, row)));
        row
    }

    /// Makes the persons given to [`push`](Self::push) findable.
    pub fn finish(&mut self) {
        self.rows.shrink_to_fit();
        self.born.shrink_to_fit();
        self.words.shrink();
        self.postings.extend(std::mem::take(&mut self.bulk));
    }

    /// Makes the index compact after many changes.
    pub fn settle(&mut self) {
        self.sort_in();
        self.rows.shrink_to_fit();
        self.born.shrink_to_fit();
        self.words.shrink();
    }

    /// Sorts fresh pairs in and leaves out those of rows taken out. Happens by itself once fresh
    /// ones are very many.
    fn sort_in(&mut self) {
        let gone = Bits::of(&self.gone);
        self.postings.settle(|row| !gone.holds(row));
        self.free.append(&mut self.gone);
    }

    /// Adds one person to a finished base, findable at once. Gives the number of the person.
    pub fn add(&mut self, person: &Person<'_>) -> u32 {
        self.add_comparable(&Comparable(prepare(person, self.assume)))
    }

    /// As [`add`](Self::add), for a person made comparable before.
    pub fn add_comparable(&mut self, person: &Comparable) -> u32 {
        let mut keys = Vec::new();
        person.blocking_keys(&mut keys);
        self.add_keyed(person, &keys)
    }

    /// As [`add_comparable`](Self::add_comparable), with the keys of the person.
    pub fn add_keyed(&mut self, person: &Comparable, keys: &[u32]) -> u32 {
        let row = self.take(&person.0);
        keys.iter().for_each(|key| self.postings.add(*key, row));
        if self.postings.is_unsettled() {
            self.sort_in();
        }
        row
    }

    /// Takes a person out again: it is found no more and counts for nothing. Its number may later
    /// be given to somebody else.
    pub fn remove(&mut self, person: u32) {
        let Some(row) = self.rows.get_mut(person as usize).filter(|row| **row != Row::GONE) else {
            return;
        };
        let row = std::mem::replace(row, Row::GONE);
        self.gone.push(person);
        let w = &mut self.words;
        w.first.release(row.first);
        w.last.release(row.last);
        w.street.release(row.street);
        w.postcode.release(row.postcode);
        w.city.release(row.city);
        w.local.release(row.local);
        w.domain.release(row.domain);
        let birth = self.born.get_mut(person as usize).map_or(0, std::mem::take);
        if let Some(count) = self.births.get_mut(&birth) {
            *count = count.saturating_sub(1);
        }
    }

    /// What the reader of the base's lists assumed.
    pub fn assumptions(&self) -> Assumptions {
        self.assume
    }

    /// The numbers of the persons of the base are all below.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many persons the base holds: those taken out again do not count.
    pub fn living(&self) -> usize {
        self.rows.len() - self.gone.len() - self.free.len()
    }

    /// Whether the base is empty.
    pub fn is_empty(&self) -> bool {
        self.living() == 0
    }

    /// Bytes held on the heap, for reports.
    pub fn bytes(&self) -> usize {
        let w = &self.words;
        let vocabularies =
            [&w.first, &w.last, &w.street, &w.postcode, &w.city, &w.local, &w.domain];
        self.rows.capacity() * size_of::<Row>()
            + self.born.capacity() * 4
            + self.births.capacity() * 9
            + self.postings.bytes()
            + vocabularies.iter().map(|v| v.bytes()).sum::<usize>()
    }

    pub(crate) fn row(&self, row: u32) -> Option<&Row> {
        self.rows.get(row as usize)
    }

    /// The birth date of a row; 0 for none.
    pub(crate) fn birth(&self, row: u32) -> u32 {
        self.born.get(row as usize).copied().unwrap_or(0)
    }

    /// How many persons were born that day.
    pub(crate) fn birth_count(&self, birth: u32) -> u32 {
        self.births.get(&birth).copied().unwrap_or(0)
    }

    /// Reads a person to look for.
    pub(crate) fn query(&self, person: &Person<'_>) -> Query<'static> {
        self.query_prepared(Cow::Owned(prepare(person, self.assume)))
    }

    /// As [`query`](Self::query), for a person made comparable before.
    pub(crate) fn query_comparable<'a>(&self, person: &'a Comparable) -> Query<'a> {
        self.query_prepared(Cow::Borrowed(&person.0))
    }

    fn query_prepared<'a>(&self, p: Cow<'a, Prepared>) -> Query<'a> {
        let w = &self.words;
        let row = Row {
            first: w.first.get(&p.first),
            last: w.last.get(&p.last),
            street: w.street.get(&p.street),
            number: p.number,
            postcode: w.postcode.get(&p.postcode),
            city: w.city.get(&p.city),
            local: w.local.get(&p.local),
            domain: w.domain.get(&p.domain),
            phone: p.phone,
        };
        let phone_key = keys::phone(p.phone);
        let phone_count = phone_key.map_or(0, |key| self.postings.count(key.hash));
        Query { prepared: p, row, phone_count }
    }

    /// The query that a person of the base itself makes.
    pub(crate) fn query_of(&self, row: u32) -> Option<Query<'static>> {
        let birth = self.birth(row);
        let row = *self.row(row).filter(|row| **row != Row::GONE)?;
        let w = &self.words;
        let prepared = Prepared {
            first: w.first.text(row.first).to_owned(),
            last: w.last.text(row.last).to_owned(),
            street: w.street.text(row.street).to_owned(),
            number: row.number,
            postcode: w.postcode.text(row.postcode).to_owned(),
            city: w.city.text(row.city).to_owned(),
            local: w.local.text(row.local).to_owned(),
            domain: w.domain.text(row.domain).to_owned(),
            phone: row.phone,
            birth,
        };
        let phone_count = keys::phone(row.phone).map_or(0, |key| self.postings.count(key.hash));
        Some(Query { prepared: Cow::Owned(prepared), row, phone_count })
    }

    /// Finds the persons worth comparing with the query, at most [`MAX_CANDIDATES`], into
    /// `scratch.candidates`.
    pub(crate) fn candidates(&self, query: &Query, scratch: &mut Scratch) {
        keys::keys(&query.prepared, &mut scratch.keys);
        scratch.seen.clear();
        // A row is lost in the crowd if none of its keys narrows the crowd down.
        scratch.crowded = !scratch.keys.is_empty();
        scratch.spots.clear();
        scratch.spots.extend(scratch.keys.iter().map(|key| self.postings.spot(key.hash)));
        for (key, spot) in scratch.keys.iter().zip(&scratch.spots) {
            let room = MAX_SEEN.saturating_sub(scratch.seen.len()).min(MAX_BLOCK);
            let see = |row| scratch.seen.push((row, key.points));
            scratch.crowded &= self.postings.each(*spot, room, see) > room;
        }
        scratch.seen.sort_unstable();
        scratch.seen.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        if !self.gone.is_empty() {
            scratch.seen.retain(|(row, _)| self.row(*row).is_some_and(|row| *row != Row::GONE));
        }
        if scratch.seen.len() > MAX_CANDIDATES {
            scratch.seen.sort_unstable_by_key(|(row, points)| (u32::MAX - points, *row));
            scratch.seen.truncate(MAX_CANDIDATES);
        }
        scratch.candidates.clear();
        let few = scratch.seen.len() <= FEW;
        let mut unsure = [0; FEW];
        let mut spare = unsure.iter_mut();
        for (row, points) in &scratch.seen {
            let fits = || compare::birth(query.prepared.birth, self.birth(*row));
            match if few || *points > WEAK { Level::Equal } else { fits() } {
                Level::Differ => {}
                Level::Missing => spare.next().into_iter().for_each(|place| *place = *row),
                _ => scratch.candidates.push(*row),
            }
        }
        let room = FEW.saturating_sub(scratch.candidates.len()).min(FEW - spare.len());
        scratch.candidates.extend(unsure.iter().take(room));
    }

    /// Stores the comparable form.
    fn take(&mut self, p: &Prepared) -> u32 {
        let w = &mut self.words;
        let row = Row {
            first: w.first.add(&p.first),
            last: w.last.add(&p.last),
            street: w.street.add(&p.street),
            number: p.number,
            postcode: w.postcode.add(&p.postcode),
            city: w.city.add(&p.city),
            local: w.local.add(&p.local),
            domain: w.domain.add(&p.domain),
            phone: p.phone,
        };
        if p.birth != 0 {
            *self.births.entry(p.birth).or_default() += 1;
        }
        self.place(row, p.birth)
    }

    /// Puts a row where one is free, or behind the last. Who has nothing to compare is never found,
    /// so that the place stays taken without anything in it.
    fn place(&mut self, row: Row, birth: u32) -> u32 {
        let free = if row == Row::GONE { None } else { self.free.pop() };
        let place = free.and_then(|n| {
            let at = n as usize;
            Some((n, self.rows.get_mut(at)?, self.born.get_mut(at)?))
        });
        if let Some((number, place, born)) = place {
            (*place, *born) = (row, birth);
            return number;
        }
        self.rows.push(row);
        self.born.push(birth);
        self.rows.len() as u32 - 1
    }
}
