//! When the run of a night goes by itself, and when it waits for somebody (reliability goal R10).

use store::records::retention;

use crate::{Call, Desk, Result, day_number};

/// Name under which the data remember that a night waits.
const WAITS: &str = "night_waits";
/// Nights up to this many values go by themselves in any firm.
const SMALL: u64 = 1_000;
/// Above this share of all values, one in so many, a night waits.
const ONE_IN: u64 = 20;

impl Desk {
    /// Whether the run of this night is still to come: from two in the morning on, once a day.
    ///
    /// # Errors
    /// Failures of the store.
    pub fn is_night_due(&self, call: &Call) -> Result<bool> {
        let zone = crate::zone(self.register().firm.country);
        let day = |ms: i64| {
            let at = jiff::Timestamp::from_millisecond(ms).unwrap_or_default();
            at.to_zoned(zone.clone())
        };
        let now = day(call.ms());
        let last = self.store.read(|tx| retention::runs(tx, 1))?.first().map(|(_, at)| day(*at));
        Ok(now.hour() >= 2 && last.is_none_or(|last| last.date() < now.date()))
    }

    /// Whether this night would let go of so much that the rights desk has to start it: a list of
    /// customers of long ago is due on the day it comes in, and a wrong period in the register
    /// could not be taken back. Noted, so that the page of deletion says it. Counts all values, so
    /// it is for the night and for no page.
    ///
    /// # Errors
    /// Failures of the store.
    pub fn night_waits(&self, call: &Call) -> Result<bool> {
        let (_, today) = self.here(call);
        let (due, all) = self.store.read(|tx| retention::share(tx, day_number(today)))?;
        let waits = is_much(due, all);
        if waits != self.is_night_waiting()? {
            self.store.write(|tx| store::set_meta(tx, WAITS, &[u8::from(waits)]))?;
        }
        Ok(waits)
    }

    /// Whether the last night waited, and nobody has started the run since.
    ///
    /// # Errors
    /// Failures of the store.
    pub(crate) fn is_night_waiting(&self) -> Result<bool> {
        let noted = self.store.read(|tx| store::meta(tx, WAITS))?;
        Ok(noted.is_some_and(|noted| noted.first() == Some(&1)))
    }

    /// A run was started: nothing waits any more.
    pub(crate) fn night_started(&self) -> Result<()> {
        if self.is_night_waiting()? {
            self.store.write(|tx| store::set_meta(tx, WAITS, &[0]))?;
        }
        Ok(())
    }
}

fn is_much(due: u64, all: u64) -> bool {
    due > SMALL && due.saturating_mul(ONE_IN) > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{desk, entered, somebody};

    #[test]
    fn only_much_and_a_large_share_waits() {
        assert!(is_much(1_001, 20_019));
        assert!(!is_much(1_001, 20_020), "one in twenty");
        assert!(!is_much(1_000, 1_000), "a small firm may lose everybody, by law");
    }

    #[test]
    fn a_night_that_waits_is_noted_until_a_run_is_started() {
        let (_folder, desk, call) = desk();
        entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        assert!(!desk.night_waits(&call).unwrap());
        desk.store.write(|tx| store::set_meta(tx, WAITS, &[1])).unwrap();
        assert!(desk.retention_calendar(&call).unwrap().waits);
        desk.retention_run(&call).unwrap();
        assert!(!desk.retention_calendar(&call).unwrap().waits);
    }
}
