//! Counts right and wrong answers.

use super::data::{Row, Set};
use ::link::MATCH_AT;
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// The head of the table.
pub(super) const HEAD: &str = "set       P      R      F1     R@P.99 best F1  lost pairs  \
false: household+senior / all  rows/CPU s  index s first s p99 ms bytes/person compared/row";

/// What was measured on one data set.
pub(super) struct Figures {
    pub(super) name: String,
    truth: usize,
    /// Score and whether right, of the pairs that count.
    scored: Vec<(f64, bool)>,
    false_kinds: BTreeMap<String, usize>,
    missed_ops: BTreeMap<String, usize>,
    /// True pairs that were compared, and all true pairs.
    candidates: (usize, usize),
    /// Pairs compared in all.
    pub(super) compared: usize,
    bytes: usize,
    index: f64,
    /// From the base in memory to the first answer, learning included (CPU seconds).
    first: f64,
    /// By the clock; 99 of 100 rows are quicker.
    slow_ms: f64,
    rows_per_second: f64,
    rows: usize,
}

impl Figures {
    pub(super) fn new(set: &Set, bytes: usize) -> Self {
        Self {
            name: set.name.clone(),
            truth: set.pairs().len(),
            scored: Vec::new(),
            false_kinds: BTreeMap::new(),
            missed_ops: BTreeMap::new(),
            candidates: (0, 0),
            compared: 0,
            bytes,
            index: 0.0,
            first: 0.0,
            slow_ms: 0.0,
            rows_per_second: 0.0,
            rows: 0,
        }
    }

    pub(super) fn prepared(&mut self, index: Duration, first: Duration) {
        (self.index, self.first) = (index.as_secs_f64(), first.as_secs_f64());
    }

    pub(super) fn slowest(&mut self, ms: &mut [f64]) {
        self.slow_ms = crate::probe::quantile(ms, 0.99);
    }

    pub(super) fn matched(&mut self, time: Duration, rows: usize) {
        (self.rows_per_second, self.rows) = (rows as f64 / time.as_secs_f64(), rows);
    }

    /// The best pair of an incoming row.
    pub(super) fn answer(&mut self, row: &Row, best: Option<(u32, f64)>, set: &Set) {
        let right = best.is_some_and(|(person, _)| is_right(row, person, set));
        let matched = best.is_some_and(|(_, score)| score >= MATCH_AT);
        if let Some(pair) = best {
            self.pair(row, pair, set);
        }
        let expected = !row.entity.is_empty();
        if expected && !(matched && right) {
            for op in row.ops.split('|') {
                *self.missed_ops.entry(op.to_owned()).or_default() += 1;
            }
            show("MISSED", row, best, set);
        }
    }

    /// One pair.
    pub(super) fn pair(&mut self, row: &Row, (person, score): (u32, f64), set: &Set) {
        let right = is_right(row, person, set);
        self.scored.push((score, right));
        if score < MATCH_AT && right && row.kind.is_empty() {
            show("MISSED", row, Some((person, score)), set);
        }
        if score >= MATCH_AT && !right {
            *self.false_kinds.entry(row.kind.clone()).or_default() += 1;
            show("FALSE", row, Some((person, score)), set);
        }
    }

    /// Whether a true pair was compared at all.
    pub(super) fn candidate(&mut self, found: bool, row: &Row, truth: u32, set: &Set) {
        if !found {
            show("LOST", row, Some((truth, 0.0)), set);
        }
        self.candidates.0 += usize::from(found);
        self.candidates.1 += 1;
    }

    /// Precision, recall and F1 of pairs at or above a score.
    fn at(&self, threshold: f64) -> (f64, f64, f64) {
        let kept = self.scored.iter().filter(|(score, _)| *score >= threshold);
        let (all, right) =
            kept.fold((0, 0), |(all, right), (_, ok)| (all + 1, right + usize::from(*ok)));
        prf(right, all, self.truth)
    }

    /// The figures of quality alone, as a row of the table.
    pub(super) fn in_short(&self) -> String {
        let (p, r, f1) = self.at(MATCH_AT);
        let (recall, best) = self.best();
        format!("{:9} {p:.4} {r:.4} {f1:.4} {recall:.4} {best:.4}", self.name)
    }

    /// The highest recall at a precision of 0.99, and the highest F1.
    fn best(&self) -> (f64, f64) {
        let curve = self.curve();
        let recall = curve.iter().filter(|step| step.0 >= 0.99).map(|step| step.1);
        (recall.fold(0.0, f64::max), curve.iter().map(|step| step.2).fold(0.0, f64::max))
    }

    /// Precision, recall and F1 at every score, surest first.
    pub(super) fn curve(&self) -> Vec<(f64, f64, f64)> {
        let mut scored = self.scored.clone();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut right = 0;
        let steps = scored.iter().enumerate().map(|(i, (_, ok))| {
            right += usize::from(*ok);
            prf(right, i + 1, self.truth)
        });
        steps.collect()
    }

    /// Ten equal steps of the score: mean score, share that was right, number of pairs.
    pub(super) fn calibration(&self) -> Vec<(f64, f64, usize)> {
        let step = |step: usize| {
            let inside = |score: f64| ((score * 10.0) as usize).min(9) == step;
            let pairs: Vec<_> = self.scored.iter().filter(|(score, _)| inside(*score)).collect();
            let all = pairs.len();
            let mean = pairs.iter().map(|(score, _)| score).sum::<f64>() / all as f64;
            let right = pairs.iter().filter(|(_, ok)| *ok).count() as f64 / all as f64;
            (all > 0).then_some((mean, right, all))
        };
        (0..10).filter_map(step).collect()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hard = ["household", "senior"];
        let hard: usize = hard.iter().filter_map(|kind| self.false_kinds.get(*kind)).sum();
        let all: usize = self.false_kinds.values().sum();
        let lost = (self.candidates.1 - self.candidates.0) as f64 * 100.0;
        let lost = lost / self.candidates.1.max(1) as f64;
        write!(
            f,
            "{} {lost:8.2} %  {hard:8} / {all:<22} \
             {:9.0} {:8.2} {:7.2} {:6.2} {:8} {:12.1}",
            self.in_short(),
            self.rows_per_second,
            self.index,
            self.first,
            self.slow_ms,
            self.bytes,
            self.compared as f64 / self.rows.max(1) as f64,
        )?;
        if asked("--kinds") {
            write!(f, "\n  false {:?}\n  missed {:?}", self.false_kinds, self.missed_ops)?;
            write!(f, "\n  score, share right, pairs: {:.3?}", self.calibration())?;
        }
        Ok(())
    }
}

fn asked(option: &str) -> bool {
    std::env::args().any(|arg| arg == option)
}

fn show(what: &str, row: &Row, pair: Option<(u32, f64)>, set: &Set) {
    if asked("--errors") {
        let other = pair.and_then(|(person, _)| set.base.get(person as usize));
        println!("{what} {:?} {} {} {}", pair.map(|p| p.1), row.id, row.kind, row.ops);
        println!("    {:?}\n    {:?}", row.fields, other.map(|other| &other.fields));
    }
}

fn prf(right: usize, all: usize, truth: usize) -> (f64, f64, f64) {
    let ratio = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    (ratio(right, all), ratio(right, truth), ratio(2 * right, all + truth))
}

fn is_right(row: &Row, person: u32, set: &Set) -> bool {
    set.base.get(person as usize).is_some_and(|p| p.entity == row.entity)
}
