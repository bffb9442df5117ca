//! Kölner Phonetik: German words that sound alike get the same code (Postel 1969).

/// The code as a number: its digits (base 10) with a leading 1, so that lengths differ; at most
/// twelve digits. `None` for words without Latin letters.
pub(crate) fn cologne(word: &str) -> Option<u64> {
    let bytes = word.as_bytes();
    let (mut code, mut digits, mut last) = (1u64, 0, b'-');
    let mut seen = false;
    for (i, &letter) in bytes.iter().enumerate().filter(|(_, b)| b.is_ascii_lowercase()) {
        seen = true;
        let before = i.checked_sub(1).and_then(|i| bytes.get(i)).copied();
        for digit in sounds(before, letter, bytes.get(i + 1).copied()) {
            let keep = *digit != last && (*digit != b'0' || digits == 0) && digits < 12;
            if keep {
                code = code * 10 + u64::from(digit - b'0');
                digits += 1;
            }
            last = *digit;
        }
    }
    seen.then_some(code)
}

/// The digits one letter stands for between its neighbours.
fn sounds(before: Option<u8>, letter: u8, next: Option<u8>) -> &'static [u8] {
    match letter {
        b'a' | b'e' | b'i' | b'j' | b'o' | b'u' | b'y' => b"0",
        b'b' => b"1",
        b'p' if next == Some(b'h') => b"3",
        b'p' => b"1",
        b'd' | b't' if matches!(next, Some(b'c' | b's' | b'z')) => b"8",
        b'd' | b't' => b"2",
        b'f' | b'v' | b'w' => b"3",
        b'g' | b'k' | b'q' => b"4",
        b'x' if matches!(before, Some(b'c' | b'k' | b'q')) => b"8",
        b'x' => b"48",
        b'c' => c_sound(before, next),
        b'l' => b"5",
        b'm' | b'n' => b"6",
        b'r' => b"7",
        b's' | b'z' => b"8",
        _ => b"",
    }
}

fn c_sound(before: Option<u8>, next: Option<u8>) -> &'static [u8] {
    let hard = matches!(next, Some(b'a' | b'h' | b'k' | b'o' | b'q' | b'u' | b'x'));
    match before {
        None if hard || matches!(next, Some(b'l' | b'r')) => b"4",
        Some(b's' | b'z') => b"8",
        Some(_) if hard => b"4",
        _ => b"8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_codes() {
        assert_eq!(cologne("mueller"), Some(1657));
        assert_eq!(cologne("wikipedia"), Some(13412));
        assert_eq!(cologne("breschnew"), Some(117863));
        assert_eq!(cologne("muellerluedenscheidt"), Some(165752682));
        assert_eq!(cologne("иван"), None);
    }

    #[test]
    fn spelling_families_meet() {
        for (a, b) in [("meier", "mayr"), ("schmidt", "schmitt"), ("philipp", "filip")] {
            assert_eq!(cologne(a), cologne(b), "{a} {b}");
        }
    }
}
