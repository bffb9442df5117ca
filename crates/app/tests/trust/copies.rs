//! Copies from beginning to end: made by the running server, encrypted, brought back; and the same
//! with the tools of PostgreSQL.

use std::path::{Path, PathBuf};
use std::time::Duration;

use desk::deletion::{Ground, Wish};

use crate::cluster::Cluster;
use crate::firm::{Firm, text};
use crate::inside::Inside;
use crate::state;
use crate::web::Served;

/// A pair made by `age-keygen`, for this test alone.
const IDENTITY: &str = "AGE-SECRET-KEY-1NPV98EQP6565NTXQDA53YQGHKW53VWG4CJCYZDVJDFHLEPS6G82Q98D5KS";
const RECIPIENT: &str = "age1js5752luw485cgcdmkpsj83r46hnahv74f9alal4pungu0wjcyqsnkl0x4";
/// Of a pair that opens nothing here.
const OTHER: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

#[test]
fn a_server_makes_encrypted_copies_by_itself_and_they_come_back_without_who_was_erased() {
    let firm = Firm::new();
    let inside = Inside::open(&firm, None);
    let goes = inside.person("Zqx", "0431 111111");
    inside.person("Wolkenbruch", "040 98765432");
    inside.close();
    let (data, keys) = scheduled(&firm);
    for (folder, database) in [(&data, "data.db.age"), (&keys, "keys.db.age")] {
        let file = std::fs::read(folder.join(database)).unwrap();
        assert!(file.starts_with(b"age-encryption.org/v1\n"), "{database} is not encrypted");
        let names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
        let open = names.iter().filter(|n| !n.ends_with("complete") && n.extension().is_none());
        assert_eq!(open.count() + names.len(), 3, "{names:?}");
    }

    let inside = Inside::open(&firm, None);
    inside.desk.erase(&inside.call, goes, WISH).unwrap();
    inside.close();
    let live = state::of(&firm.data());

    let into = firm.beside("restored");
    let identity = firm.list("identity.txt", &format!("# a comment\n{IDENTITY}\n"));
    let other = firm.list("other.txt", &format!("{OTHER}\n"));
    let (from, key_file, newest) = (data.clone(), firm.key_file(), firm.data());
    let restore = |keys: &Path, identity: Option<&Path>| {
        let mut args = vec!["restore", "files", "--data", text(&from), "--keys", text(keys)];
        args.extend(["--into", text(&into), "--key-file", text(&key_file)]);
        if let Some(identity) = identity {
            args.extend(["--identity", text(identity)]);
        }
        firm.run(&args)
    };
    for (identity, says) in [(None, "encrypted"), (Some(other.as_path()), "does not open")] {
        let ended = restore(&newest, identity);
        assert_eq!(ended.code, Some(1), "{}", ended.out);
        assert!(ended.err.contains(says), "{}", ended.err);
        assert!(!into.exists(), "nothing half done");
    }
    let ended = restore(&newest, Some(&identity));
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(state::unsound(&into), Vec::<String>::new());
    assert_eq!(state::of(&into)["person"], live["person"], "who was erased came back");
    let beside = ["restored.opened", "restored.restoring"];
    assert!(beside.iter().all(|name| !firm.beside(name).exists()), "something is left over");

    std::fs::remove_dir_all(&into).unwrap();
    let ended = restore(&keys, Some(&identity));
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.err.contains("The keys are from a backup"), "{}", ended.err);
    std::fs::remove_file(data.join("complete")).unwrap();
    std::fs::remove_dir_all(&into).unwrap();
    assert!(restore(&newest, Some(&identity)).err.contains("half a backup"));
}

#[test]
fn pg_dump_of_the_data_comes_back_without_who_was_erased_since() {
    let Some(cluster) = Cluster::start() else { return };
    let urls = [cluster.database("obhut_data"), cluster.database("obhut_keys")];
    let firm = Firm::on(&urls);
    let inside = Inside::open(&firm, Some(&urls));
    let goes = inside.person("Zqx", "0431 111111");
    inside.person("Wolkenbruch", "040 98765432");
    inside.close();
    let data = cluster.dump("obhut_data");
    let keys = cluster.dump("obhut_keys");
    let count = || cluster.sql("obhut_data", "select count(*) from person where state in (1, 2)");
    let there = count();
    let inside = Inside::open(&firm, Some(&urls));
    inside.desk.erase(&inside.call, goes, WISH).unwrap();
    inside.close();
    let gone = count();
    assert_ne!(gone, there, "the erasure shows");

    cluster.put_back("obhut_data", &data);
    assert_eq!(count(), there, "the dump is older than the erasure");
    let folder = firm.data();
    let apply = ["restore", "apply", "--data", text(&folder)];
    let ended = firm.run(&apply);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("quarantine"), "{}", ended.out);
    assert_eq!(count(), gone, "who was erased came back");

    // Keys of the same age: nothing is known of the erasure, and the firm opens.
    cluster.put_back("obhut_data", &data);
    cluster.put_back("obhut_keys", &keys);
    let ended = firm.run(&apply);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(count(), there);
}

const WISH: Wish = Wish { ground: Ground::NoLongerNeeded, insists: true };

/// Serves a firm with a schedule until both copies are there.
fn scheduled(firm: &Firm) -> (PathBuf, PathBuf) {
    let (to, keys_to) = (firm.beside("copies"), firm.beside("medium"));
    let path = firm.data().join("obhut.toml");
    let settings = std::fs::read_to_string(&path).unwrap();
    let schedule = format!(
        "{settings}\n[backup]\nto = {to:?}\nkeys_to = {keys_to:?}\nrecipients = [\"{RECIPIENT}\"]\n"
    );
    std::fs::write(&path, schedule).unwrap();
    let served = Served::start(firm);
    let made = |place: &Path| {
        let entries = std::fs::read_dir(place).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).find(|path| path.join("complete").is_file())
    };
    for _ in 0..1_800 {
        if let (Some(data), Some(keys)) = (made(&to), made(&keys_to)) {
            assert_eq!(served.stop().code, Some(0));
            return (data, keys);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("no copies: {}", served.stop().err);
}
