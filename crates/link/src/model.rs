//! The model: what agreement to expect between two records of one person, and between records of
//! different people.
//!
//! Fellegi and Sunter, "A Theory for Record Linkage" (JASA 1969), with one change. They take
//! fields as independent within matches and within non-matches; but a husband and wife agree in
//! surname, street, town and telephone all at once. So each side is a mixture of kinds of pairs
//! within which independence is a fair assumption, and what a household shares is explained by the
//! household, not by chance.

use crate::compare::{Agreement, FIELDS, Levels, SETS};
use crate::table;

/// Kinds of pairs. The first two are the same person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One person, same home.
    Same,
    /// One person who moved.
    Moved,
    /// Two members of a household.
    Household,
    /// Father and son, mother and daughter: same name, same home, another birth date.
    Senior,
    /// Two people of one name in one town.
    Namesake,
    /// Two people at one address.
    Neighbour,
    /// Two people who share a telephone number or mail address.
    Contact,
    /// Two people who have nothing to do with each other.
    Random,
}

/// Number of kinds.
pub(crate) const KINDS: usize = 8;
/// How many kinds, from the front, are the same person.
pub(crate) const MATCHES: usize = 2;

impl Kind {
    /// Every kind; matches first.
    pub const ALL: [Kind; KINDS] = [
        Kind::Same,
        Kind::Moved,
        Kind::Household,
        Kind::Senior,
        Kind::Namesake,
        Kind::Neighbour,
        Kind::Contact,
        Kind::Random,
    ];
}

/// Probability of each set of levels in one field, by [`Levels::place`]: a field of which half is
/// known is as probable as all levels it may have.
pub(crate) type Odds = [f64; SETS];

/// What one kind of pair looks like; `None` where agreement is chance.
pub(crate) type Portrait = [Option<Odds>; FIELDS];

/// The parameters. [`Model::shipped`] works at once; [`Matcher::learn`](crate::Matcher::learn) fits
/// them to a firm's own data without labels.
#[derive(Clone, Debug)]
pub struct Model {
    /// How many pairs of each kind one incoming row has in the base, on average. `Random` is not
    /// used: it is the size of the base.
    pub(crate) rates: [f64; KINDS],
    pub(crate) portraits: [Portrait; KINDS],
    /// The levels of pairs that have nothing to do with each other.
    pub(crate) chance: [Odds; FIELDS],
}

impl Model {
    /// The model that comes with the program.
    pub fn shipped() -> Self {
        let mut portraits = [[None; FIELDS]; KINDS];
        let mut chance = [[1.0; SETS]; FIELDS];
        for (kind, field, odds) in prior_rows() {
            let (Some(k), Some(f)) = (KIND_WORDS.iter().position(|w| *w == kind), field) else {
                continue;
            };
            if let (true, Some(odds), Some(place)) = (kind == "random", odds, chance.get_mut(f)) {
                *place = odds;
            }
            let place = portraits.get_mut(k).and_then(|portrait| portrait.get_mut(f));
            if let (false, Some(place)) = (kind == "random", place) {
                *place = odds;
            }
        }
        Self { rates: [0.40, 0.05, 0.30, 0.02, 0.02, 0.30, 0.02, 0.0], portraits, chance }
    }

    /// Expected number of pairs of each kind with this agreement, for one incoming row against a
    /// base of `base` persons.
    pub(crate) fn expected(&self, seen: &Agreement, base: usize) -> [f64; KINDS] {
        let mut out = [0.0; KINDS];
        for ((out, kind), (rate, portrait)) in
            out.iter_mut().zip(Kind::ALL).zip(self.rates.iter().zip(&self.portraits))
        {
            let rate = match kind {
                Kind::Random => base as f64,
                Kind::Namesake => rate * namesakes(seen, base),
                _ => *rate,
            };
            *out = self.fields(seen, portrait).fold(rate, |product, p| product * p);
        }
        out
    }

    /// The probability of what is seen in each field, for one kind of pair.
    pub(crate) fn fields<'a>(
        &'a self,
        seen: &'a Agreement,
        portrait: &'a Portrait,
    ) -> impl Iterator<Item = f64> + 'a {
        let seen = seen.open.iter().zip(&seen.shares);
        portrait.iter().zip(&self.chance).zip(seen).map(|((own, chance), (levels, share))| {
            let place = levels.place();
            match own {
                Some(odds) => odds.get(place).copied().unwrap_or(1.0),
                None if *share > 0.0 => f64::from(*share),
                None => chance.get(place).copied().unwrap_or(1.0),
            }
        })
    }
}

