//! Every route of the table: who gets in, what it refuses (R39, R46). New routes are
//! covered by being in the table.

use axum::http::{Method, StatusCode};
use law::vocabulary::Role;
use web::routes::{Entry, Policy, table};

use super::office::{Office, Signed, changes, path};

/// Sends an empty form with the token of the session, or nothing.
async fn ask(office: &Office, entry: &Entry, session: Option<&Signed>) -> super::office::Reply {
    let line = format!("{} {}", entry.method, path(entry.pattern));
    let cookie = session.map_or("", |session| session.cookie.as_str());
    let body = match session {
        Some(session) if changes(&entry.method) => format!("csrf={}", session.csrf),
        _ => String::new(),
    };
    office.send(&line, &[("cookie", cookie)], &body).await
}

/// What somebody without the right sees of a thing that exists and of one that does not.
fn is_turned_away(entry: &Entry, status: StatusCode) -> bool {
    match entry.policy {
        Policy::ApiKey => status == StatusCode::UNAUTHORIZED,
        _ if entry.method == Method::GET => status == StatusCode::SEE_OTHER,
        _ => status == StatusCode::UNAUTHORIZED,
    }
}

#[tokio::test]
async fn nobody_gets_in_without_a_session_or_key() {
    let office = Office::shared();
    let mut checked = 0;
    for entry in table().entries() {
        if matches!(entry.policy, Policy::Public | Policy::Token) {
            continue;
        }
        let reply = ask(office, &entry, None).await;
        assert!(is_turned_away(&entry, reply.status), "{entry:?} {}", reply.status);
        checked += 1;
    }
    assert!(checked > 20, "{checked}");
}

#[tokio::test]
async fn each_role_gets_in_where_the_table_says_and_nowhere_else() {
    let office = Office::shared();
    let sessions: Vec<(Role, Signed)> =
        Role::ALL.iter().map(|role| (*role, office.session(*role))).collect();
    let nowhere = office.send("GET /nowhere", &[("cookie", &sessions[0].1.cookie)], "").await;
    let mut cells = 0;
    for entry in table().entries() {
        let Policy::Signed(roles) = entry.policy else { continue };
        for (role, session) in &sessions {
            if roles.contains(role) && changes(&entry.method) {
                continue;
            }
            let reply = ask(office, &entry, Some(session)).await;
            if roles.contains(role) {
                let asked_for_missing = entry.pattern.contains('{');
                // A page that wants more than its address was reached, too.
                let shown = reply.status.is_success()
                    || matches!(reply.status, StatusCode::SEE_OTHER | StatusCode::BAD_REQUEST);
                assert!(
                    shown || asked_for_missing && reply.status == StatusCode::NOT_FOUND,
                    "{role} {entry:?} {}",
                    reply.status
                );
            } else {
                assert_eq!(reply.status, StatusCode::NOT_FOUND, "{role} {entry:?}");
                let same = reply.body.len().abs_diff(nowhere.body.len());
                assert!(same < 2_000, "the answer tells that something is there: {entry:?}");
            }
            cells += 1;
        }
    }
    assert!(cells > 60, "{cells}");
}

#[tokio::test]
async fn a_field_in_an_address_that_no_page_knows_is_turned_away() {
    let office = Office::shared();
    let mut cells = 0;
    for entry in table().entries() {
        let Policy::Signed(roles) = entry.policy else { continue };
        let session = office.session(roles[0]);
        let line = format!("{} {}?muster=4711", entry.method, path(entry.pattern));
        let body =
            if changes(&entry.method) { format!("csrf={}", session.csrf) } else { String::new() };
        let reply = office.send(&line, &[("cookie", &session.cookie)], &body).await;
        // Where the thing is missing, that may be said first.
        let refused = reply.status == StatusCode::BAD_REQUEST
            || entry.pattern.contains('{') && reply.status == StatusCode::NOT_FOUND;
        assert!(refused, "{entry:?} {}", reply.status);
        cells += 1;
    }
    assert!(cells > 60, "{cells}");
    // A link that was mailed may carry what a mail tool added.
    let own = office.send("GET /me?utm_source=mail", &[], "").await;
    assert_eq!(own.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_with_a_field_nobody_asked_for_is_refused() {
    let office = Office::shared();
    let mut checked = 0;
    for entry in table().entries() {
        let role = match entry.policy {
            Policy::Signed(roles) => *roles.first().unwrap(),
            Policy::Public => Role::Sales,
            _ => continue,
        };
        if entry.method != Method::POST {
            continue;
        }
        let session = office.session(role);
        let line = format!("POST {}", path(entry.pattern));
        let body = format!("csrf={}&zzz_unknown=1", session.csrf);
        let reply = office.send(&line, &[("cookie", &session.cookie)], &body).await;
        assert!(reply.status.is_client_error(), "{entry:?} {}", reply.status);
        checked += 1;
    }
    assert!(checked > 5, "{checked}");
}
