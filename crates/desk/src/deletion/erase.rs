//! Erasing one person (R-DSR-51): the erasure itself, step by durable step.

use std::sync::Arc;

use jiff::civil::Date;
use law::class::Class;
use law::ids::{HeldId, ObjectId, PersonId};
use law::rule::Rule;
use law::vocabulary::PersonState;
use store::records::disclosure::DisclosureState;
use store::records::erasing::{self, Reach};
use store::records::erasure::{self, Erasure, ErasureState};
use store::records::hold::{self, Restriction};
use store::records::standing::{self, Standing};
use store::records::{datum, held, person};
use store::{Intent, IntentState, Tx, class_bits};
use vault::audit::leaf_hash;
use vault::{Action, Note, Object};

use super::decide::{Decided, Fate, Survey};
use super::ground::{Ground, RestrictGround};
use super::rights_desk;
use super::statement::{Stage, Statement};
use super::suppress::Entries;
use super::written::{gone, hex, kept, rfc3339, text_of};
use crate::import::Why;
use crate::register::Register;
use crate::{Call, Desk, Failure, Fault, Result, day_number, places};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Ground of the erasure.
    pub ground: Ground,
    /// The person, told what follows, wants the suppression entry gone as well (R-SUP-04).
    pub insists: bool,
}

/// What would happen to one value. Nothing of it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewValue {
    /// Kind, a number of the register.
    pub kind: u16,
    /// Retention class.
    pub class: Class,
    /// Day the firm obtained it.
    pub obtained_on: Date,
    /// What happens.
    pub fate: Fate,
    /// The last day it is kept, where that is known.
    pub until: Option<Date>,
    /// Rules, the deciding one first.
    pub rules: Vec<&'static Rule>,
}

/// What an erasure would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// State of the record now.
    pub state: PersonState,
    /// Value by value.
    pub values: Vec<PreviewValue>,
    /// Whether a suppression entry stays, because data were for advertising.
    pub suppression: bool,
    /// A legal matter stands against it.
    pub held: bool,
    /// Who was given data of the person and has to be told.
    pub recipients: Vec<Handed>,
}

/// Data of the person that left the firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Recipient, a number of the register.
    pub recipient: u16,
    /// The disclosure.
    pub disclosure: ObjectId,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
}

/// What an erasure came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// Number for the person and the certificate.
    pub number: ObjectId,
    /// How far it is: waiting for a legal matter, or at level E1.
    pub state: ErasureState,
    /// What went, what stays until when and why.
    pub statement: Statement,
    /// Who has to be told (Art. 19 DSGVO).
    pub recipients: Vec<Handed>,
}

impl Desk {
    /// What an erasure would do to each value, and why.
    ///
    /// # Errors
    /// `ROLE`; `NOT_FOUND`.
    pub fn erasure_preview(&self, call: &Call, person: PersonId) -> Result<Preview> {
        rights_desk(call)?;
        let (register, today) = self.here(call);
        let marketing = self.marketing_activities();
        self.store.read(|tx| {
            let known = person::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            let survey = Survey::of(tx, person)?;
            let decided = survey.decide(&register, today, true);
            Ok(Preview {
                state: known.state,
                values: decided.into_iter().map(PreviewValue::from).collect(),
                suppression: survey.marketing(marketing),
                held: survey.held,
                recipients: handed(&survey),
            })
        })
    }

    /// Erases a person: what must be kept by statute stays, restricted; everything else can be
    /// opened by nobody when this returns. Under a legal hold the record is restricted, and the
    /// erasure waits until the hold ends.
    ///
    /// # Errors
    /// `ROLE`; `NOT_FOUND`; failures of the stores, after which a start finishes the erasure.
    pub fn erase(&self, call: &Call, person: PersonId, wish: Wish) -> Result<Erased> {
        rights_desk(call)?;
        self.erase_now(call, person, wish, None)
    }

    /// An erasure that was asked for and waited; nothing stands against it any more.
    pub(super) fn erase_asked(&self, call: &Call, asked: Erasure) -> Result<Erased> {
        let person = asked.person.ok_or(Fault::NOT_FOUND)?;
        let ground = Ground::from_code(asked.ground).unwrap_or(Ground::NoLongerNeeded);
        let wish = Wish { ground, insists: asked.insists };
        self.erase_now(call, person, wish, Some(asked.id))
    }

