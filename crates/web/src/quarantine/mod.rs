//! `/quarantine`: held rows, oldest first, and what a human decides about them.

use askama::Template;
use axum::http::Method;
use desk::import::{Because, Decision, HeldView, Reason};
use law::ids::HeldId;
use serde::Deserialize;

use crate::errors::{Answer, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::{Place, Search};
use crate::page::{done, page};
use crate::parts::{Choice, Pages};
use crate::routes::{Policy, Route, TAKERS, route};
use crate::seam::{Ask, hex, unhex};
use crate::text::{Lang, Text};

/// Rows on a page.
const SHOWN: usize = 10;

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let takers = Policy::Signed(TAKERS);
    [
        route(Method::GET, "/quarantine", takers, show),
        route(Method::POST, "/quarantine/{id}", takers, decide),
    ]
}

/// Where the page begins.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wish {
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "quarantine/list.html")]
struct QuarantinePage {
    waiting: String,
    cards: Vec<Card>,
    pages: Pages,
    frame: Frame,
}

/// One held row.
struct Card {
    id: String,
    from: String,
    until: String,
    reason: &'static str,
    fields: Vec<(&'static str, String)>,
    href: Option<String>,
    known: Vec<(String, String)>,
    because: Vec<Choice>,
}

async fn show(frame: Frame, ask: Ask, Search(wish): Search<Wish>) -> Answer {
    let after = wish.after.as_deref().map(|id| unhex(id).map(HeldId).ok_or(Fault::not_found()));
    let after = after.transpose()?;
    let (t, lang) = (frame.t, frame.lang);
    let (waiting, mut cards) = ask
        .desk(move |desk, call| {
            let limit = i64::try_from(SHOWN + 1).unwrap_or_default();
            let rows = desk.quarantine(call, after, limit)?;
            let source = |row: &HeldView| -> desk::Result<String> {
                let source = desk.import_report(call, row.import)?.source;
                let register = desk.register();
                let name = register.source(source).map(|s| lang.pick(&s.name.de, &s.name.en));
                Ok(name.unwrap_or_default().to_owned())
            };
            let cards: desk::Result<Vec<Card>> =
                rows.iter().map(|row| Ok(card(t, lang, row, &source(row)?))).collect();
            Ok((desk.waiting_rows()?, cards?))
        })
        .await?;
    let more = cards.len() > SHOWN;
    cards.truncate(SHOWN);
    let last = cards.last().filter(|_| more);
    page(&QuarantinePage {
        waiting: t.quarantine_waiting(u64::try_from(waiting).unwrap_or_default()),
        pages: Pages {
            later: last.map(|card| format!("/quarantine?after={}", card.id)),
            earlier: after.map(|_| "/quarantine".to_owned()),
            range: None,
        },
        cards,
        frame,
    })
}

fn card(t: &dyn Text, lang: Lang, row: &HeldView, source: &str) -> Card {
    let line = u64::try_from(row.line).unwrap_or_default();
    let usual = usual_reason(row.reason);
    Card {
        id: hex(row.id.0),
        from: t.quarantine_from(source, line),
        until: t.quarantine_until(desk::day_of(row.delete_on)),
        reason: lang.of(row.reason.words()),
        fields: row.fields.iter().map(|(name, value)| (lang.of(*name), value.clone())).collect(),
        href: row.against.map(|person| format!("/people/{}", hex(person.0))),
        known: row
            .known
            .iter()
            .map(|(kind, value)| (lang.pick(&kind.de, &kind.en).to_owned(), value.clone()))
            .collect(),
        because: Because::ALL
            .iter()
            .map(|because| Choice {
                value: because.word().to_owned(),
                label: lang.of(because.words()).to_owned(),
                chosen: *because == usual,
            })
            .collect(),
    }
}

/// The reason most decisions have, chosen in advance.
const fn usual_reason(reason: Reason) -> Because {
    match reason {
        Reason::DoubtfulPerson | Reason::RestrictedPerson => Because::SamePerson,
        Reason::Suppressed => Because::NotWanted,
        _ => Because::NoGround,
    }
}

async fn decide(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let id = unhex(&id).map(HeldId).ok_or_else(Fault::not_found)?;
    let decision = fields.word("decision", Decision::from_word)?;
    let because = fields.word("because", Because::from_word)?;
    fields.done()?;
    ask.desk(move |desk, call| desk.decide_held(call, id, decision, because)).await?;
    done("/quarantine", Notice::Saved)
}
