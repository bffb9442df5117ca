//! Running an import: rows in batches, each batch one transaction that can be resumed behind.

use std::io::Read;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use intake::mapping::Mapping;
use intake::{Cause, Detected, Limits, RawRow};
use jiff::civil::Date;
use law::access::{Permit, Set64, Subjects, decide};
use law::deadline::months_later;
use law::ids::{ImportId, LabelId};
use law::kinds::{Collect, Link};
use law::params::Params;
use law::refusal::Words;
use law::verdict::Outcome;
use law::vocabulary::{Country, InfoDuty, PersonType, SourceType};
use link::Comparable;
use store::records::import::{self, Import, ImportState, RowFault};
use vault::{Action, Grant, Note, Object, Vault};

use super::clean::{CleanRow, Reading};
use super::keys::RowKeys;
use super::origin::origin;
use super::settle::{Scene, Settled};
use super::taking::{Claim, Progress};
use crate::recognise::Proposal;
use crate::register::{Register, Source};
use crate::{Call, Desk, Failure, Fault, Result, day_number, zone};

/// Rows in one transaction.
const BATCH: usize = 4_000;

/// Rows that make another base of one for the plans of the database.
const MANY: i64 = 1_000;

/// What an import was told by the person who started it.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) import: ImportId,
    pub(crate) label: LabelId,
    pub(crate) source: Source,
    pub(crate) documented: bool,
    pub(crate) firm_country: Country,
    pub(crate) country: Country,
    pub(crate) party: PersonType,
    pub(crate) today: Date,
    /// The numbers that hold for the firm today.
    pub(crate) params: Params,
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

    /// Whether somebody other than the people themselves gave the data (Art. 14 DSGVO).
    pub(crate) fn is_foreign(&self) -> bool {
        !matches!(
            self.source.source_type,
            SourceType::SelfGiven | SourceType::Observed | SourceType::Signature
        )
    }

    /// Whether nobody knows, or has proven, where the list comes from (R-SRC-01).
    pub(crate) fn is_unproven(&self) -> bool {
        self.source.source_type == SourceType::Unknown && !self.documented
    }

    /// Whether somebody of this capacity may be stored from a list of this origin (R-SRC-04).
    pub(crate) fn store_as(&self, party: PersonType) -> Outcome {
        let numbers = (self.today, &self.params);
        origin(self.source.source_type, party, self.firm_country, self.documented, numbers).store
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
    /// The row as it is recognised by.
    pub(crate) like: Comparable,
}

impl ReadRow {
    /// Understands a row.
    pub(crate) fn of(raw: RawRow, reading: &Reading<'_>, vault: &Vault, source: u16) -> Self {
        let clean = CleanRow::read(&raw, reading);
        let keys = RowKeys::of(vault, &clean, source);
        let like = clean.comparable();
        Self { raw, clean, keys, like }
    }
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
    /// What the columns mean.
    pub(crate) mapping: &'a Mapping,
    /// Takes what nobody needs any more, to be wiped beside.
    pub(crate) spent: Option<&'a SyncSender<Spent>>,
}

impl Running<'_> {
    /// Wiping takes time, and nothing waits for it.
    fn wipe(&self, spent: impl Send + 'static) {
        if let Some(beside) = self.spent {
            let _ = beside.send(Box::new(spent));
        }
    }
}

/// What a batch leaves behind.
pub(crate) type Spent = Box<dyn Send>;

/// What reading sends to judging.
enum Piece {
    Rows(Batch),
    /// The file was read to its end, or to where nothing more can be read.
    End,
}

/// How often a batch is judged again because the base changed meanwhile.
const TRIES: usize = 5;

const INTERRUPTED: Fault = Fault::of(
    "file",
    "READ_FAILED",
    Words {
        de: "Die Datei ließ sich nicht zu Ende lesen. Noch einmal einlesen: es geht hinter der letzten fertigen Zeile weiter.",
        en: "The file could not be read to its end. Take it in again: it goes on behind the last finished row.",
    },
);

