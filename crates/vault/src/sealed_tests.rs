use super::*;
use crate::fixture::{Fixture, Leaves, permit, person};
use law::class::Class;
use law::kinds::{Email, Name, View};

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

#[test]
fn lengths_fall_on_few_steps() {
    let steps: std::collections::BTreeSet<_> = (0..=8192).map(padded).collect();
    assert_eq!(
        steps.into_iter().collect::<Vec<_>>(),
        [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192]
    );
}
