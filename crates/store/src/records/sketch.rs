//! Keyed sketches of people who were erased or are on a blacklist: marks that lead to nobody, from
//! which the person is recognised when a list brings them back.

use super::TENANT;
use crate::{Failure, Load, Row, Tx, Value};

/// What is kept of somebody who must not come back unseen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// Keyed hash of the marks.
    pub id: [u8; 16],
    /// The marks, as `link::Sketch` writes them.
    pub marks: Vec<u8>,
    /// Channel number, 0 for all.
    pub channel: i64,
    /// Day of the refusal or erasure (days since 1970).
    pub since_on: i64,
    /// 3 list, 4 erasure, as in the suppression list.
    pub origin: i64,
    /// Version of the pepper.
    pub key_version: i64,
}

/// Name under which the data remember that sketches came or went.
const CHANGED: &str = "sketches";

static LOAD: Load = Load {
    table: "sketch",
    columns: &["tenant_id", "sketch_id", "marks", "channel", "since_on", "origin", "key_version"],
};

/// Adds sketches; one that is there already stays as it is. `change` is a fresh random id: whoever
/// holds sketches in memory sees by it that they are stale.
pub fn insert(tx: &mut Tx<'_>, sketches: &[Sketch], change: &[u8; 16]) -> Result<(), Failure> {
    if sketches.is_empty() {
        return Ok(());
    }
    tx.want(sketches.iter().map(|sketch| (sketch.id.as_slice(), 0)))?;
    let known = tx.query(
        "select w.pos from wanted w cross join sketch s where s.tenant_id = $1 and s.sketch_id = w.id",
        &[Value::Int(TENANT)],
        |row| row.int(0),
    )?;
    let known: std::collections::BTreeSet<i64> = known.into_iter().collect();
    let mut told = std::collections::BTreeSet::new();
    let fresh = (0..).zip(sketches).filter(|(at, _)| !known.contains(at)).map(|(_, sketch)| sketch);
    tx.load(&LOAD, fresh.filter(|sketch| told.insert(sketch.id)).map(Sketch::values))?;
    crate::set_meta(tx, CHANGED, change)
}

/// Takes sketches away, as for somebody who insists on leaving nothing.
pub fn remove(tx: &mut Tx<'_>, ids: &[[u8; 16]], change: &[u8; 16]) -> Result<(), Failure> {
    for id in ids {
        tx.execute(
            "delete from sketch where tenant_id = $1 and sketch_id = $2",
            &[Value::Int(TENANT), Value::Bytes(id)],
        )?;
    }
    crate::set_meta(tx, CHANGED, change)
}

/// What changes whenever sketches came or went; `None` before the first.
pub fn change(tx: &mut Tx<'_>) -> Result<Option<Vec<u8>>, Failure> {
    crate::meta(tx, CHANGED)
}

/// Every sketch.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Sketch>, Failure> {
    tx.query(
        "select sketch_id, marks, channel, since_on, origin, key_version from sketch \
         where tenant_id = $1 order by sketch_id",
        &[Value::Int(TENANT)],
        Sketch::read,
    )
}

impl Sketch {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Failure> {
        Ok(Self {
            id: row.bytes(0)?.try_into().map_err(|_| Failure::shape("sketch id"))?,
            marks: row.bytes(1)?.to_vec(),
            channel: row.int(2)?,
            since_on: row.int(3)?,
            origin: row.int(4)?,
            key_version: row.int(5)?,
        })
    }

    pub(crate) fn values(&self) -> [Value<'_>; 7] {
        [
            Value::Int(TENANT),
            Value::Bytes(&self.id),
            Value::Bytes(&self.marks),
            Value::Int(self.channel),
            Value::Int(self.since_on),
            Value::Int(self.origin),
            Value::Int(self.key_version),
        ]
    }
}
