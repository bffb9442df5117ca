//! What visitors send, read strictly; faults come back in the visitor's language.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use serde::de::DeserializeOwned;

use crate::errors::{Error, Failure, Fault, Kind};
use crate::visit::Visit;

/// Fields of a form. The type is `deny_unknown_fields`, so nothing can be slipped in; the token
/// of the session has been checked and taken out before. For fields that may repeat
/// (checkboxes) read `Form<Vec<(String, String)>>`.
pub struct Form<T>(pub T);

/// The form of a bare button: nothing but the token of the session.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoFields {}

/// Fields after the `?` of an address. Its route says [`asks`](crate::routes::Route::asks).
pub struct Search<T>(pub T);

/// Left by the guard where a route reads fields after the `?`.
#[derive(Clone, Copy)]
pub(crate) struct Asks;

/// Parts of the path: `/people/{id}`.
pub struct Place<T>(pub T);

/// A form with files, read part by part without keeping it in memory.
pub struct Upload {
    parts: Multipart,
    // The guard leaves the token in place as the first part.
    token_ahead: bool,
}

impl Upload {
    /// The next field; the token of the session has been checked before and is left out.
    ///
    /// # Errors
    /// A [`Fault`] when the body breaks its limits or is no multipart form.
    pub async fn field(&mut self) -> Result<Option<Field<'_>>, Error> {
        if std::mem::take(&mut self.token_ahead) {
            drop(self.parts.next_field().await.map_err(|error| Fault::body(&error))?);
        }
        Ok(self.parts.next_field().await.map_err(|error| Fault::body(&error))?)
    }

    /// The next bytes of a field; `None` at its end.
    ///
    /// # Errors
    /// As [`Upload::field`].
    pub async fn chunk(field: &mut Field<'_>) -> Result<Option<Bytes>, Error> {
        Ok(field.chunk().await.map_err(|error| Fault::body(&error))?)
    }
}

/// A JSON body of the API.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let request = whole(request).await?;
        let read = axum::Form::<T>::from_request(request, state).await;
        read.map(|axum::Form(fields)| Self(fields)).map_err(|_| Fault::new(Kind::Malformed).into())
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let visit = request.extensions().get::<Visit>();
        let token_ahead = visit.is_some_and(|visit| visit.session.is_some());
        let read = Multipart::from_request(request, state).await;
        let parts = read.map_err(|_| Fault::new(Kind::Malformed))?;
        Ok(Self { parts, token_ahead })
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let request = whole(request).await?;
        let read = axum::Json::<T>::from_request(request, state).await;
        read.map(|axum::Json(value)| Self(value)).map_err(|error| {
            let invalid = error.status() == axum::http::StatusCode::UNPROCESSABLE_ENTITY;
            Fault::new(if invalid { Kind::Invalid } else { Kind::Malformed }).into()
        })
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Search<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        // Without this a page would work until somebody used its second half.
        if parts.extensions.get::<Asks>().is_none() {
            return Err(Failure::saying("a route reads fields that it does not offer").into());
        }
        let read = Query::<T>::from_request_parts(parts, state).await;
        read.map(|Query(fields)| Self(fields)).map_err(|_| Fault::new(Kind::Malformed).into())
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Place<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let read = Path::<T>::from_request_parts(parts, state).await;
        // A malformed id must look like a missing one.
        read.map(|Path(parts)| Self(parts)).map_err(|_| Fault::not_found().into())
    }
}

/// Reads the body to its end within the limits of the route.
async fn whole(request: Request) -> Result<Request, Fault> {
    let (mut parts, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.map_err(|error| Fault::body(&error))?;
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    Ok(Request::from_parts(parts, Body::from(body)))
}
