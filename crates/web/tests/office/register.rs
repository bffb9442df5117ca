//! The register on the screen: what may be saved, by whom, on top of which version.

use axum::http::StatusCode;
use law::vocabulary::Role;

use super::office::Office;

const KIND: &str = "name=Kundenkarte&name_en=Customer+card&class=LK-03";

#[tokio::test]
async fn an_entry_is_saved_as_a_new_version_on_top_of_the_one_it_was_made_from() {
    let office = Office::with(&[Role::RightsDesk]);
    let session = office.signed_in(Role::RightsDesk);
    let cookie = ("cookie", session.cookie.as_str());
    let form = |version: i64| format!("csrf={}&version={version}&{KIND}", session.csrf);
    let saved = office.send("POST /register/kinds/12", &[cookie], &form(1)).await;
    assert_eq!(saved.header("location"), "/register", "{}", saved.body);
    assert_eq!(office.desk.register().kind(12).unwrap().name.de, "Kundenkarte");
    assert_eq!(office.desk.register_in_force().0, 2);
    let late = office.send("POST /register/kinds/12", &[cookie], &form(1)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let history = office.send("GET /register/history", &[cookie], "").await;
    assert!(history.body.contains("RIGHTS_DESK"));
}

#[tokio::test]
async fn what_the_law_asks_for_stands_beside_its_field() {
    let office = Office::with(&[Role::RightsDesk]);
    let session = office.signed_in(Role::RightsDesk);
    let form = format!(
        "csrf={}&version=1&code=raffle&name=Verlosung&name_en=Raffle&purpose=&purpose_en=&basis=         &interest=&interest_en=&kinds=name&content=ADVERTISING",
        session.csrf
    );
    let headers = [("cookie", session.cookie.as_str()), ("accept-language", "de")];
    let reply = office.send("POST /register/activities/new", &headers, &form).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.body.contains("keine Rechtsgrundlage") && reply.body.contains("eine Rolle"));
    assert!(reply.body.contains("value=\"raffle\""), "what was typed is kept");
    assert!(reply.body.contains("Verlosung"));
    assert_eq!(office.desk.register_in_force().0, 1);
}

#[tokio::test]
async fn the_file_comes_back_as_it_went_out_and_never_changes_a_meaning() {
    let office = Office::with(&[Role::RightsDesk, Role::Sales]);
    let call = office.call(Role::RightsDesk);
    let text = office.desk.export_register().unwrap();
    assert_eq!(office.desk.import_register(&call, 1, &text).unwrap(), 2);
    let bent = text.replace("shape = \"email\"", "shape = \"note\"");
    assert_ne!(bent, text);
    assert!(office.desk.import_register(&call, 2, &bent).is_err());
    assert!(office.desk.import_register(&call, 2, "nonsense = 1").is_err());
    assert!(office.desk.import_register(&office.call(Role::Sales), 2, &text).is_err());
    assert_eq!(office.desk.register_in_force().0, 2);
}

#[tokio::test]
async fn what_a_version_changed_is_shown_and_an_earlier_one_comes_back() {
    let office = Office::with(&[Role::RightsDesk, Role::Sales]);
    let session = office.signed_in(Role::RightsDesk);
    let cookie = ("cookie", session.cookie.as_str());
    let first = office.desk.export_register().unwrap();
    // The role of sales carries out contracts alone.
    let form = format!("csrf={}&version=1&activities=contract", session.csrf);
    let role = Role::Sales.code();
    let saved = office.send(&format!("POST /register/roles/{role}"), &[cookie], &form).await;
    assert_eq!(saved.header("location"), "/register", "{}", saved.body);
    let of_sales = |office: &Office| {
        let register = office.desk.register();
        let carried = register.activities.iter().filter(|a| a.roles.contains(&Role::Sales));
        carried.map(|a| a.code.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of_sales(&office), ["contract"]);
    let changes = office.send("GET /register/history/2", &[cookie], "").await;
    assert!(changes.body.contains("inquiry") && changes.body.contains("SALES, SERVICE"));
    let kept = office.send("GET /register/history/1/register.toml", &[cookie], "").await;
    assert_eq!(kept.body, first, "byte for byte");
    let gone = office.send("GET /register/history/9", &[cookie], "").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let page = office.send("GET /register", &[cookie], "").await;
    assert!(page.body.contains("/register/roles/1") && page.body.contains("LK-25"));
    let none = office.send("GET /register/roles/new", &[cookie], "").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND, "roles are those of the program");
}

#[tokio::test]
async fn an_activity_that_loses_its_last_role_is_named() {
    let office = Office::with(&[Role::RightsDesk]);
    let session = office.signed_in(Role::RightsDesk);
    let headers = [("cookie", session.cookie.as_str()), ("accept-language", "en")];
    let role = Role::RightsDesk.code();
    let form = format!("csrf={}&version=1", session.csrf);
    let reply = office.send(&format!("POST /register/roles/{role}"), &headers, &form).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.body.contains("rights") && reply.body.contains("at least one role"));
    assert_eq!(office.desk.register_in_force().0, 1);
}

#[test]
fn a_text_that_is_no_register_is_told_by_its_line() {
    let office = Office::with(&[Role::RightsDesk]);
    let text = office.desk.export_register().unwrap();
    let at = text.lines().position(|line| line.starts_with("basis")).unwrap();
    let bent = text.replacen("basis = ", "basis = LAW", 1);
    let told = desk::register::read(&bent).unwrap_err();
    assert_eq!((told.code, told.line), ("REGISTER_UNREADABLE", Some(at as u64 + 1)));
}
