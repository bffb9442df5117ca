//! A list over the API, step by step: kept, looked at, run, told about, and undone.

use std::time::Duration;

use serde_json::{Value, json};

use crate::office::Reply;
use crate::program::{CONTRACT, INTAKE, Program, id, problem};

const NONE: &Value = &Value::Null;
const LIST: &str = "Vorname;Nachname;E-Mail;Telefon\nErika;Muster;erika@nordpol.example;\n\
                    Otto;Frei;otto@nordpol.example;\nIda;Kurz;keine;abc\n";

/// Keeps a list for later; its address.
async fn kept(program: &Program, list: &str) -> String {
    let key = program.office.key(INTAKE);
    let headers = [("authorization", key.as_str()), ("content-type", "text/csv")];
    let reply = program.office.send("POST /api/v1/imports?run=false", &headers, list).await;
    assert_eq!((reply.status.as_u16(), &reply.json()["state"]), (201, &json!("UPLOADED")));
    let place = format!("/api/v1/imports/{}", id(&reply));
    assert_eq!(reply.header("location"), place);
    place
}

async fn step(program: &Program, line: &str, body: &Value) -> Reply {
    program.by_key(INTAKE, line, body).await
}

/// The import once it has ended.
async fn ended(program: &Program, place: &str) -> Value {
    loop {
        let import = step(program, &format!("GET {place}"), NONE).await.json();
        if !["UPLOADED", "RUNNING"].contains(&import["state"].as_str().unwrap()) {
            return import;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn a_list_is_looked_at_run_told_about_and_undone() {
    let program = Program::of(CONTRACT);
    let place = kept(&program, LIST).await;
    let look = step(&program, &format!("POST {place}/preview"), &json!({})).await.json();
    let to: Vec<&Value> = look["columns"].as_array().unwrap().iter().map(|c| &c["to"]).collect();
    assert_eq!((look["rows"].as_i64(), to.len()), (Some(3), 4));
    assert_eq!(program.count().await, 0, "a preview takes nobody in");
    let mut columns = json!(to);
    columns[3] = json!("ignore");
    let run = json!({"columns": columns, "country": "DE", "party": "CONSUMER"});
    let line = format!("POST {place}/run");
    assert_eq!(step(&program, &line, &run).await.status, 202);
    let import = ended(&program, &place).await;
    assert_eq!((&import["state"], &import["rows"]), (&json!("DONE"), &json!(3)));
    let people = program.count().await;
    assert!(people >= 2, "{import}");
    let rejected = format!("GET {place}/rejected?limit=1");
    let rejected = step(&program, &rejected, NONE).await.json();
    assert_eq!(rejected["items"][0]["line"], 4, "{rejected}");
    let list = step(&program, "GET /api/v1/imports", NONE).await.json();
    assert!(place.ends_with(list["items"][0]["id"].as_str().unwrap()));
    let resume = step(&program, &format!("POST {place}/resume"), NONE).await;
    assert_eq!(problem(&resume), (422, "NOT_INTERRUPTED".to_owned()));
    let undo = step(&program, &format!("POST {place}/undo"), NONE).await;
    assert_eq!(undo.json()["state"], "UNDONE", "{}", undo.body);
    assert_eq!(program.count().await, 0);
}

#[tokio::test]
async fn columns_that_do_not_fit_run_nothing() {
    let program = Program::of(CONTRACT);
    let place = kept(&program, LIST).await;
    for (columns, code) in [
        (json!(["email.address"]), "COLUMNS"),
        (json!(["email.address", "ignore", "ignore", "nowhere"]), "NO_TARGET"),
        (json!(["ignore", "ignore", "ignore", "ignore"]), "MAPPING"),
    ] {
        let reply =
            step(&program, &format!("POST {place}/run"), &json!({"columns": columns})).await;
        assert_eq!(problem(&reply), (422, code.to_owned()), "{columns}");
    }
    let strange = step(&program, &format!("POST {place}/run"), &json!({"colums": []})).await;
    assert_eq!(strange.status.as_u16(), 422);
    let stop = step(&program, &format!("POST {place}/stop"), NONE).await;
    assert_eq!(stop.json()["state"], "CANCELLED");
    let gone = step(&program, &format!("POST {place}/run"), &json!({})).await;
    assert_eq!(gone.status.as_u16(), 404);
}

#[tokio::test]
async fn a_key_of_another_source_sees_no_import() {
    let program = Program::of(crate::program::NEWSLETTER);
    let place = kept(&program, LIST).await;
    for line in ["GET {}", "GET {}/rejected", "POST {}/stop", "POST {}/resume", "POST {}/undo"] {
        let reply = program.ask(&line.replace("{}", &place), NONE).await;
        assert_eq!(problem(&reply), (404, "NOT_FOUND".to_owned()), "{line}");
    }
    for line in ["POST {}/preview", "POST {}/run"] {
        let reply = program.ask(&line.replace("{}", &place), &json!({})).await;
        assert_eq!(problem(&reply), (404, "NOT_FOUND".to_owned()), "{line}");
    }
    let list = program.ask("GET /api/v1/imports", NONE).await;
    assert_eq!(list.json()["items"], json!([]));
}
