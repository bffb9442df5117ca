//! Payment cards: issuer ranges and the Luhn digit (ISO/IEC 7812).

use super::{Found, cue, run};
use crate::lexicon::{CUE_CARD, CUE_PHONE, CUE_REFERENCE};
use crate::page::{Kind, Page};

/// A card number that begins with this token.
pub fn find(page: &Page, index: usize) -> Found {
    let start = page.token(index).start;
    let run = run::read(page, start);
    let length = run.lengths().find(|length| is_card(run.take(*length)))?;
    // The middle of an account number is no card.
    let account = index > 0
        && matches!(page.token(index - 1).kind, Kind::Mixed)
        && page.distance(index - 1, index) < 2;
    if account {
        return None;
    }
    let score = match cue::before(page, index, 5) {
        _ if cue::is_near(page, index, 8, CUE_CARD) => 0.99,
        Some(CUE_REFERENCE) => 0.2,
        _ if grouped(&run.groups(length)) => 0.9,
        Some(CUE_PHONE) => 0.2,
        _ if tidy(&run.groups(length)) => 0.9,
        _ => 0.4,
    };
    Some((start, run.end(length), score))
}

fn is_card(digits: &[u8]) -> bool {
    in_range(digits) && luhn(digits)
}

/// Written as on the card, which nobody does with a telephone number.
fn grouped(groups: &[usize]) -> bool {
    groups == [4, 6, 5] || groups == [4, 4, 4, 4]
}

/// Groups of four, American Express 4-6-5, or no groups.
fn tidy(groups: &[usize]) -> bool {
    groups.len() == 1
        || groups == [4, 6, 5]
        || groups == [4, 6, 4]
        || groups.iter().rev().skip(1).all(|g| *g == 4)
}

/// Visa, Mastercard, American Express, Diners, Discover, JCB, Maestro, UnionPay.
fn in_range(digits: &[u8]) -> bool {
    let prefix = |n: usize| digits.iter().take(n).fold(0u32, |sum, d| sum * 10 + u32::from(*d));
    match digits.len() {
        13 => prefix(1) == 4,
        14 => matches!(prefix(3), 300..=305 | 309) || matches!(prefix(2), 36 | 38 | 39),
        15 => matches!(prefix(2), 34 | 37) || matches!(prefix(4), 1800 | 2131),
        16 => {
            prefix(1) == 4
                || matches!(prefix(2), 51..=55 | 62 | 65)
                || matches!(prefix(4), 2221..=2720 | 3528..=3589 | 6011)
                || matches!(prefix(3), 644..=649)
                || matches!(prefix(4), 5018 | 5020 | 5038 | 5893 | 6304 | 6759 | 6761..=6763)
        }
        19 => prefix(1) == 4 || matches!(prefix(2), 62 | 65) || matches!(prefix(4), 6304 | 6759),
        _ => false,
    }
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, u32::from(*digit)) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_is_checked() {
        let digits = |text: &str| text.bytes().map(|b| b - b'0').collect::<Vec<_>>();
        assert!(is_card(&digits("4111111111111111")));
        assert!(!is_card(&digits("4111111111111112")));
        assert!(is_card(&digits("378282246310005")));
        assert!(!is_card(&digits("9111111111111116")));
    }
}
