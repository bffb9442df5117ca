//! The schedule of copies, set in the browser: what cannot be is said at the field, and what can is
//! done at once, on both engines. Copies of PostgreSQL come back into two empty databases.

use std::path::{Path, PathBuf};
use std::time::Duration;

use desk::deletion::{Ground, Wish};
use law::vocabulary::Role;

use crate::cluster::Cluster;
use crate::firm::{Firm, text};
use crate::inside::{Inside, PASSWORD};
use crate::visitor::Visitor;
use crate::web::Served;

/// A pair made by `age-keygen`, for this test alone.
const IDENTITY: &str = "AGE-SECRET-KEY-1NPV98EQP6565NTXQDA53YQGHKW53VWG4CJCYZDVJDFHLEPS6G82Q98D5KS";
const RECIPIENT: &str = "age1js5752luw485cgcdmkpsj83r46hnahv74f9alal4pungu0wjcyqsnkl0x4";

/// Both folders of the copies.
struct Places {
    data: PathBuf,
    keys: PathBuf,
}

impl Places {
    fn beside(firm: &Firm) -> Self {
        Self { data: firm.beside("copies"), keys: firm.beside("medium") }
    }

    fn form(&self, recipient: &str) -> String {
        let part = |path: &Path| text(path).replace('/', "%2F");
        format!(
            "to={}&keys_to={}&hour=3&keys_minutes=60&recipients={recipient}",
            part(&self.data),
            part(&self.keys)
        )
    }

    /// The newest whole copy of each; waits until there are so many.
    fn copies(&self, wanted: usize) -> [PathBuf; 2] {
        let whole = |place: &Path| {
            let entries = std::fs::read_dir(place).into_iter().flatten().flatten();
            let mut all: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
            all.retain(|path| path.join("complete").is_file());
            all.sort();
            all
        };
        for _ in 0..1_800 {
            let (mut data, mut keys) = (whole(&self.data), whole(&self.keys));
            if data.len() >= wanted && keys.len() >= wanted {
                return [data.pop().unwrap(), keys.pop().unwrap()];
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("no copies in {}", self.data.display());
    }
}

#[test]
fn administrators_set_the_schedule_in_the_browser_and_copies_follow_at_once() {
    let firm = Firm::new();
    let inside = Inside::open(&firm, None);
    inside.account("keeper", &[Role::Admin]);
    inside.account("desk", &[Role::RightsDesk]);
    inside.close();
    let served = Served::start(&firm);
    let (admin, rights) =
        ["keeper", "desk"].map(|who| Visitor::sign_in(&served, who, PASSWORD)).into();
    let places = Places::beside(&firm);
    for (form, says) in [
        (
            Places { keys: places.data.clone(), ..Places::beside(&firm) }.form(""),
            "separate folders",
        ),
        (
            Places { data: firm.data().join("c"), ..Places::beside(&firm) }.form(""),
            "folder of the firm",
        ),
        (
            Places { data: "/proc/none".into(), ..Places::beside(&firm) }.form(""),
            "cannot be written",
        ),
        (places.form("age1nothing"), "A recipient begins with"),
    ] {
        let answer = admin.post("/backups/plan", &form);
        assert_eq!(answer.status, 422, "{}", answer.head);
        assert!(answer.body.contains(says), "{says}");
    }
    let settings = || std::fs::read_to_string(firm.data().join("obhut.toml")).unwrap();
    assert!(!settings().contains("[backup]"), "nothing was kept");
    assert_eq!(rights.post("/backups/plan", &places.form("")).status, 404, "not theirs");
    assert_eq!(admin.post("/backups/plan", &places.form("")).status, 303);
    assert!(settings().contains("[backup]"));
    let [first, _] = places.copies(1);
    // The name of a copy is its second.
    std::thread::sleep(Duration::from_millis(1_100));
    assert_eq!(admin.post("/backups/now", "").status, 303);
    let [second, _] = places.copies(2);
    assert_ne!(first, second);
    let page = rights.get("/backups").body;
    assert!(page.contains(text(&places.data)) && !page.contains("/backups/plan"), "{page}");
    assert_eq!(admin.post("/backups/plan", &format!("{}&none=1", places.form(""))).status, 303);
    assert!(!settings().contains("[backup]"), "it is taken away");
    assert_eq!(served.stop().code, Some(0));
}

#[test]
fn scheduled_copies_of_postgresql_come_back_without_who_was_erased_since() {
    let Some(cluster) = Cluster::start() else {
        eprintln!("no PostgreSQL server here");
        return;
    };
    let urls = [cluster.database("obhut_data"), cluster.database("obhut_keys")];
    let firm = Firm::on(&urls);
    let inside = Inside::open(&firm, Some(&urls));
    let goes = inside.person("Zqx", "0431 111111");
    inside.person("Wolkenbruch", "040 98765432");
    inside.account("keeper", &[Role::Admin]);
    inside.close();
    let served = Served::start(&firm);
    let admin = Visitor::sign_in(&served, "keeper", PASSWORD);
    let places = Places::beside(&firm);
    assert_eq!(admin.post("/backups/plan", &places.form(RECIPIENT)).status, 303);
    let [data, _] = places.copies(1);
    assert_eq!(served.stop().code, Some(0));
    let file = std::fs::read(data.join("data.dump.age")).unwrap();
    assert!(file.starts_with(b"age-encryption.org/v1\n"));

    let people = |database: &str| cluster.sql(database, "select count(*) from person");
    let there = people("obhut_data");
    let inside = Inside::open(&firm, Some(&urls));
    let wish = Wish { ground: Ground::NoLongerNeeded, insists: true };
    inside.desk.erase(&inside.call, goes, wish).unwrap();
    inside.close();
    let gone = people("obhut_data");
    assert_ne!(gone, there, "the erasure shows");

    let (into, identity) = (firm.beside("restored"), firm.list("identity.txt", IDENTITY));
    let (key_file, newest) = (firm.key_file(), firm.data());
    let mut args = vec!["restore", "files", "--data", text(&data), "--keys", text(&newest)];
    args.extend(["--into", text(&into), "--key-file", text(&key_file)]);
    args.extend(["--identity", text(&identity)]);
    let ended = firm.run(&args);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("two empty databases") && !into.exists(), "{}", ended.err);
    args.extend(["--database", &urls[0], "--key-database", &urls[1]]);
    let ended = firm.run(&args);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("into empty ones only") && !into.exists(), "{}", ended.err);
    assert_eq!(people("obhut_data"), gone, "the firm that runs is as it was");

    let fresh = [cluster.database("new_data"), cluster.database("new_keys")];
    let at = args.len() - 4;
    args.truncate(at);
    args.extend(["--database", &fresh[0], "--key-database", &fresh[1]]);
    let ended = firm.run(&args);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("quarantine"), "{}", ended.out);
    assert_eq!(people("new_data"), gone, "who was erased came back");
    let settings = std::fs::read_to_string(into.join("obhut.toml")).unwrap();
    assert!(settings.contains("new_data") && !settings.contains("obhut_data"), "{settings}");
}
