//! `/tasks`: what is due.

use askama::Template;
use axum::http::Method;

use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
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
    [route(Method::GET, "/tasks", Policy::Signed(WRITERS), show)]
}

async fn show(frame: Frame, ask: Ask) -> Answer {
    let (tasks, waiting) =
        ask.desk(|desk, call| Ok((desk.tasks_due(call)?, desk.waiting(call)?))).await?;
    let late = waiting.late.unwrap_or(0) > 0;
    let t = frame.t;
    let rows = tasks.into_iter().map(|task| Row {
        due: t.date(task.due),
        late: task.late,
        href: format!("/people/{}#t-{}", task.person, task.datum),
        name: if task.name.is_empty() { t.people_unnamed().to_owned() } else { task.name },
        by: task.by,
    });
    let head = vec![t.interaction_due(), t.interaction_person(), t.consent_by()];
    page(&TasksPage { late, rows: rows.collect(), head, frame })
}
