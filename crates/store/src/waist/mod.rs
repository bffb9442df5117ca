//! The narrow waist: all that the rest of the program knows of a database.
//!
//! One dialect for both engines: `$1…$n`, `on conflict … do update`, `returning`, `with`, window
//! functions; no `json_*`, `ilike`, `now()`, autoincrement. `sum(…)` is cast to `bigint`, a
//! parameter that stands alone (`$1 is null`) is cast to its type. Ids, times and search keys come
//! from us. Statements are `&'static str`, so no value can ever become part of one.

mod row;
mod value;

pub(crate) use row::Inner;
pub use row::Row;
pub use value::{Id, Value};

use crate::failure::Failure;
use crate::{postgres, sqlite};

/// A connection to one of the two engines.
pub(crate) enum Conn {
    Sqlite(sqlite::Conn),
    Postgres(Box<postgres::Conn>),
}

/// A table and the columns that [`Tx::load`] fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Load {
    /// Name of the table.
    pub table: &'static str,
    /// Names of the columns, in the order of the values.
    pub columns: &'static [&'static str],
}

/// An open transaction. It ends with the closure it was given to.
pub struct Tx<'c> {
    pub(crate) conn: &'c mut Conn,
    /// A statement failed: PostgreSQL then refuses to go on, and SQLite shall not differ.
    pub(crate) spoiled: Option<Failure>,
    /// The next number of the audit log, once somebody has asked (see `audit`).
    pub(crate) next_leaf: Option<u64>,
}

impl<'c> Tx<'c> {
    pub(crate) fn new(conn: &'c mut Conn) -> Self {
        Self { conn, spoiled: None, next_leaf: None }
    }

