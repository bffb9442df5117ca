//! `/imports/{id}`: how far an import is, what became of the rows, and which did not go in.

use askama::Template;
use axum::http::header;
use axum::response::IntoResponse;
use desk::import::{ImportState, Outcome, Rejected, STOP_HINT, UNDO_HINT};
use law::ids::ImportId;
use serde::Deserialize;

use super::list::{state, when};
use super::{chart, rows_with, source_name};
use crate::charts::Bars;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::input::{Place, Search};
use crate::page::page;
use crate::parts::{Pages, Tone};
use crate::seam::Ask;
use crate::text::Lang;

/// Rejected rows on a page.
const SHOWN: usize = 50;

/// Which rejected rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    after: Option<i64>,
    again: Option<bool>,
}

#[derive(Template)]
#[template(path = "imports/report.html")]
struct ReportPage {
    id: ImportId,
    source: String,
    when: String,
    state: (Tone, &'static str),
    runs: bool,
    interrupted: bool,
    /// Why it broke off.
    broken: Option<&'static str>,
    again: bool,
    /// Bytes read and in the file.
    bytes: (u64, u64),
    rows: u64,
    taken: u64,
    held: u64,
    undoable: bool,
    undo_hint: &'static str,
    stop_hint: &'static str,
    chart: Bars,
    head: [&'static str; 3],
    rejected: Vec<(i64, String, &'static str)>,
    pages: Pages,
    frame: Frame,
}

/// The report.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn show(
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    Search(wish): Search<Wish>,
) -> Answer {
    let import = super::run::import_id(&id)?;
    let (report, (rejected, last), progress) = ask
        .desk(move |desk, call| {
            Ok((
                desk.import_report(call, import)?,
                desk.rejected_page(call, import, wish.after, SHOWN)?,
                desk.import_progress(import),
            ))
        })
        .await?;
    let (t, lang) = (frame.t, frame.lang);
    let runs = progress.is_some();
    let interrupted = report.state == ImportState::Running && !runs;
    let shown: Vec<_> = rejected
        .iter()
        .map(|row| (row.line, place(row, lang, t.import_whole_row()), lang.of(row.cause)))
        .collect();
    page(&ReportPage {
        id: import,
        source: source_name(ask.behind(), lang, report.source),
        when: when(t, report.created_at),
        state: state(t, report.state, runs),
        runs,
        interrupted,
        broken: report.broken.filter(|_| !runs).map(|words| lang.of(words)),
        again: wish.again == Some(true),
        bytes: progress.map_or((0, 1), |progress| progress.bytes()),
        rows: u64::try_from(report.rows_done).unwrap_or_default(),
        taken: rows_with(&report.counts, Outcome::Added)
            + rows_with(&report.counts, Outcome::Completed),
        held: rows_with(&report.counts, Outcome::Held),
        undoable: !runs && !matches!(report.state, ImportState::Undone | ImportState::Uploaded),
        undo_hint: lang.of(UNDO_HINT),
        stop_hint: lang.of(STOP_HINT),
        chart: chart(t, &report.counts),
        head: [t.import_line(), t.import_column(), t.import_cause()],
        rejected: shown,
        pages: Pages {
            later: last.map(|line| format!("/imports/{id}?after={line}")),
            earlier: wish.after.map(|_| format!("/imports/{id}")),
            range: None,
        },
        frame,
    })
}

/// All rejected rows as CSV: line, column, field, cause; never with content.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn download(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    let import = super::run::import_id(&id)?;
    let rows = ask.desk(move |desk, call| desk.rejected_rows(call, import, None, i64::MAX)).await?;
    let (t, lang) = (frame.t, frame.lang);
    let mut text =
        format!("\u{feff}{};{};{}\r\n", t.import_line(), t.import_column(), t.import_cause());
    for row in &rows {
        let place = place(row, lang, t.import_whole_row());
        text.push_str(&format!("{};\"{place}\";\"{}\"\r\n", row.line, lang.of(row.cause)));
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"rejected.csv\""),
    ];
    Ok((headers, text).into_response())
}

/// Number of the column and what it was taken for.
fn place(row: &Rejected, lang: Lang, whole_row: &str) -> String {
    match (row.column, row.field) {
        (0, _) => whole_row.to_owned(),
        (column, Some(field)) => format!("{column} ({})", lang.of(field)),
        (column, None) => column.to_string(),
    }
}
