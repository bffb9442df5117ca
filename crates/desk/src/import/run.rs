//! Running an import: rows in batches, each batch one transaction that can be resumed behind.

use std::io::Read;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use intake::mapping::Mapping;
use intake::{Detected, Limits, RawRow};
use jiff::civil::Date;
use law::access::{Permit, Set64, Subjects, decide};
use law::ids::{ImportId, LabelId};
use law::kinds::{Collect, Link};
use law::vocabulary::{Country, InfoDuty, PersonType, SourceType};
use store::records::import::{self, Import, ImportState, RowFault};
use vault::{Action, Grant, Note, Object, Vault};

use super::clean::{CleanRow, Reading};
use super::keys::RowKeys;
use super::settle::Settled;
use crate::register::{Register, Source};
use crate::{Call, Desk, Failure, Fault, Result, day_number, zone};

/// Rows in one transaction.
const BATCH: usize = 2_000;

/// What an import was told by the person who started it.
pub(crate) struct Plan {
    pub(crate) import: ImportId,
    pub(crate) label: LabelId,
    pub(crate) source: Source,
    pub(crate) documented: bool,
    pub(crate) country: Country,
    pub(crate) party: PersonType,
    pub(crate) today: Date,
    pub(crate) info_duty: InfoDuty,
    pub(crate) info_due_on: Option<i64>,
    /// Activity numbers and first channels that a consent in the file speaks of.
    pub(crate) consents: Vec<(u16, i64)>,
}

impl Plan {
    /// Whether addresses were taken from the customer in a sale of our own (R-MKT-20).
    pub(crate) fn is_own_sale(&self) -> bool {
        self.source.source_type == SourceType::SelfGiven
    }
}

/// What the rows of a batch were read as.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) rows: Vec<ReadRow>,
    pub(crate) unreadable: Vec<RowFault>,
}

/// One row as it stood and as it was understood.
pub(crate) struct ReadRow {
    pub(crate) raw: RawRow,
    pub(crate) clean: CleanRow,
    pub(crate) keys: RowKeys,
}

impl Batch {
    fn len(&self) -> usize {
        self.rows.len() + self.unreadable.len()
    }
}

/// What both sides of the run share.
pub(crate) struct Running<'a> {
    pub(crate) call: &'a Call,
    pub(crate) plan: &'a Plan,
    pub(crate) register: &'a Register,
    pub(crate) collect: &'a Permit<Collect>,
    pub(crate) compare: &'a Grant<'a, Link>,
}

impl Desk {
    /// Reads a file and takes it in, behind the rows that were decided before.
    pub(crate) fn run_import(
        &self,
        call: &Call,
        import: ImportId,
        options: &super::Options,
        detected: &Detected,
        bytes: impl Read + Send,
    ) -> Result<()> {
        let record = self.store.read(|tx| import::get(tx, import))?.ok_or(Fault::NOT_FOUND)?;
        let mapping =
            Mapping::from_text(&record.mapping).ok_or(Failure::at("reading the mapping"))?;
        let register = self.register();
        let plan = self.plan(call, &record, options)?;
        let (collect, compare) = self.permits(call)?;
        let running = Running {
            call,
            plan: &plan,
            register: &register,
            collect: &collect,
            compare: &compare,
        };
        let reading = Reading {
            mapping: &mapping,
            register: &register,
            country: plan.country,
            today: plan.today,
        };
        let skip = u64::try_from(record.rows_done).unwrap_or_default();
        std::thread::scope(|scope| {
            let (send, receive) = sync_channel(2);
            let reader = scope.spawn(|| {
                read_batches(bytes, detected, &reading, (&self.vault, plan.source.id), skip, send)
            });
            let settled = self.settle_batches(&running, record, receive);
            let read = reader.join().map_err(|_| Failure::at("reading the file"))?;
            settled.and(read)
        })
    }

    fn settle_batches(
        &self,
        running: &Running<'_>,
        mut record: Import,
        batches: Receiver<Batch>,
    ) -> Result<()> {
        record.state = ImportState::Running;
        for batch in batches {
            record.rows_done += i64::try_from(batch.len()).unwrap_or_default();
            self.settle(running, &record, &batch)?;
        }
        record.state = ImportState::Done;
        record.rows_total = Some(record.rows_done);
        record.finished_at = Some(running.call.ms());
        let call = running.call;
        self.store.write(|tx| {
            import::update(tx, &record)?;
            import::delete_chunks(tx, record.id)?;
            let count = u32::try_from(record.rows_done).unwrap_or(u32::MAX);
            let note =
                Note::new(call.actor.user, Action::ImportFinished, Object::Import, call.moment());
            self.note(tx, note.count(count))
        })
    }

