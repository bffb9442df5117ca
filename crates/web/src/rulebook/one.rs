//! `/rules/{id}`: one rule in both languages, with what it rests on and where its code stands.

use askama::Template;
use axum::extract::Path;
use law::refusal::Words;
use law::rule::Rule;

use super::tone;
use crate::errors::{Answer, Fault, Kind};
use crate::frame::Frame;
use crate::page::page;
use crate::parts::Tone;

#[derive(Template)]
#[template(path = "rulebook/one.html")]
struct OneRule {
    id: &'static str,
    title: &'static str,
    section: (&'static str, &'static str),
    origin: &'static str,
    mark: (Tone, &'static str),
    citations: &'static [&'static str],
    /// Language tag, heading, title, meaning, way forward.
    texts: [(&'static str, &'static str, [&'static str; 3]); 2],
    file: &'static str,
    before: Option<&'static str>,
    after: Option<&'static str>,
    frame: Frame,
}

/// The rule, and its neighbours in the book.
///
/// # Errors
/// A fault when no rule has this id.
pub async fn show(frame: Frame, Path(id): Path<String>) -> Answer {
    let book = law::rules::in_order();
    let at = book.iter().position(|rule| rule.id == id);
    let rule = at.and_then(|at| book.get(at)).ok_or_else(|| Fault::new(Kind::NotFound))?;
    let neighbour = |at: Option<usize>| at.and_then(|at| book.get(at)).map(|rule| rule.id);
    let t = frame.t;
    let section = rule.section();
    page(&OneRule {
        id: rule.id,
        title: t.lang().of(rule.title),
        section: (section.word(), t.lang().of(section.name())),
        origin: t.rules_origin(rule.origin),
        mark: (tone(rule.mark), t.rules_mark(rule.mark)),
        citations: rule.citations,
        texts: [
            ("de", "Deutsch", said(rule, |words| words.de)),
            ("en", "English", said(rule, |words| words.en)),
        ],
        file: rule.file,
        before: neighbour(at.and_then(|at| at.checked_sub(1))),
        after: neighbour(at.map(|at| at + 1)),
        frame,
    })
}

fn said(rule: &Rule, pick: fn(Words) -> &'static str) -> [&'static str; 3] {
    [rule.title, rule.reason, rule.way_forward].map(pick)
}
