//! `obhut backup` and `obhut restore`: data and keys apart, and older data never without what
//! happened since.
//!
//! A backup is two folders, to be kept in two places:
//! ```text
//! TO/data-<time>/   data.db, obhut.toml, complete
//! TO/keys-<time>/   keys.db, ring.json, complete     gone after 14 days
//! ```
//! From PostgreSQL they hold `data.dump` and `keys.dump`, made by `pg_dump`. With a recipient every
//! file but `complete` is encrypted to it (`data.db.age`).

mod copier;
mod envelope;
mod postgres;
mod prune;
mod restore;
mod schedule;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
pub use copier::Copies;
use prune::{KEY_DAYS, prune};
pub use restore::{RestoreArgs, restore};
pub use schedule::{Schedule, look};
use store::{Content, snapshot};
use vault::envelope::Recipient;

use crate::clock::now;
use crate::firm::{Folder, Settings, make_folder, write_private};
use crate::say::{Ended, Stopped, german};

/// How a folder says when it was made (UTC).
const STAMP: &str = "%Y%m%dT%H%M%SZ";
/// Where a copy lies before it is encrypted, in the folder of the firm.
const WORK: &str = "backup.part";
/// Written last: a folder without it is half a backup.
const COMPLETE: &str = "complete";

/// Copy a firm while it is served.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// Folder of the firm.
    #[arg(long, default_value = ".")]
    data: PathBuf,
    /// Where the data go; any number of copies.
    #[arg(long)]
    to: PathBuf,
    /// Where the keys go: another medium, one that really deletes.
    #[arg(long)]
    keys_to: PathBuf,
    /// Encrypt to this recipient of age (`age1…`); may be given several times.
    #[arg(long)]
    recipient: Vec<String>,
}

/// Runs `obhut backup`.
pub fn backup(args: &BackupArgs) -> Ended {
    let (data, keys) = make(args)?;
    if german() {
        println!(
            "Daten: {}\nSchlüssel: {} (höchstens {KEY_DAYS} Tage aufbewahren)",
            data.display(),
            keys.display()
        );
    } else {
        println!(
            "data: {}\nkeys: {} (keep for {KEY_DAYS} days at most)",
            data.display(),
            keys.display()
        );
    }
    Ok(())
}

/// Makes both copies; their folders.
fn make(args: &BackupArgs) -> Ended<(PathBuf, PathBuf)> {
    let firm = Folder(args.data.clone());
    let recipients = envelope::recipients(&args.recipient)?;
    // Data first: keys copied later know every key that the data rest on.
    let data = make_one(&firm, Content::Data, &args.to, &recipients)?;
    let keys = make_one(&firm, Content::Keys, &args.keys_to, &recipients)?;
    Ok((data, keys))
}

/// Makes a copy of one of the stores at `place`, and lets go of those that are too old there.
fn make_one(
    firm: &Folder,
    content: Content,
    place: &Path,
    recipients: &[Recipient],
) -> Ended<PathBuf> {
    let settings = firm.settings()?;
    let stamp = now().strftime(STAMP).to_string();
    let (prefix, work) = (prefix(content), firm.0.join(WORK));
    let folder = place.join(format!("{prefix}{stamp}"));
    make_folder(&folder)?;
    // What is encrypted never lies at the target in another form.
    let aside = if recipients.is_empty() { folder.clone() } else { work.clone() };
    let engine = Engine::of(&settings);
    let done = remove(&work)
        .and_then(|()| make_folder(&aside))
        .and_then(|()| copy_of(firm, &settings, content, &aside))
        .and_then(|()| wrap(&aside, engine.files(content), &folder, recipients));
    // Half a copy helps nobody, and would fill the disk try by try.
    let done = if done.is_err() { remove(&folder).and(done) } else { done };
    remove(&work).and(done)?;
    write_private(&folder.join(COMPLETE), &stamp)?;
    prune(place, content)?;
    Ok(folder)
}

/// How the folder of a copy begins.
const fn prefix(content: Content) -> &'static str {
    match content {
        Content::Data => "data-",
        Content::Keys => "keys-",
    }
}

/// What made the copy of a store.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    const fn of(settings: &Settings) -> Self {
        if settings.database.is_some() { Self::Postgres } else { Self::Sqlite }
    }

    /// The files of a copy: the database, and what belongs to it.
    const fn files(self, content: Content) -> [&'static str; 2] {
        match (content, self) {
            (Content::Data, Self::Sqlite) => ["data.db", "obhut.toml"],
            (Content::Data, Self::Postgres) => ["data.dump", "obhut.toml"],
            (Content::Keys, Self::Sqlite) => ["keys.db", "ring.json"],
            (Content::Keys, Self::Postgres) => ["keys.dump", "ring.json"],
        }
    }
}

/// Copies the store of a firm, and what belongs to it.
fn copy_of(firm: &Folder, settings: &Settings, content: Content, to: &Path) -> Ended {
    let [database, beside] = Engine::of(settings).files(content);
    let (store, url) = match content {
        Content::Data => ("data", &settings.database),
        Content::Keys => ("keys", &settings.key_database),
    };
    match url {
        None => snapshot(&firm.0.join(store), content, &to.join(database))?,
        Some(url) => postgres::dump(url, &to.join(database))?,
    }
    if content == Content::Keys || url.is_none() {
        return copy(&firm.0.join(beside), &to.join(beside));
    }
    // The addresses hold passwords; a restore names its own.
    let settings = Settings { database: None, key_database: None, ..settings.clone() };
    write_private(&to.join(beside), &settings.text()?)
}

fn wrap(from: &Path, files: [&str; 2], to: &Path, recipients: &[Recipient]) -> Ended {
    if recipients.is_empty() {
        return Ok(());
    }
    let seal =
        |name: &str| envelope::seal(&from.join(name), &to.join(format!("{name}.age")), recipients);
    files.into_iter().try_for_each(seal)
}

fn remove(folder: &Path) -> Ended {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(cannot(folder, &error)),
        _ => Ok(()),
    }
}

fn cannot(folder: &Path, error: &std::io::Error) -> Stopped {
    Stopped::because(
        "Der Ordner lässt sich nicht anlegen oder entfernen.",
        "The folder cannot be made or removed.",
    )
    .with(format!("{} ({})", folder.display(), error.kind()))
}

fn copy(from: &Path, to: &Path) -> Ended {
    let text = fs::read_to_string(from).map_err(|error| {
        Stopped::because("Eine Datei fehlt.", "A file is missing.").with(format!(
            "{} ({})",
            from.display(),
            error.kind()
        ))
    })?;
    write_private(to, &text)
}
