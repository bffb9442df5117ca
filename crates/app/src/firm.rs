//! A firm on this machine: its folder, its settings, its stores and its vault.
//!
//! ```text
//! DIR/obhut.toml     settings (no secret)
//! DIR/ring.json      wrapped keys: inert without the key file or passphrase
//! DIR/data/data.db   sealed values        (or a PostgreSQL database)
//! DIR/keys/keys.db   wrapped person keys  (or a PostgreSQL database of its own)
//! ```

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use desk::Desk;
use desk::deletion::KeepRing;
use desk::register::Register;
use serde::{Deserialize, Serialize};
use store::{Content, Keys, Start, Store};
use vault::{RingFile, SlotSecret, Vault};

use crate::clock::system_call;
use crate::say::{Ended, Stopped};
use crate::secret;

/// Settings of a firm, kept beside its data. Addresses of databases may carry a password: the file
/// is readable by its owner alone.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Path of the key file; a passphrase is asked for when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_file: Option<PathBuf>,
    /// PostgreSQL database for the data; SQLite in the folder when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    /// PostgreSQL database for the keys, another one than for the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_database: Option<String>,
    /// Address users reach the server at; the listening address when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// A reverse proxy of ours puts the visitor's address last in `X-Forwarded-For`.
    #[serde(default)]
    pub behind_proxy: bool,
    /// Copies that the server makes by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<crate::backup::Schedule>,
    /// Where the source code of exactly this version is (AGPL-3.0, section 13).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
}

impl Settings {
    /// As they stand in `obhut.toml`.
    pub fn text(&self) -> Ended<String> {
        toml::to_string(self).map_err(|_| Stopped::because("Einstellungen.", "Settings."))
    }

    fn check(&self) -> Ended {
        let apart = match (&self.database, &self.key_database) {
            (None, None) => true,
            (Some(data), Some(keys)) => data != keys,
            _ => false,
        };
        if apart { Ok(()) } else { Err(two_databases()) }
    }
}

fn two_databases() -> Stopped {
    Stopped::because(
        "PostgreSQL braucht zwei Datenbanken: --database für die Daten, --key-database für die Schlüssel.",
        "PostgreSQL needs two databases: --database for the data, --key-database for the keys.",
    )
}

/// The folder of a firm.
pub struct Folder(pub PathBuf);

impl Folder {
    fn settings_path(&self) -> PathBuf {
        self.0.join("obhut.toml")
    }

    fn ring_path(&self) -> PathBuf {
        self.0.join("ring.json")
    }

    /// Whether a firm lives here.
    pub fn is_firm(&self) -> bool {
        self.ring_path().exists()
    }

    /// The settings.
    pub fn settings(&self) -> Ended<Settings> {
        let path = self.settings_path();
        let text = fs::read_to_string(&path).map_err(|error| {
            Stopped::because(
                "Hier liegt keine Firma. Bitte den Ordner prüfen oder mit `obhut init` eine anlegen.",
                "There is no firm here. Check the folder, or make one with `obhut init`.",
            )
            .with(format!("{} ({})", path.display(), error.kind()))
        })?;
        toml::from_str(&text).map_err(|error| {
            Stopped::because("Die Einstellungen sind nicht lesbar.", "The settings cannot be read.")
                .with(format!("{}: {}", path.display(), error.message()))
        })
    }

    /// Writes the settings, readable by their owner alone.
    pub fn keep_settings(&self, settings: &Settings) -> Ended {
        write_private(&self.settings_path(), &settings.text()?)
    }

    /// Makes a firm: folder, ring, stores, register.
    pub fn create(
        &self,
        settings: &Settings,
        secret: &SlotSecret,
        register: &Register,
    ) -> Ended<Desk> {
        settings.check()?;
        make_folder(&self.0)?;
        if self.is_firm() {
            return Err(Stopped::because(
                "In diesem Ordner gibt es schon eine Firma.",
                "There is a firm in this folder already.",
            )
            .with(self.0.display()));
        }
        let (vault, ring) = Vault::create(secret)?;
        let (store, keys) = self.stores(settings, Start::Create)?;
        // The ring comes last but one: without it nothing is a firm, with it everything is there.
        let desk = Desk::create(store, keys, vault, register, &system_call())?;
        self.keep_settings(settings)?;
        write_private(&self.ring_path(), &ring.to_json()?)?;
        Ok(desk)
    }

