//! Two entries of one person, merged and taken back in a real browser.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use fantoccini::Locator;
use support::{Browser, Demo};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_entries_are_merged_and_the_merge_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(&folder.path().join("firm"));
    let Some(browser) = Browser::start("de", 1280, false).await else { return };
    browser.sign_in(&demo, "anna").await;
    let first = enter(&browser, &demo, "Hans-Jürgen", "quastenberg@nordpol.example").await;
    let second = enter(&browser, &demo, "Hajo", "hajo.q@nordpol.example").await;

    browser.open(&format!("{}/people/{first}", demo.url)).await;
    browser.press("details.more summary").await;
    browser.press("main a[href$='/merge']").await;
    browser.reads("Hajo Quastenberg").await;
    browser.press("#list table a").await;
    browser.reads("Darf ich danach ansprechen?").await;
    assert_eq!(count(&browser, "tr.differs input[value=b]").await, 1, "one name has to lead");
    browser.press("form.stacked button.primary").await;
    browser.reads("Zusammengeführt.").await;
    browser.reads("hajo.q@nordpol.example").await;

    browser.open(&format!("{}/people/{second}", demo.url)).await;
    browser.reads("quastenberg@nordpol.example").await;
    browser.press("form[action$='/undo'] button").await;
    browser.reads("Es sind wieder zwei Einträge.").await;
    assert!(!browser.text().await.contains("quastenberg@nordpol.example"));
    browser.open(&format!("{}/people/{first}", demo.url)).await;
    browser.reads("zurückgenommen").await;
    browser.close().await;
}

/// Enters somebody by hand; the id.
async fn enter(browser: &Browser, demo: &Demo, given: &str, email: &str) -> String {
    browser.open(&format!("{}/people/new", demo.url)).await;
    browser.choose("select[name=source]", "1").await;
    browser.fill("input[name=given]", given).await;
    browser.fill("input[name=family]", "Quastenberg").await;
    browser.fill("input[name=email]", email).await;
    browser.press("main form.columns button.primary").await;
    browser.reads(email).await;
    let url = browser.page.current_url().await.unwrap();
    url.path().rsplit('/').next().unwrap().to_owned()
}

async fn count(browser: &Browser, css: &str) -> usize {
    browser.page.find_all(Locator::Css(css)).await.unwrap().len()
}
