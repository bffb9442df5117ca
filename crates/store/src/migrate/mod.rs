//! Bringing a database to the schema of this program: numbered steps, forward only.

use crate::failure::{Failure, Kind};
use crate::store::{Content, Start};
use crate::waist::{Conn, Tx};

/// One step. Its number is the schema version it leads to.
pub(crate) struct Step {
    pub(crate) version: i64,
    pub(crate) sql: &'static str,
}

const DATA: &[Step] = &[Step { version: 1, sql: include_str!("../../schema/data-001.sql") }];
const KEYS: &[Step] = &[Step { version: 1, sql: include_str!("../../schema/keys-001.sql") }];

/// The steps for one of the two databases, oldest first.
pub(crate) fn steps(content: Content) -> &'static [Step] {
    match content {
        Content::Data => DATA,
        Content::Keys => KEYS,
    }
}

/// Makes the schema, or brings it up to date, step by step, each in a transaction of its own.
///
/// # Errors
/// `Missing` or `Exists` when the database is not as `start` says, or is the other one of the
/// two; `NewerSchema` when a later program has been here.
pub(crate) fn bring_up(
    conn: &mut Conn,
    content: Content,
    start: Start,
    steps: &[Step],
) -> Result<(), Failure> {
    let found = in_transaction(conn, |conn| found(conn, content))?;
    match (start, found) {
        (Start::Open, Found::Nothing) => return Err(Kind::Missing.into()),
        (Start::Open, Found::Foreign) => return Err(Kind::Damaged.into()),
        (Start::Create, Found::Schema(_) | Found::Foreign) => return Err(Kind::Exists.into()),
        (Start::Open, Found::Schema(version)) if version > newest(steps) => {
            return Err(Kind::NewerSchema.into());
        }
        _ => {}
    }
    for step in steps {
        in_transaction(conn, |conn| take(conn, content, step))?;
    }
    Ok(())
}

fn newest(steps: &[Step]) -> i64 {
    steps.last().map_or(0, |step| step.version)
}

/// What is in a database before we touch it.
enum Found {
    Nothing,
    Schema(i64),
    /// Tables, but not ours, or those of the other database.
    Foreign,
}

fn found(conn: &mut Conn, content: Content) -> Result<Found, Failure> {
    let tables = match conn {
        Conn::Sqlite(_) => {
            "select count(*), count(case when name = 'meta' then 1 end) \
             from sqlite_schema where type = 'table'"
        }
        Conn::Postgres(_) => {
            "select count(*), count(case when table_name = 'meta' then 1 end) \
             from information_schema.tables where table_schema = current_schema()"
        }
    };
    let mut tx = Tx::new(conn);
    let counts = tx.one(tables, &[], |row| Ok((row.int(0)?, row.int(1)?)))?;
    match counts {
        Some((_, 1)) => {}
        Some((0, _)) => return Ok(Found::Nothing),
        _ => return Ok(Found::Foreign),
    }
    if meta(&mut tx, "content")?.as_deref() != Some(word(content).as_bytes()) {
        return Ok(Found::Foreign);
    }
    Ok(version(&mut tx)?.map_or(Found::Foreign, Found::Schema))
}

/// Takes one step unless it, or a later one, has been taken: another process may have been faster.
fn take(conn: &mut Conn, content: Content, step: &Step) -> Result<(), Failure> {
    let at = match found(conn, content)? {
        Found::Schema(version) => version,
        _ => 0,
    };
    if at >= step.version {
        return Ok(());
    }
    let sql = dialect(conn, step.sql);
    conn.batch(&sql)?;
    let mut tx = Tx::new(conn);
    set_meta(&mut tx, "content", word(content).as_bytes())?;
    set_meta(&mut tx, "schema_version", &step.version.to_be_bytes())
}

/// The one difference between the engines: PostgreSQL calls a blob `bytea`.
fn dialect(conn: &Conn, sql: &str) -> String {
    match conn {
        Conn::Sqlite(_) => sql.to_owned(),
        Conn::Postgres(_) => sql.replace(" blob", " bytea"),
    }
}

fn in_transaction<T>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, Failure>,
) -> Result<T, Failure> {
    conn.begin_write()?;
    let done = work(conn).and_then(|answer| conn.commit().map(|()| answer));
    if done.is_err() && conn.in_transaction() {
        let _ = conn.rollback();
    }
    done
}

const fn word(content: Content) -> &'static str {
    match content {
        Content::Data => "data",
        Content::Keys => "keys",
    }
}

fn version(tx: &mut Tx<'_>) -> Result<Option<i64>, Failure> {
    let bytes = meta(tx, "schema_version")?;
    Ok(bytes.and_then(|bytes| bytes.try_into().ok()).map(i64::from_be_bytes))
}

/// A named value of the installation.
pub(crate) fn meta(tx: &mut Tx<'_>, name: &str) -> Result<Option<Vec<u8>>, Failure> {
    tx.one("select value from meta where name = $1", &[name.into()], |row| {
        row.bytes(0).map(<[u8]>::to_vec)
    })
}

/// Sets a named value of the installation.
pub(crate) fn set_meta(tx: &mut Tx<'_>, name: &str, value: &[u8]) -> Result<(), Failure> {
    let sql = "insert into meta (name, value) values ($1, $2) \
        on conflict (name) do update set value = excluded.value";
    tx.execute(sql, &[name.into(), value.into()]).map(|_| ())
}
