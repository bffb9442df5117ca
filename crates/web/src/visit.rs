//! What is known about a request before its handler runs.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::Timestamp;
use law::ids::RequestId;

use crate::errors::{Error, Failure};
use crate::frame::{Notice, Theme};
use crate::session::Session;
use crate::text::Lang;

/// Address of the other end of the connection; set by the accept loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// What is known about a request before its handler runs. Put there by the guard.
#[derive(Clone)]
pub struct Visit {
    /// Id of the request; a failure shows it as reference.
    pub request: RequestId,
    /// When the request arrived.
    pub at: Timestamp,
    /// The visitor's address.
    pub peer: IpAddr,
    /// Language of the answer.
    pub lang: Lang,
    /// Light or dark, if chosen.
    pub theme: Theme,
    /// Who is signed in.
    pub session: Option<Session>,
    /// Path and query, for the way back to this page.
    pub here: String,
    /// What the request before has to say.
    pub notice: Option<Notice>,
}

impl Visit {
    /// The visit of a request.
    ///
    /// # Errors
    /// A [`Failure`] when the guard did not run before.
    pub fn of(parts: &Parts) -> Result<&Self, Failure> {
        parts.extensions.get().ok_or_else(|| Failure::saying("request without a visit"))
    }

    /// Whether a program asks, not a browser.
    pub fn is_api(&self) -> bool {
        self.here.starts_with("/api/")
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        Ok(Self::of(parts)?.clone())
    }
}
