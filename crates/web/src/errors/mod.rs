//! Which error where.
//!
//! A [`Refusal`] is a rule that said no; the page shows reason and way forward (403). A [`Fault`]
//! is in what the visitor sent (4xx); it says what to do in the visitor's language. A [`Failure`]
//! is ours (500): the visitor sees a reference, the log sees the chain of causes under the same
//! reference. None carries personal data. Handlers return them with `?`; [`render`] makes them a
//! page, or problem+json (RFC 9457) below `/api/`.

mod fault;
mod problem;
pub mod render;

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
pub use fault::{Fault, Kind};
use law::refusal::Refusal;

/// What handlers return instead of an answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule said no.
    #[error("refused by a rule")]
    Refusal(#[from] Refusal),
    /// Something is wrong with what was sent.
    #[error("fault in the request")]
    Fault(#[from] Fault),
    /// Something is wrong with us.
    #[error("failure")]
    Failure(#[from] Failure),
}

/// What handlers return.
pub type Answer = Result<Response, Error>;

impl Error {
    /// The fault to show beside the fields of a form, if the form can be sent again.
    ///
    /// # Errors
    /// Every other error as it is.
    pub fn in_form(self) -> Result<Fault, Self> {
        match self {
            Self::Fault(fault)
                if matches!(fault.kind, Kind::Invalid | Kind::Conflict | Kind::SignIn) =>
            {
                Ok(fault)
            }
            other => Err(other),
        }
    }

    /// Status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Refusal(_) => StatusCode::FORBIDDEN,
            Self::Fault(fault) => fault.kind.status(),
            Self::Failure(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The answer as yet without words: only [`render`] knows language and reader.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// Something went wrong on our side.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
pub struct Failure {
    what: String,
}

impl Failure {
    /// A failure with this cause; keeps the whole chain as text.
    pub fn new(cause: impl std::error::Error) -> Self {
        let mut what = cause.to_string();
        let mut next = cause.source();
        while let Some(cause) = next {
            what = format!("{what}: {cause}");
            next = cause.source();
        }
        Self { what }
    }

    /// A failure that has no other cause.
    pub fn saying(what: &str) -> Self {
        Self { what: what.to_owned() }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::Failure(Failure::new(error))
    }
}
