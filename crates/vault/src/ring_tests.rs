use super::*;
use crate::fixture::person;
use crate::slot::KeyFile;
use law::class::Class;
use law::kinds::Shape;

fn passphrase(text: &str) -> SlotSecret {
    SlotSecret::Passphrase(Zeroizing::new(text.to_owned()))
}

fn create(secret: &SlotSecret) -> (Vault, RingFile) {
    Vault::create_with(secret, Cost::LOWEST).unwrap()
}

fn refused(ring: &str, secret: &SlotSecret) -> UnsealError {
    match RingFile::from_json(ring).and_then(|ring| Vault::unseal(&ring, secret)) {
        Ok(_) => panic!("the ring was opened"),
        Err(error) => error,
    }
}

#[test]
fn every_slot_opens_the_same_vault() {
    let (file, words) = (KeyFile::generate().unwrap(), passphrase("drei blaue Kühe"));
    let (vault, mut ring) = create(&file);
    ring.add_slot_with(&vault, &words, Cost::LOWEST).unwrap();
    let ring = RingFile::from_json(&ring.to_json().unwrap()).unwrap();
    assert!(ring.slots().eq([SlotKind::KeyFile, SlotKind::Passphrase]));
    let file = KeyFile::parse(&KeyFile::text(&file).unwrap()).unwrap();
    for secret in [file, words] {
        let again = Vault::unseal(&ring, &secret).unwrap();
        assert_eq!(again.installation(), vault.installation());
        assert_eq!(again.blind(Shape::Email, "a@b.de"), vault.blind(Shape::Email, "a@b.de"));
        assert_eq!(again.audit_verifier(), vault.audit_verifier());
    }
}

#[test]
fn a_wrong_secret_is_told_from_a_wrong_file() {
    let (_, ring) = create(&passphrase("right"));
    let json = ring.to_json().unwrap();
    assert_eq!(refused(&json, &passphrase("wrong")), UnsealError::WrongPassphrase);
    assert_eq!(refused(&json, &KeyFile::generate().unwrap()), UnsealError::WrongKeyFile);
    assert_eq!(KeyFile::parse("abc").err(), Some(UnsealError::NotAKeyFile));
}

#[test]
fn a_newer_or_foreign_file_is_named_as_such() {
    let secret = KeyFile::generate().unwrap();
    let json = create(&secret).1.to_json().unwrap();
    let newer = json.replacen("\"version\": 1", "\"version\": 2, \"more\": 3", 1);
    assert_eq!(refused(&newer, &secret), UnsealError::Newer(2));
    for foreign in ["", "{}", "[1]", json.get(..json.len() / 2).unwrap()] {
        assert_eq!(refused(foreign, &secret), UnsealError::Damaged("not a key ring"));
    }
}

#[test]
fn every_damaged_character_is_noticed_and_never_called_a_wrong_secret() {
    let secret = KeyFile::generate().unwrap();
    let json = create(&secret).1.to_json().unwrap();
    for at in (0..json.len()).filter(|at| !json.as_bytes()[*at].is_ascii_whitespace()) {
        let mut bytes = json.clone().into_bytes();
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        let error = refused(&String::from_utf8(bytes).unwrap(), &secret);
        assert!(matches!(error, UnsealError::Damaged(_) | UnsealError::Newer(_)), "{at}: {error}");
    }
}

#[test]
fn a_ring_changed_by_somebody_who_can_do_sums_is_noticed() {
    let secret = KeyFile::generate().unwrap();
    let (mut vault, mut ring) = create(&secret);
    vault.rotate_suppression(&mut ring).unwrap();
    ring.keys.retain(|key| key.role != Role::Suppression || key.number == 1);
    ring.checksum = crypto::sha256(&[&ring.content(ring.mac).unwrap()]);
    let json = ring.to_json().unwrap();
    assert_eq!(refused(&json, &secret), UnsealError::Damaged("seal of the key ring"));
}

#[test]
fn a_hostile_cost_is_not_carried_out() {
    let secret = passphrase("x");
    let (_, ring) = create(&secret);
    let json = serde_json::to_string(&ring).unwrap();
    let hostile = json.replacen("\"memory_kib\":8", "\"memory_kib\":4194304", 1);
    let mut ring: RingFile = serde_json::from_str(&hostile).unwrap();
    ring.checksum = crypto::sha256(&[&ring.content(ring.mac).unwrap()]);
    let error = refused(&ring.to_json().unwrap(), &secret);
    assert_eq!(error, UnsealError::Damaged("cost of a slot out of range"));
}

