//! Exports: what waits for approval, what is approved, what was handed out.

mod fetch;
mod list;
mod settle;

use axum::http::Method;

use crate::routes::{CAMPAIGNERS, Policy, Route, TAKERS, route};

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let (readers, fetchers) = (Policy::Signed(TAKERS), Policy::Signed(CAMPAIGNERS));
    [
        route(Method::GET, "/exports", readers, list::show),
        route(Method::POST, "/exports/{id}/approve", readers, settle::approve),
        route(Method::POST, "/exports/{id}/decline", readers, settle::decline),
        route(Method::POST, "/exports/{id}/file", fetchers, fetch::fetch),
    ]
}
