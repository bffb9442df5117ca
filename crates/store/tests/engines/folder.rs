//! A folder that is not as it should be is refused with one clear line, and left as it is (R6).

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use store::{Content, Kind, Start, Store};

use crate::both::{Database, server};

fn open(folder: &Path) -> Option<Kind> {
    Store::sqlite(folder, Content::Data, Start::Open).err().map(|failure| failure.kind)
}

fn create(folder: &Path) -> Option<Kind> {
    Store::sqlite(folder, Content::Data, Start::Create).err().map(|failure| failure.kind)
}

#[test]
fn nothing_is_made_where_a_database_is_expected() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    assert_eq!(open(&folder), Some(Kind::Missing));
    assert!(!folder.exists());
    fs::create_dir(&folder).unwrap();
    assert_eq!(open(&folder), Some(Kind::Missing));
    #[expect(clippy::disallowed_methods, reason = "plants an empty file")]
    fs::write(folder.join("data.db"), b"").unwrap();
    assert_eq!(open(&folder), Some(Kind::Missing));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn nothing_is_overwritten_where_a_new_one_is_wanted() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    assert_eq!(create(&folder), None);
    assert_eq!(create(&folder), Some(Kind::Exists));
    assert_eq!(create(home.path()), Some(Kind::Exists));
    assert_eq!(open(&folder), None);
}

#[test]
fn one_process_serves_a_folder() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let first = Store::sqlite(&folder, Content::Data, Start::Create).unwrap();
    assert_eq!(open(&folder), Some(Kind::InUse));
    drop(first);
    assert_eq!(open(&folder), None);
}

#[test]
fn nobody_else_may_look_in() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let store = Store::sqlite(&folder, Content::Data, Start::Create).unwrap();
    store.read(|tx| tx.one("select 1", &[], |row| row.int(0))).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() >= 3, "database, log and lock: {files:?}");
    assert!(files.iter().all(|file| mode(file) == 0o600), "{files:?}");
}

#[test]
fn foreign_and_damaged_files_are_told_apart_from_ours() {
    let home = tempfile::tempdir().unwrap();
    let keys = home.path().join("keys");
    drop(Store::sqlite(&keys, Content::Keys, Start::Create).unwrap());
    fs::rename(keys.join("keys.db"), keys.join("data.db")).unwrap();
    assert_eq!(open(&keys), Some(Kind::Damaged));
    #[expect(clippy::disallowed_methods, reason = "plants a damaged file")]
    fs::write(keys.join("data.db"), [7; 9_000]).unwrap();
    assert_eq!(open(&keys), Some(Kind::Damaged));
}

#[test]
fn the_write_ahead_log_can_be_emptied() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let store = Store::sqlite(&folder, Content::Data, Start::Create).unwrap();
    store.write(|tx| store::set_meta(tx, "a", b"b")).unwrap();
    let log = || fs::metadata(folder.join("data.db-wal")).unwrap().len();
    assert!(log() > 0);
    store
        .read(|tx| {
            tx.one("select count(*) from meta", &[], |row| row.int(0))?;
            store.write(|tx| store::set_meta(tx, "c", b"d"))?;
            let busy = store.truncate_log();
            assert_eq!(busy.map_err(|failure| failure.kind), Err(Kind::Busy));
            Ok::<_, store::Failure>(())
        })
        .unwrap();
    store.truncate_log().unwrap();
    assert_eq!(log(), 0);
}

#[test]
fn a_long_log_is_moved_into_the_file_beside_the_writers() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    let store = Store::sqlite(&folder, Content::Data, Start::Create).unwrap();
    let size = |name: &str| fs::metadata(folder.join(name)).map_or(0, |found| found.len());
    let fill = |from: i32| {
        let page = [7_u8; 4_096];
        for round in from..from + 10 {
            let put =
                |tx: &mut store::Tx<'_>, n| store::set_meta(tx, &format!("{round}/{n}"), &page);
            store.write(|tx| (0..1_000).try_for_each(|n| put(tx, n))).unwrap();
        }
    };
    fill(0);
    // The writer itself does so at the fourfold only.
    let written = size("data.db-wal");
    assert!(written < 32_000 * 4_096, "{written}");
    let moved = |_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        size("data.db") > written / 4
    };
    assert!((0..200).any(moved), "{} of {written}", size("data.db"));
    // Emptying waits for a move that runs, and is not kept from it.
    fill(10);
    store.truncate_log().unwrap();
    assert_eq!(size("data.db-wal"), 0);
}

#[test]
fn a_server_is_treated_the_same_way() {
    assert_eq!(pg("postgres://o@127.0.0.1:1/o", Start::Open), Some(Kind::Gone));
    assert_eq!(pg("postgres://o@db.example/o?sslmode=disable", Start::Open), Some(Kind::Address));
    let Some(server) = server() else { return };
    let database = Database::new(&server);
    assert_eq!(pg(&database.url, Start::Open), Some(Kind::Missing));
    assert_eq!(pg(&database.url, Start::Create), None);
    assert_eq!(pg(&database.url, Start::Create), Some(Kind::Exists));
    assert_eq!(pg(&database.url, Start::Open), None);
    let keys = Store::postgres(&database.url, Content::Keys, Start::Open);
    assert_eq!(keys.err().map(|failure| failure.kind), Some(Kind::Damaged));
    let nowhere = database.url.replace("obhut_test", "no_such");
    assert_eq!(pg(&nowhere, Start::Open), Some(Kind::Missing));
}

#[test]
fn two_that_serve_one_database_alone_exclude_each_other() {
    let Some(server) = server() else { return };
    let database = Database::new(&server);
    let alone = |start| Store::postgres_alone(&database.url, Content::Data, start);
    let first = alone(Start::Create).unwrap();
    assert_eq!(alone(Start::Open).err().map(|failure| failure.kind), Some(Kind::InUse));
    database.cut();
    let count = |store: &Store| store.write(store::audit::tree_size);
    assert_eq!(count(&first).unwrap(), 0, "a new connection claims the database again");
    assert_eq!(alone(Start::Open).err().map(|failure| failure.kind), Some(Kind::InUse));
    drop(first);
    assert!(alone(Start::Open).is_ok(), "and the claim ends with its holder");
}

fn pg(url: &str, start: Start) -> Option<Kind> {
    Store::postgres(url, Content::Data, start).err().map(|failure| failure.kind)
}
