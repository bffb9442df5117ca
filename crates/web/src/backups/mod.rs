//! `/backups`: the copies there are, how old and how large, and what is wrong with them.

use askama::Template;
use axum::http::Method;
use desk::backups::{Copy, CopyOf, Finding, Seen};

use crate::audiences::day_of;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::parts::Tone;
use crate::routes::{KEEPERS, Policy, Route, route};
use crate::seam::Ask;
use crate::text::Text;

/// Copies shown at most.
const MOST: usize = 30;

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [route(Method::GET, "/backups", Policy::Signed(KEEPERS), show)]
}

#[derive(Template)]
#[template(path = "backups/show.html")]
struct BackupsPage {
    frame: Frame,
    known: bool,
    findings: Vec<(Tone, String)>,
    facts: Vec<(&'static str, String)>,
    head: [&'static str; 4],
    rows: Vec<Row>,
}

struct Row {
    made: String,
    of: &'static str,
    size: String,
    sealed: (Tone, &'static str),
}

async fn show(frame: Frame, ask: Ask) -> Answer {
    let (seen, now) =
        ask.desk(|desk, call| Ok((desk.backups(call)?, call.now.as_millisecond()))).await?;
    let t = frame.t;
    let known = seen.is_some();
    let seen = seen.unwrap_or_default();
    let mut findings: Vec<(Tone, String)> = Vec::new();
    if known {
        findings = seen.findings(now).into_iter().map(|f| finding(&frame, f, &seen)).collect();
    }
    if known && findings.is_empty() {
        findings.push((Tone::Good, t.backup_fresh().to_owned()));
    }
    let newest = |of: CopyOf| seen.copies.iter().find(|copy| copy.of == of);
    let age = |of| {
        newest(of).map_or_else(
            || t.backup_none().to_owned(),
            |c| t.backup_age((now - c.made_at) / 3_600_000),
        )
    };
    let facts = vec![
        (t.backup_newest_data(), age(CopyOf::Data)),
        (t.backup_newest_keys(), age(CopyOf::Keys)),
        (
            t.backup_plan(),
            seen.hour.map_or_else(
                || t.backup_by_hand().to_owned(),
                |hour| t.backup_daily(hour, seen.keys_minutes.unwrap_or(60)),
            ),
        ),
    ];
    let head = [t.backup_made(), t.backup_of(), t.backup_size(), t.backup_sealed()];
    let rows = seen.copies.iter().take(MOST).map(|copy| row(t, copy)).collect();
    page(&BackupsPage { known, findings, facts, head, rows, frame })
}

fn row(t: &dyn Text, copy: &Copy) -> Row {
    let time = t.time(copy.made_at);
    Row {
        made: format!("{} {time}", t.date(day_of(copy.made_at))),
        of: match copy.of {
            CopyOf::Data => t.backup_data(),
            CopyOf::Keys => t.backup_keys(),
        },
        size: t.megabytes(copy.bytes),
        sealed: match copy.encrypted {
            true => (Tone::Good, t.backup_encrypted()),
            false => (Tone::Plain, t.backup_plain()),
        },
    }
}

fn finding(frame: &Frame, finding: Finding, seen: &Seen) -> (Tone, String) {
    let t = frame.t;
    let tone = match finding {
        Finding::Failed | Finding::NoData | Finding::NoKeys | Finding::KeysKept => Tone::Bad,
        Finding::Elsewhere => Tone::Info,
        _ => Tone::Warn,
    };
    let why = seen.failed.filter(|_| finding == Finding::Failed);
    let why = why.map_or_else(String::new, |(_, words)| format!(" {}", frame.lang.of(words)));
    (tone, format!("{}{why}", t.backup_finding(finding)))
}
