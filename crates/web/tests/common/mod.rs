//! A house with a doorman who knows a few tokens.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use axum::response::IntoResponse;
use jiff::Timestamp;
use law::access::Set64;
use law::ids::{ObjectId, RequestId, UserId};
use law::refusal::{Refusal, Words};
use law::vocabulary::Role;
use serde::Deserialize;
use tokio::sync::Notify;
use tower::ServiceExt;
use web::Stop;
use web::errors::{Answer, Failure};
use web::frame::Notice;
use web::input::{Form, Upload};
use web::page::done;
use web::routes::{Policy, READERS, route, table};
use web::server::{
    accept,
    limits::{BodyLimit, Limits},
};
use web::session::{ApiCaller, Session};
use web::state::{Doorman, Settings, State};
use web::text::Lang;

/// Bytes of a large answer; more than socket buffers hold.
pub const LARGE: usize = 32 << 20;
pub const LIMIT: BodyLimit =
    BodyLimit { bytes: 4 << 20, content: 4 << 20, time: Duration::from_secs(5) };
pub const CSRF: &str = "f00dcafe";

/// Tokens are words of roles: `SALES`, `ADMIN`; `broken` breaks the look-up.
pub struct Tokens;

impl Doorman for Tokens {
    fn session(&self, token: &str, _: Timestamp) -> Result<Option<Session>, Failure> {
        if token == "broken" {
            return Err(Failure::saying("session store is gone"));
        }
        Ok(Role::from_word(token).map(|role| Session {
            user: UserId::default(),
            roles: [role].into_iter().collect(),
            language: None,
            csrf: CSRF.to_owned(),
            name: "Jule Brandt".to_owned(),
            password_due: false,
        }))
    }
    fn api_caller(&self, key: &str, _: Timestamp) -> Result<Option<ApiCaller>, Failure> {
        let (user, roles) = (UserId::default(), Set64::EMPTY);
        let caller = ApiCaller { key: ObjectId::default(), user, roles, activity: 1, source: 1 };
        Ok((key == "key").then_some(caller))
    }
    fn keep_language(&self, _: UserId, _: Lang) -> Result<(), Failure> {
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    name: String,
}

async fn echo(Form(fields): Form<Fields>) -> String {
    fields.name
}

/// Names and sizes of the fields of an upload.
async fn upload(mut upload: Upload) -> Answer {
    let mut seen = String::new();
    while let Some(mut field) = upload.field().await? {
        let mut bytes = 0;
        let name = field.name().unwrap_or_default().to_owned();
        while let Some(chunk) = Upload::chunk(&mut field).await? {
            bytes += chunk.len();
        }
        seen.push_str(&format!("{name}={bytes};"));
    }
    Ok(seen.into_response())
}

async fn refused() -> Answer {
    let words = Words { de: "Nein.", en: "No." };
    let way = Words { de: "So geht es.", en: "Do this." };
    Err(Refusal::new("NO", &["R-X-01"], words, way).into())
}

async fn failing() -> Answer {
    Err(Failure::saying("secret cause").into())
}

pub fn settings() -> Settings {
    Settings {
        public_url: "http://127.0.0.1:8080".to_owned(),
        firm: String::new(),
        behind_proxy: false,
        source_url: None,
        desk_threads: 2,
        rate_seed: 0,
    }
}

pub fn state() -> State {
    let report = Arc::new(|_: RequestId, _: &str| ());
    State::new(Arc::new(Tokens), settings(), || Timestamp::UNIX_EPOCH, RequestId::default, report)
}

pub fn house() -> Router {
    let routes = [
        route(Method::GET, "/open", Policy::Public, || async { "open" }),
        route(Method::POST, "/open", Policy::Public, echo),
        route(Method::GET, "/readers", Policy::Signed(READERS), || async { "read" }),
        route(Method::POST, "/readers", Policy::Signed(READERS), echo),
        route(Method::POST, "/upload", Policy::Signed(READERS), upload).takes(LIMIT),
        route(Method::GET, "/own", Policy::SignedAny, || async { "own" }),
        route(Method::POST, "/try/{token}", Policy::Token, || async { "out" }),
        route(Method::POST, "/api/v1/x", Policy::ApiKey, || async { "api" }),
        route(Method::GET, "/refused", Policy::Public, refused),
        route(Method::GET, "/api/v1/refused", Policy::Public, refused),
        route(Method::GET, "/failing", Policy::Public, failing),
        route(Method::GET, "/done", Policy::Public, || async { done("/open", Notice::Saved) }),
    ];
    table().with(routes).into_router(state())
}

pub struct Reply {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Sends `GET /path` or `POST /path` with headers and body; `Host` is ours unless given.
pub async fn send(line: &str, headers: &[(&str, &str)], body: &'static str) -> Reply {
    let (method, path) = line.split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(path);
    if !headers.iter().any(|(name, _)| *name == "host") {
        request = request.header(header::HOST, "127.0.0.1:8080");
    }
    if !body.is_empty() && !headers.iter().any(|(name, _)| *name == "content-type") {
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let reply = house().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (parts, body) = reply.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    let body = String::from_utf8_lossy(&body).into_owned();
    Reply { status: parts.status, headers: parts.headers, body }
}

/// What happens to the request `GET /held`: the handler says that it has begun, and answers when it
/// may.
#[derive(Clone, Default)]
pub struct Held {
    pub begun: Arc<Notify>,
    pub may_answer: Arc<Notify>,
}

/// Serves the house on a free port.
pub async fn open(limits: Limits) -> (SocketAddr, Stop, Held) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = Stop::default();
    let mut settings = settings();
    settings.public_url = format!("http://{address}");
    let report = Arc::new(|_: RequestId, _: &str| ());
    let state = State::new(
        Arc::new(Tokens),
        settings,
        || Timestamp::UNIX_EPOCH,
        RequestId::default,
        report,
    );
    let quick = BodyLimit { bytes: 64, content: 64, time: Duration::from_millis(300) };
    let held = Held::default();
    let Held { begun, may_answer } = held.clone();
    let routes = [
        route(Method::GET, "/open", Policy::Public, || async { "open" }),
        route(Method::POST, "/quick", Policy::Public, echo).takes(quick),
        route(Method::GET, "/held", Policy::Public, move || async move {
            begun.notify_one();
            may_answer.notified().await;
            "held"
        }),
        route(Method::GET, "/large", Policy::Public, || async { "x".repeat(LARGE) }),
    ];
    let app = table().with(routes).into_router(state);
    tokio::spawn(accept::run(listener, app, limits, stop.clone()));
    (address, stop, held)
}
