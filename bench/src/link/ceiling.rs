//! What could be told at all: the same comparison, judged by somebody who was told the truth about
//! many further rows of the same making. What even they miss is not in the data.

use super::data::{Row, Set};
use super::figures::Figures;
use super::measure::learned;
use ::link::{Comparable, Matcher, Workspace};
use std::collections::HashMap;

/// Candidates of a row looked at.
const SHOWN: usize = 4;
/// So many pairs the score of the model counts for beside the pairs seen.
const PRIOR: f64 = 2.0;

/// How two records agree: the level of each field, and how rare the names are.
type Pattern = Vec<i8>;

/// Judges `set` after the truth about `lessons`, which have the same base.
pub(super) fn told(set: &Set, lessons: impl Iterator<Item = Set>) -> Figures {
    let matcher = learned(set);
    let mut seen: HashMap<Pattern, (f64, f64)> = HashMap::new();
    for lesson in lessons {
        let pairs = lesson.incoming.iter().flat_map(|row| patterns(&matcher, row, &lesson));
        for (pattern, _, _, right) in pairs {
            let (all, rights) = seen.entry(pattern).or_default();
            (*all, *rights) = (*all + 1.0, *rights + f64::from(u8::from(right)));
        }
    }
    let mut figures = Figures::new(set, 0);
    figures.name = format!("{} told", set.name);
    for row in &set.incoming {
        let judged = patterns(&matcher, row, set).into_iter().map(|(pattern, person, score, _)| {
            let (all, rights) = seen.get(&pattern).copied().unwrap_or_default();
            (person, (rights + PRIOR * score) / (all + PRIOR))
        });
        figures.answer(row, judged.max_by(|a, b| a.1.total_cmp(&b.1)), set);
    }
    figures
}

/// The surest candidates of a row: pattern, person, score, whether it is the same person.
fn patterns(matcher: &Matcher, row: &Row, set: &Set) -> Vec<(Pattern, u32, f64, bool)> {
    let found = matcher.find(&row.person(), &mut Workspace::default());
    let row_like = Comparable::of(&row.person(), matcher.index().assumptions());
    let pattern = |person| {
        let why = matcher.explain_comparable(&row_like, person)?;
        let names: f64 = why.steps.iter().take(2).map(|step| step.weight).sum();
        let levels = why.steps.iter().map(|step| step.level as i8);
        Some(levels.chain([(names / 4.0).round().clamp(-5.0, 8.0) as i8]).collect::<Pattern>())
    };
    let pairs = found.pairs.iter().take(SHOWN).filter_map(|pair| {
        let right = set.base.get(pair.person as usize).is_some_and(|p| p.entity == row.entity);
        Some((pattern(pair.person)?, pair.person, pair.score, right))
    });
    pairs.collect()
}
