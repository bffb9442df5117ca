//! A private PostgreSQL cluster for the tests: in a folder of its own, on a Unix socket, gone with
//! the run. Durability stays on: Obhut refuses a server without it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Done, to_the_end};
use crate::tools;

/// A running cluster; stopped and removed when dropped.
pub struct Cluster {
    folder: PathBuf,
    bin: PathBuf,
}

impl Cluster {
    /// Starts a fresh cluster.
    pub fn start() -> Done<Self> {
        let bin = tools::postgres().ok_or("no PostgreSQL server found")?;
        let folder = fresh(&std::env::temp_dir())?;
        if tools::is_root() {
            to_the_end(Command::new("chown").arg("postgres").arg(&folder), "cluster folder")?;
        }
        let cluster = Self { folder, bin };
        let data = cluster.data();
        let mut init = cluster.command("initdb");
        init.args([
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C",
            "--pgdata",
            &data,
        ]);
        to_the_end(init.stdout(std::process::Stdio::null()), "initdb")?;
        let options = format!(
            "-c listen_addresses='' -k {} -c max_connections=200",
            cluster.folder.display()
        );
        let log = cluster.folder.join("log").display().to_string();
        let mut start = cluster.command("pg_ctl");
        start.args([
            "start",
            "--wait",
            "--timeout=600",
            "--silent",
            "--pgdata",
            &data,
            "--log",
            &log,
            "-o",
            &options,
        ]);
        to_the_end(&mut start, "private PostgreSQL cluster")?;
        Ok(cluster)
    }

    /// Address for the tests; they make databases of their own.
    pub fn url(&self) -> String {
        let socket = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://postgres@{socket}/postgres")
    }

    fn data(&self) -> String {
        self.folder.join("data").display().to_string()
    }

    /// A program of the server; never as root, which the server refuses.
    fn command(&self, program: &str) -> Command {
        let path = self.bin.join(program);
        if !tools::is_root() {
            return Command::new(path);
        }
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(path).current_dir(&self.folder);
        command
    }
}

/// A new folder. One of an earlier process of the same number may have been left.
fn fresh(parent: &Path) -> Done<PathBuf> {
    let name = |n: u32| parent.join(format!("obhut-test-pg-{}-{n}", std::process::id()));
    for folder in (0..).map(name) {
        match std::fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(format!("{}: {error}", folder.display())),
        }
    }
    Err("no place for a private PostgreSQL cluster".into())
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.command("pg_ctl");
        stop.args(["stop", "--silent", "--mode=immediate", "--pgdata", &self.data()]);
        let _ = stop.status();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
