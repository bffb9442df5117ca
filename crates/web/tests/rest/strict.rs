//! Unknown fields are turned away everywhere, and ids that lead nowhere all look alike.

use serde_json::{Value, json};

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
