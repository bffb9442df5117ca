//! Runs of retention (R-DEL-01…07): what is due goes, batch by batch; what stays is a reason with a
//! date.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use law::class::Class;
use law::ids::{ObjectId, PersonId};
use law::refusal::Words;
use law::retention::class_rule;
use law::vocabulary::Relation;
use store::records::datum::Datum;
use store::records::erasing::Reach;
use store::records::retention::{self, Due, Skip};
use store::records::{held, hold, merging, standing};
use store::{Intent, IntentState, Tx, class_bits};
use vault::{Action, Note, Object};

use super::decide::{Decided, Fate, Survey};
use super::erase::{everything, going};
use super::rights_desk;
use crate::contact::RULESET;
use crate::import::{MASTER, Why};
use crate::register::Register;
use crate::{Call, Desk, Result, day_number, day_of};

/// Values looked at in one transaction.
const BATCH: i64 = 1_000;

law::vocabulary! {
    /// What became of a value that was due.
    RunOutcome { Deleted = 1 "DELETED", Moved = 2 "MOVED", Skipped = 3 "SKIPPED" }
}
law::vocabulary! {
    /// Why a value that was due stays.
    SkipReason { Held = 1 "HELD", PeriodRuns = 2 "PERIOD_RUNS", AskHuman = 3 "ASK_HUMAN" }
}

impl SkipReason {
    /// In words.
    pub const fn words(self) -> Words {
        match self {
            Self::Held => Words {
                de: "Ein Rechtsstreit hält die Daten fest.",
                en: "A legal matter holds the data.",
            },
            Self::PeriodRuns => {
                Words { de: "Die Frist läuft noch.", en: "The period still runs." }
            }
            Self::AskHuman => Words {
                de: "Für dieses Land kennt Obhut keine Frist; ein Mensch muss sie festlegen.",
                en: "Obhut knows no period for this country; a human has to set it.",
            },
        }
    }
}

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunReport {
    /// Values deleted.
    pub deleted: u64,
    /// Values of somebody who became a customer, sealed anew under the class of customers.
    pub moved: u64,
    /// Values passed over, each with a reason.
    pub skipped: u64,
    /// Rows in quarantine nobody decided about in time.
    pub held_rows: u64,
}

/// What will go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Today where the firm sits.
    pub today: Date,
    /// Last day looked at.
    pub upto: Date,
    /// Day, class, values; days before today are overdue.
    pub days: Vec<(Date, Class, u64)>,
    /// Whether the last night left so much to be confirmed ([`Desk::night_waits`]).
    pub waits: bool,
    /// What was passed over, and why.
    pub skips: Vec<Skip>,
    /// The newest runs.
    pub runs: Vec<PastRun>,
}

/// A run that was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastRun {
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// Class, outcome and how many values.
    pub counts: Vec<(i64, i64, u64)>,
}

/// What is decided about the due values of one person.
struct Settled {
    person: PersonId,
    /// Values that go.
    gone: Vec<Decided>,
    /// Values that stay: the day they are due next, if known, and why.
    stay: Vec<(Decided, Option<i64>, SkipReason)>,
    /// Classes whose last value goes.
    bits: i64,
    reach: Reach,
}

impl Desk {
    /// What goes by the end of the next month, what was passed over, and what the last runs did.
    ///
    /// # Errors
    /// `ROLE`.
    pub fn retention_calendar(&self, call: &Call) -> Result<Calendar> {
        rights_desk(call)?;
        let (_, today) = self.here(call);
        let upto = today.saturating_add(1.month()).last_of_month();
        let waits = self.is_night_waiting()?;
        self.store.read(|tx| {
            let days = retention::calendar(tx, day_number(upto))?;
            let mut runs = Vec::new();
            for (run, at) in retention::runs(tx, 10)? {
                runs.push(PastRun { at, counts: retention::counts(tx, run)? });
            }
            Ok(Calendar {
                today,
                upto,
                days: days.into_iter().map(|(day, class, n)| (day_of(day), class, n)).collect(),
                waits,
                skips: retention::skips(tx, 200)?,
                runs,
            })
        })
    }

    /// Lets go of what is due: values, keys, rows, index. May be interrupted and repeated; costs
    /// what is due.
    ///
    /// # Errors
    /// `ROLE`; `CLOCK` while nobody vouches for the clock.
    pub fn retention_run(&self, call: &Call) -> Result<RunReport> {
        rights_desk(call)?;
        self.check_clock(call)?;
        self.night_started()?;
        let (register, today) = self.here(call);
        let (run, day) = (self.fresh(call)?, day_number(today));
        let mut report = RunReport::default();
        let mut after =
            Due { on: i64::from(i32::MIN), person: PersonId::default(), datum: Default::default() };
        loop {
            let due = self.store.read(|tx| retention::due(tx, day, &after, BATCH))?;
            let Some(last) = due.last() else { break };
            after = *last;
            self.settle_due(call, (&register, today), run, &due, &mut report)?;
        }
        report.held_rows = self.drop_old_held(call, day)?;
        self.drop_old_uploads(call, register.params(today).lk22_days)?;
        let old = call.now - jiff::SignedDuration::from_hours(24 * 731);
        self.store.write(|tx| {
            retention::forget_verdicts(tx, old.as_millisecond())?;
            Ok::<_, crate::Error>(retention::ran(tx, run, call.ms(), RULESET, &[])?)
        })?;
        self.store.truncate_log().or_else(|failure| match failure.kind {
            store::Kind::Busy => Ok(()),
            _ => Err(failure),
        })?;
        Ok(report)
    }

