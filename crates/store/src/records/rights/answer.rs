//! Answers that wait to be fetched with a code, for 14 days (R-DSR-33).

use law::ids::{ObjectId, UserId};

use crate::records::TENANT;
use crate::{Failure, Row, Tx};

/// One sealed answer. No `Debug`: it carries the sealed bundle.
pub struct Answer {
    /// Its id; also whose key it is sealed under.
    pub id: ObjectId,
    /// The case it answers.
    pub case: ObjectId,
    /// Keyed hash of the code.
    pub code_hash: [u8; 16],
    /// Wrong codes so far.
    pub tries: i64,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Milliseconds since 1970 UTC.
    pub expires_at: i64,
    /// When it was first fetched.
    pub fetched_at: Option<i64>,
    /// Who released it.
    pub user: UserId,
    /// The sealed bundle.
    pub sealed: Vec<u8>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select answer_id, case_id, code_hash, tries, created_at, expires_at, fetched_at, user_id, sealed \
             from rights_answer where tenant_id = $1 ",
            $rest
        )
    };
}

/// Stores an answer, or how often it was asked for.
pub fn put(tx: &mut Tx<'_>, answer: &Answer) -> Result<(), Failure> {
    tx.execute(
        "insert into rights_answer (tenant_id, answer_id, case_id, code_hash, tries, created_at, expires_at, fetched_at, \
         user_id, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         on conflict (tenant_id, answer_id) do update set tries = excluded.tries, fetched_at = excluded.fetched_at",
        &[
            TENANT.into(),
            (&answer.id).into(),
            (&answer.case).into(),
            (&answer.code_hash).into(),
            answer.tries.into(),
            answer.created_at.into(),
            answer.expires_at.into(),
            answer.fetched_at.into(),
            (&answer.user).into(),
            (&answer.sealed).into(),
        ],
    )
    .map(drop)
}

/// The answer with this id.
pub fn get(tx: &mut Tx<'_>, answer: ObjectId) -> Result<Option<Answer>, Failure> {
    tx.one(select!("and answer_id = $2"), &[TENANT.into(), (&answer).into()], read)
}

/// The answers of a case, oldest first.
pub fn of_case(tx: &mut Tx<'_>, case: ObjectId) -> Result<Vec<Answer>, Failure> {
    tx.query(select!("and case_id = $2 order by answer_id"), &[TENANT.into(), (&case).into()], read)
}

/// Ids of answers whose time is over.
pub fn over(tx: &mut Tx<'_>, now: i64) -> Result<Vec<ObjectId>, Failure> {
    tx.query(
        "select answer_id from rights_answer where tenant_id = $1 and expires_at <= $2 order by expires_at limit 500",
        &[TENANT.into(), now.into()],
        |row| row.id(0),
    )
}

/// Takes an answer away.
pub fn delete(tx: &mut Tx<'_>, answer: ObjectId) -> Result<u64, Failure> {
    tx.execute(
        "delete from rights_answer where tenant_id = $1 and answer_id = $2",
        &[TENANT.into(), (&answer).into()],
    )
}

fn read(row: &Row<'_>) -> Result<Answer, Failure> {
    Ok(Answer {
        id: row.id(0)?,
        case: row.id(1)?,
        code_hash: row.array(2)?,
        tries: row.int(3)?,
        created_at: row.int(4)?,
        expires_at: row.int(5)?,
        fetched_at: row.opt_int(6)?,
        user: row.id(7)?,
        sealed: row.bytes(8)?.to_vec(),
    })
}
