//! `/exports`: the list, newest first, with what has to happen next.

use askama::Template;
use desk::export::ExportState;

use crate::audiences::{day_of, named};
use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::parts::Tone;
use crate::routes::CAMPAIGNERS;
use crate::seam::Ask;
use crate::session::Signed;

/// Exports shown.
const SHOWN: i64 = 200;

#[derive(Template)]
#[template(path = "exports/list.html")]
struct ListPage {
    frame: Frame,
    head: [&'static str; 7],
    rows: Vec<Row>,
    /// Whether the pages of audiences are open to the visitor; the rights desk only approves.
    may_look: bool,
}

struct Row {
    id: String,
    day: String,
    activity: String,
    campaign: Option<String>,
    recipient: String,
    persons: String,
    format: &'static str,
    state: (Tone, &'static str),
    approve: bool,
    decline: bool,
    fetch: bool,
    second: bool,
}

/// The list.
///
/// # Errors
/// Failures only.
pub async fn show(frame: Frame, signed: Signed, ask: Ask) -> Answer {
    let found = ask.desk(|desk, call| desk.exports(call, None, SHOWN)).await?;
    let may_look = signed.0.holds(CAMPAIGNERS);
    let (t, register) = (frame.t, ask.behind().register());
    let rows = found.into_iter().map(|e| Row {
        id: e.id.to_string(),
        day: t.date(day_of(e.asked_at)),
        activity: named(t, &register, e.activity),
        campaign: e.campaign.filter(|_| may_look).map(|id| id.to_string()),
        recipient: register
            .recipient(e.recipient)
            .map_or_else(|| t.export_unknown().to_owned(), |r| r.name.clone()),
        persons: t.number(e.persons),
        format: e.format.word(),
        state: (tone(e.state), t.export_state_of(e.state)),
        approve: e.may_approve,
        decline: e.state == ExportState::Asked,
        fetch: e.may_fetch,
        second: e.needs_second && !e.may_approve,
    });
    let head = [
        t.export_day(),
        t.export_purpose(),
        t.export_recipient(),
        t.export_people(),
        t.export_format(),
        t.export_state(),
        t.export_do(),
    ];
    page(&ListPage { head, rows: rows.collect(), may_look, frame })
}

const fn tone(state: ExportState) -> Tone {
    match state {
        ExportState::Asked => Tone::Warn,
        ExportState::Approved => Tone::Info,
        ExportState::Handed => Tone::Good,
        ExportState::Declined => Tone::Plain,
    }
}
