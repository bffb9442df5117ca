//! A database that is open: reads in parallel, writes in groups.

use std::path::Path;
use std::sync::Arc;

use crate::failure::{Failure, Kind};
use crate::fuse::Fuse;
use crate::group::Writer;
use crate::migrate;
use crate::pool::Pool;
use crate::waist::{Conn, Tx};
use crate::{postgres, sqlite};

/// Which of the two databases this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Sealed data and all that belongs to them.
    Data,
    /// Wrapped keys and intents to destroy them; kept and backed up apart from the data.
    Keys,
}

impl Content {
    pub(crate) const fn file_name(self) -> &'static str {
        match self {
            Self::Data => "data.db",
            Self::Keys => "keys.db",
        }
    }
}

/// Whether a database is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It has to be there; an older schema is brought up to date.
    Open,
    /// It must not be there yet.
    Create,
}

/// An open database. Shared between threads by reference.
pub struct Store {
    writer: Writer,
    readers: Pool,
    source: Source,
}

/// Where connections come from.
pub(crate) enum Source {
    Sqlite(sqlite::Place),
    Postgres(Box<postgres::Address>),
}

impl Source {
    pub(crate) fn writer(&self) -> Result<Conn, Failure> {
        match self {
            Self::Sqlite(place) => Ok(Conn::Sqlite(place.writer()?)),
            Self::Postgres(address) => Ok(Conn::Postgres(Box::new(address.writer()?))),
        }
    }

    pub(crate) fn reader(&self) -> Result<Conn, Failure> {
        match self {
            Self::Sqlite(place) => Ok(Conn::Sqlite(place.reader()?)),
            Self::Postgres(address) => Ok(Conn::Postgres(Box::new(address.connect()?))),
        }
    }
}

impl Store {
    /// Opens or makes an SQLite database in a folder of its own.
    ///
    /// # Errors
    /// `Missing`, `Exists`, `InUse`, `ReadOnly`, `NetworkFolder`, `NewerSchema`, `Damaged`,
    /// `Settings`, `DiskFull`.
    pub fn sqlite(folder: &Path, content: Content, start: Start) -> Result<Self, Failure> {
        let place = sqlite::Place::claim(folder, content, start)?;
        Self::start(Source::Sqlite(place), content, start)
    }

    /// Opens a PostgreSQL database, or fills an empty one:
    /// `postgres://user:password@host:port/database?sslmode=require&sslrootcert=FILE`.
    ///
    /// # Errors
    /// `Address`, `Gone`, `NoAccess`, `Missing`, `Exists`, `NewerSchema`, `Settings`.
    pub fn postgres(url: &str, content: Content, start: Start) -> Result<Self, Failure> {
        let address = postgres::Address::parse(url)?;
        Self::start(Source::Postgres(Box::new(address)), content, start)
    }

    /// The same for a process that serves the database alone, as SQLite's folder always is: what it
    /// holds in memory would miss what another one commits.
    ///
    /// # Errors
    /// `InUse` while another process is alone with it; those of [`Store::postgres`].
    pub fn postgres_alone(url: &str, content: Content, start: Start) -> Result<Self, Failure> {
        let address = postgres::Address::parse(url)?.alone();
        Self::start(Source::Postgres(Box::new(address)), content, start)
    }

    /// The same store with a fuse in its commits, for crash tests.
    #[must_use]
    pub fn fused(self, fuse: &Arc<Fuse>) -> Self {
        Self { writer: self.writer.fused(Arc::clone(fuse)), ..self }
    }

    fn start(source: Source, content: Content, start: Start) -> Result<Self, Failure> {
        let mut conn = source.writer()?;
        migrate::bring_up(&mut conn, content, start, migrate::steps(content))?;
        if let (Content::Keys, Conn::Sqlite(conn)) = (content, &mut conn) {
            // A destruction may have been ended between its commit and the emptying of the log.
            conn.truncate_log()?;
        }
        Ok(Self { writer: Writer::new(conn), readers: Pool::new(), source })
    }

    /// Reads in one transaction that sees one moment; it waits for no writer.
    ///
    /// # Errors
    /// Those of the closure, and of the engine as `E`.
    pub fn read<T, E: From<Failure>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.readers.read(&self.source, work)
    }

    /// Whether a short read answers at once: an embedded file, which readers share with the writer
    /// without waiting (WAL), and a connection that lies ready.
    pub fn reads_at_once(&self) -> bool {
        matches!(self.source, Source::Sqlite(_)) && self.readers.has_idle()
    }

    /// Writes. When this returns `Ok`, the change is on the disk. Writes that come at the same
    /// time share one commit, each undone alone when its closure fails.
    ///
    /// Do not call `write` of the same store inside the closure: it would wait for itself.
    ///
    /// # Errors
    /// Those of the closure, and of the engine as `E`; after any but `OutcomeUnknown` nothing of
    /// this call was saved.
    pub fn write<T, E: From<Failure>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.writer.write(&self.source, work)
    }

    /// Groups committed so far, each with one flush.
    pub fn commits(&self) -> u64 {
        self.writer.commits()
    }

    /// Lets PostgreSQL look at its tables after very many rows came at once. Until it has, it plans
    /// as for tables that are nearly empty, and reads them whole for every question; its own
    /// housekeeping comes a minute later. A small sample is enough. SQLite's plans follow from the
    /// statements alone.
    ///
    /// # Errors
    /// Those of the engine; nothing but speed is lost then.
    pub fn survey(&self) -> Result<(), Failure> {
        self.writer.alone(&self.source, |conn| match conn {
            Conn::Sqlite(_) => Ok(()),
            Conn::Postgres(conn) => conn.batch(
                "set default_statistics_target = 10; analyze; reset default_statistics_target",
            ),
        })
    }

    /// Empties SQLite's write-ahead log, so that no overwritten or deleted value stays in it (F7).
    /// Part of an erasure. Does nothing on PostgreSQL, whose log holds sealed values alone.
    ///
    /// # Errors
    /// `Busy` while a reader needs the log: try again.
    pub fn truncate_log(&self) -> Result<(), Failure> {
        self.writer.alone(&self.source, |conn| match (conn, &self.source) {
            (Conn::Sqlite(conn), Source::Sqlite(place)) => {
                let _still = place.log.still();
                conn.truncate_log()
            }
            _ => Ok(()),
        })
    }
}

/// A lock that outlives a panic of its holder: what it guards is checked by its users.
pub(crate) fn lock<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Whether a failure says that the connection is of no more use.
pub(crate) fn is_fatal(failure: Failure) -> bool {
    matches!(failure.kind, Kind::Gone | Kind::Disk | Kind::Damaged)
}
