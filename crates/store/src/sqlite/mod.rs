//! SQLite: one folder, no server.

mod folder;
mod log;
mod settings;
mod snapshot;

pub(crate) use folder::Place;
pub use snapshot::snapshot;

use rusqlite::{CachedStatement, Connection, ToSql, types::ToSqlOutput, types::ValueRef};

use crate::failure::Failure;
use crate::waist::{Inner, Load, Read, Row, Value};

/// Statements kept prepared on each connection; more than the program has.
const STATEMENTS: usize = 512;

static WANTED: Load = Load { table: "wanted", columns: &["pos", "id", "num"] };

/// One connection.
pub(crate) struct Conn(Connection);

impl Conn {
    fn new(connection: Connection) -> Self {
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Self(connection)
    }

    pub(crate) fn execute(&mut self, sql: &str, args: &[Value<'_>]) -> Result<u64, Failure> {
        let mut statement = self.0.prepare_cached(sql)?;
        bind(&mut statement, args)?;
        // Statements with `returning` may be run for their effect alone.
        if statement.column_count() > 0 {
            let mut rows = statement.raw_query();
            while rows.next()?.is_some() {}
            drop(rows);
            return Ok(self.0.changes());
        }
        Ok(statement.raw_execute()? as u64)
    }

    pub(crate) fn each(
        &mut self,
        sql: &str,
        args: &[Value<'_>],
        read: Read<'_>,
    ) -> Result<(), Failure> {
        let mut statement = self.0.prepare_cached(sql)?;
        bind(&mut statement, args)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            if !read(&Row(Inner::Sqlite(row)))? {
                break;
            }
        }
        Ok(())
    }

    pub(crate) fn load<'v, I, R>(&mut self, load: &Load, rows: I) -> Result<u64, Failure>
    where
        I: IntoIterator<Item = R>,
        R: AsRef<[Value<'v>]>,
    {
        let mut statement = self.0.prepare_cached(&insert(load))?;
        let mut count = 0;
        for row in rows {
            let row = row.as_ref();
            if row.len() != load.columns.len() {
                return Err(Failure::shape("a row to load has another number of columns"));
            }
            for (i, value) in (1..).zip(row) {
                statement.raw_bind_parameter(i, value)?;
            }
            statement.raw_execute()?;
            count += 1;
        }
        Ok(count)
    }

    /// Fills the temporary table of the connection with the keys of one question.
    pub(crate) fn want<'v>(
        &mut self,
        keys: impl IntoIterator<Item = (&'v [u8], i64)>,
    ) -> Result<u64, Failure> {
        self.run("delete from wanted")?;
        let rows = (0_i64..).zip(keys);
        self.load(&WANTED, rows.map(|(pos, (id, num))| [pos.into(), id.into(), num.into()]))
    }

    pub(crate) fn run(&mut self, sql: &'static str) -> Result<(), Failure> {
        self.0.prepare_cached(sql)?.raw_execute()?;
        Ok(())
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Failure> {
        Ok(self.0.execute_batch(sql)?)
    }

    pub(crate) fn in_transaction(&self) -> bool {
        !self.0.is_autocommit()
    }

    /// Empties the write-ahead log into the file, so that no deleted value stays in it (F7).
    /// `Busy` when a reader still needs the log.
    pub(crate) fn truncate_log(&mut self) -> Result<(), Failure> {
        let busy: i64 =
            self.0.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
        if busy == 0 { Ok(()) } else { Err(crate::Kind::Busy.into()) }
    }
}

/// Binds by number: to SQLite `$2` is a name, numbered by where it first appears.
fn bind(statement: &mut CachedStatement<'_>, args: &[Value<'_>]) -> Result<(), Failure> {
    let count = statement.parameter_count();
    if count != args.len() {
        return Err(Failure::shape("a statement has another number of parameters"));
    }
    for i in 1..=count {
        let name = statement.parameter_name(i).and_then(|name| name.strip_prefix('$'));
        let number: usize = name
            .and_then(|digits| digits.parse().ok())
            .ok_or(Failure::shape("a parameter is not written as $1…$n"))?;
        let value = number.checked_sub(1).and_then(|at| args.get(at));
        let value = value.ok_or(Failure::shape("the numbers of the parameters have a gap"))?;
        statement.raw_bind_parameter(i, value)?;
    }
    Ok(())
}

/// `insert into t (a, b) values (?1, ?2)`, made of names from the program alone.
fn insert(load: &Load) -> String {
    let marks: Vec<String> = (1..=load.columns.len()).map(|i| format!("?{i}")).collect();
    let columns = load.columns.join(", ");
    ["insert into ", load.table, " (", &columns, ") values (", &marks.join(", "), ")"].concat()
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}
