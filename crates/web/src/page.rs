//! Answers that handlers give.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use desk::requests::Fetched;

use crate::errors::{Answer, Error};
use crate::frame::Notice;
use crate::guard::cookie;

/// A page from a template.
///
/// # Errors
/// When the template fails.
pub fn page(template: &impl Template) -> Answer {
    html(template)
}

/// After a form: the next page to look at, which says what was done. `to` is a path of ours.
///
/// # Errors
/// None; the signature is that of a handler.
pub fn done(to: &str, notice: Notice) -> Answer {
    let mut response = Redirect::to(cookie::local_path(to).unwrap_or("/")).into_response();
    let cookie = HeaderValue::from_str(&cookie::notice(notice));
    response.headers_mut().extend(cookie.ok().map(|value| (header::SET_COOKIE, value)));
    Ok(response)
}

pub(crate) fn html(template: &impl Template) -> Result<Response, Error> {
    Ok(Html(template.render()?).into_response())
}

/// Hands a file out, to be saved and never shown inside the site.
///
/// # Errors
/// None; the same shape as the other answers.
pub fn download(file: Fetched) -> Answer {
    let head = [
        (header::CONTENT_TYPE, file.media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file.name)),
    ];
    Ok((head, file.bytes).into_response())
}