impl Desk {
    /// Reads a file and takes it in, behind the rows that were decided before.
    pub(crate) fn run_import(
        &self,
        call: &Call,
        record: Import,
        detected: &Detected,
        bytes: impl Read + Send,
        claim: &Claim<'_>,
    ) -> Result<()> {
        let mapping =
            Mapping::from_text(&record.mapping).ok_or(Failure::at("reading the mapping"))?;
        let register = self.register();
        let plan = self.plan(call, &record)?;
        let (collect, compare) = self.permits(call)?;
        let screener = self.screener();
        let reading = Reading {
            mapping: &mapping,
            register: &register,
            screener: &screener,
            country: plan.country,
            today: plan.today,
        };
        let skip = u64::try_from(record.rows_done).unwrap_or_default();
        let bytes = claim.counted(bytes);
        std::thread::scope(|scope| {
            let (send, receive) = sync_channel(2);
            let reader = scope.spawn(|| {
                read_batches(bytes, detected, &reading, (&self.vault, plan.source.id), skip, send)
            });
            // Ends with the sender, and that with this closure.
            let (spent, wipe) = sync_channel::<Spent>(4);
            scope.spawn(move || wipe.into_iter().for_each(drop));
            let running = Running {
                call,
                plan: &plan,
                register: &register,
                collect: &collect,
                compare: &compare,
                mapping: &mapping,
                spent: Some(&spent),
            };
            let settled = self.settle_batches(&running, record, receive, &claim.progress);
            let read = reader.join().map_err(|_| Failure::at("reading the file"))?;
            settled.and(read)
        })
    }

    fn settle_batches(
        &self,
        running: &Running<'_>,
        mut record: Import,
        pieces: Receiver<Piece>,
        progress: &Progress,
    ) -> Result<()> {
        record.state = ImportState::Running;
        let mut learned = false;
        for piece in pieces {
            let Piece::Rows(batch) = piece else {
                self.base.settle();
                return self.finish_import(running, record, ImportState::Done);
            };
            if progress.is_stopped() {
                return self.finish_import(running, record, ImportState::Cancelled);
            }
            if !std::mem::replace(&mut learned, true) {
                let own = usize::try_from(record.rows_done).unwrap_or_default();
                self.base.learn(batch.rows.iter().map(|row| row.like.clone()), own);
            }
            let before = record.rows_done;
            record.rows_done += i64::try_from(batch.len()).unwrap_or_default();
            self.settle(running, &record, &batch)?;
            running.wipe(batch);
            if is_another_base(before, record.rows_done) {
                self.survey();
            }
        }
        // Reading broke off: the record stays RUNNING, and the next run goes on behind it.
        Ok(())
    }

    fn finish_import(
        &self,
        running: &Running<'_>,
        mut record: Import,
        state: ImportState,
    ) -> Result<()> {
        let call = running.call;
        record.state = state;
        record.rows_total = (state == ImportState::Done).then_some(record.rows_done);
        record.finished_at = Some(call.ms());
        self.store.write(|tx| {
            import::update(tx, &record)?;
            import::delete_chunks(tx, record.id)?;
            let count = u32::try_from(record.rows_done).unwrap_or(u32::MAX);
            let note =
                Note::new(call.actor.user, Action::ImportFinished, Object::Import, call.moment());
            self.note(tx, note.count(count))
        })?;
        if record.rows_done >= MANY {
            self.survey();
        }
        self.forget_upload(call, record.id)
    }

    /// Only speed depends on it, so that it may fail.
    fn survey(&self) {
        let _ = self.store.survey();
        let _ = self.keys.store().survey();
    }

    /// One batch, in its turn: look up, judge, then keys, then one transaction for everything.
    fn settle(&self, running: &Running<'_>, record: &Import, batch: &Batch) -> Result<()> {
        self.settle_with(running, Some(record), batch, |scene| Settled::judge(scene, batch))
    }

