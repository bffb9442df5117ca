//! Letters of a case, sealed, and the firm's wording of each kind of letter.

use law::ids::{ObjectId, UserId};

use crate::records::{TENANT, word};
use crate::{Failure, Row, Tx};

law::vocabulary! {
    /// Where a letter stands.
    LetterState { Draft = 1 "DRAFT", Sent = 2 "SENT" }
}

/// One letter. No `Debug`: it carries the sealed text.
pub struct Letter {
    /// The case.
    pub case: ObjectId,
    /// Its id.
    pub id: ObjectId,
    /// Which kind of letter, a number of the desk.
    pub template: i64,
    /// Language number: 1 German, 2 English.
    pub language: i64,
    /// Where it stands.
    pub state: LetterState,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Milliseconds since 1970 UTC.
    pub sent_at: Option<i64>,
    /// Who drafted or sent it.
    pub user: UserId,
    /// The sealed text.
    pub sealed: Vec<u8>,
}

/// A wording of one kind of letter.
pub struct Template {
    /// Which kind of letter.
    pub template: i64,
    /// Language number.
    pub language: i64,
    /// From 1.
    pub version: i64,
    /// The text with its marks.
    pub body: String,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Who worded it.
    pub user: UserId,
}

/// Stores a letter, or a changed draft in the place of the draft before.
pub fn put(tx: &mut Tx<'_>, letter: &Letter) -> Result<(), Failure> {
    tx.execute(
        "insert into rights_letter (tenant_id, case_id, letter_id, template, language, state, created_at, sent_at, \
         user_id, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         on conflict (tenant_id, case_id, letter_id) do update set \
         state = excluded.state, sent_at = excluded.sent_at, user_id = excluded.user_id, sealed = excluded.sealed",
        &[
            TENANT.into(),
            (&letter.case).into(),
            (&letter.id).into(),
            letter.template.into(),
            letter.language.into(),
            letter.state.code().into(),
            letter.created_at.into(),
            letter.sent_at.into(),
            (&letter.user).into(),
            (&letter.sealed).into(),
        ],
    )
    .map(drop)
}

/// The letters of a case, oldest first.
pub fn of_case(tx: &mut Tx<'_>, case: ObjectId) -> Result<Vec<Letter>, Failure> {
    tx.query(
        "select case_id, letter_id, template, language, state, created_at, sent_at, user_id, sealed \
         from rights_letter where tenant_id = $1 and case_id = $2 order by letter_id",
        &[TENANT.into(), (&case).into()],
        read,
    )
}

/// Adds a wording; it is never changed afterwards.
pub fn insert_template(tx: &mut Tx<'_>, new: &Template) -> Result<(), Failure> {
    tx.execute(
        "insert into letter_template (tenant_id, template, language, version, body, created_at, user_id) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            TENANT.into(),
            new.template.into(),
            new.language.into(),
            new.version.into(),
            new.body.as_str().into(),
            new.created_at.into(),
            (&new.user).into(),
        ],
    )
    .map(drop)
}

/// The wording in force of one kind of letter, if the firm has one of its own.
pub fn template(
    tx: &mut Tx<'_>,
    template: i64,
    language: i64,
) -> Result<Option<Template>, Failure> {
    tx.one(
        "select template, language, version, body, created_at, user_id from letter_template \
         where tenant_id = $1 and template = $2 and language = $3 order by version desc limit 1",
        &[TENANT.into(), template.into(), language.into()],
        |row| {
            Ok(Template {
                template: row.int(0)?,
                language: row.int(1)?,
                version: row.int(2)?,
                body: row.text(3)?.to_owned(),
                created_at: row.int(4)?,
                user: row.id(5)?,
            })
        },
    )
}

fn read(row: &Row<'_>) -> Result<Letter, Failure> {
    Ok(Letter {
        case: row.id(0)?,
        id: row.id(1)?,
        template: row.int(2)?,
        language: row.int(3)?,
        state: word(row, 4, LetterState::from_code)?,
        created_at: row.int(5)?,
        sent_at: row.opt_int(6)?,
        user: row.id(7)?,
        sealed: row.bytes(8)?.to_vec(),
    })
}
