//! The API: keys, strict bodies, repeated requests, cursors, its description.

use axum::http::StatusCode;
use law::vocabulary::Role;
use serde_json::{Value, json};
use web::routes::{Policy, table};

use super::office::{Office, now};

const JSON: (&str, &str) = ("content-type", "application/json");
/// Rights work: its keys may change the register.
const RIGHTS: u16 = 11;

fn office() -> Office {
    Office::with(&[Role::Admin, Role::RightsDesk])
}

#[tokio::test]
async fn a_key_opens_the_api_until_it_is_revoked() {
    let office = office();
    let key = office.key(RIGHTS);
    let headers = [("authorization", key.as_str())];
    let reply = office.send("GET /api/v1/register", &headers, "").await;
    assert_eq!(reply.json()["version"], 1);
    let refused = office.send("GET /api/v1/register", &[], "").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    let admin = office.call(Role::Admin);
    let made = office.desk.api_keys(&admin).unwrap();
    office.desk.revoke_api_key(&admin, made[0].id).unwrap();
    let dead = office.send("GET /api/v1/register", &headers, "").await;
    assert_eq!(dead.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_same_request_twice_is_done_once() {
    let office = office();
    let key = office.key(RIGHTS);
    let register = serde_json::to_value(&*office.desk.register()).unwrap();
    let body = json!({ "version": 1, "register": register }).to_string();
    let headers = [JSON, ("authorization", key.as_str()), ("idempotency-key", "a-1")];
    let put = async |body: &str| office.send("PUT /api/v1/register", &headers, body).await;
    let first = put(&body).await;
    assert_eq!((first.status, first.json()), (StatusCode::OK, json!({ "version": 2 })));
    let again = put(&body).await;
    assert_eq!((again.status, again.body), (first.status, first.body));
    assert_eq!(office.desk.register_in_force().0, 2, "the work was done once");
    let other = put(&body.replace("\"version\":1", "\"version\":2")).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_refused_request_may_be_repeated_under_its_key() {
    let office = office();
    let key = office.key(RIGHTS);
    let mut register = serde_json::to_value(&*office.desk.register()).unwrap();
    register["activity"][0]["basis"] = Value::Null;
    let wrong = json!({ "version": 1, "register": register }).to_string();
    let headers = [JSON, ("authorization", key.as_str()), ("idempotency-key", "a-2")];
    for _ in 0..2 {
        let reply = office.send("PUT /api/v1/register", &headers, &wrong).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            (&reply.json()["code"], &reply.json()["field"]),
            (&json!("NO_BASIS"), &json!("basis"))
        );
    }
}

#[tokio::test]
async fn a_cursor_leads_on_and_cannot_be_made_up() {
    let office = office();
    let key = office.key(RIGHTS);
    let call = office.call(Role::RightsDesk);
    for version in 1..4 {
        let register = desk::register::Register::clone(&office.desk.register());
        office.desk.save_register(&call, version, register).unwrap();
    }
    let headers = [("authorization", key.as_str())];
    let get = async |query: &str| {
        office.send(&format!("GET /api/v1/register/versions{query}"), &headers, "").await
    };
    let numbers = |reply: &Value| -> Vec<i64> {
        reply["items"].as_array().unwrap().iter().map(|v| v["version"].as_i64().unwrap()).collect()
    };
    let first = get("?limit=3").await.json();
    assert_eq!(numbers(&first), [4, 3, 2]);
    let next = first["next"].as_str().unwrap();
    let last = get(&format!("?limit=3&cursor={next}")).await.json();
    assert_eq!((numbers(&last), last.get("next")), (vec![1], None));
    for wrong in ["?cursor=9", "?limit=0", "?limit=201", "?colour=red"] {
        assert!(get(wrong).await.status.is_client_error(), "{wrong}");
    }
    let forged = next.replacen('2', "9", 1);
    assert!(get(&format!("?cursor={forged}")).await.status.is_client_error());
}

#[tokio::test]
async fn the_checkpoint_can_be_checked_by_whoever_holds_it() {
    let office = office();
    let key = office.key(RIGHTS);
    let headers = [("authorization", key.as_str())];
    let none = office.send("GET /api/v1/audit/checkpoint", &headers, "").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    let size = office.desk.checkpoint(now()).unwrap();
    let reply = office.send("GET /api/v1/audit/checkpoint", &headers, "").await.json();
    let verifier = vault::audit::Verifier::parse(reply["verifier"].as_str().unwrap()).unwrap();
    assert_eq!(verifier.read(reply["note"].as_str().unwrap()).unwrap().size, size);
}

#[tokio::test]
async fn the_audit_log_is_read_by_keys_of_rights_work_alone() {
    let office = office();
    let key = office.key(RIGHTS);
    let headers = [("authorization", key.as_str())];
    let entries = async |query: &str| {
        office.send(&format!("GET /api/v1/audit{query}"), &headers, "").await.json()
    };
    let made = entries("?action=api_key_made").await;
    assert_eq!(
        (&made["items"][0]["action"], made["items"][0]["who"].as_str()),
        (&json!("api_key_made"), Some("ADMIN"))
    );
    for _ in 0..60 {
        entries("").await;
    }
    let first = entries("").await;
    let numbers = |page: &Value| -> Vec<u64> {
        page["items"].as_array().unwrap().iter().map(|e| e["number"].as_u64().unwrap()).collect()
    };
    let next = first["next"].as_str().unwrap();
    let second = entries(&format!("?cursor={next}")).await;
    assert_eq!(numbers(&first).len(), 50);
    assert!(numbers(&second)[0] < numbers(&first)[49], "{second}");
    let other = office.key(1);
    let refused = office.send("GET /api/v1/audit", &[("authorization", &other)], "").await;
    assert_eq!(refused.json()["code"], "RIGHTS_DESK_ONLY");
    for wrong in ["?cursor=9.abc", "?action=nothing", "?user=anna"] {
        let reply = office.send(&format!("GET /api/v1/audit{wrong}"), &headers, "").await;
        assert!(reply.status.is_client_error(), "{wrong}");
    }
}

#[test]
fn the_description_is_the_one_that_was_reviewed() {
    let now = serde_json::to_string_pretty(&web::api::document()).unwrap();
    let reviewed = include_str!("../../openapi.json");
    assert_eq!(
        now.trim(),
        reviewed.trim(),
        "cargo run -p web --example openapi > crates/web/openapi.json"
    );
}

#[test]
fn every_answer_is_described_and_whatever_changes_something_can_be_repeated() {
    let document = web::api::document();
    let mut names = std::collections::BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap();
            assert!(names.insert(name.to_owned()), "{name} twice");
            let told = operation["description"].as_str().unwrap_or_default();
            assert!(!told.contains("# ") && !told.contains("::"), "{method} {path}: {told}");
            for (status, answer) in operation["responses"].as_object().unwrap() {
                assert!(answer["description"].is_string(), "{method} {path} {status}");
            }
            let json = operation["requestBody"]["content"]["application/json"].is_object();
            let looks = ["/search", "/find-by-address", "/preview"];
            let looks = looks.iter().any(|end| path.ends_with(end));
            let once = operation["parameters"].to_string().contains("Idempotency-Key");
            assert!(once || looks || !json, "{method} {path} hides its Idempotency-Key");
        }
    }
}

