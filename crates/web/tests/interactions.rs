//! Writing about people through the browser's eyes, with a real desk.
#![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

#[path = "office/mod.rs"]
mod office;

use axum::http::StatusCode;
use law::vocabulary::Role;
use office::{Office, Reply};

async fn post(office: &Office, role: Role, path: &str, fields: &[(&str, &str)]) -> Reply {
    let signed = office.session(role);
    let mut body = format!("csrf={}", signed.csrf);
    for (name, value) in fields {
        body.push_str(&format!("&{name}={}", value.replace('@', "%40").replace(' ', "+")));
    }
    let headers = [("cookie", signed.cookie.as_str()), ("accept-language", "de")];
    office.send(&format!("POST {path}"), &headers, &body).await
}

async fn get(office: &Office, role: Role, path: &str) -> Reply {
    let signed = office.session(role);
    let headers = [("cookie", signed.cookie.as_str()), ("accept-language", "de")];
    office.send(&format!("GET {path}"), &headers, "").await
}

fn person(office: &Office, role: Role) -> String {
    let new = desk::people::NewPerson {
        source: 1,
        given: "Anna".into(),
        family: "Petersen".into(),
        email: "anna@nordpol.example".into(),
        ..desk::people::NewPerson::default()
    };
    match office.desk.enter(&office.call(role), &new, None).unwrap() {
        desk::people::Outcome::Done(person) => format!("/people/{person}"),
        _ => unreachable!("nothing stands against her"),
    }
}

fn note<'t>(text: &'t str, step: &'t str, seen: &'t str) -> Vec<(&'t str, &'t str)> {
    vec![
        ("kind", "NOTE"),
        ("text", text),
        ("on", ""),
        ("due", ""),
        ("source", "1"),
        ("seen", seen),
        ("step", step),
    ]
}

/// What the page wants back before it saves.
fn fingerprint(reply: &Reply) -> String {
    let rest = reply.body.split_once("name=\"seen\" value=\"").unwrap().1;
    rest.split_once('"').unwrap().0.to_owned()
}

const TEXT: &str = "Sie ist schwanger, bitte nachmittags anrufen.";

#[tokio::test]
async fn what_is_taken_out_is_shown_before_anything_is_kept() {
    let office = Office::with(&[Role::Sales, Role::Marketing]);
    let card = person(&office, Role::Sales);
    let path = format!("{card}/interactions/new");
    let form = get(&office, Role::Sales, &format!("{path}?kind=CALL")).await;
    assert!(form.body.contains("data-screen") && form.body.contains("Anruf"), "{}", form.body);
    let checked = post(&office, Role::Sales, &path, &note(TEXT, "check", "")).await;
    assert!(checked.body.contains("<mark>ist schwanger</mark>"), "{}", checked.body);
    assert!(checked.body.contains("R-ART9") && checked.body.contains("[entfernt: Gesundheit]"));
    let unseen = post(&office, Role::Sales, &path, &note(TEXT, "save", "")).await;
    assert_eq!(unseen.status, StatusCode::OK, "shown first");
    let shown = get(&office, Role::Sales, &card).await;
    assert!(shown.body.contains("Noch nichts festgehalten"));
    let seen = fingerprint(&unseen);
    let saved = post(&office, Role::Sales, &path, &note(TEXT, "save", &seen)).await;
    assert_eq!(saved.header("location"), card, "{}", saved.body);
    let shown = get(&office, Role::Sales, &card).await;
    assert!(shown.body.contains("[entfernt: Gesundheit], bitte nachmittags anrufen."));
    assert!(!shown.body.contains("schwanger"));
    let marketing = get(&office, Role::Marketing, &card).await;
    assert!(!marketing.body.contains("nachmittags") && !marketing.body.contains("[entfernt"));
}

