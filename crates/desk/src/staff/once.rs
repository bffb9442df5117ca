//! The same request of a program twice does its work once (`Idempotency-Key`).
//!
//! The key is reserved before the work begins and settled after it, so a repeated request either
//! gets the first answer or is told that the first one is still at work. If the program is killed in
//! between, the reservation stays: whether the work was done is then unknown, and the caller is told
//! so rather than having it done twice.

use law::ids::ObjectId;
use store::records::staff::{self, Remembered};

use crate::{Call, Desk, Error, Fault, Result};

/// Answers are remembered this long, milliseconds.
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;
/// Status of a reservation, which is no answer yet.
const AT_WORK: i64 = 0;

/// A request that may be repeated.
pub struct Repeatable<'a> {
    /// The API key it came with.
    pub key: ObjectId,
    /// The caller's own name for it.
    pub name: &'a str,
    /// Method, path and body.
    pub request: &'a [&'a [u8]],
}

/// An answer to remember: ids and counts, nothing personal.
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// JSON.
    pub body: Vec<u8>,
}

const OTHER_REQUEST: Fault = Fault::new(
    "CONFLICT",
    "Dieser Idempotency-Key gehört zu einer anderen Anfrage. Bitte für jede Anfrage einen neuen nehmen.",
    "This Idempotency-Key belongs to another request. Please use a new one for each request.",
);
const UNDER_WAY: Fault = Fault::new(
    "CONFLICT",
    "Diese Anfrage läuft noch, oder ihr Ende ist unbekannt. Bitte nachsehen, bevor sie mit neuem Idempotency-Key wiederholt wird.",
    "This request is still at work, or its end is unknown. Please look before repeating it with a new Idempotency-Key.",
);

impl Desk {
    /// Does `work` unless this very request was answered before; then gives that answer again.
    ///
    /// # Errors
    /// `CONFLICT` when the name belongs to another request or the first one is still at work; the
    /// errors of `work`, which are not remembered.
    pub fn once(
        &self,
        call: &Call,
        asked: &Repeatable<'_>,
        work: impl FnOnce(&Self, &Call) -> Result<Reply>,
    ) -> Result<Reply> {
        let name = self.vault.fingerprint([asked.name.as_bytes()]);
        let request = self.vault.fingerprint(asked.request);
        let reserved = Remembered { request_hash: request, status: AT_WORK, body: Vec::new() };
        let before = self.store.write(|tx| {
            staff::forget_remembered(tx, call.ms().saturating_sub(KEPT_MS))?;
            let before = staff::remembered(tx, asked.key, &name)?;
            if before.is_none() {
                staff::remember(tx, asked.key, &name, &reserved, call.ms())?;
            }
            Ok::<_, store::Failure>(before)
        })?;
        if let Some(before) = before {
            return again(before, request);
        }
        match work(self, call) {
            Ok(reply) => {
                let (status, body) = (i64::from(reply.status), &reply.body);
                self.store.write(|tx| staff::settle(tx, asked.key, &name, status, body))?;
                Ok(reply)
            }
            // A rule or the input stood against it: nothing was done.
            Err(error @ (Error::Refusal(_) | Error::Fault(_))) => {
                self.store.write(|tx| staff::forget(tx, asked.key, &name))?;
                Err(error)
            }
            Err(error @ Error::Failure(_)) => Err(error),
        }
    }
}

fn again(before: Remembered, request: [u8; 16]) -> Result<Reply> {
    if before.request_hash != request {
        return Err(OTHER_REQUEST.into());
    }
    match u16::try_from(before.status) {
        Ok(status) if before.status != AT_WORK => Ok(Reply { status, body: before.body }),
        _ => Err(UNDER_WAY.into()),
    }
}
