//! How a list is written and where it comes from, said over the API.

use std::time::Duration;

use serde_json::{Value, json};

use crate::office::Reply;
use crate::program::{CONTRACT, INTAKE, Program, id, problem};

const TITLED: &str = "Liste:Mai:\nKennung:Ruf:Post\nLund:0431 98765:lund@nordpol.example\n";

/// Sends a list as it is, and gives the answer.
async fn send(program: &Program, query: &str, kind: &str, body: &str) -> Reply {
    let key = program.office.key(INTAKE);
    let headers = [("authorization", key.as_str()), ("content-type", kind)];
    program.office.send(&format!("POST /api/v1/imports{query}"), &headers, body).await
}

/// The import once it has ended.
async fn ended(program: &Program, import: &str) -> Value {
    let line = format!("GET /api/v1/imports/{import}");
    loop {
        let found = program.by_key(INTAKE, &line, &Value::Null).await.json();
        if !["UPLOADED", "RUNNING"].contains(&found["state"].as_str().unwrap()) {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// A form of these parts.
fn form(reading: &Value, list: &str) -> (String, String) {
    let part = |name: &str, body: &str| {
        format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{body}\r\n")
    };
    let body = part("reading", &reading.to_string()) + &part("file", list) + "--B--\r\n";
    ("multipart/form-data; boundary=B".to_owned(), body)
}

#[tokio::test]
async fn settings_are_told_corrected_and_remembered() {
    let program = Program::of(CONTRACT);
    let kept = send(&program, "?run=false", "text/csv", TITLED).await;
    let preview = format!("POST /api/v1/imports/{}/preview", id(&kept));
    let look = program.by_key(INTAKE, &preview, &json!({})).await.json();
    assert_eq!(look["file"]["settings"]["encoding"], "ASCII", "{look}");
    assert_eq!(look["file"]["settings"]["header_row"], 0);
    let settings = json!({"delimiter": ":", "header_row": 2});
    let columns = ["name.family", "phone.number", "email.address"];
    let reading = json!({"file": settings, "columns": columns});
    let look = program.by_key(INTAKE, &preview, &reading).await.json();
    assert_eq!(look["columns"][1]["name"], "Ruf", "{look}");
    let said = &look["file"]["settings"];
    assert_eq!((&said["delimiter"], &said["header_row"]), (&json!("COLON"), &json!(2)));
    let run = format!("POST /api/v1/imports/{}/run", id(&kept));
    assert_eq!(program.by_key(INTAKE, &run, &reading).await.status, 202);
    assert_eq!(ended(&program, &id(&kept)).await["state"], "DONE");
    assert_eq!(program.count().await, 1);
    // The next list of the source comes without a word.
    let next = send(&program, "", "text/csv", &TITLED.replace("und", "indner")).await;
    assert_eq!(next.status, 202, "{}", next.body);
    assert_eq!(ended(&program, &id(&next)).await["state"], "DONE");
    assert_eq!(program.count().await, 2);
}

#[tokio::test]
async fn settings_that_cannot_be_are_turned_away_and_nothing_stays() {
    let program = Program::of(CONTRACT);
    for (query, code) in [
        ("?encoding=EBCDIC", "NO_SETTING"),
        ("?delimiter=x", "NO_SETTING"),
        ("?dates=SIDEWAYS", "NO_SETTING"),
        ("?header_row=77", "NO_HEADER_ROW"),
    ] {
        let reply = send(&program, query, "text/csv", TITLED).await;
        assert_eq!(problem(&reply), (422, code.to_owned()), "{query}");
    }
    let list = program.by_key(INTAKE, "GET /api/v1/imports", &Value::Null).await.json();
    let states = list["items"].as_array().unwrap().iter().map(|import| &import["state"]);
    assert!(states.into_iter().all(|state| state == "CANCELLED"), "{list}");
}

#[tokio::test]
async fn one_request_brings_a_list_with_evidence_columns_and_settings() {
    let program = Program::of(CONTRACT);
    let reading = json!({
        "columns": ["name.family", "ignore", "email.address"],
        "file": {"delimiter": "COLON", "header_row": 2},
        "evidence": {"supplier": "Adressen GmbH", "contract": "Order 12", "occasion": "Draw"},
    });
    let (kind, body) = form(&reading, TITLED);
    let reply = send(&program, "?country=AT", &kind, &body).await;
    assert_eq!(reply.status, 202, "{}", reply.body);
    let import = id(&reply);
    assert_eq!(ended(&program, &import).await["state"], "DONE");
    let call = program.office.call(law::vocabulary::Role::Admin);
    let import = web::seam::unhex(&import).map(law::ids::ImportId).unwrap();
    let desk = &program.office.desk;
    let call = desk::Call::by_system(call.now, law::ids::RequestId([7; 16]));
    let kept = desk.import_evidence(&call, import).unwrap().unwrap();
    assert!(kept.is_complete() && kept.supplier == "Adressen GmbH");
    // What is only kept has nowhere to keep a reading; and what is not understood is turned away.
    let later = send(&program, "?run=false", &kind, &body).await;
    assert_eq!(problem(&later), (422, "READING_LATER".to_owned()));
    let (kind, strange) = form(&json!({"colums": []}), TITLED);
    assert_eq!(send(&program, "", &kind, &strange).await.status.as_u16(), 422);
    let headless = send(&program, "", &kind, "--B--\r\n").await;
    assert_eq!(headless.status.as_u16(), 400);
}

#[tokio::test]
async fn evidence_comes_with_a_person_and_a_value_and_proves_their_origin() {
    // Of an address broker, who has to prove it.
    let program = Program::from(CONTRACT, 6);
    let evidence = json!({"supplier": "Adressen GmbH", "contract": "Order 12", "occasion": "Draw"});
    let proven = |person: &Value| -> Vec<bool> {
        let values = person["values"].as_array().unwrap().iter();
        values.map(|value| value["documented"].as_bool().unwrap()).collect()
    };
    let bare = json!({"family": "Lund", "email": "lund@nordpol.example"});
    let bare = program.enter(&bare).await;
    let shown = program.ask(&format!("GET /api/v1/people/{bare}"), &Value::Null).await.json();
    assert!(proven(&shown).iter().all(|proven| !proven), "{shown}");
    let told = json!({"family": "Ruge", "email": "ruge@nordpol.example", "evidence": evidence});
    let person = program.enter(&told).await;
    let shown = program.ask(&format!("GET /api/v1/people/{person}"), &Value::Null).await.json();
    assert!(proven(&shown).iter().all(|proven| *proven), "{shown}");
    let value =
        json!({"kind": "phone", "parts": {"number": "+49 431 98765"}, "evidence": evidence});
    let line = format!("POST /api/v1/people/{bare}/values");
    assert_eq!(program.ask(&line, &value).await.status, 201);
    let shown = program.ask(&format!("GET /api/v1/people/{bare}"), &Value::Null).await.json();
    assert_eq!(proven(&shown).iter().filter(|proven| **proven).count(), 1, "{shown}");
    let strange = json!({"family": "Ruge", "evidence": {"proof": "?"}});
    assert_eq!(program.ask("POST /api/v1/people", &strange).await.status.as_u16(), 422);
}
