//! The schedule of copies as administrators set it in the browser: kept in `obhut.toml`, tried at
//! once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use desk::backups::{Copier, Plan};
use desk::{Fault, Words};

use super::Schedule;
use crate::firm::{Folder, make_folder, write_private};

/// The copies of a firm that is served.
pub struct Copies {
    folder: Folder,
    asked: AtomicBool,
    bell: (Mutex<bool>, Condvar),
}

impl Copies {
    /// Those of this firm.
    pub fn new(folder: Folder) -> Self {
        Self { folder, asked: AtomicBool::default(), bell: Default::default() }
    }

    /// The folder of the firm.
    pub const fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Waits until somebody rings, or the time is over; whether copies were asked for.
    pub fn wait(&self, time: Duration) -> bool {
        let (rung, bell) = &self.bell;
        let rung = rung.lock().unwrap_or_else(PoisonError::into_inner);
        let woken = bell.wait_timeout_while(rung, time, |rung| !*rung);
        *woken.unwrap_or_else(PoisonError::into_inner).0 = false;
        self.asked.swap(false, Ordering::AcqRel)
    }

    fn ring(&self) {
        let (rung, bell) = &self.bell;
        *rung.lock().unwrap_or_else(PoisonError::into_inner) = true;
        bell.notify_all();
    }
}

impl Copier for Copies {
    fn plan(&self) -> Option<Plan> {
        self.folder.settings().ok()?.backup.as_ref().map(Schedule::plan)
    }

    fn keep(&self, plan: Option<&Plan>) -> Result<(), Fault> {
        if let Some(plan) = plan {
            self.usable("to", &plan.to)?;
            self.usable("keys_to", &plan.keys_to)?;
        }
        let mut settings = self.folder.settings().map_err(|_| NOT_KEPT)?;
        settings.backup = plan.map(Schedule::of);
        self.folder.keep_settings(&settings).map_err(|_| NOT_KEPT)?;
        self.ring();
        Ok(())
    }

    fn copy_now(&self) {
        self.asked.store(true, Ordering::Release);
        self.ring();
    }
}

impl Copies {
    /// Whether a copy could be written there: outside of the firm, on a disk that lets us.
    fn usable(&self, field: &'static str, place: &str) -> Result<(), Fault> {
        let place = PathBuf::from(place);
        make_folder(&place).map_err(|_| Fault::of(field, "FOLDER", NO_FOLDER))?;
        let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if real(&place).starts_with(real(&self.folder.0)) {
            return Err(Fault::of(field, "INSIDE", INSIDE));
        }
        let probe = place.join("obhut.probe");
        let written = write_private(&probe, "");
        let _ = fs::remove_file(&probe);
        written.map_err(|_| Fault::of(field, "FOLDER", NO_FOLDER))
    }
}

const NO_FOLDER: Words = Words {
    de: "In diesen Ordner lässt sich nicht schreiben. Gibt es ihn, und gehört er dem Benutzer des Dienstes?",
    en: "This folder cannot be written to. Is it there, and does it belong to the user of the service?",
};
const INSIDE: Words = Words {
    de: "Das liegt im Ordner der Firma: geht er verloren, ist auch die Sicherung weg.",
    en: "This lies in the folder of the firm: when that is lost, the copies are lost too.",
};
const NOT_KEPT: Fault = Fault::new(
    "NOT_KEPT",
    "Die Einstellungen (obhut.toml) lassen sich nicht lesen oder schreiben.",
    "The settings (obhut.toml) cannot be read or written.",
);
