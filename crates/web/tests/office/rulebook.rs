//! The rule book on the screen: everybody of the firm reads it, whoever is not signed in does not.

use axum::http::StatusCode;
use law::vocabulary::Role;

use super::office::Office;

#[tokio::test]
async fn every_rule_has_a_page_and_the_list_narrows() {
    let office = Office::with(&[Role::Service]);
    let session = office.signed_in(Role::Service);
    let headers = [("cookie", session.cookie.as_str()), ("accept-language", "en")];
    let book = office.send("GET /rules", &headers, "").await;
    assert_eq!(book.status, StatusCode::OK);
    for rule in law::rules::all() {
        assert!(book.body.contains(&format!("href=\"/rules/{}\"", rule.id)), "{}", rule.id);
        let page = office.send(&format!("GET /rules/{}", rule.id), &headers, "").await;
        assert_eq!(page.status, StatusCode::OK, "{}", rule.id);
        assert!(page.body.contains(rule.file), "{}", rule.id);
    }
    let narrowed = "GET /rules?q=%C2%A7+7+UWG&section=MKT&origin=POLICY&mark=P";
    let found = office.send(narrowed, &headers, "").await.body;
    assert!(found.contains("id=\"R-MKT-25\"") && !found.contains("id=\"R-MKT-14\""));
    let found = office.send("GET /rules?q=VI+ZR+225%2F17&section=MKT", &headers, "").await.body;
    assert!(found.contains("id=\"R-MKT-27\"") && !found.contains("id=\"R-MKT-11\""));
    let none = office.send("GET /rules?q=no+such+rule", &headers, "").await;
    assert!(none.status == StatusCode::OK && none.body.contains("No rule found"));
    let both = office.send("GET /rules/R-MKT-23", &headers, "").await.body;
    assert!(both.contains("Notice at capture") && both.contains("Hinweis bei Erhebung"));
    assert!(both.contains("§ 7 Abs. 3 Nr. 4 UWG (DE)") && both.contains("soft_opt_in.rs"));
    let unknown = office.send("GET /rules/R-NO-1", &headers, "").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let numbers = office.send("GET /rules/numbers", &headers, "").await.body;
    assert!(numbers.contains("breach.hours") && numbers.contains("Hours to tell the authority"));
    let register = office.send("GET /register", &headers, "").await.body;
    assert!(register.contains("href=\"/rules\""));
}

#[tokio::test]
async fn a_stranger_reads_no_rule_book() {
    let office = Office::with(&[Role::Service]);
    for address in ["GET /rules", "GET /rules/numbers", "GET /rules/R-MKT-23"] {
        let reply = office.send(address, &[], "").await;
        assert_ne!(reply.status, StatusCode::OK, "{address}");
    }
}
