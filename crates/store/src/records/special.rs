//! Requests to keep special-category data on a ground of Art. 9(2) GDPR. The category is sealed,
//! the text never comes in here.

use law::basis::SpecialGround;
use law::ids::{ObjectId, PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Row, Tx, Value};

law::vocabulary! {
    /// Where a request stands.
    SpecialState { Asked = 1 "ASKED", Approved = 2 "APPROVED", Refused = 3 "REFUSED", Used = 4 "USED" }
}

/// One request.
pub struct SpecialRequest {
    /// Its id.
    pub id: ObjectId,
    /// About whom.
    pub person: PersonId,
    /// The ground named.
    pub ground: SpecialGround,
    /// Who asks.
    pub asked_by: UserId,
    /// When (milliseconds since 1970 UTC).
    pub asked_at: i64,
    /// Where it stands.
    pub state: SpecialState,
    /// Last day it may be used (days since 1970).
    pub until_on: Option<i64>,
    /// The sealed category.
    pub sealed: Vec<u8>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select request_id, person_id, ground, asked_by, asked_at, state, until_on, sealed \
             from special_request where tenant_id = $1 ",
            $rest
        )
    };
}

/// Inserts a request.
pub fn insert(tx: &mut Tx<'_>, request: &SpecialRequest) -> Result<(), Failure> {
    tx.execute(
        "insert into special_request (tenant_id, request_id, person_id, ground, asked_by, asked_at, state, sealed) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            Value::Int(TENANT),
            Value::Bytes(&request.id.0),
            Value::Bytes(request.person.bytes()),
            Value::Int(request.ground.code()),
            Value::Bytes(request.asked_by.bytes()),
            Value::Int(request.asked_at),
            Value::Int(request.state.code()),
            Value::Bytes(&request.sealed),
        ],
    )
    .map(drop)
}

/// The request with this id.
pub fn get(tx: &mut Tx<'_>, request: ObjectId) -> Result<Option<SpecialRequest>, Failure> {
    tx.one(select!("and request_id = $2"), &[Value::Int(TENANT), Value::Bytes(&request.0)], read)
}

/// Requests nobody has decided about, the oldest first, at most `limit`.
pub fn open(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<SpecialRequest>, Failure> {
    tx.query(
        select!("and state = 1 order by request_id limit $2"),
        &[Value::Int(TENANT), Value::Int(limit)],
        read,
    )
}

/// The requests about one person, the oldest first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<SpecialRequest>, Failure> {
    tx.query(
        select!("and person_id = $2 order by request_id"),
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        read,
    )
}

/// Decides about a request that is open; how many were.
pub fn decide(
    tx: &mut Tx<'_>,
    request: ObjectId,
    state: SpecialState,
    until_on: Option<i64>,
    (user, at): (UserId, i64),
) -> Result<u64, Failure> {
    tx.execute(
        "update special_request set state = $3, until_on = $4, decided_by = $5, decided_at = $6 \
         where tenant_id = $1 and request_id = $2 and state = 1",
        &[
            Value::Int(TENANT),
            Value::Bytes(&request.0),
            Value::Int(state.code()),
            until_on.map_or(Value::Null, Value::Int),
            Value::Bytes(user.bytes()),
            Value::Int(at),
        ],
    )
}

/// Uses an approval up; how many there were to use.
pub fn use_up(tx: &mut Tx<'_>, request: ObjectId) -> Result<u64, Failure> {
    tx.execute(
        "update special_request set state = 4 where tenant_id = $1 and request_id = $2 and state = 2",
        &[Value::Int(TENANT), Value::Bytes(&request.0)],
    )
}

/// Gives a request to another person, newly sealed.
pub fn hand_over(tx: &mut Tx<'_>, request: &SpecialRequest) -> Result<u64, Failure> {
    tx.execute(
        "update special_request set person_id = $3, sealed = $4 \
         where tenant_id = $1 and request_id = $2",
        &[
            Value::Int(TENANT),
            Value::Bytes(&request.id.0),
            Value::Bytes(request.person.bytes()),
            Value::Bytes(&request.sealed),
        ],
    )
}

fn read(row: &Row<'_>) -> Result<SpecialRequest, Failure> {
    Ok(SpecialRequest {
        id: row.id(0)?,
        person: row.id(1)?,
        ground: word(row, 2, SpecialGround::from_code)?,
        asked_by: row.id(3)?,
        asked_at: row.int(4)?,
        state: word(row, 5, SpecialState::from_code)?,
        until_on: row.opt_int(6)?,
        sealed: row.bytes(7)?.to_vec(),
    })
}
