//! `/users/keys`: keys for programs.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::Desk;
use desk::staff::NewApiKey;
use jiff::Timestamp;
use law::ids::ObjectId;
use serde::Deserialize;

use crate::errors::{Answer, Error, Fault};
use crate::frame::{Frame, Notice};
use crate::input::{Form, NoFields, Place};
use crate::page::{done, html};
use crate::parts::Choice;
use crate::seam::{Ask, hex};
use crate::text::Lang;

/// What was typed.
#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    name: String,
    activity: u16,
    source: u16,
}

#[derive(Template)]
#[template(path = "users/keys.html")]
struct KeysPage {
    frame: Frame,
    head: [&'static str; 6],
    rows: Vec<Row>,
    name: String,
    activities: Vec<Choice>,
    sources: Vec<Choice>,
    wrong: Option<Fault>,
}

impl KeysPage {
    fn error(&self, field: &str) -> String {
        super::account::error(self.frame.t, self.wrong.as_ref(), field)
    }
}

struct Row {
    id: String,
    name: String,
    activity: String,
    source: String,
    made: String,
    maker: String,
    revoked: bool,
}

#[derive(Template)]
#[template(path = "users/secret.html")]
struct SecretPage {
    frame: Frame,
    secret: String,
}

/// All keys, and the form for a new one.
///
/// # Errors
/// Those of [`Desk::api_keys`].
pub async fn list(frame: Frame, ask: Ask) -> Answer {
    html(&keys(frame, &ask, &Typed::default(), None).await?)
}

/// Makes a key and shows its secret this once.
///
/// # Errors
/// Those of [`Desk::make_api_key`] that the form cannot show.
pub async fn make(frame: Frame, ask: Ask, Form(typed): Form<Typed>) -> Answer {
    let wish = typed.clone();
    let made = ask
        .desk(move |desk, call| {
            let Typed { name, activity, source } = wish;
            desk.make_api_key(call, &NewApiKey { name: &name, activity, source })
        })
        .await;
    match made.map_err(Error::in_form) {
        Ok(secret) => html(&SecretPage { frame, secret: hex(secret) }),
        Err(fault) => {
            let page = html(&keys(frame, &ask, &typed, Some(fault?)).await?)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// Revokes a key.
///
/// # Errors
/// Not found; failures.
pub async fn revoke(ask: Ask, Place(id): Place<String>, _: Form<NoFields>) -> Answer {
    let key = ObjectId::parse(&id).ok_or_else(Fault::not_found)?;
    ask.desk(move |desk, call| desk.revoke_api_key(call, key)).await?;
    done("/users/keys", Notice::Saved)
}

async fn keys(
    frame: Frame,
    ask: &Ask,
    typed: &Typed,
    wrong: Option<Fault>,
) -> Result<KeysPage, Error> {
    let lang = frame.lang;
    let rows = ask.desk(move |desk, call| rows(desk, call, lang)).await?;
    let register = ask.behind().register();
    let choice = |id: u16, name: &desk::register::Bilingual, chosen| Choice {
        value: id.to_string(),
        label: lang.pick(&name.de, &name.en).to_owned(),
        chosen,
    };
    let t = frame.t;
    Ok(KeysPage {
        head: [
            t.keys_program(),
            t.activity(),
            t.source(),
            t.keys_made(),
            t.keys_maker(),
            t.users_state(),
        ],
        rows,
        name: typed.name.clone(),
        activities: register
            .activities
            .iter()
            .map(|a| choice(a.id, &a.name, a.id == typed.activity))
            .collect(),
        sources: register
            .sources
            .iter()
            .map(|s| choice(s.id, &s.name, s.id == typed.source))
            .collect(),
        wrong,
        frame,
    })
}

fn rows(desk: &Desk, call: &desk::Call, lang: Lang) -> desk::Result<Vec<Row>> {
    let register = desk.register();
    let said = |name: Option<&desk::register::Bilingual>| {
        name.map_or_else(String::new, |name| lang.pick(&name.de, &name.en).to_owned())
    };
    let zone = desk::zone(register.firm.country);
    let day = |ms| {
        let at = Timestamp::from_millisecond(ms).unwrap_or_default();
        lang.text().date(at.to_zoned(zone.clone()).date())
    };
    let mut rows = Vec::new();
    for key in desk.api_keys(call)? {
        rows.push(Row {
            id: key.id.to_string(),
            activity: said(register.activity(key.activity).map(|a| &a.name)),
            source: said(register.source(key.source).map(|s| &s.name)),
            made: day(key.created_at),
            maker: desk.display_name(key.user)?,
            revoked: key.revoked_at.is_some(),
            name: key.name,
        });
    }
    Ok(rows)
}