    /// One batch: look up, judge, then keys, then one transaction for everything.
    fn settle(&self, running: &Running<'_>, record: &Import, batch: &Batch) -> Result<()> {
        let known = self.look_up(running, &batch.rows)?;
        let settled = Settled::judge(self, running, batch, known)?;
        settled.commit(self, running, record)
    }

    /// The plan of an import from its record and options.
    pub(crate) fn plan(
        &self,
        call: &Call,
        record: &Import,
        options: &super::Options,
    ) -> Result<Plan> {
        let register = self.register();
        let source = register.source(record.source).ok_or(super::NO_SOURCE)?.clone();
        let today = call.now.to_zoned(zone(register.firm.country)).date();
        let third_party = !matches!(
            source.source_type,
            SourceType::SelfGiven | SourceType::Observed | SourceType::Signature
        );
        // Art. 14(3) DSGVO: a month after obtaining at the latest (R-DSR-25).
        let due =
            third_party.then(|| day_number(today.saturating_add(jiff::Span::new().months(1))));
        let consents = source
            .activities
            .iter()
            .filter_map(|code| register.activity_coded(code))
            .filter(|a| a.marketing && a.basis == Some(law::vocabulary::Basis::Consent))
            .filter_map(|a| Some((a.id, a.channels.first()?.code())))
            .collect();
        Ok(Plan {
            import: record.id,
            label: record.label,
            documented: source.documented || options.documented,
            source,
            country: options.country,
            party: options.party,
            today,
            info_duty: if third_party { InfoDuty::Due } else { InfoDuty::Unknown },
            info_due_on: due,
            consents,
        })
    }

    /// One permit to take in and one grant to compare, for the whole run; a leaf for each.
    pub(crate) fn permits(&self, call: &Call) -> Result<(Permit<Collect>, Grant<'_, Link>)> {
        let register = self.register();
        let intake = register.activity_coded("intake").map(|a| register.facts(a));
        let intake = intake.ok_or(Failure::at("finding the activity `intake`"))?;
        let everyone = Subjects::Set { at_most: u32::MAX };
        let collect = decide::<Collect>(call.actor, everyone, &intake, Set64::FULL)?;
        let compare = decide::<Link>(call.actor, everyone, &intake, Set64::FULL)?;
        Ok((collect, self.grant(compare, call, None)?))
    }
}

/// Reads, cleans and sends batch after batch; what was decided before is skipped.
fn read_batches(
    bytes: impl Read,
    detected: &Detected,
    reading: &Reading<'_>,
    (vault, source): (&Vault, u16),
    skip: u64,
    send: SyncSender<Batch>,
) -> Result<()> {
    let mut reader = intake::open(bytes, detected, Limits::default())
        .map_err(|fault| super::file_fault(&fault))?;
    let mut batch = Batch::default();
    let mut seen = 0;
    while let Some(row) = reader.next() {
        seen += 1;
        if seen <= skip {
            continue;
        }
        match row {
            Ok(raw) => {
                let clean = CleanRow::read(&raw, reading);
                let keys = RowKeys::of(vault, &clean, source);
                batch.rows.push(ReadRow { raw, clean, keys });
            }
            Err(fault) => {
                batch.unreadable.push(unreadable(&fault));
                if fault.cause.stops_reading() {
                    break;
                }
            }
        }
        if batch.len() >= BATCH {
            let full = std::mem::take(&mut batch);
            // The other side has given up and says why itself.
            if send.send(full).is_err() {
                return Ok(());
            }
        }
    }
    let _ = send.send(batch);
    Ok(())
}

pub(crate) fn unreadable(fault: &intake::Fault) -> RowFault {
    RowFault {
        line: i64::try_from(fault.line).unwrap_or(i64::MAX),
        column: fault.column.map_or(0, i64::from),
        target: 0,
        cause: fault.cause.code(),
    }
}
