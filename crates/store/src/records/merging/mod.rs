//! Merges: two persons that turned out to be one. What changed hands is kept row by row, and the
//! values of the person that went as they were sealed, so that a merge can be taken back exactly.

mod moves;
mod parts;

pub use moves::{TABLES, hand_back, hand_over};
pub use parts::{Part, PartRow, parts, put_parts};

use law::ids::{DatumId, ObjectId, PersonId, UserId};

use super::datum::Datum;
use super::{TENANT, word};
use crate::{Failure, Load, Row, Tx, Value};

law::vocabulary! {
    /// Where a merge stands.
    MergeState { Merged = 1 "MERGED", Undone = 2 "UNDONE", Settled = 3 "SETTLED" }
}

/// One merge.
pub struct Merging {
    /// Its id, ordered by time.
    pub id: ObjectId,
    /// The person that stayed.
    pub kept: PersonId,
    /// The person that went; its id leads to the one that stayed.
    pub gone: PersonId,
    /// Where it stands.
    pub state: MergeState,
    /// Milliseconds since 1970 UTC.
    pub merged_at: i64,
    /// Last day it can be taken back (days since 1970).
    pub undo_until_on: i64,
    /// When it was taken back or settled (milliseconds since 1970 UTC).
    pub ended_at: Option<i64>,
    /// Who merged.
    pub user: UserId,
    /// The facts of both before, in numbers.
    pub before: String,
}

static LOAD: Load = Load {
    table: "merging",
    columns: &[
        "tenant_id",
        "merge_id",
        "kept_person",
        "gone_person",
        "state",
        "merged_at",
        "undo_until_on",
        "user_id",
        "before",
    ],
};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select merge_id, kept_person, gone_person, state, merged_at, undo_until_on, ended_at, \
             user_id, before from merging where tenant_id = $1 ",
            $rest
        )
    };
}

/// Stores a merge.
pub fn insert(tx: &mut Tx<'_>, merging: &Merging) -> Result<(), Failure> {
    let row = [
        Value::Int(TENANT),
        Value::Bytes(merging.id.bytes()),
        Value::Bytes(merging.kept.bytes()),
        Value::Bytes(merging.gone.bytes()),
        Value::Int(merging.state.code()),
        Value::Int(merging.merged_at),
        Value::Int(merging.undo_until_on),
        Value::Bytes(merging.user.bytes()),
        Value::Text(&merging.before),
    ];
    tx.load(&LOAD, [row]).map(drop)
}

/// The merge with this id.
pub fn get(tx: &mut Tx<'_>, merging: ObjectId) -> Result<Option<Merging>, Failure> {
    let args = [Value::Int(TENANT), Value::Bytes(merging.bytes())];
    tx.one(select!("and merge_id = $2"), &args, read)
}

/// Merges a person stayed in, newest first.
pub fn of_person(tx: &mut Tx<'_>, kept: PersonId) -> Result<Vec<Merging>, Failure> {
    let args = [Value::Int(TENANT), Value::Bytes(kept.bytes())];
    tx.query(select!("and kept_person = $2 order by merge_id desc"), &args, read)
}

