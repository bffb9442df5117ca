//! What every answer carries, and who gets past the guard.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

mod common;

use axum::http::StatusCode;
use common::{CSRF, send};
use web::routes::{NAVIGATION, Policy, table};

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let paths = ["/open", "/nowhere", "/readers", "/refused", "/failing", "/api/v1/refused"];
    for path in paths.into_iter().chain([web::assets::STYLE.path()]) {
        let reply = send(&format!("GET {path}"), &[], "").await;
        let policy = reply.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{path}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{path}");
        let kept = if path.starts_with("/assets/") { "immutable" } else { "no-store" };
        assert!(reply.header("cache-control").contains(kept), "{path}");
    }
}

#[tokio::test]
async fn no_page_holds_inline_script_or_style() {
    for path in ["/refused", "/failing", "/nowhere"] {
        let body =
            send(&format!("GET {path}"), &[("cookie", "obhut-session=SALES")], "").await.body;
        assert!(body.contains("<main"), "{path}");
        let inline =
            body.contains(" style=") || body.contains("<style") || body.contains("<script>");
        assert!(!inline && !body.contains(" onclick="), "{path}");
    }
}

#[tokio::test]
async fn policies_let_in_whom_they_name() {
    let sales = ("cookie", "obhut-session=SALES");
    let admin = ("cookie", "obhut-session=ADMIN");
    let nobody = ("cookie", "obhut-session=forged");
    assert_eq!(send("GET /readers", &[sales], "").await.body, "read");
    assert_eq!(send("GET /readers", &[admin], "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(send("GET /own", &[admin], "").await.body, "own");
    for cookie in [nobody, ("cookie", "__Host-obhut=SALES")] {
        let reply = send("GET /readers?q=x", &[cookie], "").await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
        assert_eq!(reply.header("location"), "/login?back=/readers%3Fq%3Dx");
    }
    let broken = send("GET /open", &[("cookie", "obhut-session=broken")], "").await;
    assert_eq!(broken.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!broken.body.contains("session store"));
}

#[tokio::test]
async fn forms_need_origin_and_token() {
    let sales = ("cookie", "obhut-session=SALES");
    let ours = ("sec-fetch-site", "same-origin");
    let foreign = ("sec-fetch-site", "cross-site");
    let with = "csrf=f00dcafe&name=Anna";
    assert_eq!(send("POST /readers", &[sales, ours], with).await.body, "Anna");
    for (headers, body) in [
        ([sales, foreign], with),
        ([sales, ours], "name=Anna"),
        ([sales, ours], "csrf=wrong&name=Anna"),
        ([sales, ("origin", "null")], with),
    ] {
        assert_eq!(send("POST /readers", &headers, body).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(send("POST /open", &[foreign], "name=A").await.status, StatusCode::FORBIDDEN);
    assert_eq!(send("POST /open", &[], "name=A").await.body, "A");
    let signed = send("POST /open", &[sales, ours], "name=A").await;
    assert_eq!(signed.status, StatusCode::FORBIDDEN, "signed in, hence with a token everywhere");
    let language = "csrf=f00dcafe&back=/people&language=en";
    let chosen = send("POST /preferences", &[sales, ours], language).await;
    assert_eq!(chosen.header("location"), "/people");
    let extra = send("POST /open", &[], "name=A&role=ADMIN").await;
    assert_eq!(extra.status, StatusCode::BAD_REQUEST, "unknown fields are refused");
}

#[tokio::test]
async fn uploads_are_checked_first_and_streamed_within_their_limit() {
    let headers = [
        ("cookie", "obhut-session=SALES"),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "multipart/form-data; boundary=B"),
    ];
    let form = |token: &str, bytes: usize| -> &'static str {
        let part = |name: &str, value: &str| {
            format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let parts = part("csrf", token) + &part("file", &"x".repeat(bytes));
        Box::leak(format!("{parts}--B--\r\n").into_boxed_str())
    };
    assert_eq!(send("POST /upload", &headers, form(CSRF, 2 << 20)).await.body, "file=2097152;");
    let forged = send("POST /upload", &headers, form("other", 10)).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    let large = send("POST /upload", &headers, form(CSRF, 5 << 20)).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn links_and_keys_carry_their_own_proof() {
    let foreign = ("sec-fetch-site", "cross-site");
    let one_click = send("POST /try/abc", &[foreign], "List-Unsubscribe=One-Click").await;
    assert_eq!(one_click.body, "out");
    let key = ("authorization", "Bearer key");
    assert_eq!(send("POST /api/v1/x", &[key, foreign], "").await.body, "api");
    let cookie_only = send("POST /api/v1/x", &[("cookie", "obhut-session=SALES")], "").await;
    assert_eq!(cookie_only.status, StatusCode::UNAUTHORIZED);
    assert_eq!(cookie_only.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn only_our_own_name_is_answered() {
    let rebound = send("GET /open", &[("host", "evil.example:8080")], "").await;
    assert_eq!(rebound.status, StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(send("GET /open", &[("host", "localhost:8080")], "").await.body, "open");
}

#[tokio::test]
async fn bodies_have_a_limit() {
    let length = ("content-length", "2000000");
    let announced = send("POST /open", &[length], "name=A").await;
    assert_eq!(announced.status, StatusCode::PAYLOAD_TOO_LARGE);
    let large: &'static str = Box::leak(format!("name={}", "A".repeat(1 << 20)).into_boxed_str());
    let streamed = send("POST /open", &[("x-kind", FORM)], large).await;
    assert_eq!(streamed.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(streamed.header("connection"), "close");
}

/// A navigation entry must not lead somebody to a closed door, nor hide an open one.
#[test]
fn navigation_and_routes_agree() {
    for place in NAVIGATION {
        for entry in table().entries() {
            if entry.pattern == place.path && entry.method == axum::http::Method::GET {
                let everyone =
                    place.roles == web::routes::STAFF && entry.policy == Policy::SignedAny;
                assert!(everyone || entry.policy == Policy::Signed(place.roles), "{}", place.path);
            }
        }
    }
}

/// Two entries on one key: one of them could not be reached.
#[test]
fn every_navigation_entry_has_a_key_of_its_own() {
    let mut keys: Vec<&str> = NAVIGATION.iter().map(|place| place.key).collect();
    keys.sort_unstable();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all);
}
