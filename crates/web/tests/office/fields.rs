//! What each role and each key gets to see of a person, over every route that shows something, for
//! things that are there and things that are not (R39, R40). What may be seen follows from the
//! register: the kinds of the activities the role takes part in.
#![allow(
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads the disk and stops at the first surprise"
)]

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use desk::people::{Look, NewPerson, NewPurchase, Outcome};
use law::access::Set64;
use law::ids::PersonId;
use law::kinds::Shape;
use law::vocabulary::{Country, Role};
use web::routes::{Entry, Policy, table};

use super::office::{Office, Reply, Signed, changes, now};

/// A value that stands nowhere else, and its shape.
const MARKS: [(Shape, &str); 6] = [
    (Shape::Name, "Zqvorname"),
    (Shape::Organisation, "Zqfirma"),
    (Shape::Email, "zqpost@nordpol.example"),
    (Shape::Phone, "1709998887"),
    (Shape::Postal, "Zqweg"),
    (Shape::Order, "Zqware"),
];

/// A firm with somebody in it of whom everything is known.
struct House {
    office: Office,
    person: PersonId,
    datum: String,
}

impl House {
    fn new() -> Self {
        let office = Office::with(Role::ALL);
        let call = office.call(Role::Sales);
        let new = NewPerson {
            source: 1,
            given: "Zqvorname".into(),
            family: "Muster".into(),
            company: "Zqfirma GmbH".into(),
            email: "zqpost@nordpol.example".into(),
            phone: "0170 9998887".into(),
            street: "Zqweg 1".into(),
            postcode: "24103".into(),
            city: "Kiel".into(),
            country: Some(Country::De),
            ..NewPerson::default()
        };
        let Outcome::Done(person) = office.desk.enter(&call, &new, None).unwrap() else {
            panic!("not taken")
        };
        let bought = NewPurchase {
            number: "4711".into(),
            product: "Zqware".into(),
            amount: "39.90".into(),
            currency: "EUR".into(),
            group: office.desk.register().product_groups[0].id,
            on: now().to_zoned(jiff::tz::TimeZone::UTC).date(),
            notice: 2,
            captured: true,
            source: 1,
        };
        office.desk.record_purchase(&call, person, &bought).unwrap();
        let card = office.desk.card(&call, person, Look::default()).unwrap();
        let datum = card.values[0].datum.to_string();
        Self { office, person, datum }
    }

    /// The path of a pattern: of what is there, or of what is not.
    fn path(&self, pattern: &str, there: bool) -> String {
        let person = self.person.to_string();
        let nowhere = "0".repeat(32);
        let user = self.office.user(Role::Service).to_string();
        let fill = |part: &str| match part {
            "{part}" => "kinds".to_owned(),
            part if !part.starts_with('{') => part.to_owned(),
            _ if !there => nowhere.clone(),
            "{datum}" => self.datum.clone(),
            _ if pattern.starts_with("/users/") => user.clone(),
            _ => person.clone(),
        };
        pattern.split('/').map(fill).collect::<Vec<_>>().join("/")
    }

    /// Everything on the disk, to see whether a refused request changed anything.
    fn disk(&self) -> Vec<u8> {
        let files = ["data/data.db", "data/data.db-wal", "keys/keys.db"];
        let read = |name: &&str| std::fs::read(self.office.folder().join(name)).unwrap_or_default();
        files.iter().flat_map(read).collect()
    }

    async fn ask(&self, entry: &Entry, session: &Signed, there: bool) -> Reply {
        let line = format!("{} {}", entry.method, self.path(entry.pattern, there));
        let body =
            if changes(&entry.method) { format!("csrf={}", session.csrf) } else { String::new() };
        self.office.send(&line, &[("cookie", session.cookie.as_str())], &body).await
    }
}

/// The shapes of all activities this role takes part in; what only compares or takes in shows
/// nothing to anybody.
fn may_see(office: &Office, role: Role) -> Set64 {
    let register = office.desk.register();
    let shows =
        |a: &&desk::register::Activity| a.rights_work || !a.kinds.iter().any(|kind| kind == "*");
    let own = |a: &&desk::register::Activity| register.facts(a).roles.has(role.code());
    let all = register.activities.iter().filter(shows).filter(own);
    all.fold(Set64::EMPTY, |seen, a| union(seen, register.facts(a).shapes))
}

fn union(one: Set64, other: Set64) -> Set64 {
    (0..64).filter(|code| one.has(*code) || other.has(*code)).fold(Set64::EMPTY, Set64::with)
}

/// The shapes whose mark stands in a text and may not be seen.
fn leaks(text: &str, allowed: Set64) -> Vec<Shape> {
    // Numbers are grouped for reading.
    let close: String = text.chars().filter(|c| *c != ' ').collect();
    let stands = |mark: &str| text.contains(mark) || close.contains(mark);
    let hidden = MARKS.iter().filter(|(shape, _)| !allowed.has(*shape as i64));
    hidden.filter(|(_, mark)| stands(mark)).map(|(shape, _)| *shape).collect()
}

