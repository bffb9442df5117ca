//! `/api/v1/people/{id}/purchases`: what makes somebody an existing customer.

use axum::http::Method;
use desk::people::NewPurchase;
use jiff::civil::Date;
use law::ids::DatumId;
use law::kinds::Shape;
use serde::Deserialize;
use utoipa::{OpenApi, ToSchema};

use super::bound;
use super::once::{self, Nothing, Once, created};
use super::people::{Made, done, nowhere, person};
use crate::errors::Answer;
use crate::input::Place;
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(add, cancel))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    const CANCEL: &str = "/api/v1/people/{id}/purchases/{datum}/cancel";
    [
        route(Method::POST, "/api/v1/people/{id}/purchases", Policy::ApiKey, add),
        route(Method::POST, CANCEL, Policy::ApiKey, cancel),
    ]
}

/// A purchase.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"number": "N-4711", "product": "Lantern", "amount": "39.90",
    "currency": "EUR", "product_group": "general", "on": "2026-11-02",
    "address_taken_in_sale": true, "notice_of_objection": true}))]
pub struct Purchase {
    /// Number of the order.
    #[serde(default)]
    number: String,
    /// What was bought.
    #[serde(default)]
    product: String,
    /// Amount as written.
    #[serde(default)]
    amount: String,
    /// Currency.
    #[serde(default)]
    currency: String,
    /// Code of the product group.
    product_group: String,
    /// Day of the order.
    #[schema(value_type = String, format = Date)]
    on: Date,
    /// Whether the addresses held were taken in this sale (§ 7(3) no. 1 UWG); no unless said.
    #[serde(default)]
    address_taken_in_sale: bool,
    /// Whether the right to object was pointed out then (§ 7(3) no. 4 UWG); unknown unless said.
    #[serde(default)]
    notice_of_objection: Option<bool>,
}

/// Records a purchase.
///
/// # Errors
/// Not found; faults for a day in the future or an unknown product group; refused by role, state,
/// or when the key's activity needs no orders.
#[utoipa::path(post, path = "/api/v1/people/{id}/purchases", tag = "purchases",
    params(("id" = String, Path, description = "id of the person"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Purchase, responses((status = 201, body = Made)))]
pub async fn add(
    ask: Ask,
    caller: ApiCaller,
    Place(id): Place<String>,
    once: Once<Purchase>,
) -> Answer {
    let person = person(&id)?;
    once.answer(&ask, &caller, move |desk, call, new| {
        let register = desk.register();
        bound::needs(&register, &caller, Shape::Order)?;
        let purchase = NewPurchase {
            number: new.number,
            product: new.product,
            amount: new.amount,
            currency: new.currency,
            group: bound::group(&register, &new.product_group)?,
            on: new.on,
            notice: new.notice_of_objection.map_or(0, |told| if told { 2 } else { 1 }),
            captured: new.address_taken_in_sale,
            source: caller.source,
        };
        let datum = done(desk.record_purchase(call, person, &purchase)?)?;
        created(&Made { id: datum.to_string() })
    })
    .await
}

/// Marks a purchase as rescinded or withdrawn from; from then on it makes nobody a customer.
///
/// # Errors
/// Not found, also when it was cancelled before; refused by role, state, or when the key's activity
/// needs no orders.
#[utoipa::path(post, path = "/api/v1/people/{id}/purchases/{datum}/cancel", tag = "purchases",
    params(("id" = String, Path, description = "id of the person"),
           ("datum" = String, Path, description = "id of the purchase"),
           ("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    responses((status = 204, description = "marked")))]
pub async fn cancel(
    ask: Ask,
    caller: ApiCaller,
    Place((id, purchase)): Place<(String, String)>,
    once: Once<Nothing>,
) -> Answer {
    let (person, purchase) = (person(&id)?, DatumId::parse(&purchase).ok_or_else(nowhere)?);
    once.answer(&ask, &caller, move |desk, call, _| {
        bound::needs(&desk.register(), &caller, Shape::Order)?;
        desk.cancel_purchase(call, person, purchase)?;
        Ok(once::done())
    })
    .await
}
