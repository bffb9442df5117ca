//! `/login`: name and password in, a session out.

use std::net::IpAddr;

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::errors::{Answer, Error, Fault, Kind};
use crate::frame::Frame;
use crate::guard::cookie;
use crate::guard::rate::Rate;
use crate::input::{Form, Search};
use crate::page::html;
use crate::seam::{Ask, hex, unhex};
use crate::state::State;
use crate::visit::Visit;

/// Attempts from one network: many people may sit behind one address.
const NETWORK: Rate = Rate { burst: 40, refill_ms: 1_500 };

/// Where to go afterwards.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    back: Option<String>,
}

/// What was typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    login: String,
    password: String,
    back: String,
}

#[derive(Template)]
#[template(path = "login/enter.html")]
struct EnterPage {
    frame: Frame,
    login: String,
    back: String,
    wrong: String,
}

/// The form.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, Search(wish): Search<Wish>) -> Answer {
    let back = target(wish.back.as_deref());
    if frame.user.is_some() {
        return Ok(Redirect::to(&back).into_response());
    }
    html(&EnterPage { frame, login: String::new(), back, wrong: String::new() })
}

/// Checks name and password. Every way of being wrong gets the same answer (R47).
///
/// # Errors
/// Too many attempts for this account or from this network; a full queue.
pub async fn enter(
    state: State,
    visit: Visit,
    frame: Frame,
    ask: Ask,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Answer {
    let back = target(Some(&typed.back));
    let https = state.settings().is_https();
    let mark = cookie::read(&headers, cookie::browser_name(https)).and_then(unmark);
    let mark = mark.filter(|mark| ask.behind().knows_browser(&typed.login, mark));
    within_limits(&state, &visit, &typed.login, mark)?;
    let turn = state.passwords().turn().await?;
    let (login, password) = (typed.login.clone(), typed.password);
    let entered = ask
        .desk(move |desk, call| {
            let _turn = turn;
            let token = desk.log_in(call, &login, &password)?;
            Ok((token, mark.map_or_else(|| desk.mark_browser(&login), Ok)?))
        })
        .await;
    match entered.map_err(Error::in_form) {
        Ok((token, mark)) => Ok(signed_in(&back, &hex(token.0), &in_hex(&mark), https)),
        Err(fault) => {
            let (_, wrong) = fault?.words(frame.t);
            let page = html(&EnterPage { frame, login: typed.login, back, wrong })?;
            Ok((StatusCode::UNAUTHORIZED, page).into_response())
        }
    }
}

fn signed_in(back: &str, token: &str, mark: &str, https: bool) -> Response {
    let mut response = Redirect::to(back).into_response();
    for cookie in [cookie::session(token, https), cookie::browser(mark, https)] {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// A page of ours; anything else leads to the start page.
fn target(back: Option<&str>) -> String {
    let path = back.and_then(cookie::local_path).filter(|path| !path.starts_with("/login"));
    path.unwrap_or("/").to_owned()
}

/// A browser known to the account has a budget of its own. All others share one a network, and a
/// slower one altogether: whoever guesses from one place locks nobody out, and whoever guesses from
/// many places does not lock out the owner's own browser (R44).
fn within_limits(
    state: &State,
    visit: &Visit,
    login: &str,
    mark: Option<Mark>,
) -> Result<(), Fault> {
    let account = login.trim().to_lowercase();
    let network = network(visit.peer);
    let limiter = state.limiter();
    let take = |taken: Result<(), u64>| taken.map_err(|wait| Fault::new(Kind::TooMany(wait)));
    take(limiter.take(("login-network", network), NETWORK, visit.at))?;
    if let Some(mark) = mark {
        return take(limiter.take(("login-browser", mark), Rate::LOGIN, visit.at));
    }
    take(limiter.take(("login-near", &account, network), Rate::LOGIN_NEAR, visit.at))?;
    take(limiter.take(("login-far", account), Rate::LOGIN_FAR, visit.at))
}

/// The mark of a browser.
type Mark = [u8; 32];

fn in_hex(mark: &Mark) -> String {
    mark.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unmark(text: &str) -> Option<Mark> {
    let (first, second) = text.split_at_checked(32)?;
    let (first, second) = (unhex(first)?, unhex(second)?);
    first.into_iter().chain(second).collect::<Vec<u8>>().try_into().ok()
}

/// The network of an address: /24 of IPv4, /64 of IPv6, as providers hand them out.
pub(crate) fn network(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(v4) => u128::from(v4.to_bits() >> 8),
        IpAddr::V6(v6) => v6.to_bits() >> 64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_network() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("192.0.2.1"), of("192.0.2.200"));
        assert_ne!(of("192.0.2.1"), of("192.0.3.1"));
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:192.0.2.9"), of("192.0.2.1"));
    }

    #[test]
    fn the_way_back_is_a_page_of_ours() {
        assert_eq!(target(Some("/people?q=a")), "/people?q=a");
        for other in [None, Some("https://evil.example"), Some("//evil"), Some("/login")] {
            assert_eq!(target(other), "/");
        }
    }
}
