//! The chain over the leaves: verified against signed checkpoints, and signed from time to time.

use std::collections::VecDeque;
use std::sync::PoisonError;

use jiff::Timestamp;
use law::vocabulary::Role;
use store::audit::{self, Checkpoint};
use vault::audit::{Report, Tree, leaf_hash, verify};

use super::RIGHTS_DESK_ONLY;
use crate::{Call, Desk, Error, Failure, Result};

/// Leaves after which a checkpoint is due at once.
const LEAVES: u64 = 1_000;
/// Milliseconds after which a checkpoint is due if anything was written.
const PAUSE_MS: i64 = 60_000;
/// Leaves read at a time while verifying.
const CHUNK: u64 = 4_096;

/// How far the log is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The latest checkpoint.
    pub last: Option<Checkpoint>,
    /// Leaves written since.
    pub unsigned: u64,
}

impl Pending {
    /// Whether a checkpoint is due: 1,000 leaves, or a minute with any.
    pub fn is_due(&self, now: Timestamp) -> bool {
        let since = self.last.as_ref().map_or(i64::MIN, |last| last.created_at);
        self.unsigned >= LEAVES
            || self.unsigned > 0 && now.as_millisecond().saturating_sub(since) >= PAUSE_MS
    }
}

impl Desk {
    /// Reads the whole log and checks it against every signed checkpoint.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`; failures of the store. What does not fit is in the report.
    pub fn verify_audit(&self, call: &Call) -> Result<Report> {
        self.verify_audit_against(call, Vec::new())
    }

    /// The same, against checkpoints that were kept elsewhere as well: only these show that the
    /// whole firm was put back to an earlier day (reliability goal R67).
    ///
    /// # Errors
    /// As [`Desk::verify_audit`].
    pub fn verify_audit_against(&self, call: &Call, kept: Vec<String>) -> Result<Report> {
        if !call.is(Role::RightsDesk) {
            return Err(RIGHTS_DESK_ONLY.into());
        }
        let mut notes = kept;
        let end = self.store.read(|tx| {
            audit::checkpoints(tx, |checkpoint| {
                notes.push(checkpoint.note);
                Ok(true)
            })?;
            audit::tree_size(tx)
        })?;
        let mut reader = Reader { desk: self, next: 0, end, read: VecDeque::new(), failure: None };
        let report = verify(&mut reader, notes, &self.vault.audit_verifier());
        match reader.failure {
            Some(failure) => Err(failure),
            None => Ok(report),
        }
    }

    /// The latest checkpoint and how many leaves came since.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn audit_pending(&self) -> Result<Pending> {
        Ok(self.store.read(|tx| {
            let last = audit::last_checkpoint(tx)?;
            let signed = last.as_ref().map_or(0, |last| last.tree_size);
            let unsigned = audit::tree_size(tx)?.saturating_sub(signed);
            Ok::<_, store::Failure>(Pending { last, unsigned })
        })?)
    }

    /// Signs the log as it is now, if [`Pending::is_due`]. The program calls this every few
    /// seconds. Returns the number of leaves signed for.
    ///
    /// # Errors
    /// As [`Desk::checkpoint`].
    pub fn checkpoint_if_due(&self, now: Timestamp) -> Result<Option<u64>> {
        if self.audit_pending()?.is_due(now) { self.checkpoint(now).map(Some) } else { Ok(None) }
    }

    /// Signs the log as it is now and keeps the checkpoint. Returns the number of leaves signed
    /// for.
    ///
    /// # Errors
    /// A failure when the log does not lead to its last checkpoint any more: what was changed is
    /// not signed for a second time.
    pub fn checkpoint(&self, now: Timestamp) -> Result<u64> {
        let mut tree = self.chain.lock().unwrap_or_else(PoisonError::into_inner);
        if tree.size() == 0 {
            *tree = self.trusted()?;
        }
        let mut grown = tree.clone();
        let end = self.store.read(audit::tree_size)?;
        self.append(&mut grown, end)?;
        let note = self.vault.checkpoint(&grown)?;
        let kept = Checkpoint { tree_size: grown.size(), note, created_at: now.as_millisecond() };
        self.store.write(|tx| audit::keep_checkpoint(tx, &kept))?;
        *tree = grown;
        Ok(kept.tree_size)
    }

    /// The tree up to the last checkpoint, which it must lead to.
    fn trusted(&self) -> Result<Tree> {
        let mut tree = Tree::default();
        let Some(last) = self.store.read(audit::last_checkpoint)? else { return Ok(tree) };
        self.append(&mut tree, last.tree_size)?;
        let signed = self.vault.audit_verifier().read(&last.note);
        let fits =
            signed.is_ok_and(|signed| signed.size == tree.size() && signed.root == tree.root());
        if fits {
            Ok(tree)
        } else {
            Err(Failure::at("matching the audit log to its checkpoint").into())
        }
    }

    fn append(&self, tree: &mut Tree, end: u64) -> Result<()> {
        let from = tree.size();
        self.store.read(|tx| {
            audit::leaves(tx, from, end, |_, leaf| {
                tree.append(leaf_hash(leaf));
                Ok(true)
            })
        })?;
        Ok(())
    }
}

/// Leaves of the log one after the other, read in pieces so that a long log needs no memory.
struct Reader<'d> {
    desk: &'d Desk,
    next: u64,
    end: u64,
    read: VecDeque<Vec<u8>>,
    failure: Option<Error>,
}

impl Reader<'_> {
    fn refill(&mut self) -> Result<()> {
        let to = self.next.saturating_add(CHUNK).min(self.end);
        let (from, read) = (self.next, &mut self.read);
        self.desk.store.read(|tx| {
            audit::leaves(tx, from, to, |_, leaf| {
                read.push_back(leaf.to_vec());
                Ok(true)
            })
        })?;
        self.next = to;
        Ok(())
    }
}

impl Iterator for &mut Reader<'_> {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        // A piece may be empty where leaves are missing; the ones behind it still count.
        while self.read.is_empty() && self.next < self.end {
            if let Err(failure) = self.refill() {
                self.failure = Some(failure);
                return None;
            }
        }
        self.read.pop_front()
    }
}
