//! `/api/v1/people/{id}/consents`, `withdrawals`, `objections`: what a person agreed and said no to.
//!
//! A yes counts for the activity of the key only; a no is heeded whichever key brings it.

use axum::http::Method;
use desk::consent::{Given, Lifted};
use law::ids::ObjectId;
use law::vocabulary::{Channel, Evidence};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::bound::{self, activity_coded};
use super::once::{Once, created};
use super::people::person;
use crate::errors::Answer;
use crate::input::Place;
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(give, withdraw, object, lift))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::POST, "/api/v1/people/{id}/consents", Policy::ApiKey, give),
        route(Method::POST, "/api/v1/people/{id}/withdrawals", Policy::ApiKey, withdraw),
        route(Method::POST, "/api/v1/people/{id}/objections", Policy::ApiKey, object),
        route(Method::POST, "/api/v1/people/{id}/objections/lift", Policy::ApiKey, lift),
    ]
}

law::vocabulary! {
    /// How somebody says yes.
    Yes { Given = 1 "GIVEN", Confirmed = 2 "CONFIRMED" }
}

/// A consent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"act": "GIVEN", "wording": "0193514f3c007a1b9c2d3e4f5a6b7c99",
    "channel": "EMAIL", "evidence": "DOI_EMAIL", "given_at": "2026-11-20T09:30:00Z",
    "detail": "Confirmation link clicked, message 4711"}))]
pub struct NewConsent {
    /// `GIVEN`, or `CONFIRMED` for one that was requested before.
    #[schema(value_type = String)]
    act: Yes,
    /// Id of the wording agreed to; its activity must be that of the key.
    wording: String,
    /// For which of its channels.
    #[schema(value_type = String)]
    channel: Channel,
    /// What proves it.
    #[schema(value_type = String)]
    evidence: Evidence,
    /// When it was given.
    #[schema(value_type = String, format = DateTime)]
    given_at: jiff::Timestamp,
    /// Where the proof lies: form, message, recording. Kept sealed.
    detail: String,
}

/// A consent taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"activity": "newsletter", "channel": "EMAIL"}))]
pub struct ConsentTakenBack {
    /// Code of the activity; that of the key unless given.
    #[serde(default)]
    activity: Option<String>,
    /// Channel.
    #[schema(value_type = String)]
    channel: Channel,
}

/// An objection: to one purpose, to one channel, or, with neither, to all advertising.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"channel": "PHONE_HUMAN"}))]
pub struct Objection {
    /// Code of the activity.
    #[serde(default)]
    activity: Option<String>,
    /// Channel.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    channel: Option<Channel>,
}

/// The person's own word that objections no longer hold (R-SUP-09).
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"said_at": "2026-11-20T09:30:00Z", "evidence": "SIGNED",
    "detail": "Letter of 20 November, folder 7"}))]
pub struct TakenBack {
    /// When the person said so; later than the newest refusal.
    #[schema(value_type = String, format = DateTime)]
    said_at: jiff::Timestamp,
    /// What proves it.
    #[schema(value_type = String)]
    evidence: Evidence,
    /// Where the proof lies: letter, message, recording. Kept sealed.
    detail: String,
}

/// What is on record now.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"person": "0193514f3c007a1b9c2d3e4f5a6b7c8d", "activity": "newsletter",
    "channel": "EMAIL"}))]
pub struct Recorded {
    /// Id of the person.
    person: String,
    /// Code of the activity; missing when it holds for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    activity: Option<String>,
    /// Channel; missing when it holds for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    channel: Option<Channel>,
}

/// Records a consent with its proof.
///
/// # Errors
/// Not found; faults for missing evidence, a channel the wording does not name, a moment in the
/// future, a missing address or a newer refusal; refused for wordings of other activities.
#[utoipa::path(post, path = "/api/v1/people/{id}/consents", tag = "consents",
    params(("id" = String, Path, description = "id of the person"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = NewConsent, responses((status = 201, body = Recorded)))]
