//! `/people/{id}/values/…`: one value added, corrected or removed.

use askama::Template;
use desk::people::{Decision, Look, NewValue, Outcome, Warning};
use desk::register::Register;
use law::kinds::Shape;

use super::enter::Stop;
use super::words;
use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::{Place, Search};
use crate::page::{done, html};
use crate::parts::Choice;
use crate::seam::Ask;
use crate::text::Text;

/// Which kind is added.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    kind: Option<u16>,
}

#[derive(Template)]
#[template(path = "people/value.html")]
struct ValuePage {
    frame: Frame,
    id: String,
    /// The value that is wrong; empty for a new one.
    datum: String,
    kind: String,
    kind_name: String,
    kinds: Vec<Choice>,
    parts: Vec<Part>,
    sources: Vec<Choice>,
    source_error: String,
    warning: Option<Stop>,
}

/// One part of a value as a field.
struct Part {
    name: &'static str,
    label: &'static str,
    value: String,
    error: String,
}

/// What was typed.
struct Typed {
    kind: u16,
    parts: Vec<String>,
    source: u16,
}

impl ValuePage {
    #[allow(clippy::too_many_arguments, reason = "what one form shows, each used once")]
    fn new(
        frame: Frame,
        register: &Register,
        id: String,
        datum: String,
        typed: &Typed,
        faults: &[desk::Fault],
        warning: Option<Warning>,
    ) -> Result<Self, Error> {
        let (t, lang) = (frame.t, frame.lang);
        let kind = register.kind(typed.kind).ok_or_else(Fault::not_found)?;
        let open = register.kinds.iter().filter(|k| !k.retired && is_typed(k.shape));
        let parts = names(kind.shape).iter().zip(0..).map(|(name, at)| Part {
            name,
            label: label(t, name),
            value: typed.parts.get(at).cloned().unwrap_or_default(),
            error: super::beside(t, faults, name),
        });
        Ok(Self {
            kind: kind.id.to_string(),
            kind_name: words::name(lang, &kind.name),
            kinds: open
                .map(|k| words::choice(k.id, words::name(lang, &k.name), k.id == kind.id))
                .collect(),
            parts: parts.collect(),
            sources: words::or(t.people_choose(), words::sources(lang, register, typed.source)),
            source_error: super::beside(t, faults, "source"),
            warning: warning.map(|warning| Stop::new(&frame, warning)),
            frame,
            id,
            datum,
        })
    }
}

/// The form for a new value; the kind is chosen first.
///
/// # Errors
/// Not found for an unknown kind.
pub async fn show_new(
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    Search(wanted): Search<Wanted>,
) -> Answer {
    super::person(&id)?;
    let register = ask.behind().register();
    let first = register.kind_shaped(Shape::Email).map_or(0, |kind| kind.id);
    let kind = wanted.kind.unwrap_or(first);
    let typed = Typed { kind, parts: Vec::new(), source: 0 };
    html(&ValuePage::new(frame, &register, id, String::new(), &typed, &[], None)?)
}

/// The form for correcting a value, filled with what is held.
///
/// # Errors
/// Those of [`desk::Desk::card`].
pub async fn show(frame: Frame, ask: Ask, Place((id, value)): Place<(String, String)>) -> Answer {
    let (person, datum) = (super::person(&id)?, super::datum(&value)?);
    let card = ask.desk(move |desk, call| desk.card(call, person, Look::default())).await?;
    let held = card.values.into_iter().find(|v| v.datum == datum && is_typed(v.shape));
    let held = held.ok_or_else(Fault::not_found)?;
    let typed = Typed { kind: held.kind, parts: held.parts, source: 0 };
    let register = ask.behind().register();
    html(&ValuePage::new(frame, &register, id, value, &typed, &[], None)?)
}

/// Adds a value.
///
/// # Errors
/// Those of [`desk::Desk::add_value`].
pub async fn add(frame: Frame, ask: Ask, Place(id): Place<String>, fields: Fields) -> Answer {
    put(frame, ask, id, String::new(), fields).await
}

/// Corrects a value.
///
/// # Errors
/// Those of [`desk::Desk::correct_value`].
pub async fn correct(
    frame: Frame,
    ask: Ask,
    Place((id, value)): Place<(String, String)>,
    fields: Fields,
) -> Answer {
    super::datum(&value)?;
    put(frame, ask, id, value, fields).await
}

/// Removes a value.
///
/// # Errors
/// Those of [`desk::Desk::remove_value`].
pub async fn remove(ask: Ask, Place((id, value)): Place<(String, String)>) -> Answer {
    let (person, datum) = (super::person(&id)?, super::datum(&value)?);
    ask.desk(move |desk, call| desk.remove_value(call, person, datum)).await?;
    done(&format!("/people/{person}"), Notice::Deleted)
}

async fn put(frame: Frame, ask: Ask, id: String, value: String, mut fields: Fields) -> Answer {
    let (person, wrong) = (super::person(&id)?, super::datum(&value).ok());
    let register = ask.behind().register();
    let kind = fields.one("kind")?.parse().unwrap_or_default();
    let shape = register.kind(kind).map(|k| k.shape).filter(|s| is_typed(*s));
    let shape = shape.ok_or_else(Fault::not_found)?;
    let parts = names(shape).iter().map(|name| fields.one(name)).collect::<Result<_, _>>()?;
    let source = fields.one("source")?.parse().unwrap_or_default();
    let decision = fields.all("decision").pop().and_then(|word| Decision::from_word(&word));
    fields.done()?;
    let typed = Typed { kind, parts, source };
    let new = NewValue { kind, parts: typed.parts.clone(), source, ..NewValue::default() };
    let ended = ask
        .desk(move |desk, call| match wrong {
            Some(wrong) => desk.correct_value(call, person, wrong, &new, decision),
            None => desk.add_value(call, person, &new, decision),
        })
        .await?;
    let (faults, warning) = match ended {
        Outcome::Done(_) => return done(&format!("/people/{person}"), Notice::Saved),
        Outcome::Faulty(faults) => (faults, None),
        Outcome::Ask(warning) => (Vec::new(), Some(warning)),
    };
    html(&ValuePage::new(frame, &register, id, value, &typed, &faults, warning)?)
}

/// Shapes that are typed as single values.
pub const fn is_typed(shape: Shape) -> bool {
    matches!(
        shape,
        Shape::Name
            | Shape::Organisation
            | Shape::Email
            | Shape::Phone
            | Shape::Postal
            | Shape::Attribute
    )
}

/// Names of the fields of a shape, as the desk tells faults.
const fn names(shape: Shape) -> &'static [&'static str] {
    match shape {
        Shape::Name => &["title", "given", "family"],
        Shape::Organisation => &["company"],
        Shape::Email => &["email"],
        Shape::Phone => &["phone"],
        Shape::Postal => &["street", "postcode", "city", "country"],
        _ => &["value"],
    }
}

fn label(t: &dyn Text, name: &str) -> &'static str {
    match name {
        "title" => t.people_title_field(),
        "given" => t.people_given(),
        "family" => t.people_family(),
        "company" => t.people_company(),
        "email" => t.people_email(),
        "phone" => t.people_phone(),
        "street" => t.people_street(),
        "postcode" => t.people_postcode(),
        "city" => t.people_town(),
        "country" => t.people_country_title(),
        _ => t.people_value(),
    }
}
