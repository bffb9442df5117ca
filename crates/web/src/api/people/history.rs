//! What happened to consents and objections of a person, and what was handed to whom.

use axum::response::IntoResponse;
use desk::consent::ConsentAction;
use desk::people::{Card, Look};
use desk::register::Register;
use jiff::Timestamp;
use law::vocabulary::{Channel, Evidence, ObjectionScope};
use serde::Serialize;
use utoipa::ToSchema;

use super::person;
use super::show::How;
use crate::errors::Answer;
use crate::input::{Place, Search};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// The history of a person.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"objection": "CHANNEL", "events": [{"act": "OBJECTED",
    "channel": "PHONE_HUMAN", "at": "2026-11-20T09:30:00Z",
    "recorded_at": "2026-11-20T09:31:12.4Z", "evidence": "NONE"}], "disclosures": []}))]
pub struct HistoryView {
    /// How far an objection reaches: `NONE`, `ALL`, `CHANNEL` or `PURPOSE`.
    #[schema(value_type = String)]
    objection: ObjectionScope,
    /// Every act about consents and objections, newest first; none is ever changed.
    events: Vec<EventView>,
    /// What was handed to whom.
    disclosures: Vec<DisclosureView>,
}

/// One act.
#[derive(Serialize, ToSchema)]
pub struct EventView {
    /// `REQUESTED`, `GIVEN`, `CONFIRMED`, `WITHDRAWN`, `OBJECTED`, `USED`, `IMPORT_UNDONE`,
    /// `OBJECTION_LIFTED` or `MERGED`.
    #[schema(value_type = String)]
    act: ConsentAction,
    /// Code of the activity; missing when it is about all advertising.
    #[serde(skip_serializing_if = "Option::is_none")]
    activity: Option<String>,
    /// Channel; missing when it is about all.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    channel: Option<Channel>,
    /// When it happened.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    recorded_at: Timestamp,
    /// What proves it.
    #[schema(value_type = String)]
    evidence: Evidence,
    /// Id of the wording agreed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<String>,
}

/// Something handed out.
#[derive(Serialize, ToSchema)]
pub struct DisclosureView {
    /// Name of the recipient.
    recipient: String,
    /// Code of the activity, which is the purpose.
    activity: String,
    /// When it was handed out.
    #[schema(value_type = Option<String>, format = DateTime)]
    at: Option<Timestamp>,
}

/// The history of a person; the look is in the audit log.
///
/// # Errors
/// Not found; refused by role or state of the record.
#[utoipa::path(get, path = "/api/v1/people/{id}/history", tag = "people",
    params(("id" = String, Path, description = "id of the person"),
           ("why" = Option<String>, Query, description = "reason to open a restricted record", example = "RIGHTS_REQUEST")),
    responses((status = 200, body = HistoryView)))]
pub async fn history(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    Search(how): Search<How>,
) -> Answer {
    let person = person(&id)?;
    let look = Look { activity: Some(caller.activity), why: how.why };
    let view = ask
        .desk(move |desk, call| Ok(view(&desk.register(), &desk.card(call, person, look)?)))
        .await?;
    Ok(axum::Json(view).into_response())
}

fn view(register: &Register, card: &Card) -> HistoryView {
    let coded = |id: u16| register.activity(id).map(|a| a.code.clone());
    let events = card.events.iter().map(|event| EventView {
        act: event.action,
        activity: coded(event.activity),
        channel: Channel::from_code(event.channel),
        at: moment(event.happened_at),
        recorded_at: moment(event.recorded_at),
        evidence: event.evidence,
        wording: event.wording.map(|id| id.to_string()),
    });
    let disclosures = card.disclosures.iter().map(|handed| DisclosureView {
        recipient: register.recipient(handed.recipient).map(|r| r.name.clone()).unwrap_or_default(),
        activity: coded(handed.activity).unwrap_or_default(),
        at: handed.handed_at.map(moment),
    });
    let scope = ObjectionScope::from_code(card.standing.objection_scope);
    HistoryView {
        objection: scope.unwrap_or(ObjectionScope::All),
        events: events.collect(),
        disclosures: disclosures.collect(),
    }
}

fn moment(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or_default()
}
