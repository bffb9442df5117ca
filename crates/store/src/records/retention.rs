//! Runs of retention: what is due, what a run did, what it passed over and why.

use law::class::Class;
use law::ids::{DatumId, HeldId, ObjectId, PersonId};

use super::{TENANT, word};
use crate::{Failure, Row, Tx, Value};

/// A value whose day has come, or a place between two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Its day (days since 1970).
    pub on: i64,
    /// Whose value.
    pub person: PersonId,
    /// The value.
    pub datum: DatumId,
}

/// A value a run passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skip {
    /// Whose value.
    pub person: PersonId,
    /// The value.
    pub datum: DatumId,
    /// Its class.
    pub class: Class,
    /// Reason, a number of the desk.
    pub reason: i64,
    /// Until when, if that is known (days since 1970).
    pub until_on: Option<i64>,
    /// Day of the run (days since 1970).
    pub seen_on: i64,
}

/// Values due on or before `day`, behind `after`, in order. Costs what is due, not what is stored.
pub fn due(tx: &mut Tx<'_>, day: i64, after: &Due, limit: i64) -> Result<Vec<Due>, Failure> {
    tx.query(
        "select delete_on, person_id, datum_id from datum \
         where tenant_id = $1 and delete_on is not null and delete_on >= $3 and delete_on <= $2 \
         and (delete_on, person_id, datum_id) > ($3, $4, $5) \
         order by delete_on, person_id, datum_id limit $6",
        &[
            Value::Int(TENANT),
            Value::Int(day),
            Value::Int(after.on),
            Value::Bytes(after.person.bytes()),
            Value::Bytes(after.datum.bytes()),
            Value::Int(limit),
        ],
        |row| Ok(Due { on: row.int(0)?, person: row.id(1)?, datum: row.id(2)? }),
    )
}

/// How many values are due on or before `day`, and how many there are. Walks all of them.
pub fn share(tx: &mut Tx<'_>, day: i64) -> Result<(u64, u64), Failure> {
    let counts = tx.one(
        "select count(case when delete_on <= $2 then 1 end), count(*) from datum \
         where tenant_id = $1",
        &[Value::Int(TENANT), Value::Int(day)],
        |row| Ok((row.uint(0)?, row.uint(1)?)),
    )?;
    Ok(counts.unwrap_or_default())
}

/// How many values of each class go on each day, from the oldest that is due to `upto`.
pub fn calendar(tx: &mut Tx<'_>, upto: i64) -> Result<Vec<(i64, Class, u64)>, Failure> {
    tx.query(
        "select delete_on, class, count(*) from datum \
         where tenant_id = $1 and delete_on is not null and delete_on <= $2 \
         group by delete_on, class order by delete_on, class",
        &[Value::Int(TENANT), Value::Int(upto)],
        |row| Ok((row.int(0)?, word(row, 1, Class::from_code)?, row.uint(2)?)),
    )
}

/// Rows in quarantine nobody decided about in time.
pub fn held_due(tx: &mut Tx<'_>, day: i64, limit: i64) -> Result<Vec<HeldId>, Failure> {
    tx.query(
        "select held_id from held_row where tenant_id = $1 and state = 1 and delete_on <= $2 limit $3",
        &[Value::Int(TENANT), Value::Int(day), Value::Int(limit)],
        |row| row.id(0),
    )
}

/// Who was in audiences made before `ms`; how many rows went (LK-20).
pub fn forget_verdicts(tx: &mut Tx<'_>, ms: i64) -> Result<u64, Failure> {
    tx.execute(
        "delete from campaign_verdict where tenant_id = $1 and campaign_id in \
         (select campaign_id from campaign where tenant_id = $1 and created_at < $2)",
        &[Value::Int(TENANT), Value::Int(ms)],
    )
}

/// Gives a value another class, seal and day.
pub fn reclass(
    tx: &mut Tx<'_>,
    value: (PersonId, DatumId),
    class: Class,
    sealed: &[u8],
    delete_on: Option<i64>,
) -> Result<u64, Failure> {
    tx.execute(
        "update datum set class = $4, sealed = $5, delete_on = $6 \
         where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(value.0.bytes()),
            Value::Bytes(value.1.bytes()),
            Value::Int(class.code()),
            Value::Bytes(sealed),
            delete_on.map_or(Value::Null, Value::Int),
        ],
    )
}

