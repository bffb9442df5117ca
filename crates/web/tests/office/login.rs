//! Signing in and out; when a session ends.

use axum::http::StatusCode;
use law::vocabulary::Role;

use super::office::{Office, PASSWORD};

fn form(login: &str, password: &str) -> String {
    format!("login={login}&password={}&back=/people", password.replace(' ', "+"))
}

#[tokio::test]
async fn who_signs_in_gets_a_session_and_goes_where_they_wanted() {
    let office = Office::with(&[Role::Sales]);
    let reply = office.send("POST /login", &[], &form("sales", PASSWORD)).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/people"));
    let cookie = reply.header("set-cookie").split(';').next().unwrap().to_owned();
    assert!(reply.header("set-cookie").contains("HttpOnly; SameSite=Strict"));
    let start = office.send("GET /", &[("cookie", &cookie)], "").await;
    assert!(start.body.contains("SALES"));
}

#[tokio::test]
async fn wrong_password_unknown_name_and_blocked_account_look_the_same() {
    let office = Office::with(&[Role::Sales, Role::Admin]);
    let sales = office.user(Role::Sales);
    let wrong = office.send("POST /login", &[], &form("sales", "wrong password")).await;
    let unknown = office.send("POST /login", &[], &form("nobody", "wrong password")).await;
    let call = office.call(Role::Admin);
    office.desk.change_account(&call, sales, &[Role::Sales], false).unwrap();
    let blocked = office.send("POST /login", &[], &form("sales", PASSWORD)).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert_eq!((unknown.status, blocked.status), (wrong.status, wrong.status));
    assert_eq!(unknown.body.replace("nobody", "sales"), wrong.body);
    assert_eq!(blocked.body, wrong.body);
}

#[tokio::test]
async fn too_many_attempts_have_to_wait() {
    let office = Office::with(&[]);
    let mut seen = Vec::new();
    for _ in 0..12 {
        seen.push(office.send("POST /login", &[], &form("ghost", "guess")).await.status);
    }
    assert_eq!(seen.iter().filter(|s| **s == StatusCode::UNAUTHORIZED).count(), 10);
    assert_eq!(seen.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
}

#[tokio::test]
async fn a_stranger_who_guesses_does_not_keep_the_owner_out() {
    let office = Office::with(&[Role::Sales]);
    let first = office.send("POST /login", &[], &form("sales", PASSWORD)).await;
    let mark = first.headers.get_all("set-cookie").iter();
    let mark = mark.map(|value| value.to_str().unwrap()).find(|v| v.contains("browser")).unwrap();
    let mark = mark.split(';').next().unwrap();
    for _ in 0..12 {
        office.send("POST /login", &[], &form("sales", "a wrong guess")).await;
    }
    let stranger = office.send("POST /login", &[], &form("sales", PASSWORD)).await;
    assert_eq!(stranger.status, StatusCode::TOO_MANY_REQUESTS);
    let owner = office.send("POST /login", &[("cookie", mark)], &form("sales", PASSWORD)).await;
    assert_eq!(owner.status, StatusCode::SEE_OTHER);
    let forged = format!("obhut-browser={}", "0".repeat(64));
    let forged = office.send("POST /login", &[("cookie", &forged)], &form("sales", "guess")).await;
    assert_eq!(forged.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_password_set_by_the_administration_opens_the_password_page_alone() {
    let office = Office::with(&[Role::Sales, Role::Admin]);
    let user = office.user(Role::Sales);
    let admin = office.session(Role::Admin);
    let cookie = ("cookie", admin.cookie.as_str());
    let line = format!("POST /users/{user}/password");
    let body = |password: &str| format!("csrf={}&password={password}", admin.csrf);
    let short = office.send(&line, &[cookie], &body("kurz")).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = office.send(&line, &[cookie], &body("vom+Amt+gesetzt")).await;
    assert_eq!(set.header("location"), "/users");
    let token = office.desk.log_in(&super::office::system(), "sales", "vom Amt gesetzt").unwrap();
    let mine = format!("obhut-session={}", web::seam::hex(token.0));
    let mine = ("cookie", mine.as_str());
    for path in ["/", "/people"] {
        let elsewhere = office.send(&format!("GET {path}"), &[mine], "").await;
        assert_eq!(elsewhere.header("location"), "/password");
    }
    let page = office.send("GET /password", &[mine], "").await;
    assert_eq!(page.status, StatusCode::OK);
    let csrf = office.desk.form_token(token);
    let search = office.send("POST /people/search", &[mine], &format!("csrf={csrf}&q=a")).await;
    assert_eq!(search.status, StatusCode::FORBIDDEN, "{}", search.body);
}

#[tokio::test]
async fn a_session_ends_with_role_change_block_and_signing_out() {
    let office = Office::with(&[Role::Sales, Role::Admin]);
    let (user, admin) = (office.user(Role::Sales), office.call(Role::Admin));
    let open = async |cookie: &str| {
        office.send("GET /", &[("cookie", cookie)], "").await.status == StatusCode::OK
    };
    for (roles, active) in [(&[Role::Service][..], true), (&[Role::Sales][..], false)] {
        office.desk.change_account(&admin, user, &[Role::Sales], true).unwrap();
        let session = office.signed_in(Role::Sales);
        assert!(open(&session.cookie).await);
        office.desk.change_account(&admin, user, roles, active).unwrap();
        assert!(!open(&session.cookie).await);
    }
    office.desk.change_account(&admin, user, &[Role::Sales], true).unwrap();
    let session = office.signed_in(Role::Sales);
    let body = format!("csrf={}", session.csrf);
    let left = office.send("POST /logout", &[("cookie", &session.cookie)], &body).await;
    assert_eq!(left.header("location"), "/login");
    assert!(left.header("clear-site-data").contains("storage"));
    assert!(!open(&session.cookie).await);
}

#[tokio::test]
async fn a_changed_password_ends_every_session() {
    let office = Office::with(&[Role::Sales]);
    let session = office.signed_in(Role::Sales);
    let cookie = ("cookie", session.cookie.as_str());
    let form = |old: &str, new: &str, again: &str| {
        format!("csrf={}&old={old}&password={new}&again={again}", session.csrf).replace(' ', "+")
    };
    for (old, new, again) in [
        ("wrong", "another sentence", "another sentence"),
        (PASSWORD, "short", "short"),
        (PASSWORD, "another sentence", "something else"),
    ] {
        let reply = office.send("POST /password", &[cookie], &form(old, new, again)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let new = "another sentence";
    let reply = office.send("POST /password", &[cookie], &form(PASSWORD, new, new)).await;
    assert_eq!(reply.header("location"), "/login");
    assert_eq!(office.send("GET /", &[cookie], "").await.status, StatusCode::SEE_OTHER);
}
