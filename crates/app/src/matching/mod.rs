//! `obhut match`: which rows of a list are people of the base, or of each other.
//!
//! Columns, answers and decisions are those of the command-line contract. The base is read first,
//! the model learns from the first incoming rows, and from then on answers go out as rows come in.

mod across;
mod answer;
mod columns;
mod table;
mod within;

use across::across;
use columns::Columns;
use link::{Assumptions, Index};
use std::io::{self, Write};
use std::path::PathBuf;
use table::Table;
use within::within;

/// Why a row without anything that tells it apart is for a human to look at.
const CROWD: &str = "too many people share its values, shown is the likeliest: please review";

/// Compares a list with a base, or a list with itself.
#[derive(Debug, clap::Args)]
pub struct MatchArgs {
    /// The people who are known (CSV).
    #[arg(required_unless_present = "within")]
    base: Option<PathBuf>,
    /// The list that comes in (CSV); `-` reads standard input.
    #[arg(required_unless_present = "within")]
    incoming: Option<PathBuf>,
    /// Finds duplicates inside one file instead.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["base", "incoming"])]
    within: Option<PathBuf>,
    /// Other column names: `last_name=Nachname`; several columns are joined with `+`:
    /// `street=Strasse+Hausnummer`. May be given more than once or separated by commas.
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',')]
    map: Vec<String>,
    /// Calling code of telephone numbers without one.
    #[arg(long, default_value_t = 49)]
    calling_code: u16,
}

/// Runs the command. `this_year` tells which century two-digit years of birth belong to.
///
/// Writes CSV to `out` and diagnostics to `err`. The exit code is 0 if every row was answered, 1
/// if some could not be read, 2 if the arguments or files are unusable.
///
/// # Errors
/// Only what writing to `out` or `err` fails with.
pub fn run(
    args: &MatchArgs,
    this_year: i16,
    out: impl Write,
    mut err: impl Write,
) -> io::Result<u8> {
    let assume = Assumptions { calling_code: args.calling_code, latest_year: this_year };
    let unusable = match (&args.within, &args.base, &args.incoming) {
        (Some(file), ..) => match open(file, &args.map) {
            Ok(table) => return within(table, assume, out, &mut err),
            Err(message) => message,
        },
        (None, Some(base), Some(incoming)) => {
            match (open(base, &args.map), open(incoming, &args.map)) {
                (Ok(base), Ok(incoming)) => return across(base, incoming, assume, out, &mut err),
                (Err(message), _) | (_, Err(message)) => message,
            }
        }
        _ => "two files or --within FILE are needed".to_owned(),
    };
    writeln!(err, "obhut match: {unusable}")?;
    Ok(2)
}

fn open(file: &std::path::Path, map: &[String]) -> Result<Table, String> {
    Table::open(file, &Columns::from_arguments(map)?)
}

fn read_base(
    table: Table,
    assume: Assumptions,
    faults: &mut Faults<'_, impl Write>,
) -> io::Result<(Index, Vec<Box<str>>)> {
    let mut index = Index::new(assume);
    let mut ids = Vec::new();
    for row in table.rows() {
        if let Some(row) = faults.check(row)? {
            index.push(&row.person());
            ids.push(row.id.into_boxed_str());
        }
    }
    index.finish();
    Ok((index, ids))
}

/// Rows that could not be answered.
struct Faults<'a, W> {
    count: usize,
    err: &'a mut W,
}

impl<W: Write> Faults<'_, W> {
    /// The row, unless it could not be read.
    fn check(&mut self, row: Result<table::Row, table::Fault>) -> io::Result<Option<table::Row>> {
        match row {
            Ok(row) => Ok(Some(row)),
            Err(fault) => {
                self.count += 1;
                writeln!(self.err, "{fault}")?;
                Ok(None)
            }
        }
    }

    fn note(&mut self, line: u64, message: &str) -> io::Result<()> {
        writeln!(self.err, "line {line}: {message}")
    }

    fn exit_code(&self) -> u8 {
        u8::from(self.count > 0)
    }
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
