use super::*;
use crate::crypto::SALT;
use crate::fixture::{Fixture, Leaves, permit, permit_for, person};
use crate::place::TableCode;
use law::class::Class;
use law::kinds::{Email, Name, Upload, View};

#[test]
fn a_value_opens_as_it_was_sealed() {
    let f = Fixture::new();
    let (key, place) = f.key_and_place(person(1), Class::CustomerMaster);
    let value = Clear::of::<Name>(&["Dr.", "Eva", "Kern"]);
    let sealed: Sealed<Name> =
        f.vault.seal(&permit::<Collect>(person(1)), &key, place, &value).unwrap();
    let grant = f
        .vault
        .grant(permit::<View>(person(1)), &mut Leaves::default(), f.moment(), Some(&key))
        .unwrap();
    assert_eq!(grant.open(&key, &sealed).unwrap().to_string(), "Dr. Eva Kern");
}

#[test]
fn no_two_sealed_values_share_a_salt() {
    let f = Fixture::new();
    let (key, place) = f.key_and_place(person(1), Class::CustomerMaster);
    let collect = permit::<Collect>(person(1));
    let salts: std::collections::HashSet<_> = (0..10_000)
        .map(|_| f.vault.seal_fields::<Email>(&collect, &key, place, &["a@b.de"]).unwrap())
        .map(|sealed| sealed.stored()[18..18 + SALT].to_vec())
        .collect();
    assert_eq!(salts.len(), 10_000);
}

#[test]
fn padding_hides_lengths() {
    let f = Fixture::new();
    let (key, place) = f.key_and_place(person(1), Class::CustomerMaster);
    let len = |address: &str| {
        let collect = permit::<Collect>(person(1));
        f.vault.seal_fields::<Email>(&collect, &key, place, &[address]).unwrap().stored().len()
    };
    assert_eq!(len("a@b.de"), HEADER + 32 + TAG);
    assert_eq!(len("a@b.de"), len("susanne.katharina@example.org"));
    assert_eq!(len(&"x".repeat(32)), HEADER + 64 + TAG);
}

/// An edited value is sealed again from what was opened, and is padded no further.
#[test]
fn an_opened_value_can_be_sealed_again() {
    let f = Fixture::new();
    let (key, place) = f.key_and_place(person(1), Class::CustomerMaster);
    let collect = permit::<Collect>(person(1));
    let first = f.vault.seal_fields::<Name>(&collect, &key, place, &["", "Eva", "Kern"]).unwrap();
    let clear = f.vault.open_value(&key, &first).unwrap();
    let again = f.vault.seal::<Name>(&collect, &key, place, &clear).unwrap();
    assert_eq!(again.stored().len(), first.stored().len());
    assert_ne!(again.stored(), first.stored());
    assert!(f.vault.open_value(&key, &again).unwrap().fields().eq(["", "Eva", "Kern"]));
}

/// Ciphertext of one value under the header of another, same key: cut anywhere, it stays shut.
#[test]
fn halves_of_two_values_do_not_make_a_third() {
    let f = Fixture::new();
    let (key, place) = f.key_and_place(person(1), Class::CustomerMaster);
    let seal = |text| {
        f.vault.seal_fields::<Email>(&permit::<Collect>(person(1)), &key, place, &[text]).unwrap()
    };
    let (left, right) = (seal("a@b.de"), seal("c@d.de"));
    let common = 2 + 16;
    for cut in common + 1..left.stored().len() {
        let mixed = [&left.stored()[..cut], &right.stored()[cut..]].concat();
        let sealed = Sealed::<Email>::from_stored(place, mixed);
        assert!(f.vault.open_value(&key, &sealed).is_err(), "cut at {cut}");
    }
}

#[test]
fn every_flipped_bit_and_every_cut_is_noticed() {
    let f = Fixture::new();
    let (key, place) = f.key_and_place(person(1), Class::CustomerMaster);
    let collect = permit::<Collect>(person(1));
    let sealed = f.vault.seal_fields::<Email>(&collect, &key, place, &["a@b.de"]).unwrap();
    let fails = |bytes: Vec<u8>| {
        f.vault.open_value(&key, &Sealed::<Email>::from_stored(place, bytes)).is_err()
    };
    for bit in 0..sealed.stored().len() * 8 {
        let mut bent = sealed.stored().to_vec();
        bent[bit / 8] ^= 1 << (bit % 8);
        assert!(fails(bent), "bit {bit}");
    }
    for len in 0..sealed.stored().len() {
        assert!(fails(sealed.stored()[..len].to_vec()), "cut to {len}");
    }
    assert!(!fails(sealed.stored().to_vec()));
}

