//! The token in forms, checked before the handler sees the body.
//!
//! It is the first field of every form, so that an upload can be checked without reading it:
//! only the beginning of the body is looked at, then body and beginning are put together again.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, header};
use hyper::body::Frame;
use subtle::ConstantTimeEq;

use crate::errors::{Error, Fault, Kind};

/// Name of the field.
pub const FIELD: &str = "csrf";

// Boundary (70 bytes at most, RFC 2046), part header and token fit many times over.
const BEGINNING: usize = 1024;

/// The body behind a valid token. In URL-encoded forms the token is taken out, so that a handler
/// can refuse unknown fields; in multipart forms it stays the first part.
///
/// # Errors
/// A [`Fault`] when the token is missing or wrong, or the body breaks its limits.
pub async fn check(headers: &HeaderMap, mut body: Body, expected: &str) -> Result<Body, Error> {
    let (beginning, ended) = read_beginning(&mut body).await?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    let found = if kind.starts_with("multipart/form-data") {
        in_multipart(&beginning).map(|token| (token, 0))
    } else if kind.starts_with("application/x-www-form-urlencoded") {
        in_urlencoded(&beginning)
    } else {
        None
    };
    match found {
        Some((token, used)) if token.ct_eq(expected.as_bytes()).into() => {
            let first = beginning.slice(used.min(beginning.len())..);
            Ok(if ended { Body::from(first) } else { Body::new(Joined { first, rest: body }) })
        }
        _ => Err(Fault::new(Kind::Forbidden).into()),
    }
}

async fn read_beginning(body: &mut Body) -> Result<(Bytes, bool), Error> {
    let mut beginning = Vec::new();
    while beginning.len() < BEGINNING {
        let next = std::future::poll_fn(|cx| Pin::new(&mut *body).poll_frame(cx)).await;
        let Some(frame) = next else { return Ok((beginning.into(), true)) };
        let frame = frame.map_err(|error| Fault::body(&error))?;
        beginning.extend_from_slice(frame.data_ref().map_or(&[], |data| data));
    }
    Ok((beginning.into(), false))
}

/// The token, and how many bytes it takes with what separates it from the next field.
fn in_urlencoded(beginning: &[u8]) -> Option<(&[u8], usize)> {
    let prefix = format!("{FIELD}=");
    let rest = beginning.strip_prefix(prefix.as_bytes())?;
    let token = rest.split(|b| *b == b'&').next()?;
    Some((token, prefix.len() + token.len() + 1))
}

fn in_multipart(beginning: &[u8]) -> Option<&[u8]> {
    let (head, rest) = split_once(beginning, b"\r\n\r\n")?;
    let field = format!("name=\"{FIELD}\"");
    head.windows(field.len()).any(|window| window == field.as_bytes()).then_some(())?;
    split_once(rest, b"\r\n").map(|(token, _)| token)
}

fn split_once<'b>(bytes: &'b [u8], mark: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    Some((bytes.get(..at)?, bytes.get(at + mark.len()..)?))
}

/// A body whose beginning was read already.
struct Joined {
    first: Bytes,
    rest: Body,
}

impl HttpBody for Joined {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.first.is_empty() {
            return Pin::new(&mut self.rest).poll_frame(cx);
        }
        Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut self.first)))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    async fn checked(kind: &'static str, body: impl Into<Body>) -> Result<Bytes, Error> {
        let headers =
            [(header::CONTENT_TYPE, HeaderValue::from_static(kind))].into_iter().collect();
        let body = check(&headers, body.into(), "t0k3n").await?;
        Ok(axum::body::to_bytes(body, usize::MAX).await.unwrap())
    }

    const FORM: &str = "application/x-www-form-urlencoded";
    const PARTS: &str = "multipart/form-data; boundary=B";

    #[tokio::test]
    async fn the_token_of_a_form_is_checked_and_taken_out() {
        assert_eq!(checked(FORM, "csrf=t0k3n&name=Anna").await.unwrap(), "name=Anna");
        assert_eq!(checked(FORM, "csrf=t0k3n").await.unwrap(), "");
        for wrong in ["", "name=Anna", "csrf=other&name=Anna", "csrf=t0k3nx", "name=A&csrf=t0k3n"] {
            assert!(checked(FORM, wrong).await.is_err(), "{wrong}");
        }
        assert!(checked("text/plain", "csrf=t0k3n").await.is_err());
        assert!(checked("application/json", "{}").await.is_err());
    }

    #[tokio::test]
    async fn an_upload_stays_whole() {
        let part = "--B\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nt0k3n\r\n";
        let upload = format!("{part}--B\r\n\r\n{}", "x".repeat(10_000));
        assert_eq!(checked(PARTS, upload.clone()).await.unwrap(), upload.as_bytes());
        let wrong = upload.replace("t0k3n", "other");
        assert!(checked(PARTS, wrong).await.is_err());
    }
}
