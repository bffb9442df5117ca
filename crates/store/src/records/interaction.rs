//! Interactions: notes, calls, visits, e-mails, tasks. The text is a value of the person (`datum`);
//! here stand the facts around it, without content.

use law::ids::{DatumId, PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Load, Row, Tx, Value};

law::vocabulary! {
    /// What an interaction is.
    InteractionKind {
        Note = 1 "NOTE", Call = 2 "CALL", Visit = 3 "VISIT", Mail = 4 "MAIL", Task = 5 "TASK",
        Inquiry = 6 "INQUIRY",
    }
}

/// The facts around one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interaction {
    /// Whom it is about.
    pub person: PersonId,
    /// The value that holds the text.
    pub datum: DatumId,
    /// What it is.
    pub kind: InteractionKind,
    /// Day it happened (days since 1970).
    pub happened_on: i64,
    /// When it was written down (milliseconds since 1970 UTC).
    pub recorded_at: i64,
    /// Day a task is due.
    pub due_on: Option<i64>,
    /// Day it was done.
    pub done_on: Option<i64>,
    /// Who wrote it.
    pub user: UserId,
    /// In which role, a number of `law::vocabulary::Role`; 0 for the program.
    pub role: i64,
    /// For which activity, a number of the register.
    pub activity: u16,
    /// Ground of Art. 9(2), a number of `law::basis::SpecialGround`; 0 for none.
    pub ground: i64,
}

/// Bulk insert; columns as in [`Interaction::values`].
pub static LOAD: Load = Load {
    table: "interaction",
    columns: &[
        "tenant_id",
        "person_id",
        "datum_id",
        "kind",
        "happened_on",
        "recorded_at",
        "due_on",
        "done_on",
        "user_id",
        "role",
        "activity_id",
        "ground",
    ],
};

impl Interaction {
    /// The row for [`LOAD`].
    pub fn values(&self) -> [Value<'_>; 12] {
        let day = |on: Option<i64>| on.map_or(Value::Null, Value::Int);
        [
            Value::Int(TENANT),
            Value::Bytes(self.person.bytes()),
            Value::Bytes(self.datum.bytes()),
            Value::Int(self.kind.code()),
            Value::Int(self.happened_on),
            Value::Int(self.recorded_at),
            day(self.due_on),
            day(self.done_on),
            Value::Bytes(self.user.bytes()),
            Value::Int(self.role),
            Value::Int(i64::from(self.activity)),
            Value::Int(self.ground),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self, Failure> {
        Ok(Self {
            person: row.id(0)?,
            datum: row.id(1)?,
            kind: word(row, 2, InteractionKind::from_code)?,
            happened_on: row.int(3)?,
            recorded_at: row.int(4)?,
            due_on: row.opt_int(5)?,
            done_on: row.opt_int(6)?,
            user: row.id(7)?,
            role: row.int(8)?,
            activity: u16::try_from(row.int(9)?).map_err(|_| Failure::shape("activity number"))?,
            ground: row.int(10)?,
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select person_id, datum_id, kind, happened_on, recorded_at, due_on, done_on, user_id, role, \
             activity_id, ground from interaction where tenant_id = $1 ",
            $rest
        )
    };
}

/// Inserts one interaction.
pub fn insert(tx: &mut Tx<'_>, interaction: &Interaction) -> Result<(), Failure> {
    tx.load(&LOAD, std::iter::once(interaction.values())).map(drop)
}

/// Gives the facts around one text to another person.
pub fn hand_over(
    tx: &mut Tx<'_>,
    from: PersonId,
    to: PersonId,
    datum: DatumId,
) -> Result<(), Failure> {
    tx.execute(
        "update interaction set person_id = $4 \
         where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(from.bytes()),
            Value::Bytes(datum.bytes()),
            Value::Bytes(to.bytes()),
        ],
    )
    .map(drop)
}

/// The facts around one text.
pub fn get(
    tx: &mut Tx<'_>,
    person: PersonId,
    datum: DatumId,
) -> Result<Option<Interaction>, Failure> {
    tx.one(
        select!("and person_id = $2 and datum_id = $3"),
        &[Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Bytes(datum.bytes())],
        Interaction::read,
    )
}

/// Everything with one person, oldest first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Interaction>, Failure> {
    tx.query(
        select!("and person_id = $2 order by datum_id"),
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        Interaction::read,
    )
}

/// Everything with each of these persons. One statement however many are asked.
pub fn of_persons(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<Interaction>, Failure> {
    tx.want(persons.iter().map(|person| (person.bytes().as_slice(), 0)))?;
    tx.query(
        "select i.person_id, i.datum_id, i.kind, i.happened_on, i.recorded_at, i.due_on, i.done_on, \
         i.user_id, i.role, i.activity_id, i.ground from wanted w cross join interaction i \
         where i.tenant_id = $1 and i.person_id = w.id order by w.pos, i.datum_id",
        &[Value::Int(TENANT)],
        Interaction::read,
    )
}

/// Open tasks due up to a day, the oldest first, at most `limit`. What has no text any more is no
/// task any more.
pub fn due(tx: &mut Tx<'_>, upto: i64, limit: i64) -> Result<Vec<Interaction>, Failure> {
    tx.query(
        select!(
            "and due_on is not null and done_on is null and due_on <= $2 and exists \
             (select 1 from datum d where d.tenant_id = $1 and d.person_id = interaction.person_id \
              and d.datum_id = interaction.datum_id) order by due_on, datum_id limit $3"
        ),
        &[Value::Int(TENANT), Value::Int(upto), Value::Int(limit)],
        Interaction::read,
    )
}

/// Says on which day a task was done, or that it is open again.
pub fn set_done(
    tx: &mut Tx<'_>,
    person: PersonId,
    datum: DatumId,
    done_on: Option<i64>,
) -> Result<u64, Failure> {
    tx.execute(
        "update interaction set done_on = $4 \
         where tenant_id = $1 and person_id = $2 and datum_id = $3 and due_on is not null",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Bytes(datum.bytes()),
            done_on.map_or(Value::Null, Value::Int),
        ],
    )
}

/// Deletes the facts around one text.
pub fn delete(tx: &mut Tx<'_>, person: PersonId, datum: DatumId) -> Result<u64, Failure> {
    tx.execute(
        "delete from interaction where tenant_id = $1 and person_id = $2 and datum_id = $3",
        &[Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Bytes(datum.bytes())],
    )
}
