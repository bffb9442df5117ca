//! PostgreSQL, through the synchronous client.
//!
//! The client blocks and must not be used on a thread that drives async tasks; plain threads and
//! tokio's `spawn_blocking` threads are fine. Dropping a connection is safe anywhere.

mod address;
mod bind;
mod tls;

pub(crate) use address::Address;
pub use address::environment;

use std::collections::HashMap;

use postgres::binary_copy::BinaryCopyInWriter;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{ToSql, Type};
use postgres::{Client, RowIter, Statement};

use crate::failure::{Failure, Kind};
use crate::waist::{Inner, Load, Read, Row, Value};

/// Rows fetched at a time from a cursor.
const FETCH_FIRST: &str = "fetch forward 60 from answer";
const FETCH: &str = "fetch forward 2000 from answer";
/// Number of the lock that orders the writers of all processes on one database.
const WRITERS: &str = "begin; select pg_advisory_xact_lock(5774239121)";

/// One connection with the statements prepared on it.
pub(crate) struct Conn {
    /// `None` only while dropping.
    client: Option<Client>,
    statements: HashMap<(&'static str, Way), Statement>,
    copies: HashMap<Load, (String, Vec<Type>)>,
    /// The last savepoint is over and not yet released: that travels with the next one, or ends
    /// with the transaction. A round trip is dear here.
    unreleased: bool,
    wanted: Wanted,
}

/// How the rows of an answer come.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Way {
    Whole,
    Cursor,
    /// From the cursor of this statement. Each has its own, because what is fetched has the columns
    /// of the cursor it was prepared beside.
    First,
    Next,
}

impl Way {
    const fn fetches(self) -> bool {
        matches!(self, Self::First | Self::Next)
    }
}

/// What [`Tx::want`](crate::Tx::want) keeps here: two arrays, bound to every statement that names it. A table would
/// cost three round trips a question, and its dead rows would pile up, because nobody sweeps the
/// temporary tables of others.
#[derive(Default)]
struct Wanted {
    ids: Vec<Vec<u8>>,
    nums: Vec<i64>,
}

impl Conn {
    fn new(client: Client) -> Self {
        Self {
            client: Some(client),
            statements: HashMap::new(),
            copies: HashMap::new(),
            unreleased: false,
            wanted: Wanted::default(),
        }
    }

