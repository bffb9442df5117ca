//! Why two records are thought to be one person, in the words of a clerk.

use law::refusal::Words;
use link::{Explanation, Level};

/// A score broken down into what each field adds.
pub struct Why {
    /// Evidence before anything is compared, in bits.
    pub start: f64,
    /// Field, how far both agree, and what that adds in bits: +1 doubles the odds.
    pub steps: Vec<(Words, Words, f64)>,
    /// The kind of pair that explains the agreement best.
    pub kind: Words,
}

impl Why {
    /// The explanation without the fields one of the two lacks.
    pub(crate) fn of(explanation: &Explanation) -> Self {
        let told = explanation.steps.iter().filter(|step| step.level != Level::Missing);
        let words = |(de, en)| Words { de, en };
        Self {
            start: explanation.start,
            steps: told
                .map(|step| (words(step.field.words()), words(step.level.words()), step.weight))
                .collect(),
            kind: words(explanation.kind.words()),
        }
    }
}
