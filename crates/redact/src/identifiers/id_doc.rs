//! Passports, identity cards, residence permits, driving licences (ICAO 9303 check digits).

use super::{Found, cue};
use crate::lexicon::CUE_DOCUMENT;
use crate::page::{Kind, Page};

/// A document number that begins with this token.
pub fn find(page: &Page, index: usize) -> Found {
    let token = page.token(index);
    if let Some(end) = machine_readable(page, index) {
        return Some((token.start, end, 0.95));
    }
    let text = page.text(index);
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let shape = matches!(token.kind, Kind::Mixed | Kind::Number)
        && (7..=12).contains(&text.len())
        && digits > 0;
    if shape && cue::is_near(page, index, 6, CUE_DOCUMENT) {
        return Some((token.start, token.end, 0.96));
    }
    // Some serials have no digit at all.
    let letters = token.kind == Kind::Word && matches!(text.len(), 9 | 10) && is_serial(text);
    let written_large =
        letters && token.capital && cue::before(page, index, 3) == Some(CUE_DOCUMENT);
    if written_large {
        return Some((token.start, token.end, 0.7));
    }
    let serial = token.kind == Kind::Mixed
        && token.capital
        && text.len() == 10
        && digits >= 2
        && is_serial(text);
    (serial && check_digit(text) && cue::before(page, index, 5).is_none()).then_some((
        token.start,
        token.end,
        0.6,
    ))
}

/// German serials use digits and the letters that cannot be misread, and begin with a letter.
fn is_serial(text: &[u8]) -> bool {
    text.first().is_some_and(|b| b"cfghjklmnprtvwxyz".contains(b))
        && text.iter().all(|b| b.is_ascii_digit() || b"cfghjklmnprtvwxyz".contains(b))
}

/// ICAO 9303: weights 7, 3, 1 over nine characters, the tenth is the sum modulo 10.
fn check_digit(text: &[u8]) -> bool {
    let Some((check, serial)) = text.split_last() else { return false };
    let value = |b: &u8| match b {
        b'0'..=b'9' => u32::from(b - b'0'),
        letter => u32::from(letter - b'a') + 10,
    };
    let sum: u32 = serial.iter().zip([7, 3, 1].iter().cycle()).map(|(b, w)| value(b) * w).sum();
    check.is_ascii_digit() && value(check) == sum % 10
}

/// `P<D<<MUSTERMANN<<ERIKA<<<`: the whole line.
fn machine_readable(page: &Page, index: usize) -> Option<usize> {
    if !page.is_sign(index + 1, b'<') {
        return None;
    }
    let start = page.token(index).start;
    let mut end = start;
    while page.byte(end).is_ascii_alphanumeric() || page.byte(end) == b'<' {
        end += 1;
    }
    let fillers = page.slice(start, end).windows(2).filter(|pair| *pair == b"<<").count();
    (end - start >= 20 && fillers >= 2).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_of_the_specimen_card() {
        assert!(check_digit(b"l01x00t471"));
        assert!(!check_digit(b"l01x00t472"));
    }
}
