use super::*;
use crate::fixture::{Fixture, Leaves};
use crate::{Action, LEAF, Ledger, Note, Object, Vault};
use law::ids::UserId;

/// A log of `count` leaves with a checkpoint after every seventh and one at the end.
fn log(vault: &Vault, count: u64) -> (Vec<[u8; LEAF]>, Vec<String>) {
    let f = Fixture::new();
    let (mut ledger, mut tree, mut notes) = (Leaves::default(), Tree::default(), Vec::new());
    for n in 0..count {
        let note = Note::new(UserId([n as u8; 16]), Action::LogIn, Object::User, f.moment());
        ledger.append(vault.leaf(&note).unwrap()).unwrap();
        tree.append(leaf_hash(&ledger.kept.last().unwrap().encode()));
        if n % 7 == 6 || n + 1 == count {
            notes.push(vault.checkpoint(&tree).unwrap());
        }
    }
    (ledger.kept.iter().map(Leaf::encode).collect(), notes)
}

#[test]
fn an_untouched_log_is_sound_and_fully_vouched_for() {
    let vault = Fixture::new().vault;
    let (leaves, notes) = log(&vault, 50);
    let report = verify(&leaves, &notes, &vault.audit_verifier());
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!((report.size, report.vouched), (50, 50));
}

#[test]
fn every_flipped_bit_is_noticed() {
    let vault = Fixture::new().vault;
    let (mut leaves, notes) = log(&vault, 12);
    let verifier = vault.audit_verifier();
    for at in 0..leaves.len() {
        for byte in 0..LEAF {
            for bit in 0..8 {
                leaves[at][byte] ^= 1 << bit;
                assert!(!verify(&leaves, &notes, &verifier).is_sound(), "{at} {byte} {bit}");
                leaves[at][byte] ^= 1 << bit;
            }
        }
    }
    assert!(verify(&leaves, &notes, &verifier).is_sound());
}

#[test]
fn removing_inserting_moving_and_cutting_is_noticed_everywhere() {
    let vault = Fixture::new().vault;
    let (leaves, notes) = log(&vault, 30);
    let sound = |leaves: &[[u8; LEAF]]| verify(leaves, &notes, &vault.audit_verifier()).is_sound();
    for at in 0..leaves.len() {
        let mut removed = leaves.clone();
        removed.remove(at);
        assert!(!sound(&removed), "removed {at}");
        let mut inserted = leaves.clone();
        inserted.insert(at, leaves[at]);
        assert!(!sound(&inserted), "inserted {at}");
        assert!(!sound(&leaves[..at]), "cut at {at}");
        for other in at + 1..leaves.len() {
            let mut moved = leaves.clone();
            moved.swap(at, other);
            assert!(!sound(&moved), "swapped {at} and {other}");
        }
    }
}

#[test]
fn renumbering_does_not_hide_a_removal() {
    let vault = Fixture::new().vault;
    let (leaves, notes) = log(&vault, 20);
    let mut fewer = leaves.clone();
    fewer.remove(3);
    let renumbered: Vec<_> = (0..)
        .zip(&fewer)
        .map(|(seq, leaf)| Leaf::decode(leaf).unwrap().with_seq(seq).encode())
        .collect();
    let report = verify(&renumbered, &notes, &vault.audit_verifier());
    assert_eq!(
        report.faults,
        [Fault::Changed { size: 7 }, Fault::Changed { size: 14 }, Fault::CutOff { size: 20 }]
    );
}

#[test]
fn leaves_after_the_last_checkpoint_are_not_vouched_for() {
    let vault = Fixture::new().vault;
    let (leaves, notes) = log(&vault, 20);
    let report = verify(&leaves, &notes[..2], &vault.audit_verifier());
    assert!(report.is_sound());
    assert_eq!((report.size, report.vouched), (20, 14));
}

#[test]
fn a_log_of_another_installation_does_not_pass() {
    let (vault, other) = (Fixture::new().vault, Fixture::new().vault);
    let (leaves, notes) = log(&vault, 3);
    let report = verify(&leaves, &notes, &other.audit_verifier());
    assert_eq!(report.faults, [Fault::Checkpoint { number: 0, error: CheckpointError::Origin }]);
}
