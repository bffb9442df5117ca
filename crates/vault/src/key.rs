//! One random key per person and retention class, wrapped under the key of an epoch.
//!
//! Keys are random and never derived from a master key and an id: a derivable key cannot be
//! destroyed. Destroying the wrapped key erases every value sealed under it, in every copy.

use law::class::Class;
use law::ids::PersonId;
use zeroize::Zeroizing;

use crate::Vault;
use crate::bytes::{fill, take};
use crate::crypto::{self, Deriver, Key, MacKey, OneTime, SALT, TAG};
use crate::error::Failure;
use crate::place::{TENANT, class_code};

/// Length of a wrapped key in bytes: salt, key, tag.
pub const WRAPPED_KEY: usize = SALT + 32 + TAG;

/// A person's key for one retention class, ready for use. Wiped when dropped.
pub struct PersonKey {
    person: PersonId,
    class: Class,
    id: [u8; 16],
    deriver: Deriver,
}

/// A person's key as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    /// The epoch whose key wraps it.
    pub epoch: u32,
    /// [`WRAPPED_KEY`] bytes.
    pub bytes: Vec<u8>,
}

impl PersonKey {
    fn new(person: PersonId, class: Class, key: &[u8; 32]) -> Result<Self, Failure> {
        let deriver = Deriver::new(key);
        Ok(Self { person, class, id: deriver.bytes(&[b"id/v1"])?, deriver })
    }

    /// Whose key.
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// For which retention class.
    pub const fn class(&self) -> Class {
        self.class
    }

    /// Names the key without giving it away; stands in every value sealed under it.
    pub const fn id(&self) -> &[u8; 16] {
        &self.id
    }

    /// Commits to `state` in an audit leaf. Salted with the key: once it is destroyed, nobody can
    /// find out by guessing what the state was.
    ///
    /// # Errors
    /// [`Failure::Crypto`].
    pub fn commit(&self, state: &[u8]) -> Result<[u8; 32], Failure> {
        Ok(self.mac_key(b"commit/v1")?.tag(&[state]))
    }

    /// A key for HMAC of its own for each label.
    pub(crate) fn mac_key(&self, label: &[u8]) -> Result<MacKey, Failure> {
        self.deriver.mac_key(&[label])
    }

    pub(crate) fn deriver(&self) -> &Deriver {
        &self.deriver
    }
}

impl Vault {
    /// Makes a key for a person and class; the wrapped form must be kept before the first value.
    ///
    /// # Errors
    /// [`Failure::Random`], [`Failure::Crypto`].
    pub fn new_key(
        &self,
        person: PersonId,
        class: Class,
    ) -> Result<(PersonKey, WrappedKey), Failure> {
        let key = crypto::random_key()?;
        let wrapped = self.wrap(person, class, &key)?;
        Ok((PersonKey::new(person, class, &key)?, wrapped))
    }

    /// The key in its wrapped form.
    ///
    /// # Errors
    /// [`Failure::EpochGone`]; [`Failure::WrappedKey`] if it was changed or belongs elsewhere.
    pub fn unwrap(
        &self,
        person: PersonId,
        class: Class,
        epoch: u32,
        wrapped: &[u8],
    ) -> Result<PersonKey, Failure> {
        let key = self.unwrap_raw(person, class, epoch, wrapped)?;
        PersonKey::new(person, class, &key)
    }

    /// The same key wrapped under the current epoch. Once all keys that stay are wrapped anew,
    /// [`Vault::retire_epochs`] makes the old wrapped forms, wherever copied, useless.
    ///
    /// # Errors
    /// As [`Vault::unwrap`].
    pub fn rewrap(
        &self,
        person: PersonId,
        class: Class,
        epoch: u32,
        wrapped: &[u8],
    ) -> Result<WrappedKey, Failure> {
        let key = self.unwrap_raw(person, class, epoch, wrapped)?;
        self.wrap(person, class, &key)
    }

    fn wrap(&self, person: PersonId, class: Class, key: &[u8; 32]) -> Result<WrappedKey, Failure> {
        let (epoch, epoch_key) = self.current_epoch()?;
        let mut body: Key = Zeroizing::new(*key);
        let aad = aad(self.installation(), person, class, epoch);
        let salt = self.salt(&aad, &*body);
        let tag = OneTime::derive(&epoch_key, b"wrap/v1", &salt)?.seal(&aad, &mut *body)?;
        let mut bytes = vec![0; WRAPPED_KEY];
        fill(&mut bytes, &[&salt, &*body, &tag]);
        Ok(WrappedKey { epoch, bytes })
    }

    fn unwrap_raw(
        &self,
        person: PersonId,
        class: Class,
        epoch: u32,
        wrapped: &[u8],
    ) -> Result<Key, Failure> {
        let epoch_key = self.epoch_key(epoch).ok_or(Failure::EpochGone(epoch))?;
        let mut rest = wrapped;
        let salt: [u8; SALT] = take(&mut rest).ok_or(Failure::WrappedKey)?;
        let mut body: Zeroizing<[u8; 32 + TAG]> =
            Zeroizing::new(rest.try_into().map_err(|_| Failure::WrappedKey)?);
        let aad = aad(self.installation(), person, class, epoch);
        OneTime::derive(&epoch_key, b"wrap/v1", &salt)?
            .open(&aad, &mut *body)
            .and_then(|key| <[u8; 32]>::try_from(&*key).ok())
            .map(Zeroizing::new)
            .ok_or(Failure::WrappedKey)
    }
}

fn aad(installation: [u8; 16], person: PersonId, class: Class, epoch: u32) -> [u8; 42] {
    let mut out = [0; 42];
    fill(
        &mut out,
        &[
            &installation,
            &TENANT.to_be_bytes(),
            person.bytes(),
            &class_code(class).to_be_bytes(),
            &epoch.to_be_bytes(),
        ],
    );
    out
}
