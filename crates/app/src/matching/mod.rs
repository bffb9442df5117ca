//! `obhut match`: which rows of a list are people of the base, or of each other.
//!
//! Columns, answers and decisions are those of the command-line contract. The base is read first,
//! the model learns from the first incoming rows, and from then on answers go out as rows come in.

mod answer;
mod columns;
mod table;

use answer::Answers;
use columns::Columns;
use link::{Assumptions, Decision, Index, Matcher, Workspace, implied_pairs};
use std::io::{self, Write};
use std::path::PathBuf;
use table::Table;

/// Incoming rows the model learns from before the first answer.
const LEARN_FROM: usize = 5_000;
/// Why a row without anything that tells it apart is for a human to look at.
const CROWD: &str = "too many people share its values, shown is the likeliest: please review";
/// Persons of a list that the model learns from when the list is compared with itself.
const LEARN_WITHIN: usize = 5_000;

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

/// Looks the rows of one table up in another.
fn across(
    base: Table,
    incoming: Table,
    assume: Assumptions,
    out: impl Write,
    err: &mut impl Write,
) -> io::Result<u8> {
    let mut faults = Faults { count: 0, err };
    let (index, ids) = read_base(base, assume, &mut faults)?;
    let mut matcher = Matcher::new(index);
    let mut rows = incoming.rows();
    let mut first = Vec::new();
    for row in rows.by_ref().take(LEARN_FROM) {
        first.extend(faults.check(row)?);
    }
    matcher.learn(first.iter().map(table::Row::person));
    let mut answers = Answers::new(out, ["incoming_id", "base_id"])?;
    let mut space = Workspace::default();
    let mut answer = |row: &table::Row, faults: &mut Faults<'_, _>| {
        let found = matcher.find(&row.person(), &mut space);
        if found.crowded && found.decision() == Decision::Review {
            faults.note(row.line, CROWD)?;
        }
        for pair in &found.pairs {
            let id = ids.get(pair.person as usize).map_or("", |id| id);
            answers.pair(&row.id, id, pair.score, pair.decision)?;
        }
        answers.row_done()
    };
    for row in &first {
        answer(row, &mut faults)?;
    }
    for row in rows {
        if let Some(row) = faults.check(row)? {
            answer(&row, &mut faults)?;
        }
    }
    answers.finish()?;
    Ok(faults.exit_code())
}

/// Looks for duplicates inside one table.
fn within(
    table: Table,
    assume: Assumptions,
    out: impl Write,
    err: &mut impl Write,
) -> io::Result<u8> {
    let mut faults = Faults { count: 0, err };
    let (index, ids) = read_base(table, assume, &mut faults)?;
    let mut matcher = Matcher::new(index);
    matcher.learn_within(LEARN_WITHIN);
    let mut answers = Answers::new(out, ["id_a", "id_b"])?;
    let mut space = Workspace::default();
    let id = |person: u32| ids.get(person as usize).map_or("", |id| id);
    let mut pairs = Vec::new();
    let mut crowds = 0;
    for a in 0..ids.len() as u32 {
        let found = matcher.find_within(a, &mut space);
        if found.crowded && found.decision() == Decision::Review {
            crowds += 1;
        }
        pairs.extend(found.pairs.iter().map(|pair| (a, pair.person, pair.score)));
    }
    let implied = implied_pairs(&pairs, link::MATCH_AT);
    let raised = |pair: &(u32, u32, f64)| {
        implied.binary_search_by_key(&(pair.0, pair.1), |(a, b, _)| (*a, *b)).is_ok()
    };
    for (a, b, score) in pairs.iter().filter(|pair| !raised(pair)).chain(&implied) {
        answers.pair(id(*a), id(*b), *score, Decision::of(*score).max(Decision::Review))?;
    }
    answers.finish()?;
    if crowds > 0 {
        writeln!(faults.err, "{crowds} rows: {CROWD}")?;
    }
    Ok(faults.exit_code())
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
