//! A program with an API key, and somebody it knows.

use desk::staff::NewApiKey;
use law::vocabulary::Role;
use serde_json::{Value, json};
use web::seam::hex;

use crate::office::{Office, Reply};

/// Numbers of activities in the shipped register.
pub const CONTRACT: u16 = 1;
pub const NEWSLETTER: u16 = 4;
pub const RIGHTS: u16 = 11;
pub const INTAKE: u16 = 13;

/// What must not show in any header or error.
const SECRETS: [&str; 3] = ["erika", "muster", "4711"];

pub struct Program {
    pub office: Office,
    key: String,
}

impl Program {
    /// A program of a new firm, with a key for this activity.
    pub fn of(activity: u16) -> Self {
        // Where the newsletter tool takes people in, it informs them (Art. 13 GDPR).
        Self::from(activity, if activity == NEWSLETTER { 3 } else { 8 })
    }

    /// The same for people of this source.
    pub fn from(activity: u16, source: u16) -> Self {
        let office = Office::with(&[Role::Admin]);
        let new = NewApiKey { name: "shop", activity, source };
        let secret = office.desk.make_api_key(&office.call(Role::Admin), &new).unwrap();
        let key = format!("Bearer {}", hex(secret));
        Self { office, key }
    }

    /// The same firm, through a key for another activity.
    pub async fn by_key(&self, activity: u16, line: &str, body: &Value) -> Reply {
        self.send(&self.office.key(activity), line, body, &[]).await
    }

    pub async fn ask(&self, line: &str, body: &Value) -> Reply {
        self.send(&self.key, line, body, &[]).await
    }

    /// The same with an `Idempotency-Key`.
    pub async fn once(&self, name: &str, line: &str, body: &Value) -> Reply {
        self.send(&self.key, line, body, &[("idempotency-key", name)]).await
    }

    async fn send(&self, key: &str, line: &str, body: &Value, more: &[(&str, &str)]) -> Reply {
        let json = ("content-type", "application/json");
        let mut headers = vec![("authorization", key), json];
        headers.extend_from_slice(more);
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let reply = self.office.send(line, &headers, &body).await;
        assert!(!reply.headers.contains_key("location"));
        for (name, value) in &reply.headers {
            let value = value.to_str().unwrap().to_lowercase();
            assert!(SECRETS.iter().all(|secret| !value.contains(secret)), "{line}: {name}");
        }
        if !reply.status.is_success() {
            assert_eq!(reply.header("content-type"), "application/problem+json", "{line}");
            let said = reply.body.to_lowercase();
            assert!(SECRETS.iter().all(|secret| !said.contains(secret)), "{line}: {said}");
        }
        reply
    }

    /// Enters somebody; gives the id.
    pub async fn enter(&self, body: &Value) -> String {
        let reply = self.ask("POST /api/v1/people", body).await;
        assert_eq!(reply.status, 201, "{}", reply.body);
        id(&reply)
    }

    /// How many people a list shows.
    pub async fn count(&self) -> usize {
        let reply = self.ask("GET /api/v1/people", &Value::Null).await;
        reply.json()["items"].as_array().unwrap().len()
    }
}

/// Somebody with a name and an e-mail address.
pub fn erika() -> Value {
    json!({"given": "Erika", "family": "Muster", "email": "erika.muster@nordpol.example",
        "country": "DE"})
}

/// The id an answer names.
pub fn id(reply: &Reply) -> String {
    reply.json()["id"].as_str().unwrap().to_owned()
}

/// Status and code of an error.
pub fn problem(reply: &Reply) -> (u16, String) {
    let code = reply.json()["code"].as_str().unwrap_or_default().to_owned();
    (reply.status.as_u16(), code)
}