    /// Replaces the keys that statements with `wanted` ask for.
    pub(crate) fn want<'v>(&mut self, keys: impl IntoIterator<Item = (&'v [u8], i64)>) -> u64 {
        let Wanted { ids, nums } = &mut self.wanted;
        (*ids, *nums) = keys.into_iter().map(|(id, num)| (id.to_vec(), num)).unzip();
        nums.len() as u64
    }

    pub(crate) fn execute(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
    ) -> Result<u64, Failure> {
        let mut rows = self.ask(sql, Way::Whole, args)?;
        while rows.next()?.is_some() {}
        Ok(rows.rows_affected().unwrap_or(0))
    }

    /// An answer read to its end; it arrives as a whole.
    pub(crate) fn query(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
        read: Read<'_>,
    ) -> Result<(), Failure> {
        let mut rows = self.ask(sql, Way::Whole, args)?;
        while let Some(row) = rows.next()? {
            if !read(&Row(Inner::Postgres(&row)))? {
                break;
            }
        }
        Ok(())
    }

    /// An answer of any size, by a cursor: the client would otherwise take it into memory whole.
    pub(crate) fn each(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
        read: Read<'_>,
    ) -> Result<(), Failure> {
        self.ask(sql, Way::Cursor, args)?.count()?;
        let read_all = self.fetch(sql, read);
        self.batch("close answer")?;
        read_all
    }

    /// Reads the open cursor: a little first, because many read no more.
    fn fetch(&mut self, sql: &'static str, read: Read<'_>) -> Result<(), Failure> {
        for way in std::iter::once(Way::First).chain(std::iter::repeat(Way::Next)) {
            let mut rows = self.ask(sql, way, &[])?;
            let mut count = 0;
            while let Some(row) = rows.next()? {
                count += 1;
                if !read(&Row(Inner::Postgres(&row)))? {
                    return Ok(());
                }
            }
            if count == 0 {
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
        if !self.copies.contains_key(load) {
            let copy = self.describe(load)?;
            self.copies.insert(*load, copy);
        }
        let client = self.client.as_mut().ok_or(Kind::Gone)?;
        let (copy, types) = self.copies.get(load).ok_or(Kind::Gone)?;
        let mut writer = BinaryCopyInWriter::new(client.copy_in(copy)?, types);
        for row in rows {
            let row = row.as_ref();
            if row.len() != types.len() {
                return Err(Failure::shape("a row to load has another number of columns"));
            }
            writer.write_raw(row.iter().map(|value| value as &(dyn ToSql + Sync)))?;
        }
        Ok(writer.finish()?)
    }

    /// The `COPY` statement for `load` and the types of its columns. Names of the program alone.
    fn describe(&mut self, load: &Load) -> Result<(String, Vec<Type>), Failure> {
        let columns = load.columns.join(", ");
        let probe = ["select ", &columns, " from ", load.table, " limit 0"].concat();
        let statement = self.client()?.prepare(&probe)?;
        let types = statement.columns().iter().map(|column| column.type_().clone()).collect();
        let copy = ["copy ", load.table, " (", &columns, ") from stdin binary"].concat();
        Ok((copy, types))
    }

    pub(crate) fn begin_write(&mut self) -> Result<(), Failure> {
        self.unreleased = false;
        self.batch(WRITERS)
    }

    pub(crate) fn savepoint(&mut self) -> Result<(), Failure> {
        match std::mem::take(&mut self.unreleased) {
            true => self.batch("release turn; savepoint turn"),
            false => self.batch("savepoint turn"),
        }
    }

    /// Cannot fail: a turn with a failed statement is rolled back, not released.
    pub(crate) fn release(&mut self) -> Result<(), Failure> {
        self.unreleased = true;
        Ok(())
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Failure> {
        Ok(self.client()?.batch_execute(sql)?)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.as_ref().is_none_or(Client::is_closed)
    }

    fn client(&mut self) -> Result<&mut Client, Failure> {
        self.client.as_mut().ok_or(Kind::Gone.into())
    }

    /// The answer to a statement, with the keys of [`Conn::want`] where it names `wanted`.
    fn ask(
        &mut self,
        sql: &'static str,
        way: Way,
        args: &[Value<'_>],
    ) -> Result<RowIter<'_>, Failure> {
        let statement = self.prepared(sql, way, args.len())?;
        let client = self.client.as_mut().ok_or(Kind::Gone)?;
        let mut all: Vec<&(dyn ToSql + Sync)> = args.iter().map(|v| v as _).collect();
        if names_wanted(sql) && !way.fetches() {
            all.extend([&self.wanted.ids as &(dyn ToSql + Sync), &self.wanted.nums]);
        }
        if statement.params().len() != all.len() {
            return Err(Failure::shape("a statement has another number of parameters"));
        }
        Ok(client.query_raw(&statement, all)?)
    }

    fn prepared(&mut self, sql: &'static str, way: Way, args: usize) -> Result<Statement, Failure> {
        if let Some(statement) = self.statements.get(&(sql, way)) {
            return Ok(statement.clone());
        }
        let text = match names_wanted(sql) {
            true => [&wanted_behind(args), sql].concat(),
            false => sql.to_owned(),
        };
        let text = match way {
            Way::Whole => text,
            Way::Cursor => ["declare answer no scroll cursor for ", &text].concat(),
            Way::First => FETCH_FIRST.to_owned(),
            Way::Next => FETCH.to_owned(),
        };
        let statement = self.client()?.prepare(&text)?;
        self.statements.insert((sql, way), statement.clone());
        Ok(statement)
    }
}

/// Whether a statement asks for the keys of [`Conn::want`].
fn names_wanted(sql: &str) -> bool {
    sql.contains("from wanted")
}

/// `wanted` as two arrays, the parameters behind those of the statement itself.
fn wanted_behind(args: usize) -> String {
    let (ids, nums) = (args + 1, args + 2);
    format!(
        "with wanted as (select pos - 1 as pos, id, num from \
         unnest(${ids}::bytea[], ${nums}::bigint[]) with ordinality as a (id, num, pos)) "
    )
}

/// The client ends its own runtime when it is dropped, which panics on an async thread. A thread
/// of its own may do it anywhere.
impl Drop for Conn {
    fn drop(&mut self) {
        self.statements.clear();
        let client = self.client.take();
        let _ = std::thread::Builder::new().spawn(move || drop(client)).map(|t| t.join());
    }
}
