//! People: list and search, the card, entering and correcting by hand.

pub mod agree;
pub mod card;
pub mod decline;
pub mod due;
pub mod enter;
pub mod facts;
pub mod files;
pub mod interact;
pub mod lift;
pub mod list;
pub mod merge;
pub mod orders;
mod timeline;
pub mod values;
pub(crate) mod words;

use axum::http::Method;
use desk::Fault;
use law::ids::{DatumId, PersonId};
use law::vocabulary::Role;

use crate::errors::{Error, Fault as Wrong};
use crate::routes::{Policy, READERS, Route, WRITERS, route};
use crate::server::limits::BodyLimit;
use crate::text::Text;

/// Roles that take values in by hand.
const ENTERING: &[Role] = &[Role::Sales, Role::Service, Role::Marketing, Role::RightsDesk];

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let (read, write) = (Policy::Signed(READERS), Policy::Signed(ENTERING));
    let text = Policy::Signed(WRITERS);
    let (get, post) = (Method::GET, Method::POST);
    [
        route(get.clone(), "/people", read, list::show).asks(),
        route(post.clone(), "/people/search", read, list::search),
        route(get.clone(), "/people/due", read, due::show),
        route(post.clone(), "/people/due", write, due::informed),
        route(get.clone(), "/people/new", write, enter::show),
        route(post.clone(), "/people", write, enter::enter),
        route(get.clone(), "/people/merge", write, merge::show::show).asks(),
        route(post.clone(), "/people/merge", write, merge::carry::carry),
        route(post.clone(), "/people/merge/{merge}/undo", write, merge::carry::undo),
        route(get.clone(), "/people/{id}/merge", write, merge::other::show),
        route(post.clone(), "/people/{id}/merge", write, merge::other::search),
        route(get.clone(), "/people/{id}/split", write, merge::split::show),
        route(post.clone(), "/people/{id}/split", write, merge::split::split),
        route(get.clone(), "/people/{id}", read, card::show).asks(),
        route(get.clone(), "/people/{id}/edit", write, facts::show),
        route(post.clone(), "/people/{id}/edit", write, facts::change),
        route(get.clone(), "/people/{id}/values/new", write, values::show_new).asks(),
        route(post.clone(), "/people/{id}/values/new", write, values::add),
        route(get.clone(), "/people/{id}/values/{datum}", write, values::show),
        route(post.clone(), "/people/{id}/values/{datum}", write, values::correct),
        route(post.clone(), "/people/{id}/values/{datum}/remove", write, values::remove),
        route(get.clone(), "/people/{id}/orders/new", write, orders::show),
        route(post.clone(), "/people/{id}/orders/new", write, orders::record),
        route(post.clone(), "/people/{id}/orders/{datum}/cancel", write, orders::cancel),
        route(get.clone(), "/people/{id}/interactions/new", text, interact::show).asks(),
        route(post.clone(), "/people/{id}/interactions/new", text, interact::write),
        route(get.clone(), "/people/{id}/interactions/{datum}", text, interact::edit),
        route(post.clone(), "/people/{id}/interactions/{datum}", text, interact::change),
        route(post.clone(), "/people/{id}/interactions/{datum}/remove", text, interact::remove),
        route(post.clone(), "/people/{id}/interactions/{datum}/done", text, interact::finish),
        route(post.clone(), "/people/{id}/special", text, interact::insist),
        route(get.clone(), "/people/{id}/files/new", text, files::show),
        route(post.clone(), "/people/{id}/files", text, files::keep).takes(BodyLimit::FILE),
        route(get.clone(), "/people/{id}/files/{file}", text, files::fetch),
        route(post.clone(), "/people/{id}/files/{file}/remove", text, files::remove),
        route(get.clone(), "/people/{id}/consents/confirm", write, agree::show_confirm),
        route(post.clone(), "/people/{id}/consents/confirm", write, agree::confirm),
        route(get.clone(), "/people/{id}/lift", write, lift::show),
        route(post.clone(), "/people/{id}/lift", write, lift::lift),
        route(get, "/people/{id}/consents/new", write, agree::show),
        route(post.clone(), "/people/{id}/consents/new", write, agree::give),
        route(post.clone(), "/people/{id}/withdraw", read, decline::withdraw),
        route(post, "/people/{id}/object", read, decline::object),
    ]
}

/// The person of a path; a malformed id looks like a missing one.
pub(crate) fn person(id: &str) -> Result<PersonId, Error> {
    PersonId::parse(id).ok_or_else(|| Wrong::not_found().into())
}

/// The value of a path.
pub(crate) fn datum(id: &str) -> Result<DatumId, Error> {
    DatumId::parse(id).ok_or_else(|| Wrong::not_found().into())
}

/// The sentence beside a field, empty when nothing is wrong with it.
fn beside(t: &dyn Text, faults: &[Fault], field: &str) -> String {
    let found = faults.iter().find(|fault| fault.field == Some(field));
    found.map_or_else(String::new, |fault| t.lang().of(fault.words).to_owned())
}

/// A fault of the desk that belongs beside a field of the form; anything else ends the request.
fn of_form(error: desk::Error) -> Result<Fault, Error> {
    match error {
        desk::Error::Fault(fault) if fault.field.is_some() => Ok(fault),
        other => Err(other.into()),
    }
}
