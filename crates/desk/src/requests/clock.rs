//! The clock of a case: counted by the law, both dates kept (R-DSR-06, R-DSR-20).

use jiff::civil::Date;
use law::calendar::Calendar;
use law::deadline::{Due, RightsRequest, rights_request};
use law::ids::ObjectId;
use store::Tx;
use store::records::rights::case::{self, Case, CaseState};

use crate::register::Register;
use crate::{Result, day_number, day_of};

/// Cases counted anew at a time.
const PAGE: i64 = 500;

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

/// Counts the period of a case at the seat of the firm, under its house rules.
pub(crate) fn clock(case: &Case, register: &Register) -> Clock {
    let received = day_of(case.received_on);
    let request = RightsRequest {
        received,
        extended_on: case.extended_on.map(day_of),
        extension_reasons: case.reasons,
        identity_asked: case.asked_on.map(day_of),
        identity_answered: case.answered_on.map(day_of),
    };
    let Due { legal, target, extension_valid, rules } =
        rights_request(&request, &Calendar::of(register.firm.country), register.params(received));
    Clock { target, legal, extension_valid, rules: rules.iter().map(|rule| rule.id).collect() }
}

/// Counts anew and keeps both days with the case, for lists.
pub(crate) fn wind(case: &mut Case, register: &Register) {
    let clock = clock(case, register);
    case.target_on = day_number(clock.target);
    case.legal_on = day_number(clock.legal);
}

/// Counts every open case anew, after the numbers of the firm have changed.
pub(crate) fn rewind_all(tx: &mut Tx<'_>, register: &Register) -> Result<()> {
    let mut after = (i64::MIN, ObjectId::default());
    loop {
        // A case that moves behind this page is met again and changes no more.
        let page = case::by_due(tx, CaseState::Open, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = (last.target_on, last.id);
        for mut case in page {
            let before = (case.target_on, case.legal_on);
            wind(&mut case, register);
            if (case.target_on, case.legal_on) != before {
                case::update(tx, &case)?;
            }
        }
    }
}
