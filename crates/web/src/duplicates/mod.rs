//! `/duplicates`: pairs that may be one person, side by side, the surest first.

use std::sync::Arc;

use askama::Template;
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use desk::twins::{Card, Choice, TwinState};
use law::ids::PersonId;
use serde::Deserialize;

use crate::charts::{Fall, Waterfall};
use crate::errors::{Answer, Error, Failure, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Search;
use crate::page::{done, page};
use crate::people::words;
use crate::routes::{MERGERS, Policy, Route, route};
use crate::seam::Ask;
use crate::state::State;
use crate::text::Text;

/// Pairs on a page.
const SHOWN: usize = 10;

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let mergers = Policy::Signed(MERGERS);
    [
        route(Method::GET, "/duplicates", mergers, show).asks(),
        route(Method::POST, "/duplicates", mergers, decide),
        route(Method::POST, "/duplicates/search", mergers, search),
        route(Method::POST, "/duplicates/undo", mergers, undo),
    ]
}

/// Which pairs, and which decision was the last.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    later: Option<bool>,
    last: Option<String>,
}

#[derive(Template)]
#[template(path = "duplicates/list.html")]
struct DuplicatesPage {
    frame: Frame,
    cards: Vec<Pair>,
    waiting: String,
    later: String,
    is_later: bool,
    searched: String,
    last: Option<(String, String)>,
    running: Option<(u64, u64, String)>,
}

/// One pair.
struct Pair {
    a: String,
    b: String,
    title: String,
    rows: Vec<Row>,
    sources: (String, String),
    why: Option<Waterfall>,
    kind: &'static str,
    hint: Hint,
}

/// Which decision the score suggests; in the doubtful middle none, so that nobody clicks what was
/// not weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// One person.
    Same,
    /// Two people.
    Different,
    /// Somebody has to look.
    Open,
}

impl Hint {
    /// What a probability suggests: one person from four fifths on, two up to one fifth.
    pub fn of(score: f64) -> Self {
        match score {
            s if s >= 0.8 => Hint::Same,
            s if s <= 0.2 => Hint::Different,
            _ => Hint::Open,
        }
    }
}

/// One kind of value of both.
struct Row {
    label: String,
    left: Vec<String>,
    right: Vec<String>,
    differs: bool,
    same: bool,
}

async fn show(frame: Frame, ask: Ask, Search(wish): Search<Wish>) -> Answer {
    let is_later = wish.later == Some(true);
    let state = if is_later { TwinState::Later } else { TwinState::Open };
    let list = ask.desk(move |desk, call| desk.twins(call, state, SHOWN)).await?;
    let progress = ask.behind().twins_progress();
    let last = wish.last.as_deref().and_then(both);
    let register = ask.behind().register();
    let t = frame.t;
    page(&DuplicatesPage {
        waiting: t.twins_waiting(list.open, list.decided),
        later: if list.later > 0 { t.number(list.later) } else { String::new() },
        is_later,
        searched: searched(t, list.searched_at),
        last: last.map(|(a, b)| (a.to_string(), b.to_string())),
        running: progress.map(|p| (p.done, p.of, t.twins_progress(p.done, p.of))),
        cards: list.cards.iter().map(|card| Pair::new(card, t, &register)).collect(),
        frame,
    })
}

/// When everybody was compared last, in words.
pub fn searched(t: &dyn Text, at: Option<i64>) -> String {
    let at = at.and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
    let day = at.map(|at| at.to_zoned(jiff::tz::TimeZone::UTC).date());
    day.map(|day| t.twins_searched(day)).unwrap_or_default()
}

impl Pair {
    fn new(card: &Card, t: &'static dyn Text, register: &desk::register::Register) -> Self {
        let row = |pair: &desk::merge::Pair| Row {
            label: words::kind(t.lang(), register, pair.kind),
            left: pair.left.clone(),
            right: pair.right.clone(),
            differs: !pair.same && !pair.left.is_empty() && !pair.right.is_empty(),
            same: pair.same,
        };
        let named = |sources: &[u16]| {
            let names: Vec<String> =
                sources.iter().map(|s| words::source(t.lang(), register, *s)).collect();
            names.join(", ")
        };
        Self {
            a: card.low.to_string(),
            b: card.high.to_string(),
            title: t.twins_likely(&percent(card.score)),
            rows: card.pairs.iter().map(row).collect(),
            sources: (named(&card.sources.0), named(&card.sources.1)),
            why: card.why.as_ref().map(|why| waterfall(t, why)),
            kind: card.why.as_ref().map_or("", |why| pick(t, why.kind)),
            hint: Hint::of(card.score),
        }
    }
}

/// Why the score is what it is, as a chart with its table.
pub fn waterfall(t: &'static dyn Text, why: &desk::twins::Why) -> Waterfall {
    let steps: Vec<Fall> = std::iter::once(Fall {
        label: t.twins_start().to_owned(),
        word: String::new(),
        weight: why.start,
    })
    .chain(why.steps.iter().map(|(field, level, weight)| Fall {
        label: pick(t, *field).to_owned(),
        word: pick(t, *level).to_owned(),
        weight: *weight,
    }))
    .collect();
    let total = why.start + why.steps.iter().map(|(.., weight)| weight).sum::<f64>();
    let sum = t.twins_sum(&percent(1.0 / (1.0 + (-total).exp2())));
    Waterfall::new(t, (t.twins_why(), t.twins_legend()), &sum, &steps)
}

fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round())
}

fn pick(t: &dyn Text, words: desk::Words) -> &'static str {
    t.lang().of(words)
}

/// Searches the whole base on a thread of its own.
async fn search(state: State, ask: Ask, mut fields: Fields) -> Answer {
    let to = if fields.one("to").is_ok_and(|to| to == "lists") { "/lists" } else { "/duplicates" };
    fields.done()?;
    let (desk, call) = (Arc::clone(ask.behind()), ask.call());
    std::thread::spawn(move || {
        if let Err(error) = desk.search_twins(&call) {
            state.report(call.request, &Failure::new(error).to_string());
        }
    });
    Ok(Redirect::to(to).into_response())
}

async fn decide(ask: Ask, mut fields: Fields) -> Answer {
    let (a, b) = taken(&mut fields)?;
    let choice = fields.word("choice", Choice::from_word)?;
    fields.done()?;
    ask.desk(move |desk, call| desk.decide_twin(call, (a, b), choice)).await?;
    Ok(Redirect::to(&format!("/duplicates?last={a}-{b}")).into_response())
}

async fn undo(ask: Ask, mut fields: Fields) -> Answer {
    let (a, b) = taken(&mut fields)?;
    fields.done()?;
    ask.desk(move |desk, call| desk.undecide_twin(call, (a, b))).await?;
    done("/duplicates", Notice::Parted)
}

fn taken(fields: &mut Fields) -> Result<(PersonId, PersonId), Error> {
    let mut one = |name| -> Result<PersonId, Error> {
        PersonId::parse(&fields.one(name)?).ok_or_else(|| Fault::not_found().into())
    };
    Ok((one("a")?, one("b")?))
}

fn both(text: &str) -> Option<(PersonId, PersonId)> {
    let (a, b) = text.split_once('-')?;
    Some((PersonId::parse(a)?, PersonId::parse(b)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_suggested_in_the_doubtful_middle() {
        let hints = [0.99, 0.8, 0.5, 0.21, 0.2, 0.1].map(Hint::of);
        use Hint::{Different, Open, Same};
        assert_eq!(hints, [Same, Same, Open, Open, Different, Different]);
    }
}
