//! A piece of text cut into words that know their classes and sentences.

use crate::fold::{Folded, OTHER_LETTER};
use crate::lexicon::{ABBREVIATION, Class};
use crate::memo::{Known, Memo};
use crate::vocabulary::Vocabulary;

/// What a token is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// Letters and digits.
    Mixed,
    /// One sign.
    #[default]
    Sign,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// A blank, a hyphen, the stop of an abbreviation.
    #[default]
    None,
    /// A colon: "Diagnose: Diabetes" is one phrase, but two clauses.
    Colon,
    /// A comma, a bracket, a quotation mark.
    Clause,
    /// The end of a sentence.
    Sentence,
}

/// A word, number or sign; offsets into the folded bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// Begins with a capital letter in the original.
    pub capital: bool,
    /// What stands before it.
    pub gap: Break,
    /// Glued by a hyphen to the token before.
    pub hyphen: bool,
    /// Stands within quotation marks.
    pub quoted: bool,
    /// Part of a person's name, known once names were looked for.
    pub person: bool,
    /// One bit for each class that the program knows by name.
    pub known: u64,
    /// Whether a class of it can find or silence something.
    pub finds: bool,
    pub silences: bool,
    /// Its classes as bits ([`crate::pattern::sketch`]).
    pub sketch: u64,
    classes: (u32, u32),
}

impl Token {
    /// Whether it is in a class that the program knows by name.
    pub fn is(&self, class: Class) -> bool {
        self.known >> class & 1 == 1
    }

    /// Whether it is no punctuation.
    pub fn is_word(&self) -> bool {
        self.kind != Kind::Sign
    }
}

/// Stands beyond the ends of a page.
static NOTHING: Token = Token {
    start: 0,
    end: 0,
    kind: Kind::Sign,
    capital: false,
    gap: Break::None,
    hyphen: false,
    quoted: false,
    person: false,
    known: 0,
    finds: false,
    silences: false,
    sketch: 0,
    classes: (0, 0),
};

/// A piece of text, ready for the detectors. Reused from piece to piece.
#[derive(Default)]
pub struct Page {
    pub folded: Folded,
    /// All tokens.
    pub tokens: Vec<Token>,
    /// Indices of the tokens that are no signs.
    pub words: Vec<usize>,
    /// No capital letter anywhere: somebody types like that.
    pub lower_case: bool,
    memo: Memo,
}

impl Page {
    /// Reads the next piece.
    pub fn refill(&mut self, raw: &str, vocabulary: &Vocabulary) {
        self.clear();
        self.folded.refill(raw);
        self.cut(raw);
        self.classify(vocabulary);
        self.mark_breaks(raw);
        self.lower_case = !self.tokens.iter().any(|t| t.capital);
    }

    /// Forgets the text; what words mean is remembered.
    pub fn clear(&mut self) {
        self.folded.clear();
        self.tokens.clear();
        self.words.clear();
    }

    /// The token at `index`; an empty sign beyond the ends.
    #[inline]
    pub fn token(&self, index: usize) -> &Token {
        self.tokens.get(index).unwrap_or(&NOTHING)
    }

    /// The folded letters of a token.
    pub fn text(&self, index: usize) -> &[u8] {
        let token = self.token(index);
        self.slice(token.start, token.end)
    }

    /// Blanks and signs between two tokens, in bytes.
    pub fn distance(&self, from: usize, to: usize) -> usize {
        self.token(to).start.saturating_sub(self.token(from).end)
    }

    /// Folded bytes between two offsets.
    pub fn slice(&self, start: usize, end: usize) -> &[u8] {
        self.folded.bytes.get(start..end).unwrap_or_default()
    }

    /// The folded byte at an offset; 0 beyond the end.
    pub fn byte(&self, at: usize) -> u8 {
        self.folded.bytes.get(at).copied().unwrap_or_default()
    }

    /// Classes of a token.
    pub fn classes(&self, index: usize) -> &[Class] {
        let (from, to) = self.token(index).classes;
        self.memo.classes(from, to)
    }

    /// Remembers that the tokens between two folded offsets are a name.
    pub fn mark_person(&mut self, start: usize, end: usize) {
        let from = self.tokens.partition_point(|t| t.start < start);
        for token in self.tokens.iter_mut().skip(from).take_while(|t| t.end <= end) {
            token.person = true;
        }
    }

    /// Whether a token is in a class.
    pub fn is(&self, index: usize, class: Class) -> bool {
        self.token(index).is(class)
    }

    /// Whether a token is this sign.
    pub fn is_sign(&self, index: usize, sign: u8) -> bool {
        let token = self.token(index);
        token.kind == Kind::Sign && token.end > token.start && self.byte(token.start) == sign
    }

