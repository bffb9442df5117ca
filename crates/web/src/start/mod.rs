//! The start page.

pub mod show;
mod tiles;

use axum::http::Method;

use crate::routes::{Policy, Route, route};

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [route(Method::GET, "/", Policy::SignedAny, show::show)]
}
