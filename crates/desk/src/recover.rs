//! What start-up finishes before anybody is answered.

use law::ids::PersonId;
use store::records::{held, import, person, staff};

use crate::{Call, Desk, Result};

/// Keys without data are collected after a day: until then a slow import may still need them.
const ORPHAN_MS: i64 = 24 * 60 * 60 * 1000;

impl Desk {
    /// Finishes erasures a crash interrupted, before anybody is answered, and collects keys whose data
    /// never came (reliability goals R1, R20).
    pub(crate) fn recover(&self, call: &Call) -> Result<()> {
        for intent in self.keys.open_intents()? {
            self.carry_out(&intent)?;
        }
        self.keys.collect_orphans(call.ms().saturating_sub(ORPHAN_MS), |subject| {
            self.is_subject(subject)
        })?;
        Ok(())
    }

    /// Whether anything is stored about this subject of a key: a person, a held row, an upload, a
    /// label, an account.
    fn is_subject(&self, subject: PersonId) -> Result<bool> {
        Ok(self.store.read(|tx| {
            Ok::<_, store::Failure>(
                person::get(tx, subject)?.is_some()
                    || held::get(tx, law::ids::HeldId(subject.0))?.is_some()
                    || import::get(tx, law::ids::ImportId(subject.0))?.is_some()
                    || store::records::label::get(tx, law::ids::LabelId(subject.0))?.is_some()
                    || staff::get(tx, law::ids::UserId(subject.0))?.is_some(),
            )
        })?)
    }
}
