//! German tax identification number, eleven digits (§ 139b AO; ISO 7064 mod 11,10).

use super::{Found, cue, run};
use crate::lexicon::{CUE_PHONE, CUE_REFERENCE, CUE_TAX};
use crate::page::Page;

/// A tax number that begins with this token.
pub fn find(page: &Page, index: usize) -> Found {
    let start = page.token(index).start;
    let run = run::read(page, start);
    let length = run.lengths().find(|length| *length == 11)?;
    let groups = run.groups(length);
    if !is_valid(run.take(length)) || !(groups == [11] || groups == [2, 3, 3, 3]) {
        return None;
    }
    let score = match cue::before(page, index, 6) {
        _ if cue::is_near(page, index, 7, CUE_TAX) => 0.99,
        Some(CUE_REFERENCE | CUE_PHONE) => return None,
        _ if groups.len() == 4 => 0.85,
        _ => 0.6,
    };
    Some((start, run.end(length), score))
}

fn is_valid(digits: &[u8]) -> bool {
    let Some((check, digits)) = digits.split_last() else { return false };
    let mut count = [0u8; 10];
    let mut product = 10;
    for digit in digits {
        if let Some(count) = count.get_mut(usize::from(*digit)) {
            *count += 1;
        }
        let sum = match (u32::from(*digit) + product) % 10 {
            0 => 10,
            sum => sum,
        };
        product = sum * 2 % 11;
    }
    let repeated = count.iter().filter(|count| **count > 1).count();
    let most = count.iter().max().copied().unwrap_or(0);
    digits.first() != Some(&0)
        && repeated >= 1
        && most <= 3
        && (11 - product) % 10 == u32::from(*check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_is_checked() {
        let digits = |text: &str| text.bytes().map(|b| b - b'0').collect::<Vec<_>>();
        assert!(is_valid(&digits("86095742719")));
        assert!(!is_valid(&digits("86095742718")));
        assert!(!is_valid(&digits("06095742719")));
    }
}
