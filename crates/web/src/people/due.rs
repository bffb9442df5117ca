//! `/people/due`: who still has to be told that their data are held.

use askama::Template;
use desk::people::ToInform;
use law::ids::PersonId;

use crate::errors::{Answer, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::page::{done, page};
use crate::seam::Ask;
use crate::text::Text;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "people/due.html")]
struct DuePage {
    frame: Frame,
    head: [&'static str; 4],
    rows: Vec<Row>,
    may_enter: bool,
}

struct Row {
    id: String,
    name: String,
    town: String,
    due_on: String,
    overdue: bool,
}

/// The list.
///
/// # Errors
/// Those of [`desk::Desk::to_inform`].
pub async fn show(visit: Visit, frame: Frame, ask: Ask) -> Answer {
    let due = ask.desk(|desk, call| desk.to_inform(call)).await?;
    let t = frame.t;
    let may_enter = visit.session.as_ref().is_some_and(|s| s.holds(super::ENTERING));
    page(&DuePage {
        head: [t.people_informed_tick(), t.people_name(), t.people_town(), t.people_due_on()],
        rows: due.into_iter().map(|due| Row::new(due, t)).collect(),
        may_enter,
        frame,
    })
}

/// Keeps that the ticked ones were told.
///
/// # Errors
/// Those of [`desk::Desk::informed`].
pub async fn informed(ask: Ask, mut fields: Fields) -> Answer {
    let ticked = fields.all("person");
    fields.done()?;
    let people: Option<Vec<PersonId>> = ticked.iter().map(|id| PersonId::parse(id)).collect();
    let people = people.ok_or_else(Fault::not_found)?;
    ask.desk(move |desk, call| desk.informed(call, &people)).await?;
    done("/people/due", Notice::Saved)
}

impl Row {
    fn new(due: ToInform, t: &dyn Text) -> Self {
        let row = due.row;
        let name = [row.name, row.company].into_iter().find(|name| !name.is_empty());
        Self {
            id: row.person.to_string(),
            name: name.unwrap_or_else(|| t.people_unnamed().to_owned()),
            town: row.town,
            due_on: t.date(due.due_on),
            overdue: due.overdue,
        }
    }
}
