//! Decides for each incoming row: the person it belongs to, or none, or let a human look.

use crate::compare::{Agreement, compare};
use crate::index::{Index, Query, Scratch};
use crate::learn::Sample;
use crate::model::{KINDS, Model, odds};
use crate::person::{Comparable, Person};

/// From this probability on a pair is a match; the same for every data set.
pub const MATCH_AT: f64 = 0.5;
/// From this probability on a human should look.
pub const REVIEW_AT: f64 = 0.02;

/// What to do with a pair or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Nobody in the base.
    New,
    /// Perhaps the same person.
    Review,
    /// The same person.
    Match,
}

/// A person of the base that an incoming row may belong to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Number of the person in the base.
    pub person: u32,
    /// Estimated probability that both are one person.
    pub score: f64,
    /// What follows from the score.
    pub decision: Decision,
}

/// The answer for one row.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Pairs worth showing, the surest first. Of a crowd the surest is shown whatever its score.
    pub pairs: Vec<Pair>,
    /// How many persons were compared.
    pub compared: usize,
    /// So many persons share everything the row has that only some of them were compared.
    pub crowded: bool,
}

impl Answer {
    fn of(pairs: impl Iterator<Item = Pair>, space: &Workspace) -> Self {
        let crowded = space.scratch.crowded;
        let shown = |(n, pair): (usize, Pair)| match pair.decision {
            Decision::New if crowded && n == 0 => Some(Pair { decision: Decision::Review, ..pair }),
            Decision::New => None,
            _ => Some(pair),
        };
        let pairs = pairs.enumerate().filter_map(shown).collect();
        Self { pairs, compared: space.weighed.len(), crowded }
    }

    /// The one decision for the row. What is lost in a crowd is for a human to look at.
    pub fn decision(&self) -> Decision {
        let nobody = if self.crowded { Decision::Review } else { Decision::New };
        self.pairs.first().map_or(nobody, |pair| pair.decision)
    }
}

/// A base and a model, ready to answer.
pub struct Matcher {
    index: Index,
    model: Model,
}

/// Space a thread uses again from row to row.
#[derive(Default)]
pub struct Workspace {
    scratch: Scratch,
    weighed: Vec<(f64, u32)>,
}

impl Matcher {
    /// A matcher with the shipped model.
    pub fn new(index: Index) -> Self {
        Self { index, model: Model::shipped() }
    }

    /// The base.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The base, for changing it.
    pub fn index_mut(&mut self) -> &mut Index {
        &mut self.index
    }

    /// Adds a person to the base; gives its number.
    pub fn add(&mut self, person: &Person<'_>) -> u32 {
        self.index.add(person)
    }

