//! `/api/v1/audit`: who opened what for what, and what others need to keep an eye on the log.

use axum::http::Method;
use axum::response::IntoResponse;
use desk::audit::{Action, AuditEntry, AuditFilter, Object, Outcome};
use desk::register::Register;
use jiff::Timestamp;
use law::kinds::Shape;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::paging::{Listed, Paging, cursor};
use super::people::person;
use crate::errors::{Answer, Fault};
use crate::input::Search;
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(entries, checkpoint))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/api/v1/audit", Policy::ApiKey, entries).asks(),
        route(Method::GET, "/api/v1/audit/checkpoint", Policy::ApiKey, checkpoint),
    ]
}

/// Which entries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    action: Option<Action>,
    person: Option<String>,
    cursor: Option<String>,
}

/// One entry of the log; it never holds what was opened.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"number": 4711, "at": "2026-11-21T12:00:00.25Z", "who": "Anna Brandt",
    "action": "view", "object": "person", "activity": "contract", "kinds": ["name", "email"],
    "count": 1, "outcome": "done", "request": "0193514f3c007a1b9c2d3e4f5a6b7c8d"}))]
pub struct EntryView {
    /// Number in the log, from 0.
    number: u64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// Who; empty for the program itself and for accounts that are gone.
    who: String,
    /// What was done.
    #[schema(value_type = String)]
    action: Action,
    /// What it was done to.
    #[schema(value_type = String)]
    object: Object,
    /// Code of the activity; missing where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    activity: Option<String>,
    /// Shapes of the values concerned.
    #[schema(value_type = Vec<String>)]
    kinds: Vec<Shape>,
    /// How many persons, rows or values at most.
    count: u32,
    /// How it ended.
    #[schema(value_type = String)]
    outcome: Outcome,
    /// The request it belongs to.
    request: String,
}

/// Entries of the audit log, newest first, about 50 a page; reading them leaves an entry. For keys of
/// rights work alone.
///
/// # Errors
/// Refused to other keys; not found for a person whose key is gone; a fault of the cursor.
#[utoipa::path(get, path = "/api/v1/audit", tag = "audit",
    params(("action" = Option<String>, Query, description = "only this action", example = "view"),
           ("person" = Option<String>, Query, description = "only what concerns the person of this id"),
           ("cursor" = Option<String>, Query, description = "`next` of the answer before")),
    responses((status = 200, body = Listed<EntryView>)))]
pub async fn entries(ask: Ask, Search(wanted): Search<Wanted>) -> Answer {
    const LIST: &str = "audit";
    let before = Paging::at(wanted.cursor).after(ask.behind(), LIST)?;
    let filter = AuditFilter {
        action: wanted.action,
        user: None,
        person: wanted.person.as_deref().map(person).transpose()?,
        before: before.and_then(|number| number.parse().ok()),
    };
    let page = ask
        .desk(move |desk, call| {
            let page = desk.audit_page(call, &filter)?;
            let next = page.older.map(|number| cursor(desk, LIST, &number.to_string()));
            let register = desk.register();
            let items = page.entries.into_iter().map(|entry| view(&register, entry)).collect();
            Ok(Listed { items, next })
        })
        .await?;
    Ok(axum::Json(page).into_response())
}

fn view(register: &Register, entry: AuditEntry) -> EntryView {
    EntryView {
        number: entry.seq,
        at: entry.at,
        who: entry.who,
        action: entry.action,
        object: entry.object,
        activity: register.activity(entry.activity).map(|activity| activity.code.clone()),
        kinds: Shape::ALL.iter().copied().filter(|s| entry.fields.has(s.code())).collect(),
        count: entry.count,
        outcome: entry.outcome,
        request: entry.request.to_string(),
    }
}

/// The latest signed checkpoint of the audit log.
#[derive(Serialize, ToSchema)]
pub struct CheckpointView {
    /// Number of entries it covers.
    size: u64,
    /// The signed note (C2SP tlog-checkpoint).
    note: String,
    /// The key to check the note with (C2SP signed-note verifier key). Keep a copy elsewhere.
    verifier: String,
    /// When it was signed, milliseconds since 1970 UTC.
    at: i64,
}

/// The latest signed checkpoint of the audit log. Whoever keeps it can later show whether the log
/// was changed.
///
/// # Errors
/// Not found before the first checkpoint; failures.
#[utoipa::path(get, path = "/api/v1/audit/checkpoint", tag = "audit",
    responses((status = 200, body = CheckpointView)))]
pub async fn checkpoint(ask: Ask) -> Answer {
    let (pending, verifier) = ask
        .desk(|desk, _| Ok((desk.audit_pending()?, desk.vault().audit_verifier().to_string())))
        .await?;
    let last = pending.last.ok_or_else(Fault::not_found)?;
    let view =
        CheckpointView { size: last.tree_size, note: last.note, verifier, at: last.created_at };
    Ok(axum::Json(view).into_response())
}
