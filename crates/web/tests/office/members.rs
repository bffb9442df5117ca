//! Who once was let in and no longer is, on every route of the table (R39): blocked, signed out, with
//! other roles than when the session began, and whoever never had an account.

use axum::http::StatusCode;
use law::vocabulary::Role;
use web::routes::{Entry, Policy, table};

use super::office::{Office, Signed, changes, path};

/// How somebody stands to the firm.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Standing {
    Stranger,
    Forger,
    SignedOut,
    Blocked,
    RoleTaken,
    Member,
}

impl Standing {
    const GONE: [Self; 5] =
        [Self::Stranger, Self::Forger, Self::SignedOut, Self::Blocked, Self::RoleTaken];

    /// The session of an account of this role, brought into this standing.
    async fn session(self, office: &Office, role: Role) -> Signed {
        let admin = office.call(Role::Admin);
        let user = office.user(role);
        match self {
            Self::Stranger => Signed { cookie: String::new(), csrf: String::new() },
            Self::Forger => {
                Signed { cookie: format!("obhut-session={}", "0".repeat(32)), csrf: "0".repeat(64) }
            }
            Self::Member => office.signed_in(role),
            _ => {
                office.desk.change_account(&admin, user, &[role], true).unwrap();
                let signed = office.signed_in(role);
                let other = if role == Role::Service { Role::Finance } else { Role::Service };
                match self {
                    Self::SignedOut => {
                        let form = format!("csrf={}", signed.csrf);
                        office.send("POST /logout", &[("cookie", &signed.cookie)], &form).await;
                    }
                    Self::Blocked => {
                        office.desk.change_account(&admin, user, &[role], false).unwrap()
                    }
                    _ => office.desk.change_account(&admin, user, &[other], true).unwrap(),
                }
                signed
            }
        }
    }
}

/// Whether the route treats somebody as if nobody were signed in.
async fn is_turned_away(office: &Office, entry: &Entry, session: &Signed) -> bool {
    let line = format!("{} {}", entry.method, path(entry.pattern));
    let body =
        if changes(&entry.method) { format!("csrf={}", session.csrf) } else { String::new() };
    let reply = office.send(&line, &[("cookie", session.cookie.as_str())], &body).await;
    match reply.status {
        StatusCode::SEE_OTHER => reply.header("location").starts_with("/login"),
        status => status == StatusCode::UNAUTHORIZED,
    }
}

/// Cells in which somebody got further than nobody would.
async fn let_in(office: &Office, roles: &[Role], standing: Standing) -> (usize, Vec<String>) {
    let (mut cells, mut found) = (0, Vec::new());
    for role in roles {
        let session = standing.session(office, *role).await;
        for entry in table().entries() {
            // Whoever signs out is nobody on the routes behind.
            let ours = matches!(entry.policy, Policy::Signed(_) | Policy::SignedAny);
            if !ours || standing == Standing::Member && entry.pattern == "/logout" {
                continue;
            }
            cells += 1;
            if !is_turned_away(office, &entry, &session).await {
                found.push(format!("{standing:?} {role} {entry:?}"));
            }
        }
    }
    (cells, found)
}

#[tokio::test]
async fn whoever_is_no_member_any_more_is_nobody_on_every_route() {
    let office = Office::with(Role::ALL);
    // An administrator may neither be blocked nor lose the role as the last one.
    let roles: Vec<Role> = Role::ALL.iter().copied().filter(|role| *role != Role::Admin).collect();
    let mut cells = 0;
    for standing in Standing::GONE {
        let (asked, found) = let_in(&office, &roles, standing).await;
        assert_eq!(found, [""; 0]);
        cells += asked;
    }
    assert!(cells > 2_000, "{cells}");
    // The harness sees somebody who gets in.
    let (asked, found) = let_in(&office, &[Role::Admin], Standing::Member).await;
    assert_eq!(found.len(), asked);
}
