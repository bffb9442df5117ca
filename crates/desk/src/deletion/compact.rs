//! Levels E2 and E3 (reliability 4.7): nothing of what was erased is left beside the live rows.
//!
//! E2: the write-ahead logs are emptied, every key that stays is wrapped under a new epoch key, and
//! the old epoch key is destroyed: an erased key found on a disk or in the key file of yesterday
//! opens nothing with today's ring. E3: the last backup of the keys that still holds them is gone.

use std::error::Error as StdError;
use std::sync::PoisonError;

use store::records::erasure::{self, Erasure, ErasureState};

use vault::{Action, Note, Object, RingFile};

use super::statement::{Stage, Statement};
use super::written::rfc3339;
use crate::{Call, Desk, Failure, Result, day_number, day_of};

/// Days a backup of the keys lives at most (reliability 4.4).
pub(super) const KEY_BACKUP_DAYS: i64 = 14;
/// Milliseconds after which an erasure does not wait for the night: it has to be at E2 in a day.
const LATEST_MS: i64 = 22 * 60 * 60 * 1000;
/// Erasures brought to the next level in one go.
const BATCH: i64 = 500;

/// Where the ring of keys is kept; the program's own file.
pub trait KeepRing {
    /// The ring as it is kept.
    ///
    /// # Errors
    /// When it cannot be read.
    fn load(&self) -> std::result::Result<RingFile, Box<dyn StdError + Send + Sync>>;

    /// Keeps the ring durably, in the place of the one before, of which nothing stays.
    ///
    /// # Errors
    /// When it could not be kept; then the one before still stands.
    fn keep(&self, ring: &RingFile) -> std::result::Result<(), Box<dyn StdError + Send + Sync>>;
}

impl Desk {
    /// Brings erasures to level E2, and those whose last backup is gone to E3. Returns how many
    /// reached E2. Nothing is done where there is nothing to do; may be interrupted anywhere.
    ///
    /// # Errors
    /// Failures of the stores and of keeping the ring.
    pub fn compact(&self, call: &Call, ring: &dyn KeepRing) -> Result<usize> {
        self.close(call)?;
        let waiting = self.store.read(|tx| erasure::in_state(tx, ErasureState::Erased, 1))?;
        if waiting.is_empty() && !self.keys.has_before(self.vault.epoch())? {
            return Ok(0);
        }
        self.rotate_keys(call, ring)
    }

    /// A new epoch key at once, whether or not an erasure waits for it; what waits is brought to
    /// level E2. Returns how many erasures that were. May be interrupted anywhere.
    ///
    /// # Errors
    /// Failures of the stores and of keeping the ring.
    pub fn rotate_keys(&self, call: &Call, ring: &dyn KeepRing) -> Result<usize> {
        let waiting = self.store.read(|tx| erasure::in_state(tx, ErasureState::Erased, BATCH))?;
        let mut file = ring.load().map_err(|_| Failure::at("reading the key ring"))?;
        self.new_epoch(call, ring, &mut file)?;
        self.store.truncate_log()?;
        self.keys.store().truncate_log()?;
        let (_, today) = self.here(call);
        let gone_on = day_number(today) + KEY_BACKUP_DAYS;
        for mut record in waiting.iter().cloned() {
            let mut statement = statement_of(&record)?;
            statement.compacted_at = Some(rfc3339(call.ms()));
            statement.gone_on = Some(day_of(gone_on).to_string());
            record.state = ErasureState::Compacted;
            (record.compacted_at, record.gone_on) = (Some(call.ms()), Some(gone_on));
            self.store.write(|tx| self.commit_to(tx, call, &mut record, &statement))?;
        }
        Ok(waiting.len())
    }

    /// Whether an erasure waits for level E2 so long that the next night would come too late
    /// (reliability goal R21: within a day), as where the run of the night waits for somebody.
    ///
    /// # Errors
    /// Failures of the store.
    pub fn compaction_is_due(&self, call: &Call) -> Result<bool> {
        let oldest = self.store.read(|tx| erasure::in_state(tx, ErasureState::Erased, 1))?;
        let erased = oldest.first().and_then(|record| record.erased_at);
        Ok(erased.is_some_and(|at| call.ms().saturating_sub(at) > LATEST_MS))
    }

    /// A new epoch for all keys that stay, and the end of the ones before.
    fn new_epoch(&self, call: &Call, ring: &dyn KeepRing, file: &mut RingFile) -> Result<()> {
        let keep = |file: &RingFile| ring.keep(file).map_err(|_| Failure::at("keeping the ring"));
        // Left half done by a crash: go on with the epoch that was begun.
        if !self.keys.has_before(self.vault.epoch())? {
            let _turn = self.taking.turn();
            let _alone = self.wrapping.write().unwrap_or_else(PoisonError::into_inner);
            self.vault.begin_epoch(file, |file| keep(file))??;
        }
        self.keys.rewrap_before(self.vault.epoch(), |person, class, key| {
            Ok::<_, crate::Error>(self.vault.rewrap(person, class, key.epoch, &key.bytes)?)
        })?;
        self.vault.retire_epochs(file)?;
        keep(file)?;
        self.secrets_changed(call)
    }

    /// Notes that the ring of keys was changed: a new epoch, or who may open it.
    ///
    /// # Errors
    /// Failures of the store.
    pub fn secrets_changed(&self, call: &Call) -> Result<()> {
        self.store.write(|tx| {
            let note = Note::new(call.actor.user, Action::KeysRotated, Object::Keys, call.moment());
            self.note(tx, note)
        })
    }

    /// Level E3: the day has come after which no backup of the keys is left.
    fn close(&self, call: &Call) -> Result<()> {
        let (_, today) = self.here(call);
        let today = day_number(today);
        let ready = self.store.read(|tx| erasure::in_state(tx, ErasureState::Compacted, BATCH))?;
        let over = |record: &&Erasure| record.gone_on.is_some_and(|day| day < today);
        for record in ready.iter().filter(over) {
            let mut record = record.clone();
            let mut statement = statement_of(&record)?;
            statement.stage = Stage::Final;
            record.state = ErasureState::Final;
            self.store.write(|tx| self.commit_to(tx, call, &mut record, &statement))?;
        }
        Ok(())
    }
}

pub(super) fn statement_of(record: &Erasure) -> Result<Statement> {
    serde_json::from_str(&record.plan)
        .map_err(|_| Failure::at("reading the statement of an erasure").into())
}
