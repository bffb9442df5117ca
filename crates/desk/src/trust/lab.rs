//! A firm that can be copied as it lies on the disk, opened again, and cut off behind any commit.

use std::cell::{Cell, RefCell};
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use law::vocabulary::Role;
use store::{Content, Fuse, Keys, Start, Store};
use tempfile::TempDir;
use vault::{Cost, KeyFile, RingFile, SlotSecret, Vault};

use crate::deletion::KeepRing;
use crate::register::Register;
use crate::testing::call_as;
use crate::{Call, Desk, Result};

/// A firm at rest.
pub(crate) struct Lab {
    place: Place,
    secret: Rc<SlotSecret>,
    ring: RefCell<String>,
    fuse: Arc<Fuse>,
    pub(crate) call: Call,
}

enum Place {
    Files(TempDir),
    Databases { data: Database, keys: Database },
}

/// The engines there are: PostgreSQL where the tests are told of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// SQLite always, PostgreSQL where there is a server.
pub(crate) fn engines() -> Vec<Engine> {
    let mut all = vec![Engine::Sqlite];
    all.extend(server().map(|_| Engine::Postgres));
    all
}

fn server() -> Option<String> {
    std::env::var("TEST_POSTGRES").ok()
}

/// How many random runs a harness makes: a small number always, as many as `TRUST_RUNS` says in
/// the nightly run.
pub(crate) fn runs(always: u64) -> u64 {
    let nightly = std::env::var("TRUST_RUNS").ok();
    nightly.and_then(|runs| runs.parse().ok()).unwrap_or(always)
}

impl Lab {
    /// A new firm.
    pub(crate) fn new(engine: Engine, register: &Register) -> Self {
        let secret = KeyFile::generate().unwrap();
        let (vault, ring) = Vault::create_with(&secret, Cost::LOWEST).unwrap();
        let place = match engine {
            Engine::Sqlite => Place::Files(folder()),
            Engine::Postgres => Place::Databases { data: Database::new(), keys: Database::new() },
        };
        let lab = Self {
            place,
            secret: Rc::new(secret),
            ring: RefCell::new(ring.to_json().unwrap()),
            fuse: Fuse::new(),
            call: call_as(Role::ALL),
        };
        let [data, keys] = lab.stores(Start::Create);
        drop(Desk::create(data, Keys::new(keys), vault, register, &lab.call).unwrap());
        lab
    }

    /// The same firm a second time. Nobody may have it open.
    pub(crate) fn fork(&self) -> Self {
        let place = match &self.place {
            Place::Files(folder) => {
                let copy = self::folder();
                self::copy(folder.path(), copy.path());
                Place::Files(copy)
            }
            Place::Databases { data, keys } => {
                Place::Databases { data: data.copy(), keys: keys.copy() }
            }
        };
        Self {
            place,
            secret: Rc::clone(&self.secret),
            ring: self.ring.clone(),
            fuse: Fuse::new(),
            call: self.call,
        }
    }

    /// The data of one beside the keys of another, as a restore puts them.
    pub(crate) fn of(data: &Self, keys: &Self) -> Self {
        let place = match (&data.place, &keys.place) {
            (Place::Files(data), Place::Files(keys)) => {
                let both = folder();
                for (from, name) in [(data, "data"), (keys, "keys")] {
                    std::fs::create_dir(both.path().join(name)).unwrap();
                    self::copy(&from.path().join(name), &both.path().join(name));
                }
                Place::Files(both)
            }
            (Place::Databases { data, .. }, Place::Databases { keys, .. }) => {
                Place::Databases { data: data.copy(), keys: keys.copy() }
            }
            _ => panic!("two engines"),
        };
        Self {
            place,
            secret: Rc::clone(&keys.secret),
            ring: keys.ring.clone(),
            fuse: Fuse::new(),
            call: keys.call,
        }
    }

    /// Opens the firm as a start of the program does; what a crash left is taken up.
    pub(crate) fn open(&self) -> Result<Desk> {
        let [data, keys] = self.stores(Start::Open);
        let ring = RingFile::from_json(&self.ring.borrow()).unwrap();
        let vault = Vault::unseal(&ring, &self.secret).unwrap();
        Desk::open(data, Keys::new(keys), vault, &self.call)
    }

    /// What somebody with everything but the key file gets.
    pub(crate) fn unsealed_by_another(&self) -> std::result::Result<(), vault::UnsealError> {
        let ring = RingFile::from_json(&self.ring.borrow()).unwrap();
        Vault::unseal(&ring, &KeyFile::generate().unwrap()).map(drop)
    }

    /// Both stores, data first; commits of both burn the fuse.
    pub(crate) fn stores(&self, start: Start) -> [Store; 2] {
        let open = |content| {
            let store = match &self.place {
                Place::Files(folder) => {
                    Store::sqlite(&folder.path().join(name(content)), content, start)
                }
                Place::Databases { data, keys } => {
                    let database = if content == Content::Data { data } else { keys };
                    Store::postgres(&database.url, content, start)
                }
            };
            store.unwrap().fused(&self.fuse)
        };
        [open(Content::Data), open(Content::Keys)]
    }

    /// From here so many commits pass, and none after them.
    pub(crate) fn dies_after(&self, commits: i64) {
        self.fuse.set(commits);
    }

    /// Whether the firm died.
    pub(crate) fn is_dead(&self) -> bool {
        self.fuse.is_blown()
    }

    /// Alive again, for the next start.
    pub(crate) fn revive(&self) {
        self.fuse.set(i64::MAX);
    }

    /// A moment so many days later.
    pub(crate) fn days_later(&self, days: i64) -> Call {
        Call { now: self.call.now + jiff::SignedDuration::from_hours(24 * days), ..self.call }
    }
}

/// The ring of keys dies with the firm.
impl KeepRing for Lab {
    fn load(&self) -> std::result::Result<RingFile, Box<dyn std::error::Error + Send + Sync>> {
        Ok(RingFile::from_json(&self.ring.borrow())?)
    }

    fn keep(
        &self,
        ring: &RingFile,
    ) -> std::result::Result<(), Box<dyn std::error::Error + Send + Sync>> {
        self.fuse.burn()?;
        *self.ring.borrow_mut() = ring.to_json()?;
        Ok(())
    }
}

const fn name(content: Content) -> &'static str {
    match content {
        Content::Data => "data",
        Content::Keys => "keys",
    }
}

/// A folder in memory where there is one: what a crash leaves is counted in commits here, and what
/// the disk makes of them is shown elsewhere.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, target) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            std::fs::create_dir(&target).unwrap();
            self::copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

/// A database that is dropped with the value.
struct Database {
    url: String,
    name: String,
}

impl Database {
    fn new() -> Self {
        Self::from("template0")
    }

    fn copy(&self) -> Self {
        Self::from(&self.name)
    }

    fn from(template: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name =
            format!("obhut_lab_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        // The connections of a firm that was just closed take a moment to end.
        let tries = Cell::new(0);
        while let Err(error) = run(&format!("create database {name} template {template}")) {
            tries.set(tries.get() + 1);
            assert!(tries.get() < 100, "{error}");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        let server = server().unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        Self { url: format!("{base}/{name}"), name }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = run(&format!("drop database {} with (force)", self.name));
    }
}

fn run(sql: &str) -> std::result::Result<(), postgres::Error> {
    postgres::Client::connect(&server().unwrap(), postgres::NoTls)?.batch_execute(sql)
}
