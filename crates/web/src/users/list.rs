//! `/users`: who works with Obhut.

use askama::Template;

use super::role_names;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::parts::Tone;
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "users/list.html")]
struct ListPage {
    frame: Frame,
    head: [&'static str; 4],
    rows: Vec<Row>,
    count: String,
}

struct Row {
    id: String,
    name: String,
    login: String,
    roles: String,
    state: (Tone, &'static str),
}

/// All accounts.
///
/// # Errors
/// Those of [`desk::Desk::accounts`].
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let accounts = ask.desk(|desk, call| desk.accounts(call)).await?;
    let t = frame.t;
    let rows = accounts.into_iter().map(|account| Row {
        id: account.user.to_string(),
        roles: role_names(t, |role| account.roles.has(role.code())),
        state: match account.active {
            true if account.password_due => (Tone::Warn, t.users_reset_due()),
            true => (Tone::Good, t.users_active()),
            false => (Tone::Bad, t.users_blocked()),
        },
        name: account.display_name,
        login: account.login,
    });
    let rows: Vec<Row> = rows.collect();
    page(&ListPage {
        head: [t.users_name(), t.login_name(), t.users_roles(), t.users_state()],
        count: t.users_count(rows.len() as u64),
        rows,
        frame,
    })
}
