//! The matrix of R39: how somebody stands to the firm × role × route × what is asked for. Whoever is
//! no member sees of what is there, of what was erased and of what never was the same answer, byte for
//! byte, and changes nothing; members see no difference between what was erased and what never was,
//! and what they are refused changes nothing. The routes come from the table: a new one is asked.
//!
//! All cells are asked at night (`TRUST_RUNS`), otherwise each route in each standing by some of the
//! roles, in turn.
#![allow(clippy::print_stderr, reason = "a test says how many cells it asked for")]

use axum::http::StatusCode;
use law::vocabulary::Role;
use web::routes::{Entry, Policy, table};

use super::office::{Office, Reply, Signed, changes};
use super::things::{Thing, Things};

/// How somebody stands to the firm.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Standing {
    /// Never had to do with it.
    Stranger,
    /// Has made up a session.
    Forger,
    /// Has an account and never signed in: nothing but the login page answers yet.
    Invited,
    /// Signed in with a password somebody else chose, and has not replaced it.
    PasswordDue,
    SignedOut,
    /// Rested for longer than a session does.
    Rested,
    Blocked,
    /// The account has other roles by now.
    RoleTaken,
}

impl Standing {
    const ALL: [Self; 8] = [
        Self::Stranger,
        Self::Forger,
        Self::Invited,
        Self::SignedOut,
        Self::Rested,
        Self::RoleTaken,
        Self::Blocked,
        Self::PasswordDue,
    ];

    /// What the browser of an account of this role holds.
    async fn session(self, office: &Office, role: Role) -> Signed {
        let (admin, user) = (office.call(Role::Admin), office.user(role));
        let none = Signed { cookie: String::new(), csrf: String::new() };
        match self {
            Self::Stranger | Self::Invited => none,
            Self::Forger => {
                Signed { cookie: format!("obhut-session={}", "0".repeat(32)), csrf: "0".repeat(64) }
            }
            Self::Rested => office.signed_in_before(role, 16),
            Self::PasswordDue => {
                office.desk.change_account(&admin, user, &[role], true).unwrap();
                office.desk.reset_password(&admin, user, super::office::PASSWORD).unwrap();
                office.signed_in(role)
            }
            Self::SignedOut | Self::Blocked | Self::RoleTaken => {
                office.desk.change_account(&admin, user, &[role], true).unwrap();
                let signed = office.signed_in(role);
                let other = if role == Role::Service { Role::Finance } else { Role::Service };
                let change = |roles: &[Role], active| {
                    office.desk.change_account(&admin, user, roles, active).unwrap();
                };
                match self {
                    Self::Blocked => change(&[role], false),
                    Self::RoleTaken => change(&[other], true),
                    _ => {
                        let form = format!("csrf={}", signed.csrf);
                        office.send("POST /logout", &[("cookie", &signed.cookie)], &form).await;
                    }
                }
                signed
            }
        }
    }

    /// Whether a route answers as if nobody were there.
    fn is_turned_away(self, role: Role, entry: &Entry, reply: &Reply) -> bool {
        let to = reply.header("location");
        let not_theirs = matches!(entry.policy, Policy::Signed(roles) if !roles.contains(&role));
        match reply.status {
            // Whoever is known, and lacks the role, is told that nothing is there.
            StatusCode::NOT_FOUND => self == Self::PasswordDue && not_theirs,
            StatusCode::SEE_OTHER if self == Self::PasswordDue => to == "/password",
            StatusCode::SEE_OTHER => to.starts_with("/login"),
            StatusCode::FORBIDDEN => self == Self::PasswordDue,
            status => status == StatusCode::UNAUTHORIZED,
        }
    }
}

/// Whether every cell is asked.
#[expect(clippy::disallowed_methods, reason = "the nightly run asks for more")]
fn all_cells() -> bool {
    std::env::var("TRUST_RUNS").is_ok()
}

async fn ask(office: &Office, entry: &Entry, path: &str, session: &Signed) -> Reply {
    let body =
        if changes(&entry.method) { format!("csrf={}", session.csrf) } else { String::new() };
    let cookie = [("cookie", session.cookie.as_str())];
    office.send(&format!("{} {path}", entry.method), &cookie, &body).await
}

/// The routes somebody has to sign in for; a new password is what those owe who are let in for it.
fn signed() -> Vec<Entry> {
    let ours = |entry: &Entry| matches!(entry.policy, Policy::Signed(_) | Policy::SignedAny);
    let open = ["/logout", "/password"];
    table().entries().into_iter().filter(|e| ours(e) && !open.contains(&e.pattern)).collect()
}

#[tokio::test]
async fn whoever_is_no_member_learns_nothing_of_what_is_there_and_changes_nothing() {
    let things = Things::new().await;
    let office = &things.office;
    // An administrator may neither be blocked nor lose the role as the last one.
    let roles: Vec<Role> = Role::ALL.iter().copied().filter(|role| *role != Role::Admin).collect();
    let turn = if all_cells() { 1 } else { roles.len() };
    let langs: &[&str] = if all_cells() { &["de", "en"] } else { &["de"] };
    let (mut cells, mut wrong) = (0, Vec::new());
    for (at, standing) in Standing::ALL.into_iter().enumerate() {
        let mine = roles.iter().enumerate().filter(|(n, _)| (n + at) % turn == 0);
        for (_, role) in mine {
            let session = standing.session(office, *role).await;
            let before = things.kept();
            for entry in signed() {
                let mut first: Option<(StatusCode, String)> = None;
                for (lang, thing) in langs.iter().flat_map(|l| Thing::ALL.map(|thing| (l, thing))) {
                    let path = things.path(entry.pattern, thing);
                    let session = session.reading(lang);
                    let reply = ask(office, &entry, &path, &session).await;
                    let what = || format!("{standing:?} {role} {entry:?} {thing:?}");
                    if !standing.is_turned_away(*role, &entry, &reply) {
                        wrong.push(format!("{}: let in: {}", what(), reply.status));
                    }
                    let said = (reply.status, things.plain(&reply));
                    if thing == Thing::Own {
                        first = None;
                    }
                    if *first.get_or_insert_with(|| said.clone()) != said {
                        wrong.push(format!("{}: another answer", what()));
                    }
                    cells += 1;
                }
            }
            if things.kept() != before {
                wrong.push(format!("{standing:?} {role}: something was changed"));
            }
        }
    }
    eprintln!("{cells} cells of whoever is no member");
    assert_eq!(wrong, [""; 0]);
    assert!(cells > 4_000, "{cells}");
}

