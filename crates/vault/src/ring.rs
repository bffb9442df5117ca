//! The key ring: the file that holds the root key, wrapped in slots, and the keys below it, wrapped
//! under the root key. Useless without a slot's secret; needed with every backup of the key store.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::Vault;
use crate::bytes::{as_hex, fill, take};
use crate::crypto::{self, Deriver, Key, OneTime, SALT, TAG};
use crate::error::{Failure, UnsealError};
use crate::slot::{Slot, SlotKind, SlotSecret};
use crate::stretch::Cost;

const VERSION: u32 = 1;
const FORMAT: &str = "obhut key ring";
const WRAPPED: usize = SALT + 32 + TAG;

law::vocabulary! {
    /// The keys below the root key.
    Role {
        Epoch = 1 "epoch", Index = 2 "index", Suppression = 3 "suppression",
        AuditSigning = 4 "audit_signing", AuditTags = 5 "audit_tags", Mac = 6 "mac",
    }
}

/// The key ring as a document. Made by [`Vault::create`], kept as JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RingFile {
    format: String,
    version: u32,
    #[serde(with = "as_hex")]
    installation: [u8; 16],
    slots: Vec<Slot>,
    keys: Vec<WrappedRole>,
    // Keyed: nobody without the root key can add, drop or reorder anything above.
    #[serde(with = "as_hex")]
    mac: [u8; 32],
    // Not keyed: tells damage from a wrong passphrase before any secret is tried.
    #[serde(with = "as_hex")]
    checksum: [u8; 32],
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrappedRole {
    role: Role,
    number: u32,
    #[serde(with = "as_hex")]
    wrapped: [u8; WRAPPED],
}

/// What every version of the format has; read first, to tell newer from damaged.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

impl RingFile {
    /// Reads the document.
    ///
    /// # Errors
    /// [`UnsealError::Newer`], [`UnsealError::Damaged`].
    pub fn from_json(text: &str) -> Result<Self, UnsealError> {
        let head: Head =
            serde_json::from_str(text).map_err(|_| UnsealError::Damaged("not a key ring"))?;
        if head.format != FORMAT {
            return Err(UnsealError::Damaged("not a key ring"));
        }
        if head.version > VERSION {
            return Err(UnsealError::Newer(head.version));
        }
        let ring: Self = serde_json::from_str(text).map_err(|_| UnsealError::Damaged("content"))?;
        ring.check()?;
        Ok(ring)
    }

    /// The document to keep.
    ///
    /// # Errors
    /// [`Failure::Crypto`] if it cannot be written as JSON.
    pub fn to_json(&self) -> Result<String, Failure> {
        serde_json::to_string_pretty(self).map_err(|_| Failure::Crypto("key ring as JSON"))
    }

    /// Which installation the ring belongs to.
    pub const fn installation(&self) -> [u8; 16] {
        self.installation
    }

    /// The kinds of the slots, in order.
    pub fn slots(&self) -> impl Iterator<Item = SlotKind> {
        self.slots.iter().map(|slot| slot.kind)
    }

