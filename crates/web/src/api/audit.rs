//! `/api/v1/audit`: what others need to keep an eye on the audit log.

use axum::http::Method;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

use crate::errors::{Answer, Fault};
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(checkpoint))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [route(Method::GET, "/api/v1/audit/checkpoint", Policy::ApiKey, checkpoint)]
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
