//! Values in, rows out, the same on both engines.

use law::ids::PersonId;
use store::{Content, Failure, Kind, Load, Start, Store, Value};

use crate::both::{Database, both, server};

static CHUNKS: Load =
    Load { table: "upload_chunk", columns: &["tenant_id", "import_id", "chunk_no", "sealed"] };

fn fill(store: &Store, rows: i64) {
    store
        .write(|tx| {
            tx.load(
                &CHUNKS,
                (0..rows)
                    .map(|i| [1.into(), Value::Bytes(&[7; 16]), i.into(), Value::Bytes(b"sealed")]),
            )
        })
        .unwrap();
}

fn count(store: &Store) -> i64 {
    store
        .read(|tx| tx.one("select count(*) from upload_chunk", &[], |row| row.int(0)))
        .unwrap()
        .unwrap()
}

#[test]
fn every_kind_of_value_comes_back_as_it_went() {
    both(Content::Data, |store| {
        let id = PersonId([9; 16]);
        store
            .write(|tx| {
                tx.execute(
                    "insert into import (tenant_id, import_id, source_id, label_id, fingerprint, state, format, \
                     mapping, rows_total, rows_done, created_at, finished_at, user_id) \
                     values ($1, $2, 3, $2, $3, 1, 1, $4, $5, $6, 0, $7, $2)",
                    &[1.into(), (&id).into(), Value::Bytes(&[]), "Straße".into(), Value::Null, (i64::MAX).into(), Value::Null],
                )
            })
            .unwrap();
        store
            .read(|tx| {
                tx.one("select tenant_id, import_id, fingerprint, mapping, rows_total, rows_done, 1 = 1, finished_at from import", &[], |row| {
                    assert_eq!(row.int(0)?, 1);
                    assert_eq!(row.id::<PersonId>(1)?, id);
                    assert_eq!(row.bytes(2)?, b"");
                    assert_eq!(row.text(3)?, "Straße");
                    assert_eq!(row.opt_int(4)?, None);
                    assert_eq!(row.int(5)?, i64::MAX);
                    assert!(row.flag(6)?);
                    assert_eq!(row.opt_bytes(7)?, None);
                    for wrong in [row.int(1).err(), row.text(0).err(), row.bytes(3).err(), row.int(4).err(), row.int(99).err()] {
                        assert_eq!(wrong.unwrap().kind, Kind::Shape);
                    }
                    Ok(())
                })
            })
            .unwrap()
            .unwrap();
    });
}

#[test]
fn parameters_are_bound_by_their_number_not_by_where_they_stand() {
    both(Content::Data, |store| {
        fill(store, 3);
        let changed = store.write(|tx| {
            tx.execute(
                "update upload_chunk set sealed = $2 where chunk_no = $1 and $1 < 9",
                &[1.into(), Value::Bytes(b"new")],
            )
        });
        assert_eq!(changed, Ok(1));
        let missing =
            store.write(|tx| tx.execute("delete from upload_chunk where chunk_no = $1", &[]));
        assert_eq!(missing.unwrap_err().kind, Kind::Shape);
        assert_eq!(count(store), 3);
    });
}

#[test]
fn long_answers_stream_and_can_be_left() {
    both(Content::Data, |store| {
        fill(store, 5_000);
        store
            .read(|tx| {
                let (mut all, mut some) = (0, 0);
                let sql =
                    "select chunk_no from upload_chunk where chunk_no >= $1 order by chunk_no";
                tx.each(sql, &[10.into()], |row| {
                    assert_eq!(row.int(0)?, all + 10);
                    all += 1;
                    Ok(true)
                })?;
                tx.each(sql, &[0.into()], |_| {
                    some += 1;
                    Ok(some < 7)
                })?;
                assert_eq!((all, some), (4_990, 7));
                Ok::<_, Failure>(())
            })
            .unwrap();
    });
}