#[tokio::test]
async fn insisting_reaches_the_rights_desk_and_comes_back_as_leave() {
    let office = Office::with(&[Role::Sales, Role::RightsDesk]);
    let card = person(&office, Role::Sales);
    let special = format!("{card}/special");
    let bare = [("category", "HEALTH"), ("ground", "")];
    assert_eq!(post(&office, Role::Sales, &special, &bare).await.status, StatusCode::FORBIDDEN);
    let named = [("category", "HEALTH"), ("ground", "EXPLICIT_CONSENT")];
    assert_eq!(post(&office, Role::Sales, &special, &named).await.header("location"), card);
    let list = get(&office, Role::RightsDesk, "/special").await;
    assert!(
        list.body.contains("Anna Petersen") && list.body.contains("Gesundheit"),
        "{}",
        list.body
    );
    assert!(get(&office, Role::RightsDesk, "/").await.body.contains("href=\"/special\""));
    let id = list.body.split_once("action=\"/special/").unwrap().1.split_once('"').unwrap().0;
    let decision = [("decision", "approve")];
    post(&office, Role::RightsDesk, &format!("/special/{id}"), &decision).await;
    let shown = get(&office, Role::Sales, &card).await;
    assert!(shown.body.contains(&format!("?approval={id}")), "{}", shown.body);
    let mut with = note(TEXT, "save", "");
    with.push(("approval", id));
    let path = format!("{card}/interactions/new");
    assert_eq!(post(&office, Role::Sales, &path, &with).await.header("location"), card);
    assert!(get(&office, Role::Sales, &card).await.body.contains("Sie ist schwanger"));
}

#[tokio::test]
async fn a_mail_leads_to_a_notice_and_a_task_to_the_start_page() {
    let office = Office::with(&[Role::Service]);
    let card = person(&office, Role::Service);
    let path = format!("{card}/interactions/new");
    let mut mail = note(TEXT, "save", "");
    mail[0].1 = "MAIL";
    let seen = fingerprint(&post(&office, Role::Service, &path, &mail).await);
    mail[5].1 = &seen;
    assert_eq!(post(&office, Role::Service, &path, &mail).await.header("location"), card);
    let notices = get(&office, Role::Service, "/notices").await;
    assert!(notices.body.contains("Anna Petersen") && notices.body.contains("Art. 9 und 10 DSGVO"));
    assert!(!notices.body.contains("Gesundheit"), "no category in the words to the customer");
    let mut task = note("Nachfassen", "save", "");
    (task[0].1, task[3].1) = ("TASK", "2026-11-20");
    assert_eq!(post(&office, Role::Service, &path, &task).await.header("location"), card);
    assert!(get(&office, Role::Service, "/tasks").await.body.contains("überfällig"));
    assert!(get(&office, Role::Service, "/").await.body.contains("href=\"/tasks\""));
}

/// A firm that offers the form.
fn with_form(roles: &[Role]) -> Office {
    let office = Office::with(roles);
    let mut register = (*office.desk.register()).clone();
    register.form = Some(desk::register::InquiryForm {
        source: "wish_list".into(),
        title: desk::register::Bilingual { de: "Wunschzettel".into(), en: "Wish list".into() },
        embed: vec!["https://www.nordpol.example".into()],
        accent: "#7a1f5c".into(),
        ..desk::register::InquiryForm::default()
    });
    office.desk.save_register(&office::system(), 1, register).unwrap();
    office
}

/// The stamp of a form shown ten seconds before the requests of the test.
fn stamp(office: &Office) -> String {
    let earlier = office::now() - jiff::SignedDuration::from_secs(10);
    office.desk.form_stamp(&desk::Call { now: earlier, ..office::system() })
}

async fn ask(office: &Office, fields: &[(&str, &str)]) -> Reply {
    let body: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace('@', "%40").replace(' ', "+")))
        .collect();
    office.send("POST /inquiry", &[], &body.join("&")).await
}

