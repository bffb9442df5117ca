//! `/api/v1/audiences`: who may be contacted, by reason; without any person unless asked.

mod kept;

pub(super) use kept::own as own_audience;

use axum::http::Method;
use desk::contact::{Plan, Question, Reason, Segment};
use jiff::civil::Date;
use law::refusal::Words;
use law::verdict::Outcome;
use law::vocabulary::{Channel, Country, PersonType, Relation};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{OpenApi, ToSchema};

use super::{Once, ok};
use crate::errors::Answer;
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(build, kept::list, kept::show, kept::people, kept::why))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    const WHY: &str = "/api/v1/audiences/{id}/situations/{situation}";
    [
        route(Method::GET, "/api/v1/audiences", Policy::ApiKey, kept::list),
        route(Method::POST, "/api/v1/audiences", Policy::ApiKey, build),
        route(Method::GET, "/api/v1/audiences/{id}", Policy::ApiKey, kept::show),
        route(Method::GET, "/api/v1/audiences/{id}/people", Policy::ApiKey, kept::people).asks(),
        route(Method::GET, WHY, Policy::ApiKey, kept::why),
    ]
}

/// What is to be sent, and to whom. The activity is the one the key is bound to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAudience {
    /// Channel, such as `EMAIL`.
    #[schema(value_type = String)]
    channel: Channel,
    /// Code of the product group advertised.
    group: Option<String>,
    /// The message carries a stop link or stop address.
    #[serde(default)]
    stop_link: bool,
    /// The right to object is pointed out separately.
    #[serde(default)]
    art21_separate: bool,
    /// Measures opens or clicks.
    #[serde(default)]
    tracking: bool,
    /// Relation to the firm.
    #[schema(value_type = Option<String>)]
    relation: Option<Relation>,
    /// Country.
    #[schema(value_type = Option<String>)]
    country: Option<Country>,
    /// Kind of person.
    #[schema(value_type = Option<String>)]
    party: Option<PersonType>,
    /// Town.
    town: Option<String>,
    /// Bought something on or after this day.
    #[schema(value_type = Option<String>, format = Date)]
    bought_since: Option<Date>,
    /// Code of a source.
    source: Option<String>,
    /// Keep the answer as evidence.
    #[serde(default)]
    keep: bool,
}

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct AudienceView {
    /// Id of the kept snapshot.
    id: Option<String>,
    /// How many may be contacted, duties done.
    inside: u64,
    /// How many have no address for the channel.
    unreachable: u64,
    /// Counts by reason, the largest first.
    reasons: Vec<ReasonView>,
}

/// One reason.
#[derive(Serialize, ToSchema)]
pub struct ReasonView {
    /// `ALLOW`, `DUTY`, `ASK` or `BLOCK`.
    #[schema(value_type = String)]
    verdict: Outcome,
    /// The deciding rule.
    rule: &'static str,
    /// Duties, by name.
    duties: Vec<&'static str>,
    /// Why, in German and English.
    #[schema(value_type = Object)]
    reason: Value,
    /// What would change it.
    #[schema(value_type = Object)]
    way_forward: Value,
    /// How many people.
    persons: u64,
}

/// Decides an audience. With `keep` it becomes evidence that exports are made from.
///
/// # Errors
/// Those of [`desk::Desk::audience`].
#[utoipa::path(post, path = "/api/v1/audiences", tag = "audiences",
    params(("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = NewAudience,
    responses((status = 200, body = AudienceView)))]
pub async fn build(ask: Ask, caller: ApiCaller, once: Once<NewAudience>) -> Answer {
    let activity = caller.activity;
    once.answer(&ask, &caller, move |desk, call, asked: NewAudience| {
        let keep = asked.keep;
        let question = question(&desk.register(), activity, asked)?;
        if keep {
            let id = desk.snapshot(call, &question)?;
            let kept = desk.snapshot_view(call, id)?;
            let reasons = kept.by_reason();
            return ok(&view(Some(id.to_string()), kept.inside(), kept.unreachable, &reasons));
        }
        let found = desk.audience(call, &question)?;
        ok(&view(None, found.inside(), found.unreachable, &found.by_reason()))
    })
    .await
}

const NOT_IN_REGISTER: desk::Fault = desk::Fault::new(
    "NOT_IN_REGISTER",
    "Warengruppe, Quelle oder Tätigkeit stehen nicht im Verzeichnis.",
    "The product group, source or activity is not in the register.",
);

fn question(
    register: &desk::register::Register,
    activity: u16,
    asked: NewAudience,
) -> desk::Result<Question> {
    let content = register.activity(activity).ok_or(NOT_IN_REGISTER)?.content;
    let group = |code: String| register.product_groups.iter().find(|g| g.code == code);
    let group = asked.group.map(|code| group(code).map(|g| g.id).ok_or(NOT_IN_REGISTER));
    let source = |code: String| register.source_coded(&code).map(|s| s.id).ok_or(NOT_IN_REGISTER);
    let plan = Plan {
        activity,
        channel: asked.channel,
        content,
        group: group.transpose()?,
        stop_link: asked.stop_link,
        art21_separate: asked.art21_separate,
        tracking: asked.tracking,
    };
    let segment = Segment {
        relation: asked.relation,
        country: asked.country,
        party: asked.party,
        town: asked.town,
        bought_since: asked.bought_since,
        source: asked.source.map(source).transpose()?,
    };
    Ok(Question { plan, segment })
}

fn view(id: Option<String>, inside: u64, unreachable: u64, reasons: &[Reason]) -> AudienceView {
    AudienceView { id, inside, unreachable, reasons: reasons.iter().map(reason_view).collect() }
}

fn reason_view(reason: &Reason) -> ReasonView {
    let words = |words: Words| json!({ "de": words.de, "en": words.en });
    let verdict = &reason.verdict;
    ReasonView {
        verdict: verdict.verdict,
        rule: verdict.rules.first().map_or("", |rule| rule.id),
        duties: verdict.duties.iter().map(|duty| duty.word()).collect(),
        reason: words(verdict.reason()),
        way_forward: words(verdict.way_forward()),
        persons: reason.persons,
    }
}
