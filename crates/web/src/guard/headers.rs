//! Headers that every answer carries, errors and assets included (ASVS 5.0, V3.4).

use axum::extract::{Request, State as Has};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::State;

/// Nothing but our own files; no inline script, no inline style, no frame around us.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Addresses carry ids of people and unsubscribe tokens.
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
];

/// Put on an answer by its handler: the policy of a page that pages of the firm may frame. Made for
/// the inquiry form alone, which knows no session.
#[derive(Clone)]
pub struct Framed(String);

impl Framed {
    /// A page that these origins may frame; `None` when there are none. The register lets plain
    /// origins in only, so nothing can end the header.
    pub fn by(origins: &[String]) -> Option<Self> {
        let policy = |by: &str| CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", by);
        let by = format!("frame-ancestors {}", origins.join(" "));
        (!origins.is_empty()).then(|| Self(policy(&by)))
    }
}

/// Middleware: puts the headers on an answer. Answers are not stored anywhere unless their handler
/// said otherwise.
pub async fn headers(Has(state): Has<State>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let framed = response.extensions_mut().remove::<Framed>();
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(policy) = framed.and_then(|Framed(by)| HeaderValue::from_str(&by).ok()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        headers.remove(header::X_FRAME_OPTIONS);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if state.settings().is_https() {
        let two_years = HeaderValue::from_static("max-age=63072000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, two_years);
    }
    response
}

/// Header that makes the browser forget what it holds of us, for the answer that signs out.
pub const FORGET: (HeaderName, HeaderValue) = (
    HeaderName::from_static("clear-site-data"),
    HeaderValue::from_static("\"cache\", \"storage\""),
);
