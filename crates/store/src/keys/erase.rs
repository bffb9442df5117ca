//! Erasing by intent. Each step is durable before the next:
//!
//! 1. [`Keys::open_intent`]: from here the keys cannot be read.
//! 2. [`Keys::destroy`]: the keys are gone, in one transaction with the state of the intent.
//! 3. The rows in the data store; each step that is done is a bit, set by [`Keys::step`].
//! 4. [`Keys::finish`].
//!
//! Each may be repeated; a start replays [`Keys::open_intents`] before it serves anybody.

use law::class::Class;
use law::ids::{ObjectId, PersonId};

use super::Keys;
use crate::failure::Failure;
use crate::records::TENANT;
use crate::records::sketch::Sketch;
use crate::records::suppression::Entry;
use crate::waist::{Row, Tx};

law::vocabulary! {
    /// How far an intent is.
    IntentState { Open = 1 "open", KeysGone = 2 "keys_gone", Done = 3 "done" }
}

/// That the keys of a person for some classes are to be destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intent {
    /// Its id, random.
    pub id: ObjectId,
    /// Whose keys.
    pub person: PersonId,
    /// For which classes: bit `n` for the class with code `n` ([`class_bits`]).
    pub classes: i64,
    /// Why, as a code of the caller.
    pub reason: i64,
    /// When, in milliseconds since 1970 UTC.
    pub created_at: i64,
    /// How far it is; set by the store.
    pub state: IntentState,
    /// Steps in the data store that are done, a bit each; set by the store.
    pub steps: i64,
}

/// The classes as bits.
pub fn class_bits(classes: impl IntoIterator<Item = Class>) -> i64 {
    classes.into_iter().fold(0, |bits, class| bits | 1 << class.code())
}

const NOT_DUE: Failure = Failure::shape("the intent does not exist or is not at this step");

impl Keys {
    /// Declares an erasure. When this returns, the keys it names cannot be read any more.
    ///
    /// # Errors
    /// `Conflict` if there is an intent with this id.
    pub fn open_intent(&self, intent: &Intent) -> Result<(), Failure> {
        let sql = "insert into erase_intent \
            (tenant_id, intent_id, person_id, classes, reason, steps, state, created_at) \
            values ($1, $2, $3, $4, $5, 0, 1, $6)";
        let args = [
            TENANT.into(),
            (&intent.id).into(),
            (&intent.person).into(),
            intent.classes.into(),
            intent.reason.into(),
            intent.created_at.into(),
        ];
        self.store.write(|tx| tx.execute(sql, &args).map(drop))
    }

    /// Declares an erasure, destroys its keys and mirrors suppression entries and sketches, in one
    /// transaction:
    /// before it everything can be read, after it nothing. How many keys there were.
    ///
    /// # Errors
    /// `Conflict` if there is an intent with this id.
    pub fn destroy_at_once(
        &self,
        intent: &Intent,
        entries: &[Entry],
        sketches: &[Sketch],
    ) -> Result<u64, Failure> {
        self.destroying(|tx| destroy_in(tx, intent, entries, sketches))
    }

    /// As [`Keys::destroy_at_once`] for many erasures, in one transaction.
    ///
    /// # Errors
    /// `Conflict` if there is an intent with one of the ids; then none is destroyed.
    pub fn destroy_many(&self, intents: &[Intent]) -> Result<u64, Failure> {
        if intents.is_empty() {
            return Ok(0);
        }
        self.destroying(|tx| {
            let mut gone = 0;
            for intent in intents {
                gone += destroy_in(tx, intent, &[], &[])?;
            }
            Ok(gone)
        })
    }

    /// Closes many intents, in one transaction.
    ///
    /// # Errors
    /// `Shape` if the keys of one are not gone yet.
    pub fn finish_many(&self, intents: &[Intent]) -> Result<(), Failure> {
        if intents.is_empty() {
            return Ok(());
        }
        let sql = "update erase_intent set state = 3 \
            where tenant_id = $1 and intent_id = $2 and state >= 2";
        self.store.write(|tx| intents.iter().try_for_each(|intent| advance(tx, sql, intent.id)))
    }

    /// The intent with this id.
    ///
    /// # Errors
    /// Those of the engine.
    pub fn intent(&self, id: ObjectId) -> Result<Option<Intent>, Failure> {
        let sql = "select intent_id, person_id, classes, reason, created_at, state, steps \
            from erase_intent where tenant_id = $1 and intent_id = $2";
        self.store.read(|tx| tx.one(sql, &[TENANT.into(), (&id).into()], intent))
    }

    /// Destroys the keys of an intent; how many there were. Harmless when repeated.
    ///
    /// # Errors
    /// `Shape` if there is no such intent or it is done.
    pub fn destroy(&self, intent: ObjectId) -> Result<u64, Failure> {
        self.destroying(|tx| {
            advance(
                tx,
                "update erase_intent set state = 2 \
                 where tenant_id = $1 and intent_id = $2 and state < 3",
                intent,
            )?;
            // The person comes first, so that the primary key leads to the rows.
            let sql = "delete from person_key where tenant_id = $1 \
                and person_id = (select person_id from erase_intent \
                where tenant_id = $1 and intent_id = $2) \
                and (((select classes from erase_intent \
                where tenant_id = $1 and intent_id = $2) >> class) & 1) = 1";
            let gone = tx.execute(sql, &[TENANT.into(), (&intent).into()])?;
            forget_refusals(tx, intent)?;
            Ok(gone)
        })
    }

