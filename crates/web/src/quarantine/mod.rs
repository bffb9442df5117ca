//! `/quarantine`: held rows side by side with whom they may be, and what a human decides about them.

use askama::Template;
use axum::http::Method;
use desk::import::{Because, Decision, HeldView, REOPEN_HINT, Reason};
use law::ids::HeldId;
use serde::Deserialize;

use crate::duplicates::Hint;
use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::{Place, Search};
use crate::page::{done, page};
use crate::parts::{Choice, Pages};
use crate::routes::{Policy, Route, TAKERS, route};
use crate::seam::{Ask, hex, unhex};
use crate::text::{Lang, Text};

mod beside;

/// Rows on a page.
const SHOWN: usize = 10;
/// Decisions shown that can be taken back.
const UNDOABLE: i64 = 5;

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let takers = Policy::Signed(TAKERS);
    [
        route(Method::GET, "/quarantine", takers, show).asks(),
        route(Method::POST, "/quarantine", takers, decide_alike),
        route(Method::POST, "/quarantine/{id}", takers, decide),
        route(Method::POST, "/quarantine/{id}/undo", takers, undo),
    ]
}

/// Where the page begins.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    after: Option<String>,
    /// Word of a reason: only rows that wait for it.
    reason: Option<String>,
}

#[derive(Template)]
#[template(path = "quarantine/list.html")]
struct QuarantinePage {
    waiting: String,
    /// Address, words, count and whether chosen, of each reason.
    reasons: Vec<Filter>,
    /// Rows of the chosen reason, for deciding them together.
    alike: Option<Alike>,
    decided: Vec<Decided>,
    undo_hint: &'static str,
    /// Some row shows match weights.
    weighed: bool,
    cards: Vec<Card>,
    /// Word of the reason that is shown alone.
    only: &'static str,
    pages: Pages,
    frame: Frame,
}

/// Rows of one reason, to look at alone.
struct Filter {
    href: String,
    words: &'static str,
    rows: String,
    chosen: bool,
}

/// All rows of one reason.
struct Alike {
    reason: &'static str,
    title: String,
    because: Vec<Choice>,
    needed: bool,
    mergeable: bool,
}

/// A decision that can be taken back.
struct Decided {
    id: String,
    words: String,
}

