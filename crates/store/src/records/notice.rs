//! Notices that wait to be sent: that something somebody told us was not kept. Their words are made
//! when they are read, so nothing of the matter stands in here.

use law::ids::{ObjectId, PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Row, Tx, Value};

law::vocabulary! {
    /// What came from the person.
    NoticeOrigin { Form = 1 "FORM", Mail = 2 "MAIL", Told = 3 "TOLD" }
}
law::vocabulary! {
    /// Where a notice stands.
    NoticeState { Draft = 1 "DRAFT", Sent = 2 "SENT", Dropped = 3 "DROPPED" }
}

/// One notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: ObjectId,
    /// To whom.
    pub person: PersonId,
    /// What came from the person.
    pub origin: NoticeOrigin,
    /// When it was drafted (milliseconds since 1970 UTC).
    pub made_at: i64,
    /// Where it stands.
    pub state: NoticeState,
}

/// Inserts a draft.
pub fn insert(tx: &mut Tx<'_>, notice: &Notice) -> Result<(), Failure> {
    tx.execute(
        "insert into notice (tenant_id, notice_id, person_id, origin, made_at, state) \
         values ($1, $2, $3, $4, $5, $6)",
        &[
            Value::Int(TENANT),
            Value::Bytes(&notice.id.0),
            Value::Bytes(notice.person.bytes()),
            Value::Int(notice.origin.code()),
            Value::Int(notice.made_at),
            Value::Int(notice.state.code()),
        ],
    )
    .map(drop)
}

/// Drafts, the oldest first, at most `limit`.
pub fn drafts(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Notice>, Failure> {
    tx.query(
        "select notice_id, person_id, origin, made_at, state from notice \
         where tenant_id = $1 and state = 1 order by notice_id limit $2",
        &[Value::Int(TENANT), Value::Int(limit)],
        read,
    )
}

/// The notices to one person, the oldest first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Notice>, Failure> {
    tx.query(
        "select notice_id, person_id, origin, made_at, state from notice \
         where tenant_id = $1 and person_id = $2 order by notice_id",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        read,
    )
}

/// Says what became of a draft; how many were one.
pub fn settle(
    tx: &mut Tx<'_>,
    notice: ObjectId,
    state: NoticeState,
    user: UserId,
    at: i64,
) -> Result<u64, Failure> {
    tx.execute(
        "update notice set state = $3, settled_by = $4, settled_at = $5 \
         where tenant_id = $1 and notice_id = $2 and state = 1",
        &[
            Value::Int(TENANT),
            Value::Bytes(&notice.0),
            Value::Int(state.code()),
            Value::Bytes(user.bytes()),
            Value::Int(at),
        ],
    )
}

fn read(row: &Row<'_>) -> Result<Notice, Failure> {
    Ok(Notice {
        id: row.id(0)?,
        person: row.id(1)?,
        origin: word(row, 2, NoticeOrigin::from_code)?,
        made_at: row.int(3)?,
        state: word(row, 4, NoticeState::from_code)?,
    })
}
