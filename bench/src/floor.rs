//! The floor: what SQLite alone takes for the same rows, bytes and flushes on the same disk.

use std::path::Path;

use rusqlite::{Connection, params};

use crate::probe::{Times, each};

/// Rows of an import in one transaction.
const BATCH: usize = 2_000;

/// A bare database: write-ahead log, every commit flushed, no index but the key.
pub fn open(folder: &Path) -> rusqlite::Result<Connection> {
    let path = folder.join("floor.db");
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.join(format!("floor.db{ending}")));
    }
    let db = Connection::open(path)?;
    db.execute_batch(
        "pragma journal_mode=wal; pragma synchronous=full; pragma secure_delete=on; \
         create table floor (id blob primary key, body blob not null);",
    )?;
    Ok(db)
}

/// One small row a commit: the price of one flush.
pub fn flush(folder: &Path) -> rusqlite::Result<Times> {
    let db = open(folder)?;
    let numbers: Vec<u64> = (0..500).collect();
    Ok(each(&numbers, |n| {
        let _ = db.execute("insert into floor values (?1, ?2)", params![id(*n), [7_u8; 200]]);
    }))
}

/// The same rows as a firm holds, as ids and lengths; seconds. `flushes` for each batch, as keys
/// and data are two databases.
pub fn load(folder: &Path, rows: &[usize], people: usize) -> rusqlite::Result<f64> {
    let db = open(folder)?;
    let body = vec![7_u8; rows.iter().copied().max().unwrap_or(0)];
    let batches = people.div_ceil(BATCH).max(1);
    let started = std::time::Instant::now();
    for (at, part) in rows.chunks(rows.len().div_ceil(batches * 2).max(1)).enumerate() {
        db.execute_batch("begin immediate")?;
        let mut insert = db.prepare_cached("insert into floor values (?1, ?2)")?;
        for (i, length) in part.iter().enumerate() {
            let number = (at as u64) << 32 | i as u64;
            insert.execute(params![id(number), body.get(..*length)])?;
        }
        db.execute_batch("commit")?;
    }
    Ok(started.elapsed().as_secs_f64())
}

/// Lengths of all rows of a firm's two databases, content beside the key.
pub fn lengths(firm: &Path) -> rusqlite::Result<Vec<usize>> {
    let data = Connection::open(firm.join("data/data.db"))?;
    let keys = Connection::open(firm.join("keys/keys.db"))?;
    let queries = [
        (&data, "select 48 + length(sealed) + coalesce(length(blind), 0) from datum"),
        (&data, "select 40 from person"),
        (&data, "select 60 from standing"),
        (&data, "select 40 from purchase"),
        (&data, "select 48 + length(sealed) from held_row"),
        (&keys, "select 40 + length(wrapped) from person_key"),
    ];
    let mut all = Vec::new();
    for (db, sql) in queries {
        let mut statement = db.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get::<_, i64>(0))?;
        for row in rows {
            all.push(usize::try_from(row?).unwrap_or(0));
        }
    }
    Ok(all)
}

/// Ordered as ours are.
fn id(number: u64) -> [u8; 16] {
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(number.to_be_bytes()) {
        *to = from;
    }
    id
}
