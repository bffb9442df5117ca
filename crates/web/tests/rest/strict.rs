//! Unknown fields are turned away everywhere, and ids that lead nowhere all look alike.

use serde_json::{Value, json};

use web::routes::{Entry, Policy, table};

use crate::office::path;
use crate::program::{NEWSLETTER, Program, erika, id};

/// Every address below people and wordings with a body that is right.
fn requests(wording: &str) -> Vec<(&'static str, Value)> {
    let mail = json!({"kind": "email", "parts": {"address": "neu@nordpol.example"}});
    vec![
        ("GET /api/v1/people", Value::Null),
        ("POST /api/v1/people", erika()),
        ("POST /api/v1/people/search", json!({"query": "muster"})),
        ("POST /api/v1/people/find-by-address", json!({"email": "neu@nordpol.example"})),
        ("GET /api/v1/people/{id}", Value::Null),
        ("PATCH /api/v1/people/{id}", json!({"country": "AT"})),
        ("POST /api/v1/people/{id}/values", mail.clone()),
        ("PUT /api/v1/people/{id}/values/{datum}", mail),
        ("GET /api/v1/people/{id}/contact?channel=EMAIL", Value::Null),
        (
            "POST /api/v1/people/{id}/consents",
            json!({"act": "GIVEN", "wording": wording,
            "channel": "EMAIL", "evidence": "SIGNED", "given_at": "2026-11-21T10:00:00Z",
            "detail": ""}),
        ),
        ("POST /api/v1/people/{id}/withdrawals", json!({"channel": "EMAIL"})),
        ("POST /api/v1/people/{id}/objections", json!({})),
        ("GET /api/v1/people/{id}/history", Value::Null),
        (
            "POST /api/v1/people/{id}/objections/lift",
            json!({"said_at": "2026-11-21T12:00:00Z", "evidence": "SIGNED", "detail": "letter"}),
        ),
        ("GET /api/v1/wordings", Value::Null),
        ("POST /api/v1/wordings", text()),
    ]
}

fn text() -> Value {
    json!({"channels": ["EMAIL"], "language": "de", "names_advertiser": true, "active_act": true,
        "coupled": false, "tracking": false, "body": "Ja."})
}

#[tokio::test]
async fn an_unknown_field_is_turned_away_everywhere() {
    let program = Program::of(NEWSLETTER);
    let person = program.enter(&erika()).await;
    let wording = id(&program.ask("POST /api/v1/wordings", &text()).await);
    let mut all = requests(&wording);
    let order = json!({"product_group": "general", "on": "2026-11-02"});
    all.push(("POST /api/v1/people/{id}/purchases", order));
    for (line, mut body) in all {
        let mut line = line.replace("{id}", &person).replace("{datum}", &person);
        if body.is_null() {
            line.push_str(if line.contains('?') { "&muster=4711" } else { "?muster=4711" });
        } else {
            body["muster"] = json!("4711");
        }
        let reply = program.ask(&line, &body).await;
        assert!(matches!(reply.status.as_u16(), 400 | 422), "{line}: {}", reply.status);
    }
    assert_eq!(program.count().await, 1);
}

/// Requests of the table of routes that were not turned away: each address of the API with a field
/// behind the `?` that it does not know, and each that changes something with a body that it does not.
async fn let_through(program: &Program, entries: &[Entry]) -> Vec<String> {
    let mut through = Vec::new();
    for entry in entries.iter().filter(|entry| entry.policy == Policy::ApiKey) {
        let line = format!("{} {}", entry.method, path(entry.pattern));
        let asked = program.ask(&format!("{line}?muster=4711"), &json!({})).await;
        let mut replies = vec![asked];
        if matches!(entry.method.as_str(), "POST" | "PUT" | "PATCH") {
            replies.push(program.ask(&line, &json!({"muster": "4711"})).await);
        }
        // Where the thing is missing, that may be said first.
        let missing = |status: u16| status == 404 && entry.pattern.contains('{');
        let refused = |status: u16| matches!(status, 400 | 415 | 422) || missing(status);
        let bad = replies.iter().filter(|reply| !refused(reply.status.as_u16()));
        through.extend(bad.map(|reply| format!("{line}: {}", reply.status)));
    }
    through
}

