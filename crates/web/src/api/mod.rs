//! REST `/api/v1`: for programs, with an API key.
//!
//! One file a noun. Each has its `routes()`, its `Doc`, and handlers of this shape:
//!
//! ```ignore
//! #[utoipa::path(post, path = "/api/v1/things", tag = "things", request_body = NewThing,
//!     responses((status = 201, body = ThingView)))]
//! pub async fn add(ask: Ask, caller: ApiCaller, once: Once<NewThing>) -> Answer {
//!     once.answer(&ask, &caller, |desk, call, new| {
//!         let id = desk.add_thing(call, &new.name)?;
//!         created(&ThingView { id: id.to_string() })
//!     })
//!     .await
//! }
//! ```
//!
//! Bodies are `deny_unknown_fields` (R46). Whatever changes something reads its body as [`Once`], so
//! that a repeated `Idempotency-Key` does the work once. Lists take [`Paging`] and give [`Listed`].
//! Errors become problem+json by themselves (RFC 9457). Values of people belong into answers only
//! after the desk opened them for the activity the key is bound to.

mod audiences;
mod audit;
mod bound;
mod consents;
mod contact;
mod exports;
mod imports;
mod merges;
mod once;
mod openapi;
mod paging;
mod people;
mod purchases;
mod quarantine;
mod register;
mod withdrawals;
mod wordings;

pub use once::{Once, accepted, created, ok};
pub use openapi::document;
pub use paging::{Listed, Paging};

use crate::routes::Route;

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    (openapi::routes().into_iter())
        .chain(register::routes())
        .chain(audit::routes())
        .chain(audiences::routes())
        .chain(exports::routes())
        .chain(withdrawals::routes())
        .chain(imports::routes())
        .chain(people::routes())
        .chain(consents::routes())
        .chain(purchases::routes())
        .chain(contact::routes())
        .chain(wordings::routes())
        .chain(merges::routes())
        .chain(quarantine::routes())
}
