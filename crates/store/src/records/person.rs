//! Persons: an id and content-free facts, nothing else.

use law::ids::{ImportId, PersonId};
use law::vocabulary::{Country, PersonState, PersonType, Relation};

use super::{TENANT, word};
use crate::{Failure, Load, Row, Tx, Value};

/// One person without content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Random id.
    pub id: PersonId,
    /// Capacity.
    pub party: PersonType,
    /// Relation to the firm.
    pub relation: Relation,
    /// Country, as far as known.
    pub country: Country,
    /// Language number: 1 German, 2 English, 0 unknown.
    pub language: i64,
    /// State of the record.
    pub state: PersonState,
    /// Day of creation (days since 1970).
    pub created_on: i64,
    /// The import that created it.
    pub import: Option<ImportId>,
}

/// Bulk insert of persons; columns as in [`Person::values`].
pub static LOAD: Load = Load {
    table: "person",
    columns: &[
        "tenant_id",
        "person_id",
        "party",
        "relation",
        "country",
        "language",
        "state",
        "created_on",
        "import_id",
    ],
};

const COLUMNS: &str = "select person_id, party, relation, country, language, state, created_on, import_id \
    from person where tenant_id = $1 and person_id = $2";

impl Person {
    /// The row for [`LOAD`].
    pub fn values(&self) -> [Value<'_>; 9] {
        [
            Value::Int(TENANT),
            Value::Bytes(self.id.bytes()),
            Value::Int(self.party.code()),
            Value::Int(self.relation.code()),
            Value::Int(self.country.code()),
            Value::Int(self.language),
            Value::Int(self.state.code()),
            Value::Int(self.created_on),
            self.import.as_ref().map_or(Value::Null, |i| Value::Bytes(i.bytes())),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self, Failure> {
        Ok(Self {
            id: row.id(0)?,
            party: word(row, 1, PersonType::from_code)?,
            relation: word(row, 2, Relation::from_code)?,
            country: word(row, 3, Country::from_code)?,
            language: row.int(4)?,
            state: word(row, 5, PersonState::from_code)?,
            created_on: row.int(6)?,
            import: row.opt_id(7)?,
        })
    }
}

/// The person with this id.
pub fn get(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Person>, Failure> {
    tx.one(COLUMNS, &[Value::Int(TENANT), Value::Bytes(person.bytes())], Person::read)
}

/// Changes the content-free facts of a person.
pub fn update(tx: &mut Tx<'_>, person: &Person) -> Result<(), Failure> {
    tx.execute(
        "update person set party = $3, relation = $4, country = $5, language = $6, state = $7 \
         where tenant_id = $1 and person_id = $2",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.id.bytes()),
            Value::Int(person.party.code()),
            Value::Int(person.relation.code()),
            Value::Int(person.country.code()),
            Value::Int(person.language),
            Value::Int(person.state.code()),
        ],
    )
    .map(drop)
}

/// Deletes the row of a person; everything about it must be gone before.
pub fn delete(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Failure> {
    tx.execute(
        "delete from person where tenant_id = $1 and person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
    )
    .map(drop)
}

/// Persons that an import created, at most `limit`.
pub fn of_import(tx: &mut Tx<'_>, import: ImportId, limit: i64) -> Result<Vec<PersonId>, Failure> {
    tx.query(
        "select person_id from person where tenant_id = $1 and import_id = $2 order by person_id limit $3",
        &[Value::Int(TENANT), Value::Bytes(import.bytes()), Value::Int(limit)],
        |row| row.id(0),
    )
}
