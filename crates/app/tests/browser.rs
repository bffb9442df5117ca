//! The main job in a real browser, as a clerk does it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test writes a list and stops at the first surprise"
)]

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use support::{Browser, Demo};

/// Existing customers by e-mail about outdoor goods: the question asked again and again below.
const QUESTION: &str = "/audiences/new?activity=5&channel=EMAIL&group=2&stop_link=1&art21=1";

/// Reading works in both languages, and without any script.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_are_read_in_both_languages_and_without_script() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(&folder.path().join("firm"));
    for (language, script, title, question) in [
        ("de", true, "Personen", "Darf ich ansprechen?"),
        ("en", true, "People", "May I contact"),
        ("de", false, "Personen", "Darf ich ansprechen?"),
    ] {
        let Some(browser) = Browser::start(language, 1280, script).await else { return };
        browser.sign_in(&demo, "anna").await;
        browser.open(&format!("{}/people", demo.url)).await;
        browser.reads(title).await;
        browser.press("main table a").await;
        browser.reads(question).await;
        browser.close().await;
    }
}

/// What the pages say in a language: how rows went in, where a value came from, what is asked, what
/// is answered.
struct Said {
    language: &'static str,
    added: &'static str,
    source: &'static str,
    question: &'static str,
    answer: &'static str,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_main_job_from_a_list_to_an_unsubscribe_that_takes_effect() {
    main_job(Said {
        language: "de",
        added: "aufgenommen",
        source: "Liste des Vertriebs",
        question: "Darf ich ansprechen?",
        answer: "So geht es weiter",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_main_job_in_english() {
    main_job(Said {
        language: "en",
        added: "Added",
        source: "Sales department's list",
        question: "May I contact",
        answer: "Way forward",
    })
    .await;
}

/// A list comes in, a blacklisted person is stopped, somebody new is found with where they came from
/// and whether they may be contacted, an audience is built and handed out lawfully, somebody
/// unsubscribes, and the very next audience knows (R34).
async fn main_job(said: Said) {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(&folder.path().join("firm"));
    let Some(browser) = Browser::start(said.language, 1280, true).await else { return };
    browser.sign_in(&demo, "mara").await;
    let stopped = stopped(&browser, &demo).await;

    let list = folder.path().join("messe.csv");
    std::fs::write(
        &list,
        format!(
            "Vorname;Nachname;E-Mail\nIda;Nordhoff;{}\nJonte;Westphal;jonte@westphal.example\n",
            blacklisted()
        ),
    )
    .unwrap();
    take_in(&browser, &demo, &list).await;
    browser.reads(said.added).await;
    drop_the_blacklisted(&browser, &demo, stopped).await;
    find(&browser, &demo, "Westphal").await;
    browser.press("main table a").await;
    browser.reads(said.source).await;
    browser.reads(said.question).await;
    browser
        .press("#may ~ details.card > summary, section:has(#may) ~ details.card > summary")
        .await;
    browser.reads(said.answer).await;

    let before = inside(&browser, &demo).await;
    assert!(before > 100, "the sample firm has customers who may be written to: {before}");
    let link = hand_out(&browser, &demo).await;

    let reader = Browser::start(said.language, 390, false).await.unwrap();
    reader.open(&link).await;
    reader.press("main form button[value=this]").await;
    reader.wait_for("main").await;
    reader.close().await;

    browser.sign_in(&demo, "mara").await;
    assert_eq!(inside(&browser, &demo).await, before - 1, "the very next audience knows");
    browser.close().await;
}

/// An address from the firm's own list of people who want no advertising.
fn blacklisted() -> String {
    let list = String::from_utf8(samples::nordpol(1893).blacklist_csv).unwrap();
    let cell = |line: &str| line.split(';').find(|cell| cell.contains('@')).map(str::to_owned);
    list.lines().skip(1).find_map(cell).unwrap()
}

async fn take_in(browser: &Browser, demo: &Demo, list: &std::path::Path) {
    browser.open(&format!("{}/imports/new", demo.url)).await;
    browser.choose("select[name=source]", "4").await;
    let file = browser.wait_for("input[type=file]").await;
    file.send_keys(&list.display().to_string()).await.unwrap();
    browser.press("main form.form button.primary").await;
    browser.press("form[action$='/run'] button.primary").await;
}

/// How many rows wait because of the suppression list.
async fn stopped(browser: &Browser, demo: &Demo) -> u64 {
    browser.open(&format!("{}/quarantine?reason=SUPPRESSED", demo.url)).await;
    browser.number("nav.reasons a[aria-current] + .hint").await
}

/// The blacklisted row waits beside those that did before; one is dropped with a reason.
async fn drop_the_blacklisted(browser: &Browser, demo: &Demo, before: u64) {
    assert_eq!(stopped(browser, demo).await, before + 1);
    browser.press("form[action^='/quarantine/'] button[value=DROP]").await;
    browser.wait_for("main").await;
    assert_eq!(stopped(browser, demo).await, before);
}

async fn find(browser: &Browser, demo: &Demo, name: &str) {
    browser.open(&format!("{}/people", demo.url)).await;
    browser.fill("header input[type=search]", name).await;
    browser.page.active_element().await.unwrap().send_keys("\u{e007}").await.unwrap();
    browser.reads(name).await;
}

/// How many may be contacted.
async fn inside(browser: &Browser, demo: &Demo) -> u64 {
    browser.open(&format!("{}{QUESTION}", demo.url)).await;
    browser.number("#answer .tile:nth-child(1) .figure").await
}

/// Keeps the audience, asks for the file, has a second person approve, fetches it. Gives the first
/// unsubscribe link in it.
async fn hand_out(browser: &Browser, demo: &Demo) -> String {
    browser.press("#answer form button.primary").await;
    browser.press("form[action$='/export'] button.primary").await;
    browser.wait_for("main table").await;
    browser.sign_in(demo, "doris").await;
    browser.open(&format!("{}/exports", demo.url)).await;
    browser.press("form[action$='/approve'] button").await;
    browser.wait_for("main table").await;
    browser.sign_in(demo, "mara").await;
    browser.open(&format!("{}/exports", demo.url)).await;
    browser.press("form[action$='/file'] button").await;
    let file = String::from_utf8(browser.downloaded().await).unwrap();
    let cells = file.lines().skip(1).flat_map(|line| line.split(';'));
    cells.map(|cell| cell.trim_matches('"')).find(|cell| cell.contains("/u/")).unwrap().to_owned()
}