/// Which of these persons others were merged into, and it can still be taken back.
pub fn kept_among(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<PersonId>, Failure> {
    tx.want(persons.iter().map(|person| (person.bytes().as_slice(), 0)))?;
    tx.query(
        "select distinct m.kept_person from wanted w cross join merging m \
         where m.tenant_id = $1 and m.kept_person = w.id and m.state = $2",
        &[Value::Int(TENANT), Value::Int(MergeState::Merged.code())],
        |row| row.id(0),
    )
}

/// The merge a person went in, unless it was taken back.
pub fn of_gone(tx: &mut Tx<'_>, gone: PersonId) -> Result<Option<Merging>, Failure> {
    let args =
        [Value::Int(TENANT), Value::Bytes(gone.bytes()), Value::Int(MergeState::Undone.code())];
    tx.one(
        select!("and gone_person = $2 and state <> $3 order by merge_id desc limit 1"),
        &args,
        read,
    )
}

/// Merges that can still be taken back though their time is over, oldest first.
pub fn due(tx: &mut Tx<'_>, today: i64, limit: i64) -> Result<Vec<Merging>, Failure> {
    let args = [
        Value::Int(TENANT),
        Value::Int(MergeState::Merged.code()),
        Value::Int(today),
        Value::Int(limit),
    ];
    tx.query(
        select!("and state = $2 and undo_until_on < $3 order by undo_until_on, merge_id limit $4"),
        &args,
        read,
    )
}

/// Ends a merge that can still be taken back; whether it could.
pub fn end(
    tx: &mut Tx<'_>,
    merging: ObjectId,
    state: MergeState,
    at: i64,
) -> Result<bool, Failure> {
    let changed = tx.execute(
        "update merging set state = $3, ended_at = $4 \
         where tenant_id = $1 and merge_id = $2 and state = $5",
        &[
            Value::Int(TENANT),
            Value::Bytes(merging.bytes()),
            Value::Int(state.code()),
            Value::Int(at),
            Value::Int(MergeState::Merged.code()),
        ],
    )?;
    Ok(changed == 1)
}

static LOAD_DATA: Load = Load {
    table: "merging_datum",
    columns: &[
        "tenant_id",
        "merge_id",
        "person_id",
        "datum_id",
        "kind_id",
        "class",
        "label_id",
        "blind",
        "sealed",
        "state",
        "created_on",
        "delete_on",
    ],
};

/// Keeps the values of the person that goes, as they are sealed.
pub fn keep_data(tx: &mut Tx<'_>, merging: ObjectId, data: &[Datum]) -> Result<(), Failure> {
    let rows = data.iter().map(|datum| {
        let [tenant, person, id, kind, class, label, blind, sealed, state, created, delete] =
            datum.values();
        let merge = Value::Bytes(&merging.0);
        [tenant, merge, person, id, kind, class, label, blind, sealed, state, created, delete]
    });
    tx.load(&LOAD_DATA, rows).map(drop)
}

/// The values kept for taking a merge back.
pub fn data(tx: &mut Tx<'_>, merging: ObjectId) -> Result<Vec<Datum>, Failure> {
    tx.query(
        "select person_id, datum_id, kind_id, class, label_id, blind, sealed, state, created_on, delete_on \
         from merging_datum where tenant_id = $1 and merge_id = $2 order by datum_id",
        &[Value::Int(TENANT), Value::Bytes(merging.bytes())],
        Datum::read,
    )
}

/// What is kept of this value for taking merges back, under each person that held it.
pub fn copies(tx: &mut Tx<'_>, datum: DatumId) -> Result<Vec<Datum>, Failure> {
    tx.query(
        "select person_id, datum_id, kind_id, class, label_id, blind, sealed, state, created_on, delete_on \
         from merging_datum where tenant_id = $1 and datum_id = $2",
        &[Value::Int(TENANT), Value::Bytes(datum.bytes())],
        Datum::read,
    )
}

/// Puts another content in the place of what is kept of this value under this person.
pub fn reseal(
    tx: &mut Tx<'_>,
    person: PersonId,
    datum: DatumId,
    sealed: &[u8],
) -> Result<u64, Failure> {
    tx.execute(
        "update merging_datum set sealed = $4 \
         where tenant_id = $1 and datum_id = $2 and person_id = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(datum.bytes()),
            Value::Bytes(person.bytes()),
            Value::Bytes(sealed),
        ],
    )
}

/// Deletes what was kept for taking a merge back; that it happened stays.
pub fn forget(tx: &mut Tx<'_>, merging: ObjectId) -> Result<(), Failure> {
    for sql in [
        "delete from merging_datum where tenant_id = $1 and merge_id = $2",
        "delete from merging_part where tenant_id = $1 and merge_id = $2",
    ] {
        tx.execute(sql, &[Value::Int(TENANT), Value::Bytes(merging.bytes())])?;
    }
    Ok(())
}

/// Deletes the values kept for taking a merge back; which rows changed hands stays on record.
pub fn forget_data(tx: &mut Tx<'_>, merging: ObjectId) -> Result<(), Failure> {
    tx.execute(
        "delete from merging_datum where tenant_id = $1 and merge_id = $2",
        &[Value::Int(TENANT), Value::Bytes(merging.bytes())],
    )
    .map(drop)
}

fn read(row: &Row<'_>) -> Result<Merging, Failure> {
    Ok(Merging {
        id: row.id(0)?,
        kept: row.id(1)?,
        gone: row.id(2)?,
        state: word(row, 3, MergeState::from_code)?,
        merged_at: row.int(4)?,
        undo_until_on: row.int(5)?,
        ended_at: row.opt_int(6)?,
        user: row.id(7)?,
        before: row.text(8)?.to_owned(),
    })
}
