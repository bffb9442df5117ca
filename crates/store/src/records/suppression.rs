//! The suppression list (Sperrliste): keyed hashes, scope, channel, day, origin. It has no
//! reference to a person, so erasing somebody never erases the refusal.

use super::TENANT;
use crate::{Failure, Row, Tx, Value};

/// One blocked identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Keyed hash of one canonical form.
    pub hash: [u8; 16],
    /// `law::vocabulary::ObjectionScope` number.
    pub scope: i64,
    /// Channel number, 0 for all.
    pub channel: i64,
    /// Activity number, 0 for all marketing.
    pub activity: i64,
    /// 1 identifier, 2 person, 3 domain (R-SUP-08).
    pub level: i64,
    /// Day of the objection (days since 1970).
    pub since_on: i64,
    /// 1 objection, 2 withdrawal, 3 list, 4 erasure (R-SUP-03), 5 said by somebody merged into this
    /// person.
    pub origin: i64,
    /// Version of the pepper.
    pub key_version: i64,
}

impl Entry {
    pub(crate) fn values(&self) -> [Value<'_>; 9] {
        [
            Value::Int(TENANT),
            Value::Bytes(&self.hash),
            Value::Int(self.scope),
            Value::Int(self.channel),
            Value::Int(self.activity),
            Value::Int(self.level),
            Value::Int(self.since_on),
            Value::Int(self.origin),
            Value::Int(self.key_version),
        ]
    }

    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Failure> {
        Ok(Self {
            hash: row.array16(0)?,
            scope: row.int(1)?,
            channel: row.int(2)?,
            activity: row.int(3)?,
            level: row.int(4)?,
            since_on: row.int(5)?,
            origin: row.int(6)?,
            key_version: row.int(7)?,
        })
    }
}

/// What a look-up found for one hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position of the hash in the question.
    pub asked: usize,
    /// Scope number.
    pub scope: i64,
    /// Channel number, 0 for all.
    pub channel: i64,
    /// Activity number, 0 for all marketing.
    pub activity: i64,
    /// Origin number.
    pub origin: i64,
    /// Day of the objection.
    pub since_on: i64,
}

/// Adds entries; an entry that is there already stays as it is, unless it had come by a merge alone
/// and now is somebody's own word.
pub fn insert(tx: &mut Tx<'_>, entries: &[Entry]) -> Result<u64, Failure> {
    let mut added = 0;
    for entry in entries {
        added += tx.execute(
            "insert into suppression (tenant_id, hash, scope, channel, activity_id, level, since_on, origin, key_version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
             on conflict (tenant_id, hash, scope, channel, activity_id) do update \
             set origin = excluded.origin, since_on = excluded.since_on, level = excluded.level \
             where suppression.origin = 5 and excluded.origin <> 5",
            &entry.values(),
        )?;
    }
    Ok(added)
}

/// Deletes an entry that a merge alone had brought.
pub fn delete_merged(tx: &mut Tx<'_>, entry: &Entry) -> Result<u64, Failure> {
    tx.execute(
        "delete from suppression where tenant_id = $1 and hash = $2 and scope = $3 and channel = $4 \
         and activity_id = $5 and origin = 5",
        &[
            Value::Int(TENANT),
            Value::Bytes(&entry.hash),
            Value::Int(entry.scope),
            Value::Int(entry.channel),
            Value::Int(entry.activity),
        ],
    )
}

/// Which of these hashes are blocked, in one statement however many they are.
pub fn hits(tx: &mut Tx<'_>, hashes: &[[u8; 16]]) -> Result<Vec<Hit>, Failure> {
    tx.want(hashes.iter().map(|hash| (hash.as_slice(), 0)))?;
    tx.query(
        "select w.pos, s.scope, s.channel, s.activity_id, s.origin, s.since_on from wanted w \
         cross join suppression s where s.tenant_id = $1 and s.hash = w.id",
        &[Value::Int(TENANT)],
        |row| {
            Ok(Hit {
                asked: usize::try_from(row.int(0)?).unwrap_or(usize::MAX),
                scope: row.int(1)?,
                channel: row.int(2)?,
                activity: row.int(3)?,
                origin: row.int(4)?,
                since_on: row.int(5)?,
            })
        },
    )
}

/// Every entry, until `read` says `false`.
pub fn each(
    tx: &mut Tx<'_>,
    mut read: impl FnMut(Entry) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    tx.each(
        "select hash, scope, channel, activity_id, level, since_on, origin, key_version \
         from suppression where tenant_id = $1",
        &[Value::Int(TENANT)],
        |row| read(Entry::read(row)?),
    )
}

/// Removes the entries of these hashes, as somebody insisted (R-SUP-04); how many.
pub fn remove(tx: &mut Tx<'_>, hashes: &[[u8; 16]]) -> Result<u64, Failure> {
    let mut removed = 0;
    for hash in hashes {
        removed += tx.execute(
            "delete from suppression where tenant_id = $1 and hash = $2",
            &[Value::Int(TENANT), Value::Bytes(hash)],
        )?;
    }
    Ok(removed)
}

/// How many entries there are.
pub fn count(tx: &mut Tx<'_>) -> Result<i64, Failure> {
    tx.one("select count(*) from suppression where tenant_id = $1", &[Value::Int(TENANT)], |row| {
        row.int(0)
    })
    .map(|found| found.unwrap_or(0))
}
