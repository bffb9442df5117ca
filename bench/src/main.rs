//! Speeds, printed as tables beside a floor measured in the same run.
//!
//! `cargo run --release -p bench -- [law|link|redact|papers|desk …] [--large] [--only letting-go]`. Each area runs in a process
//! of its own, so that none measures the memory of another. `TEST_POSTGRES` adds PostgreSQL.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a developer tool reads its arguments and prints its figures"
)]

mod desk;
mod floor;
mod law;
mod link;
mod papers;
mod probe;
mod redact;
mod table;

use std::process::{Command, ExitCode};

/// What can be measured.
const AREAS: [(&str, fn()); 5] = [
    ("law", law::run),
    ("link", link::run),
    ("redact", redact::run),
    ("papers", papers::run),
    ("desk", desk::run),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let is_area = |word: &&String| AREAS.iter().any(|(name, _)| name == word);
    let wanted: Vec<&String> = words.iter().filter(is_area).collect();
    if let ([_], Some((_, run))) =
        (wanted.as_slice(), AREAS.iter().find(|(name, _)| words.first().is_some_and(|w| w == name)))
    {
        run();
        return ExitCode::SUCCESS;
    }
    let others: Vec<&String> = words.iter().filter(|word| !is_area(word)).collect();
    let chosen = |name: &str| wanted.is_empty() || wanted.iter().any(|word| *word == name);
    let ran = AREAS.iter().filter(|(name, _)| chosen(name)).all(|(name, _)| {
        println!("\n== {name}");
        let mut command = Command::new(std::env::current_exe().unwrap_or_default());
        command.arg(name).args(&others).status().is_ok_and(|status| status.success())
    });
    if ran { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
