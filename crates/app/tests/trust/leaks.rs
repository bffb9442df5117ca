//! Markers through every way in; afterwards none is found in any byte the program wrote (R18, R69).

use crate::firm::{Ended, Firm};
use crate::scan::Scanner;
use crate::web::Served;

/// What is planted: parts of names, addresses, mailboxes, numbers and notes, unlike anything else.
const MARKERS: [&str; 21] = [
    "Zqxgiven",
    "Zqxfamily",
    "Zqxstreet",
    "Zqxtown",
    "zqxmail",
    "Zqxcompany",
    "Zqxnote",
    "4319007654",
    "Zqxheldname",
    "zqxheldmail",
    "Zqxheldnote",
    "zqxblocked",
    "Zqxfaulty",
    "Zqxphone",
    "Zqxrefused",
    "Zqxheader",
    "Zqxfile",
    "Zqxasked",
    "Zqxtyped",
    "1913-08-27",
    "Zqxgrößner",
];

/// Parts of a row of its own for each further person.
const PARTS: [&str; 5] = ["given", "family", "street", "town", "note"];
/// Further persons: two hundred markers with the five of each.
const CROWD: usize = 40;

/// The marker of one part of one further person.
fn of_crowd(person: usize, part: &str) -> String {
    format!("Zqx{person:03}{part}")
}

fn crowd() -> impl Iterator<Item = String> {
    (0..CROWD).map(|person| {
        let [given, family, street, town, note] = PARTS.map(|part| of_crowd(person, part));
        format!("{given};{family};;{street} {person};24103;{town};;;;{note};x")
    })
}

const HEAD: &str =
    "Vorname;Nachname;Firma;Straße;PLZ;Ort;E-Mail;Telefon;Geburtsdatum;Notiz;Zqxheader\n";

fn shop() -> String {
    let rows = [
        "Zqxgiven;Zqxfamily;;Zqxstreet 7;24103;Zqxtown;zqxmail@example.org;0431 9007654;1913-08-27;Zqxnote;x",
        "Zqxgiven;Zqxfamily-Two;Zqxcompany GmbH;Zqxstreet 8;24103;Zqxtown;zqxmail2@example.org;;27.08.1913;;x",
        "Zqxgrößner;Zqxgrößner & <b>;;Zqxgrößner-Straße 1;24103;Zqxtown;;0431 9007654;;Zqxgrößner;x",
        // Held: another name behind a known address.
        "Zqxheldname;Zqxheldname;;;;;zqxmail@example.org;;;Zqxheldnote;x",
        // Faulty: an address, a number and a day nobody can read.
        "Zqxfaulty;Zqxfaulty;;;;;zqxfaulty@@zqxfaulty;Zqxphone 12x;31.02.1990;Zqxfaulty;x",
        "Zqxfaulty;Zqxfaulty;;;;;\"zqxfaulty\r\nBcc: zqxfaulty@example.org\";;;;x",
        // Refused: nobody is named.
        ";;;;;;;;;Zqxrefused;x",
        // Unreadable: too many cells, and a quote that never closes.
        "Zqxrefused;Zqxrefused;;;;;;;;;x;Zqxrefused;Zqxrefused",
        "Zqxrefused;\"Zqxrefused;;;;;;;;;x",
    ];
    let rows: Vec<String> = crowd().chain(rows.map(str::to_owned)).collect();
    format!("{HEAD}{}\n", rows.join("\n"))
}

fn said(scanner: &Scanner, ended: &Ended) -> Vec<String> {
    let mut found = scanner.bytes(ended.out.as_bytes());
    found.extend(scanner.bytes(ended.err.as_bytes()));
    found
}

