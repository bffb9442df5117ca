//! `/password`: the own password.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;

use super::leave::left;
use crate::errors::{Answer, Error, Kind};
use crate::frame::{Frame, Notice};
use crate::input::Form;
use crate::page::html;
use crate::seam::Ask;
use crate::session::Signed;
use crate::state::State;

/// What was typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    old: String,
    password: String,
    again: String,
}

#[derive(Template)]
#[template(path = "login/password.html")]
struct PasswordPage {
    frame: Frame,
    due: bool,
    old: String,
    password: String,
    again: String,
}

/// The form.
///
/// # Errors
/// When the template fails.
pub async fn show(Signed(session): Signed, frame: Frame) -> Answer {
    let none = String::new;
    html(&PasswordPage {
        frame,
        due: session.password_due,
        old: none(),
        password: none(),
        again: none(),
    })
}

/// Changes the password; all sessions end, this one too.
///
/// # Errors
/// A full queue; failures.
pub async fn change(
    state: State,
    Signed(session): Signed,
    frame: Frame,
    ask: Ask,
    Form(typed): Form<Typed>,
) -> Answer {
    let due = session.password_due;
    if typed.password != typed.again {
        let again = frame.t.login_not_the_same().to_owned();
        let (old, password) = (String::new(), String::new());
        return wrong(PasswordPage { frame, due, old, password, again });
    }
    let turn = state.passwords().turn().await?;
    let changed = ask
        .desk(move |desk, call| {
            let _turn = turn;
            desk.change_password(call, &typed.old, &typed.password)
        })
        .await;
    let Err(error) = changed else {
        return Ok(left(state.settings().is_https(), Notice::Saved));
    };
    let fault = Error::in_form(error)?;
    let (_, said) = fault.words(frame.t);
    let again = String::new();
    wrong(match fault.kind {
        Kind::SignIn => {
            let old = frame.t.login_old_wrong().to_owned();
            PasswordPage { frame, due, old, password: String::new(), again }
        }
        _ => PasswordPage { frame, due, old: String::new(), password: said, again },
    })
}

fn wrong(page: PasswordPage) -> Answer {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}
