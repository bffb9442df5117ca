//! Audiences kept as evidence: what was asked, the counts, the people, and why each was decided so.

use std::collections::HashMap;

use axum::response::IntoResponse;
use desk::contact::Snapshot;
use desk::register::Register;
use desk::{Call, Desk};
use jiff::civil::Date;
use law::ids::{ObjectId, PersonId};
use law::verdict::Outcome;
use law::vocabulary::Channel;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{ReasonView, reason_view};
use crate::api::contact::{Both, DutyView, RuleView};
use crate::api::paging::{Listed, Paging, cursor};
use crate::api::people::nowhere;
use crate::errors::{Answer, Error, Failure};
use crate::input::{Place, Search};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Audiences listed.
const SHOWN: i64 = 50;

/// Kept audiences of the key's activity.
#[derive(Serialize, ToSchema)]
pub struct KeptAudiences {
    /// At most 50, the newest first.
    items: Vec<KeptInList>,
}

/// A kept audience in the list.
#[derive(Serialize, ToSchema)]
pub struct KeptInList {
    /// Its id.
    id: String,
    /// Channel.
    #[schema(value_type = String)]
    channel: Channel,
    /// Day it was decided for.
    #[schema(value_type = String, format = Date)]
    decided_on: Date,
    /// How many may be contacted, duties done.
    inside: u64,
}

/// A kept audience.
#[derive(Serialize, ToSchema)]
pub struct KeptAudience {
    /// Its id.
    id: String,
    /// Channel.
    #[schema(value_type = String)]
    channel: Channel,
    /// Code of the product group advertised.
    group: Option<String>,
    /// Day it was decided for.
    #[schema(value_type = String, format = Date)]
    decided_on: Date,
    /// Version of the rules.
    ruleset: String,
    /// When it was kept, milliseconds since 1970 UTC.
    at: i64,
    /// How many may be contacted, duties done.
    inside: u64,
    /// How many have no address for the channel.
    unreachable: u64,
    /// Counts by reason, the largest first.
    reasons: Vec<ReasonView>,
}

/// Which people.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    verdict: Outcome,
    cursor: Option<String>,
}

/// Somebody in a kept audience.
#[derive(Serialize, ToSchema)]
pub struct MemberView {
    /// Id of the person.
    person: String,
    /// Name or firm; empty where the record is not open.
    name: String,
    /// Number of the situation, shared by everybody with the same facts.
    situation: i64,
    /// The deciding rule.
    rule: &'static str,
    /// Why.
    reason: Option<Both>,
}

/// Why one situation was decided as it was.
#[derive(Serialize, ToSchema)]
pub struct SituationView {
    /// `ALLOW`, `DUTY`, `ASK` or `BLOCK`.
    #[schema(value_type = String)]
    verdict: Outcome,
    /// Every rule that took part, the deciding one first.
    rules: Vec<RuleView>,
    /// What must be done with the message.
    duties: Vec<DutyView>,
    /// Why.
    reason: Both,
    /// The lawful way forward.
    way_forward: Both,
    /// How many persons share it.
    persons: u64,
    /// The facts, as `obhut law verdict` reads them; nothing personal.
    #[schema(value_type = Object)]
    facts: Value,
}

/// The newest kept audiences of the key's activity.
///
/// # Errors
/// Failures only.
#[utoipa::path(get, path = "/api/v1/audiences", tag = "audiences",
    responses((status = 200, body = KeptAudiences)))]
pub async fn list(ask: Ask, caller: ApiCaller) -> Answer {
    let own = Some(caller.activity);
    let found = ask.desk(move |desk, call| desk.snapshots(call, own, SHOWN)).await?;
    let items = found.iter().map(|kept| KeptInList {
        id: kept.id.to_string(),
        channel: kept.question.plan.channel,
        decided_on: kept.decided_on,
        inside: kept.inside(),
    });
    Ok(axum::Json(KeptAudiences { items: items.collect() }).into_response())
}

/// One kept audience with its counts by reason.
///
/// # Errors
/// Not found.
#[utoipa::path(get, path = "/api/v1/audiences/{id}", tag = "audiences",
    params(("id" = String, Path, description = "id of the audience")),
    responses((status = 200, body = KeptAudience)))]
