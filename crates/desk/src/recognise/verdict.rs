//! What follows from a likeness: the same person, perhaps, or somebody new.

use law::ids::PersonId;
use link::{Answer, Comparable, Explanation, Field, Level};

use super::base::Everyone;

/// From this probability on a row is taken for the person without a human: wrong less than once in
/// twenty, for the scores are calibrated.
const CLEAR_AT: f64 = 0.95;
/// From this probability on somebody looks before a row goes in. Below, two times of three it is
/// somebody else; what is the same person all the same, the search for duplicates shows.
pub(crate) const HOLD_AT: f64 = 0.3;

/// Somebody that a row may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A person of the base.
    Base(PersonId),
    /// A row that is judged right now: its entry, or its place in the batch.
    Row(u32),
}

/// What was found for one row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Alike {
    /// Nobody like this.
    #[default]
    Nobody,
    /// So many look alike that nobody can be told apart.
    Crowd,
    /// Perhaps this one, with this probability.
    Perhaps(Who, f64),
    /// This one.
    Surely(Who, f64),
}

/// Whom a row resembles, the surest first.
#[derive(Default)]
pub(crate) struct Likeness {
    /// Persons with the probability that each is meant.
    pub(crate) people: Vec<(Who, f64)>,
    /// What follows.
    pub(crate) alike: Alike,
}

impl Likeness {
    pub(super) fn of(everyone: &Everyone, row: &Comparable, answer: Answer) -> Self {
        let mut people: Vec<(Who, f64)> = Vec::new();
        for pair in &answer.pairs {
            let who = everyone.person(pair.person).map_or(Who::Row(pair.person), Who::Base);
            if !people.iter().any(|(known, _)| *known == who) {
                people.push((who, pair.score));
            }
        }
        let explained = || {
            let best = answer.pairs.first()?;
            everyone.matcher().explain_comparable(row, best.person)
        };
        let alike = match people.first() {
            Some((who, score)) if *score >= CLEAR_AT && explained().is_some_and(|e| tells(&e)) => {
                Alike::Surely(*who, *score)
            }
            Some((who, score)) if *score >= HOLD_AT => Alike::Perhaps(*who, *score),
            _ if answer.crowded => Alike::Crowd,
            _ => Alike::Nobody,
        };
        Self { people, alike }
    }
}

/// Whether more than the name speaks for it, and nothing that does not change speaks against it. A
/// name in a town is shared by too many to decide by; who was born on another day is another
/// person, whatever else agrees.
fn tells(explanation: &Explanation) -> bool {
    let level = |field: Field| {
        explanation
            .steps
            .iter()
            .find(|step| step.field == field)
            .map_or(Level::Missing, |s| s.level)
    };
    let own = [Field::Street, Field::Email, Field::Phone, Field::Birth];
    own.iter().any(|field| level(*field) >= Level::Similar)
        && level(Field::Birth) != Level::Differ
        && level(Field::First) != Level::Differ
}
