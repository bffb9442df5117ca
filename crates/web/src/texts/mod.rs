//! `/texts`: the rights desk looks at stored texts in which something was found since the words of
//! the screening changed (R-EMP-20 … 22).

use std::sync::Arc;

use askama::Template;
use axum::http::Method;
use desk::rescreening::{FoundText, Progress};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::errors::{Answer, Failure};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::{done, page};
use crate::people::interact::Found;
use crate::routes::{AUDITORS, Policy, Route, route};
use crate::seam::Ask;
use crate::state::State;
use crate::text::Text;

#[derive(Template)]
#[template(path = "texts/list.html")]
struct TextsPage {
    frame: Frame,
    running: bool,
    /// Under way or about to begin: the page is read again until it is done, and opens no text.
    live: bool,
    job: Vec<String>,
    waiting: String,
    cards: Vec<Card>,
}

/// One text.
struct Card {
    person: String,
    datum: String,
    name: String,
    about: String,
    text: String,
    found: Found,
}

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let desk = Policy::Signed(AUDITORS);
    [
        route(Method::GET, "/texts", desk, show),
        route(Method::POST, "/texts", desk, start),
        route(Method::POST, "/texts/{person}/{datum}", desk, decide),
    ]
}

async fn show(frame: Frame, ask: Ask) -> Answer {
    let (progress, live, waiting, found) = ask
        .desk(|desk, call| {
            let progress = desk.rescreening()?;
            let live = progress.is_none_or(|p| p.running || p.stale || p.ended_at.is_none());
            let found = if live { Vec::new() } else { desk.found_texts(call)? };
            Ok((progress, live, desk.texts_to_look_at()?, found))
        })
        .await?;
    let cards = found.into_iter().map(|text| Card::new(text, &frame)).collect();
    page(&TextsPage {
        running: progress.is_some_and(|p| p.running),
        live,
        job: job(frame.t, progress),
        waiting: frame.t.rescreen_waiting(waiting),
        cards,
        frame,
    })
}

/// What there is to say about the job.
fn job(t: &dyn Text, progress: Option<Progress>) -> Vec<String> {
    let Some(progress) = progress else { return vec![t.rescreen_never().to_owned()] };
    let ended = progress.ended_at.and_then(|ms| Timestamp::from_millisecond(ms).ok());
    let state = match ended {
        _ if progress.running => t.rescreen_running().to_owned(),
        Some(at) => t.rescreen_ended(&t.date(at.to_zoned(TimeZone::UTC).date())),
        None => t.rescreen_stopped().to_owned(),
    };
    let counts = t.rescreen_counts(&t.number(progress.texts), &t.number(progress.found));
    let stale = progress.stale.then(|| t.rescreen_stale().to_owned());
    [state, counts].into_iter().chain(stale).collect()
}

impl Card {
    fn new(found: FoundText, frame: &Frame) -> Self {
        let t = frame.t;
        let by = if found.by.is_empty() { t.interaction_program().to_owned() } else { found.by };
        Self {
            person: found.person.to_string(),
            datum: found.datum.to_string(),
            name: if found.name.is_empty() { t.people_unnamed().to_owned() } else { found.name },
            about: format!("{} · {by}", t.date(found.on)),
            text: found.text,
            found: Found::new(&found.screened, frame.lang),
        }
    }
}

/// Screens everything on a thread of its own; it outlives the request.
async fn start(state: State, ask: Ask, fields: Fields) -> Answer {
    fields.done()?;
    let (desk, call) = (Arc::clone(ask.behind()), ask.call());
    std::thread::spawn(move || {
        if let Err(error @ desk::Error::Failure(_)) = desk.screen_stored(&call) {
            state.report(call.request, &Failure::new(error).to_string());
        }
    });
    done("/texts", Notice::Saved)
}

async fn decide(
    ask: Ask,
    Place((person, datum)): Place<(String, String)>,
    mut fields: Fields,
) -> Answer {
    let (person, datum) = (crate::people::person(&person)?, crate::people::datum(&datum)?);
    let takes_out = fields.one("decision")? == "take_out";
    fields.done()?;
    ask.desk(move |desk, call| match takes_out {
        true => desk.take_out_found(call, person, datum),
        false => desk.leave_found(call, person, datum),
    })
    .await?;
    done("/texts", Notice::Saved)
}
