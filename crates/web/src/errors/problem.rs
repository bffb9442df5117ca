//! Errors of the API: `application/problem+json` (RFC 9457).

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::Error;
use crate::text::Lang;
use crate::visit::Visit;

/// The members of RFC 9457, 3.1, and ours below.
#[derive(Serialize)]
struct Problem<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: String,
    instance: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    way_forward: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    rules: &'a [&'a str],
}

/// The error for a program; the detail is in the language it accepts.
pub fn problem(error: &Error, visit: &Visit) -> Response {
    let mut response = (error.status(), axum::Json(describe(error, visit))).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

fn describe<'a>(error: &'a Error, visit: &Visit) -> Problem<'a> {
    let lang: Lang = visit.lang;
    let t = lang.text();
    let (word, title, detail) = match error {
        Error::Refusal(refusal) => {
            let reason = lang.of(refusal.reason).to_owned();
            (format!("refused:{}", refusal.code.to_lowercase()), t.error_refused(), reason)
        }
        Error::Fault(fault) => {
            let (title, body) = fault.words(t);
            (fault.kind.word().to_owned(), title, body)
        }
        Error::Failure(_) => {
            ("failure".to_owned(), t.error_failure(), t.error_failure_body().to_owned())
        }
    };
    let (way_forward, rules) = match error {
        Error::Refusal(refusal) => (Some(lang.of(refusal.way_forward)), refusal.rules),
        _ => (None, [].as_slice()),
    };
    let (code, field) = match error {
        Error::Refusal(refusal) => (Some(refusal.code), None),
        Error::Fault(fault) => (fault.code, fault.field),
        Error::Failure(_) => (None, None),
    };
    Problem {
        r#type: format!("urn:obhut:problem:{word}"),
        title,
        status: error.status().as_u16(),
        detail,
        code,
        field,
        instance: format!("urn:obhut:request:{}", visit.request),
        way_forward,
        rules,
    }
}