    /// Lets go of what is due of one person, as the night does; whether the person is still there.
    pub(crate) fn let_go_of_due(&self, call: &Call, person: PersonId) -> Result<bool> {
        self.check_clock(call)?;
        let (register, today) = self.here(call);
        let due = self.store.read(|tx| due_of(tx, person, day_number(today)))?;
        if !due.is_empty() {
            let (run, mut report) = (self.fresh(call)?, RunReport::default());
            self.settle_due(call, (&register, today), run, &due, &mut report)?;
        }
        Ok(self.store.read(|tx| standing::get(tx, person))?.is_some())
    }

    /// One batch: decide, destroy keys, delete rows.
    fn settle_due(
        &self,
        call: &Call,
        (register, today): (&Register, Date),
        run: ObjectId,
        due: &[Due],
        report: &mut RunReport,
    ) -> Result<()> {
        let _turn = self.taking.turn();
        let mut by_person: BTreeMap<PersonId, Vec<Due>> = BTreeMap::new();
        for one in due {
            by_person.entry(one.person).or_default().push(*one);
        }
        let (mut settled, mut customers) = (Vec::new(), Vec::new());
        self.store.read(|tx| {
            for (person, due) in &by_person {
                if is_moved(tx, *person)? {
                    customers.push(*person);
                } else {
                    settled.push(settle(tx, *person, due, register, today)?);
                }
            }
            Ok::<_, crate::Error>(())
        })?;
        report.moved += self.reclass(call, &customers)?;
        // What moved may be due under its new class since long: it goes in this run, not the next.
        self.store.read(|tx| {
            for person in customers {
                let due = due_of(tx, person, day_number(today))?;
                settled.push(settle(tx, person, &due, register, today)?);
            }
            Ok::<_, crate::Error>(())
        })?;
        let mut intents = Vec::new();
        for one in settled.iter().filter(|one| one.bits != 0) {
            intents.push(self.due_intent(call, one)?);
            self.drop_held_if_whole(call, one)?;
        }
        self.keys.destroy_many(&intents)?;
        self.erase_merged_into(call, &intents)?;
        let counts = counts_of(&settled);
        let deleted: u64 = settled.iter().map(|one| one.gone.len() as u64).sum();
        self.store.write(|tx| {
            for one in &settled {
                delete_settled(tx, one, day_number(today))?;
                if !one.gone.is_empty() {
                    self.let_go(tx, call, (one.person, one.reach), (register, today))?;
                }
            }
            retention::ran(tx, run, call.ms(), RULESET, &counts)?;
            let note = Note::new(call.actor.user, Action::Erase, Object::Datum, call.moment());
            self.note(tx, note.count(u32::try_from(deleted).unwrap_or(u32::MAX)))
        })?;
        self.keys.finish_many(&intents)?;
        report.deleted += deleted;
        report.skipped += settled.iter().map(|one| one.stay.len() as u64).sum::<u64>();
        self.relist(call, &settled)
    }

    /// What is kept of those merged into somebody goes with the classes that go.
    fn erase_merged_into(&self, call: &Call, intents: &[Intent]) -> Result<()> {
        let persons: Vec<PersonId> = intents.iter().map(|intent| intent.person).collect();
        let kept = self.store.read(|tx| merging::kept_among(tx, &persons))?;
        let mut into = intents.iter().filter(|intent| kept.contains(&intent.person));
        into.try_for_each(|intent| self.erase_merged(call, intent))
    }

    fn relist(&self, call: &Call, settled: &[Settled]) -> Result<()> {
        let (mut changed, mut gone) = (Vec::new(), Vec::new());
        for one in settled.iter().filter(|one| !one.gone.is_empty()) {
            match one.reach {
                Reach::Values(_) => changed.push(one.person),
                _ => gone.push(one.person),
            }
        }
        self.unlist_many(&gone);
        if changed.is_empty() {
            return Ok(());
        }
        let (_, compare) = self.permits(&Call::by_system(call.now, call.request))?;
        self.reindex(&compare, &changed)
    }

    fn drop_held_if_whole(&self, call: &Call, one: &Settled) -> Result<()> {
        match one.reach {
            Reach::Values(_) => Ok(()),
            _ => self.drop_held_rows(call, one.person),
        }
    }

    fn due_intent(&self, call: &Call, one: &Settled) -> Result<Intent> {
        let why = match one.reach {
            Reach::Values(_) => Why::Due,
            Reach::Person(_) | Reach::Whole => Why::Erased,
        };
        Ok(Intent {
            id: self.fresh(call)?,
            person: one.person,
            classes: one.bits,
            reason: why.code(),
            created_at: call.ms(),
            state: IntentState::KeysGone,
            steps: 0,
        })
    }

