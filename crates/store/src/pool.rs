//! Connections for reading, a few at a time.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

use crate::failure::{Failure, Kind};
use crate::store::{Source, is_fatal, lock};
use crate::waist::{Conn, Tx};

/// Connections at most.
const MOST: usize = 16;
/// How long a reader waits for one.
const PATIENCE: Duration = Duration::from_secs(10);

/// Idle connections, and how many more may be opened.
pub(crate) struct Pool {
    shelf: Mutex<Shelf>,
    returned: Condvar,
}

struct Shelf {
    idle: Vec<Conn>,
    lent: usize,
}

impl Pool {
    pub(crate) fn new() -> Self {
        Self { shelf: Mutex::new(Shelf { idle: Vec::new(), lent: 0 }), returned: Condvar::new() }
    }

    pub(crate) fn read<T, E: From<Failure>>(
        &self,
        source: &Source,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut loan = Loan { pool: self, conn: self.take()? };
        let mut conn = loan.begin(source)?;
        let mut tx = Tx::new(&mut conn);
        let answer = work(&mut tx);
        let spoiled = tx.spoiled;
        // A connection that cannot be brought to rest is not kept.
        if conn.rollback().is_ok() && !spoiled.is_some_and(is_fatal) {
            loan.conn = Some(conn);
        }
        match spoiled {
            Some(failure) if answer.is_ok() => Err(failure.into()),
            _ => answer,
        }
    }

    /// Whether a connection lies ready, so that whoever reads now will hardly wait for one.
    pub(crate) fn has_idle(&self) -> bool {
        let shelf = lock(&self.shelf);
        !shelf.idle.is_empty() && shelf.lent < MOST
    }

    /// A place among the lent, with an idle connection if there is one.
    fn take(&self) -> Result<Option<Conn>, Failure> {
        let shelf = lock(&self.shelf);
        let (mut shelf, _) = self
            .returned
            .wait_timeout_while(shelf, PATIENCE, |shelf| shelf.lent >= MOST)
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if shelf.lent >= MOST {
            return Err(Kind::Busy.into());
        }
        shelf.lent += 1;
        Ok(shelf.idle.pop())
    }
}

/// A place among the lent; given back however the reading ends.
struct Loan<'p> {
    pool: &'p Pool,
    conn: Option<Conn>,
}

impl Loan<'_> {
    /// A connection with an open transaction. An idle one may have died: nothing has been asked
    /// of it yet, so another may take its place.
    fn begin(&mut self, source: &Source) -> Result<Conn, Failure> {
        if let Some(mut conn) = self.conn.take()
            && conn.begin_read().is_ok()
        {
            return Ok(conn);
        }
        let mut conn = source.reader()?;
        conn.begin_read()?;
        Ok(conn)
    }
}

impl Drop for Loan<'_> {
    fn drop(&mut self) {
        let mut shelf = lock(&self.pool.shelf);
        shelf.lent -= 1;
        shelf.idle.extend(self.conn.take());
        drop(shelf);
        self.pool.returned.notify_one();
    }
}
