//! `/users/{id}`: roles and blocking of one account.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::staff::StaffMember;
use law::ids::UserId;
use law::vocabulary::Role;

use super::{RoleTick, role_ticks};
use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::{done, html};
use crate::seam::Ask;
use crate::text::Text;

#[derive(Template)]
#[template(path = "users/account.html")]
pub(super) struct AccountPage {
    frame: Frame,
    member: StaffMember,
    roles: Vec<RoleTick>,
    wrong: Option<Fault>,
}

impl AccountPage {
    /// The page with something that was wrong.
    pub(super) fn wrong(frame: Frame, member: StaffMember, wrong: Fault) -> Self {
        let roles = role_ticks(frame.t, |role| member.roles.has(role.code()));
        Self { frame, member, roles, wrong: Some(wrong) }
    }

    fn error(&self, field: &str) -> String {
        error(self.frame.t, self.wrong.as_ref(), field)
    }
}

/// The sentence beside a field, empty when nothing is wrong with it.
pub(crate) fn error(t: &dyn Text, wrong: Option<&Fault>, field: &str) -> String {
    let wrong = wrong.filter(|fault| fault.field == Some(field));
    wrong.map_or_else(String::new, |fault| fault.words(t).1)
}

/// The form.
///
/// # Errors
/// Not found; failures.
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    let member = member(&ask, user(&id)?).await?;
    let roles = role_ticks(frame.t, |role| member.roles.has(role.code()));
    html(&AccountPage { frame, member, roles, wrong: None })
}

/// Changes the account.
///
/// # Errors
/// Those of [`desk::Desk::change_account`] that the form cannot show.
pub async fn change(
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    mut fields: Fields,
) -> Answer {
    let user = user(&id)?;
    let roles = fields.words("roles", Role::from_word)?;
    let active = fields.tick("active");
    fields.done()?;
    let chosen = roles.clone();
    let changed =
        ask.desk(move |desk, call| desk.change_account(call, user, &chosen, active)).await;
    match changed.map_err(Error::in_form) {
        Ok(()) => done("/users", Notice::Saved),
        Err(fault) => {
            let wrong = Some(fault?);
            let member = StaffMember { active, ..member(&ask, user).await? };
            let roles = role_ticks(frame.t, |role| roles.contains(&role));
            let page = html(&AccountPage { frame, member, roles, wrong })?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

pub(super) fn user(id: &str) -> Result<UserId, Fault> {
    UserId::parse(id).ok_or_else(Fault::not_found)
}

pub(super) async fn member(ask: &Ask, user: UserId) -> Result<StaffMember, Error> {
    let accounts = ask.desk(|desk, call| desk.accounts(call)).await?;
    accounts.into_iter().find(|a| a.user == user).ok_or_else(|| Fault::not_found().into())
}
