//! What assistive technology needs of every page, in both languages: one heading of the first level
//! and none skipped, a name for every field, table and picture, ids that are there once, and what
//! is named by id is there (WCAG 2.2, 1.1.1, 1.3.1, 2.4.2, 3.1.1, 4.1.2).

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{Method, StatusCode};
use desk::people::{NewPerson, Outcome};
use law::vocabulary::Role;
use web::routes::{Policy, table};

use super::office::{Office, path};

/// An opening tag with its attributes.
struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    fn named(&self) -> bool {
        let said = |name| self.get(name).is_some_and(|text| !text.trim().is_empty());
        said("aria-label") || said("aria-labelledby")
    }

    fn hidden(&self) -> bool {
        self.get("aria-hidden") == Some("true")
    }
}

/// The opening tags of a page; our templates quote every value.
fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    for piece in page.split('<').skip(1) {
        let Some(name) = piece.split(|c: char| !c.is_ascii_alphanumeric()).next() else { continue };
        if name.is_empty() {
            continue;
        }
        let mut attributes = BTreeMap::new();
        let mut rest = piece.strip_prefix(name).unwrap_or_default();
        loop {
            rest = rest.trim_start();
            if rest.is_empty() || rest.starts_with('>') || rest.starts_with("/>") {
                break;
            }
            let end = rest.find(|c: char| c == '=' || c == '>' || c.is_whitespace());
            let (key, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            let mut value = "";
            if let Some(quoted) = rest.strip_prefix("=\"") {
                (value, rest) = quoted.split_once('"').unwrap_or((quoted, ""));
            }
            attributes.insert(key.to_owned(), value.to_owned());
        }
        tags.push(Tag { name: name.to_owned(), attributes });
    }
    tags
}

/// What is wrong with a page.
fn faults(page: &str) -> Vec<String> {
    let tags = tags(page);
    let mut wrong = Vec::new();
    let mut ids = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        if !ids.insert(id) {
            wrong.push(format!("id {id} twice"));
        }
    }
    let labelled: BTreeSet<&str> =
        tags.iter().filter(|t| t.name == "label").filter_map(|t| t.get("for")).collect();
    let (mut level, mut tops, mut tables) = (0, 0, 0);
    for (at, tag) in tags.iter().enumerate() {
        for name in ["aria-labelledby", "aria-describedby", "aria-controls", "commandfor"] {
            let lost = tag.get(name).unwrap_or_default().split_whitespace();
            wrong.extend(lost.filter(|id| !ids.contains(id)).map(|id| format!("{name} {id}")));
        }
        match tag.name.as_str() {
            "h1" | "h2" | "h3" | "h4" => {
                let this = i32::from(tag.name.as_bytes()[1] - b'0');
                tops += i32::from(this == 1);
                if this > level + 1 {
                    wrong.push(format!("{} behind h{level}", tag.name));
                }
                level = this;
            }
            "input" | "select" | "textarea" if tag.get("type") != Some("hidden") => {
                let id = tag.get("id").unwrap_or_default();
                if !labelled.contains(id) && !tag.named() {
                    wrong.push(format!("no label {:?}", tag.get("name")));
                }
            }
            "table" => {
                tables += 1;
                let caption = tags.get(at + 1).is_some_and(|next| next.name == "caption");
                if !caption && !tag.named() {
                    wrong.push(format!("table {tables} has no name"));
                }
            }
            "th" if tag.get("scope").is_none() => wrong.push("th without scope".to_owned()),
            "svg" if !tag.hidden() => {
                let titled = tags.get(at + 1).is_some_and(|next| next.name == "title");
                if tag.get("role") != Some("img") || !(titled || tag.named()) {
                    wrong.push("picture without name".to_owned());
                }
            }
            "img" if tag.get("alt").is_none() => wrong.push("img without alt".to_owned()),
            "html" if tag.get("lang").is_none() => wrong.push("no language".to_owned()),
            _ => {}
        }
    }
    if tops != 1 {
        wrong.push(format!("{tops} headings of the first level"));
    }
    for needed in ["title", "main"] {
        if !tags.iter().any(|tag| tag.name == needed) {
            wrong.push(format!("no {needed}"));
        }
    }
    wrong
}

#[test]
fn a_page_that_lacks_something_is_seen() {
    let page = "<html lang=\"de\"><title>a</title><main><h1>a</h1></main></html>";
    assert_eq!(faults(page), [""; 0]);
    for broken in [
        "<h3>skipped</h3>",
        "<input name=\"a\">",
        "<table><tr><th scope=\"col\">a</th></tr></table>",
        "<table aria-label=\"a\"><tr><th>a</th></tr></table>",
        "<svg role=\"img\"><path/></svg>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
        "<p aria-describedby=\"b\"></p>",
        "<h1>second</h1>",
    ] {
        assert_eq!(faults(&page.replace("</main>", broken)).len(), 1, "{broken}");
    }
}

#[tokio::test]
async fn every_page_can_be_read_out() {
    let office = Office::with(Role::ALL);
    let new = NewPerson {
        source: 1,
        given: "Erika".into(),
        family: "Muster".into(),
        email: "erika.muster@nordpol.example".into(),
        city: "Kiel".into(),
        ..NewPerson::default()
    };
    let entered = office.desk.enter(&office.call(Role::Sales), &new, None).unwrap();
    let Outcome::Done(person) = entered else { unreachable!("nobody resembles her") };
    let (mut read, mut wrong) = (0, BTreeSet::new());
    for entry in table().entries().iter().filter(|entry| entry.method == Method::GET) {
        let roles: &[Role] = match entry.policy {
            Policy::Signed(roles) => roles,
            Policy::Public | Policy::SignedAny => &[Role::RightsDesk],
            Policy::ApiKey | Policy::Token => continue,
        };
        let place = match entry.pattern.strip_prefix("/people/{id}") {
            Some(rest) => format!("/people/{person}{}", path(rest)),
            None => path(entry.pattern),
        };
        for (role, lang) in roles.iter().flat_map(|role| [(role, "de"), (role, "en")]) {
            let cookie = format!("{}; obhut-language={lang}", office.session(*role).cookie);
            let page = office.send(&format!("GET {place}"), &[("cookie", &cookie)], "").await;
            if !page.header("content-type").starts_with("text/html") {
                continue;
            }
            let found = faults(&page.body).into_iter();
            wrong.extend(found.map(|fault| format!("{}: {fault}", entry.pattern)));
            read += i32::from(page.status == StatusCode::OK);
        }
    }
    assert_eq!(wrong, BTreeSet::new());
    assert!(read > 100, "{read}");
}

#[tokio::test]
async fn a_form_with_a_fault_leads_to_its_first_wrong_field() {
    let office = Office::shared();
    let session = office.session(Role::Sales);
    let form = format!(
        "csrf={}&source=1&title=&given=&family=Muster&company=&email=kein&phone=abc&street=\
         &postcode=&city=&country=DE&party=CONSUMER&language=de&decision=",
        session.csrf
    );
    let page = office.send("POST /people", &[("cookie", &session.cookie)], &form).await;
    let tags = tags(&page.body);
    let first = tags.iter().find(|tag| tag.attributes.contains_key("autofocus")).unwrap();
    assert_eq!((first.get("name"), first.get("aria-invalid")), (Some("email"), Some("true")));
    assert!(first.get("aria-describedby").unwrap().contains("e-email"));
}
