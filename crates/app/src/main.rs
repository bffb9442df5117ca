//! The program `obhut`: configuration, keys, threads, command line. The only place that reads
//! the clock, the environment and files.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "this is the room that talks to terminal, clock, environment and files"
)]

mod audit;
mod backup;
mod certificate;
mod clock;
mod demo;
mod firm;
mod importing;
mod init;
mod keys;
mod law;
mod matching;
mod protect;
mod redacting;
mod register;
mod retention;
mod say;
mod secret;
mod serve;

use std::alloc::System;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use zeroizing_alloc::ZeroAlloc;

/// Memory is wiped when it is given back: of somebody erased, nothing that was opened once stays
/// behind in the process (reliability goal R25).
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

/// Customer records that keep data-protection law by themselves.
#[derive(Debug, Parser)]
#[command(name = "obhut", version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make the sample firm Nordpol-Versand in a fresh folder and serve it.
    Demo(demo::DemoArgs),
    /// Make a new, empty firm.
    Init(init::InitArgs),
    /// Serve a firm.
    Serve(serve::ServeArgs),
    /// Take a file in: CSV, XLSX or vCard.
    Import(Box<importing::ImportArgs>),
    /// Export or import the register as TOML.
    Register(register::RegisterArgs),
    /// Verify the audit log against its checkpoints.
    Audit(audit::AuditArgs),
    /// Key files and passphrases that open a firm; a new epoch key.
    Keys(keys::KeysArgs),
    /// Copy a firm while it is served: data and keys apart.
    Backup(backup::BackupArgs),
    /// Bring a firm back, with everything erased and refused since.
    Restore(backup::RestoreArgs),
    /// Let go of what is due.
    Retention(retention::RetentionArgs),
    /// Check the certificate of an erasure, off-line.
    Certificate(certificate::CertificateArgs),
    /// Ask the rule book (JSON Lines).
    #[command(subcommand)]
    Law(law::LawCommand),
    /// Compare lists of people (CSV).
    Match(matching::MatchArgs),
    /// Blacken personal data in texts (JSON Lines).
    Redact(redacting::RedactArgs),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Demo(args) => say::ended(closed(|| demo::run(&args))),
        Command::Init(args) => say::ended(closed(|| init::run(&args))),
        Command::Serve(args) => say::ended(closed(|| serve::run(&args))),
        Command::Import(args) => say::ended(closed(|| importing::run(&args))),
        Command::Register(args) => say::ended(closed(|| register::run(&args))),
        Command::Keys(args) => say::ended(closed(|| keys::run(&args))),
        Command::Backup(args) => say::ended(backup::backup(&args)),
        Command::Restore(args) => say::ended(closed(|| backup::restore(&args))),
        Command::Retention(args) => say::ended(closed(|| retention::run(&args))),
        Command::Certificate(args) => say::ended(certificate::run(&args)),
        Command::Audit(args) => say::ended(closed(|| audit::run(&args))),
        Command::Law(command) => tool(lines(command.file()), |input| {
            law::run(&command, input, io::stdout().lock(), io::stderr().lock())
        }),
        Command::Match(args) => {
            let year = clock::now().to_zoned(jiff::tz::TimeZone::UTC).year();
            code(matching::run(&args, year, io::stdout().lock(), io::stderr().lock()))
        }
        Command::Redact(args) => tool(Ok(Box::new(BufReader::new(io::stdin()))), |input| {
            redacting::run(&args, input, &mut io::stdout().lock(), &mut io::stderr().lock())
        }),
    }
}

/// Runs a command that holds keys, with its memory kept out of files.
fn closed(run: impl FnOnce() -> say::Ended) -> say::Ended {
    let protected = protect::protect();
    if !protected.no_core {
        say::warn(
            "Das System erlaubt nicht, Speicherabzüge abzustellen: Bei einem Absturz kann ein Abzug mit Schlüsseln entstehen.",
            "The system does not allow core dumps to be turned off: a crash may leave a dump with keys in it.",
        );
    }
    if !protected.locked && protect::may_swap() {
        say::warn(
            "Dieser Rechner lagert Speicher auf die Platte aus. Bitte den Auslagerungsspeicher verschlüsseln oder abstellen, oder `LimitMEMLOCK=infinity` setzen.",
            "This machine swaps memory to disk. Please encrypt or turn off the swap area, or set `LimitMEMLOCK=infinity`.",
        );
    }
    run()
}

/// Where a tool's lines come from: a file, or standard input.
fn lines(file: Option<&PathBuf>) -> io::Result<Box<dyn BufRead>> {
    Ok(match file {
        Some(path) => Box::new(BufReader::new(std::fs::File::open(path)?)),
        None => Box::new(BufReader::new(io::stdin())),
    })
}

/// Runs a tool that scripts call; its exit codes are part of its contract.
fn tool(
    input: io::Result<Box<dyn BufRead>>,
    run: impl FnOnce(Box<dyn BufRead>) -> io::Result<u8>,
) -> ExitCode {
    match input {
        Ok(input) => code(run(input)),
        Err(error) => {
            eprintln!("cannot read the input: {}", error.kind());
            ExitCode::from(2)
        }
    }
}

fn code(done: io::Result<u8>) -> ExitCode {
    match done {
        Ok(code) => ExitCode::from(code),
        // Whoever read the answers has gone, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot read the lines or write the answers: {}", error.kind());
            ExitCode::from(2)
        }
    }
}