/// How much likelier than on average two people of one name are namesakes: a name that hardly
/// anybody in the base has is seldom met twice in one town.
fn namesakes(seen: &Agreement, base: usize) -> f64 {
    let [last, first, ..] = seen.shares;
    let bearers = f64::from(last) * f64::from(first) * base as f64;
    let known = last > 0.0 && first > 0.0;
    if known { (bearers / COMMON_NAME).sqrt().clamp(RARE_NAME, 1.0) } else { 1.0 }
}

/// Others with the same name in the base, by chance, from which on a name is no longer rare.
const COMMON_NAME: f64 = 0.005;
/// The least share of namesakes.
const RARE_NAME: f64 = 0.1;

/// Odds that the pair is one person: expected matches by expected others.
pub(crate) fn odds(expected: &[f64; KINDS]) -> f64 {
    let (matches, others) = expected.split_at(MATCHES);
    matches.iter().sum::<f64>() / others.iter().sum::<f64>().max(f64::MIN_POSITIVE)
}

const KIND_WORDS: [&str; KINDS] =
    ["same", "moved", "household", "senior", "namesake", "neighbour", "contact", "random"];

const FIELD_WORDS: [&str; FIELDS] = ["last", "first", "street", "place", "email", "phone", "birth"];

/// The table of the shipped model: kind, number of the field, odds.
fn prior_rows() -> impl Iterator<Item = (&'static str, Option<usize>, Option<Odds>)> {
    table::rows(include_str!("../data/prior.tsv")).map(|(kind, rest)| {
        let (field, odds) = rest.split_once('\t').unwrap_or((rest, "-"));
        let field = FIELD_WORDS.iter().position(|word| *word == field);
        (kind, field, parse_odds(odds))
    })
}

fn parse_odds(text: &str) -> Option<Odds> {
    let mut percent = text.split(' ').map_while(|number| number.parse::<f64>().ok());
    let [a, b, c, d] = std::array::from_fn(|_| percent.next());
    Some(spread([a? / 100.0, b? / 100.0, c? / 100.0, d? / 100.0]))
}

/// The probabilities of the four levels, from [`Differ`](crate::Level::Differ) on, as those of
/// every set of them. That of every level, where nothing is known, is 1.
pub(crate) fn spread(single: [f64; 4]) -> Odds {
    let mut odds: Odds = std::array::from_fn(|set| {
        let inside = single.iter().zip(Levels::SINGLE);
        inside.filter(|(_, level)| level.place() & set != 0).map(|(p, _)| p).sum()
    });
    for place in [0, Levels::ANY.place()] {
        if let Some(all) = odds.get_mut(place) {
            *all = 1.0;
        }
    }
    odds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Level;

    #[test]
    fn every_row_of_the_shipped_table_is_a_distribution() {
        let rows: Vec<_> = prior_rows().collect();
        assert_eq!(rows.len(), KINDS * FIELDS);
        for (kind, field, odds) in rows {
            assert!(KIND_WORDS.contains(&kind) && field.is_some());
            let sum: f64 = odds.map_or(1.0, |odds| [1, 2, 4, 8].map(|set| odds[set]).iter().sum());
            assert!((sum - 1.0).abs() < 1e-6, "{kind} {field:?} {sum}");
        }
    }

    fn seen(levels: [Level; FIELDS]) -> Agreement {
        Agreement { levels, open: levels.map(Levels::of), shares: [1e-3; FIELDS] }
    }

    #[test]
    fn a_household_is_told_from_a_person() {
        use Level::{Differ, Equal, Missing};
        let model = Model::shipped();
        let odds = |levels| odds(&model.expected(&seen(levels), 100_000));
        let person = odds([Equal, Equal, Equal, Equal, Missing, Equal, Equal]);
        let wife = odds([Equal, Differ, Equal, Equal, Differ, Equal, Differ]);
        let son = odds([Equal, Equal, Equal, Equal, Differ, Equal, Differ]);
        let twin = odds([Equal, Differ, Equal, Equal, Differ, Equal, Equal]);
        assert!(person > 1e3 && wife < 1e-3 && son < 0.3 && twin < 0.5, "{wife} {son} {twin}");
    }
}
