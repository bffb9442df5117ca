//! The page behind an unsubscribe link: for people without an account, mostly on a phone.

mod link;

use axum::http::Method;

use crate::routes::{Policy, Route, route};

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/u/{token}", Policy::Token, link::show),
        route(Method::POST, "/u/{token}", Policy::Token, link::act),
    ]
}
