//! A private PostgreSQL cluster that a test may stop, start and read byte by byte. It logs every
//! statement with its parameters: nothing personal may be in them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A running cluster; gone with the value.
pub struct Cluster {
    folder: TempDir,
    bin: PathBuf,
}

impl Cluster {
    /// A fresh cluster; `None` where no server is installed.
    pub fn start() -> Option<Self> {
        let bin = newest_server()?;
        let folder = tempfile::Builder::new().prefix("obhut-pg-").tempdir().unwrap();
        if is_root() {
            quiet(Command::new("chown").arg("postgres").arg(folder.path()));
        }
        let cluster = Self { folder, bin };
        let data = cluster.data();
        quiet(cluster.program("initdb").args([
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C",
            "--pgdata",
            data.to_str().unwrap(),
        ]));
        cluster.up();
        Some(cluster)
    }

    /// Starts the server.
    pub fn up(&self) {
        let options = format!(
            "-c listen_addresses='' -k {} -c log_statement=all -c log_parameter_max_length=-1",
            self.folder().display()
        );
        let log = self.folder().join("log");
        let args = [
            "start",
            "--wait",
            "--timeout=600",
            "--silent",
            "--log",
            log.to_str().unwrap(),
            "-o",
            &options,
        ];
        quiet(self.program("pg_ctl").args(args).arg("--pgdata").arg(self.data()));
    }

    /// Ends the server at once, as a crash does.
    pub fn down(&self) {
        let args = ["stop", "--silent", "--mode=immediate", "--pgdata"];
        quiet(self.program("pg_ctl").args(args).arg(self.data()));
    }

    /// Makes a database; its address.
    pub fn database(&self, name: &str) -> String {
        self.sql("postgres", &format!("create database {name}"));
        let socket = self.folder().display().to_string().replace('/', "%2F");
        format!("postgres://postgres@{socket}/{name}")
    }

    /// Runs a statement; what it answers.
    pub fn sql(&self, database: &str, sql: &str) -> String {
        let mut psql = self.program("psql");
        psql.args(["-U", "postgres", "-At", "-h", self.folder().to_str().unwrap(), "-d", database]);
        let done = psql.args(["-c", sql]).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }

    /// `pg_dump` of a database; the file.
    pub fn dump(&self, database: &str) -> PathBuf {
        let file = self.folder().join(format!("{database}.dump"));
        let mut dump = self.program("pg_dump");
        dump.args(["-U", "postgres", "-h", self.folder().to_str().unwrap(), "--format=custom"]);
        quiet(dump.arg("--file").arg(&file).arg(database));
        file
    }

    /// `pg_restore` of a dump over a database.
    pub fn put_back(&self, database: &str, dump: &Path) {
        let mut restore = self.program("pg_restore");
        restore.args(["-U", "postgres", "-h", self.folder().to_str().unwrap()]);
        quiet(restore.args(["--clean", "--if-exists", "--dbname", database]).arg(dump));
    }

    /// Everything the server wrote: heap, indexes, write-ahead log, statistics, its log.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn data(&self) -> PathBuf {
        self.folder().join("data")
    }

    fn program(&self, name: &str) -> Command {
        let path = self.bin.join(name);
        if !is_root() {
            return Command::new(path);
        }
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(path).current_dir(self.folder());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let args = ["stop", "--silent", "--mode=immediate", "--pgdata"];
        let _ = self.program("pg_ctl").args(args).arg(self.data()).stderr(Stdio::null()).status();
    }
}

fn newest_server() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let bins = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
    bins.filter(|bin| bin.join("initdb").exists()).max()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

fn quiet(command: &mut Command) {
    assert!(command.stdout(Stdio::null()).status().unwrap().success());
}
