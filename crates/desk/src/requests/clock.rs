//! The clock of a case: counted by the law, both dates kept (R-DSR-06, R-DSR-20).

use jiff::civil::Date;
use law::calendar::Calendar;
use law::deadline::{Due, RightsRequest, rights_request};
use law::params::Params;
use law::vocabulary::Country;
use store::records::rights::case::Case;

use crate::{day_number, day_of};

/// What the clock of a case says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The day to plan with.
    pub target: Date,
    /// The last lawful day.
    pub legal: Date,
    /// Whether an extension that was told holds.
    pub extension_valid: Option<bool>,
    /// Rules, the deciding one first.
    pub rules: Vec<&'static str>,
}

/// Counts the period of a case at the seat of the firm.
pub(crate) fn clock(case: &Case, seat: Country) -> Clock {
    let received = day_of(case.received_on);
    let request = RightsRequest {
        received,
        extended_on: case.extended_on.map(day_of),
        extension_reasons: case.reasons,
        identity_asked: case.asked_on.map(day_of),
        identity_answered: case.answered_on.map(day_of),
    };
    let Due { legal, target, extension_valid, rules } =
        rights_request(&request, &Calendar::of(seat), Params::on(received));
    Clock { target, legal, extension_valid, rules: rules.iter().map(|rule| rule.id).collect() }
}

/// Counts anew and keeps both days with the case, for lists.
pub(crate) fn wind(case: &mut Case, seat: Country) {
    let clock = clock(case, seat);
    case.target_on = day_number(clock.target);
    case.legal_on = day_number(clock.legal);
}
