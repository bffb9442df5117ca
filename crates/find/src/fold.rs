//! Brings spellings of the same thing to one form.
//!
//! Two strengths: [`expand`] writes umlauts out (`Münster` → `muenster`), which keeps different
//! towns apart; [`words`] goes on to drop the `e` again, so that `müller`, `mueller` and `muller`
//! meet. Folding runs from left to right, so the folded beginning of a word is always a beginning
//! of the folded word: searching while typing never loses a hit on the way.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of one value that are looked at; the rest of a longer one is ignored.
pub(crate) const MAX_VALUE: usize = 256;
/// Characters of one word that are kept.
pub(crate) const MAX_WORD: usize = 32;

/// Words of one value that are kept.
const MAX_WORDS: usize = 16;

/// The words of `text`, folded and separated by blanks: letters and digits only, hyphenated names
/// split.
pub(crate) fn phrase(text: &str) -> String {
    let folded = contract(&spelt(text));
    folded.split_whitespace().take(MAX_WORDS).map(cut).collect::<Vec<_>>().join(" ")
}

/// [`phrase`], word by word.
pub(crate) fn words(text: &str) -> Vec<String> {
    phrase(text).split_whitespace().map(str::to_owned).collect()
}

/// `text` in words with umlauts written out; folding this is folding `text`.
pub(crate) fn spelt(text: &str) -> String {
    expand(text, |_| false)
}

/// The key of a whole town name, postcode left out: `20095 Bad Homburg v.d.H.` → `bad homburg v d h`.
///
/// Umlauts are written out, not dropped: Münster and Munster are two towns.
pub(crate) fn town(text: &str) -> String {
    let spelt = spelt(text);
    let is_name = |word: &&str| word.chars().any(|c| !c.is_ascii_digit());
    spelt.split_whitespace().filter(is_name).collect::<Vec<_>>().join(" ")
}

/// The first characters of a word.
fn cut(word: &str) -> &str {
    word.char_indices().nth(MAX_WORD).map_or(word, |(end, _)| word.split_at(end).0)
}

/// An e-mail address or a part of one, folded like a word; blanks and brackets are dropped. Empty
/// without a letter or digit.
pub fn address(text: &str) -> String {
    let spelt = expand(text, |c| matches!(c, '@' | '.' | '_' | '-' | '+'));
    let folded = contract(&spelt).replace(' ', "");
    let is_filled = folded.contains(char::is_alphanumeric);
    if is_filled { folded.trim_matches(['.', '-', '_', '+']).to_owned() } else { String::new() }
}

/// The domain of an e-mail address, folded; empty without one.
pub(crate) fn domain(text: &str) -> String {
    text.rsplit_once('@').map_or_else(String::new, |(_, domain)| address(domain))
}

/// The digits of a phone number without trunk zeros: `+49 (0)40 123`, `0049 40 123` → `4940123`;
/// `040 123` → `40123`.
pub(crate) fn digits(text: &str) -> String {
    let bare = text.chars().take(MAX_VALUE).collect::<String>().replace("(0)", "");
    let digits = bare.chars().filter(char::is_ascii_digit).skip_while(|c| *c == '0');
    digits.take(MAX_WORD).collect()
}

/// Lower case, compatibility forms and accents resolved, umlauts and ligatures written out, every
/// run of other characters one blank. `keep` names punctuation that stays.
fn expand(text: &str, keep: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len().min(MAX_VALUE));
    if text.is_ascii() {
        text.chars().take(MAX_VALUE).for_each(|c| push(&mut out, c, keep));
    } else {
        let visible = text.chars().take(MAX_VALUE).filter(|c| !is_silent(*c));
        visible.nfkc().for_each(|c| push(&mut out, c, keep));
    }
    out
}

/// Characters inside a word that are not part of it: apostrophes, soft hyphen, zero-width ones.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// Appends the folded form of `c`.
fn push(out: &mut String, c: char, keep: fn(char) -> bool) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        _ if keep(c) => out.push(c),
        _ if is_silent(c) => {}
        'ä' | 'Ä' | 'æ' | 'Æ' => out.push_str("ae"),
        'ö' | 'Ö' | 'ø' | 'Ø' | 'œ' | 'Œ' => out.push_str("oe"),
        'ü' | 'Ü' => out.push_str("ue"),
        'ß' | 'ẞ' => out.push_str("ss"),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
        'þ' | 'Þ' => out.push_str("th"),
        'ı' => out.push('i'),
        _ if c.is_ascii() => blank(out),
        _ => push_other(out, c),
    }
}

