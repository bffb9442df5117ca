//! One person: every value with where it came from, what for, and when it goes.

use std::collections::BTreeMap;

use axum::response::IntoResponse;
use desk::day_of;
use desk::people::{Card, CardOrder, CardValue, Look, LookReason};
use desk::register::Register;
use jiff::civil::Date;
use law::kinds::Shape;
use law::vocabulary::{
    Basis, Channel, ConsentState, Country, Evidence, PersonState, PersonType, Relation,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::person;
use crate::api::bound::Language;
use crate::errors::Answer;
use crate::input::{Place, Search};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// How to look.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct How {
    pub(super) why: Option<LookReason>,
}

/// A person, as the activity of the key needs to know them.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"id": "0193514f3c007a1b9c2d3e4f5a6b7c8d", "activity": "contract",
    "party": "CONSUMER", "relation": "CUSTOMER", "country": "DE", "language": "de",
    "state": "ACTIVE", "values": [{"id": "0193514f3c007a1b9c2d3e4f5a6b7c90", "kind": "name",
    "parts": {"title": "", "given": "Erika", "family": "Muster"}, "source": "shop",
    "activities": ["contract", "service"], "basis": "CONTRACT", "obtained_on": "2026-11-02",
    "deletes_on": "2029-12-31", "documented": true, "doubtful": false}], "withheld": ["note"],
    "purchases": [], "consents": []}))]
pub struct PersonView {
    /// Id of the person.
    id: String,
    /// Activity of the key, which the record was opened for.
    activity: String,
    /// Capacity.
    #[schema(value_type = String)]
    party: PersonType,
    /// Relation to the firm.
    #[schema(value_type = String)]
    relation: Relation,
    /// Country, whose law applies.
    #[schema(value_type = String)]
    country: Country,
    /// Language, if known.
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
    /// State of the record.
    #[schema(value_type = String)]
    state: PersonState,
    /// The values the activity needs.
    values: Vec<ValueView>,
    /// Codes of kinds that are held and not shown for this activity.
    withheld: Vec<String>,
    /// Purchases, newest first.
    purchases: Vec<PurchaseView>,
    /// Where each consent stands.
    consents: Vec<ConsentView>,
}

/// A value with its provenance.
#[derive(Serialize, ToSchema)]
pub struct ValueView {
    /// Id of the value.
    id: String,
    /// Code of its kind.
    kind: String,
    /// Its parts by name.
    #[schema(value_type = Object)]
    parts: BTreeMap<&'static str, String>,
    /// Code of the source.
    source: String,
    /// Codes of the activities it may be used for.
    activities: Vec<String>,
    /// Legal basis of holding it.
    #[schema(value_type = String)]
    basis: Basis,
    /// Day the firm obtained it.
    #[schema(value_type = String, format = Date)]
    obtained_on: Date,
    /// Day it goes, if known by now.
    #[schema(value_type = Option<String>, format = Date)]
    deletes_on: Option<Date>,
    /// Whether evidence of the origin is at hand.
    documented: bool,
    /// Bounced or returned.
    doubtful: bool,
}

/// A purchase.
#[derive(Serialize, ToSchema)]
pub struct PurchaseView {
    /// Id of the purchase.
    id: String,
    /// Day of the order.
    #[schema(value_type = String, format = Date)]
    on: Date,
    /// Code of the product group.
    product_group: String,
    /// Number, product, amount, currency; empty where the activity does not need them.
    #[schema(value_type = Object)]
    parts: BTreeMap<&'static str, String>,
    /// Channels whose address was taken in this sale (§ 7(3) no. 1 UWG).
    #[schema(value_type = Vec<String>)]
    addresses_taken: Vec<Channel>,
    /// Whether the right to object was pointed out then; missing when unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    notice_of_objection: Option<bool>,
    /// Rescinded.
    cancelled: bool,
}

