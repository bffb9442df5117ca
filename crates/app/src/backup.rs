//! `obhut backup` and `obhut restore`: data and keys apart, and older data never without what
//! happened since.
//!
//! A backup is two folders, to be kept in two places:
//! ```text
//! TO/data-<time>/   data.db, obhut.toml, complete
//! TO/keys-<time>/   keys.db, ring.json, complete     gone after 14 days
//! ```
//! With a recipient every file but `complete` is encrypted to it (`data.db.age`).

mod envelope;
mod schedule;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::Timestamp;
pub use schedule::{Schedule, look};
use store::{Content, snapshot};
use vault::envelope::Recipient;

use crate::clock::{now, system_call};
use crate::firm::{Folder, make_folder, write_private};
use crate::say::{Ended, Stopped, german, line, warn};

/// Days a copy of the keys lives at most.
const KEY_DAYS: i64 = 14;
/// Days a copy of the data lives at most (R-DEL-30).
const DATA_DAYS: i64 = 90;
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

/// Bring a firm back.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    #[command(subcommand)]
    what: How,
}

#[derive(Debug, Subcommand)]
enum How {
    /// Make a firm in a new folder from copies.
    Files {
        /// A `data-…` folder of a backup.
        #[arg(long)]
        data: PathBuf,
        /// The newest keys there are: the folder of the firm itself, or a `keys-…` folder.
        #[arg(long)]
        keys: PathBuf,
        /// The new folder.
        #[arg(long)]
        into: PathBuf,
        /// Key file.
        #[arg(long)]
        key_file: Option<PathBuf>,
        /// File with the identity of age that opens encrypted copies.
        #[arg(long)]
        identity: Option<PathBuf>,
    },
    /// Apply again what happened since, after both PostgreSQL databases were put back.
    Apply {
        /// Folder of the firm.
        #[arg(long)]
        data: PathBuf,
        /// Key file, if not the one of the settings.
        #[arg(long)]
        key_file: Option<PathBuf>,
    },
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
    if (Folder(args.data.clone())).settings()?.database.is_some() {
        return Err(Stopped::because(
            "Diese Firma liegt in PostgreSQL: beide Datenbanken mit pg_dump sichern, erst die Daten, dann die Schlüssel, auf getrennte Ziele.",
            "This firm is in PostgreSQL: save both databases with pg_dump, first the data, then the keys, to two places.",
        ));
    }
    let recipients = envelope::recipients(&args.recipient)?;
    // Data first: keys copied later know every key that the data rest on.
    let data = make_one(&args.data, Content::Data, &args.to, &recipients)?;
    let keys = make_one(&args.data, Content::Keys, &args.keys_to, &recipients)?;
    Ok((data, keys))
}