    /// Notes that a step in the data store is done and durable: bit 0 to 30.
    ///
    /// # Errors
    /// `Shape` if the keys are not gone yet or the intent is done.
    pub fn step(&self, intent: ObjectId, bit: u8) -> Result<(), Failure> {
        let bits = 1_i64.checked_shl(bit.into()).filter(|_| bit < 31);
        let bits = bits.ok_or(Failure::shape("no such step"))?;
        let sql = "update erase_intent set steps = steps | $3 \
            where tenant_id = $1 and intent_id = $2 and state = 2";
        let args = [TENANT.into(), (&intent).into(), bits.into()];
        self.store.write(|tx| one(tx.execute(sql, &args)?))
    }

    /// Closes an intent whose steps are all done. It stays, to be replayed after a restore.
    ///
    /// # Errors
    /// `Shape` if the keys are not gone yet.
    pub fn finish(&self, intent: ObjectId) -> Result<(), Failure> {
        let sql = "update erase_intent set state = 3 \
            where tenant_id = $1 and intent_id = $2 and state >= 2";
        self.store.write(|tx| advance(tx, sql, intent))
    }

    /// Intents that are not done, oldest first.
    ///
    /// # Errors
    /// Those of the engine.
    pub fn open_intents(&self) -> Result<Vec<Intent>, Failure> {
        let sql = "select intent_id, person_id, classes, reason, created_at, state, steps \
            from erase_intent where tenant_id = $1 and state < 3 order by created_at, intent_id";
        self.store.read(|tx| tx.query(sql, &[TENANT.into()], intent))
    }

    /// Every intent there ever was, oldest first, until `read` says `false`: the journal that a
    /// restore of older data applies again.
    ///
    /// # Errors
    /// Those of `read` and of the engine.
    pub fn each_intent(
        &self,
        mut read: impl FnMut(Intent) -> Result<bool, Failure>,
    ) -> Result<(), Failure> {
        let sql = "select intent_id, person_id, classes, reason, created_at, state, steps \
            from erase_intent where tenant_id = $1 order by created_at, intent_id";
        self.store.read(|tx| tx.each(sql, &[TENANT.into()], |row| read(intent(row)?)))
    }
}

fn destroy_in(
    tx: &mut Tx<'_>,
    intent: &Intent,
    entries: &[Entry],
    sketches: &[Sketch],
) -> Result<u64, Failure> {
    let declare = "insert into erase_intent \
        (tenant_id, intent_id, person_id, classes, reason, steps, state, created_at) \
        values ($1, $2, $3, $4, $5, 0, 2, $6)";
    let destroy = "delete from person_key where tenant_id = $1 and person_id = $2 \
        and ((cast($3 as bigint) >> class) & 1) = 1";
    let args = [
        TENANT.into(),
        (&intent.id).into(),
        (&intent.person).into(),
        intent.classes.into(),
        intent.reason.into(),
        intent.created_at.into(),
    ];
    tx.execute(declare, &args)?;
    super::mirror::entries(tx, entries, sketches)?;
    let whose = [TENANT.into(), (&intent.person).into(), intent.classes.into()];
    let gone = tx.execute(destroy, &whose)?;
    forget_refusals(tx, intent.id)?;
    Ok(gone)
}

/// The refusals of a person of whom no key is left name nobody any more.
fn forget_refusals(tx: &mut Tx<'_>, intent: ObjectId) -> Result<(), Failure> {
    let sql = "delete from refusal where tenant_id = $1 \
        and person_id = (select person_id from erase_intent \
        where tenant_id = $1 and intent_id = $2) \
        and not exists (select 1 from person_key k where k.tenant_id = $1 \
        and k.person_id = refusal.person_id)";
    tx.execute(sql, &[TENANT.into(), (&intent).into()]).map(drop)
}

fn advance(tx: &mut Tx<'_>, sql: &'static str, intent: ObjectId) -> Result<(), Failure> {
    one(tx.execute(sql, &[TENANT.into(), (&intent).into()])?)
}

fn one(changed: u64) -> Result<(), Failure> {
    if changed == 1 { Ok(()) } else { Err(NOT_DUE) }
}

fn intent(row: &Row<'_>) -> Result<Intent, Failure> {
    let state = IntentState::from_code(row.int(5)?);
    Ok(Intent {
        id: row.id(0)?,
        person: row.id(1)?,
        classes: row.int(2)?,
        reason: row.int(3)?,
        created_at: row.int(4)?,
        state: state.ok_or(Failure::shape("unknown state of an intent"))?,
        steps: row.int(6)?,
    })
}
