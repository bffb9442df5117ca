//! `/minimise`: what is held and not needed, and the way to let it go.

use std::sync::Arc;

use askama::Template;
use axum::http::Method;
use axum::response::{IntoResponse, Redirect};
use desk::minimise::{CallOut, KindReport, Preview, Report};
use desk::register::Register;
use desk::{Call, Desk};

use crate::errors::{Answer, Failure};
use crate::fields::Fields;
use crate::frame::Frame;
use crate::input::Place;
use crate::page::{html, page};
use crate::people::words;
use crate::registry::EDITORS;
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::state::State;
use crate::text::Text;

#[derive(Template)]
#[template(path = "minimise/report.html")]
struct ReportPage {
    frame: Frame,
    head: Vec<&'static str>,
    made: String,
    rows: Vec<Row>,
    photos: String,
    running: Option<String>,
}

/// One kind.
struct Row {
    id: u16,
    name: String,
    retired: bool,
    call_out: &'static str,
    needed: String,
    /// How many activities need it, where they are too many to be read at once.
    many: String,
    last: String,
    last_by: String,
    without: String,
    values: String,
    may_go: bool,
    unused: bool,
}

#[derive(Template)]
#[template(path = "minimise/retire.html")]
struct RetirePage {
    frame: Frame,
    id: u16,
    name: String,
    values: String,
    needed: String,
    error: &'static str,
}

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let editors = Policy::Signed(EDITORS);
    [
        route(Method::GET, "/minimise", editors, show),
        route(Method::POST, "/minimise", editors, make),
        route(Method::GET, "/minimise/{kind}", editors, preview),
        route(Method::POST, "/minimise/{kind}", editors, retire),
    ]
}

async fn show(frame: Frame, ask: Ask) -> Answer {
    let (report, running) = ask.behind().minimisation();
    page(&ReportPage::new(frame, &ask, report.as_deref(), running))
}

impl ReportPage {
    fn new(frame: Frame, ask: &Ask, report: Option<&Report>, running: Option<u64>) -> Self {
        let (t, register) = (frame.t, ask.behind().register());
        let rows = report.map_or(&[][..], |report| &report.kinds).iter();
        Self {
            head: vec![
                t.minimise_kind(),
                t.minimise_needed_by(),
                t.minimise_last(),
                "",
                t.minimise_without(),
                t.minimise_values(),
            ],
            made: report.map(|r| t.minimise_made(&t.date(r.on))).unwrap_or_default(),
            rows: rows.map(|kind| Row::new(kind, t, &register)).collect(),
            photos: match report.map_or(0, |r| r.photos) {
                0 => String::new(),
                count => t.minimise_photos(&t.number(count)),
            },
            running: running.map(|erased| t.minimise_erased(&t.number(erased))),
            frame,
        }
    }
}

impl Row {
    fn new(kind: &KindReport, t: &dyn Text, register: &Register) -> Self {
        let lang = t.lang();
        let last_by = kind.last_by.map(|id| words::activity(lang, register, id));
        let many = match kind.needed_by.len() {
            0..=2 => String::new(),
            count => t.minimise_activities(&t.number(count as u64)),
        };
        Self {
            id: kind.kind,
            name: words::kind(lang, register, kind.kind),
            retired: kind.retired,
            call_out: match kind.call_out {
                Some(CallOut::Photo) => t.minimise_photo(),
                Some(CallOut::Birthday) => t.minimise_birthday(),
                Some(CallOut::Salutation) => t.minimise_salutation(),
                None => "",
            },
            needed: needed(&kind.needed_by, t, register),
            many,
            last: kind.last_used.map_or_else(|| t.minimise_never().to_owned(), |day| t.date(day)),
            last_by: last_by.unwrap_or_default(),
            without: t.number(kind.without_ground),
            values: t.number(kind.values),
            may_go: kind.may_go && !(kind.retired && kind.values == 0),
            unused: kind.never_used() || kind.without_ground > 0,
        }
    }
}

fn needed(activities: &[u16], t: &dyn Text, register: &Register) -> String {
    let named: Vec<String> =
        activities.iter().map(|id| words::activity(t.lang(), register, *id)).collect();
    if named.is_empty() { t.minimise_nobody().to_owned() } else { named.join(", ") }
}

async fn make(state: State, ask: Ask, fields: Fields) -> Answer {
    fields.done()?;
    spawn(&state, &ask, |desk, call| desk.make_minimisation(call));
    Ok(Redirect::to("/minimise").into_response())
}

async fn preview(frame: Frame, ask: Ask, Place(kind): Place<u16>) -> Answer {
    let preview = ask.desk(move |desk, call| desk.preview_retire(call, kind)).await?;
    html(&RetirePage::new(frame, &ask, &preview, ""))
}

impl RetirePage {
    fn new(frame: Frame, ask: &Ask, preview: &Preview, error: &'static str) -> Self {
        let (t, register) = (frame.t, ask.behind().register());
        Self {
            id: preview.kind,
            name: words::kind(frame.lang, &register, preview.kind),
            values: t.number(preview.values),
            needed: needed(&preview.needed_by, t, &register),
            error,
            frame,
        }
    }
}

async fn retire(
    state: State,
    frame: Frame,
    ask: Ask,
    Place(kind): Place<u16>,
    mut fields: Fields,
) -> Answer {
    let sure = fields.tick("sure");
    fields.done()?;
    if !sure {
        let preview = ask.desk(move |desk, call| desk.preview_retire(call, kind)).await?;
        let error = frame.t.minimise_confirm_missing();
        return html(&RetirePage::new(frame, &ask, &preview, error));
    }
    ask.desk(move |desk, call| desk.retire_kind(call, kind)).await?;
    spawn(&state, &ask, move |desk, call| desk.erase_kind(call, kind));
    Ok(Redirect::to("/minimise").into_response())
}

/// Does something long in the background; it outlives the request.
fn spawn(
    state: &State,
    ask: &Ask,
    work: impl FnOnce(&Desk, &Call) -> desk::Result<bool> + Send + 'static,
) {
    let (desk, call, state) = (Arc::clone(ask.behind()), ask.call(), state.clone());
    std::thread::spawn(move || {
        // A refusal or fault has been shown by the page before; only failures are news.
        if let Err(error @ desk::Error::Failure(_)) = work(&desk, &call) {
            state.report(call.request, &Failure::new(error).to_string());
        }
    });
}
