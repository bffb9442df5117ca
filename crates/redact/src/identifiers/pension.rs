//! Social security numbers: Germany (VKVV § 4), Switzerland (AHV, EAN-13), Austria (ASVG § 31).

use super::{Found, cue, run};
use crate::lexicon::CUE_SOCIAL;
use crate::page::Page;

/// A social security number that begins with this token.
pub fn find(page: &Page, index: usize) -> Found {
    german(page, index).or_else(|| swiss(page, index)).or_else(|| austrian(page, index))
}

/// `53 120245 N 758`: area, date of birth, letter of the name, serial, check digit.
fn german(page: &Page, index: usize) -> Found {
    let start = page.token(index).start;
    if !matches!(page.token(index).end - start, 2 | 8 | 11..=12) {
        return None;
    }
    let mut characters = Vec::with_capacity(12);
    let mut at = start;
    let mut separators = 0;
    while characters.len() < 12 {
        match page.byte(at) {
            byte if byte.is_ascii_digit() || byte.is_ascii_lowercase() && characters.len() == 8 => {
                characters.push(byte);
                separators = 0;
            }
            b' ' | b'-' | b'.' | b'/' if separators < 2 => separators += 1,
            _ => return None,
        }
        at += 1;
    }
    let ends = !page.byte(at).is_ascii_alphanumeric();
    (ends && german_check(&characters)).then_some((start, at, 0.98))
}

fn german_check(characters: &[u8]) -> bool {
    let mut digits = Vec::with_capacity(13);
    for byte in characters {
        match byte {
            b'0'..=b'9' => digits.push(u32::from(byte - b'0')),
            letter => {
                let place = u32::from(letter - b'a') + 1;
                digits.extend([place / 10, place % 10]);
            }
        }
    }
    const WEIGHTS: [u32; 12] = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(d, w)| d * w / 10 + d * w % 10).sum();
    digits.len() == 13 && digits.last() == Some(&(sum % 10))
}

/// `756.1234.5678.97`.
fn swiss(page: &Page, index: usize) -> Found {
    let start = page.token(index).start;
    let run = run::read(page, start);
    let length = run.lengths().find(|length| *length == 13)?;
    let digits = run.take(length);
    let sum: u32 = digits.iter().zip([1, 3].iter().cycle()).map(|(d, w)| u32::from(*d) * w).sum();
    let good = digits.starts_with(&[7, 5, 6]) && sum.is_multiple_of(10);
    good.then_some((start, run.end(length), 0.97))
}

/// `1237 010180`: serial, check digit, date of birth. Only where it is announced.
fn austrian(page: &Page, index: usize) -> Found {
    let start = page.token(index).start;
    if cue::before(page, index, 5) != Some(CUE_SOCIAL) {
        return None;
    }
    let run = run::read(page, start);
    let length = run.lengths().find(|length| *length == 10)?;
    const WEIGHTS: [u32; 10] = [3, 7, 9, 0, 5, 8, 4, 2, 1, 6];
    let digits = run.take(length);
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(d, w)| u32::from(*d) * w).sum();
    let good = digits.get(3).is_some_and(|check| sum % 11 == u32::from(*check));
    good.then_some((start, run.end(length), 0.97))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_is_checked() {
        assert!(german_check(b"15070649c103"));
        assert!(!german_check(b"15070649c104"));
    }
}
