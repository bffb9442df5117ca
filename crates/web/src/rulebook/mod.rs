//! The rule book: every rule that the verdicts name, printed from the code, for everybody.

pub mod number;
pub mod numbers;
pub mod one;
mod search;
pub mod show;

use axum::http::Method;
use law::rule::Mark;

use crate::parts::Tone;
use crate::registry::EDITORS;
use crate::routes::{Policy, Route, STAFF, route};

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let (staff, editors) = (Policy::Signed(STAFF), Policy::Signed(EDITORS));
    [
        route(Method::GET, "/rules", staff, show::show).asks(),
        route(Method::GET, "/rules/numbers", staff, numbers::show),
        route(Method::GET, "/rules/numbers/{id}", editors, number::show),
        route(Method::POST, "/rules/numbers/{id}", editors, number::save),
        route(Method::GET, "/rules/{id}", staff, one::show),
    ]
}

/// How sure a rule is, as the tone of its badge.
const fn tone(mark: Mark) -> Tone {
    match mark {
        Mark::V => Tone::Good,
        Mark::K => Tone::Info,
        Mark::P => Tone::Plain,
        Mark::U => Tone::Warn,
    }
}
