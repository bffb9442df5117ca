//! `/backups`: the copies there are, how old and how large, what is wrong with them, and when the
//! next ones are made.

mod plan;

use askama::Template;
use axum::http::Method;
use desk::backups::{Copy, CopyOf, Finding, Seen};
use law::vocabulary::Role;

use crate::audiences::day_of;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::parts::Tone;
use crate::routes::{ADMINS, KEEPERS, Policy, Route, route};
use crate::seam::Ask;
use crate::text::Text;

/// Copies shown at most.
const MOST: usize = 30;

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/backups", Policy::Signed(KEEPERS), show),
        route(Method::GET, "/backups/plan", Policy::Signed(ADMINS), plan::show),
        route(Method::POST, "/backups/plan", Policy::Signed(ADMINS), plan::set),
        route(Method::POST, "/backups/now", Policy::Signed(ADMINS), plan::now),
    ]
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
    /// Whether the one who looks may change the schedule.
    sets: bool,
    planned: bool,
}

struct Row {
    made: String,
    of: &'static str,
    size: String,
    sealed: (Tone, &'static str),
}

async fn show(frame: Frame, ask: Ask) -> Answer {
    let (seen, now, sets) = ask
        .desk(|desk, call| {
            Ok((desk.backups(call)?, call.now.as_millisecond(), call.is(Role::Admin)))
        })
        .await?;
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
    let (facts, planned) = (facts(t, &seen, now), seen.plan.is_some());
    let head = [t.backup_made(), t.backup_of(), t.backup_size(), t.backup_sealed()];
    let rows = seen.copies.iter().take(MOST).map(|copy| row(t, copy)).collect();
    page(&BackupsPage { known, findings, facts, head, rows, sets, planned, frame })
}

fn facts(t: &dyn Text, seen: &Seen, now: i64) -> Vec<(&'static str, String)> {
    let newest = |of: CopyOf| seen.copies.iter().find(|copy| copy.of == of);
    let age = |of| {
        newest(of).map_or_else(
            || t.backup_none().to_owned(),
            |c| t.backup_age((now - c.made_at) / 3_600_000),
        )
    };
    let plan = seen.plan.as_ref().map_or_else(
        || t.backup_by_hand().to_owned(),
        |plan| t.backup_daily(plan.hour, plan.keys_minutes),
    );
    let mut facts = vec![
        (t.backup_newest_data(), age(CopyOf::Data)),
        (t.backup_newest_keys(), age(CopyOf::Keys)),
        (t.backup_plan(), plan),
    ];
    let moment = |ms: i64| format!("{} {} UTC", t.date(day_of(ms)), t.time(ms));
    facts.extend(seen.next.map(|next| (t.backup_next(), moment(next))));
    if let Some(plan) = &seen.plan {
        facts.push((t.backup_to(), plan.to.clone()));
        facts.push((t.backup_keys_to(), plan.keys_to.clone()));
    }
    facts.extend(seen.failed.map(|(at, _)| (t.backup_failed_at(), moment(at))));
    facts
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
