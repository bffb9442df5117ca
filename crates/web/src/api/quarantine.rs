//! `/api/v1/quarantine`: rows that wait for a decision. What they say is seen on the screens alone.

use axum::http::Method;
use axum::response::IntoResponse;
use desk::import::{Because, Decision, Reason};
use law::ids::HeldId;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::once::Nothing;
use super::people::nowhere;
use super::{Once, ok};
use crate::errors::Answer;
use crate::input::{Place, Search};
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(list, show, decide, reopen))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/api/v1/quarantine", Policy::ApiKey, list).asks(),
        route(Method::GET, "/api/v1/quarantine/{id}", Policy::ApiKey, show),
        route(Method::POST, "/api/v1/quarantine/{id}/decision", Policy::ApiKey, decide),
        route(Method::POST, "/api/v1/quarantine/{id}/reopen", Policy::ApiKey, reopen),
    ]
}

/// Which rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    reason: Option<Reason>,
    behind: Option<String>,
}

/// Rows that wait, those with one reason together, the surest first; at most 100.
#[derive(Serialize, ToSchema)]
pub struct QuarantineView {
    /// The rows.
    items: Vec<WaitingView>,
    /// How many wait in all.
    waiting: i64,
}

/// One row, without what it says.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"id": "0193514f3c007a1b9c2d3e4f5a6b7c8d", "state": "WAITING",
    "reason": "PERHAPS_KNOWN", "import": "0193514f3c007a1b9c2d3e4f5a6b7c8e", "line": 2,
    "against": "0193514f3c007a1b9c2d3e4f5a6b7c8f", "score": 0.71}))]
pub struct WaitingView {
    /// Its id.
    id: String,
    /// `WAITING`, `TAKEN`, `MERGED` or `DROPPED`.
    state: &'static str,
    /// Why it waits.
    reason: &'static str,
    /// The import it came with.
    import: String,
    /// Line in the file.
    line: i64,
    /// The person it may be.
    against: Option<String>,
    /// Probability that it is that person, 0 to 1.
    score: Option<f64>,
}

/// What is decided about a row.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"decision": "MERGE", "because": "SAME_PERSON"}))]
pub struct NewVerdict {
    /// `TAKE` as somebody new, `MERGE` with the person it may be, `DROP`.
    #[schema(value_type = String)]
    decision: Decision,
    /// `ASKED_PERSON`, `NEW_CONSENT`, `CONTRACT_NEEDS_IT`, `SAME_PERSON`, `OTHER_PERSON`,
    /// `NOT_WANTED`, `NO_GROUND` or `WRONG_DATA`; kept with the decision.
    #[schema(value_type = String)]
    because: Because,
}

/// Rows that wait in quarantine.
///
/// # Errors
/// Refused by role.
#[utoipa::path(get, path = "/api/v1/quarantine", tag = "quarantine",
    params(("reason" = Option<String>, Query, description = "only rows that wait for this reason"),
        ("behind" = Option<String>, Query, description = "id of the last row of the page before")),
    responses((status = 200, body = QuarantineView)))]
pub async fn list(ask: Ask, Search(wanted): Search<Wanted>) -> Answer {
    let behind = wanted.behind.as_deref().map(|id| HeldId::parse(id).ok_or_else(nowhere));
    let behind = behind.transpose()?;
    let view = ask
        .desk(move |desk, call| {
            let rows = desk.waiting_list(call, wanted.reason, behind, 100)?;
            let items = rows.iter().map(view).collect();
            Ok(QuarantineView { items, waiting: desk.waiting_rows()? })
        })
        .await?;
    Ok(axum::Json(view).into_response())
}

/// One row and what became of it.
///
/// # Errors
/// Not found; refused by role.
#[utoipa::path(get, path = "/api/v1/quarantine/{id}", tag = "quarantine",
    params(("id" = String, Path, description = "id of the row")),
    responses((status = 200, body = WaitingView)))]
pub async fn show(ask: Ask, Place(id): Place<String>) -> Answer {
    let id = HeldId::parse(&id).ok_or_else(nowhere)?;
    let row = ask.desk(move |desk, call| Ok(view(&desk.held_entry(call, id)?))).await?;
    Ok(axum::Json(row).into_response())
}

/// Decides about a row. Where a named person has to (suppression list, restricted record, source
/// that asks), only dropping is left to programs. Can be taken back for an hour.
///
/// # Errors
/// Not found; decided already; `NEEDS_DECISION`; refused by role.
#[utoipa::path(post, path = "/api/v1/quarantine/{id}/decision", tag = "quarantine",
    params(("id" = String, Path, description = "id of the row"),
        ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = NewVerdict, responses((status = 200, body = WaitingView)))]
pub async fn decide(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<NewVerdict>,
) -> Answer {
    let id = HeldId::parse(&id).ok_or_else(nowhere)?;
    once.answer(&ask, &caller, move |desk, call, new| {
        let row = desk.held_entry(call, id)?;
        if row.needs_somebody() && new.decision != Decision::Drop {
            return Err(super::people::NEEDS_DECISION.into());
        }
        desk.decide_held(call, id, new.decision, new.because)?;
        ok(&view(&desk.held_entry(call, id)?))
    })
    .await
}

/// Takes a decision back.
///
/// # Errors
/// Not found; too late; refused by role.
#[utoipa::path(post, path = "/api/v1/quarantine/{id}/reopen", tag = "quarantine",
    params(("id" = String, Path, description = "id of the row"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Nothing, responses((status = 200, body = WaitingView)))]
pub async fn reopen(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Nothing>,
) -> Answer {
    let id = HeldId::parse(&id).ok_or_else(nowhere)?;
    once.answer(&ask, &caller, move |desk, call, _| {
        desk.held_entry(call, id)?;
        desk.reopen_held(call, id)?;
        ok(&view(&desk.held_entry(call, id)?))
    })
    .await
}

fn view(row: &desk::import::HeldEntry) -> WaitingView {
    WaitingView {
        id: row.id.to_string(),
        state: row.decision.map_or("WAITING", |decision| match decision {
            Decision::Take => "TAKEN",
            Decision::Merge => "MERGED",
            Decision::Drop => "DROPPED",
        }),
        reason: row.reason.word(),
        import: row.import.to_string(),
        line: row.line,
        against: row.against.map(|person| person.to_string()),
        score: row.score,
    }
}
