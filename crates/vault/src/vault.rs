//! The vault unsealed: all keys below the root key, in memory only.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use crate::crypto::{self, Deriver, Key, MacKey, SALT, Signer};
use crate::error::{Failure, UnsealError};
use crate::fresh::Ids;
use crate::ring::{RingFile, Role};
use crate::slot::{Slot, SlotSecret};
use crate::stretch::Cost;

/// Seals and opens, derives blind keys, signs the audit log. Its keys are wiped when it is dropped.
///
/// ```compile_fail,E0277
/// fn log(vault: &vault::Vault) { format!("{vault:?}"); }
/// ```
/// ```compile_fail,E0599
/// fn copy(vault: vault::Vault) -> vault::Vault { let copy: vault::Vault = vault.clone(); copy }
/// ```
pub struct Vault {
    installation: [u8; 16],
    root: Key,
    // INVARIANT: never empty, ascending; the last is the current one.
    epochs: RwLock<Vec<(u32, Arc<Deriver>)>>,
    // INVARIANT: never empty; version n stands at n - 1.
    suppression: Vec<MacKey>,
    pub(crate) index: MacKey,
    pub(crate) audit_signing: Signer,
    pub(crate) audit_tags: MacKey,
    pub(crate) mac: MacKey,
    salts: MacKey,
    salted: AtomicU64,
    pub(crate) ids: Ids,
}

