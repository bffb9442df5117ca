//! `/api/v1/people/{id}/contact`: may this person be contacted, this way, for this?

use axum::http::Method;
use axum::response::IntoResponse;
use desk::contact::{Light, Plan};
use desk::register::Register;
use law::refusal::Words;
use law::rule::{Origin, Rule};
use law::verdict::{Duty, Ground, Outcome};
use law::vocabulary::Channel;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::bound;
use super::people::person;
use crate::errors::Answer;
use crate::input::{Place, Search};
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;
use crate::state::State;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(contact, lights))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/api/v1/people/{id}/contact", Policy::ApiKey, contact).asks(),
        route(Method::GET, "/api/v1/people/{id}/lights", Policy::ApiKey, lights),
    ]
}

/// What is to be sent. What is not said of the message counts as missing (R-GEN-02).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    channel: Channel,
    activity: Option<String>,
    product_group: Option<String>,
    #[serde(default)]
    stop_link: bool,
    #[serde(default)]
    objection_notice: bool,
    #[serde(default)]
    tracking: bool,
}

/// The answer, with its reasons.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"activity": "newsletter", "channel": "EMAIL", "reachable": true,
    "verdict": "BLOCK", "may": false, "ground": "NONE", "rules": [{"id": "R-MKT-51",
    "origin": "LAW", "title": {"de": "Widerspruch", "en": "Objection"},
    "citations": ["Art. 21(2), (3) GDPR"]}], "duties": [],
    "reason": {"de": "Die Person hat widersprochen.", "en": "The person objected."},
    "way_forward": {"de": "Nicht senden.", "en": "Do not send."}}))]
pub struct VerdictView {
    /// Code of the activity.
    activity: String,
    /// Channel.
    #[schema(value_type = String)]
    channel: Channel,
    /// Whether an address is held for the channel.
    reachable: bool,
    /// `ALLOW`, `DUTY` (with the duties carried out), `ASK` (a human decides first) or `BLOCK`.
    #[schema(value_type = String)]
    verdict: Outcome,
    /// Whether the message may go out, duties done.
    may: bool,
    /// On what footing.
    #[schema(value_type = String)]
    ground: Ground,
    /// Every rule that decided, the deciding one first.
    rules: Vec<RuleView>,
    /// What must be done with the message.
    duties: Vec<DutyView>,
    /// Why.
    reason: Both,
    /// The lawful way forward.
    way_forward: Both,
    /// Address of the signed link to unsubscribe from this activity, for the message and its
    /// `List-Unsubscribe` (RFC 8058); where an e-mail may go out.
    #[serde(skip_serializing_if = "Option::is_none")]
    unsubscribe: Option<String>,
}

/// A rule of the rule book.
#[derive(Serialize, ToSchema)]
pub struct RuleView {
    /// Its id.
    id: &'static str,
    /// What it rests on.
    #[schema(value_type = String)]
    origin: Origin,
    /// Its name.
    title: Both,
    /// Statutes, judgments and guidance.
    citations: Vec<&'static str>,
}

/// A duty that travels with the message.
#[derive(Serialize, ToSchema)]
pub struct DutyView {
    /// Its word.
    #[schema(value_type = String)]
    duty: Duty,
    /// What to do.
    text: Both,
}

/// A sentence in both languages.
#[derive(Serialize, ToSchema)]
pub struct Both {
    /// German.
    de: &'static str,
    /// English.
    en: &'static str,
}

/// A light for each channel.
#[derive(Serialize, ToSchema)]
pub struct LightsView {
    /// One for each channel of the key's activity; none unless it is marketing.
    items: Vec<VerdictView>,
}

