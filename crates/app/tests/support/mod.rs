//! The program and a browser, as a new user would start them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test starts programs, reads its environment and stops at the first surprise"
)]

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// What a page is waited for at most. A machine that is busy otherwise takes its time; only what
/// never comes takes this long.
const PATIENCE: Duration = Duration::from_secs(120);

/// The sample firm, served by the real program on a free port.
pub struct Demo {
    program: Child,
    /// Address of the server.
    pub url: String,
    /// Passwords by log-in name, as the program prints them.
    pub logins: HashMap<String, String>,
}

impl Demo {
    /// Makes and serves the sample firm in `folder`.
    pub fn start(folder: &Path) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_obhut"))
            .args(["demo", "--data"])
            .arg(folder)
            .args(["--listen", "127.0.0.1:0"])
            .env("LANG", "en_GB.UTF-8")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(program.stdout.take().expect("its output")).lines();
        let mut logins = HashMap::new();
        let mut url = None;
        for line in lines.by_ref().map_while(Result::ok) {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                [address] if address.starts_with("http://") => {
                    url = Some((*address).to_owned());
                    break;
                }
                [login, password, ..] if password.len() == 19 => {
                    logins.insert((*login).to_owned(), (*password).to_owned());
                }
                _ => {}
            }
        }
        assert!(!logins.is_empty(), "the program prints its log-ins");
        // Somebody has to read on, or the program would wait for its output to be taken.
        std::thread::spawn(move || lines.for_each(drop));
        Self { program, url: url.expect("the program says where it answers"), logins }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// A headless Chromium, driven through chromedriver.
pub struct Browser {
    driver: Child,
    profile: tempfile::TempDir,
    /// The page.
    pub page: Client,
}

impl Browser {
    /// Starts a browser that prefers this language; `None` where the machine has none and the test
    /// command did not say where it is.
    pub async fn start(language: &str, width: u32, script: bool) -> Option<Self> {
        let (Ok(chromium), Ok(driver)) =
            (std::env::var("TEST_CHROMIUM"), std::env::var("TEST_CHROMEDRIVER"))
        else {
            eprintln!("no browser: run the tests with `cargo xtask test`");
            return None;
        };
        let mut driver = Command::new(driver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let mut lines = BufReader::new(driver.stdout.take().expect("its output")).lines();
        let said = lines.by_ref().map_while(Result::ok);
        let port = said.filter_map(|line| port_in(&line)).next().expect("its port");
        std::thread::spawn(move || lines.for_each(drop));
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let args = [
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            format!("--lang={language}"),
            format!("--window-size={width},900"),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        let mut preferences = json!({
            "intl.accept_languages": language,
            "download.default_directory": profile.path().join("downloads"),
            "download.prompt_for_download": false,
        });
        if !script {
            preferences["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        let wanted = json!({ "goog:chromeOptions": { "binary": chromium, "args": args, "prefs": preferences } });
        let wanted = wanted.as_object().cloned().expect("an object");
        let address = format!("http://127.0.0.1:{port}");
        let started = Instant::now();
        loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(wanted.clone()).connect(&address).await {
                Ok(page) => return Some(Self { driver, profile, page }),
                Err(error) if started.elapsed() > PATIENCE => panic!("no browser: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }

    /// Opens an address.
    pub async fn open(&self, address: &str) {
        self.page.goto(address).await.expect("the page opens");
    }

    /// Signs in.
    pub async fn sign_in(&self, demo: &Demo, login: &str) {
        // Whoever is signed in is not asked again.
        self.page.delete_all_cookies().await.expect("cookies can be dropped");
        self.open(&format!("{}/login", demo.url)).await;
        self.fill("main input[name=login]", login).await;
        self.fill("main input[name=password]", demo.logins.get(login).expect("a log-in")).await;
        self.press("main form button").await;
        self.wait_for("nav").await;
    }

    /// Types into a field, replacing what is there.
    pub async fn fill(&self, css: &str, text: &str) {
        self.ask(css, async |field| {
            field.clear().await?;
            field.send_keys(text).await
        })
        .await;
    }

    /// Chooses an option of a select by its value.
    pub async fn choose(&self, css: &str, value: &str) {
        self.ask(css, async |list| list.select_by_value(value).await).await;
    }

    /// Presses a button or link.
    pub async fn press(&self, css: &str) {
        self.ask(css, async |button| button.click().await).await;
    }

    /// Waits for an element and asks it something; once more where the page was replaced between
    /// the two, as a page that shows progress is.
    async fn ask<T>(&self, css: &str, question: impl AsyncFn(Element) -> Result<T, CmdError>) -> T {
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            match question(self.wait_for(css).await).await {
                Ok(answer) => return answer,
                Err(error) if error.is_stale_element_reference() => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(error) => panic!("`{css}`: {error}"),
            }
        }
        panic!("`{css}` never stood still");
    }

    /// Waits for an element.
    pub async fn wait_for(&self, css: &str) -> Element {
        let found = self.page.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => element,
            Err(error) => {
                let address =
                    self.page.current_url().await.map(|url| url.to_string()).unwrap_or_default();
                panic!("no `{css}` on {address}: {error}\n{}", self.text().await)
            }
        }
    }

    /// Waits for a downloaded file and reads it.
    pub async fn downloaded(&self) -> Vec<u8> {
        let folder = self.profile.path().join("downloads");
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            let files = std::fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok);
            let done = files
                .map(|file| file.path())
                .find(|path| path.extension().is_some_and(|e| e == "csv"));
            if let Some(path) = done {
                return std::fs::read(path).expect("the file can be read");
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no file came:\n{}", self.text().await);
    }

    /// The first number in an element.
    pub async fn number(&self, css: &str) -> u64 {
        let text = self.ask(css, async |element| element.text().await).await;
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap_or_else(|_| panic!("no number in `{text}`"))
    }

    /// All text of the page.
    pub async fn text(&self) -> String {
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            if let Ok(body) = self.page.find(Locator::Css("body")).await
                && let Ok(text) = body.text().await
            {
                return text;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the page never stood still");
    }

    /// Waits until the page says this.
    pub async fn reads(&self, words: &str) {
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            if self.text().await.contains(words) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let address = self.page.current_url().await.map(|url| url.to_string()).unwrap_or_default();
        panic!("{address} does not read `{words}`:\n{}", self.text().await);
    }

    /// Opens a page again and again until it says this: something happens meanwhile.
    pub async fn comes_to_read(&self, address: &str, words: &str) {
        let asked = Instant::now();
        loop {
            self.open(address).await;
            let text = self.text().await;
            if text.contains(words) {
                return;
            }
            assert!(asked.elapsed() < PATIENCE, "{address} never reads `{words}`:\n{text}");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// Ends the browser.
    pub async fn close(mut self) {
        let _ = self.page.clone().close().await;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        drop(self.profile);
    }
}

/// The port in "ChromeDriver was started successfully on port 12345."
fn port_in(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
}
