//! `/api/v1/merges` and `/api/v1/duplicates`: two records that are one person, one that is two.

use axum::http::Method;
use desk::merge::Chosen;
use desk::twins::{Choice, TwinState};
use law::ids::{DatumId, ObjectId, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::once::Nothing;
use super::people::Made;
use super::{Once, created, ok};
use crate::errors::Answer;
use crate::input::{Place, Search};
use crate::routes::{Policy, Route, route};
use crate::seam::{Ask, unhex};
use crate::session::ApiCaller;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(merge, undo, split, duplicates, decide))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::POST, "/api/v1/merges", Policy::ApiKey, merge),
        route(Method::POST, "/api/v1/merges/{id}/undo", Policy::ApiKey, undo),
        route(Method::POST, "/api/v1/people/{id}/split", Policy::ApiKey, split),
        route(Method::GET, "/api/v1/duplicates", Policy::ApiKey, duplicates).asks(),
        route(Method::POST, "/api/v1/duplicates", Policy::ApiKey, decide),
    ]
}

/// Which two become one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"keep": "0193514f3c007a1b9c2d3e4f5a6b7c8d",
    "merge": "0193514f3c007a1b9c2d3e4f5a6b7c8e", "valid": ["name"]}))]
pub struct NewMerge {
    /// Id of the person that stays.
    keep: String,
    /// Id of the person that goes into it; leads to the other from then on.
    merge: String,
    /// Codes of kinds whose value of the second is the valid one.
    #[serde(default)]
    valid: Vec<String>,
}

/// Makes one person of two, with everything on them. A refusal or restriction of either holds for
/// both. Can be taken back for 30 days.
///
/// # Errors
/// Not found; conflicts when one was changed meanwhile; refused by role and state.
#[utoipa::path(post, path = "/api/v1/merges", tag = "merges",
    params(("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = NewMerge, responses((status = 201, body = Made)))]
pub async fn merge(ask: Ask, caller: ApiCaller, once: Once<NewMerge>) -> Answer {
    once.answer(&ask, &caller, |desk, call, new| {
        let register = desk.register();
        let number = |code: &String| register.kinds.iter().find(|k| k.code == *code).map(|k| k.id);
        let leads: Option<Vec<u16>> = new.valid.iter().map(number).collect();
        let (keep, gone) = (id(&new.keep)?, id(&new.merge)?);
        let merge = desk.merge(call, keep, gone, &leads.ok_or(desk::Fault::NOT_FOUND)?)?;
        created(&Made { id: merge.to_string() })
    })
    .await
}

/// Takes a merge back; gives the id of the person that is there again.
///
/// # Errors
/// Not found; too late, or a later merge stands in the way.
#[utoipa::path(post, path = "/api/v1/merges/{id}/undo", tag = "merges",
    params(("id" = String, Path, description = "id of the merge"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Nothing, responses((status = 200, body = Made)))]
pub async fn undo(
    ask: Ask,
    caller: ApiCaller,
    Place(merge): Place<String>,
    once: Once<Nothing>,
) -> Answer {
    let merge = unhex(&merge).map(ObjectId).ok_or_else(super::people::nowhere)?;
    once.answer(&ask, &caller, move |desk, call, _| {
        let (back, _) = desk.unmerge(call, merge)?;
        ok(&Made { id: back.to_string() })
    })
    .await
}

/// Values that belong to somebody else.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"values": ["0193514f3c007a1b9c2d3e4f5a6b7c8d"]}))]
pub struct NewSplit {
    /// Ids of values and orders.
    values: Vec<String>,
    /// Ids of files that go along; pictures cannot.
    #[serde(default)]
    files: Vec<String>,
}

/// Makes a second person of some values and orders; its id.
///
/// # Errors
/// Not found; faults when nothing or everything is named; refused by role and state.
#[utoipa::path(post, path = "/api/v1/people/{id}/split", tag = "merges",
    params(("id" = String, Path, description = "id of the person"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = NewSplit, responses((status = 201, body = Made)))]
pub async fn split(
    ask: Ask,
    caller: ApiCaller,
    Place(person): Place<String>,
    once: Once<NewSplit>,
) -> Answer {
    let person = super::people::person(&person)?;
    once.answer(&ask, &caller, move |desk, call, new| {
        let data: Option<Vec<DatumId>> = new.values.iter().map(|id| DatumId::parse(id)).collect();
        let files: Option<Vec<ObjectId>> = new.files.iter().map(|id| ObjectId::parse(id)).collect();
        let (data, files) = data.zip(files).ok_or(desk::Fault::NOT_FOUND)?;
        let chosen = Chosen { data, files };
        created(&Made { id: desk.split(call, person, &chosen)?.to_string() })
    })
    .await
}

/// Which pairs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    state: Option<TwinState>,
}

/// Pairs and how many there are.
#[derive(Serialize, ToSchema)]
pub struct DuplicatesView {
    /// The surest pairs, at most 100.
    items: Vec<PairView>,
    /// Pairs that wait.
    open: u64,
    /// Pairs decided.
    decided: u64,
}

/// One pair; who it is, is read with the ids.
#[derive(Serialize, ToSchema)]
pub struct PairView {
    /// The record that was there first.
    a: String,
    /// The other.
    b: String,
    /// Probability that both are one person.
    score: f64,
}

/// Pairs that may be one person, as the last search of the base found them.
///
/// # Errors
/// Refused by role.
#[utoipa::path(get, path = "/api/v1/duplicates", tag = "merges",
    params(("state" = Option<String>, Query, description = "OPEN, LATER, SAME or DIFFERENT")),
    responses((status = 200, body = DuplicatesView)))]
pub async fn duplicates(ask: Ask, Search(wanted): Search<Wanted>) -> Answer {
    let state = wanted.state.unwrap_or(TwinState::Open);
    let pairs = ask.desk(move |desk, call| desk.twin_pairs(call, state, 100)).await?;
    let item = |(a, b, score): &(PersonId, PersonId, f64)| PairView {
        a: a.to_string(),
        b: b.to_string(),
        score: *score,
    };
    let items = pairs.pairs.iter().map(item).collect();
    let view = DuplicatesView { items, open: pairs.open, decided: pairs.decided };
    Ok(axum::response::IntoResponse::into_response(axum::Json(view)))
}

/// What is decided about a pair.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"a": "0193514f3c007a1b9c2d3e4f5a6b7c8d",
    "b": "0193514f3c007a1b9c2d3e4f5a6b7c8e", "choice": "DIFFERENT"}))]
pub struct NewDecision {
    /// One of the two.
    a: String,
    /// The other.
    b: String,
    /// `SAME` merges, `DIFFERENT` is remembered, `LATER` puts the pair off.
    #[schema(value_type = String)]
    choice: Choice,
}

/// Decides about a pair; gives the id of the person that stays for `SAME`, else of the first.
///
/// # Errors
/// Not found; decided already; those of a merge.
#[utoipa::path(post, path = "/api/v1/duplicates", tag = "merges",
    params(("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = NewDecision, responses((status = 200, body = Made)))]
pub async fn decide(ask: Ask, caller: ApiCaller, once: Once<NewDecision>) -> Answer {
    once.answer(&ask, &caller, |desk, call, new| {
        let (a, b) = (id(&new.a)?, id(&new.b)?);
        desk.decide_twin(call, (a, b), new.choice)?;
        ok(&Made { id: a.min(b).to_string() })
    })
    .await
}

fn id(text: &str) -> desk::Result<PersonId> {
    PersonId::parse(text).ok_or_else(|| desk::Fault::NOT_FOUND.into())
}
