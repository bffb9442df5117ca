//! People, consents and orders through the browser's eyes, with a real desk.
#![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

#[path = "office/mod.rs"]
mod office;

use std::io::Cursor;

use axum::http::StatusCode;
use desk::consent::NewWording;
use desk::import::Options;
use law::vocabulary::{Channel, Country, PersonType, Role};
use office::{Office, Reply};

const EMPTY: &[(&str, &str)] = &[
    ("source", "1"),
    ("party", ""),
    ("country", "DE"),
    ("language", "1"),
    ("title", ""),
    ("given", ""),
    ("family", ""),
    ("company", ""),
    ("email", ""),
    ("phone", ""),
    ("street", ""),
    ("postcode", ""),
    ("city", ""),
];

/// Sends a form of somebody with this role; `told` replaces fields of the same name.
async fn post(office: &Office, role: Role, path: &str, fields: &[(&str, &str)]) -> Reply {
    let signed = office.signed_in(role);
    let mut body = format!("csrf={}", signed.csrf);
    for (name, value) in fields {
        body.push_str(&format!("&{name}={}", value.replace('@', "%40").replace('+', "%2B")));
    }
    let headers = [("cookie", signed.cookie.as_str()), ("origin", "http://127.0.0.1:8080")];
    office.send(&format!("POST {path}"), &headers, &body).await
}

async fn get(office: &Office, role: Role, path: &str) -> Reply {
    let signed = office.signed_in(role);
    office.send(&format!("GET {path}"), &[("cookie", &signed.cookie)], "").await
}

/// Enters somebody with these fields instead of empty ones.
async fn enter(office: &Office, told: &[(&'static str, &'static str)]) -> Reply {
    let told_of = |name: &str| told.iter().find(|(n, _)| *n == name);
    let mut fields: Vec<(&str, &str)> =
        EMPTY.iter().map(|field| *told_of(field.0).unwrap_or(field)).collect();
    fields.extend(told.iter().filter(|(name, _)| *name == "decision"));
    post(office, Role::Sales, "/people", &fields).await
}

const ANNA: &[(&str, &str)] = &[
    ("given", "Anna"),
    ("family", "Petersen"),
    ("email", "anna@nordpol.example"),
    ("city", "Kiel"),
];

#[tokio::test]
async fn somebody_is_entered_found_and_shown_with_where_it_came_from() {
    let office = Office::with(&[Role::Sales, Role::RightsDesk]);
    let entered = enter(&office, ANNA).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    let card = get(&office, Role::Sales, entered.header("location")).await;
    for shown in ["Anna Petersen", "anna@nordpol.example", "Von Hand eingetragen", "R-"] {
        assert!(card.body.contains(shown), "{shown}");
    }
    // What a dialog holds leads where the page does.
    let objects = format!("action=\"{}/object\"", entered.header("location"));
    assert!(card.body.contains(&objects));
    let list = get(&office, Role::Sales, "/people?country=DE").await;
    assert!(list.body.contains("Anna Petersen") && list.body.contains("Kiel"));
    let none = get(&office, Role::Sales, "/people?country=AT").await;
    assert!(!none.body.contains("Petersen"));
    let found = post(&office, Role::Sales, "/people/search", &[("q", "petersn")]).await;
    assert!(found.body.contains("Anna Petersen") && found.body.contains("1 Person"));
}

