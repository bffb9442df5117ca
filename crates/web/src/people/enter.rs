//! `/people/new`: entering somebody by hand, with a named decision where a check warns.

use askama::Template;
use desk::people::{Decision, NewPerson, Outcome, Warning};
use law::vocabulary::{Country, PersonType};

use super::words;
use crate::errors::Answer;
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::page::{done, html};
use crate::parts::Choice;
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "people/new.html")]
struct NewPage {
    frame: Frame,
    typed: NewPerson,
    faults: Vec<desk::Fault>,
    warning: Option<Stop>,
    sources: Vec<Choice>,
    parties: Vec<Choice>,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
}

/// What has to be decided first.
pub(super) struct Stop {
    pub blocked: Option<String>,
    pub perhaps: Option<String>,
    pub same: Vec<String>,
    /// Persons that are perhaps meant, and how likely.
    pub alike: Vec<(String, String)>,
    pub source_asks: bool,
    pub reasons: Vec<Choice>,
}

impl Stop {
    /// Whether nothing but somebody known stands in the way.
    pub fn is_known(&self) -> bool {
        self.blocked.is_none() && self.perhaps.is_none() && !self.source_asks
    }

    pub fn new(frame: &Frame, warning: Warning) -> Self {
        let t = frame.t;
        let reason = |d: &Decision| words::choice(d.word(), t.people_decision_word(*d), false);
        Self {
            blocked: warning.blocked_since.map(|on| t.people_blocked_since(&t.date(on))),
            perhaps: warning.perhaps_blocked_since.map(|on| t.people_perhaps_blocked(&t.date(on))),
            same: warning.same.iter().map(ToString::to_string).collect(),
            alike: (warning.alike.iter())
                .map(|(person, percent)| (person.to_string(), t.people_alike_open(*percent)))
                .collect(),
            source_asks: warning.source_asks,
            reasons: words::or(t.people_choose(), Decision::ALL.iter().map(reason).collect()),
        }
    }
}

impl NewPage {
    fn is_known(&self) -> bool {
        self.warning.as_ref().is_some_and(Stop::is_known)
    }

    fn new(
        frame: Frame,
        ask: &Ask,
        typed: NewPerson,
        faults: Vec<desk::Fault>,
        warning: Option<Warning>,
    ) -> Self {
        let (t, register) = (frame.t, ask.behind().register());
        Self {
            sources: words::or(
                t.people_choose(),
                words::sources(frame.lang, &register, typed.source),
            ),
            parties: words::or(t.people_party_auto(), words::parties(t, typed.party)),
            countries: words::countries(t, typed.country.or(Some(register.firm.country))),
            languages: words::languages(t, typed.language),
            warning: warning.map(|warning| Stop::new(&frame, warning)),
            frame,
            typed,
            faults,
        }
    }

    fn error(&self, field: &str) -> String {
        super::beside(self.frame.t, &self.faults, field)
    }
}

/// The form.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    html(&NewPage::new(frame, &ask, NewPerson::default(), Vec::new(), None))
}

/// Enters the person, or shows what is wrong or has to be decided.
///
/// # Errors
/// Refusals and failures of [`desk::Desk::enter`].
pub async fn enter(frame: Frame, ask: Ask, mut fields: Fields) -> Answer {
    let typed = NewPerson {
        source: fields.one("source")?.parse().unwrap_or_default(),
        party: PersonType::from_word(&fields.one("party")?),
        country: Country::from_word(&fields.one("country")?),
        language: fields.one("language")?.parse().unwrap_or_default(),
        title: fields.one("title")?,
        given: fields.one("given")?,
        family: fields.one("family")?,
        company: fields.one("company")?,
        email: fields.one("email")?,
        phone: fields.one("phone")?,
        street: fields.one("street")?,
        postcode: fields.one("postcode")?,
        city: fields.one("city")?,
        ..NewPerson::default()
    };
    let decision = fields.all("decision").pop().and_then(|word| Decision::from_word(&word));
    fields.done()?;
    let kept = typed.clone();
    let ended = ask.desk(move |desk, call| desk.enter(call, &typed, decision)).await?;
    match ended {
        Outcome::Done(person) => done(&format!("/people/{person}"), Notice::Saved),
        Outcome::Faulty(faults) => html(&NewPage::new(frame, &ask, kept, faults, None)),
        Outcome::Ask(warning) => html(&NewPage::new(frame, &ask, kept, Vec::new(), Some(warning))),
    }
}
