//! `/people/{id}`: everything about one person, each value with where it came from.

use askama::Template;
use axum::response::{IntoResponse, Redirect};
use desk::contact;
use desk::interactions::InteractionKind;
use desk::merge::MergeState;
use desk::people::{Card, CardOrder, CardValue, Look, LookReason};
use desk::register::Register;
use law::kinds::Shape;
use law::verdict::Outcome;
use law::vocabulary::{Channel, ConsentState, PersonState, Role};
use serde::Deserialize;

use super::timeline::Timeline;
use super::words;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::input::{Place, Search};
use crate::page::page;
use crate::parts::{Choice, Light, Provenance, Tone};
use crate::seam::Ask;
use crate::text::Text;
use crate::visit::Visit;

/// For which activity, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    r#for: Option<u16>,
    why: Option<String>,
    kind: Option<String>,
    role: Option<String>,
}

#[derive(Template)]
#[template(path = "people/card.html")]
struct CardPage {
    frame: Frame,
    id: String,
    name: String,
    lead: String,
    warnings: Vec<(Tone, String)>,
    activity: String,
    others: Vec<Choice>,
    why: String,
    open: Vec<Light>,
    closed: Vec<Light>,
    closed_count: String,
    closed_reasons: Vec<String>,
    values: Vec<Row>,
    withheld: String,
    order_head: Vec<&'static str>,
    orders: Vec<Order>,
    consents: Vec<Consent>,
    event_head: Vec<&'static str>,
    events: Vec<[String; 4]>,
    disclosure_head: Vec<&'static str>,
    disclosures: Vec<[String; 4]>,
    objections: Vec<Choice>,
    merges: Vec<Merged>,
    objected: bool,
    may_enter: bool,
    may_erase: bool,
    timeline: Timeline,
}

/// A merge the person comes from.
struct Merged {
    id: String,
    on: String,
    by: String,
    state: String,
    undoable: bool,
}

struct Row {
    datum: String,
    kind: String,
    value: String,
    from: Provenance,
    signs: Vec<&'static str>,
    correctable: bool,
}

struct Order {
    datum: String,
    on: String,
    what: String,
    group: String,
    notice: &'static str,
    amount: String,
    cancelled: bool,
}

