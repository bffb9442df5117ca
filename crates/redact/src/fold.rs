//! Folding: any text becomes lower-case ASCII in which equal things look equal.
//!
//! `ä` and `ae` are the same, so are `é` and `e`, a full-width `５` and `5`, a Cyrillic `А` and
//! `a`. Zero-width characters, HTML tags and the signs before quoted lines vanish, runs of blanks
//! become one. A map leads every folded byte back to the character it came from.

use unicode_normalization::UnicodeNormalization;

/// Stands for a letter that has no ASCII counterpart.
pub const OTHER_LETTER: u8 = 0x7f;

/// A folded piece of text.
#[derive(Default)]
pub struct Folded {
    /// Lower-case ASCII; a letter of another script is [`OTHER_LETTER`] and an ASCII letter.
    pub bytes: Vec<u8>,
    /// For every folded byte, the byte offset of its character in the piece.
    pub origin: Vec<u32>,
}

impl Folded {
    /// Forgets the piece, keeps the memory.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.origin.clear();
    }

    /// Folds `text`, reusing the memory of an earlier piece.
    pub fn refill(&mut self, text: &str) {
        self.clear();
        self.bytes.reserve(text.len());
        self.origin.reserve(text.len());
        let raw = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = raw.get(at) {
            // Nearly everything is a letter, a digit or a sign that stands for itself.
            if let Some(plain) = PLAIN.get(usize::from(byte)).filter(|plain| **plain != 0) {
                self.bytes.push(*plain);
                self.origin.push(at as u32);
                at += 1;
                continue;
            }
            at += self.fold_other(text, byte, at);
        }
    }

    /// Folds what does not stand for itself; answers its length.
    fn fold_other(&mut self, text: &str, byte: u8, at: usize) -> usize {
        match byte {
            b' ' | b'\n' => self.push(byte, at),
            // What is quoted in a mail goes on behind the sign.
            b'>' if matches!(self.bytes.last(), Some(b'\n') | None) => {}
            b'<' | b'&' => match markup(text.get(at..).unwrap_or_default()) {
                Some((length, replacement)) => {
                    self.push_all(replacement, at);
                    return length;
                }
                None => self.push(byte, at),
            },
            byte if byte.is_ascii() => self.push_ascii(byte, at),
            _ => {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return 1 };
                self.push_foreign(c, at);
                return c.len_utf8();
            }
        }
        1
    }

    #[inline]
    fn push(&mut self, byte: u8, at: usize) {
        let blank = byte == b' ' && matches!(self.bytes.last(), Some(b' ' | b'\n') | None);
        if !blank {
            self.bytes.push(byte);
            self.origin.push(at as u32);
        }
    }

    #[inline]
    fn push_ascii(&mut self, byte: u8, at: usize) {
        let byte = if byte.is_ascii_control() { b' ' } else { byte.to_ascii_lowercase() };
        self.push(byte, at);
    }

    fn push_all(&mut self, bytes: &str, at: usize) {
        for byte in bytes.bytes() {
            self.push(byte, at);
        }
    }

    /// A letter of another script: the sign for it, and one of 26 letters that tells its words apart.
    fn push_letter(&mut self, c: char, at: usize) {
        let lower = c.to_lowercase().next().unwrap_or(c) as u32;
        self.push(OTHER_LETTER, at);
        self.push(b'a' + (lower % 26) as u8, at);
    }

    fn push_foreign(&mut self, c: char, at: usize) {
        if is_invisible(c) {
            return;
        }
        if c == '\u{308}' && matches!(self.bytes.last(), Some(b'a' | b'o' | b'u')) {
            return self.push(b'e', at);
        }
        if let Some(ascii) = written_out(c) {
            return self.push_all(ascii, at);
        }
        let before = self.bytes.len();
        let mut combining = false;
        for part in std::iter::once(c).nfkd() {
            match part {
                part if part.is_ascii() => self.push_ascii(part as u8, at),
                '\u{300}'..='\u{36f}' => combining = true,
                _ => {}
            }
        }
        if self.bytes.len() == before && !combining {
            match c.is_alphabetic() {
                true => self.push_letter(c, at),
                false => self.push(b' ', at),
            }
        }
    }
}