impl Vault {
    /// A new installation with random keys, opened by `secret`.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn create(secret: &SlotSecret) -> Result<(Self, RingFile), Failure> {
        Self::create_with(secret, Cost::DEFAULT)
    }

    /// As [`Vault::create`], with another cost for a passphrase.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn create_with(secret: &SlotSecret, cost: Cost) -> Result<(Self, RingFile), Failure> {
        let root = crypto::random_key()?;
        let mut ring = RingFile::new(crypto::random()?);
        for role in Role::ALL {
            ring.put(&root, *role, 1, &crypto::random_key()?)?;
        }
        ring.push_slot(&root, Slot::new(&ring.installation(), &root, secret, cost)?)?;
        let vault = Self::below(root, &ring).map_err(|_| Failure::Crypto("new key ring"))?;
        Ok((vault, ring))
    }

    /// Opens the key ring with the secret of one of its slots. A passphrase takes about a third of
    /// a second and 64 MiB.
    ///
    /// # Errors
    /// [`UnsealError`] tells a wrong secret from a damaged and from a newer file.
    pub fn unseal(ring: &RingFile, secret: &SlotSecret) -> Result<Self, UnsealError> {
        Self::below(ring.open(secret)?, ring)
    }

    /// Which installation: 16 random bytes, in every sealed value and every audit checkpoint.
    pub const fn installation(&self) -> [u8; 16] {
        self.installation
    }

    /// The current epoch.
    pub fn epoch(&self) -> u32 {
        self.epochs().last().map_or(0, |(number, _)| *number)
    }

    /// Starts a new epoch: keys made or wrapped from now on are wrapped under a new random key.
    /// Keep the ring before any key wrapped under the new epoch. Returns its number.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn rotate_epoch(&self, ring: &mut RingFile) -> Result<u32, Failure> {
        self.begin_epoch(ring, |_| Ok::<_, Failure>(()))?
    }

    /// As [`Vault::rotate_epoch`], and the new key is used only if `keep` kept the ring.
    ///
    /// # Errors
    /// [`Failure`] of making the key; those of `keep`, after which nothing has changed.
    pub fn begin_epoch<E>(
        &self,
        ring: &mut RingFile,
        keep: impl FnOnce(&RingFile) -> Result<(), E>,
    ) -> Result<Result<u32, E>, Failure> {
        let (number, key) = (self.epoch() + 1, crypto::random_key()?);
        ring.put(&self.root, Role::Epoch, number, &key)?;
        if let Err(error) = keep(ring) {
            return Ok(Err(error));
        }
        let mut epochs = self.epochs.write().unwrap_or_else(PoisonError::into_inner);
        epochs.push((number, Arc::new(Deriver::new(&key))));
        Ok(Ok(number))
    }

    /// Destroys all epoch keys but the current one. Only after every key that stays was wrapped
    /// anew ([`Vault::rewrap`]): the rest is erased for good.
    ///
    /// # Errors
    /// [`Failure::Crypto`].
    pub fn retire_epochs(&self, ring: &mut RingFile) -> Result<(), Failure> {
        let current = self.epoch();
        ring.forget_before(&self.root, Role::Epoch, current)?;
        let mut epochs = self.epochs.write().unwrap_or_else(PoisonError::into_inner);
        epochs.retain(|(number, _)| *number == current);
        Ok(())
    }

    /// Starts a new version of the suppression pepper, nested around the old ones. Entries kept so
    /// far are carried over by [`Vault::nest_suppression`]; no address is needed. Returns its number.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn rotate_suppression(&mut self, ring: &mut RingFile) -> Result<u32, Failure> {
        let (number, key) = (self.suppression_version() + 1, crypto::random_key()?);
        ring.put(&self.root, Role::Suppression, number, &key)?;
        self.suppression.push(MacKey::new(&key));
        Ok(number)
    }

    /// A salt for one message, given everything that goes into the message.
    ///
    /// A pseudorandom function under a random key that lives as long as this vault, over a counter
    /// and the message: as good as random, three times as fast as asking the system each time, and
    /// safe when a running machine is cloned or the generator fails, because a salt can then only
    /// repeat for the same message at the same place.
    pub(crate) fn salt(&self, bound_to: &[u8], message: &[u8]) -> [u8; SALT] {
        let number = self.salted.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let length = bound_to.len().to_be_bytes();
        let tag = self.salts.tag(&[&number, &length, bound_to, message]);
        tag.first_chunk().copied().unwrap_or_default()
    }

    pub(crate) fn suppression_keys(&self) -> &[MacKey] {
        &self.suppression
    }

    pub(crate) fn root(&self) -> &Key {
        &self.root
    }

    pub(crate) fn current_epoch(&self) -> Result<(u32, Arc<Deriver>), Failure> {
        let current = |(number, key): &(u32, Arc<Deriver>)| (*number, Arc::clone(key));
        self.epochs().last().map(current).ok_or(Failure::EpochGone(0))
    }

    pub(crate) fn epoch_key(&self, epoch: u32) -> Option<Arc<Deriver>> {
        let epochs = self.epochs();
        epochs.iter().find(|(number, _)| *number == epoch).map(|(_, key)| Arc::clone(key))
    }

    fn epochs(&self) -> RwLockReadGuard<'_, Vec<(u32, Arc<Deriver>)>> {
        self.epochs.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn below(root: Key, ring: &RingFile) -> Result<Self, UnsealError> {
        let all = |role| match ring.keys(&root, role)? {
            keys if keys.is_empty() => Err(UnsealError::Damaged("a key is missing")),
            keys => Ok(keys),
        };
        let newest = |role| {
            all(role)?.pop().map(|(_, key)| key).ok_or(UnsealError::Damaged("a key is missing"))
        };
        let epochs = all(Role::Epoch)?;
        let epochs = epochs.iter().map(|(n, key)| (*n, Arc::new(Deriver::new(key)))).collect();
        let suppression = all(Role::Suppression)?.iter().map(|(_, key)| MacKey::new(key)).collect();
        Ok(Self {
            installation: ring.installation(),
            epochs: RwLock::new(epochs),
            suppression,
            index: MacKey::new(&*newest(Role::Index)?),
            audit_signing: Signer::new(&*newest(Role::AuditSigning)?)
                .map_err(UnsealError::Failure)?,
            audit_tags: MacKey::new(&*newest(Role::AuditTags)?),
            mac: MacKey::new(&*newest(Role::Mac)?),
            salts: MacKey::new(&*crypto::random_key().map_err(UnsealError::Failure)?),
            salted: AtomicU64::new(0),
            ids: Ids::default(),
            root,
        })
    }
}
