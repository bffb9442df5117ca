//! `obhut law breach`: the rating matrix.

use law::breach::{Breach, BreachData, BreachVerdict, Identifiable, Recipient, rate};
use law::vocabulary::Country;
use serde::{Deserialize, Serialize};

use super::facts::words;
use super::lines::Asked;

/// One line in. What is missing takes its worse value.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    id: Option<String>,
    country: Country,
    data: Vec<BreachData>,
    identifiable: Option<Identifiable>,
    recipient: Option<Recipient>,
    persons: u32,
    recalled_unread: Option<bool>,
    open_after_24h: Option<bool>,
    strongly_encrypted: Option<bool>,
    available: Option<bool>,
}

impl Asked for Question {
    fn wanted(fact: &str) -> Option<String> {
        Some(match fact {
            "country" => format!("one of {}", words(Country::ALL, Country::word)),
            "data" => format!("a list of {}", words(BreachData::ALL, BreachData::word)),
            "persons" => "how many persons, a whole number of 0 or more".to_owned(),
            _ => return None,
        })
    }
}

/// One line out.
#[derive(Serialize)]
pub struct Answer {
    id: Option<String>,
    score: i32,
    verdict: BreachVerdict,
    rules: Vec<&'static str>,
}

/// Rates one breach.
pub fn answer(question: Question) -> Result<Answer, String> {
    let rating = rate(&Breach {
        country: question.country,
        data: question.data.into_iter().collect(),
        identifiable: question.identifiable.unwrap_or(Identifiable::Direct),
        recipient: question.recipient.unwrap_or(Recipient::Hostile),
        persons: question.persons,
        recalled_unread: question.recalled_unread.unwrap_or(false),
        open_after_24h: question.open_after_24h.unwrap_or(false),
        strongly_encrypted: question.strongly_encrypted.unwrap_or(false),
        available: question.available.unwrap_or(false),
    });
    Ok(Answer {
        id: question.id,
        score: rating.score,
        verdict: rating.verdict,
        rules: rating.rules.iter().map(|rule| rule.id).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::LawCommand;
    use super::super::tests::ask;

    #[test]
    fn an_open_distribution_list_is_notified() {
        let line = r#"{"id":"a","country":"DE","data":["CONTACT"],"identifiable":"DIRECT","recipient":"UNKNOWN","persons":200,"available":true}"#;
        let (code, answers) = ask(LawCommand::Breach, line.as_bytes());
        assert_eq!((code, &answers[0]["verdict"]), (0, &"NOTIFY_SA".into()));
        assert_eq!(answers[0]["rules"][0], "R-BRE-11");
    }
}
