//! Every column is declared, and every declared column exists (R30).

use std::collections::BTreeSet;

use store::records::rights::copy;
use store::{Category, Content, Erase, Retention, Subject, live_columns, manifest};

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

/// The tables whose rows are about persons, with the columns that an answer to the person copies.
fn about_persons() -> std::collections::BTreeMap<String, BTreeSet<String>> {
    let mut tables = std::collections::BTreeMap::<String, BTreeSet<String>>::new();
    let data = manifest().unwrap().into_iter().filter(|c| c.content == Content::Data);
    for column in data.filter(|c| c.subject == Subject::Person) {
        let columns = tables.entry(column.table.clone()).or_default();
        let told = !matches!(
            column.category,
            Category::Technical
                | Category::Id
                | Category::Content
                | Category::SearchKey
                | Category::Secret
        );
        columns.extend(told.then_some(column.name));
    }
    tables
}

/// R29: a table or column about persons that an access answer leaves out fails here.
#[test]
fn an_access_answer_copies_every_table_about_persons() {
    let mut declared = about_persons();
    for (table, reason) in copy::ELSEWHERE {
        assert!(declared.remove(*table).is_some() && reason.len() > 20, "{table}");
    }
    let copied: std::collections::BTreeMap<String, BTreeSet<String>> = copy::TABLES
        .iter()
        .map(|t| (t.table.to_owned(), t.columns.iter().map(|&c| c.to_owned()).collect()))
        .collect();
    assert_eq!(copied, declared);
    both(Content::Data, |store| {
        let rows = store.read(|tx| copy::of_person(tx, law::ids::PersonId::default())).unwrap();
        assert_eq!(rows.len(), copy::TABLES.len());
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

/// Tables of the data store with something about people that an erasure has to take away.
fn with_people() -> BTreeSet<String> {
    let columns = manifest().unwrap().into_iter();
    columns
        .filter(|c| c.content == Content::Data && c.subject == Subject::Person)
        .filter(|c| !matches!(c.erase, Erase::Keep(_)))
        .map(|c| c.table)
        .collect()
}

#[test]
fn every_table_about_people_has_an_erase_step_and_every_step_a_table() {
    let steps: BTreeSet<String> = store::records::erasing::tables().map(str::to_owned).collect();
    let missing: Vec<_> = with_people().symmetric_difference(&steps).cloned().collect();
    assert!(missing.is_empty(), "add a step in records/erasing.rs for: {missing:?}");
}

#[test]
fn a_table_forgotten_by_erasure_is_found() {
    let steps: BTreeSet<String> =
        store::records::erasing::tables().filter(|t| *t != "purchase").map(str::to_owned).collect();
    assert_eq!(with_people().difference(&steps).collect::<Vec<_>>(), ["purchase"]);
}
