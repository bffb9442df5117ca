//! `/people/{id}/split`: values that belong to somebody else.

use askama::Template;
use desk::merge::Chosen;
use desk::people::Look;
use law::ids::DatumId;
use law::kinds::Shape;

use super::super::words;
use crate::errors::{Answer, Error};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::{done, page};
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "people/merge/split.html")]
struct SplitPage {
    frame: Frame,
    id: String,
    values: Vec<Value>,
}

struct Value {
    datum: String,
    text: String,
    hint: String,
}

/// The form.
///
/// # Errors
/// Those of [`desk::Desk::card`].
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    let person = super::super::person(&id)?;
    let card = ask.desk(move |desk, call| desk.card(call, person, Look::default())).await?;
    let register = ask.behind().register();
    let (t, lang) = (frame.t, frame.lang);
    let told = |parts: &[String]| {
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        parts.join(" ")
    };
    let values =
        card.values.iter().filter(|value| value.shape != Shape::Proof).map(|value| Value {
            datum: value.datum.to_string(),
            text: told(&value.parts),
            hint: format!(
                "{} · {}",
                words::kind(lang, &register, value.kind),
                words::source(lang, &register, value.source)
            ),
        });
    let orders = card.orders.iter().map(|order| Value {
        datum: order.purchase.datum.to_string(),
        text: told(&order.parts),
        hint: format!("{} · {}", t.people_orders(), t.date(order.on)),
    });
    page(&SplitPage { values: values.chain(orders).collect(), id, frame })
}

/// Splits the ticked values off.
///
/// # Errors
/// Those of [`desk::Desk::split`].
pub async fn split(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let person = super::super::person(&id)?;
    let data: Result<Vec<DatumId>, Error> =
        fields.all("datum").iter().map(|id| super::super::datum(id)).collect();
    let chosen = Chosen { data: data? };
    fields.done()?;
    let new = ask.desk(move |desk, call| desk.split(call, person, &chosen)).await?;
    done(&format!("/people/{new}"), Notice::Parted)
}
