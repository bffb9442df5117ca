//! Data: one sealed value about one person, with its kind, class and label.

use law::class::Class;
use law::ids::{DatumId, LabelId, PersonId};

use super::{TENANT, opt_16, word};
use crate::{Failure, Load, Row, Tx, Value};

/// One sealed value about one person.
pub struct Datum {
    /// Whose value.
    pub person: PersonId,
    /// Its own id, part of what the seal authenticates.
    pub id: DatumId,
    /// Kind, a number of the register.
    pub kind: u16,
    /// Retention class; chooses the key.
    pub class: Class,
    /// Where it came from and what for.
    pub label: LabelId,
    /// Keyed hash for exact look-ups (e-mail, phone).
    pub blind: Option<[u8; 16]>,
    /// The sealed value.
    pub sealed: Vec<u8>,
    /// 1 current, 2 replaced by a correction, 3 doubtful (bounced or returned), 4 beside another
    /// value that leads, since a merge, 5 gave way to a newer or better value of a list.
    pub state: i64,
    /// Day it was stored (days since 1970).
    pub created_on: i64,
    /// Day it goes (days since 1970).
    pub delete_on: Option<i64>,
}

/// Bulk insert of data; columns as in [`Datum::values`].
pub static LOAD: Load = Load {
    table: "datum",
    columns: &[
        "tenant_id",
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

impl Datum {
    /// The row for [`LOAD`].
    pub fn values(&self) -> [Value<'_>; 11] {
        [
            Value::Int(TENANT),
            Value::Bytes(self.person.bytes()),
            Value::Bytes(self.id.bytes()),
            Value::Int(i64::from(self.kind)),
            Value::Int(self.class.code()),
            Value::Bytes(self.label.bytes()),
            self.blind.as_ref().map_or(Value::Null, |b| Value::Bytes(b)),
            Value::Bytes(&self.sealed),
            Value::Int(self.state),
            Value::Int(self.created_on),
            self.delete_on.map_or(Value::Null, Value::Int),
        ]
    }

    pub(super) fn read(row: &Row<'_>) -> Result<Self, Failure> {
        Ok(Self {
            person: row.id(0)?,
            id: row.id(1)?,
            kind: u16::try_from(row.int(2)?).map_err(|_| Failure::shape("kind number"))?,
            class: word(row, 3, Class::from_code)?,
            label: row.id(4)?,
            blind: opt_16(row, 5)?,
            sealed: row.bytes(6)?.to_vec(),
            state: row.int(7)?,
            created_on: row.int(8)?,
            delete_on: row.opt_int(9)?,
        })
    }
}

/// Every value about a person, oldest first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Datum>, Failure> {
    tx.query(
        "select person_id, datum_id, kind_id, class, label_id, blind, sealed, state, created_on, delete_on \
         from datum where tenant_id = $1 and person_id = $2 order by datum_id",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        Datum::read,
    )
}

/// Every value in force of each of these persons, persons in the order asked for. One statement
/// however many are asked.
pub fn of_persons(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<Datum>, Failure> {
    tx.want(persons.iter().map(|person| (person.bytes().as_slice(), 0)))?;
    tx.query(
        "select d.person_id, d.datum_id, d.kind_id, d.class, d.label_id, d.blind, d.sealed, d.state, d.created_on, \
         d.delete_on from wanted w cross join datum d \
         where d.tenant_id = $1 and d.person_id = w.id and d.state <> 2 \
         order by w.pos, case when d.state >= 4 then 1 else 0 end, d.datum_id",
        &[Value::Int(TENANT)],
        Datum::read,
    )
}

/// Every value of every person in the order of persons, for building the index in memory.
pub fn each(tx: &mut Tx<'_>, mut visit: impl FnMut(Datum) -> bool) -> Result<(), Failure> {
    tx.each(
        "select person_id, datum_id, kind_id, class, label_id, blind, sealed, state, created_on, delete_on \
         from datum where tenant_id = $1 and state <> 2 order by person_id, datum_id",
        &[Value::Int(TENANT)],
        |row| Ok(visit(Datum::read(row)?)),
    )
}

/// Persons that hold a value with this keyed hash.
pub fn persons_by_blind(tx: &mut Tx<'_>, blind: &[u8; 16]) -> Result<Vec<PersonId>, Failure> {
    tx.query(
        "select person_id from datum where tenant_id = $1 and blind = $2 and state <> 2",
        &[Value::Int(TENANT), Value::Bytes(blind)],
        |row| row.id(0),
    )
}

/// For each of these keyed hashes, by position: the persons that hold such a value. One statement
/// however many are asked.
pub fn persons_by_blinds(
    tx: &mut Tx<'_>,
    blinds: &[[u8; 16]],
) -> Result<Vec<(usize, PersonId)>, Failure> {
    tx.want(blinds.iter().map(|blind| (blind.as_slice(), 0)))?;
    tx.query(
        "select w.pos, d.person_id from wanted w \
         cross join datum d where d.tenant_id = $1 and d.blind = w.id and d.state <> 2",
        &[Value::Int(TENANT)],
        |row| Ok((usize::try_from(row.int(0)?).unwrap_or(usize::MAX), row.id(1)?)),
    )
}

/// Inserts one value.
pub fn insert(tx: &mut Tx<'_>, datum: &Datum) -> Result<(), Failure> {
    tx.load(&LOAD, std::iter::once(datum.values())).map(drop)
}

/// Marks a value as replaced by a correction (2) or doubtful (3).
pub fn set_state(
    tx: &mut Tx<'_>,
    person: PersonId,
    datum: DatumId,
    state: i64,
) -> Result<u64, Failure> {
    tx.execute(
        "update datum set state = $4 where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Bytes(datum.bytes()),
            Value::Int(state),
        ],
    )
}

/// Marks a value as replaced by a correction and takes its content away: nothing wrong stays
/// readable (R-DSR-40).
pub fn replace(tx: &mut Tx<'_>, person: PersonId, datum: DatumId) -> Result<u64, Failure> {
    tx.execute(
        "update datum set state = 2, sealed = $4, blind = null \
         where tenant_id = $1 and person_id = $2 and datum_id = $3 and state <> 2",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Bytes(datum.bytes()),
            Value::Bytes(&[]),
        ],
    )
}