/// Any other character: its base letters in lower case, or a blank.
fn push_other(out: &mut String, c: char) {
    for base in std::iter::once(c).nfkd().flat_map(char::to_lowercase) {
        match base {
            _ if is_combining_mark(base) => {}
            _ if base.is_alphanumeric() => out.push(base),
            _ => blank(out),
        }
    }
}

/// Ends a word, once.
fn blank(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Drops the `e` of `ae`, `oe`, `ue` where it may stand for an umlaut: not after a vowel or `q`,
/// so `Bauer`, `neue` and `Quelle` stay as they are.
fn contract(spelt: &str) -> String {
    let mut out = String::with_capacity(spelt.len());
    let (mut before, mut last) = (' ', ' ');
    for c in spelt.chars() {
        let umlaut = c == 'e'
            && matches!(last, 'a' | 'o' | 'u')
            && !matches!(before, 'a' | 'e' | 'i' | 'o' | 'u' | 'q');
        if !umlaut {
            out.push(c);
            (before, last) = (last, c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str) -> String {
        words(text).join("|")
    }

    #[test]
    fn umlauts_meet_in_all_spellings() {
        for same in ["Müller", "MUELLER", "muller", "Mu\u{308}ller", "ＭＵＬＬＥＲ", "Mül\u{ad}ler"]
        {
            assert_eq!(one(same), "muller");
        }
        assert_eq!(one("Rüegg"), one("Ruegg"));
        assert_eq!(one("Häuer"), one("Haeuer"));
        assert_eq!(one("Großstraße"), one("GROSSSTRASSE"));
        assert_eq!(one("Øster Søby"), one("Oester Soeby"));
        assert_eq!(one("Łukasz Đoković"), "lukasz|dokovic");
    }

    #[test]
    fn an_e_after_a_vowel_stays() {
        assert_eq!(one("Bauer Neue Quelle"), "bauer|neue|quelle");
        assert_ne!(one("Bauer"), one("Baur"));
    }

    #[test]
    fn names_split_at_hyphens_and_not_at_apostrophes() {
        assert_eq!(one("Müller-Lüdenscheidt"), "muller|ludenscheidt");
        assert_eq!(one("O'Brien, O’Brien"), "obrien|obrien");
        assert_eq!(one("Dr.Peters"), "dr|peters");
    }

    #[test]
    fn other_scripts_stay_and_signs_go() {
        assert_eq!(one("Иван ЙОВ"), "иван|иов");
        assert_eq!(one("😀 *% _ \u{0} 王芳"), "王芳");
        assert_eq!(one(""), "");
        assert_eq!(one("½ ﬁn"), "1|2|fin");
    }

    #[test]
    fn towns_keep_their_umlauts_and_lose_their_postcode() {
        assert_eq!(town("48143 Münster"), "muenster");
        assert_eq!(town("Muenster "), "muenster");
        assert_eq!(town("Munster"), "munster");
        assert_eq!(town("61348 Bad Homburg v.d.H."), "bad homburg v d h");
        assert_eq!(town("20095"), "");
        for text in ["48143 Münster", "Bad Übelbach-Söö", "ŁÓDŹ", "Île-d’Œuf", "Αθήνα"]
        {
            assert_eq!(phrase(&spelt(text)), phrase(text));
            assert_eq!(town(&spelt(text)), town(text));
        }
    }

    #[test]
    fn addresses_and_numbers() {
        assert_eq!(address("<Anna.Müller@GMX.de>"), "anna.muller@gmx.de");
        assert_eq!(address("mailto anna"), "mailtoanna");
        assert_eq!(domain("Anna <anna@Müller.de>"), "muller.de");
        assert_eq!(domain("anna"), "");
        assert_eq!(address("@.@ <>"), "");
        assert_eq!(digits("+49 (0)40 / 123-4"), "49401234");
        assert_eq!(digits("0049 40 1234"), "49401234");
        assert_eq!(digits("040 1234"), "401234");
    }

    proptest! {
        #[test]
        fn a_beginning_folds_to_a_beginning(word in "[a-zäöüßéñA-ZÄÖÜ]{1,20}", cut in 0usize..20) {
            let start: String = word.chars().take(cut).collect();
            prop_assert!(one(&word).starts_with(&one(&start)), "{word} {start}");
        }

        #[test]
        fn words_are_clean_and_bounded(text in ".{0,600}") {
            for word in words(&text) {
                prop_assert!(word.chars().all(char::is_alphanumeric), "{word:?}");
                prop_assert!(word.chars().count() <= MAX_WORD);
            }
        }
    }
}
