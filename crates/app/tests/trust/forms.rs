//! Every form of every page, and every address of the router, with markers wherever somebody can
//! type: none is found in what the server says or writes (R69). The forms come from the pages and the
//! addresses from the router, so that a new one cannot be forgotten.

use std::collections::{BTreeMap, BTreeSet};

use law::vocabulary::Role;

use crate::firm::Firm;
use crate::inside::{Inside, PASSWORD};
use crate::scan::Scanner;
use crate::visitor::{Answer, Visitor};
use crate::web::Served;

/// Typed where it is about people: sealed or not kept.
const ABOUT_PEOPLE: &str = "Zqxtyped";
/// Typed where the firm describes itself, which is kept as it is: never in a log all the same.
const ABOUT_THE_FIRM: &str = "Zyxtyped";
/// Where the firm describes itself: register, numbers, wordings, letters, accounts, copies.
const OF_THE_FIRM: [&str; 7] = [
    "/register",
    "/rules",
    "/consents/wordings",
    "/wordings",
    "/requests/letters",
    "/users",
    "/backups",
];
/// What ends the walk for whoever does it: last.
const LAST: [&str; 4] = ["/logout", "/password", "/users", "/erase"];

/// A form as it stands on a page.
#[derive(Clone)]
struct Form {
    action: String,
    fields: Vec<(String, String)>,
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The forms of a page that post, filled as a browser would, and where one types with the marker.
fn forms(page: &str) -> Vec<Form> {
    let posting = page.split("<form").skip(1).filter_map(|rest| rest.split("</form>").next());
    let posting = posting.filter(|form| {
        let tag = form.split('>').next().unwrap_or_default();
        tag.contains("method=\"post\"") && !tag.contains("multipart")
    });
    posting.filter_map(form).collect()
}

fn form(text: &str) -> Option<Form> {
    let action = attribute(text, "action")?.replace("&amp;", "&");
    let firm = OF_THE_FIRM.iter().any(|place| action.starts_with(place));
    let marker = if firm { ABOUT_THE_FIRM } else { ABOUT_PEOPLE };
    let mut fields = Vec::new();
    for (at, _) in text.match_indices(" name=\"") {
        let open = text[..at].rfind('<')?;
        let tag = text[open..].split('>').next()?;
        let name = attribute(tag, "name")?.to_owned();
        let given = attribute(tag, "value").unwrap_or_default();
        let value = match (tag.split(' ').next()?, attribute(tag, "type").unwrap_or("text")) {
            ("<textarea", _) => marker.to_owned(),
            ("<select", _) => {
                let options = text[open..].split("</select>").next()?.split("<option").skip(1);
                options.filter_map(|o| attribute(o, "value")).find(|v| !v.is_empty())?.to_owned()
            }
            (_, "hidden" | "radio" | "checkbox") | ("<button", _) => given.to_owned(),
            (_, "number") => "1".to_owned(),
            (_, "date") => "2026-11-20".to_owned(),
            (_, "email") => format!("{marker}@example.org"),
            _ => marker.to_owned(),
        };
        let twice = fields.iter().any(|(known, _)| *known == name);
        if name != "csrf"
            && !(twice && tag.contains("radio"))
            && !(twice && tag.starts_with("<button"))
        {
            fields.push((name, value));
        }
    }
    Some(Form { action, fields })
}

fn encoded(fields: &[(String, String)]) -> String {
    let safe = |text: &str| {
        text.replace('%', "%25").replace('&', "%26").replace('+', "%2B").replace('@', "%40")
    };
    let pairs = fields.iter().map(|(name, value)| format!("{name}={}", safe(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// Whether an address belongs to a pattern of the router.
fn is_of(path: &str, pattern: &str) -> bool {
    let (path, pattern) = (path.split('?').next().unwrap(), pattern.split('/'));
    let mut parts = path.split('/');
    pattern.clone().count() == path.split('/').count()
        && pattern.zip(&mut parts).all(|(wanted, part)| wanted.starts_with('{') || wanted == part)
}

#[test]
fn markers_in_every_form_and_every_address_stay_out_of_logs_and_files() {
    let firm = Firm::new();
    let inside = Inside::open(&firm, None);
    let somebody = inside.person("Known", "0431 9007650").to_string();
    inside.account("everyone", Role::ALL);
    inside.close();
    let served = Served::start(&firm);
    let visitor = Visitor::sign_in(&served, "everyone", PASSWORD);
    let table = web::routes::table().entries();
    let from: Vec<String> = table
        .iter()
        .filter(|entry| entry.method == "GET" && !entry.pattern.starts_with("/api"))
        .filter(|entry| entry.pattern.matches('{').count() <= 1)
        .map(|entry| entry.pattern.replace("{id}", &somebody).replace("{person}", &somebody))
        .collect();
    let pages = visitor.walk(&from, 400);
    let mut found: BTreeMap<String, Form> = BTreeMap::new();
    for (_, page) in &pages {
        for form in forms(&page.body) {
            let names: Vec<&str> = form.fields.iter().map(|(name, _)| name.as_str()).collect();
            found.entry(format!("{} {names:?}", form.action)).or_insert(form);
        }
    }
    let last = |form: &Form| LAST.iter().any(|end| form.action.contains(end));
    let (late, mut all): (Vec<Form>, Vec<Form>) = found.into_values().partition(last);
    assert!(all.len() > 30, "only {} forms", all.len());
    // Addresses no form leads to now: as a program would guess them.
    let guess = |path: &str| Form {
        action: path.to_owned(),
        fields: ["q", "text", "name", "note"]
            .map(|n| (n.to_owned(), ABOUT_PEOPLE.to_owned()))
            .into(),
    };
    let posts = table.iter().filter(|e| e.method == "POST" && !e.pattern.starts_with("/api"));
    for entry in posts.filter(|e| !LAST.iter().any(|end| e.pattern.contains(end))) {
        for id in [somebody.as_str(), ABOUT_PEOPLE] {
            let parts = entry.pattern.split('/');
            let path: Vec<&str> = parts.map(|p| if p.starts_with('{') { id } else { p }).collect();
            all.push(guess(&path.join("/")));
        }
    }
    all.extend(late);
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut taken = 0;
    for form in &all {
        let Answer { status, head, .. } = visitor.post(&form.action, &encoded(&form.fields));
        assert!(status < 500, "{}: {head}", form.action);
        taken += u32::from(status == 303);
        let of = table.iter().filter(|e| e.method == "POST" && is_of(&form.action, e.pattern));
        reached.extend(of.map(|entry| entry.pattern));
    }
    for entry in table.iter().filter(|e| e.method == "GET") {
        let status = visitor
            .get(&format!("{}?q={ABOUT_PEOPLE}", entry.pattern.replace("{id}", ABOUT_PEOPLE)))
            .status;
        assert!(status < 500, "{}", entry.pattern);
    }
    assert!(taken > 10, "only {taken} forms were taken");
    let missed = table.iter().filter(|e| e.method == "POST" && !e.pattern.starts_with("/api"));
    let missed: Vec<&str> = missed
        .map(|e| e.pattern)
        .filter(|p| !reached.contains(p) && !LAST.iter().any(|end| p.contains(end)))
        .collect();
    assert_eq!(missed, Vec::<&str>::new(), "addresses nothing was sent to");
    let people = Scanner::new(&[ABOUT_PEOPLE]);
    let both = Scanner::new(&[ABOUT_PEOPLE, ABOUT_THE_FIRM]);
    assert_eq!(people.path(&firm.data()), Vec::<String>::new(), "while serving");
    let ended = served.stop();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(both.bytes(ended.out.as_bytes()), Vec::<String>::new());
    assert_eq!(both.bytes(ended.err.as_bytes()), Vec::<String>::new());
    for place in [firm.data(), firm.beside("tmp")] {
        assert_eq!(people.path(&place), Vec::<String>::new(), "at rest");
    }
    // The harness sees what was taken in: what the firm says of itself is kept as it is.
    let firm_says = Scanner::new(&[ABOUT_THE_FIRM]);
    assert_ne!(firm_says.path(&firm.data()), Vec::<String>::new(), "nothing was saved at all");
}

#[test]
fn forms_are_read_as_a_browser_reads_them() {
    let page = "<form method=\"post\" action=\"/a&amp;b\"><input type=\"hidden\" name=\"csrf\" value=\"x\">\
        <input name=\"one\" value=\"old\"><select name=\"two\"><option value=\"\"><option value=\"2\"></select>\
        <textarea name=\"three\"></textarea><input type=\"radio\" name=\"four\" value=\"p\">\
        <input type=\"radio\" name=\"four\" value=\"q\"></form><form method=\"get\" action=\"/c\"></form>";
    let all = forms(page);
    assert_eq!((all.len(), all[0].action.as_str()), (1, "/a&b"));
    let fields: Vec<(&str, &str)> =
        all[0].fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        fields,
        [("one", ABOUT_PEOPLE), ("two", "2"), ("three", ABOUT_PEOPLE), ("four", "p")]
    );
    assert!(
        is_of("/people/1/erase?x=y", "/people/{id}/erase") && !is_of("/people", "/people/{id}")
    );
}
