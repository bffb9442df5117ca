//! Leaving by the link of a mail (RFC 8058): looking changes nothing, a bare POST counts for the
//! very next audience (R34).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use law::ids::PersonId;
use law::vocabulary::Channel;
use serde_json::{Value, json};

use crate::program::{NEWSLETTER, Program, erika, id};

/// A firm with one reader, who proved their consent; and the path of the link in their mail.
async fn one_reader() -> (Program, String) {
    let program = Program::of(NEWSLETTER);
    let person = program.enter(&erika()).await;
    let wording = json!({"channels": ["EMAIL"], "language": "en", "names_advertiser": true,
        "active_act": true, "coupled": false, "tracking": false, "body": "Yes, write to me."});
    let wording = id(&program.ask("POST /api/v1/wordings", &wording).await);
    let yes = json!({"act": "GIVEN", "wording": wording, "channel": "EMAIL",
        "evidence": "DOI_EMAIL", "given_at": "2026-11-21T10:00:00Z", "detail": "link clicked"});
    let given = program.ask(&format!("POST /api/v1/people/{person}/consents"), &yes).await;
    assert_eq!(given.status, 201, "{}", given.body);
    let person = PersonId::parse(&person).unwrap();
    let token = program.office.desk.unsubscribe_token(person, NEWSLETTER, Channel::Email);
    (program, format!("/u/{token}"))
}

/// How many the newsletter may go to now.
async fn inside(program: &Program) -> Value {
    let question = json!({"channel": "EMAIL", "stop_link": true, "art21_separate": true});
    let reply = program.ask("POST /api/v1/audiences", &question).await;
    reply.json()["inside"].clone()
}

/// Bytes of every file of the firm.
#[expect(clippy::disallowed_methods, reason = "the test looks at the files themselves")]
fn files(program: &Program) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut all, mut folders) = (BTreeMap::new(), vec![program.office.folder().to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // Readers write the shared-memory file of SQLite, too; it holds no data.
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|ending| ending != "db-shm") {
                all.insert(path.clone(), std::fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// Times that a link is looked at: each way a third of it; 100,000 in the nightly run.
#[expect(clippy::disallowed_methods, reason = "the nightly run asks for more")]
fn looks() -> usize {
    let nightly = std::env::var("TRUST_RUNS").ok();
    nightly.and_then(|runs| runs.parse().ok()).unwrap_or(1_500)
}

#[tokio::test]
async fn looking_at_a_link_in_any_way_changes_nothing() {
    let (program, link) = one_reader().await;
    let before = files(&program);
    let ways: [(&str, &[(&str, &str)]); 3] = [
        ("GET", &[]),
        ("HEAD", &[]),
        ("GET", &[("sec-purpose", "prefetch;prerender"), ("purpose", "prefetch")]),
    ];
    for (method, headers) in ways {
        for _ in 0..looks() / ways.len() {
            let shown = program.office.send(&format!("{method} {link}"), headers, "").await;
            assert_eq!(shown.status, 200, "{method}");
            assert!(shown.headers.get("set-cookie").is_none(), "{method}");
        }
    }
    // Whatever scanners add or try beside it acts just as little.
    for line in ["GET {}?List-Unsubscribe=One-Click", "GET {}?reach=everything", "OPTIONS {}"] {
        program.office.send(&line.replace("{}", &link), &[], "").await;
    }
    assert!(files(&program) == before, "a look has changed something");
    assert_eq!(inside(&program).await, 1);
    // The comparison sees it when something does change.
    program.office.send(&format!("POST {link}"), &[], "List-Unsubscribe=One-Click").await;
    assert!(files(&program) != before);
}

/// Ways to leave: headers and body of a mail program's POST, and of the page.
fn ways() -> [(&'static [(&'static str, &'static str)], &'static str); 3] {
    let multipart = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n\
        One-Click\r\n--b--\r\n";
    [
        (&[], "List-Unsubscribe=One-Click"),
        (&[("content-type", "multipart/form-data; boundary=b")], multipart),
        (&[("origin", "https://mail.example"), ("sec-fetch-site", "cross-site")], "reach=this"),
    ]
}

#[tokio::test]
async fn a_post_without_cookie_counts_for_the_very_next_audience() {
    for (headers, body) in ways() {
        let (program, link) = one_reader().await;
        assert_eq!(inside(&program).await, 1);
        let left = program.office.send(&format!("POST {link}"), headers, body).await;
        // RFC 8058, 3.1: no redirect, and nothing that depends on who asks.
        assert_eq!(left.status, 200, "{}", left.body);
        assert!(left.headers.get("set-cookie").is_none());
        assert_eq!(inside(&program).await, 0, "{body}");
    }
}

/// How long leaving takes at best, behind something else that is waited for. The best of several: a
/// machine that is busy otherwise slows some, an implementation that is slow slows all.
async fn best(behind: Duration) -> Duration {
    let mut best = Duration::MAX;
    for (_, body) in ways() {
        let (program, link) = one_reader().await;
        let started = Instant::now();
        tokio::time::sleep(behind).await;
        program.office.send(&format!("POST {link}"), &[], body).await;
        best = best.min(started.elapsed());
    }
    best
}

#[tokio::test]
async fn leaving_takes_a_second_at_most() {
    let at_best = best(Duration::ZERO).await;
    assert!(at_best <= Duration::from_secs(1), "{at_best:?}");
    // The measurement sees an answer that waits for something else, such as a mail that confirms.
    assert!(best(Duration::from_millis(1_001)).await > Duration::from_secs(1));
}
