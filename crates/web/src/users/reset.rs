//! `POST /users/{id}/password`: a new password for somebody who forgot theirs.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;

use super::account::{AccountPage, member, user};
use crate::errors::{Answer, Error};
use crate::frame::{Frame, Notice};
use crate::input::{Form, Place};
use crate::page::{done, html};
use crate::seam::Ask;
use crate::state::State;

/// What was typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    password: String,
}

/// Sets it.
///
/// # Errors
/// Those of [`desk::Desk::reset_password`] that the form cannot show; a full queue.
pub async fn reset(
    state: State,
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let user = user(&id)?;
    let turn = state.passwords().turn().await?;
    let set = ask
        .desk(move |desk, call| {
            let _turn = turn;
            desk.reset_password(call, user, &typed.password)
        })
        .await;
    match set.map_err(Error::in_form) {
        Ok(()) => done("/users", Notice::Saved),
        Err(fault) => {
            let wrong = fault?;
            let page = AccountPage::wrong(frame, member(&ask, user).await?, wrong);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
    }
}
