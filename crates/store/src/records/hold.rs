//! Legal holds (R-DEL-05) and restrictions of whole records (Art. 18 DSGVO).

use law::class::Class;
use law::ids::{ObjectId, PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Row, Tx, Value};

/// A legal matter that holds the data of a person.
pub struct Hold {
    /// Whose data.
    pub person: PersonId,
    /// Its id.
    pub id: ObjectId,
    /// Class whose key the matter is sealed under.
    pub class: Class,
    /// The matter, sealed.
    pub sealed: Vec<u8>,
    /// Who answers for it.
    pub owner: UserId,
    /// Day it is looked at again.
    pub review_on: i64,
    /// Milliseconds since 1970 UTC.
    pub since: i64,
}

/// Why a record is restricted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restriction {
    /// Whose record.
    pub person: PersonId,
    /// Ground, a number of the desk.
    pub ground: i64,
    /// Milliseconds since 1970 UTC.
    pub since: i64,
    /// Who restricted it.
    pub user: UserId,
}

const HOLDS: &str = "select person_id, hold_id, class, sealed, owner, review_on, since \
    from legal_hold where tenant_id = $1 and person_id = $2 order by hold_id";

fn read(row: &Row<'_>) -> Result<Hold, Failure> {
    Ok(Hold {
        person: row.id(0)?,
        id: row.id(1)?,
        class: word(row, 2, Class::from_code)?,
        sealed: row.bytes(3)?.to_vec(),
        owner: row.id(4)?,
        review_on: row.int(5)?,
        since: row.int(6)?,
    })
}

/// The holds on a person.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Hold>, Failure> {
    tx.query(HOLDS, &[Value::Int(TENANT), Value::Bytes(person.bytes())], read)
}

/// Holds by the day they are to be looked at, at most `limit`.
pub fn by_review(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Hold>, Failure> {
    tx.query(
        "select person_id, hold_id, class, sealed, owner, review_on, since \
         from legal_hold where tenant_id = $1 order by review_on, hold_id limit $2",
        &[Value::Int(TENANT), Value::Int(limit)],
        read,
    )
}

/// Keeps a hold.
pub fn insert(tx: &mut Tx<'_>, h: &Hold) -> Result<(), Failure> {
    tx.execute(
        "insert into legal_hold (tenant_id, person_id, hold_id, class, sealed, owner, review_on, since) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            Value::Int(TENANT),
            Value::Bytes(h.person.bytes()),
            Value::Bytes(h.id.bytes()),
            Value::Int(h.class.code()),
            Value::Bytes(&h.sealed),
            Value::Bytes(h.owner.bytes()),
            Value::Int(h.review_on),
            Value::Int(h.since),
        ],
    )
    .map(drop)
}

/// Ends a hold; how many ended.
pub fn delete(tx: &mut Tx<'_>, person: PersonId, hold: ObjectId) -> Result<u64, Failure> {
    tx.execute(
        "delete from legal_hold where tenant_id = $1 and person_id = $2 and hold_id = $3",
        &[Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Bytes(hold.bytes())],
    )
}

/// Why a record is restricted, if it is.
pub fn restriction(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Restriction>, Failure> {
    tx.one(
        "select person_id, ground, since, user_id from restriction \
         where tenant_id = $1 and person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        |row| {
            Ok(Restriction {
                person: row.id(0)?,
                ground: row.int(1)?,
                since: row.int(2)?,
                user: row.id(3)?,
            })
        },
    )
}

/// Keeps why a record is restricted, in the place of an earlier reason.
pub fn restrict(tx: &mut Tx<'_>, r: &Restriction) -> Result<(), Failure> {
    tx.execute(
        "insert into restriction (tenant_id, person_id, ground, since, user_id) \
         values ($1, $2, $3, $4, $5) on conflict (tenant_id, person_id) do update \
         set ground = excluded.ground, since = excluded.since, user_id = excluded.user_id",
        &[
            Value::Int(TENANT),
            Value::Bytes(r.person.bytes()),
            Value::Int(r.ground),
            Value::Int(r.since),
            Value::Bytes(r.user.bytes()),
        ],
    )
    .map(drop)
}

/// Forgets why a record was restricted.
pub fn lift(tx: &mut Tx<'_>, person: PersonId) -> Result<u64, Failure> {
    tx.execute(
        "delete from restriction where tenant_id = $1 and person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
    )
}
