//! The write-ahead log: what it holds is moved into the file beside the writers.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle, sleep};
use std::time::{Duration, Instant};

use rusqlite::OpenFlags;

use super::settings::connect;
use crate::failure::Failure;
use crate::store::lock;

/// From so many pages of 4 KiB on they are moved, together and in order …
const MANY: i32 = 8_000;
/// … and by the writer itself from here on, should nobody else have come to it.
const TOO_MANY: i32 = 32_000;
/// From one move to the next at least: while a reader needs the log, little can be moved.
const PAUSE: Duration = Duration::from_millis(100);

/// How often it is tried to find a moment in which nobody writes, and how long lies between.
const TRIES: usize = 20;
const GAP: Duration = Duration::from_millis(1);

/// The log of one file. Moving takes longer than a commit, and no writer waits for it.
pub(crate) struct Log {
    file: PathBuf,
    last: Mutex<Option<Move>>,
}

/// The last move, running or over.
struct Move {
    since: Instant,
    thread: JoinHandle<()>,
}

/// While it lives nothing is moved beside.
pub(crate) struct Still<'a>(#[expect(dead_code, reason = "held")] MutexGuard<'a, Option<Move>>);

impl Log {
    pub(super) const fn of(file: PathBuf) -> Self {
        Self { file, last: Mutex::new(None) }
    }

    /// What a writer does after each commit; `pages` are in the log. `true` when the writer has to
    /// move them itself.
    pub(super) fn grew(&self, pages: i32) -> bool {
        if pages >= MANY {
            self.move_beside();
        }
        pages >= TOO_MANY
    }

    /// Waits for the end of a move and lets no other begin.
    pub(crate) fn still(&self) -> Still<'_> {
        let mut last = lock(&self.last);
        end(&mut last);
        Still(last)
    }

    fn move_beside(&self) {
        // Whoever holds the lock empties the log.
        let Ok(mut last) = self.last.try_lock() else { return };
        let rests = |last: &Move| last.thread.is_finished() && last.since.elapsed() >= PAUSE;
        if !last.as_ref().is_none_or(rests) {
            return;
        }
        end(&mut last);
        let file = self.file.clone();
        // Without it the log grows until the writer sees to it: only speed is lost.
        let moved = Builder::new().name("log".into()).spawn(move || {
            let _ = move_pages(&file, || ());
        });
        *last = moved.ok().map(|thread| Move { since: Instant::now(), thread });
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        end(self.last.get_mut().unwrap_or_else(PoisonError::into_inner));
    }
}

fn end(last: &mut Option<Move>) {
    if let Some(last) = last.take() {
        let _ = last.thread.join();
    }
}

/// Moves what no reader needs any more, first without keeping anybody from anything. The rest came
/// meanwhile and is short: it is moved while nobody writes, for only a log that is in the file to
/// its end begins anew. Waits for no reader, who could take long. `meanwhile` is called between the
/// two: what others do then.
fn move_pages(file: &Path, meanwhile: impl FnOnce()) -> Result<(), Failure> {
    let connection = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.busy_timeout(Duration::ZERO)?;
    let busy = |sql| connection.query_row(sql, [], |row| row.get::<_, bool>(0));
    busy("pragma wal_checkpoint(passive)")?;
    meanwhile();
    for _ in 0..TRIES {
        if !busy("pragma wal_checkpoint(full)")? {
            break;
        }
        sleep(GAP);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    /// A file with a log, and a writer who leaves the log alone.
    fn begun() -> (tempfile::TempDir, PathBuf, Connection) {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("a.db");
        drop(Connection::open(&file).unwrap());
        let writer = connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
        writer.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
        writer.execute_batch("create table t (n blob)").unwrap();
        (home, file, writer)
    }

    fn write(writer: &Connection) {
        writer.execute("insert into t values (randomblob(100000))", []).unwrap();
    }

    /// How often the log has begun anew: the number of checkpoints in its header (file format of
    /// SQLite, 4.1).
    fn begun_anew(file: &Path) -> Vec<u8> {
        #[expect(clippy::disallowed_methods, reason = "looks into the log")]
        let log = std::fs::read(file.with_extension("db-wal")).unwrap();
        log[12..16].to_vec()
    }

    /// Whether the log begins anew once it was moved while this happened.
    fn begins_anew(meanwhile: impl FnOnce(&Connection)) -> bool {
        let (_home, file, writer) = begun();
        write(&writer);
        move_pages(&file, || meanwhile(&writer)).unwrap();
        if !writer.is_autocommit() {
            writer.execute_batch("commit").unwrap();
        }
        let before = begun_anew(&file);
        write(&writer);
        before != begun_anew(&file)
    }

    #[test]
    fn a_log_begins_anew_though_others_write_while_it_is_moved() {
        assert!(begins_anew(|_| ()));
        assert!(begins_anew(write));
    }

    /// Nobody is waited for: as long as somebody writes, the log goes on.
    #[test]
    fn a_log_in_use_goes_on() {
        assert!(!begins_anew(|writer| {
            writer.execute_batch("begin immediate").unwrap();
            write(writer);
        }));
    }
}
