//! Whether a request was meant for us.
//!
//! A page of somebody else can point a name of its own at 127.0.0.1 and would then count as our
//! origin (DNS rebinding); so we answer only under names of ours.

use axum::http::{HeaderMap, header};

/// The `Host` of a request if it is ours: the public authority, or a loopback name on the same
/// port when the public address is loopback.
pub fn ours<'h>(headers: &'h HeaderMap, public: &str) -> Option<&'h str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next()?.to_str().ok()?;
    let alone = hosts.next().is_none();
    (alone && (host.eq_ignore_ascii_case(public) || both_loopback(host, public))).then_some(host)
}

fn both_loopback(host: &str, public: &str) -> bool {
    let (name, port) = split(host);
    let (public_name, public_port) = split(public);
    port == public_port && is_loopback(name) && is_loopback(public_name)
}

fn is_loopback(name: &str) -> bool {
    name.eq_ignore_ascii_case("localhost") || matches!(name, "127.0.0.1" | "[::1]")
}

fn split(authority: &str) -> (&str, &str) {
    match authority.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, port),
        _ => (authority, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn is_ours(host: &'static str, public: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static(host));
        ours(&headers, public).is_some()
    }

    #[test]
    fn only_our_names_count() {
        assert!(is_ours("crm.example", "crm.example"));
        assert!(is_ours("localhost:8080", "127.0.0.1:8080"));
        assert!(is_ours("[::1]:8080", "127.0.0.1:8080"));
        assert!(!is_ours("localhost:9090", "127.0.0.1:8080"));
        assert!(!is_ours("localhost", "crm.example"));
        assert!(!is_ours("rebound.example:8080", "127.0.0.1:8080"));
        assert!(ours(&HeaderMap::new(), "crm.example").is_none());
    }
}
