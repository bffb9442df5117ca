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
        return year_alone(page, index);
    };
    let before = cue::before(page, index, 6);
    let after = cue::after(page, date.end, 2, CUE_BIRTH);
    let told = star || before == Some(CUE_BIRTH) || after && before != Some(CUE_DEED);
    // People live about a hundred years; a date to come is a delivery.
    let plausible = date.year.is_none_or(|year| (1900..=2025).contains(&year));
    (told && plausible).then_some((token.start, date.end, if star { 0.9 } else { 0.96 }))
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
