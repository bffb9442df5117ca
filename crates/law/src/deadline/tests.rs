//! T-073 to T-085: months, extensions, pauses, Swiss days, information on data from elsewhere.

use jiff::civil::date;

use super::*;
use crate::calendar::Land;

fn arrived(received: Date) -> RightsRequest {
    RightsRequest {
        received,
        extended_on: None,
        extension_reasons: false,
        identity_asked: None,
        identity_answered: None,
    }
}

fn due(request: &RightsRequest, country: Country) -> Due {
    rights_request(request, &Calendar::of(country), Params::on(request.received))
}

#[track_caller]
fn expect(received: Date, legal: Date, target: Date) {
    let due = due(&arrived(received), Country::De);
    assert_eq!((due.legal, due.target), (legal, target));
    assert_eq!(due.rules, [&R_DSR_20]);
}

#[test]
fn t073_t074_t076_t077_a_month_later() {
    expect(date(2026, 11, 21), date(2026, 12, 21), date(2026, 12, 21));
    expect(date(2026, 11, 25), date(2026, 12, 28), date(2026, 12, 24));
    expect(date(2026, 8, 31), date(2026, 9, 30), date(2026, 9, 30));
    expect(date(2027, 2, 26), date(2027, 3, 30), date(2027, 3, 25));
    expect(date(2028, 1, 31), date(2028, 2, 29), date(2028, 2, 29));
}

#[test]
fn t079_an_extension_told_too_late_or_without_reasons() {
    let mut request = arrived(date(2026, 11, 30));
    request.extension_reasons = true;
    request.extended_on = Some(date(2027, 1, 2));
    let late = due(&request, Country::De);
    assert_eq!((late.extension_valid, late.legal), (Some(false), date(2026, 12, 30)));
    assert_eq!(late.rules.first(), Some(&&R_DSR_02));
    request.extended_on = Some(date(2026, 12, 30));
    let valid = due(&request, Country::De);
    assert_eq!((valid.extension_valid, valid.legal), (Some(true), date(2027, 3, 1)));
    assert_eq!(valid.target, date(2027, 2, 26));
    request.extension_reasons = false;
    assert_eq!(due(&request, Country::De).extension_valid, Some(false));
}

/// Nobody extends a request that has not arrived: such dates contradict each other.
#[test]
fn an_extension_told_before_the_request_arrived_is_none() {
    for country in [Country::De, Country::Ch] {
        let mut request = arrived(date(2026, 11, 25));
        (request.extended_on, request.extension_reasons) = (Some(date(2026, 11, 24)), true);
        let before = due(&request, country);
        assert_eq!(before.extension_valid, Some(false));
        assert!(before.legal < date(2026, 12, 31));
        request.extended_on = Some(date(2026, 11, 25));
        assert_eq!(due(&request, country).extension_valid, Some(true));
    }
}

#[test]
fn clamping_twice_is_planned_by_the_earlier_reading() {
    let mut request = arrived(date(2027, 1, 31));
    request.extension_reasons = true;
    request.extended_on = Some(date(2027, 2, 1));
    let due = due(&request, Country::De);
    assert_eq!((due.legal, due.target), (date(2027, 4, 30), date(2027, 4, 28)));
}

#[test]
fn t080_the_month_rests_while_identity_is_asked() {
    let mut request = arrived(date(2026, 11, 2));
    request.identity_asked = Some(date(2026, 11, 4));
    request.identity_answered = Some(date(2026, 11, 18));
    let paused = due(&request, Country::De);
    assert_eq!((paused.legal, paused.target), (date(2026, 12, 16), date(2026, 12, 2)));
    assert_eq!(paused.rules.first(), Some(&&R_DSR_06));
    request.identity_asked = Some(date(2026, 11, 17));
    assert_eq!(due(&request, Country::De).legal, date(2026, 12, 2));
    request.identity_asked = Some(date(2026, 11, 1));
    assert_eq!(due(&request, Country::De).legal, date(2026, 12, 2));
}