    /// `asked` is what was kept of the same erasure while it waited.
    fn erase_now(
        &self,
        call: &Call,
        person: PersonId,
        wish: Wish,
        asked: Option<ObjectId>,
    ) -> Result<Erased> {
        // No batch of an import is judged by what is about to go.
        let _turn = self.taking.turn();
        let (register, today) = self.here(call);
        let marketing = self.marketing_activities();
        let (survey, state) = self.store.read(|tx| {
            let known = person::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            Ok::<_, crate::Error>((Survey::of(tx, person)?, known.state))
        })?;
        let decided = survey.decide(&register, today, true);
        let involved = survey.marketing(marketing);
        let bits = going(&decided);
        let mut statement = self.statement(call, wish, &decided, &survey)?;
        statement.suppression_kept = involved && !wish.insists;
        let mut record = Erasure {
            id: self.fresh(call)?,
            person: Some(person),
            intent: Some(self.fresh(call)?),
            ground: wish.ground.code(),
            insists: wish.insists,
            state: if survey.held { ErasureState::Waiting } else { ErasureState::Begun },
            plan: String::new(),
            asked_at: call.ms(),
            user: call.actor.user,
            erased_at: None,
            compacted_at: None,
            gone_on: None,
            leaf: None,
            certificate: None,
        };
        statement.number = record.id.to_string();
        statement.keys = self.key_marks(person, bits)?;
        record.plan = text_of(&statement);
        let recipients = handed(&survey);
        if survey.held {
            self.store.write(|tx| {
                self.restrict_in(tx, call, person, RestrictGround::Held)?;
                erasure::forget_waiting(tx, person)?;
                Ok::<_, crate::Error>(erasure::insert(tx, &record)?)
            })?;
            self.unlist(person);
            let state = ErasureState::Waiting;
            return Ok(Erased { number: record.id, state, statement, recipients });
        }
        let entries = self.store.write(|tx| {
            let flags = (involved, wish.insists);
            let entries = self.settle_suppression(tx, call, person, state, flags)?;
            asked.map(|asked| erasure::delete(tx, asked)).transpose()?;
            erasure::insert(tx, &record)?;
            Ok::<_, crate::Error>(entries)
        })?;
        let intent = intent_of(&record, person, bits);
        self.destroy_keys(&intent, &entries)?;
        let statement = self.delete_erased(call, record.clone(), person, &intent)?;
        Ok(Erased { number: record.id, state: ErasureState::Erased, statement, recipients })
    }

    /// Level E1: intent, mirrored entries and the end of the keys, in one transaction.
    fn destroy_keys(&self, intent: &Intent, entries: &Entries) -> Result<()> {
        self.unlist(intent.person);
        self.keys.destroy_at_once(intent, &entries.kept, &entries.sketches)?;
        Ok(self.keys.unmirror(&entries.removed, &entries.unsketched)?)
    }

    /// The rows behind destroyed keys, the audit leaf, and the end of the intent. May be repeated.
    fn delete_erased(
        &self,
        call: &Call,
        mut record: Erasure,
        person: PersonId,
        intent: &Intent,
    ) -> Result<Statement> {
        self.drop_held_rows(call, person)?;
        // Whoever is erased is also in rows that nobody has linked to them yet.
        let same = self.store.read(|tx| held::with_address_of(tx, person))?;
        self.drop_held(call, &same)?;
        let (register, today) = self.here(call);
        let mut statement: Statement = serde_json::from_str(&record.plan)
            .map_err(|_| Failure::at("reading the plan of an erasure"))?;
        let reach = reach_of(intent);
        self.erase_merged(call, intent)?;
        statement.erased_at = Some(rfc3339(call.ms()));
        self.store.write(|tx| {
            let rows = self.let_go(tx, call, (person, reach), (&register, today))?;
            statement.rows =
                rows.iter().map(|(table, count)| ((*table).to_owned(), *count)).collect();
            record.person = None;
            record.state = ErasureState::Erased;
            record.erased_at = Some(call.ms());
            self.commit_to(tx, call, &mut record, &statement)
        })?;
        self.unlist(person);
        self.keys.finish(intent.id)?;
        Ok(statement)
    }

