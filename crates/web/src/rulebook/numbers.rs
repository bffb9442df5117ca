//! `/rules/numbers`: the dated numbers, with their sources and how far a firm may go.

use askama::Template;

use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::seam::Ask;
use law::params::Params;

#[derive(Template)]
#[template(path = "rulebook/numbers.html")]
struct NumbersPage {
    head: [&'static str; 6],
    rows: Vec<Row>,
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
}

/// Every number that holds today.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let t = frame.t;
    let register = ask.behind().register();
    let today = register.day(ask.call().now);
    let rows = law::params::shipped().shown_on(today).map(|number| Row {
        id: number.id,
        value: number.value,
        own: register.house_rules.own(number.id).map_or_else(String::new, |own| own.to_string()),
        since: number.valid_from.map_or_else(String::new, |day| t.date(day)),
        name: Params::name(number.id).map_or(number.id, |words| t.lang().of(words)),
        source: number.source_law.replacen("Policy:", &format!("{}:", t.rules_policy()), 1),
        bound: number.strictest.map_or_else(
            || t.rules_fixed().to_owned(),
            |strictest| t.rules_between(strictest, number.value),
        ),
    });
    page(&NumbersPage {
        rows: rows.collect(),
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