/// A house rule moves the day to plan with, never the last lawful day, and never before receipt.
#[test]
fn a_firm_plans_its_answers_earlier() {
    let request = arrived(date(2026, 11, 7));
    for (country, legal) in [(Country::De, date(2026, 12, 7)), (Country::Ch, date(2026, 12, 7))] {
        for (days, target) in
            [(31, date(2026, 12, 7)), (14, date(2026, 11, 20)), (1, date(2026, 11, 7))]
        {
            let params = Params { rights_plan_days: days, ..*Params::on(request.received) };
            let due = rights_request(&request, &Calendar::of(country), &params);
            assert_eq!((due.legal, due.target), (legal, target), "{country} {days}");
        }
    }
    let mut extended = request;
    (extended.extended_on, extended.extension_reasons) = (Some(date(2026, 11, 20)), true);
    let params = Params { rights_plan_days: 14, ..*Params::on(request.received) };
    let due = rights_request(&extended, &Calendar::of(Country::De), &params);
    assert_eq!((due.legal, due.target), (date(2027, 2, 8), date(2027, 2, 5)));
}

#[test]
fn t082_swiss_requests_use_no_weekend_grace() {
    let due = due(&arrived(date(2026, 11, 25)), Country::Ch);
    assert_eq!(due.legal, date(2026, 12, 25));
    assert!(due.rules.contains(&&R_DSR_20));
}

#[test]
fn regional_holidays_move_the_plan_but_not_the_law() {
    let bavaria = Calendar { country: Country::De, land: Some(Land::By) };
    let request = arrived(date(2026, 12, 6));
    let due = rights_request(&request, &bavaria, Params::on(request.received));
    assert_eq!((due.legal, due.target), (date(2027, 1, 6), date(2027, 1, 5)));
}

#[test]
fn t083_t085_art14_is_due_with_the_first_letter_or_after_a_month() {
    let calendar = Calendar::of(Country::De);
    let obtained = date(2026, 11, 10);
    let ask =
        |contact, disclosure| art14(obtained, contact, disclosure, &calendar, Params::on(obtained));
    let letter = ask(Some(date(2026, 11, 25)), None);
    assert_eq!(letter.legal, date(2026, 11, 25));
    assert_eq!(letter.rules, [&crate::contact::R_DSR_24, &R_DSR_25]);
    assert_eq!(ask(None, None).legal, date(2026, 12, 10));
    assert_eq!(ask(None, Some(date(2026, 11, 20))).legal, date(2026, 11, 20));
    assert_eq!(ask(Some(date(2027, 3, 1)), None).legal, date(2026, 12, 10));
}

#[test]
fn a_swiss_extension_is_told_with_reasons_within_the_thirty_days() {
    let told = |on, reasons| {
        let mut request = arrived(date(2026, 11, 21));
        (request.extended_on, request.extension_reasons) = (Some(on), reasons);
        due(&request, Country::Ch).extension_valid
    };
    assert_eq!(told(date(2026, 12, 21), true), Some(true));
    assert_eq!(told(date(2026, 12, 22), true), Some(false));
    assert_eq!(told(date(2026, 12, 1), false), Some(false));
}

#[test]
fn a_first_contact_on_the_last_day_of_the_month_shortens_nothing() {
    let of = |contact| {
        let calendar = Calendar::of(Country::De);
        art14(date(2026, 11, 10), Some(contact), None, &calendar, Params::on(date(2026, 11, 10)))
    };
    let last = of(date(2026, 12, 10));
    assert_eq!((last.legal, last.rules), (date(2026, 12, 10), vec![&R_DSR_25]));
    let sooner = of(date(2026, 12, 9));
    assert_eq!(sooner.rules, [&crate::contact::R_DSR_24, &R_DSR_25]);
}
