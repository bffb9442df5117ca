//! Running other programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cluster::Cluster;

/// What a step ends with; the error is one line for the developer.
pub type Done<T = ()> = Result<T, String>;

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// A cargo command in the workspace.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    command.current_dir(root()).args(arguments);
    command
}

/// Runs a command to its end; its output goes to the terminal.
pub fn to_the_end(command: &mut Command, what: &str) -> Done {
    println!("── {what}");
    let status = command.status().map_err(|error| format!("{what}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{what} failed")) }
}

/// Measures speeds in release.
pub fn bench(names: &[&str]) -> Done {
    let mut arguments = vec!["run", "--release", "--quiet", "--package", "bench", "--"];
    arguments.extend(names);
    let mut command = cargo(&arguments);
    // Without a server of the developer's own, a private one is measured.
    let own = std::env::var_os("TEST_POSTGRES").is_some();
    let cluster = if own { None } else { Cluster::start().ok() };
    if let Some(cluster) = &cluster {
        command.env("TEST_POSTGRES", cluster.url());
    }
    to_the_end(&mut command, "bench")
}

/// The long harnesses: release tests on both engines, where random cases run a hundred times as
/// many, 100,000 restores are told (R22) and an import dies at 1,000 points (R1).
pub fn nightly() -> Done {
    let mut command = cargo(&["test", "--release", "--workspace", "--no-fail-fast"]);
    command.env("PROPTEST_CASES", "20000");
    command.env("TRUST_RUNS", "100000").env("TRUST_POINTS", "1000");
    let own = std::env::var_os("TEST_POSTGRES").is_some();
    let cluster = if own { None } else { Some(Cluster::start()?) };
    if let Some(cluster) = &cluster {
        command.env("TEST_POSTGRES", cluster.url());
    }
    to_the_end(&mut command, "release tests, the long way")
}
