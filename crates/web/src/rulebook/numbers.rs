//! `/rules/numbers`: the dated numbers, with their sources and how far a firm may go.

use askama::Template;

use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::registry::EDITORS;
use crate::seam::Ask;
use crate::session::Signed;
use crate::text::Text;
use law::params::{Number, Params};

#[derive(Template)]
#[template(path = "rulebook/numbers.html")]
struct NumbersPage {
    head: [&'static str; 6],
    rows: Vec<Row>,
    may_edit: bool,
    frame: Frame,
}

struct Row {
    id: &'static str,
    name: &'static str,
    value: i32,
    own: String,
    since: String,
    source: String,
    bound: String,
    /// Whether a firm has room here.
    open: bool,
}

/// Every number that holds today.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, Signed(session): Signed, ask: Ask) -> Answer {
    let t = frame.t;
    let register = ask.behind().register();
    let today = register.day(ask.call().now);
    let rows = law::params::shipped().shown_on(today).map(|number| Row {
        id: number.id,
        value: number.value,
        own: register.house_rules.own(number.id).map_or_else(String::new, |own| own.to_string()),
        since: number.valid_from.map_or_else(String::new, |day| t.date(day)),
        name: Params::name(number.id).map_or(number.id, |words| t.lang().of(words)),
        source: source(t, &number),
        bound: bound(t, &number),
        open: number.strictest.is_some(),
    });
    page(&NumbersPage {
        rows: rows.collect(),
        may_edit: session.holds(EDITORS),
        head: [
            t.rules_number(),
            t.rules_value(),
            t.rules_since(),
            t.rules_citations(),
            t.rules_house(),
            t.rules_own(),
        ],
        frame,
    })
}

/// Where a number comes from.
pub(super) fn source(t: &dyn Text, number: &Number<'_>) -> String {
    number.source_law.replacen("Policy:", &format!("{}:", t.rules_policy()), 1)
}

/// How far a firm may go.
pub(super) fn bound(t: &dyn Text, number: &Number<'_>) -> String {
    let between = |strictest| t.rules_between(strictest, number.value);
    number.strictest.map_or_else(|| t.rules_fixed().to_owned(), between)
}
