//! `/answer/{token}`: an answer that waits, opened with the code that came on another way.

use askama::Template;
use desk::requests::Form as As;
use serde::Deserialize;

use super::enter::within;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::guard::rate::Rate;
use crate::input::{Form, Place};
use crate::page::{download, html};
use crate::seam::Ask;
use crate::state::State;
use crate::visit::Visit;

/// Codes typed from one network.
const TYPING: Rate = Rate { burst: 20, refill_ms: 10_000 };

#[derive(Template)]
#[template(path = "own/answer.html")]
struct AnswerPage {
    frame: Frame,
    firm: String,
    contact: String,
    token: String,
    wrong: String,
}

/// The code and the form wanted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    code: String,
    form: String,
}

impl AnswerPage {
    fn new(frame: Frame, ask: &Ask, token: String, wrong: String) -> Self {
        let firm = &ask.behind().register().firm;
        let (firm, contact) = (firm.name.clone(), firm.data_protection_contact.clone());
        Self { frame, firm, contact, token, wrong }
    }
}

/// The form; the same for every token.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, ask: Ask, Place(token): Place<String>) -> Answer {
    html(&AnswerPage::new(frame, &ask, token, String::new()))
}

/// The file, if code and address fit.
///
/// # Errors
/// Too many attempts from this network.
pub async fn fetch(
    state: State,
    visit: Visit,
    frame: Frame,
    ask: Ask,
    Place(token): Place<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    within(&state, &visit, "answer", TYPING)?;
    let form = As::from_word(&typed.form).unwrap_or(As::Page);
    let own = token.clone();
    let found =
        ask.desk(move |desk, call| Ok(desk.fetch_answer(call, &own, &typed.code, form))).await?;
    match found {
        Ok(file) => download(file),
        Err(desk::Error::Fault(fault)) => {
            let wrong = frame.lang.of(fault.words).to_owned();
            html(&AnswerPage::new(frame, &ask, token, wrong))
        }
        Err(other) => Err(other.into()),
    }
}
