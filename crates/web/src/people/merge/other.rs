//! `/people/{id}/merge`: looking for the other entry of the same person.

use askama::Template;
use desk::people::{Listed, Look};
use law::ids::PersonId;
use law::kinds::Shape;
use serde::Deserialize;

use crate::errors::Answer;
use crate::frame::Frame;
use crate::input::{Form, Place};
use crate::page::page;
use crate::seam::Ask;

/// What is searched for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    q: String,
}

#[derive(Template)]
#[template(path = "people/merge/other.html")]
struct OtherPage {
    frame: Frame,
    id: String,
    name: String,
    query: String,
    head: [&'static str; 4],
    rows: Vec<Row>,
}

struct Row {
    href: String,
    name: String,
    company: String,
    town: String,
    relation: &'static str,
}

/// The page, with those who bear the same name.
///
/// # Errors
/// Those of [`desk::Desk::card`] and [`desk::Desk::search`].
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    found(frame, ask, &id, None).await
}

/// The page, with those found. The words travel in the body, see the search of the list.
///
/// # Errors
/// As [`show`].
pub async fn search(
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    Form(query): Form<Query>,
) -> Answer {
    found(frame, ask, &id, Some(query.q)).await
}

async fn found(frame: Frame, ask: Ask, id: &str, query: Option<String>) -> Answer {
    let person = super::super::person(id)?;
    let t = frame.t;
    let (name, query, rows) = ask
        .desk(move |desk, call| {
            let card = desk.card(call, person, Look::default())?;
            let of = |shape| card.values.iter().find(|v| v.shape == shape);
            let named = of(Shape::Name).or_else(|| of(Shape::Organisation));
            let parts = named.map(|v| v.parts.as_slice()).unwrap_or_default();
            let name = parts.join(" ").trim().to_owned();
            let family = parts.last().cloned().unwrap_or_default();
            let query = query.unwrap_or(family);
            let rows =
                if query.trim().is_empty() { vec![] } else { desk.search(call, &query)?.rows };
            Ok((name, query, rows))
        })
        .await?;
    let others = rows.into_iter().filter(|row| row.person != person);
    page(&OtherPage {
        head: [t.people_name(), t.people_company(), t.people_town(), t.people_relation_title()],
        rows: others.map(|row| Row::new(row, person, t)).collect(),
        id: person.to_string(),
        name,
        query,
        frame,
    })
}

impl Row {
    fn new(row: Listed, with: PersonId, t: &dyn crate::text::Text) -> Self {
        Self {
            href: format!("/people/merge?a={with}&b={}", row.person),
            name: if row.name.is_empty() { t.people_unnamed().to_owned() } else { row.name },
            company: row.company,
            town: row.town,
            relation: t.people_relation(row.relation),
        }
    }
}
