//! Screening again what is stored: how far the job is, and the texts in which something was found.
//! Of what category it is stands nowhere: beside a person it would say what the text must not say.

use law::ids::{DatumId, PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Row, Tx, Value};

law::vocabulary! {
    /// What became of a text in which something was found.
    FindState { Open = 1 "OPEN", TakenOut = 2 "TAKEN_OUT", Left = 3 "LEFT" }
}

/// The job, as far as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Which words it screens by.
    pub words: i64,
    /// When it began (milliseconds since 1970 UTC).
    pub started_at: i64,
    /// Kind it is at, a number of the register.
    pub kind: u16,
    /// Person it has done last.
    pub after: PersonId,
    /// Texts screened.
    pub texts: i64,
    /// Texts in which something was found.
    pub found: i64,
    /// When it ended.
    pub ended_at: Option<i64>,
}

/// A text in which something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Find {
    /// Whom it is about.
    pub person: PersonId,
    /// The value that holds the text.
    pub datum: DatumId,
    /// How many places.
    pub spans: i64,
    /// Who wrote it.
    pub author: UserId,
}

/// How far the job is; `None` if it never ran.
pub fn run(tx: &mut Tx<'_>) -> Result<Option<Run>, Failure> {
    tx.one(
        "select words, started_at, kind_id, after_person, texts, found, ended_at \
         from rescreening where tenant_id = $1",
        &[Value::Int(TENANT)],
        |row| {
            Ok(Run {
                words: row.int(0)?,
                started_at: row.int(1)?,
                kind: u16::try_from(row.int(2)?).map_err(|_| Failure::shape("kind number"))?,
                after: row.id(3)?,
                texts: row.int(4)?,
                found: row.int(5)?,
                ended_at: row.opt_int(6)?,
            })
        },
    )
}

/// Remembers how far the job is.
pub fn put_run(tx: &mut Tx<'_>, run: &Run) -> Result<(), Failure> {
    tx.execute(
        "insert into rescreening \
         (tenant_id, words, started_at, kind_id, after_person, texts, found, ended_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id) do update set \
         words = excluded.words, started_at = excluded.started_at, kind_id = excluded.kind_id, \
         after_person = excluded.after_person, texts = excluded.texts, found = excluded.found, \
         ended_at = excluded.ended_at",
        &[
            Value::Int(TENANT),
            Value::Int(run.words),
            Value::Int(run.started_at),
            Value::Int(i64::from(run.kind)),
            Value::Bytes(run.after.bytes()),
            Value::Int(run.texts),
            Value::Int(run.found),
            run.ended_at.map_or(Value::Null, Value::Int),
        ],
    )
    .map(drop)
}

/// Puts a text on the list. One that somebody left as it is comes back only with more places.
pub fn put(tx: &mut Tx<'_>, find: &Find, at: i64) -> Result<(), Failure> {
    tx.execute(
        "insert into text_find (tenant_id, person_id, datum_id, spans, state, author, found_at) \
         values ($1, $2, $3, $4, 1, $5, $6) on conflict (tenant_id, person_id, datum_id) do update \
         set spans = excluded.spans, found_at = excluded.found_at, state = case \
         when text_find.state = 3 and text_find.spans >= excluded.spans then 3 else 1 end",
        &[
            Value::Int(TENANT),
            Value::Bytes(find.person.bytes()),
            Value::Bytes(find.datum.bytes()),
            Value::Int(find.spans),
            Value::Bytes(find.author.bytes()),
            Value::Int(at),
        ],
    )
    .map(drop)
}

macro_rules! select {
    ($what:literal, $rest:literal) => {
        concat!(
            "select ",
            $what,
            " from text_find f where f.tenant_id = $1 and f.state = $2 and exists \
             (select 1 from datum d where d.tenant_id = $1 and d.person_id = f.person_id \
              and d.datum_id = f.datum_id and d.state <> 2) ",
            $rest
        )
    };
}

fn read(row: &Row<'_>) -> Result<Find, Failure> {
    Ok(Find { person: row.id(0)?, datum: row.id(1)?, spans: row.int(2)?, author: row.id(3)? })
}

