//! Which rows changed hands in a merge.

use law::ids::ObjectId;

use super::super::{TENANT, word};
use crate::{Failure, Load, Tx, Value};

law::vocabulary! {
    /// What a row of the list is about.
    Part {
        /// A consent event that changed hands.
        Event = 1 "EVENT",
        /// A consent event the merge made, to carry a refusal over.
        Made = 2 "MADE",
        /// A disclosure; number 1 if both persons were in it.
        Disclosure = 3 "DISCLOSURE",
        /// A verdict; its number, or what was decided if both persons were asked about: the
        /// verdict times 2^32, plus the situation.
        Verdict = 4 "VERDICT",
        /// A held row that may be about the person.
        Held = 5 "HELD",
        /// A suppression entry: hash, scope, channel, activity (2 bytes).
        Suppression = 6 "SUPPRESSION",
        /// A value of the person that stays which no longer leads; its state before.
        Beside = 7 "BESIDE",
        /// An older merge that the person that went had stayed in.
        Merge = 8 "MERGE",
        /// A notice that waits to be sent, or was.
        Notice = 9 "NOTICE",
        /// A request to keep special-category data, sealed anew.
        Special = 10 "SPECIAL",
        /// A request about rights.
        Case = 11 "CASE",
        /// A restriction that came over to somebody who had none.
        Restriction = 12 "RESTRICTION",
        /// A file, sealed anew.
        File = 13 "FILE",
        /// A legal hold, sealed anew.
        Hold = 14 "HOLD",
    }
}

/// One row that changed hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRow {
    /// What it is.
    pub part: Part,
    /// Which.
    pub row: Vec<u8>,
    /// What belongs to it.
    pub num: i64,
}

static LOAD: Load =
    Load { table: "merging_part", columns: &["tenant_id", "merge_id", "part", "row_id", "num"] };

/// Keeps which rows changed hands.
pub fn put_parts(tx: &mut Tx<'_>, merging: ObjectId, rows: &[PartRow]) -> Result<(), Failure> {
    let row = |row| {
        let PartRow { part, row, num }: &PartRow = row;
        [
            Value::Int(TENANT),
            Value::Bytes(&merging.0),
            Value::Int(part.code()),
            Value::Bytes(row),
            Value::Int(*num),
        ]
    };
    tx.load(&LOAD, rows.iter().map(row)).map(drop)
}

/// The rows that changed hands in a merge.
pub fn parts(tx: &mut Tx<'_>, merging: ObjectId) -> Result<Vec<PartRow>, Failure> {
    tx.query(
        "select part, row_id, num from merging_part where tenant_id = $1 and merge_id = $2 \
         order by part, row_id",
        &[Value::Int(TENANT), Value::Bytes(merging.bytes())],
        |row| {
            Ok(PartRow {
                part: word(row, 0, Part::from_code)?,
                row: row.bytes(1)?.to_vec(),
                num: row.int(2)?,
            })
        },
    )
}
