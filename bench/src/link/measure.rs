//! Runs the engine over a data set.

use super::data::{Row, Set};
use super::figures::Figures;
use ::link::{
    Assumptions, Blacklist, Index, MATCH_AT, Matcher, Person, Workspace, implied_pairs, sketch,
};
use std::collections::HashSet;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Rows the model learns from before the first answer.
const LEARN_FROM: usize = 5_000;
const ASSUME: Assumptions = Assumptions { calling_code: 49, latest_year: 2026 };

/// Time this process has spent on a processor; where the system does not tell, the time of day.
fn cpu() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let spent = std::fs::read_to_string("/proc/self/schedstat").ok();
    let spent = spent.and_then(|text| text.split(' ').next()?.parse().ok());
    spent.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// Looks every incoming row up in a base.
pub(super) fn across(set: &Set) -> Figures {
    let start = cpu();
    let index = Index::build(set.base.iter().map(Row::person), ASSUME);
    let indexed = cpu() - start;
    let mut figures = Figures::new(set, index.bytes() / set.base.len().max(1));
    let mut matcher = Matcher::new(index);
    let mut space = Workspace::default();
    let start = cpu();
    matcher.learn(set.incoming.iter().take(LEARN_FROM).map(Row::person));
    set.incoming.iter().take(1).for_each(|row| drop(matcher.find(&row.person(), &mut space)));
    figures.prepared(indexed, cpu() - start);
    let mut times = Vec::with_capacity(set.incoming.len());
    let start = cpu();
    let timed = |row: &Row| {
        let start = Instant::now();
        let answer = matcher.find(&row.person(), &mut space);
        times.push(start.elapsed().as_secs_f64() * 1_000.0);
        answer
    };
    let answers: Vec<_> = set.incoming.iter().map(timed).collect();
    figures.matched(cpu() - start, set.incoming.len());
    figures.slowest(&mut times);
    figures.compared = answers.iter().map(|answer| answer.compared).sum();
    for (row, answer) in set.incoming.iter().zip(&answers) {
        figures.answer(row, answer.pairs.first().map(|p| (p.person, p.score)), set);
    }
    candidates(&mut figures, set, &matcher);
    figures
}

/// A matcher of the base that has learned from the first incoming rows.
pub(super) fn learned(set: &Set) -> Matcher {
    let mut matcher = Matcher::new(Index::build(set.base.iter().map(Row::person), ASSUME));
    matcher.learn(set.incoming.iter().take(LEARN_FROM).map(Row::person));
    matcher
}

/// Looks for duplicates inside one list.
pub(super) fn within(set: &Set) -> Figures {
    let start = cpu();
    let index = Index::build(set.base.iter().map(Row::person), ASSUME);
    let indexed = cpu() - start;
    let mut figures = Figures::new(set, index.bytes() / set.base.len().max(1));
    let mut matcher = Matcher::new(index);
    let start = cpu();
    matcher.learn_within(LEARN_FROM);
    figures.prepared(indexed, cpu() - start);
    let mut space = Workspace::default();
    let start = cpu();
    let mut pairs = Vec::new();
    for a in 0..set.base.len() as u32 {
        let answer = matcher.find_within(a, &mut space);
        figures.compared += answer.compared;
        pairs.extend(answer.pairs.iter().map(|pair| (a, pair.person, pair.score)));
    }
    let implied = implied_pairs(&pairs, MATCH_AT);
    figures.matched(cpu() - start, set.base.len());
    let raised: HashSet<_> = implied.iter().map(|(a, b, _)| (*a, *b)).collect();
    pairs.retain(|(a, b, _)| !raised.contains(&(*a, *b)));
    for (a, b, score) in pairs.into_iter().chain(implied) {
        if let Some(row) = set.base.get(a as usize) {
            figures.pair(row, (b, score), set);
        }
    }
    candidates(&mut figures, set, &matcher);
    figures
}

/// Looks every incoming row up among sketches of the base. The key is a quick stand-in for
/// HMAC-SHA-256, which takes about 0.2 µs a mark on top.
pub(super) fn blacklist(set: &Set) -> Figures {
    let key = |message: &[u8]| {
        message.iter().fold(0x5eed, |h: u64, b| {
            (h ^ u64::from(*b)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
        })
    };
    let start = cpu();
    let sketches: Vec<_> = set.base.iter().map(|row| sketch(&row.person(), ASSUME, &key)).collect();
    let list = Blacklist::build(&sketches);
    let kept: usize = sketches.iter().map(|sketch| sketch.to_bytes().len()).sum();
    let mut figures = Figures::new(set, kept / set.base.len().max(1));
    figures.prepared(cpu() - start, Duration::ZERO);
    let start = cpu();
    let look_up = |row: &Row| list.find(&sketch(&row.person(), ASSUME, &key));
    let answers: Vec<_> = set.incoming.iter().map(look_up).collect();
    figures.matched(cpu() - start, set.incoming.len());
    for (row, answer) in set.incoming.iter().zip(&answers) {
        figures.compared += answer.len();
        figures.answer(row, answer.first().map(|p| (p.person, p.score)), set);
    }
    figures
}

/// Counts the true pairs that were compared at all.
fn candidates(figures: &mut Figures, set: &Set, matcher: &Matcher) {
    let mut space = Workspace::default();
    for (row, truth) in set.pairs() {
        let found = matcher.is_candidate(&row.person(), truth, &mut space);
        figures.candidate(found, row, truth, set);
    }
}

impl Row {
    pub(super) fn person(&self) -> Person<'_> {
        let [first_name, last_name, street, postcode, city, email, phone, birthdate] =
            self.fields.each_ref().map(String::as_str);
        Person { first_name, last_name, street, postcode, city, email, phone, birthdate }
    }
}