    /// Lets another secret unseal the vault.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn add_slot(&mut self, vault: &Vault, secret: &SlotSecret) -> Result<(), Failure> {
        self.add_slot_with(vault, secret, Cost::DEFAULT)
    }

    /// As [`RingFile::add_slot`], with another cost for a passphrase.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn add_slot_with(
        &mut self,
        vault: &Vault,
        secret: &SlotSecret,
        cost: Cost,
    ) -> Result<(), Failure> {
        let slot = Slot::new(&self.installation, vault.root(), secret, cost)?;
        self.push_slot(vault.root(), slot)
    }

    /// Takes slot number `at` away, counted from 0; copies of the old file still open with it.
    ///
    /// # Errors
    /// [`Failure::LastSlot`]; [`Failure::Crypto`].
    pub fn remove_slot(&mut self, vault: &Vault, at: usize) -> Result<(), Failure> {
        if self.slots.len() < 2 {
            return Err(Failure::LastSlot);
        }
        if at < self.slots.len() {
            self.slots.remove(at);
        }
        self.stamp(vault.root())
    }

    /// A new root key over the same keys. Only `secret` opens the ring afterwards, and nothing that
    /// was wrapped for other secrets, or kept of the root key before, opens it any more; the vault
    /// that is open must not change this ring again.
    ///
    /// # Errors
    /// See [`Failure`]; then the ring is as it was.
    pub fn renew(&mut self, vault: &Vault, secret: &SlotSecret, cost: Cost) -> Result<(), Failure> {
        let root = crypto::random_key()?;
        let mut new = Self::new(self.installation);
        for entry in &self.keys {
            let key = entry.open(&self.installation, vault.root())?;
            let key = key.ok_or(Failure::Crypto("key of the ring"))?;
            new.put(&root, entry.role, entry.number, &key)?;
        }
        new.push_slot(&root, Slot::new(&self.installation, &root, secret, cost)?)?;
        *self = new;
        Ok(())
    }

    pub(crate) fn new(installation: [u8; 16]) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            installation,
            slots: Vec::new(),
            keys: Vec::new(),
            mac: [0; 32],
            checksum: [0; 32],
        }
    }

    pub(crate) fn push_slot(&mut self, root: &Key, slot: Slot) -> Result<(), Failure> {
        self.slots.push(slot);
        self.stamp(root)
    }

    /// The root key, if the secret fits a slot and nothing was changed.
    pub(crate) fn open(&self, secret: &SlotSecret) -> Result<Key, UnsealError> {
        self.check()?;
        for slot in &self.slots {
            if let Some(root) = slot.open(&self.installation, secret)? {
                let mac = self.mac_under(&root).map_err(UnsealError::Failure)?;
                return match crypto::same(&mac, &self.mac) {
                    true => Ok(root),
                    false => Err(UnsealError::Damaged("seal of the key ring")),
                };
            }
        }
        Err(secret.wrong())
    }

    /// Keeps a key below the root key.
    pub(crate) fn put(
        &mut self,
        root: &Key,
        role: Role,
        number: u32,
        key: &Key,
    ) -> Result<(), Failure> {
        let salt: [u8; SALT] = crypto::random()?;
        let mut body = key.clone();
        let tag = OneTime::derive(&Deriver::new(root), b"ring/v1", &salt)?
            .seal(&aad(&self.installation, role, number), &mut *body)?;
        let mut wrapped = [0; WRAPPED];
        fill(&mut wrapped, &[&salt, &*body, &tag]);
        self.keys.push(WrappedRole { role, number, wrapped });
        self.stamp(root)
    }

    /// The keys of a role with their numbers, oldest first.
    pub(crate) fn keys(&self, root: &Key, role: Role) -> Result<Vec<(u32, Key)>, UnsealError> {
        let mut keys = Vec::new();
        for entry in self.keys.iter().filter(|entry| entry.role == role) {
            let key = entry.open(&self.installation, root).map_err(UnsealError::Failure)?;
            keys.push((entry.number, key.ok_or(UnsealError::Damaged("key"))?));
        }
        keys.sort_by_key(|(number, _)| *number);
        Ok(keys)
    }

    /// Destroys the keys of a role below `number`.
    pub(crate) fn forget_before(
        &mut self,
        root: &Key,
        role: Role,
        number: u32,
    ) -> Result<(), Failure> {
        self.keys.retain(|entry| entry.role != role || entry.number >= number);
        self.stamp(root)
    }

    fn stamp(&mut self, root: &Key) -> Result<(), Failure> {
        self.mac = self.mac_under(root)?;
        self.checksum = crypto::sha256(&[&self.content(self.mac)?]);
        Ok(())
    }

    fn check(&self) -> Result<(), UnsealError> {
        if self.version > VERSION {
            return Err(UnsealError::Newer(self.version));
        }
        let content = self.content(self.mac).map_err(UnsealError::Failure)?;
        match crypto::sha256(&[&content]) == self.checksum {
            true => Ok(()),
            false => Err(UnsealError::Damaged("checksum")),
        }
    }

    fn mac_under(&self, root: &Key) -> Result<[u8; 32], Failure> {
        let key = Deriver::new(root).mac_key(&[b"ring-mac/v1"])?;
        Ok(key.tag(&[&self.content([0; 32])?]))
    }

    /// The document with this MAC and without a checksum.
    fn content(&self, mac: [u8; 32]) -> Result<Vec<u8>, Failure> {
        let bare = Self { mac, checksum: [0; 32], ..self.clone() };
        serde_json::to_vec(&bare).map_err(|_| Failure::Crypto("key ring as JSON"))
    }
}

impl WrappedRole {
    fn open(&self, installation: &[u8; 16], root: &Key) -> Result<Option<Key>, Failure> {
        let mut rest: &[u8] = &self.wrapped;
        let salt: [u8; SALT] = take(&mut rest).unwrap_or_default();
        let mut body = Zeroizing::new(rest.to_vec());
        let once = OneTime::derive(&Deriver::new(root), b"ring/v1", &salt)?;
        Ok(once
            .open(&aad(installation, self.role, self.number), &mut body)
            .and_then(|key| <[u8; 32]>::try_from(&*key).ok())
            .map(Zeroizing::new))
    }
}

fn aad(installation: &[u8; 16], role: Role, number: u32) -> [u8; 21] {
    let mut out = [0; 21];
    fill(&mut out, &[installation, &[role as u8], &number.to_be_bytes()]);
    out
}

#[cfg(test)]
#[path = "ring_tests.rs"]
mod tests;
