//! `/rules`: the rule book, narrowed by section, origin, mark and words.

use askama::Template;
use law::rule::{Mark, Origin, Rule};
use law::section::Section;
use serde::Deserialize;

use super::{search, tone};
use crate::errors::Answer;
use crate::frame::Frame;
use crate::input::Search;
use crate::page::page;
use crate::parts::{Choice, Tone};
use crate::text::Text;

/// What to show. Empty fields come from the form; a word nobody knows narrows nothing.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Wish {
    q: String,
    section: String,
    origin: String,
    mark: String,
}

#[derive(Template)]
#[template(path = "rulebook/show.html")]
struct RuleBook {
    q: String,
    sections: Vec<Choice>,
    origins: Vec<Choice>,
    marks: Vec<Choice>,
    narrowed: bool,
    found: String,
    chapters: Vec<Chapter>,
    frame: Frame,
}

/// The rules of one section.
struct Chapter {
    word: &'static str,
    name: &'static str,
    rules: Vec<Entry>,
}

struct Entry {
    id: &'static str,
    title: &'static str,
    origin: &'static str,
    mark: (Tone, &'static str),
    citations: String,
    reason: &'static str,
    way_forward: &'static str,
}

/// The rules that fit.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, Search(wish): Search<Wish>) -> Answer {
    let t = frame.t;
    let rules = fitting(&wish);
    page(&RuleBook {
        sections: choices(t, Section::ALL, &wish.section, |s| {
            (s.word(), format!("{} · {}", s.word(), t.lang().of(s.name())))
        }),
        origins: choices(t, Origin::ALL, &wish.origin, |o| {
            (o.word(), t.rules_origin(o).to_owned())
        }),
        marks: choices(t, Mark::ALL, &wish.mark, |m| {
            (m.word(), format!("{} · {}", m.word(), t.rules_mark(m)))
        }),
        narrowed: [&wish.q, &wish.section, &wish.origin, &wish.mark].iter().any(|w| !w.is_empty()),
        found: t.rules_found(rules.len(), law::rules::all().count()),
        chapters: chapters(t, &rules),
        q: wish.q,
        frame,
    })
}

fn fitting(wish: &Wish) -> Vec<&'static Rule> {
    let query = search::words(&wish.q);
    let section = Section::from_word(&wish.section);
    let (origin, mark) = (Origin::from_word(&wish.origin), Mark::from_word(&wish.mark));
    let fits = |rule: &&'static Rule| {
        section.is_none_or(|section| rule.section() == section)
            && origin.is_none_or(|origin| rule.origin == origin)
            && mark.is_none_or(|mark| rule.mark == mark)
            && search::fits(rule, &query)
    };
    law::rules::in_order().into_iter().filter(fits).collect()
}

fn choices<V: Copy>(
    t: &dyn Text,
    all: &[V],
    chosen: &str,
    say: impl Fn(V) -> (&'static str, String),
) -> Vec<Choice> {
    let every = Choice {
        value: String::new(),
        label: t.rules_every().to_owned(),
        chosen: chosen.is_empty(),
    };
    let others = all.iter().map(|value| {
        let (word, label) = say(*value);
        Choice { value: word.to_owned(), label, chosen: word == chosen }
    });
    std::iter::once(every).chain(others).collect()
}

fn chapters(t: &dyn Text, rules: &[&'static Rule]) -> Vec<Chapter> {
    let of = |section: Section| Chapter {
        word: section.word(),
        name: t.lang().of(section.name()),
        rules: rules.iter().filter(|r| r.section() == section).map(|r| entry(t, r)).collect(),
    };
    Section::ALL.iter().map(|s| of(*s)).filter(|chapter| !chapter.rules.is_empty()).collect()
}

fn entry(t: &dyn Text, rule: &'static Rule) -> Entry {
    Entry {
        id: rule.id,
        title: t.lang().of(rule.title),
        origin: t.rules_origin(rule.origin),
        mark: (tone(rule.mark), t.rules_mark(rule.mark)),
        citations: rule.citations.join("; "),
        reason: t.lang().of(rule.reason),
        way_forward: t.lang().of(rule.way_forward),
    }
}
