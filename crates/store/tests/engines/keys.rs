//! A key can be read exactly as long as no durable intent stands against it (R20).

use std::path::Path;

use law::class::Class;
use law::ids::{ObjectId, PersonId};
use store::{Content, Intent, IntentState, Keys, Kind, Start, Store, class_bits};
use vault::WrappedKey;

use crate::both::{Database, server};

const MASTER: Class = Class::CustomerMaster;
const ORDER: Class = Class::OrderContract;

fn both(test: impl Fn(&Keys)) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite(&folder.path().join("keys"), Content::Keys, Start::Create).unwrap();
    test(&Keys::new(store));
    if let Some(server) = server() {
        let database = Database::new(&server);
        test(&Keys::new(Store::postgres(&database.url, Content::Keys, Start::Create).unwrap()));
    }
}

fn person(n: u8) -> PersonId {
    PersonId([n; 16])
}

fn batch(n: u8) -> ObjectId {
    ObjectId([n; 16])
}

fn key(n: u8) -> WrappedKey {
    WrappedKey { epoch: u32::from(n), bytes: vec![n; 72] }
}

fn intent(n: u8, classes: impl IntoIterator<Item = Class>) -> Intent {
    Intent {
        id: batch(100 + n),
        person: person(n),
        classes: class_bits(classes),
        reason: 4,
        created_at: 9,
        state: IntentState::Open,
        steps: 0,
    }
}

/// Persons 1 to 4, each with a key of two classes.
fn fill(keys: &Keys) {
    let all: Vec<_> = [3, 1, 4, 2]
        .into_iter()
        .flat_map(|n| [(person(n), MASTER, key(n)), (person(n), ORDER, key(10 + n))])
        .collect();
    keys.put(batch(1), 1_000, &all).unwrap();
    keys.activate(batch(1)).unwrap();
}

fn by_class(keys: &Keys, class: Class) -> Vec<PersonId> {
    let mut all = Vec::new();
    keys.each_for_class(class, |person, key| {
        assert_eq!(key.bytes.len(), 72);
        all.push(person);
        Ok(true)
    })
    .unwrap();
    all
}

#[test]
fn keys_come_back_singly_in_bulk_and_in_order() {
    both(|keys| {
        fill(keys);
        assert_eq!(keys.get(person(2), ORDER), Ok(Some(key(12))));
        assert_eq!(keys.get(person(2), Class::Photo), Ok(None));
        let wanted =
            [(person(4), MASTER), (person(9), MASTER), (person(1), ORDER), (person(4), MASTER)];
        let found = keys.get_many(&wanted).unwrap();
        assert_eq!(found, [Some(key(4)), None, Some(key(11)), Some(key(4))]);
        assert_eq!(by_class(keys, MASTER), [1, 2, 3, 4].map(person));
        let again =
            keys.put(batch(2), 1, &[(person(5), MASTER, key(5)), (person(1), MASTER, key(6))]);
        assert_eq!(again.unwrap_err().kind, Kind::Conflict);
        assert_eq!(keys.get(person(5), MASTER), Ok(None), "all or none");
    });
}

#[test]
fn an_intent_closes_what_it_names_and_nothing_else() {
    both(|keys| {
        fill(keys);
        let intent = intent(2, [MASTER, Class::Photo]);
        keys.open_intent(&intent).unwrap();
        assert_eq!(keys.get(person(2), MASTER).unwrap_err().kind, Kind::Erasing);
        assert_eq!(keys.get(person(2), ORDER), Ok(Some(key(12))));
        assert_eq!(
            keys.get_many(&[(person(2), MASTER), (person(3), MASTER)]).unwrap(),
            [None, Some(key(3))]
        );
        assert_eq!(by_class(keys, MASTER), [1, 3, 4].map(person));
        assert_eq!(by_class(keys, ORDER).len(), 4);
        let new = keys.put(batch(3), 1, &[(person(2), Class::Photo, key(7))]);
        assert_eq!(new.unwrap_err().kind, Kind::Erasing);
        assert_eq!(keys.open_intents(), Ok(vec![intent]));
    });
}

#[test]
fn an_erasure_goes_step_by_step_and_may_repeat_each() {
    both(|keys| {
        fill(keys);
        let intent = intent(3, [MASTER]);
        keys.open_intent(&intent).unwrap();
        assert_eq!(keys.open_intent(&intent).unwrap_err().kind, Kind::Conflict);
        assert_eq!(keys.step(intent.id, 0).unwrap_err().kind, Kind::Shape, "keys first");
        assert_eq!(keys.finish(intent.id).unwrap_err().kind, Kind::Shape, "keys first");
        assert_eq!(keys.destroy(intent.id), Ok(1));
        assert_eq!(keys.destroy(intent.id), Ok(0));
        for bit in [0, 5, 5] {
            keys.step(intent.id, bit).unwrap();
        }
        let open = keys.open_intents().unwrap();
        assert_eq!(open, [Intent { state: IntentState::KeysGone, steps: 0b100001, ..intent }]);
        keys.finish(intent.id).unwrap();
        keys.finish(intent.id).unwrap();
        assert_eq!(keys.open_intents(), Ok(vec![]));
        assert_eq!(keys.get(person(3), MASTER), Ok(None));
        assert_eq!(keys.get(person(3), ORDER), Ok(Some(key(13))));
        assert_eq!(keys.destroy(batch(77)).unwrap_err().kind, Kind::Shape);
    });
}