    /// Keeps the statement as it is now, with a leaf that commits to it.
    pub(super) fn commit_to(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        record: &mut Erasure,
        statement: &Statement,
    ) -> Result<()> {
        let values = statement.erased.iter().map(|gone| gone.values).sum();
        let note = Note::new(record.user, Action::PersonErased, Object::Person, call.moment());
        let note = note.count(values).commitment(leaf_hash(&statement.bytes()));
        record.leaf = Some(self.noted(tx, note)?);
        record.plan = text_of(statement);
        record.certificate = None;
        Ok(erasure::update(tx, record)?)
    }

    /// Deletes rows as far as `reach` says; how many from which table. May be repeated. Where the
    /// person goes and some values must be kept by statute, these stay, found by nobody, on the
    /// barest record.
    pub(crate) fn let_go(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        (person, reach): (PersonId, Reach),
        (register, today): (&Register, Date),
    ) -> Result<Vec<(&'static str, u64)>> {
        let Reach::Person(_) = reach else { return Ok(erasing::erase(tx, person, reach)?) };
        // Value by value first: rows that hang on a value go in the steps behind.
        let survey = Survey::of(tx, person)?;
        let mut gone = 0;
        for decided in survey.decide(register, today, true) {
            if decided.fate == Fate::Delete {
                gone += datum::delete(tx, person, decided.datum)?;
            } else {
                let next = decided.until.and_then(|day| day.tomorrow().ok()).map(day_number);
                datum::retain(tx, person, decided.datum, next)?;
            }
        }
        let mut rows = erasing::erase(tx, person, reach)?;
        count_rows(&mut rows, "datum", gone);
        self.keep_bare(tx, call, person)?;
        Ok(rows)
    }

    /// What is left of a person is kept, and used for nothing.
    fn keep_bare(&self, tx: &mut Tx<'_>, call: &Call, person: PersonId) -> Result<()> {
        let Some(mut known) = person::get(tx, person)? else { return Ok(()) };
        known.state = PersonState::Restricted;
        person::update(tx, &known)?;
        let mut bare = Standing::new(person);
        (bare.party, bare.country, bare.state) = (known.party, known.country, known.state);
        standing::put(tx, &bare)?;
        let (since, user) = (call.ms(), call.actor.user);
        let ground = RestrictGround::Retained.code();
        Ok(hold::restrict(tx, &Restriction { person, ground, since, user })?)
    }

    /// Rows in quarantine that may be this person go. To be called while the values of the person
    /// are there; may be repeated.
    pub(crate) fn drop_held_rows(&self, call: &Call, person: PersonId) -> Result<()> {
        let rows = self.store.read(|tx| held::against(tx, person))?;
        self.drop_held(call, &rows)
    }

    /// The keys of rows in quarantine, which are subjects of their own, and the rows.
    fn drop_held(&self, call: &Call, rows: &[HeldId]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let intents = self.held_intents(call, rows, Why::Erased)?;
        self.keys.destroy_many(&intents)?;
        self.store.write(|tx| held::delete(tx, rows))?;
        Ok(self.keys.finish_many(&intents)?)
    }

    /// Intents to destroy the keys of rows in quarantine.
    pub(super) fn held_intents(
        &self,
        call: &Call,
        rows: &[HeldId],
        why: Why,
    ) -> Result<Vec<Intent>> {
        let intent = |row: &HeldId| {
            Ok(Intent {
                id: self.fresh(call)?,
                person: PersonId(row.0),
                classes: class_bits([places::HELD]),
                reason: why.code(),
                created_at: call.ms(),
                state: IntentState::KeysGone,
                steps: 0,
            })
        };
        rows.iter().map(intent).collect()
    }

    /// Takes up an erasure that a crash interrupted, from wherever it was.
    pub(crate) fn resume_erasures(&self, call: &Call) -> Result<()> {
        for record in self.store.read(|tx| erasure::in_state(tx, ErasureState::Begun, 1_000))? {
            let Some(person) = record.person else { continue };
            let known = record.intent.map(|id| self.keys.intent(id)).transpose()?.flatten();
            let intent = match known {
                Some(intent) => intent,
                // The decision is durable, the intent was not: nothing was destroyed yet.
                None => {
                    let bits = self.bits_of(call, person)?;
                    let intent = intent_of(&record, person, bits);
                    self.mirror_everything()?;
                    self.destroy_keys(&intent, &Entries::default())?;
                    intent
                }
            };
            self.delete_erased(call, record, person, &intent)?;
        }
        Ok(())
    }