/// Puts another content in the place of a value that nobody changed meanwhile; 0 if somebody did.
pub fn reseal(
    tx: &mut Tx<'_>,
    person: PersonId,
    datum: DatumId,
    old: &[u8],
    new: &[u8],
) -> Result<u64, Failure> {
    tx.execute(
        "update datum set sealed = $5 \
         where tenant_id = $1 and person_id = $2 and datum_id = $3 and sealed = $4 and state <> 2",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Bytes(datum.bytes()),
            Value::Bytes(old),
            Value::Bytes(new),
        ],
    )
}

/// Keeps a value for its statute only: found by nobody, gone on `delete_on`.
pub fn retain(
    tx: &mut Tx<'_>,
    person: PersonId,
    datum: DatumId,
    delete_on: Option<i64>,
) -> Result<u64, Failure> {
    tx.execute(
        "update datum set blind = null, delete_on = $4 \
         where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Bytes(datum.bytes()),
            delete_on.map_or(Value::Null, Value::Int),
        ],
    )
}

/// Gives a value to another person, newly sealed.
pub fn hand_over(tx: &mut Tx<'_>, from: PersonId, datum: &Datum) -> Result<u64, Failure> {
    tx.execute(
        "update datum set person_id = $4, sealed = $5, state = $6 \
         where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(from.bytes()),
            Value::Bytes(datum.id.bytes()),
            Value::Bytes(datum.person.bytes()),
            Value::Bytes(&datum.sealed),
            Value::Int(datum.state),
        ],
    )
}

/// Deletes one value.
pub fn delete(tx: &mut Tx<'_>, person: PersonId, datum: DatumId) -> Result<u64, Failure> {
    tx.execute(
        "delete from datum where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Bytes(datum.bytes())],
    )
}

/// Deletes every value of a person.
pub fn delete_of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<u64, Failure> {
    tx.execute(
        "delete from datum where tenant_id = $1 and person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
    )
}

/// Persons that hold values of this label, each once.
pub fn persons_by_label(tx: &mut Tx<'_>, label: LabelId) -> Result<Vec<PersonId>, Failure> {
    tx.query(
        "select distinct person_id from datum where tenant_id = $1 and label_id = $2 order by person_id",
        &[Value::Int(TENANT), Value::Bytes(label.bytes())],
        |row| row.id(0),
    )
}

/// Deletes the values of one label, as undoing an import does.
pub fn delete_by_label(tx: &mut Tx<'_>, label: LabelId) -> Result<u64, Failure> {
    tx.execute(
        "delete from datum where tenant_id = $1 and label_id = $2",
        &[Value::Int(TENANT), Value::Bytes(label.bytes())],
    )
}
