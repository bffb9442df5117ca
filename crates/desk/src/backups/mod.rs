//! What is known of the copies of this firm: the program looks at their folders and says here what it
//! saw. Nothing of it is kept; it is seen anew after each start. The rules are those of R18 and R-DEL-30:
//! data and keys apart, keys as new as the data, no copy of the keys older than fourteen days.

mod plan;

use std::sync::PoisonError;

use law::vocabulary::Role;

pub use plan::{Copier, Plan};

use crate::{Call, Desk, Refusal, Result, Words};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// Without a new copy for so long, a firm would lose more than a day.
const FRESH: i64 = 2 * DAY;
/// Days a copy of the keys lives at most: an erasure reaches level E3 when the last one is gone.
const KEY_DAYS: i64 = 14;
/// Days a copy of the data lives at most (R-DEL-30).
const DATA_DAYS: i64 = 90;

law::vocabulary! {
    /// What a copy holds.
    CopyOf { Data = 1 "DATA", Keys = 2 "KEYS" }
}

law::vocabulary! {
    /// What is wrong with the copies, worst first.
    Finding {
        Failed = 1 "FAILED", NoData = 2 "NO_DATA", NoKeys = 3 "NO_KEYS", DataOld = 4 "DATA_OLD",
        KeysOld = 5 "KEYS_OLD", KeysBehind = 6 "KEYS_BEHIND", KeysKept = 7 "KEYS_KEPT",
        DataKept = 8 "DATA_KEPT", Unscheduled = 9 "UNSCHEDULED", Elsewhere = 10 "ELSEWHERE",
    }
}

impl Finding {
    /// Whether the start page warns of it.
    pub const fn warns(self) -> bool {
        !matches!(self, Self::Elsewhere)
    }
}

/// One copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// What it holds.
    pub of: CopyOf,
    /// When it was made (milliseconds since 1970 UTC).
    pub made_at: i64,
    /// Its size in bytes.
    pub bytes: u64,
    /// Encrypted to a recipient.
    pub encrypted: bool,
}

/// What the program saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// When it looked.
    pub at: i64,
    /// The schedule; none when nothing makes copies by itself.
    pub plan: Option<Plan>,
    /// When the next copy of the data is made.
    pub next: Option<i64>,
    /// In databases whose own tools copy them, without a schedule here; then nothing is known.
    pub elsewhere: bool,
    /// The copies, the newest first.
    pub copies: Vec<Copy>,
    /// When the last try failed, and what to do.
    pub failed: Option<(i64, Words)>,
}

impl Seen {
    /// What is wrong at this moment (milliseconds since 1970 UTC).
    pub fn findings(&self, now: i64) -> Vec<Finding> {
        if self.elsewhere {
            return vec![Finding::Elsewhere];
        }
        let newest = |of: CopyOf| self.made(of).max();
        let oldest = |of: CopyOf| self.made(of).min();
        let (data, keys) = (newest(CopyOf::Data), newest(CopyOf::Keys));
        let old = |made: Option<i64>, most: i64| made.is_some_and(|at| now - at > most);
        // Twice its own cycle, and an hour for a machine that was asleep.
        let minutes = self.plan.as_ref().map(|plan| i64::from(plan.keys_minutes));
        let cycle = minutes.map_or(FRESH, |m| 2 * m * 60_000 + HOUR);
        let kept =
            |made: Option<i64>, days: i64| made.is_some_and(|at| now - at > (days + 1) * DAY);
        let wrong = |finding: &&Finding| match finding {
            Finding::Failed => self.failed.is_some(),
            Finding::NoData => data.is_none(),
            Finding::NoKeys => keys.is_none(),
            Finding::DataOld => old(data, FRESH),
            Finding::KeysOld => old(keys, cycle),
            // People that came with the newest data would be lost with keys from before.
            Finding::KeysBehind => keys.zip(data).is_some_and(|(keys, data)| keys < data),
            Finding::KeysKept => kept(oldest(CopyOf::Keys), KEY_DAYS),
            Finding::DataKept => kept(oldest(CopyOf::Data), DATA_DAYS),
            Finding::Unscheduled => self.plan.is_none(),
            Finding::Elsewhere => false,
        };
        Finding::ALL.iter().filter(wrong).copied().collect()
    }

    fn made(&self, of: CopyOf) -> impl Iterator<Item = i64> {
        self.copies.iter().filter(move |copy| copy.of == of).map(|copy| copy.made_at)
    }
}

