//! `obhut law source`: what may be stored, which duty follows, which contact.

use jiff::civil::Date;
use law::params::Params;
use law::source::{Field, InfoArticle, Leave, Provenance, SourceFacts, judge};
use law::verdict::Outcome;
use law::vocabulary::{Country, PersonType};
use serde::{Deserialize, Serialize};

use super::facts::words;
use super::lines::{Asked, DAY};

/// One line in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    id: Option<String>,
    source: Provenance,
    person: Option<PersonType>,
    country: Option<Country>,
    obtained: Date,
    bulk: Option<bool>,
    documented: Option<bool>,
    unnamed_sponsors: Option<bool>,
    fields: Option<Vec<Field>>,
}

impl Asked for Question {
    fn wanted(fact: &str) -> Option<String> {
        Some(match fact {
            "source" => format!("one of {}", words(Provenance::ALL, Provenance::word)),
            "obtained" => format!("the day the data were obtained, {DAY}"),
            _ => return None,
        })
    }
}

/// One line out.
#[derive(Serialize)]
pub struct Answer {
    id: Option<String>,
    store: Outcome,
    information: InfoArticle,
    due: Option<Date>,
    contact: Leave,
    dropped_fields: Vec<Field>,
    delete_by: Option<Date>,
    rules: Vec<&'static str>,
}

/// Judges one source.
pub fn answer(question: Question) -> Result<Answer, String> {
    let facts = SourceFacts {
        provenance: question.source,
        person: question.person.unwrap_or(PersonType::Unknown),
        country: question.country.unwrap_or(Country::Unknown),
        obtained: question.obtained,
        bulk: question.bulk.unwrap_or(true),
        documented: question.documented.into(),
        unnamed_sponsors: question.unnamed_sponsors.unwrap_or(false),
        fields: question.fields.into_iter().flatten().collect(),
    };
    let verdict = judge(&facts, Params::on(question.obtained));
    Ok(Answer {
        id: question.id,
        store: verdict.store,
        information: verdict.info,
        due: verdict.due,
        contact: verdict.contact,
        dropped_fields: verdict.dropped.iter().collect(),
        delete_by: verdict.delete_by,
        rules: verdict.rules.iter().map(|rule| rule.id).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::LawCommand;
    use super::super::tests::ask;

    #[test]
    fn an_address_book_is_not_taken_in_bulk() {
        let line = r#"{"id":"a","source":"ADDRESS_BOOK","person":"BUSINESS_PERSON","obtained":"2026-11-21","bulk":true,"fields":["NAME","PHOTO"]}"#;
        let (code, answers) = ask(LawCommand::Source, line.as_bytes());
        assert_eq!((code, &answers[0]["store"]), (0, &"BLOCK".into()));
        assert_eq!(answers[0]["rules"][0], "R-SRC-09");
        assert_eq!(answers[0]["dropped_fields"][0], "PHOTO");
    }
}
