//! Decides, from facts it is given, who may use which data of whom for what, until when, and by
//! which rule.
//!
//! Pure: no clock, no database, no network, no randomness. "Today" is a fact like any other.
//! Every rule carries its id from the rule book (`R-…`), a citation and a text for clerks.
//!
//! Start at [`contact::decide`]; a page with three worked examples is [`how_obhut_decides`].

#[doc = include_str!("../../../docs/how-obhut-decides.md")]
pub mod how_obhut_decides {}

pub mod access;
pub mod basis;
pub mod breach;
pub mod calendar;
pub mod class;
pub mod contact;
pub mod deadline;
pub mod house;
pub mod ids;
pub mod kinds;
pub mod letter;
pub mod params;
pub mod proof;
pub mod refusal;
pub mod retention;
pub mod rights;
pub mod rule;
pub mod rules;
pub mod section;
mod sets;
pub mod signals;
pub mod situation;
pub mod source;
pub mod staff;
pub mod suppression;
pub mod transfers;
#[cfg(test)]
mod unplugged;
pub mod verdict;
pub mod vocabulary;
