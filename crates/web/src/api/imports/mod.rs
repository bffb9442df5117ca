//! `/api/v1/imports`: lists for the source the key is bound to, and what became of them.

mod add;
mod settings;
mod steps;

use axum::http::Method;
use axum::response::IntoResponse;
use desk::import::{ImportState, Outcome, Reason, Rejected, Report};
use desk::{Call, Desk};
use law::ids::ImportId;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

pub use steps::Origin;

use super::paging::{Listed, Paging, cursor};
use crate::errors::{Answer, Error};
use crate::imports::run::import_id;
use crate::input::{Place, Search};
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(
    list,
    add::add,
    show,
    rejected,
    steps::preview,
    steps::run,
    steps::stop,
    steps::resume,
    steps::undo
))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/api/v1/imports", Policy::ApiKey, list),
        route(Method::POST, "/api/v1/imports", Policy::ApiKey, add::add)
            .takes(crate::imports::FILE)
            .asks(),
        route(Method::GET, "/api/v1/imports/{id}", Policy::ApiKey, show),
        route(Method::GET, "/api/v1/imports/{id}/rejected", Policy::ApiKey, rejected).asks(),
        route(Method::POST, "/api/v1/imports/{id}/preview", Policy::ApiKey, steps::preview),
        route(Method::POST, "/api/v1/imports/{id}/run", Policy::ApiKey, steps::run),
        route(Method::POST, "/api/v1/imports/{id}/stop", Policy::ApiKey, steps::stop),
        route(Method::POST, "/api/v1/imports/{id}/resume", Policy::ApiKey, steps::resume),
        route(Method::POST, "/api/v1/imports/{id}/undo", Policy::ApiKey, steps::undo),
    ]
}

/// Where an import stands.
#[derive(Serialize, ToSchema)]
pub struct ImportView {
    /// Its id.
    id: String,
    /// `UPLOADED`, `RUNNING`, `DONE`, `UNDONE`, `CANCELLED`.
    state: &'static str,
    /// Rows decided so far.
    rows: i64,
    /// Counts by outcome and reason.
    counts: Vec<CountView>,
    /// First cells and rows that did not go in; never with content.
    rejected: Vec<RejectedView>,
}

/// Rows with one outcome for one reason.
#[derive(Serialize, ToSchema)]
pub struct CountView {
    outcome: &'static str,
    reason: &'static str,
    rows: i64,
}

/// A cell or row that did not go in.
#[derive(Serialize, ToSchema)]
pub struct RejectedView {
    /// Line in the file.
    line: i64,
    /// Column from 1; 0 for the whole row.
    column: i64,
    /// What is wrong.
    cause: &'static str,
}

/// Rejected cells shown.
const SHOWN: i64 = 100;

/// The newest imports of the key's source.
#[derive(Serialize, ToSchema)]
pub struct ImportsView {
    /// At most 50, the newest first.
    items: Vec<ImportInList>,
}

/// An import in the list.
#[derive(Serialize, ToSchema)]
pub struct ImportInList {
    /// Its id.
    id: String,
    /// `UPLOADED`, `RUNNING`, `DONE`, `UNDONE`, `CANCELLED`.
    state: &'static str,
    /// Rows decided so far.
    rows: i64,
    /// When it began, milliseconds since 1970 UTC.
    at: i64,
}

/// Imports listed.
const LISTED: i64 = 50;

/// The newest imports of the key's source.
#[utoipa::path(get, path = "/api/v1/imports", tag = "imports",
    responses((status = 200, body = ImportsView)))]
async fn list(ask: Ask, caller: ApiCaller) -> Answer {
    let own = Some(caller.source);
    let found = ask.desk(move |desk, call| desk.imports(call, own, LISTED)).await?;
    let items = found.iter().map(|import| ImportInList {
        id: import.id.to_string(),
        state: ImportState::word(import.state),
        rows: import.rows_done,
        at: import.created_at,
    });
    Ok(axum::Json(ImportsView { items: items.collect() }).into_response())
}

/// How far an import is and what became of its rows.
#[utoipa::path(get, path = "/api/v1/imports/{id}", tag = "imports",
    params(("id" = String, Path)), responses((status = 200, body = ImportView)))]
async fn show(ask: Ask, caller: ApiCaller, Place(id): Place<String>) -> Answer {
    let import = import_id(&id)?;
    ask.desk(move |desk, call| own(desk, call, &caller, import)).await?;
    Ok(axum::Json(view(&ask, import).await?).into_response())
}

/// Cells and rows that did not go in, in the order of the file; never with content.
#[utoipa::path(get, path = "/api/v1/imports/{id}/rejected", tag = "imports",
    params(("id" = String, Path, description = "id of the import"),
           ("limit" = Option<u32>, Query, description = "1 to 200, 50 unless given"),
           ("cursor" = Option<String>, Query, description = "`next` of the answer before")),
    responses((status = 200, body = Listed<RejectedView>)))]
async fn rejected(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    Search(paging): Search<Paging>,
) -> Answer {
    let import = import_id(&id)?;
    let (name, limit) = (format!("imports/{import}/rejected"), paging.limit()?);
    let after = paging.after(ask.behind(), &name)?.and_then(|line| line.parse().ok());
    let page = ask.desk(move |desk, call| {
        own(desk, call, &caller, import)?;
        let (rows, last) = desk.rejected_page(call, import, after, limit)?;
        let next = last.map(|line| cursor(desk, &name, &line.to_string()));
        Ok(Listed { items: rows.into_iter().map(RejectedView::from).collect(), next })
    });
    Ok(axum::Json(page.await?).into_response())
}

/// Refuses imports of other sources as if they were not there.
fn own(desk: &Desk, call: &Call, caller: &ApiCaller, import: ImportId) -> desk::Result<()> {
    let own = desk.import_report(call, import)?.source == caller.source;
    if own { Ok(()) } else { Err(desk::Fault::NOT_FOUND.into()) }
}

async fn view(ask: &Ask, import: ImportId) -> Result<ImportView, Error> {
    ask.desk(move |desk: &Desk, call| told(desk, call, import)).await
}

fn told(desk: &Desk, call: &Call, import: ImportId) -> desk::Result<ImportView> {
    let Report { state, rows_done, counts, .. } = desk.import_report(call, import)?;
    let rejected = desk.rejected_rows(call, import, None, SHOWN)?;
    Ok(ImportView {
        id: import.to_string(),
        state: ImportState::word(state),
        rows: rows_done,
        counts: counted(counts),
        rejected: rejected.into_iter().map(RejectedView::from).collect(),
    })
}

fn counted(counts: Vec<(Outcome, Reason, i64)>) -> Vec<CountView> {
    let count = |(outcome, reason, rows): (Outcome, Reason, i64)| CountView {
        outcome: outcome.word(),
        reason: reason.word(),
        rows,
    };
    counts.into_iter().map(count).collect()
}

impl From<Rejected> for RejectedView {
    fn from(row: Rejected) -> Self {
        Self { line: row.line, column: row.column, cause: row.cause.en }
    }
}
