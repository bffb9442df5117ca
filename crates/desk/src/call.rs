//! Who asks, when, and under which reference: the first argument of every use case.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use law::access::{Actor, Set64};
use law::ids::{RequestId, UserId};
use law::vocabulary::{Country, Role};
use vault::Moment;

/// One request of one user. Time comes in here, for only the program reads the clock.
#[derive(Clone, Copy, Debug)]
pub struct Call {
    /// Who asks.
    pub actor: Actor,
    /// Reference shown to the user when something fails, and kept in the audit leaf.
    pub request: RequestId,
    /// Now.
    pub now: Timestamp,
}

impl Call {
    /// A call of the program itself (set-up, jobs): the technical user with every role.
    pub fn by_system(now: Timestamp, request: RequestId) -> Self {
        let roles: Set64 = Role::ALL.iter().copied().collect();
        Self { actor: Actor { user: SYSTEM, roles }, request, now }
    }

    /// Milliseconds since 1970 UTC.
    pub fn ms(&self) -> i64 {
        self.now.as_millisecond()
    }

    /// The moment for audit leaves.
    pub fn moment(&self) -> Moment {
        Moment { utc_ms: u64::try_from(self.ms()).unwrap_or_default(), request: self.request }
    }

    /// Whether the caller holds this role.
    pub fn is(&self, role: Role) -> bool {
        self.actor.roles.has(role.code())
    }
}

/// The technical user of set-up and jobs.
pub const SYSTEM: UserId = UserId([0; 16]);

/// Where a country's calendar days begin (R-GEN-06).
pub fn zone(country: Country) -> TimeZone {
    let name = match country {
        Country::At => "Europe/Vienna",
        Country::Ch => "Europe/Zurich",
        _ => "Europe/Berlin",
    };
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// A civil day as days since 1970-01-01, the form the store keeps.
pub fn day_number(date: Date) -> i64 {
    let midnight =
        |d: Date| d.at(0, 0, 0, 0).to_zoned(TimeZone::UTC).map(|z| z.timestamp().as_second());
    midnight(date).map_or(0, |seconds| seconds.div_euclid(86_400))
}

/// The civil day of a number kept by the store.
pub fn day_of(number: i64) -> Date {
    Timestamp::from_second(number.saturating_mul(86_400))
        .map_or(Date::ZERO, |t| t.to_zoned(TimeZone::UTC).date())
}

/// The civil day of a moment, from milliseconds to days since 1970-01-01: the day somebody there
/// calls it (R-GEN-06). Germany, Austria and Switzerland have had the same clocks since 1981.
pub fn day_at(ms: i64) -> i64 {
    let moment = Timestamp::from_millisecond(ms).unwrap_or_default();
    day_number(moment.to_zoned(zone(Country::De)).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_lead_back_to_each_other() {
        for text in ["1970-01-01", "1931-08-13", "2024-02-29", "2026-11-21"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(day_of(day_number(date)), date);
        }
        assert_eq!(day_number("1970-01-02".parse().unwrap()), 1);
    }
}
