//! `/users/new`: a new account.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::staff::NewAccount;
use law::vocabulary::Role;

use super::{RoleTick, role_ticks};
use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::page::{done, html};
use crate::seam::Ask;
use crate::state::State;

#[derive(Template)]
#[template(path = "users/add.html")]
struct AddPage {
    roles: Vec<RoleTick>,
    name: String,
    login: String,
    wrong: Option<Fault>,
    frame: Frame,
}

impl AddPage {
    fn new(frame: Frame, typed: &Typed, wrong: Option<Fault>) -> Self {
        let roles = role_ticks(frame.t, |role| typed.roles.contains(&role));
        let (name, login) = (typed.name.clone(), typed.login.clone());
        Self { roles, name, login, wrong, frame }
    }

    fn error(&self, field: &str) -> String {
        super::account::error(self.frame.t, self.wrong.as_ref(), field)
    }
}

/// What was typed.
#[derive(Default)]
struct Typed {
    name: String,
    login: String,
    password: String,
    roles: Vec<Role>,
}

/// The form.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame) -> Answer {
    html(&AddPage::new(frame, &Typed::default(), None))
}

/// Makes the account.
///
/// # Errors
/// Those of [`desk::Desk::add_account`] that the form cannot show.
pub async fn add(state: State, frame: Frame, ask: Ask, mut fields: Fields) -> Answer {
    let typed = Typed {
        name: fields.one("name")?,
        login: fields.one("login")?,
        password: fields.one("password")?,
        roles: fields.words("roles", Role::from_word)?,
    };
    fields.done()?;
    let turn = state.passwords().turn().await?;
    let (typed, added) = ask
        .desk(move |desk, call| {
            let _turn = turn;
            let new = NewAccount {
                login: &typed.login,
                display_name: if typed.name.trim().is_empty() { &typed.login } else { &typed.name },
                password: &typed.password,
                roles: &typed.roles,
                language: 0,
            };
            let added = desk.add_account(call, &new);
            Ok((typed, added))
        })
        .await?;
    match added.map_err(|error| Error::from(error).in_form()) {
        Ok(_) => done("/users", Notice::Saved),
        Err(fault) => {
            let page = html(&AddPage::new(frame, &typed, Some(fault?)))?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}
