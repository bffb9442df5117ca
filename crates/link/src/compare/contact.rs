//! E-mail, telephone, date of birth.

use super::Level;
use super::names::same;
use crate::edit::{one_slip, within};
use crate::index::{Index, Query, Row};
use crate::table;
use std::sync::LazyLock;

/// Mailboxes of a function (`info`), which people use beside their own.
static ROLES: LazyLock<table::Set> =
    LazyLock::new(|| table::set(include_str!("../../data/role_mailboxes.tsv")));

pub(super) fn email(index: &Index, query: &Query<'_>, row: &Row) -> Level {
    let (q, w) = (&query.prepared, &index.words);
    let (local, domain) = (same(query.row.local, row.local), query.row.domain == row.domain);
    match local {
        Some(Level::Equal) if domain => return Level::Equal,
        Some(Level::Missing) => return Level::Missing,
        _ => {}
    }
    let other = w.local.text(row.local);
    let slips = u32::from(q.local.len() >= 5) + u32::from(q.local.len() >= 12);
    let close_domain = || domain || within(&q.domain, w.domain.text(row.domain), 2);
    if same_letters(&q.local, other) && q.local != other {
        // `anna.meier` and `annameier81` are two mailboxes made from one name.
        return Level::Part;
    }
    let slip = within(&q.local, other, slips) && close_domain();
    match slip {
        true if mirrors(&q.local, &q.first, other, w.first.text(row.first)) => Level::Part,
        true => Level::Similar,
        // That somebody wrote from the firm's mailbox says nothing about who it was.
        false if ROLES.contains(q.local.as_str()) || ROLES.contains(other) => Level::Missing,
        false if q.local == other => Level::Part,
        false => Level::Differ,
    }
}

/// Whether the addresses differ just because the first names do: `elena.k`, `jelena.k`.
fn mirrors(local: &str, name: &str, other: &str, other_name: &str) -> bool {
    name != other_name
        && name.len().min(other_name.len()) >= 3
        && local.contains(name)
        && other.contains(other_name)
}

/// Whether two local parts consist of the same letters, without dots and final digits.
fn same_letters(a: &str, b: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = u8> {
        text.bytes().filter(u8::is_ascii_alphabetic)
    }
    letters(a).nth(2).is_some() && letters(a).eq(letters(b))
}

pub(super) fn phone(a: u64, b: u64) -> Level {
    match (a, b) {
        (0, _) | (_, 0) => Level::Missing,
        _ if a == b => Level::Equal,
        _ if digits_close(a, b) => Level::Similar,
        _ => Level::Differ,
    }
}

/// One digit wrong, missing, too many, or two swapped; or an extension behind the number.
fn digits_close(a: u64, b: u64) -> bool {
    let (long, short) = (a.max(b), a.min(b));
    if short > 100_000_000 && (long / 10 == short || long / 100 == short) {
        return true;
    }
    number_slip(a, b)
}

/// At most one edit between the digits of two numbers.
fn number_slip(a: u64, b: u64) -> bool {
    if is_far(a, b) {
        return false;
    }
    let ((a, a_len), (b, b_len)) = (digits(a), digits(b));
    let (a, b) = (a.get(..a_len).unwrap_or(&a), b.get(..b_len).unwrap_or(&b));
    one_slip(a, b)
}

/// Whether two numbers are surely more than one edit apart. Between numbers of as many digits, one
/// wrong digit or two swapped ones make a difference of at most 81 of some power of ten.
fn is_far(a: u64, b: u64) -> bool {
    let digits = |n: u64| n.checked_ilog10().map_or(0, |log| log + 1);
    let mut gap = a.abs_diff(b);
    while gap > 81 && gap.is_multiple_of(10) {
        gap /= 10;
    }
    match digits(a).abs_diff(digits(b)) {
        0 => gap > 81,
        more => more > 1,
    }
}

/// The digits, last one first, and how many there are.
fn digits(n: u64) -> ([u8; 20], usize) {
    let (mut rest, mut count) = (n, 0);
    let digits = std::array::from_fn(|_| {
        count += usize::from(rest > 0);
        let digit = (rest % 10) as u8;
        rest /= 10;
        digit
    });
    (digits, count)
}

pub(crate) fn birth(a: u32, b: u32) -> Level {
    if a == 0 || b == 0 {
        return Level::Missing;
    }
    if a == b {
        return Level::Equal;
    }
    let parts = |n: u32| (n / 10_000, n / 100 % 100, n % 100);
    let ((ya, ma, da), (yb, mb, db)) = (parts(a), parts(b));
    let swapped = ya == yb && ma == db && da == mb;
    if swapped || number_slip(a.into(), b.into()) {
        return Level::Similar;
    }
    let equal = u32::from(ya == yb) + u32::from(ma == mb) + u32::from(da == db);
    if equal == 2 { Level::Part } else { Level::Differ }
}

/// Whether two dates of birth (`yyyy-mm-dd`) are those of two people: more than a slip of the pen
/// apart. A date that cannot be read says nothing.
pub fn born_apart(a: &str, b: &str) -> bool {
    // Of years with two digits none is meant here.
    let day = |text| crate::person::birth(text, 9999);
    birth(day(a), day(b)) == Level::Differ
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_in_numbers() {
        assert_eq!(phone(491_701_234_567, 491_701_234_576), Level::Similar);
        assert_eq!(phone(491_701_234_567, 49_170_123_456), Level::Similar);
        assert_eq!(phone(491_701_234_567, 491_709_999_567), Level::Differ);
        assert_eq!(phone(0, 49_170), Level::Missing);
    }

    #[test]
    fn slips_in_dates() {
        assert_eq!(birth(19_900_203, 19_900_302), Level::Similar);
        assert_eq!(birth(19_900_203, 19_910_203), Level::Similar);
        assert_eq!(birth(19_671_001, 19_670_101), Level::Similar);
        assert_eq!(birth(19_671_001, 19_671_023), Level::Part);
        assert_eq!(birth(19_900_203, 19_650_418), Level::Differ);
        assert!(born_apart("1950-01-01", "1985-06-30") && !born_apart("1950-01-01", "1950-10-01"));
        assert!(!born_apart("1950-01-01", "") && !born_apart("unknown", "1985-06-30"));
    }

    #[test]
    fn addresses_made_from_one_name() {
        assert!(same_letters("anna.meier81", "annameier"));
        assert!(!same_letters("a1", "a2") && !same_letters("anna", "berta"));
    }
}
