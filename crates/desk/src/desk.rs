//! The desk itself: store, keys, vault, register and index behind one door.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use law::access::Permit;
use law::class::Class;
use law::ids::{ObjectId, PersonId, UserId};
use law::kinds::Use;
use store::records::register;
use store::{Keys, Store, Tx};
use vault::{Grant, Note, PersonKey, Vault};

use crate::register::Register;
use crate::screening::House;
use crate::{Call, Failure, Fault, Result};

/// Carries out each thing a person can ask for. Shared between threads by reference.
pub struct Desk {
    pub(crate) store: Store,
    pub(crate) keys: Keys,
    pub(crate) vault: Vault,
    pub(crate) current: RwLock<Arc<Current>>,
    pub(crate) index: find::Shared,
    /// Everybody in comparable form.
    pub(crate) base: crate::recognise::Base,
    /// Sketches of people who must not come back unseen.
    pub(crate) shunned: crate::recognise::Shunned,
    /// Names of accounts, in memory only, for the pages of their owners.
    pub(crate) names: RwLock<HashMap<UserId, String>>,
    /// The last report on what is held and not needed.
    pub(crate) minimise: crate::minimise::State,
    /// What is being taken in right now.
    pub(crate) taking: crate::import::Taking,
    /// Held for reading from wrapping a key to keeping it, and for writing where an epoch begins.
    pub(crate) wrapping: RwLock<()>,
    /// Screening again what is stored.
    pub(crate) rescreening: crate::rescreening::State,
    /// The search for duplicates under way.
    pub(crate) twins: crate::twins::Search,
    /// What the program saw of the copies of this firm.
    pub(crate) backups: RwLock<Option<crate::backups::Seen>>,
    /// Whoever makes the copies.
    pub(crate) copier: RwLock<Option<Arc<dyn crate::backups::Copier>>>,
    /// The audit tree up to the last checkpoint of this run.
    pub(crate) chain: Mutex<vault::audit::Tree>,
}

/// The version of the register in force.
pub(crate) struct Current {
    pub(crate) version: i64,
    pub(crate) register: Arc<Register>,
    /// With the firm's own words; built when the first text comes.
    screener: OnceLock<Arc<House>>,
}

impl Current {
    pub(crate) const fn new(version: i64, register: Arc<Register>) -> Self {
        Self { version, register, screener: OnceLock::new() }
    }
}

impl Desk {
    /// Opens a firm that exists: loads the register, finishes what a crash left open, builds the
    /// index in memory.
    ///
    /// # Errors
    /// A failure when the register is missing or the key store is older than the data.
    pub fn open(store: Store, keys: Keys, vault: Vault, call: &Call) -> Result<Self> {
        let (version, body) =
            store.read(register::newest)?.ok_or(Failure::at("finding the register"))?;
        let register = Arc::new(toml::from_str(&body)?);
        let current = RwLock::new(Arc::new(Current::new(version, register)));
        let desk = Self {
            store,
            keys,
            vault,
            current,
            index: find::Shared::new(),
            base: crate::recognise::Base::default(),
            shunned: crate::recognise::Shunned::default(),
            names: RwLock::default(),
            minimise: crate::minimise::State::default(),
            taking: crate::import::Taking::default(),
            twins: crate::twins::Search::default(),
            rescreening: crate::rescreening::State::default(),
            wrapping: RwLock::default(),
            backups: RwLock::default(),
            copier: RwLock::default(),
            chain: Mutex::default(),
        };
        desk.recover(call)?;
        desk.load_names(call)?;
        desk.build_index(call)?;
        desk.store.read(|tx| desk.refresh_shunned(tx))?;
        Ok(desk)
    }

    /// Makes a new firm in empty stores, with this register.
    ///
    /// # Errors
    /// A fault when the register may not be saved.
    pub fn create(
        store: Store,
        keys: Keys,
        vault: Vault,
        register: &Register,
        call: &Call,
    ) -> Result<Self> {
        let body = toml::to_string(register)?;
        store.write(|tx| register::insert(tx, 1, &body, call.ms(), call.actor.user))?;
        Self::open(store, keys, vault, call)
    }

    /// Signs the audit log and brings everything kept so far into the main files, before the
    /// program ends: whoever copies a folder at rest then copies all of it, vouched for.
    ///
    /// # Errors
    /// A failure while somebody still reads; nothing is lost then, the log stays beside the file.
    pub fn rest(&self, now: jiff::Timestamp) -> Result<()> {
        self.checkpoint(now)?;
        self.store.truncate_log()?;
        Ok(self.keys.store().truncate_log()?)
    }

    /// Whether a short read answers at once, as [`store::Store::reads_at_once`] says.
    pub fn reads_at_once(&self) -> bool {
        self.store.reads_at_once()
    }

