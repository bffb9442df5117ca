//! Family and first names: spelling families, double names, nicknames, swapped fields.

use super::Level;
use crate::edit::within;
use crate::index::{Index, Query, Row};
use crate::phonetic::cologne;
use crate::slips::look_alike;
use crate::table;
use crate::vocabulary::{Prehashed, Sym, hash, mix};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Pairs of folded first names that stand for each other.
static NICKNAMES: LazyLock<HashSet<u64, Prehashed>> = LazyLock::new(|| {
    table::rows(include_str!("../../data/nicknames.tsv"))
        .flat_map(|(full, short)| short.split(' ').map(move |short| nickname(full, short)))
        .collect()
});

fn nickname(full: &str, short: &str) -> u64 {
    mix(hash(full)).wrapping_add(hash(short))
}

/// How both names agree, in the better of the two orders.
pub(super) struct Names {
    pub(super) last: Level,
    pub(super) first: Level,
}

pub(super) fn names(index: &Index, query: &Query<'_>, row: &Row) -> Names {
    let (q, w) = (&query.prepared, &index.words);
    let last = match same(query.row.last, row.last) {
        Some(level) => level,
        None => last_names(&q.last, w.last.text(row.last)),
    };
    let first = match same(query.row.first, row.first) {
        Some(level) => level,
        None => first_names(&q.first, w.first.text(row.first)),
    };
    if last >= Level::Part || first >= Level::Similar || row.last == Sym::NONE {
        return Names { last, first };
    }
    let (row_last, row_first) = (w.last.text(row.last), w.first.text(row.first));
    if !same_initial(&q.first, row_last) && !same_initial(&q.last, row_first) {
        return Names { last, first };
    }
    let crossed_last = level(&q.first, row_last, last_names);
    let crossed_first = level(&q.last, row_first, first_names);
    let (worse, better) = (crossed_last.min(crossed_first), crossed_last.max(crossed_first));
    // One equal name in the other's place: exchanged, and the second has changed or is not known.
    let swapped = worse >= Level::Part && better >= Level::Similar || better == Level::Equal;
    match swapped {
        true => Names { last: crossed_last, first: crossed_first },
        false => Names { last, first },
    }
}

/// What the numbers alone tell.
pub(super) fn same(query: Sym, row: Sym) -> Option<Level> {
    match (query, row) {
        (Sym::NONE, _) | (_, Sym::NONE) => Some(Level::Missing),
        (a, b) if a == b => Some(Level::Equal),
        _ => None,
    }
}

fn same_initial(a: &str, b: &str) -> bool {
    a.as_bytes().first() == b.as_bytes().first()
}

fn level(a: &str, b: &str, different: fn(&str, &str) -> Level) -> Level {
    match (a.is_empty() || b.is_empty(), a == b) {
        (true, _) => Level::Missing,
        (_, true) => Level::Equal,
        _ => different(a, b),
    }
}

/// Two different family names.
fn last_names(a: &str, b: &str) -> Level {
    if similar(a, b) {
        return Level::Similar;
    }
    let double = a.contains(' ') || b.contains(' ');
    if double && shares_word(a, b) { Level::Part } else { Level::Differ }
}

/// Two different first names.
fn first_names(a: &str, b: &str) -> Level {
    if similar(a, b) {
        return Level::Similar;
    }
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    match includes(long, short) || short_form(long, short) || short_form(short, long) {
        true => Level::Part,
        false => Level::Differ,
    }
}

/// Whether every word of the shorter name is in the longer one: Hans in Hans-Jürgen, but not
/// Hans-Dietrich, who is somebody else.
fn includes(long: &str, short: &str) -> bool {
    long.contains(' ') && short.split(' ').all(|word| shares_word(long, word))
}

/// A slip of the pen or another spelling of the same sound.
fn similar(a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    let slips = if shorter >= 9 { 2 } else { u32::from(shorter >= 3) };
    if within(a, b, slips) || a.len().abs_diff(b.len()) <= 2 && equal_joined(a, b) {
        return true;
    }
    let close = shorter >= 4 && same_initial(a, b);
    close && (look_alike(a, b) || within(a, b, 3) && sounds_alike(a, b))
}