pub async fn give(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<NewConsent>,
) -> Answer {
    let person = person(&id)?;
    once.answer(&ask, &caller, move |desk, call, new| {
        let wording = ObjectId::parse(&new.wording).ok_or(NO_WORDING)?;
        let wordings = desk.wordings()?;
        let worded = wordings.iter().find(|w| w.id == wording).ok_or(NO_WORDING)?;
        if worded.activity != caller.activity {
            return Err(bound::OTHER_ACTIVITY.into());
        }
        let given = Given {
            wording,
            channel: new.channel,
            evidence: new.evidence,
            at: new.given_at,
            detail: new.detail,
            source: Some(caller.source),
        };
        match new.act {
            Yes::Given => desk.give(call, person, &given)?,
            Yes::Confirmed => desk.confirm(call, person, &given)?,
        }
        let activity = Some(bound::activity(&desk.register(), &caller, None)?.code.clone());
        created(&Recorded { person: person.to_string(), activity, channel: Some(new.channel) })
    })
    .await
}

/// Records that a person took a consent back; the very next audience heeds it.
///
/// # Errors
/// Not found; refused by role or state of the record.
#[utoipa::path(post, path = "/api/v1/people/{id}/withdrawals", tag = "consents",
    params(("id" = String, Path, description = "id of the person"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = ConsentTakenBack, responses((status = 201, body = Recorded)))]
pub async fn withdraw(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<ConsentTakenBack>,
) -> Answer {
    let person = person(&id)?;
    once.answer(&ask, &caller, move |desk, call, new| {
        let register = desk.register();
        let activity = match &new.activity {
            Some(code) => activity_coded(&register, code)?,
            None => bound::activity(&register, &caller, None)?,
        };
        desk.withdraw_told(call, person, (activity.id, new.channel), Some(caller.source))?;
        let activity = Some(activity.code.clone());
        created(&Recorded { person: person.to_string(), activity, channel: Some(new.channel) })
    })
    .await
}

/// Records an objection; the very next audience heeds it.
///
/// # Errors
/// Not found; refused by role or state of the record.
#[utoipa::path(post, path = "/api/v1/people/{id}/objections", tag = "consents",
    params(("id" = String, Path, description = "id of the person"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Objection, responses((status = 201, body = Recorded)))]
pub async fn object(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Objection>,
) -> Answer {
    let person = person(&id)?;
    once.answer(&ask, &caller, move |desk, call, new| {
        let register = desk.register();
        let named = new.activity.as_deref().map(|code| activity_coded(&register, code));
        let activity = named.transpose()?;
        let to = (activity.map(|a| a.id), new.channel);
        desk.object_told(call, person, to, Some(caller.source))?;
        let activity = activity.map(|a| a.code.clone());
        created(&Recorded { person: person.to_string(), activity, channel: new.channel })
    })
    .await
}

const NO_WORDING: desk::Fault = desk::Fault::of(
    "wording",
    "WORDING_MISSING",
    law::refusal::Words {
        de: "Diesen Wortlaut gibt es nicht. Bitte einen aus /api/v1/wordings nehmen.",
        en: "There is no such wording. Please take one of /api/v1/wordings.",
    },
);

/// Records that a person took every objection back. It opens nothing by itself: each channel still
/// needs its consent or its exception.
///
/// # Errors
/// Not found; faults for missing evidence, a moment in the future or before the newest refusal, and
/// when nothing was objected to; refused by role or state of the record.
#[utoipa::path(post, path = "/api/v1/people/{id}/objections/lift", tag = "consents",
    params(("id" = String, Path, description = "id of the person"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = TakenBack, responses((status = 201, body = Recorded)))]
pub async fn lift(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<TakenBack>,
) -> Answer {
    let person = person(&id)?;
    once.answer(&ask, &caller, move |desk, call, told| {
        let lifted = Lifted { at: told.said_at, evidence: told.evidence, detail: told.detail };
        desk.lift_objection(call, person, &lifted)?;
        created(&Recorded { person: person.to_string(), activity: None, channel: None })
    })
    .await
}
