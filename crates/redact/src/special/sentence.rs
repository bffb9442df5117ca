//! What else stands in a sentence: people make a word telling, goods make it harmless.

use super::Candidate;
use crate::lexicon::{SOMEONE, THING, TRADE};
use crate::page::{Break, Page};

/// Features of the sentence around a word; kept while candidates come from the same sentence.
#[derive(Default)]
pub struct Sentence {
    first: usize,
    /// One past the last word.
    end: usize,
    someone: bool,
    things: Vec<usize>,
    trade: bool,
}

impl Sentence {
    /// Moves to the sentence of `words[at]`.
    pub fn reach(&mut self, page: &Page, at: usize) {
        if self.first <= at && at < self.end {
            return;
        }
        let gap =
            |at: usize| page.words.get(at).map_or(Break::Sentence, |index| page.token(*index).gap);
        let mut first = at;
        while first > 0 && gap(first) != Break::Sentence && at - first < 40 {
            first -= 1;
        }
        let mut end = at + 1;
        while end < page.words.len() && gap(end) != Break::Sentence && end - at < 40 {
            end += 1;
        }
        *self = Self { first, end, ..Self::default() };
        for word in first..end {
            let Some(&index) = page.words.get(word) else { break };
            self.someone |= page.token(index).person || page.is(index, SOMEONE);
            self.trade |= page.is(index, TRADE);
            if page.is(index, THING) {
                self.things.push(word);
            }
        }
    }

    /// The candidate's worth in this sentence, 0 to 1.
    pub fn weigh(&self, page: &Page, candidate: &Candidate) -> f32 {
        let quoted = page.words.get(candidate.first).is_some_and(|index| page.token(*index).quoted);
        let clause = clause(page, candidate);
        let within = |word: &usize| clause.contains(word);
        let near = self.things.iter().any(|thing| {
            let own = (candidate.first..=candidate.last).contains(thing);
            within(thing)
                && !own
                && (thing.abs_diff(candidate.first) <= 4 || thing.abs_diff(candidate.last) <= 4)
        });
        let sure = candidate.phrase || candidate.score > 0.8;
        let mut score = candidate.score;
        score += if self.someone { 0.2 } else { 0.0 };
        score -= match (near, self.someone, sure) {
            _ if is_about_thing(page, candidate, clause.start) => 0.7,
            (true, false, false) => 0.4,
            (true, true, false) => 0.3,
            (true, false, true) => 0.2,
            _ => 0.0,
        };
        score -= if self.trade && near && !sure { 0.15 } else { 0.0 };
        score -= if quoted && !self.someone { 0.4 } else { 0.0 };
        score.clamp(0.0, 1.0)
    }
}

/// Words of the clause around a candidate, itself left out of the goods that count.
fn clause(page: &Page, candidate: &Candidate) -> std::ops::Range<usize> {
    let gap =
        |at: usize| page.words.get(at).map_or(Break::Sentence, |index| page.token(*index).gap);
    let mut start = candidate.first;
    while start > 0 && gap(start) <= Break::Colon && candidate.first - start < 12 {
        start -= 1;
    }
    let mut end = candidate.last + 1;
    while gap(end) <= Break::Colon && end - candidate.last < 12 {
        end += 1;
    }
    start..end
}

/// `Der Drucker ist krank`: of goods and people, goods stand nearest before.
fn is_about_thing(page: &Page, candidate: &Candidate, start: usize) -> bool {
    (start.max(candidate.first.saturating_sub(3))..candidate.first)
        .rev()
        .filter_map(|at| page.words.get(at))
        .find(|index| {
            let token = page.token(**index);
            token.person || token.is(SOMEONE) || token.is(THING)
        })
        .is_some_and(|index| {
            let token = page.token(*index);
            token.is(THING) && !token.is(SOMEONE) && !token.person
        })
}
