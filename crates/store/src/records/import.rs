//! Imports: state, counts, faults, sealed upload, remembered mappings.

use law::ids::{ImportId, LabelId, PersonId, UserId};
use law::vocabulary::{Country, PersonType};

use super::{TENANT, word};
use crate::{Failure, Load, Row, Tx, Value};

law::vocabulary! {
    /// Where an import stands.
    ImportState { Uploaded = 1 "UPLOADED", Running = 2 "RUNNING", Done = 3 "DONE", Undone = 4 "UNDONE", Cancelled = 5 "CANCELLED" }
}

/// What the person who imports says about rows that do not say it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Country of rows that name none.
    pub country: Country,
    /// In which capacity people without a company are held.
    pub party: PersonType,
    /// Evidence of the origin is at hand (R-SRC-02).
    pub documented: bool,
}

impl Told {
    const fn code(self) -> i64 {
        self.country.code() + 16 * self.party.code() + 256 * self.documented as i64
    }

    fn from_code(code: i64) -> Option<Self> {
        Some(Self {
            country: Country::from_code(code % 16)?,
            party: PersonType::from_code(code / 16 % 16)?,
            documented: code / 256 == 1,
        })
    }
}

/// One run of taking in a file.
#[derive(Clone)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Source, a number of the register.
    pub source: u16,
    /// Label that all its values share.
    pub label: LabelId,
    /// Keyed hash of the file, to recognise the same file.
    pub fingerprint: [u8; 16],
    /// Where it stands.
    pub state: ImportState,
    /// What holds for rows that do not say it themselves.
    pub told: Told,
    /// Column mapping, as the intake writes it.
    pub mapping: String,
    /// Rows in the file, once known.
    pub rows_total: Option<i64>,
    /// Rows that were decided; a resumed run starts behind them.
    pub rows_done: i64,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Milliseconds since 1970 UTC.
    pub finished_at: Option<i64>,
    /// Who started it.
    pub user: UserId,
}

/// A row or cell that could not be read; says where, never what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// Line in the file.
    pub line: i64,
    /// Column number from 1; 0 for the whole row.
    pub column: i64,
    /// Target number of the mapping.
    pub target: i64,
    /// Cause number.
    pub cause: i64,
}

/// Bulk insert of faults.
static LOAD_FAULTS: Load = Load {
    table: "import_fault",
    columns: &["tenant_id", "import_id", "line", "column_no", "target", "cause"],
};

/// Stores a new import.
pub fn insert(tx: &mut Tx<'_>, import: &Import) -> Result<(), Failure> {
    tx.execute(
        "insert into import (tenant_id, import_id, source_id, label_id, fingerprint, state, format, mapping, rows_total, \
         rows_done, created_at, finished_at, user_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            Value::Int(TENANT),
            Value::Bytes(import.id.bytes()),
            Value::Int(i64::from(import.source)),
            Value::Bytes(import.label.bytes()),
            Value::Bytes(&import.fingerprint),
            Value::Int(import.state.code()),
            Value::Int(import.told.code()),
            Value::Text(&import.mapping),
            import.rows_total.map_or(Value::Null, Value::Int),
            Value::Int(import.rows_done),
            Value::Int(import.created_at),
            import.finished_at.map_or(Value::Null, Value::Int),
            Value::Bytes(import.user.bytes()),
        ],
    )
    .map(drop)
}

/// Writes back what changes while an import runs.
pub fn update(tx: &mut Tx<'_>, import: &Import) -> Result<(), Failure> {
    tx.execute(
        "update import set source_id = $3, state = $4, mapping = $5, rows_total = $6, rows_done = $7, finished_at = $8, \
         fingerprint = $9, format = $10 where tenant_id = $1 and import_id = $2",
        &[
            Value::Int(TENANT),
            Value::Bytes(import.id.bytes()),
            Value::Int(i64::from(import.source)),
            Value::Int(import.state.code()),
            Value::Text(&import.mapping),
            import.rows_total.map_or(Value::Null, Value::Int),
            Value::Int(import.rows_done),
            import.finished_at.map_or(Value::Null, Value::Int),
            Value::Bytes(&import.fingerprint),
            Value::Int(import.told.code()),
        ],
    )
    .map(drop)
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select import_id, source_id, label_id, fingerprint, state, format, mapping, rows_total, rows_done, \
             created_at, finished_at, user_id from import where tenant_id = $1 ",
            $rest
        )
    };
}