/// Moves the day of one value.
pub fn postpone(
    tx: &mut Tx<'_>,
    person: PersonId,
    datum: DatumId,
    delete_on: i64,
) -> Result<u64, Failure> {
    tx.execute(
        "update datum set delete_on = $4 where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Bytes(datum.bytes()),
            Value::Int(delete_on),
        ],
    )
}

/// Notes that a value was passed over.
pub fn skip(tx: &mut Tx<'_>, s: &Skip) -> Result<(), Failure> {
    tx.execute(
        "insert into retention_skip (tenant_id, person_id, datum_id, class, reason, until_on, seen_on) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, person_id, datum_id) do update \
         set class = excluded.class, reason = excluded.reason, until_on = excluded.until_on, \
         seen_on = excluded.seen_on",
        &[
            Value::Int(TENANT),
            Value::Bytes(s.person.bytes()),
            Value::Bytes(s.datum.bytes()),
            Value::Int(s.class.code()),
            Value::Int(s.reason),
            s.until_on.map_or(Value::Null, Value::Int),
            Value::Int(s.seen_on),
        ],
    )
    .map(drop)
}

/// Values passed over by the newest run that met them, at most `limit`.
pub fn skips(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Skip>, Failure> {
    tx.query(
        "select person_id, datum_id, class, reason, until_on, seen_on from retention_skip \
         where tenant_id = $1 order by person_id, datum_id limit $2",
        &[Value::Int(TENANT), Value::Int(limit)],
        |row| {
            Ok(Skip {
                person: row.id(0)?,
                datum: row.id(1)?,
                class: word(row, 2, Class::from_code)?,
                reason: row.int(3)?,
                until_on: row.opt_int(4)?,
                seen_on: row.int(5)?,
            })
        },
    )
}

/// Keeps that a run was, and adds to what it did (R-DEL-04).
pub fn ran(
    tx: &mut Tx<'_>,
    run: ObjectId,
    at: i64,
    ruleset: &str,
    counts: &[(i64, i64, u64)],
) -> Result<(), Failure> {
    tx.execute(
        "insert into retention_run (tenant_id, run_id, ran_at, ruleset) values ($1, $2, $3, $4) \
         on conflict do nothing",
        &[Value::Int(TENANT), Value::Bytes(run.bytes()), Value::Int(at), Value::Text(ruleset)],
    )?;
    for (class, outcome, data) in counts {
        tx.execute(
            "insert into retention_count (tenant_id, run_id, class, outcome, data) \
             values ($1, $2, $3, $4, $5) on conflict (tenant_id, run_id, class, outcome) do update \
             set data = retention_count.data + excluded.data",
            &[
                Value::Int(TENANT),
                Value::Bytes(run.bytes()),
                Value::Int(*class),
                Value::Int(*outcome),
                Value::Int(i64::try_from(*data).unwrap_or(i64::MAX)),
            ],
        )?;
    }
    Ok(())
}

/// The newest runs: id, when, and what they did by outcome.
pub fn runs(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<(ObjectId, i64)>, Failure> {
    tx.query(
        "select run_id, ran_at from retention_run where tenant_id = $1 order by run_id desc limit $2",
        &[Value::Int(TENANT), Value::Int(limit)],
        |row| Ok((row.id(0)?, row.int(1)?)),
    )
}

/// What a run did: class, outcome, values.
pub fn counts(tx: &mut Tx<'_>, run: ObjectId) -> Result<Vec<(i64, i64, u64)>, Failure> {
    tx.query(
        "select class, outcome, data from retention_count where tenant_id = $1 and run_id = $2 \
         order by outcome, class",
        &[Value::Int(TENANT), Value::Bytes(run.bytes())],
        read_count,
    )
}

fn read_count(row: &Row<'_>) -> Result<(i64, i64, u64), Failure> {
    Ok((row.int(0)?, row.int(1)?, row.uint(2)?))
}
