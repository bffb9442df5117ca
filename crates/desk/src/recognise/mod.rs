//! Recognising people: the match index of the base, and what follows from a likeness.
//!
//! The engine is the room `link`; here it meets the base. Everything in it is derived, in memory,
//! and ends with the process.

mod base;
mod learn;
mod proposal;
mod shunned;
#[cfg(test)]
mod tests;
mod traits;
mod verdict;

pub(crate) use base::{Base, Everyone};
pub(crate) use proposal::Proposal;
pub(crate) use shunned::{Origin, Shade, Shunned};
pub(crate) use traits::{ASSUME, Traits, comparable};
pub(crate) use verdict::{Alike, HOLD_AT, Who};