/// What a byte becomes if nothing but itself has to be looked at; 0 for the others.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, within bounds")]
static PLAIN: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = b'!';
    while byte < 0x7f {
        if byte != b'<' && byte != b'>' && byte != b'&' {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Characters that take no room and only serve to hide what stands there.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// An HTML tag or entity at the start of `text`: its length and what it stands for.
fn markup(text: &str) -> Option<(usize, &'static str)> {
    if text.starts_with('<') {
        let next = text.as_bytes().get(1)?;
        let named = next.is_ascii_alphabetic() || matches!(next, b'/' | b'!');
        let length = text.bytes().take(300).position(|b| b == b'>')? + 1;
        let tag = text.get(..length)?;
        let stands_for = if is_inline(tag) { "" } else { " " };
        return (named && !tag.contains('@')).then_some((length, stands_for));
    }
    ENTITIES
        .iter()
        .find(|(name, _)| text.as_bytes().get(..name.len()) == Some(name.as_bytes()))
        .map(|(name, ascii)| (name.len(), *ascii))
}

/// Whether a tag only changes the looks: `<b>Dia</b>betes` is one word.
fn is_inline(tag: &str) -> bool {
    let inner = tag.trim_matches(['<', '/', '>']);
    let name = inner.split([' ', '/']).next().unwrap_or_default();
    INLINE.iter().any(|known| known.eq_ignore_ascii_case(name)) || inner.starts_with('!')
}

const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "big", "del", "em", "font", "i", "ins", "mark", "s", "small", "span",
    "strong", "sub", "sup", "tt", "u", "wbr",
];

const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", " "),
    ("&amp;", "&"),
    ("&auml;", "ae"),
    ("&ouml;", "oe"),
    ("&uuml;", "ue"),
    ("&Auml;", "ae"),
    ("&Ouml;", "oe"),
    ("&Uuml;", "ue"),
    ("&szlig;", "ss"),
    ("&quot;", "\""),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&#39;", "'"),
    ("&shy;", ""),
];

/// Letters whose decomposition is not what a reader sees, and look-alikes of other scripts.
fn written_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'Ä' | 'æ' | 'Æ' => "ae",
        'ö' | 'Ö' | 'œ' | 'Œ' => "oe",
        'ü' | 'Ü' => "ue",
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' => "d",
        'ı' | 'İ' => "i",
        'þ' | 'Þ' => "th",
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '―' => "-",
        '„' | '“' | '”' | '»' | '«' | '‹' | '›' => "\"",
        '’' | '‘' | '‚' | '´' => "'",
        '•' | '·' | '▪' | '►' => ";",
        '⁄' | '∕' => "/",
        'А' | 'а' | 'Α' | 'α' => "a",
        'В' | 'Β' => "b",
        'С' | 'с' | 'Ϲ' => "c",
        'Е' | 'е' | 'Ε' | 'ε' => "e",
        'Н' | 'Η' => "h",
        'І' | 'і' | 'Ι' | 'ι' => "i",
        'Ј' | 'ј' => "j",
        'К' | 'к' | 'Κ' | 'κ' => "k",
        'М' | 'м' | 'Μ' => "m",
        'Ν' => "n",
        'О' | 'о' | 'Ο' | 'ο' => "o",
        'Р' | 'р' | 'Ρ' | 'ρ' => "p",
        'Ѕ' | 'ѕ' => "s",
        'Т' | 'т' | 'Τ' | 'τ' => "t",
        'Х' | 'х' | 'Χ' | 'χ' => "x",
        'у' | 'У' | 'Υ' | 'υ' => "y",
        'Ζ' => "z",
        '٠' | '۰' | '०' => "0",
        '١' | '۱' | '१' => "1",
        '٢' | '۲' | '२' => "2",
        '٣' | '۳' | '३' => "3",
        '٤' | '۴' | '४' => "4",
        '٥' | '۵' | '५' => "5",
        '٦' | '۶' | '६' => "6",
        '٧' | '۷' | '७' => "7",
        '٨' | '۸' | '८' => "8",
        '٩' | '۹' | '९' => "9",
        _ => return None,
    })
}

/// Folds one word of a data file.
pub fn fold(word: &str) -> String {
    let mut folded = Folded::default();
    folded.refill(word);
    folded.bytes.iter().map(|&b| b as char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_become_one() {
        for word in ["Gemüse", "GEMUESE", "Gemu\u{308}se", "Gem\u{200b}üse", "Ｇｅｍüｓｅ"]
        {
            assert_eq!(fold(word), "gemuese", "{word}");
        }
        assert_eq!(fold("Émile Łukasz Çelik"), "emile lukasz celik");
        assert_eq!(fold("DЕ８９\u{a0}37"), "de89 37");
        assert_eq!(fold("a<b>c</b>&nbsp; d 5 < 6"), "ac d 5 < 6");
        assert_eq!(fold("a<br>c<p class='x'>d<SPAN style=''>e</SPAN>"), "a c de");
        assert_eq!(fold("ДИАБЕТ"), fold("диабет"));
    }

    #[test]
    fn every_folded_byte_knows_its_character() {
        let mut folded = Folded::default();
        folded.refill("a🙂ß x");
        assert_eq!(folded.bytes, b"a ss x");
        assert_eq!(folded.origin, [0, 1, 5, 5, 7, 8]);
    }
}
