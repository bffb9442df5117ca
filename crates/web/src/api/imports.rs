//! `/api/v1/imports`: lists for the source the key is bound to, and what became of them.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, HttpBody};
use axum::http::{Method, StatusCode};
use axum::response::IntoResponse;
use desk::Desk;
use desk::import::{Evidence, ImportState, Options, Report};
use law::ids::ImportId;
use law::vocabulary::{Country, PersonType};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use crate::errors::{Answer, Error, Fault};
use crate::imports::run::{import_id, spawn};
use crate::imports::sealing::Sealing;
use crate::input::{Place, Search};
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;
use crate::state::State;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(add, show))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::POST, "/api/v1/imports", Policy::ApiKey, add)
            .takes(crate::imports::FILE)
            .asks(),
        route(Method::GET, "/api/v1/imports/{id}", Policy::ApiKey, show),
    ]
}

/// What holds for rows that do not say it themselves.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Told {
    /// Country: `DE`, `AT`, `CH`, `EU_OTHER`, `OTHER`; the firm's own if absent.
    #[param(value_type = Option<String>)]
    country: Option<Country>,
    /// Capacity: `CONSUMER`, `BUSINESS_PERSON`, `UNKNOWN`.
    #[param(value_type = Option<String>)]
    party: Option<PersonType>,
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

/// Takes a list in: CSV, XLSX or vCard as the body. The columns go where they went the last time for
/// this source, or where their names suggest. The same file again changes nothing and leads to its
/// first import, so the request can be repeated.
#[utoipa::path(post, path = "/api/v1/imports", tag = "imports", params(Told),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 202, body = ImportView), (status = 200, body = ImportView)))]
async fn add(
    state: State,
    ask: Ask,
    caller: ApiCaller,
    Search(told): Search<Told>,
    body: Body,
) -> Answer {
    let import = receive(&ask, caller.source, body).await?;
    let options = Options {
        source: caller.source,
        country: told.country.unwrap_or(ask.behind().register().firm.country),
        party: told.party.unwrap_or(PersonType::Unknown),
        documented: false,
    };
    let (before, targets, options) = ask
        .desk(move |desk, call| {
            let before = desk.taken_before(call, import, options.source)?;
            if before.is_some() {
                desk.cancel_upload(call, import)?;
                return Ok((before, Vec::new(), options));
            }
            let look = desk.preview_upload(call, import, &options, None);
            let look = look.inspect_err(|_| drop(desk.cancel_upload(call, import)))?;
            Ok((None, look.targets, options))
        })
        .await?;
    if let Some(before) = before {
        return Ok((StatusCode::OK, axum::Json(view(&ask, before).await?)).into_response());
    }
    spawn(&state, &ask, move |desk, call| {
        desk.run_upload(call, import, &options, &Evidence::default(), targets)
    });
    let place = [("location", format!("/api/v1/imports/{import}"))];
    Ok((StatusCode::ACCEPTED, place, axum::Json(view(&ask, import).await?)).into_response())
}

/// Seals the body piece by piece.
async fn receive(ask: &Ask, source: u16, mut body: Body) -> Result<ImportId, Error> {
    let sealing = Sealing::begin(ask, source);
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        match frame.map(|frame| frame.into_data()) {
            Ok(Ok(piece)) => {
                if !sealing.push(piece).await {
                    break;
                }
            }
            // Trailers carry nothing of the file.
            Ok(Err(_)) => {}
            Err(error) => {
                sealing.drop_half(ask).await?;
                return Err(Fault::body(&error).into());
            }
        }
    }
    sealing.finish().await
}

/// How far an import is and what became of its rows.
#[utoipa::path(get, path = "/api/v1/imports/{id}", tag = "imports",
    params(("id" = String, Path)), responses((status = 200, body = ImportView)))]
async fn show(ask: Ask, caller: ApiCaller, Place(id): Place<String>) -> Answer {
    let import = import_id(&id)?;
    let source = caller.source;
    // A key sees the imports of its own source; others look as if they were not there.
    let own = ask.desk(move |desk, call| Ok(desk.import_report(call, import)?.source == source));
    if !own.await? {
        return Err(Fault::not_found().into());
    }
    Ok(axum::Json(view(&ask, import).await?).into_response())
}

async fn view(ask: &Ask, import: ImportId) -> Result<ImportView, Error> {
    ask.desk(move |desk: &Desk, call| {
        let Report { state, rows_done, counts, .. } = desk.import_report(call, import)?;
        let rejected = desk.rejected_rows(call, import, None, SHOWN)?;
        let rejected = rejected.into_iter().map(|row| RejectedView {
            line: row.line,
            column: row.column,
            cause: row.cause.en,
        });
        let count =
            |(outcome, reason, rows): (desk::import::Outcome, desk::import::Reason, i64)| {
                CountView { outcome: outcome.word(), reason: reason.word(), rows }
            };
        Ok(ImportView {
            id: import.to_string(),
            state: ImportState::word(state),
            rows: rows_done,
            counts: counts.into_iter().map(count).collect(),
            rejected: rejected.collect(),
        })
    })
    .await
}
