//! `/register/history`: who saved which version when, what each changed, and each as a file.

use askama::Template;
use axum::http::header;
use axum::response::IntoResponse;
use desk::register::Change;
use jiff::Timestamp;

use crate::audit::show::moment;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::input::Place;
use crate::page::page;
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "register/history.html")]
struct HistoryPage {
    head: [&'static str; 3],
    rows: Vec<(i64, String, String, String)>,
    frame: Frame,
}

#[derive(Template)]
#[template(path = "register/changes.html")]
struct ChangesPage {
    title: String,
    number: i64,
    head: [&'static str; 5],
    changes: Vec<Change>,
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
        let number = version.number;
        (number, t.register_version(&number.to_string()), moment(t, at, &zone), who)
    });
    let rows = rows.collect();
    page(&HistoryPage {
        head: [t.register_title(), t.register_when(), t.register_who()],
        rows,
        frame,
    })
}

/// What a version changed against the one before.
///
/// # Errors
/// Not found.
pub async fn changes(frame: Frame, ask: Ask, Place(number): Place<i64>) -> Answer {
    let changes = ask.desk(move |desk, _| desk.register_changes(number)).await?;
    let t = frame.t;
    page(&ChangesPage {
        title: t.register_version(&number.to_string()),
        number,
        head: [
            t.register_part(),
            t.register_entry(),
            t.register_field(),
            t.register_before(),
            t.register_after(),
        ],
        changes,
        frame,
    })
}

/// A version as a file, as it was saved.
///
/// # Errors
/// Not found.
pub async fn download(ask: Ask, Place(number): Place<i64>) -> Answer {
    let text = ask.desk(move |desk, _| desk.register_version(number)).await?;
    let name = format!("attachment; filename=\"register-{number}.toml\"");
    let headers = [
        (header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, text).into_response())
}
