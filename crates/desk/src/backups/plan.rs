//! The schedule of copies: what it must hold, and who may change it. The program keeps it in its
//! settings and makes the copies; the desk knows no folder.

use std::path::{Component, Path};
use std::sync::{Arc, PoisonError};

use law::refusal::Words;
use law::vocabulary::Role;
use vault::envelope::Recipient;
use vault::{Action, Note, Object};

use super::ADMINS;
use crate::{Call, Desk, Error, Fault, Result};

/// When copies are made by themselves, and where they go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Folder for the data, on the server.
    pub to: String,
    /// Folder for the keys: another medium, one that really deletes.
    pub keys_to: String,
    /// The hour of the day they are made at, 0 to 23, at the place of the machine.
    pub hour: i8,
    /// Minutes between copies of the keys alone, 5 to 1,440.
    pub keys_minutes: u32,
    /// Who can open the copies (`age1…`); without any they are sealed but not encrypted.
    pub recipients: Vec<String>,
}

/// Whoever keeps the schedule and makes the copies: the program.
pub trait Copier: Send + Sync {
    /// The schedule in force.
    fn plan(&self) -> Option<Plan>;

    /// Keeps another one, or none, from now on.
    ///
    /// # Errors
    /// A fault of `to` or `keys_to` when a folder cannot be written to.
    fn keep(&self, plan: Option<&Plan>) -> std::result::Result<(), Fault>;

    /// Makes copies as soon as possible.
    fn copy_now(&self);
}

impl Desk {
    /// From now on this one keeps the schedule.
    pub fn backups_by(&self, copier: Arc<dyn Copier>) {
        *self.copier.write().unwrap_or_else(PoisonError::into_inner) = Some(copier);
    }

    /// The schedule in force; none where no server runs.
    ///
    /// # Errors
    /// `ADMINS_ONLY`.
    pub fn backup_plan(&self, call: &Call) -> Result<Option<Plan>> {
        match self.copier(call) {
            Ok(copier) => Ok(copier.plan()),
            Err(Error::Fault(_)) => Ok(None),
            Err(refused) => Err(refused),
        }
    }

    /// Sets the schedule, or takes it away.
    ///
    /// # Errors
    /// `ADMINS_ONLY`; `NO_COPIER`; a fault that names the field.
    pub fn set_backup_plan(&self, call: &Call, plan: Option<&Plan>) -> Result<()> {
        let copier = self.copier(call)?;
        plan.map_or(Ok(()), check)?;
        copier.keep(plan)?;
        self.store.write(|tx| {
            let note =
                Note::new(call.actor.user, Action::BackupsSet, Object::System, call.moment());
            self.note(tx, note)
        })
    }

    /// Asks for copies now, besides the schedule.
    ///
    /// # Errors
    /// `ADMINS_ONLY`; `NO_COPIER`; `NO_PLAN` without a schedule.
    pub fn copy_now(&self, call: &Call) -> Result<()> {
        let copier = self.copier(call)?;
        if copier.plan().is_none() {
            return Err(NO_PLAN.into());
        }
        copier.copy_now();
        Ok(())
    }

    fn copier(&self, call: &Call) -> Result<Arc<dyn Copier>> {
        if !call.is(Role::Admin) {
            return Err(ADMINS.into());
        }
        let copier = self.copier.read().unwrap_or_else(PoisonError::into_inner).clone();
        copier.ok_or_else(|| NO_COPIER.into())
    }
}

const NO_COPIER: Fault = Fault::new(
    "NO_COPIER",
    "Hier läuft kein Dienst, der sichert.",
    "No service runs here that makes copies.",
);
const NO_PLAN: Fault = Fault::new(
    "NO_PLAN",
    "Bitte zuerst sagen, wohin gesichert wird.",
    "Please say first where the copies go.",
);
const NO_PATH: Words = Words {
    de: "Bitte einen vollständigen Pfad auf dem Server angeben, zum Beispiel /sicherung/daten.",
    en: "Please give a whole path on the server, for example /backup/data.",
};
const TOGETHER: Fault = Fault::of(
    "keys_to",
    "TOGETHER",
    Words {
        de: "Daten und Schlüssel gehören in getrennte Ordner, am besten auf getrennte Datenträger.",
        en: "Data and keys belong in separate folders, best on separate media.",
    },
);
const HOUR: Fault = Fault::of(
    "hour",
    "HOUR",
    Words { de: "Bitte eine Stunde von 0 bis 23.", en: "Please an hour from 0 to 23." },
);
const MINUTES: Fault = Fault::of(
    "keys_minutes",
    "MINUTES",
    Words { de: "Bitte 5 bis 1440 Minuten (ein Tag).", en: "Please 5 to 1440 minutes (one day)." },
);
const RECIPIENT: Fault = Fault::of(
    "recipients",
    "RECIPIENT",
    Words {
        de: "Ein Empfänger beginnt mit „age1“; `age-keygen` macht ein Paar. Einer je Zeile.",
        en: "A recipient begins with “age1”; `age-keygen` makes a pair. One a line.",
    },
);

