//! A program sends a list to the served firm over a real connection.

use law::vocabulary::Role;

use crate::firm::Firm;
use crate::inside::Inside;
use crate::visitor::Answer;
use crate::web::Served;

#[test]
fn a_list_comes_in_over_the_network_once() {
    let firm = Firm::new();
    let inside = Inside::open(&firm, None);
    let user = inside.account("tool", Role::ALL);
    let key = inside.api_key(&user, 1);
    inside.close();
    let served = Served::start(&firm);
    let rows = "Vorname;Nachname;E-Mail\nUwe;Petersen;uwe@example.org\nIda;Harms;ida@example.org\n";
    let send = |key: &str, body: &str, pieces: usize| {
        let head = format!(
            "POST /api/v1/imports?country=DE HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\
             Authorization: {key}\r\nContent-Type: text/csv\r\n",
            served.address
        );
        // As a whole, or in pieces whose number nobody told before.
        let request = if pieces == 1 {
            format!("{head}Content-Length: {}\r\n\r\n{body}", body.len())
        } else {
            let chunks = body.as_bytes().chunks(body.len().div_ceil(pieces).max(1));
            let chunk =
                |part: &[u8]| format!("{:x}\r\n{}\r\n", part.len(), String::from_utf8_lossy(part));
            let chunks: String = chunks.map(chunk).collect();
            format!("{head}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n")
        };
        Answer::of(&served.send(&request))
    };
    let first = send(&key, rows, 5);
    assert_eq!(first.status, 202, "{}\n{}", first.head, first.body);
    let id = first.body.split("\"id\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let report = || {
        Answer::of(&served.send(&format!(
            "GET /api/v1/imports/{id} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\
             Authorization: {key}\r\n\r\n",
            served.address
        )))
    };
    for _ in 0..2_400 {
        if report().body.contains("\"DONE\"") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let done = report().body;
    assert!(done.contains("\"DONE\"") && done.contains("\"rows\":2"), "{done}");
    let again = send(&key, rows, 1);
    assert_eq!(again.status, 200, "the same list again changes nothing: {}", again.body);
    for (key, body, status) in [("Bearer 00", rows, 401), (key.as_str(), "", 422)] {
        let refused = send(key, body, 1);
        assert_eq!(refused.status, status, "{}\n{}", refused.head, refused.body);
        assert_eq!(refused.header("content-type"), ["application/problem+json"]);
        assert!(!refused.body.contains("example.org"));
    }
    assert_eq!(served.stop().code, Some(0));
}
