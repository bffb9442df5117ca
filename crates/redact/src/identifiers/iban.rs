//! International bank account numbers (ISO 13616): length of the country, remainder 97.

use super::Found;
use crate::page::Page;

/// Country and length, IBAN registry.
const LENGTHS: &[(&[u8; 2], usize)] = &[
    (b"ad", 24),
    (b"ae", 23),
    (b"al", 28),
    (b"at", 20),
    (b"az", 28),
    (b"ba", 20),
    (b"be", 16),
    (b"bg", 22),
    (b"bh", 22),
    (b"br", 29),
    (b"by", 28),
    (b"ch", 21),
    (b"cr", 22),
    (b"cy", 28),
    (b"cz", 24),
    (b"de", 22),
    (b"dk", 18),
    (b"do", 28),
    (b"ee", 20),
    (b"eg", 29),
    (b"es", 24),
    (b"fi", 18),
    (b"fo", 18),
    (b"fr", 27),
    (b"gb", 22),
    (b"ge", 22),
    (b"gi", 23),
    (b"gl", 18),
    (b"gr", 27),
    (b"gt", 28),
    (b"hr", 21),
    (b"hu", 28),
    (b"ie", 22),
    (b"il", 23),
    (b"iq", 23),
    (b"is", 26),
    (b"it", 27),
    (b"jo", 30),
    (b"kw", 30),
    (b"kz", 20),
    (b"lb", 28),
    (b"lc", 32),
    (b"li", 21),
    (b"lt", 20),
    (b"lu", 20),
    (b"lv", 21),
    (b"mc", 27),
    (b"md", 24),
    (b"me", 22),
    (b"mk", 19),
    (b"mr", 27),
    (b"mt", 31),
    (b"mu", 30),
    (b"nl", 18),
    (b"no", 15),
    (b"pk", 24),
    (b"pl", 28),
    (b"ps", 29),
    (b"pt", 25),
    (b"qa", 29),
    (b"ro", 24),
    (b"rs", 22),
    (b"sa", 24),
    (b"se", 24),
    (b"si", 19),
    (b"sk", 24),
    (b"sm", 27),
    (b"tn", 24),
    (b"tr", 26),
    (b"ua", 29),
    (b"va", 22),
    (b"vg", 24),
    (b"xk", 20),
];

/// Countries whose account part may hold letters.
const HAS_LETTERS: &[&[u8]] = &[
    b"ad", b"ae", b"al", b"az", b"bg", b"bh", b"br", b"by", b"ch", b"cy", b"do", b"fr", b"gb",
    b"ge", b"gi", b"gr", b"gt", b"ie", b"iq", b"it", b"jo", b"kw", b"kz", b"lb", b"lc", b"li",
    b"lu", b"lv", b"mc", b"md", b"mk", b"mt", b"mu", b"nl", b"pk", b"ps", b"qa", b"ro", b"sa",
    b"sm", b"tr", b"ua", b"va", b"vg",
];

/// End of something that has the length of an IBAN and begins like one, right or wrong: a wrong
/// one must not be taken apart into telephone numbers.
pub fn looks_like(page: &Page, index: usize) -> Option<usize> {
    let start = page.token(index).start;
    let (_, length) = LENGTHS.iter().find(|(code, _)| &code[..] == page.slice(start, start + 2))?;
    let (characters, end) = gather(page, start, *length)?;
    characters.iter().skip(2).all(u8::is_ascii_digit).then_some(end)
}

/// An IBAN that begins with this token, in groups or without, however it is hidden.
pub fn find(page: &Page, index: usize) -> Found {
    let start = page.token(index).start;
    if !(2..=3).any(|n| page.byte(start + n).is_ascii_digit()) {
        return None;
    }
    // A text without blanks may glue something before it; IBAN in capitals cannot be told apart.
    let country = page.slice(start, start + 2);
    let (_, length) = LENGTHS.iter().find(|(code, _)| &code[..] == country)?;
    if !(page.byte(start + 2).is_ascii_digit() || b" -.".contains(&page.byte(start + 2))) {
        return None;
    }
    let (characters, end) = gather(page, start, *length)?;
    let check = characters.iter().skip(2).take(2).all(u8::is_ascii_digit);
    let digits =
        HAS_LETTERS.contains(&country) || characters.iter().skip(4).all(u8::is_ascii_digit);
    (check && digits && remainder(&characters) == 1).then_some((start, end, 0.99))
}

/// An IBAN of digits alone in the middle of a word, as in a text without blanks. Check digits and
/// the country's length tell it from other numbers.
pub fn inside(page: &Page, index: usize) -> impl Iterator<Item = (usize, usize, f32)> {
    let token = page.token(index);
    (token.start + 1..token.end.saturating_sub(14)).filter_map(|start| {
        let digits = |at: usize, count: usize| {
            let digits = page.slice(at, at + count);
            digits.len() == count && digits.iter().all(u8::is_ascii_digit)
        };
        if !digits(start + 2, 2) {
            return None;
        }
        let country = page.slice(start, start + 2);
        let (_, length) = LENGTHS.iter().find(|(code, _)| &code[..] == country)?;
        let end = start + length;
        let whole = digits(start + 2, length - 2) && !page.byte(end).is_ascii_digit();
        (whole && remainder(page.slice(start, end)) == 1).then_some((start, end, 0.9))
    })
}

/// `length` letters and digits from `start`, over single separators; the end must be a word's end.
fn gather(page: &Page, start: usize, length: usize) -> Option<(Vec<u8>, usize)> {
    let mut characters = Vec::with_capacity(length);
    let mut at = start;
    let mut separators = 0;
    while characters.len() < length {
        match page.byte(at) {
            byte if byte.is_ascii_alphanumeric() => {
                characters.push(byte);
                separators = 0;
            }
            b' ' | b'-' | b'.' | b'_' | b'\n' | b'/' if separators < 1 => separators += 1,
            _ => return None,
        }
        at += 1;
    }
    (!page.byte(at).is_ascii_alphanumeric()).then_some((characters, at))
}

/// ISO 7064 mod 97 of the number with country and check digits moved to the end.
fn remainder(characters: &[u8]) -> u32 {
    let (head, tail) = characters.split_at_checked(4).unwrap_or_default();
    tail.iter().chain(head).fold(0, |sum, byte| match byte {
        b'0'..=b'9' => (sum * 10 + u32::from(byte - b'0')) % 97,
        letter => (sum * 100 + u32::from(letter - b'a') + 10) % 97,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_decide() {
        assert_eq!(remainder(b"de89370400440532013000"), 1);
        assert_eq!(remainder(b"gb82west12345698765432"), 1);
        assert_ne!(remainder(b"de89370400440532013001"), 1);
    }
}
