//! `/people/{id}/split`: values that belong to somebody else.

use askama::Template;
use desk::merge::Chosen;
use desk::people::Look;
use law::ids::{DatumId, ObjectId};
use law::kinds::Shape;

use super::super::words;
use crate::errors::{Answer, Error, Fault};
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
    files: Vec<Value>,
}

/// A value, an order or a file.
struct Value {
    id: String,
    text: String,
    hint: String,
}

/// The form.
///
/// # Errors
/// Those of [`desk::Desk::card`].
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    let person = super::super::person(&id)?;
    let (card, files) = ask
        .desk(move |desk, call| {
            let card = desk.card(call, person, Look::default())?;
            Ok((card, desk.files(call, person)?))
        })
        .await?;
    let register = ask.behind().register();
    let (t, lang) = (frame.t, frame.lang);
    let told = |parts: &[String]| {
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        parts.join(" ")
    };
    let values =
        card.values.iter().filter(|value| value.shape != Shape::Proof).map(|value| Value {
            id: value.datum.to_string(),
            text: told(&value.parts),
            hint: format!(
                "{} · {}",
                words::kind(lang, &register, value.kind),
                words::source(lang, &register, value.source)
            ),
        });
    let orders = card.orders.iter().map(|order| Value {
        id: order.purchase.datum.to_string(),
        text: told(&order.parts),
        hint: format!("{} · {}", t.people_orders(), t.date(order.on)),
    });
    let files = files.iter().filter(|file| !file.photo).map(|file| Value {
        id: file.id.to_string(),
        text: if file.name.is_empty() { t.split_file().to_owned() } else { file.name.clone() },
        hint: format!(
            "{} · {} · {}",
            t.split_file(),
            words::source(lang, &register, file.source),
            t.date(file.on)
        ),
    });
    let files = files.collect();
    page(&SplitPage { values: values.chain(orders).collect(), files, id, frame })
}

/// Splits the ticked values off.
///
/// # Errors
/// Those of [`desk::Desk::split`].
pub async fn split(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let person = super::super::person(&id)?;
    let data: Result<Vec<DatumId>, Error> =
        fields.all("datum").iter().map(|id| super::super::datum(id)).collect();
    let file = |id: &String| ObjectId::parse(id).ok_or_else(|| Error::from(Fault::not_found()));
    let files: Result<Vec<ObjectId>, Error> = fields.all("file").iter().map(file).collect();
    let chosen = Chosen { data: data?, files: files? };
    fields.done()?;
    let new = ask.desk(move |desk, call| desk.split(call, person, &chosen)).await?;
    done(&format!("/people/{new}"), Notice::Parted)
}