/// May this person be contacted on this channel, for the activity of the key? With the rules that
/// decided, their citations, the duties, and the reason in both languages. Nothing is opened.
///
/// # Errors
/// Not found; refused for another activity than the key's.
#[utoipa::path(get, path = "/api/v1/people/{id}/contact", tag = "contact",
    params(("id" = String, Path, description = "id of the person"),
           ("channel" = String, Query, description = "channel", example = "EMAIL"),
           ("activity" = Option<String>, Query, description = "code of the activity; only that of the key", example = "newsletter"),
           ("product_group" = Option<String>, Query, description = "code of the group advertised; that of the last purchase unless given"),
           ("stop_link" = Option<bool>, Query, description = "the message carries a stop link or address; no unless said"),
           ("objection_notice" = Option<bool>, Query, description = "the message points to the right to object separately; no unless said"),
           ("tracking" = Option<bool>, Query, description = "the message measures opens or clicks; no unless said")),
    responses((status = 200, body = VerdictView)))]
pub async fn contact(
    state: State,
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    Search(message): Search<Message>,
) -> Answer {
    let person = person(&id)?;
    let view = ask
        .desk(move |desk, call| {
            let register = desk.register();
            let activity = bound::activity(&register, &caller, message.activity.as_deref())?;
            let group = message.product_group.as_deref().map(|code| bound::group(&register, code));
            let plan = Plan {
                activity: activity.id,
                channel: message.channel,
                content: activity.content,
                group: group.transpose()?,
                stop_link: message.stop_link,
                art21_separate: message.objection_notice,
                tracking: message.tracking,
            };
            let light = desk.may_contact(call, person, plan)?;
            let linked = light.verdict.may() && plan.channel == Channel::Email;
            let token = || desk.unsubscribe_token(person, plan.activity, plan.channel);
            let front = state.settings().public_url.trim_end_matches('/');
            let unsubscribe = linked.then(|| format!("{front}/u/{}", token()));
            Ok(VerdictView { unsubscribe, ..view(&register, &light) })
        })
        .await?;
    Ok(axum::Json(view).into_response())
}

/// A verdict for each channel of the key's activity, for a message with stop link and notice of the
/// right to object: what the lights on the person's page show.
///
/// # Errors
/// Not found.
#[utoipa::path(get, path = "/api/v1/people/{id}/lights", tag = "contact",
    params(("id" = String, Path, description = "id of the person")),
    responses((status = 200, body = LightsView)))]
pub async fn lights(ask: Ask, caller: ApiCaller, Place(id): Place<String>) -> Answer {
    let person = person(&id)?;
    let lights = ask
        .desk(move |desk, call| {
            let register = desk.register();
            let lights = desk.lights(call, person)?;
            let own = lights.iter().filter(|light| light.plan.activity == caller.activity);
            Ok(LightsView { items: own.map(|light| view(&register, light)).collect() })
        })
        .await?;
    Ok(axum::Json(lights).into_response())
}

fn view(register: &Register, light: &Light) -> VerdictView {
    let Light { plan, reachable, verdict } = light;
    let activity = register.activity(plan.activity);
    VerdictView {
        activity: activity.map(|a| a.code.clone()).unwrap_or_default(),
        channel: plan.channel,
        reachable: *reachable,
        verdict: verdict.verdict,
        may: verdict.may(),
        ground: verdict.ground,
        rules: verdict.rules.iter().map(RuleView::from).collect(),
        duties: verdict.duties.iter().map(DutyView::from).collect(),
        reason: verdict.reason().into(),
        way_forward: verdict.way_forward().into(),
        unsubscribe: None,
    }
}

impl From<&'static Rule> for RuleView {
    fn from(rule: &'static Rule) -> Self {
        Self {
            id: rule.id,
            origin: rule.origin,
            title: rule.title.into(),
            citations: rule.citations.to_vec(),
        }
    }
}

impl From<Duty> for DutyView {
    fn from(duty: Duty) -> Self {
        Self { duty, text: duty.words().into() }
    }
}

impl From<Words> for Both {
    fn from(words: Words) -> Self {
        Self { de: words.de, en: words.en }
    }
}
