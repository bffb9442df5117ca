//! `/audiences`: what was asked and kept.

use askama::Template;
use law::verdict::Outcome;

use super::kept::{day_of, named};
use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::seam::Ask;

/// Snapshots shown.
const SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "audiences/list.html")]
struct ListPage {
    frame: Frame,
    head: [&'static str; 5],
    rows: Vec<Row>,
}

struct Row {
    id: String,
    activity: String,
    channel: &'static str,
    day: String,
    inside: String,
    of: String,
}

/// The list.
///
/// # Errors
/// Failures only.
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let found = ask.desk(|desk, call| desk.snapshots(call, None, SHOWN)).await?;
    let (t, register) = (frame.t, ask.behind().register());
    let rows = found
        .iter()
        .map(|s| {
            let inside = s.inside();
            let outside = s.count(Outcome::Ask) + s.count(Outcome::Block);
            Row {
                id: s.id.to_string(),
                activity: named(t, &register, s.question.plan.activity),
                channel: t.audience_channel(s.question.plan.channel),
                day: t.date(day_of(s.created_at)),
                inside: t.number(inside),
                of: t.number(inside + outside + s.unreachable),
            }
        })
        .collect();
    let head = [
        t.activity(),
        t.audience_channel_label(),
        t.audience_decided(),
        t.audience_inside(),
        t.audience_members(),
    ];
    page(&ListPage { frame, head, rows })
}