#[tokio::test]
async fn members_cannot_tell_the_erased_from_what_never_was_and_refusals_change_nothing() {
    let things = Things::new().await;
    let office = &things.office;
    let (mut cells, mut wrong) = (0, Vec::new());
    for role in Role::ALL {
        let session = office.session(*role);
        // What has no id in its address may begin something that goes on behind.
        for entry in signed().into_iter().filter(|entry| entry.pattern.contains('{')) {
            let mut first: Option<(StatusCode, String)> = None;
            for thing in [Thing::Missing, Thing::Erased] {
                let path = things.path(entry.pattern, thing);
                let before = things.kept();
                let reply = ask(office, &entry, &path, &session).await;
                let what = || format!("{role} {entry:?} {thing:?} {}", reply.status);
                if reply.status.is_server_error() {
                    wrong.push(what());
                }
                if reply.status.is_client_error() && things.kept() != before {
                    wrong.push(format!("{}: refused, and something was changed", what()));
                }
                let said = (reply.status, things.plain(&reply));
                let same = *first.get_or_insert_with(|| said.clone()) == said;
                if !same {
                    wrong.push(format!("{}: another answer than of what never was", what()));
                }
                cells += 1;
            }
        }
    }
    eprintln!("{cells} cells of members");
    assert_eq!(wrong, [""; 0]);
    assert!(cells > 500, "{cells}");
}

/// Programs: without a key, with one nobody made or one that was taken back, of every activity.
#[tokio::test]
async fn programs_cannot_tell_either() {
    let things = Things::new().await;
    let office = &things.office;
    let register = office.desk.register();
    let mut keys = vec![(false, String::new()), (false, format!("Bearer {}", "0".repeat(32)))];
    let taken = office.key(register.activities[0].id);
    let admin = office.call(Role::Admin);
    for key in office.desk.api_keys(&admin).unwrap() {
        office.desk.revoke_api_key(&admin, key.id).unwrap();
    }
    keys.push((false, taken));
    keys.extend(register.activities.iter().map(|activity| (true, office.key(activity.id))));
    let (mut cells, mut wrong) = (0, Vec::new());
    for (at, (good, key)) in keys.iter().enumerate() {
        let headers = [("authorization", key.as_str()), ("content-type", "application/json")];
        for entry in table().entries().into_iter().filter(|e| e.policy == Policy::ApiKey) {
            let things_asked =
                if *good { &[Thing::Missing, Thing::Erased][..] } else { &Thing::ALL };
            let mut first: Option<(StatusCode, String)> = None;
            let before = things.kept();
            for thing in things_asked.iter().filter(|_| entry.pattern.contains('{')) {
                let line = format!("{} {}", entry.method, things.path(entry.pattern, *thing));
                let body = if changes(&entry.method) { "{}" } else { "" };
                let reply = office.send(&line, &headers, body).await;
                let what = || format!("key {at} {line} {}", reply.status);
                let let_in = !good && reply.status != StatusCode::UNAUTHORIZED;
                if let_in || reply.status.is_server_error() {
                    wrong.push(what());
                }
                let said = (reply.status, things.plain(&reply));
                if *first.get_or_insert_with(|| said.clone()) != said {
                    wrong.push(format!("{}: another answer", what()));
                }
                cells += 1;
            }
            let refused = first.is_some_and(|(status, _)| status.is_client_error());
            if refused && things.kept() != before {
                wrong.push(format!("key {at} {entry:?}: refused, and something was changed"));
            }
        }
    }
    eprintln!("{cells} cells of programs");
    assert_eq!(wrong, [""; 0]);
    assert!(cells > 500, "{cells}");
}

/// The harness sees a member who is let in, an answer that differs, and a change.
#[tokio::test]
async fn the_matrix_sees_what_it_is_to_see() {
    let things = Things::new().await;
    let session = things.office.session(Role::RightsDesk);
    let entry = signed().into_iter().find(|e| e.pattern == "/people/{id}").unwrap();
    let mut said = Vec::new();
    for thing in Thing::ALL {
        let reply = ask(&things.office, &entry, &things.path(entry.pattern, thing), &session).await;
        let role = Role::RightsDesk;
        assert!(!Standing::Stranger.is_turned_away(role, &entry, &reply), "{thing:?}");
        said.push((reply.status, things.plain(&reply)));
    }
    let [own, foreign, erased, missing] = said.try_into().unwrap();
    assert_eq!((own.0, foreign.0), (StatusCode::OK, StatusCode::OK));
    assert!(erased == missing && foreign != missing);
    let before = things.kept();
    let form = format!("csrf={}&ground=DISPUTED", session.csrf);
    let path = things.path("/people/{id}/restrict", Thing::Own);
    let cookie = [("cookie", session.cookie.as_str())];
    things.office.send(&format!("POST {path}"), &cookie, &form).await;
    assert!(things.kept() != before);
}
