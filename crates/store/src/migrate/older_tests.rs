//! A database as each earlier version of the program left it, a row in every table, is brought up by
//! the steps of today: nothing of it is lost, and its tables become those of a new one. On SQLite, and
//! on PostgreSQL where the tests are told of a server.

use std::collections::BTreeMap;

use postgres::SimpleQueryMessage;
use rusqlite::Connection;

use super::*;
use crate::postgres::Address;
use crate::sqlite::Place;

#[path = "../../tests/engines/server.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod server;

use server::{Database, server};

/// Tables with their columns: name and type.
type Tables = BTreeMap<String, Vec<(String, String)>>;

/// An empty place for a database.
enum Ground {
    Sqlite(#[expect(dead_code, reason = "held")] tempfile::TempDir, Place),
    Postgres(Database),
}

impl Ground {
    fn all(content: Content) -> Vec<Self> {
        let home = tempfile::tempdir().unwrap();
        let place = Place::claim(&home.path().join("store"), content, Start::Create).unwrap();
        let mut all = vec![Self::Sqlite(home, place)];
        all.extend(server().map(|server| Self::Postgres(Database::new(&server))));
        all
    }

    /// The connection the program has.
    fn conn(&self) -> Conn {
        match self {
            Self::Sqlite(_, place) => Conn::Sqlite(place.writer().unwrap()),
            Self::Postgres(database) => {
                Conn::Postgres(Box::new(Address::parse(&database.url).unwrap().writer().unwrap()))
            }
        }
    }

    /// A connection of the test's own.
    fn own(&self) -> Own {
        match self {
            Self::Sqlite(_, place) => Own::Sqlite(Connection::open(&place.file).unwrap()),
            Self::Postgres(database) => {
                Own::Postgres(postgres::Client::connect(&database.url, postgres::NoTls).unwrap())
            }
        }
    }
}

enum Own {
    Sqlite(Connection),
    Postgres(postgres::Client),
}

impl Own {
    fn batch(&mut self, sql: &str) {
        match self {
            Self::Sqlite(file) => file.execute_batch(sql).unwrap(),
            Self::Postgres(client) => client.batch_execute(sql).unwrap(),
        }
    }

    /// Rows of three texts.
    fn rows(&mut self, sql: &str) -> Vec<[String; 3]> {
        match self {
            Self::Sqlite(file) => {
                let mut statement = file.prepare(sql).unwrap();
                let read = |row: &rusqlite::Row<'_>| Ok([row.get(0)?, row.get(1)?, row.get(2)?]);
                statement.query_map([], read).unwrap().map(Result::unwrap).collect()
            }
            Self::Postgres(client) => {
                let rows = client.simple_query(sql).unwrap().into_iter();
                let read = |row: SimpleQueryMessage| match row {
                    SimpleQueryMessage::Row(row) => {
                        Some([0, 1, 2].map(|at| row.get(at).unwrap().to_owned()))
                    }
                    _ => None,
                };
                rows.filter_map(read).collect()
            }
        }
    }

    fn tables(&mut self) -> Tables {
        let sql = match self {
            Self::Sqlite(_) => {
                "select t.name, c.name, lower(c.type) from sqlite_schema t \
                 join pragma_table_info(t.name) c where t.type = 'table' order by t.name, c.cid"
            }
            Self::Postgres(_) => {
                "select table_name, column_name, data_type from information_schema.columns \
                 where table_schema = current_schema() order by table_name, ordinal_position"
            }
        };
        let mut found = Tables::new();
        for [table, column, kind] in self.rows(sql) {
            found.entry(table).or_default().push((column, kind));
        }
        found.remove("meta");
        found
    }

    /// A row in every table.
    fn fill(&mut self, tables: &Tables) {
        for (table, columns) in tables {
            let values: Vec<_> = columns.iter().map(|(_, kind)| value(kind)).collect();
            self.batch(&format!("insert into {table} values ({})", values.join(", ")));
        }
    }

    /// How many rows of those put in are there, as they were.
    fn kept(&mut self, before: &Tables) -> usize {
        let mut kept = 0;
        for (table, columns) in before {
            let same = columns.iter().map(|(name, kind)| format!("{name} = {}", value(kind)));
            let same = same.collect::<Vec<_>>().join(" and ");
            let sql = format!("select cast(count(*) as text), '', '' from {table} where {same}");
            kept += usize::from(self.rows(&sql)[0][0] == "1");
        }
        kept
    }
}

/// What is put into a column of this type.
fn value(kind: &str) -> &'static str {
    match kind {
        "blob" => "x'01'",
        "bytea" => "'\\x01'::bytea",
        "text" => "'x'",
        _ => "1",
    }
}

/// A database of this version, brought up by these steps: what was in it, what is in it, its tables.
fn brought_up(
    ground: &Ground,
    content: Content,
    version: usize,
    steps: &[Step],
) -> (usize, usize, Tables) {
    let mut conn = ground.conn();
    let old = super::steps(content).get(..version).unwrap();
    bring_up(&mut conn, content, Start::Create, old).unwrap();
    let mut own = ground.own();
    let before = own.tables();
    own.fill(&before);
    bring_up(&mut conn, content, Start::Open, steps).unwrap();
    (before.len(), own.kept(&before), own.tables())
}

#[test]
fn a_database_of_every_earlier_version_keeps_every_row() {
    for content in [Content::Data, Content::Keys] {
        let steps = steps(content);
        let of_version = |version| {
            let grounds = Ground::all(content);
            grounds.iter().map(|g| brought_up(g, content, version, steps)).collect::<Vec<_>>()
        };
        let new = of_version(steps.len());
        for version in 1..steps.len() {
            for ((before, kept, tables), (.., new)) in of_version(version).iter().zip(&new) {
                assert!(*before > 1, "version {version}");
                assert_eq!(kept, before, "version {version}");
                assert_eq!(tables, new, "version {version}");
            }
        }
    }
}

/// A step that loses or changes a row is seen.
#[test]
fn a_step_that_loses_something_is_seen() {
    let first = Step { version: 1, sql: "" };
    for sql in ["delete from person", "update person set state = 2"] {
        for ground in Ground::all(Content::Data) {
            let steps = [Step { ..first }, Step { version: 2, sql }];
            let (before, kept, _) = brought_up(&ground, Content::Data, 1, &steps);
            assert_eq!(kept, before - 1, "{sql}");
        }
    }
}
