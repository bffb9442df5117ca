//! Lets a request through to its handler, or not: limits, policy, origin, token.

use axum::body::Body;
use axum::extract::{Request, State as Has};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use super::{origin, token};
use crate::errors::{Error, Fault, Kind};
use crate::input::Asks;
use crate::routes::Policy;
use crate::server::limits::{self, BodyLimit};
use crate::session::Session;
use crate::state::State;
use crate::visit::Visit;

/// What a route asks of its requests.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Who may ask.
    pub policy: Policy,
    /// Limit on bodies.
    pub body: BodyLimit,
    /// Whether fields after the `?` mean something.
    pub asks: bool,
}

/// Middleware of each route.
///
/// # Errors
/// A [`Fault`] when the request does not fit the rule of its route.
pub async fn admit(
    Has((state, rule)): Has<(State, Rule)>,
    request: Request,
    next: Next,
) -> Result<Response, Error> {
    let (mut parts, body) = request.into_parts();
    if announced(&parts.headers) > rule.body.bytes {
        return Err(Fault::too_large(rule.body.content).into());
    }
    let session = admitted(&state, rule.policy, &mut parts).await?;
    let asked = parts.uri.query().is_some_and(|query| !query.is_empty());
    // Whoever follows a link from a mail may bring fields that a mail tool has added.
    let ours = !matches!(rule.policy, Policy::Public | Policy::Token);
    if ours && asked && !rule.asks {
        return Err(Fault::new(Kind::Malformed).into());
    }
    if rule.asks || !ours {
        parts.extensions.insert(Asks);
    }
    let body = limits::limit(body, rule.body);
    let body = from_our_page(rule.policy, session, &parts, body).await?;
    Ok(next.run(Request::from_parts(parts, body)).await)
}

/// The length a request announces.
fn announced(headers: &HeaderMap) -> u64 {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok());
    length.and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// Checks the policy; returns the session, if there is one and the policy regards it.
async fn admitted(
    state: &State,
    policy: Policy,
    parts: &mut Parts,
) -> Result<Option<Session>, Error> {
    match policy {
        Policy::Public => Ok(signed(parts).ok()),
        Policy::SignedAny => Ok(Some(signed(parts)?)),
        Policy::Signed(roles) => {
            let session = signed(parts)?;
            match session {
                s if !s.holds(roles) => Err(Fault::not_found().into()),
                s if s.password_due => Err(Fault::new(Kind::PasswordDue).into()),
                s => Ok(Some(s)),
            }
        }
        Policy::Token => {
            forget_session(parts);
            Ok(None)
        }
        Policy::ApiKey => {
            forget_session(parts);
            let key = bearer(&parts.headers).ok_or_else(Fault::sign_in)?.to_owned();
            let caller = state.api_caller(key).await?;
            parts.extensions.insert(caller.ok_or_else(Fault::sign_in)?);
            Ok(None)
        }
    }
}

fn signed(parts: &Parts) -> Result<Session, Fault> {
    let visit = parts.extensions.get::<Visit>();
    visit.and_then(|visit| visit.session.clone()).ok_or_else(Fault::sign_in)
}

fn forget_session(parts: &mut Parts) {
    if let Some(visit) = parts.extensions.get_mut::<Visit>() {
        visit.session = None;
    }
}

/// The key of an `Authorization: Bearer …` header (RFC 6750, 2.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// Checks that a form was sent from a page of ours; API and signed links carry their own proof.
async fn from_our_page(
    policy: Policy,
    session: Option<Session>,
    parts: &Parts,
    body: Body,
) -> Result<Body, Error> {
    let changing =
        !matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE);
    if !changing || matches!(policy, Policy::ApiKey | Policy::Token) {
        return Ok(body);
    }
    let host = parts.headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or("");
    if !origin::is_ours(&parts.headers, host) {
        return Err(Fault::new(Kind::Forbidden).into());
    }
    match session {
        Some(session) => token::check(&parts.headers, body, &session.csrf).await,
        None => Ok(body),
    }
}