/// Makes a copy of one of the stores at `place`, and lets go of those that are too old there.
fn make_one(
    firm: &Path,
    content: Content,
    place: &Path,
    recipients: &[Recipient],
) -> Ended<PathBuf> {
    let stamp = now().strftime(STAMP).to_string();
    let (prefix, work) = (prefix(content), firm.join(WORK));
    let folder = place.join(format!("{prefix}{stamp}"));
    make_folder(&folder)?;
    // What is encrypted never lies at the target in another form.
    let aside = if recipients.is_empty() { folder.clone() } else { work.clone() };
    let done = remove(&work)
        .and_then(|()| make_folder(&aside))
        .and_then(|()| copy_of(firm, content, &aside))
        .and_then(|()| wrap(&aside, content, &folder, recipients));
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

/// The files of a copy.
const fn files(content: Content) -> [&'static str; 2] {
    match content {
        Content::Data => ["data.db", "obhut.toml"],
        Content::Keys => ["keys.db", "ring.json"],
    }
}

fn copy_of(firm: &Path, content: Content, to: &Path) -> Ended {
    let [database, beside] = files(content);
    let store = if content == Content::Data { "data" } else { "keys" };
    snapshot(&firm.join(store), content, &to.join(database))?;
    copy(&firm.join(beside), &to.join(beside))
}

fn wrap(from: &Path, content: Content, to: &Path, recipients: &[Recipient]) -> Ended {
    if recipients.is_empty() {
        return Ok(());
    }
    let seal =
        |name: &str| envelope::seal(&from.join(name), &to.join(format!("{name}.age")), recipients);
    files(content).into_iter().try_for_each(seal)
}

/// Runs `obhut restore`.
pub fn restore(args: &RestoreArgs) -> Ended {
    match &args.what {
        How::Files { data, keys, into, key_file, identity } => {
            only_new(into)?;
            // Encrypted copies are opened beside the new folder, and only for as long as this runs.
            let open = PathBuf::from(format!("{}.opened", into.display()));
            remove(&open)?;
            let unwrapped = unwrap(data, Content::Data, &open, identity.as_deref())
                .and_then(|d| Ok((d, unwrap(keys, Content::Keys, &open, identity.as_deref())?)));
            let (data, keys) = match unwrapped {
                Ok(folders) => folders,
                Err(stopped) => return remove(&open).and(Err(stopped)),
            };
            // Under another name until everything is applied again: half restored, it must not be
            // taken for a firm.
            let half = PathBuf::from(format!("{}.restoring", into.display()));
            remove(&half)?;
            let done = put_back(&data, &keys, &half)
                .and_then(|()| keep_key_file(&half, key_file.as_deref()))
                .and_then(|()| apply(&Folder(half.clone()), key_file.as_deref()));
            remove(&open)?;
            match done {
                Ok(()) => moved(&half, into),
                Err(stopped) => remove(&half).and(Err(stopped)),
            }
        }
        How::Apply { data, key_file } => apply(&Folder(data.clone()), key_file.as_deref()),
    }
}

/// The folder of a copy as it can be read: itself, or one with its files decrypted.
fn unwrap(copy: &Path, content: Content, open: &Path, identity: Option<&Path>) -> Ended<PathBuf> {
    let [database, _] = files(content);
    if !copy.join(format!("{database}.age")).is_file() {
        return Ok(copy.to_owned());
    }
    let identity = identity.ok_or_else(|| {
        Stopped::because(
            "Diese Sicherung ist verschlüsselt. Bitte mit --identity die Datei mit dem Schlüssel angeben (AGE-SECRET-KEY-1…).",
            "This backup is encrypted. Name the file with the identity by --identity (AGE-SECRET-KEY-1…).",
        )
        .with(copy.display())
    })?;
    whole(copy, &format!("{database}.age"))?;
    let folder = open.join(database);
    make_folder(&folder)?;
    for name in files(content) {
        envelope::open(&copy.join(format!("{name}.age")), &folder.join(name), identity)?;
    }
    write_private(&folder.join(COMPLETE), "")?;
    Ok(folder)
}

fn remove(folder: &Path) -> Ended {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(cannot(folder, &error)),
        _ => Ok(()),
    }
}

fn moved(from: &Path, to: &Path) -> Ended {
    // An empty folder may stand there already.
    let _ = fs::remove_dir(to);
    fs::rename(from, to).map_err(|error| cannot(to, &error))
}

fn cannot(folder: &Path, error: &std::io::Error) -> Stopped {
    Stopped::because(
        "Der Ordner lässt sich nicht anlegen oder entfernen.",
        "The folder cannot be made or removed.",
    )
    .with(format!("{} ({})", folder.display(), error.kind()))
}

fn only_new(into: &Path) -> Ended {
    if into.exists() && fs::read_dir(into).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Stopped::because(
            "Der Ordner ist nicht leer. Zurückgeholt wird nur in einen neuen Ordner, nie auf eine Firma, die läuft.",
            "The folder is not empty. A firm is restored into a new folder only, never onto one that runs.",
        )
        .with(into.display()));
    }
    Ok(())
}

fn put_back(data: &Path, keys: &Path, into: &Path) -> Ended {
    whole(data, "data.db")?;
    let live = keys.join("keys").join("keys.db").is_file();
    if !live {
        whole(keys, "keys.db")?;
    }
    for folder in [into.to_path_buf(), into.join("data"), into.join("keys")] {
        make_folder(&folder)?;
    }
    snapshot(data, Content::Data, &into.join("data").join("data.db"))?;
    let key_folder = if live { keys.join("keys") } else { keys.to_path_buf() };
    snapshot(&key_folder, Content::Keys, &into.join("keys").join("keys.db"))?;
    copy(&keys.join("ring.json"), &into.join("ring.json"))?;
    copy(&data.join("obhut.toml"), &into.join("obhut.toml"))?;
    if !live {
        warn(
            "Die Schlüssel stammen aus einer Sicherung. Was seither gelöscht oder widersprochen wurde, fehlt darin und ist neu einzutragen, bevor jemand freigibt.",
            "The keys are from a backup. What was erased or objected to since then is missing in it and has to be entered again before anybody releases.",
        );
    }
    Ok(())
}

/// The restored firm knows where its key file lies now.
fn keep_key_file(into: &Path, key_file: Option<&Path>) -> Ended {
    let Some(key_file) = key_file else { return Ok(()) };
    let mut settings = Folder(into.to_path_buf()).settings()?;
    settings.key_file =
        Some(std::path::absolute(key_file).unwrap_or_else(|_| key_file.to_path_buf()));
    let text =
        toml::to_string(&settings).map_err(|_| Stopped::because("Einstellungen.", "Settings."))?;
    write_private(&into.join("obhut.toml"), &text)
}

