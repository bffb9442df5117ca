//! `/people/{id}/edit`: capacity, relation, country and language, confirmed by hand.

use askama::Template;
use desk::people::{Look, NewFacts};
use law::vocabulary::{Country, PersonType, Relation};
use serde::Deserialize;

use super::words;
use crate::errors::{Answer, Fault, Kind};
use crate::frame::{Frame, Notice};
use crate::input::{Form, Place};
use crate::page::{done, page};
use crate::parts::Choice;
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "people/edit.html")]
struct EditPage {
    frame: Frame,
    id: String,
    parties: Vec<Choice>,
    relations: Vec<Choice>,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
}

/// What is confirmed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    party: String,
    relation: String,
    country: String,
    language: i64,
}

/// The form.
///
/// # Errors
/// Those of [`desk::Desk::card`].
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    let person = super::person(&id)?;
    let card = ask.desk(move |desk, call| desk.card(call, person, Look::default())).await?;
    let (t, known) = (frame.t, card.person);
    page(&EditPage {
        parties: words::parties(t, Some(known.party)),
        relations: words::relations(t, Some(known.relation)),
        countries: words::countries(t, Some(known.country)),
        languages: words::languages(t, known.language),
        frame,
        id,
    })
}

/// Saves the facts.
///
/// # Errors
/// Those of [`desk::Desk::set_facts`].
pub async fn change(ask: Ask, Place(id): Place<String>, Form(form): Form<Confirmed>) -> Answer {
    let person = super::person(&id)?;
    let read = || {
        Some(NewFacts {
            party: PersonType::from_word(&form.party)?,
            relation: Relation::from_word(&form.relation)?,
            country: Country::from_word(&form.country)?,
            language: form.language,
        })
    };
    let new = read().ok_or_else(|| Fault::new(Kind::Malformed))?;
    ask.desk(move |desk, call| desk.set_facts(call, person, &new)).await?;
    done(&format!("/people/{person}"), Notice::Saved)
}
