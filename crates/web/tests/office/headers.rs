//! What every answer tells the browser, and whose forms are read (R48; ASVS 5.0, V3): the whole route
//! table, over http and https, with and without a session.

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::routing::{get, post};
use law::vocabulary::Role;
use web::routes::{Entry, Policy, table};

use super::office::{Office, PASSWORD, Reply, Signed, changes, path, send_to};

/// What an answer over https must carry: header, and how its value begins.
const SET: [(&str, &str); 8] = [
    ("content-security-policy", "default-src 'none'; script-src 'self'; style-src 'self'"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("strict-transport-security", "max-age=63072000"),
];

/// What is wrong with the headers of an answer.
fn wrong(reply: &Reply, https: bool, asset: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, begins) in SET {
        let over_http = name == "strict-transport-security" && !https;
        let right = reply.header(name).starts_with(begins) && !reply.header(name).is_empty();
        if right == over_http {
            wrong.push(format!("{name}: {}", reply.header(name)));
        }
    }
    if reply.header("content-security-policy").contains("unsafe") {
        wrong.push("the policy lets something inline in".to_owned());
    }
    if reply.headers.keys().any(|name| name.as_str().starts_with("access-control-")) {
        wrong.push("other origins are let in".to_owned());
    }
    if (reply.header("cache-control") == "no-store") == asset {
        wrong.push(format!("cache-control: {}", reply.header("cache-control")));
    }
    let cookies = reply.headers.get_all(header::SET_COOKIE).iter();
    let cookies = cookies.map(|value| value.to_str().unwrap());
    wrong.extend(cookies.filter(|cookie| !is_kept(cookie, https)).map(str::to_owned));
    wrong
}

/// Whether a cookie is kept from scripts, other sites and other hosts. Language, look and message
/// say nothing about anybody; the rest opens something.
fn is_kept(cookie: &str, https: bool) -> bool {
    let harmless = ["obhut-language=", "obhut-theme=", "obhut-notice="];
    let says = |part: &str| cookie.split("; ").any(|said| said == part);
    let bound = says("Path=/") && !cookie.contains("Domain");
    if harmless.iter().any(|name| cookie.starts_with(name)) {
        return bound && (says("SameSite=Lax") || says("SameSite=Strict"));
    }
    let sealed = !https || cookie.starts_with("__Host-") && says("Secure");
    bound && sealed && says("HttpOnly") && (says("SameSite=Lax") || says("SameSite=Strict"))
}

/// A session of somebody the policy lets in.
fn let_in(office: &Office, entry: &Entry) -> Option<Signed> {
    match entry.policy {
        Policy::Signed(roles) => roles.first().map(|role| office.session(*role)),
        Policy::SignedAny => Some(office.session(Role::Sales)),
        Policy::Public | Policy::Token | Policy::ApiKey => None,
    }
}

#[tokio::test]
async fn every_answer_carries_the_whole_set() {
    let office = Office::shared();
    let https = office.over_https();
    let mut seen = std::collections::BTreeSet::new();
    for entry in table().entries() {
        let asset = entry.pattern.starts_with("/assets/");
        // Signing out would end the session for the others; its answer is looked at below.
        let session = let_in(office, &entry).filter(|_| entry.pattern != "/logout");
        for session in [None, session] {
            let line = format!("{} {}", entry.method, path(entry.pattern));
            let body = session.as_ref().map_or(String::new(), |s| format!("csrf={}", s.csrf));
            let body = if changes(&entry.method) { body } else { String::new() };
            let cookie = session.map_or(String::new(), |session| session.cookie);
            let reply = office.send(&line, &[("cookie", &cookie)], &body).await;
            assert_eq!(wrong(&reply, false, asset), [""; 0], "{entry:?} {}", reply.status);
            seen.insert(reply.status.as_u16());
            let cookie = cookie.replace("obhut-session", "__Host-obhut");
            let headers = [("host", "crm.example"), ("cookie", cookie.as_str())];
            let reply = send_to(&https, &line, &headers, &body).await;
            assert_eq!(wrong(&reply, true, asset), [""; 0], "{entry:?} {}", reply.status);
        }
    }
    let kinds = [200, 303, 400, 401, 404];
    assert!(kinds.iter().all(|status| seen.contains(status)), "{seen:?}");
}

