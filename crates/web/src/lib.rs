//! Speaks HTTP: screens, REST, self-service, public forms.
//!
//! The way of a request: [`server`] accepts it within its time and size limits; [`guard`] checks
//! host, session, origin and policy; a handler from the table in [`routes`] hands its work to the
//! desk on a blocking thread; a page comes back inside the [`frame`], an error as [`errors`] says.
//! Nothing of this room decides what is lawful.

// Templates name this crate as programs that use it do.
extern crate self as web;

pub mod about;
pub mod api;
pub mod assets;
pub mod audiences;
pub mod audit;
pub mod backups;
pub mod charts;
pub mod consents;
mod deletion;
pub mod duplicates;
pub mod errors;
pub mod exports;
pub mod fields;
pub mod frame;
pub mod guard;
pub mod imports;
pub mod input;
pub mod inquiry;
pub mod lists;
pub mod login;
pub mod minimise;
pub mod notices;
pub mod own;
pub mod page;
pub mod parts;
pub mod people;
pub mod preferences;
pub mod quarantine;
pub mod registry;
pub mod requests;
pub mod routes;
pub mod rulebook;
pub mod seam;
pub mod server;
pub mod session;
pub mod special;
pub mod stacking;
pub mod start;
pub mod state;
pub mod tasks;
pub mod text;
pub mod texts;
pub mod unsubscribe;
pub mod users;
pub mod visit;

pub use server::{Serve, Stop, serve};
