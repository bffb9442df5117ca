//! The audit log for the rights desk.

pub mod show;

use axum::http::Method;

use crate::routes::{AUDITORS, Policy, Route, route};

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [route(Method::GET, "/audit", Policy::Signed(AUDITORS), show::show).asks()]
}
