//! `/audiences/new`: who may be contacted? Asking opens no personal value and keeps nothing.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::contact::Audience;
use law::verdict::Outcome;

use super::question::{Choices, Typed};
use super::reasons::{self, ReasonView};
use crate::charts::Bars;
use crate::errors::{Answer, Error, Fault};
use crate::frame::{Frame, Notice};
use crate::input::{Form, Search};
use crate::page::{done, html};
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "audiences/new.html")]
struct AskPage {
    frame: Frame,
    typed: Typed,
    choices: Choices,
    answer: Option<Answered>,
    wrong: Option<Fault>,
}

struct Answered {
    headline: String,
    inside: String,
    outside: String,
    unreachable: String,
    is_empty: bool,
    chart: Bars,
    reasons: Vec<ReasonView>,
}

impl AskPage {
    fn error(&self, field: &str) -> String {
        let wrong = self.wrong.as_ref().filter(|fault| fault.field == Some(field));
        wrong.map_or_else(String::new, |fault| fault.words(self.frame.t).1)
    }
}

/// The form, and the answer when something was asked.
///
/// # Errors
/// Those of [`desk::Desk::audience`].
pub async fn show(frame: Frame, ask: Ask, Search(typed): Search<Typed>) -> Answer {
    if !typed.is_asked() {
        return html(&page(frame, &ask, Typed::fresh(), None, None));
    }
    match typed.question(&ask.behind().register()) {
        Ok(question) => {
            let audience = ask.desk(move |desk, call| desk.audience(call, &question)).await?;
            let answer = answered(&frame, &audience);
            html(&page(frame, &ask, typed, Some(answer), None))
        }
        Err(fault) if fault.field.is_some() => {
            let page = html(&page(frame, &ask, typed, None, Some(fault)))?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(fault) => Err(Error::from(fault)),
    }
}

/// Keeps the answer as evidence.
///
/// # Errors
/// Those of [`desk::Desk::snapshot`].
pub async fn keep(ask: Ask, Form(typed): Form<Typed>) -> Answer {
    let question = typed.question(&ask.behind().register())?;
    let id = ask.desk(move |desk, call| desk.snapshot(call, &question)).await?;
    done(&format!("/audiences/{id}"), Notice::Saved)
}

fn page(
    frame: Frame,
    ask: &Ask,
    typed: Typed,
    answer: Option<Answered>,
    wrong: Option<Fault>,
) -> AskPage {
    let register = ask.behind().register();
    let choices = Choices::new(frame.t, &register, ask.call().actor.roles, &typed);
    AskPage { frame, typed, choices, answer, wrong }
}

fn answered(frame: &Frame, audience: &Audience) -> Answered {
    let (t, reasons) = (frame.t, audience.by_reason());
    let inside = audience.inside();
    let outside = audience.count(Outcome::Ask) + audience.count(Outcome::Block);
    Answered {
        headline: t.audience_allowed(inside, inside + outside + audience.unreachable),
        inside: t.number(inside),
        outside: t.number(outside),
        unreachable: t.number(audience.unreachable),
        is_empty: inside + outside + audience.unreachable == 0,
        chart: reasons::chart(t, &reasons, audience.unreachable),
        reasons: reasons::views(t, &reasons),
    }
}
