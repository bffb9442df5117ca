//! `/me/{token}`: everything held about the holder, and what they can do about it.

use askama::Template;
use desk::requests::Form;
use desk::requests::access::Bundle;
use law::vocabulary::ConsentState;

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
    letter: bool,
}

/// A purpose on a channel, where a consent stands, and the wording it can be started with.
struct Choice {
    activity: u16,
    channel: &'static str,
    label: String,
    state: (Tone, &'static str),
    offer: Option<(String, String)>,
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
            state: (tone(choice.state), t.consent_state(choice.state)),
            offer: choice.offer.map(|(id, body)| (id.to_string(), body)),
        }
    });
    let choices = choices.collect();
    let summary = desk::requests::access::summary(&bundle);
    html(&HomePage {
        firm: register.firm.name.clone(),
        contact: register.firm.data_protection_contact.clone(),
        letter: !opted_out,
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
