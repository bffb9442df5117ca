//! Quarantine: rows that wait, sealed, for a human decision.

use law::ids::{HeldId, ImportId, LabelId, PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Load, Row, Tx, Value};

law::vocabulary! {
    /// Where a held row stands.
    HeldState { Waiting = 1 "WAITING", Taken = 2 "TAKEN", Merged = 3 "MERGED", Dropped = 4 "DROPPED" }
}

/// A row that waits for a human decision.
pub struct Held {
    /// Its id; also the subject of its key.
    pub id: HeldId,
    /// The import it came with.
    pub import: ImportId,
    /// Line in the file.
    pub line: i64,
    /// Reason number.
    pub reason: i64,
    /// The person it may be.
    pub against: Option<PersonId>,
    /// How likely it is that person, in thousandths.
    pub score: Option<i64>,
    /// The sealed row; empty once decided.
    pub sealed: Vec<u8>,
    /// Where it stands.
    pub state: HeldState,
    /// Who decided.
    pub decided_by: Option<UserId>,
    /// When (milliseconds since 1970 UTC).
    pub decided_at: Option<i64>,
    /// Reason number of the decision.
    pub decision_reason: Option<i64>,
    /// The label of what the decision brought, to undo it.
    pub label: Option<LabelId>,
    /// Day it was held (days since 1970).
    pub created_on: i64,
    /// Day it goes undecided.
    pub delete_on: i64,
}

/// Bulk insert of held rows.
pub static LOAD: Load = Load {
    table: "held_row",
    columns: &[
        "tenant_id",
        "held_id",
        "import_id",
        "line",
        "reason",
        "against_person",
        "score",
        "sealed",
        "state",
        "created_on",
        "delete_on",
    ],
};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select held_id, import_id, line, reason, against_person, sealed, state, decided_by, decided_at, \
             decision_reason, created_on, delete_on, score, label_id from held_row where tenant_id = $1 ",
            $rest
        )
    };
}

/// Bulk insert of what waiting rows are found by.
pub static LOAD_MARKS: Load =
    Load { table: "held_mark", columns: &["tenant_id", "held_id", "blind"] };

/// A keyed hash of an address or number in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The row.
    pub held: HeldId,
    /// The hash, as of values.
    pub blind: [u8; 16],
}

impl Mark {
    /// The row for [`LOAD_MARKS`].
    pub fn values(&self) -> [Value<'_>; 3] {
        [Value::Int(TENANT), Value::Bytes(self.held.bytes()), Value::Bytes(&self.blind)]
    }
}

