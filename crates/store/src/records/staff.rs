//! People who work with Obhut: accounts, sessions, API keys, remembered answers.

use law::ids::{ObjectId, UserId};

use super::TENANT;
use crate::{Failure, Row, Tx, Value};

/// An account. Its names are sealed like any other personal value.
pub struct Account {
    /// Its id.
    pub id: UserId,
    /// Keyed hash of the log-in name.
    pub login_blind: [u8; 16],
    /// Sealed log-in and display name.
    pub sealed: Vec<u8>,
    /// Argon2id, PHC string.
    pub password_hash: String,
    /// Roles as bits of role numbers.
    pub roles: i64,
    /// 1 active, 2 blocked, 3 active with a password of somebody else's choice.
    pub state: i64,
    /// Language number: 1 German, 2 English, 0 by browser.
    pub language: i64,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Time of the last change of password, roles or state; older sessions are dead (R43).
    pub changed_at: i64,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select user_id, login_blind, sealed, password_hash, roles, state, language, created_at, changed_at \
             from app_user where tenant_id = $1 ",
            $rest
        )
    };
}

/// Stores an account.
pub fn insert(tx: &mut Tx<'_>, a: &Account) -> Result<(), Failure> {
    tx.execute(
        "insert into app_user (tenant_id, user_id, login_blind, sealed, password_hash, roles, state, language, \
         created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            Value::Int(TENANT),
            Value::Bytes(a.id.bytes()),
            Value::Bytes(&a.login_blind),
            Value::Bytes(&a.sealed),
            Value::Text(&a.password_hash),
            Value::Int(a.roles),
            Value::Int(a.state),
            Value::Int(a.language),
            Value::Int(a.created_at),
            Value::Int(a.changed_at),
        ],
    )
    .map(drop)
}

/// Writes back password, roles, state and language.
pub fn update(tx: &mut Tx<'_>, a: &Account) -> Result<(), Failure> {
    tx.execute(
        "update app_user set password_hash = $3, roles = $4, state = $5, language = $6, changed_at = $7 \
         where tenant_id = $1 and user_id = $2",
        &[
            Value::Int(TENANT),
            Value::Bytes(a.id.bytes()),
            Value::Text(&a.password_hash),
            Value::Int(a.roles),
            Value::Int(a.state),
            Value::Int(a.language),
            Value::Int(a.changed_at),
        ],
    )
    .map(drop)
}

/// The account with this log-in name.
pub fn by_login(tx: &mut Tx<'_>, blind: &[u8; 16]) -> Result<Option<Account>, Failure> {
    tx.one(select!("and login_blind = $2"), &[Value::Int(TENANT), Value::Bytes(blind)], read)
}

/// The account with this id.
pub fn get(tx: &mut Tx<'_>, user: UserId) -> Result<Option<Account>, Failure> {
    tx.one(select!("and user_id = $2"), &[Value::Int(TENANT), Value::Bytes(user.bytes())], read)
}

/// All accounts, oldest first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Account>, Failure> {
    tx.query(select!("order by user_id"), &[Value::Int(TENANT)], read)
}

fn read(row: &Row<'_>) -> Result<Account, Failure> {
    Ok(Account {
        id: row.id(0)?,
        login_blind: row.array16(1)?,
        sealed: row.bytes(2)?.to_vec(),
        password_hash: row.text(3)?.to_owned(),
        roles: row.int(4)?,
        state: row.int(5)?,
        language: row.int(6)?,
        created_at: row.int(7)?,
        changed_at: row.int(8)?,
    })
}

/// A log-in that lasts.
pub struct Session {
    /// Hash of the token in the cookie.
    pub token_hash: [u8; 16],
    /// Whose.
    pub user: UserId,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Last request.
    pub seen_at: i64,
    /// Absolute end.
    pub expires_at: i64,
}

