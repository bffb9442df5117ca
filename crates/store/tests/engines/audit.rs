//! Leaves are numbered without a gap, whoever writes and whatever fails.

use law::access::Set64;
use law::ids::RequestId;
use store::audit::{self, Checkpoint};
use store::{Content, Failure, Kind, Start, Store, TxLedger};
use vault::{Action, Leaf, Ledger, Object, Outcome};

use crate::both::{Database, both, server};

fn leaf(utc_ms: u64) -> Leaf {
    Leaf {
        seq: 0,
        utc_ms,
        actor_tag: [1; 16],
        action: Action::View,
        object: Object::Person,
        subject_tag: [2; 16],
        outcome: Outcome::Done,
        activity: 7,
        count: 1,
        fields: Set64::EMPTY,
        request: RequestId([3; 16]),
        commitment: [0; 32],
    }
}

fn append(store: &Store, utc_ms: u64) -> Result<u64, Failure> {
    store.write(|tx| TxLedger(tx).append(leaf(utc_ms)).map_err(|_| Kind::Statement.into()))
}

fn numbers(store: &Store) -> Vec<u64> {
    let mut all = Vec::new();
    store
        .read(|tx| {
            audit::leaves(tx, 0, u64::MAX, |seq, bytes| {
                assert_eq!(Leaf::decode(bytes).map(|leaf| leaf.seq), Some(seq));
                all.push(seq);
                Ok(true)
            })
        })
        .unwrap();
    all
}

#[test]
fn numbers_have_no_gap_although_closures_fail_in_between() {
    both(Content::Data, |store| {
        std::thread::scope(|scope| {
            for who in 0..8 {
                scope.spawn(move || {
                    for n in 0..20 {
                        append(store, n).unwrap();
                        let refused = store.write(|tx| {
                            TxLedger(tx).append(leaf(who)).unwrap();
                            Err::<(), Failure>(Kind::Conflict.into())
                        });
                        assert!(refused.is_err());
                    }
                });
            }
        });
        assert_eq!(numbers(store), (0..160).collect::<Vec<_>>());
        assert_eq!(store.read(audit::tree_size), Ok(160));
    });
}

#[test]
fn two_processes_share_one_sequence() {
    let Some(server) = server() else { return };
    let database = Database::new(&server);
    let one = Store::postgres(&database.url, Content::Data, Start::Create).unwrap();
    let two = Store::postgres(&database.url, Content::Data, Start::Open).unwrap();
    std::thread::scope(|scope| {
        for store in [&one, &two, &one, &two] {
            scope.spawn(move || (0..25).for_each(|n| assert!(append(store, n).is_ok())));
        }
    });
    assert_eq!(numbers(&one), (0..100).collect::<Vec<_>>());
}

#[test]
fn a_reader_cannot_append() {
    both(Content::Data, |store| {
        let tried = store.read(|tx| {
            assert!(TxLedger(tx).append(leaf(1)).is_err());
            Ok::<_, Failure>(())
        });
        assert_eq!(tried.map_err(|failure| failure.kind), Err(Kind::ReadOnly));
    });
}

#[test]
fn checkpoints_are_kept_and_never_changed() {
    both(Content::Data, |store| {
        let first = Checkpoint { tree_size: 3, note: "first".into(), created_at: 1 };
        let again = Checkpoint { note: "forged".into(), ..first.clone() };
        let second = Checkpoint { tree_size: 9, note: "second".into(), created_at: 2 };
        for one in [&first, &again, &second] {
            store.write(|tx| audit::keep_checkpoint(tx, one)).unwrap();
        }
        assert_eq!(store.read(audit::last_checkpoint), Ok(Some(second.clone())));
        let mut all = Vec::new();
        store
            .read(|tx| {
                audit::checkpoints(tx, |one| {
                    all.push(one);
                    Ok(true)
                })
            })
            .unwrap();
        assert_eq!(all, [first, second]);
    });
}