/// Texts that wait, the oldest first.
pub fn open(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Find>, Failure> {
    tx.query(
        select!(
            "f.person_id, f.datum_id, f.spans, f.author",
            "order by f.found_at, f.datum_id limit $3"
        ),
        &[Value::Int(TENANT), Value::Int(FindState::Open.code()), Value::Int(limit)],
        read,
    )
}

/// How many texts wait, counted up to a limit.
pub fn count_open(tx: &mut Tx<'_>, most: i64) -> Result<i64, Failure> {
    let sql = "select count(*) from (select 1 from text_find f where f.tenant_id = $1 and f.state = 1 \
         and exists (select 1 from datum d where d.tenant_id = $1 and d.person_id = f.person_id \
         and d.datum_id = f.datum_id and d.state <> 2) limit $2) few";
    let found = tx.one(sql, &[Value::Int(TENANT), Value::Int(most)], |row| row.int(0))?;
    Ok(found.unwrap_or(0))
}

/// Texts of an author out of which something was taken and who has not said to have seen it.
pub fn of_author(tx: &mut Tx<'_>, author: UserId, limit: i64) -> Result<Vec<Find>, Failure> {
    tx.query(
        select!(
            "f.person_id, f.datum_id, f.spans, f.author",
            "and f.author = $3 order by f.found_at, f.datum_id limit $4"
        ),
        &[
            Value::Int(TENANT),
            Value::Int(FindState::TakenOut.code()),
            Value::Bytes(author.bytes()),
            Value::Int(limit),
        ],
        read,
    )
}

/// The text with this id, if it waits.
pub fn get_open(
    tx: &mut Tx<'_>,
    person: PersonId,
    datum: DatumId,
) -> Result<Option<Find>, Failure> {
    tx.one(
        select!(
            "f.person_id, f.datum_id, f.spans, f.author",
            "and f.person_id = $3 and f.datum_id = $4"
        ),
        &[
            Value::Int(TENANT),
            Value::Int(FindState::Open.code()),
            Value::Bytes(person.bytes()),
            Value::Bytes(datum.bytes()),
        ],
        read,
    )
}

/// Says what became of a text that waits; 0 if it does not wait any more.
pub fn decide(
    tx: &mut Tx<'_>,
    (person, datum): (PersonId, DatumId),
    state: FindState,
    (user, at): (UserId, i64),
) -> Result<u64, Failure> {
    tx.execute(
        "update text_find set state = $4, decided_by = $5, decided_at = $6 \
         where tenant_id = $1 and person_id = $2 and datum_id = $3 and state = 1",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Bytes(datum.bytes()),
            Value::Int(state.code()),
            Value::Bytes(user.bytes()),
            Value::Int(at),
        ],
    )
}

/// Takes a text off the list.
pub fn forget(tx: &mut Tx<'_>, person: PersonId, datum: DatumId) -> Result<u64, Failure> {
    tx.execute(
        "delete from text_find where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Bytes(datum.bytes())],
    )
}

/// Takes texts off the list that are gone; what an author has seen goes with [`forget`].
pub fn forget_gone(tx: &mut Tx<'_>) -> Result<u64, Failure> {
    tx.execute(
        "delete from text_find where tenant_id = $1 and not exists \
         (select 1 from datum d where d.tenant_id = $1 and d.person_id = text_find.person_id \
          and d.datum_id = text_find.datum_id and d.state <> 2)",
        &[Value::Int(TENANT)],
    )
}

/// An author has seen everything that was taken out of theirs.
pub fn seen(tx: &mut Tx<'_>, author: UserId) -> Result<u64, Failure> {
    tx.execute(
        "delete from text_find where tenant_id = $1 and author = $2 and state = 2",
        &[Value::Int(TENANT), Value::Bytes(author.bytes())],
    )
}

/// What became of a text; `None` if it is not on the list.
pub fn state(
    tx: &mut Tx<'_>,
    person: PersonId,
    datum: DatumId,
) -> Result<Option<FindState>, Failure> {
    tx.one(
        "select state from text_find where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Bytes(datum.bytes())],
        |row| word(row, 0, FindState::from_code),
    )
}
