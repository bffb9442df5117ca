//! Gives an error its words: a page for people, problem+json for programs.

use std::sync::Arc;

use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::problem::problem;
use super::{Error, Kind};
use crate::frame::Frame;
use crate::guard::cookie::local_path;
use crate::page::html;
use crate::state::State;
use crate::visit::Visit;

/// What the page of an error says.
#[derive(Template)]
#[template(path = "errors/error.html")]
struct ErrorPage {
    frame: Frame,
    status: u16,
    title: String,
    body: String,
    way_forward: Option<&'static str>,
    rules: &'static [&'static str],
    reference: Option<String>,
    sign_in: bool,
    /// Page that a form stood on; empty for none.
    back: String,
    /// Whether the start page is of use: not to visitors without an account.
    start: bool,
}

/// All addresses that show a page, each with whether it is for visitors without an account.
pub(crate) type Pages = Arc<[Shown]>;

/// A pattern, and whether what it shows is for visitors without an account.
pub(crate) type Shown = (&'static str, bool);

/// Middleware: turns a bare [`Error`] into an answer in the visitor's language.
pub async fn render(
    axum::extract::State((state, pages)): axum::extract::State<(State, Pages)>,
    request: Request,
    next: Next,
) -> Response {
    let visit = request.extensions().get::<Visit>().cloned();
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    let response = next.run(request).await;
    match (response.extensions().get::<Arc<Error>>(), visit) {
        (Some(error), Some(visit)) => {
            let from = if safe { None } else { form_page(&visit.here, &pages) };
            let mut worded = worded(&state, &visit, error, safe, from.as_ref());
            if let Some(framed) = crate::inquiry::framed(&state, &visit) {
                worded.extensions_mut().insert(framed);
            }
            keep_headers(worded, &response, error)
        }
        _ => response,
    }
}

/// The answer to an error, in words.
pub(crate) fn worded(
    state: &State,
    visit: &Visit,
    error: &Error,
    safe: bool,
    from: Option<&(String, bool)>,
) -> Response {
    if let Error::Failure(failure) = error {
        state.report(visit.request, &failure.to_string());
    }
    if visit.is_api() {
        return problem(error, visit);
    }
    if safe && matches!(error, Error::Fault(fault) if fault.kind == Kind::SignIn) {
        return Redirect::to(&sign_in_address(&visit.here)).into_response();
    }
    if safe && matches!(error, Error::Fault(fault) if fault.kind == Kind::PasswordDue) {
        return Redirect::to("/password").into_response();
    }
    match html(&ErrorPage {
        back: from.map_or_else(String::new, |(page, _)| page.clone()),
        start: visit.session.is_some() || !from.is_some_and(|(_, public)| *public),
        ..page(state, visit, error)
    }) {
        Ok(page) => (error.status(), page).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn page(state: &State, visit: &Visit, error: &Error) -> ErrorPage {
    let frame = Frame::new(state.settings(), visit);
    let t = frame.t;
    let page = ErrorPage {
        status: error.status().as_u16(),
        title: t.error_failure().to_owned(),
        body: t.error_failure_body().to_owned(),
        way_forward: None,
        rules: &[],
        reference: None,
        sign_in: false,
        back: String::new(),
        start: true,
        frame,
    };
    match error {
        Error::Refusal(refusal) => ErrorPage {
            title: t.error_refused().to_owned(),
            body: visit.lang.of(refusal.reason).to_owned(),
            way_forward: Some(visit.lang.of(refusal.way_forward)),
            rules: refusal.rules,
            ..page
        },
        Error::Fault(fault) => {
            let (title, body) = fault.words(t);
            let sign_in = fault.kind == Kind::SignIn;
            ErrorPage { title: title.to_owned(), body, sign_in, ..page }
        }
        Error::Failure(_) => ErrorPage { reference: Some(visit.request.to_string()), ..page },
    }
}

/// Where a form that was sent stood: the page for new ones below its address, the public page of
/// the same address, or the nearest page above.
fn form_page(here: &str, pages: &[Shown]) -> Option<(String, bool)> {
    let here = here.split(['?', '#']).next().unwrap_or(here);
    let shown = |path: &str| pages.iter().find(|(pattern, _)| is_of(path, pattern));
    let new = format!("{here}/new");
    if let Some((_, public)) = shown(&new).filter(|(pattern, _)| pattern.ends_with("/new")) {
        return Some((new, *public));
    }
    if let Some((_, true)) = shown(here) {
        return Some((here.to_owned(), true));
    }
    let mut above = here;
    loop {
        above = above.rsplit_once('/')?.0;
        if above.is_empty() {
            return None;
        }
        if let Some((_, public)) = shown(above) {
            return Some((above.to_owned(), *public));
        }
    }
}

/// Whether an address is one of a pattern: `/people/7` of `/people/{id}`.
fn is_of(path: &str, pattern: &str) -> bool {
    let fits = |(part, wanted): (&str, &str)| wanted.starts_with('{') || part == wanted;
    path.split('/').count() == pattern.split('/').count()
        && path.split('/').zip(pattern.split('/')).all(fits)
}

/// The sign-in page, which leads back to where the visitor wanted to go.
fn sign_in_address(here: &str) -> String {
    match local_path(here) {
        Some(path) if path != "/" => format!("/login?back={}", escape(path)),
        _ => "/login".to_owned(),
    }
}

/// Percent-encodes everything but unreserved characters (RFC 3986, 2.3).
fn escape(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'/');
    text.bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// Headers the bare answer carried (`Allow`, cookies), and those the status calls for.
fn keep_headers(mut worded: Response, bare: &Response, error: &Error) -> Response {
    for name in [header::ALLOW, header::SET_COOKIE] {
        for value in bare.headers().get_all(&name) {
            worded.headers_mut().append(&name, value.clone());
        }
    }
    let Error::Fault(fault) = error else { return worded };
    let extra = match fault.kind {
        Kind::TooMany(seconds) => Some((header::RETRY_AFTER, HeaderValue::from(seconds))),
        Kind::Busy => Some((header::RETRY_AFTER, HeaderValue::from(1))),
        // What is left of the body is not read; the connection cannot be used again.
        Kind::TooSlow | Kind::TooLarge => {
            Some((header::CONNECTION, HeaderValue::from_static("close")))
        }
        _ => None,
    };
    worded.headers_mut().extend(extra);
    worded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_form_leads_back_to_its_page() {
        let of_staff = ["/requests", "/requests/{id}", "/people/{id}/values/{datum}"];
        let new = ["/people/{id}", "/people/{id}/files/new", "/people/{id}/files/{file}"];
        let pages: Vec<_> = of_staff.into_iter().chain(new).map(|page| (page, false)).collect();
        let back = |here: &str| form_page(here, &pages).map(|(page, _)| page).unwrap_or_default();
        assert_eq!(back("/requests/7/letters/8/file"), "/requests/7");
        assert_eq!(back("/requests/7"), "/requests");
        assert_eq!(back("/people/7/values/8/remove"), "/people/7/values/8");
        assert_eq!(back("/people/7/files"), "/people/7/files/new");
        assert_eq!(back("/logout"), "");
    }

    #[test]
    fn a_public_form_leads_back_to_itself() {
        let pages = [("/inquiry", true), ("/me/{token}", true), ("/people", false)];
        let back = |here: &str| form_page(here, &pages);
        assert_eq!(back("/inquiry?lang=en"), Some(("/inquiry".to_owned(), true)));
        assert_eq!(back("/me/5/ask"), Some(("/me/5".to_owned(), true)));
    }

    #[test]
    fn the_way_back_from_sign_in_stays_in_the_house() {
        assert_eq!(sign_in_address("/people?q=a&b"), "/login?back=/people%3Fq%3Da%26b");
        assert_eq!(sign_in_address("//evil.example/"), "/login");
        assert_eq!(sign_in_address("/"), "/login");
    }
}
