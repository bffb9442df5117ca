//! The answer of a case: looked at, released, and the link to self-service. What is shown here is
//! shown once and not kept.

use askama::Template;
use desk::requests::{Form, Released, Request};

use crate::audiences::{day_of, object};
use crate::errors::Answer;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::input::Place;
use crate::page::{download, page};
use crate::seam::Ask;
use crate::state::State;

#[derive(Template)]
#[template(path = "requests/released.html")]
struct ReleasedPage {
    frame: Frame,
    case: String,
    link: String,
    code: String,
    until: String,
}

/// The answer as a file to look at before it is released; a look of its own in the log.
///
/// # Errors
/// Those of [`desk::Desk::preview_answer`].
pub async fn look(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let (case, right) = (object(&id)?, fields.word("right", Request::from_word)?);
    let form = fields.word("form", Form::from_word)?;
    fields.done()?;
    download(ask.desk(move |desk, call| desk.preview_answer(call, case, right, form)).await?)
}

/// Seals the answer and makes it available; address and code are shown this once.
///
/// # Errors
/// Those of [`desk::Desk::release_answer`].
pub async fn release(
    state: State,
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    mut fields: Fields,
) -> Answer {
    let (case, right) = (object(&id)?, fields.word("right", Request::from_word)?);
    fields.done()?;
    let Released { token, code, expires_at } =
        ask.desk(move |desk, call| desk.release_answer(call, case, right)).await?;
    let until = frame.t.date(day_of(expires_at));
    let link = format!("{}/answer/{token}", base(&state));
    page(&ReleasedPage { frame, case: id, link, code, until })
}

/// A link to the page of the person, shown this once.
///
/// # Errors
/// Those of [`desk::Desk::own_link`].
pub async fn link(state: State, frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    let case = object(&id)?;
    let token = ask
        .desk(move |desk, call| {
            let person = desk.request(call, case)?.case.person;
            desk.own_link(call, person.ok_or(desk::Fault::NOT_FOUND)?)
        })
        .await?;
    let link = format!("{}/me/{token}", base(&state));
    let until = frame.t.request_own_link_hint().to_owned();
    page(&ReleasedPage { frame, case: id, link, code: String::new(), until })
}

/// Where people reach us, without a slash at the end.
fn base(state: &State) -> String {
    state.settings().public_url.trim_end_matches('/').to_owned()
}
