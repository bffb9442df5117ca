//! The dated numbers of the rule book as they hold for this firm.

use jiff::Timestamp;
use jiff::civil::Date;
use law::params::Params;

use super::Register;
use crate::call::zone;
use crate::{Call, Desk};

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

impl Desk {
    /// The numbers that hold for the firm at the moment of this call.
    pub fn numbers(&self, call: &Call) -> Params {
        let register = self.register();
        *register.params(register.day(call.now))
    }
}
