//! Harnesses over whole firms, on both engines: crashes at every durable step, copies put back in
//! any order, answers that leave nothing out. Each first catches a planted fault.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a harness copies files and is told where a server is"
)]

mod awkward;
mod crashes;
mod lab;
mod restores;
mod steps;