/// The import with this id.
pub fn get(tx: &mut Tx<'_>, import: ImportId) -> Result<Option<Import>, Failure> {
    tx.one(select!("and import_id = $2"), &[Value::Int(TENANT), Value::Bytes(import.bytes())], read)
}

/// Imports of the same file from the same source, newest first.
pub fn same_file(
    tx: &mut Tx<'_>,
    fingerprint: &[u8; 16],
    source: u16,
) -> Result<Vec<Import>, Failure> {
    tx.query(
        select!("and fingerprint = $2 and source_id = $3 order by import_id desc"),
        &[Value::Int(TENANT), Value::Bytes(fingerprint), Value::Int(i64::from(source))],
        read,
    )
}

/// The newest imports, of one source if it is named, at most `limit`.
pub fn newest(tx: &mut Tx<'_>, source: Option<u16>, limit: i64) -> Result<Vec<Import>, Failure> {
    let (all, of_one) = (
        select!("order by import_id desc limit $2"),
        select!("and source_id = $3 order by import_id desc limit $2"),
    );
    let args = [Value::Int(TENANT), Value::Int(limit)];
    match source {
        None => tx.query(all, &args, read),
        Some(source) => {
            let [tenant, limit] = args;
            tx.query(of_one, &[tenant, limit, Value::Int(i64::from(source))], read)
        }
    }
}