    /// Learns from incoming rows (some thousand are enough) how the firm's lists agree and differ.
    pub fn learn<'a>(&mut self, rows: impl IntoIterator<Item = Person<'a>>) {
        let assume = self.index.assumptions();
        self.learn_comparable(rows.into_iter().map(|row| Comparable::of(&row, assume)));
    }

    /// As [`learn`](Self::learn), for rows made comparable before.
    pub fn learn_comparable(&mut self, rows: impl IntoIterator<Item = Comparable>) {
        self.model = self.learned(rows);
    }

    /// The model that these incoming rows teach, for [`set_model`](Self::set_model): others may
    /// ask meanwhile.
    pub fn learned(&self, rows: impl IntoIterator<Item = Comparable>) -> Model {
        let (mut sample, mut scratch) = (Sample::default(), Scratch::default());
        rows.into_iter().for_each(|row| sample.add(&self.index, row, &mut scratch));
        let mut model = Model::shipped();
        model.learn(&self.index, &sample, true);
        model
    }

    /// Learns from the base itself, for finding duplicates in it; looks at `most` persons.
    pub fn learn_within(&mut self, most: usize) {
        let (mut sample, mut scratch) = (Sample::default(), Scratch::default());
        let step = self.index.len().div_ceil(most.max(1)).max(1);
        (0..self.index.len() as u32)
            .step_by(step)
            .for_each(|person| sample.add_within(&self.index, person, &mut scratch));
        self.model = Model::shipped();
        self.model.learn(&self.index, &sample, false);
    }

    /// Judges by this model from now on.
    pub fn set_model(&mut self, model: Model) {
        self.model = model;
    }

    /// Finds the person an incoming row belongs to.
    pub fn find(&self, person: &Person<'_>, space: &mut Workspace) -> Answer {
        self.find_query(&self.index.query(person), |_| true, space)
    }

    /// As [`find`](Self::find), for a row made comparable before, among the persons of the base
    /// that are `wanted`.
    pub fn find_comparable(
        &self,
        person: &Comparable,
        wanted: impl Fn(u32) -> bool,
        space: &mut Workspace,
    ) -> Answer {
        self.find_query(&self.index.query_comparable(person), wanted, space)
    }

    fn find_query(
        &self,
        query: &Query<'_>,
        wanted: impl Fn(u32) -> bool,
        space: &mut Workspace,
    ) -> Answer {
        self.index.candidates(query, &mut space.scratch);
        self.weigh(query, 0, wanted, space);
        let all: f64 = space.weighed.iter().map(|(odds, _)| odds).sum();
        let twins = self.entries_of_best(&space.weighed);
        let of_best: f64 =
            space.weighed.iter().filter(|(_, p)| twins.contains(p)).map(|(odds, _)| odds).sum();
        let pairs = space.weighed.iter().map(|&(odds, person)| {
            let own = if twins.contains(&person) { of_best } else { odds };
            pair(person, odds / (1.0 + odds + (all - own).max(0.0)))
        });
        Answer::of(pairs, space)
    }

    /// Finds the duplicates of a person of the base among those with higher numbers.
    pub fn find_within(&self, person: u32, space: &mut Workspace) -> Answer {
        let Some(query) = self.index.query_of(person) else { return Answer::default() };
        self.index.candidates(&query, &mut space.scratch);
        self.weigh(&query, 1, |other| other > person, space);
        let pairs = space.weighed.iter().map(|&(odds, person)| pair(person, odds / (1.0 + odds)));
        Answer::of(pairs, space)
    }

    /// Whether a person was a candidate at all, for measuring what blocking loses.
    pub fn is_candidate(&self, row: &Person<'_>, person: u32, space: &mut Workspace) -> bool {
        let query = self.index.query(row);
        self.index.candidates(&query, &mut space.scratch);
        space.scratch.candidates.contains(&person)
    }

    /// Odds of all candidates, best first.
    fn weigh(
        &self,
        query: &Query<'_>,
        own: u32,
        wanted: impl Fn(u32) -> bool,
        space: &mut Workspace,
    ) {
        space.weighed.clear();
        let candidates = space.scratch.candidates.iter().copied().filter(|person| wanted(*person));
        space.weighed.extend(candidates.filter_map(|person| {
            let seen = compare(&self.index, query, person, own)?;
            Some((self.odds(&seen), person))
        }));
        space.weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    }

    fn odds(&self, seen: &Agreement) -> f64 {
        odds(&self.expected(seen))
    }

    /// Expected number of pairs of each kind with this agreement.
    pub(crate) fn expected(&self, seen: &Agreement) -> [f64; KINDS] {
        self.model.expected(seen, self.index.living())
    }

    /// The best candidate and further entries of the same person, if the base holds it more than
    /// once: they do not compete with each other for the row.
    fn entries_of_best(&self, weighed: &[(f64, u32)]) -> Vec<u32> {
        let Some((best, rest)) = weighed.split_first() else { return Vec::new() };
        let mut entries = vec![best.1];
        let serious = rest.iter().take_while(|(odds, _)| *odds > 0.01 * (1.0 + best.0)).take(8);
        let mut query = None;
        for (_, other) in serious {
            let query = query.get_or_insert_with(|| self.index.query_of(best.1));
            let seen = query.as_ref().and_then(|query| compare(&self.index, query, *other, 1));
            if seen.is_some_and(|seen| self.odds(&seen) > 1.0) {
                entries.push(*other);
            }
        }
        entries
    }
}

impl Decision {
    /// What follows from a score.
    pub fn of(score: f64) -> Self {
        match score {
            s if s >= MATCH_AT => Decision::Match,
            s if s >= REVIEW_AT => Decision::Review,
            _ => Decision::New,
        }
    }
}

fn pair(person: u32, score: f64) -> Pair {
    Pair { person, score, decision: Decision::of(score) }
}
