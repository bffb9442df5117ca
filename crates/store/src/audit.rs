//! The audit log: leaves, numbered without a gap, kept in the transaction of what they record.

use vault::{Leaf, Ledger, LedgerError};

use crate::failure::Failure;
use crate::waist::{Tx, Value};

/// Lends a writing transaction to the vault, to write its leaves into.
///
/// The number of a leaf is the next one of the log. There is one writer at a time, across
/// processes too, so numbers have no gap; an undone closure takes its numbers back with it.
pub struct TxLedger<'t, 'c>(pub &'t mut Tx<'c>);

impl Ledger for TxLedger<'_, '_> {
    fn append(&mut self, leaf: Leaf) -> Result<u64, LedgerError> {
        append(self.0, leaf).map_err(|failure| LedgerError(Box::new(failure)))
    }
}

fn append(tx: &mut Tx<'_>, leaf: Leaf) -> Result<u64, Failure> {
    let seq = match tx.next_leaf {
        Some(seq) => seq,
        None => tree_size(tx)?,
    };
    let bytes = leaf.with_seq(seq).encode();
    let sql = "insert into audit_leaf (seq, leaf) values ($1, $2)";
    tx.execute(sql, &[int(seq), Value::Bytes(&bytes)])?;
    tx.next_leaf = Some(seq + 1);
    Ok(seq)
}

/// Leaves in the log.
///
/// # Errors
/// Those of the engine.
pub fn tree_size(tx: &mut Tx<'_>) -> Result<u64, Failure> {
    let sql = "select coalesce(max(seq) + 1, 0) from audit_leaf";
    tx.one(sql, &[], |row| row.uint(0)).map(Option::unwrap_or_default)
}

/// Encoded leaves from number `from` up to but not including `to`, in order, one at a time, until
/// `read` says `false`. Whoever verifies checks that no number is missing.
///
/// # Errors
/// Those of `read` and of the engine.
pub fn leaves(
    tx: &mut Tx<'_>,
    from: u64,
    to: u64,
    mut read: impl FnMut(u64, &[u8]) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let sql = "select seq, leaf from audit_leaf where seq >= $1 and seq < $2 order by seq";
    tx.each(sql, &[int(from), int(to)], |row| read(row.uint(0)?, row.bytes(1)?))
}

/// Encoded leaves that carry one of these subject tags, oldest first: what was done to one person.
/// Costs what there is about the person, not what there is.
///
/// # Errors
/// Those of `read` and of the engine.
pub fn leaves_about(
    tx: &mut Tx<'_>,
    tags: &[[u8; 16]],
    mut read: impl FnMut(&[u8]),
) -> Result<(), Failure> {
    tx.want(tags.iter().map(|tag| (tag.as_slice(), 0)))?;
    let sql = "select a.leaf from wanted w cross join audit_leaf a \
        where substr(a.leaf, 36, 16) = w.id order by a.seq";
    tx.each(sql, &[], |row| {
        read(row.bytes(0)?);
        Ok(true)
    })
}

/// A signed statement of what the log was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Leaves it covers.
    pub tree_size: u64,
    /// The signed note (C2SP tlog-checkpoint).
    pub note: String,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
}

/// Keeps a checkpoint; one for the same size is kept as it is.
///
/// # Errors
/// Those of the engine.
pub fn keep_checkpoint(tx: &mut Tx<'_>, checkpoint: &Checkpoint) -> Result<(), Failure> {
    let sql = "insert into audit_checkpoint (tree_size, note, created_at) values ($1, $2, $3) \
        on conflict (tree_size) do nothing";
    let note = Value::Text(&checkpoint.note);
    tx.execute(sql, &[int(checkpoint.tree_size), note, checkpoint.created_at.into()]).map(drop)
}

/// The latest checkpoint.
///
/// # Errors
/// Those of the engine.
pub fn last_checkpoint(tx: &mut Tx<'_>) -> Result<Option<Checkpoint>, Failure> {
    let sql = "select tree_size, note, created_at from audit_checkpoint \
        order by tree_size desc limit 1";
    tx.one(sql, &[], checkpoint)
}

/// All checkpoints, oldest first, until `read` says `false`.
///
/// # Errors
/// Those of `read` and of the engine.
pub fn checkpoints(
    tx: &mut Tx<'_>,
    mut read: impl FnMut(Checkpoint) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let sql = "select tree_size, note, created_at from audit_checkpoint order by tree_size";
    tx.each(sql, &[], |row| read(checkpoint(row)?))
}

fn checkpoint(row: &crate::Row<'_>) -> Result<Checkpoint, Failure> {
    Ok(Checkpoint {
        tree_size: row.uint(0)?,
        note: row.text(1)?.to_owned(),
        created_at: row.int(2)?,
    })
}

fn int(seq: u64) -> Value<'static> {
    // A range may be left open with `u64::MAX`; the log itself ends at 2^63.
    Value::Int(i64::try_from(seq).unwrap_or(i64::MAX))
}