    /// Takes away what a failed [`Folder::create`] left, so that the next attempt finds the place
    /// as this one did. `before` is what lay there then; that stays.
    pub fn forget(&self, before: &[PathBuf]) {
        const OURS: [&str; 6] =
            ["data", "keys", "obhut.toml", "obhut.part", "ring.json", "ring.part"];
        for path in OURS.map(|name| self.0.join(name)) {
            if !before.contains(&path) {
                let _ = fs::remove_dir_all(&path).or_else(|_| fs::remove_file(&path));
            }
        }
        if !before.contains(&self.0) {
            let _ = fs::remove_dir(&self.0);
        }
    }

    /// The folder, if it is there, and what lies in it.
    pub fn lying_here(&self) -> Vec<PathBuf> {
        let inside = fs::read_dir(&self.0).into_iter().flatten().flatten().map(|e| e.path());
        self.0.exists().then(|| self.0.clone()).into_iter().chain(inside).collect()
    }

    /// Opens a firm with the key file of its settings, or a passphrase.
    pub fn open(&self, key_file: Option<&Path>) -> Ended<Desk> {
        let settings = self.settings()?;
        let ring = fs::read_to_string(self.ring_path()).map_err(|error| {
            Stopped::because(
                "Der Schlüsselbund (ring.json) fehlt. Bitte aus der Sicherung des Schlüsselspeichers zurückholen.",
                "The key ring (ring.json) is missing. Restore it from the backup of the key store.",
            )
            .with(error.kind())
        })?;
        let ring = RingFile::from_json(&ring)?;
        let secret = self.secret(key_file)?;
        let vault = Vault::unseal(&ring, &secret)?;
        let (store, keys) = self.stores(&settings, Start::Open)?;
        Ok(Desk::open(store, keys, vault, &system_call())?)
    }

    /// The key file given, the one of the settings, or a passphrase. What was given is seen from
    /// where the command was called, what the settings say from the folder of the firm.
    pub fn secret(&self, key_file: Option<&Path>) -> Ended<SlotSecret> {
        if let Some(given) = key_file {
            return secret::read_key_file(given);
        }
        match self.settings()?.key_file {
            Some(path) => secret::read_key_file(&self.0.join(path)),
            None => secret::ask_passphrase(false),
        }
    }

    /// From now on this key file opens the firm.
    pub fn keep_key_file(&self, path: &Path) -> Ended {
        let mut settings = self.settings()?;
        settings.key_file = Some(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
        self.keep_settings(&settings)
    }

    fn stores(&self, settings: &Settings, start: Start) -> Ended<(Store, Keys)> {
        let (data, keys) = match (&settings.database, &settings.key_database) {
            (None, None) => (
                Store::sqlite(&self.0.join("data"), Content::Data, start)?,
                Store::sqlite(&self.0.join("keys"), Content::Keys, start)?,
            ),
            (Some(data), Some(keys)) => (
                Store::postgres_alone(data, Content::Data, start)?,
                Store::postgres_alone(keys, Content::Keys, start)?,
            ),
            _ => return Err(two_databases()),
        };
        Ok((data, Keys::new(keys)))
    }
}

impl KeepRing for Folder {
    fn load(&self) -> Result<RingFile, Box<dyn Error + Send + Sync>> {
        Ok(RingFile::from_json(&fs::read_to_string(self.ring_path())?)?)
    }

    fn keep(&self, ring: &RingFile) -> Result<(), Box<dyn Error + Send + Sync>> {
        write_private(&self.ring_path(), &ring.to_json()?)
            .map_err(|stopped| Box::from(stopped.words.en))
    }
}

/// Makes a folder that only its owner can enter.
pub fn make_folder(path: &Path) -> Ended {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| {
        Stopped::because("Der Ordner ließ sich nicht anlegen.", "The folder could not be made.")
            .with(format!("{} ({})", path.display(), error.kind()))
    })
}

/// Writes a file that only its owner can read, durably and as a whole.
pub fn write_private(path: &Path, text: &str) -> Ended {
    use std::io::Write;
    let part = path.with_extension("part");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&part).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&part, path)?;
        // The new name is as durable as the content: keys are wrapped under a ring next.
        #[cfg(unix)]
        path.parent().map_or(Ok(()), |folder| fs::File::open(folder)?.sync_all())?;
        Ok(())
    });
    written.map_err(|error| {
        Stopped::because("Eine Datei ließ sich nicht schreiben.", "A file could not be written.")
            .with(format!("{} ({})", path.display(), error.kind()))
    })
}
