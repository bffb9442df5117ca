//! Style as a test: the arrows between the rooms, what must not stand in a source, texts in both
//! languages. Each rule first sees something that breaks it.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test reads the sources and stops at the first surprise"
)]

mod arrows;
mod sources;
mod texts;

use std::path::{Path, PathBuf};
use std::process::Command;

/// A source file of the repository: its path from the root, and what it says.
pub struct Source {
    /// As `crates/web/src/lib.rs`.
    pub name: String,
    /// Its content.
    pub text: String,
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every source but those of this test, which name what they look for.
pub fn sources() -> Vec<Source> {
    let listed = Command::new("git").args(["ls-files", "*.rs"]).current_dir(root()).output();
    let listed = listed.ok().filter(|out| out.status.success());
    let Some(out) = listed else { panic!("the tidy test needs a git checkout") };
    let names = String::from_utf8(out.stdout).unwrap();
    let names = names.lines().filter(|name| !name.starts_with("xtask/tests/tidy/"));
    let read =
        |name: &str| Some((name.to_owned(), std::fs::read_to_string(root().join(name)).ok()?));
    names.filter_map(read).map(|(name, text)| Source { name, text }).collect()
}

/// The names of those a rule says something about.
pub fn all(sources: &[Source], rule: fn(&Source) -> bool) -> Vec<&str> {
    sources.iter().filter(|source| rule(source)).map(|source| source.name.as_str()).collect()
}
