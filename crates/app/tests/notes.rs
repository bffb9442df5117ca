//! What clerks write, and what does not stay of it, in a real browser.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test writes a picture and stops at the first surprise"
)]

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::time::Duration;

use support::{Browser, Demo};

/// A note with a finding that has a neutral wording, taken over; another one saved masked, and
/// insisted on; words of the firm's own that find it among what is stored.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_note_is_screened_while_it_is_typed_and_again_when_words_change() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(&folder.path().join("firm"));
    let Some(browser) = Browser::start("de", 1280, true).await else { return };
    browser.sign_in(&demo, "anna").await;
    let person = entered(&browser, &demo).await;

    browser.open(&format!("{person}/interactions/new")).await;
    browser.fill("#f-text", "Sie sitzt im Rollstuhl. Bitte klingeln.").await;
    browser.wait_for("#findings mark").await;
    browser.press("#findings button[value='instead-0']").await;
    browser.reads("Nichts gefunden").await;
    browser.press("button.primary[value=save]").await;
    browser.reads("stufenlosen Zugang").await;
    assert!(!browser.text().await.contains("Rollstuhl"));

    browser.open(&format!("{person}/interactions/new")).await;
    browser.fill("#f-text", "Sie hat Diabetes und Quallengrind, nachmittags anrufen.").await;
    browser.wait_for("#insist select[name=ground]").await;
    browser.press("button.primary[value=save]").await;
    browser.reads("[entfernt: Gesundheit]").await;

    browser.sign_in(&demo, "doris").await;
    browser.open(&format!("{}/register/screening/0", demo.url)).await;
    browser.fill("#f-health", "Quallengrind").await;
    browser.press("main form.form button.primary").await;
    browser.reads("Quallengrind").await;
    browser.open(&format!("{}/texts", demo.url)).await;
    browser.press("form[action='/texts'] button").await;
    browser.press("button[value=take_out]").await;
    browser.reads("Texte zum Ansehen").await;
    browser.sign_in(&demo, "anna").await;
    browser.open(&person).await;
    browser.reads("nachmittags anrufen").await;
    assert!(!browser.text().await.contains("Quallengrind"));
    browser.close().await;
}

/// Insisting, without any script: the rights desk sees category and ground, and never the text.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn insisting_and_asking_work_without_script_and_a_picture_loses_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(&folder.path().join("firm"));
    let Some(browser) = Browser::start("de", 390, false).await else { return };
    browser.sign_in(&demo, "anna").await;
    let person = entered(&browser, &demo).await;
    let picture = folder.path().join("Attest_Diabetes.png");
    std::fs::write(&picture, png()).unwrap();
    browser.open(&format!("{person}/files/new")).await;
    let source = "main select[name=source] option:nth-child(2)";
    let source = browser.wait_for(source).await.attr("value").await.unwrap().unwrap();
    browser.choose("main select[name=source]", &source).await;
    let file = browser.wait_for("input[type=file]").await;
    file.send_keys(&picture.display().to_string()).await.unwrap();
    browser.press("main form.form button.primary").await;
    browser.reads("entfernt: Gesundheit").await;
    assert!(!browser.text().await.contains("Diabetes"));

    browser.open(&format!("{person}/interactions/new")).await;
    browser.fill("#f-text", "Sie ist gegen Nüsse allergisch.").await;
    browser.press("button[value=check]").await;
    browser.press("#insist summary").await;
    browser.choose("#insist select[name=ground]", "EXPLICIT_CONSENT").await;
    browser.press("#insist form button").await;
    // The answer opens beside the note, so that what was typed stays: the window goes on.
    let desk = Browser::start("de", 1280, false).await.unwrap();
    desk.sign_in(&demo, "doris").await;
    desk.comes_to_read(&format!("{}/special", demo.url), "Gesundheit").await;
    assert!(!desk.text().await.contains("Nüsse"));
    desk.close().await;
    browser.close().await;

    let visitor = Browser::start("en", 390, false).await.unwrap();
    visitor.open(&format!("{}/inquiry?lang=en", demo.url)).await;
    visitor.fill("#f-name", "Ida Nordhoff").await;
    visitor.fill("#f-email", "ida@nordhoff.example").await;
    visitor.fill("#f-text", "A tent, please. I am pregnant.").await;
    // Whoever is quicker than people are is taken for a machine.
    tokio::time::sleep(Duration::from_secs(4)).await;
    visitor.press("main form button.primary").await;
    visitor.wait_for(".message.good").await;
    visitor.close().await;
}

/// Enters somebody by hand; the address of the page.
async fn entered(browser: &Browser, demo: &Demo) -> String {
    browser.open(&format!("{}/people/new", demo.url)).await;
    browser.choose("select[name=source]", "1").await;
    browser.fill("input[name=given]", "Rieke").await;
    browser.fill("input[name=family]", "Quastenberg").await;
    browser.fill("input[name=email]", "rieke@quastenberg.example").await;
    browser.press("main form.columns button.primary").await;
    browser.reads("rieke@quastenberg.example").await;
    let address = browser.page.current_url().await.unwrap();
    address.as_str().split(['?', '#']).next().unwrap().to_owned()
}

/// A picture of one dot with a comment.
fn png() -> Vec<u8> {
    let mut all = vec![0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
    for (name, data) in [
        (b"IHDR", &b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"[..]),
        (b"tEXt", &b"Comment\0at home"[..]),
        (b"IDAT", &b"\x78\x9c\x63\x60\0\0\0\x02\0\x01"[..]),
        (b"IEND", &b""[..]),
    ] {
        all.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        all.extend(name);
        all.extend(data);
        all.extend([0; 4]);
    }
    all
}
