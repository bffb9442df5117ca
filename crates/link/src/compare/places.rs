//! Street, postcode and town.

use super::names::same;
use super::{Level, Levels};
use crate::edit::within;
use crate::index::{Index, Query, Row};

pub(super) fn street(index: &Index, query: &Query<'_>, row: &Row) -> Level {
    let (number, other) = (query.row.number, row.number);
    let name = match same(query.row.street, row.street) {
        Some(level) => level,
        None => street_names(&query.prepared.street, index.words.street.text(row.street)),
    };
    let same_house = number / 32 == other / 32;
    match name {
        Level::Equal if number == other => Level::Equal,
        Level::Equal if same_house || numbers_close(number / 32, other / 32) => Level::Similar,
        Level::Equal => Level::Part,
        Level::Similar if same_house => Level::Similar,
        Level::Similar => Level::Part,
        Level::Missing if same_house && number != 0 => Level::Part,
        level => level,
    }
}

/// Two different street names.
fn street_names(a: &str, b: &str) -> Level {
    let slips = if a.len().min(b.len()) >= 10 { 2 } else { 1 };
    let shortened = a.len().min(b.len()) >= 5 && (a.starts_with(b) || b.starts_with(a));
    if within(a, b, slips) || shortened { Level::Similar } else { Level::Differ }
}

/// A digit forgotten, added or mistyped, or one of the two has no number.
fn numbers_close(a: u32, b: u32) -> bool {
    a == 0 || b == 0 || a.abs_diff(b) <= 2 || a / 10 == b || b / 10 == a
}

/// How far postcode and town agree together, and how far they may if one of them is missing.
pub(super) fn place(index: &Index, query: &Query<'_>, row: &Row) -> (Level, Levels) {
    let (q, w) = (&query.prepared, &index.words);
    let code = match same(query.row.postcode, row.postcode) {
        Some(level) => level,
        None => close(&q.postcode, w.postcode.text(row.postcode), 1),
    };
    let town = match same(query.row.city, row.city) {
        Some(level) => level,
        None => close(&q.city, w.city.text(row.city), 2),
    };
    (together(code, town), possible(code, town))
}

/// The levels that both may have together, whatever the missing one is.
fn possible(code: Level, town: Level) -> Levels {
    let known = [Level::Differ, Level::Similar, Level::Equal];
    let level = Levels::of(together(code, town));
    match (code, town) {
        (Level::Missing, Level::Missing) => Levels::ANY,
        (Level::Missing, _) => known.iter().fold(level, |all, code| all.or(together(*code, town))),
        (_, Level::Missing) => known.iter().fold(level, |all, town| all.or(together(code, *town))),
        _ => level,
    }
}

fn together(code: Level, town: Level) -> Level {
    match (code, town) {
        (Level::Missing, Level::Missing) => Level::Missing,
        (Level::Equal, Level::Equal) => Level::Equal,
        (Level::Equal, _) | (Level::Similar, Level::Equal | Level::Similar) => Level::Similar,
        (Level::Missing, Level::Equal | Level::Similar) => Level::Part,
        (_, Level::Equal | Level::Similar) | (Level::Similar, Level::Missing) => Level::Part,
        _ => Level::Differ,
    }
}

/// Two different values: a slip apart, or one the beginning of the other.
fn close(a: &str, b: &str, slips: u32) -> Level {
    let slips = if a.len() < 4 { 0 } else { slips };
    let begins = a.len().min(b.len()) >= 4 && (a.starts_with(b) || b.starts_with(a));
    if begins || within(a, b, slips) { Level::Similar } else { Level::Differ }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_place_leaves_several_levels_open() {
        use Level::{Differ, Equal, Missing, Part, Similar};
        let of = |levels: &[Level]| levels.iter().fold(Levels::of(levels[0]), |set, l| set.or(*l));
        assert_eq!(possible(Missing, Equal), of(&[Part, Similar, Equal]));
        assert_eq!(possible(Differ, Missing), of(&[Differ, Part]));
        assert_eq!(possible(Equal, Equal), of(&[Equal]));
        assert_eq!(possible(Missing, Missing), Levels::ANY);
    }

    #[test]
    fn slips_and_short_forms_are_close() {
        assert_eq!(street_names("rudolfdieselweg", "rudyolfdieselweg"), Level::Similar);
        assert_eq!(street_names("goldweg", "goldgasse"), Level::Differ);
        assert_eq!(close("76819", "76891", 1), Level::Similar);
        assert_eq!(close("76819", "76928", 1), Level::Differ);
        assert_eq!(close("mainz", "mainz kastel", 2), Level::Similar);
        assert!(numbers_close(12, 1) && numbers_close(102, 104) && !numbers_close(12, 57));
    }
}