/// Stores a session.
pub fn insert_session(tx: &mut Tx<'_>, s: &Session) -> Result<(), Failure> {
    tx.execute(
        "insert into session (tenant_id, token_hash, user_id, created_at, seen_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6)",
        &[
            Value::Int(TENANT),
            Value::Bytes(&s.token_hash),
            Value::Bytes(s.user.bytes()),
            Value::Int(s.created_at),
            Value::Int(s.seen_at),
            Value::Int(s.expires_at),
        ],
    )
    .map(drop)
}

/// The session behind a token, and its account.
pub fn session(tx: &mut Tx<'_>, token_hash: &[u8; 16]) -> Result<Option<Session>, Failure> {
    tx.one(
        "select token_hash, user_id, created_at, seen_at, expires_at from session \
         where tenant_id = $1 and token_hash = $2",
        &[Value::Int(TENANT), Value::Bytes(token_hash)],
        |row| {
            Ok(Session {
                token_hash: row.array16(0)?,
                user: row.id(1)?,
                created_at: row.int(2)?,
                seen_at: row.int(3)?,
                expires_at: row.int(4)?,
            })
        },
    )
}

/// Notes that a session was used.
pub fn touch_session(tx: &mut Tx<'_>, token_hash: &[u8; 16], at: i64) -> Result<(), Failure> {
    tx.execute(
        "update session set seen_at = $3 where tenant_id = $1 and token_hash = $2",
        &[Value::Int(TENANT), Value::Bytes(token_hash), Value::Int(at)],
    )
    .map(drop)
}

/// Ends a session.
pub fn delete_session(tx: &mut Tx<'_>, token_hash: &[u8; 16]) -> Result<(), Failure> {
    tx.execute(
        "delete from session where tenant_id = $1 and token_hash = $2",
        &[Value::Int(TENANT), Value::Bytes(token_hash)],
    )
    .map(drop)
}

/// Ends every session of a user.
pub fn delete_sessions_of(tx: &mut Tx<'_>, user: UserId) -> Result<(), Failure> {
    tx.execute(
        "delete from session where tenant_id = $1 and user_id = $2",
        &[Value::Int(TENANT), Value::Bytes(user.bytes())],
    )
    .map(drop)
}

/// Ends sessions whose time is over.
pub fn delete_expired_sessions(tx: &mut Tx<'_>, now: i64) -> Result<u64, Failure> {
    tx.execute(
        "delete from session where tenant_id = $1 and expires_at < $2",
        &[Value::Int(TENANT), Value::Int(now)],
    )
}

/// A key for programs, bound to one activity and one source.
pub struct ApiKey {
    /// Its id.
    pub id: ObjectId,
    /// Hash of the secret.
    pub token_hash: [u8; 16],
    /// Activity number.
    pub activity: u16,
    /// Source number.
    pub source: u16,
    /// Name given by the administrator; names a program.
    pub name: String,
    /// Who made it; its rights bound the key's.
    pub user: UserId,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Milliseconds since 1970 UTC.
    pub revoked_at: Option<i64>,
}

macro_rules! select_key {
    ($rest:literal) => {
        concat!(
            "select key_id, token_hash, activity_id, source_id, name, user_id, created_at, revoked_at from api_key \
             where tenant_id = $1 ",
            $rest
        )
    };
}

/// Stores an API key.
pub fn insert_key(tx: &mut Tx<'_>, k: &ApiKey) -> Result<(), Failure> {
    tx.execute(
        "insert into api_key (tenant_id, key_id, token_hash, activity_id, source_id, name, user_id, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            Value::Int(TENANT),
            Value::Bytes(k.id.bytes()),
            Value::Bytes(&k.token_hash),
            Value::Int(i64::from(k.activity)),
            Value::Int(i64::from(k.source)),
            Value::Text(&k.name),
            Value::Bytes(k.user.bytes()),
            Value::Int(k.created_at),
        ],
    )
    .map(drop)
}

/// The key with this secret, unless revoked.
pub fn key_by_token(tx: &mut Tx<'_>, token_hash: &[u8; 16]) -> Result<Option<ApiKey>, Failure> {
    tx.one(
        select_key!("and token_hash = $2 and revoked_at is null"),
        &[Value::Int(TENANT), Value::Bytes(token_hash)],
        read_key,
    )
}

