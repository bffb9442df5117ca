//! A key sees and writes for its own activity only, and a repeated request works once.

use serde_json::{Value, json};

use crate::program::{CONTRACT, INTAKE, NEWSLETTER, Program, RIGHTS, erika, id, problem};

#[tokio::test]
async fn a_key_shows_the_kinds_its_activity_needs_and_says_what_it_withholds() {
    let program = Program::of(CONTRACT);
    let mut body = erika();
    body["phone"] = json!("0170 1234567");
    body["city"] = json!("Musterstadt");
    let person = program.enter(&body).await;
    let show = format!("GET /api/v1/people/{person}");
    let card = program.by_key(NEWSLETTER, &show, &Value::Null).await.json();
    assert_eq!(card["withheld"], json!(["phone", "postal"]));
    let list = program.by_key(NEWSLETTER, "GET /api/v1/people", &Value::Null).await.json();
    assert_eq!(
        (&list["items"][0]["name"], &list["items"][0]["town"]),
        (&json!("Erika Muster"), &json!(""))
    );
    let search = json!({"query": "erika"});
    let hits = program.by_key(NEWSLETTER, "POST /api/v1/people/search", &search).await.json();
    assert_eq!(hits["items"][0]["town"], "");
}

#[tokio::test]
async fn a_key_of_another_activity_is_refused() {
    let program = Program::of(CONTRACT);
    let person = program.enter(&erika()).await;
    let of = |path: &str| path.replace("{id}", &person);
    let phone = json!({"kind": "phone", "parts": {"number": "0170 1234567"}});
    let entry = json!({"family": "Muster", "phone": "0170 1234567"});
    let order = json!({"product_group": "general", "on": "2026-11-02"});
    let none = Value::Null;
    let cases = [
        (INTAKE, "GET /api/v1/people", &none, "ROLE"),
        (INTAKE, "GET /api/v1/people/{id}", &none, "ROLE"),
        (INTAKE, "POST /api/v1/people/search", &json!({"query": "muster"}), "ROLE"),
        (INTAKE, "POST /api/v1/people/find-by-address", &json!({"email": "a@b.example"}), "ROLE"),
        (
            NEWSLETTER,
            "POST /api/v1/people/find-by-address",
            &json!({"phone": "0170 1234567"}),
            "KIND",
        ),
        (NEWSLETTER, "POST /api/v1/people", &entry, "KIND"),
        (NEWSLETTER, "POST /api/v1/people/{id}/values", &phone, "KIND"),
        (NEWSLETTER, "POST /api/v1/people/{id}/purchases", &order, "KIND"),
        (
            CONTRACT,
            "GET /api/v1/people/{id}/contact?channel=EMAIL&activity=newsletter",
            &none,
            "KEY_ACTIVITY",
        ),
        (
            CONTRACT,
            "POST /api/v1/wordings",
            &json!({"channels": ["EMAIL"], "language": "de",
            "names_advertiser": true, "active_act": true, "coupled": false, "tracking": false,
            "body": "Ja."}),
            "WORDING_ROLE",
        ),
    ];
    for (activity, line, body, code) in cases {
        let reply = program.by_key(activity, &of(line), body).await;
        assert_eq!(problem(&reply), (403, code.to_owned()), "{line}");
    }
    let text = json!({"channels": ["EMAIL"], "language": "de", "names_advertiser": true,
        "active_act": true, "coupled": false, "tracking": false, "body": "Ja."});
    let wording = program.by_key(NEWSLETTER, "POST /api/v1/wordings", &text).await;
    let consent = json!({"act": "GIVEN", "wording": id(&wording), "channel": "EMAIL",
        "evidence": "SIGNED", "given_at": "2026-11-21T10:00:00Z", "detail": ""});
    let reply = program.ask(&of("POST /api/v1/people/{id}/consents"), &consent).await;
    assert_eq!(problem(&reply), (403, "KEY_ACTIVITY".to_owned()));
    assert_eq!(program.count().await, 1);
}

#[tokio::test]
async fn a_repeated_request_works_once() {
    let program = Program::of(CONTRACT);
    let first = program.once("a", "POST /api/v1/people", &erika()).await;
    let again = program.once("a", "POST /api/v1/people", &erika()).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 201));
    assert_eq!(first.body, again.body);
    assert_eq!(program.count().await, 1);
    let other = program.once("a", "POST /api/v1/people", &json!({"family": "Muster"})).await;
    assert_eq!(problem(&other), (409, "CONFLICT".to_owned()));
    let person = id(&first);
    let order = json!({"product_group": "general", "on": "2026-11-02"});
    let line = format!("POST /api/v1/people/{person}/purchases");
    for _ in 0..3 {
        assert_eq!(program.once("b", &line, &order).await.status, 201);
    }
    let card = program.ask(&format!("GET /api/v1/people/{person}"), &Value::Null).await.json();
    assert_eq!(card["purchases"].as_array().unwrap().len(), 1);
    // What takes away says so again, and does it once: a second time there is nothing there.
    let order = id(&program.once("b", &line, &order).await);
    let value = card["values"][0]["id"].as_str().unwrap();
    let values = format!("DELETE /api/v1/people/{person}/values/{value}");
    for (name, line) in [("c", format!("{line}/{order}/cancel")), ("d", values)] {
        for _ in 0..2 {
            assert_eq!(program.once(name, &line, &Value::Null).await.status, 204, "{line}");
        }
        assert_eq!(program.ask(&line, &Value::Null).await.status, 404, "{line}");
    }
}

#[tokio::test]
async fn a_restricted_person_opens_to_rights_work_with_a_reason_only() {
    let program = Program::of(CONTRACT);
    let person = program.enter(&erika()).await;
    restrict(&program, &person);
    let show = format!("GET /api/v1/people/{person}");
    assert_eq!(problem(&program.ask(&show, &Value::Null).await), (403, "RESTRICTED".to_owned()));
    assert_eq!(program.count().await, 0);
    let address = json!({"email": "erika.muster@nordpol.example"});
    let found = program.ask("POST /api/v1/people/find-by-address", &address).await;
    assert_eq!(found.json()["people"], json!([]));
    let facts = format!("PATCH /api/v1/people/{person}");
    let refused = program.ask(&facts, &json!({"relation": "CUSTOMER"})).await;
    assert_eq!(problem(&refused), (403, "RESTRICTED".to_owned()));
    let silent = program.by_key(RIGHTS, &show, &Value::Null).await;
    assert_eq!(problem(&silent), (403, "REASON_NEEDED".to_owned()));
    let why = format!("{show}?why=RIGHTS_REQUEST");
    let card = program.by_key(RIGHTS, &why, &Value::Null).await;
    assert_eq!((card.status.as_u16(), &card.json()["state"]), (200, &json!("RESTRICTED")));
}

/// Restricts a record through a second door to the same file, past the lock of the first.
fn restrict(program: &Program, person: &str) {
    use law::vocabulary::PersonState::Restricted;
    use store::records::{person, standing};
    let folder = program.office.folder().join("data");
    std::fs::remove_file(folder.join("lock")).unwrap();
    let store = store::Store::sqlite(&folder, store::Content::Data, store::Start::Open).unwrap();
    let id = law::ids::PersonId::parse(person).unwrap();
    let done: Result<(), store::Failure> = store.write(|tx| {
        let mut known = person::get(tx, id)?.unwrap();
        let mut state = standing::get(tx, id)?.unwrap();
        (known.state, state.state) = (Restricted, Restricted);
        person::update(tx, &known)?;
        standing::put(tx, &state)
    });
    done.unwrap();
}
