//! What people settle themselves; each leads back to their page.

use axum::response::{IntoResponse, Redirect};
use desk::requests::Request;
use law::vocabulary::Channel;
use serde::Deserialize;

use super::enter::{ASKING, TYPING, within};
use super::home::number;
use crate::audiences::object;
use crate::errors::{Answer, Fault, Kind};
use crate::frame::Frame;
use crate::input::{Form, Place};
use crate::seam::Ask;
use crate::state::State;
use crate::visit::Visit;

/// What is declined: `all`, or a purpose on a channel.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declined {
    what: String,
}

/// What is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    right: String,
    text: String,
}

/// Whether the data letter is wanted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    letter: u8,
}

fn back(token: &str, place: &str) -> Answer {
    Ok(Redirect::to(&format!("/me/{token}#{place}")).into_response())
}

/// Withdraws or objects; counts for the very next message.
///
/// # Errors
/// Those of [`desk::Desk::own_decline`].
pub async fn decline(ask: Ask, Place(token): Place<String>, Form(form): Form<Declined>) -> Answer {
    let (activity, channel) = match form.what.split_once(':') {
        None if form.what == "all" => (None, None),
        Some((activity, channel)) => {
            let activity = activity.parse().map_err(|_| Fault::new(Kind::Malformed))?;
            let channel = Channel::from_word(channel);
            (Some(activity), Some(channel.ok_or_else(|| Fault::new(Kind::Malformed))?))
        }
        None => return Err(Fault::new(Kind::Malformed).into()),
    };
    let own = token.clone();
    ask.desk(move |desk, call| desk.own_decline(call, &own, activity, channel)).await?;
    back(&token, "done")
}

/// The wording of a purpose that is started.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Started {
    wording: String,
}

/// The same, with its code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    wording: String,
    code: String,
}

/// Asks for a purpose; the code that confirms it goes to the stored address.
///
/// # Errors
/// Those of [`desk::Desk::own_start`]; too many attempts from this network.
pub async fn start(
    state: State,
    visit: Visit,
    ask: Ask,
    Place(token): Place<String>,
    Form(form): Form<Started>,
) -> Answer {
    within(&state, &visit, "own-ask", ASKING)?;
    let (own, wording) = (token.clone(), object(&form.wording)?);
    ask.desk(move |desk, call| desk.own_start(call, &own, wording)).await?;
    back(&token, "done")
}

/// Confirms it.
///
/// # Errors
/// Those of [`desk::Desk::own_confirm`]; too many attempts from this network.
pub async fn confirm(
    state: State,
    visit: Visit,
    ask: Ask,
    Place(token): Place<String>,
    Form(form): Form<Confirmed>,
) -> Answer {
    within(&state, &visit, "own-code", TYPING)?;
    let (own, wording) = (token.clone(), object(&form.wording)?);
    ask.desk(move |desk, call| desk.own_confirm(call, &own, wording, &form.code)).await?;
    back(&token, "done")
}

/// Files a correction or an erasure for review.
///
/// # Errors
/// Those of [`desk::Desk::own_ask`].
pub async fn ask(
    frame: Frame,
    ask: Ask,
    Place(token): Place<String>,
    Form(form): Form<Asked>,
) -> Answer {
    let right = Request::from_word(&form.right).ok_or_else(|| Fault::new(Kind::Malformed))?;
    let (own, language) = (token.clone(), number(frame.lang));
    ask.desk(move |desk, call| desk.own_ask(call, &own, right, language, &form.text)).await?;
    back(&token, "requests")
}

/// Keeps whether the data letter is wanted.
///
/// # Errors
/// Those of [`desk::Desk::own_letter`].
pub async fn letter(ask: Ask, Place(token): Place<String>, Form(form): Form<Wanted>) -> Answer {
    let own = token.clone();
    ask.desk(move |desk, call| desk.own_letter(call, &own, form.letter == 1)).await?;
    back(&token, "letter")
}
