//! A request from the letter to the certificate, and the page of the person, in a real browser.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use fantoccini::Locator;
use support::{Browser, Demo};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_filed_answered_and_carried_out_and_the_person_sees_it() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(&folder.path().join("firm"));
    let Some(browser) = Browser::start("de", 1280, false).await else { return };
    browser.sign_in(&demo, "anna").await;
    let person = enter(&browser, &demo).await;
    file(&browser, &demo, &person, &["ACCESS", "ERASE"]).await;

    browser.sign_in(&demo, "doris").await;
    browser.open(&format!("{}/requests", demo.url)).await;
    let row = browser.page.find(Locator::LinkText("Hajo Quastenberg")).await.unwrap();
    row.click().await.unwrap();
    browser.reads("Bitte schicken Sie mir alles").await;
    let case = browser.page.current_url().await.unwrap();
    let own = one_use_link(&browser, "form[action$='/link'] button").await;
    see_and_object(&own).await;

    browser.open(case.as_str()).await;
    let answer = one_use_link(&browser, "form[action$='/release'] button[value=ACCESS]").await;
    let code = texts(&browser, "dl.values code").await.remove(1);
    fetch(&answer, &code).await;

    browser.open(case.as_str()).await;
    browser.press("form[action$='/settle']:has(input[value=ERASE]) button[value=DONE]").await;
    browser.reads("gelöscht").await;
    browser.open(&format!("{}/people/{person}", demo.url)).await;
    browser.reads("Das gibt es nicht").await;
    browser.open(&format!("{}/deletion", demo.url)).await;
    browser.wait_for("form[action^='/deletion/certificate/'] button[value=pdf]").await;
    browser.close().await;

    // The link of before leads nowhere any more.
    let late = Browser::start("en", 390, false).await.unwrap();
    late.open(&own).await;
    assert!(!late.text().await.contains("Quastenberg"));
    late.close().await;
}

/// Somebody entered by hand; the id.
async fn enter(browser: &Browser, demo: &Demo) -> String {
    browser.open(&format!("{}/people/new", demo.url)).await;
    browser.choose("select[name=source]", "1").await;
    browser.fill("input[name=given]", "Hajo").await;
    browser.fill("input[name=family]", "Quastenberg").await;
    browser.fill("input[name=email]", "hajo.q@nordpol.example").await;
    browser.press("main form.columns button.primary").await;
    browser.reads("hajo.q@nordpol.example").await;
    let url = browser.page.current_url().await.unwrap();
    url.path().rsplit('/').next().unwrap().to_owned()
}

/// "This is a rights request", from the page of the person.
async fn file(browser: &Browser, demo: &Demo, person: &str, rights: &[&str]) {
    browser.open(&format!("{}/people/{person}", demo.url)).await;
    browser.press("main a[href^='/requests/new?person=']").await;
    browser.fill("textarea[name=text]", "Bitte schicken Sie mir alles und löschen es dann.").await;
    for right in rights {
        browser.press(&format!("input[name=rights][value={right}]")).await;
    }
    browser.press("input[name=known]").await;
    browser.press("main form.form button.primary").await;
    browser.reads("Antworten bis").await;
}

/// Presses a button that answers with a link shown once.
async fn one_use_link(browser: &Browser, css: &str) -> String {
    // What is rarely needed is folded away.
    for folded in browser.page.find_all(Locator::Css("details summary")).await.unwrap() {
        folded.click().await.unwrap();
    }
    browser.press(css).await;
    browser.wait_for("dl.values code").await;
    texts(browser, "dl.values code").await.remove(0)
}

async fn texts(browser: &Browser, css: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for element in browser.page.find_all(Locator::Css(css)).await.unwrap() {
        texts.push(element.text().await.unwrap());
    }
    texts
}

/// The person's own page on a phone, without script or log-in.
async fn see_and_object(link: &str) {
    let phone = Browser::start("en", 390, false).await.unwrap();
    phone.open(link).await;
    phone.reads("Quastenberg").await;
    phone.press("button[value=all]").await;
    phone.reads("Quastenberg").await;
    phone.open(link).await;
    phone.reads("on the block list").await;
    phone.close().await;
}

/// The answer with its code: a wrong one opens nothing.
async fn fetch(link: &str, code: &str) {
    let phone = Browser::start("en", 390, false).await.unwrap();
    phone.open(link).await;
    phone.fill("input[name=code]", "00000000").await;
    phone.press("main form button").await;
    assert!(!phone.text().await.contains("Quastenberg"));
    phone.open(link).await;
    phone.fill("input[name=code]", code).await;
    phone.press("main form button[value=csv]").await;
    let file = String::from_utf8(phone.downloaded().await).unwrap();
    assert!(file.contains("Quastenberg") && file.contains("hajo.q@nordpol.example"));
    phone.close().await;
}
