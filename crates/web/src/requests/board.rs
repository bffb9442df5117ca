//! `/requests`: what waits, by the day to answer by.

use askama::Template;
use desk::requests::{Board, BoardRow, CaseState, Urgency};
use law::ids::ObjectId;
use serde::Deserialize;

use crate::errors::Answer;
use crate::frame::Frame;
use crate::input::Search;
use crate::page::page;
use crate::parts::Tone;
use crate::seam::Ask;
use crate::text::Text;

/// Which page of which list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    closed: Option<u8>,
    due: Option<i64>,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "requests/board.html")]
struct BoardPage {
    frame: Frame,
    head: [&'static str; 6],
    rows: Vec<Row>,
    closed: bool,
    late: bool,
    next: Option<String>,
}

struct Row {
    id: String,
    name: String,
    rights: String,
    received: String,
    target: String,
    legal: String,
    urgency: (Tone, &'static str),
    identity: &'static str,
}

/// The board.
///
/// # Errors
/// Failures only.
pub async fn show(frame: Frame, ask: Ask, Search(wanted): Search<Wanted>) -> Answer {
    let closed = wanted.closed == Some(1);
    let after = wanted.due.zip(wanted.after.as_deref().and_then(ObjectId::parse));
    let state = if closed { CaseState::Closed } else { CaseState::Open };
    let Board { rows, next } =
        ask.desk(move |desk, call| desk.requests(call, state, after)).await?;
    let t = frame.t;
    let next =
        next.map(|(due, id)| format!("/requests?closed={}&due={due}&after={id}", u8::from(closed)));
    let head = [
        t.request_urgency(),
        t.request_person(),
        t.request_rights(),
        t.request_received(),
        t.request_target(),
        t.request_identity(),
    ];
    let late = rows.iter().any(|r| matches!(r.urgency, Urgency::Overdue | Urgency::Late));
    let rows = rows.iter().map(|row| Row::new(t, row)).collect();
    page(&BoardPage { frame, head, rows, closed, late, next })
}

impl Row {
    fn new(t: &dyn Text, row: &BoardRow) -> Self {
        let rights: Vec<&str> = row.rights.iter().map(|right| t.request_right(*right)).collect();
        let outcome = t.request_outcome_of(row.outcome);
        let closed = row.urgency == Urgency::Closed;
        Self {
            id: row.id.to_string(),
            name: if row.known { row.name.clone() } else { t.request_unknown().to_owned() },
            rights: rights.join(", "),
            received: t.date(row.received),
            target: t.date(row.target),
            legal: t.date(row.legal),
            urgency: (
                tone(row.urgency),
                if closed { outcome } else { t.request_urgency_of(row.urgency) },
            ),
            identity: t.request_identity_of(row.identity),
        }
    }
}

/// How urgent looks; the word says the same.
pub(super) const fn tone(urgency: Urgency) -> Tone {
    match urgency {
        Urgency::Overdue => Tone::Bad,
        Urgency::Late | Urgency::Soon => Tone::Warn,
        Urgency::InTime => Tone::Good,
        Urgency::Closed => Tone::Plain,
    }
}
