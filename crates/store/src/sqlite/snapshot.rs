//! A copy of one database of a firm while it is served: one moment, complete, without its log.

use std::fs::OpenOptions;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::failure::{Failure, Kind};
use crate::store::Content;

/// How long to wait for a writer of the key store.
const PATIENCE: Duration = Duration::from_secs(30);

/// Copies the database in `folder` into the new file `to`, durably. Another process may serve it.
/// What is copied is sealed; free pages are left out.
///
/// # Errors
/// `Missing` if there is no database; `Exists` if `to` is there already; those of the engine.
pub fn snapshot(folder: &Path, content: Content, to: &Path) -> Result<(), Failure> {
    let file = folder.join(content.file_name());
    if !file.is_file() {
        return Err(Kind::Missing.into());
    }
    if to.exists() {
        return Err(Kind::Exists.into());
    }
    let path = to.to_str().ok_or(Failure::shape("the path of a copy is not text"))?;
    let connection = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute("vacuum into ?1", [path])?;
    Ok(OpenOptions::new().read(true).open(to)?.sync_all()?)
}