#[test]
fn keys_whose_data_never_came_are_collected() {
    both(|keys| {
        fill(keys);
        keys.put(
            batch(5),
            2_000,
            &[(person(5), MASTER, key(5)), (person(1), Class::Photo, key(1))],
        )
        .unwrap();
        keys.put(batch(6), 9_000, &[(person(6), MASTER, key(6))]).unwrap();
        let exists = |who: PersonId| Ok::<_, store::Failure>(who == person(1));
        assert_eq!(keys.collect_orphans(5_000, exists), Ok(1));
        assert_eq!(keys.get(person(5), MASTER), Ok(None));
        assert_eq!(keys.get(person(1), Class::Photo), Ok(Some(key(1))), "its person exists");
        assert_eq!(keys.get(person(6), MASTER), Ok(Some(key(6))), "may still be on its way");
        assert_eq!(keys.get(person(4), MASTER), Ok(Some(key(4))), "was activated");
        assert_eq!(keys.collect_orphans(5_000, exists), Ok(0));
    });
}

const MARKER: [u8; 36] = *b"marker-of-the-wrapped-key-0123456789";

/// A key store in a folder, holding a wrapped key that can be found on the disk.
fn marked(folder: &Path) -> Keys {
    let keys = Keys::new(Store::sqlite(folder, Content::Keys, Start::Create).unwrap());
    let wrapped = WrappedKey { epoch: 1, bytes: MARKER.to_vec() };
    keys.put(batch(1), 1, &[(person(1), MASTER, wrapped)]).unwrap();
    assert!(on_disk(folder, &MARKER), "the search finds what is there");
    keys
}

#[test]
fn a_destroyed_key_is_in_no_file_however_it_went() {
    let again = |_, _, key: &WrappedKey| {
        Ok::<_, store::Failure>(WrappedKey { epoch: 2, bytes: vec![0; key.bytes.len()] })
    };
    let ways: [&dyn Fn(&Keys); 5] = [
        &|keys| {
            keys.open_intent(&intent(1, [MASTER])).unwrap();
            keys.destroy(intent(1, []).id).unwrap();
        },
        &|keys| assert_eq!(keys.destroy_at_once(&intent(1, [MASTER]), &[], &[]).unwrap(), 1),
        &|keys| assert_eq!(keys.destroy_many(&[intent(1, [MASTER])]).unwrap(), 1),
        &|keys| assert_eq!(keys.collect_orphans(2, |_| Ok::<_, store::Failure>(false)).unwrap(), 1),
        &|keys| assert_eq!(keys.rewrap_before(2, again).unwrap(), 1),
    ];
    for way in ways {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("keys");
        let keys = marked(&folder);
        way(&keys);
        assert!(!on_disk(&folder, &MARKER), "neither in the file nor in its log");
    }
}

#[test]
fn a_start_empties_a_log_that_still_holds_a_destroyed_key() {
    let home = tempfile::tempdir().unwrap();
    let (folder, crashed) = (home.path().join("keys"), home.path().join("crashed"));
    let keys = marked(&folder);
    // Deleted like any row, as if ended before the log was emptied.
    keys.store().write(|tx| tx.execute("delete from person_key", &[])).unwrap();
    std::fs::create_dir(&crashed).unwrap();
    for file in ["keys.db", "keys.db-wal"] {
        std::fs::copy(folder.join(file), crashed.join(file)).unwrap();
    }
    assert!(on_disk(&crashed, &MARKER), "the log holds it still");
    let keys = Store::sqlite(&crashed, Content::Keys, Start::Open).unwrap();
    assert!(!on_disk(&crashed, &MARKER));
    drop(keys);
}

fn on_disk(folder: &Path, marker: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        #[expect(clippy::disallowed_methods, reason = "looks at the bytes on the disk")]
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(marker.len()).any(|window| window == marker)
    })
}

#[test]
fn readers_and_a_writer_of_the_key_file_do_not_fail_each_other() {
    both(|keys| {
        fill(keys);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..200).for_each(|_| drop(keys.get(person(1), MASTER).unwrap())));
            }
            for n in 50..90 {
                keys.put(batch(n), 1, &[(person(n), MASTER, key(n))]).unwrap();
                keys.destroy_at_once(&intent(n, [MASTER]), &[], &[]).unwrap();
            }
        });
    });
}
