//! `/api/v1/people`: people, as the activity of the key needs to know them.

mod enter;
mod find;
mod history;
mod show;
mod values;

pub(super) use enter::{Made, NEEDS_DECISION, done};

use axum::http::Method;
use law::ids::PersonId;
use utoipa::OpenApi;

use crate::errors::Error;
use crate::routes::{Policy, Route, route};

/// Description of this folder's addresses.
#[derive(OpenApi)]
#[openapi(paths(
    find::list,
    find::search,
    find::by_address,
    show::show,
    history::history,
    enter::enter,
    enter::facts,
    values::add,
    values::correct,
    values::remove
))]
pub struct Doc;

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/api/v1/people", Policy::ApiKey, find::list).asks(),
        route(Method::POST, "/api/v1/people", Policy::ApiKey, enter::enter),
        route(Method::POST, "/api/v1/people/search", Policy::ApiKey, find::search),
        route(Method::POST, "/api/v1/people/find-by-address", Policy::ApiKey, find::by_address),
        route(Method::GET, "/api/v1/people/{id}", Policy::ApiKey, show::show).asks(),
        route(Method::GET, "/api/v1/people/{id}/history", Policy::ApiKey, history::history).asks(),
        route(Method::PATCH, "/api/v1/people/{id}", Policy::ApiKey, enter::facts),
        route(Method::POST, "/api/v1/people/{id}/values", Policy::ApiKey, values::add),
        route(Method::PUT, "/api/v1/people/{id}/values/{datum}", Policy::ApiKey, values::correct),
        route(Method::DELETE, "/api/v1/people/{id}/values/{datum}", Policy::ApiKey, values::remove),
    ]
}

/// The person of an address; what is no id looks like an id that leads nowhere.
///
/// # Errors
/// Not found.
pub(super) fn person(id: &str) -> Result<PersonId, Error> {
    PersonId::parse(id).ok_or_else(nowhere)
}

/// The answer to an id that leads nowhere, word for word that of the desk.
pub(super) fn nowhere() -> Error {
    desk::Error::from(desk::Fault::NOT_FOUND).into()
}
