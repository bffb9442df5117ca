//! Self-service of the people the data are about: a link or a code, then everything on one page.
//! Made for phones, without script, cookie or log-in.

mod act;
mod answer;
mod enter;
mod home;

pub(crate) use home::number;

use axum::http::Method;

use crate::routes::{Policy, Route, route};

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let (get, post) = (Method::GET, Method::POST);
    [
        route(get.clone(), "/me", Policy::Public, enter::show),
        route(post.clone(), "/me", Policy::Public, enter::ask),
        route(post.clone(), "/me/code", Policy::Public, enter::enter),
        route(get.clone(), "/me/{token}", Policy::Token, home::show),
        route(get.clone(), "/me/{token}/file/{form}", Policy::Token, home::file),
        route(post.clone(), "/me/{token}/decline", Policy::Token, act::decline),
        route(post.clone(), "/me/{token}/start", Policy::Token, act::start),
        route(post.clone(), "/me/{token}/confirm", Policy::Token, act::confirm),
        route(post.clone(), "/me/{token}/ask", Policy::Token, act::ask),
        route(post.clone(), "/me/{token}/letter", Policy::Token, act::letter),
        route(get, "/answer/{token}", Policy::Token, answer::show),
        route(post, "/answer/{token}", Policy::Token, answer::fetch),
    ]
}