struct Consent {
    activity: u16,
    channel: &'static str,
    label: String,
    state: (Tone, &'static str),
    since: String,
    open: bool,
    pending: bool,
}

#[derive(Template)]
#[template(path = "people/why.html")]
struct WhyPage {
    frame: Frame,
    id: String,
    reasons: Vec<Choice>,
}

/// The card.
///
/// # Errors
/// Those of [`desk::Desk::card`].
pub async fn show(
    visit: Visit,
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    Search(wanted): Search<Wanted>,
) -> Answer {
    let person = super::person(&id)?;
    let why = wanted.why.as_deref().and_then(LookReason::from_word);
    let look = Look { activity: wanted.r#for, why };
    let work = move |desk: &desk::Desk, call: &desk::Call| {
        let card = desk.card(call, person, look);
        let merges = desk.merges_of(call, person)?;
        let moved = if card.is_err() { desk.successor(person)? } else { None };
        let opened = card.and_then(|card| Ok((card, desk.lights(call, person)?)));
        Ok((opened, merges, moved))
    };
    let (opened, merges, moved) = ask.desk(work).await?;
    if let Some(person) = moved {
        return Ok(Redirect::to(&format!("/people/{person}")).into_response());
    }
    let (card, lights) = match opened {
        Err(desk::Error::Refusal(refusal)) if refusal.code == "REASON_NEEDED" => {
            return page(&WhyPage::new(frame, id));
        }
        opened => opened?,
    };
    let show = desk::interactions::Show {
        kind: wanted.kind.as_deref().and_then(InteractionKind::from_word),
        role: wanted.role.as_deref().and_then(Role::from_word),
        why,
    };
    let timeline = Timeline::read(&frame, &ask, &visit, person, show).await?;
    let register = ask.behind().register();
    let holds = |roles: &[Role]| visit.session.as_ref().is_some_and(|s| s.holds(roles));
    let why = why.map_or("", LookReason::word).to_owned();
    let mut card = CardPage::new(
        frame,
        &register,
        (card, lights.as_slice()),
        why,
        holds(super::ENTERING),
        holds(crate::routes::AUDITORS),
        timeline,
    );
    card.merges = merges.into_iter().map(|merge| Merged::new(merge, card.frame.t)).collect();
    page(&card)
}

impl WhyPage {
    fn new(frame: Frame, id: String) -> Self {
        let t = frame.t;
        let reason = |r: &LookReason| words::choice(r.word(), t.people_why_word(*r), false);
        let reasons = words::or(t.people_choose(), LookReason::ALL.iter().map(reason).collect());
        Self { reasons, frame, id }
    }
}

impl CardPage {
    fn new(
        frame: Frame,
        register: &Register,
        (card, lights): (Card, &[contact::Light]),
        why: String,
        may_enter: bool,
        may_erase: bool,
        timeline: Timeline,
    ) -> Self {
        let (t, lang) = (frame.t, frame.lang);
        let activity = |id: u16| words::activity(lang, register, id);
        let id = card.person.id.to_string();
        let withheld: Vec<String> = card
            .withheld
            .iter()
            .filter(|kind| !is_text(register, **kind))
            .map(|kind| words::kind(lang, register, *kind))
            .collect();
        let events = card.events.iter().map(|event| {
            let by = card.names.get(&event.user).cloned();
            let what = match event.activity {
                0 => t.consent_for_all().to_owned(),
                id => activity(id),
            };
            let channel = Channel::from_code(event.channel);
            let channel = channel.map_or(t.consent_all_channels(), |c| t.consent_channel(c));
            [
                t.date(desk::day_of(desk::day_at(event.happened_at))),
                t.consent_action(event.action).to_owned(),
                format!("{what} · {channel}"),
                by.unwrap_or_else(|| t.consent_program().to_owned()),
            ]
        });
        let consents = card.consents.iter().map(|c| Consent {
            activity: c.activity,
            channel: c.channel.word(),
            label: format!("{} · {}", activity(c.activity), t.consent_channel(c.channel)),
            state: (tone_of(c.state), t.consent_state(c.state)),
            since: c.given_on.map(|on| t.date(desk::day_of(on))).unwrap_or_default(),
            open: !matches!(c.state, ConsentState::Withdrawn | ConsentState::None),
            pending: c.state == ConsentState::Pending,
        });
        let disclosures = card.disclosures.iter().map(|d| {
            let handed = desk::day_at(d.handed_at.unwrap_or(d.asked_at));
            [
                t.date(desk::day_of(handed)),
                register.recipient(d.recipient).map_or(String::new(), |r| r.name.clone()),
                activity(d.activity),
                t.export_state_of(d.state).to_owned(),
            ]
        });
        let words = |l: &contact::Light| light(l, t, &activity(l.plan.activity));
        let (open, closed) = by_outcome(lights, words);
        Self {
            name: name_of(&card, t),
            lead: lead(&card, t),
            warnings: warnings(&card, t),
            activity: activity(card.activity),
            others: card
                .others
                .iter()
                .map(|a| words::choice(*a, activity(*a), *a == card.activity))
                .collect(),
            why,
            values: card
                .values
                .iter()
                .filter(|v| v.shape != Shape::Note)
                .map(|v| Row::new(v, t, register))
                .collect(),
            closed_count: t.people_closed(closed.len() as u64),
            closed_reasons: reasons(&closed, t),
            open,
            closed,
            withheld: if withheld.is_empty() {
                String::new()
            } else {
                t.people_withheld(&withheld.join(", "))
            },
            order_head: vec![
                t.people_order_on(),
                t.people_order_product(),
                t.people_order_group(),
                t.people_notice_short(),
                t.people_state_title(),
                t.people_order_amount(),
            ],
            orders: card.orders.iter().map(|o| Order::new(o, t, register)).collect(),
            consents: consents.collect(),
            event_head: vec![t.consent_when(), t.consent_what(), t.consent_for(), t.consent_by()],
            events: events.collect(),
            disclosure_head: vec![
                t.consent_when(),
                t.people_recipient(),
                t.activity(),
                t.people_state_title(),
            ],
            disclosures: disclosures.collect(),
            merges: Vec::new(),
            objected: card.standing.objection_scope != 0,
            objections: super::decline::choices(t, lang, register),
            may_enter,
            may_erase,
            timeline,
            id,
            frame,
        }
    }
}

impl Merged {
    fn new(merge: desk::merge::Merged, t: &dyn Text) -> Self {
        Self {
            id: merge.id.to_string(),
            on: t.date(merge.on),
            by: merge.by,
            state: match merge.state {
                MergeState::Merged => t.merge_undo_until(merge.undo_until),
                MergeState::Undone => t.merge_undone().to_owned(),
                MergeState::Settled => t.merge_settled().to_owned(),
            },
            undoable: merge.undoable,
        }
    }
}

impl Row {
    fn new(value: &CardValue, t: &dyn Text, register: &Register) -> Self {
        let lang = t.lang();
        let named: Vec<String> =
            value.activities.iter().map(|id| words::activity(lang, register, *id)).collect();
        let mut signs = Vec::new();
        signs.extend(value.beside.then(|| t.merge_beside()));
        signs.extend(value.doubtful.then(|| t.people_doubtful()));
        signs.extend((!value.documented).then(|| t.people_undocumented()));
        Self {
            datum: value.datum.to_string(),
            kind: words::kind(lang, register, value.kind),
            value: text_of(value, t),
            from: Provenance {
                source: words::source(lang, register, value.source),
                activity: named.join(", "),
                basis: t.people_basis(value.basis).to_owned(),
                obtained: Some(value.obtained_on),
                deletes_on: value.deletes_on,
            },
            signs,
            correctable: super::values::is_typed(value.shape),
        }
    }
}

impl Order {
    fn new(order: &CardOrder, t: &dyn Text, register: &Register) -> Self {
        let part = |at: usize| order.parts.get(at).map_or("", String::as_str);
        let group = register.product_groups.iter().find(|g| g.id == order.purchase.group);
        Self {
            datum: order.purchase.datum.to_string(),
            on: t.date(order.on),
            what: format!("{} {}", part(0), part(1)).trim().to_owned(),
            group: group.map_or(String::new(), |g| words::name(t.lang(), &g.name)),
            notice: match order.purchase.notice {
                1 => t.people_no(),
                2 => t.people_yes(),
                _ => t.people_unknown(),
            },
            amount: format!("{} {}", part(2), part(3)).trim().to_owned(),
            cancelled: order.purchase.cancelled == 2,
        }
    }
}

/// What is open or asks somebody, the freest first; and what is not allowed.
fn by_outcome(
    lights: &[contact::Light],
    words: impl Fn(&contact::Light) -> Light,
) -> (Vec<Light>, Vec<Light>) {
    let mut sorted: Vec<&contact::Light> = lights.iter().collect();
    sorted.sort_by_key(|light| (light.verdict.verdict, !light.reachable));
    let (open, closed): (Vec<_>, Vec<_>) =
        sorted.into_iter().partition(|light| light.verdict.verdict != Outcome::Block);
    (open.into_iter().map(&words).collect(), closed.into_iter().map(&words).collect())
}

/// The reasons of what is not allowed, each once, with how often it stands.
fn reasons(closed: &[Light], t: &dyn Text) -> Vec<String> {
    let mut counts: Vec<(&str, u64)> = Vec::new();
    for light in closed {
        match counts.iter_mut().find(|(reason, _)| *reason == light.reason) {
            Some((_, count)) => *count += 1,
            None => counts.push((&light.reason, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(reason, count)| format!("{} × {reason}", t.number(count))).collect()
}

/// A light in the words of its reader.
fn light(light: &contact::Light, t: &dyn Text, activity: &str) -> Light {
    let lang = t.lang();
    let verdict = &light.verdict;
    let mut reason = lang.of(verdict.reason()).to_owned();
    if !light.reachable {
        reason = format!("{reason} {}", t.people_no_address());
    }
    let duties: Vec<&str> = verdict.duties.iter().map(|duty| lang.of(duty.words())).collect();
    let way = lang.of(verdict.way_forward());
    Light {
        outcome: verdict.verdict,
        label: format!("{activity} · {}", t.consent_channel(light.plan.channel)),
        reason,
        way_forward: if duties.is_empty() { way.to_owned() } else { duties.join(" ") },
        rules: verdict.rules.iter().map(|rule| rule.id.to_owned()).collect(),
        citations: verdict.rules.first().map(|rule| rule.citations.join(", ")).unwrap_or_default(),
    }
}

fn name_of(card: &Card, t: &dyn Text) -> String {
    let of = |shape| card.values.iter().find(|v| v.shape == shape);
    let value = of(Shape::Name).or_else(|| of(Shape::Organisation));
    value.map_or_else(|| t.people_unnamed().to_owned(), |value| text_of(value, t))
}

fn lead(card: &Card, t: &dyn Text) -> String {
    let since = t.people_since(&t.date(desk::day_of(card.person.created_on)));
    let party = t.people_party(card.person.party);
    let relation = t.people_relation(card.person.relation);
    let country = t.people_country(card.person.country);
    format!(
        "{}: {party} · {}: {relation} · {}: {country} · {since}",
        t.people_party_title(),
        t.people_relation_title(),
        t.people_country_title()
    )
}

fn warnings(card: &Card, t: &dyn Text) -> Vec<(Tone, String)> {
    let mut said: Vec<(Tone, &str)> = Vec::new();
    if card.person.state != PersonState::Active {
        said.push((Tone::Bad, t.people_restricted()));
    }
    match card.standing.objection_scope {
        0 => {}
        1 => said.push((Tone::Bad, t.consent_objected_all())),
        _ => said.push((Tone::Warn, t.consent_objected_part())),
    }
    if card.standing.suppressed_channels != 0 {
        said.push((Tone::Bad, t.people_blocked()));
    }
    said.into_iter().map(|(tone, text)| (tone, text.to_owned())).collect()
}

/// Texts have a section of their own.
fn is_text(register: &Register, kind: u16) -> bool {
    register.kind(kind).is_some_and(|kind| kind.shape == Shape::Note)
}

/// A value as it is read.
fn text_of(value: &CardValue, t: &dyn Text) -> String {
    let part = |at: usize| value.parts.get(at).map_or("", String::as_str);
    let told = |parts: &[&str], between: &str| {
        parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(between)
    };
    match value.shape {
        Shape::Postal => {
            let country = law::vocabulary::Country::from_word(part(3));
            let country = country.map_or(part(3), |c| t.people_country(c));
            told(&[part(0), &told(&[part(1), part(2)], " "), country], ", ")
        }
        _ => told(&value.parts.iter().map(String::as_str).collect::<Vec<_>>(), " "),
    }
}

fn tone_of(state: ConsentState) -> Tone {
    match state {
        ConsentState::Active => Tone::Good,
        ConsentState::Pending => Tone::Warn,
        ConsentState::Withdrawn | ConsentState::Lapsed => Tone::Bad,
        ConsentState::None => Tone::Plain,
    }
}
