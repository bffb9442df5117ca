//! `/wordings`: the texts that people agreed to. Added, never changed.

use askama::Template;
use desk::consent::NewWording;
use law::vocabulary::{Channel, Role};

use crate::errors::{Answer, Error};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::page::{done, html, page};
use crate::parts::{Choice, Tone};
use crate::seam::Ask;
use crate::text::Lang;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "consents/wordings.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Row>,
    may_add: bool,
}

struct Row {
    activity: String,
    channels: String,
    language: &'static str,
    added: String,
    body: String,
    signs: Vec<(Tone, &'static str)>,
}

#[derive(Template)]
#[template(path = "consents/wording.html")]
struct WordingPage {
    frame: Frame,
    activities: Vec<Choice>,
    channels: Vec<Choice>,
    languages: Vec<Choice>,
    new: NewWording,
    fault: Option<desk::Fault>,
}

/// All wordings.
///
/// # Errors
/// Failures only.
pub async fn list(visit: Visit, frame: Frame, ask: Ask) -> Answer {
    let (t, lang, register) = (frame.t, frame.lang, ask.behind().register());
    let wordings = ask.desk(|desk, _| desk.wordings()).await?;
    let rows = wordings.into_iter().map(|w| {
        let named = Channel::ALL.iter().filter(|c| w.channels >> c.code() & 1 == 1);
        let named: Vec<&str> = named.map(|c| t.consent_channel(*c)).collect();
        let signs = [
            (!w.names_advertiser).then_some((Tone::Warn, "R-CON-02")),
            (!w.active_act).then_some((Tone::Bad, "R-CON-01")),
            w.coupled.then(|| (Tone::Warn, t.consent_coupled())),
            w.tracking.then(|| (Tone::Info, t.consent_tracking())),
        ];
        let activity = register.activity(w.activity);
        Row {
            activity: activity.map_or(String::new(), |a| name(lang, &a.name)),
            channels: named.join(", "),
            language: if w.language == 2 { "English" } else { "Deutsch" },
            added: t.date(desk::day_of(w.created_at.div_euclid(86_400_000))),
            body: w.body,
            signs: signs.into_iter().flatten().collect(),
        }
    });
    let may_add =
        visit.session.as_ref().is_some_and(|s| s.holds(&[Role::Marketing, Role::RightsDesk]));
    page(&ListPage { rows: rows.collect(), frame, may_add })
}

/// The form.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let new = NewWording {
        activity: 0,
        channels: vec![Channel::Email],
        language: if frame.lang == Lang::De { 1 } else { 2 },
        names_advertiser: false,
        active_act: false,
        coupled: false,
        tracking: false,
        body: String::new(),
    };
    html(&WordingPage::new(frame, &ask, new, None))
}

/// Adds a wording.
///
/// # Errors
/// Those of [`desk::Desk::add_wording`] that the form cannot show.
pub async fn add(frame: Frame, ask: Ask, mut fields: Fields) -> Answer {
    let new = read(&mut fields)?;
    fields.done()?;
    let (new, added) = ask
        .desk(move |desk, call| {
            let added = desk.add_wording(call, &new);
            Ok((new, added))
        })
        .await?;
    match added {
        Ok(_) => done("/wordings", Notice::Saved),
        Err(desk::Error::Fault(fault)) if fault.field.is_some() => {
            html(&WordingPage::new(frame, &ask, new, Some(fault)))
        }
        Err(other) => Err(other.into()),
    }
}

fn read(fields: &mut Fields) -> Result<NewWording, Error> {
    Ok(NewWording {
        activity: fields.one("activity")?.parse().unwrap_or_default(),
        channels: fields.words("channels", Channel::from_word)?,
        language: fields.one("language")?.parse().unwrap_or_default(),
        names_advertiser: fields.tick("names_advertiser"),
        active_act: fields.tick("active_act"),
        coupled: fields.tick("coupled"),
        tracking: fields.tick("tracking"),
        body: fields.one("body")?,
    })
}

impl WordingPage {
    fn new(frame: Frame, ask: &Ask, new: NewWording, fault: Option<desk::Fault>) -> Self {
        let (t, lang, register) = (frame.t, frame.lang, ask.behind().register());
        let choice = |value: String, label: String, chosen| Choice { value, label, chosen };
        let asked = register.activities.iter().filter(|a| a.asks_consent());
        let channel = |c: &Channel| {
            let label = t.consent_channel(*c).to_owned();
            choice(c.word().to_owned(), label, new.channels.contains(c))
        };
        let languages = [(1, "Deutsch"), (2, "English")];
        Self {
            activities: asked
                .map(|a| choice(a.id.to_string(), name(lang, &a.name), a.id == new.activity))
                .collect(),
            channels: Channel::ALL.iter().map(channel).collect(),
            languages: languages
                .map(|(n, label)| choice(n.to_string(), label.to_owned(), n == new.language))
                .into(),
            frame,
            new,
            fault,
        }
    }

    fn error(&self, field: &str) -> &'static str {
        let fault = self.fault.as_ref().filter(|fault| fault.field == Some(field));
        fault.map_or("", |fault| self.frame.lang.of(fault.words))
    }
}

fn name(lang: Lang, text: &desk::register::Bilingual) -> String {
    match lang {
        Lang::De => text.de.clone(),
        Lang::En => text.en.clone(),
    }
}
