//! `/imports`: what was taken in, newest first.

use askama::Template;
use desk::import::{ImportState, Outcome, Report};

use super::{rows_with, source_name};
use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::parts::Tone;
use crate::seam::Ask;
use crate::text::Text;

/// Imports shown.
const SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "imports/list.html")]
struct ListPage {
    head: [&'static str; 6],
    rows: Vec<Row>,
    frame: Frame,
}

struct Row {
    href: String,
    source: String,
    when: String,
    rows: u64,
    taken: u64,
    held: u64,
    state: (Tone, &'static str),
}

/// The list.
///
/// # Errors
/// Those of the desk.
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let t = frame.t;
    let rows = ask
        .desk(move |desk, call| {
            let row = |report: &Report| Row {
                href: format!("/imports/{}", report.id),
                source: source_name(desk, t.lang(), report.source),
                when: when(t, report.created_at),
                rows: u64::try_from(report.rows_done).unwrap_or_default(),
                taken: rows_with(&report.counts, Outcome::Added)
                    + rows_with(&report.counts, Outcome::Completed),
                held: rows_with(&report.counts, Outcome::Held),
                state: state(t, report.state, desk.import_progress(report.id).is_some()),
            };
            Ok(desk.imports(call, None, SHOWN)?.iter().map(row).collect())
        })
        .await?;
    let head = [
        t.source(),
        t.import_when(),
        t.import_rows(),
        t.import_taken(),
        t.quarantine_title(),
        t.import_state(),
    ];
    page(&ListPage { head, rows, frame })
}

/// Day of a moment in milliseconds since 1970 UTC.
pub(super) fn when(t: &dyn Text, ms: i64) -> String {
    t.date(desk::day_of(ms.div_euclid(86_400_000)))
}

/// Where an import stands, in a word.
pub(super) fn state(t: &dyn Text, state: ImportState, runs: bool) -> (Tone, &'static str) {
    match state {
        ImportState::Uploaded => (Tone::Info, t.import_waiting()),
        ImportState::Running if runs => (Tone::Info, t.import_running()),
        ImportState::Running => (Tone::Warn, t.import_interrupted()),
        ImportState::Done => (Tone::Good, t.import_done()),
        ImportState::Undone => (Tone::Plain, t.import_undone()),
        ImportState::Cancelled => (Tone::Warn, t.import_stopped()),
    }
}
