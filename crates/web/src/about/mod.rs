//! `/about`: what program this is, its licence, and where its source is.
//!
//! Whoever uses a modified Obhut over the network is owed its source (AGPL-3.0, section 13), hence
//! the link to this page under every other.

use askama::Template;
use axum::extract::State as Shared;
use axum::http::Method;

use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::routes::{Policy, Route, route};
use crate::state::State;

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [route(Method::GET, "/about", Policy::Public, show)]
}

#[derive(Template)]
#[template(path = "about/show.html")]
struct AboutPage {
    frame: Frame,
    version: &'static str,
    licence: &'static str,
    source: Option<String>,
}

async fn show(frame: Frame, Shared(state): Shared<State>) -> Answer {
    page(&AboutPage {
        version: env!("CARGO_PKG_VERSION"),
        licence: env!("CARGO_PKG_LICENSE"),
        source: state.settings().source_url.clone(),
        frame,
    })
}