    /// As [`Desk::settle`], with another way to judge. If somebody changed a person or the
    /// suppression list between look-up and commit, everything is looked up and judged again: no
    /// objection is ever overwritten.
    pub(crate) fn settle_with(
        &self,
        running: &Running<'_>,
        record: Option<&Import>,
        batch: &Batch,
        judge: impl Fn(Scene<'_>) -> Result<Settled>,
    ) -> Result<()> {
        let _turn = self.taking.turn();
        for _ in 0..TRIES {
            let mut proposal = Proposal::new(&self.base);
            let lookup = self.look_up(running, &batch.rows, &mut proposal)?;
            let mut settled = judge(Scene { desk: self, running, lookup: &lookup })?;
            let saved = settled.commit(self, running, record, &mut proposal)?;
            running.wipe((settled, lookup));
            if saved {
                return Ok(());
            }
        }
        Err(Failure::at("taking in beside so many changes").into())
    }

    /// The plan of an import from its record.
    pub(crate) fn plan(&self, call: &Call, record: &Import) -> Result<Plan> {
        let register = self.register();
        let source = register.source(record.source).ok_or(super::NO_SOURCE)?.clone();
        let today = call.now.to_zoned(zone(register.firm.country)).date();
        let consents = source
            .activities
            .iter()
            .filter_map(|code| register.activity_coded(code))
            .filter(|a| a.marketing && a.basis == Some(law::vocabulary::Basis::Consent))
            .filter_map(|a| Some((a.id, a.channels.first()?.code())))
            .collect();
        let mut plan = Plan {
            import: record.id,
            label: record.label,
            documented: source.documented || record.told.documented,
            firm_country: register.firm.country,
            source,
            country: record.told.country,
            party: record.told.party,
            today,
            params: *register.params(today),
            info_duty: InfoDuty::Unknown,
            info_due_on: None,
            consents,
        };
        if plan.is_foreign() {
            // Art. 14(3) DSGVO: a month after obtaining at the latest (R-DSR-25).
            let due = months_later(today, plan.params.rights_months);
            (plan.info_duty, plan.info_due_on) = (InfoDuty::Due, Some(day_number(due)));
        }
        Ok(plan)
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

/// Whether the rows have gained a digit.
fn is_another_base(before: i64, after: i64) -> bool {
    after >= MANY && before.checked_ilog10() != after.checked_ilog10()
}

/// Reads, cleans and sends batch after batch; what was decided before is skipped.
fn read_batches(
    bytes: impl Read,
    detected: &Detected,
    reading: &Reading<'_>,
    (vault, source): (&Vault, u16),
    skip: u64,
    send: SyncSender<Piece>,
) -> Result<()> {
    let mut reader = intake::open(bytes, detected, Limits::default())
        .map_err(|fault| super::file_fault(&fault))?;
    let mut batch = Batch::default();
    let mut seen = 0;
    for row in &mut reader {
        seen += 1;
        if seen <= skip {
            continue;
        }
        match row {
            Ok(raw) => batch.rows.push(ReadRow::of(raw, reading, vault, source)),
            // Nothing is wrong with the file: it can be taken in again and goes on from here.
            Err(fault) if fault.cause == Cause::ReadFailed => return Err(INTERRUPTED.into()),
            Err(fault) => {
                batch.unreadable.push(unreadable(&fault));
                if fault.cause.stops_reading() {
                    break;
                }
            }
        }
        if batch.len() >= BATCH && send.send(Piece::Rows(std::mem::take(&mut batch))).is_err() {
            // The other side has given up and says why itself.
            return Ok(());
        }
    }
    if batch.len() > 0 {
        let _ = send.send(Piece::Rows(batch));
    }
    let _ = send.send(Piece::End);
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