/// Whether two folded names are equal or a slip of the pen, or another spelling, apart.
pub fn is_slip(a: &str, b: &str) -> bool {
    a == b || similar(a, b)
}

fn equal_joined(a: &str, b: &str) -> bool {
    a.bytes().filter(|b| *b != b' ').eq(b.bytes().filter(|b| *b != b' '))
}

fn sounds_alike(a: &str, b: &str) -> bool {
    cologne(a).is_some_and(|code| code >= 10 && Some(code) == cologne(b))
}

fn shares_word(a: &str, b: &str) -> bool {
    let word_pairs = a.split(' ').flat_map(|x| b.split(' ').map(move |y| (x, y)));
    word_pairs.into_iter().any(|(x, y)| {
        x.len() >= 3 && y.len() >= 3 && (x == y || x.len() >= 4 && y.len() >= 4 && similar(x, y))
            || one_is_initial(x, y)
    })
}

fn one_is_initial(x: &str, y: &str) -> bool {
    x.len().min(y.len()) == 1 && x.as_bytes().first() == y.as_bytes().first()
}

/// `short` is an initial, a nickname or a diminutive of `full`.
fn short_form(full: &str, short: &str) -> bool {
    if short.len() >= full.len() && short.len() > 8 {
        return false;
    }
    if one_is_initial(full, short) || NICKNAMES.contains(&nickname(full, short)) {
        return true;
    }
    let stem = ["chen", "lein", "li", "le", "ie", "y", "i", "e", "s"]
        .iter()
        .find_map(|ending| short.strip_suffix(ending).filter(|stem| stem.len() >= 3));
    let begins =
        |part: &str| part.len() >= 3 && (starts_joined(full, part) || ends_name(full, part));
    begins(short) || stem.is_some_and(begins) || initials(full, short)
}

/// Whether the name, written in one word, begins so.
fn starts_joined(full: &str, part: &str) -> bool {
    full.bytes().filter(|b| *b != b' ').take(part.len()).eq(part.bytes())
}

/// `Tina` for `Christina`: the end of a word, at least four letters of it.
fn ends_name(full: &str, part: &str) -> bool {
    part.len() >= 4 && full.split(' ').any(|word| word.ends_with(part))
}

/// `hj` for `hans juergen`.
fn initials(full: &str, short: &str) -> bool {
    let letters = short.bytes().filter(|b| *b != b' ');
    full.contains(' ') && full.split(' ').filter_map(|w| w.bytes().next()).eq(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names() {
        for (a, b, expected) in [
            ("meier", "mayr", Level::Similar),
            ("hartmann", "hafrtmann", Level::Similar),
            ("mueller vogt", "vogt", Level::Part),
            ("dietrich", "koehler ditrich", Level::Part),
            ("neumann otto", "neuman otto", Level::Similar),
            ("schmidt", "schneider", Level::Differ),
            ("иванов", "петров", Level::Differ),
        ] {
            assert_eq!(last_names(a, b), expected, "{a} {b}");
            assert_eq!(last_names(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn first_names_and_their_short_forms() {
        for (a, b, expected) in [
            ("hans juergen", "hajo", Level::Part),
            ("elisabeth", "lisa", Level::Part),
            ("gaetano", "gaei", Level::Part),
            ("marita", "m", Level::Part),
            ("hans juergen", "hans", Level::Part),
            ("christina", "tina", Level::Part),
            ("anna lena", "annalena", Level::Similar),
            ("birthe", "birthhe", Level::Similar),
            ("katrin", "katriri", Level::Similar),
            ("hans", "karl", Level::Differ),
            ("sandra", "sandro", Level::Similar),
        ] {
            assert_eq!(first_names(a, b), expected, "{a} {b}");
        }
    }
}
