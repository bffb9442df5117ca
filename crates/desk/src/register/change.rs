//! Reading and changing the register: whole versions, each saved by somebody against the one before.

use std::sync::{Arc, PoisonError};

use law::ids::UserId;
use law::refusal::Words;
use law::vocabulary::Role;
use store::records::register as rows;
use vault::{Action, Note, Object};

use super::check::{Complaint, check};
use super::{Register, meaning};
use crate::desk::Current;
use crate::requests::rewind_all;
use crate::{Call, Desk, Fault, Refusal, Result};

/// One saved version.
pub struct Version {
    /// Its number, from 1.
    pub number: i64,
    /// When it was saved, milliseconds since 1970 UTC.
    pub at: i64,
    /// Who saved it.
    pub user: UserId,
    /// Name of who saved it; empty for set-up.
    pub name: String,
}

/// Rights desk and administration look after the register (R-DOC-01).
const EDITORS_ONLY: Refusal = Refusal::new(
    "REGISTER_EDITORS_ONLY",
    &["R-EMP-01"],
    Words {
        de: "Das Verzeichnis ändern nur Betroffenenstelle und Verwaltung.",
        en: "Only the rights desk and administrators change the register.",
    },
    Words {
        de: "Bitte die Betroffenenstelle oder die Verwaltung darum bitten.",
        en: "Please ask the rights desk or an administrator.",
    },
);
const CONFLICT: Fault = Fault::new(
    "CONFLICT",
    "Jemand anderes hat das Verzeichnis inzwischen gespeichert. Bitte neu laden und die Änderung wiederholen.",
    "Somebody else saved the register in the meantime. Please reload and repeat the change.",
);
const UNREADABLE: Fault = Fault::of(
    "file",
    "REGISTER_UNREADABLE",
    Words {
        de: "Das ist kein Verzeichnis im TOML-Format, oder ein Eintrag darin ist unbekannt. Bitte von einer heruntergeladenen Datei ausgehen.",
        en: "This is no register in TOML format, or it holds an unknown entry. Please start from a downloaded file.",
    },
);

/// The register in a TOML text.
///
/// # Errors
/// `REGISTER_UNREADABLE` with the line where it stops being one.
pub fn read(text: &str) -> std::result::Result<Register, Fault> {
    toml::from_str(text).map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map(|before| before.matches('\n').count() as u64 + 1);
        Fault { line, ..UNREADABLE }
    })
}

impl Desk {
    /// The register in force and its version.
    pub fn register_in_force(&self) -> (i64, Arc<Register>) {
        let current = self.current();
        (current.version, Arc::clone(&current.register))
    }

    /// Everything that keeps this register from following the one in force; empty means it may.
    pub fn register_complaints(&self, new: &Register) -> Vec<Complaint> {
        let mut complaints = check(new);
        complaints.extend(meaning::changed(&self.register(), new));
        complaints
    }

    /// Saves a new version on top of `base`, the version the change started from. Returns its
    /// number.
    ///
    /// # Errors
    /// `REGISTER_EDITORS_ONLY`; the first complaint as a fault; `CONFLICT` when `base` is not the
    /// version in force any more.
    pub fn save_register(&self, call: &Call, base: i64, new: Register) -> Result<i64> {
        if !call.is(Role::Admin) && !call.is(Role::RightsDesk) {
            return Err(EDITORS_ONLY.into());
        }
        if base != self.current().version {
            return Err(CONFLICT.into());
        }
        if let Some(complaint) = self.register_complaints(&new).first() {
            return Err(complaint.fault().into());
        }
        let body = toml::to_string(&new)?;
        let version = base.saturating_add(1);
        let commitment = self.vault.commit(body.as_bytes());
        let house_rules_changed = new.house_rules != self.register().house_rules;
        self.store.write(|tx| {
            // Somebody may have saved since the check above; there is one writer at a time.
            if rows::newest(tx)?.is_none_or(|(newest, _)| newest != base) {
                return Err(CONFLICT.into());
            }
            rows::insert(tx, version, &body, call.ms(), call.actor.user)?;
            if house_rules_changed {
                rewind_all(tx, &new)?;
            }
            let note = Note::new(
                call.actor.user,
                Action::RegisterChanged,
                Object::Register,
                call.moment(),
            );
            self.note(tx, note.commitment(commitment))
        })?;
        self.put_in_force(version, new);
        Ok(version)
    }

    /// Saves a register from its TOML text. Returns the new version.
    ///
    /// # Errors
    /// As [`Desk::save_register`]; `REGISTER_UNREADABLE` when the text is no register.
    pub fn import_register(&self, call: &Call, base: i64, text: &str) -> Result<i64> {
        let new = read(text)?;
        self.save_register(call, base, new)
    }

    /// The register in force as TOML text.
    ///
    /// # Errors
    /// Failures only.
    pub fn export_register(&self) -> Result<String> {
        Ok(toml::to_string(&*self.register())?)
    }

    /// All versions, newest first.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn register_history(&self) -> Result<Vec<Version>> {
        let versions = self.store.read(rows::history)?;
        versions
            .into_iter()
            .map(|(number, at, user)| {
                Ok(Version { number, at, user, name: self.display_name(user)? })
            })
            .collect()
    }

    fn put_in_force(&self, version: i64, register: Register) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        // Two saves end in order in the store, but may arrive here in the other.
        if current.version < version {
            *current = Arc::new(Current::new(version, Arc::new(register)));
        }
    }
}
