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

/// The same desk in English: a pasted mail, nobody chosen by the program, the order of the rights, a
/// purpose started on a phone with its wording and code, and an erasure that somebody insists on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pasted_mail_is_assigned_and_the_page_of_the_person_starts_a_purpose() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(&folder.path().join("firm"));
    let Some(browser) = Browser::start("en", 1280, false).await else { return };
    browser.sign_in(&demo, "anna").await;
    enter(&browser, &demo).await;
    browser.sign_in(&demo, "mara").await;
    add_wording(&browser, &demo).await;

    browser.sign_in(&demo, "doris").await;
    browser.open(&format!("{}/requests/new", demo.url)).await;
    let mail =
        "From: hajo.q@nordpol.example\nWhat data do you hold about me? Then please erase it.";
    browser.fill("textarea[name=text]", mail).await;
    browser.press("main form.form button.primary").await;
    browser.reads("What data do you hold").await;
    let case = browser.page.current_url().await.unwrap();
    browser.press("form[action$='/person'] button[name=person]").await;
    browser.press("button[value=KNOWN_CHANNEL]").await;
    browser.open(&format!("{}/requests", demo.url)).await;
    browser.reads("Hajo Quastenberg").await;
    browser.open(case.as_str()).await;
    let own = one_use_link(&browser, "form[action$='/link'] button").await;
    start_a_purpose(&browser, &demo, &own).await;

    let erase = "form[action$='/settle']:has(input[value=ERASE])";
    browser.open(case.as_str()).await;
    browser.press(&format!("{erase} button[value=DONE]")).await;
    browser.reads("The copy is still owed").await;
    browser.open(case.as_str()).await;
    browser.press(&format!("{erase} input[name=insists]")).await;
    browser.press(&format!("{erase} button[value=DONE]")).await;
    browser.reads("restricted until").await;
    browser.open(&format!("{}/deletion", demo.url)).await;
    browser.wait_for("form[action^='/deletion/certificate/'] button[value=pdf]").await;
    browser.close().await;
}

/// A wording that may be put before people.
async fn add_wording(browser: &Browser, demo: &Demo) {
    browser.open(&format!("{}/wordings/new", demo.url)).await;
    browser.choose("select[name=activity]", "4").await;
    browser.fill("textarea[name=body]", "Yes, I want the newsletter of Nordpol by e-mail.").await;
    for tick in ["names_advertiser", "active_act"] {
        browser.press(&format!("input[name={tick}]")).await;
    }
    browser.press("main form button.primary").await;
    browser.reads("Yes, I want the newsletter").await;
}

/// On a phone: the wording, a code that the rights desk sends on, and the consent stands.
async fn start_a_purpose(browser: &Browser, demo: &Demo, link: &str) {
    let phone = Browser::start("en", 390, false).await.unwrap();
    phone.open(link).await;
    phone.press("section[aria-labelledby=done] details summary").await;
    phone.reads("Yes, I want the newsletter").await;
    phone.press("form[action$='/start'] button").await;
    phone.reads("requested").await;
    browser.open(&format!("{}/requests/codes", demo.url)).await;
    browser.reads("Yes, I want the newsletter").await;
    let text = browser.text().await;
    let is_code = |line: &&str| {
        line.len() == 10 && line.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    };
    let code = text.lines().map(str::trim).find(is_code).unwrap().to_owned();
    phone.reads("A code is on its way").await;
    phone.fill("form[action$='/confirm'] input[name=code]", &code).await;
    phone.press("form[action$='/confirm'] button").await;
    phone.reads("given").await;
    phone.close().await;
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
