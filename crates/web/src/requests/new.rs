//! `/requests/new`: one form, one action, open to everybody who works here (R-DSR-01).

use askama::Template;
use desk::requests::{Arrival, Filed, NewCase, Request};
use law::ids::PersonId;
use law::vocabulary::Role;
use serde::Deserialize;

use crate::errors::Answer;
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Search;
use crate::page::{done, html, page};
use crate::parts::Choice;
use crate::seam::Ask;
use crate::session::Signed;
use crate::text::Lang;

/// Whom it is about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    person: Option<String>,
}

#[derive(Template)]
#[template(path = "requests/new.html")]
struct NewPage {
    frame: Frame,
    typed: Typed,
    faults: Vec<desk::Fault>,
}

#[derive(Template)]
#[template(path = "requests/filed.html")]
struct FiledPage {
    frame: Frame,
    rights: String,
    target: String,
    masked: bool,
}

/// What was typed.
struct Typed {
    person: String,
    rights: Vec<Request>,
    arrival: Arrival,
    received: String,
    english: bool,
    text: String,
    known: bool,
}

impl NewPage {
    fn arrivals(&self) -> Vec<Choice> {
        let open = Arrival::ALL.iter().filter(|a| **a != Arrival::SelfService);
        let choice = |a: &Arrival| Choice {
            value: a.word().to_owned(),
            label: self.frame.t.request_arrival_of(*a).to_owned(),
            chosen: *a == self.typed.arrival,
        };
        open.map(choice).collect()
    }

    fn languages(&self) -> Vec<Choice> {
        let t = self.frame.t;
        let choice = |value: &str, label: &str, chosen| Choice {
            value: value.to_owned(),
            label: label.to_owned(),
            chosen,
        };
        vec![
            choice("1", t.request_german(), !self.typed.english),
            choice("2", t.request_english(), self.typed.english),
        ]
    }

    fn error(&self, field: &str) -> String {
        let found = self.faults.iter().find(|fault| fault.field == Some(field));
        found.map_or_else(String::new, |f| self.frame.t.lang().of(f.words).to_owned())
    }
}

/// The form.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, ask: Ask, Search(about): Search<About>) -> Answer {
    let today = ask.call().now.to_zoned(desk::zone(ask.behind().register().firm.country)).date();
    let person = about.person.filter(|id| PersonId::parse(id).is_some()).unwrap_or_default();
    let typed = Typed {
        person,
        rights: Vec::new(),
        arrival: Arrival::Email,
        received: today.to_string(),
        english: frame.lang == Lang::En,
        text: String::new(),
        known: false,
    };
    page(&NewPage { frame, typed, faults: Vec::new() })
}

/// Files the request.
///
/// # Errors
/// Those of [`desk::Desk::file_request`] that the form cannot show.
pub async fn file(frame: Frame, ask: Ask, Signed(session): Signed, mut fields: Fields) -> Answer {
    let typed = Typed {
        person: fields.one("person")?,
        rights: fields.words("rights", Request::from_word)?,
        arrival: fields.word("arrival", Arrival::from_word)?,
        received: fields.one("received")?,
        english: fields.one("language")? == "2",
        text: fields.one("text")?,
        known: fields.tick("known"),
    };
    fields.done()?;
    let Ok(received) = typed.received.parse() else {
        return html(&NewPage { frame, typed, faults: vec![NO_DAY] });
    };
    let new = NewCase {
        person: PersonId::parse(&typed.person),
        rights: typed.rights.clone(),
        arrival: typed.arrival,
        received: Some(received),
        language: if typed.english { 2 } else { 1 },
        text: typed.text.clone(),
        known_channel: typed.known,
    };
    let filed = ask.desk(move |desk, call| Ok(desk.file_request(call, &new))).await?;
    match filed {
        Ok(filed) if session.holds(&[Role::RightsDesk]) => {
            done(&format!("/requests/{}", filed.case), Notice::Saved)
        }
        Ok(filed) => page(&filed_page(frame, &filed)),
        Err(desk::Error::Fault(fault)) if fault.field.is_some() => {
            html(&NewPage { frame, typed, faults: vec![fault] })
        }
        Err(other) => Err(other.into()),
    }
}

fn filed_page(frame: Frame, filed: &Filed) -> FiledPage {
    let t = frame.t;
    let rights: Vec<&str> = filed.rights.iter().map(|right| t.request_right(*right)).collect();
    let (rights, target) = (rights.join(", "), t.date(filed.target));
    FiledPage { frame, rights, target, masked: filed.masked > 0 }
}

const NO_DAY: desk::Fault = desk::Fault::of(
    "received",
    "NO_DAY",
    desk::Words {
        de: "Bitte den Tag des Eingangs angeben.",
        en: "Please enter the day it was received.",
    },
);
