//! The list of texts to look at, on both engines.

use law::class::Class;
use law::ids::{DatumId, LabelId, PersonId, UserId};
use store::records::datum::{self, Datum};
use store::records::rescreening::{self, Find, FindState, Run};
use store::{Content, Store};

use crate::both::both;

const PERSON: PersonId = PersonId([1; 16]);
const TEXT: DatumId = DatumId([2; 16]);
const AUTHOR: UserId = UserId([3; 16]);

fn text(store: &Store) {
    let datum = Datum {
        person: PERSON,
        id: TEXT,
        kind: 7,
        class: Class::CrmNote,
        label: LabelId::default(),
        blind: None,
        sealed: vec![1, 2, 3],
        state: 1,
        created_on: 20_000,
        delete_on: None,
    };
    store.write(|tx| datum::insert(tx, &datum)).unwrap();
}

fn found(store: &Store, spans: i64) {
    let find = Find { person: PERSON, datum: TEXT, spans, author: AUTHOR };
    store.write(|tx| rescreening::put(tx, &find, 5)).unwrap();
}

fn open(store: &Store) -> usize {
    let listed = store.read(|tx| rescreening::open(tx, 10)).unwrap().len();
    let counted = store.read(|tx| rescreening::count_open(tx, 10)).unwrap();
    assert_eq!(listed as i64, counted);
    listed
}

#[test]
fn a_run_is_remembered_and_overwritten() {
    both(Content::Data, |store| {
        assert_eq!(store.read(rescreening::run).unwrap(), None);
        let run = Run {
            words: -7,
            started_at: 5,
            kind: 7,
            after: PERSON,
            texts: 3,
            found: 1,
            ended_at: None,
        };
        store.write(|tx| rescreening::put_run(tx, &run)).unwrap();
        let ended = Run { ended_at: Some(9), ..run };
        store.write(|tx| rescreening::put_run(tx, &ended)).unwrap();
        assert_eq!(store.read(rescreening::run).unwrap(), Some(ended));
    });
}

#[test]
fn a_text_left_as_it_is_comes_back_only_with_more_and_goes_with_its_value() {
    both(Content::Data, |store| {
        text(store);
        found(store, 1);
        assert_eq!(open(store), 1);
        let decide = |state| {
            store.write(|tx| rescreening::decide(tx, (PERSON, TEXT), state, (AUTHOR, 6))).unwrap()
        };
        assert_eq!((decide(FindState::Left), decide(FindState::Left)), (1, 0));
        found(store, 1);
        assert_eq!(open(store), 0);
        found(store, 2);
        assert_eq!(open(store), 1);
        assert_eq!(decide(FindState::TakenOut), 1);
        let told = store.read(|tx| rescreening::of_author(tx, AUTHOR, 10)).unwrap();
        assert_eq!(told[0].datum, TEXT);
        store.write(|tx| rescreening::seen(tx, AUTHOR)).unwrap();
        assert_eq!(store.read(|tx| rescreening::state(tx, PERSON, TEXT)).unwrap(), None);
        found(store, 1);
        store.write(|tx| datum::delete(tx, PERSON, TEXT)).unwrap();
        assert_eq!(open(store), 0);
        assert_eq!(store.write(rescreening::forget_gone).unwrap(), 1);
    });
}

#[test]
fn a_text_changed_meanwhile_is_not_sealed_over() {
    both(Content::Data, |store| {
        text(store);
        let reseal =
            |old: &[u8]| store.write(|tx| datum::reseal(tx, PERSON, TEXT, old, &[9])).unwrap();
        assert_eq!((reseal(&[7]), reseal(&[1, 2, 3]), reseal(&[1, 2, 3])), (0, 1, 0));
        let held = store.read(|tx| datum::of_person(tx, PERSON)).unwrap();
        assert_eq!(held[0].sealed, [9]);
    });
}
