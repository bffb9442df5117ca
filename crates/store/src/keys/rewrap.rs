//! Wrapping every key anew under the current epoch, so that the old epoch's key can be destroyed.

use law::class::Class;
use law::ids::PersonId;
use vault::WrappedKey;

use super::{Keys, wrapped};
use crate::failure::Failure;
use crate::records::{TENANT, word};

/// Keys wrapped anew in one transaction.
const BATCH: i64 = 2_000;

impl Keys {
    /// Whether any key is wrapped under an epoch before this one.
    ///
    /// # Errors
    /// Those of the engine.
    pub fn has_before(&self, epoch: u32) -> Result<bool, Failure> {
        let sql = "select 1 from person_key where epoch < $1 limit 1";
        Ok(self.store.read(|tx| tx.one(sql, &[epoch.into()], |_| Ok(())))?.is_some())
    }

    /// Wraps every key of an earlier epoch anew; how many there were. May be interrupted and asked
    /// again. Keys that an open intent stands against are wrapped too: they are about to go.
    ///
    /// # Errors
    /// Those of `rewrap` and of the engine; what was wrapped stays wrapped.
    pub fn rewrap_before<E: From<Failure>>(
        &self,
        epoch: u32,
        mut rewrap: impl FnMut(PersonId, Class, &WrappedKey) -> Result<WrappedKey, E>,
    ) -> Result<u64, E> {
        let find = "select person_id, class, epoch, wrapped from person_key \
            where epoch < $1 order by epoch limit $2";
        let put = "update person_key set epoch = $4, wrapped = $5 \
            where tenant_id = $1 and person_id = $2 and class = $3 and epoch < $4";
        let mut done = 0;
        loop {
            let old = self.store.read(|tx| {
                tx.query(find, &[epoch.into(), BATCH.into()], |row| {
                    Ok((row.id::<PersonId>(0)?, word(row, 1, Class::from_code)?, wrapped(row, 2)?))
                })
            })?;
            if old.is_empty() {
                // The old wrappings stand in the log.
                self.store.truncate_log()?;
                return Ok(done);
            }
            let mut new = Vec::with_capacity(old.len());
            for (person, class, key) in &old {
                new.push((*person, *class, rewrap(*person, *class, key)?));
            }
            self.store.write(|tx| {
                new.iter().try_for_each(|(person, class, key)| {
                    let args = [
                        TENANT.into(),
                        person.into(),
                        class.code().into(),
                        key.epoch.into(),
                        (&key.bytes).into(),
                    ];
                    tx.execute(put, &args).map(drop)
                })
            })?;
            done += new.len() as u64;
        }
    }
}