impl Held {
    /// The row for [`LOAD`].
    pub fn values(&self) -> [Value<'_>; 11] {
        [
            Value::Int(TENANT),
            Value::Bytes(self.id.bytes()),
            Value::Bytes(self.import.bytes()),
            Value::Int(self.line),
            Value::Int(self.reason),
            self.against.as_ref().map_or(Value::Null, |p| Value::Bytes(p.bytes())),
            self.score.map_or(Value::Null, Value::Int),
            Value::Bytes(&self.sealed),
            Value::Int(self.state.code()),
            Value::Int(self.created_on),
            Value::Int(self.delete_on),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self, Failure> {
        Ok(Self {
            id: row.id(0)?,
            import: row.id(1)?,
            line: row.int(2)?,
            reason: row.int(3)?,
            against: row.opt_id(4)?,
            sealed: row.bytes(5)?.to_vec(),
            state: word(row, 6, HeldState::from_code)?,
            decided_by: row.opt_id(7)?,
            decided_at: row.opt_int(8)?,
            decision_reason: row.opt_int(9)?,
            created_on: row.int(10)?,
            delete_on: row.int(11)?,
            score: row.opt_int(12)?,
            label: row.opt_id(13)?,
        })
    }
}

/// The held row with this id.
pub fn get(tx: &mut Tx<'_>, held: HeldId) -> Result<Option<Held>, Failure> {
    tx.one(
        select!("and held_id = $2"),
        &[Value::Int(TENANT), Value::Bytes(held.bytes())],
        Held::read,
    )
}

/// Where a page of waiting rows begins: behind a row with this reason, score and id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// Reason number.
    pub reason: i64,
    /// Score in thousandths, 0 without one.
    pub score: i64,
    /// Id.
    pub held: HeldId,
}

/// Waiting rows in the order they are decided fastest: those with one reason together, the surest
/// first. `reason` limits them to one reason.
pub fn work(
    tx: &mut Tx<'_>,
    reason: Option<i64>,
    behind: Option<Behind>,
    limit: i64,
) -> Result<Vec<Held>, Failure> {
    let behind = behind.unwrap_or(Behind { reason: -1, score: 0, held: HeldId::default() });
    tx.query(
        select!(
            "and state = $2 and reason between $3 and $4 \
             and (reason, -coalesce(score, 0), held_id) > ($5, $6, $7) \
             order by reason, -coalesce(score, 0), held_id limit $8"
        ),
        &[
            Value::Int(TENANT),
            Value::Int(HeldState::Waiting.code()),
            Value::Int(reason.unwrap_or(0)),
            Value::Int(reason.unwrap_or(i64::from(i32::MAX))),
            Value::Int(behind.reason),
            Value::Int(-behind.score),
            Value::Bytes(behind.held.bytes()),
            Value::Int(limit),
        ],
        Held::read,
    )
}

/// How many rows wait for each reason.
pub fn by_reason(tx: &mut Tx<'_>) -> Result<Vec<(i64, i64)>, Failure> {
    tx.query(
        "select reason, count(*) from held_row where tenant_id = $1 and state = $2 \
         group by reason order by reason",
        &[Value::Int(TENANT), Value::Int(HeldState::Waiting.code())],
        |row| Ok((row.int(0)?, row.int(1)?)),
    )
}

/// Rows that have their content, in the order of ids behind `after`.
pub fn with_content(tx: &mut Tx<'_>, after: HeldId, limit: i64) -> Result<Vec<Held>, Failure> {
    tx.query(
        select!("and held_id > $2 and length(sealed) > 0 order by held_id limit $3"),
        &[Value::Int(TENANT), Value::Bytes(after.bytes()), Value::Int(limit)],
        Held::read,
    )
}

/// Puts other content into a row, unless it changed meanwhile.
pub fn reseal(tx: &mut Tx<'_>, held: HeldId, before: &[u8], sealed: &[u8]) -> Result<u64, Failure> {
    tx.execute(
        "update held_row set sealed = $4 where tenant_id = $1 and held_id = $2 and sealed = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(held.bytes()),
            Value::Bytes(before),
            Value::Bytes(sealed),
        ],
    )
}

/// Decided rows that still have their content, the newest decision first.
pub fn decided(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Held>, Failure> {
    tx.query(
        select!(
            "and decided_at is not null and length(sealed) > 0 order by decided_at desc limit $2"
        ),
        &[Value::Int(TENANT), Value::Int(limit)],
        Held::read,
    )
}

/// Rows decided before this moment that still have their content, the oldest first.
pub fn decided_before(tx: &mut Tx<'_>, ms: i64, limit: i64) -> Result<Vec<HeldId>, Failure> {
    tx.query(
        "select held_id from held_row where tenant_id = $1 and decided_at < $2 \
         and decided_at is not null and length(sealed) > 0 order by decided_at limit $3",
        &[Value::Int(TENANT), Value::Int(ms), Value::Int(limit)],
        |row| row.id(0),
    )
}

/// Lets a decided row wait again.
pub fn reopen(tx: &mut Tx<'_>, held: HeldId) -> Result<u64, Failure> {
    tx.execute(
        "update held_row set state = $3, decided_by = null, decided_at = null, \
         decision_reason = null, label_id = null \
         where tenant_id = $1 and held_id = $2 and state <> $3 and length(sealed) > 0",
        &[Value::Int(TENANT), Value::Bytes(held.bytes()), Value::Int(HeldState::Waiting.code())],
    )
}

/// Empties a decided row; its key is destroyed by the caller.
pub fn empty(tx: &mut Tx<'_>, held: HeldId) -> Result<u64, Failure> {
    forget_marks(tx, held)?;
    tx.execute(
        "update held_row set sealed = $4 where tenant_id = $1 and held_id = $2 and state <> $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(held.bytes()),
            Value::Int(HeldState::Waiting.code()),
            Value::Bytes(&[]),
        ],
    )
}