    /// Byte range in the original piece of a folded range.
    pub fn origin(&self, raw: &str, start: usize, end: usize) -> std::ops::Range<usize> {
        let origin = &self.folded.origin;
        let from = origin.get(start).map_or(raw.len(), |&at| at as usize);
        let last =
            end.checked_sub(1).and_then(|last| origin.get(last)).map_or(from, |&at| at as usize);
        let width = raw.get(last..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
        from..(last + width).max(from)
    }

    fn cut(&mut self, raw: &str) {
        let bytes = &self.folded.bytes;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte == b' ' || byte == b'\n' {
                at += 1;
                continue;
            }
            let (mut letters, mut digits, mut end) = (false, false, at);
            while let Some(&b) = bytes.get(end) {
                let apostrophe = b == b'\''
                    && letters
                    && bytes
                        .get(end + 1)
                        .is_some_and(|n| n.is_ascii_lowercase() || *n == OTHER_LETTER);
                match b {
                    b'a'..=b'z' | OTHER_LETTER => letters = true,
                    b'0'..=b'9' => digits = true,
                    _ if apostrophe => {}
                    _ => break,
                }
                end += 1;
            }
            let kind = match (letters, digits) {
                (true, false) => Kind::Word,
                (false, true) => Kind::Number,
                (true, true) => Kind::Mixed,
                (false, false) => Kind::Sign,
            };
            let end = end.max(at + 1);
            if kind != Kind::Sign {
                self.words.push(self.tokens.len());
            }
            let capital = letters && is_capital(raw, self.folded.origin.get(at));
            self.tokens.push(Token { start: at, end, kind, capital, ..Token::default() });
            at = end;
        }
    }

    /// Looks the words up.
    fn classify(&mut self, vocabulary: &Vocabulary) {
        self.memo.begin();
        for token in &mut self.tokens {
            if matches!(token.kind, Kind::Word | Kind::Mixed) {
                let word = self.folded.bytes.get(token.start..token.end).unwrap_or_default();
                let known = self.memo.look_up(word, vocabulary);
                let Known { from, to, bits, sketch, finds, silences } = known;
                token.classes = (from, to);
                token.sketch = sketch;
                (token.known, token.finds, token.silences) = (bits, finds, silences);
            }
        }
    }

    fn mark_breaks(&mut self, raw: &str) {
        let mut gap = Break::Sentence;
        let mut quoted = false;
        let mut previous: Option<usize> = None;
        for index in 0..self.tokens.len() {
            let token = *self.token(index);
            let line = previous
                .is_some_and(|p| self.slice(self.token(p).end, token.start).contains(&b'\n'));
            if line {
                (gap, quoted) = (Break::Sentence, false);
            }
            let byte = self.byte(token.start);
            let mut hyphen = false;
            if token.kind == Kind::Sign {
                match byte {
                    b'"' => {
                        quoted = !quoted;
                        gap = gap.max(Break::Clause);
                    }
                    b'.' | b'!' | b'?' if self.ends_sentence(raw, previous, index) => {
                        (gap, quoted) = (Break::Sentence, false);
                    }
                    b':' => gap = gap.max(Break::Colon),
                    b'-' if !self.is_glued(index) => gap = gap.max(Break::Clause),
                    b'.' | b'-' | b'\'' | b'/' | b'&' | b'@' | b'_' | b'*' | b'+' => {}
                    _ => gap = gap.max(Break::Clause),
                }
            } else {
                hyphen = previous.is_some_and(|p| self.is_sign(p, b'-') && self.is_glued(p));
            }
            if let Some(token) = self.tokens.get_mut(index) {
                (token.gap, token.quoted, token.hyphen) = (gap, quoted, hyphen);
                if token.kind != Kind::Sign {
                    gap = Break::None;
                }
            }
            previous = Some(index);
        }
    }

    /// Whether no blank stands on either side of a sign.
    fn is_glued(&self, index: usize) -> bool {
        let token = self.token(index);
        index > 0
            && self.token(index - 1).end == token.start
            && self.token(index + 1).start == token.end
    }

    fn ends_sentence(&self, raw: &str, previous: Option<usize>, index: usize) -> bool {
        let token = self.token(index);
        let after = self.byte(token.end);
        if !matches!(after, 0 | b' ' | b'\n' | b'"' | b')') {
            return false;
        }
        if self.byte(token.start) != b'.' {
            return true;
        }
        let Some(previous) = previous else { return false };
        let word = self.token(previous);
        let next = self.token(index + 1);
        let number_before = word.kind == Kind::Number && word.end - word.start <= 2;
        let initial = word.end - word.start == 1 && word.kind == Kind::Word && after == b' ';
        let next_capital = next.capital || is_digit_start(raw, self.folded.origin.get(next.start));
        let text = self.text(previous);
        let street = text.ends_with(b"str") || text.ends_with(b"nr");
        let abbreviation = (street || self.is(previous, ABBREVIATION)) && after == b' ';
        !(initial || abbreviation || number_before && (next.kind == Kind::Word || !next_capital))
    }
}

fn is_capital(raw: &str, at: Option<&u32>) -> bool {
    let Some(&at) = at else { return false };
    match raw.as_bytes().get(at as usize) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => raw.get(at as usize..).and_then(|r| r.chars().next()).is_some_and(char::is_uppercase),
    }
}

fn is_digit_start(raw: &str, at: Option<&u32>) -> bool {
    at.and_then(|&at| raw.as_bytes().get(at as usize)).is_some_and(u8::is_ascii_digit)
}
