//! The dated numbers of the rule book as they hold for this firm.

use jiff::Timestamp;
use jiff::civil::Date;
use law::params::Params;

use super::Register;
use crate::call::zone;

impl Register {
    /// Today where the firm sits.
    pub fn day(&self, now: Timestamp) -> Date {
        now.to_zoned(zone(self.firm.country)).date()
    }

    /// The numbers that hold on a day, under the firm's house rules.
    pub fn params(&self, day: Date) -> &Params {
        self.house_rules.on(day)
    }
}
