//! Disclosures: what was handed to whom, for what, approved by whom (Art. 15(1)(c), Art. 19 DSGVO).

use law::ids::{ObjectId, PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Load, Row, Tx, Value};

law::vocabulary! {
    /// Where a disclosure stands.
    DisclosureState { Asked = 1 "ASKED", Approved = 2 "APPROVED", Handed = 3 "HANDED", Declined = 4 "DECLINED" }
}

/// One handing-out of data.
pub struct Disclosure {
    /// Its id.
    pub id: ObjectId,
    /// The audience it is made from.
    pub campaign: Option<ObjectId>,
    /// Recipient, a number of the register.
    pub recipient: u16,
    /// Activity number.
    pub activity: u16,
    /// Shapes handed out, as bits.
    pub shapes: i64,
    /// How many persons.
    pub persons: i64,
    /// 1 CSV, 2 XLSX.
    pub format: i64,
    /// Who asked.
    pub asked_by: UserId,
    /// Who approved.
    pub approved_by: Option<UserId>,
    /// Milliseconds since 1970 UTC.
    pub asked_at: i64,
    /// Milliseconds since 1970 UTC.
    pub approved_at: Option<i64>,
    /// Milliseconds since 1970 UTC.
    pub handed_at: Option<i64>,
    /// Where it stands.
    pub state: DisclosureState,
}

/// Bulk insert of the persons of a disclosure.
pub static LOAD_PERSONS: Load =
    Load { table: "disclosure_person", columns: &["tenant_id", "person_id", "disclosure_id"] };

/// The row for [`LOAD_PERSONS`].
pub fn person_values<'a>(person: &'a PersonId, disclosure: &'a ObjectId) -> [Value<'a>; 3] {
    [Value::Int(TENANT), Value::Bytes(person.bytes()), Value::Bytes(disclosure.bytes())]
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select d.disclosure_id, d.campaign_id, d.recipient_id, d.activity_id, d.shapes, d.persons, d.format, \
             d.asked_by, d.approved_by, d.asked_at, d.approved_at, d.handed_at, d.state from disclosure d ",
            $rest
        )
    };
}

/// Stores a disclosure.
pub fn insert(tx: &mut Tx<'_>, d: &Disclosure) -> Result<(), Failure> {
    tx.execute(
        "insert into disclosure (tenant_id, disclosure_id, campaign_id, recipient_id, activity_id, shapes, persons, \
         format, asked_by, asked_at, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            Value::Int(TENANT),
            Value::Bytes(d.id.bytes()),
            d.campaign.as_ref().map_or(Value::Null, |c| Value::Bytes(c.bytes())),
            Value::Int(i64::from(d.recipient)),
            Value::Int(i64::from(d.activity)),
            Value::Int(d.shapes),
            Value::Int(d.persons),
            Value::Int(d.format),
            Value::Bytes(d.asked_by.bytes()),
            Value::Int(d.asked_at),
            Value::Int(d.state.code()),
        ],
    )
    .map(drop)
}

/// Writes back approval, hand-over and counts.
pub fn update(tx: &mut Tx<'_>, d: &Disclosure) -> Result<(), Failure> {
    tx.execute(
        "update disclosure set persons = $3, approved_by = $4, approved_at = $5, handed_at = $6, state = $7 \
         where tenant_id = $1 and disclosure_id = $2",
        &[
            Value::Int(TENANT),
            Value::Bytes(d.id.bytes()),
            Value::Int(d.persons),
            d.approved_by.as_ref().map_or(Value::Null, |u| Value::Bytes(u.bytes())),
            d.approved_at.map_or(Value::Null, Value::Int),
            d.handed_at.map_or(Value::Null, Value::Int),
            Value::Int(d.state.code()),
        ],
    )
    .map(drop)
}

/// The disclosure with this id.
pub fn get(tx: &mut Tx<'_>, disclosure: ObjectId) -> Result<Option<Disclosure>, Failure> {
    tx.one(
        select!("where d.tenant_id = $1 and d.disclosure_id = $2"),
        &[Value::Int(TENANT), Value::Bytes(disclosure.bytes())],
        read,
    )
}

/// The newest disclosures for these activities, as bits.
pub fn newest(tx: &mut Tx<'_>, activities: i64, limit: i64) -> Result<Vec<Disclosure>, Failure> {
    tx.query(
        select!(
            "where d.tenant_id = $1 and ((cast($3 as bigint) >> d.activity_id) & 1) = 1 \
             order by d.disclosure_id desc limit $2"
        ),
        &[Value::Int(TENANT), Value::Int(limit), Value::Int(activities)],
        read,
    )
}

/// What was handed out about a person.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Disclosure>, Failure> {
    tx.query(
        select!(
            "where d.tenant_id = $1 and d.disclosure_id in (select disclosure_id from disclosure_person \
             where tenant_id = $1 and person_id = $2) order by d.disclosure_id desc"
        ),
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Disclosure, Failure> {
    let number = |n: i64| u16::try_from(n).map_err(|_| Failure::shape("register number"));
    Ok(Disclosure {
        id: row.id(0)?,
        campaign: row.opt_id(1)?,
        recipient: number(row.int(2)?)?,
        activity: number(row.int(3)?)?,
        shapes: row.int(4)?,
        persons: row.int(5)?,
        format: row.int(6)?,
        asked_by: row.id(7)?,
        approved_by: row.opt_id(8)?,
        asked_at: row.int(9)?,
        approved_at: row.opt_int(10)?,
        handed_at: row.opt_int(11)?,
        state: word(row, 12, DisclosureState::from_code)?,
    })
}
