//! Keys whose data never came: the program ended between the key and the data.

use std::collections::BTreeSet;

use law::ids::{ObjectId, PersonId};

use super::{ACTIVE, Keys, PENDING};
use crate::failure::Failure;

impl Keys {
    /// Looks at batches that are still pending and were made before `older_than` (milliseconds
    /// since 1970 UTC). Keys of persons that exist stay; the others are destroyed. How many were.
    ///
    /// `exists` asks the data store. It must not be asked while a batch could still be on its
    /// way: leave 24 hours.
    ///
    /// # Errors
    /// Those of `exists` and of the engine; batches already looked at stay done.
    pub fn collect_orphans<E: From<Failure>>(
        &self,
        older_than: i64,
        mut exists: impl FnMut(PersonId) -> Result<bool, E>,
    ) -> Result<u64, E> {
        let mut destroyed = 0;
        for batch in self.pending(older_than)? {
            let mut orphans = Vec::new();
            for person in self.persons(batch)? {
                if !exists(person)? {
                    orphans.push(person);
                }
            }
            destroyed += self.settle(batch, &orphans)?;
        }
        Ok(destroyed)
    }

    fn pending(&self, older_than: i64) -> Result<Vec<ObjectId>, Failure> {
        let sql = "select batch_id from key_batch where state = $1 and created_at < $2";
        self.store.read(|tx| tx.query(sql, &[PENDING.into(), older_than.into()], |row| row.id(0)))
    }

    fn persons(&self, batch: ObjectId) -> Result<BTreeSet<PersonId>, Failure> {
        let sql = "select person_id from person_key where batch_id = $1";
        let all = self.store.read(|tx| tx.query(sql, &[(&batch).into()], |row| row.id(0)))?;
        Ok(all.into_iter().collect())
    }

    fn settle(&self, batch: ObjectId, orphans: &[PersonId]) -> Result<u64, Failure> {
        let delete = "delete from person_key where batch_id = $1 and person_id = $2";
        let activate = "update key_batch set state = $2 where batch_id = $1";
        self.destroying(|tx| {
            let mut destroyed = 0;
            for person in orphans {
                destroyed += tx.execute(delete, &[(&batch).into(), person.into()])?;
            }
            tx.execute(activate, &[(&batch).into(), ACTIVE.into()])?;
            Ok(destroyed)
        })
    }
}