#[tokio::test]
async fn no_role_sees_more_than_its_activities_need_on_any_page() {
    let house = House::new();
    let office = &house.office;
    let of = |role: Role| office.session(role);
    // The harness sees a page that shows too much.
    let all = format!("GET /people/{}", house.person);
    let page = office.send(&all, &[("cookie", &of(Role::RightsDesk).cookie)], "").await;
    assert_eq!(leaks(&page.body, Set64::EMPTY).len(), MARKS.len(), "{}", page.body);
    let (mut cells, mut shown) = (0, BTreeSet::new());
    for role in Role::ALL {
        let (session, allowed) = (of(*role), may_see(office, *role));
        let mut lines: Vec<String> = (table().entries().iter())
            .filter(|e| e.method == Method::GET && !e.pattern.starts_with("/api/"))
            .map(|e| format!("GET {}", house.path(e.pattern, true)))
            .collect();
        let register = office.desk.register();
        let lenses = register.activities.iter().map(|a| format!("{all}?for={}", a.id));
        lines.extend(lenses);
        for line in lines {
            let reply = office.send(&line, &[("cookie", &session.cookie)], "").await;
            assert!(reply.status.as_u16() < 500, "{role} {line} {}", reply.status);
            let activity = line.split_once("?for=").and_then(|(_, id)| id.parse().ok());
            let narrow = activity.and_then(|id: u16| register.activity(id));
            let allowed = narrow.map_or(allowed, |a| allowed.and(register.facts(a).shapes));
            assert_eq!(leaks(&reply.body, allowed), [], "{role} {line}");
            shown.extend(leaks(&reply.body, Set64::EMPTY).iter().map(|s| *s as i64));
            cells += MARKS.len();
        }
        let query = format!("csrf={}&q=zqvorname", session.csrf);
        let cookie = ("cookie", session.cookie.as_str());
        let found = office.send("POST /people/search", &[cookie], &query).await;
        assert_eq!(leaks(&found.body, allowed), [], "{role} searching");
    }
    assert_eq!(shown.len(), MARKS.len(), "each mark was shown to somebody");
    assert!(cells > 1_500, "{cells}");
}

/// Errors and answers to forms tell no more than pages do, and lead to no page that does.
#[tokio::test]
async fn no_role_is_told_more_by_what_answers_a_form() {
    let house = House::new();
    let office = &house.office;
    // Whoever may change most comes last, so that the person is there for the others.
    let last = [Role::RightsDesk, Role::Admin];
    let early = Role::ALL.iter().filter(|role| !last.contains(role));
    let mut cells = 0;
    for role in early.chain(&last) {
        let (session, allowed) = (office.session(*role), may_see(office, *role));
        let cookie = [("cookie", session.cookie.as_str())];
        for entry in table().entries() {
            let form = changes(&entry.method) && !entry.pattern.starts_with("/api/");
            if !form || entry.pattern == "/logout" {
                continue;
            }
            let reply = house.ask(&entry, &session, true).await;
            assert!(reply.status.as_u16() < 500, "{role} {entry:?}");
            assert_eq!(leaks(&reply.body, allowed), [], "{role} {entry:?}");
            let next = reply.header("location").to_owned();
            assert_eq!(leaks(&next, Set64::EMPTY), [], "{role} {entry:?}: an address");
            if next.starts_with('/') {
                let page = office.send(&format!("GET {next}"), &cookie, "").await;
                assert_eq!(leaks(&page.body, allowed), [], "{role} {entry:?} leads to {next}");
            }
            cells += MARKS.len();
        }
    }
    assert!(cells > 1_500, "{cells}");
}

#[tokio::test]
async fn no_key_sees_more_than_its_activity_needs_on_any_address() {
    let house = House::new();
    let office = &house.office;
    let register = office.desk.register();
    let mut cells = 0;
    for activity in &register.activities {
        let shapes = register.facts(activity).shapes;
        let key = office.key(activity.id);
        let headers = [("authorization", key.as_str())];
        for entry in table().entries() {
            if entry.policy != Policy::ApiKey || entry.method != Method::GET {
                continue;
            }
            let line = format!("GET {}", house.path(entry.pattern, true));
            let reply = office.send(&line, &headers, "").await;
            assert!(reply.status.as_u16() < 500, "{} {line}", activity.code);
            assert_eq!(leaks(&reply.body, shapes), [], "{} {line}", activity.code);
            cells += MARKS.len();
        }
        let json = [headers[0], ("content-type", "application/json")];
        let query = r#"{"query": "zqvorname"}"#;
        let found = office.send("POST /api/v1/people/search", &json, query).await;
        assert_eq!(leaks(&found.body, shapes), [], "{} searching", activity.code);
    }
    assert!(cells > 500, "{cells}");
}

#[tokio::test]
async fn who_may_not_sees_no_difference_between_what_is_there_and_what_is_not() {
    let house = House::new();
    let sessions: Vec<(Role, Signed)> =
        Role::ALL.iter().map(|role| (*role, house.office.session(*role))).collect();
    // The comparison sees the difference where there is one.
    let card = table().entries().into_iter().find(|e| e.pattern == "/people/{id}").unwrap();
    let sales = &sessions.iter().find(|(role, _)| *role == Role::Sales).unwrap().1;
    let there = house.ask(&card, sales, true).await;
    let missing = house.ask(&card, sales, false).await;
    assert_ne!(there.status, missing.status);
    let before = house.disk();
    let mut cells = 0;
    for entry in table().entries() {
        let Policy::Signed(roles) = entry.policy else { continue };
        for (role, session) in sessions.iter().filter(|(role, _)| !roles.contains(role)) {
            let there = house.ask(&entry, session, true).await;
            let missing = house.ask(&entry, session, false).await;
            assert_eq!(there.status, StatusCode::NOT_FOUND, "{role} {entry:?}");
            assert_eq!(there.status, missing.status, "{role} {entry:?}");
            let ids = [house.person.to_string(), house.datum.clone(), "0".repeat(32)];
            let user = house.office.user(Role::Service).to_string();
            let plain = |reply: &Reply| {
                let without = |text: String, id: &String| text.replace(id.as_str(), "");
                ids.iter().chain([&user]).fold(reply.body.clone(), without)
            };
            assert_eq!(plain(&there), plain(&missing), "{role} {entry:?}");
            cells += 1;
        }
    }
    assert!(house.disk() == before, "a refused request changed something");
    assert!(cells > 150, "{cells}");
}
