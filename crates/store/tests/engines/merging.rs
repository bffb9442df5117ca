//! Rows change hands in a merge and come back, on both engines.

use std::collections::BTreeSet;

use law::ids::{ObjectId, PersonId};
use store::records::disclosure::{LOAD_PERSONS, person_values};
use store::records::merging::{self, MergeState, Merging, Part};
use store::records::suppression::{self, Entry};
use store::records::{campaign, consent};
use store::{Content, Store, manifest};

use crate::both::both;

const KEPT: PersonId = PersonId([1; 16]);
const GONE: PersonId = PersonId([2; 16]);
const MERGE: ObjectId = ObjectId([9; 16]);

/// A table about persons that a merge does not know would lose what stands in it.
#[test]
fn every_table_about_persons_says_what_a_merge_does_to_it() {
    let names = ["person_id", "against_person", "kept_person", "low_person"];
    let declared = manifest().unwrap();
    let about: BTreeSet<&str> = declared
        .iter()
        .filter(|c| c.content == Content::Data && names.contains(&c.name.as_str()))
        .map(|c| c.table.as_str())
        .collect();
    let told: BTreeSet<&str> = merging::TABLES.iter().map(|(table, _)| *table).collect();
    assert_eq!(about, told);
}

fn event(person: PersonId, n: u8) -> consent::Event {
    consent::Event {
        person,
        id: ObjectId([n; 16]),
        activity: 4,
        channel: 3,
        action: consent::ConsentAction::Objected,
        happened_at: i64::from(n),
        recorded_at: i64::from(n),
        wording: None,
        evidence: law::vocabulary::Evidence::None,
        documented: 0,
        proof: None,
        label: law::ids::LabelId::default(),
        user: law::ids::UserId::default(),
    }
}

/// One audience and one disclosure of both, one more of each of the person that goes.
fn fill(store: &Store) {
    let [shared, own] = [ObjectId([5; 16]), ObjectId([6; 16])];
    store
        .write(|tx| {
            let persons = [(KEPT, shared), (GONE, shared), (GONE, own)];
            tx.load(&LOAD_PERSONS, persons.iter().map(|(p, d)| person_values(p, d)))?;
            let verdicts = [(KEPT, shared, 1), (GONE, shared, 4), (GONE, own, 2)];
            let rows = verdicts.iter().map(|(p, c, v)| campaign::verdict_values(p, c, *v, 70_000));
            tx.load(&campaign::LOAD_VERDICTS, rows)?;
            consent::append(tx, &event(KEPT, 1))?;
            consent::append(tx, &event(GONE, 2))
        })
        .unwrap();
}

type Rows = Vec<(Vec<u8>, Vec<u8>, i64)>;

/// Who has what.
fn rows(store: &Store) -> Rows {
    let sql = "select person_id, disclosure_id, 0 from disclosure_person \
        union all select person_id, campaign_id, verdict * 100000 + situation_id from campaign_verdict \
        union all select person_id, event_id, 1 from consent_event order by 1, 2, 3";
    store
        .read(|tx| {
            tx.query(sql, &[], |r| Ok((r.bytes(0)?.to_vec(), r.bytes(1)?.to_vec(), r.int(2)?)))
        })
        .unwrap()
}

#[test]
fn rows_change_hands_and_come_back_as_they_were() {
    both(Content::Data, |store| {
        fill(store);
        let before = rows(store);
        let row = Merging {
            id: MERGE,
            kept: KEPT,
            gone: GONE,
            state: MergeState::Merged,
            merged_at: 5,
            undo_until_on: 30,
            ended_at: None,
            user: law::ids::UserId::default(),
            before: "{}".to_owned(),
        };
        store
            .write(|tx| {
                merging::insert(tx, &row)?;
                merging::hand_over(tx, MERGE, GONE, KEPT)
            })
            .unwrap();
        let merged = rows(store);
        assert!(merged.iter().all(|(person, ..)| person == &KEPT.0));
        assert_eq!(merged.len(), before.len() - 2, "of what both had there is one");
        let parts = store.read(|tx| merging::parts(tx, MERGE)).unwrap();
        assert_eq!(parts.iter().filter(|p| p.part == Part::Disclosure).count(), 2);
        let found = store.read(|tx| merging::of_gone(tx, GONE)).unwrap().unwrap();
        assert_eq!(found.kept, KEPT);
        let due = |today| store.read(|tx| merging::due(tx, today, 10)).unwrap().len();
        assert_eq!((due(30), due(31)), (0, 1));
        store.write(|tx| merging::hand_back(tx, MERGE, KEPT, GONE)).unwrap();
        assert_eq!(rows(store), before);
        store.write(|tx| merging::end(tx, MERGE, MergeState::Undone, 9)).unwrap();
        assert!(store.read(|tx| merging::of_gone(tx, GONE)).unwrap().is_none());
    });
}

#[test]
fn an_entry_that_a_merge_brought_yields_to_the_persons_own_word() {
    let entry = |origin| Entry {
        hash: [3; 16],
        scope: 1,
        channel: 0,
        activity: 0,
        level: 2,
        since_on: 10,
        origin,
        key_version: 1,
    };
    both(Content::Data, |store| {
        let put = |origin| store.write(|tx| suppression::insert(tx, &[entry(origin)])).unwrap();
        let drop = || store.write(|tx| suppression::delete_merged(tx, &entry(5))).unwrap();
        assert_eq!((put(5), put(5)), (1, 0));
        assert_eq!(drop(), 1);
        assert_eq!((put(5), put(1), put(5)), (1, 1, 0));
        assert_eq!(drop(), 0, "now it is an objection");
    });
}
