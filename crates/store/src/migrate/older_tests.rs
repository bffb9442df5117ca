//! A file as each earlier version of the program left it, a row in every table, is brought up by the
//! steps of today: nothing of it is lost, and its tables become those of a new file.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::*;
use crate::sqlite::Place;

/// Tables with their columns: name and type.
type Tables = BTreeMap<String, Vec<(String, String)>>;

fn tables(file: &Connection) -> Tables {
    let sql = "select t.name, c.name, lower(c.type) from sqlite_schema t \
        join pragma_table_info(t.name) c where t.type = 'table' order by t.name, c.cid";
    let mut found = Tables::new();
    let mut statement = file.prepare(sql).unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let column = (row.get(1).unwrap(), row.get(2).unwrap());
        found.entry(row.get(0).unwrap()).or_default().push(column);
    }
    found.remove("meta");
    found
}

/// A row in every table.
fn fill(file: &Connection, tables: &Tables) {
    for (table, columns) in tables {
        let value = |(_, kind): &(String, String)| match kind.as_str() {
            "blob" => "x'01'",
            "text" => "'x'",
            _ => "1",
        };
        let values: Vec<_> = columns.iter().map(value).collect();
        file.execute_batch(&format!("insert into {table} values ({})", values.join(", "))).unwrap();
    }
}

/// How many rows of those put in are there, as they were.
fn kept(file: &Connection, before: &Tables) -> usize {
    let mut kept = 0;
    for (table, columns) in before {
        let same = |(name, kind): &(String, String)| match kind.as_str() {
            "blob" => format!("{name} = x'01'"),
            "text" => format!("{name} = 'x'"),
            _ => format!("{name} = 1"),
        };
        let same: Vec<_> = columns.iter().map(same).collect();
        let sql = format!("select count(*) from {table} where {}", same.join(" and "));
        let rows: i64 = file.query_row(&sql, [], |row| row.get(0)).unwrap();
        kept += usize::from(rows == 1);
    }
    kept
}

/// A file of this version, brought up by these steps: what was in it, what is in it, and its tables.
fn brought_up(content: Content, version: usize, steps: &[Step]) -> (usize, usize, Tables) {
    let home = tempfile::tempdir().unwrap();
    let place = Place::claim(&home.path().join("store"), content, Start::Create).unwrap();
    let mut conn = Conn::Sqlite(place.writer().unwrap());
    let old = super::steps(content).get(..version).unwrap();
    bring_up(&mut conn, content, Start::Create, old).unwrap();
    let file = Connection::open(&place.file).unwrap();
    let before = tables(&file);
    fill(&file, &before);
    bring_up(&mut conn, content, Start::Open, steps).unwrap();
    (before.len(), kept(&file, &before), tables(&file))
}

#[test]
fn a_file_of_every_earlier_version_keeps_every_row() {
    for content in [Content::Data, Content::Keys] {
        let steps = steps(content);
        let (_, _, new) = brought_up(content, steps.len(), steps);
        for version in 1..steps.len() {
            let (before, kept, tables) = brought_up(content, version, steps);
            assert!(before > 1, "version {version}");
            assert_eq!(kept, before, "version {version}");
            assert_eq!(tables, new, "version {version}");
        }
    }
}

/// A step that loses or changes a row is seen.
#[test]
fn a_step_that_loses_something_is_seen() {
    let first = Step { version: 1, sql: "" };
    for sql in ["delete from person", "update person set person_id = x'02'"] {
        let (before, kept, _) =
            brought_up(Content::Data, 1, &[Step { ..first }, Step { version: 2, sql }]);
        assert_eq!(kept, before - 1, "{sql}");
    }
}
