//! `/tasks`: what is due.

use askama::Template;
use axum::http::Method;

use crate::errors::Answer;
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::page::{done, page};
use crate::routes::{Policy, Route, WRITERS, route};
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "tasks/list.html")]
struct TasksPage {
    frame: Frame,
    /// A request is past its day, and the reader is told.
    late: bool,
    head: Vec<&'static str>,
    rows: Vec<Row>,
    /// Texts of the author's out of which something was taken: name and address.
    taken_out: Vec<(String, String)>,
}

/// One task.
struct Row {
    due: String,
    late: bool,
    name: String,
    href: String,
    by: String,
}

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let writers = Policy::Signed(WRITERS);
    [route(Method::GET, "/tasks", writers, show), route(Method::POST, "/tasks/seen", writers, seen)]
}

async fn show(frame: Frame, ask: Ask) -> Answer {
    let (tasks, waiting, taken_out) = ask
        .desk(|desk, call| {
            Ok((desk.tasks_due(call)?, desk.waiting(call)?, desk.taken_out_of_mine(call)?))
        })
        .await?;
    let late = waiting.late.unwrap_or(0) > 0;
    let t = frame.t;
    let named = |name: String| if name.is_empty() { t.people_unnamed().to_owned() } else { name };
    let taken_out = taken_out
        .into_iter()
        .map(|text| (named(text.name), format!("/people/{}#t-{}", text.person, text.datum)))
        .collect();
    let rows = tasks.into_iter().map(|task| Row {
        due: t.date(task.due),
        late: task.late,
        href: format!("/people/{}#t-{}", task.person, task.datum),
        name: named(task.name),
        by: task.by,
    });
    let head = vec![t.interaction_due(), t.interaction_person(), t.consent_by()];
    page(&TasksPage { late, rows: rows.collect(), taken_out, head, frame })
}

/// The author has seen what was taken out.
async fn seen(ask: Ask, fields: Fields) -> Answer {
    fields.done()?;
    ask.desk(|desk, call| desk.seen_taken_out(call)).await?;
    done("/tasks", Notice::Saved)
}
