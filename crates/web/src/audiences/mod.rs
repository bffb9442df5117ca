//! Audiences: ask who may be contacted, keep the answer, look at it again.

mod ask;
mod export;
mod kept;
mod list;
mod people;
mod question;
mod reasons;

use axum::http::Method;

use crate::routes::{CAMPAIGNERS, Policy, Route, route};

pub(crate) use kept::{day_of, named, object};

const POLICY: Policy = Policy::Signed(CAMPAIGNERS);

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/audiences", POLICY, list::show),
        route(Method::GET, "/audiences/new", POLICY, ask::show).asks(),
        route(Method::POST, "/audiences", POLICY, ask::keep),
        route(Method::GET, "/audiences/{id}", POLICY, kept::show),
        route(Method::GET, "/audiences/{id}/people", POLICY, people::show).asks(),
        route(Method::GET, "/audiences/{id}/why/{situation}", POLICY, people::why),
        route(Method::POST, "/audiences/{id}/export", POLICY, export::ask),
    ]
}
