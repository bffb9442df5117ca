//! Copies of PostgreSQL databases, by the tools that come with it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::firm::write_private;
use crate::say::{Ended, Stopped};

/// Writes a consistent copy of a database to a file; the server goes on meanwhile. Sealed values
/// cannot be compressed.
pub fn dump(url: &str, to: &Path) -> Ended {
    // Before anything is in it, it is readable by its owner alone.
    write_private(to, "")?;
    let mut tool = Command::new("pg_dump");
    tool.args(["--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--file"]);
    run(tool.arg(to), url).map_err(|detail| {
        Stopped::because(
            "`pg_dump` ist gescheitert. Es muss auf diesem Rechner liegen und mindestens so neu sein wie der Server.",
            "`pg_dump` failed. It has to be on this machine, and at least as new as the server.",
        )
        .with(detail)
    })
}

/// Fills an empty database from such a file, as a whole or not at all.
pub fn put_back(url: &str, from: &Path) -> Ended {
    let mut tool = Command::new("pg_restore");
    tool.args(["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]);
    let database =
        store::postgres_environment(url)?.into_iter().find(|(name, _)| *name == "PGDATABASE");
    tool.arg("--dbname").arg(database.map(|(_, name)| name).unwrap_or_default());
    run(tool.arg(from), url).map_err(|detail| {
        Stopped::because(
            "`pg_restore` ist gescheitert. Zurückgeholt wird nur in leere Datenbanken; bitte neu anlegen und noch einmal.",
            "`pg_restore` failed. Databases are restored into empty ones only; please make them anew and try again.",
        )
        .with(detail)
    })
}

/// Runs a tool against a database; the first line of its complaint, which names objects, never rows.
fn run(tool: &mut Command, url: &str) -> Result<(), String> {
    let said = store::postgres_environment(url).map_err(|failure| failure.to_string())?;
    let done = tool.envs(said).arg("--no-password").stdin(Stdio::null()).output();
    let done = done.map_err(|error| error.kind().to_string())?;
    if done.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&done.stderr);
    Err(text.lines().next().unwrap_or_default().to_owned())
}
