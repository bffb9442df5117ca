//! What people do themselves: codes to a stored address, and whether they want the data letter.

use law::ids::{ObjectId, PersonId};

use crate::records::TENANT;
use crate::{Failure, Row, Tx};

/// A code that waits to be typed. No `Debug`: it carries the sealed message.
pub struct Code {
    /// Whose address it goes to.
    pub person: PersonId,
    /// Its id; also whose key the message is sealed under.
    pub id: ObjectId,
    /// Keyed hash of the code.
    pub code_hash: [u8; 16],
    /// Wrong codes so far.
    pub tries: i64,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Milliseconds since 1970 UTC.
    pub expires_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
    /// The sealed message that carries the code.
    pub sealed: Vec<u8>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select person_id, code_id, code_hash, tries, created_at, expires_at, used_at, sealed \
             from self_code where tenant_id = $1 ",
            $rest
        )
    };
}

/// Stores a code, or how often it was tried.
pub fn put_code(tx: &mut Tx<'_>, code: &Code) -> Result<(), Failure> {
    tx.execute(
        "insert into self_code (tenant_id, person_id, code_id, code_hash, tries, created_at, expires_at, used_at, sealed) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, person_id, code_id) do update set \
         tries = excluded.tries, used_at = excluded.used_at",
        &[
            TENANT.into(),
            (&code.person).into(),
            (&code.id).into(),
            (&code.code_hash).into(),
            code.tries.into(),
            code.created_at.into(),
            code.expires_at.into(),
            code.used_at.into(),
            (&code.sealed).into(),
        ],
    )
    .map(drop)
}

/// The codes of a person that are still good.
pub fn codes_of(tx: &mut Tx<'_>, person: PersonId, now: i64) -> Result<Vec<Code>, Failure> {
    tx.query(
        select!("and person_id = $2 and expires_at > $3 and used_at is null order by code_id"),
        &[TENANT.into(), (&person).into(), now.into()],
        read,
    )
}

/// The codes that wait to be sent, oldest first.
pub fn codes(tx: &mut Tx<'_>, now: i64, limit: i64) -> Result<Vec<Code>, Failure> {
    tx.query(
        select!("and expires_at > $2 and used_at is null order by expires_at limit $3"),
        &[TENANT.into(), now.into(), limit.into()],
        read,
    )
}

/// Takes codes away whose time is over; their ids, for their keys.
pub fn over(tx: &mut Tx<'_>, now: i64) -> Result<Vec<ObjectId>, Failure> {
    tx.query(
        "delete from self_code where tenant_id = $1 and expires_at <= $2 returning code_id",
        &[TENANT.into(), now.into()],
        |row| row.id(0),
    )
}

/// Whether a person wants no data letter, and the day of the last one.
pub fn letter_of(tx: &mut Tx<'_>, person: PersonId) -> Result<(bool, Option<i64>), Failure> {
    tx.one(
        "select opted_out, last_on from data_letter where tenant_id = $1 and person_id = $2",
        &[TENANT.into(), (&person).into()],
        |row| Ok((row.int(0)? != 0, row.opt_int(1)?)),
    )
    .map(|found| found.unwrap_or_default())
}

/// Keeps a person's wish and the day of the last letter.
pub fn put_letter(
    tx: &mut Tx<'_>,
    person: PersonId,
    opted_out: bool,
    last_on: Option<i64>,
) -> Result<(), Failure> {
    tx.execute(
        "insert into data_letter (tenant_id, person_id, opted_out, last_on) values ($1, $2, $3, $4) \
         on conflict (tenant_id, person_id) do update set opted_out = excluded.opted_out, last_on = excluded.last_on",
        &[TENANT.into(), (&person).into(), opted_out.into(), last_on.into()],
    )
    .map(drop)
}

/// Persons behind this one whose letter is due: active, not opted out, none since that day.
pub fn due(
    tx: &mut Tx<'_>,
    since: i64,
    after: PersonId,
    limit: i64,
) -> Result<Vec<PersonId>, Failure> {
    tx.query(
        "select p.person_id from person p left join data_letter l \
         on l.tenant_id = p.tenant_id and l.person_id = p.person_id \
         where p.tenant_id = $1 and p.person_id > $3 and p.state = 1 and coalesce(l.opted_out, 0) = 0 \
         and coalesce(l.last_on, p.created_on) <= $2 order by p.person_id limit $4",
        &[TENANT.into(), since.into(), (&after).into(), limit.into()],
        |row| row.id(0),
    )
}

/// How many persons' letters are due, counted up to `most`. Walks everybody.
pub fn count_due(tx: &mut Tx<'_>, since: i64, most: i64) -> Result<i64, Failure> {
    let count = tx.one(
        "select count(*) from (select p.person_id from person p left join data_letter l \
         on l.tenant_id = p.tenant_id and l.person_id = p.person_id \
         where p.tenant_id = $1 and p.state = 1 and coalesce(l.opted_out, 0) = 0 \
         and coalesce(l.last_on, p.created_on) <= $2 limit $3) due",
        &[TENANT.into(), since.into(), most.into()],
        |row| row.int(0),
    )?;
    Ok(count.unwrap_or_default())
}

fn read(row: &Row<'_>) -> Result<Code, Failure> {
    Ok(Code {
        person: row.id(0)?,
        id: row.id(1)?,
        code_hash: row.array(2)?,
        tries: row.int(3)?,
        created_at: row.int(4)?,
        expires_at: row.int(5)?,
        used_at: row.opt_int(6)?,
        sealed: row.bytes(7)?.to_vec(),
    })
}
