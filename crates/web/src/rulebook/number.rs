//! `/rules/numbers/{id}`: the firm's own number in place of a dated one; stricter, or refused.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::{Call, Desk};
use law::params::Params;

use super::numbers::{bound, source};
use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::{done, html};
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "rulebook/number.html")]
struct NumberPage {
    frame: Frame,
    id: &'static str,
    name: &'static str,
    hint: String,
    facts: [(&'static str, String); 4],
    version: i64,
    own: String,
    error: &'static str,
}

/// The form.
///
/// # Errors
/// Not found, also for a number that leaves a firm no room.
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    let (version, register) = ask.behind().register_in_force();
    let own = register.house_rules.own(&id).map_or_else(String::new, |own| own.to_string());
    html(&form(frame, &ask, &id, (version, own))?)
}

/// Saves the number as a new version of the register; an empty field takes it away.
///
/// # Errors
/// A conflict when somebody saved in the meantime; refusals; failures.
pub async fn save(frame: Frame, ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let version: i64 = fields.one("version")?.parse().map_err(|_| Fault::not_found())?;
    let typed = fields.one("own")?;
    fields.done()?;
    let mut page = form(frame, &ask, &id, (version, typed.clone()))?;
    let own = match typed.trim() {
        "" => None,
        number => match number.parse() {
            Ok(number) => Some(number),
            Err(_) => {
                page.error = page.frame.t.rules_own_wrong();
                return again(&page);
            }
        },
    };
    let set = move |desk: &Desk, call: &Call| Ok(desk.set_house_rule(call, version, &id, own));
    match ask.desk(set).await? {
        Ok(_) => done("/rules/numbers", Notice::Saved),
        Err(desk::Error::Fault(fault)) if fault.field.is_some() => {
            page.error = page.frame.lang.of(fault.words);
            again(&page)
        }
        Err(other) => Err(other.into()),
    }
}

fn again(page: &NumberPage) -> Answer {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(page)?).into_response())
}

fn form(
    frame: Frame,
    ask: &Ask,
    id: &str,
    (version, own): (i64, String),
) -> Result<NumberPage, Error> {
    let today = ask.behind().register().day(ask.call().now);
    let mut numbers = law::params::shipped().shown_on(today);
    let number = numbers.find(|number| number.id == id && number.strictest.is_some());
    let number = number.ok_or_else(Fault::not_found)?;
    let t = frame.t;
    let since = number.valid_from.map_or_else(String::new, |day| t.date(day));
    Ok(NumberPage {
        id: number.id,
        name: Params::name(number.id).map_or(number.id, |words| t.lang().of(words)),
        hint: t.rules_own_how(&bound(t, &number)),
        facts: [
            (t.rules_value(), number.value.to_string()),
            (t.rules_since(), since),
            (t.rules_citations(), source(t, &number)),
            (t.rules_house(), bound(t, &number)),
        ],
        version,
        own,
        error: "",
        frame,
    })
}
