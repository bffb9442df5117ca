//! `/requests/late`: requests whose day has passed, for whoever runs the firm; without names.

use askama::Template;
use desk::requests::LateCase;

use super::board::tone;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::parts::Tone;
use crate::seam::Ask;
use crate::text::Text;

#[derive(Template)]
#[template(path = "requests/late.html")]
struct LatePage {
    frame: Frame,
    head: [&'static str; 5],
    rows: Vec<Row>,
}

struct Row {
    urgency: (Tone, &'static str),
    rights: String,
    received: String,
    target: String,
    legal: String,
}

/// The list.
///
/// # Errors
/// Those of [`desk::Desk::late_requests`].
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let late = ask.desk(|desk, call| desk.late_requests(call)).await?;
    let t = frame.t;
    let head = [
        t.request_urgency(),
        t.request_rights(),
        t.request_received(),
        t.request_target(),
        t.request_legal(),
    ];
    page(&LatePage { rows: late.iter().map(|case| Row::new(t, case)).collect(), head, frame })
}

impl Row {
    fn new(t: &dyn Text, case: &LateCase) -> Self {
        let rights: Vec<&str> = case.rights.iter().map(|right| t.request_right(*right)).collect();
        Self {
            urgency: (tone(case.urgency), t.request_urgency_of(case.urgency)),
            rights: rights.join(", "),
            received: t.date(case.received),
            target: format!("{} ({})", t.date(case.target), t.request_days_late(case.days)),
            legal: t.date(case.legal),
        }
    }
}