    fn bits_of(&self, call: &Call, person: PersonId) -> Result<i64> {
        let (register, today) = self.here(call);
        let survey = self.store.read(|tx| Survey::of(tx, person))?;
        Ok(going(&survey.decide(&register, today, true)))
    }

    fn statement(
        &self,
        call: &Call,
        wish: Wish,
        decided: &[Decided],
        survey: &Survey,
    ) -> Result<Statement> {
        let mut recipients: Vec<u16> = handed(survey).iter().map(|h| h.recipient).collect();
        recipients.sort_unstable();
        recipients.dedup();
        Ok(Statement {
            stage: Stage::Preliminary,
            installation: ObjectId(self.vault.installation()).to_string(),
            software: concat!("Obhut ", env!("CARGO_PKG_VERSION")).to_owned(),
            number: String::new(),
            ground: wish.ground.word().to_owned(),
            asked_at: rfc3339(call.ms()),
            erased_at: None,
            compacted_at: None,
            gone_on: None,
            erased: gone(decided),
            kept: kept(decided),
            rows: Vec::new(),
            keys: Vec::new(),
            suppression_kept: false,
            recipients: u32::try_from(recipients.len()).unwrap_or(u32::MAX),
        })
    }

    /// A mark of each key that is about to be destroyed: the hash of its id.
    fn key_marks(&self, person: PersonId, bits: i64) -> Result<Vec<String>> {
        let classes = Class::ALL.iter().filter(|class| bits >> class.code() & 1 == 1);
        let wanted: Vec<_> = classes.map(|class| (person, *class)).collect();
        let found = self.keys.get_many(&wanted)?;
        let mut marks = Vec::new();
        for ((person, class), wrapped) in wanted.into_iter().zip(found) {
            let Some(wrapped) = wrapped else { continue };
            let key = self.vault.unwrap(person, class, wrapped.epoch, &wrapped.bytes)?;
            marks.push(hex(&leaf_hash(key.id())));
        }
        Ok(marks)
    }

    /// Activities of the register that are direct marketing, as bits.
    fn marketing_activities(&self) -> u64 {
        let register = self.register();
        let marketing = register.activities.iter().filter(|a| a.marketing);
        marketing.fold(0, |bits, a| bits | 1 << u32::from(a.id))
    }

    /// The register in force, and the firm's day.
    pub(crate) fn here(&self, call: &Call) -> (Arc<Register>, Date) {
        let register = self.register();
        let today = register.day(call.now);
        (register, today)
    }
}

/// How far the rows behind an intent go.
pub(crate) fn reach_of(intent: &Intent) -> Reach {
    match intent.classes {
        bits if bits == everything() => Reach::Whole,
        bits if intent.reason == Why::Erased.code() => Reach::Person(bits),
        bits => Reach::Values(bits),
    }
}

/// Bits of every class.
pub(super) fn everything() -> i64 {
    class_bits(Class::ALL.iter().copied())
}

/// Classes whose keys go: all but those with a value that has to be kept.
pub(super) fn going(decided: &[Decided]) -> i64 {
    let stays = decided.iter().filter(|d| d.fate != Fate::Delete).map(|d| d.class);
    everything() & !class_bits(stays)
}

fn intent_of(record: &Erasure, person: PersonId, classes: i64) -> Intent {
    Intent {
        id: record.intent.unwrap_or_default(),
        person,
        classes,
        reason: Why::Erased.code(),
        created_at: record.asked_at,
        state: IntentState::KeysGone,
        steps: 0,
    }
}

fn handed(survey: &Survey) -> Vec<Handed> {
    let left = survey.disclosures.iter().filter(|d| d.state == DisclosureState::Handed);
    left.map(|d| Handed {
        recipient: d.recipient,
        disclosure: d.id,
        at: d.handed_at.unwrap_or(d.asked_at),
    })
    .collect()
}

fn count_rows(rows: &mut Vec<(&'static str, u64)>, table: &'static str, more: u64) {
    match rows.iter_mut().find(|(name, _)| *name == table) {
        Some((_, count)) => *count += more,
        None if more > 0 => rows.push((table, more)),
        None => {}
    }
}

impl From<Decided> for PreviewValue {
    fn from(d: Decided) -> Self {
        Self {
            kind: d.kind,
            class: d.class,
            obtained_on: d.obtained_on,
            fate: d.fate,
            until: d.until,
            rules: d.rules,
        }
    }
}
