//! `/api/v1/register`: the register of processing activities.

use axum::http::Method;
use axum::response::IntoResponse;
use desk::register::Register;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::once::{Once, ok};
use super::paging::{Listed, Paging, cursor};
use crate::errors::Answer;
use crate::input::Search;
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(show, save, versions))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/api/v1/register", Policy::ApiKey, show),
        route(Method::PUT, "/api/v1/register", Policy::ApiKey, save),
        route(Method::GET, "/api/v1/register/versions", Policy::ApiKey, versions).asks(),
    ]
}

/// A version of the register.
#[derive(Serialize, ToSchema)]
pub struct RegisterView {
    /// Number of the version.
    version: i64,
    /// Activities, kinds of data, sources, product groups, recipients, processors; field by field
    /// as in the file of `obhut register export`.
    #[schema(value_type = Object)]
    register: serde_json::Value,
}

/// A register to save.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVersion {
    /// Number of the version it was made from.
    version: i64,
    /// The whole register.
    #[schema(value_type = Object)]
    register: Register,
}

/// What saving led to.
#[derive(Serialize, ToSchema)]
pub struct Saved {
    /// Number of the new version.
    version: i64,
}

/// A version in the history.
#[derive(Serialize, ToSchema)]
pub struct VersionView {
    /// Its number.
    version: i64,
    /// When it was saved, milliseconds since 1970 UTC.
    at: i64,
}

/// The register in force.
///
/// # Errors
/// Failures.
#[utoipa::path(get, path = "/api/v1/register", tag = "register",
    responses((status = 200, body = RegisterView)))]
pub async fn show(ask: Ask) -> Answer {
    let (version, register) = ask.behind().register_in_force();
    let register = serde_json::to_value(&*register).map_err(crate::errors::Failure::new)?;
    Ok(axum::Json(RegisterView { version, register }).into_response())
}

/// Saves a new version of the register. The key's activity must be carried out by the rights desk.
///
/// # Errors
/// Refused for other roles; a conflict when somebody saved in the meantime; faults of the register.
#[utoipa::path(put, path = "/api/v1/register", tag = "register",
    params(("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = NewVersion, responses((status = 200, body = Saved)))]
pub async fn save(ask: Ask, caller: ApiCaller, once: Once<NewVersion>) -> Answer {
    once.answer(&ask, &caller, |desk, call, new| {
        let version = desk.save_register(call, new.version, new.register)?;
        ok(&Saved { version })
    })
    .await
}

/// All versions of the register, newest first.
///
/// # Errors
/// Faults of limit and cursor; failures.
#[utoipa::path(get, path = "/api/v1/register/versions", tag = "register",
    params(("limit" = Option<u32>, Query, description = "1 to 200, 50 unless given"),
           ("cursor" = Option<String>, Query, description = "`next` of the answer before")),
    responses((status = 200, body = Listed<VersionView>)))]
pub async fn versions(ask: Ask, Search(paging): Search<Paging>) -> Answer {
    const LIST: &str = "register/versions";
    let limit = paging.limit()?;
    let before = paging.after(ask.behind(), LIST)?.and_then(|text| text.parse::<i64>().ok());
    let all = ask.desk(|desk, _| desk.register_history()).await?;
    let mut items: Vec<VersionView> = all
        .into_iter()
        .filter(|version| before.is_none_or(|before| version.number < before))
        .take(limit + 1)
        .map(|version| VersionView { version: version.number, at: version.at })
        .collect();
    let more = items.len() > limit;
    items.truncate(limit);
    let last = items.last().filter(|_| more);
    let next = last.map(|last| cursor(ask.behind(), LIST, &last.version.to_string()));
    Ok(axum::Json(Listed { items, next }).into_response())
}
