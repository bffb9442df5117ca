//! Calendar dates in the usual spellings.

use crate::lexicon::MONTH;
use crate::page::{Kind, Page};

/// A date: its folded end, and its year if it is written out.
pub struct Date {
    pub end: usize,
    pub year: Option<u16>,
}

/// A date that begins with this token.
pub fn read(page: &Page, index: usize) -> Option<Date> {
    match page.token(index).kind {
        Kind::Number => numeric(page, index).or_else(|| day_first(page, index)),
        Kind::Mixed => day_first(page, index),
        Kind::Word => month_first(page, index),
        Kind::Sign => None,
    }
}

fn number(page: &Page, index: usize) -> Option<u16> {
    let text = page.text(index);
    if text.is_empty() || text.len() > 4 {
        return None;
    }
    text.iter().try_fold(0u16, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u16::from(b - b'0')))
}

/// `26.02.1994`, `26. 2. 94`, `1994-02-26`, `26/02/1994`, `02/26/1994`.
fn numeric(page: &Page, index: usize) -> Option<Date> {
    let sign = [b'.', b'-', b'/'].into_iter().find(|sign| page.is_sign(index + 1, *sign))?;
    let glued = |a: usize| page.distance(a, a + 1) <= 1;
    if !page.is_sign(index + 3, sign) || !(0..4).all(|step| glued(index + step)) {
        return None;
    }
    let (a, b, c) = (number(page, index)?, number(page, index + 2)?, number(page, index + 4)?);
    let length = |i: usize| page.text(i).len();
    let day_month = |d: u16, m: u16| (1..=31).contains(&d) && (1..=12).contains(&m);
    let end = page.token(index + 4).end;
    if length(index) == 4 && day_month(c, b) && length(index + 4) <= 2 {
        return is_year(a).then_some(Date { end, year: Some(a) });
    }
    let ordered = day_month(a, b) || sign == b'/' && day_month(b, a);
    let short = length(index) <= 2 && length(index + 2) <= 2;
    match length(index + 4) {
        4 if ordered && short && is_year(c) => Some(Date { end, year: Some(c) }),
        2 if ordered && short => Some(Date { end, year: None }),
        _ => None,
    }
}

/// `17. Juni 1954`, `18 January 1971`, `3rd of May 1960`.
fn day_first(page: &Page, index: usize) -> Option<Date> {
    let text = page.text(index);
    let digits: Vec<u8> = text.iter().copied().take_while(u8::is_ascii_digit).collect();
    let rest = text.get(digits.len()..).unwrap_or_default();
    if digits.is_empty() || digits.len() > 2 || !matches!(rest, b"" | b"st" | b"nd" | b"rd" | b"th")
    {
        return None;
    }
    let mut at = index + 1;
    while page.is_sign(at, b'.') || page.text(at) == b"of" {
        at += 1;
    }
    if !page.is(at, MONTH) {
        return None;
    }
    let month = at;
    at += 1;
    while page.is_sign(at, b',') || page.is_sign(at, b'.') {
        at += 1;
    }
    Some(with_year(page, month, at))
}

/// `January 18, 1971`.
fn month_first(page: &Page, index: usize) -> Option<Date> {
    if !page.is(index, MONTH) {
        return None;
    }
    let day = index + 1 + usize::from(page.is_sign(index + 1, b'.'));
    let digits = page.text(day).iter().take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 || digits > 2 {
        return None;
    }
    let year = day + 1 + usize::from(page.is_sign(day + 1, b','));
    Some(with_year(page, day, year))
}

fn with_year(page: &Page, last: usize, year: usize) -> Date {
    match number(page, year).filter(|y| is_year(*y)) {
        Some(value) => Date { end: page.token(year).end, year: Some(value) },
        None => Date { end: page.token(last).end, year: None },
    }
}

fn is_year(year: u16) -> bool {
    (1880..=2099).contains(&year)
}