#[tokio::test]
async fn the_form_takes_a_request_from_anybody_and_keeps_no_more_than_it_may() {
    let office = with_form(&[Role::Sales]);
    let form = office.send("GET /inquiry?lang=de", &[], "").await;
    assert!(form.body.contains("Wunschzettel") && form.body.contains("Art. 6 Abs. 1 lit. b"));
    let policy = form.header("content-security-policy");
    assert!(policy.contains("frame-ancestors https://www.nordpol.example;"), "{policy}");
    assert!(policy.starts_with("default-src 'none'") && form.header("x-frame-options").is_empty());
    let stamp = stamp(&office);
    let mut sent = vec![
        ("lang", "de"),
        ("stamp", stamp.as_str()),
        ("name", "Ida Nordhoff"),
        ("email", "ida@nordhoff.example"),
        ("text", "Ich bin schwanger und suche ein Zelt."),
        ("website", ""),
    ];
    let thanks = ask(&office, &sent).await;
    assert!(thanks.body.contains("zu Ihrem Schutz nicht gespeichert"), "{}", thanks.body);
    let found = office.desk.search(&office.call(Role::Sales), "Nordhoff").unwrap();
    let card = get(&office, Role::Sales, &format!("/people/{}", found.rows[0].person)).await;
    assert!(card.body.contains("suche ein Zelt") && !card.body.contains("schwanger"));
    assert!(card.body.contains("Eine Mitteilung an diese Person wartet"));
    (sent[3].1, sent[5].1) = ("bot@spam.example", "http://spam.example");
    assert!(ask(&office, &sent).await.body.contains("Danke"), "a program learns nothing");
    sent[5].1 = "";
    sent[1].1 = "123.0";
    assert!(ask(&office, &sent).await.body.contains("noch einmal"));
    assert_eq!(office.desk.search(&office.call(Role::Sales), "spam").unwrap().total, Some(0));
    let mut last = ask(&office, &sent).await;
    for _ in 0..4 {
        last = ask(&office, &sent).await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!last.header("retry-after").is_empty());
    assert!(
        last.body.contains("Ida Nordhoff") && last.body.contains("Absenden"),
        "nothing is lost"
    );
    assert!(last.header("content-security-policy").contains("www.nordpol.example"));
}

#[tokio::test]
async fn a_broken_inquiry_leads_back_to_the_form_and_not_to_the_office() {
    let office = with_form(&[]);
    let broken = ask(&office, &[("name", "Ida")]).await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    assert!(broken.body.contains("href=\"/inquiry\""), "{}", broken.body);
    assert!(!broken.body.contains("Startseite"), "{}", broken.body);
}

#[tokio::test]
async fn what_is_wrong_with_an_inquiry_is_seen_in_the_frame_of_the_firms_own_page() {
    let office = with_form(&[]);
    let long = "x".repeat((1 << 20) + 1);
    let announced = [("content-length", "2000000")];
    let forged = [("origin", "https://elsewhere.example")];
    for (reply, status) in [
        (office.send("POST /inquiry", &[], &long).await, 413),
        (office.send("POST /inquiry", &announced, "name=Ida").await, 413),
        (office.send("POST /inquiry", &forged, "name=Ida").await, 403),
        (ask(&office, &[("name", "Ida")]).await, 400),
    ] {
        assert_eq!(reply.status, status, "{}", reply.body);
        let policy = reply.header("content-security-policy");
        assert!(
            policy.contains("ancestors https://www.nordpol"),
            "{status} {policy} {}",
            reply.body
        );
        assert!(reply.header("x-frame-options").is_empty() && reply.body.contains("/inquiry"));
    }
    let other = office.send("POST /login", &announced, "").await;
    assert_eq!(other.header("x-frame-options"), "DENY");
}

#[tokio::test]
async fn a_name_of_signs_that_show_nothing_is_told_beside_it() {
    let office = with_form(&[]);
    let stamp = stamp(&office);
    let sent = [
        ("lang", "de"),
        ("stamp", stamp.as_str()),
        ("name", "%01%02%7F"),
        ("email", "ida@nordhoff.example"),
        ("text", "Ein Zelt"),
        ("website", ""),
    ];
    let form = ask(&office, &sent).await;
    assert!(form.body.contains("id=\"e-name\""), "{}", form.body);
}

