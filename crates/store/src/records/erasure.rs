//! Erasures: asked for, under way, done; and what is certified about them.

use law::ids::{ObjectId, PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Row, Tx, Value};

law::vocabulary! {
    /// How far an erasure is. `Waiting`: a legal hold stands against it. `Erased`: level E1.
    /// `Compacted`: level E2. `Final`: level E3.
    ErasureState {
        Waiting = 1 "WAITING", Begun = 2 "BEGUN", Erased = 3 "ERASED", Compacted = 4 "COMPACTED",
        Final = 5 "FINAL",
    }
}

/// One erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Random number, given to the person.
    pub id: ObjectId,
    /// Whom, until it is done.
    pub person: Option<PersonId>,
    /// The intent in the key store.
    pub intent: Option<ObjectId>,
    /// Ground, a number of the desk (Art. 17(1) DSGVO).
    pub ground: i64,
    /// The person wants the suppression entry gone as well (R-SUP-04).
    pub insists: bool,
    /// How far it is.
    pub state: ErasureState,
    /// What goes and what stays, as JSON without personal data.
    pub plan: String,
    /// Milliseconds since 1970 UTC.
    pub asked_at: i64,
    /// Who carried it out.
    pub user: UserId,
    /// Milliseconds since 1970 UTC: level E1.
    pub erased_at: Option<i64>,
    /// Milliseconds since 1970 UTC: level E2.
    pub compacted_at: Option<i64>,
    /// Day after which no backup holds the keys any more: level E3.
    pub gone_on: Option<i64>,
    /// Number of the audit leaf that commits to the statement.
    pub leaf: Option<u64>,
    /// The certificate as it was handed out last.
    pub certificate: Option<String>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select erasure_id, person_id, intent_id, ground, insists, state, plan, asked_at, user_id, erased_at, \
             compacted_at, gone_on, leaf, certificate from erasure where tenant_id = $1 ",
            $rest
        )
    };
}

/// Keeps a new erasure.
pub fn insert(tx: &mut Tx<'_>, e: &Erasure) -> Result<(), Failure> {
    tx.execute(
        "insert into erasure (tenant_id, erasure_id, ground, insists, asked_at, user_id, state, plan) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            Value::Int(TENANT),
            Value::Bytes(e.id.bytes()),
            Value::Int(e.ground),
            Value::Int(i64::from(e.insists)),
            Value::Int(e.asked_at),
            Value::Bytes(e.user.bytes()),
            Value::Int(e.state.code()),
            Value::Text(&e.plan),
        ],
    )?;
    update(tx, e)
}

/// Writes back everything but ground, wish and who asked when.
pub fn update(tx: &mut Tx<'_>, e: &Erasure) -> Result<(), Failure> {
    let int = |value: Option<i64>| value.map_or(Value::Null, Value::Int);
    tx.execute(
        "update erasure set person_id = $3, intent_id = $4, state = $5, plan = $6, erased_at = $7, \
         compacted_at = $8, gone_on = $9, leaf = $10, certificate = $11 where tenant_id = $1 and erasure_id = $2",
        &[
            Value::Int(TENANT),
            Value::Bytes(e.id.bytes()),
            e.person.as_ref().map_or(Value::Null, |p| Value::Bytes(p.bytes())),
            e.intent.as_ref().map_or(Value::Null, |i| Value::Bytes(i.bytes())),
            Value::Int(e.state.code()),
            Value::Text(&e.plan),
            int(e.erased_at),
            int(e.compacted_at),
            int(e.gone_on),
            int(e.leaf.and_then(|leaf| i64::try_from(leaf).ok())),
            e.certificate.as_deref().map_or(Value::Null, Value::Text),
        ],
    )
    .map(drop)
}

/// Forgets an erasure that only waited.
pub fn delete(tx: &mut Tx<'_>, erasure: ObjectId) -> Result<u64, Failure> {
    tx.execute(
        "delete from erasure where tenant_id = $1 and erasure_id = $2 and state = 1",
        &[Value::Int(TENANT), Value::Bytes(erasure.bytes())],
    )
}

/// Takes away what waits for a person: a newer wish takes its place.
pub fn forget_waiting(tx: &mut Tx<'_>, person: PersonId) -> Result<u64, Failure> {
    tx.execute(
        "delete from erasure where tenant_id = $1 and person_id = $2 and state = 1",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
    )
}

/// The erasure with this number.
pub fn get(tx: &mut Tx<'_>, erasure: ObjectId) -> Result<Option<Erasure>, Failure> {
    tx.one(
        select!("and erasure_id = $2"),
        &[Value::Int(TENANT), Value::Bytes(erasure.bytes())],
        read,
    )
}

/// The newest erasures.
pub fn newest(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Erasure>, Failure> {
    tx.query(
        select!("order by erasure_id desc limit $2"),
        &[Value::Int(TENANT), Value::Int(limit)],
        read,
    )
}

/// The intent of the newest erasure that was carried out.
pub fn newest_done(tx: &mut Tx<'_>) -> Result<Option<ObjectId>, Failure> {
    tx.one(
        "select intent_id from erasure where tenant_id = $1 and state >= $2 \
         and intent_id is not null order by erasure_id desc limit 1",
        &[Value::Int(TENANT), Value::Int(ErasureState::Erased.code())],
        |row| row.id(0),
    )
}

/// Whether an erasure of this person waits for a legal hold to end.
pub fn waits(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, Failure> {
    let waiting = Value::Int(ErasureState::Waiting.code());
    let sql =
        "select 1 from erasure where tenant_id = $1 and state = $3 and person_id = $2 limit 1";
    let args = [Value::Int(TENANT), Value::Bytes(person.bytes()), waiting];
    Ok(tx.one(sql, &args, |_| Ok(()))?.is_some())
}

/// Erasures in a state, oldest first.
pub fn in_state(tx: &mut Tx<'_>, state: ErasureState, limit: i64) -> Result<Vec<Erasure>, Failure> {
    tx.query(
        select!("and state = $2 order by erasure_id limit $3"),
        &[Value::Int(TENANT), Value::Int(state.code()), Value::Int(limit)],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Erasure, Failure> {
    Ok(Erasure {
        id: row.id(0)?,
        person: row.opt_id(1)?,
        intent: row.opt_id(2)?,
        ground: row.int(3)?,
        insists: row.flag(4)?,
        state: word(row, 5, ErasureState::from_code)?,
        plan: row.text(6)?.to_owned(),
        asked_at: row.int(7)?,
        user: row.id(8)?,
        erased_at: row.opt_int(9)?,
        compacted_at: row.opt_int(10)?,
        gone_on: row.opt_int(11)?,
        leaf: row.opt_int(12)?.and_then(|leaf| u64::try_from(leaf).ok()),
        certificate: row.opt_text(13)?.map(str::to_owned),
    })
}
