//! Every address we answer, with who may ask: one place.
//!
//! A [`Route`] can only be made with a [`Policy`]:
//!
//! ```compile_fail
//! use web::routes::{Route, route};
//! let open: Route = route(axum::http::Method::GET, "/people", || async { "everyone" });
//! ```

mod table;

use axum::Router;
use axum::http::Method;
use law::vocabulary::Role;
pub use table::{Entry, Policy, Route, Table, route};

use crate::state::State;
use crate::text::Text;

/// Roles that read people's data for some activity.
pub const READERS: &[Role] =
    &[Role::Sales, Role::Service, Role::Marketing, Role::Finance, Role::RightsDesk];
/// Roles that read and write notes; the register narrows it down.
pub const WRITERS: &[Role] = &[Role::Sales, Role::Service, Role::RightsDesk];
/// Roles that take in files and decide on held rows.
pub const TAKERS: &[Role] = &[Role::Sales, Role::Marketing, Role::RightsDesk];
/// Roles that bring records together.
pub const MERGERS: &[Role] = &[Role::Sales, Role::Service, Role::Marketing, Role::RightsDesk];
/// Roles that build audiences.
pub const CAMPAIGNERS: &[Role] = &[Role::Sales, Role::Marketing];
/// Roles that see who opened what.
pub const AUDITORS: &[Role] = &[Role::RightsDesk];
/// Roles that look after users, roles and keys.
pub const ADMINS: &[Role] = &[Role::Admin];
/// Roles that see how old the copies are.
pub const KEEPERS: &[Role] = &[Role::Admin, Role::RightsDesk];
/// Everyone who holds a role.
pub const STAFF: &[Role] = Role::ALL;

/// An entry of the main navigation; its roles are those of the route it leads to.
#[derive(Clone, Copy)]
pub struct Place {
    /// Address.
    pub path: &'static str,
    /// Who sees it.
    pub roles: &'static [Role],
    /// What it is called.
    pub label: fn(&dyn Text) -> &'static str,
    /// Name of its icon.
    pub icon: &'static str,
    /// Key that leads there after `g`.
    pub key: &'static str,
}

/// The main navigation.
pub const NAVIGATION: &[Place] = &[
    Place { path: "/", roles: STAFF, label: |t| t.dashboard_title(), icon: "home", key: "s" },
    Place {
        path: "/people",
        roles: READERS,
        label: |t| t.people_title(),
        icon: "people",
        key: "p",
    },
    Place { path: "/imports", roles: TAKERS, label: |t| t.import_title(), icon: "inbox", key: "e" },
    Place {
        path: "/quarantine",
        roles: TAKERS,
        label: |t| t.quarantine_title(),
        icon: "pause",
        key: "q",
    },
    Place { path: "/lists", roles: MERGERS, label: |t| t.lists_title(), icon: "source", key: "b" },
    Place {
        path: "/duplicates",
        roles: MERGERS,
        label: |t| t.twins_title(),
        icon: "question",
        key: "d",
    },
    Place {
        path: "/audiences",
        roles: CAMPAIGNERS,
        label: |t| t.audience_title(),
        icon: "target",
        key: "z",
    },
    Place {
        path: "/requests",
        roles: AUDITORS,
        label: |t| t.request_title(),
        icon: "duty",
        key: "r",
    },
    Place {
        path: "/deletion",
        roles: AUDITORS,
        label: |t| t.deletion_title(),
        icon: "close",
        key: "o",
    },
    Place {
        path: "/register",
        roles: STAFF,
        label: |t| t.register_title(),
        icon: "book",
        key: "v",
    },
    Place { path: "/audit", roles: AUDITORS, label: |t| t.audit_title(), icon: "eye", key: "l" },
    Place {
        path: "/backups",
        roles: KEEPERS,
        label: |t| t.backup_title(),
        icon: "download",
        key: "u",
    },
    Place { path: "/users", roles: ADMINS, label: |t| t.users_title(), icon: "gear", key: "a" },
];

/// Every route.
pub fn table() -> Table {
    Table::default()
        .with(crate::assets::routes())
        .with([route(Method::POST, "/preferences", Policy::Public, crate::preferences::choose)])
        .with(crate::login::routes())
        .with(crate::people::routes())
        .with(crate::inquiry::routes())
        .with(crate::minimise::routes())
        .with(crate::special::routes())
        .with(crate::notices::routes())
        .with(crate::tasks::routes())
        .with(crate::texts::routes())
        .with(crate::consents::routes())
        .with(crate::imports::routes())
        .with(crate::quarantine::routes())
        .with(crate::lists::routes())
        .with(crate::duplicates::routes())
        .with(crate::users::routes())
        .with(crate::registry::routes())
        .with(crate::rulebook::routes())
        .with(crate::audit::routes())
        .with(crate::requests::routes())
        .with(crate::own::routes())
        .with(crate::deletion::routes())
        .with(crate::start::routes())
        .with(crate::about::routes())
        .with(crate::backups::routes())
        .with(crate::audiences::routes())
        .with(crate::exports::routes())
        .with(crate::unsubscribe::routes())
        .with(crate::api::routes())
}

/// The whole room as one service.
pub fn app(state: State) -> Router {
    table().into_router(state)
}
