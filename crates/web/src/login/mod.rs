//! Signing in and out, and the own password.

pub mod enter;
pub mod gate;
pub mod leave;
pub mod password;

use axum::http::Method;

use crate::routes::{Policy, Route, route};

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/login", Policy::Public, enter::show),
        route(Method::POST, "/login", Policy::Public, enter::enter),
        route(Method::POST, "/logout", Policy::SignedAny, leave::leave),
        route(Method::GET, "/password", Policy::SignedAny, password::show),
        route(Method::POST, "/password", Policy::SignedAny, password::change),
    ]
}
