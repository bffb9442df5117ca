//! Bringing a database to the schema of this program: numbered steps, forward only.

use crate::failure::{Failure, Kind};
use crate::store::{Content, Start};
use crate::waist::{Conn, Tx};

/// One step. Its number is the schema version it leads to.
pub(crate) struct Step {
    pub(crate) version: i64,
    pub(crate) sql: &'static str,
}

const DATA: &[Step] = &[
    Step { version: 1, sql: include_str!("../../schema/data-001.sql") },
    Step { version: 2, sql: include_str!("../../schema/data-002.sql") },
    Step { version: 3, sql: include_str!("../../schema/data-003.sql") },
    Step { version: 4, sql: include_str!("../../schema/data-004.sql") },
    Step { version: 5, sql: include_str!("../../schema/data-005.sql") },
    Step { version: 6, sql: include_str!("../../schema/data-006.sql") },
    Step { version: 7, sql: include_str!("../../schema/data-007.sql") },
    Step { version: 8, sql: include_str!("../../schema/data-008.sql") },
    Step { version: 9, sql: include_str!("../../schema/data-009.sql") },
    Step { version: 10, sql: include_str!("../../schema/data-010.sql") },
    Step { version: 11, sql: include_str!("../../schema/data-011.sql") },
    Step { version: 12, sql: include_str!("../../schema/data-012.sql") },
    Step { version: 13, sql: include_str!("../../schema/data-013.sql") },
    Step { version: 14, sql: include_str!("../../schema/data-014.sql") },
];
const KEYS: &[Step] = &[
    Step { version: 1, sql: include_str!("../../schema/keys-001.sql") },
    Step { version: 2, sql: include_str!("../../schema/keys-002.sql") },
    Step { version: 3, sql: include_str!("../../schema/keys-003.sql") },
];

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

/// A named value of the installation, such as its id.
///
/// # Errors
/// Those of the engine.
pub fn meta(tx: &mut Tx<'_>, name: &str) -> Result<Option<Vec<u8>>, Failure> {
    tx.one("select value from meta where name = $1", &[name.into()], |row| {
        row.bytes(0).map(<[u8]>::to_vec)
    })
}

/// Sets a named value of the installation. `content` and `schema_version` belong to the store.
///
/// # Errors
/// Those of the engine.
pub fn set_meta(tx: &mut Tx<'_>, name: &str, value: &[u8]) -> Result<(), Failure> {
    let sql = "insert into meta (name, value) values ($1, $2) \
        on conflict (name) do update set value = excluded.value";
    tx.execute(sql, &[name.into(), value.into()]).map(|_| ())
}

#[cfg(test)]
mod older_tests;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Kind;
    use crate::sqlite::Place;

    /// A file as the first version of the program left it, with something in it.
    fn first_version(folder: &std::path::Path) {
        let place = Place::claim(folder, Content::Data, Start::Create).unwrap();
        let mut conn = Conn::Sqlite(place.writer().unwrap());
        conn.batch(include_str!("../../schema/data-001.sql")).unwrap();
        conn.batch("insert into meta values ('content', x'64617461')").unwrap();
        conn.batch("insert into meta values ('schema_version', x'0000000000000001')").unwrap();
        conn.batch("insert into audit_leaf values (0, x'01')").unwrap();
    }

    fn open(folder: &std::path::Path, steps: &[Step]) -> Result<(Place, Conn), Failure> {
        let place = Place::claim(folder, Content::Data, Start::Open)?;
        let mut conn = Conn::Sqlite(place.writer()?);
        bring_up(&mut conn, Content::Data, Start::Open, steps)?;
        Ok((place, conn))
    }

    const FIRST: Step = Step { version: 1, sql: "this one is taken" };
    const SECOND: Step = Step {
        version: 2,
        sql: "alter table audit_leaf add column more bigint; update audit_leaf set more = 5;",
    };
    const BROKEN: Step =
        Step { version: 2, sql: "create table half (a integer); create nonsense;" };

    #[test]
    fn an_older_file_is_brought_up_and_keeps_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("data");
        first_version(&folder);
        let (place, mut conn) = open(&folder, &[FIRST, SECOND]).unwrap();
        let mut tx = Tx::new(&mut conn);
        let read = tx.one("select seq, leaf, more from audit_leaf", &[], |row| {
            Ok((row.int(0)?, row.bytes(1)?.to_vec(), row.int(2)?))
        });
        assert_eq!(read, Ok(Some((0, vec![1], 5))));
        drop((conn, place));
        assert!(open(&folder, &[FIRST, SECOND]).is_ok(), "a second start finds nothing to do");
        let older = open(&folder, &[FIRST]).err().map(|failure| failure.kind);
        assert_eq!(older, Some(Kind::NewerSchema));
    }

    #[test]
    fn a_step_that_fails_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("data");
        first_version(&folder);
        assert!(open(&folder, &[FIRST, BROKEN]).is_err());
        assert!(open(&folder, &[FIRST, SECOND]).is_ok());
    }

    #[test]
    fn the_steps_of_the_program_are_numbered_from_one() {
        for content in [Content::Data, Content::Keys] {
            for (i, step) in (1..).zip(steps(content)) {
                assert_eq!(step.version, i);
            }
        }
    }
}
