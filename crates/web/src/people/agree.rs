//! `/people/{id}/consents/new`: a consent with its wording and evidence.

use askama::Template;
use desk::consent::Given;
use jiff::Timestamp;
use jiff::civil::Date;
use law::ids::ObjectId;
use law::vocabulary::{Channel, Evidence};

use super::words;
use crate::errors::{Answer, Error};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::{done, html};
use crate::parts::Choice;
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "people/agree.html")]
struct AgreePage {
    frame: Frame,
    id: String,
    act: Act,
    typed: Typed,
    wordings: Vec<Choice>,
    channels: Vec<Choice>,
    evidences: Vec<Choice>,
    faults: Vec<desk::Fault>,
}

/// What the form records.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Given,
    Confirmed,
}

/// What was typed.
#[derive(Clone, Default)]
struct Typed {
    wording: String,
    channel: String,
    evidence: String,
    given_on: String,
    detail: String,
}

impl AgreePage {
    async fn new(
        frame: Frame,
        ask: &Ask,
        (id, act): (String, Act),
        typed: Typed,
        faults: Vec<desk::Fault>,
    ) -> Result<Self, Error> {
        let (t, lang, register) = (frame.t, frame.lang, ask.behind().register());
        let wordings = ask.desk(|desk, _| desk.wordings()).await?;
        let named = wordings.iter().fold(0, |bits, w| bits | w.channels);
        let begin = |body: &str| body.chars().take(60).collect::<String>();
        let wordings = wordings.iter().map(|w| {
            let activity = words::activity(lang, &register, w.activity);
            let label = format!("{activity}: {} …", begin(&w.body));
            words::choice(w.id, label, w.id.to_string() == typed.wording)
        });
        let channels = Channel::ALL.iter().filter(|c| named >> c.code() & 1 == 1);
        let proofs =
            Evidence::ALL.iter().filter(|e| !matches!(e, Evidence::None | Evidence::ImportFlag));
        Ok(Self {
            wordings: words::or(t.people_choose(), wordings.collect()),
            channels: channels
                .map(|c| words::choice(c.word(), t.consent_channel(*c), c.word() == typed.channel))
                .collect(),
            evidences: words::or(
                t.people_choose(),
                proofs
                    .map(|e| {
                        words::choice(e.word(), t.consent_evidence(*e), e.word() == typed.evidence)
                    })
                    .collect(),
            ),
            frame,
            id,
            act,
            typed,
            faults,
        })
    }

    fn confirms(&self) -> bool {
        self.act == Act::Confirmed
    }

    fn error(&self, field: &str) -> String {
        super::beside(self.frame.t, &self.faults, field)
    }
}

/// The form.
///
/// # Errors
/// Not found for a malformed id.
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    form(frame, ask, id, Act::Given).await
}

/// The form for confirming a consent that was requested: double opt-in, or an answer by letter.
///
/// # Errors
/// Not found for a malformed id.
pub async fn show_confirm(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    form(frame, ask, id, Act::Confirmed).await
}

async fn form(frame: Frame, ask: Ask, id: String, act: Act) -> Answer {
    super::person(&id)?;
    let today = ask.call().now.to_zoned(desk::zone(ask.behind().register().firm.country)).date();
    let typed = Typed { given_on: today.to_string(), ..Typed::default() };
    html(&AgreePage::new(frame, &ask, (id, act), typed, Vec::new()).await?)
}

/// Records the consent.
///
/// # Errors
/// Those of [`desk::Desk::give`] that the form cannot show.
pub async fn give(frame: Frame, ask: Ask, Place(id): Place<String>, fields: Fields) -> Answer {
    record(frame, ask, id, fields, Act::Given).await
}

/// Records the confirmation.
///
/// # Errors
/// Those of [`desk::Desk::confirm`] that the form cannot show.
pub async fn confirm(frame: Frame, ask: Ask, Place(id): Place<String>, fields: Fields) -> Answer {
    record(frame, ask, id, fields, Act::Confirmed).await
}

async fn record(frame: Frame, ask: Ask, id: String, mut fields: Fields, act: Act) -> Answer {
    let person = super::person(&id)?;
    let typed = Typed {
        wording: fields.one("wording")?,
        channel: fields.all("channel").pop().unwrap_or_default(),
        evidence: fields.one("evidence")?,
        given_on: fields.one("given_on")?,
        detail: fields.one("detail")?,
    };
    fields.done()?;
    let given = match typed.given(&ask) {
        Ok(given) => given,
        Err(fault) => {
            return html(&AgreePage::new(frame, &ask, (id, act), typed, vec![fault]).await?);
        }
    };
    let done_as = move |desk: &desk::Desk, call: &desk::Call| match act {
        Act::Given => desk.give(call, person, &given),
        Act::Confirmed => desk.confirm(call, person, &given),
    };
    match ask.desk(move |desk, call| Ok(done_as(desk, call))).await? {
        Ok(()) => done(&format!("/people/{person}"), Notice::Saved),
        Err(error) => {
            let fault = super::of_form(error)?;
            html(&AgreePage::new(frame, &ask, (id, act), typed, vec![fault]).await?)
        }
    }
}

impl Typed {
    fn given(&self, ask: &Ask) -> Result<Given, desk::Fault> {
        let day: Date = self.given_on.parse().map_err(|_| NO_DAY)?;
        Ok(Given {
            wording: ObjectId::parse(&self.wording).ok_or(NO_WORDING)?,
            channel: Channel::from_word(&self.channel).ok_or(NO_CHANNEL)?,
            evidence: Evidence::from_word(&self.evidence).unwrap_or(Evidence::None),
            at: moment(ask, day),
            detail: self.detail.clone(),
            source: None,
        })
    }
}

/// Now for today; the beginning of any other day, so that it never counts as newer than a refusal
/// of the same day.
pub(super) fn moment(ask: &Ask, day: Date) -> Timestamp {
    let (now, zone) = (ask.call().now, desk::zone(ask.behind().register().firm.country));
    if now.to_zoned(zone.clone()).date() == day {
        return now;
    }
    day.to_zoned(zone).map_or(now, |start| start.timestamp())
}

pub(super) const NO_DAY: desk::Fault =
    desk::Fault { field: Some("given_on"), ..super::orders::NO_DAY };
const NO_WORDING: desk::Fault = desk::Fault::of(
    "wording",
    "WORDING_MISSING",
    desk::Words { de: "Bitte den Wortlaut wählen.", en: "Please choose the wording." },
);
const NO_CHANNEL: desk::Fault = desk::Fault::of(
    "channel",
    "CHANNEL_MISSING",
    desk::Words { de: "Bitte den Kanal wählen.", en: "Please choose the channel." },
);
