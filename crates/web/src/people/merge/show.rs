//! `/people/merge?a=…&b=…`: both side by side, and the one they would be.

use askama::Template;
use desk::contact::Lights;
use desk::merge::{Preview, Side};
use desk::register::Register;
use law::verdict::Outcome;
use law::vocabulary::{Channel, ConsentState, ObjectionScope};
use serde::Deserialize;

use super::super::words;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::input::Search;
use crate::page::page;
use crate::seam::Ask;
use crate::text::Text;

/// Whom: `a` stays, `b` goes into it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    a: String,
    b: String,
}

#[derive(Template)]
#[template(path = "people/merge/show.html")]
struct MergePage {
    frame: Frame,
    a: String,
    b: String,
    left: String,
    right: String,
    values: Vec<Value>,
    facts: Vec<Row>,
    lights: Vec<LightRow>,
    carried: bool,
}

/// What both say of one kind.
struct Value {
    kind: u16,
    label: String,
    left: Vec<String>,
    right: Vec<String>,
    /// The mark between them; empty where only one says something.
    mark: (&'static str, bool),
    choose: bool,
    right_leads: bool,
}

/// One fact of both, and of the one they would be.
struct Row {
    label: String,
    left: String,
    right: String,
    after: String,
}

/// One light of both, and of the one they would be.
struct LightRow {
    label: String,
    left: Outcome,
    right: Outcome,
    after: Outcome,
    reason: String,
}

/// The page.
///
/// # Errors
/// Those of [`desk::Desk::merge_preview`].
pub async fn show(frame: Frame, ask: Ask, Search(both): Search<Both>) -> Answer {
    let (a, b) = (super::super::person(&both.a)?, super::super::person(&both.b)?);
    let preview = ask.desk(move |desk, call| desk.merge_preview(call, a, b)).await?;
    let register = ask.behind().register();
    page(&MergePage::new(frame, &register, &preview))
}

impl MergePage {
    fn new(frame: Frame, register: &Register, preview: &Preview) -> Self {
        let t = frame.t;
        let named = |side: &Side| match side.name.is_empty() {
            true => t.people_unnamed().to_owned(),
            false => side.name.clone(),
        };
        Self {
            a: preview.left.person.id.to_string(),
            b: preview.right.person.id.to_string(),
            left: named(&preview.left),
            right: named(&preview.right),
            values: values(t, register, preview),
            facts: facts(t, register, preview),
            lights: lights(t, register, preview),
            carried: !preview.carried.is_empty(),
            frame,
        }
    }
}

fn values(t: &dyn Text, register: &Register, preview: &Preview) -> Vec<Value> {
    let value = |pair: &desk::merge::Pair| Value {
        kind: pair.kind,
        label: words::kind(t.lang(), register, pair.kind),
        left: pair.left.clone(),
        right: pair.right.clone(),
        mark: match (pair.same, pair.left.is_empty() || pair.right.is_empty()) {
            (_, true) => ("", false),
            (true, _) => (t.merge_same(), false),
            (false, _) => (t.merge_differs(), true),
        },
        choose: pair.choose,
        right_leads: pair.right_leads,
    };
    preview.pairs.iter().map(value).collect()
}

fn facts(t: &dyn Text, register: &Register, preview: &Preview) -> Vec<Row> {
    let (a, b) = (&preview.left, &preview.right);
    let (one, other, after) = (&a.standing, &b.standing, &preview.standing);
    let row = |label: &str, left: &str, right: &str, after: &str| Row {
        label: label.to_owned(),
        left: left.to_owned(),
        right: right.to_owned(),
        after: after.to_owned(),
    };
    macro_rules! fact {
        ($label:expr, $word:expr, $field:ident) => {
            row($label, $word(one.$field), $word(other.$field), $word(after.$field))
        };
    }
    let objection = |scope: i64| match ObjectionScope::from_code(scope) {
        Some(ObjectionScope::None) | None => t.merge_none(),
        Some(ObjectionScope::All) => t.merge_all(),
        Some(_) => t.merge_part(),
    };
    let mut rows = vec![
        fact!(t.people_party_title(), |w| t.people_party(w), party),
        fact!(t.people_relation_title(), |w| t.people_relation(w), relation),
        fact!(t.people_country_title(), |w| t.people_country(w), country),
        fact!(t.people_state_title(), |w| t.people_state(w), state),
        fact!(t.merge_objection(), objection, objection_scope),
    ];
    let orders = |n: usize| t.number(u64::try_from(n).unwrap_or(u64::MAX));
    let sum = orders(a.orders + b.orders);
    rows.push(row(t.merge_orders(), &orders(a.orders), &orders(b.orders), &sum));
    let named = |sources: &[u16]| {
        let names: Vec<String> =
            sources.iter().map(|s| words::source(t.lang(), register, *s)).collect();
        names.join(", ")
    };
    let mut both = a.sources.clone();
    both.extend(&b.sources);
    both.sort_unstable();
    both.dedup();
    rows.push(row(t.merge_sources(), &named(&a.sources), &named(&b.sources), &named(&both)));
    rows.extend(consents(t, register, preview));
    rows
}

fn consents(t: &dyn Text, register: &Register, preview: &Preview) -> Vec<Row> {
    let mut all: Vec<(u16, Channel)> =
        preview.consents.iter().map(|c| (c.activity, c.channel)).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
        .map(|(activity, channel)| {
            macro_rules! state {
                ($consents:expr) => {{
                    let asked =
                        $consents.iter().find(|c| c.activity == activity && c.channel == channel);
                    t.consent_state(asked.map_or(ConsentState::None, |c| c.state)).to_owned()
                }};
            }
            Row {
                label: format!(
                    "{} · {}",
                    words::activity(t.lang(), register, activity),
                    t.consent_channel(channel)
                ),
                left: state!(preview.left.consents),
                right: state!(preview.right.consents),
                after: state!(preview.consents),
            }
        })
        .collect()
}

fn lights(t: &dyn Text, register: &Register, preview: &Preview) -> Vec<LightRow> {
    let of = |lights: &Lights, at: usize| {
        lights.get(at).map_or(Outcome::Block, |light| light.verdict.verdict)
    };
    let row = |(at, light): (usize, &desk::contact::Light)| LightRow {
        label: format!(
            "{} · {}",
            words::activity(t.lang(), register, light.plan.activity),
            t.consent_channel(light.plan.channel)
        ),
        left: of(&preview.left.lights, at),
        right: of(&preview.right.lights, at),
        after: light.verdict.verdict,
        reason: t.lang().of(light.verdict.reason()).to_owned(),
    };
    preview.lights.iter().enumerate().map(row).collect()
}
