//! What the tests need on a machine: found, or installed where we may.

use std::path::PathBuf;
use std::process::Command;

use crate::run::{Done, to_the_end};

/// Directory with the programs of the newest PostgreSQL server installed.
pub fn postgres() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut found: Vec<PathBuf> = versions
        .filter_map(|v| Some(v.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop()
}

/// Full path of a program on the search path.
pub fn program(name: &str) -> Option<PathBuf> {
    std::env::var_os("PATH").and_then(|path| {
        std::env::split_paths(&path).map(|dir| dir.join(name)).find(|p| p.exists())
    })
}

/// Debian packages that are missing.
fn missing() -> Vec<&'static str> {
    let needs = [
        (postgres().is_some(), "postgresql"),
        (program("chromium").is_some(), "chromium"),
        (program("chromedriver").is_some(), "chromium-driver"),
    ];
    needs.into_iter().filter(|(there, _)| !there).map(|(_, package)| package).collect()
}

/// Installs what is missing as root on Debian; says what to do everywhere else.
pub fn install() -> Done {
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    if !is_root() || program("apt-get").is_none() {
        return Err(format!(
            "the tests need these packages; please install them: {}",
            packages.join(" ")
        ));
    }
    to_the_end(Command::new("apt-get").args(["update", "-q"]), "apt-get update")?;
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").args([
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
    ]);
    to_the_end(command.args(&packages), "apt-get install")?;
    let still = missing();
    if still.is_empty() {
        Ok(())
    } else {
        Err(format!("still missing after installing: {}", still.join(" ")))
    }
}

/// Whether we run as root.
pub fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}
