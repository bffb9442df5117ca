//! `/login`: name and password in, a session out.

use std::net::IpAddr;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::errors::{Answer, Error, Fault, Kind};
use crate::frame::Frame;
use crate::guard::cookie;
use crate::guard::rate::Rate;
use crate::input::{Form, Search};
use crate::page::html;
use crate::seam::{Ask, hex};
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
    Form(typed): Form<Typed>,
) -> Answer {
    let back = target(Some(&typed.back));
    within_limits(&state, &visit, &typed.login)?;
    let turn = state.passwords().turn().await?;
    let (login, password) = (typed.login.clone(), typed.password);
    let entered = ask
        .desk(move |desk, call| {
            let _turn = turn;
            desk.log_in(call, &login, &password)
        })
        .await;
    match entered.map_err(Error::in_form) {
        Ok(token) => Ok(signed_in(&back, &hex(token.0), state.settings().is_https())),
        Err(fault) => {
            let (_, wrong) = fault?.words(frame.t);
            let page = html(&EnterPage { frame, login: typed.login, back, wrong })?;
            Ok((StatusCode::UNAUTHORIZED, page).into_response())
        }
    }
}

fn signed_in(back: &str, token: &str, https: bool) -> Response {
    let mut response = Redirect::to(back).into_response();
    let cookie = HeaderValue::from_str(&cookie::session(token, https)).ok();
    response.headers_mut().extend(cookie.map(|value| (header::SET_COOKIE, value)));
    response
}

/// A page of ours; anything else leads to the start page.
fn target(back: Option<&str>) -> String {
    let path = back.and_then(cookie::local_path).filter(|path| !path.starts_with("/login"));
    path.unwrap_or("/").to_owned()
}

fn within_limits(state: &State, visit: &Visit, login: &str) -> Result<(), Fault> {
    let account = login.trim().to_lowercase();
    let take = |taken: Result<(), u64>| taken.map_err(|wait| Fault::new(Kind::TooMany(wait)));
    take(state.limiter().take(("login-network", network(visit.peer)), NETWORK, visit.at))?;
    take(state.limiter().take(("login-account", account), Rate::LOGIN, visit.at))
}

/// The network of an address: /24 of IPv4, /64 of IPv6, as providers hand them out.
fn network(address: IpAddr) -> u128 {
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
