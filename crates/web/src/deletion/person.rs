//! `/people/{id}/erase`: what would happen to each value; erasing, restricting, holding.

use askama::Template;
use desk::deletion::{ErasureState, Fate, Ground, RestrictGround, Wish};
use jiff::civil::Date;
use law::vocabulary::PersonState;
use serde::Deserialize;

use super::show::{class_name, say};
use crate::audiences::object;
use crate::errors::{Answer, Fault, Kind};
use crate::frame::{Frame, Notice};
use crate::input::{Form, NoFields, Place};
use crate::page::{done, page};
use crate::parts::{Choice, Tone};
use crate::people::person as person_of;
use crate::seam::Ask;
use crate::text::Text;

#[derive(Template)]
#[template(path = "deletion/person.html")]
struct PersonPage {
    frame: Frame,
    id: String,
    restricted: bool,
    values: Vec<Value>,
    suppression: bool,
    held: bool,
    recipients: Vec<String>,
    grounds: Vec<Choice>,
    restrictions: Vec<Choice>,
}

struct Value {
    kind: String,
    class: String,
    obtained: String,
    fate: (Tone, &'static str),
    until: Option<String>,
    why: Vec<(&'static str, &'static str)>,
}

/// Preview and forms.
///
/// # Errors
/// Those of [`desk::Desk::erasure_preview`].
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    let person = person_of(&id)?;
    let preview = ask.desk(move |desk, call| desk.erasure_preview(call, person)).await?;
    let (t, lang, register) = (frame.t, frame.lang, ask.behind().register());
    let kind = |id: u16| {
        let kind = register.kind(id);
        kind.map_or_else(String::new, |k| crate::people::words::name(lang, &k.name))
    };
    let values = preview.values.iter().map(|value| Value {
        kind: kind(value.kind),
        class: class_name(lang, value.class),
        obtained: t.date(value.obtained_on),
        fate: fate(t, value.fate),
        until: value.until.map(|day| t.date(day)),
        why: value.rules.iter().take(2).map(|r| (r.id, say(lang, r.title))).collect(),
    });
    let recipient = |id: u16| register.recipient(id).map(|r| r.name.clone()).unwrap_or_default();
    let mut recipients: Vec<String> =
        preview.recipients.iter().map(|handed| recipient(handed.recipient)).collect();
    recipients.sort_unstable();
    recipients.dedup();
    let choice = |value: &str, label: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        chosen: false,
    };
    let grounds = Ground::ALL.iter().filter(|g| **g != Ground::PeriodOver);
    let restrictions = RestrictGround::ALL
        .iter()
        .filter(|g| !matches!(g, RestrictGround::Retained | RestrictGround::Held));
    page(&PersonPage {
        id: person.to_string(),
        restricted: preview.state == PersonState::Restricted,
        values: values.collect(),
        suppression: preview.suppression,
        held: preview.held,
        recipients,
        grounds: grounds.map(|g| choice(g.word(), say(lang, g.words()))).collect(),
        restrictions: restrictions.map(|g| choice(g.word(), say(lang, g.words()))).collect(),
        frame,
    })
}

/// What the form of erasing says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erase {
    ground: String,
    #[serde(default)]
    insists: Option<String>,
}

/// Erases the person.
///
/// # Errors
/// Those of [`desk::Desk::erase`].
pub async fn erase(ask: Ask, Place(id): Place<String>, Form(form): Form<Erase>) -> Answer {
    let person = person_of(&id)?;
    let ground = Ground::from_word(&form.ground).ok_or_else(|| Fault::new(Kind::Malformed))?;
    let wish = Wish { ground, insists: form.insists.is_some() };
    let erased = ask.desk(move |desk, call| desk.erase(call, person, wish)).await?;
    let waits = erased.state == ErasureState::Waiting;
    done("/deletion", if waits { Notice::ErasureWaits } else { Notice::Deleted })
}

/// What the form of restricting says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restrict {
    ground: String,
}

/// Restricts the record.
///
/// # Errors
/// Those of [`desk::Desk::restrict`].
pub async fn restrict(ask: Ask, Place(id): Place<String>, Form(form): Form<Restrict>) -> Answer {
    let person = person_of(&id)?;
    let ground =
        RestrictGround::from_word(&form.ground).ok_or_else(|| Fault::new(Kind::Malformed))?;
    ask.desk(move |desk, call| desk.restrict(call, person, ground)).await?;
    done(&format!("/people/{person}/erase"), Notice::Saved)
}

/// What the form of lifting says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lift {
    #[serde(default)]
    told: Option<String>,
}

/// Lifts the restriction.
///
/// # Errors
/// Those of [`desk::Desk::lift`].
pub async fn lift(ask: Ask, Place(id): Place<String>, Form(form): Form<Lift>) -> Answer {
    let person = person_of(&id)?;
    let told = form.told.is_some();
    ask.desk(move |desk, call| desk.lift(call, person, told)).await?;
    done(&format!("/people/{person}"), Notice::Saved)
}

/// What the form of a hold says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    matter: String,
    review_on: String,
}

/// Holds the data for a matter.
///
/// # Errors
/// Those of [`desk::Desk::hold`].
pub async fn hold(ask: Ask, Place(id): Place<String>, Form(form): Form<Held>) -> Answer {
    let person = person_of(&id)?;
    let review: Date = form.review_on.parse().map_err(|_| Fault::new(Kind::Malformed))?;
    ask.desk(move |desk, call| desk.hold(call, person, &form.matter, review)).await?;
    done("/deletion", Notice::Saved)
}

/// Ends a hold.
///
/// # Errors
/// Those of [`desk::Desk::end_hold`].
pub async fn end_hold(
    ask: Ask,
    Place((id, hold)): Place<(String, String)>,
    _: Form<NoFields>,
) -> Answer {
    let (person, hold) = (person_of(&id)?, object(&hold)?);
    ask.desk(move |desk, call| desk.end_hold(call, person, hold)).await?;
    done("/deletion", Notice::Saved)
}

fn fate(t: &dyn Text, fate: Fate) -> (Tone, &'static str) {
    match fate {
        Fate::Delete => (Tone::Plain, t.deletion_fate_delete()),
        Fate::Restrict => (Tone::Warn, t.deletion_fate_restrict()),
        Fate::Held => (Tone::Bad, t.deletion_fate_held()),
    }
}
