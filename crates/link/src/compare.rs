//! How far two persons agree, field by field, on a short scale of levels.

mod contact;
mod names;
mod places;

pub(crate) use contact::birth;
pub use contact::born_apart;
pub use names::is_slip;

use crate::index::{Index, Query, Row};

/// The fields that are weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Family name.
    Last,
    /// First names.
    First,
    /// Street and house number.
    Street,
    /// Postcode and town together, since they depend on each other.
    Place,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Date of birth.
    Birth,
}

/// Number of fields.
pub(crate) const FIELDS: usize = 7;
/// Number of sets of levels.
pub(crate) const SETS: usize = 16;

impl Field {
    /// Every field, in the order in which they are weighed and explained.
    pub const ALL: [Field; FIELDS] = [
        Field::Last,
        Field::First,
        Field::Street,
        Field::Place,
        Field::Email,
        Field::Phone,
        Field::Birth,
    ];
}

/// How far two values agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// One of the two is missing: says nothing.
    Missing = 0,
    /// They differ.
    Differ = 1,
    /// A part agrees: one half of a double name, a nickname, the street without the number, the
    /// town without the postcode, an address made from the same name at another provider.
    Part = 2,
    /// They are a slip of the pen apart.
    Similar = 3,
    /// They are the same.
    Equal = 4,
}

/// The levels a field may have, a bit each: one if all is known, every one if a value is missing,
/// some if half of it is (the town, not the postcode).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Levels(u8);

impl Levels {
    /// Nothing is known.
    pub(crate) const ANY: Levels = Levels(15);

    /// The levels that count alone, from [`Level::Differ`] on.
    pub(crate) const SINGLE: [Levels; 4] = [Levels(1), Levels(2), Levels(4), Levels(8)];

    pub(crate) const fn of(level: Level) -> Self {
        match level {
            Level::Missing => Self::ANY,
            Level::Differ => Levels(1),
            Level::Part => Levels(2),
            Level::Similar => Levels(4),
            Level::Equal => Levels(8),
        }
    }

    pub(crate) const fn or(self, other: Level) -> Self {
        Levels(self.0 | Self::of(other).0)
    }

    /// The place of the set in a table of [`SETS`].
    pub(crate) const fn place(self) -> usize {
        self.0 as usize
    }
}

/// The agreement of two persons.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Agreement {
    /// The level of each field, for people.
    pub(crate) levels: [Level; FIELDS],
    /// The levels it may have, for counting.
    pub(crate) open: [Levels; FIELDS],
    /// For equal values: the share of other persons in the base with that value; 0 where the
    /// average of the level has to do.
    pub(crate) shares: [f32; FIELDS],
}

/// Compares the query with a person of the base, by number. `own` is 1 if the query itself is
/// counted in the base, else 0. `None` where there is no such person.
pub(crate) fn compare(
    index: &Index,
    query: &Query<'_>,
    person: u32,
    own: u32,
) -> Option<Agreement> {
    let (row, born) = (index.row(person)?, index.birth(person));
    let names = names::names(index, query, row);
    let (place, open_place) = places::place(index, query, row);
    let levels = [
        names.last,
        names.first,
        places::street(index, query, row),
        place,
        contact::email(index, query, row),
        contact::phone(query.row.phone, row.phone),
        birth(query.prepared.birth, born),
    ];
    let mut open = levels.map(Levels::of);
    let [_, _, _, place, ..] = &mut open;
    *place = open_place;
    Some(Agreement { levels, open, shares: shares(index, query, (row, born), levels, own) })
}

/// The share of unrelated persons that agree as far as this row does, where the value tells more
/// than the average of the level; 0 elsewhere.
fn shares(
    index: &Index,
    query: &Query<'_>,
    (row, born): (&Row, u32),
    levels: [Level; FIELDS],
    own: u32,
) -> [f32; FIELDS] {
    let w = &index.words;
    let all = index.living().max(1) as f32;
    // Of the persons with the value the candidate itself is one; of the rest some are chance.
    let share = |count: u32| (count.saturating_sub(1 + own) as f32 + 0.3) / all;
    // Counts are looked up where they matter alone: each lies somewhere else in memory.
    let equal = |level: Level, count: &dyn Fn() -> u32, least: f32| match level {
        Level::Equal => share(count()).max(least),
        _ => 0.0,
    };
    let name = |level: Level, count: &dyn Fn() -> u32, slips: f32| match level {
        Level::Equal => share(count()),
        Level::Similar => share(count()).max(slips),
        _ => 0.0,
    };
    let [last, first, _, place, email, phone, birth] = levels;
    // Who has the same name often has an e-mail address made from it.
    let namesakes = last.min(first) >= Level::Similar && email == Level::Part;
    let mailbox = || w.local.count(row.local);
    [
        name(last, &|| w.last.count(row.last), 0.004),
        name(first, &|| w.first.count(row.first), 0.009),
        0.0,
        equal(place, &|| w.postcode.count(row.postcode), 0.0),
        if namesakes { 0.15 } else { equal(email, &mailbox, 1e-7) },
        equal(phone, &|| query.phone_count as u32, 0.0),
        equal(birth, &|| index.birth_count(born), 2e-5),
    ]
}
