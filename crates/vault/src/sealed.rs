//! Sealing: a value becomes ciphertext bound to its place, and only [`crate::Grant::open`] turns it
//! back.

use std::marker::PhantomData;

use law::access::{Permit, Subjects};
use law::kinds::{Collect, Personal};
use zeroize::Zeroizing;

use crate::clear::{self, Clear};
use crate::crypto::{self, OneTime, TAG};
use crate::error::{Failure, OpenError, SealError};
use crate::format::{self, AES_256_GCM, HEADER, Stored, VERSION, padded};
use crate::key::PersonKey;
use crate::place::{Context, Place, SCHEMA, TENANT, aad};
use crate::vault::Vault;

const LABEL: &[u8] = b"val/v1";

/// Longest value that can be sealed, in bytes before padding.
pub const MAX_VALUE: usize = 16 << 20;

/// A sealed value of kind `T`: ciphertext and the place it belongs to.
///
/// It cannot be printed, serialised or dereferenced. The only way to the value leads over a
/// [`crate::Grant`].
///
/// ```compile_fail,E0277
/// fn log(email: &vault::Sealed<law::kinds::Email>) { format!("{email:?}"); }
/// ```
/// ```compile_fail,E0277
/// fn show(email: &vault::Sealed<law::kinds::Email>) { format!("{email}"); }
/// ```
/// ```compile_fail,E0277
/// fn send(email: &vault::Sealed<law::kinds::Email>) { serde_json::to_string(email); }
/// ```
pub struct Sealed<T: Personal> {
    place: Place,
    stored: Vec<u8>,
    kind: PhantomData<fn() -> T>,
}

impl<T: Personal> Sealed<T> {
    /// What was read from the database at `place`; checked when it is opened.
    pub const fn from_stored(place: Place, stored: Vec<u8>) -> Self {
        Self { place, stored, kind: PhantomData }
    }

    /// The bytes to keep in the database.
    pub fn stored(&self) -> &[u8] {
        &self.stored
    }

    /// The bytes to keep in the database, without a copy.
    pub fn into_stored(self) -> Vec<u8> {
        self.stored
    }

    /// Where the value belongs.
    pub const fn place(&self) -> &Place {
        &self.place
    }
}

impl Vault {
    /// Seals a value.
    ///
    /// # Errors
    /// See [`SealError`].
    pub fn seal<T: Personal>(
        &self,
        permit: &Permit<Collect>,
        key: &PersonKey,
        place: Place,
        value: &Clear,
    ) -> Result<Sealed<T>, SealError> {
        if !value.is_of::<T>() {
            return Err(SealError::Parts(T::NAME));
        }
        check::<T>(permit, key, &place)?;
        self.seal_encoded(key, place, value.encoded().len(), |out| {
            out.extend_from_slice(value.encoded());
        })
    }

    /// Seals the parts of a value without a [`Clear`] between; the only allocation is the result.
    ///
    /// # Errors
    /// See [`SealError`].
    pub fn seal_fields<T: Personal>(
        &self,
        permit: &Permit<Collect>,
        key: &PersonKey,
        place: Place,
        parts: &[&str],
    ) -> Result<Sealed<T>, SealError> {
        self.seal_parts(permit, key, place, parts)
    }

    /// Seals a value of a kind with one part that need not be text.
    ///
    /// # Errors
    /// See [`SealError`].
    pub fn seal_raw<T: Personal>(
        &self,
        permit: &Permit<Collect>,
        key: &PersonKey,
        place: Place,
        part: &[u8],
    ) -> Result<Sealed<T>, SealError> {
        self.seal_parts(permit, key, place, &[part])
    }

    fn seal_parts<T: Personal>(
        &self,
        permit: &Permit<Collect>,
        key: &PersonKey,
        place: Place,
        parts: &[impl AsRef<[u8]>],
    ) -> Result<Sealed<T>, SealError> {
        check::<T>(permit, key, &place)?;
        if parts.len() != T::FIELDS.len() {
            return Err(SealError::Parts(T::NAME));
        }
        self.seal_encoded(key, place, clear::encoded_len(parts), |out| clear::encode(parts, out))
    }

    fn seal_encoded<T: Personal>(
        &self,
        key: &PersonKey,
        place: Place,
        len: usize,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> Result<Sealed<T>, SealError> {
        if len > MAX_VALUE {
            return Err(SealError::TooLong);
        }
        // Never grows beyond its capacity, so no copy in the clear is left behind.
        let mut stored = Vec::with_capacity(HEADER + padded(len) + TAG);
        stored.resize(HEADER, 0);
        write(&mut stored);
        stored.resize(HEADER + padded(len), 0);
        let tag = self.close::<T>(key, &place, &mut stored).map_err(SealError::Failure)?;
        stored.extend_from_slice(&tag);
        Ok(Sealed::from_stored(place, stored))
    }

    /// Encrypts what stands behind the room for the header and fills in the header.
    fn close<T: Personal>(
        &self,
        key: &PersonKey,
        place: &Place,
        stored: &mut [u8],
    ) -> Result<[u8; TAG], Failure> {
        let (header, body) = stored.split_at_mut_checked(HEADER).unwrap_or_default();
        let aad = self.value_aad::<T>(key.id(), place);
        let salt = self.salt(&aad, body);
        let once = OneTime::derive(key.deriver(), LABEL, &salt)?;
        format::write_header(header, key.id(), &salt, once.commitment());
        once.seal(&aad, body)
    }

    /// Opens a value. Only [`crate::Grant::open`] may call this: it checks the permit.
    pub(crate) fn open_value<T: Personal>(
        &self,
        key: &PersonKey,
        sealed: &Sealed<T>,
    ) -> Result<Clear, OpenError> {
        let place = sealed.place();
        if key.person() != place.person || key.class() != place.class {
            return Err(OpenError::OtherKey);
        }
        let Stored { salt, commitment, body } = format::parse(&sealed.stored, key.id())?;
        let once = OneTime::derive(key.deriver(), LABEL, &salt).map_err(|_| OpenError::Damaged)?;
        if !crypto::same(once.commitment(), &commitment) {
            return Err(OpenError::Damaged);
        }
        let mut bytes = Zeroizing::new(body.to_vec());
        let aad = self.value_aad::<T>(key.id(), place);
        let len = once.open(&aad, &mut bytes).ok_or(OpenError::Damaged)?.len();
        bytes.truncate(len);
        Clear::decode::<T>(bytes).ok_or(OpenError::Damaged)
    }

    fn value_aad<T: Personal>(&self, key_id: &[u8; 16], place: &Place) -> [u8; crate::place::AAD] {
        let context = Context {
            version: VERSION,
            algorithm: AES_256_GCM,
            installation: &self.installation(),
            tenant: TENANT,
            kind: T::CODE,
            key_id,
            schema: SCHEMA,
        };
        aad(&context, place)
    }
}

fn check<T: Personal>(
    permit: &Permit<Collect>,
    key: &PersonKey,
    place: &Place,
) -> Result<(), SealError> {
    if !permit.covers::<T>() {
        return Err(SealError::NotCovered(T::NAME));
    }
    if matches!(permit.subjects(), Subjects::One(person, _) if person != place.person) {
        return Err(SealError::OtherPerson);
    }
    if key.person() != place.person || key.class() != place.class {
        return Err(SealError::OtherKey);
    }
    Ok(())
}

#[cfg(test)]
#[path = "sealed_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "sealed_swap_tests.rs"]
mod swap_tests;
