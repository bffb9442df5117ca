//! Wordings of consents: immutable; a changed comma is a new version (R-CON-12).

use law::ids::{ObjectId, UserId};

use super::TENANT;
use crate::{Failure, Row, Tx, Value};

/// What somebody agreed to, to the letter.
pub struct Wording {
    /// Its id.
    pub id: ObjectId,
    /// Activity number.
    pub activity: u16,
    /// Channels named in the text, as bits.
    pub channels: i64,
    /// Language number: 1 German, 2 English.
    pub language: i64,
    /// Names every advertiser (R-CON-02).
    pub names_advertiser: bool,
    /// Needs a positive act (R-CON-01).
    pub active_act: bool,
    /// Tied to another service (R-CON-04).
    pub coupled: bool,
    /// Covers measuring opens and clicks (R-MKT-53).
    pub tracking: bool,
    /// The text itself; not personal.
    pub body: String,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Who added it.
    pub user: UserId,
}

/// Stores a wording; there is no update.
pub fn insert(tx: &mut Tx<'_>, w: &Wording) -> Result<(), Failure> {
    tx.execute(
        "insert into wording (tenant_id, wording_id, activity_id, channels, language, names_advertiser, active_act, \
         coupled, tracking, body, created_at, user_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            Value::Int(TENANT),
            Value::Bytes(w.id.bytes()),
            Value::Int(i64::from(w.activity)),
            Value::Int(w.channels),
            Value::Int(w.language),
            Value::Int(i64::from(w.names_advertiser)),
            Value::Int(i64::from(w.active_act)),
            Value::Int(i64::from(w.coupled)),
            Value::Int(i64::from(w.tracking)),
            Value::Text(&w.body),
            Value::Int(w.created_at),
            Value::Bytes(w.user.bytes()),
        ],
    )
    .map(drop)
}

/// All wordings, newest first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Wording>, Failure> {
    tx.query(
        "select wording_id, activity_id, channels, language, names_advertiser, active_act, coupled, tracking, body, \
         created_at, user_id from wording where tenant_id = $1 order by wording_id desc",
        &[Value::Int(TENANT)],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Wording, Failure> {
    Ok(Wording {
        id: row.id(0)?,
        activity: u16::try_from(row.int(1)?).map_err(|_| Failure::shape("activity number"))?,
        channels: row.int(2)?,
        language: row.int(3)?,
        names_advertiser: row.int(4)? != 0,
        active_act: row.int(5)? != 0,
        coupled: row.int(6)? != 0,
        tracking: row.int(7)? != 0,
        body: row.text(8)?.to_owned(),
        created_at: row.int(9)?,
        user: row.id(10)?,
    })
}
