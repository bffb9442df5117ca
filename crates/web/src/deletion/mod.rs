//! Letting go: what goes when, what stays and why; erasing and restricting one person.

mod person;
mod show;

use axum::http::Method;

use crate::routes::{AUDITORS, Policy, Route, route};

const POLICY: Policy = Policy::Signed(AUDITORS);

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/deletion", POLICY, show::show),
        route(Method::POST, "/deletion/run", POLICY, show::run),
        route(Method::POST, "/deletion/clock", POLICY, show::clock),
        route(Method::POST, "/deletion/release", POLICY, show::release),
        route(Method::POST, "/deletion/certificate/{id}", POLICY, show::certificate),
        route(Method::GET, "/people/{id}/erase", POLICY, person::show),
        route(Method::POST, "/people/{id}/erase", POLICY, person::erase),
        route(Method::POST, "/people/{id}/restrict", POLICY, person::restrict),
        route(Method::POST, "/people/{id}/unrestrict", POLICY, person::lift),
        route(Method::POST, "/people/{id}/hold", POLICY, person::hold),
        route(Method::POST, "/people/{id}/hold/{hold}/end", POLICY, person::end_hold),
    ]
}
