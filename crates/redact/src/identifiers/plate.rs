//! Licence plates of DE (FZV Anlage 1), AT (KDV) and CH, by their real district codes.

use super::{Found, cue};
use crate::lexicon::*;
use crate::page::{Kind, Page};

/// A plate that begins with this token.
pub fn find(page: &Page, index: usize) -> Found {
    german(page, index).or_else(|| other(page, index))
}

/// `HH-KZ 278`, `DO KT 34`, `M X 865 E`, `B-AB1234H`.
fn german(page: &Page, index: usize) -> Found {
    let district = page.token(index);
    if district.kind != Kind::Word || district.hyphen || !page.is(index, PLATE_DE) {
        return None;
    }
    let hyphen = page.is_sign(index + 1, b'-');
    let at = index + 1 + usize::from(hyphen);
    let letters = page.token(at);
    let (letters_end, digits_at) = match letters.kind {
        Kind::Word if page.text(at).len() <= 2 => {
            (at, at + 1 + usize::from(page.is_sign(at + 1, b'-')))
        }
        Kind::Mixed => (at, at),
        _ => return None,
    };
    let (digits, mut end) = match letters.kind {
        Kind::Mixed => (glued_digits(page.text(at))?, letters.end),
        _ => (page.text(digits_at).to_vec(), page.token(digits_at).end),
    };
    let digits: &[u8] = digits.strip_suffix(b"e").or(digits.strip_suffix(b"h")).unwrap_or(&digits);
    let number = (1..=4).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
        && digits.first() != Some(&b'0');
    let apart = page.distance(index, at) > 3 || page.distance(letters_end, digits_at) > 2;
    if !number || apart || page.byte(end).is_ascii_alphanumeric() {
        return None;
    }
    let suffix = page.token(digits_at + 1);
    if matches!(page.text(digits_at + 1), b"e" | b"h") && suffix.capital && suffix.start == end + 1
    {
        end = suffix.end;
    }
    let model = cue::after(page, end, 1, CUE_MODEL);
    let score = match cue::before(page, index, 6) {
        Some(CUE_CAR) => 0.97,
        Some(CUE_MODEL | CUE_VERSION | CUE_REFERENCE | CUE_DOCUMENT) => return None,
        _ if model => return None,
        _ if cue::after(page, end, 4, CUE_CAR) => 0.9,
        _ if !(district.capital && letters.capital) => 0.3,
        _ if hyphen => 0.75,
        _ => 0.45,
    };
    Some((district.start, end, score))
}

/// Letters and digits of `AB1234`; answers the digits.
fn glued_digits(text: &[u8]) -> Option<Vec<u8>> {
    let letters = text.iter().take_while(|b| b.is_ascii_lowercase()).count();
    (1..=2).contains(&letters).then(|| text.get(letters..).unwrap_or_default().to_vec())
}

/// `W-12345A`, `ZH 123 456`: only where a car is spoken of.
fn other(page: &Page, index: usize) -> Found {
    let district = page.token(index);
    if district.kind != Kind::Word
        || !page.is(index, PLATE_ATCH)
        || !district.capital && !page.lower_case
    {
        return None;
    }
    let at = index + 1 + usize::from(page.is_sign(index + 1, b'-'));
    let serial = page.token(at);
    let text = page.text(at);
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let mut end = serial.end;
    if matches!(serial.kind, Kind::Number)
        && (text.len() == 3 && page.token(at + 1).kind == Kind::Number
            || page.token(at + 1).kind == Kind::Word
                && page.text(at + 1).len() <= 2
                && page.token(at + 1).capital)
    {
        end = page.token(at + 1).end;
    }
    let shape = matches!(serial.kind, Kind::Number | Kind::Mixed)
        && (1..=6).contains(&digits)
        && text.len() <= 7
        && page.distance(index, at) <= 2;
    (shape && cue::before(page, index, 4) == Some(CUE_CAR)).then_some((district.start, end, 0.9))
}
