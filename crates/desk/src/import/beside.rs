//! A held row side by side with the person it may be: field by field, how far they agree, and what
//! each field adds to the score.

use law::kinds::Shape;
use law::refusal::Words;
use link::{Explanation, Field, Level};

use super::clean::CleanRow;
use super::run::ReadRow;
use crate::Desk;
use crate::recognise::{Everyone, Who};

law::vocabulary! {
    /// How far two values agree.
    Mark { Missing = 0 "missing", Differ = 1 "differ", Part = 2 "part", Similar = 3 "similar", Equal = 4 "equal" }
}

/// One field on both sides. No `Debug`: it holds values.
pub struct Beside {
    /// The field.
    pub field: Words,
    /// What the row says; empty when it says nothing.
    pub row: String,
    /// What is known, each value.
    pub known: Vec<String>,
    /// How far they agree.
    pub mark: Mark,
    /// What it adds, in bits: +1 doubles the odds that both are one person. `None` where it was not
    /// weighed.
    pub bits: Option<f64>,
}

/// The score broken down: `start`, the bits of all fields and `others` add up to `total`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed {
    /// Log2 odds before anything is compared.
    pub start: f64,
    /// What other people that the row may be about take away, in bits.
    pub others: f64,
    /// Log2 odds in the end: those of the probability that is shown.
    pub total: f64,
    /// The probability, in thousandths.
    pub score: i64,
    /// What the pair looks like.
    pub kind: Words,
}

/// What is known of a person, by shape, opened for showing.
pub(super) type Side = Vec<(Shape, Vec<String>)>;

impl Mark {
    /// The mark in a word or two.
    pub const fn words(self) -> Words {
        let (de, en) = match self {
            Self::Missing => Level::Missing.words(),
            Self::Differ => Level::Differ.words(),
            Self::Part => Level::Part.words(),
            Self::Similar => Level::Similar.words(),
            Self::Equal => Level::Equal.words(),
        };
        Words { de, en }
    }
}

impl From<Level> for Mark {
    fn from(level: Level) -> Self {
        match level {
            Level::Missing => Self::Missing,
            Level::Differ => Self::Differ,
            Level::Part => Self::Part,
            Level::Similar => Self::Similar,
            Level::Equal => Self::Equal,
        }
    }
}

impl Desk {
    /// The row beside the person of the base, as the engine sees them.
    pub(super) fn beside(
        &self,
        row: &ReadRow,
        person: Option<law::ids::PersonId>,
        known: &Side,
    ) -> (Vec<Beside>, Option<Weighed>) {
        let everyone = self.base.read();
        let entries = person.map(|person| everyone.entries(person)).unwrap_or_default();
        let explained = entries
            .iter()
            .filter_map(|entry| everyone.matcher().explain_comparable(&row.like, *entry))
            .max_by(|a, b| a.total().total_cmp(&b.total()));
        let fields = Field::ALL.iter().map(|field| side(*field, &row.clean, known, &explained));
        let told = |beside: &Beside| !beside.row.is_empty() || !beside.known.is_empty();
        let weighed = explained.map(|explained| {
            let score = person.and_then(|person| score(&everyone, row, person));
            let score = score.unwrap_or(explained.probability()).clamp(1e-6, 1.0 - 1e-6);
            let total = (score / (1.0 - score)).log2();
            Weighed {
                start: explained.start,
                others: total - explained.total(),
                total,
                score: (score * 1_000.0) as i64,
                kind: words(explained.kind.words()),
            }
        });
        (fields.filter(told).collect(), weighed)
    }
}

/// How likely it is that this person is meant, as things stand now.
fn score(everyone: &Everyone, row: &ReadRow, person: law::ids::PersonId) -> Option<f64> {
    let found = everyone.alike(&row.like, &mut link::Workspace::default()).people;
    found.iter().find(|(who, _)| *who == Who::Base(person)).map(|(_, score)| *score)
}

fn side(field: Field, row: &CleanRow, known: &Side, explained: &Option<Explanation>) -> Beside {
    let step = explained.as_ref().and_then(|e| e.steps.iter().find(|step| step.field == field));
    let (shape, parts) = place(field);
    let values = known.iter().filter(|(of, _)| *of == shape).map(|(_, told)| {
        let told = parts.iter().filter_map(|at| told.get(*at)).filter(|part| !part.is_empty());
        told.map(String::as_str).collect::<Vec<_>>().join(" ")
    });
    Beside {
        field: words(field.words()),
        row: of_row(field, row),
        known: values.filter(|value| !value.is_empty()).collect(),
        mark: step.map_or(Mark::Missing, |step| step.level.into()),
        bits: step.map(|step| step.weight).filter(|bits| bits.abs() >= 0.05),
    }
}

/// Where a field stands among the values of a person: shape and parts.
const fn place(field: Field) -> (Shape, &'static [usize]) {
    match field {
        Field::Last => (Shape::Name, &[2]),
        Field::First => (Shape::Name, &[1]),
        Field::Street => (Shape::Postal, &[0]),
        Field::Place => (Shape::Postal, &[1, 2]),
        Field::Email => (Shape::Email, &[0]),
        Field::Phone => (Shape::Phone, &[0]),
        Field::Birth => (Shape::BirthDate, &[0]),
    }
}

fn of_row(field: Field, row: &CleanRow) -> String {
    let all = |values: Vec<&str>| values.join(", ");
    match field {
        Field::Last => row.family.clone(),
        Field::First => row.given.clone(),
        Field::Street => row.street_line(),
        Field::Place => format!("{} {}", row.postcode, row.city).trim().to_owned(),
        Field::Email => all(row.emails.iter().map(link::normal::Email::canonical).collect()),
        Field::Phone => all(row.phones.iter().map(link::normal::Phone::canonical).collect()),
        Field::Birth => row.birth_date.map_or_else(String::new, |day| day.to_string()),
    }
}

const fn words((de, en): (&'static str, &'static str)) -> Words {
    Words { de, en }
}