/// What can be seen of a schedule without a disk.
fn check(plan: &Plan) -> std::result::Result<(), Fault> {
    let (to, keys_to) = (Path::new(&plan.to), Path::new(&plan.keys_to));
    let whole = |path: &Path| {
        path.is_absolute() && path.components().all(|part| part != Component::ParentDir)
    };
    match () {
        () if !whole(to) => Err(Fault::of("to", "NO_PATH", NO_PATH)),
        () if !whole(keys_to) => Err(Fault::of("keys_to", "NO_PATH", NO_PATH)),
        () if to.starts_with(keys_to) || keys_to.starts_with(to) => Err(TOGETHER),
        () if !(0..24).contains(&plan.hour) => Err(HOUR),
        () if !(5..=1_440).contains(&plan.keys_minutes) => Err(MINUTES),
        () if plan.recipients.iter().any(|one| Recipient::parse(one).is_err()) => Err(RECIPIENT),
        () => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::testing::{call_as, desk, leaves};

    #[derive(Default)]
    struct Fake {
        plan: Mutex<Option<Plan>>,
        asked: Mutex<u32>,
    }

    impl Copier for Fake {
        fn plan(&self) -> Option<Plan> {
            self.plan.lock().unwrap().clone()
        }
        fn keep(&self, plan: Option<&Plan>) -> std::result::Result<(), Fault> {
            *self.plan.lock().unwrap() = plan.cloned();
            Ok(())
        }
        fn copy_now(&self) {
            *self.asked.lock().unwrap() += 1;
        }
    }

    fn plan() -> Plan {
        Plan {
            to: "/copies/data".into(),
            keys_to: "/medium/keys".into(),
            hour: 1,
            keys_minutes: 60,
            recipients: Vec::new(),
        }
    }

    #[test]
    fn every_wrong_field_is_named() {
        let field = |plan: Plan| check(&plan).err().and_then(|fault| fault.field);
        assert_eq!(field(plan()), None);
        assert_eq!(field(Plan { to: "copies".into(), ..plan() }), Some("to"));
        assert_eq!(field(Plan { to: "/a/../b".into(), ..plan() }), Some("to"));
        assert_eq!(field(Plan { keys_to: String::new(), ..plan() }), Some("keys_to"));
        let inside = Plan { keys_to: "/copies/data/keys".into(), ..plan() };
        assert_eq!(field(inside), Some("keys_to"), "the keys lie among the data");
        assert_eq!(field(Plan { to: "/medium/keys".into(), ..plan() }), Some("keys_to"));
        assert_eq!(field(Plan { hour: 24, ..plan() }), Some("hour"));
        assert_eq!(field(Plan { keys_minutes: 4, ..plan() }), Some("keys_minutes"));
        assert_eq!(field(Plan { recipients: vec!["age1x".into()], ..plan() }), Some("recipients"));
    }

    #[test]
    fn administrators_alone_set_it_and_a_leaf_says_so() {
        let (_folder, desk, _) = desk();
        let admin = call_as(&[Role::Admin]);
        let code = |result: Result<()>| result.unwrap_err().to_string();
        assert!(code(desk.set_backup_plan(&admin, Some(&plan()))).contains("NO_COPIER"));
        let fake = Arc::new(Fake::default());
        desk.backups_by(Arc::<Fake>::clone(&fake));
        assert!(code(desk.copy_now(&admin)).contains("NO_PLAN"));
        desk.set_backup_plan(&admin, Some(&plan())).unwrap();
        assert_eq!(desk.backup_plan(&admin).unwrap(), Some(plan()));
        assert_eq!(leaves(&desk).last().map(|leaf| leaf.action), Some(Action::BackupsSet));
        desk.copy_now(&admin).unwrap();
        assert_eq!(*fake.asked.lock().unwrap(), 1);
        let rights = call_as(&[Role::RightsDesk]);
        assert!(desk.set_backup_plan(&rights, None).is_err() && desk.copy_now(&rights).is_err());
        desk.set_backup_plan(&admin, None).unwrap();
        assert_eq!(fake.plan(), None);
    }
}
