//! Errors in the reader's language, for people and for programs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

mod common;

use axum::http::StatusCode;
use common::send;

const GERMAN: (&str, &str) = ("accept-language", "de-CH");
const ENGLISH: (&str, &str) = ("accept-language", "en");

#[tokio::test]
async fn a_refusal_gives_reason_and_way_forward() {
    for (language, words) in [(GERMAN, ["Nein.", "So geht es."]), (ENGLISH, ["No.", "Do this."])] {
        let page = send("GET /refused", &[language], "").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(words.iter().all(|w| page.body.contains(w)) && page.body.contains("R-X-01"));
    }
    let problem = send("GET /api/v1/refused", &[ENGLISH], "").await;
    let problem: serde_json::Value = serde_json::from_str(&problem.body).unwrap();
    assert_eq!(
        problem,
        serde_json::json!({
            "type": "urn:obhut:problem:refused:no",
            "title": "This is not permitted",
            "status": 403,
            "detail": "No.",
            "code": "NO",
            "instance": format!("urn:obhut:request:{}", "0".repeat(32)),
            "way_forward": "Do this.",
            "rules": ["R-X-01"],
        })
    );
}

#[tokio::test]
async fn a_failure_shows_a_reference_and_no_cause() {
    let page = send("GET /failing", &[ENGLISH], "").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.body.contains(&"0".repeat(32)));
    assert!(!page.body.contains("secret cause"));
}

#[tokio::test]
async fn unknown_addresses_and_methods_have_pages() {
    let missing = send("GET /nowhere", &[GERMAN], "").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(missing.body.contains("Hier ist nichts"));
    let method = send("DELETE /open", &[ENGLISH], "").await;
    assert_eq!(method.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(method.header("allow").contains("GET"), "{:?}", method.headers);
    assert!(method.body.contains("cannot be called that way"));
}

#[tokio::test]
async fn a_message_is_shown_once() {
    let done = send("GET /done", &[], "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(done.header("set-cookie").starts_with("obhut-notice=saved;"));
    let shown = send("GET /nowhere", &[("cookie", "obhut-notice=saved"), ENGLISH], "").await;
    assert!(shown.body.contains("Saved."));
    assert!(shown.header("set-cookie").starts_with("obhut-notice=; "));
}

#[tokio::test]
async fn language_and_look_are_kept_and_lead_back() {
    let chosen =
        send("POST /preferences", &[], "back=/people%3Fq%3Da&language=en&theme=dark").await;
    assert_eq!(chosen.header("location"), "/people?q=a");
    assert_eq!(chosen.headers.get_all("set-cookie").iter().count(), 2);
    let away = send("POST /preferences", &[], "back=//evil.example&language=en").await;
    assert_eq!(away.header("location"), "/");
    let cookies = ("cookie", "obhut-language=en; obhut-theme=dark");
    let page = send("GET /nowhere", &[cookies, GERMAN], "").await.body;
    assert!(page.contains(r#"<html lang="en" data-theme="dark">"#));
}