/// Each thing a value is bound to changes the authenticated data, so none can be exchanged:
/// version, algorithm, installation, tenant, kind, key and schema as well as the place.
#[test]
fn everything_a_value_is_bound_to_is_authenticated() {
    let (here, there) = ([1; 16], [2; 16]);
    let context = |change: usize| Context {
        version: 1 + u8::from(change == 1),
        algorithm: 1 + u8::from(change == 2),
        installation: if change == 3 { &there } else { &here },
        tenant: 1 + u32::from(change == 4),
        kind: 1 + u16::from(change == 5),
        key_id: if change == 6 { &there } else { &here },
        schema: 1 + u16::from(change == 7),
    };
    let place = |change: usize| Place {
        table: TableCode(1 + u16::from(change == 8)),
        column: 1 + u16::from(change == 9),
        row: if change == 10 { there } else { here },
        person: person(1 + u8::from(change == 11)),
        class: if change == 12 { Class::CrmNote } else { Class::CustomerMaster },
    };
    let all: std::collections::HashSet<_> =
        (0..=12).map(|change| aad(&context(change), &place(change))).collect();
    assert_eq!(all.len(), 13);

    let once = OneTime::derive(&crypto::Deriver::new(&here_key()), LABEL, &[3; SALT]).unwrap();
    let right = aad(&context(0), &place(0));
    let mut body = b"a value".to_vec();
    let tag = once.seal(&right, &mut body).unwrap();
    body.extend_from_slice(&tag);
    for wrong in (1..=12).map(|change| aad(&context(change), &place(change))) {
        assert!(once.open(&wrong, &mut body.clone()).is_none());
    }
    assert_eq!(once.open(&right, &mut body).unwrap(), b"a value");
}

#[test]
fn a_value_of_another_installation_does_not_open() {
    let (here, there) = (Fixture::new(), Fixture::new());
    let (key, place) = here.key_and_place(person(1), Class::CustomerMaster);
    let collect = permit::<Collect>(person(1));
    let sealed = here.vault.seal_fields::<Email>(&collect, &key, place, &["a@b.de"]).unwrap();
    assert!(here.vault.open_value(&key, &sealed).is_ok());
    assert_eq!(there.vault.open_value(&key, &sealed).err(), Some(OpenError::Damaged));
}

#[test]
fn sealing_needs_a_fitting_permit_key_and_value() {
    let f = Fixture::new();
    let (key, place) = f.key_and_place(person(1), Class::CustomerMaster);
    let (other_key, _) = f.key_and_place(person(2), Class::CustomerMaster);
    let (notes_key, _) = f.key_and_place(person(1), Class::CrmNote);
    let seal = |permit: &Permit<Collect>, key: &PersonKey, parts: &[&str]| {
        f.vault.seal_fields::<Email>(permit, key, place, parts).map(|_| ())
    };
    let good = permit::<Collect>(person(1));
    let names = permit_for(
        Subjects::One(person(1), law::vocabulary::PersonState::Active),
        [law::kinds::Shape::Name].into_iter().collect(),
    );
    let set = permit_for(Subjects::Set { at_most: 1 }, law::access::Set64::FULL);
    assert_eq!(seal(&good, &key, &["x"]), Ok(()));
    assert_eq!(seal(&set, &key, &["x"]), Ok(()));
    assert_eq!(seal(&names, &key, &["x"]), Err(SealError::NotCovered("email")));
    assert_eq!(seal(&permit(person(2)), &key, &["x"]), Err(SealError::OtherPerson));
    assert_eq!(seal(&good, &other_key, &["x"]), Err(SealError::OtherKey));
    assert_eq!(seal(&good, &notes_key, &["x"]), Err(SealError::OtherKey));
    assert_eq!(seal(&good, &key, &["x", "y"]), Err(SealError::Parts("email")));
    assert_eq!(seal(&good, &key, &[&"x".repeat(MAX_VALUE)]), Err(SealError::TooLong));
    let name = Clear::of::<Name>(&["", "a", "b"]);
    let as_email = f.vault.seal::<Email>(&good, &key, place, &name);
    assert_eq!(as_email.err(), Some(SealError::Parts("email")));
}

#[test]
fn pieces_of_files_come_back_byte_by_byte() {
    let f = Fixture::new();
    let (key, place) = f.key_and_place(person(1), Class::SourceEvidence);
    let piece: Vec<u8> = (0..70_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let collect = permit::<Collect>(person(1));
    let sealed = f.vault.seal_raw::<Upload>(&collect, &key, place, &piece).unwrap();
    assert_eq!(f.vault.open_value(&key, &sealed).unwrap().bytes(), piece);
}

fn here_key() -> [u8; 32] {
    [1; 32]
}
