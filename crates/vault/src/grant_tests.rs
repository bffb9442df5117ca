use super::*;
use crate::error::LedgerError;
use crate::fixture::{Fixture, Leaves, permit, permit_for, person};
use crate::leaf::Outcome;
use crate::place::Place;
use law::access::Set64;
use law::class::Class;
use law::ids::UserId;
use law::kinds::{Collect, Email, Link, Name, Phone, Shape, Upload, View};
use law::vocabulary::PersonState;

fn sealed(f: &Fixture, who: u8) -> (PersonKey, Sealed<Email>) {
    let (key, place) = f.key_and_place(person(who), Class::CustomerMaster);
    let permit = permit::<Collect>(person(who));
    let sealed = f.vault.seal_fields(&permit, &key, place, &["a@b.de"]).unwrap();
    (key, sealed)
}

#[test]
fn the_leaf_is_written_before_anything_is_opened_and_says_who_what_and_whom() {
    let f = Fixture::new();
    let (key, email) = sealed(&f, 1);
    let mut ledger = Leaves::default();
    let grant =
        f.vault.grant::<View>(permit(person(1)), &mut ledger, f.moment(), Some(&key)).unwrap();
    let [leaf] = ledger.kept[..] else { panic!("one leaf expected") };
    assert_eq!(grant.seq(), leaf.seq);
    assert_eq!(
        (leaf.action, leaf.object, leaf.outcome),
        (Action::View, Object::Person, Outcome::Done)
    );
    assert_eq!((leaf.activity, leaf.count), (4, 1));
    assert_eq!(leaf.actor_tag, f.vault.actor_tag(UserId([3; 16])));
    assert_eq!(leaf.subject_tag, f.vault.subject_tag(&key, f.moment().utc_ms).unwrap());
    assert_ne!(leaf.subject_tag, [0; 16]);
    assert_eq!(leaf.request, f.moment().request);
    assert!(leaf.fields.has(Shape::Email.code()));
    assert_eq!(grant.open(&key, &email).unwrap().field(0), "a@b.de");
}

#[test]
fn no_leaf_no_grant() {
    let f = Fixture::new();
    let (key, _) = sealed(&f, 1);
    let mut broken = Leaves { broken: true, ..Leaves::default() };
    let grant = f.vault.grant::<View>(permit(person(1)), &mut broken, f.moment(), Some(&key));
    assert!(matches!(grant, Err(GrantError::Ledger(LedgerError(_)))));
}

#[test]
fn a_permit_for_one_person_needs_that_persons_key_for_the_leaf() {
    let f = Fixture::new();
    let (other, _) = sealed(&f, 2);
    for subject in [None, Some(&other)] {
        let mut ledger = Leaves::default();
        let grant = f.vault.grant::<View>(permit(person(1)), &mut ledger, f.moment(), subject);
        assert!(matches!(grant, Err(GrantError::SubjectKey)));
        assert!(ledger.kept.is_empty());
    }
}

#[test]
fn a_grant_for_one_person_opens_no_other() {
    let f = Fixture::new();
    let ((key, own), (other_key, other)) = (sealed(&f, 1), sealed(&f, 2));
    let grant = f
        .vault
        .grant::<View>(permit(person(1)), &mut Leaves::default(), f.moment(), Some(&key))
        .unwrap();
    assert!(grant.open(&key, &own).is_ok());
    assert_eq!(grant.open(&other_key, &other).err(), Some(OpenError::OtherPerson));
    assert_eq!(grant.open(&other_key, &own).err(), Some(OpenError::OtherKey));
}

#[test]
fn a_grant_opens_only_kinds_its_permit_covers() {
    let f = Fixture::new();
    let (key, email) = sealed(&f, 1);
    let subjects = Subjects::One(person(1), PersonState::Active);
    let permit = permit_for::<View>(subjects, [Shape::Name].into_iter().collect());
    let grant = f.vault.grant(permit, &mut Leaves::default(), f.moment(), Some(&key)).unwrap();
    assert_eq!(grant.open(&key, &email).err(), Some(OpenError::NotCovered("email")));
}

#[test]
fn a_grant_for_a_set_counts_persons_not_values() {
    let f = Fixture::new();
    let mut ledger = Leaves::default();
    let permit = permit_for::<Link>(Subjects::Set { at_most: 2 }, Set64::FULL);
    let grant = f.vault.grant(permit, &mut ledger, f.moment(), None).unwrap();
    assert_eq!((ledger.kept[0].count, ledger.kept[0].subject_tag), (2, [0; 16]));
    let values: Vec<_> = (1..=3).map(|who| sealed(&f, who)).collect();
    for at in [0, 1, 0, 0, 1] {
        assert!(grant.open(&values[at].0, &values[at].1).is_ok());
    }
    let third = grant.open(&values[2].0, &values[2].1).err();
    assert_eq!(third, Some(OpenError::Bound { at_most: 2 }));
}

#[test]
fn an_opened_value_shows_its_parts() {
    let f = Fixture::new();
    let (key, place) = f.key_and_place(person(1), Class::CustomerMaster);
    let collect = permit::<Collect>(person(1));
    let grant = f
        .vault
        .grant::<View>(permit(person(1)), &mut Leaves::default(), f.moment(), Some(&key))
        .unwrap();
    let name = f.vault.seal_fields::<Name>(&collect, &key, place, &["", "Eva", "Kern"]).unwrap();
    let open = grant.open(&key, &name).unwrap();
    assert_eq!(open.to_string(), "Eva Kern");
    assert_eq!(
        serde_json::to_string(&open).unwrap(),
        r#"{"title":"","given":"Eva","family":"Kern"}"#
    );
    assert!(open.fields().eq(["", "Eva", "Kern"]));
    let phone = Place { column: 8, ..place };
    let empty = f.vault.seal_fields::<Phone>(&collect, &key, phone, &[""]).unwrap();
    let open = grant.open(&key, &empty).unwrap();
    assert!(open.is_empty());
    assert_eq!(open.to_string(), "");
}

#[test]
fn bytes_are_not_passed_off_as_text() {
    let f = Fixture::new();
    let (key, place) = f.key_and_place(person(1), Class::SourceEvidence);
    let collect = permit::<Collect>(person(1));
    let piece = f.vault.seal_raw::<Upload>(&collect, &key, place, &[0xff, 0xfe]).unwrap();
    let grant = f
        .vault
        .grant::<Link>(permit(person(1)), &mut Leaves::default(), f.moment(), Some(&key))
        .unwrap();
    let open = grant.open(&key, &piece).unwrap();
    assert_eq!((open.bytes(), open.field(0)), (&[0xff, 0xfe][..], ""));
    assert!(serde_json::to_string(&open).is_err());
}

#[test]
fn tags_of_a_person_differ_by_month_and_person_and_are_stable_within_a_month() {
    let f = Fixture::new();
    let ((key, _), (other, _)) = (sealed(&f, 1), sealed(&f, 2));
    let at = f.moment().utc_ms;
    let tag = |key: &PersonKey, at| f.vault.subject_tag(key, at).unwrap();
    assert_eq!(tag(&key, at), tag(&key, at + 3_600_000));
    assert_ne!(tag(&key, at), tag(&key, at + 32 * 86_400_000));
    assert_ne!(tag(&key, at), tag(&other, at));
}