impl Desk {
    /// Keeps in memory what the program saw.
    pub fn backups_seen(&self, seen: Seen) {
        *self.backups.write().unwrap_or_else(PoisonError::into_inner) = Some(seen);
    }

    /// What is known of the copies; none before the program looked.
    ///
    /// # Errors
    /// A refusal for everybody but administrators and the rights desk.
    pub fn backups(&self, call: &Call) -> Result<Option<Seen>> {
        if !call.is(Role::Admin) && !call.is(Role::RightsDesk) {
            return Err(ADMINS.into());
        }
        Ok(self.seen())
    }

    /// How many findings warn; `None` for other roles, and before the program looked.
    pub(crate) fn backups_waiting(&self, call: &Call) -> Option<u64> {
        let seen = self.seen().filter(|_| call.is(Role::Admin))?;
        Some(seen.findings(call.ms()).iter().filter(|finding| finding.warns()).count() as u64)
    }

    fn seen(&self) -> Option<Seen> {
        self.backups.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

const ADMINS: Refusal = Refusal::new(
    "ADMINS_ONLY",
    &["R-EMP-01"],
    Words { de: "Sicherungen sieht die Verwaltung ein.", en: "Backups are for administrators." },
    Words { de: "Bitte an die Verwaltung wenden.", en: "Please turn to an administrator." },
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{call_as, desk};

    const NOW: i64 = 100 * DAY;

    fn copy(of: CopyOf, hours_ago: i64) -> Copy {
        Copy { of, made_at: NOW - hours_ago * HOUR, bytes: 1, encrypted: true }
    }

    /// Keys with the data once a day, or as often as said.
    fn daily() -> Plan {
        let (to, keys_to) = ("/a".to_owned(), "/b".to_owned());
        Plan { to, keys_to, hour: 1, keys_minutes: 1_410, recipients: Vec::new() }
    }

    fn seen(copies: &[Copy]) -> Seen {
        Seen { at: NOW, plan: Some(daily()), copies: copies.to_vec(), ..Seen::default() }
    }

    #[test]
    fn fresh_copies_of_both_are_in_order_and_every_lack_is_named() {
        use CopyOf::{Data, Keys};
        let cases: [(&[Copy], &[Finding]); 7] = [
            (&[copy(Data, 3), copy(Keys, 3)], &[]),
            (&[], &[Finding::NoData, Finding::NoKeys]),
            (&[copy(Data, 3)], &[Finding::NoKeys]),
            (&[copy(Data, 3), copy(Keys, 4)], &[Finding::KeysBehind]),
            (&[copy(Data, 60), copy(Keys, 60)], &[Finding::DataOld, Finding::KeysOld]),
            (&[copy(Data, 3), copy(Keys, 3), copy(Keys, 24 * 16)], &[Finding::KeysKept]),
            (&[copy(Data, 3), copy(Keys, 3), copy(Data, 24 * 92)], &[Finding::DataKept]),
        ];
        for (copies, findings) in cases {
            assert_eq!(seen(copies).findings(NOW), findings);
        }
        let hourly = |hours| Seen {
            plan: Some(Plan { keys_minutes: 60, ..daily() }),
            ..seen(&[copy(Data, hours), copy(Keys, hours)])
        };
        assert_eq!(hourly(3).findings(NOW), []);
        assert_eq!(hourly(4).findings(NOW), [Finding::KeysOld]);
        let unscheduled = Seen { plan: None, ..seen(&[copy(Data, 3), copy(Keys, 3)]) };
        assert_eq!(unscheduled.findings(NOW), [Finding::Unscheduled]);
        let databases = Seen { elsewhere: true, ..Seen::default() };
        assert_eq!(databases.findings(NOW), [Finding::Elsewhere]);
    }

    #[test]
    fn administrators_are_warned_and_others_do_not_see_it() {
        let (_folder, desk, _) = desk();
        let admin = call_as(&[Role::Admin]);
        assert_eq!(desk.backups(&admin).unwrap(), None);
        assert_eq!(desk.waiting(&admin).unwrap().backups, None);
        desk.backups_seen(Seen { plan: Some(daily()), ..Seen::default() });
        assert_eq!(desk.waiting(&admin).unwrap().backups, Some(2));
        let sales = call_as(&[Role::Sales]);
        assert_eq!(desk.waiting(&sales).unwrap().backups, None);
        assert!(desk.backups(&sales).is_err());
    }
}
