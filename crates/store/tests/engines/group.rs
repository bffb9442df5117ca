//! Group commit: shared flushes, separate fates.

use std::sync::Barrier;

use store::{Content, Failure, Kind, Store, Value};

use crate::both::{Database, both, server};

const ADD: &str =
    "insert into upload_chunk (tenant_id, import_id, chunk_no, sealed) values (1, $1, $2, $3)";

fn add(store: &Store, who: u8, n: i64) -> Result<u64, Failure> {
    store.write(|tx| tx.execute(ADD, &[Value::Bytes(&[who; 16]), n.into(), Value::Bytes(b"x")]))
}

fn count(store: &Store) -> i64 {
    store
        .read(|tx| tx.one("select count(*) from upload_chunk", &[], |row| row.int(0)))
        .unwrap()
        .unwrap()
}

/// Runs `work` on eight threads that start together.
fn eight(work: impl Fn(u8) + Sync) {
    let start = Barrier::new(8);
    std::thread::scope(|scope| {
        for who in 0..8 {
            let (start, work) = (&start, &work);
            scope.spawn(move || {
                start.wait();
                work(who);
            });
        }
    });
}

/// Eight write at once, and the first keeps the line until the others have come; how many flushes
/// that took.
fn flushes_of_eight(store: &Store, n: i64) -> u64 {
    let (come, before) = (Barrier::new(8), store.commits());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            store.write(|tx| {
                come.wait();
                // For them to line up. Who is late takes another round, not a failure.
                std::thread::sleep(std::time::Duration::from_millis(20));
                tx.execute(ADD, &[Value::Bytes(&[0; 16]), n.into(), Value::Bytes(b"x")])
            })
        });
        for who in 1..8 {
            let come = &come;
            scope.spawn(move || {
                come.wait();
                assert_eq!(add(store, who, n), Ok(1));
            });
        }
    });
    store.commits() - before
}

#[test]
fn writers_share_flushes() {
    both(Content::Data, |store| {
        eight(|who| (0..50).for_each(|n| assert_eq!(add(store, who, n), Ok(1))));
        assert_eq!(count(store), 400);
        let rounds = 50..150;
        let fewest = rounds.map(|n| flushes_of_eight(store, n)).find(|flushes| *flushes <= 3);
        assert!(fewest.is_some(), "eight writers never shared a flush");
        assert_eq!(count(store) % 8, 0, "and each has written");
    });
}

#[test]
fn a_closure_that_fails_is_undone_alone() {
    #[derive(Debug, PartialEq)]
    enum Refused {
        No,
        Store(Failure),
    }
    impl From<Failure> for Refused {
        fn from(failure: Failure) -> Self {
            Self::Store(failure)
        }
    }
    both(Content::Data, |store| {
        eight(|who| {
            for n in 0..30 {
                if who % 2 == 0 {
                    assert_eq!(add(store, who, n), Ok(1));
                    continue;
                }
                let refused = store.write(|tx| {
                    tx.execute(ADD, &[Value::Bytes(&[who; 16]), n.into(), Value::Bytes(b"x")])?;
                    Err::<(), _>(Refused::No)
                });
                assert_eq!(refused, Err(Refused::No));
                let conflict = store.write(|tx| {
                    tx.execute(ADD, &[Value::Bytes(&[who; 16]), n.into(), Value::Bytes(b"x")])?;
                    tx.execute(ADD, &[Value::Bytes(&[who; 16]), n.into(), Value::Bytes(b"x")])
                });
                assert_eq!(conflict.unwrap_err().kind, Kind::Conflict);
            }
        });
        assert_eq!(count(store), 4 * 30);
    });
}

#[test]
fn a_panic_in_a_closure_ends_nobody_else() {
    both(Content::Data, |store| {
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            store.write(|tx| {
                tx.execute(ADD, &[Value::Bytes(&[1; 16]), 1.into(), Value::Bytes(b"x")])?;
                panic!("planted");
                #[expect(unreachable_code, reason = "names the type")]
                Ok::<(), Failure>(())
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(add(store, 2, 2), Ok(1));
        assert_eq!(count(store), 1);
    });
}

#[test]
fn a_read_sees_one_moment() {
    both(Content::Data, |store| {
        add(store, 1, 1).unwrap();
        store
            .read(|tx| {
                let count = "select count(*) from upload_chunk";
                assert_eq!(tx.one(count, &[], |row| row.int(0))?, Some(1));
                add(store, 1, 2)?;
                assert_eq!(tx.one(count, &[], |row| row.int(0))?, Some(1));
                Ok::<_, Failure>(())
            })
            .unwrap();
        assert_eq!(count(store), 2);
    });
}

#[test]
fn a_server_that_went_away_is_reconnected() {
    let Some(server) = server() else { return };
    let database = Database::new(&server);
    let store = Store::postgres(&database.url, Content::Data, store::Start::Create).unwrap();
    add(&store, 1, 1).unwrap();
    assert_eq!(count(&store), 1);
    database.cut();
    assert_eq!(add(&store, 1, 2), Ok(1), "nothing was under way: a new connection serves");
    assert_eq!(count(&store), 2);
    let lost = store.write(|tx| {
        tx.execute(ADD, &[Value::Bytes(&[1; 16]), 3.into(), Value::Bytes(b"x")])?;
        database.cut();
        tx.execute(ADD, &[Value::Bytes(&[1; 16]), 4.into(), Value::Bytes(b"x")])
    });
    assert_eq!(lost.unwrap_err().kind, Kind::Gone);
    let unknown = store.write(|tx| {
        tx.execute(ADD, &[Value::Bytes(&[1; 16]), 5.into(), Value::Bytes(b"x")])?;
        database.cut();
        Ok::<_, Failure>(())
    });
    assert!(matches!(unknown.unwrap_err().kind, Kind::Gone | Kind::OutcomeUnknown));
    assert_eq!(add(&store, 1, 6), Ok(1));
    assert_eq!(count(&store), 3);
}
