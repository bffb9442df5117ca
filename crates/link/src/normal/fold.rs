use unicode_normalization::UnicodeNormalization;

/// Folds a text for comparison: lower case, `ä`→`ae`, `ß`→`ss`, no accents, compatibility forms
/// dissolved (NFKD). Scripts other than Latin keep their letters.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len() + 4);
    // Letter by letter: marks are dropped, so that their order does not matter.
    for c in text.chars() {
        match c {
            'ä' | 'Ä' => out.push_str("ae"),
            'ö' | 'Ö' => out.push_str("oe"),
            'ü' | 'Ü' => out.push_str("ue"),
            _ if c.is_ascii() && !c.is_control() => out.push(c.to_ascii_lowercase()),
            _ => {
                let parts = std::iter::once(c).nfkd().flat_map(char::to_lowercase);
                parts.for_each(|part| push_folded(part, &mut out));
            }
        }
    }
    out
}

/// The words of a folded text: runs of letters and digits, in order.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The text in NFC without white space at the ends and with single blanks inside.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.nfc());
    }
    out
}

/// Control characters and the format characters that show nothing but change what is compared.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn push_folded(c: char, out: &mut String) {
    match c {
        // A combining diaeresis makes the German umlaut after a, o, u and is an accent elsewhere.
        '\u{308}' => {
            if out.ends_with(['a', 'o', 'u']) {
                out.push('e');
            }
        }
        '\u{300}'..='\u{36f}' => {}
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'ø' => out.push_str("oe"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'đ' | 'ð' => out.push('d'),
        'ł' => out.push('l'),
        'ı' => out.push('i'),
        _ if is_hidden(c) => {}
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_and_accents_fold() {
        assert_eq!(fold("Müller-Groß"), "mueller-gross");
        assert_eq!(fold("ÄÖÜ ẞ"), "aeoeue ss");
        assert_eq!(fold("Zoë André Łukasz Đorđe"), "zoe andre lukasz dorde");
        assert_eq!(fold("Jürgen"), fold("Ju\u{308}rgen"));
        assert_eq!(fold("Иван"), "иван");
        assert_eq!(fold("a\u{200b}b"), "ab");
    }

    #[test]
    fn clean_keeps_letters_and_joins_blanks() {
        assert_eq!(clean("  Anna \t Maria "), "Anna Maria");
        assert_eq!(words("mueller-vogt, h.").collect::<Vec<_>>(), ["mueller", "vogt", "h"]);
    }
}
