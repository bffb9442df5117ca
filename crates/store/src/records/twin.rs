//! Pairs of records that may be one person, found by comparing everybody with everybody, and what
//! somebody decided about them.

use law::ids::{ObjectId, PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Row, Tx, Value};

law::vocabulary! {
    /// Where a pair stands.
    TwinState { Open = 1 "OPEN", Same = 2 "SAME", Different = 3 "DIFFERENT", Later = 4 "LATER" }
}

/// One pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twin {
    /// The person with the lower id, who was there first.
    pub low: PersonId,
    /// The other.
    pub high: PersonId,
    /// Probability that both are one person, in thousandths.
    pub score: i64,
    /// Where it stands.
    pub state: TwinState,
    /// The merge that came of it.
    pub merge: Option<ObjectId>,
}

/// Puts the pairs of a round in. Decided ones stay decided.
pub fn found(
    tx: &mut Tx<'_>,
    round: i64,
    pairs: &[(PersonId, PersonId, i64)],
) -> Result<(), Failure> {
    for (low, high, score) in pairs {
        tx.execute(
            "insert into twin (tenant_id, low_person, high_person, score, state, round) \
             values ($1, $2, $3, $4, 1, $5) \
             on conflict (tenant_id, low_person, high_person) do update \
             set score = excluded.score, round = excluded.round",
            &[
                Value::Int(TENANT),
                Value::Bytes(low.bytes()),
                Value::Bytes(high.bytes()),
                Value::Int(*score),
                Value::Int(round),
            ],
        )?;
    }
    Ok(())
}

/// Deletes undecided pairs that a round did not find again.
pub fn forget_before(tx: &mut Tx<'_>, round: i64) -> Result<u64, Failure> {
    tx.execute(
        "delete from twin where tenant_id = $1 and state in (1, 4) and round < $2",
        &[Value::Int(TENANT), Value::Int(round)],
    )
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select low_person, high_person, score, state, merge_id from twin where tenant_id = $1 ",
            $rest
        )
    };
}

/// The pair of these two.
pub fn get(tx: &mut Tx<'_>, low: PersonId, high: PersonId) -> Result<Option<Twin>, Failure> {
    tx.one(
        select!("and low_person = $2 and high_person = $3"),
        &[Value::Int(TENANT), Value::Bytes(low.bytes()), Value::Bytes(high.bytes())],
        read,
    )
}

/// Pairs in this state, the surest first, at most `limit`.
pub fn page(tx: &mut Tx<'_>, state: TwinState, limit: i64) -> Result<Vec<Twin>, Failure> {
    tx.query(
        select!("and state = $2 order by score desc, low_person desc, high_person desc limit $3"),
        &[Value::Int(TENANT), Value::Int(state.code()), Value::Int(limit)],
        read,
    )
}

/// How many pairs stand where.
pub fn counts(tx: &mut Tx<'_>) -> Result<Vec<(TwinState, i64)>, Failure> {
    tx.query(
        "select state, count(*) from twin where tenant_id = $1 group by state",
        &[Value::Int(TENANT)],
        |row| Ok((word(row, 0, TwinState::from_code)?, row.int(1)?)),
    )
}

/// Remembers when everybody was compared with everybody (milliseconds since 1970 UTC).
pub fn searched(tx: &mut Tx<'_>, at: i64) -> Result<(), Failure> {
    crate::set_meta(tx, SEARCHED, &at.to_be_bytes())
}

/// When everybody was last compared with everybody (milliseconds since 1970 UTC).
pub fn last_round(tx: &mut Tx<'_>) -> Result<Option<i64>, Failure> {
    let noted = crate::meta(tx, SEARCHED)?;
    Ok(noted.and_then(|at| at.try_into().ok()).map(i64::from_be_bytes))
}

/// Name under which the data remember it: a search that finds nobody leaves no pair.
const SEARCHED: &str = "twins_searched";

/// Keeps what was decided about a pair.
pub fn decide(tx: &mut Tx<'_>, pair: &Twin, (user, at): (UserId, i64)) -> Result<(), Failure> {
    tx.execute(
        "insert into twin (tenant_id, low_person, high_person, score, state, round, decided_by, decided_at, \
         merge_id) values ($1, $2, $3, $4, $5, 0, $6, $7, $8) \
         on conflict (tenant_id, low_person, high_person) do update \
         set state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at, \
         merge_id = excluded.merge_id",
        &[
            Value::Int(TENANT),
            Value::Bytes(pair.low.bytes()),
            Value::Bytes(pair.high.bytes()),
            Value::Int(pair.score),
            Value::Int(pair.state.code()),
            Value::Bytes(user.bytes()),
            Value::Int(at),
            pair.merge.as_ref().map_or(Value::Null, |merge| Value::Bytes(merge.bytes())),
        ],
    )
    .map(drop)
}

/// Deletes the pairs of a person; undecided ones only, or all.
pub fn delete_of_person(
    tx: &mut Tx<'_>,
    person: PersonId,
    decided_too: bool,
) -> Result<(), Failure> {
    let args =
        [Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Int(i64::from(decided_too))];
    for sql in [
        "delete from twin where tenant_id = $1 and low_person = $2 and ($3 = 1 or state in (1, 4))",
        "delete from twin where tenant_id = $1 and high_person = $2 and ($3 = 1 or state in (1, 4))",
    ] {
        tx.execute(sql, &args)?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Twin, Failure> {
    Ok(Twin {
        low: row.id(0)?,
        high: row.id(1)?,
        score: row.int(2)?,
        state: word(row, 3, TwinState::from_code)?,
        merge: row.opt_id(4)?,
    })
}