#[test]
fn no_marker_is_found_outside_memory() {
    let of_crowd: Vec<String> =
        (0..CROWD).flat_map(|person| PARTS.map(|part| of_crowd(person, part))).collect();
    let markers: Vec<&str> =
        MARKERS.into_iter().chain(of_crowd.iter().map(String::as_str)).collect();
    assert!(markers.len() > 200);
    let scanner = Scanner::new(&markers);
    let firm = Firm::new();
    let lists = [
        ("Zqxfile-blocked.csv", "suppression_list", "E-Mail\nzqxblocked@example.org\n".to_owned()),
        ("Zqxfile-shop.csv", "shop", shop()),
        (
            "Zqxfile-sales.csv",
            "sales_list",
            format!("{HEAD}Zqxheldname;Zqxheldname;;;;;zqxblocked@example.org;;;Zqxheldnote;x\n"),
        ),
        (
            "Zqxfile-unknown.csv",
            "unknown",
            format!("{HEAD}Zqxheldname;Zqxheldname;;;;;zqxheldmail@example.org;;;Zqxheldnote;x\n"),
        ),
        ("Zqxfile-empty.csv", "shop", String::new()),
        ("Zqxfile.xlsx", "shop", "PK\u{3}\u{4}Zqxrefused".to_owned()),
    ];
    let mut reports = String::new();
    for (name, source, text) in lists {
        let ended = firm.import(&firm.list(name, &text), source);
        assert_eq!(said(&scanner, &ended), Vec::<String>::new(), "{name}");
        reports.push_str(&ended.out);
    }
    for outcome in ["added", "in quarantine", "refused", "faulty"] {
        assert!(reports.contains(outcome), "no row {outcome}:\n{reports}");
    }
    let served = Served::start(&firm);
    requests(&served);
    // While it runs, the write-ahead logs are there too.
    assert!(firm.data().join("data/data.db-wal").exists());
    assert_eq!(scanner.path(&firm.data()), Vec::<String>::new(), "while serving");
    let ended = served.stop();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(said(&scanner, &ended), Vec::<String>::new(), "what the server said");
    for place in [firm.data(), firm.beside("tmp"), firm.key_file()] {
        assert_eq!(scanner.path(&place), Vec::<String>::new(), "at rest");
    }
    // The harness sees what is planted in any of these places.
    std::fs::write(firm.beside("tmp").join("left"), "cGxhbnQgWnF4aGVsZG5vdGUh").unwrap();
    std::fs::write(firm.data().join("data/left"), b"\0Z\0q\0x\0t\0o\0w\0n").unwrap();
    assert_eq!(scanner.path(&firm.beside("tmp")).len(), 1);
    assert_eq!(scanner.path(&firm.data()).len(), 1);
    assert_eq!(scanner.path(&firm.beside("Zqxfile-shop.csv")).first().map(|_| ()), Some(()));
}

/// Requests with markers wherever a request can carry text, well-formed and not.
fn requests(served: &Served) {
    let host = &served.address;
    let close = format!("Host: {host}\r\nConnection: close\r\n");
    let form = "login=Zqxtyped%40example.org&password=Zqxtyped&back=%2FZqxtyped";
    let posted = |path: &str, kind: &str, body: &str| {
        format!(
            "POST {path} HTTP/1.1\r\n{close}Origin: http://{host}\r\nContent-Type: {kind}\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let asked = [
        format!("GET /people?q=Zqxasked HTTP/1.1\r\n{close}\r\n"),
        format!("GET /Zqxasked/Zqxasked HTTP/1.1\r\n{close}\r\n"),
        format!("GET /login?back=%2FZqxasked HTTP/1.1\r\n{close}\r\n"),
        format!("GET /people/Zqxasked HTTP/1.1\r\n{close}Cookie: Zqxasked=Zqxasked\r\n\r\n"),
        format!(
            "GET /api/v1/people?email=Zqxasked HTTP/1.1\r\n{close}Authorization: Bearer Zqxasked\r\n\r\n"
        ),
        format!(
            "GET / HTTP/1.1\r\n{close}X-Zqxasked: Zqxasked\r\nReferer: http://Zqxasked/\r\n\r\n"
        ),
        "GET /Zqxasked HTTP/9.9\r\nHost: Zqxasked\r\n\r\n".to_owned(),
        "Zqxasked\0Zqxasked\r\n\r\n".to_owned(),
        format!("GET /%Zqxasked%ff HTTP/1.1\r\n{close}Zqxasked\r\n\r\n"),
        posted("/login", "application/x-www-form-urlencoded", form),
        posted("/login", "application/x-www-form-urlencoded", "Zqxtyped=Zqxtyped"),
        posted("/login", "application/json", "{\"login\":\"Zqxtyped\"}"),
        posted("/api/v1/withdrawals", "application/json", "{\"address\":\"Zqxtyped@example.org\""),
        posted("/api/v1/people", "application/json", "{\"Zqxtyped\":[\"Zqxtyped\"]}"),
        posted("/imports", "multipart/form-data; boundary=Zqxtyped", "--Zqxtyped\r\nZqxtyped"),
        posted("/u/Zqxtyped", "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
    ];
    let answers: Vec<String> = asked.iter().map(|request| served.send(request)).collect();
    let status = |answer: &String| answer.split(' ').nth(1).unwrap_or_default().to_owned();
    let seen: Vec<String> = answers.iter().map(status).collect();
    assert!(seen.iter().all(|status| !status.starts_with('5')), "{seen:?}");
    assert!(seen.iter().filter(|status| status.starts_with('4')).count() > 5, "{seen:?}");
}
