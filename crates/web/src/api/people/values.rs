//! Single values of a person: added, corrected, taken away.

use std::collections::BTreeMap;

use desk::Fault;
use desk::import::Evidence;
use desk::people::NewValue;
use desk::register::{Kind, Register};
use law::ids::DatumId;
use law::refusal::Words;
use serde::Deserialize;
use utoipa::ToSchema;

use super::enter::{Made, NOBODY_DECIDED, done};
use super::{nowhere, person};
use crate::api::bound;
use crate::api::imports::Origin;
use crate::api::once::{self, Nothing, Once, created, ok};
use crate::errors::{Answer, Error};
use crate::input::Place;
use crate::seam::Ask;
use crate::session::ApiCaller;

/// A value as the source of the key tells it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "email", "parts": {"address": "erika.muster@nordpol.example"}}))]
pub struct Told {
    /// Code of its kind.
    kind: String,
    /// Its parts by name, as a value of this kind shows them; a part left out is empty.
    #[schema(value_type = Object)]
    parts: BTreeMap<String, String>,
    /// What proves where it comes from, if it is not from the person (R-SRC-02). About the supplier,
    /// not about the person: it stays when the person is erased.
    #[serde(default)]
    evidence: Origin,
}

/// Adds a value to a person; checked against the suppression list and other persons first.
///
/// # Errors
/// Not found; conflicts as when entering a person; faults of fields; refused by role, state, kind.
#[utoipa::path(post, path = "/api/v1/people/{id}/values", tag = "people",
    params(("id" = String, Path, description = "id of the person"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Told, responses((status = 201, body = Made)))]
pub async fn add(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Told>,
) -> Answer {
    let person = person(&id)?;
    once.answer(&ask, &caller, move |desk, call, told| {
        let new = told.value(&desk.register(), &caller)?;
        let datum = done(desk.add_value(call, person, &new, NOBODY_DECIDED)?)?;
        created(&Made { id: datum.to_string() })
    })
    .await
}

/// Puts a right value in the place of a wrong one, whose content is taken away for good. The value
/// gets a new id.
///
/// # Errors
/// As when adding a value.
#[utoipa::path(put, path = "/api/v1/people/{id}/values/{datum}", tag = "people",
    params(("id" = String, Path, description = "id of the person"),
           ("datum" = String, Path, description = "id of the wrong value"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Told, responses((status = 200, body = Made)))]
pub async fn correct(
    ask: Ask,
    caller: ApiCaller,
    Place((id, wrong)): Place<(String, String)>,
    once: Once<Told>,
) -> Answer {
    let (person, wrong) = (person(&id)?, datum(&wrong)?);
    once.answer(&ask, &caller, move |desk, call, told| {
        bound::kind_numbered(&desk.register(), &caller, desk.kind_of_value(person, wrong)?)?;
        let new = told.value(&desk.register(), &caller)?;
        let datum = done(desk.correct_value(call, person, wrong, &new, NOBODY_DECIDED)?)?;
        ok(&Made { id: datum.to_string() })
    })
    .await
}

/// Takes a value away.
///
/// # Errors
/// Not found; refused for orders and proofs, for kinds the activity of the key does not need, and by
/// role or state.
#[utoipa::path(delete, path = "/api/v1/people/{id}/values/{datum}", tag = "people",
    params(("id" = String, Path, description = "id of the person"),
           ("datum" = String, Path, description = "id of the value"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    responses((status = 204, description = "taken away")))]
pub async fn remove(
    ask: Ask,
    caller: ApiCaller,
    Place((id, value)): Place<(String, String)>,
    once: Once<Nothing>,
) -> Answer {
    let (person, value) = (person(&id)?, datum(&value)?);
    once.answer(&ask, &caller, move |desk, call, _| {
        let kind = desk.kind_of_value(person, value)?;
        bound::kind_numbered(&desk.register(), &caller, kind)?;
        desk.remove_value(call, person, value)?;
        Ok(once::done())
    })
    .await
}

fn datum(id: &str) -> Result<DatumId, Error> {
    DatumId::parse(id).ok_or_else(nowhere)
}

impl Told {
    fn value(mut self, register: &Register, caller: &ApiCaller) -> desk::Result<NewValue> {
        let kind: &Kind = bound::kind(register, caller, &self.kind)?;
        let fields = kind.shape.fields().iter();
        let parts = fields.map(|field| self.parts.remove(*field).unwrap_or_default()).collect();
        if !self.parts.is_empty() {
            return Err(NO_PART.into());
        }
        let evidence = Evidence::from(&self.evidence);
        Ok(NewValue { kind: kind.id, parts, source: caller.source, evidence })
    }
}

const NO_PART: Fault = Fault::of(
    "parts",
    "PART_UNKNOWN",
    Words {
        de: "Eine Angabe dieser Art hat keinen Teil mit diesem Namen.",
        en: "A value of this kind has no part of that name.",
    },
);
