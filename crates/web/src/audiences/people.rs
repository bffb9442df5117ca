//! `/audiences/{id}/people` and `/audiences/{id}/why/{n}`: the people of a snapshot, and why each
//! was decided as they were.

use std::collections::HashMap;

use askama::Template;
use law::ids::PersonId;
use law::verdict::Outcome;
use serde::Deserialize;

use super::kept::object;
use crate::errors::{Answer, Fault};
use crate::frame::Frame;
use crate::input::{Place, Search};
use crate::page::page;
use crate::parts::Pages;
use crate::seam::{Ask, hex, unhex};

/// Which people.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    verdict: Outcome,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "audiences/people.html")]
struct PeoplePage {
    frame: Frame,
    id: String,
    outcome: Outcome,
    head: [&'static str; 3],
    rows: Vec<Row>,
    pages: Pages,
}

struct Row {
    person: String,
    name: String,
    reason: &'static str,
    situation: i64,
}

/// One page of people; opening their names leaves an audit leaf.
///
/// # Errors
/// Those of [`desk::Desk::members`].
pub async fn show(
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    Search(which): Search<Which>,
) -> Answer {
    let (id, outcome) = (object(&id)?, which.verdict);
    let after = match &which.after {
        Some(text) => Some(PersonId(unhex(text).ok_or_else(Fault::not_found)?)),
        None => None,
    };
    let (snapshot, members) = ask
        .desk(move |desk, call| {
            Ok((desk.snapshot_view(call, id)?, desk.members(call, id, outcome, after)?))
        })
        .await?;
    let (t, lang) = (frame.t, frame.lang);
    let reasons: HashMap<i64, &'static str> =
        snapshot.situations.iter().map(|s| (s.number, lang.of(s.verdict.reason()))).collect();
    let rows = members.rows.into_iter().map(|m| Row {
        person: m.person.to_string(),
        name: m.name,
        reason: reasons.get(&m.situation).copied().unwrap_or_default(),
        situation: m.situation,
    });
    let here = format!("/audiences/{id}/people?verdict={outcome}");
    let pages = Pages {
        earlier: after.map(|_| here.clone()),
        later: members.next.map(|next| format!("{here}&after={}", hex(next.0))),
        range: None,
    };
    let head = [t.audience_members(), t.reason(), t.audience_why()];
    page(&PeoplePage { id: id.to_string(), outcome, head, rows: rows.collect(), pages, frame })
}

#[derive(Template)]
#[template(path = "audiences/why.html")]
struct WhyPage {
    frame: Frame,
    id: String,
    outcome: Outcome,
    reason: &'static str,
    way_forward: &'static str,
    duties: Vec<&'static str>,
    persons: String,
    rules: Vec<RuleView>,
    question: String,
}

struct RuleView {
    id: &'static str,
    title: &'static str,
    citations: String,
}

/// Why one situation was decided as it was.
///
/// # Errors
/// Those of [`desk::Desk::explain`].
pub async fn why(frame: Frame, ask: Ask, Place((id, n)): Place<(String, i64)>) -> Answer {
    let id = object(&id)?;
    let found = ask.desk(move |desk, call| desk.explain(call, id, n)).await?;
    let lang = frame.lang;
    let rules = found.rules.iter().map(|rule| RuleView {
        id: rule.id,
        title: lang.of(rule.title),
        citations: rule.citations.join(" · "),
    });
    page(&WhyPage {
        id: id.to_string(),
        outcome: found.verdict.verdict,
        reason: lang.of(found.verdict.reason()),
        way_forward: lang.of(found.verdict.way_forward()),
        duties: found.verdict.duties.iter().map(|duty| lang.of(duty.words())).collect(),
        persons: frame.t.audience_persons(found.persons),
        rules: rules.collect(),
        question: found.question,
        frame,
    })
}
