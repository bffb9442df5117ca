//! Signing in, sessions, the route table by role, the register and the API, with a real desk.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where something is wrong"
)]

#[path = "office/mod.rs"]
mod office;

#[path = "office/access.rs"]
mod access;
#[path = "office/api.rs"]
mod api;
#[path = "office/cells.rs"]
mod cells;
#[path = "office/fields.rs"]
mod fields;
#[path = "office/headers.rs"]
mod headers;
#[path = "office/login.rs"]
mod login;
#[path = "office/matrix.rs"]
mod matrix;
#[path = "office/members.rs"]
mod members;
#[path = "office/register.rs"]
mod register;
#[path = "office/rulebook.rs"]
mod rulebook;
#[path = "office/things.rs"]
mod things;
#[path = "office/wizard.rs"]
mod wizard;
