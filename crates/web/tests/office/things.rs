//! A firm with a thing of each kind in it: one's own, somebody else's, an erased one.
#![allow(clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;

use desk::deletion::{Ground, Wish};
use desk::people::{Decision, Look, NewPerson, Outcome};
use desk::requests::{Arrival, NewCase};
use law::ids::PersonId;
use law::vocabulary::{Country, Role};
use rusqlite::types::Value;

use super::office::{Office, Reply};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Thing {
    /// Entered by whoever has the role sales; the account of somebody who works.
    Own,
    /// Entered by somebody else.
    Foreign,
    /// A person who was erased, and what was theirs. What is about nobody is never erased.
    Erased,
    /// Never was.
    Missing,
}

impl Thing {
    pub const ALL: [Self; 4] = [Self::Own, Self::Foreign, Self::Erased, Self::Missing];
}

/// Ids of one thing of each kind.
struct Ids {
    person: String,
    datum: String,
    user: String,
    import: String,
    case: String,
}

impl Ids {
    fn all(&self) -> [&str; 5] {
        [&self.person, &self.datum, &self.user, &self.import, &self.case]
    }
}

/// The firm and its things.
pub struct Things {
    pub office: Office,
    own: Ids,
    foreign: Ids,
    erased: Ids,
}

impl Things {
    pub async fn new() -> Self {
        let office = Office::with(Role::ALL);
        let own = made(&office, Role::Sales, "Eigen").await;
        let foreign = made(&office, Role::Service, "Fremd").await;
        let erased = made(&office, Role::Finance, "Fort").await;
        let rights = office.call(Role::RightsDesk);
        let gone = PersonId::parse(&erased.person).unwrap();
        let wish = Wish { ground: Ground::NoLongerNeeded, insists: true };
        office.desk.erase(&rights, gone, wish).unwrap();
        Self { office, own, foreign, erased }
    }

    /// The path of a pattern for such a thing.
    pub fn path(&self, pattern: &str, thing: Thing) -> String {
        let nowhere = "0".repeat(32);
        let short = pattern.strip_prefix("/api/v1").unwrap_or(pattern);
        let about_nobody = ABOUT_NOBODY.iter().any(|place| short.starts_with(place));
        let ids = match thing {
            Thing::Own => Some(&self.own),
            Thing::Foreign => Some(&self.foreign),
            Thing::Erased if about_nobody => None,
            Thing::Erased => Some(&self.erased),
            Thing::Missing => None,
        };
        let of = |prefix: &str| short.starts_with(prefix);
        let fill = |part: &str| match (part, ids) {
            ("{part}", _) => "kinds".to_owned(),
            (part, _) if !part.starts_with('{') => part.to_owned(),
            (_, None) => nowhere.clone(),
            ("{datum}", Some(ids)) => ids.datum.clone(),
            (_, Some(ids)) if of("/users/") => ids.user.clone(),
            (_, Some(ids)) if of("/imports/") => ids.import.clone(),
            (_, Some(ids)) if of("/requests/") => ids.case.clone(),
            (_, Some(ids)) => ids.person.clone(),
        };
        pattern.split('/').map(fill).collect::<Vec<_>>().join("/")
    }

    /// What an answer says and where it leads, without the ids that were asked for.
    pub fn plain(&self, reply: &Reply) -> String {
        let nowhere = "0".repeat(32);
        let known = [&self.own, &self.foreign, &self.erased].into_iter().flat_map(Ids::all);
        let text = format!("{}\n{}", reply.header("location"), reply.body);
        known.fold(text, |text, id| text.replace(id, &nowhere))
    }

    /// Everything both stores keep, but for the audit log: a refusal is noted there.
    pub fn kept(&self) -> BTreeMap<String, Vec<Vec<Value>>> {
        let mut all = BTreeMap::new();
        for file in ["data/data.db", "keys/keys.db"] {
            let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE;
            let path = self.office.folder().join(file);
            let store = rusqlite::Connection::open_with_flags(path, flags).unwrap();
            let sql = "select name from sqlite_schema where type = 'table' order by name";
            let mut names = store.prepare(sql).unwrap();
            let names = names.query_map([], |row| row.get::<_, String>(0)).unwrap();
            for name in names.map(Result::unwrap).filter(|name| !name.starts_with("audit_")) {
                let mut rows = store.prepare(&format!("select * from {name}")).unwrap();
                let width = rows.column_count();
                let read = |row: &rusqlite::Row<'_>| (0..width).map(|at| row.get(at)).collect();
                let rows = rows.query_map([], read).unwrap().map(Result::unwrap).collect();
                all.insert(format!("{file} {name}"), rows);
            }
        }
        all
    }
}

/// Places whose ids name nothing of a person. A case outlives its person: it proves the answer.
const ABOUT_NOBODY: [&str; 8] = [
    "/users/",
    "/imports/",
    "/requests/",
    "/register/",
    "/rules/",
    "/minimise/",
    "/audiences/",
    "/exports/",
];

/// The activity of the shipped register that takes people in.
const INTAKE: u16 = 13;

async fn made(office: &Office, role: Role, name: &str) -> Ids {
    let call = office.call(Role::Sales);
    let new = NewPerson {
        source: 1,
        given: format!("{name}vorname"),
        family: format!("{name}mann"),
        email: format!("{name}@nordpol.example").to_lowercase(),
        city: "Kiel".into(),
        country: Some(Country::De),
        ..NewPerson::default()
    };
    let call =
        desk::Call { actor: law::access::Actor { user: office.user(role), ..call.actor }, ..call };
    let person = match office.desk.enter(&call, &new, None).unwrap() {
        Outcome::Done(person) => person,
        _ => match office.desk.enter(&call, &new, Some(Decision::ALL[0])).unwrap() {
            Outcome::Done(person) => person,
            _ => panic!("not taken"),
        },
    };
    let card = office.desk.card(&call, person, Look::default()).unwrap();
    let case = NewCase {
        person: Some(person),
        rights: Vec::new(),
        arrival: Arrival::Letter,
        received: None,
        language: 1,
        text: "Bitte teilen Sie mir mit, welche Daten Sie über mich gespeichert haben.".into(),
        known_channel: false,
    };
    let case = office.desk.file_request(&office.call(Role::RightsDesk), &case).unwrap().case;
    let key = office.key(INTAKE);
    let headers = [("authorization", key.as_str()), ("content-type", "text/csv")];
    let list = format!("Vorname;Nachname;E-Mail\nIda;{name};ida@{name}.example\n");
    let kept = office.send("POST /api/v1/imports?run=false", &headers, &list).await;
    let import = kept.json()["id"].as_str().unwrap().to_owned();
    let datum = card.values[0].datum.to_string();
    let user = office.user(role).to_string();
    Ids { person: person.to_string(), datum, user, import, case: case.to_string() }
}