#[tokio::test]
async fn no_address_of_the_api_takes_a_field_nobody_knows() {
    let program = Program::of(NEWSLETTER);
    assert_eq!(let_through(&program, &table().entries()).await, [""; 0]);
    assert_eq!(program.count().await, 0);
    // Nor does any body that is described let one in.
    let document = web::api::document();
    let open = |schema: &Value| {
        schema["properties"].is_object() && schema["additionalProperties"] != false
    };
    let bodies = |document: &Value| {
        let mut names = std::collections::BTreeSet::new();
        for operation in document["paths"]
            .as_object()
            .unwrap()
            .values()
            .flat_map(|methods| methods.as_object().unwrap().values())
        {
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
            names.extend(
                schema.as_str().and_then(|name| name.rsplit('/').next()).map(str::to_owned),
            );
        }
        names
    };
    let names = bodies(&document);
    assert!(names.len() > 12, "{names:?}");
    let schema = |name: &String| &document["components"]["schemas"][name];
    let found: Vec<_> = names.iter().filter(|name| open(schema(name))).collect();
    assert_eq!(found, [""; 0]);
    assert!(open(&json!({"properties": {}, "type": "object"})), "one that lets them in is seen");
}

#[tokio::test]
async fn ids_that_lead_nowhere_all_look_alike() {
    let program = Program::of(NEWSLETTER);
    let person = program.enter(&erika()).await;
    let wording = id(&program.ask("POST /api/v1/wordings", &text()).await);
    let mut all = requests(&wording);
    all.push(("DELETE /api/v1/people/{id}/values/{datum}", Value::Null));
    all.push(("GET /api/v1/people/{id}/lights", Value::Null));
    let nowhere = "0".repeat(32);
    for (line, body) in all.iter().filter(|(line, _)| line.contains("{id}")) {
        let mut seen = Vec::new();
        for strange in [nowhere.as_str(), wording.as_str(), "x", "%F0%9F%94%91"] {
            let line = line.replace("{id}", strange).replace("{datum}", strange);
            let reply = program.ask(&line, body).await;
            assert_eq!(reply.status, 404, "{line}: {}", reply.body);
            seen.push(reply.json());
        }
        assert!(seen.windows(2).all(|two| two[0] == two[1]), "{line}: {seen:?}");
    }
    // A value of somebody else is not there either.
    let other = json!({"family": "Muster", "email": "max@nordpol.example"});
    let other = program.enter(&other).await;
    let card = program.ask(&format!("GET /api/v1/people/{other}"), &Value::Null).await.json();
    let foreign = card["values"][0]["id"].as_str().unwrap().to_owned();
    let line = format!("DELETE /api/v1/people/{person}/values/{foreign}");
    assert_eq!(program.ask(&line, &Value::Null).await.status, 404);
}

/// Bombs of JSON (R50): a million lists in one another, and more than a body may hold.
#[tokio::test]
async fn a_body_nested_without_end_is_turned_away() {
    let program = Program::of(NEWSLETTER);
    for (unit, times, statuses) in
        [("[", 1_000_000, [413, 422]), ("{\"a\":", 30_000, [413, 422]), (" ", 64 << 20, [413, 413])]
    {
        let key = program.office.key(NEWSLETTER);
        let headers = [("authorization", key.as_str()), ("content-type", "application/json")];
        let body = unit.repeat(times);
        for line in ["POST /api/v1/people", "POST /api/v1/withdrawals", "PUT /api/v1/register"] {
            let reply = program.office.send(line, &headers, &body).await;
            assert!(statuses.contains(&reply.status.as_u16()), "{line}: {}", reply.status);
        }
    }
    assert_eq!(program.count().await, 0);
}

/// Types read from a request that do not say that they refuse what they do not know (R46).
fn lenient(source: &str) -> Vec<&str> {
    let derives = source.split("#[derive(").skip(1).filter(|rest| {
        let (list, _) = rest.split_once(')').unwrap_or_default();
        list.contains("Deserialize")
    });
    let head = |rest: &'_ str| rest.find(['{', ';']).unwrap_or(rest.len());
    derives
        .map(|rest| rest.split_at(head(rest)).0)
        .filter(|said| !said.contains("deny_unknown_fields"))
        .collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads the source")]
fn whatever_is_read_from_a_request_refuses_what_it_does_not_know() {
    let strict = "#[derive(Deserialize)]\n#[serde(deny_unknown_fields)]\nstruct A {}\n";
    assert_eq!(lenient(strict), Vec::<&str>::new());
    assert_eq!(lenient("#[derive(Debug, Deserialize)]\nstruct Planted {}\n").len(), 1);
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            assert_eq!(lenient(&source), Vec::<&str>::new(), "{}", path.display());
            read += source.matches("deny_unknown_fields").count();
        }
    }
    assert!(read > 50, "{read}");
}
