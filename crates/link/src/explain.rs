//! Why a score is what it is, in steps a clerk can follow: the waterfall chart.

use crate::compare::{Agreement, FIELDS, Field, Level, Levels, compare};
use crate::matcher::Matcher;
use crate::model::{Kind, odds};
use crate::person::{Comparable, Person};

/// What one field adds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The field.
    pub field: Field,
    /// How far the two values agree.
    pub level: Level,
    /// Match weight in bits: +1 doubles the odds that both are one person, −1 halves them. What
    /// earlier fields already explained (a household's address after its surname) counts less.
    pub weight: f64,
}

/// A score broken down. `start` and the weights add up to `log2` of the final odds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Explanation {
    /// Log2 odds before anything is compared: a row against a random person of the base.
    pub start: f64,
    /// What each field adds, in the order of [`Field::ALL`].
    pub steps: [Step; FIELDS],
    /// The kind of pair that explains the agreement best.
    pub kind: Kind,
}

impl Explanation {
    /// Log2 odds after all fields, without the competition of other candidates.
    pub fn total(&self) -> f64 {
        self.start + self.steps.iter().map(|step| step.weight).sum::<f64>()
    }

    /// The probability these odds stand for, 0 to 1.
    pub fn probability(&self) -> f64 {
        1.0 / (1.0 + (-self.total()).exp2())
    }
}

impl Matcher {
    /// Explains how an incoming row compares with a person of the base.
    pub fn explain(&self, row: &Person<'_>, person: u32) -> Option<Explanation> {
        self.explain_comparable(&Comparable::of(row, self.index().assumptions()), person)
    }

    /// As [`explain`](Self::explain), for a row made comparable before.
    pub fn explain_comparable(&self, row: &Comparable, person: u32) -> Option<Explanation> {
        let query = self.index().query_comparable(row);
        let seen = compare(self.index(), &query, person, 0)?;
        Some(self.explain_agreement(&seen))
    }

    /// Explains how two persons of the base compare; the total is that of
    /// [`find_within`](Self::find_within).
    pub fn explain_within(&self, one: u32, other: u32) -> Option<Explanation> {
        let query = self.index().query_of(one.min(other))?;
        Some(self.explain_agreement(&compare(self.index(), &query, one.max(other), 1)?))
    }

    fn explain_agreement(&self, seen: &Agreement) -> Explanation {
        let bits = |seen: &Agreement| odds(&self.expected(seen)).log2();
        let mut known = Agreement {
            levels: [Level::Missing; FIELDS],
            open: [Levels::ANY; FIELDS],
            shares: [0.0; FIELDS],
        };
        let start = bits(&known);
        let mut before = start;
        let mut n = 0;
        let steps = Field::ALL.map(|field| {
            let level = seen.levels.get(n).copied().unwrap_or(Level::Missing);
            // How frequent a value is counts from where the value does.
            let open = seen.open.get(n).copied().unwrap_or(Levels::ANY);
            let share = seen.shares.get(n).copied().unwrap_or(0.0);
            if let (Some(o), Some(s)) = (known.open.get_mut(n), known.shares.get_mut(n)) {
                (*o, *s) = (open, share);
            }
            n += 1;
            let after = bits(&known);
            let weight = after - before;
            before = after;
            Step { field, level, weight }
        });
        Explanation { start, steps, kind: most_likely(&self.expected(seen)) }
    }
}

fn most_likely(expected: &[f64]) -> Kind {
    let kinds = Kind::ALL.iter().zip(expected);
    kinds.max_by(|a, b| a.1.total_cmp(b.1)).map_or(Kind::Random, |(kind, _)| *kind)
}

impl Field {
    /// The field's name for German and English readers.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Field::Last => ("Nachname", "last name"),
            Field::First => ("Vorname", "first name"),
            Field::Street => ("Straße", "street"),
            Field::Place => ("Ort", "town"),
            Field::Email => ("E-Mail", "e-mail"),
            Field::Phone => ("Telefon", "telephone"),
            Field::Birth => ("Geburtsdatum", "date of birth"),
        }
    }
}

impl Level {
    /// The level for German and English readers.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Level::Missing => ("fehlt", "missing"),
            Level::Differ => ("verschieden", "different"),
            Level::Part => ("teilweise gleich", "partly equal"),
            Level::Similar => ("ähnlich", "similar"),
            Level::Equal => ("gleich", "equal"),
        }
    }
}

impl Kind {
    /// The kind of pair for German and English readers.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Kind::Same => ("dieselbe Person", "the same person"),
            Kind::Moved => ("dieselbe Person, umgezogen", "the same person, moved"),
            Kind::Household => ("Mitglieder eines Haushalts", "members of one household"),
            Kind::Senior => ("Eltern und Kind gleichen Namens", "parent and child of one name"),
            Kind::Namesake => ("Namensgleiche an einem Ort", "namesakes in one town"),
            Kind::Neighbour => ("Nachbarn unter einer Adresse", "neighbours at one address"),
            Kind::Contact => ("gemeinsame Kontaktdaten", "shared contact details"),
            Kind::Random => ("zufällige Ähnlichkeit", "chance resemblance"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Assumptions, Index, Kind, Level, Matcher, Person, Workspace};

    #[test]
    fn the_total_is_the_score_of_the_pair() {
        let one = Person {
            first_name: "Hans",
            last_name: "Wolfssteiner",
            street: "Hafenallee 53",
            city: "Erding",
            ..Person::default()
        };
        let other = Person { first_name: "Hanns", street: "Hafenallee 5", ..one };
        let assume = Assumptions { calling_code: 49, latest_year: 2026 };
        let matcher = Matcher::new(Index::build([one, other], assume));
        let pair = matcher.find_within(0, &mut Workspace::default()).pairs[0];
        let explained = matcher.explain_within(1, 0).unwrap();
        assert!((pair.score - explained.probability()).abs() < 1e-9);
        assert!(matcher.explain_within(0, 7).is_none());
    }

    #[test]
    fn steps_add_up_and_name_the_household() {
        let husband = Person {
            first_name: "Hans",
            last_name: "Wolfssteiner",
            street: "Hafenallee 53",
            postcode: "75025",
            city: "Erding",
            birthdate: "1957-03-04",
            ..Person::default()
        };
        let wife = Person { first_name: "Erika", birthdate: "1960-12-09", ..husband };
        let assume = Assumptions { calling_code: 49, latest_year: 2026 };
        let matcher = Matcher::new(Index::build([husband], assume));
        let same = matcher.explain(&husband, 0).unwrap();
        let other = matcher.explain(&wife, 0).unwrap();
        assert!(same.total() > 3.0 && other.total() < -3.0);
        assert_eq!((same.kind, other.kind), (Kind::Same, Kind::Household));
        assert_eq!(other.steps[1].level, Level::Differ);
        assert!(other.steps[1].weight < 0.0 && same.steps[6].weight > 0.0);
        assert!(matcher.explain(&wife, 7).is_none());
    }
}
