//! `/audiences/{id}`: an audience kept as evidence.

use askama::Template;
use desk::contact::Snapshot;
use desk::register::Register;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use law::ids::ObjectId;
use law::verdict::Outcome;

use super::reasons::{self, ReasonView};
use crate::charts::Bars;
use crate::errors::{Answer, Fault};
use crate::frame::Frame;
use crate::input::Place;
use crate::page::page;
use crate::parts::Choice;
use crate::seam::Ask;
use crate::text::Text;

#[derive(Template)]
#[template(path = "audiences/kept.html")]
struct KeptPage {
    frame: Frame,
    id: String,
    title: String,
    headline: String,
    facts: Vec<(&'static str, String)>,
    tiles: Vec<Tile>,
    chart: Bars,
    reasons: Vec<ReasonView>,
    recipients: Vec<Choice>,
    formats: Vec<Choice>,
    exportable: bool,
}

/// How many have one outcome, with the way to the people.
struct Tile {
    outcome: Outcome,
    count: String,
    href: String,
}

/// The page.
///
/// # Errors
/// Those of [`desk::Desk::snapshot_view`].
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    let id = object(&id)?;
    let snapshot = ask.desk(move |desk, call| desk.snapshot_view(call, id)).await?;
    let (t, register) = (frame.t, ask.behind().register());
    let reasons = snapshot.by_reason();
    let inside = snapshot.inside();
    let outside = snapshot.count(Outcome::Ask) + snapshot.count(Outcome::Block);
    let tiles = Outcome::ALL.iter().map(|outcome| (*outcome, snapshot.count(*outcome)));
    let tiles = tiles.filter(|(_, count)| *count > 0).map(|(outcome, count)| Tile {
        outcome,
        count: t.number(count),
        href: format!("/audiences/{id}/people?verdict={outcome}"),
    });
    page(&KeptPage {
        id: id.to_string(),
        title: title(t, &register, &snapshot),
        headline: t.audience_allowed(inside, inside + outside + snapshot.unreachable),
        facts: facts(t, &register, &snapshot),
        tiles: tiles.collect(),
        chart: reasons::chart(t, &reasons, snapshot.unreachable),
        reasons: reasons::views(t, &reasons),
        recipients: recipients(&register),
        formats: formats(),
        exportable: inside > 0,
        frame,
    })
}

fn title(t: &dyn Text, register: &Register, snapshot: &Snapshot) -> String {
    let plan = &snapshot.question.plan;
    let activity = named(t, register, plan.activity);
    format!("{activity} · {}", t.audience_channel(plan.channel))
}

/// What was asked, in words.
fn facts(t: &dyn Text, register: &Register, s: &Snapshot) -> Vec<(&'static str, String)> {
    let (plan, segment, lang) = (&s.question.plan, &s.question.segment, t.lang());
    let group = plan.group.and_then(|id| register.product_groups.iter().find(|g| g.id == id));
    let source = segment.source.and_then(|id| register.source(id));
    let said: [(&'static str, Option<String>); 9] = [
        (t.audience_decided(), Some(t.date(s.decided_on))),
        (t.audience_ruleset(), Some(s.ruleset.clone())),
        (t.audience_group(), group.map(|g| lang.pick(&g.name.de, &g.name.en).to_owned())),
        (t.audience_relation_label(), segment.relation.map(|r| t.audience_relation(r).to_owned())),
        (t.audience_country_label(), segment.country.map(|c| t.audience_country(c).to_owned())),
        (t.audience_party_label(), segment.party.map(|p| t.audience_party(p).to_owned())),
        (t.audience_town(), segment.town.clone()),
        (t.audience_since(), segment.bought_since.map(|day| t.date(day))),
        (t.source(), source.map(|s| lang.pick(&s.name.de, &s.name.en).to_owned())),
    ];
    said.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn recipients(register: &Register) -> Vec<Choice> {
    let choice = |r: &desk::register::Recipient| Choice {
        value: r.id.to_string(),
        label: r.name.clone(),
        chosen: false,
    };
    register.recipients.iter().map(choice).collect()
}

fn formats() -> Vec<Choice> {
    let choice = |(value, label): (&str, &str)| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        chosen: value == "csv",
    };
    [("csv", "CSV"), ("xlsx", "Excel (XLSX)")].map(choice).into()
}

/// Name of an activity.
pub(crate) fn named(t: &dyn Text, register: &Register, activity: u16) -> String {
    let found = register.activity(activity);
    found.map(|a| t.lang().pick(&a.name.de, &a.name.en).to_owned()).unwrap_or_default()
}

/// The day of a moment, for lists.
pub(crate) fn day_of(ms: i64) -> Date {
    Timestamp::from_millisecond(ms).unwrap_or_default().to_zoned(TimeZone::UTC).date()
}

/// The id in an address.
pub(crate) fn object(id: &str) -> Result<ObjectId, Fault> {
    ObjectId::parse(id).ok_or_else(Fault::not_found)
}
