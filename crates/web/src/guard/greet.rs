//! Finds out who comes, in which language, and whether they came to the right house.

use std::net::{IpAddr, Ipv4Addr};

use axum::extract::{Request, State as Has};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::{cookie, host};
use crate::errors::{Error, Fault, Kind, render};
use crate::frame::{Notice, Theme};
use crate::session::Session;
use crate::state::State;
use crate::text::Lang;
use crate::visit::{Peer, Visit};

/// Middleware: puts a [`Visit`] into the request.
pub async fn greet(Has(state): Has<State>, mut request: Request, next: Next) -> Response {
    let mut visit = visit(&state, &request);
    let ready = if host::ours(request.headers(), state.settings().authority()).is_none() {
        Err(Error::from(Fault::new(Kind::Host)))
    } else {
        session(&state, token(&state, &request)).await.map(|session| {
            let chosen = session.as_ref().and_then(|s| s.language);
            visit.lang = chosen.unwrap_or(visit.lang);
            visit.session = session;
        })
    };
    if let Err(error) = ready {
        return render::worded(&state, &visit, &error, false, None);
    }
    let shown = visit.notice.is_some();
    request.extensions_mut().insert(visit);
    let response = next.run(request).await;
    if shown { without_notice(response) } else { response }
}

fn visit(state: &State, request: &Request) -> Visit {
    let headers = request.headers();
    let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    let theme = cookie::read(headers, cookie::THEME).and_then(Theme::from_word);
    let notice = cookie::read(headers, cookie::NOTICE).and_then(Notice::from_word);
    let here = request.uri().path_and_query().map_or("/", |p| p.as_str());
    Visit {
        request: state.request_id(),
        at: state.now(),
        peer: peer(state, request),
        lang: Lang::negotiate(None, cookie::read(headers, cookie::LANGUAGE), accept),
        theme: theme.unwrap_or(Theme::System),
        session: None,
        here: here.to_owned(),
        // Only a page shows it; files loaded beside the page must not use it up.
        notice: if is_asset(request) { None } else { notice },
    }
}

fn is_asset(request: &Request) -> bool {
    request.uri().path().starts_with("/assets/")
}

/// The token of the session cookie; files beside the page need no session.
fn token(state: &State, request: &Request) -> Option<String> {
    let name = cookie::session_name(state.settings().is_https());
    let token = cookie::read(request.headers(), name).filter(|token| !token.is_empty())?;
    (!is_asset(request)).then(|| token.to_owned())
}

async fn session(state: &State, token: Option<String>) -> Result<Option<Session>, Error> {
    let Some(token) = token else { return Ok(None) };
    let (door, now) = (state.door().clone(), state.now());
    state.blocking(move || door.session(&token, now)).await
}

/// The visitor's address: what our own proxy says, else the other end of the connection.
fn peer(state: &State, request: &Request) -> IpAddr {
    let forwarded = || last_forwarded(request.headers());
    let direct = || request.extensions().get::<Peer>().map(|peer| peer.0);
    let found = if state.settings().behind_proxy { forwarded() } else { None };
    found.or_else(direct).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// The last address in `X-Forwarded-For`: the one our proxy wrote, not the visitor.
fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let line = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    line.rsplit(',').next()?.trim().parse().ok()
}

fn without_notice(mut response: Response) -> Response {
    // An answer that sets a new message keeps it.
    let renewed = response.headers().get_all(header::SET_COOKIE).iter();
    let renewed = renewed.filter_map(|v| v.to_str().ok()).any(|v| v.starts_with(cookie::NOTICE));
    if let (false, Ok(value)) = (renewed, HeaderValue::from_str(&cookie::no_notice())) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
