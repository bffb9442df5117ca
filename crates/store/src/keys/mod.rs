//! The key store: wrapped keys, one per person and class, and the intents to destroy them.
//!
//! It is a database of its own, so that destroyed keys leave its backups soon, and it can share no
//! transaction with the data (F2). Making: keys first and durable, then the data, then
//! [`Keys::activate`]. Erasing: see [`erase`](self::erase). A key can be read exactly as long as no
//! durable intent stands against it.

mod erase;
mod mirror;
mod orphans;
mod rewrap;

pub use erase::{Intent, IntentState, class_bits};
pub use mirror::Refusal;

use law::class::Class;
use law::ids::{ObjectId, PersonId};
use vault::WrappedKey;

use crate::failure::{Failure, Kind};
use crate::records::TENANT;
use crate::store::Store;
use crate::waist::{Load, Row, Tx, Value};

/// States of a batch of keys.
const PENDING: i64 = 1;
const ACTIVE: i64 = 2;

static KEYS: Load = Load {
    table: "person_key",
    columns: &["tenant_id", "person_id", "class", "epoch", "batch_id", "wrapped"],
};

/// True of a key that an intent which is not done stands against. Names the key's row `k`.
macro_rules! doomed {
    () => {
        "exists (select 1 from erase_intent i where i.tenant_id = k.tenant_id \
         and i.state < 3 and i.person_id = k.person_id and ((i.classes >> k.class) & 1) = 1)"
    };
}

/// The key store.
pub struct Keys {
    store: Store,
}

impl Keys {
    /// Over a store that was opened with [`crate::Content::Keys`].
    pub const fn new(store: Store) -> Self {
        Self { store }
    }

    /// The database below, for backup and settings.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Writes what takes something away for good, and empties the log: when this returns, no file of
    /// the store holds it any more (F7). Ended in between, the next start empties the log.
    ///
    /// # Errors
    /// Those of the closure and of the engine; `Busy` while a copy is being made for long: then it
    /// is gone from the store and not yet from the log, and the same call may be repeated.
    fn destroying<T>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let answer = self.store.write(work)?;
        self.store.truncate_log()?;
        Ok(answer)
    }

    /// Keeps new keys durably, before any value is sealed under them. `at` is in milliseconds
    /// since 1970 UTC.
    ///
    /// # Errors
    /// `Conflict` if one of the persons has a key of this class; `Erasing` if one is being erased.
    /// Then none is kept.
    pub fn put(
        &self,
        batch: ObjectId,
        at: i64,
        keys: &[(PersonId, Class, WrappedKey)],
    ) -> Result<(), Failure> {
        self.store.write(|tx| {
            let sql = "insert into key_batch (batch_id, state, created_at) values ($1, $2, $3)";
            tx.execute(sql, &[(&batch).into(), PENDING.into(), at.into()])?;
            tx.load(&KEYS, keys.iter().map(|key| values(&batch, key)))?;
            refuse_doomed(tx, batch)
        })
    }

    /// Says that the data sealed under a batch of keys are durable.
    ///
    /// # Errors
    /// Those of the engine. A batch that stays pending is looked at by [`Keys::collect_orphans`].
    pub fn activate(&self, batch: ObjectId) -> Result<(), Failure> {
        let sql = "update key_batch set state = $2 where batch_id = $1";
        self.store.write(|tx| tx.execute(sql, &[(&batch).into(), ACTIVE.into()]).map(drop))
    }

    /// Whether this store ever kept a batch of keys. A key store that does not know the newest
    /// batch of the data is older than the data.
    ///
    /// # Errors
    /// Those of the engine.
    pub fn knows_batch(&self, batch: ObjectId) -> Result<bool, Failure> {
        let sql = "select 1 from key_batch where batch_id = $1";
        let found = self.store.read(|tx| tx.one(sql, &[(&batch).into()], |_| Ok(())))?;
        Ok(found.is_some())
    }

    /// The key of a person for a class.
    ///
    /// # Errors
    /// `Erasing` if a durable intent stands against it.
    pub fn get(&self, person: PersonId, class: Class) -> Result<Option<WrappedKey>, Failure> {
        let found = self.store.read(|tx| get(tx, person, class))?;
        found.map(|key| key.ok_or(Kind::Erasing.into())).transpose()
    }

    /// All keys of a person, of one moment.
    ///
    /// # Errors
    /// `Erasing` if a durable intent stands against one of them.
    pub fn of_person(&self, person: PersonId) -> Result<Vec<(Class, WrappedKey)>, Failure> {
        let sql = concat!(
            "select k.class, k.epoch, k.wrapped, case when ",
            doomed!(),
            " then 1 else 0 end from person_key k where k.tenant_id = $1 and k.person_id = $2"
        );
        self.store.read(|tx| {
            tx.query(sql, &[TENANT.into(), (&person).into()], |row| {
                if row.flag(3)? {
                    return Err(Kind::Erasing.into());
                }
                let class = Class::from_code(row.int(0)?).ok_or(Failure::shape("no such class"))?;
                Ok((class, wrapped(row, 1)?))
            })
        })
    }

    /// The keys of many persons, in the order asked for; `None` where there is none or the person
    /// is being erased. All are of one moment.
    ///
    /// # Errors
    /// Those of the engine.
    pub fn get_many(
        &self,
        wanted: &[(PersonId, Class)],
    ) -> Result<Vec<Option<WrappedKey>>, Failure> {
        let mut found = vec![None; wanted.len()];
        self.store.read(|tx| {
            tx.want(wanted.iter().map(|(person, class)| (person.0.as_slice(), class.code())))?;
            let sql = concat!(
                "select w.pos, k.epoch, k.wrapped from wanted w cross join person_key k \
                 where k.tenant_id = $1 and k.person_id = w.id and k.class = w.num and not ",
                doomed!()
            );
            tx.query(sql, &[TENANT.into()], |row| {
                let place = usize::try_from(row.int(0)?).ok().and_then(|at| found.get_mut(at));
                *place.ok_or(Failure::shape("a position out of range"))? = Some(wrapped(row, 1)?);
                Ok(())
            })
        })?;
        Ok(found)
    }

    /// Every readable key of a class, by person in ascending order, until `read` says `false`.
    /// Do not write to the key store meanwhile: the write would wait for this to end.
    ///
    /// # Errors
    /// Those of `read` and of the engine.
    pub fn each_for_class(
        &self,
        class: Class,
        mut read: impl FnMut(PersonId, WrappedKey) -> Result<bool, Failure>,
    ) -> Result<(), Failure> {
        let sql = concat!(
            "select k.person_id, k.epoch, k.wrapped from person_key k \
             where k.tenant_id = $1 and k.class = $2 and not ",
            doomed!(),
            " order by k.person_id"
        );
        self.store.read(|tx| {
            let args = [TENANT.into(), class.code().into()];
            tx.each(sql, &args, |row| read(row.id(0)?, wrapped(row, 1)?))
        })
    }
}