#[test]
fn long_answers_with_other_columns_follow_each_other_on_one_connection() {
    both(Content::Data, |store| {
        fill(store, 100);
        let one = "select chunk_no from upload_chunk order by chunk_no";
        let two = "select sealed, chunk_no from upload_chunk where chunk_no < $1 order by chunk_no";
        let (mut numbers, mut sealed) = (0, 0);
        let read = store.write(|tx| {
            for _ in 0..2 {
                tx.each(one, &[], |row| {
                    numbers += row.int(0)?;
                    Ok(true)
                })?;
                tx.each(two, &[70.into()], |row| {
                    assert!(!row.bytes(0)?.is_empty() && row.int(1)? < 70);
                    sealed += 1;
                    Ok(true)
                })?;
            }
            Ok::<_, Failure>(())
        });
        assert_eq!((read, numbers, sealed), (Ok(()), 2 * 4_950, 140));
    });
}

#[test]
fn many_keys_are_looked_up_at_once() {
    both(Content::Data, |store| {
        fill(store, 100);
        let key = [7_u8; 16];
        for _ in 0..2 {
            let found = store.read(|tx| {
                tx.want([5, 50, 500].map(|n| (key.as_slice(), n)))?;
                let sql = "select w.pos, c.chunk_no from wanted w cross join upload_chunk c \
                    where c.tenant_id = $1 and c.import_id = w.id and c.chunk_no = w.num order by w.pos";
                tx.query(sql, &[1.into()], |row| Ok((row.int(0)?, row.int(1)?)))
            });
            assert_eq!(found, Ok(vec![(0, 5), (1, 50)]));
        }
    });
}

#[test]
fn a_reader_cannot_write() {
    both(Content::Data, |store| {
        fill(store, 1);
        let tried = store.read(|tx| tx.execute("delete from upload_chunk", &[]));
        assert_eq!(tried.unwrap_err().kind, Kind::ReadOnly);
        assert_eq!(count(store), 1);
    });
}

#[test]
fn a_number_too_wide_for_its_column_is_refused_on_postgres_and_kept_whole_on_sqlite() {
    both(Content::Data, |store| {
        let wide = store.write(|tx| {
            tx.load(
                &CHUNKS,
                [[1.into(), Value::Bytes(&[1; 16]), Value::Int(1 << 40), Value::Bytes(b"")]],
            )
        });
        let back =
            store.read(|tx| tx.one("select chunk_no from upload_chunk", &[], |row| row.int(0)));
        match wide {
            Ok(_) => assert_eq!(back, Ok(Some(1 << 40))),
            Err(failure) => assert_eq!((failure.kind, back), (Kind::Shape, Ok(None))),
        }
    });
}

#[test]
fn a_statement_that_failed_cannot_be_hushed_up() {
    both(Content::Data, |store| {
        fill(store, 1);
        let hushed = store.write(|tx| {
            let _ =
                tx.load(&CHUNKS, [[1.into(), Value::Bytes(&[7; 16]), 0.into(), Value::Bytes(b"")]]);
            Ok::<_, Failure>(())
        });
        assert_eq!(hushed.unwrap_err().kind, Kind::Conflict);
        fill(store, 0);
        assert_eq!(count(store), 1);
    });
}

#[test]
fn a_read_is_at_once_only_with_a_connection_that_lies_ready() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite(&folder.path().join("store"), Content::Data, Start::Create).unwrap();
    assert!(!store.reads_at_once(), "the first reader opens the file");
    assert_eq!(count(&store), 0);
    assert!(store.reads_at_once());
    let lent = store.read(|_| Ok::<_, Failure>(store.reads_at_once())).unwrap();
    assert!(!lent, "the only one is lent");
    if let Some(server) = server() {
        let database = Database::new(&server);
        let store = Store::postgres(&database.url, Content::Data, Start::Create).unwrap();
        assert_eq!(count(&store), 0);
        assert!(!store.reads_at_once(), "a server is always waited for");
    }
}
