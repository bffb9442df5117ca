//! Markers of one person and of another, through every store and every page: before the erasure in
//! no byte outside memory and in no address, title, cookie or redirect; restricted, on no page of
//! anybody else; erased, nowhere at all (R18, R28).

use desk::files::NewFile;
use desk::interactions::{NewInteraction, Written};
use law::ids::PersonId;
use law::vocabulary::Role;

use crate::cluster::Cluster;
use crate::firm::Firm;
use crate::inside::{Inside, PASSWORD};
use crate::scan::Scanner;
use crate::state;
use crate::visitor::{Answer, Visitor};
use crate::web::Served;

/// What is said of the person who goes, and of the one who stays.
const KINDS: [&str; 8] =
    ["given", "family", "mail", "street", "town", "note", "fileinside", "filename"];
const GOES: &str = "Zqx";
const STAYS: &str = "Zyx";

fn markers(who: &str) -> Vec<String> {
    KINDS.iter().map(|kind| format!("{who}{kind}")).collect()
}

fn scanner(who: &[&str]) -> Scanner {
    let all: Vec<String> = who.iter().flat_map(|who| markers(who)).collect();
    Scanner::new(&all.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Where a firm keeps its bytes.
pub struct Place {
    pub firm: Firm,
    cluster: Option<(Cluster, [String; 2])>,
}

impl Place {
    pub fn on_sqlite() -> Self {
        Self { firm: Firm::new(), cluster: None }
    }

    pub fn on_postgres() -> Option<Self> {
        let cluster = Cluster::start()?;
        let urls = [cluster.database("obhut_data"), cluster.database("obhut_keys")];
        let firm = Firm::on(&urls);
        Some(Self { firm, cluster: Some((cluster, urls)) })
    }

    pub fn inside(&self) -> Inside {
        Inside::open(&self.firm, self.cluster.as_ref().map(|(_, urls)| urls))
    }

    /// Every byte that was written.
    pub fn scan(&self, scanner: &Scanner) -> Vec<String> {
        let mut found = scanner.path(&self.firm.data());
        found.extend(scanner.path(&self.firm.beside("tmp")));
        if let Some((cluster, _)) = &self.cluster {
            found.extend(scanner.path(cluster.folder()));
        }
        found
    }
}

struct People {
    goes: PersonId,
    stays: PersonId,
    key: String,
}

/// Two people with a value of each kind, a row in quarantine about the first that nobody linked to
/// them, and accounts to look with.
fn settle(place: &Place) -> People {
    let inside = place.inside();
    let rights = inside.account("rights", Role::ALL);
    inside.account("service", &[Role::Service, Role::Sales, Role::Marketing]);
    let add = |who: &str, phone: &str| {
        let person = inside.person(who, phone);
        let note = NewInteraction { text: format!("{who}note"), source: 1, ..Default::default() };
        let written = inside.desk.write_down(&inside.call, person, &note).unwrap();
        assert!(matches!(written, Written::Done(_)));
        let bytes = format!("%PDF-1.7 {who}fileinside {}", "x".repeat(80_000)).into_bytes();
        let name = format!("{who}filename.pdf");
        let file = NewFile { name, bytes, photo: false, source: 1, activity: None };
        inside.desk.keep_file(&inside.call, person, &file).unwrap();
        person
    };
    let (goes, stays) = (add(GOES, "0431 9007654"), add(STAYS, "0431 9007655"));
    let key = inside.api_key(&rights, 1);
    inside.close();
    // The row is held against the other, whose address it brings, and has the number of the first.
    let rows = format!(
        "Vorname;Nachname;E-Mail;Telefon\n{GOES}given;Ganz-Anders;{STAYS}mail@example.org;0431 9007654\n"
    );
    let done = place.firm.import(&place.firm.list("list.csv", &rows), "shop");
    assert!(done.out.contains("quarantine"), "{}{}", done.out, done.err);
    People { goes, stays, key }
}

/// Every page a user can reach by reading.
fn pages(visitor: &Visitor<'_>, people: &People) -> Vec<(String, Answer)> {
    let mut from: Vec<String> = Vec::new();
    for entry in web::routes::table().entries() {
        let path = entry.pattern;
        if entry.method == "GET" && path.matches('{').count() <= 1 && !path.starts_with("/api") {
            for who in [people.goes, people.stays] {
                from.push(
                    path.replace("{id}", &who.to_string()).replace("{person}", &who.to_string()),
                );
            }
        }
    }
    let mut pages = visitor.walk(&from, 400);
    for word in [GOES, STAYS] {
        pages.push(("search".into(), visitor.post("/people/search", &format!("q={word}"))));
    }
    pages
}

/// The same over the API.
fn programs(served: &Served, people: &People) -> Vec<(String, Answer)> {
    let mut pages = Vec::new();
    for entry in web::routes::table().entries() {
        if entry.method == "GET" && entry.pattern.starts_with("/api") {
            for who in [people.goes, people.stays] {
                let path = entry.pattern.replace("{id}", &who.to_string());
                let answer = served.send(&format!(
                    "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAuthorization: {}\r\n\r\n",
                    served.address, people.key
                ));
                pages.push((path, Answer::of(&answer)));
            }
        }
    }
    pages
}

/// Which of these answers say something of whom the scanner knows.
fn telling<'p>(pages: &'p [(String, Answer)], scanner: &Scanner) -> Vec<&'p str> {
    let tells = |(_, answer): &&(String, Answer)| !scanner.bytes(answer.body.as_bytes()).is_empty();
    pages.iter().filter(tells).map(|(path, _)| path.as_str()).collect()
}

