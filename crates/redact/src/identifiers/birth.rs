//! Dates of birth: a date that the words around it call one.

use super::{Found, cue, date};
use crate::lexicon::{CUE_BIRTH, CUE_DEED};
use crate::page::{Kind, Page};

/// A date of birth that begins with this token.
pub fn find(page: &Page, index: usize) -> Found {
    let token = page.token(index);
    let star = index > 0 && page.is_sign(index - 1, b'*');
    let glued =
        index > 0 && page.token(index - 1).end == token.start && page.token(index - 1).is_word();
    if glued {
        return None;
    }
    let Some(date) = date::read(page, index) else {
        return year_alone(page, index).or_else(|| day_alone(page, index));
    };
    let before = cue::before(page, index, 6);
    let after = cue::after(page, date.end, 2, CUE_BIRTH);
    let told = star
        || before == Some(CUE_BIRTH)
        || after && before != Some(CUE_DEED)
        || turns(page, index, date.end);
    // People live about a hundred years; a date to come is a delivery.
    let plausible = date.year.is_none_or(|year| (1900..=2025).contains(&year));
    (told && plausible).then_some((token.start, date.end, if star { 0.9 } else { 0.96 }))
}

/// `wird am 24. August fünfzig`, `turns 40 on 3 May`: an age is reached.
fn turns(page: &Page, index: usize, end: usize) -> bool {
    const AGES: &[&[u8]] = &[
        b"achtzehn",
        b"zwanzig",
        b"dreissig",
        b"vierzig",
        b"fuenfzig",
        b"sechzig",
        b"siebzig",
        b"achtzig",
        b"neunzig",
        b"hundert",
        b"volljaehrig",
        b"alt",
    ];
    let back = index.saturating_sub(4);
    let becomes =
        (back..index).any(|at| matches!(page.text(at), b"wird" | b"wurde" | b"turns" | b"turned"));
    let from = page.tokens.partition_point(|token| token.start < end);
    becomes && (from..from + 3).any(|at| AGES.contains(&page.text(at)))
}

/// `hat am 30.9. Geburtstag`, `Geburtstag: 12.03.`: a day without a year, where a birthday is named.
fn day_alone(page: &Page, index: usize) -> Found {
    let number = |at: usize, most: u8| {
        let text = std::str::from_utf8(page.text(at)).ok()?;
        let fits = text.len() <= 2 && page.token(at).kind == Kind::Number;
        fits.then(|| text.parse().ok()).flatten().filter(|n: &u8| (1..=most).contains(n))
    };
    number(index, 31)?;
    number(index + 2, 12)?;
    // Only where all signs are there, their places are known.
    if !(page.is_sign(index + 1, b'.') && page.is_sign(index + 3, b'.')) {
        return None;
    }
    let (start, end) = (page.token(index).start, page.token(index + 3).end);
    let told =
        cue::before(page, index, 2) == Some(CUE_BIRTH) || cue::after(page, end, 1, CUE_BIRTH);
    (end <= start + 7 && told).then_some((start, end - 1, 0.8))
}

/// `Jahrgang 1962`, `geboren 1962`, `born in 1984`.
fn year_alone(page: &Page, index: usize) -> Found {
    let token = page.token(index);
    let text = page.text(index);
    let year = token.kind == Kind::Number
        && text.len() == 4
        && (text.starts_with(b"19") || text.starts_with(b"20"));
    (year && cue::before(page, index, 2) == Some(CUE_BIRTH)).then_some((
        token.start,
        token.end,
        0.8,
    ))
}
