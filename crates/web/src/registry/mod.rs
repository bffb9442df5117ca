//! The register of processing activities: everyone reads it, rights desk and administration edit it.

pub mod entry;
pub mod file;
pub mod history;
pub mod inputs;
mod parts;
pub mod show;

use axum::http::Method;
use desk::register::Bilingual;
use law::vocabulary::Role;

use crate::routes::{Policy, Route, STAFF, route};
use crate::text::Text;

/// Roles that edit the register.
pub(crate) const EDITORS: &[Role] = &[Role::RightsDesk, Role::Admin];

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let (staff, editors) = (Policy::Signed(STAFF), Policy::Signed(EDITORS));
    [
        route(Method::GET, "/register", staff, show::show),
        route(Method::GET, "/register/history", staff, history::show),
        route(Method::GET, "/register/history/{version}", staff, history::changes),
        route(Method::GET, "/register/history/{version}/register.toml", staff, history::download),
        route(Method::GET, "/register/register.toml", staff, file::download),
        route(Method::GET, "/register/upload", editors, file::show),
        route(Method::POST, "/register/upload", editors, file::upload),
        route(Method::GET, "/register/{part}/{id}", editors, entry::show),
        route(Method::POST, "/register/{part}/{id}", editors, entry::save),
    ]
}

/// A text of the firm in the visitor's language.
pub(crate) fn said<'b>(t: &dyn Text, text: &'b Bilingual) -> &'b str {
    t.lang().pick(&text.de, &text.en)
}

/// Several words of ours, one after the other.
pub(crate) fn listed<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}
