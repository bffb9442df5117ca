//! `/inquiry`: the public form on the firm's own pages, alone or in a frame.
//!
//! Against programs that fill in forms, without anybody else's help: a field people do not see, a
//! signed stamp that says when the form was shown, and a limit by network. No cookie is needed.

use std::net::IpAddr;

use askama::Template;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::interactions::{NewInquiry, Received};
use desk::register::{Colour, FormColours, Register};
use serde::Deserialize;

use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::Frame;
use crate::guard::headers::Framed;
use crate::guard::rate::Rate;
use crate::input::Search;
use crate::page::html;
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::state::State;
use crate::text::{Lang, Text};
use crate::visit::Visit;

/// Language of the page around, as the snippet says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    lang: Option<String>,
}

#[derive(Template)]
#[template(path = "inquiry/form.html")]
struct FormPage {
    frame: Frame,
    title: String,
    firm: String,
    told: Vec<String>,
    stamp: String,
    typed: Typed,
    faults: Vec<desk::Fault>,
    /// What stands against it that belongs to no field.
    hint: String,
    done: Option<&'static str>,
    /// Address of the firm's colours; empty where it has none.
    colours: String,
    /// Light, dark, or as the reader has set it.
    theme: &'static str,
}

/// Fields that show their fault themselves.
const FIELDS: [Option<&str>; 3] = [Some("name"), Some("email"), Some("text")];

/// What was typed.
#[derive(Default)]
struct Typed {
    name: String,
    email: String,
    text: String,
}

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/inquiry", Policy::Public, show),
        route(Method::POST, "/inquiry", Policy::Public, take),
        route(Method::GET, "/inquiry/colours.css", Policy::Public, colours),
    ]
}

impl FormPage {
    fn new(frame: Frame, ask: &Ask, register: &Register) -> Result<Self, Error> {
        let form = register.form.as_ref().ok_or_else(Fault::not_found)?;
        let firm = &register.firm;
        let contact = &firm.data_protection_contact;
        let colours = form.colours().ok().flatten();
        Ok(Self {
            title: frame.lang.pick(&form.title.de, &form.title.en).to_owned(),
            firm: firm.name.clone(),
            told: frame.t.inquiry_told(&firm.name, &firm.address, contact),
            stamp: ask.behind().form_stamp(&ask.call()),
            typed: Typed::default(),
            faults: Vec::new(),
            hint: String::new(),
            done: None,
            // What is in the address changes with the colours, so no browser keeps old ones.
            colours: colours.map(address).unwrap_or_default(),
            theme: match colours {
                Some(colours) if colours.dark => "dark",
                Some(_) => "light",
                None => "system",
            },
            frame,
        })
    }

    fn error(&self, field: &str) -> String {
        let found = self.faults.iter().find(|fault| fault.field == Some(field));
        found.map_or_else(String::new, |fault| self.frame.lang.of(fault.words).to_owned())
    }

    fn answer(&self, register: &Register) -> Result<Response, Error> {
        let mut response = html(self)?;
        let embed = register.form.as_ref().map_or(&[][..], |form| &form.embed);
        if let Some(framed) = Framed::by(embed) {
            response.extensions_mut().insert(framed);
        }
        Ok(response)
    }
}

/// What lets an error of the form be seen where the form is: in the firm's own page around it.
pub(crate) fn framed(state: &State, visit: &Visit) -> Option<Framed> {
    let form = visit.here.split('?').next() == Some("/inquiry");
    let register = state.door().desk().filter(|_| form)?.register();
    Framed::by(&register.form.as_ref()?.embed)
}

async fn show(frame: Frame, ask: Ask, Search(wish): Search<Wish>) -> Answer {
    let register = ask.behind().register();
    let page = FormPage::new(spoken(frame, wish.lang.as_deref()), &ask, &register)?;
    page.answer(&register)
}

async fn take(state: State, visit: Visit, frame: Frame, ask: Ask, mut fields: Fields) -> Answer {
    let register = ask.behind().register();
    let lang = fields.one("lang")?;
    let typed = Typed {
        name: fields.one("name")?,
        email: fields.one("email")?,
        text: fields.one("text")?.replace("\r\n", "\n"),
    };
    let (trap, stamp) = (fields.one("website")?, fields.one("stamp")?);
    fields.done()?;
    let mut page = FormPage::new(spoken(frame, Some(&lang)), &ask, &register)?;
    let t: &dyn Text = page.frame.t;
    let taken = state.limiter().take(("inquiry", network(visit.peer)), Rate::INQUIRY, visit.at);
    if let Err(wait) = taken {
        (page.typed, page.hint) = (typed, t.error_too_many_body(wait));
        let answer = page.answer(&register)?;
        let head = [(header::RETRY_AFTER, HeaderValue::from(wait))];
        return Ok((StatusCode::TOO_MANY_REQUESTS, head, answer).into_response());
    }
    if !trap.is_empty() {
        // A program learns nothing from the answer.
        page.done = Some(t.inquiry_done());
        return page.answer(&register);
    }
    page.typed = typed;
    if !ask.behind().form_stamp_fits(&ask.call(), &stamp) {
        page.hint = t.inquiry_wait().to_owned();
        return page.answer(&register);
    }
    let new = NewInquiry {
        name: page.typed.name.clone(),
        email: page.typed.email.clone(),
        text: page.typed.text.clone(),
        language: if page.frame.lang == Lang::De { 1 } else { 2 },
    };
    match ask.desk(move |desk, call| desk.receive_inquiry(call, &new)).await? {
        Received::Faulty(faults) => {
            let beside = faults.iter().find(|fault| !FIELDS.contains(&fault.field));
            page.hint = beside.map_or_else(String::new, |f| page.frame.lang.of(f.words).to_owned());
            page.faults = faults;
        }
        Received::Done { masked: true } => page.done = Some(t.inquiry_done_masked()),
        Received::Done { masked: false } => page.done = Some(t.inquiry_done()),
    }
    page.answer(&register)
}

/// Address of the style sheet of these colours.
fn address(colours: FormColours) -> String {
    let part = |colour: Option<Colour>| {
        colour.map_or_else(|| "-".to_owned(), |c| c.to_string().replace('#', ""))
    };
    format!("/inquiry/colours.css?of={}{}", part(colours.accent), part(colours.ground))
}

/// The colours of the firm as a style sheet: the policy of the page lets nothing else in.
async fn colours(ask: Ask) -> Answer {
    let register = ask.behind().register();
    let colours = register.form.as_ref().and_then(|form| form.colours().ok().flatten());
    let colours = colours.ok_or_else(Fault::not_found)?;
    let mut css = String::from(":root {");
    if let Some(accent) = colours.accent {
        let on = colours.on_accent;
        css += &format!(" --accent: {accent}; --accent-deep: {accent}; --on-accent: {on};");
    }
    if let Some(ground) = colours.ground {
        css += &format!(" --ground: {ground}; --paper: {ground};");
    }
    css += " }\n";
    Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], css).into_response())
}

/// The frame in the language the page around speaks.
fn spoken(mut frame: Frame, lang: Option<&str>) -> Frame {
    if let Some(lang) = lang.and_then(Lang::from_tag) {
        (frame.lang, frame.t) = (lang, lang.text());
    }
    frame
}

/// The network of an address; the address itself is kept nowhere.
fn network(address: IpAddr) -> u128 {
    crate::login::enter::network(address)
}
