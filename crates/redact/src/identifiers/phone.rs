//! Telephone numbers: international, and the ways they are written in DE, AT, CH and the UK
//! (ITU-T E.164, DIN 5008).

use super::{Found, cue, date, run};
use crate::lexicon::*;
use crate::page::{Kind, Page};

/// Country codes (ITU-T E.164), longest match.
const COUNTRIES: &[u16] = &[
    1, 7, 20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54,
    55, 56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98, 211,
    212, 213, 216, 218, 220, 221, 225, 226, 227, 228, 229, 230, 233, 234, 237, 243, 249, 250, 251,
    252, 254, 255, 256, 260, 263, 264, 351, 352, 353, 354, 355, 356, 357, 358, 359, 370, 371, 372,
    373, 374, 375, 376, 377, 378, 380, 381, 382, 383, 385, 386, 387, 389, 420, 421, 423, 502, 503,
    504, 505, 506, 507, 591, 593, 595, 598, 852, 853, 855, 856, 880, 886, 960, 961, 962, 963, 964,
    965, 966, 967, 968, 970, 971, 972, 973, 974, 975, 976, 977, 992, 993, 994, 995, 996, 998,
];

/// A telephone number that begins with this token: a digit, `+` or `(`.
pub fn find(page: &Page, index: usize) -> Found {
    let token = page.token(index);
    let plus = page.is_sign(index, b'+');
    let glued = index > 0 && page.token(index - 1).end == token.start;
    if glued && page.token(index - 1).kind != Kind::Sign && !plus {
        return None;
    }
    if glued && index > 0 && (page.is_sign(index - 1, b'.') || page.is_sign(index - 1, b'-')) {
        return None;
    }
    let run = run::read(page, if plus { token.end } else { token.start });
    let first = run.start()?;
    if first > token.start + 3 || (!plus && date::read(page, index).is_some()) {
        return None;
    }
    let announced = cue::before(page, index, 5);
    let length = run.lengths().find(|length| (5..=15).contains(length))?;
    let length = run
        .lengths()
        .find(|l| rate(run.take(*l), &run.groups(*l), plus, announced) > 0.0)
        .unwrap_or(length);
    let score = rate(run.take(length), &run.groups(length), plus, announced);
    let amount =
        page.byte(run.end(length)) == b',' && page.byte(run.end(length) + 1).is_ascii_digit();
    let start =
        if page.is_sign(index, b'(') && !page.slice(token.start, run.end(length)).contains(&b')') {
            first
        } else {
            token.start
        };
    (score > 0.0 && !amount).then_some((start, run.end(length), score))
}

/// How much the digits look like a telephone number; 0 if they are none.
fn rate(digits: &[u8], groups: &[usize], plus: bool, announced: Option<Class>) -> f32 {
    let length = digits.len();
    let value = |from: usize, to: usize| {
        digits
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .fold(0u16, |sum, d| sum * 10 + u16::from(*d))
    };
    let international = |from: usize| {
        (1..=3).any(|n| COUNTRIES.contains(&value(from, from + n)))
            && (9..=15).contains(&(length - from))
    };
    if plus {
        return if international(0) { 0.97 } else { 0.0 };
    }
    let announced_phone = announced == Some(CUE_PHONE);
    let other = announced
        .is_some_and(|cue| !matches!(cue, CUE_PHONE | CUE_ADDRESS | CUE_BIRTH | CUE_CAR | CUE_IP));
    if other {
        return 0.0;
    }
    if digits.starts_with(&[0, 0]) {
        let good = length > 10 && international(2);
        return if good {
            if groups.len() > 1 || announced_phone { 0.9 } else { 0.5 }
        } else {
            0.0
        };
    }
    let grouped = groups.len() > 1;
    if digits.first() == Some(&0) {
        let mobile = matches!(value(0, 3), 15..=17 | 70..=79) || matches!(value(0, 4), 650..=699);
        // `(0 30)`: the nought may stand apart.
        let area = match groups {
            [1, second, ..] => 1 + second,
            [first, ..] => *first,
            [] => 0,
        };
        return match length {
            _ if announced_phone && (6..=14).contains(&length) => 0.97,
            10..=13 if mobile && (grouped || length >= 11 || value(0, 2) == 7) && length > 10 => {
                0.93
            }
            10 if matches!(value(0, 3), 71..=79) && grouped => 0.85,
            10..=12 if !grouped => 0.65,
            7..=13 if grouped && (2..=6).contains(&area) && value(0, 2) >= 1 => {
                if length >= 8 {
                    0.85
                } else {
                    0.55
                }
            }
            _ => 0.0,
        };
    }
    match length {
        5..=13 if announced_phone => 0.9,
        10 if groups == [3, 3, 4] => 0.75,
        _ => 0.0,
    }
}
