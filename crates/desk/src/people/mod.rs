//! People: finding, reading, entering and correcting them by hand.

mod card;
mod decision;
mod due;
pub(crate) mod enter;
mod facts;
mod find;
mod form;
pub(crate) mod identity;
mod list;
mod purchases;
pub(crate) mod seal;
mod unwritten;
mod values;
mod view;

pub(crate) use enter::{Refused, today};
pub(crate) use form::{Told, as_fault, source_by_hand};
pub(crate) use identity::Known;
pub(crate) use seal::open_parts;
pub(crate) use unwritten::CUSTOMER_NUMBER;
pub(crate) use view::{lens, lenses};

pub use card::{Card, CardOrder, CardValue, Look};
pub use decision::{Decision, LookReason, Outcome, Warning};
pub use due::ToInform;
pub use facts::NewFacts;
pub use form::NewPerson;
pub use list::{At, Filter, Listed, Page};
pub use purchases::NewPurchase;
pub use values::NewValue;
