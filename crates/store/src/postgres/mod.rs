//! PostgreSQL, through the synchronous client.
//!
//! The client blocks and must not be used on a thread that drives async tasks; plain threads and
//! tokio's `spawn_blocking` threads are fine. Dropping a connection is safe anywhere.

mod address;
mod bind;
mod tls;

pub(crate) use address::Address;

use std::collections::HashMap;

use postgres::binary_copy::BinaryCopyInWriter;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{ToSql, Type};
use postgres::{Client, Statement};

use crate::failure::{Failure, Kind};
use crate::waist::{Inner, Load, Read, Row, Value};

/// Rows fetched at a time from a cursor.
const FETCH: &str = "fetch forward 2000 from answer";
/// Number of the lock that orders the writers of all processes on one database.
const WRITERS: &str = "begin; select pg_advisory_xact_lock(5774239121)";

/// One connection with the statements prepared on it.
pub(crate) struct Conn {
    /// `None` only while dropping.
    client: Option<Client>,
    statements: HashMap<&'static str, Statement>,
    copies: HashMap<Load, (String, Vec<Type>)>,
    /// The last savepoint is over and not yet released: that travels with the next one, or ends
    /// with the transaction. A round trip is dear here.
    unreleased: bool,
}

impl Conn {
    fn new(client: Client) -> Self {
        Self {
            client: Some(client),
            statements: HashMap::new(),
            copies: HashMap::new(),
            unreleased: false,
        }
    }

    pub(crate) fn execute(
        &mut self,
        sql: &'static str,
        args: &[Value<'_>],
    ) -> Result<u64, Failure> {
        let (client, statement) = self.prepared(sql)?;
        check(&statement, args)?;
        let mut rows = client.query_raw(&statement, args)?;
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
        let (client, statement) = self.prepared(sql)?;
        check(&statement, args)?;
        let mut rows = client.query_raw(&statement, args)?;
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
        let client = self.client()?;
        let declare = client.prepare(&["declare answer no scroll cursor for ", sql].concat())?;
        check(&declare, args)?;
        client.query_raw(&declare, args)?.count()?;
        let fetch = client.prepare(FETCH)?;
        'answer: loop {
            let rows = client.query(&fetch, &[])?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                if !read(&Row(Inner::Postgres(row)))? {
                    break 'answer;
                }
            }
        }
        Ok(client.batch_execute("close answer")?)
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

    fn prepared(&mut self, sql: &'static str) -> Result<(&mut Client, Statement), Failure> {
        let client = self.client.as_mut().ok_or(Kind::Gone)?;
        if let Some(statement) = self.statements.get(sql) {
            return Ok((client, statement.clone()));
        }
        let statement = client.prepare(sql)?;
        self.statements.insert(sql, statement.clone());
        Ok((client, statement))
    }
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

fn check(statement: &Statement, args: &[Value<'_>]) -> Result<(), Failure> {
    if statement.params().len() == args.len() {
        Ok(())
    } else {
        Err(Failure::shape("a statement has another number of parameters"))
    }
}
