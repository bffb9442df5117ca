//! Wordings of consents.

pub mod wordings;

use axum::http::Method;
use law::vocabulary::Role;

use crate::routes::{Policy, READERS, Route, route};

/// Roles that add wordings.
const WORDING: &[Role] = &[Role::Marketing, Role::RightsDesk];

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let add = Policy::Signed(WORDING);
    [
        route(Method::GET, "/wordings", Policy::Signed(READERS), wordings::list),
        route(Method::GET, "/wordings/new", add, wordings::show),
        route(Method::POST, "/wordings", add, wordings::add),
    ]
}
