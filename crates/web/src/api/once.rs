//! A changing request of a program: its body read strictly, its work done once.

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::staff::{Repeatable, Reply};
use desk::{Call, Desk};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::errors::{Answer, Error, Failure, Fault, Kind};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Name of the header (IETF draft `httpapi-idempotency-key-header`).
const HEADER: &str = "idempotency-key";

/// Nothing to say beside the address: `{}`, or no body at all.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub struct Nothing {}

/// The JSON body of a request that may be repeated; none counts as `{}`. `T` is `deny_unknown_fields`.
pub struct Once<T> {
    body: T,
    raw: Bytes,
    line: String,
    name: Option<String>,
}

impl<T: Send + 'static> Once<T> {
    /// Does the work, or gives the answer this very request got before.
    ///
    /// # Errors
    /// Those of the work; a conflict when the `Idempotency-Key` belongs to another request.
    pub async fn answer(
        self,
        ask: &Ask,
        caller: &ApiCaller,
        work: impl FnOnce(&Desk, &Call, T) -> desk::Result<Reply> + Send + 'static,
    ) -> Answer {
        let key = caller.key;
        let reply = ask
            .desk(move |desk, call| {
                let Some(name) = &self.name else { return work(desk, call, self.body) };
                let request: [&[u8]; 2] = [self.line.as_bytes(), &self.raw];
                let asked = Repeatable { key, name, request: &request };
                desk.once(call, &asked, |desk, call| work(desk, call, self.body))
            })
            .await?;
        let status = StatusCode::from_u16(reply.status).map_err(Failure::new)?;
        Ok(json(status, reply.body))
    }
}

/// An answer of 200 with this content: ids, counts, states; nothing personal, for it is kept a day.
///
/// # Errors
/// When the content is no JSON.
pub fn ok(content: &impl Serialize) -> desk::Result<Reply> {
    reply(200, content)
}

/// The same with 201.
///
/// # Errors
/// When the content is no JSON.
pub fn created(content: &impl Serialize) -> desk::Result<Reply> {
    reply(201, content)
}

/// An answer of 204: done, and nothing to tell.
pub const fn done() -> Reply {
    Reply { status: 204, body: Vec::new() }
}

/// The same with 202: taken note of, somebody has to look.
///
/// # Errors
/// When the content is no JSON.
pub fn accepted(content: &impl Serialize) -> desk::Result<Reply> {
    reply(202, content)
}

fn reply(status: u16, content: &impl Serialize) -> desk::Result<Reply> {
    let body = serde_json::to_vec(content);
    Ok(Reply { status, body: body.map_err(|_| desk::Failure::at("writing the answer"))? })
}

fn json(status: StatusCode, body: Vec<u8>) -> Response {
    if body.is_empty() {
        return status.into_response();
    }
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Once<T> {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self, Error> {
        let (parts, body) = request.into_parts();
        let name = name(&parts.headers)?;
        let line = format!("{} {}", parts.method, parts.uri);
        let mut raw = to_bytes(body, usize::MAX).await.map_err(|error| Fault::body(&error))?;
        if raw.is_empty() {
            raw = Bytes::from_static(b"{}");
        } else if !is_json(&parts.headers) {
            return Err(Fault::new(Kind::Malformed).into());
        }
        // The parser's message may quote a value, so it is not passed on.
        let body = serde_json::from_slice(&raw)
            .map_err(|_| Fault::saying(Kind::Invalid, |t| t.api_bad_body().to_owned()))?;
        Ok(Self { body, raw, line, name })
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.split(';').next().is_some_and(|k| k.trim() == "application/json"))
}

fn name(headers: &HeaderMap) -> Result<Option<String>, Fault> {
    let Some(value) = headers.get(HEADER) else { return Ok(None) };
    let name = value.to_str().ok().filter(|name| !name.is_empty() && name.len() <= 128);
    let wrong = || Fault::saying(Kind::Malformed, |t| t.api_bad_key().to_owned());
    name.map(|name| Some(name.to_owned())).ok_or_else(wrong)
}
