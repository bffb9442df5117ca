//! `/register/history`: who saved which version when.

use askama::Template;
use jiff::Timestamp;

use crate::audit::show::moment;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "register/history.html")]
struct HistoryPage {
    head: [&'static str; 3],
    rows: Vec<(String, String, String)>,
    frame: Frame,
}

/// All versions, newest first.
///
/// # Errors
/// Failures of the store only.
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let versions = ask.desk(|desk, _| desk.register_history()).await?;
    let zone = desk::zone(ask.behind().register().firm.country);
    let t = frame.t;
    let rows = versions.into_iter().map(|version| {
        let at = Timestamp::from_millisecond(version.at).unwrap_or_default();
        let who = if version.name.is_empty() { t.register_setup().into() } else { version.name };
        (t.register_version(&version.number.to_string()), moment(t, at, &zone), who)
    });
    let rows = rows.collect();
    page(&HistoryPage {
        head: [t.register_title(), t.register_when(), t.register_who()],
        rows,
        frame,
    })
}
