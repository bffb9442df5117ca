//! `/me/{token}`: everything held about the holder, and what they can do about it.

use askama::Template;
use desk::consent::ConsentAction;
use desk::requests::access::{Bundle, Case, Event, Value};
use desk::requests::{Form, Outcome, Request};
use law::vocabulary::{Channel, ConsentState};

use crate::errors::{Answer, Fault};
use crate::frame::Frame;
use crate::input::Place;
use crate::page::{download, html};
use crate::parts::Tone;
use crate::seam::Ask;
use crate::text::Lang;

#[derive(Template)]
#[template(path = "own/home.html")]
struct HomePage {
    frame: Frame,
    firm: String,
    contact: String,
    token: String,
    summary: String,
    bundle: Bundle,
    choices: Vec<Choice>,
    /// Whether there is anything left to stop.
    stoppable: bool,
    letter: bool,
}

/// A purpose on a channel, where a consent stands, and the wording it can be started with.
struct Choice {
    activity: u16,
    channel: &'static str,
    label: String,
    /// What to say of it; empty where nothing was agreed and nothing objected to.
    state: (Tone, &'static str),
    stopped: bool,
    offer: Option<(String, String)>,
    sent: bool,
}

impl HomePage {
    /// A day, or a moment, as people write it.
    fn day(&self, text: &str) -> String {
        let day = text.get(..10).and_then(|day| day.parse().ok());
        day.map_or_else(|| text.to_owned(), |day| self.frame.t.date(day))
    }

    /// The parts of a value in one line: a name as it is spoken, anything else one after the other.
    fn content(&self, value: &Value) -> String {
        let parts: Vec<&str> = value.content.iter().map(|(_, part)| part.as_str()).collect();
        parts.join(if value.kind == "name" { " " } else { ", " })
    }

    fn event(&self, event: &Event) -> String {
        let t = self.frame.t;
        let action = ConsentAction::from_word(event.action).map_or("", |a| t.consent_action(a));
        let channel = Channel::from_word(event.channel).map_or("", |c| t.consent_channel(c));
        let parts = [action, event.activity.as_str(), channel];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}: {}", self.day(&event.at), parts.join(", "))
    }

    fn case(&self, case: &Case) -> String {
        let t = self.frame.t;
        let rights = case.rights.iter().filter_map(|word| Request::from_word(word));
        let rights: Vec<&str> = rights.map(|right| t.request_right(right)).collect();
        let outcome = Outcome::from_word(case.outcome).map_or("", |o| t.request_outcome_of(o));
        format!("{}: {} · {outcome}", self.day(&case.received), rights.join(", "))
    }
}

/// The page.
///
/// # Errors
/// Those of [`desk::Desk::own_page`].
pub async fn show(frame: Frame, ask: Ask, Place(token): Place<String>) -> Answer {
    let language = number(frame.lang);
    let own = token.clone();
    let (bundle, opted_out, choices) = ask
        .desk(move |desk, call| {
            let (bundle, opted_out) = desk.own_page(call, &own, language)?;
            Ok((bundle, opted_out, desk.own_choices(call, &own, language)?))
        })
        .await?;
    let register = ask.behind().register();
    let t = frame.t;
    let choices = choices.into_iter().map(|choice| {
        let name = register.activity(choice.activity).map(|a| &a.name);
        let name = name.map_or("", |name| frame.lang.pick(&name.de, &name.en));
        Choice {
            activity: choice.activity,
            channel: choice.channel.word(),
            label: format!("{name}: {}", t.consent_channel(choice.channel)),
            state: match choice.state {
                _ if choice.stopped => (Tone::Good, t.own_stopped()),
                ConsentState::None => (Tone::Plain, ""),
                state => (tone(state), t.consent_state(state)),
            },
            stopped: choice.stopped,
            sent: choice.sent,
            offer: choice.offer.map(|(id, body)| (id.to_string(), body)),
        }
    });
    let choices: Vec<Choice> = choices.collect();
    let summary = desk::requests::access::summary(&bundle);
    html(&HomePage {
        firm: register.firm.name.clone(),
        contact: register.firm.data_protection_contact.clone(),
        letter: !opted_out,
        stoppable: choices.iter().any(|choice| !choice.stopped),
        token,
        summary,
        bundle,
        choices,
        frame,
    })
}

/// The same as a file.
///
/// # Errors
/// Those of [`desk::Desk::own_file`]; not found for an unknown form.
pub async fn file(frame: Frame, ask: Ask, Place((token, form)): Place<(String, String)>) -> Answer {
    let form = Form::from_word(&form).ok_or_else(Fault::not_found)?;
    let language = number(frame.lang);
    let file = ask.desk(move |desk, call| desk.own_file(call, &token, language, form)).await?;
    download(file)
}

const fn tone(state: ConsentState) -> Tone {
    match state {
        ConsentState::Active => Tone::Good,
        ConsentState::Pending => Tone::Warn,
        _ => Tone::Plain,
    }
}

pub(crate) const fn number(lang: Lang) -> i64 {
    match lang {
        Lang::De => 1,
        Lang::En => 2,
    }
}
