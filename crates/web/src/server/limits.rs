//! Limits on connections and bodies, each with the value a public port can live with.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::Frame;
use tokio::time::{Sleep, sleep};

/// Limits of the accept loop.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at the same time.
    pub connections: usize,
    /// Time for a whole request header; an idle connection is closed after it, too.
    pub header_time: Duration,
    /// Bytes of a header.
    pub header_bytes: usize,
    /// Requests answered on one connection before it is closed.
    pub requests: u32,
    /// Time in which [`pace::PROGRESS`](super::pace::PROGRESS) bytes of an answer must be taken.
    pub write_stall: Duration,
    /// Time running requests get when serving ends.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 2048,
            header_time: Duration::from_secs(5),
            header_bytes: 16 * 1024,
            requests: 1000,
            write_stall: Duration::from_secs(10),
            grace: Duration::from_secs(10),
        }
    }
}

/// How large a request body may be and how long it may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyLimit {
    /// Bytes.
    pub bytes: u64,
    /// Bytes of what people send, as they are told; the rest is for what stands around it.
    pub content: u64,
    /// Time from the header to the last byte.
    pub time: Duration,
}

impl BodyLimit {
    /// Forms and API calls: 1 MiB within 10 s.
    pub const SMALL: Self =
        Self { bytes: 1 << 20, content: 1 << 20, time: Duration::from_secs(10) };
    /// One file of a person: 10 MiB and what stands around it, within a minute.
    pub const FILE: Self =
        Self { bytes: 11 << 20, content: 10 << 20, time: Duration::from_secs(60) };
    /// Uploaded files, streamed: 256 MiB within 10 minutes. For signed-in users only.
    pub const UPLOAD: Self =
        Self { bytes: 256 << 20, content: 256 << 20, time: Duration::from_secs(600) };
}

/// Why a body was cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// More bytes than the route takes.
    #[error("the body is too large")]
    TooLarge,
    /// Not all there in time.
    #[error("the body took too long")]
    TooSlow,
}

impl BodyError {
    /// The limit that cut a body off, if that is what an error comes from.
    pub fn behind(error: &(dyn std::error::Error + 'static)) -> Option<Self> {
        std::iter::successors(Some(error), |e| e.source()).find_map(|e| e.downcast_ref()).copied()
    }
}

/// Puts the limit on a body; it then ends in a [`BodyError`] when it breaks the limit.
pub fn limit(body: Body, limit: BodyLimit) -> Body {
    Body::new(Limited { body, left: limit.bytes, deadline: Box::pin(sleep(limit.time)) })
}

struct Limited {
    body: Body,
    left: u64,
    deadline: Pin<Box<Sleep>>,
}

impl HttpBody for Limited {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.deadline.as_mut().poll(cx).is_ready() {
            return cut(BodyError::TooSlow);
        }
        let frame = std::task::ready!(Pin::new(&mut self.body).poll_frame(cx));
        if let Some(Ok(frame)) = &frame {
            let length = frame.data_ref().map_or(0, |data| data.len() as u64);
            match self.left.checked_sub(length) {
                Some(left) => self.left = left,
                None => return cut(BodyError::TooLarge),
            }
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }
}

fn cut(error: BodyError) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
    Poll::Ready(Some(Err(axum::Error::new(error))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_body_above_the_limit_says_so() {
        let five = BodyLimit { bytes: 5, content: 5, time: Duration::from_secs(1) };
        let read = |text: &'static str| async move {
            axum::body::to_bytes(limit(Body::from(text), five), usize::MAX).await
        };
        assert_eq!(read("12345").await.unwrap(), "12345");
        let error = read("123456").await.unwrap_err();
        assert_eq!(BodyError::behind(&error), Some(BodyError::TooLarge));
    }
}