    /// The register in force.
    pub fn register(&self) -> Arc<Register> {
        Arc::clone(&self.current().register)
    }

    pub(crate) fn current(&self) -> Arc<Current> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The screener as the register in force has set it.
    pub(crate) fn screener(&self) -> Arc<House> {
        let current = self.current();
        let build = || Arc::new(House::of(&current.register));
        Arc::clone(current.screener.get_or_init(build))
    }

    /// The vault, for the program's own commands (checkpoints, verification).
    pub const fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Writes the audit leaf of a permit and waits until it is durable; only then values open.
    pub(crate) fn grant<U: Use>(
        &self,
        permit: Permit<U>,
        call: &Call,
        subject: Option<&PersonKey>,
    ) -> Result<Grant<'_, U>> {
        self.store.write(|tx| {
            Ok(self.vault.grant(permit, &mut store::TxLedger(tx), call.moment(), subject)?)
        })
    }

    /// Writes an audit leaf in the transaction of what it records.
    pub(crate) fn note(&self, tx: &mut Tx<'_>, note: Note<'_>) -> Result<()> {
        self.noted(tx, note).map(drop)
    }

    /// As [`Desk::note`]; the number of the leaf.
    pub(crate) fn noted(&self, tx: &mut Tx<'_>, note: Note<'_>) -> Result<u64> {
        Ok(self.vault.note(&mut store::TxLedger(tx), note)?)
    }

    /// The key of a person for one class.
    pub(crate) fn key(&self, person: PersonId, class: Class) -> Result<PersonKey> {
        let wrapped = self.keys.get(person, class)?.ok_or(Fault::NOT_FOUND)?;
        Ok(self.vault.unwrap(person, class, wrapped.epoch, &wrapped.bytes)?)
    }

    /// The keys of these people and classes, one fetch for all of them. A pair without one is left
    /// out: the person is being erased.
    pub(crate) fn keys_for(
        &self,
        mut wanted: Vec<(PersonId, Class)>,
    ) -> Result<HashMap<(PersonId, Class), PersonKey>> {
        wanted.sort_unstable();
        wanted.dedup();
        let mut keys = HashMap::with_capacity(wanted.len());
        for ((person, class), wrapped) in wanted.iter().copied().zip(self.keys.get_many(&wanted)?) {
            if let Some(w) = wrapped {
                keys.insert((person, class), self.vault.unwrap(person, class, w.epoch, &w.bytes)?);
            }
        }
        Ok(keys)
    }

    /// The key of a person for one class; made, and durable, if there is none yet.
    pub(crate) fn make_key(
        &self,
        call: &Call,
        person: PersonId,
        class: Class,
    ) -> Result<PersonKey> {
        if let Some(wrapped) = self.keys.get(person, class)? {
            return Ok(self.vault.unwrap(person, class, wrapped.epoch, &wrapped.bytes)?);
        }
        let _wrapping = self.wrapping.read().unwrap_or_else(PoisonError::into_inner);
        let (key, wrapped) = self.vault.new_key(person, class)?;
        let batch = self.fresh(call)?;
        self.keys.put(batch, call.ms(), &[(person, class, wrapped)])?;
        self.store.write(|tx| self.remember_keys(tx, batch))?;
        self.keys.activate(batch)?;
        Ok(key)
    }

    /// The keys of many persons for one class, in their order; those there were none of are made,
    /// and durable, all in one go.
    pub(crate) fn make_keys(
        &self,
        call: &Call,
        persons: &[PersonId],
        class: Class,
    ) -> Result<Vec<PersonKey>> {
        let wanted: Vec<_> = persons.iter().map(|person| (*person, class)).collect();
        let _wrapping = self.wrapping.read().unwrap_or_else(PoisonError::into_inner);
        let (mut keys, mut fresh) = (Vec::with_capacity(wanted.len()), Vec::new());
        for ((person, class), known) in wanted.iter().zip(self.keys.get_many(&wanted)?) {
            keys.push(match known {
                Some(known) => self.vault.unwrap(*person, *class, known.epoch, &known.bytes)?,
                None => {
                    let (key, wrapped) = self.vault.new_key(*person, *class)?;
                    fresh.push((*person, *class, wrapped));
                    key
                }
            });
        }
        if !fresh.is_empty() {
            let batch = self.fresh(call)?;
            self.keys.put(batch, call.ms(), &fresh)?;
            self.store.write(|tx| self.remember_keys(tx, batch))?;
            self.keys.activate(batch)?;
        }
        Ok(keys)
    }

    /// A new id, after all before it.
    pub(crate) fn fresh(&self, call: &Call) -> Result<ObjectId> {
        Ok(ObjectId(self.vault.fresh_id(call.moment().utc_ms)?))
    }
}
