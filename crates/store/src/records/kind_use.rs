//! When values of a kind were last opened for an activity: for the whole firm, about no person.

use super::TENANT;
use crate::{Failure, Tx, Value};

/// The last day of one kind and activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindUse {
    /// Kind, a number of the register; 0 for pictures kept as files.
    pub kind: u16,
    /// Activity, a number of the register.
    pub activity: u16,
    /// Day (days since 1970).
    pub on: i64,
}

/// Remembers a use; an earlier day never takes the place of a later one.
pub fn put(tx: &mut Tx<'_>, used: &KindUse) -> Result<(), Failure> {
    tx.execute(
        "insert into kind_use (tenant_id, kind_id, activity_id, last_used_on) \
         values ($1, $2, $3, $4) on conflict (tenant_id, kind_id, activity_id) \
         do update set last_used_on = excluded.last_used_on \
         where excluded.last_used_on > kind_use.last_used_on",
        &[
            Value::Int(TENANT),
            Value::Int(i64::from(used.kind)),
            Value::Int(i64::from(used.activity)),
            Value::Int(used.on),
        ],
    )
    .map(drop)
}

/// All of them: at most kinds times activities.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<KindUse>, Failure> {
    tx.query(
        "select kind_id, activity_id, last_used_on from kind_use where tenant_id = $1 \
         order by kind_id, activity_id",
        &[Value::Int(TENANT)],
        |row| {
            let number = |at| row.int(at).map(|n| u16::try_from(n).unwrap_or_default());
            Ok(KindUse { kind: number(0)?, activity: number(1)?, on: row.int(2)? })
        },
    )
}
