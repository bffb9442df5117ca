//! `obhut law …`: the rule book for scripts. JSON Lines in, JSON Lines out, no database.

mod breach;
mod deadline;
mod facts;
mod lines;
mod retention;
mod rules;
mod source;
mod tree;
mod verdict;

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What to ask the rule book.
#[derive(Debug, Subcommand)]
pub enum LawCommand {
    /// May this firm contact this person this way for this?
    Verdict(Input),
    /// By when must this be answered, told or notified?
    Deadline(Input),
    /// How long may this be kept?
    Retention(Input),
    /// How grave is this breach, and who must be told?
    Breach(Input),
    /// What may be stored from this source, and what follows?
    Source(Input),
    /// Print the rule book, or one rule of it.
    Rules(RulesArgs),
}

/// Where the lines come from.
#[derive(Debug, Args)]
pub struct Input {
    /// A file of JSON Lines; standard input when left out or `-`.
    pub file: Option<PathBuf>,
}

/// Which rules to print, and in which language.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// One rule, such as R-MKT-23.
    #[arg(long)]
    pub id: Option<String>,
    /// Language of the texts.
    #[arg(long, value_parser = ["de", "en"], default_value = "de")]
    pub lang: String,
}

impl LawCommand {
    /// The file the lines are in; `None` for standard input.
    pub fn file(&self) -> Option<&PathBuf> {
        match self {
            Self::Verdict(input)
            | Self::Deadline(input)
            | Self::Retention(input)
            | Self::Breach(input)
            | Self::Source(input) => input.file.as_ref().filter(|path| path.as_os_str() != "-"),
            Self::Rules(_) => None,
        }
    }
}

/// Carries the command out and returns the exit code: 0 when every line was answered, 1 when a
/// line could not be read, 2 when the arguments cannot be used.
///
/// # Errors
/// When reading or writing fails.
pub fn run(
    command: &LawCommand,
    input: impl BufRead,
    out: impl Write,
    err: impl Write,
) -> io::Result<u8> {
    match command {
        LawCommand::Verdict(_) => lines::answer(input, out, verdict::answer),
        LawCommand::Deadline(_) => lines::answer(input, out, deadline::answer),
        LawCommand::Retention(_) => lines::answer(input, out, retention::answer),
        LawCommand::Breach(_) => lines::answer(input, out, breach::answer),
        LawCommand::Source(_) => lines::answer(input, out, source::answer),
        LawCommand::Rules(args) => rules::print(args, out, err),
    }
}

#[cfg(test)]
mod badlines;

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Runs a command over these lines.
    pub fn ask(command: fn(Input) -> LawCommand, input: &[u8]) -> (u8, Vec<Value>) {
        let mut out = Vec::new();
        let code = run(&command(Input { file: None }), input, &mut out, Vec::new()).unwrap();
        let lines = out.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        (code, lines.map(|line| serde_json::from_slice(line).unwrap()).collect())
    }
}
