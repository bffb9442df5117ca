//! `/api/v1/exports`: an audience on its way to a recipient: asked for, approved, fetched once.

use axum::http::{Method, StatusCode, header};
use axum::response::IntoResponse;
use desk::export::{Export, ExportState, Format, Handing};
use desk::{Call, Desk};
use law::ids::ObjectId;
use law::refusal::{Refusal, Words};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::audiences::own_audience;
use super::once::{Nothing, Once, created, ok};
use super::people::nowhere;
use crate::errors::{Answer, Error};
use crate::input::Place;
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;
use crate::state::State;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(list, add, show, approve, decline, fetch))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/api/v1/exports", Policy::ApiKey, list),
        route(Method::POST, "/api/v1/exports", Policy::ApiKey, add),
        route(Method::GET, "/api/v1/exports/{id}", Policy::ApiKey, show),
        route(Method::POST, "/api/v1/exports/{id}/approve", Policy::ApiKey, approve),
        route(Method::POST, "/api/v1/exports/{id}/decline", Policy::ApiKey, decline),
        route(Method::POST, "/api/v1/exports/{id}/file", Policy::ApiKey, fetch),
    ]
}

/// What is to go to whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"audience": "0193514f3c007a1b9c2d3e4f5a6b7c8d", "recipient": 2,
    "format": "csv"}))]
pub struct NewExport {
    /// Id of a kept audience of the key's activity, which is the purpose.
    audience: String,
    /// Number of a recipient of the register.
    recipient: u16,
    /// `csv` or `xlsx`.
    #[schema(value_type = String)]
    format: Format,
}

/// An export; without any person.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"id": "0193514f3c007a1b9c2d3e4f5a6b7c8e",
    "audience": "0193514f3c007a1b9c2d3e4f5a6b7c8d", "recipient": 2, "persons": 81,
    "format": "csv", "state": "ASKED", "asked_at": 1763726400000_i64, "needs_second": false}))]
pub struct ExportView {
    /// Its id.
    id: String,
    /// The audience it is made from.
    audience: Option<String>,
    /// Number of the recipient.
    recipient: u16,
    /// Persons: at most until handed out, then exactly.
    persons: u64,
    /// `csv` or `xlsx`.
    #[schema(value_type = String)]
    format: Format,
    /// `ASKED`, `APPROVED`, `HANDED` or `DECLINED`.
    state: &'static str,
    /// When it was asked for, milliseconds since 1970 UTC.
    asked_at: i64,
    /// When the file was fetched.
    handed_at: Option<i64>,
    /// Waits for a second person, who approves on the screens (R-EMP-03).
    needs_second: bool,
}

/// Exports of the key's activity.
#[derive(Serialize, ToSchema)]
pub struct ExportsView {
    /// At most 200, the newest first.
    items: Vec<ExportView>,
}

/// Exports shown.
const SHOWN: i64 = 200;

/// The newest exports of the key's activity.
///
/// # Errors
/// Failures only.
#[utoipa::path(get, path = "/api/v1/exports", tag = "exports",
    responses((status = 200, body = ExportsView)))]
pub async fn list(ask: Ask, caller: ApiCaller) -> Answer {
    let own = Some(caller.activity);
    let found = ask.desk(move |desk, call| desk.exports(call, own, SHOWN)).await?;
    Ok(axum::Json(ExportsView { items: found.iter().map(view).collect() }).into_response())
}

/// Asks to hand the persons of a kept audience that may be contacted to a recipient of the register.
/// It is on record as a disclosure, and waits to be approved.
///
/// # Errors
/// Not found; faults for an unknown recipient and an audience nobody is in; refused for a processor
/// without a signed contract.
#[utoipa::path(post, path = "/api/v1/exports", tag = "exports",
    params(("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = NewExport, responses((status = 201, body = ExportView)))]
pub async fn add(ask: Ask, caller: ApiCaller, once: Once<NewExport>) -> Answer {
    once.answer(&ask, &caller, move |desk, call, new| {
        let audience = ObjectId::parse(&new.audience).ok_or(desk::Fault::NOT_FOUND)?;
        own_audience(desk, call, &caller, audience)?;
        let id = desk.ask_export(call, audience, new.recipient, new.format)?;
        created(&view(&desk.export(call, id)?))
    })
    .await
}

/// One export.
///
/// # Errors
/// Not found.
#[utoipa::path(get, path = "/api/v1/exports/{id}", tag = "exports",
    params(("id" = String, Path, description = "id of the export")),
    responses((status = 200, body = ExportView)))]
