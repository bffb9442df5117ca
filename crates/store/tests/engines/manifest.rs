//! Every column is declared, and every declared column exists (R30).

use std::collections::BTreeSet;

use store::{Content, Erase, Retention, Subject, live_columns, manifest};

use crate::both::both;

type Names = BTreeSet<(String, String)>;

fn declared(content: Content) -> Names {
    let columns = manifest().unwrap().into_iter().filter(|column| column.content == content);
    columns.map(|column| (column.table, column.name)).collect()
}

/// What one has and the other has not, both ways.
fn differences<'n>(declared: &'n Names, live: &'n Names) -> Vec<&'n (String, String)> {
    declared.symmetric_difference(live).collect()
}

#[test]
fn the_declaration_and_the_live_schema_are_the_same() {
    for content in [Content::Data, Content::Keys] {
        both(content, |store| {
            let live: Names = store.read(live_columns).unwrap().into_iter().collect();
            assert!(live.len() > 10);
            assert_eq!(differences(&declared(content), &live), Vec::<&(String, String)>::new());
        });
    }
}

#[test]
fn a_column_on_one_side_only_is_found() {
    both(Content::Data, |store| {
        store
            .write(|tx| tx.execute("alter table person add column shoe_size integer", &[]))
            .unwrap();
        store.write(|tx| tx.execute("alter table session drop column seen_at", &[])).unwrap();
        let live: Names = store.read(live_columns).unwrap().into_iter().collect();
        let declared = declared(Content::Data);
        let found = differences(&declared, &live);
        let names: Vec<_> = found.iter().map(|(table, name)| format!("{table}.{name}")).collect();
        assert_eq!(names, ["person.shoe_size", "session.seen_at"]);
    });
}

#[test]
fn declarations_agree_with_each_other() {
    for column in manifest().unwrap() {
        let name = format!("{}.{}", column.table, column.name);
        assert_eq!(column.sealed, column.name == "sealed", "{name}");
        if column.sealed || column.retention == Retention::ByClass && column.name == "wrapped" {
            assert_eq!(column.erase, Erase::DestroyKey, "{name}");
        }
        if column.name == "person_id" {
            assert_eq!(column.subject, Subject::Person, "{name}");
        }
        if let Erase::Keep(reason) = &column.erase {
            assert!(reason.len() > 8, "{name} is kept without a reason");
        }
    }
}