/// What stays in the browser beside the page itself: addresses, titles, cookies, redirects.
fn remembered(pages: &[(String, Answer)], scanner: &Scanner) -> Vec<String> {
    let mut found = Vec::new();
    for (path, answer) in pages {
        let links: Vec<String> = answer.links().into_iter().collect();
        // A file that was asked for has its own name; every other header is looked through.
        let named = |line: &&str| !line.to_ascii_lowercase().starts_with("content-disposition:");
        let head: Vec<&str> = answer.head.lines().filter(named).collect();
        let kept = format!("{path}\n{}\n{}\n{}", head.join("\n"), answer.title(), links.join("\n"));
        found
            .extend(scanner.bytes(kept.as_bytes()).into_iter().map(|hit| format!("{path}: {hit}")));
        // Nothing of a signed-in page stays in a cache.
        let kept = answer.header("cache-control").join(" ");
        if answer.status == 200
            && !kept.contains("no-store")
            && !path.starts_with("/api/v1/openapi")
        {
            found.push(format!("{path} may be cached: {kept}"));
        }
    }
    found
}

fn whole_story(place: &Place) {
    let (both, goes, stays) = (scanner(&[GOES, STAYS]), scanner(&[GOES]), scanner(&[STAYS]));
    let people = settle(place);
    assert_eq!(place.scan(&both), Vec::<String>::new(), "written in clear");
    let served = Served::start(&place.firm);
    let rights = Visitor::sign_in(&served, "rights", PASSWORD);
    let service = Visitor::sign_in(&served, "service", PASSWORD);
    let seen = pages(&rights, &people);
    assert!(seen.len() > 40, "only {} pages", seen.len());
    assert_eq!(remembered(&seen, &both), Vec::<String>::new(), "kept by the browser");
    // The harness sees whoever can be seen.
    assert!(telling(&seen, &goes).len() > 5, "{:?}", telling(&seen, &goes));
    assert!(!telling(&programs(&served, &people), &goes).is_empty() || place.cluster.is_some());
    assert!(!telling(&pages(&service, &people), &goes).is_empty());

    let path = format!("/people/{}", people.goes);
    let done = rights.post(&format!("{path}/restrict"), "ground=DISPUTED");
    assert_eq!(done.status, 303, "{}", done.head);
    let none: Vec<&str> = Vec::new();
    let mut hidden = pages(&service, &people);
    // A row nobody linked to the person is not the record.
    hidden.retain(|(path, _)| !path.starts_with("/quarantine") && !path.starts_with("/imports"));
    assert_eq!(telling(&hidden, &goes), none, "restricted, and still shown");
    assert_eq!(telling(&programs(&served, &people), &goes), none, "restricted, and still told");
    assert!(!telling(&hidden, &stays).is_empty(), "the other is shown");
    let done = rights.post(&format!("{path}/unrestrict"), "told=yes");
    assert_eq!(done.status, 303, "{}", done.head);

    let raw = raw_values(place, people.goes);
    let done = rights.post(&format!("{path}/erase"), "ground=NO_LONGER_NEEDED");
    assert_eq!(done.status, 303, "{}\n{}", done.head, done.body);
    for visitor in [&rights, &service] {
        let left = pages(visitor, &people);
        assert_eq!(telling(&left, &goes), none, "erased, and still shown");
        assert!(!telling(&left, &stays).is_empty(), "the other is shown");
    }
    assert_eq!(telling(&programs(&served, &people), &goes), none);
    if let (Some(left), Some(others)) = (served.in_memory(&goes), served.in_memory(&stays)) {
        assert_eq!(left, Vec::<String>::new(), "left in memory");
        assert!(!others.is_empty(), "the index knows the other: the harness sees memory");
    }
    assert_eq!(place.scan(&both), Vec::<String>::new(), "written in clear while serving");
    let ended = served.stop();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(both.bytes(ended.err.as_bytes()), Vec::<String>::new());
    assert_eq!(place.scan(&both), Vec::<String>::new(), "at rest");
    assert_eq!(raw.left(place), Vec::<String>::new(), "what was sealed is gone too");
}

