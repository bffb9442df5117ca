//! Trust harnesses over the real program: crashes, leaks, bad starts, lost keys.
//!
//! Each first catches a fault planted for it; only then does its green result count. Which goal is
//! shown by which test stands in `docs/trust.md`.
#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where something is wrong, and reads what the program wrote"
)]

mod age;
mod back;
mod cluster;
mod copies;
mod disk;
mod erased;
mod firm;
mod forms;
mod gone;
mod inside;
mod kills;
mod leaks;
mod masked;
mod plan;
mod rings;
mod scan;
mod socket;
mod starts;
mod state;
mod twice;
mod visitor;
mod web;
mod written;
