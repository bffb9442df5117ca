//! `obhut law retention`: class, state and last day of one thing.

use jiff::civil::Date;
use law::class::Class;
use law::params::Params;
use law::retention::{Kept, Kind, Sector, State, keeping};
use law::vocabulary::Country;
use serde::{Deserialize, Serialize};

use super::facts::words;
use super::lines::{Asked, DAY};

/// One line in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    id: Option<String>,
    country: Country,
    sector: Option<Sector>,
    kind: Kind,
    event: Date,
    business_year_end: Option<Date>,
    last_use: Option<Date>,
    withdrawn: Option<Date>,
    tax_open: Option<bool>,
    legal_hold: Option<bool>,
    claim: Option<bool>,
    erasure_requested: Option<bool>,
    today: Date,
}

impl Asked for Question {
    fn wanted(fact: &str) -> Option<String> {
        Some(match fact {
            "today" => DAY.to_owned(),
            "event" => format!("the start event of the class, {DAY}"),
            "country" => format!("one of {}", words(Country::ALL, Country::word)),
            "kind" => format!("one of {}", words(Kind::ALL, Kind::word)),
            _ => return None,
        })
    }
}

/// One line out.
#[derive(Serialize)]
pub struct Answer {
    id: Option<String>,
    class: Class,
    state: State,
    until: Option<Date>,
    delete_on: Option<Date>,
    rules: Vec<&'static str>,
}

/// Computes one period.
pub fn answer(question: Question) -> Result<Answer, String> {
    let kept = Kept {
        country: question.country,
        sector: question.sector.unwrap_or(Sector::General),
        kind: question.kind,
        event: question.event,
        business_year_end: question.business_year_end,
        last_use: question.last_use,
        withdrawn: question.withdrawn,
        tax_open: question.tax_open.unwrap_or(false),
        legal_hold: question.legal_hold.unwrap_or(false),
        claim: question.claim.unwrap_or(false),
        erasure_requested: question.erasure_requested.unwrap_or(false),
        unproven_since: None,
    };
    let keeping = keeping(&kept, question.today, Params::on(question.today));
    Ok(Answer {
        id: question.id,
        class: keeping.class,
        state: keeping.state,
        until: keeping.until,
        delete_on: keeping.delete_on,
        rules: keeping.rules.iter().map(|rule| rule.id).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::LawCommand;
    use super::super::tests::ask;

    #[test]
    fn an_invoice_survives_the_request_for_erasure() {
        let line = r#"{"id":"a","country":"DE","sector":"GENERAL","kind":"VOUCHER","event":"2018-05-03","business_year_end":null,"last_use":null,"withdrawn":null,"tax_open":false,"erasure_requested":true,"today":"2026-11-21"}"#;
        let (code, answers) = ask(LawCommand::Retention, line.as_bytes());
        assert_eq!(code, 0);
        let expected = serde_json::json!({
            "id": "a", "class": "LK-05", "state": "RESTRICT", "until": "2026-12-31",
            "delete_on": "2027-01-01", "rules": ["R-DSR-51", "R-DEL-11", "R-DEL-24", "R-DEL-02"],
        });
        assert_eq!(answers, [expected]);
    }
}
