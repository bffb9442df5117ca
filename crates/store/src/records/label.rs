//! Labels: source, activities, basis, day and evidence, shared by all values of one batch.

use law::ids::{ImportId, LabelId, UserId};
use law::vocabulary::{Basis, SourceType};

use super::{TENANT, word};
use crate::{Failure, Row, Tx, Value};

/// Where a set of values came from and what they may be used for.
pub struct Label {
    /// Its id.
    pub id: LabelId,
    /// Source, a number of the register.
    pub source: u16,
    /// Type of the source when it was used.
    pub source_type: SourceType,
    /// Activities as bits.
    pub activities: u64,
    /// Legal basis of holding the values.
    pub basis: Basis,
    /// Day the firm obtained them (days since 1970).
    pub obtained_on: i64,
    /// Whether evidence of the origin is at hand (R-SRC-02).
    pub documented: bool,
    /// The import they came with.
    pub import: Option<ImportId>,
    /// Who took them in.
    pub user: UserId,
    /// Sealed evidence (supplier, contract, occasion).
    pub evidence: Option<Vec<u8>>,
}

/// Stores a label.
pub fn insert(tx: &mut Tx<'_>, label: &Label) -> Result<(), Failure> {
    tx.execute(
        "insert into label (tenant_id, label_id, source_id, source_type, activities, basis, obtained_on, documented, \
         import_id, user_id, evidence) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            Value::Int(TENANT),
            Value::Bytes(label.id.bytes()),
            Value::Int(i64::from(label.source)),
            Value::Int(label.source_type.code()),
            Value::Int(label.activities.cast_signed()),
            Value::Int(label.basis.code()),
            Value::Int(label.obtained_on),
            Value::Int(i64::from(label.documented)),
            label.import.as_ref().map_or(Value::Null, |i| Value::Bytes(i.bytes())),
            Value::Bytes(label.user.bytes()),
            label.evidence.as_deref().map_or(Value::Null, Value::Bytes),
        ],
    )
    .map(drop)
}

/// The label with this id.
pub fn get(tx: &mut Tx<'_>, label: LabelId) -> Result<Option<Label>, Failure> {
    tx.one(
        "select label_id, source_id, source_type, activities, basis, obtained_on, documented, import_id, user_id, \
         evidence from label where tenant_id = $1 and label_id = $2",
        &[Value::Int(TENANT), Value::Bytes(label.bytes())],
        read,
    )
}

/// Each of these labels that is there. One statement however many are asked.
pub fn of_many(tx: &mut Tx<'_>, labels: &[LabelId]) -> Result<Vec<Label>, Failure> {
    tx.want(labels.iter().map(|label| (label.bytes().as_slice(), 0)))?;
    tx.query(
        "select l.label_id, l.source_id, l.source_type, l.activities, l.basis, l.obtained_on, l.documented, \
         l.import_id, l.user_id, l.evidence from wanted w cross join label l \
         where l.tenant_id = $1 and l.label_id = w.id",
        &[Value::Int(TENANT)],
        read,
    )
}

/// The labels of a person's values and consents, each once. First which they are, then each by its
/// key: asked in one statement, PostgreSQL walks all labels while its statistics are older than the
/// labels are.
pub fn of_person(tx: &mut Tx<'_>, person: law::ids::PersonId) -> Result<Vec<Label>, Failure> {
    let mut labels = tx.query(
        "select label_id from datum where tenant_id = $1 and person_id = $2 \
         union all select label_id from consent_event where tenant_id = $1 and person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        |row| row.id(0),
    )?;
    labels.sort_unstable();
    labels.dedup();
    of_many(tx, &labels)
}

fn read(row: &Row<'_>) -> Result<Label, Failure> {
    Ok(Label {
        id: row.id(0)?,
        source: u16::try_from(row.int(1)?).map_err(|_| Failure::shape("source number"))?,
        source_type: word(row, 2, SourceType::from_code)?,
        activities: row.int(3)?.cast_unsigned(),
        basis: word(row, 4, Basis::from_code)?,
        obtained_on: row.int(5)?,
        documented: row.int(6)? != 0,
        import: row.opt_id(7)?,
        user: row.id(8)?,
        evidence: row.opt_bytes(9)?.map(<[u8]>::to_vec),
    })
}