#[tokio::test]
async fn wrong_fields_are_told_beside_them_and_nothing_typed_is_lost() {
    let office = Office::with(&[Role::Sales]);
    let told = [("family", "Petersen"), ("email", "anna(at)nordpol"), ("source", "")];
    let page = enter(&office, &told).await;
    assert!(page.body.contains(r#"id="e-source""#) && page.body.contains("Petersen"));
    let told = [("family", "Petersen"), ("email", "anna(at)nordpol")];
    let page = enter(&office, &told).await;
    assert!(page.body.contains(r#"id="e-email""#) && page.body.contains("anna(at)nordpol"));
}

#[tokio::test]
async fn an_objection_warns_at_the_next_entry_until_somebody_decides() {
    let office = Office::with(&[Role::Sales]);
    let entered = enter(&office, ANNA).await;
    let card = entered.header("location").to_owned();
    let objected = post(&office, Role::Sales, &format!("{card}/object"), &[("what", "all")]).await;
    assert_eq!(objected.status, StatusCode::SEE_OTHER);
    let page = get(&office, Role::Sales, &card).await;
    assert!(page.body.contains("R-MKT-51") && page.body.contains("widersprochen"));
    assert!(page.body.contains("Art. 21 Abs. 2, 3 DSGVO"), "what the reason rests on");
    let again = enter(&office, ANNA).await;
    assert_eq!(again.status, StatusCode::OK);
    assert!(again.body.contains("Sperrliste") && again.body.contains(r#"name="decision""#));
    let mut decided = ANNA.to_vec();
    decided.push(("decision", "OWN_CONTRACT"));
    assert_eq!(enter(&office, &decided).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn only_what_the_forms_offer_is_taken() {
    let office = Office::with(&[Role::Sales, Role::Finance]);
    let entered = enter(&office, ANNA).await;
    let card = entered.header("location").to_owned();
    let odd = post(&office, Role::Sales, &format!("{card}/object"), &[("what", "weather")]).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
    let finance = post(&office, Role::Finance, "/people", EMPTY).await;
    assert_eq!(finance.status, StatusCode::NOT_FOUND, "not for this role looks like not there");
    let nobody = get(&office, Role::Sales, &format!("/people/{}", "0".repeat(32))).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_consent_from_a_file_waits_until_somebody_confirms_it_with_its_proof() {
    let office = Office::with(&[Role::Sales]);
    let rows = "email,last_name,consent\nida@nord.example,Holm,yes\n";
    let source = office.desk.register().source_coded("newsletter_tool").unwrap().id;
    let (country, party) = (Country::De, PersonType::Consumer);
    let options = Options { source, country, party, documented: false, layout: None };
    office.desk.import_file(&office::system(), Cursor::new(rows), "", &options, None).unwrap();
    let wording = NewWording {
        activity: 4,
        channels: vec![Channel::Email],
        language: 1,
        names_advertiser: true,
        active_act: true,
        coupled: false,
        tracking: false,
        body: "Ja, ich will den Newsletter.".into(),
    };
    let wording = office.desk.add_wording(&office::system(), &wording).unwrap().to_string();
    let found = post(&office, Role::Sales, "/people/search", &[("q", "holm")]).await;
    let id = found.body.split("href=\"/people/").find_map(|rest| {
        let id = rest.split(['"', '?', '/']).next()?;
        (id.len() == 32).then(|| id.to_owned())
    });
    let card = format!("/people/{}", id.unwrap());
    let confirm = format!("{card}/consents/confirm");
    assert!(get(&office, Role::Sales, &card).await.body.contains(&confirm), "it waits");
    let form = get(&office, Role::Sales, &confirm).await;
    assert!(form.status.is_success() && form.body.contains("name=\"evidence\""));
    let typed = |wording| {
        let detail = ("detail", "Link-vom-20.11.");
        [
            ("wording", wording),
            ("channel", "EMAIL"),
            ("evidence", "DOI_EMAIL"),
            ("given_on", "2026-11-21"),
            detail,
        ]
    };
    let faulty = post(&office, Role::Sales, &confirm, &typed("")).await;
    assert!(faulty.body.contains(r#"id="e-wording""#) && faulty.body.contains("Link-vom-20.11."));
    let done = post(&office, Role::Sales, &confirm, &typed(&wording)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = get(&office, Role::Sales, &card).await;
    assert!(page.status.is_success() && !page.body.contains(&confirm), "it waits no more");
    let twice = post(&office, Role::Sales, &confirm, &typed(&wording)).await;
    assert_eq!(twice.status, StatusCode::OK, "there is nothing left to confirm, and that is said");
}

#[tokio::test]
async fn under_a_legal_hold_an_erasure_waits_and_that_is_said_in_both_languages() {
    let office = Office::with(&[Role::Sales, Role::RightsDesk]);
    let card = enter(&office, ANNA).await.header("location").to_owned();
    let desk = Role::RightsDesk;
    let hold = [("matter", "12-O-34"), ("review_on", "2026-12-20")];
    let held = post(&office, desk, &format!("{card}/hold"), &hold).await;
    assert_eq!(held.status, StatusCode::SEE_OTHER, "{}", held.body);
    let signed = office.signed_in(desk);
    for (language, words) in
        [("de", "Ein Rechtsstreit hält die Daten fest"), ("en", "A legal matter holds the data")]
    {
        let headers = [("cookie", signed.cookie.as_str()), ("accept-language", language)];
        let page = office.send(&format!("GET {card}/erase"), &headers, "").await;
        assert!(page.body.contains(words), "{language}");
    }
    let asked = [("ground", "NO_LONGER_NEEDED")];
    let asked = post(&office, desk, &format!("{card}/erase"), &asked).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let hidden = get(&office, Role::Sales, &card).await;
    assert!(!hidden.body.contains("Petersen"), "restricted while it waits");
    let kept = get(&office, desk, &format!("{card}?why=RIGHTS_REQUEST")).await;
    assert!(kept.body.contains("Petersen"), "nothing is lost");
    let board = get(&office, desk, "/deletion").await;
    assert!(board.body.contains("12-O-34") && board.body.contains("wartet auf Rechtsstreit"));
}

#[tokio::test]
async fn the_rights_desk_sees_from_the_page_of_a_person_who_opened_it() {
    let office = Office::with(&[Role::Sales, Role::RightsDesk]);
    let anna = enter(&office, ANNA).await.header("location").to_owned();
    let other = [("family", "Albers"), ("email", "albers@nordpol.example"), ("city", "Kiel")];
    let other = enter(&office, &other).await.header("location").to_owned();
    let card = get(&office, Role::Sales, &anna).await;
    assert!(!card.body.contains("/audit"), "others see no log");
    get(&office, Role::Sales, &other).await;
    let rows = |page: &Reply| page.body.matches("angesehen</th>").count();
    for (person, looks) in [(&anna, 1), (&other, 1)] {
        let id = person.rsplit('/').next().unwrap();
        let log = format!("/audit?person={id}");
        let before = rows(&get(&office, Role::RightsDesk, &log).await);
        assert!(before >= looks, "{before}");
        let card = get(&office, Role::RightsDesk, person).await;
        assert!(card.body.contains(&format!("href=\"{log}\"")), "the way leads there");
        assert!(rows(&get(&office, Role::RightsDesk, &log).await) > before, "this look, too");
    }
}
