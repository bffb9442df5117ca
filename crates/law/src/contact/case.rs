//! One question under decision: the situation, and (in tests) the rule that is unplugged.

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use crate::params::Params;
use crate::rule::Rule;
use crate::situation::Situation;
use crate::vocabulary::Channel;

/// What every condition is asked of.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    /// The facts.
    pub s: &'a Situation,
    /// The numbers that hold on the day.
    pub params: &'a Params,
    /// A rule that must not act; only tests unplug one.
    pub without: Option<&'static str>,
}

impl Case<'_> {
    /// Whether this rule acts: its condition holds and it is plugged in.
    pub fn on(&self, rule: &'static Rule, holds: bool) -> bool {
        holds && self.without.is_none_or(|id| id != rule.id)
    }

    /// A call to a person or a machine call.
    pub fn by_phone(&self) -> bool {
        matches!(self.s.message.channel, Channel::PhoneHuman | Channel::PhoneAuto)
    }

    /// Electronic mail in the sense of § 7(2) no. 2 UWG (DE): e-mail, SMS, messenger.
    pub fn by_electronic_mail(&self) -> bool {
        matches!(self.s.message.channel, Channel::Email | Channel::Sms | Channel::Messenger)
    }
}

/// Whether `months` full calendar months have passed from `from` to `today`.
///
/// A month ends on the same day number, clamped to the month's end (Reg. 1182/71 Art. 3(2)(c)).
pub(crate) fn months_passed(from: Date, months: i32, today: Date) -> bool {
    from.checked_add(months.months()).is_ok_and(|end| end <= today)
}

/// Whether more than `months` full months lie between.
pub(crate) fn older_than(from: Date, months: i32, today: Date) -> bool {
    from.checked_add(months.months()).is_ok_and(|end| end < today)
}

/// Days from `from` to `today`; negative when `from` lies ahead.
pub(crate) fn days_since(from: Date, today: Date) -> i32 {
    today.since((Unit::Day, from)).map_or(i32::MIN, |span| span.get_days())
}
