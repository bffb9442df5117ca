//! What stands in the stores of a firm, without any content: enough to say that two are alike and
//! that nothing is half done.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

/// Counts of what is stored.
pub type State = BTreeMap<String, i64>;

/// Tables that a run undisturbed and a run interrupted must fill alike. The audit log is longer
/// after an interruption: each start is a leaf of its own.
const COUNTED: [&str; 10] = [
    "select 'person', count(*) from person",
    "select 'datum of kind ' || kind_id || ' in class ' || class, count(*) from datum \
     group by kind_id, class",
    "select 'standing', count(*) from standing",
    "select 'purchase', count(*) from purchase",
    "select 'consent_event', count(*) from consent_event",
    "select 'suppression', count(*) from suppression",
    "select 'held_row', count(*) from held_row",
    "select 'import_count ' || outcome || ' ' || reason, sum(rows) from import_count \
     group by outcome, reason",
    "select 'import_fault', count(*) from import_fault",
    "select 'import in state ' || state || ' with rows', rows_done from import",
];

/// What stands in a firm's folder.
pub fn of(firm: &Path) -> State {
    let data = open(&firm.join("data/data.db"));
    let mut state = State::new();
    for sql in COUNTED {
        let mut statement = data.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        state.extend(rows.map(Result::unwrap));
    }
    state
}

/// What is unsound in a firm's folder: pages, values without a key, persons without standing.
pub fn unsound(firm: &Path) -> Vec<String> {
    let (data, keys) = (firm.join("data/data.db"), firm.join("keys/keys.db"));
    let mut found = Vec::new();
    for path in [&data, &keys] {
        let verdict: String =
            open(path).query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
        if verdict != "ok" {
            found.push(verdict);
        }
    }
    let both = open(&data);
    both.execute("attach ?1 as k", [keys.to_str().unwrap()]).unwrap();
    let orphans = [
        (
            "values without a key",
            "select count(*) from datum d where not exists (select 1 from k.person_key p \
             where p.tenant_id = d.tenant_id and p.person_id = d.person_id and p.class = d.class)",
        ),
        (
            "values without a person",
            "select count(*) from datum d where not exists \
             (select 1 from person p where p.tenant_id = d.tenant_id and p.person_id = d.person_id)",
        ),
        (
            "persons without standing",
            "select count(*) from person p where not exists \
             (select 1 from standing s where s.tenant_id = p.tenant_id and s.person_id = p.person_id)",
        ),
        (
            "persons without a value",
            "select count(*) from person p where not exists \
             (select 1 from datum d where d.tenant_id = p.tenant_id and d.person_id = p.person_id)",
        ),
        (
            "held rows without a key",
            "select count(*) from held_row h where not exists \
             (select 1 from k.person_key p where p.tenant_id = h.tenant_id and p.person_id = h.held_id)",
        ),
    ];
    for (what, sql) in orphans {
        let count: i64 = both.query_row(sql, [], |row| row.get(0)).unwrap();
        if count > 0 {
            found.push(format!("{count} {what}"));
        }
    }
    found
}

/// Opens a database for looking, or for planting a fault.
pub fn open(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap()
}