#[tokio::test]
async fn a_file_that_is_too_large_is_told_how_large_it_may_be() {
    let office = Office::with(&[Role::Sales]);
    let card = person(&office, Role::Sales);
    let signed = office.session(Role::Sales);
    let part = |name: &str, more: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
    };
    let body = part("csrf", "", &signed.csrf)
        + &part("file", "; filename=\"a.pdf\"", &"x".repeat((10 << 20) + 1))
        + "--b--\r\n";
    let announced = (12 << 20).to_string();
    let mut headers = vec![
        ("cookie", signed.cookie.as_str()),
        ("accept-language", "de"),
        ("content-type", "multipart/form-data; boundary=b"),
    ];
    for body in [body.as_str(), "--b--"] {
        let told = office.send(&format!("POST {card}/files"), &headers, body).await;
        assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(told.body.contains("höchstens 10 MB"), "{}", told.body);
        assert!(told.body.contains(&format!("href=\"{card}/files/new\"")), "{}", told.body);
        // The second is refused by the length it announces.
        headers.push(("content-length", announced.as_str()));
    }
}

#[tokio::test]
async fn without_a_form_in_the_register_there_is_none() {
    let office = Office::with(&[]);
    assert_eq!(office.send("GET /inquiry", &[], "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_file_goes_in_says_why_it_is_held_and_comes_out_as_a_download() {
    let office = Office::with(&[Role::Service]);
    let card = person(&office, Role::Service);
    let signed = office.session(Role::Service);
    let part = |name: &str, value: &str| {
        format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"Angebot.pdf\"\r\n\
                content-type: application/pdf\r\n\r\n%PDF-1.7 text\r\n--x--\r\n";
    let body = format!("{}{}{file}", part("csrf", &signed.csrf), part("source", "1"));
    let headers =
        [("cookie", signed.cookie.as_str()), ("content-type", "multipart/form-data; boundary=x")];
    let kept = office.send(&format!("POST {card}/files"), &headers, &body).await;
    assert_eq!(kept.header("location"), card, "{}", kept.body);
    let shown = get(&office, Role::Service, &card).await;
    assert!(
        shown.body.contains("Angebot.pdf") && shown.body.contains("Gespeichert für Kundendienst")
    );
    let start = format!("href=\"{card}/files/");
    let mut links = shown.body.split(&start).skip(1);
    let rest = links.find(|link| !link.starts_with("new")).unwrap();
    let id = rest.split_once('"').unwrap().0;
    let fetched = get(&office, Role::Service, &format!("{card}/files/{id}")).await;
    assert_eq!(fetched.body, "%PDF-1.7 text");
    assert_eq!(fetched.header("content-disposition"), "attachment; filename*=UTF-8''Angebot.pdf");
    let gone = post(&office, Role::Service, &format!("{card}/files/{id}/remove"), &[]).await;
    assert_eq!(gone.header("location"), card);
}

#[tokio::test]
async fn new_words_bring_stored_texts_to_the_rights_desk_and_word_of_it_to_the_author() {
    let office = Office::with(&[Role::Sales, Role::RightsDesk]);
    let card = person(&office, Role::Sales);
    let path = format!("{card}/interactions/new");
    let text = "Hat Quallenfieber, bitte nachmittags anrufen.";
    assert_eq!(
        post(&office, Role::Sales, &path, &note(text, "save", "")).await.header("location"),
        card
    );
    let empty = get(&office, Role::RightsDesk, "/texts").await;
    assert!(empty.body.contains("Noch nicht gelaufen") && empty.body.contains("data-live"));
    office.desk.screen_stored_if_due(&office.call(Role::RightsDesk)).unwrap();
    let empty = get(&office, Role::RightsDesk, "/texts").await;
    assert!(empty.body.contains("Nichts zu entscheiden") && !empty.body.contains("data-live"));
    let (version, register) = office.desk.register_in_force();
    let mut register = (*register).clone();
    let term = desk::register::OwnTerm { label: "HEALTH".into(), text: "Quallenfieber".into() };
    register.screening.terms.push(term);
    let call = office.call(Role::RightsDesk);
    office.desk.save_register(&call, version, register).unwrap();
    office.desk.screen_stored_if_due(&call).unwrap();
    assert!(get(&office, Role::RightsDesk, "/").await.body.contains("href=\"/texts\""));
    let list = get(&office, Role::RightsDesk, "/texts").await;
    assert!(list.body.contains("<mark>") && list.body.contains("1 Text wartet"), "{}", list.body);
    assert_ne!(get(&office, Role::Sales, "/texts").await.status, StatusCode::OK);
    let form = list.body.split_once("action=\"/texts/").unwrap().1.split_once('"').unwrap().0;
    let decision = [("decision", "take_out")];
    post(&office, Role::RightsDesk, &format!("/texts/{form}"), &decision).await;
    let shown = get(&office, Role::Sales, &card).await;
    assert!(!shown.body.contains("Quallenfieber") && shown.body.contains("nachmittags"));
    let told = get(&office, Role::Sales, "/tasks").await;
    assert!(told.body.contains("Aus Ihren Texten herausgenommen"), "{}", told.body);
    post(&office, Role::Sales, "/tasks/seen", &[]).await;
    let seen = get(&office, Role::Sales, "/tasks").await;
    assert!(!seen.body.contains("Aus Ihren Texten"));
}

#[tokio::test]
async fn the_form_and_the_screening_are_set_on_pages() {
    let office = Office::with(&[Role::RightsDesk, Role::Sales]);
    let version = office.desk.register_in_force().0.to_string();
    let form = get(&office, Role::RightsDesk, "/register/form/0").await;
    assert!(form.body.contains("name=\"embed\"") && form.body.contains("wish_list"));
    let mut fields = vec![
        ("version", version.as_str()),
        ("offered", "1"),
        ("source", "wish_list"),
        ("title", "Wunschzettel"),
        ("title_en", "Wish list"),
        ("embed", "https://www.nordpol.example"),
        ("accent", "%23ffe0a0"),
        ("ground", ""),
    ];
    let pale = post(&office, Role::RightsDesk, "/register/form/0", &fields).await;
    assert_eq!(pale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(pale.body.contains("Kontrast"), "{}", pale.body);
    fields[6].1 = "%237A1F5C";
    let saved = post(&office, Role::RightsDesk, "/register/form/0", &fields).await;
    assert_eq!(saved.header("location"), "/register", "{}", saved.body);
    let page = office.send("GET /inquiry?lang=de", &[], "").await;
    assert!(page.body.contains("/inquiry/colours.css?of=7a1f5c-"), "{}", page.body);
    let css = office.send("GET /inquiry/colours.css", &[], "").await;
    assert!(css.body.contains("--accent: #7a1f5c") && css.body.contains("--on-accent: #ffffff"));
    assert!(css.header("content-type").starts_with("text/css"));

    let version = office.desk.register_in_force().0.to_string();
    let mut fields = vec![("version", version.as_str()), ("taken", "IBAN")];
    for empty in ["health", "religion", "politics", "ethnicity", "sexual", "criminal", "quiet"] {
        fields.push((empty, ""));
    }
    fields.extend([("union", "Hausverband"), ("screening", "ID_DOC MG-[0-9]{6}")]);
    let saved = post(&office, Role::RightsDesk, "/register/screening/0", &fields).await;
    assert_eq!(saved.header("location"), "/register", "{}", saved.body);
    let own = &office.desk.register().screening;
    assert_eq!((own.taken.as_slice(), own.terms.len()), (&["IBAN".to_owned()][..], 1));
    assert_eq!(
        (own.numbers[0].label.as_str(), own.numbers[0].text.as_str()),
        ("ID_DOC", "MG-[0-9]{6}")
    );
    let shown = get(&office, Role::Sales, "/register").await;
    assert!(shown.body.contains("Hausverband") && shown.body.contains("Anfrageformular"));
    let card = person(&office, Role::Sales);
    let text = "Neue IBAN DE89 3704 0044 0532 0130 00";
    let path = format!("{card}/interactions/new");
    let checked = post(&office, Role::Sales, &path, &note(text, "check", "")).await;
    assert!(checked.body.contains("[entfernt: IBAN]"), "{}", checked.body);
    assert!(!checked.body.contains("name=\"category\""), "no ground of Art. 9 for a number");
}