#[test]
fn a_removed_slot_no_longer_opens_and_the_last_stays() {
    let (file, words) = (KeyFile::generate().unwrap(), passphrase("x"));
    let (vault, mut ring) = create(&file);
    assert_eq!(ring.remove_slot(&vault, 0), Err(Failure::LastSlot));
    ring.add_slot_with(&vault, &words, Cost::LOWEST).unwrap();
    ring.remove_slot(&vault, 0).unwrap();
    assert_eq!(Vault::unseal(&ring, &file).err(), Some(UnsealError::WrongKeyFile));
    assert!(Vault::unseal(&ring, &words).is_ok());
}

#[test]
fn keys_left_behind_by_a_rotation_are_gone_for_good() {
    let secret = KeyFile::generate().unwrap();
    let (vault, mut ring) = create(&secret);
    let class = Class::CustomerMaster;
    let (kept_key, kept) = vault.new_key(person(1), class).unwrap();
    let (_, erased) = vault.new_key(person(2), class).unwrap();

    assert_eq!(vault.rotate_epoch(&mut ring), Ok(2));
    let again = vault.rewrap(person(1), class, kept.epoch, &kept.bytes).unwrap();
    assert_eq!(again.epoch, 2);
    vault.retire_epochs(&mut ring).unwrap();

    let vault = Vault::unseal(&ring, &secret).unwrap();
    let unwrapped = vault.unwrap(person(1), class, 2, &again.bytes).unwrap();
    assert_eq!(unwrapped.id(), kept_key.id());
    for old in [kept, erased] {
        let found = vault.unwrap(person(1), class, old.epoch, &old.bytes);
        assert_eq!(found.err(), Some(Failure::EpochGone(1)));
    }
}

#[test]
fn a_wrapped_key_opens_for_its_person_class_and_installation_only() {
    let (vault, other) = (create(&passphrase("x")).0, create(&passphrase("x")).0);
    let class = Class::CustomerMaster;
    let (key, wrapped) = vault.new_key(person(1), class).unwrap();
    let open = |vault: &Vault, who, class, bytes: &[u8]| {
        vault.unwrap(who, class, wrapped.epoch, bytes).map(|key| *key.id())
    };
    assert_eq!(open(&vault, person(1), class, &wrapped.bytes), Ok(*key.id()));
    let no = Err(Failure::WrappedKey);
    assert_eq!(open(&vault, person(2), class, &wrapped.bytes), no);
    assert_eq!(open(&vault, person(1), Class::CrmNote, &wrapped.bytes), no);
    assert_eq!(open(&other, person(1), class, &wrapped.bytes), no);
    for at in 0..wrapped.bytes.len() {
        let mut bent = wrapped.bytes.clone();
        bent[at] ^= 1;
        assert_eq!(open(&vault, person(1), class, &bent), no);
        assert_eq!(open(&vault, person(1), class, &wrapped.bytes[..at]), no);
    }
}

#[test]
fn every_error_says_the_way_out_in_both_languages() {
    for error in [
        UnsealError::WrongPassphrase,
        UnsealError::WrongKeyFile,
        UnsealError::NotAKeyFile,
        UnsealError::Damaged("x"),
        UnsealError::Newer(2),
        UnsealError::Failure(Failure::Random),
    ] {
        for words in [error.reason(), error.way_forward()] {
            assert!(words.de.ends_with('.') && words.en.ends_with('.'));
            assert_ne!(words.de, words.en);
        }
    }
}

#[test]
fn under_a_new_root_everything_opens_by_the_new_secret_alone() {
    let (old, words, new) =
        (KeyFile::generate().unwrap(), passphrase("zwei"), KeyFile::generate().unwrap());
    let (mut vault, mut ring) = create(&old);
    vault.rotate_suppression(&mut ring).unwrap();
    ring.add_slot_with(&vault, &words, Cost::LOWEST).unwrap();
    let before = ring.to_json().unwrap();
    ring.renew(&vault, &new, Cost::LOWEST).unwrap();
    let after = ring.to_json().unwrap();
    assert_eq!(refused(&after, &old), UnsealError::WrongKeyFile);
    assert_ne!(refused(&after, &words), UnsealError::WrongKeyFile);
    let again = Vault::unseal(&RingFile::from_json(&after).unwrap(), &new).unwrap();
    assert_eq!(
        again.suppression(Shape::Email, "a@b.de"),
        vault.suppression(Shape::Email, "a@b.de")
    );
    assert_eq!(again.blind(Shape::Email, "a@b.de"), vault.blind(Shape::Email, "a@b.de"));
    assert_eq!((again.epoch(), again.installation()), (vault.epoch(), vault.installation()));
    assert_eq!(again.audit_verifier(), vault.audit_verifier());
    // Nothing is shared with the ring of before: not one wrapped key.
    let wrapped = |json: &str| {
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        let keys = value["keys"].as_array().unwrap().clone();
        keys.iter().map(|key| key["wrapped"].to_string()).collect::<Vec<_>>()
    };
    let (before, after) = (wrapped(&before), wrapped(&after));
    assert!(before.len() == after.len() && before.iter().all(|key| !after.contains(key)));
}
