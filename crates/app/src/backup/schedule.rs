//! Copies that the running server makes by itself, and what it sees of all copies there are.

use std::fs;
use std::path::{Path, PathBuf};

use desk::backups::{Copy, CopyOf, Plan, Seen};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use store::Content;

use super::{BackupArgs, COMPLETE, STAMP, envelope, make_one, prefix};
use crate::clock::now;
use crate::firm::Folder;
use crate::say::Ended;

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
    /// Minutes between copies of the keys alone: what was erased or objected to since the last one
    /// has to be entered again after the loss of the disk.
    #[serde(default = "hourly")]
    pub keys_minutes: u32,
    /// `age1…`: who can open the copies; nobody else can.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
}

const fn one() -> i8 {
    1
}

const fn hourly() -> u32 {
    60
}

/// Between two tries after a failure.
const AGAIN: i64 = 30 * 60_000;

impl Schedule {
    /// As administrators see it.
    pub fn plan(&self) -> Plan {
        Plan {
            to: self.to.display().to_string(),
            keys_to: self.keys_to.display().to_string(),
            hour: self.hour,
            keys_minutes: self.keys_minutes,
            recipients: self.recipients.clone(),
        }
    }

    /// As it is kept.
    pub fn of(plan: &Plan) -> Self {
        Self {
            to: PathBuf::from(&plan.to),
            keys_to: PathBuf::from(&plan.keys_to),
            hour: plan.hour,
            keys_minutes: plan.keys_minutes,
            recipients: plan.recipients.clone(),
        }
    }
}

/// Makes copies when their time has come or somebody asked for them, and looks at all copies. Keeps
/// the last failure until a copy succeeds.
pub fn look(folder: &Folder, before: Option<&Seen>, asked: bool) -> Seen {
    let Ok(settings) = folder.settings() else { return Seen::default() };
    let at = now();
    let failed = before.and_then(|seen| seen.failed);
    let mut seen = Seen { at: at.as_millisecond(), failed, ..Seen::default() };
    let Some(schedule) = settings.backup else {
        seen.elsewhere = settings.database.is_some();
        return seen;
    };
    seen.plan = Some(schedule.plan());
    seen.copies = copies(&schedule);
    // Whoever changed the schedule wants to see whether it works now.
    let same = before.is_some_and(|before| before.plan == seen.plan);
    let waits = same && failed.is_some_and(|(then, _)| seen.at - then < AGAIN);
    let due = if asked { Some(CopyOf::Data) } else { due(&schedule, &seen.copies, at) };
    if due.is_some() && (asked || !waits) {
        seen.failed = run(folder, &schedule, due).err().map(|stopped| (seen.at, stopped.words));
        seen.copies = copies(&schedule);
    }
    seen.next = next(&schedule, &seen, at);
    seen
}

/// Both stores, or the keys alone.
fn run(folder: &Folder, schedule: &Schedule, due: Option<CopyOf>) -> Ended {
    if due == Some(CopyOf::Keys) {
        let recipients = envelope::recipients(&schedule.recipients)?;
        return make_one(folder, Content::Keys, &schedule.keys_to, &recipients).map(drop);
    }
    let args = BackupArgs {
        data: folder.0.clone(),
        to: schedule.to.clone(),
        keys_to: schedule.keys_to.clone(),
        recipient: schedule.recipients.clone(),
    };
    super::make(&args).map(drop)
}

/// When the data are copied next: after a failure again soon, else when the hour strikes.
fn next(schedule: &Schedule, seen: &Seen, at: Timestamp) -> Option<i64> {
    if let Some((then, _)) = seen.failed {
        return Some(then + AGAIN);
    }
    let struck = Timestamp::from_millisecond(last_hour(schedule, at)).ok()?;
    let tomorrow = struck.to_zoned(TimeZone::system()).tomorrow().ok()?;
    Some(tomorrow.timestamp().as_millisecond())
}

/// What is to be copied now: the data, and the keys with them, once a day after their hour; the keys
/// alone in their own short cycle, and whenever they are older than the data.
fn due(schedule: &Schedule, copies: &[Copy], at: Timestamp) -> Option<CopyOf> {
    let newest = |of| copies.iter().filter(|c| c.of == of).map(|c| c.made_at).max();
    let (data, keys) = (newest(CopyOf::Data), newest(CopyOf::Keys));
    if data.is_none_or(|made| made < last_hour(schedule, at)) {
        return Some(CopyOf::Data);
    }
    let cycle = i64::from(schedule.keys_minutes.max(1)) * 60_000;
    let old = keys.is_none_or(|made| made < at.as_millisecond() - cycle || Some(made) < data);
    old.then_some(CopyOf::Keys)
}

/// When the hour of the copies last struck, at the place of the machine.
fn last_hour(schedule: &Schedule, at: Timestamp) -> i64 {
    let local = at.to_zoned(TimeZone::system());
    let struck = local.with().hour(schedule.hour.clamp(0, 23)).minute(0).second(0).build();
    let Ok(mut struck) = struck else { return i64::MAX };
    if struck > local {
        struck = struck.yesterday().unwrap_or(struck);
    }
    struck.timestamp().as_millisecond()
}

/// The whole copies in both folders, the newest first.
fn copies(schedule: &Schedule) -> Vec<Copy> {
    let mut found = read(&schedule.to, prefix(Content::Data), CopyOf::Data);
    found.extend(read(&schedule.keys_to, prefix(Content::Keys), CopyOf::Keys));
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
    fn data_are_copied_once_after_their_hour_and_keys_in_their_own_cycle() {
        let schedule = Schedule {
            to: PathBuf::from("/a"),
            keys_to: PathBuf::from("/b"),
            hour: 3,
            keys_minutes: 60,
            recipients: Vec::new(),
        };
        let at = |text: &str| {
            let local: jiff::civil::DateTime = text.parse().unwrap();
            local.to_zoned(TimeZone::system()).unwrap().timestamp()
        };
        let (before, after) = (at("2026-11-22T02:59"), at("2026-11-22T03:01"));
        let [yesterday, late] = [at("2026-11-21T03:05"), at("2026-11-22T02:30")];
        let copies = |data, keys| [copy(CopyOf::Data, data), copy(CopyOf::Keys, keys)];
        let due = |copies: &[Copy], at| due(&schedule, copies, at);
        assert_eq!(due(&[], before), Some(CopyOf::Data), "the first one does not wait");
        assert_eq!(due(&copies(&yesterday, &late), before), None);
        assert_eq!(due(&copies(&yesterday, &late), after), Some(CopyOf::Data));
        assert_eq!(due(&copies(&after, &after), at("2026-11-22T04:00")), None);
        assert_eq!(due(&copies(&after, &after), at("2026-11-22T04:02")), Some(CopyOf::Keys));
        assert_eq!(due(&copies(&after, &late), after), Some(CopyOf::Keys), "older than the data");
        assert_eq!(due(&copies(&after, &after)[..1], after), Some(CopyOf::Keys), "none");
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