pub async fn show(ask: Ask, caller: ApiCaller, Place(id): Place<String>) -> Answer {
    let id = object(&id)?;
    let kept = ask.desk(move |desk, call| own(desk, call, &caller, id)).await?;
    Ok(axum::Json(view(&ask.behind().register(), &kept)).into_response())
}

/// People of a kept audience with this verdict, 50 a page, and why; their names are opened under one
/// entry of the audit log.
///
/// # Errors
/// Not found; a fault of the cursor.
#[utoipa::path(get, path = "/api/v1/audiences/{id}/people", tag = "audiences",
    params(("id" = String, Path, description = "id of the audience"),
           ("verdict" = String, Query, description = "`ALLOW`, `DUTY`, `ASK` or `BLOCK`"),
           ("cursor" = Option<String>, Query, description = "`next` of the answer before")),
    responses((status = 200, body = Listed<MemberView>)))]
pub async fn people(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    Search(which): Search<Which>,
) -> Answer {
    let id = object(&id)?;
    let list = format!("audiences/{id}/{}", which.verdict);
    let after = Paging::at(which.cursor).after(ask.behind(), &list)?;
    let after = after.and_then(|person| PersonId::parse(&person));
    let page = ask
        .desk(move |desk, call| {
            let kept = own(desk, call, &caller, id)?;
            let verdicts: HashMap<i64, _> =
                kept.situations.iter().map(|s| (s.number, s.verdict)).collect();
            let members = desk.members(call, id, which.verdict, after)?;
            let items = members.rows.into_iter().map(|member| {
                let verdict = verdicts.get(&member.situation);
                MemberView {
                    person: member.person.to_string(),
                    name: member.name,
                    situation: member.situation,
                    rule: verdict.and_then(|v| v.rules.first()).map_or("", |rule| rule.id),
                    reason: verdict.map(|v| v.reason().into()),
                }
            });
            let next = members.next.map(|last| cursor(desk, &list, &last.to_string()));
            Ok(Listed { items: items.collect(), next })
        })
        .await?;
    Ok(axum::Json(page).into_response())
}

/// Why everybody in one situation of a kept audience was decided as they were.
///
/// # Errors
/// Not found.
#[utoipa::path(get, path = "/api/v1/audiences/{id}/situations/{situation}", tag = "audiences",
    params(("id" = String, Path, description = "id of the audience"),
           ("situation" = i64, Path, description = "number of the situation")),
    responses((status = 200, body = SituationView)))]
pub async fn why(
    ask: Ask,
    caller: ApiCaller,
    Place((id, situation)): Place<(String, i64)>,
) -> Answer {
    let id = object(&id)?;
    let found = ask
        .desk(move |desk, call| {
            own(desk, call, &caller, id)?;
            desk.explain(call, id, situation)
        })
        .await?;
    let view = SituationView {
        verdict: found.verdict.verdict,
        rules: found.rules.into_iter().map(RuleView::from).collect(),
        duties: found.verdict.duties.iter().map(DutyView::from).collect(),
        reason: found.verdict.reason().into(),
        way_forward: found.verdict.way_forward().into(),
        persons: found.persons,
        facts: serde_json::from_str(&found.question).map_err(Failure::new)?,
    };
    Ok(axum::Json(view).into_response())
}

/// A kept audience of the key's activity; others look as if they were not there.
///
/// # Errors
/// Not found.
pub fn own(desk: &Desk, call: &Call, caller: &ApiCaller, id: ObjectId) -> desk::Result<Snapshot> {
    let kept = desk.snapshot_view(call, id)?;
    let own = kept.question.plan.activity == caller.activity;
    if own { Ok(kept) } else { Err(desk::Fault::NOT_FOUND.into()) }
}

fn object(id: &str) -> Result<ObjectId, Error> {
    ObjectId::parse(id).ok_or_else(nowhere)
}

fn view(register: &Register, kept: &Snapshot) -> KeptAudience {
    let plan = &kept.question.plan;
    let group = plan.group.and_then(|id| register.product_groups.iter().find(|g| g.id == id));
    KeptAudience {
        id: kept.id.to_string(),
        channel: plan.channel,
        group: group.map(|group| group.code.clone()),
        decided_on: kept.decided_on,
        ruleset: kept.ruleset.clone(),
        at: kept.created_at,
        inside: kept.inside(),
        unreachable: kept.unreachable,
        reasons: kept.by_reason().iter().map(reason_view).collect(),
    }
}
