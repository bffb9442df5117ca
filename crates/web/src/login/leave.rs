//! `POST /logout`: the session ends here and in the browser.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use desk::staff::SessionToken;

use crate::errors::Answer;
use crate::frame::Notice;
use crate::guard::cookie;
use crate::guard::headers::FORGET;
use crate::seam::{Ask, unhex};
use crate::state::State;

/// Ends the session.
///
/// # Errors
/// Failures of the store only.
pub async fn leave(state: State, ask: Ask, headers: HeaderMap) -> Answer {
    let https = state.settings().is_https();
    let token = cookie::read(&headers, cookie::session_name(https)).and_then(unhex);
    if let Some(token) = token {
        ask.desk(move |desk, call| desk.log_out(call, SessionToken(token))).await?;
    }
    Ok(left(https, Notice::SignedOut))
}

/// The way out: to the sign-in page, with everything forgotten that the browser holds of us.
pub(super) fn left(https: bool, notice: Notice) -> Response {
    let mut response = Redirect::to("/login").into_response();
    for cookie in [cookie::no_session(https), cookie::notice(notice)] {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    let (name, value) = FORGET;
    response.headers_mut().insert(name, value);
    response
}
