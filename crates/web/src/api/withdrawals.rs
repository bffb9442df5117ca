//! `/api/v1/withdrawals`: for newsletter tools whose readers unsubscribe there.

use axum::http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::{Once, ok};
use crate::errors::Answer;
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(report))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [route(Method::POST, "/api/v1/withdrawals", Policy::ApiKey, report)]
}

/// Somebody unsubscribed elsewhere.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// The e-mail address or telephone number.
    address: String,
    /// Code of an advertising activity of the register, or `*` for all advertising.
    list: String,
    /// When (RFC 3339).
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// Taken note of; the same whether the address is known or not.
#[derive(Serialize, ToSchema)]
pub struct Noted {
    /// Always `noted`.
    state: &'static str,
}

/// Reports a withdrawal. It counts for the very next audience; the address goes to the suppression
/// list whether it is known or not, and the answer is the same. Repeating it changes nothing.
///
/// A no is heeded whichever key brings it. It covers every spelling of the mailbox: case, the two
/// domains and the dots of Gmail, and what stands behind a `+`: a report of `a+list@b` counts for
/// whoever is held with `a@b`, and the other way round.
///
/// # Errors
/// Those of [`desk::Desk::report_withdrawal`].
#[utoipa::path(post, path = "/api/v1/withdrawals", tag = "withdrawals",
    params(("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Withdrawal,
    responses((status = 200, body = Noted)))]
pub async fn report(ask: Ask, caller: ApiCaller, once: Once<Withdrawal>) -> Answer {
    once.answer(&ask, &caller, |desk, call, told: Withdrawal| {
        desk.report_withdrawal(call, &told.address, &told.list, told.at)?;
        ok(&Noted { state: "noted" })
    })
    .await
}
