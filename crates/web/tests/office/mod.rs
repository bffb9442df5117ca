//! A real firm in a temporary folder, behind the whole room: a desk, an account for each role.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use desk::register::Register;
use desk::staff::{NewAccount, NewApiKey};
use desk::{Call, Desk};
use jiff::Timestamp;
use law::access::Actor;
use law::ids::{RequestId, UserId};
use law::vocabulary::Role;
use store::{Content, Keys, Start, Store};
use tempfile::TempDir;
use tower::ServiceExt;
use vault::{Cost, KeyFile, Vault};
use web::seam::{FrontDoor, hex};
use web::state::{Settings, State};

pub const PASSWORD: &str = "ein ganzer Satz";

/// A firm and the room in front of it.
pub struct Office {
    pub desk: Arc<Desk>,
    pub router: Router,
    folder: TempDir,
    users: Vec<(Role, UserId)>,
    sessions: Mutex<HashMap<Role, Signed>>,
}

/// Requests come from here, at this time.
pub fn now() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

pub fn system() -> Call {
    Call::by_system(now(), RequestId([9; 16]))
}

impl Office {
    /// A new firm with an account for each of these roles, named as the role's word.
    pub fn with(roles: &[Role]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let open = |name: &str, content| {
            Store::sqlite(&folder.path().join(name), content, Start::Create).unwrap()
        };
        let secret = KeyFile::generate().unwrap();
        let (vault, _) = Vault::create_with(&secret, Cost::LOWEST).unwrap();
        let (data, keys) = (open("data", Content::Data), Keys::new(open("keys", Content::Keys)));
        let register = Register::shipped().unwrap();
        let desk = Desk::create(data, keys, vault, &register, &system()).unwrap();
        let account = |role: &Role| {
            let new = NewAccount {
                login: role.word(),
                display_name: role.word(),
                password: PASSWORD,
                roles: &[*role],
                language: 0,
            };
            (*role, desk.add_account(&system(), &new).unwrap())
        };
        let users = roles.iter().map(account).collect();
        let desk = Arc::new(desk);
        let router = web::routes::app(state(Arc::clone(&desk), HTTP));
        Self { desk, router, folder, users, sessions: Mutex::default() }
    }

    /// The same firm reached over https, behind a proxy that ends TLS.
    pub fn over_https(&self) -> Router {
        web::routes::app(state(Arc::clone(&self.desk), HTTPS))
    }

    /// The firm all reading tests share.
    pub fn shared() -> &'static Self {
        static OFFICE: OnceLock<Office> = OnceLock::new();
        OFFICE.get_or_init(|| Self::with(Role::ALL))
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn user(&self, role: Role) -> UserId {
        self.users.iter().find(|(held, _)| *held == role).unwrap().1
    }

    /// A call of the user with this role.
    pub fn call(&self, role: Role) -> Call {
        let actor = Actor { user: self.user(role), roles: [role].into_iter().collect() };
        Call { actor, ..system() }
    }

    /// A session of the user with this role: cookie and form token.
    pub fn signed_in(&self, role: Role) -> Signed {
        let token = self.desk.log_in(&system(), role.word(), PASSWORD).unwrap();
        let csrf = self.desk.form_token(token);
        Signed { cookie: format!("obhut-session={}", hex(token.0)), csrf }
    }

    /// A session that began, and was last used, so many minutes ago.
    pub fn signed_in_before(&self, role: Role, minutes: i64) -> Signed {
        let then = now() - jiff::SignedDuration::from_mins(minutes);
        let call = Call { now: then, ..system() };
        let token = self.desk.log_in(&call, role.word(), PASSWORD).unwrap();
        let csrf = self.desk.form_token(token);
        Signed { cookie: format!("obhut-session={}", hex(token.0)), csrf }
    }

    /// The same session each time: a password takes a third of a second to check.
    pub fn session(&self, role: Role) -> Signed {
        let mut sessions = self.sessions.lock().unwrap();
        sessions.entry(role).or_insert_with(|| self.signed_in(role)).clone()
    }

    /// A key of a user for an activity, as the header that carries it.
    pub fn key(&self, activity: u16) -> String {
        let new = NewApiKey { name: "newsletter tool", activity, source: 8 };
        let secret = self.desk.make_api_key(&self.call(Role::Admin), &new).unwrap();
        format!("Bearer {}", hex(secret))
    }

    /// Sends `METHOD /path` with headers and body.
    pub async fn send(&self, line: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        send_to(&self.router, line, headers, body).await
    }
}

/// Sends a request to any router; `Host` is that of the firm over http unless given.
pub async fn send_to(router: &Router, line: &str, headers: &[(&str, &str)], body: &str) -> Reply {
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
    let request = request.body(Body::from(body.to_owned())).unwrap();
    let reply = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = reply.into_parts();
    let body = to_bytes(body, 8 << 20).await.unwrap();
    let body = String::from_utf8_lossy(&body).into_owned();
    Reply { status: parts.status, headers: parts.headers, body }
}

#[derive(Clone)]
pub struct Signed {
    pub cookie: String,
    pub csrf: String,
}

impl Signed {
    /// The same session in a browser that asks for this language.
    pub fn reading(&self, lang: &str) -> Self {
        Self { cookie: format!("{}; obhut-language={lang}", self.cookie), csrf: self.csrf.clone() }
    }
}

pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// The path of a pattern, with ids that exist nowhere.
pub fn path(pattern: &str) -> String {
    let fill = |part: &str| match part {
        "{part}" => "kinds".to_owned(),
        part if part.starts_with('{') => "0".repeat(32),
        part => part.to_owned(),
    };
    pattern.split('/').map(fill).collect::<Vec<_>>().join("/")
}

pub fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD)
}

/// Where the firm is reached.
const HTTP: &str = "http://127.0.0.1:8080";
const HTTPS: &str = "https://crm.example";

fn state(desk: Arc<Desk>, public_url: &str) -> State {
    let settings = Settings {
        public_url: public_url.to_owned(),
        firm: "Nordpol-Versand".to_owned(),
        behind_proxy: false,
        source_url: None,
        desk_threads: 4,
        rate_seed: 0,
    };
    let report = Arc::new(|_: RequestId, line: &str| panic!("{line}"));
    State::new(Arc::new(FrontDoor(desk)), settings, now, || RequestId([5; 16]), report)
}
