//! The start page.

pub mod show;
mod tiles;

use axum::http::Method;

use crate::routes::{Policy, Route, STAFF, route};

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [route(Method::GET, "/", Policy::Signed(STAFF), show::show)]
}
