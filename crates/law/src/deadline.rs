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
mod tests;
