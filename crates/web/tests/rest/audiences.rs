//! An audience from the question to the file in the recipient's hands, by a program alone.

use law::vocabulary::Role;
use serde_json::{Value, json};

use crate::program::{CONTRACT, NEWSLETTER, Program, erika, id, problem};

const NONE: &Value = &Value::Null;

/// Erika with a consent to the newsletter, and Otto without one; the kept audience.
async fn kept(program: &Program) -> String {
    let erika = program.enter(&erika()).await;
    let otto = json!({"given": "Otto", "family": "Frei", "email": "otto@nordpol.example"});
    program.enter(&otto).await;
    let text = json!({"channels": ["EMAIL"], "language": "de", "names_advertiser": true,
        "active_act": true, "coupled": false, "tracking": false, "body": "Ja."});
    let wording = id(&program.ask("POST /api/v1/wordings", &text).await);
    let consent = json!({"act": "GIVEN", "wording": wording, "channel": "EMAIL",
        "evidence": "DOI_EMAIL", "given_at": "2026-11-20T10:00:00Z", "detail": "Mail 4711"});
    let given = program.ask(&format!("POST /api/v1/people/{erika}/consents"), &consent).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let asked = json!({"channel": "EMAIL", "stop_link": true, "keep": true});
    let audience = program.ask("POST /api/v1/audiences", &asked).await;
    assert_eq!(audience.json()["inside"], 1, "{}", audience.body);
    id(&audience)
}

#[tokio::test]
async fn a_kept_audience_tells_who_is_in_it_and_why() {
    let program = Program::of(NEWSLETTER);
    let audience = kept(&program).await;
    let list = program.ask("GET /api/v1/audiences", NONE).await.json();
    assert_eq!(list["items"][0]["id"], json!(audience));
    let one = program.ask(&format!("GET /api/v1/audiences/{audience}"), NONE).await.json();
    let persons = |one: &Value| -> u64 {
        one["reasons"].as_array().unwrap().iter().map(|r| r["persons"].as_u64().unwrap()).sum()
    };
    assert_eq!((persons(&one), &one["unreachable"]), (2, &json!(0)));
    let mut seen = Vec::new();
    for verdict in ["ALLOW", "DUTY", "ASK", "BLOCK"] {
        let line = format!("GET /api/v1/audiences/{audience}/people?verdict={verdict}");
        let page = program.ask(&line, NONE).await.json();
        for member in page["items"].as_array().unwrap() {
            let n = &member["situation"];
            let why = format!("GET /api/v1/audiences/{audience}/situations/{n}");
            let why = program.ask(&why, NONE).await.json();
            assert_eq!(why["verdict"], verdict);
            assert_eq!((&why["rules"][0]["id"], &why["persons"]), (&member["rule"], &json!(1)));
            assert_eq!(why["facts"]["message"]["channel"], "EMAIL");
            seen.push(member["name"].as_str().unwrap().to_owned());
        }
    }
    seen.sort();
    assert_eq!(seen, ["Erika Muster", "Otto Frei"]);
}

#[tokio::test]
async fn an_export_is_asked_for_approved_and_fetched_once() {
    let program = Program::of(NEWSLETTER);
    let audience = kept(&program).await;
    let new = json!({"audience": audience, "recipient": 1, "format": "csv"});
    let asked = program.ask("POST /api/v1/exports", &new).await;
    assert_eq!((asked.status.as_u16(), &asked.json()["persons"]), (201, &json!(1)));
    let of = |what: &str| format!("POST /api/v1/exports/{}/{what}", id(&asked));
    let early = program.ask(&of("file"), NONE).await;
    assert_eq!(problem(&early), (422, "EXPORT_NOT_APPROVED".to_owned()));
    let approved = program.ask(&of("approve"), NONE).await;
    assert_eq!(approved.json()["state"], "APPROVED");
    let again = program.ask(&of("decline"), NONE).await;
    assert_eq!(problem(&again), (422, "EXPORT_NOT_OPEN".to_owned()));
    let file = program.ask(&of("file"), NONE).await;
    assert!(file.body.contains("erika.muster@nordpol.example"), "{}", file.body);
    assert!(!file.body.contains("otto"), "{}", file.body);
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert_eq!(problem(&program.ask(&of("file"), NONE).await).0, 422);
    let list = program.ask("GET /api/v1/exports", NONE).await.json();
    assert_eq!(list["items"][0]["state"], "HANDED");
}

#[tokio::test]
async fn a_key_of_another_activity_sees_neither_audience_nor_export() {
    let program = Program::of(NEWSLETTER);
    let audience = kept(&program).await;
    let new = json!({"audience": audience, "recipient": 1, "format": "csv"});
    let export = id(&program.ask("POST /api/v1/exports", &new).await);
    let other = program.office.key(CONTRACT);
    let headers = [("authorization", other.as_str()), ("content-type", "application/json")];
    for (line, body) in [
        (format!("GET /api/v1/audiences/{audience}"), String::new()),
        (format!("GET /api/v1/audiences/{audience}/people?verdict=DUTY"), String::new()),
        (format!("GET /api/v1/audiences/{audience}/situations/1"), String::new()),
        (format!("GET /api/v1/exports/{export}"), String::new()),
        (format!("POST /api/v1/exports/{export}/approve"), String::new()),
        (format!("POST /api/v1/exports/{export}/decline"), String::new()),
        (format!("POST /api/v1/exports/{export}/file"), String::new()),
        ("POST /api/v1/exports".to_owned(), new.to_string()),
    ] {
        let reply = program.office.send(&line, &headers, &body).await;
        assert_eq!(problem(&reply), (404, "NOT_FOUND".to_owned()), "{line}");
    }
    for line in ["GET /api/v1/audiences", "GET /api/v1/exports"] {
        let reply = program.office.send(line, &headers, "").await;
        assert_eq!(reply.json()["items"], json!([]), "{line}");
    }
}

#[tokio::test]
async fn many_persons_wait_for_a_second_human() {
    let program = Program::of(NEWSLETTER);
    let desk = &program.office.desk;
    let mut call = program.office.call(Role::Admin);
    call.actor.roles = [Role::RightsDesk].into_iter().collect();
    // In this house nobody hands out a single person alone.
    let base = desk.register_in_force().0;
    desk.set_house_rule(&call, base, "staff.mass_records", Some(0)).unwrap();
    let audience = kept(&program).await;
    let new = json!({"audience": audience, "recipient": 1, "format": "csv"});
    let asked = program.ask("POST /api/v1/exports", &new).await;
    assert_eq!(asked.json()["needs_second"], true);
    let approve = format!("POST /api/v1/exports/{}/approve", id(&asked));
    assert_eq!(problem(&program.ask(&approve, NONE).await), (403, "SECOND_PERSON".to_owned()));
    let decline = format!("POST /api/v1/exports/{}/decline", id(&asked));
    assert_eq!(program.ask(&decline, NONE).await.json()["state"], "DECLINED");
}
