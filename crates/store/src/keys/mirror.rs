//! Refusals, mirrored beside the keys before the data know them: a restore of an older copy of the
//! data applies them again (reliability 4.4). A refusal that is mirrored and then not saved errs on
//! the side of not sending.

use law::ids::{ObjectId, PersonId};

use super::Keys;
use crate::failure::Failure;
use crate::records::TENANT;
use crate::records::sketch::Sketch;
use crate::records::suppression::Entry;
use crate::waist::{Row, Tx, Value};

/// An objection or withdrawal of a person, as far as a restore needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Who refused.
    pub person: PersonId,
    /// Id of the consent event.
    pub event: ObjectId,
    /// Activity number, 0 for all marketing.
    pub activity: u16,
    /// Channel number, 0 for all.
    pub channel: i64,
    /// Number of the consent action.
    pub action: i64,
    /// Milliseconds since 1970 UTC.
    pub happened_at: i64,
    /// Milliseconds since 1970 UTC.
    pub recorded_at: i64,
}

impl Keys {
    /// Mirrors refusals, entries of the suppression list and sketches; what is there already stays.
    ///
    /// # Errors
    /// Those of the engine; then the refusal must not be saved either, and is asked for again.
    pub fn mirror(
        &self,
        refusals: &[Refusal],
        entries: &[Entry],
        sketches: &[Sketch],
    ) -> Result<(), Failure> {
        if refusals.is_empty() && entries.is_empty() && sketches.is_empty() {
            return Ok(());
        }
        self.store.write(|tx| {
            for refusal in refusals {
                tx.execute(
                    "insert into refusal (tenant_id, person_id, event_id, activity_id, channel, action, \
                     happened_at, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8) \
                     on conflict do nothing",
                    &values(refusal),
                )?;
            }
            self::entries(tx, entries, sketches)
        })
    }

    /// Forgets entries and sketches a person insisted on having removed (R-SUP-04).
    ///
    /// # Errors
    /// Those of the engine.
    pub fn unmirror(&self, hashes: &[[u8; 16]], sketches: &[[u8; 16]]) -> Result<(), Failure> {
        if hashes.is_empty() && sketches.is_empty() {
            return Ok(());
        }
        let entry = "delete from suppressed where tenant_id = $1 and hash = $2";
        let sketch = "delete from sketched where tenant_id = $1 and sketch_id = $2";
        self.destroying(|tx| {
            for (sql, ids) in [(entry, hashes), (sketch, sketches)] {
                for id in ids {
                    tx.execute(sql, &[Value::Int(TENANT), Value::Bytes(id)])?;
                }
            }
            Ok(())
        })
    }

    /// Every mirrored sketch.
    ///
    /// # Errors
    /// Those of the engine.
    pub fn sketched(&self) -> Result<Vec<Sketch>, Failure> {
        let sql = "select sketch_id, marks, channel, since_on, origin, key_version from sketched \
            where tenant_id = $1 order by sketch_id";
        self.store.read(|tx| tx.query(sql, &[TENANT.into()], Sketch::read))
    }

    /// Every mirrored refusal, oldest first, until `read` says `false`.
    ///
    /// # Errors
    /// Those of `read` and of the engine.
    pub fn each_refusal(
        &self,
        mut read: impl FnMut(Refusal) -> Result<bool, Failure>,
    ) -> Result<(), Failure> {
        let sql = "select person_id, event_id, activity_id, channel, action, happened_at, \
            recorded_at from refusal where tenant_id = $1 order by recorded_at, event_id";
        self.store.read(|tx| tx.each(sql, &[TENANT.into()], |row| read(refusal(row)?)))
    }

    /// Every mirrored entry of the suppression list, until `read` says `false`.
    ///
    /// # Errors
    /// Those of `read` and of the engine.
    pub fn each_suppressed(
        &self,
        mut read: impl FnMut(Entry) -> Result<bool, Failure>,
    ) -> Result<(), Failure> {
        let sql = "select hash, scope, channel, activity_id, level, since_on, origin, key_version \
            from suppressed where tenant_id = $1";
        self.store.read(|tx| tx.each(sql, &[TENANT.into()], |row| read(Entry::read(row)?)))
    }
}

/// Mirrors entries of the suppression list, and sketches.
pub(super) fn entries(
    tx: &mut Tx<'_>,
    entries: &[Entry],
    sketches: &[Sketch],
) -> Result<(), Failure> {
    for sketch in sketches {
        tx.execute(
            "insert into sketched (tenant_id, sketch_id, marks, channel, since_on, origin, \
             key_version) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
            &sketch.values(),
        )?;
    }
    for entry in entries {
        tx.execute(
            "insert into suppressed (tenant_id, hash, scope, channel, activity_id, level, \
             since_on, origin, key_version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
             on conflict do nothing",
            &entry.values(),
        )?;
    }
    Ok(())
}

fn values(refusal: &Refusal) -> [Value<'_>; 8] {
    [
        Value::Int(TENANT),
        Value::Bytes(refusal.person.bytes()),
        Value::Bytes(refusal.event.bytes()),
        Value::Int(i64::from(refusal.activity)),
        Value::Int(refusal.channel),
        Value::Int(refusal.action),
        Value::Int(refusal.happened_at),
        Value::Int(refusal.recorded_at),
    ]
}

fn refusal(row: &Row<'_>) -> Result<Refusal, Failure> {
    Ok(Refusal {
        person: row.id(0)?,
        event: row.id(1)?,
        activity: u16::try_from(row.int(2)?).map_err(|_| Failure::shape("activity number"))?,
        channel: row.int(3)?,
        action: row.int(4)?,
        happened_at: row.int(5)?,
        recorded_at: row.int(6)?,
    })
}
