//! Imports that are stopped, resumed and undone, and business cards, in a real browser.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test writes lists and stops at the first surprise"
)]

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use support::{Browser, Demo};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_is_stopped_resumed_and_undone_and_business_cards_come_in() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(&folder.path().join("firm"));
    let Some(browser) = Browser::start("de", 1280, true).await else { return };
    browser.sign_in(&demo, "mara").await;

    // So long that it runs on until it is stopped, however slow the browser is.
    upload(&browser, &demo, &list(folder.path(), "quell", 40_000)).await;
    browser.press("form[action$='/stop'] button").await;
    browser.reads("Angehalten").await;
    browser.wait_for("button[commandfor=undo]").await;

    // The program dies in the middle; started again, it goes on behind the last saved batch.
    upload(&browser, &demo, &list(folder.path(), "brunnen", 20_000)).await;
    browser.wait_for("form[action$='/stop'] button").await;
    let report = browser.page.current_url().await.unwrap();
    while saved(&folder.path().join("firm")) == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    drop(demo);
    let rows = saved(&folder.path().join("firm"));
    assert!((1..20_000).contains(&rows), "killed in the middle: {rows}");
    let demo = Demo::start(&folder.path().join("firm"));
    // The session outlives the program.
    browser.open(&format!("{}{}", demo.url, report.path())).await;
    browser.reads("Unterbrochen").await;
    browser.press("form[action$='/resume'] button").await;
    browser.comes_to_read(&format!("{}{}", demo.url, report.path()), "Fertig").await;
    assert!(browser.text().await.contains("20.000"), "every row once");

    let cards = folder.path().join("karten.vcf");
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Visitenkart;Vera;;;\r\nFN:Vera Visitenkart\r\n\
        EMAIL:vera@visitenkart.example\r\nEND:VCARD\r\n";
    std::fs::write(&cards, card).unwrap();
    upload(&browser, &demo, &cards).await;
    browser.reads("Fertig").await;
    let report = browser.page.current_url().await.unwrap();
    assert!(found(&browser, &demo).await, "the card became a person");
    browser.open(report.as_str()).await;
    browser.press("button[commandfor=undo]").await;
    browser.press("form[action$='/undo'] button.danger").await;
    browser.reads("Rückgängig gemacht").await;
    assert!(!found(&browser, &demo).await, "undone, and still found");
    browser.close().await;
}

/// A list of so many people.
fn list(folder: &std::path::Path, name: &str, people: u32) -> std::path::PathBuf {
    let mut rows = String::from("Vorname;Nachname;E-Mail\n");
    for row in 0..people {
        rows.push_str(&format!("Ina{row};{name}{row};q{row}@{name}.example\n"));
    }
    let list = folder.join(format!("{name}.csv"));
    std::fs::write(&list, rows).unwrap();
    list
}

/// Rows of the newest import that are saved.
fn saved(firm: &std::path::Path) -> i64 {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE;
    let data = rusqlite::Connection::open_with_flags(firm.join("data/data.db"), flags).unwrap();
    data.busy_timeout(std::time::Duration::from_secs(60)).unwrap();
    let newest = "select rows_done from import order by created_at desc, import_id desc limit 1";
    data.query_row(newest, [], |row| row.get(0)).unwrap()
}

/// Gives a file to the wizard and starts it.
async fn upload(browser: &Browser, demo: &Demo, file: &std::path::Path) {
    browser.open(&format!("{}/imports/new", demo.url)).await;
    browser.choose("select[name=source]", "4").await;
    let field = browser.wait_for("input[type=file]").await;
    field.send_keys(&file.display().to_string()).await.unwrap();
    browser.press("main form.form button.primary").await;
    browser.press("form[action$='/run'] button.primary").await;
}

/// Whether the person of the card is found.
async fn found(browser: &Browser, demo: &Demo) -> bool {
    browser.open(&format!("{}/people", demo.url)).await;
    browser.fill("header input[type=search]", "Visitenkart").await;
    browser.page.active_element().await.unwrap().send_keys("\u{e007}").await.unwrap();
    browser.wait_for("main input[type=search][value=Visitenkart]").await;
    browser.text().await.contains("Vera Visitenkart")
}
