//! Whether a changing request comes from a page of ours.

use axum::http::{HeaderMap, header};

/// Whether the request was sent by one of our own pages, or by no browser at all.
///
/// Browsers say where a request comes from: `Sec-Fetch-Site` (W3C Fetch Metadata) on trustworthy
/// addresses, else `Origin` (RFC 6454) on every changing request. A program that sends neither has
/// no cookies of a victim to abuse. `host` is the checked `Host` of the request.
pub fn is_ours(headers: &HeaderMap, host: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let authority = origin.to_str().ok().and_then(|o| o.split_once("://")).map(|(_, rest)| rest);
    authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn ours(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)))
            .collect();
        is_ours(&headers, "crm.example")
    }

    #[test]
    fn foreign_pages_are_told_apart() {
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(!ours(&[("sec-fetch-site", "cross-site"), ("origin", "https://crm.example")]));
        assert!(!ours(&[("sec-fetch-site", "same-site")]));
        assert!(ours(&[("origin", "https://crm.example")]));
        assert!(!ours(&[("origin", "https://evil.example")]));
        assert!(!ours(&[("origin", "null")]));
        assert!(ours(&[]));
    }
}
