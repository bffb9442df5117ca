//! Notices to recipients of what was corrected, erased or restricted (Art. 19 DSGVO, R-DSR-61).

use law::ids::{ObjectId, UserId};
use law::rights::Request;

use crate::records::{TENANT, word};
use crate::{Failure, Row, Tx};

law::vocabulary! {
    /// Where a notice stands, up to the recipient's answer.
    NoticeState { Draft = 1 "DRAFT", Sent = 2 "SENT", Confirmed = 3 "CONFIRMED", Impossible = 4 "IMPOSSIBLE" }
}
law::vocabulary! {
    /// How a recipient is told.
    Way { Letter = 1 "LETTER", Email = 2 "EMAIL", Webhook = 3 "WEBHOOK" }
}

/// One recipient of one disclosure, to be told of one act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The case.
    pub case: ObjectId,
    /// Its id.
    pub id: ObjectId,
    /// The disclosure the recipient got the data with.
    pub disclosure: ObjectId,
    /// Recipient, a number of the register.
    pub recipient: u16,
    /// What was done.
    pub right: Request,
    /// How it is told.
    pub way: Way,
    /// Where it stands.
    pub state: NoticeState,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Milliseconds since 1970 UTC.
    pub sent_at: Option<i64>,
    /// Milliseconds since 1970 UTC.
    pub answered_at: Option<i64>,
    /// Who acted last.
    pub user: UserId,
}

/// Stores a notice, or where it stands now.
pub fn put(tx: &mut Tx<'_>, notice: &Notice) -> Result<(), Failure> {
    tx.execute(
        "insert into recipient_notice (tenant_id, case_id, notice_id, disclosure_id, recipient_id, right_no, way, \
         state, created_at, sent_at, answered_at, user_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
         on conflict (tenant_id, case_id, notice_id) do update set way = excluded.way, state = excluded.state, \
         sent_at = excluded.sent_at, answered_at = excluded.answered_at, user_id = excluded.user_id",
        &[
            TENANT.into(),
            (&notice.case).into(),
            (&notice.id).into(),
            (&notice.disclosure).into(),
            notice.recipient.into(),
            notice.right.code().into(),
            notice.way.code().into(),
            notice.state.code().into(),
            notice.created_at.into(),
            notice.sent_at.into(),
            notice.answered_at.into(),
            (&notice.user).into(),
        ],
    )
    .map(drop)
}

/// The notices of a case, oldest first.
pub fn of_case(tx: &mut Tx<'_>, case: ObjectId) -> Result<Vec<Notice>, Failure> {
    tx.query(
        "select case_id, notice_id, disclosure_id, recipient_id, right_no, way, state, created_at, sent_at, \
         answered_at, user_id from recipient_notice where tenant_id = $1 and case_id = $2 order by notice_id",
        &[TENANT.into(), (&case).into()],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Notice, Failure> {
    Ok(Notice {
        case: row.id(0)?,
        id: row.id(1)?,
        disclosure: row.id(2)?,
        recipient: u16::try_from(row.int(3)?).map_err(|_| Failure::shape("recipient number"))?,
        right: word(row, 4, Request::from_code)?,
        way: word(row, 5, Way::from_code)?,
        state: word(row, 6, NoticeState::from_code)?,
        created_at: row.int(7)?,
        sent_at: row.opt_int(8)?,
        answered_at: row.opt_int(9)?,
        user: row.id(10)?,
    })
}