/// Imports in this state, oldest first.
pub fn in_state(tx: &mut Tx<'_>, state: ImportState) -> Result<Vec<Import>, Failure> {
    tx.query(
        select!("and state = $2 order by import_id"),
        &[Value::Int(TENANT), Value::Int(state.code())],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Import, Failure> {
    Ok(Import {
        id: row.id(0)?,
        source: u16::try_from(row.int(1)?).map_err(|_| Failure::shape("source number"))?,
        label: row.id(2)?,
        fingerprint: row.array16(3)?,
        state: word(row, 4, ImportState::from_code)?,
        told: word(row, 5, Told::from_code)?,
        mapping: row.text(6)?.to_owned(),
        rows_total: row.opt_int(7)?,
        rows_done: row.int(8)?,
        created_at: row.int(9)?,
        finished_at: row.opt_int(10)?,
        user: row.id(11)?,
    })
}

/// Adds to the count of one outcome and reason.
pub fn add_count(
    tx: &mut Tx<'_>,
    import: ImportId,
    outcome: i64,
    reason: i64,
    rows: i64,
) -> Result<(), Failure> {
    tx.execute(
        "insert into import_count (tenant_id, import_id, outcome, reason, rows) values ($1, $2, $3, $4, $5) \
         on conflict (tenant_id, import_id, outcome, reason) do update set rows = import_count.rows + excluded.rows",
        &[
            Value::Int(TENANT),
            Value::Bytes(import.bytes()),
            Value::Int(outcome),
            Value::Int(reason),
            Value::Int(rows),
        ],
    )
    .map(drop)
}

/// Counts as (outcome, reason, rows).
pub fn counts(tx: &mut Tx<'_>, import: ImportId) -> Result<Vec<(i64, i64, i64)>, Failure> {
    tx.query(
        "select outcome, reason, rows from import_count where tenant_id = $1 and import_id = $2 order by outcome, reason",
        &[Value::Int(TENANT), Value::Bytes(import.bytes())],
        |row| Ok((row.int(0)?, row.int(1)?, row.int(2)?)),
    )
}

/// Stores faults of a batch.
pub fn insert_faults(
    tx: &mut Tx<'_>,
    import: ImportId,
    faults: &[RowFault],
) -> Result<(), Failure> {
    tx.load(
        &LOAD_FAULTS,
        faults.iter().map(|f| {
            [
                Value::Int(TENANT),
                Value::Bytes(import.bytes()),
                Value::Int(f.line),
                Value::Int(f.column),
                Value::Int(f.target),
                Value::Int(f.cause),
            ]
        }),
    )
    .map(drop)
}

/// The faults of an import in the order of the file, at most `limit`, behind `after_line`.
pub fn faults(
    tx: &mut Tx<'_>,
    import: ImportId,
    after_line: i64,
    limit: i64,
) -> Result<Vec<RowFault>, Failure> {
    tx.query(
        "select line, column_no, target, cause from import_fault \
         where tenant_id = $1 and import_id = $2 and line > $3 order by line, column_no limit $4",
        &[
            Value::Int(TENANT),
            Value::Bytes(import.bytes()),
            Value::Int(after_line),
            Value::Int(limit),
        ],
        |row| {
            Ok(RowFault {
                line: row.int(0)?,
                column: row.int(1)?,
                target: row.int(2)?,
                cause: row.int(3)?,
            })
        },
    )
}

/// Stores a sealed piece of the uploaded file.
pub fn put_chunk(
    tx: &mut Tx<'_>,
    import: ImportId,
    number: i64,
    sealed: &[u8],
) -> Result<(), Failure> {
    tx.execute(
        "insert into upload_chunk (tenant_id, import_id, chunk_no, sealed) values ($1, $2, $3, $4)",
        &[
            Value::Int(TENANT),
            Value::Bytes(import.bytes()),
            Value::Int(number),
            Value::Bytes(sealed),
        ],
    )
    .map(drop)
}

/// One sealed piece of the uploaded file.
pub fn chunk(tx: &mut Tx<'_>, import: ImportId, number: i64) -> Result<Option<Vec<u8>>, Failure> {
    tx.one(
        "select sealed from upload_chunk where tenant_id = $1 and import_id = $2 and chunk_no = $3",
        &[Value::Int(TENANT), Value::Bytes(import.bytes()), Value::Int(number)],
        |row| row.bytes(0).map(<[u8]>::to_vec),
    )
}

/// Drops the uploaded file; it is not kept once it is taken in (R-SUP-13).
pub fn delete_chunks(tx: &mut Tx<'_>, import: ImportId) -> Result<(), Failure> {
    tx.execute(
        "delete from upload_chunk where tenant_id = $1 and import_id = $2",
        &[Value::Int(TENANT), Value::Bytes(import.bytes())],
    )
    .map(drop)
}

/// Remembers the mapping used for a source.
pub fn remember_mapping(tx: &mut Tx<'_>, source: u16, mapping: &str) -> Result<(), Failure> {
    tx.execute(
        "insert into mapping_memory (tenant_id, source_id, mapping) values ($1, $2, $3) \
         on conflict (tenant_id, source_id) do update set mapping = excluded.mapping",
        &[Value::Int(TENANT), Value::Int(i64::from(source)), Value::Text(mapping)],
    )
    .map(drop)
}

/// The mapping last used for a source.
pub fn remembered_mapping(tx: &mut Tx<'_>, source: u16) -> Result<Option<String>, Failure> {
    tx.one(
        "select mapping from mapping_memory where tenant_id = $1 and source_id = $2",
        &[Value::Int(TENANT), Value::Int(i64::from(source))],
        |row| row.text(0).map(str::to_owned),
    )
}

/// Persons that something of this label was told about, each once.
pub fn touched(tx: &mut Tx<'_>, label: LabelId) -> Result<Vec<PersonId>, Failure> {
    tx.query(
        "select person_id from datum where tenant_id = $1 and label_id = $2 \
         union select person_id from consent_event where tenant_id = $1 and label_id = $2 order by person_id",
        &[Value::Int(TENANT), Value::Bytes(label.bytes())],
        |row| row.id(0),
    )
}

/// Moves the day on which a person's values of one class go.
pub fn prolong(
    tx: &mut Tx<'_>,
    person: PersonId,
    class: i64,
    delete_on: Option<i64>,
) -> Result<(), Failure> {
    tx.execute(
        "update datum set delete_on = $4 where tenant_id = $1 and person_id = $2 and class = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Int(class),
            delete_on.map_or(Value::Null, Value::Int),
        ],
    )
    .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_leads_back_from_its_number() {
        for country in Country::ALL {
            for party in PersonType::ALL {
                for documented in [false, true] {
                    let told = Told { country: *country, party: *party, documented };
                    assert_eq!(Told::from_code(told.code()), Some(told));
                }
            }
        }
    }
}
