//! Periods of rights requests and information duties (section 5, Reg. 1182/71 Art. 3).

use jiff::ToSpan;
use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::params::Params;
use crate::rule::{Rule, rules};
use crate::vocabulary::Country;

/// A request under Art. 15–22 DSGVO or Art. 25 DSG (CH). Days are local calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RightsRequest {
    /// Day of arrival on any official channel, weekends included.
    pub received: Date,
    /// Day the extension was told to the person.
    pub extended_on: Option<Date>,
    /// The extension was told with reasons.
    pub extension_reasons: bool,
    /// Day a justified question on identity or scope left.
    pub identity_asked: Option<Date>,
    /// Day it was answered.
    pub identity_answered: Option<Date>,
}

/// When an answer is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Last lawful day, until 24:00 local time.
    pub legal: Date,
    /// The day to plan with: without grace days and without pauses.
    pub target: Date,
    /// Whether the extension holds; `None` when there was none.
    pub extension_valid: Option<bool>,
    /// Rules, the deciding one first.
    pub rules: Vec<&'static Rule>,
}

/// R-DSR-20: the same day number `months` later, clamped to the month's end; the day of the event
/// is not counted.
pub fn months_later(day: Date, months: i32) -> Date {
    day.checked_add(months.months()).unwrap_or(Date::MAX)
}

/// R-DSR-02, R-DSR-06, R-DSR-20: when a request must be answered.
pub fn rights_request(request: &RightsRequest, calendar: &Calendar, params: &Params) -> Due {
    if calendar.country == Country::Ch {
        return swiss_request(request, calendar, params);
    }
    let pause = pause(request, params);
    let mut rules: Vec<&'static Rule> = Vec::new();
    let first_end = months_later(request.received, params.rights_months);
    let first_legal = calendar.rolled(first_end);
    let extension_valid = extension_valid(request, first_legal);
    if extension_valid.is_some() {
        rules.push(&R_DSR_02);
    }
    let end = if extension_valid == Some(true) { extended_end(request, params) } else { first_end };
    let paused = end.checked_add(pause.days()).unwrap_or(end);
    if pause > 0 {
        rules.push(&R_DSR_06);
    }
    rules.push(&R_DSR_20);
    let target = if extension_valid == Some(true) {
        end.min(in_two_steps(request, params))
    } else {
        end.min(planned_end(request, params))
    };
    let target = calendar.planned(target).max(request.received);
    Due { legal: calendar.rolled(paused), target, extension_valid, rules }
}

/// R-DSR-02: told with reasons, after the request arrived and by the end of its first period.
fn extension_valid(request: &RightsRequest, first_end: Date) -> Option<bool> {
    let in_time = |told| (request.received..=first_end).contains(&told);
    request.extended_on.map(|told| request.extension_reasons && in_time(told))
}

/// Days the month stands still: a question asked without undue delay, until its answer.
fn pause(request: &RightsRequest, params: &Params) -> i32 {
    let (Some(asked), Some(answered)) = (request.identity_asked, request.identity_answered) else {
        return 0;
    };
    let waited = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    let prompt = (0..=params.identity_asked_within_days).contains(&waited(request.received, asked));
    if prompt && asked >= request.received { waited(asked, answered).max(0) } else { 0 }
}

/// The day the firm means to answer by: `undue delay` may end before the month does.
fn planned_end(request: &RightsRequest, params: &Params) -> Date {
    request.received.checked_add(params.rights_plan_days.days()).unwrap_or(Date::MAX)
}

fn extended_end(request: &RightsRequest, params: &Params) -> Date {
    months_later(request.received, params.rights_extended_months)
}

/// Month-end clamping has two readings (31 January + 3 months, or + 1 month + 2): the earlier one.
fn in_two_steps(request: &RightsRequest, params: &Params) -> Date {
    let first = months_later(request.received, params.rights_months);
    months_later(first, params.rights_extended_months - params.rights_months)
}

/// Art. 25(7) DSG (CH), Art. 18 DSV (CH): 30 days, no weekend grace used.
fn swiss_request(request: &RightsRequest, calendar: &Calendar, params: &Params) -> Due {
    let end = request.received.checked_add(params.rights_days_ch.days()).unwrap_or(Date::MAX);
    Due {
        legal: end,
        target: calendar.planned(end.min(planned_end(request, params))).max(request.received),
        extension_valid: extension_valid(request, end),
        rules: vec![&R_DSR_20, &R_DSR_82],
    }
}

