//! Deadlines and retention.

use jiff::civil::date;

use super::{Question, Said, alone, question, ruled};
use crate::calendar::Calendar;
use crate::deadline::{self, Due, RightsRequest};
use crate::params::Params;
use crate::retention::{self, Kept, Kind, Sector};
use crate::vocabulary::Country;

fn due(due: Due) -> Said {
    (format!("{} {} {:?}", due.legal, due.target, due.extension_valid), due.rules)
}

/// A request of Wednesday, 25 November 2026; the month ends on Christmas Day.
fn request(f: &[usize]) -> Said {
    let request = RightsRequest {
        received: date(2026, 11, 25),
        extended_on: [None, Some(date(2026, 12, 20)), Some(date(2027, 1, 2))][f[1]],
        extension_reasons: f[2] == 1,
        identity_asked: [None, Some(date(2026, 11, 27)), Some(date(2026, 12, 24))][f[3]],
        identity_answered: [None, Some(date(2026, 12, 27))][f[4]],
    };
    let calendar = Calendar::of([Country::De, Country::Ch][f[0]]);
    due(deadline::rights_request(&request, &calendar, Params::on(request.received)))
}

fn information(f: &[usize]) -> Said {
    let obtained = date(2026, 11, 10);
    let days = [None, Some(date(2026, 11, 25)), Some(date(2027, 2, 1))];
    let calendar = Calendar::of(Country::De);
    due(deadline::art14(obtained, days[f[0]], days[f[1]], &calendar, Params::on(obtained)))
}

fn kept(f: &[usize]) -> Said {
    let today = date(2026, 11, 21);
    let keeping = retention::keeping(
        &Kept {
            country: Country::ALL[f[0]],
            sector: Sector::ALL[f[1]],
            kind: Kind::ALL[f[2]],
            event: [date(2018, 5, 3), date(2026, 5, 3)][f[3]],
            business_year_end: None,
            last_use: [None, Some(date(2026, 6, 1))][f[4]],
            withdrawn: [None, Some(date(2026, 7, 1))][f[5]],
            tax_open: f[6] == 1,
            legal_hold: f[7] == 1,
            claim: f[8] == 1,
            erasure_requested: f[9] == 1,
            unproven_since: [None, Some(date(2026, 7, 1))][f[10]],
        },
        today,
        Params::on(today),
    );
    (format!("{} {:?}", keeping.state, keeping.until), keeping.rules)
}

pub(super) fn questions() -> Vec<Question> {
    vec![
        question(&[2, 3, 2, 3, 2], request),
        question(&[3, 3], information),
        question(&[6, 2, Kind::ALL.len(), 2, 2, 2, 2, 2, 2, 2, 2], kept),
        question(&[5], |f| ruled(retention::business_letter(retention::Letter::ALL[f[0]]))),
        question(&[2, 2], |f| {
            let may = retention::may_go_live(f[0] == 1, f[1] == 1);
            alone(crate::rules::find("R-DEL-30").unwrap(), !may, may)
        }),
    ]
}
