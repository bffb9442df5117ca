//! Carries out each thing a person can ask for; the only place where the others meet.

pub mod audit;
pub mod backups;
mod both;
mod call;
pub mod consent;
pub mod contact;
pub mod deletion;
mod desk;
mod error;
pub mod export;
pub mod files;
pub mod gathering;
pub mod import;
mod index;
pub mod interactions;
mod leading;
mod letterhead;
pub mod merge;
pub mod minimise;
pub mod people;
mod places;
mod recognise;
mod recover;
pub mod register;
pub mod requests;
pub mod rescreening;
mod retention;
pub mod screening;
pub mod staff;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod trust;
pub mod twins;
pub mod unsubscribe;
mod waiting;

pub use call::{Call, SYSTEM, day_at, day_number, day_of, zone};
pub use desk::Desk;
pub use error::{Error, Failure, Fault, Refusal, Result, Words};
pub use waiting::Waiting;