    /// Runs a statement; the number of rows it changed.
    pub fn execute(&mut self, sql: &'static str, args: &[Value<'_>]) -> Result<u64, Failure> {
        self.run(|conn| match conn {
            Conn::Sqlite(conn) => conn.execute(sql, args),
            Conn::Postgres(conn) => conn.execute(sql, args),
        })
    }

    /// All rows of an answer that fits in memory.
    pub fn query<T, F>(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
        mut read: F,
    ) -> Result<Vec<T>, Failure>
    where
        F: FnMut(&Row<'_>) -> Result<T, Failure>,
    {
        let mut all = Vec::new();
        let mut keep = |row: &Row<'_>| read(row).map(|one| all.push(one)).map(|()| true);
        self.run(|conn| match conn {
            Conn::Sqlite(conn) => conn.each(sql, args, &mut keep),
            Conn::Postgres(conn) => conn.query(sql, args, &mut keep),
        })?;
        Ok(all)
    }

    /// The first row of an answer, if there is one.
    pub fn one<T, F>(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
        read: F,
    ) -> Result<Option<T>, Failure>
    where
        F: FnOnce(&Row<'_>) -> Result<T, Failure>,
    {
        let (mut found, mut read) = (None, Some(read));
        let mut first = |row: &Row<'_>| {
            found = read.take().map(|read| read(row)).transpose()?;
            Ok(false)
        };
        self.run(|conn| match conn {
            Conn::Sqlite(conn) => conn.each(sql, args, &mut first),
            Conn::Postgres(conn) => conn.query(sql, args, &mut first),
        })?;
        Ok(found)
    }

    /// Row after row of an answer of any size, until `read` says `false`. Memory stays flat.
    pub fn each<F>(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
        mut read: F,
    ) -> Result<(), Failure>
    where
        F: FnMut(&Row<'_>) -> Result<bool, Failure>,
    {
        self.run(|conn| match conn {
            Conn::Sqlite(conn) => conn.each(sql, args, &mut read),
            Conn::Postgres(conn) => conn.each(sql, args, &mut read),
        })
    }

    /// Inserts many rows at once; their number. The fastest way in: a prepared loop on SQLite,
    /// binary `COPY` on PostgreSQL. A conflict fails the whole load.
    pub fn load<'v, I, R>(&mut self, load: &'static Load, rows: I) -> Result<u64, Failure>
    where
        I: IntoIterator<Item = R>,
        R: AsRef<[Value<'v>]>,
    {
        self.run(|conn| match conn {
            Conn::Sqlite(conn) => conn.load(load, rows),
            Conn::Postgres(conn) => conn.load(load, rows),
        })
    }

    /// Replaces the content of `wanted`, the table for look-ups in bulk: `select … from wanted w
    /// cross join t where t.key = w.id …`. `pos` is the position in the question, `id` any key in
    /// bytes, `num` any small number.
    ///
    /// Always `cross join`: SQLite then starts from the questions, as it should. With a plain
    /// `join` it may go through the other table and look every row up among the questions: 25 s for
    /// 5,000 questions to 300,000 rows, instead of 30 ms.
    pub fn want<'v>(
        &mut self,
        keys: impl IntoIterator<Item = (&'v [u8], i64)>,
    ) -> Result<u64, Failure> {
        self.run(|conn| match conn {
            Conn::Sqlite(conn) => conn.want(keys),
            Conn::Postgres(conn) => Ok(conn.want(keys)),
        })
    }

    fn run<T>(&mut self, go: impl FnOnce(&mut Conn) -> Result<T, Failure>) -> Result<T, Failure> {
        if let Some(earlier) = self.spoiled {
            return Err(earlier);
        }
        go(self.conn).inspect_err(|failure| self.spoiled = Some(*failure))
    }
}

/// Reads one row and says whether to go on.
pub(crate) type Read<'f> = &'f mut dyn FnMut(&Row<'_>) -> Result<bool, Failure>;

/// What the transactions of both engines are made of.
impl Conn {
    pub(crate) fn begin_write(&mut self) -> Result<(), Failure> {
        match self {
            Self::Sqlite(conn) => conn.run("begin immediate"),
            Self::Postgres(conn) => conn.begin_write(),
        }
    }

    pub(crate) fn begin_read(&mut self) -> Result<(), Failure> {
        self.run("begin", "begin isolation level repeatable read read only")
    }

    pub(crate) fn savepoint(&mut self) -> Result<(), Failure> {
        match self {
            Self::Sqlite(conn) => conn.run("savepoint turn"),
            Self::Postgres(conn) => conn.savepoint(),
        }
    }

    pub(crate) fn release(&mut self) -> Result<(), Failure> {
        match self {
            Self::Sqlite(conn) => conn.run("release turn"),
            Self::Postgres(conn) => conn.release(),
        }
    }

    pub(crate) fn rollback_turn(&mut self) -> Result<(), Failure> {
        match self {
            Self::Sqlite(conn) => {
                conn.run("rollback to turn")?;
                conn.run("release turn")
            }
            Self::Postgres(conn) => conn.batch("rollback to turn; release turn"),
        }
    }

    pub(crate) fn commit(&mut self) -> Result<(), Failure> {
        self.run("commit", "commit")
    }

    pub(crate) fn rollback(&mut self) -> Result<(), Failure> {
        self.run("rollback", "rollback")
    }

    /// Whether the transaction that was begun is still there: a full disk or a broken connection
    /// ends it without being asked.
    pub(crate) fn in_transaction(&self) -> bool {
        match self {
            Self::Sqlite(conn) => conn.in_transaction(),
            Self::Postgres(conn) => !conn.is_closed(),
        }
    }

    /// Several statements of ours without values: schema and settings.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Failure> {
        match self {
            Self::Sqlite(conn) => conn.batch(sql),
            Self::Postgres(conn) => conn.batch(sql),
        }
    }

    fn run(&mut self, sqlite: &'static str, postgres: &'static str) -> Result<(), Failure> {
        match self {
            Self::Sqlite(conn) => conn.run(sqlite),
            Self::Postgres(conn) => conn.batch(postgres),
        }
    }
}
