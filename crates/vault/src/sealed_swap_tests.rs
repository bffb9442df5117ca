//! Values at the places of others (R64).

use super::*;
use crate::crypto::SALT;
use crate::fixture::{Fixture, permit, person};
use crate::place::TableCode;
use law::class::Class;
use law::kinds::{Email, Phone};

/// A thousand values, each against the place of every other (R64): it opens at its own and nowhere
/// else.
#[test]
fn a_value_opens_at_its_own_place_only() {
    let f = Fixture::new();
    let keys = keys(&f);
    let values = values(&f, &keys);
    let open = |place: &Place, stored: &[u8]| {
        let moved = Sealed::<Email>::from_stored(*place, stored.to_vec());
        f.vault.open_value(key_for(&keys, place), &moved).is_ok()
    };
    assert_eq!(strays(&values, open), 0);
    assert_eq!(values.len(), 4 * 3 * 2 * 7 * 6);
    for value in &values {
        let (place, stored) = (*value.place(), value.stored().to_vec());
        assert!(open(&place, &stored));
        let other_kind = Sealed::<Phone>::from_stored(place, stored);
        assert!(f.vault.open_value(key_for(&keys, &place), &other_kind).is_err());
    }
}

/// How many values open at the place of another.
fn strays(values: &[Sealed<Email>], open: impl Fn(&Place, &[u8]) -> bool) -> usize {
    let elsewhere = |own: usize| {
        let others = values.iter().enumerate().filter(move |(at, _)| *at != own);
        others.map(|(_, other)| *other.place())
    };
    let stray = |(own, value): (usize, &Sealed<Email>)| {
        elsewhere(own).filter(|place| open(place, value.stored())).count()
    };
    values.iter().enumerate().map(stray).sum()
}

/// The comparison sees a sealing that binds a value to its key alone, not to column and row.
#[test]
fn a_sealing_that_forgets_the_place_is_seen() {
    let f = Fixture::new();
    let keys = keys(&f);
    let forgetful = |value: &Sealed<Email>| {
        let (key, place) = (key_for(&keys, value.place()), *value.place());
        let (header, body) = value.stored().split_at(HEADER);
        let mut body = body.to_vec();
        let here = f.vault.value_aad::<Email>(key.id(), &place);
        let once = once_of(key, header);
        let clear = once.open(&here, &mut body).unwrap().len();
        body.truncate(clear);
        let tag = once.seal(b"", &mut body).unwrap();
        Sealed::from_stored(place, [header, &body, &tag].concat())
    };
    let values: Vec<_> = values(&f, &keys).iter().map(forgetful).collect();
    let open = |place: &Place, stored: &[u8]| {
        let key = key_for(&keys, place);
        let (header, body) = stored.split_at(HEADER);
        header[2..18] == *key.id() && once_of(key, header).open(b"", &mut body.to_vec()).is_some()
    };
    assert_eq!(strays(&values, open), 12 * 84 * 83, "all of one key");
}

fn once_of(key: &PersonKey, header: &[u8]) -> OneTime {
    let salt: [u8; SALT] = header[18..18 + SALT].try_into().unwrap();
    OneTime::derive(key.deriver(), LABEL, &salt).unwrap()
}

/// The same value at the same place, of another tenant or another version, does not open; sealed in
/// the same way for this tenant and version, it does.
#[test]
fn a_value_of_another_tenant_or_version_does_not_open() {
    let f = Fixture::new();
    let keys = keys(&f);
    for value in values(&f, &keys) {
        let (key, place) = (key_for(&keys, value.place()), *value.place());
        let installation = f.vault.installation();
        for (tenant, schema, version) in [(1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2)] {
            let context = Context {
                version,
                algorithm: AES_256_GCM,
                installation: &installation,
                tenant,
                kind: Email::CODE,
                key_id: key.id(),
                schema,
            };
            let mut body = value.stored()[HEADER..].to_vec();
            let once = once_of(key, value.stored());
            let here = f.vault.value_aad::<Email>(key.id(), &place);
            let clear = once.open(&here, &mut body).unwrap().len();
            body.truncate(clear);
            let tag = once.seal(&aad(&context, &place), &mut body).unwrap();
            let mut stored = [&value.stored()[..HEADER], &body, &tag].concat();
            stored[0] = version;
            let foreign = Sealed::<Email>::from_stored(place, stored);
            let ours = (tenant, schema, version) == (TENANT, SCHEMA, VERSION);
            assert_eq!(
                f.vault.open_value(key, &foreign).is_ok(),
                ours,
                "{tenant} {schema} {version}"
            );
        }
    }
}

fn keys(f: &Fixture) -> Vec<PersonKey> {
    let classes = [Class::CustomerMaster, Class::CrmNote, Class::OrderContract];
    (1..=4).flat_map(|n| classes.map(|class| f.key_and_place(person(n), class).0)).collect()
}

fn key_for<'a>(keys: &'a [PersonKey], place: &Place) -> &'a PersonKey {
    let fits = |key: &&PersonKey| key.person() == place.person && key.class() == place.class;
    keys.iter().find(fits).unwrap()
}

/// One value for every key, table, column and row.
fn values(f: &Fixture, keys: &[PersonKey]) -> Vec<Sealed<Email>> {
    let mut values = Vec::new();
    for key in keys {
        for n in 0..84_u16 {
            let (table, column, row) = (TableCode(n / 42), n / 6 % 7, [(n % 6) as u8; 16]);
            let place = Place { table, column, row, person: key.person(), class: key.class() };
            let collect = permit::<Collect>(key.person());
            values.push(f.vault.seal_fields(&collect, key, place, &["a@b.de"]).unwrap());
        }
    }
    values
}
