//! Fits the model to a firm's own data, without labels: expectation–maximisation (Dempster, Laird
//! and Rubin 1977) with the shipped model as a prior, so that a small list moves it a little and a
//! large one a lot.

use crate::compare::{Agreement, FIELDS, Levels, SETS, compare};
use crate::index::{Index, Scratch};
use crate::model::{KINDS, Kind, MATCHES, Model, Odds, spread};
use crate::person::Comparable;

/// How many pairs of each kind the shipped model counts for.
const PRIOR_PAIRS: f64 = 100.0;
/// How many rows the shipped rates count for.
const PRIOR_ROWS: f64 = 3.0;
/// Most pairs of parent and child of one name, for each pair of entries of one person. Where neither
/// birth date nor telephone is known both look alike, and nothing in the data says which they are.
const SENIORS: f64 = 0.3;
/// Most rounds; rare kinds of pairs settle slowly.
const ROUNDS: usize = 60;
/// Rates that change by a smaller share in a round have settled.
const SETTLED: f64 = 0.01;
/// Pairs drawn to see how often unrelated people agree.
const CHANCE_PAIRS: u32 = 20_000;

/// The agreements of some rows with their candidates.
#[derive(Default)]
pub struct Sample {
    pairs: Vec<Agreement>,
    /// Where each row's pairs end.
    ends: Vec<usize>,
}

impl Sample {
    /// Compares one more incoming row.
    pub(crate) fn add(&mut self, index: &Index, person: Comparable, scratch: &mut Scratch) {
        let query = index.query_comparable(&person);
        index.candidates(&query, scratch);
        let found = scratch.candidates.iter();
        self.pairs.extend(found.filter_map(|row| compare(index, &query, *row, 0)));
        self.ends.push(self.pairs.len());
    }

    /// Compares one person of the base with the others that come after it.
    pub(crate) fn add_within(&mut self, index: &Index, person: u32, scratch: &mut Scratch) {
        let Some(query) = index.query_of(person) else { return };
        index.candidates(&query, scratch);
        let others = scratch.candidates.iter().filter(|other| **other > person);
        self.pairs.extend(others.filter_map(|row| compare(index, &query, *row, 1)));
        self.ends.push(self.pairs.len());
    }

    fn rows(&self) -> impl Iterator<Item = &[Agreement]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(from, to)| self.pairs.get(from..*to).unwrap_or_default())
    }
}

impl Model {
    /// Fits the model. `rivals` says that a row has at most one partner in the base, so that its
    /// candidates compete.
    pub(crate) fn learn(&mut self, index: &Index, sample: &Sample, rivals: bool) {
        self.learn_chance(index);
        let prior = self.clone();
        for _ in 0..ROUNDS {
            let counts = self.responsibilities(index, sample, rivals);
            let before = self.rates;
            self.maximise(&prior, &counts, sample.ends.len());
            let moved = |(now, before): (&f64, &f64)| (now - before).abs() > SETTLED * now;
            if !self.rates.iter().zip(&before).any(moved) {
                break;
            }
        }
    }

    /// How often unrelated people agree: pairs drawn at fixed, scattered places of the base.
    fn learn_chance(&mut self, index: &Index) {
        let people = index.len() as u64;
        if people < 100 {
            return;
        }
        let mut counts = [[0.0; SETS]; FIELDS];
        for i in 0..u64::from(CHANCE_PAIRS) {
            let drawn = |salt: u64| (crate::vocabulary::mix(i * 2 + salt) % people) as u32;
            let (a, b) = (drawn(0), drawn(1));
            let Some(query) = index.query_of(a).filter(|_| a != b) else { continue };
            if let Some(seen) = compare(index, &query, b, 1) {
                tally(&mut counts, &seen, 1.0);
            }
        }
        for (odds, counts) in self.chance.iter_mut().zip(&counts) {
            *odds = blend(odds, counts, PRIOR_PAIRS);
        }
    }

    /// Expected counts of levels for each kind, and of pairs of each kind.
    fn responsibilities(&self, index: &Index, sample: &Sample, rivals: bool) -> Counts {
        let mut counts = Counts::default();
        let mut expected = Vec::new();
        for row in sample.rows() {
            expected.clear();
            expected.extend(row.iter().map(|seen| self.expected(seen, index.living())));
            let rival_odds: f64 = expected.iter().map(crate::model::odds).sum();
            for (seen, expected) in row.iter().zip(&expected) {
                let own = crate::model::odds(expected);
                let others = if rivals { rival_odds - own } else { 0.0 };
                counts.add(seen, expected, own / (1.0 + own + others.max(0.0)));
            }
        }
        counts
    }

    fn maximise(&mut self, prior: &Model, counts: &Counts, rows: usize) {
        let pairs = counts.pairs.iter().zip(&prior.rates);
        for (rate, (count, prior)) in self.rates.iter_mut().zip(pairs) {
            *rate = (count + prior * PRIOR_ROWS) / (rows as f64 + PRIOR_ROWS);
        }
        let [same, _, _, senior, ..] = &mut self.rates;
        *senior = senior.min(SENIORS * *same);
        let portraits = self.portraits.iter_mut().zip(&prior.portraits).zip(&counts.levels);
        for ((portrait, prior), counts) in portraits {
            for ((odds, prior), counts) in portrait.iter_mut().zip(prior).zip(counts) {
                *odds = prior.as_ref().map(|prior| blend(prior, counts, PRIOR_PAIRS));
            }
        }
    }
}

/// Expected counts: per kind, field and level; per kind.
#[derive(Default)]
struct Counts {
    levels: [[Odds; FIELDS]; KINDS],
    pairs: [f64; KINDS],
}

impl Counts {
    /// Adds one pair that is a match with probability `matched`.
    fn add(&mut self, seen: &Agreement, expected: &[f64; KINDS], matched: f64) {
        let (same, other) = expected.split_at(MATCHES);
        let (same, other): (f64, f64) = (same.iter().sum(), other.iter().sum());
        let kinds = Kind::ALL.iter().zip(expected);
        let places = self.levels.iter_mut().zip(&mut self.pairs);
        for ((kind, expected), (levels, pairs)) in kinds.zip(places) {
            let is_match = (*kind as usize) < MATCHES;
            let (all, part) = if is_match { (same, matched) } else { (other, 1.0 - matched) };
            let weight = if all > 0.0 { part * expected / all } else { 0.0 };
            *pairs += weight;
            tally(levels, seen, weight);
        }
    }
}

fn tally(counts: &mut [Odds; FIELDS], seen: &Agreement, weight: f64) {
    for (counts, levels) in counts.iter_mut().zip(seen.open) {
        if let Some(count) = counts.get_mut(levels.place()) {
            *count += weight;
        }
    }
}

/// The mean of a Dirichlet posterior: prior odds worth `strength` pairs, then the counts of levels
/// that are fully known.
fn blend(prior: &Odds, counts: &Odds, strength: f64) -> Odds {
    let of = |odds: &Odds, level: Levels| odds.get(level.place()).copied().unwrap_or(0.0);
    let total: f64 = Levels::SINGLE.iter().map(|l| of(counts, *l)).sum::<f64>() + strength;
    spread(Levels::SINGLE.map(|l| ((of(prior, l) * strength + of(counts, l)) / total).max(1e-6)))
}
