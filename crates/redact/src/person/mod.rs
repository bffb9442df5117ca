//! Names of people in running text: by titles, by lists, by what announces them.

mod name;

use crate::label::Label;
use crate::lexicon::*;
use crate::page::{Break, Page};
use crate::screener::Hit;

/// Data files about people and the words around identifiers.
pub const FILES: &[(Option<Label>, &str)] = &[
    (None, include_str!("../../data/context.txt")),
    (None, include_str!("../../data/common.txt")),
    (None, include_str!("../../data/things.txt")),
    (None, include_str!("../../data/cues.txt")),
    (None, include_str!("../../data/plates.txt")),
    (None, include_str!("../../data/names_given.txt")),
    (None, include_str!("../../data/names_family.txt")),
    (Some(Label::Person), include_str!("../../data/brands.txt")),
];

/// Words that mean something else.
pub(crate) struct Silence {
    pub first: usize,
    pub last: usize,
    /// What they silence; all categories if left out.
    pub label: Option<Label>,
    /// Whether they silence names, too.
    pub names: bool,
}

impl Silence {
    fn is_name(&self, first: usize, last: usize) -> bool {
        let label = matches!(self.label, None | Some(Label::Person));
        self.names && label && self.first <= last && first <= self.last
    }
}

/// Adds the names of a page and marks their tokens.
pub(crate) fn find(page: &mut Page, quiet: &[Silence], hits: &mut Vec<Hit>) {
    let mut names = vec![];
    let mut behind = 0;
    let mut taken = hits.iter().peekable();
    for at in 0..page.words.len() {
        let Some(&index) = page.words.get(at) else { break };
        let token = page.token(index);
        while taken.next_if(|hit| hit.end <= token.start).is_some() {}
        let inside = taken.peek().is_some_and(|hit| hit.start <= token.start);
        if token.start < behind || inside {
            continue;
        }
        let limit = taken.peek().map_or(usize::MAX, |hit| hit.start);
        let Some((first, last, score)) = begins(page, at, limit) else { continue };
        if quiet.iter().any(|silence| silence.is_name(first, last)) {
            continue;
        }
        let (Some(&from), Some(&to)) = (page.words.get(first), page.words.get(last)) else {
            continue;
        };
        let hit = Hit {
            start: page.token(from).start,
            end: page.token(to).end,
            label: Label::Person,
            score,
        };
        behind = hit.end;
        names.push(hit);
    }
    for name in &names {
        page.mark_person(name.start, name.end);
    }
    hits.extend(names);
    hits.sort_by_key(|hit| hit.start);
}

/// A name announced by, or beginning with, `words[at]`: first and last word, score.
fn begins(page: &Page, at: usize, limit: usize) -> Option<(usize, usize, f32)> {
    let index = *page.words.get(at)?;
    let token = page.token(index);
    let has = |class| token.is(class);
    let announces = token.known & (1 << TITLE | 1 << ROLE | 1 << MEET) != 0;
    if !announces && !token.capital && !page.lower_case {
        return None;
    }
    let titled = (has(TITLE) && !possessed(page, at)).then(|| after_title(page, at)).flatten();
    let found = titled.or_else(|| (has(ROLE) || has(MEET)).then(|| after_role(page, at)).flatten());
    let announced = titled.is_some();
    let (first, last, score) = found.or_else(|| name::alone(page, at))?;
    let end = page.words.get(last).map_or(0, |index| page.token(*index).end);
    // "Frau Meiers Paket" is hers; "Müller Milch" is a brand.
    let company = name::is_company(page, first, last) || !announced && name::is_brand(page, last);
    (end <= limit && !company).then_some((first, last, score))
}

/// `seine Frau ist`, `his sister`: no title.
fn possessed(page: &Page, at: usize) -> bool {
    let before =
        at.checked_sub(1).and_then(|b| page.words.get(b)).map_or(&b""[..], |i| page.text(*i));
    [
        &b"sein"[..],
        b"ihr",
        b"mein",
        b"dein",
        b"unser",
        b"eure",
        b"die",
        b"der",
        b"eine",
        b"jede",
        b"keine",
    ]
    .iter()
    .any(|stem| before.starts_with(stem) && before.len() <= stem.len() + 2)
}

/// `Frau Dr. Öztürk`, `Mr J. Smith`, `Herr von der Heide`.
fn after_title(page: &Page, at: usize) -> Option<(usize, usize, f32)> {
    let mut first = at + 1;
    while first < at + 6 && name::follows(page, first) && name::has(page, first, DEGREE) {
        first += 1;
    }
    if !name::follows(page, first) {
        return None;
    }
    let last = name::full(page, first, true)?;
    Some((first, last, 0.95))
}

/// `Kontoinhaber Robin Misicher`, `Ansprechpartner ist jetzt Ella Graf`, `spoke to Anna`.
fn after_role(page: &Page, at: usize) -> Option<(usize, usize, f32)> {
    for first in at + 1..at + 5 {
        let index = *page.words.get(first)?;
        if page.token(index).gap > Break::Colon {
            return None;
        }
        if name::has(page, first, TITLE) {
            return None;
        }
        if name::opens(page, first)
            && let Some(last) = name::full(page, first, false)
        {
            let two = last > first;
            let known = name::has(page, first, GIVEN_NAME) || name::has(page, last, SURNAME);
            let role = name::has(page, at, ROLE);
            let score = match (two, known) {
                (true, true) => 0.85,
                (true, false) if role => 0.75,
                (true, false) if !page.lower_case => 0.55,
                (false, true) if !page.lower_case => 0.65,
                _ => return None,
            };
            return Some((first, last, score));
        }
        if !name::has(page, first, COMMON) {
            return None;
        }
    }
    None
}