#[tokio::test]
async fn what_signing_in_and_out_sets_is_kept_from_scripts_and_others() {
    let office = Office::with(&[Role::Sales]);
    let form = format!("login=sales&password={}&back=/people", PASSWORD.replace(' ', "+"));
    for (router, host, https) in
        [(&office.router, "127.0.0.1:8080", false), (&office.over_https(), "crm.example", true)]
    {
        let entered = send_to(router, "POST /login", &[("host", host)], &form).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
        assert_eq!(entered.headers.get_all(header::SET_COOKIE).iter().count(), 2);
        assert_eq!(wrong(&entered, https, false), [""; 0]);
        let session = office.signed_in(Role::Sales);
        let name = if https { "__Host-obhut" } else { "obhut-session" };
        let cookie = session.cookie.replace("obhut-session", name);
        let headers = [("host", host), ("cookie", cookie.as_str())];
        let body = format!("csrf={}", session.csrf);
        let left = send_to(router, "POST /logout", &headers, &body).await;
        assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.body);
        assert!(left.header("clear-site-data").contains("\"cache\""));
        assert_eq!(wrong(&left, https, false), [""; 0]);
    }
}

/// The harness sees each header that is missing or weak, and each cookie that others could use.
#[tokio::test]
async fn a_router_that_says_too_little_is_seen() {
    let bare = Router::new().route("/", get(|| async { "a page" }));
    let reply = send_to(&bare, "GET /", &[], "").await;
    assert_eq!(wrong(&reply, true, false).len(), SET.len() + 1, "{:?}", wrong(&reply, true, false));
    let office = Office::shared();
    let good = || async {
        send_to(&office.over_https(), "GET /login", &[("host", "crm.example")], "").await
    };
    assert_eq!(wrong(&good().await, true, false), [""; 0]);
    let planted = |name: &'static str, value: &'static str| {
        let mut headers = HeaderMap::new();
        headers.append(name, HeaderValue::from_static(value));
        headers
    };
    for headers in [
        planted("content-security-policy", "default-src *"),
        planted(
            "content-security-policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'",
        ),
        planted("access-control-allow-origin", "*"),
        planted("cache-control", "private"),
        planted("set-cookie", "obhut-session=1; Path=/; HttpOnly; Secure; SameSite=Lax"),
        planted("set-cookie", "__Host-obhut=1; Path=/; Secure; SameSite=Lax"),
        planted("set-cookie", "__Host-obhut=1; Path=/; HttpOnly; SameSite=Lax"),
        planted("set-cookie", "__Host-obhut=1; Path=/; HttpOnly; Secure"),
        planted("set-cookie", "__Host-obhut=1; Path=/; HttpOnly; Secure; SameSite=Lax; Domain=a"),
    ] {
        let mut reply = good().await;
        reply.headers.extend(headers);
        assert_eq!(wrong(&reply, true, false).len(), 1, "{:?}", reply.headers);
    }
    for (name, _) in SET {
        let mut reply = good().await;
        reply.headers.remove(name);
        assert_eq!(wrong(&reply, true, false).len(), 1, "{name}");
    }
}

/// Where a form comes from that must not be read, and what it brings: no token, a wrong one, or the
/// right one sent by a page of somebody else.
fn foreign(csrf: &str) -> [(String, &'static [(&'static str, &'static str)]); 5] {
    let right = || format!("csrf={csrf}");
    [
        ("a=b".to_owned(), &[]),
        ("csrf=00".to_owned(), &[]),
        (right(), &[("sec-fetch-site", "cross-site")]),
        (right(), &[("sec-fetch-site", "same-site")]),
        (right(), &[("origin", "http://evil.example")]),
    ]
}

/// Which of them a route reads all the same.
async fn read_by(router: &Router, line: &str, session: &Signed) -> Vec<usize> {
    let mut read = Vec::new();
    for (at, (body, headers)) in foreign(&session.csrf).iter().enumerate() {
        let headers = [&[("cookie", session.cookie.as_str())], *headers].concat();
        let reply = send_to(router, line, &headers, body).await;
        read.extend((reply.status != StatusCode::FORBIDDEN).then_some(at));
    }
    read
}

#[tokio::test]
async fn a_form_without_the_token_or_from_elsewhere_is_refused_everywhere() {
    let office = Office::shared();
    let mut routes = 0;
    for entry in table().entries().iter().filter(|entry| changes(&entry.method)) {
        // A form for everybody carries the token, too, when somebody signed in sends it.
        let public = (entry.policy == Policy::Public).then(|| office.session(Role::Sales));
        let Some(session) = let_in(office, entry).or(public) else { continue };
        let line = format!("{} {}", entry.method, path(entry.pattern));
        assert_eq!(read_by(&office.router, &line, &session).await, [0; 0], "{entry:?}");
        routes += 1;
    }
    assert!(routes > 50, "{routes}");
    // The harness sees a route that stands behind no guard.
    let open = Router::new().route("/", post(|| async { "done" }));
    let session = office.session(Role::Sales);
    assert_eq!(read_by(&open, "POST /", &session).await, [0, 1, 2, 3, 4]);
}
