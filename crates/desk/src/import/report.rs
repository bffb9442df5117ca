//! Reports of runs: counts by reason, rows that did not go in with line, field and cause.

use std::collections::BTreeMap;

use intake::mapping::{Mapping, Target};
use law::ids::ImportId;
use law::refusal::Words;
use store::records::import::{self, Import, ImportState};

use super::preview::named_counts;
use super::vocabulary::{Outcome, Reason, cause_words};
use crate::{Call, Desk, Fault, Result};

/// Where an import stands.
pub struct Report {
    /// Its id.
    pub id: ImportId,
    /// Source, a number of the register.
    pub source: u16,
    /// Where it stands.
    pub state: ImportState,
    /// Why it broke off, when it did so in this process.
    pub broken: Option<Words>,
    /// Rows decided so far.
    pub rows_done: i64,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Milliseconds since 1970 UTC.
    pub finished_at: Option<i64>,
    /// Counts, the largest first.
    pub counts: Vec<(Outcome, Reason, i64)>,
}

/// A row or cell that did not go in.
pub struct Rejected {
    /// Line in the file.
    pub line: i64,
    /// Column from 1; 0 for the whole row.
    pub column: i64,
    /// What the column was mapped to.
    pub field: Option<Words>,
    /// What is wrong.
    pub cause: Words,
}

impl Desk {
    /// The newest imports with their counts, of one source if it is named.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn imports(&self, _call: &Call, only: Option<u16>, limit: i64) -> Result<Vec<Report>> {
        Ok(self.store.read(|tx| {
            let imports = import::newest(tx, only, limit)?;
            imports
                .into_iter()
                .map(|record| report(tx, &record))
                .collect::<std::result::Result<_, store::Failure>>()
        })?)
    }

    /// One import with its counts.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn import_report(&self, _call: &Call, import: ImportId) -> Result<Report> {
        let found = self.store.read(|tx| {
            let Some(record) = import::get(tx, import)? else { return Ok(None) };
            report(tx, &record).map(Some)
        });
        let found = found.map_err(|failure: store::Failure| failure)?.ok_or(Fault::NOT_FOUND)?;
        Ok(Report { broken: self.taking.why(import), ..found })
    }

    /// About `limit` rows that did not go in, in whole lines, behind a line if one is given; and the
    /// line to go on behind, if there are more.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn rejected_page(
        &self,
        call: &Call,
        import: ImportId,
        after: Option<i64>,
        limit: usize,
    ) -> Result<(Vec<Rejected>, Option<i64>)> {
        // A line has as many faults as columns at most: what belongs to the last one stands here.
        let most = i64::try_from(limit + intake::Limits::default().columns + 1).unwrap_or(i64::MAX);
        let mut rows = self.rejected_rows(call, import, after, most)?;
        let last = limit.checked_sub(1).and_then(|at| rows.get(at)).map(|row| row.line);
        let whole = rows.iter().take_while(|row| last.is_none_or(|last| row.line <= last)).count();
        let more = whole < rows.len();
        rows.truncate(whole);
        Ok((rows, last.filter(|_| more)))
    }

    /// Rows that did not go in, behind a line if one is given (0 is the file itself), with line, field and cause; never with content.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn rejected_rows(
        &self,
        _call: &Call,
        import: ImportId,
        after: Option<i64>,
        limit: i64,
    ) -> Result<Vec<Rejected>> {
        let (record, faults) = self.store.read(|tx| {
            Ok::<_, store::Failure>((
                import::get(tx, import)?,
                import::faults(tx, import, after.unwrap_or(-1), limit)?,
            ))
        })?;
        let record = record.ok_or(Fault::NOT_FOUND)?;
        let mapping = Mapping::from_text(&record.mapping);
        let field = |column: i64, target: i64| {
            let by_column =
                mapping.as_ref().and_then(|m| m.targets.get(usize::try_from(column - 1).ok()?));
            Target::from_code(target)
                .filter(|t| *t != Target::Ignore)
                .or(by_column.copied())
                .map(Target::words)
        };
        Ok(faults
            .into_iter()
            .map(|f| Rejected {
                line: f.line,
                column: f.column,
                field: field(f.column, f.target),
                cause: cause_words(f.cause),
            })
            .collect())
    }
}

fn report(tx: &mut store::Tx<'_>, record: &Import) -> std::result::Result<Report, store::Failure> {
    let counts: BTreeMap<(i64, i64), i64> = import::counts(tx, record.id)?
        .into_iter()
        .map(|(outcome, reason, rows)| ((outcome, reason), rows))
        .collect();
    Ok(Report {
        id: record.id,
        source: record.source,
        state: record.state,
        broken: None,
        rows_done: record.rows_done,
        created_at: record.created_at,
        finished_at: record.finished_at,
        counts: named_counts(&counts),
    })
}
