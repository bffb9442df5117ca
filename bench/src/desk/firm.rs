//! Firms made by the real program and opened in this process.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use desk::register::Register;
use desk::{Call, Desk};
use jiff::Timestamp;
use law::access::Actor;
use law::ids::{RequestId, UserId};
use law::vocabulary::Role;
use store::{Content, Keys, Start, Store};
use vault::{KeyFile, RingFile, Vault};

use super::Done;

/// A folder for measuring beside the program, so on the disk it was built on; removed at the end.
pub struct Scratch(pub PathBuf);

impl Scratch {
    pub fn new() -> Done<Self> {
        let beside = std::env::current_exe()?.with_file_name("");
        let folder = beside.join(format!("bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Builds the program as it is shipped; where it is.
pub fn program() -> Done<PathBuf> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--package", "obhut"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()?;
    let path = std::env::current_exe()?.with_file_name("obhut");
    if built.success() && path.exists() { Ok(path) } else { Err("obhut was not built".into()) }
}

/// Two databases on a server, dropped at the end.
pub struct Databases {
    server: String,
    names: [String; 2],
}

impl Databases {
    pub fn new(server: &str) -> Done<Self> {
        let names = ["data", "keys"].map(|n| format!("obhut_bench_{n}_{}", std::process::id()));
        let mut client = postgres::Client::connect(server, postgres::NoTls)?;
        for name in &names {
            client.batch_execute(&format!("create database {name}"))?;
        }
        Ok(Self { server: server.to_owned(), names })
    }

    /// Addresses of data and keys.
    pub fn urls(&self) -> [String; 2] {
        let (base, query) = self.server.split_once('?').unwrap_or((&self.server, ""));
        let host = match base.rsplit_once('/') {
            Some((host, _)) if !host.ends_with('/') => host,
            _ => base,
        };
        let query = if query.is_empty() { String::new() } else { format!("?{query}") };
        self.names.each_ref().map(|name| format!("{host}/{name}{query}"))
    }
}

impl Drop for Databases {
    fn drop(&mut self) {
        if let Ok(mut client) = postgres::Client::connect(&self.server, postgres::NoTls) {
            for name in &self.names {
                let _ = client.batch_execute(&format!("drop database {name} with (force)"));
            }
        }
    }
}

/// A new firm whose register takes every column of the list, birth dates too.
pub fn init(program: &Path, folder: &Path, databases: Option<&Databases>) -> Done {
    let mut register = Register::shipped()?;
    for kind in register.kinds.iter_mut().filter(|kind| kind.code == "birth_date") {
        kind.retired = false;
    }
    for activity in register.activities.iter_mut().filter(|a| a.code == "contract") {
        activity.kinds.push("birth_date".into());
    }
    let path = folder.with_extension("toml");
    std::fs::write(&path, toml::to_string(&register)?)?;
    let key = folder.with_extension("key");
    let _ = std::fs::remove_file(&key);
    let mut command = Command::new(program);
    command.arg("init").arg(folder).arg("--key-file").arg(&key).arg("--register").arg(&path);
    if let Some(databases) = databases {
        let [data, keys] = databases.urls();
        command.args(["--database", &data, "--key-database", &keys]);
    }
    let done = command.output()?;
    if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into()) }
}

/// A firm opened in this process.
pub struct Opened {
    pub desk: Arc<Desk>,
}

/// Opens a firm as the program does; seconds that took.
pub fn open(folder: &Path, databases: Option<&Databases>) -> Done<(Opened, f64)> {
    let ring = RingFile::from_json(&std::fs::read_to_string(folder.join("ring.json"))?)?;
    let secret = KeyFile::parse(&std::fs::read_to_string(folder.with_extension("key"))?)?;
    let vault = Vault::unseal(&ring, &secret)?;
    let started = std::time::Instant::now();
    let (data, keys) = match databases.map(Databases::urls) {
        None => (
            Store::sqlite(&folder.join("data"), Content::Data, Start::Open)?,
            Store::sqlite(&folder.join("keys"), Content::Keys, Start::Open)?,
        ),
        Some([data, keys]) => (
            Store::postgres(&data, Content::Data, Start::Open)?,
            Store::postgres(&keys, Content::Keys, Start::Open)?,
        ),
    };
    let desk = Desk::open(data, Keys::new(keys), vault, &call())?;
    let took = started.elapsed().as_secs_f64();
    Ok((Opened { desk: Arc::new(desk) }, took))
}

/// A call of somebody with every role.
pub fn call() -> Call {
    call_at(Timestamp::now())
}

/// The same at another moment.
pub fn call_at(now: Timestamp) -> Call {
    let actor = Actor { user: UserId([7; 16]), roles: Role::ALL.iter().copied().collect() };
    let request = vault::fresh_id(0).map(RequestId).unwrap_or_default();
    Call { actor, request, now }
}
