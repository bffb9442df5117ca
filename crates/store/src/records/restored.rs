//! What a restore of older data takes away: access that was given, and values without a key.

use law::class::Class;
use law::ids::PersonId;

use super::{TENANT, word};
use crate::{Failure, Tx, Value};

/// Ends every session, every key of a program, and every export that has not left.
pub fn end_access(tx: &mut Tx<'_>, now: i64) -> Result<(), Failure> {
    tx.execute("delete from session where tenant_id = $1", &[Value::Int(TENANT)])?;
    tx.execute(
        "update api_key set revoked_at = $2 where tenant_id = $1 and revoked_at is null",
        &[Value::Int(TENANT), Value::Int(now)],
    )?;
    tx.execute(
        "update disclosure set state = 4 where tenant_id = $1 and state < 3",
        &[Value::Int(TENANT)],
    )
    .map(drop)
}

/// Person and class of every value, in order; the same pair may come again.
pub fn sealed_under(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, Class)>, Failure> {
    tx.query(
        "select distinct person_id, class from datum where tenant_id = $1 order by person_id, class",
        &[Value::Int(TENANT)],
        |row| Ok((row.id(0)?, word(row, 1, Class::from_code)?)),
    )
}

/// Deletes the values of these persons and classes; how many.
pub fn delete_under(tx: &mut Tx<'_>, under: &[(PersonId, Class)]) -> Result<u64, Failure> {
    let mut gone = 0;
    for (person, class) in under {
        gone += tx.execute(
            "delete from datum where tenant_id = $1 and person_id = $2 and class = $3",
            &[Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Int(class.code())],
        )?;
    }
    Ok(gone)
}
