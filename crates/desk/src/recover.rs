//! What start-up finishes before anybody is answered.

use law::ids::{ObjectId, PersonId};
use store::Tx;
use store::records::{erasure, held, import, merging, person, staff};

use crate::{Call, Desk, Fault, Result};

/// Name under which the data remember the newest batch of keys they rest on.
const NEWEST_KEYS: &str = "newest_keys";

const KEYS_OLDER: Fault = Fault::new(
    "KEYS_OLDER",
    "Der Schlüsselspeicher ist älter als die Daten: es fehlen Schlüssel. Bitte die neuere Sicherung des Schlüsselspeichers zurückholen; nichts wurde geändert.",
    "The key store is older than the data: keys are missing. Please restore the newer backup of the key store; nothing was changed.",
);

/// Keys without data are collected after a day: until then a slow import may still need them.
const ORPHAN_MS: i64 = 24 * 60 * 60 * 1000;

impl Desk {
    /// Finishes erasures a crash interrupted, before anybody is answered, and collects keys whose data
    /// never came (reliability goals R1, R20).
    pub(crate) fn recover(&self, call: &Call) -> Result<()> {
        self.check_keys()?;
        self.mirror_once()?;
        self.carry_suppression()?;
        self.resume_erasures(call)?;
        for intent in self.keys.open_intents()? {
            self.carry_out(call, &intent)?;
        }
        self.resume_waiting(call)?;
        self.settle_merges(call)?;
        self.keys.collect_orphans(call.ms().saturating_sub(ORPHAN_MS), |subject| {
            self.is_subject(subject)
        })?;
        Ok(())
    }

    /// Notes in the data that they rest on a batch of keys. Ids of batches are ordered by time, and
    /// the newest one stays.
    pub(crate) fn remember_keys(&self, tx: &mut Tx<'_>, batch: ObjectId) -> Result<()> {
        let newest = store::meta(tx, NEWEST_KEYS)?;
        if newest.is_none_or(|newest| newest.as_slice() < batch.0.as_slice()) {
            store::set_meta(tx, NEWEST_KEYS, &batch.0)?;
        }
        Ok(())
    }

    /// A key store restored from before the data would lose everybody who came since, quietly:
    /// whoever has no key looks erased.
    fn check_keys(&self) -> Result<()> {
        let newest = self.store.read(|tx| store::meta(tx, NEWEST_KEYS))?;
        let newest = newest.and_then(|bytes| bytes.try_into().ok()).map(ObjectId);
        if newest.map(|batch| self.keys.knows_batch(batch)).transpose()? == Some(false) {
            return Err(KEYS_OLDER.into());
        }
        // Nor may keys come back that an erasure the data know of destroyed.
        let erased = self.store.read(erasure::newest_done)?;
        match erased.map(|intent| self.keys.intent(intent)).transpose()? {
            Some(None) => Err(KEYS_OLDER.into()),
            _ => Ok(()),
        }
    }

    /// Whether anything is stored about this subject of a key: a person, a held row, an upload, a
    /// label, an account.
    fn is_subject(&self, subject: PersonId) -> Result<bool> {
        Ok(self.store.read(|tx| {
            Ok::<_, store::Failure>(
                person::get(tx, subject)?.is_some()
                    || merging::of_gone(tx, subject)?.is_some()
                    || held::get(tx, law::ids::HeldId(subject.0))?.is_some()
                    || import::get(tx, law::ids::ImportId(subject.0))?.is_some()
                    || store::records::label::get(tx, law::ids::LabelId(subject.0))?.is_some()
                    || staff::get(tx, law::ids::UserId(subject.0))?.is_some(),
            )
        })?)
    }
}
