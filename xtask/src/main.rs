//! Developer commands: `cargo xtask test`, `cargo xtask bench`, `cargo xtask nightly`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a developer's tool talks to terminal, environment and files"
)]

mod cluster;
mod count;
mod run;
mod test;
mod tools;

use std::process::ExitCode;

const USAGE: &str =
    "cargo xtask test            install what the tests need, run everything on both engines
cargo xtask bench [NAME…]   measure speeds in release beside a floor (all, or: law link redact desk)
cargo xtask nightly         the long harnesses";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => test::run(),
        ["bench", names @ ..] => run::bench(names),
        ["nightly"] => run::nightly(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
