//! Taking in files: list, wizard (file and source → mapping → preview → run), report.

mod list;
mod map;
mod new;
mod report;
pub(crate) mod run;
pub(crate) mod sealing;
mod settings;
mod wish;

use std::time::Duration;

use axum::http::Method;
use desk::import::{Outcome, Reason};

use crate::charts::{Bars, Ink, Part};
use crate::routes::{Policy, Route, TAKERS, route};
use crate::server::limits::BodyLimit;
use crate::text::{Lang, Text};

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let takers = Policy::Signed(TAKERS);
    [
        route(Method::GET, "/imports", takers, list::show),
        route(Method::GET, "/imports/new", takers, new::show),
        route(Method::POST, "/imports", takers, new::upload).takes(FILE),
        route(Method::GET, "/imports/{id}/map", takers, map::show),
        route(Method::POST, "/imports/{id}/map", takers, map::look),
        route(Method::POST, "/imports/{id}/run", takers, run::start),
        route(Method::POST, "/imports/{id}/resume", takers, run::resume),
        route(Method::POST, "/imports/{id}/stop", takers, run::stop),
        route(Method::POST, "/imports/{id}/undo", takers, run::undo),
        route(Method::GET, "/imports/{id}", takers, report::show).asks(),
        route(Method::GET, "/imports/{id}/rejected.csv", takers, report::download),
    ]
}

/// Files: 1 GiB within 30 minutes, sealed piece by piece as they come.
pub(crate) const FILE: BodyLimit =
    BodyLimit { bytes: 1 << 30, content: 1 << 30, time: Duration::from_secs(30 * 60) };

/// Counts by reason as a chart with its table.
fn chart(t: &'static dyn Text, counts: &[(Outcome, Reason, i64)]) -> Bars {
    let lang = t.lang();
    let parts = counts.iter().map(|(outcome, reason, rows)| Part {
        label: format!("{}: {}", upper(lang.of(outcome.words())), lang.of(reason.words())),
        count: u64::try_from(*rows).unwrap_or_default(),
        ink: ink(*outcome),
        href: (*outcome == Outcome::Held).then(|| "/quarantine".to_owned()),
    });
    Bars::new(t, t.import_counts(), parts.collect())
}

const fn ink(outcome: Outcome) -> Ink {
    match outcome {
        Outcome::Added | Outcome::Completed => Ink::Allow,
        Outcome::Unchanged => Ink::First,
        Outcome::Held => Ink::Ask,
        Outcome::Refused => Ink::Duty,
        Outcome::Faulty => Ink::Block,
    }
}

fn upper(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// Rows with this outcome.
fn rows_with(counts: &[(Outcome, Reason, i64)], outcome: Outcome) -> u64 {
    let rows: i64 = counts.iter().filter(|(o, ..)| *o == outcome).map(|(.., rows)| rows).sum();
    u64::try_from(rows).unwrap_or_default()
}

/// A source of the register in the visitor's language.
fn source_name(desk: &desk::Desk, lang: Lang, source: u16) -> String {
    let register = desk.register();
    register
        .source(source)
        .map_or_else(String::new, |s| lang.pick(&s.name.de, &s.name.en).to_owned())
}
