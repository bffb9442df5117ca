//! `/people/{id}/lift`: an objection taken back by the person.

use askama::Template;
use desk::consent::Lifted;
use jiff::civil::Date;
use law::vocabulary::Evidence;
use serde::Deserialize;

use super::agree::{NO_DAY, moment};
use super::words;
use crate::errors::Answer;
use crate::frame::{Frame, Notice};
use crate::input::{Form, Place};
use crate::page::{done, html};
use crate::parts::Choice;
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "people/lift.html")]
struct LiftPage {
    frame: Frame,
    id: String,
    typed: Typed,
    evidences: Vec<Choice>,
    faults: Vec<desk::Fault>,
}

/// What was typed.
#[derive(Deserialize, Clone, Default)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    evidence: String,
    given_on: String,
    detail: String,
}

impl LiftPage {
    fn new(frame: Frame, id: String, typed: Typed, faults: Vec<desk::Fault>) -> Self {
        let t = frame.t;
        let proofs =
            Evidence::ALL.iter().filter(|e| !matches!(e, Evidence::None | Evidence::ImportFlag));
        let choice = |e: &Evidence| {
            words::choice(e.word(), t.consent_evidence(*e), e.word() == typed.evidence)
        };
        let evidences = words::or(t.people_choose(), proofs.map(choice).collect());
        Self { frame, id, typed, evidences, faults }
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
    super::person(&id)?;
    let today = ask.call().now.to_zoned(desk::zone(ask.behind().register().firm.country)).date();
    let typed = Typed { given_on: today.to_string(), ..Typed::default() };
    html(&LiftPage::new(frame, id, typed, Vec::new()))
}

/// Records it.
///
/// # Errors
/// Those of [`desk::Desk::lift`] that the form cannot show.
pub async fn lift(
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let person = super::person(&id)?;
    let Ok(day) = typed.given_on.parse::<Date>() else {
        return html(&LiftPage::new(frame, id, typed, vec![NO_DAY]));
    };
    let lifted = Lifted {
        at: moment(&ask, day),
        evidence: Evidence::from_word(&typed.evidence).unwrap_or(Evidence::None),
        detail: typed.detail.clone(),
    };
    match ask.desk(move |desk, call| Ok(desk.lift_objection(call, person, &lifted))).await? {
        Ok(()) => done(&format!("/people/{person}"), Notice::Saved),
        Err(error) => html(&LiftPage::new(frame, id, typed, vec![super::of_form(error)?])),
    }
}