#[test]
fn every_route_is_described_and_every_description_has_a_route() {
    let document = web::api::document();
    let mut described: Vec<String> = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            described.push(format!("{} {path}", method.to_uppercase()));
        }
    }
    let routes = table().entries().into_iter().filter(|e| e.policy == Policy::ApiKey);
    let mut served: Vec<String> = routes.map(|e| format!("{} {}", e.method, e.pattern)).collect();
    described.sort();
    served.sort();
    assert_eq!(described, served);
}

#[tokio::test]
async fn every_body_refuses_unknown_fields() {
    let office = Office::shared();
    let key = office.key(RIGHTS);
    let document = web::api::document();
    let mut checked = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let Some(body) = operation.get("requestBody") else { continue };
            // A file is no object; what its columns mean is checked by the import.
            let Some(json) = body["content"].get("application/json") else { continue };
            let schema = &json["schema"];
            let name = schema["$ref"].as_str().unwrap().rsplit('/').next().unwrap();
            let schema = &document["components"]["schemas"][name];
            assert_eq!(schema["additionalProperties"], false, "{name}");
            let line = format!("{} {path}", method.to_uppercase());
            let headers = [JSON, ("authorization", key.as_str())];
            let reply = office.send(&line, &headers, "{\"zzz_unknown\": 1}").await;
            assert!(reply.status.is_client_error(), "{line}");
            checked += 1;
        }
    }
    assert!(checked >= 1);
}
