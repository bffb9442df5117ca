//! Versions of the register, each a whole document.

use law::ids::UserId;

use super::TENANT;
use crate::{Failure, Tx, Value};

/// The newest version: number and document.
pub fn newest(tx: &mut Tx<'_>) -> Result<Option<(i64, String)>, Failure> {
    tx.one(
        "select version, body from register_version where tenant_id = $1 order by version desc limit 1",
        &[Value::Int(TENANT)],
        |row| Ok((row.int(0)?, row.text(1)?.to_owned())),
    )
}

/// The document of a version.
pub fn version(tx: &mut Tx<'_>, number: i64) -> Result<Option<String>, Failure> {
    tx.one(
        "select body from register_version where tenant_id = $1 and version = $2",
        &[Value::Int(TENANT), Value::Int(number)],
        |row| Ok(row.text(0)?.to_owned()),
    )
}

/// Stores a new version. Two editors at once: the second sees a constraint failure.
pub fn insert(
    tx: &mut Tx<'_>,
    version: i64,
    body: &str,
    at: i64,
    user: UserId,
) -> Result<(), Failure> {
    tx.execute(
        "insert into register_version (tenant_id, version, body, created_at, user_id) values ($1, $2, $3, $4, $5)",
        &[Value::Int(TENANT), Value::Int(version), Value::Text(body), Value::Int(at), Value::Bytes(user.bytes())],
    )
    .map(drop)
}

/// All versions as (number, time, user), newest first.
pub fn history(tx: &mut Tx<'_>) -> Result<Vec<(i64, i64, UserId)>, Failure> {
    tx.query(
        "select version, created_at, user_id from register_version where tenant_id = $1 order by version desc",
        &[Value::Int(TENANT)],
        |row| Ok((row.int(0)?, row.int(1)?, row.id(2)?)),
    )
}
