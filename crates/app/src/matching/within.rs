//! One list compared with itself.

use super::answer::Answers;
use super::table::Table;
use super::{CROWD, Faults, read_base};
use link::{Assumptions, Decision, Matcher, Workspace, implied_pairs};
use std::io::{self, Write};

/// Persons of a list that the model learns from.
const LEARN_FROM: usize = 5_000;

/// Looks for duplicates inside one table.
pub(super) fn within(
    table: Table,
    assume: Assumptions,
    out: impl Write,
    err: &mut impl Write,
) -> io::Result<u8> {
    let mut faults = Faults { count: 0, err };
    let (index, ids) = read_base(table, assume, &mut faults)?;
    let mut matcher = Matcher::new(index);
    matcher.learn_within(LEARN_FROM);
    let mut answers = Answers::new(out, ["id_a", "id_b"])?;
    let mut space = Workspace::default();
    let id = |person: u32| ids.get(person as usize).map_or("", |id| id);
    let mut pairs = Vec::new();
    let mut crowds = 0;
    for a in 0..ids.len() as u32 {
        let found = matcher.find_within(a, &mut space);
        if found.crowded && found.decision() == Decision::Review {
            crowds += 1;
        }
        pairs.extend(found.pairs.iter().map(|pair| (a, pair.person, pair.score)));
    }
    let implied = implied_pairs(&pairs, link::MATCH_AT);
    let raised = |pair: &(u32, u32, f64)| {
        implied.binary_search_by_key(&(pair.0, pair.1), |(a, b, _)| (*a, *b)).is_ok()
    };
    for (a, b, score) in pairs.iter().filter(|pair| !raised(pair)).chain(&implied) {
        answers.pair(id(*a), id(*b), *score, Decision::of(*score).max(Decision::Review))?;
    }
    answers.finish()?;
    if crowds > 0 {
        writeln!(faults.err, "{crowds} rows: {CROWD}")?;
    }
    Ok(faults.exit_code())
}
