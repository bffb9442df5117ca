//! PostgreSQL gone in the middle of an import: said, nothing half done, and it goes on afterwards.

use std::process::{Command, Stdio};

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

/// Where it dies: database, table, row of this run, and whether in the statement that writes the row
/// or in the commit of it.
const PLACES: [(&str, &str, u32, bool); 7] = [
    ("obhut_data", "import", 1, false),
    ("obhut_data", "audit_leaf", 1, true),
    ("obhut_keys", "person_key", 1, false),
    ("obhut_keys", "person_key", 1, true),
    ("obhut_data", "datum", 900, false),
    ("obhut_data", "import_count", 1, true),
    ("obhut_data", "import", 2, true),
];

/// Lets the server rest for ever where this row is written. A sequence counts the rows: it is not
/// taken back with what failed.
fn rest_at(cluster: &Cluster, (database, table, row, in_commit): (&str, &str, u32, bool)) {
    let when = if in_commit { "deferrable initially deferred" } else { "" };
    let sql = format!(
        "create sequence passed; \
         create function rest() returns trigger language plpgsql as $$ begin \
         if nextval('passed') >= {row} then perform pg_sleep(86400); end if; return null; end $$; \
         create constraint trigger rest after insert or update on {table} {when} \
         for each row execute function rest()"
    );
    cluster.sql(database, &sql);
}

/// Takes the import in until the server rests, and ends the server; what the import said. `None`
/// where it never came there.
fn dies(cluster: &Cluster, import: &mut Command) -> Option<Ended> {
    let mut child = import.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let rests = "select count(*) from pg_stat_activity where wait_event = 'PgSleep'";
    while cluster.sql("postgres", rests).trim() == "0" {
        if child.try_wait().unwrap().is_some() {
            return None;
        }
    }
    cluster.down();
    let out = child.wait_with_output().unwrap();
    cluster.up();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some(Ended { code: out.status.code(), out: text(&out.stdout), err: text(&out.stderr) })
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
    for place in PLACES {
        rest_at(&cluster, place);
        let died = dies(&cluster, firm.program().args(import_args(&file, "shop", &home)));
        let Ended { code, out, err } = died.unwrap_or_else(|| panic!("never at {place:?}"));
        assert_eq!(code, Some(1), "{place:?}: {out}{err}");
        // Whoever has sent a commit and heard nothing cannot know what became of it.
        let (names, way) = if place.3 {
            ("the connection broke", "before repeating it")
        } else {
            ("database", "again")
        };
        assert!(err.contains(names) && err.contains(way), "{place:?}: no way out: {err}");
        assert!(!err.contains("example.org"), "{err}");
        assert_eq!(keyless(&cluster), 0, "{place:?}: a value without its key");
        cluster.sql(place.0, "drop function rest cascade; drop sequence passed");
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
