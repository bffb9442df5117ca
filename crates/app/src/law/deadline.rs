//! `obhut law deadline`: rights requests, information on data from elsewhere, breaches.

use jiff::Zoned;
use jiff::civil::Date;
use law::calendar::{Calendar, Land};
use law::deadline::{self, Due, RightsRequest};
use law::params::Params;
use law::vocabulary::Country;
use serde::{Deserialize, Serialize};

use super::facts::{listed, words};
use super::lines::{Asked, DAY};

#[derive(Clone, Copy, Deserialize)]
enum Kind {
    #[serde(rename = "RIGHTS_REQUEST")]
    RightsRequest,
    #[serde(rename = "ART14")]
    Art14,
    #[serde(rename = "BREACH")]
    Breach,
}

/// One line in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    id: Option<String>,
    kind: Kind,
    country: Country,
    received: Option<Date>,
    extended_on: Option<Date>,
    extension_reasons: Option<bool>,
    identity_asked: Option<Date>,
    identity_answered: Option<Date>,
    first_contact: Option<Date>,
    first_disclosure: Option<Date>,
    aware: Option<Zoned>,
    region: Option<String>,
}

impl Asked for Question {
    fn wanted(fact: &str) -> Option<String> {
        Some(match fact {
            "kind" => format!("one of {}", listed(&["RIGHTS_REQUEST", "ART14", "BREACH"])),
            "country" => format!("one of {}", words(Country::ALL, Country::word)),
            "received" => format!("the day it arrived, {DAY}"),
            "aware" => MOMENT.to_owned(),
            _ => return None,
        })
    }
}

const MOMENT: &str = "when the firm became aware, a moment with its zone, such as `2026-11-20T17:05:00+01:00[Europe/Berlin]`";

/// One line out.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// Calendar days.
    Days {
        id: Option<String>,
        legal_due: Date,
        target_due: Date,
        extension_valid: Option<bool>,
        rules: Vec<&'static str>,
    },
    /// Exact hours.
    Hours { id: Option<String>, due: Zoned, rules: Vec<&'static str> },
}

/// Computes one period.
pub fn answer(question: Question) -> Result<Answer, String> {
    let calendar = Calendar { country: question.country, land: land(&question)? };
    match question.kind {
        Kind::Breach => breach(question),
        Kind::RightsRequest => {
            let received = received(&question)?;
            let request = RightsRequest {
                received,
                extended_on: question.extended_on,
                extension_reasons: question.extension_reasons.unwrap_or(false),
                identity_asked: question.identity_asked,
                identity_answered: question.identity_answered,
            };
            let due = deadline::rights_request(&request, &calendar, Params::on(received));
            Ok(days(question.id, due))
        }
        Kind::Art14 => {
            let obtained = received(&question)?;
            let (contact, disclosure) = (question.first_contact, question.first_disclosure);
            let params = Params::on(obtained);
            let due = deadline::art14(obtained, contact, disclosure, &calendar, params);
            Ok(days(question.id, due))
        }
    }
}

fn received(question: &Question) -> Result<Date, String> {
    question.received.ok_or_else(|| missing("received"))
}

/// What the kind of this line needs beyond what every line needs.
fn missing(fact: &str) -> String {
    let wanted = Question::wanted(fact).unwrap_or_default();
    format!("`{fact}` is missing: give {wanted}")
}

/// `DE-BY` and the like; a region of another country must be one of it, and changes nothing.
fn land(question: &Question) -> Result<Option<Land>, String> {
    let Some(region) = &question.region else { return Ok(None) };
    let country = question.country;
    match country {
        Country::De => Land::from_word(region)
            .map(Some)
            .ok_or_else(|| format!("`region` must be one of {}", words(Land::ALL, Land::word))),
        Country::At | Country::Ch if !region.starts_with(&format!("{country}-")) => {
            Err(format!("`region` must begin with `{country}-`"))
        }
        _ => Ok(None),
    }
}

fn breach(question: Question) -> Result<Answer, String> {
    let aware = question.aware.ok_or_else(|| missing("aware"))?;
    let due = law::breach::due(&aware, Params::on(aware.date()));
    let mut rules = vec!["R-BRE-02", "R-BRE-03"];
    if question.country == Country::Ch {
        rules.insert(0, "R-BRE-08");
    }
    Ok(Answer::Hours { id: question.id, due, rules })
}

fn days(id: Option<String>, due: Due) -> Answer {
    Answer::Days {
        id,
        legal_due: due.legal,
        target_due: due.target,
        extension_valid: due.extension_valid,
        rules: due.rules.iter().map(|rule| rule.id).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::LawCommand;
    use super::super::tests::ask;

    #[test]
    fn the_three_kinds() {
        let lines = r#"{"id":"a","kind":"RIGHTS_REQUEST","country":"DE","received":"2026-11-25","extended_on":null,"region":"DE-BY"}
{"id":"b","kind":"ART14","country":"DE","received":"2026-11-10","first_contact":"2026-11-25"}
{"id":"c","kind":"BREACH","country":"DE","aware":"2026-11-20T17:05:00+01:00[Europe/Berlin]"}
{"id":"d","kind":"BREACH","country":"DE"}
{"id":"e","kind":"RIGHTS_REQUEST","country":"DE","received":"2026-11-25","region":"DE-XX"}"#;
        let (code, answers) = ask(LawCommand::Deadline, lines.as_bytes());
        assert_eq!(code, 1);
        assert_eq!(answers[0]["legal_due"], "2026-12-28");
        assert_eq!(answers[0]["target_due"], "2026-12-24");
        assert!(answers[0]["extension_valid"].is_null());
        assert_eq!(answers[1]["legal_due"], "2026-11-25");
        assert_eq!(answers[1]["rules"][0], "R-DSR-24");
        assert_eq!(answers[2]["due"], "2026-11-23T17:05:00+01:00[Europe/Berlin]");
        assert_eq!(answers[3]["error"]["line"], 4);
        assert_eq!(answers[4]["id"], "e");
        let region = answers[4]["error"]["message"].as_str().unwrap();
        assert!(region.contains("`region` must be one of `DE-BW`") && !region.contains("DE-XX"));
        let elsewhere = r#"{"kind":"RIGHTS_REQUEST","country":"AT","received":"2026-11-25","region":"DE-BY"}
{"kind":"RIGHTS_REQUEST","country":"AT","received":"2026-11-25","region":"AT-9"}"#;
        let (_, regions) = ask(LawCommand::Deadline, elsewhere.as_bytes());
        assert_eq!(regions[0]["error"]["message"], "`region` must begin with `AT-`");
        assert_eq!(regions[1]["legal_due"], "2026-12-28");
        let aware = answers[3]["error"]["message"].as_str().unwrap();
        assert!(aware.starts_with("`aware` is missing: give "));
    }
}
