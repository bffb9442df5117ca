//! The main job in a real browser, as a clerk does it.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod support;

use support::{Browser, Demo};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clerk_finds_somebody_and_reads_in_both_languages_and_without_script() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Demo::start(&folder.path().join("firm"));
    for (language, script, title) in
        [("de", true, "Personen"), ("en", true, "People"), ("de", false, "Personen")]
    {
        let Some(browser) = Browser::start(language, 1280, script).await else { return };
        browser.sign_in(&demo, "anna").await;
        browser.open(&format!("{}/people", demo.url)).await;
        browser.reads(title).await;
        browser.close().await;
    }
}
