//! `obhut restore`: a firm from copies, with everything applied again that happened since.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use store::{Content, snapshot};

use super::{COMPLETE, Engine, cannot, copy, copy_of, envelope, postgres, remove};
use crate::clock::{now, system_call};
use crate::firm::{Folder, Settings, make_folder, write_private};
use crate::say::{Ended, Stopped, german, line, warn};

/// Bring a firm back.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    #[command(subcommand)]
    what: How,
}

#[derive(Debug, Subcommand)]
enum How {
    /// Make a firm in a new folder from copies.
    Files(FilesArgs),
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

#[derive(Debug, Args)]
struct FilesArgs {
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
    /// Copies of PostgreSQL: an empty database for the data.
    #[arg(long, requires = "key_database")]
    database: Option<String>,
    /// Copies of PostgreSQL: another empty database for the keys.
    #[arg(long, requires = "database")]
    key_database: Option<String>,
}

/// Runs `obhut restore`.
pub fn restore(args: &RestoreArgs) -> Ended {
    match &args.what {
        How::Files(files) => from_files(files),
        How::Apply { data, key_file } => apply(&Folder(data.clone()), key_file.as_deref()),
    }
}

fn from_files(args: &FilesArgs) -> Ended {
    only_new(&args.into)?;
    // Encrypted copies are opened beside the new folder, and only for as long as this runs.
    let open = PathBuf::from(format!("{}.opened", args.into.display()));
    // Under another name until everything is applied again: half restored, it must not be taken
    // for a firm.
    let half = PathBuf::from(format!("{}.restoring", args.into.display()));
    remove(&open)?;
    remove(&half)?;
    let identity = args.identity.as_deref();
    let done = unwrap(&args.data, Content::Data, &open, identity)
        .and_then(|data| Ok((data, unwrap(&args.keys, Content::Keys, &open, identity)?)))
        .and_then(|(data, keys)| put_back(&data, &keys, &half, args))
        .and_then(|()| apply(&Folder(half.clone()), args.key_file.as_deref()));
    remove(&open)?;
    match done {
        Ok(()) => moved(&half, &args.into),
        Err(stopped) => remove(&half).and(Err(stopped)),
    }
}

/// What made a copy; none where there is no copy of this.
fn engine_of(copy: &Path, content: Content) -> Option<Engine> {
    let there = |engine: &Engine| {
        let [database, _] = engine.files(content);
        copy.join(database).is_file() || copy.join(format!("{database}.age")).is_file()
    };
    [Engine::Sqlite, Engine::Postgres].into_iter().find(there)
}

/// The folder of a copy as it can be read: itself, or one with its files decrypted.
fn unwrap(copy: &Path, content: Content, open: &Path, identity: Option<&Path>) -> Ended<PathBuf> {
    let files = engine_of(copy, content).unwrap_or(Engine::Sqlite).files(content);
    let [database, _] = files;
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
    for name in files {
        envelope::open(&copy.join(format!("{name}.age")), &folder.join(name), identity)?;
    }
    write_private(&folder.join(COMPLETE), "")?;
    Ok(folder)
}

fn moved(from: &Path, to: &Path) -> Ended {
    // An empty folder may stand there already.
    let _ = fs::remove_dir(to);
    fs::rename(from, to).map_err(|error| cannot(to, &error))
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

/// Puts both stores, the ring and the settings where they belong.
fn put_back(data: &Path, keys: &Path, into: &Path, args: &FilesArgs) -> Ended {
    let engine = engine_of(data, Content::Data).unwrap_or(Engine::Sqlite);
    let [database, beside] = engine.files(Content::Data);
    whole(data, database)?;
    let mut settings: Settings = Folder(data.to_path_buf()).settings()?;
    settings.database.clone_from(&args.database);
    settings.key_database.clone_from(&args.key_database);
    if let Some(key_file) = &args.key_file {
        // The restored firm knows where its key file lies now.
        settings.key_file =
            Some(std::path::absolute(key_file).unwrap_or_else(|_| key_file.clone()));
    }
    if engine != Engine::of(&settings) {
        return Err(other_engine(engine));
    }
    make_folder(into)?;
    write_private(&into.join(beside), &settings.text()?)?;
    let live = Folder(keys.to_path_buf()).settings().ok().filter(|firm| is_live(keys, firm));
    let newest = into.join("newest");
    if let Some(firm) = &live {
        make_folder(&newest)?;
        copy_of(&Folder(keys.to_path_buf()), firm, Content::Keys, &newest)?;
    } else if engine_of(keys, Content::Keys).is_none() {
        return Err(no_keys(keys));
    } else {
        whole(keys, engine.files(Content::Keys)[0])?;
    }
    let keys = if live.is_some() { newest.as_path() } else { keys };
    for (from, content) in [(data, Content::Data), (keys, Content::Keys)] {
        store_back(from, content, into, &settings)?;
    }
    copy(&keys.join("ring.json"), &into.join("ring.json"))?;
    if live.is_none() {
        warn(
            "Die Schlüssel stammen aus einer Sicherung. Was seither gelöscht oder widersprochen wurde, fehlt darin und ist neu einzutragen, bevor jemand freigibt.",
            "The keys are from a backup. What was erased or objected to since then is missing in it and has to be entered again before anybody releases.",
        );
    }
    remove(&newest)
}

fn no_keys(keys: &Path) -> Stopped {
    Stopped::because(
        "Hier liegen keine Schlüssel. Ohne sie öffnen sich die Daten nicht; bitte mit --keys den Ordner der Firma selbst angeben, oder einen Ordner keys-… von `obhut backup`.",
        "There are no keys here. Without them the data do not open; name by --keys the folder of the firm itself, or a folder keys-… of `obhut backup`.",
    )
    .with(keys.display())
}

/// Whether this is the folder of the firm itself, not of a copy of its keys.
fn is_live(keys: &Path, firm: &Settings) -> bool {
    keys.join("ring.json").is_file()
        && engine_of(keys, Content::Keys).is_none()
        && (firm.key_database.is_some() || keys.join("keys").join("keys.db").is_file())
}

fn store_back(from: &Path, content: Content, into: &Path, settings: &Settings) -> Ended {
    let [database, _] = Engine::of(settings).files(content);
    let (name, url) = match content {
        Content::Data => ("data", &settings.database),
        Content::Keys => ("keys", &settings.key_database),
    };
    if let Some(url) = url {
        return postgres::put_back(url, &from.join(database));
    }
    make_folder(&into.join(name))?;
    snapshot(from, content, &into.join(name).join(database)).map_err(|failure| match failure.kind {
        store::Kind::Damaged => damaged(from),
        _ => failure.into(),
    })
}

fn damaged(copy: &Path) -> Stopped {
    Stopped::because(
        "Diese Sicherung ist beschädigt. Nichts wurde zurückgeholt; bitte eine andere nehmen.",
        "This backup is damaged. Nothing was restored; please take another one.",
    )
    .with(copy.display())
}

fn other_engine(copy: Engine) -> Stopped {
    match copy {
        Engine::Postgres => Stopped::because(
            "Diese Sicherung stammt aus PostgreSQL. Bitte mit --database und --key-database zwei leere Datenbanken angeben.",
            "This backup is from PostgreSQL. Name two empty databases by --database and --key-database.",
        ),
        Engine::Sqlite => Stopped::because(
            "Diese Sicherung stammt nicht aus PostgreSQL: bitte ohne --database zurückholen.",
            "This backup is not from PostgreSQL: restore it without --database.",
        ),
    }
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