/// Where a consent stands.
#[derive(Serialize, ToSchema)]
pub struct ConsentView {
    /// Code of the activity.
    activity: String,
    /// Channel.
    #[schema(value_type = String)]
    channel: Channel,
    /// State.
    #[schema(value_type = String)]
    state: ConsentState,
    /// Day given.
    #[schema(value_type = Option<String>, format = Date)]
    given_on: Option<Date>,
    /// What proves it.
    #[schema(value_type = String)]
    evidence: Evidence,
    /// Id of the wording agreed to.
    wording: Option<String>,
}

/// One person with the values the key's activity needs; the look is in the audit log. A restricted
/// record opens to keys of rights work only, and with a reason.
///
/// # Errors
/// Not found; refused by role or state of the record.
#[utoipa::path(get, path = "/api/v1/people/{id}", tag = "people",
    params(("id" = String, Path, description = "id of the person"),
           ("why" = Option<String>, Query, description = "reason to open a restricted record", example = "RIGHTS_REQUEST")),
    responses((status = 200, body = PersonView)))]
pub async fn show(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    Search(how): Search<How>,
) -> Answer {
    let person = person(&id)?;
    let look = Look { activity: Some(caller.activity), why: how.why };
    let view = ask
        .desk(move |desk, call| Ok(view(&desk.register(), desk.card(call, person, look)?)))
        .await?;
    Ok(axum::Json(view).into_response())
}

fn view(register: &Register, card: Card) -> PersonView {
    let kind = |id: u16| register.kind(id).map(|k| k.code.clone()).unwrap_or_default();
    let consents = card.consents.iter().map(|c| ConsentView {
        activity: activity(register, c.activity),
        channel: c.channel,
        state: c.state,
        given_on: c.given_on.map(day_of),
        evidence: c.evidence,
        wording: c.wording.map(|id| id.to_string()),
    });
    PersonView {
        id: card.person.id.to_string(),
        activity: activity(register, card.activity),
        party: card.person.party,
        relation: card.person.relation,
        country: card.person.country,
        language: Language::from_code(card.person.language),
        state: card.person.state,
        values: card.values.into_iter().map(|v| value(register, v)).collect(),
        withheld: card.withheld.into_iter().map(kind).collect(),
        purchases: card.orders.into_iter().map(|o| purchase(register, o)).collect(),
        consents: consents.collect(),
    }
}

fn value(register: &Register, value: CardValue) -> ValueView {
    ValueView {
        id: value.datum.to_string(),
        kind: register.kind(value.kind).map(|k| k.code.clone()).unwrap_or_default(),
        parts: named(value.shape, value.parts),
        source: register.source(value.source).map(|s| s.code.clone()).unwrap_or_default(),
        activities: value.activities.into_iter().map(|a| activity(register, a)).collect(),
        basis: value.basis,
        obtained_on: value.obtained_on,
        deletes_on: value.deletes_on,
        documented: value.documented,
        doubtful: value.doubtful,
    }
}

fn purchase(register: &Register, order: CardOrder) -> PurchaseView {
    let group = register.product_groups.iter().find(|group| group.id == order.purchase.group);
    PurchaseView {
        id: order.purchase.datum.to_string(),
        on: order.on,
        product_group: group.map(|group| group.code.clone()).unwrap_or_default(),
        parts: named(Shape::Order, order.parts),
        addresses_taken: (Channel::ALL.iter().copied())
            .filter(|channel| order.purchase.channels >> channel.code() & 1 == 1)
            .collect(),
        notice_of_objection: match order.purchase.notice {
            1 => Some(false),
            2 => Some(true),
            _ => None,
        },
        cancelled: order.purchase.cancelled == 2,
    }
}

fn activity(register: &Register, id: u16) -> String {
    register.activity(id).map(|a| a.code.clone()).unwrap_or_default()
}

fn named(shape: Shape, parts: Vec<String>) -> BTreeMap<&'static str, String> {
    shape.fields().iter().copied().zip(parts).collect()
}
