//! PostgreSQL gone in the middle of an import: said, nothing half done, and it goes on afterwards.

use std::process::Stdio;
use std::time::Duration;

use crate::cluster::Cluster;
use crate::firm::{Ended, Firm, ended, import_args};
use crate::kills;

/// What is kept of an import, from both databases, without ids.
fn kept(cluster: &Cluster) -> String {
    let data = "select (select count(*) from person), (select count(*) from datum), \
        (select count(*) from standing), (select count(*) from held_row), \
        (select count(*) from import_fault), (select sum(rows) from import_count), \
        (select string_agg(state || ':' || rows_done, ',') from import)";
    cluster.sql("obhut_data", data)
}

/// Values whose keys are not there.
fn keyless(cluster: &Cluster) -> usize {
    let under = |database, table, extra: &str| -> std::collections::BTreeSet<String> {
        let sql = format!("select distinct encode(person_id, 'hex') || class from {table}{extra}");
        cluster.sql(database, &sql).lines().map(str::to_owned).collect()
    };
    let values = under("obhut_data", "datum", "");
    let keys = under("obhut_keys", "person_key", "");
    values.difference(&keys).count()
}

#[test]
fn a_server_that_dies_under_an_import_is_named_and_the_import_goes_on() {
    let Some(cluster) = Cluster::start() else {
        eprintln!("no PostgreSQL server here");
        return;
    };
    let urls = [cluster.database("obhut_data"), cluster.database("obhut_keys")];
    let firm = Firm::on(&urls);
    let file = kills::list(&firm);
    let home = firm.data();
    let mut died = Vec::new();
    for _ in 0..6 {
        let mut command = firm.program();
        command.args(import_args(&file, "shop", &home));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().unwrap();
        // It dies once the import has begun, a little later each time.
        let begun = || cluster.sql("obhut_data", "select count(*) from import").trim() != "0";
        for _ in 0..100 {
            if begun() {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        std::thread::sleep(Duration::from_millis(60 * died.len() as u64));
        cluster.down();
        let out = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        cluster.up();
        assert_eq!(keyless(&cluster), 0, "a value without its key");
        if out.status.success() {
            break;
        }
        assert_eq!(out.status.code(), Some(1), "{said}");
        died.push(said);
    }
    assert!(!died.is_empty(), "the import was never hit");
    for said in &died {
        assert!(said.contains("database") && said.contains("again"), "no way out: {said}");
        assert!(!said.contains("example.org"), "{said}");
    }
    let Ended { code, err, .. } = ended(firm.program().args(import_args(&file, "shop", &home)));
    assert_eq!(code, Some(0), "{err}");
    let once = kept(&cluster);
    assert!(once.starts_with("2090|"), "{once}");
    assert_eq!(keyless(&cluster), 0);
    // The same firm without any trouble.
    drop(firm);
    let fresh = Cluster::start().unwrap();
    let urls = [fresh.database("obhut_data"), fresh.database("obhut_keys")];
    let firm = Firm::on(&urls);
    let file = kills::list(&firm);
    let done = ended(firm.program().args(import_args(&file, "shop", &firm.data())));
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert_eq!(kept(&fresh), once);
}
