//! Phrases with alternatives, classes, options and gaps, matched over words.
//!
//! `leidet|litt an|unter ~2 <disease>`: words separated by blanks; `a|b` either; `<class>` a word
//! of a class; `word+` with endings, `stem*` and `*tail` parts of words; `x?` may be missing;
//! `~3` up to three words in between; `_` any one word but `und` and its like. A phrase never crosses a comma or the end
//! of a sentence. Gaps are bounded, so matching is linear in the text.

use crate::Label;
use crate::fold::fold;
use crate::lexicon::{Class, JOINT, LexiconBuilder, SOMEONE};
use crate::page::{Break, Page};

enum Element {
    Word { classes: Box<[Class]>, sketch: u64, optional: bool },
    Gap(u8),
}

/// One phrase.
pub struct Pattern {
    elements: Vec<Element>,
    anchor: usize,
    /// What it finds; `None` silences all categories.
    pub label: Option<Label>,
    /// Added to the findings' list, or takes findings away.
    pub decoy: bool,
    /// 0 to 1.
    pub score: f32,
    /// Says "not" itself.
    pub negates: bool,
    /// Silences names, too.
    pub names: bool,
}

impl Pattern {
    /// Reads one line of a data file. `None` if it has no word to hold on to.
    pub fn parse(
        line: &str,
        label: Option<Label>,
        decoy: bool,
        score: f32,
        lexicon: &mut LexiconBuilder,
    ) -> Option<Pattern> {
        let mut elements = vec![];
        let mut anchor = (0, 0);
        for word in line.split_whitespace() {
            if let Some(n) = word.strip_prefix('~') {
                elements.push(Element::Gap(n.trim_end_matches('?').parse().ok()?));
                continue;
            }
            let (optional, body) = (word.ends_with('?'), word.trim_end_matches('?'));
            let classes: Box<[Class]> = match body {
                "_" => Box::default(),
                _ => body.split('|').map(|alternative| class_of(alternative, lexicon)).collect(),
            };
            let weight = if optional || body == "_" { 0 } else { rarity(body) };
            if weight > anchor.1 {
                anchor = (elements.len(), weight);
            }
            let sketch = sketch(&classes);
            elements.push(Element::Word { classes, sketch, optional });
        }
        let negates = line.split([' ', '|']).any(|word| {
            matches!(
                word,
                "nicht" | "nicht?" | "kein" | "keine" | "keinen" | "no" | "not" | "never" | "nie"
            )
        });
        (anchor.1 > 0).then_some(Pattern {
            elements,
            anchor: anchor.0,
            label,
            decoy,
            score,
            negates,
            names: true,
        })
    }

    /// The classes that make it worth a try.
    pub fn triggers(&self) -> &[Class] {
        match self.elements.get(self.anchor) {
            Some(Element::Word { classes, .. }) => classes,
            _ => &[],
        }
    }

    /// First and last word of the match around the trigger at `words[at]`.
    pub fn matches(&self, page: &Page, at: usize) -> Option<(usize, usize)> {
        let after = self.elements.get(self.anchor + 1..).unwrap_or_default();
        let last = forward(page, after, at)?;
        let before = self.elements.get(..self.anchor).unwrap_or_default();
        let first = backward(page, before, at)?;
        Some((first, last))
    }
}

/// Class of one alternative, made on the way.
fn class_of(alternative: &str, lexicon: &mut LexiconBuilder) -> Class {
    if let Some(name) = alternative.strip_prefix('<') {
        return lexicon.class(name.trim_end_matches('>'));
    }
    let folded = fold(alternative);
    let class = lexicon.class(&format!("={folded}"));
    lexicon.add(folded.trim_end_matches('+'), class, !folded.ends_with('+'));
    class
}

/// Rare words make good anchors: long ones, and classes of content words.
fn rarity(body: &str) -> usize {
    let weight = |word: &str| match word {
        "<someone>" | "<be>" | "<have>" | "<det>" | "<poss>" | "<pronoun>" | "<customer>"
        | "<kin>" => 1,
        "<thing>" | "<trade>" | "<company>" | "<orders>" | "<name.given>" | "<name.family>" => 2,
        // Frequent enough in notes to be a poor place to begin.
        "ist" | "war" | "the" | "die" | "der" | "back" | "wird" | "wurde" | "with" | "from" => 2,
        class if class.starts_with('<') => 7,
        word => word.chars().count().min(12),
    };
    body.split('|').map(weight).min().unwrap_or(0)
}

/// Classes as bits, 64 of them for all: who shares no bit shares no class.
pub fn sketch(classes: &[Class]) -> u64 {
    classes.iter().fold(0, |bits, class| bits | 1 << (class % 64))
}

fn fits(page: &Page, (classes, sketch): (&[Class], u64), at: usize) -> bool {
    let Some(&token) = page.words.get(at) else { return false };
    if classes.is_empty() {
        // `_` is any word but one that begins something new.
        return !page.is(token, JOINT);
    }
    let shared = page.token(token).sketch & sketch != 0;
    shared && page.classes(token).iter().any(|own| classes.contains(own))
        || page.token(token).person && classes.contains(&SOMEONE)
}

/// Whether `words[at]` follows the word before it without a comma.
fn joined(page: &Page, at: usize) -> bool {
    page.words.get(at).is_some_and(|&token| page.token(token).gap <= Break::Colon)
}

/// Last word, if `elements` follow the word `at`.
fn forward(page: &Page, elements: &[Element], at: usize) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    match first {
        Element::Word { classes, sketch, optional } => {
            let next = (joined(page, at + 1) && fits(page, (classes, *sketch), at + 1))
                .then(|| forward(page, rest, at + 1))
                .flatten();
            next.or_else(|| optional.then(|| forward(page, rest, at)).flatten())
        }
        Element::Gap(most) => {
            for end in at..=at + usize::from(*most) {
                if let Some(last) = forward(page, rest, end) {
                    return Some(last);
                }
                if !joined(page, end + 1) {
                    return None;
                }
            }
            None
        }
    }
}

/// First word, if `elements` stand before the word `at`.
fn backward(page: &Page, elements: &[Element], at: usize) -> Option<usize> {
    let Some((last, rest)) = elements.split_last() else { return Some(at) };
    match last {
        Element::Word { classes, sketch, optional } => {
            let next = (at > 0 && joined(page, at) && fits(page, (classes, *sketch), at - 1))
                .then(|| backward(page, rest, at - 1))
                .flatten();
            next.or_else(|| optional.then(|| backward(page, rest, at)).flatten())
        }
        Element::Gap(most) => {
            let mut start = at;
            for _ in 0..=*most {
                if let Some(first) = backward(page, rest, start) {
                    return Some(first);
                }
                if start == 0 || !joined(page, start) {
                    return None;
                }
                start -= 1;
            }
            None
        }
    }
}
