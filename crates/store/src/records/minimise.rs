//! What is held of each kind, for the report on what could be less.

use super::TENANT;
use crate::{Failure, Tx, Value};

/// Values of one kind under labels that name the same activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Kind, a number of the register.
    pub kind: i64,
    /// Activities of their labels, as bits.
    pub activities: u64,
    /// How many values.
    pub values: i64,
    /// Day the newest was stored (days since 1970).
    pub newest_on: i64,
}

/// How much is held of each kind. Walks all values: for a job, not for a page.
pub fn held(tx: &mut Tx<'_>) -> Result<Vec<Held>, Failure> {
    tx.query(
        "select d.kind_id, l.activities, count(*), max(d.created_on) from datum d \
         join label l on l.tenant_id = d.tenant_id and l.label_id = d.label_id \
         where d.tenant_id = $1 and d.state <> 2 group by d.kind_id, l.activities order by d.kind_id",
        &[Value::Int(TENANT)],
        |row| {
            Ok(Held {
                kind: row.int(0)?,
                activities: row.int(1)?.cast_unsigned(),
                values: row.int(2)?,
                newest_on: row.int(3)?,
            })
        },
    )
}

/// Persons that hold values of a kind, in the order of ids behind `after`, each once.
pub fn persons_with(
    tx: &mut Tx<'_>,
    kind: u16,
    after: law::ids::PersonId,
    limit: i64,
) -> Result<Vec<law::ids::PersonId>, Failure> {
    tx.query(
        "select distinct person_id from datum where tenant_id = $1 and kind_id = $2 and person_id > $3 \
         order by person_id limit $4",
        &[
            Value::Int(TENANT),
            Value::Int(i64::from(kind)),
            Value::Bytes(after.bytes()),
            Value::Int(limit),
        ],
        |row| row.id(0),
    )
}

/// Deletes a person's values of a kind; how many there were.
pub fn delete_kind(tx: &mut Tx<'_>, person: law::ids::PersonId, kind: u16) -> Result<u64, Failure> {
    tx.execute(
        "delete from datum where tenant_id = $1 and person_id = $2 and kind_id = $3",
        &[Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Int(i64::from(kind))],
    )
}

/// Deletes what is kept of a kind for taking merges back.
pub fn delete_copies(tx: &mut Tx<'_>, kind: u16) -> Result<u64, Failure> {
    tx.execute(
        "delete from merging_datum where tenant_id = $1 and kind_id = $2",
        &[Value::Int(TENANT), Value::Int(i64::from(kind))],
    )
}

/// How many pictures of persons are held.
pub fn photos(tx: &mut Tx<'_>) -> Result<i64, Failure> {
    tx.one(
        "select count(*) from attachment where tenant_id = $1 and photo = 1",
        &[Value::Int(TENANT)],
        |row| row.int(0),
    )
    .map(|found| found.unwrap_or(0))
}