    fn drop_old_held(&self, call: &Call, day: i64) -> Result<u64> {
        let mut gone = 0;
        loop {
            let old = self.store.read(|tx| retention::held_due(tx, day, BATCH))?;
            if old.is_empty() {
                return Ok(gone);
            }
            let intents = self.held_intents(call, &old, Why::Due)?;
            self.keys.destroy_many(&intents)?;
            self.store.write(|tx| {
                old.iter().try_for_each(|row| held::delete_waiting(tx, *row).map(drop))
            })?;
            self.keys.finish_many(&intents)?;
            gone += old.len() as u64;
        }
    }
}

/// What is due of one person.
fn due_of(tx: &mut Tx<'_>, person: PersonId, day: i64) -> Result<Vec<Due>> {
    let data = store::records::datum::of_person(tx, person)?;
    let due =
        |d: &Datum| d.delete_on.filter(|on| *on <= day).map(|on| Due { on, person, datum: d.id });
    Ok(data.iter().filter_map(due).collect())
}

/// Whether somebody's values wait under the class of prospects although the person bought since.
fn is_moved(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    let Some(standing) = standing::get(tx, person)? else { return Ok(false) };
    if standing.relation != Relation::Customer {
        return Ok(false);
    }
    let data = store::records::datum::of_person(tx, person)?;
    let prospect = [Class::ProspectInquiry, Class::ProspectImported];
    Ok(hold::of_person(tx, person)?.is_empty() && data.iter().any(|d| prospect.contains(&d.class)))
}

fn settle(
    tx: &mut Tx<'_>,
    person: PersonId,
    due: &[Due],
    register: &Register,
    today: Date,
) -> Result<Settled> {
    let survey = Survey::of(tx, person)?;
    let review = hold::of_person(tx, person)?.iter().map(|h| h.review_on).min();
    let (mut gone, mut stay) = (Vec::new(), Vec::new());
    let is_due = |datum: &&Datum| due.iter().any(|one| one.datum == datum.id);
    for datum in survey.data.iter().filter(is_due) {
        let decided = survey.one(datum, register, today, false);
        match decided.fate {
            Fate::Delete => gone.push(decided),
            Fate::Held => stay.push((decided, review, SkipReason::Held)),
            Fate::Restrict => match decided.until.and_then(|day| day.tomorrow().ok()) {
                Some(next) => {
                    let next = Some(day_number(next));
                    stay.push((decided, next, SkipReason::PeriodRuns));
                }
                None => stay.push((decided, None, SkipReason::AskHuman)),
            },
        }
    }
    let left = |class: Class| {
        survey.data.iter().any(|d| d.class == class && !gone.iter().any(|g| g.datum == d.id))
    };
    let remains: Vec<Class> = Class::ALL.iter().copied().filter(|c| left(*c)).collect();
    let classes = gone.iter().map(|g| g.class).filter(|class| !left(*class));
    let bits = class_bits(classes);
    let served = |class: &Class| MASTER.contains(class) || !class_rule(*class).kept_on_erasure;
    let reach = match () {
        () if gone.is_empty() => Reach::Values(0),
        () if remains.is_empty() => Reach::Whole,
        () if remains.iter().any(served) => Reach::Values(bits),
        () => {
            // Nothing that served the person stays: what is left is decided as in an erasure.
            let decided = survey.decide(register, today, true);
            let bits = going(&decided);
            gone = decided.into_iter().filter(|one| one.fate == Fate::Delete).collect();
            stay.retain(|(one, ..)| !gone.iter().any(|g| g.datum == one.datum));
            if bits == everything() { Reach::Whole } else { Reach::Person(bits) }
        }
    };
    let bits = match reach {
        Reach::Values(bits) | Reach::Person(bits) => bits,
        Reach::Whole => everything(),
    };
    Ok(Settled { person, gone, stay, bits, reach })
}

fn delete_settled(tx: &mut Tx<'_>, one: &Settled, today: i64) -> Result<()> {
    for gone in &one.gone {
        store::records::datum::delete(tx, one.person, gone.datum)?;
    }
    for (decided, next, reason) in &one.stay {
        if let (Some(next), SkipReason::PeriodRuns) = (next, reason) {
            retention::postpone(tx, one.person, decided.datum, *next)?;
        }
        let skip = Skip {
            person: one.person,
            datum: decided.datum,
            class: decided.class,
            reason: reason.code(),
            until_on: *next,
            seen_on: today,
        };
        retention::skip(tx, &skip)?;
    }
    Ok(())
}

fn counts_of(settled: &[Settled]) -> Vec<(i64, i64, u64)> {
    let mut counts: BTreeMap<(i64, i64), u64> = BTreeMap::new();
    for one in settled {
        for gone in &one.gone {
            *counts.entry((gone.class.code(), RunOutcome::Deleted.code())).or_default() += 1;
        }
        for (stays, _, _) in &one.stay {
            *counts.entry((stays.class.code(), RunOutcome::Skipped.code())).or_default() += 1;
        }
    }
    counts.into_iter().map(|((class, outcome), n)| (class, outcome, n)).collect()
}
