//! Settings that keep data safe; each is read back, because SQLite ignores what it does not know.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::hooks::Wal;
use rusqlite::{Connection, OpenFlags};

use super::{Conn, Place};
use crate::failure::{Failure, Kind};

/// 3.51.3, the first version without the WAL-reset fault (F3).
const OLDEST: i32 = 3_051_003;
/// How long to wait for a lock. Only readers of the key store ever meet one.
const PATIENCE: Duration = Duration::from_secs(5);

impl Place {
    /// The connection that writes; after each commit the log may be moved beside.
    pub(crate) fn writer(&self) -> Result<Conn, Failure> {
        let mut connection = connect(&self.file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let log = Arc::clone(&self.log);
        connection.wal_hook(Some(move |wal: &mut Wal, pages| {
            if log.grew(pages) {
                // The commit is durable already, whatever becomes of this.
                let _ = wal.checkpoint();
            }
            Ok(())
        }))?;
        Conn::ready(connection)
    }

    /// A connection that cannot write. The writer has to be opened first.
    pub(crate) fn reader(&self) -> Result<Conn, Failure> {
        Conn::ready(connect(&self.file, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
    }
}

impl Conn {
    /// A connection with its table of questions.
    fn ready(connection: Connection) -> Result<Self, Failure> {
        connection.execute_batch(
            "create temp table wanted (pos integer not null, id blob not null, num integer not null)",
        )?;
        Ok(Self::new(connection))
    }
}

/// Opens a file, never with `CREATE`: it is there, or something is wrong.
pub(super) fn connect(file: &Path, access: OpenFlags) -> Result<Connection, Failure> {
    if rusqlite::version_number() < OLDEST {
        return Err(Kind::Settings.into());
    }
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(file.canonicalize()?, flags)?;
    connection.busy_timeout(PATIENCE)?;
    settle(&connection)?;
    Ok(connection)
}

/// Both files take many writers' commits a second and readers beside them: a write-ahead log,
/// flushed at every commit (F1). That of the keys is emptied with every destruction
/// ([`crate::Keys`]).
fn settle(connection: &Connection) -> Result<(), Failure> {
    set(connection, "journal_mode", "wal")?;
    set(connection, "synchronous", "2")?;
    set(connection, "secure_delete", "1")?;
    set(connection, "mmap_size", "0")?;
    set(connection, "temp_store", "2")?;
    set(connection, "trusted_schema", "0")?;
    set(connection, "foreign_keys", "1")?;
    set(connection, "cell_size_check", "1")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // One plan a statement, whatever is bound: otherwise most are planned anew at every call.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cache_size", -32_768)?;
    Ok(())
}

fn set(connection: &Connection, name: &str, wanted: &str) -> Result<(), Failure> {
    connection.pragma_update(None, name, wanted)?;
    let found = connection.pragma_query_value(None, name, |row| {
        Ok(match row.get_ref(0)? {
            rusqlite::types::ValueRef::Integer(value) => value.to_string(),
            other => other.as_str().unwrap_or_default().to_owned(),
        })
    })?;
    if found == wanted { Ok(()) } else { Err(Kind::Settings.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Content, Start};

    fn pragma(connection: &Connection, name: &str) -> i64 {
        connection.pragma_query_value(None, name, |row| row.get(0)).unwrap()
    }

    #[test]
    fn both_files_are_set_up_safely_for_writing_and_reading() {
        for content in [Content::Data, Content::Keys] {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().join("store");
            let place = Place::claim(&folder, content, Start::Create).unwrap();
            for conn in [place.writer().unwrap(), place.reader().unwrap()] {
                let connection = &conn.0;
                let mode: String =
                    connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
                assert_eq!(mode, "wal");
                assert_eq!(pragma(connection, "synchronous"), 2);
                assert_eq!(pragma(connection, "secure_delete"), 1);
                assert_eq!(pragma(connection, "mmap_size"), 0);
                assert_eq!(pragma(connection, "temp_store"), 2);
                assert_eq!(pragma(connection, "trusted_schema"), 0);
            }
        }
    }

    #[test]
    fn a_setting_that_does_not_take_effect_is_noticed() {
        let connection = Connection::open_in_memory().unwrap();
        let refused = set(&connection, "journal_mode", "wal").unwrap_err();
        assert_eq!(refused.kind, Kind::Settings, "a database in memory has no log");
    }

    #[test]
    fn no_statement_can_load_a_library() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("store");
        let place = Place::claim(&folder, Content::Data, Start::Create).unwrap();
        let conn = place.writer().unwrap();
        let refused = conn.0.query_row("select load_extension('x')", [], |_| Ok(())).unwrap_err();
        assert!(refused.to_string().contains("no such function"), "{refused}");
    }
}