/// One held row.
struct Card {
    id: String,
    from: String,
    until: String,
    reason: &'static str,
    table: beside::Table,
    fields: Vec<(&'static str, String)>,
    href: Option<String>,
    because: Vec<Choice>,
    /// Taking the row in needs a reason of its own.
    needed: bool,
    /// Reason, and the surer the smaller.
    order: (i64, i64),
    hint: Hint,
}

async fn show(frame: Frame, ask: Ask, Search(wish): Search<Wish>) -> Answer {
    let after = wish.after.as_deref().map(|id| unhex(id).map(HeldId).ok_or(Fault::not_found()));
    let after = after.transpose()?;
    let only = wish.reason.as_deref().and_then(Reason::from_word);
    let (t, lang) = (frame.t, frame.lang);
    let (waiting, decided, mut cards) = ask
        .desk(move |desk, call| {
            let limit = i64::try_from(SHOWN + 1).unwrap_or_default();
            let register = desk.register();
            let source = |row: &HeldView| {
                let name = register.source(row.source).map(|s| lang.pick(&s.name.de, &s.name.en));
                name.unwrap_or_default().to_owned()
            };
            let rows = desk.quarantine(call, only, after, limit)?;
            let cards: Vec<Card> =
                rows.iter().map(|row| card(t, lang, row, &source(row))).collect();
            Ok((desk.waiting_by_reason()?, desk.undoable(call, UNDOABLE)?, cards))
        })
        .await?;
    let more = cards.len() > SHOWN;
    cards.truncate(SHOWN);
    let later = cards.last().filter(|_| more).map(|card| card.id.clone());
    // What came in later can make somebody else likelier than when the row was held.
    cards.sort_by_key(|card| card.order);
    let count = |rows: i64| u64::try_from(rows).unwrap_or_default();
    let all = waiting.iter().map(|w| count(w.rows)).sum();
    let at = only.map_or_else(String::new, |reason| format!("reason={}&", reason.word()));
    let chosen = only.and_then(|only| waiting.iter().find(|w| w.reason == only)).copied();
    page(&QuarantinePage {
        waiting: t.quarantine_waiting(all),
        reasons: waiting
            .iter()
            .map(|w| Filter {
                href: format!("/quarantine?reason={}", w.reason.word()),
                words: lang.of(w.reason.words()),
                rows: t.number(count(w.rows)),
                chosen: only == Some(w.reason),
            })
            .collect(),
        alike: chosen.filter(|w| w.rows > 1).map(|w| Alike {
            reason: w.reason.word(),
            title: t.quarantine_alike(count(w.rows)),
            because: reasons(t),
            needed: needed(w.reason),
            mergeable: matches!(w.reason, Reason::PerhapsKnown | Reason::DoubtfulPerson),
        }),
        decided: decided
            .iter()
            .map(|d| Decided {
                id: hex(d.id.0),
                words: t.quarantine_decided(d.decision, count(d.line), lang.of(d.reason.words())),
            })
            .collect(),
        undo_hint: lang.of(REOPEN_HINT),
        only: only.map_or("", Reason::word),
        weighed: cards.iter().any(|card| card.table.total.is_some()),
        pages: Pages {
            later: later.map(|id| format!("/quarantine?{at}after={id}")),
            earlier: after.map(|_| format!("/quarantine?{at}").trim_end_matches('&').to_owned()),
            range: None,
        },
        cards,
        frame,
    })
}

fn needed(reason: Reason) -> bool {
    Because::usual(Decision::Take, reason).is_none()
}

fn card(t: &dyn Text, lang: Lang, row: &HeldView, source: &str) -> Card {
    let line = u64::try_from(row.line).unwrap_or_default();
    Card {
        id: hex(row.id.0),
        from: t.quarantine_from(source, line),
        until: t.quarantine_until(desk::day_of(row.delete_on)),
        reason: lang.of(row.reason.words()),
        table: beside::Table::new(t, lang, row),
        fields: row.fields.iter().map(|(name, value)| (lang.of(*name), value.clone())).collect(),
        href: row.against.map(|person| format!("/people/{}", hex(person.0))),
        because: reasons(t),
        needed: needed(row.reason),
        order: (row.reason.code(), -row.score.unwrap_or_default()),
        // Where nobody was compared the reason says more than a number would.
        hint: row.score.map_or(Hint::Open, |score| Hint::of(score as f64 / 1000.0)),
    }
}

/// Reasons to choose from; the first is the one that a decision has by itself.
fn reasons(t: &dyn Text) -> Vec<Choice> {
    let choice = |value: &str, label: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        chosen: value.is_empty(),
    };
    let usual = std::iter::once(choice("", t.quarantine_usual()));
    let all = Because::ALL.iter();
    usual.chain(all.map(|b| choice(b.word(), t.lang().of(b.words())))).collect()
}

/// The reason chosen, if any was.
fn because(fields: &mut Fields) -> Result<Option<Because>, Error> {
    match fields.one("because")?.as_str() {
        "" => Ok(None),
        word => Ok(Some(Because::from_word(word).ok_or_else(Fault::not_found)?)),
    }
}

/// Back to the rows, where the next one is at the top.
fn onwards(only: Option<Reason>) -> Answer {
    let only = only.map_or_else(String::new, |only| format!("?reason={}", only.word()));
    done(&format!("/quarantine{only}#list"), Notice::Saved)
}

async fn decide(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let id = unhex(&id).map(HeldId).ok_or_else(Fault::not_found)?;
    let decision = fields.word("decision", Decision::from_word)?;
    let because = because(&mut fields)?;
    let only = fields.one("only").ok().and_then(|only| Reason::from_word(&only));
    fields.done()?;
    ask.desk(move |desk, call| desk.decide_held(call, id, decision, because)).await?;
    onwards(only)
}

async fn decide_alike(ask: Ask, mut fields: Fields) -> Answer {
    let reason = fields.word("reason", Reason::from_word)?;
    let decision = fields.word("decision", Decision::from_word)?;
    let because = because(&mut fields)?;
    fields.done()?;
    ask.desk(move |desk, call| desk.decide_alike(call, reason, decision, because)).await?;
    done("/quarantine", Notice::Saved)
}

async fn undo(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let id = unhex(&id).map(HeldId).ok_or_else(Fault::not_found)?;
    let only = fields.one("only").ok().and_then(|only| Reason::from_word(&only));
    fields.done()?;
    ask.desk(move |desk, call| desk.reopen_held(call, id)).await?;
    onwards(only)
}
