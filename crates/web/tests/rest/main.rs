//! People, consents, purchases and contact over the API, with a real desk.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where something is wrong"
)]

#[path = "../office/mod.rs"]
mod office;

mod audiences;
mod binding;
mod consents;
mod described;
mod imports;
mod people;
mod program;
mod strict;
mod unsubscribing;
mod written;
