//! Merging and splitting through the browser's eyes, with a real desk.
#![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

#[path = "office/mod.rs"]
mod office;

use axum::http::StatusCode;
use law::vocabulary::Role;
use office::{Office, Reply};

async fn post(office: &Office, role: Role, path: &str, fields: &[(&str, &str)]) -> Reply {
    let signed = office.signed_in(role);
    let mut body = format!("csrf={}", signed.csrf);
    for (name, value) in fields {
        body.push_str(&format!("&{name}={}", value.replace('@', "%40")));
    }
    let headers = [("cookie", signed.cookie.as_str()), ("origin", "http://127.0.0.1:8080")];
    office.send(&format!("POST {path}"), &headers, &body).await
}

async fn get(office: &Office, role: Role, path: &str) -> Reply {
    let signed = office.signed_in(role);
    office.send(&format!("GET {path}"), &[("cookie", &signed.cookie)], "").await
}

/// Enters somebody; the id.
async fn enter(office: &Office, family: &str, email: &str) -> String {
    let fields = [
        ("source", "1"),
        ("party", ""),
        ("country", "DE"),
        ("language", "1"),
        ("title", ""),
        ("given", "Hajo"),
        ("family", family),
        ("company", ""),
        ("email", email),
        ("phone", ""),
        ("street", ""),
        ("postcode", ""),
        ("city", "Kiel"),
    ];
    let entered = post(office, Role::Sales, "/people", &fields).await;
    entered.header("location").rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn two_entries_become_one_and_two_again() {
    let office = Office::with(&[Role::Sales, Role::Finance]);
    let a = enter(&office, "Vogt", "vogt@nordpol.example").await;
    let b = enter(&office, "Petersen", "petersen@nordpol.example").await;
    let search = format!("/people/{a}/merge");
    let found = post(&office, Role::Sales, &search, &[("q", "petersen")]).await;
    let side_by_side = format!("/people/merge?a={a}&#38;b={b}");
    assert!(found.body.contains(&side_by_side), "{}", found.body);
    let page = get(&office, Role::Sales, &format!("/people/merge?a={a}&b={b}")).await;
    for shown in ["vogt@nordpol.example", "petersen@nordpol.example", "verschieden", "lead-1"] {
        assert!(page.body.contains(shown), "{shown}");
    }
    let fields = [("a", a.as_str()), ("b", b.as_str()), ("lead-1", "b")];
    let finance = post(&office, Role::Finance, "/people/merge", &fields).await;
    assert_eq!(finance.status, StatusCode::NOT_FOUND);
    let merged = post(&office, Role::Sales, "/people/merge", &fields).await;
    assert_eq!(merged.status, StatusCode::SEE_OTHER);
    let old = get(&office, Role::Sales, &format!("/people/{b}")).await;
    assert_eq!(old.header("location"), format!("/people/{a}"), "the old address leads on");
    let card = get(&office, Role::Sales, &format!("/people/{a}")).await;
    assert!(card.body.contains("<h1>Hajo Petersen</h1>"));
    assert!(card.body.contains("vogt@nordpol.example") && card.body.contains("Zurücknehmen"));
    let undo = card.body.split("action=\"/people/merge/").nth(1).unwrap();
    let undo = format!("/people/merge/{}", undo.split('"').next().unwrap());
    assert_eq!(post(&office, Role::Sales, &undo, &[]).await.status, StatusCode::SEE_OTHER);
    let card = get(&office, Role::Sales, &format!("/people/{b}")).await;
    assert!(card.body.contains("petersen@nordpol.example"));
    assert!(!card.body.contains("vogt@nordpol.example"));
    let again = post(&office, Role::Sales, &undo, &[]).await;
    assert!(again.status.is_client_error());
}

#[tokio::test]
async fn ticked_values_become_an_entry_of_their_own() {
    let office = Office::with(&[Role::Sales]);
    let a = enter(&office, "Vogt", "vogt@nordpol.example").await;
    let form = get(&office, Role::Sales, &format!("/people/{a}/split")).await;
    let row = form.body.split("name=\"datum\" value=\"").collect::<Vec<_>>();
    let mail = row.iter().find(|row| row.contains("vogt@nordpol.example")).unwrap();
    let datum = mail.split('"').next().unwrap();
    let none = post(&office, Role::Sales, &format!("/people/{a}/split"), &[]).await;
    assert!(none.status.is_client_error());
    let split =
        post(&office, Role::Sales, &format!("/people/{a}/split"), &[("datum", datum)]).await;
    let card = get(&office, Role::Sales, split.header("location")).await;
    assert!(card.body.contains("vogt@nordpol.example"));
    let card = get(&office, Role::Sales, &format!("/people/{a}")).await;
    assert!(!card.body.contains("vogt@nordpol.example"));
}

#[tokio::test]
async fn the_base_is_searched_and_lists_stand_side_by_side() {
    let office = Office::with(&[Role::Sales, Role::Finance]);
    enter(&office, "Vogt", "vogt@nordpol.example").await;
    let started = post(&office, Role::Sales, "/duplicates/search", &[("to", "lists")]).await;
    assert_eq!(started.header("location"), "/lists");
    for _ in 0..2_400 {
        let page = get(&office, Role::Sales, "/lists").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        if page.body.contains("class=\"chart bars upset\"") && !page.body.contains("data-live") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let page = get(&office, Role::Sales, "/lists?source=1").await;
    assert!(page.body.contains("class=\"chart bars upset\""), "{}", page.body);
    let settled =
        post(&office, Role::Sales, "/lists/matters", &[("matter", "NO_GROUND"), ("source", "1")])
            .await;
    let to = settled.header("location").to_owned();
    assert!(to.starts_with("/lists?source=1&last=") && to.ends_with("-NO_GROUND"), "{to}");
    let page = get(&office, Role::Sales, &to).await;
    assert!(page.body.contains("name=\"undo\""), "{}", page.body);
    let page = get(&office, Role::Sales, "/duplicates").await;
    assert!(page.body.contains("Keine offenen Paare"), "{}", page.body);
    assert_eq!(get(&office, Role::Finance, "/duplicates").await.status, StatusCode::NOT_FOUND);
}
