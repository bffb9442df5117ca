//! Users, roles and API keys: the administrator's pages.

pub mod account;
pub mod add;
pub mod keys;
pub mod list;
pub mod reset;

use axum::http::Method;
use law::vocabulary::Role;

use crate::parts::Choice;
use crate::routes::{ADMINS, Policy, Route, route};
use crate::text::Text;

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let admins = Policy::Signed(ADMINS);
    [
        route(Method::GET, "/users", admins, list::show),
        route(Method::POST, "/users", admins, add::add),
        route(Method::GET, "/users/new", admins, add::show),
        route(Method::GET, "/users/{id}", admins, account::show),
        route(Method::POST, "/users/{id}", admins, account::change),
        route(Method::POST, "/users/{id}/password", admins, reset::reset),
        route(Method::GET, "/users/keys", admins, keys::list),
        route(Method::POST, "/users/keys", admins, keys::make),
        route(Method::POST, "/users/keys/{id}/revoke", admins, keys::revoke),
    ]
}

/// A tick box for each role, with what it means.
pub(crate) struct RoleTick {
    /// The box.
    pub choice: Choice,
    /// What the role may do.
    pub means: &'static str,
}

/// Tick boxes for the roles.
pub(crate) fn role_ticks(t: &dyn Text, held: impl Fn(Role) -> bool) -> Vec<RoleTick> {
    let tick = |role: &Role| RoleTick {
        choice: Choice {
            value: role.word().to_owned(),
            label: t.role(*role).to_owned(),
            chosen: held(*role),
        },
        means: t.role_means(*role),
    };
    Role::ALL.iter().map(tick).collect()
}

/// Names of roles, one after the other.
pub(crate) fn role_names(t: &dyn Text, held: impl Fn(Role) -> bool) -> String {
    let names: Vec<&str> = Role::ALL.iter().filter(|r| held(**r)).map(|r| t.role(*r)).collect();
    names.join(", ")
}