/// The key, or `Some(None)` if it is doomed.
fn get(
    tx: &mut Tx<'_>,
    person: PersonId,
    class: Class,
) -> Result<Option<Option<WrappedKey>>, Failure> {
    let sql = concat!(
        "select k.epoch, k.wrapped, case when ",
        doomed!(),
        " then 1 else 0 end from person_key k \
         where k.tenant_id = $1 and k.person_id = $2 and k.class = $3"
    );
    let args = [TENANT.into(), (&person).into(), class.code().into()];
    tx.one(sql, &args, |row| if row.flag(2)? { Ok(None) } else { wrapped(row, 0).map(Some) })
}

fn refuse_doomed(tx: &mut Tx<'_>, batch: ObjectId) -> Result<(), Failure> {
    let sql =
        concat!("select 1 from person_key k where k.batch_id = $1 and ", doomed!(), " limit 1");
    match tx.one(sql, &[(&batch).into()], |_| Ok(()))? {
        Some(()) => Err(Kind::Erasing.into()),
        None => Ok(()),
    }
}

fn values<'a>(
    batch: &'a ObjectId,
    (person, class, key): &'a (PersonId, Class, WrappedKey),
) -> [Value<'a>; 6] {
    [
        TENANT.into(),
        person.into(),
        class.code().into(),
        key.epoch.into(),
        batch.into(),
        (&key.bytes).into(),
    ]
}

/// The epoch in column `i`, the wrapped key in the next.
fn wrapped(row: &Row<'_>, i: usize) -> Result<WrappedKey, Failure> {
    let epoch = u32::try_from(row.int(i)?).map_err(|_| Failure::shape("no such epoch"))?;
    Ok(WrappedKey { epoch, bytes: row.bytes(i + 1)?.to_vec() })
}
