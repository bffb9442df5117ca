//! Copies that the running server makes by itself, and what it sees of all copies there are.

use std::fs;
use std::path::{Path, PathBuf};

use desk::backups::{Copy, CopyOf, Seen};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{BackupArgs, COMPLETE, STAMP};
use crate::clock::now;
use crate::firm::Folder;
use crate::say::Stopped;

/// `[backup]` in the settings of a firm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Where the data go.
    pub to: PathBuf,
    /// Where the keys go: another medium, one that really deletes.
    pub keys_to: PathBuf,
    /// The hour of the day they are made at, 0 to 23, at the place of the machine.
    #[serde(default = "one")]
    pub hour: i8,
    /// `age1…`: who can open the copies; nobody else can.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
}

const fn one() -> i8 {
    1
}

/// Makes a copy when its hour has come and none was made since, and looks at all copies. Keeps the
/// last failure until a copy succeeds.
pub fn look(folder: &Folder, before: Option<&Seen>) -> Seen {
    let Ok(settings) = folder.settings() else { return Seen::default() };
    let at = now();
    let failed = before.and_then(|seen| seen.failed);
    let mut seen = Seen {
        at: at.as_millisecond(),
        elsewhere: settings.database.is_some(),
        failed,
        ..Seen::default()
    };
    let Some(schedule) = settings.backup.filter(|_| !seen.elsewhere) else { return seen };
    seen.hour = Some(schedule.hour);
    seen.copies = copies(&schedule);
    if is_due(&schedule, &seen.copies, at) {
        let args = BackupArgs {
            data: folder.0.clone(),
            to: schedule.to.clone(),
            keys_to: schedule.keys_to.clone(),
            recipient: schedule.recipients.clone(),
        };
        seen.failed = super::make(&args).err().map(|stopped: Stopped| (seen.at, stopped.words));
        seen.copies = copies(&schedule);
    }
    seen
}

/// Whether the hour of today has come and no copy is newer than it.
fn is_due(schedule: &Schedule, copies: &[Copy], at: Timestamp) -> bool {
    let local = at.to_zoned(TimeZone::system());
    let due = local.with().hour(schedule.hour.clamp(0, 23)).minute(0).second(0).build();
    let Ok(mut due) = due else { return false };
    if due > local {
        due = due.yesterday().unwrap_or(due);
    }
    let due = due.timestamp().as_millisecond();
    let newest = |of| copies.iter().filter(|c| c.of == of).map(|c| c.made_at).max();
    [CopyOf::Data, CopyOf::Keys].into_iter().any(|of| newest(of).is_none_or(|made| made < due))
}

/// The whole copies in both folders, the newest first.
fn copies(schedule: &Schedule) -> Vec<Copy> {
    let mut found = read(&schedule.to, "data-", CopyOf::Data);
    found.extend(read(&schedule.keys_to, "keys-", CopyOf::Keys));
    found.sort_by_key(|copy| std::cmp::Reverse(copy.made_at));
    found
}

fn read(folder: &Path, prefix: &str, of: CopyOf) -> Vec<Copy> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let copy = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let made = jiff::civil::DateTime::strptime(STAMP, name.strip_prefix(prefix)?).ok()?;
        let made_at = made.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond();
        entry.path().join(COMPLETE).is_file().then_some(())?;
        let files: Vec<fs::DirEntry> = fs::read_dir(entry.path()).ok()?.flatten().collect();
        let bytes = files.iter().filter_map(|file| Some(file.metadata().ok()?.len())).sum();
        let sealed = |file: &fs::DirEntry| file.path().extension().is_some_and(|e| e == "age");
        Some(Copy { of, made_at, bytes, encrypted: files.iter().any(sealed) })
    };
    entries.filter_map(copy).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(of: CopyOf, at: &Timestamp) -> Copy {
        Copy { of, made_at: at.as_millisecond(), bytes: 1, encrypted: true }
    }

    #[test]
    fn a_copy_is_made_once_after_its_hour() {
        let schedule = Schedule {
            to: PathBuf::from("/a"),
            keys_to: PathBuf::from("/b"),
            hour: 3,
            recipients: Vec::new(),
        };
        let at = |text: &str| {
            let local: jiff::civil::DateTime = text.parse().unwrap();
            local.to_zoned(TimeZone::system()).unwrap().timestamp()
        };
        let (before, after) = (at("2026-11-22T02:59"), at("2026-11-22T03:01"));
        let yesterday = at("2026-11-21T03:05");
        let both = |when| [copy(CopyOf::Data, when), copy(CopyOf::Keys, when)];
        assert!(is_due(&schedule, &[], before), "the first one does not wait");
        assert!(!is_due(&schedule, &both(&yesterday), before));
        assert!(is_due(&schedule, &both(&yesterday), after));
        assert!(!is_due(&schedule, &both(&after), at("2026-11-22T23:00")));
        assert!(
            is_due(&schedule, &both(&after)[..1], at("2026-11-22T23:00")),
            "the keys are missing"
        );
    }

    #[test]
    fn only_whole_copies_are_seen_with_size_and_time() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str, files: &[&str]| {
            let path = folder.path().join(name);
            fs::create_dir(&path).unwrap();
            files.iter().for_each(|file| fs::write(path.join(file), "12345").unwrap());
        };
        make("data-20261122T020000Z", &["data.db.age", COMPLETE]);
        make("data-20261123T020000Z", &["data.db"]);
        make("data-whatever", &["data.db", COMPLETE]);
        let seen = read(folder.path(), "data-", CopyOf::Data);
        let made_at = "2026-11-22T02:00:00Z".parse::<Timestamp>().unwrap().as_millisecond();
        assert_eq!(seen, [Copy { of: CopyOf::Data, made_at, bytes: 10, encrypted: true }]);
    }
}
