//! `/api/v1/openapi.json`: the description of the API (OpenAPI 3.1), made from the handlers.

use axum::http::Method;
use axum::response::IntoResponse;
use serde_json::{Value, json};
use utoipa::OpenApi;

use crate::errors::Answer;
use crate::routes::{Policy, Route, route};

#[derive(OpenApi)]
#[openapi(info(
    title = "Obhut",
    description = "Customer data that keeps the law. Every key is bound to one activity and one source of the register; what it may see and write follows from them.",
    license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later")
))]
struct Doc;

/// Addresses of this file.
pub(super) fn routes() -> impl IntoIterator<Item = Route> {
    [route(Method::GET, "/api/v1/openapi.json", Policy::Public, show)]
}

async fn show() -> Answer {
    Ok(axum::Json(document()).into_response())
}

/// The description of every address below `/api/v1`. Each noun's `Doc` is named here once.
pub fn document() -> Value {
    let mut doc = Doc::openapi();
    doc.merge(super::register::Doc::openapi());
    doc.merge(super::audit::Doc::openapi());
    doc.merge(super::audiences::Doc::openapi());
    doc.merge(super::exports::Doc::openapi());
    doc.merge(super::withdrawals::Doc::openapi());
    doc.merge(super::imports::Doc::openapi());
    doc.merge(super::people::Doc::openapi());
    doc.merge(super::consents::Doc::openapi());
    doc.merge(super::purchases::Doc::openapi());
    doc.merge(super::contact::Doc::openapi());
    doc.merge(super::wordings::Doc::openapi());
    doc.merge(super::merges::Doc::openapi());
    doc.merge(super::quarantine::Doc::openapi());
    let mut doc = serde_json::to_value(doc).unwrap_or_default();
    common(&mut doc);
    doc
}

/// What holds for every operation: the key in the header, and problem+json for errors.
fn common(doc: &mut Value) {
    let problem = json!({
        "description": "an error (RFC 9457)",
        "content": { "application/problem+json":
            { "schema": { "$ref": "#/components/schemas/Problem" } } }
    });
    let paths = doc.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten();
    let operations = paths.filter_map(|(path, methods)| Some((path, methods.as_object_mut()?)));
    let operations = operations.flat_map(|(path, methods)| {
        methods.iter_mut().map(move |(method, operation)| (name(method, path), operation))
    });
    for (name, operation) in operations {
        told_in_words(operation);
        if let Some(operation) = operation.as_object_mut() {
            operation.insert("operationId".to_owned(), json!(name));
        }
        let responses = operation.get_mut("responses").and_then(Value::as_object_mut);
        let Some(responses) = responses else { continue };
        responses.insert("default".to_owned(), problem.clone());
        for (status, response) in responses {
            // Every response needs a description (OpenAPI 3.1, 4.8.17).
            let told = response.get("description").and_then(Value::as_str).unwrap_or_default();
            if let (true, Some(response)) = (told.is_empty(), response.as_object_mut()) {
                response.insert("description".to_owned(), json!(usual(status)));
            }
        }
    }
    let Some(doc) = doc.as_object_mut() else { return };
    doc.insert("security".to_owned(), json!([{ "api_key": [] }]));
    let components = doc.entry("components").or_insert_with(|| json!({}));
    let Some(components) = components.as_object_mut() else { return };
    components.insert(
        "securitySchemes".to_owned(),
        json!({ "api_key": { "type": "http", "scheme": "bearer" } }),
    );
    let schemas = components.entry("schemas").or_insert_with(|| json!({}));
    schemas.as_object_mut().map(|schemas| schemas.insert("Problem".to_owned(), problem_schema()));
}

/// The name of an operation, which has to be its own (OpenAPI 3.1, 4.8.10): `get_people_id_lights`.
fn name(method: &str, path: &str) -> String {
    let parts = path.trim_start_matches("/api/v1").split(|c: char| !c.is_ascii_alphanumeric());
    let parts = parts.filter(|part| !part.is_empty());
    std::iter::once(method).chain(parts).collect::<Vec<_>>().join("_")
}

/// The headings of our source are none of the reader's, nor are links into it.
fn told_in_words(operation: &mut Value) {
    let Some(Value::String(text)) = operation.get_mut("description") else { return };
    let (said, errors) = text.split_once("# Errors").unwrap_or((text.as_str(), ""));
    let errors = errors.trim();
    let errors = if errors.is_empty() || errors.contains("desk::") {
        String::new()
    } else {
        format!("Errors: {errors}")
    };
    *text = format!("{}\n\n{errors}", said.trim()).trim().to_owned();
}

/// What a status means where the operation says no more about it.
fn usual(status: &str) -> &'static str {
    match status {
        "201" => "made",
        "202" => "taken, and waits for a decision",
        _ => "done",
    }
}

fn problem_schema() -> Value {
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": text, "title": text, "status": { "type": "integer" }, "detail": text,
            "instance": text, "code": text, "field": text, "way_forward": text,
            "rules": { "type": "array", "items": text }
        }
    })
}
