//! `cargo xtask test`: formatting, lints, then every test on both engines and in a browser.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::cluster::Cluster;
use crate::count::Count;
use crate::run::{Done, cargo, to_the_end};
use crate::tools;

/// Runs everything; the last line counts the tests.
pub fn run() -> Done {
    tools::install()?;
    to_the_end(&mut cargo(&["fmt", "--all", "--check"]), "formatting")?;
    let lints = ["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"];
    to_the_end(&mut cargo(&lints), "lints")?;
    dependencies()?;
    let cluster = Cluster::start()?;
    let count = tests(&cluster)?;
    println!("{count}");
    if count.failed == 0 && count.passed > 0 { Ok(()) } else { Err("tests failed".into()) }
}

/// Licences, sources and banned crates by `deny.toml`, where cargo-deny is installed. Advisories need
/// the net and change without us: `cargo deny check` asks for them, too.
fn dependencies() -> Done {
    if tools::program("cargo-deny").is_none() {
        println!("── dependencies are not checked: cargo-deny is not installed");
        return Ok(());
    }
    let check = ["deny", "--log-level", "error", "check", "bans", "licenses", "sources"];
    to_the_end(&mut cargo(&check), "dependencies")
}

/// Runs the tests of the workspace and adds up what they report.
fn tests(cluster: &Cluster) -> Done<Count> {
    println!("── tests");
    let mut command = cargo(&["test", "--workspace", "--no-fail-fast"]);
    command.env("TEST_POSTGRES", cluster.url()).stdout(Stdio::piped());
    if let (Some(chromium), Some(driver)) =
        (tools::program("chromium"), tools::program("chromedriver"))
    {
        command.env("TEST_CHROMIUM", chromium).env("TEST_CHROMEDRIVER", driver);
    }
    let mut child = command.spawn().map_err(|error| format!("cargo test: {error}"))?;
    let mut count = Count::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            count.add(&line);
            println!("{line}");
        }
    }
    let status = child.wait().map_err(|error| format!("cargo test: {error}"))?;
    // A test program that did not compile or crashed reports no failed test.
    if !status.success() && count.failed == 0 {
        return Err("a test program did not compile or crashed".into());
    }
    Ok(count)
}