/// All keys, newest first.
pub fn keys(tx: &mut Tx<'_>) -> Result<Vec<ApiKey>, Failure> {
    tx.query(select_key!("order by key_id desc"), &[Value::Int(TENANT)], read_key)
}

/// Revokes a key.
pub fn revoke_key(tx: &mut Tx<'_>, key: ObjectId, at: i64) -> Result<u64, Failure> {
    tx.execute(
        "update api_key set revoked_at = $3 where tenant_id = $1 and key_id = $2 and revoked_at is null",
        &[Value::Int(TENANT), Value::Bytes(key.bytes()), Value::Int(at)],
    )
}

fn read_key(row: &Row<'_>) -> Result<ApiKey, Failure> {
    let number = |n: i64| u16::try_from(n).map_err(|_| Failure::shape("register number"));
    Ok(ApiKey {
        id: row.id(0)?,
        token_hash: row.array16(1)?,
        activity: number(row.int(2)?)?,
        source: number(row.int(3)?)?,
        name: row.text(4)?.to_owned(),
        user: row.id(5)?,
        created_at: row.int(6)?,
        revoked_at: row.opt_int(7)?,
    })
}

/// An answer given under an idempotency key; carries ids and counts only.
pub struct Remembered {
    /// Hash of the request it answered.
    pub request_hash: [u8; 16],
    /// HTTP status.
    pub status: i64,
    /// The answer.
    pub body: Vec<u8>,
}

/// Remembers an answer.
pub fn remember(
    tx: &mut Tx<'_>,
    key: ObjectId,
    token_hash: &[u8; 16],
    r: &Remembered,
    at: i64,
) -> Result<(), Failure> {
    tx.execute(
        "insert into idempotency (tenant_id, key_id, token_hash, request_hash, status, body, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            Value::Int(TENANT),
            Value::Bytes(key.bytes()),
            Value::Bytes(token_hash),
            Value::Bytes(&r.request_hash),
            Value::Int(r.status),
            Value::Bytes(&r.body),
            Value::Int(at),
        ],
    )
    .map(drop)
}

/// The answer given before, if any.
pub fn remembered(
    tx: &mut Tx<'_>,
    key: ObjectId,
    token_hash: &[u8; 16],
) -> Result<Option<Remembered>, Failure> {
    tx.one(
        "select request_hash, status, body from idempotency where tenant_id = $1 and key_id = $2 and token_hash = $3",
        &[Value::Int(TENANT), Value::Bytes(key.bytes()), Value::Bytes(token_hash)],
        |row| {
            Ok(Remembered { request_hash: row.array16(0)?, status: row.int(1)?, body: row.bytes(2)?.to_vec() })
        },
    )
}

/// Turns a reservation into an answer.
pub fn settle(
    tx: &mut Tx<'_>,
    key: ObjectId,
    token_hash: &[u8; 16],
    status: i64,
    body: &[u8],
) -> Result<(), Failure> {
    tx.execute(
        "update idempotency set status = $4, body = $5 where tenant_id = $1 and key_id = $2 and token_hash = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(key.bytes()),
            Value::Bytes(token_hash),
            Value::Int(status),
            Value::Bytes(body),
        ],
    )
    .map(drop)
}

/// Forgets one answer.
pub fn forget(tx: &mut Tx<'_>, key: ObjectId, token_hash: &[u8; 16]) -> Result<(), Failure> {
    tx.execute(
        "delete from idempotency where tenant_id = $1 and key_id = $2 and token_hash = $3",
        &[Value::Int(TENANT), Value::Bytes(key.bytes()), Value::Bytes(token_hash)],
    )
    .map(drop)
}

/// Forgets answers given before this time (milliseconds since 1970 UTC).
pub fn forget_remembered(tx: &mut Tx<'_>, before: i64) -> Result<(), Failure> {
    tx.execute(
        "delete from idempotency where tenant_id = $1 and created_at < $2",
        &[Value::Int(TENANT), Value::Int(before)],
    )
    .map(drop)
}
