//! What would happen: the first rows as they would be understood, and counts by reason. Nothing is
//! stored.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use intake::mapping::Target;
use intake::{DateOrder, Layout};
use law::ids::ImportId;
use law::refusal::Words;
use store::records::import;

use super::Options;
use super::clean::Reading;
use super::look::{as_read, format_word};
use super::run::{Batch, ReadRow, Running};
use super::settle::{Scene, Settled};
use super::start::BAD_MAPPING;
use super::understand::Said;
use super::vocabulary::{Outcome, Reason, cause_words};
use crate::recognise::Proposal;
use crate::{Call, Desk, Fault, Result};

/// Rows looked at.
const ROWS: usize = 1_000;
/// Rows shown.
const SHOWN: usize = 8;

/// A look at a file before it is taken in.
#[derive(Default)]
pub struct Preview {
    /// What the file is, in a word: `CSV`, `XLSX`, `vCard`.
    pub format: &'static str,
    /// Whether the guess is certain; if not, umlauts should be looked at.
    pub certain: bool,
    /// What is said by hand about the file, now or the last time.
    pub layout: Layout,
    /// Whether it is what was said the last time.
    pub remembered: bool,
    /// How the file is read, every setting as it is in force.
    pub as_read: Layout,
    /// Names of the columns.
    pub header: Vec<String>,
    /// Where each column goes.
    pub targets: Vec<Target>,
    /// The order of day and month that the cells of a column settle.
    pub orders: Vec<(usize, DateOrder)>,
    /// The first rows, as they stand in the file.
    pub rows: Vec<Vec<String>>,
    /// Counts among the first thousand rows.
    pub counts: Vec<(Outcome, Reason, i64)>,
    /// Rows about people held already, and in which lists those are (a source of the register and how
    /// many rows), the most first.
    pub overlap: (usize, Vec<(u16, usize)>),
    /// First faults: line, column, what is wrong.
    pub faults: Vec<(i64, i64, Words)>,
    /// Rows looked at.
    pub looked_at: usize,
    /// What keeps the mapping from being used.
    pub mapping_faults: Vec<Words>,
}

impl Preview {
    /// The preview, if its mapping can be used as it is.
    ///
    /// # Errors
    /// `MAPPING`.
    pub fn usable(self) -> Result<Self> {
        if self.mapping_faults.is_empty() { Ok(self) } else { Err(BAD_MAPPING.into()) }
    }
}

impl Desk {
    /// Looks at an uploaded file with a mapping, or with the suggested one.
    ///
    /// # Errors
    /// A fault when nothing can be read at all.
    pub fn preview_upload(
        &self,
        call: &Call,
        import: ImportId,
        options: &Options,
        targets: Option<Vec<Target>>,
    ) -> Result<Preview> {
        let file = self.uploaded(call, import)?;
        self.preview(call, import, file, "", options, targets)
    }

    fn preview<F: Read + Seek>(
        &self,
        call: &Call,
        import: ImportId,
        mut file: F,
        name: &str,
        options: &Options,
        targets: Option<Vec<Target>>,
    ) -> Result<Preview> {
        let layout = options.layout;
        let said = Said { targets, ..Said::of(options.source, layout, None) };
        let understood = self.understand(call, (&mut file, name), said, ROWS)?;
        let as_read = as_read(&understood.detected, Some(understood.header_line), understood.sheet);
        let (header, mapping) = (understood.header, understood.mapping);
        let read = understood.rows.into_iter().take(ROWS);
        let mut shown = Vec::new();
        let mut record = self.store.read(|tx| import::get(tx, import))?.ok_or(Fault::NOT_FOUND)?;
        (record.source, record.told) = (options.source, options.told());
        let register = self.register();
        let plan = self.plan(call, &record)?;
        let (collect, compare) = self.permits(call)?;
        let running = Running {
            call,
            plan: &plan,
            register: &register,
            collect: &collect,
            compare: &compare,
            mapping: &mapping,
            spent: None,
        };
        let screener = self.screener();
        let reading = Reading {
            mapping: &mapping,
            register: &register,
            screener: &screener,
            country: plan.country,
            today: plan.today,
        };
        let mut batch = Batch::default();
        for row in read {
            match row {
                Ok(raw) => {
                    if shown.len() < SHOWN {
                        shown.push(raw.cells.clone());
                    }
                    batch.rows.push(ReadRow::of(raw, &reading, &self.vault, plan.source.id));
                }
                Err(fault) => batch.unreadable.push(super::run::unreadable(&fault)),
            }
        }
        let looked_at = batch.rows.len() + batch.unreadable.len();
        self.base.learn(batch.rows.iter().map(|row| row.like.clone()), 0);
        let mut proposal = Proposal::new(&self.base);
        let lookup = self.look_up(&running, &batch.rows, &mut proposal)?;
        let settled =
            Settled::judge(Scene { desk: self, running: &running, lookup: &lookup }, &batch)?;
        Ok(Preview {
            format: format_word(understood.detected.format),
            certain: understood.detected.certain,
            layout: mapping.layout,
            remembered: understood.remembered,
            as_read,
            header,
            mapping_faults: mapping.faults().iter().map(|f| f.cause.advice()).collect(),
            targets: mapping.targets,
            orders: mapping.orders,
            rows: shown,
            counts: named_counts(&settled.counts),
            overlap: settled.overlap(&lookup),
            faults: settled
                .faults
                .iter()
                .take(20)
                .map(|f| (f.line, f.column, cause_words(f.cause)))
                .collect(),
            looked_at,
        })
    }
}

/// Counts with their words, the largest first.
pub(crate) fn named_counts(counts: &BTreeMap<(i64, i64), i64>) -> Vec<(Outcome, Reason, i64)> {
    let mut named: Vec<_> = counts
        .iter()
        .filter_map(|((outcome, reason), rows)| {
            Some((Outcome::from_code(*outcome)?, Reason::from_code(*reason)?, *rows))
        })
        .collect();
    named.sort_by_key(|(_, _, rows)| std::cmp::Reverse(*rows));
    named
}
