//! What people agree and say no to, and what follows for contact.

use serde_json::{Value, json};

use crate::program::{NEWSLETTER, Program, erika, id, problem};

fn wording() -> Value {
    json!({"channels": ["EMAIL"], "language": "en", "names_advertiser": true, "active_act": true,
        "coupled": false, "tracking": false, "body": "Yes, Nordpol-Versand may write to me."})
}

fn consent(wording: &str, at: &str) -> Value {
    json!({"act": "GIVEN", "wording": wording, "channel": "EMAIL", "evidence": "DOI_EMAIL",
        "given_at": at, "detail": "link clicked, message 4711"})
}

#[tokio::test]
async fn a_yes_opens_the_channel_and_a_no_closes_it_at_once() {
    let program = Program::of(NEWSLETTER);
    let person = program.enter(&erika()).await;
    let contact = format!("GET /api/v1/people/{person}/contact?channel=EMAIL&stop_link=true");
    let before = program.ask(&contact, &Value::Null).await.json();
    assert_eq!((&before["verdict"], &before["may"]), (&json!("BLOCK"), &json!(false)));
    assert!(before["rules"][0]["id"].as_str().unwrap().starts_with("R-"));
    assert!(!before["rules"][0]["citations"].as_array().unwrap().is_empty());
    assert_ne!(before["reason"]["de"], before["reason"]["en"]);

    let added = program.ask("POST /api/v1/wordings", &wording()).await;
    assert_eq!(added.status, 201, "{}", added.body);
    let consents = format!("POST /api/v1/people/{person}/consents");
    let given = program.ask(&consents, &consent(&id(&added), "2026-11-21T10:00:00Z")).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let after = program.ask(&contact, &Value::Null).await.json();
    assert_eq!((&after["may"], &after["ground"]), (&json!(true), &json!("CONSENT")), "{after}");

    assert!(before.get("unsubscribe").is_none());
    let link = after["unsubscribe"].as_str().unwrap().strip_prefix("http://127.0.0.1:8080/u/");
    let about = program.office.desk.unsubscribe_link(link.unwrap()).unwrap();
    assert_eq!((about.activity, about.channel), (NEWSLETTER, law::vocabulary::Channel::Email));

    let withdrawals = format!("POST /api/v1/people/{person}/withdrawals");
    let taken_back = program.ask(&withdrawals, &json!({"channel": "EMAIL"})).await;
    assert_eq!(
        (taken_back.status.as_u16(), &taken_back.json()["activity"]),
        (201, &json!("newsletter"))
    );
    let closed = program.ask(&contact, &Value::Null).await.json();
    assert_eq!((&closed["verdict"], &closed["may"]), (&json!("BLOCK"), &json!(false)));
    let lights = format!("GET /api/v1/people/{person}/lights");
    let lights = program.ask(&lights, &Value::Null).await.json();
    let lights = lights["items"].as_array().unwrap();
    assert_eq!((lights.len(), &lights[0]["verdict"]), (1, &json!("BLOCK")));
    let card = program.ask(&format!("GET /api/v1/people/{person}"), &Value::Null).await.json();
    assert_eq!(card["consents"][0]["state"], "WITHDRAWN");
    let history = format!("GET /api/v1/people/{person}/history");
    let history = program.ask(&history, &Value::Null).await.json();
    let acts: Vec<&Value> =
        history["events"].as_array().unwrap().iter().map(|event| &event["act"]).collect();
    assert_eq!(acts, ["WITHDRAWN", "GIVEN"]);
    assert_eq!(history["events"][1]["at"], "2026-11-21T10:00:00Z");
    let older = program.ask(&consents, &consent(&id(&added), "2026-11-21T09:00:00Z")).await;
    assert_eq!(problem(&older), (422, "REFUSED_LATER".to_owned()));
}

#[tokio::test]
async fn an_objection_ends_by_the_persons_own_newer_word_alone() {
    let program = Program::of(NEWSLETTER);
    let person = program.enter(&erika()).await;
    let lift = format!("POST /api/v1/people/{person}/objections/lift");
    let letter = |at: &str, evidence: &str| json!({"said_at": at, "evidence": evidence, "detail": "letter 4711"});
    let now = letter("2026-11-21T12:00:00Z", "SIGNED");
    assert_eq!(program.ask(&lift, &now).await.status, 422, "nothing was objected to");
    let told = json!({"address": "erika.muster@nordpol.example", "list": "*",
        "at": "2026-11-20T18:00:00Z"});
    assert_eq!(program.ask("POST /api/v1/withdrawals", &told).await.status, 200);
    let objection = async || {
        let history = format!("GET /api/v1/people/{person}/history");
        program.ask(&history, &Value::Null).await.json()["objection"].clone()
    };
    assert_ne!(objection().await, "NONE");
    for not_enough in
        [letter("2026-11-20T12:00:00Z", "SIGNED"), letter("2026-11-21T12:00:00Z", "NONE")]
    {
        assert_eq!(program.ask(&lift, &not_enough).await.status, 422);
    }
    let lifted = program.ask(&lift, &now).await;
    assert_eq!(
        (lifted.status.as_u16(), objection().await),
        (201, json!("NONE")),
        "{}",
        lifted.body
    );
    let contact = format!("GET /api/v1/people/{person}/contact?channel=EMAIL&stop_link=true");
    assert_eq!(program.ask(&contact, &Value::Null).await.json()["may"], false, "it opens nothing");
}

#[tokio::test]
async fn wordings_are_listed_newest_first_and_in_pages() {
    let program = Program::of(NEWSLETTER);
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(id(&program.ask("POST /api/v1/wordings", &wording()).await));
    }
    ids.sort();
    ids.reverse();
    let first = program.ask("GET /api/v1/wordings?limit=2", &Value::Null).await.json();
    let seen = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(seen(&first), ids[..2]);
    assert_eq!(first["items"][0]["channels"], json!(["EMAIL"]));
    let next = first["next"].as_str().unwrap();
    let line = format!("GET /api/v1/wordings?limit=2&cursor={next}");
    assert_eq!(seen(&program.ask(&line, &Value::Null).await.json()), ids[2..]);
    let stray = format!("GET /api/v1/people?cursor={next}");
    assert_eq!(program.ask(&stray, &Value::Null).await.status, 422);
}

#[tokio::test]
async fn a_consent_without_proof_or_wording_does_not_count() {
    let program = Program::of(NEWSLETTER);
    let person = program.enter(&erika()).await;
    let added = id(&program.ask("POST /api/v1/wordings", &wording()).await);
    let line = format!("POST /api/v1/people/{person}/consents");
    let with = |field: &str, value: &str| {
        let mut body = consent(&added, "2026-11-21T10:00:00Z");
        body[field] = json!(value);
        body
    };
    let cases = [
        ("evidence", "IMPORT_FLAG", "EVIDENCE_MISSING"),
        ("channel", "PHONE_HUMAN", "CHANNEL_NOT_NAMED"),
        ("given_at", "2026-11-22T10:00:00Z", "DATE_IN_FUTURE"),
        ("act", "CONFIRMED", "NO_REQUEST"),
        ("wording", "00000000000000000000000000000000", "WORDING_MISSING"),
    ];
    for (field, value, code) in cases {
        let reply = program.ask(&line, &with(field, value)).await;
        assert_eq!(problem(&reply), (422, code.to_owned()));
    }
}