pub async fn show(ask: Ask, caller: ApiCaller, Place(id): Place<String>) -> Answer {
    let id = object(&id)?;
    let found = ask.desk(move |desk, call| own(desk, call, &caller, id)).await?;
    Ok(axum::Json(view(&found)).into_response())
}

/// Approves an export of as few persons as one may hand out alone. A larger one waits for a second
/// person, and a program is none.
///
/// # Errors
/// Not found; decided already; refused by R-EMP-03, and for a processor without a signed contract.
#[utoipa::path(post, path = "/api/v1/exports/{id}/approve", tag = "exports",
    params(("id" = String, Path, description = "id of the export"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Nothing, responses((status = 200, body = ExportView)))]
pub async fn approve(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Nothing>,
) -> Answer {
    let id = object(&id)?;
    once.answer(&ask, &caller, move |desk, call, _| {
        if own(desk, call, &caller, id)?.needs_second {
            return Err(SECOND_PERSON.into());
        }
        desk.approve_export(call, id)?;
        ok(&view(&desk.export(call, id)?))
    })
    .await
}

/// Declines an export; nothing is handed out.
///
/// # Errors
/// Not found; decided already.
#[utoipa::path(post, path = "/api/v1/exports/{id}/decline", tag = "exports",
    params(("id" = String, Path, description = "id of the export"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Nothing, responses((status = 200, body = ExportView)))]
pub async fn decline(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Nothing>,
) -> Answer {
    let id = object(&id)?;
    once.answer(&ask, &caller, move |desk, call, _| {
        own(desk, call, &caller, id)?;
        desk.decline_export(call, id)?;
        ok(&view(&desk.export(call, id)?))
    })
    .await
}

/// The file of an approved export, once. Every verdict is decided again at this moment, and every
/// address compared with the suppression list; formulas are disarmed. Headings are English. It is
/// kept nowhere, so no `Idempotency-Key` brings it again: ask for another export.
///
/// # Errors
/// Not found; not approved, or fetched before.
#[utoipa::path(post, path = "/api/v1/exports/{id}/file", tag = "exports",
    params(("id" = String, Path, description = "id of the export")),
    responses((status = 200, body = String, content_type = "text/csv", description = "the file")))]
pub async fn fetch(
    state: State,
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    _: Once<Nothing>,
) -> Answer {
    let id = object(&id)?;
    let handed = ask
        .desk(move |desk, call| {
            own(desk, call, &caller, id)?;
            let public_url = state.settings().public_url.as_str();
            desk.hand_out(call, id, &Handing { say: |words| words.en, public_url })
        })
        .await?;
    let name = format!("attachment; filename=\"{}\"", handed.name);
    let head = [(header::CONTENT_TYPE, handed.media_type.to_owned())];
    Ok((StatusCode::OK, head, [(header::CONTENT_DISPOSITION, name)], handed.bytes).into_response())
}

/// An export of the key's activity; others look as if they were not there.
fn own(desk: &Desk, call: &Call, caller: &ApiCaller, id: ObjectId) -> desk::Result<Export> {
    let export = desk.export(call, id)?;
    let own = export.activity == caller.activity;
    if own { Ok(export) } else { Err(desk::Fault::NOT_FOUND.into()) }
}

fn object(id: &str) -> Result<ObjectId, Error> {
    ObjectId::parse(id).ok_or_else(nowhere)
}

fn view(export: &Export) -> ExportView {
    ExportView {
        id: export.id.to_string(),
        audience: export.campaign.map(|id| id.to_string()),
        recipient: export.recipient,
        persons: export.persons,
        format: export.format,
        state: match export.state {
            ExportState::Asked => "ASKED",
            ExportState::Approved => "APPROVED",
            ExportState::Handed => "HANDED",
            ExportState::Declined => "DECLINED",
        },
        asked_at: export.asked_at,
        handed_at: export.handed_at,
        needs_second: export.needs_second,
    }
}

const SECOND_PERSON: Refusal = Refusal::new(
    "SECOND_PERSON",
    &["R-EMP-03"],
    Words {
        de: "So viele Personen gibt nur ein zweiter Mensch frei, kein Programm.",
        en: "So many persons are approved by a second human, not by a program.",
    },
    Words {
        de: "Jemand anders gibt die Ausgabe unter „Ausgaben“ frei; danach kann die Datei geholt werden.",
        en: "Somebody else approves it under “Exports”; the file can be fetched afterwards.",
    },
);
