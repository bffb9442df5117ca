//! How far a finding reaches: the clause around it, without its subject.
//!
//! "Frau Adler ist gläubige Christin und bestellt …" loses "ist gläubige Christin".

use super::Candidate;
use crate::label::Label;
use crate::lexicon::{JOINT, SOMEONE};
use crate::page::{Break, Page};
use crate::screener::Hit;

/// Words a clause may add on either side.
const REACH: usize = 12;

/// Turns candidates, in order and apart, into hits. Those of one label in one clause become one.
pub fn spread(page: &Page, candidates: &[Candidate], hits: &mut Vec<Hit>) {
    let known = std::mem::take(hits);
    let mut findings: Vec<(usize, usize, Label, f32)> = vec![];
    for (place, candidate) in candidates.iter().enumerate() {
        let floor = findings.last().map_or(0, |f| f.1 + 1);
        let ceiling = candidates.get(place + 1).map_or(usize::MAX, |next| next.first);
        if candidate.first < floor {
            // The clause before reached over it.
            match findings.last_mut() {
                Some(last) if last.2 == candidate.label || last.1 >= candidate.last => {
                    last.1 = last.1.max(candidate.last);
                    last.3 = last.3.max(candidate.score);
                }
                _ => {}
            }
            continue;
        }
        let next_differs =
            candidates.get(place + 1).is_some_and(|next| next.label != candidate.label);
        let core = (candidate.first..candidate.last)
            .find(|at| !is_subject(page, *at))
            .unwrap_or(candidate.last);
        let first = left(page, core, floor, &known);
        let last =
            right(page, candidate.last, if next_differs { ceiling } else { usize::MAX }, &known);
        findings.push((first, last, candidate.label, candidate.score));
    }
    for (first, last, label, score) in findings {
        let (Some(&from), Some(&to)) = (page.words.get(first), page.words.get(last)) else {
            continue;
        };
        let (start, end) = (page.token(from).start, page.token(to).end);
        if known
            .iter()
            .all(|hit| hit.end <= start || end <= hit.start || hit.label == Label::Person)
        {
            hits.push(Hit { start, end, label, score });
        }
    }
    // Names that a clause swallowed go with it.
    let special = std::mem::take(hits);
    hits.extend(
        known.into_iter().filter(|k| special.iter().all(|s| s.end <= k.start || k.end <= s.start)),
    );
    hits.extend(special);
    hits.sort_by_key(|hit| hit.start);
}

fn is_taken(page: &Page, index: usize, known: &[Hit]) -> bool {
    let token = page.token(index);
    let after = known.partition_point(|hit| hit.end <= token.start);
    known.get(after).is_some_and(|hit| hit.start < token.end)
}

/// Whom the clause is about.
fn is_subject(page: &Page, at: usize) -> bool {
    page.words.get(at).is_some_and(|&index| page.is(index, SOMEONE) || page.token(index).person)
}

/// Whether a clause ends between two neighbouring words.
fn parted(page: &Page, index: usize) -> bool {
    page.token(index).gap != Break::None
}

fn left(page: &Page, core: usize, floor: usize, known: &[Hit]) -> usize {
    let mut first = core;
    while first > floor && core - first < REACH {
        let (Some(&here), Some(&before)) = (page.words.get(first), page.words.get(first - 1))
        else {
            break;
        };
        if parted(page, here)
            || is_subject(page, first - 1)
            || page.is(before, JOINT)
            || is_taken(page, before, known)
        {
            break;
        }
        first -= 1;
    }
    first
}

fn right(page: &Page, core: usize, ceiling: usize, known: &[Hit]) -> usize {
    let mut last = core;
    while last + 1 < ceiling && last - core < REACH {
        let Some(&next) = page.words.get(last + 1) else { break };
        if parted(page, next) || page.is(next, JOINT) || is_taken(page, next, known) {
            break;
        }
        last += 1;
    }
    last
}
