//! The description: every address with every example, and no personal value in any address.

use serde_json::Value;
use web::routes::table;

const OURS: [&str; 2] = ["/api/v1/people", "/api/v1/wordings"];
/// What may stand behind the `?`: words of the register and of the law, never a value of a person.
const ASKED: [&str; 13] = [
    "relation",
    "country",
    "party",
    "source",
    "cursor",
    "limit",
    "why",
    "channel",
    "activity",
    "product_group",
    "stop_link",
    "objection_notice",
    "tracking",
];

#[test]
fn every_address_is_described_and_takes_no_personal_value() {
    let doc = web::api::document();
    let ours = |path: &str| OURS.iter().any(|start| path.starts_with(start));
    let mut described = 0;
    for entry in table().entries().iter().filter(|entry| ours(entry.pattern)) {
        let method = entry.method.as_str().to_lowercase();
        let operation = &doc["paths"][entry.pattern][&method];
        assert!(
            operation["summary"].is_string() || operation["description"].is_string(),
            "{method} {}",
            entry.pattern
        );
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let (place, name) =
                (parameter["in"].as_str().unwrap(), parameter["name"].as_str().unwrap());
            let fine = match place {
                "query" => ASKED.contains(&name),
                "path" => ["id", "datum"].contains(&name),
                _ => name == "Idempotency-Key",
            };
            assert!(fine, "{method} {}: {place} {name}", entry.pattern);
        }
        described += 1;
    }
    assert_eq!(described, 21);
}

#[test]
fn every_body_comes_with_an_example() {
    let doc = web::api::document();
    for (path, methods) in doc["paths"].as_object().unwrap() {
        if !OURS.iter().any(|start| path.starts_with(start)) {
            continue;
        }
        for (method, operation) in methods.as_object().unwrap() {
            let body = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
            let Some(name) = body.as_str() else { continue };
            let schema: &Value = &doc["components"]["schemas"][name.rsplit('/').next().unwrap()];
            assert!(schema["example"].is_object(), "{method} {path}: {name}");
            assert_eq!(schema["additionalProperties"], false, "{method} {path}: {name}");
        }
    }
}