/// The sealed bytes of a person's values and the id, as they lay in the file.
struct Raw(Vec<(String, Vec<u8>)>);

fn raw_values(place: &Place, person: PersonId) -> Raw {
    if place.cluster.is_some() {
        // Rows that went stay in PostgreSQL's heap until it cleans up: there they are inert.
        return Raw(Vec::new());
    }
    let data = state::open(&place.firm.data().join("data/data.db"));
    let mut statement =
        data.prepare("select hex(datum_id), sealed from datum where person_id = ?1").unwrap();
    let rows =
        statement.query_map([person.bytes().as_slice()], |row| Ok((row.get(0)?, row.get(1)?)));
    let mut all: Vec<(String, Vec<u8>)> = rows.unwrap().map(Result::unwrap).collect();
    assert!(all.len() >= 4);
    let pieces = "select 'piece', substr(sealed, 1, 64) from attachment_piece where person_id = ?1";
    let mut statement = data.prepare(pieces).unwrap();
    let rows =
        statement.query_map([person.bytes().as_slice()], |row| Ok((row.get(0)?, row.get(1)?)));
    all.extend(rows.unwrap().map(Result::unwrap));
    all.push(("the id of the person".into(), person.bytes().to_vec()));
    Raw(all)
}

impl Raw {
    /// Which of these bytes are anywhere in the data file: rows, indexes, free pages, log.
    fn left(&self, place: &Place) -> Vec<String> {
        let Self(all) = self;
        let mut found = Vec::new();
        for file in ["data.db", "data.db-wal"] {
            let bytes =
                std::fs::read(place.firm.data().join("data").join(file)).unwrap_or_default();
            let there = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
            // The first bytes of a value name its format and key; the salt behind them is random.
            let parts = all.iter().map(|(name, part)| (name, &part[..part.len().min(60)]));
            found.extend(
                parts.filter(|(_, p)| there(p)).map(|(name, _)| format!("{name} in {file}")),
            );
        }
        found
    }
}

#[test]
fn before_and_after_an_erasure_nothing_is_where_it_must_not_be() {
    whole_story(&Place::on_sqlite());
}

#[test]
fn nor_in_any_byte_of_postgresql() {
    let Some(place) = Place::on_postgres() else {
        eprintln!("no PostgreSQL server here");
        return;
    };
    whole_story(&place);
    // The harness sees what the server writes: a value that is no parameter is in its log.
    let (cluster, _) = place.cluster.as_ref().unwrap();
    cluster.sql("obhut_data", "create table leak as select 'Zqxnote'::text as value");
    cluster.sql("obhut_data", "checkpoint");
    let found = place.scan(&scanner(&[GOES]));
    assert!(found.iter().any(|hit| hit.ends_with("log")), "{found:?}");
    assert!(found.iter().any(|hit| hit.contains("/base/")), "{found:?}");
}

/// A table that nobody told the erasure of: its rows are found by the id of the person.
#[test]
fn a_table_forgotten_by_the_erasure_is_found() {
    let place = Place::on_sqlite();
    let people = settle(&place);
    let data = state::open(&place.firm.data().join("data/data.db"));
    data.execute_batch(
        "create table forgotten (person_id blob not null); pragma secure_delete = on",
    )
    .unwrap();
    data.execute("insert into forgotten values (?1)", [people.goes.bytes().as_slice()]).unwrap();
    drop(data);
    let raw = raw_values(&place, people.goes);
    let served = Served::start(&place.firm);
    let rights = Visitor::sign_in(&served, "rights", PASSWORD);
    let path = format!("/people/{}/erase", people.goes);
    assert_eq!(rights.post(&path, "ground=NO_LONGER_NEEDED").status, 303);
    served.stop();
    assert_eq!(raw.left(&place), ["the id of the person in data.db"]);
}
