//! Requests of people about their own data: filed by anyone, handled by the rights desk.

mod act;
mod answer;
mod board;
mod case;
mod late;
mod letters;
mod new;
mod wordings;

use axum::http::Method;
use law::vocabulary::Role;

use crate::routes::{AUDITORS, Policy, Route, STAFF, route};

/// Who is told of a missed day.
const TOLD: &[Role] = &[Role::RightsDesk, Role::Admin];

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let (all, desk) = (Policy::Signed(STAFF), Policy::Signed(AUDITORS));
    let (get, post) = (Method::GET, Method::POST);
    [
        route(get.clone(), "/requests", desk, board::show).asks(),
        route(get.clone(), "/requests/new", all, new::show).asks(),
        route(post.clone(), "/requests", all, new::file),
        route(get.clone(), "/requests/late", Policy::Signed(TOLD), late::show),
        route(get.clone(), "/requests/letters", desk, wordings::list),
        route(get.clone(), "/requests/letters/{kind}/{language}", desk, wordings::show),
        route(post.clone(), "/requests/letters/{kind}/{language}", desk, wordings::save),
        route(get.clone(), "/requests/codes", desk, letters::codes),
        route(get.clone(), "/requests/yearly", desk, letters::due).asks(),
        route(post.clone(), "/requests/yearly", desk, letters::make_all),
        route(post.clone(), "/requests/yearly/find", desk, letters::find),
        route(post.clone(), "/requests/yearly-day", desk, letters::set_day),
        route(post.clone(), "/requests/yearly/{person}", desk, letters::make),
        route(post.clone(), "/requests/{id}/look", desk, answer::look),
        route(post.clone(), "/requests/{id}/release", desk, answer::release),
        route(post.clone(), "/requests/{id}/link", desk, answer::link),
        route(get, "/requests/{id}", desk, case::show),
        route(post.clone(), "/requests/{id}/find", desk, case::find),
        route(post.clone(), "/requests/{id}/person", desk, act::assign),
        route(post.clone(), "/requests/{id}/identity", desk, act::identify),
        route(post.clone(), "/requests/{id}/extend", desk, act::extend),
        route(post.clone(), "/requests/{id}/settle", desk, act::settle),
        route(post.clone(), "/requests/{id}/letters", desk, act::draft),
        route(post.clone(), "/requests/{id}/letters/{letter}", desk, act::keep),
        route(post.clone(), "/requests/{id}/letters/{letter}/file", desk, act::print),
        route(post.clone(), "/requests/{id}/notices/{notice}", desk, act::track),
        route(post.clone(), "/requests/{id}/notices/{notice}/file", desk, act::notice),
        route(post, "/requests/{id}/close", desk, act::close),
    ]
}
