//! Recognises erased persons by their sketches.

use crate::matcher::{Decision, Pair};
use crate::postings::{Postings, pair};
use crate::sketch::{Mark, MarkKind, Sketch};
use crate::vocabulary::mix;

/// Longest list of one mark that is walked; a mark shared by more is no person.
const MAX_SHARED: usize = 64;

/// Sketches of erased persons, searchable by mark.
#[derive(Default)]
pub struct Blacklist {
    postings: Postings,
    bulk: Vec<u64>,
    /// For each entry, whether it has a birth date.
    births: Vec<bool>,
}

impl Blacklist {
    /// A blacklist of these sketches; their numbers are 0, 1, 2 ….
    pub fn build<'a>(sketches: impl IntoIterator<Item = &'a Sketch>) -> Self {
        let mut list = Self::default();
        for sketch in sketches {
            let entry = list.take(sketch);
            list.bulk.extend(sketch.marks().iter().map(|mark| pair(place(mark), entry)));
        }
        list.postings.extend(std::mem::take(&mut list.bulk));
        list
    }

    /// Adds one sketch, findable at once; gives its number.
    pub fn add(&mut self, sketch: &Sketch) -> u32 {
        let entry = self.take(sketch);
        sketch.marks().iter().for_each(|mark| self.postings.add(place(mark), entry));
        if self.postings.is_unsettled() {
            self.postings.settle(|_| true);
        }
        entry
    }

    /// How many sketches there are.
    pub fn len(&self) -> usize {
        self.births.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.births.is_empty()
    }

    /// The entries an incoming row may be, the surest first.
    pub fn find(&self, sketch: &Sketch) -> Vec<Pair> {
        let mut hits: Vec<(u32, MarkKind)> = Vec::new();
        for mark in sketch.marks() {
            let spot = self.postings.spot(place(mark));
            self.postings.each(spot, MAX_SHARED, |entry| hits.push((entry, mark.kind)));
        }
        hits.sort_unstable();
        hits.dedup();
        let row_has_birth = has_birth(sketch);
        let entries = hits.chunk_by(|a, b| a.0 == b.0).filter_map(|hits| {
            let (entry, _) = hits.first()?;
            let entry_has_birth = self.births.get(*entry as usize).copied().unwrap_or(false);
            let kinds = || hits.iter().map(|(_, kind)| *kind);
            let score = score(kinds(), row_has_birth && entry_has_birth);
            Some(Pair { person: *entry, score, decision: Decision::of(score) })
        });
        let mut pairs: Vec<Pair> = entries.collect();
        pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.person.cmp(&b.person)));
        pairs
    }

    fn take(&mut self, sketch: &Sketch) -> u32 {
        self.births.push(has_birth(sketch));
        self.births.len() as u32 - 1
    }
}

fn has_birth(sketch: &Sketch) -> bool {
    sketch.marks().iter().any(|mark| mark.kind.has_birth())
}

/// Where a mark stands in the postings.
fn place(mark: &Mark) -> u32 {
    (mix(u64::from(mark.hash) << 8 | u64::from(mark.kind as u8)) >> 32) as u32
}

/// How sure the shared marks make: each leaves a share of doubt, and the doubts multiply.
///
/// Where both birth dates are known and no mark with one agrees, name and door are those of
/// another member of the family.
fn score(kinds: impl Iterator<Item = MarkKind> + Clone, births_known: bool) -> f64 {
    let stranger = births_known && !kinds.clone().any(MarkKind::has_birth);
    let sure = 1.0 - kinds.map(doubt).product::<f64>();
    if stranger { sure.min(REVIEW) } else { sure }
}

/// What name and door alone can reach where the birth dates differ.
const REVIEW: f64 = 0.45;

/// The chance that two different people share such a mark, as far as experience goes.
fn doubt(kind: MarkKind) -> f64 {
    match kind {
        MarkKind::NamesBirth => 0.03,
        MarkKind::NamesDoor => 0.1,
        MarkKind::Email => 0.15,
        MarkKind::PhoneFirst => 0.2,
        MarkKind::NamesStreet | MarkKind::BirthDoor => 0.35,
        MarkKind::LastBirth | MarkKind::FirstDoor => 0.4,
        MarkKind::FirstBirth => 0.5,
        MarkKind::NamesPartBirth => 0.8,
        MarkKind::PhoneLast => 0.8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::{Assumptions, Person};
    use crate::sketch::sketch;

    const ASSUME: Assumptions = Assumptions { calling_code: 49, latest_year: 2026 };

    fn draw(person: &Person<'_>) -> Sketch {
        let key = |message: &[u8]| message.iter().fold(7, |h, b| mix(h ^ u64::from(*b)));
        sketch(person, ASSUME, &key)
    }

    #[test]
    fn an_erased_person_is_recognised_and_the_son_is_not() {
        let father = Person {
            first_name: "Arnfried",
            last_name: "Bähr",
            street: "Königsallee 111b",
            postcode: "64451",
            city: "Brandenburg",
            birthdate: "1951-02-11",
            ..Person::default()
        };
        let mut list = Blacklist::default();
        list.add(&draw(&Person::default()));
        let entry = list.add(&draw(&father));
        let typo = Person {
            last_name: "Baehr",
            street: "Königsallee 11",
            birthdate: "1951-02-12",
            ..father
        };
        let found = list.find(&draw(&typo));
        assert_eq!((found[0].person, found[0].decision), (entry, Decision::Match));
        let son = Person { birthdate: "1984-06-17", ..father };
        assert_eq!(list.find(&draw(&son))[0].decision, Decision::Review);
        let stranger = Person { first_name: "Berta", last_name: "Kurz", ..Person::default() };
        assert!(list.find(&draw(&stranger)).is_empty());
        assert!(list.len() == 2 && !list.is_empty());
    }
}