/// R-DSR-25: the earliest of one month after obtaining (no roll-over), first contact and first
/// disclosure; the information travels with or before that event.
pub fn art14(
    obtained: Date,
    first_contact: Option<Date>,
    first_disclosure: Option<Date>,
    calendar: &Calendar,
    params: &Params,
) -> Due {
    let month = months_later(obtained, params.rights_months);
    let event = [first_contact, first_disclosure].into_iter().flatten().min();
    let legal = event.map_or(month, |event| event.min(month));
    let rules: Vec<&'static Rule> =
        if legal < month { vec![&crate::contact::R_DSR_24, &R_DSR_25] } else { vec![&R_DSR_25] };
    Due { legal, target: calendar.planned(legal).min(legal), extension_valid: None, rules }
}

rules! {
    R_DSR_02 "R-DSR-02" Law V ["Art. 12 Abs. 3 DSGVO"]
        "Ein Monat, verlängerbar um zwei" | "One month, extendable by two";
        "Die Verlängerung gilt nur, wenn sie innerhalb des ersten Monats mit Gründen mitgeteilt wurde." | "An extension holds only if told with reasons within the first month.";
        "Bis zum Ende des ersten Monats antworten oder die Gründe rechtzeitig mitteilen." | "Answer by the end of the first month, or tell the reasons in time.";
    R_DSR_06 "R-DSR-06" Authority V ["Art. 12 Abs. 6 DSGVO", "EDSA-Leitlinien 01/2022"]
        "Pause für die Identitätsfrage" | "Pause for the question of identity";
        "Während einer berechtigten, unverzüglich gestellten Frage zur Identität ruht die Frist." | "The period rests while a justified question on identity, asked without delay, is open.";
        "Nach dem Zieldatum ohne Pause arbeiten." | "Work by the target date, which counts no pause.";
    R_DSR_20 "R-DSR-20" Law K ["Art. 3 VO (EWG, Euratom) 1182/71", "Art. 12 Abs. 3 DSGVO"]
        "Fristberechnung" | "Counting the period";
        "Der Tag des Eingangs zählt nicht; endet die Frist am Wochenende oder Feiertag, so am nächsten Arbeitstag." | "The day of receipt does not count; a period ending on a weekend or holiday ends on the next working day.";
        "Bis zum Zieldatum antworten." | "Answer by the target date.";
    R_DSR_25 "R-DSR-25" Law K ["Art. 14 Abs. 3 DSGVO", "Art. 19 Abs. 5 DSG (CH)"]
        "Information bei Dritterhebung" | "Information on data from elsewhere";
        "Die Person ist spätestens nach einem Monat, beim ersten Kontakt oder bei der ersten Weitergabe zu informieren." | "The person is to be told within a month, at the first contact or at the first disclosure.";
        "Die Information mit dem ersten Schreiben verschicken." | "Send the information with the first letter.";
    R_DSR_82 "R-DSR-82" Law K ["Art. 25 DSG (CH)", "Art. 28 DSG (CH)", "Art. 32 DSG (CH)", "Art. 60 DSG (CH)"]
        "Anträge nach Schweizer Recht" | "Requests under Swiss law";
        "Nach Schweizer Recht ist innerhalb von 30 Tagen Auskunft zu geben; vorsätzlich falsche Auskunft ist strafbar." | "Swiss law wants an answer within 30 days; a wilfully false one is punishable.";
        "Innerhalb von 30 Tagen antworten oder das Datum nennen." | "Answer within 30 days, or name the date within them.";
}

#[cfg(test)]
mod tests {
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
        for (country, legal) in [(Country::De, date(2026, 12, 7)), (Country::Ch, date(2026, 12, 7))]
        {
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
        let ask = |contact, disclosure| {
            art14(obtained, contact, disclosure, &calendar, Params::on(obtained))
        };
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
            art14(
                date(2026, 11, 10),
                Some(contact),
                None,
                &calendar,
                Params::on(date(2026, 11, 10)),
            )
        };
        let last = of(date(2026, 12, 10));
        assert_eq!((last.legal, last.rules), (date(2026, 12, 10), vec![&R_DSR_25]));
        let sooner = of(date(2026, 12, 9));
        assert_eq!(sooner.rules, [&crate::contact::R_DSR_24, &R_DSR_25]);
    }
}
