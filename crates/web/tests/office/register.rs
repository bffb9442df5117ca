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