fn apply(firm: &Folder, key_file: Option<&Path>) -> Ended {
    let desk = firm.open(key_file)?;
    let done = desk.after_restore(&system_call())?;
    if german() {
        println!(
            "{} Löschungen, {} Widersprüche und Widerrufe, {} Sperreinträge nachgezogen; {} Werte ohne Schlüssel entfernt.",
            done.erasures, done.refusals, done.suppressed, done.keyless
        );
    } else {
        println!(
            "{} erasures, {} objections and withdrawals, {} suppression entries applied again; {} values without a key removed.",
            done.erasures, done.refusals, done.suppressed, done.keyless
        );
    }
    line(
        "Die Firma ist in Quarantäne: Nichts geht hinaus, bis zwei Personen sie unter „Löschen“ freigeben. Alle Anmeldungen und Programmschlüssel sind beendet.",
        "The firm is in quarantine: nothing goes out until two people release it under “Letting go”. All sessions and keys of programs have ended.",
    );
    Ok(desk.rest(now())?)
}

fn whole(folder: &Path, file: &str) -> Ended {
    let there = folder.join(file).is_file();
    match (there, folder.join(COMPLETE).is_file()) {
        (true, true) => Ok(()),
        (false, _) => Err(Stopped::because(
            "In diesem Ordner liegt keine solche Sicherung.",
            "There is no such backup in this folder.",
        )
        .with(folder.join(file).display())),
        (true, false) => Err(Stopped::because(
            "Diese Sicherung ist nur halb: Sie wurde nicht zu Ende geschrieben. Bitte eine andere nehmen.",
            "This is half a backup: it was not written to its end. Please take another one.",
        )
        .with(folder.display())),
    }
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

/// Removes copies that are too old, and of the keys of a past day all but the last; their names say
/// when they were made.
fn prune(place: &Path, content: Content) -> Ended {
    let (prefix, days) = match content {
        Content::Data => (prefix(content), DATA_DAYS),
        Content::Keys => (prefix(content), KEY_DAYS),
    };
    let Ok(entries) = fs::read_dir(place) else { return Ok(()) };
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let whole =
        |name: &String| name.starts_with(prefix) && place.join(name).join(COMPLETE).is_file();
    let mut names: Vec<String> = names.filter(whole).collect();
    names.sort_unstable();
    for name in goes(&names, content, now(), days) {
        let old = place.join(name);
        fs::remove_dir_all(&old).map_err(|error| {
            Stopped::because(
                "Eine alte Sicherung ließ sich nicht entfernen.",
                "An old backup could not be removed.",
            )
            .with(format!("{} ({})", old.display(), error.kind()))
        })?;
    }
    Ok(())
}

/// Which of these copies go, oldest first.
fn goes(names: &[String], content: Content, at: Timestamp, days: i64) -> Vec<&str> {
    let name_of = |hours: i64| {
        let then = at - jiff::SignedDuration::from_hours(hours);
        format!("{}{}", prefix(content), then.strftime(STAMP))
    };
    let (oldest, yesterday) = (name_of(24 * days), name_of(24));
    // `keys-20261122`
    let day = |name: &str| name.get(..prefix(content).len() + 8).map(str::to_owned);
    let followers = names.iter().skip(1).map(Some).chain([None]);
    let goes = |(name, next): &(&String, Option<&String>)| {
        let thinned = content == Content::Keys
            && **name < yesterday
            && next.is_some_and(|next| day(next) == day(name));
        name.len() == oldest.len() && (**name < oldest || thinned)
    };
    names.iter().zip(followers).filter(goes).map(|(name, _)| name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_past_day_are_thinned_and_all_go_after_fourteen_days() {
        let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let at = "2026-11-22T12:00:00Z".parse().unwrap();
        let keys = names(&[
            "keys-20261107T230000Z",
            "keys-20261120T010000Z",
            "keys-20261120T020000Z",
            "keys-20261121T110000Z",
            "keys-20261121T130000Z",
            "keys-20261122T110000Z",
            "keys-my-own",
        ]);
        let gone = ["keys-20261107T230000Z", "keys-20261120T010000Z", "keys-20261121T110000Z"];
        assert_eq!(goes(&keys, Content::Keys, at, KEY_DAYS), gone);
        let data =
            names(&["data-20260820T010000Z", "data-20261120T010000Z", "data-20261120T020000Z"]);
        assert_eq!(goes(&data, Content::Data, at, DATA_DAYS), ["data-20260820T010000Z"]);
    }
}