/// How many rows wait.
pub fn waiting(tx: &mut Tx<'_>) -> Result<i64, Failure> {
    tx.one(
        "select count(*) from held_row where tenant_id = $1 and state = $2",
        &[Value::Int(TENANT), Value::Int(HeldState::Waiting.code())],
        |row| row.int(0),
    )
    .map(|found| found.unwrap_or(0))
}

/// Records a decision; the content stays until the decision can no longer be undone.
pub fn decide(tx: &mut Tx<'_>, held: &Held) -> Result<u64, Failure> {
    tx.execute(
        "update held_row set state = $3, decided_by = $4, decided_at = $5, decision_reason = $6, label_id = $7 \
         where tenant_id = $1 and held_id = $2 and state = $8",
        &[
            Value::Int(TENANT),
            Value::Bytes(held.id.bytes()),
            Value::Int(held.state.code()),
            held.decided_by.as_ref().map_or(Value::Null, |u| Value::Bytes(u.bytes())),
            held.decided_at.map_or(Value::Null, Value::Int),
            held.decision_reason.map_or(Value::Null, Value::Int),
            held.label.as_ref().map_or(Value::Null, |l| Value::Bytes(l.bytes())),
            Value::Int(HeldState::Waiting.code()),
        ],
    )
}

/// Waiting rows of one import, at most `limit`.
pub fn waiting_of(tx: &mut Tx<'_>, import: ImportId, limit: i64) -> Result<Vec<HeldId>, Failure> {
    tx.query(
        "select held_id from held_row where tenant_id = $1 and import_id = $2 and state = $3 \
         order by held_id limit $4",
        &[
            Value::Int(TENANT),
            Value::Bytes(import.bytes()),
            Value::Int(HeldState::Waiting.code()),
            Value::Int(limit),
        ],
        |row| row.id(0),
    )
}

/// Rows with an address or a number of this person.
pub fn with_address_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<HeldId>, Failure> {
    tx.query(
        "select distinct m.held_id from datum d join held_mark m \
         on m.tenant_id = d.tenant_id and m.blind = d.blind \
         where d.tenant_id = $1 and d.person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        |row| row.id(0),
    )
}

/// Rows that may be this person, decided about or not, and rows this person was taken from.
pub fn against(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<HeldId>, Failure> {
    tx.query(
        "select held_id from held_row where tenant_id = $1 and against_person = $2 \
         union select h.held_id from datum d join held_row h \
         on h.tenant_id = d.tenant_id and h.label_id = d.label_id \
         where d.tenant_id = $1 and d.person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        |row| row.id(0),
    )
}

/// Deletes rows with what they are found by; their keys are destroyed by the caller.
pub fn delete(tx: &mut Tx<'_>, rows: &[HeldId]) -> Result<(), Failure> {
    for row in rows {
        let args = [Value::Int(TENANT), Value::Bytes(row.bytes())];
        tx.execute("delete from held_mark where tenant_id = $1 and held_id = $2", &args)?;
        tx.execute("delete from held_row where tenant_id = $1 and held_id = $2", &args)?;
    }
    Ok(())
}

/// Deletes a row nobody decided about; its key is destroyed by the caller. Decisions stay.
pub fn delete_waiting(tx: &mut Tx<'_>, held: HeldId) -> Result<u64, Failure> {
    forget_marks(tx, held)?;
    tx.execute(
        "delete from held_row where tenant_id = $1 and held_id = $2 and state = $3",
        &[Value::Int(TENANT), Value::Bytes(held.bytes()), Value::Int(HeldState::Waiting.code())],
    )
}

fn forget_marks(tx: &mut Tx<'_>, held: HeldId) -> Result<u64, Failure> {
    tx.execute(
        "delete from held_mark where tenant_id = $1 and held_id = $2",
        &[Value::Int(TENANT), Value::Bytes(held.bytes())],
    )
}
