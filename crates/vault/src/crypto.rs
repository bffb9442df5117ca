//! The one module that calls cryptographic libraries; everything else calls this.
//!
//! AES-256-GCM (NIST SP 800-38D), HKDF-Expand and HMAC with SHA-256 (RFC 5869, RFC 2104), Ed25519
//! (RFC 8032), all from AWS-LC; Argon2id (RFC 9106) lives in [`crate::stretch`].

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, UnparsedPublicKey};
use aws_lc_rs::{constant_time, digest, hkdf, hmac, rand};
use zeroize::Zeroizing;

use crate::bytes::take;
use crate::error::Failure;

/// 32 secret bytes, wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;
/// Length of an AES-GCM tag in bytes.
pub(crate) const TAG: usize = 16;

/// Random bytes from the operating system's generator.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).map_err(|_| Failure::Random)?;
    Ok(bytes)
}

/// A fresh random key.
pub(crate) fn random_key() -> Result<Key, Failure> {
    random().map(Zeroizing::new)
}

/// Whether two byte strings are equal, in time that does not depend on where they differ.
pub(crate) fn same(left: &[u8], right: &[u8]) -> bool {
    constant_time::verify_slices_are_equal(left, right).is_ok()
}

/// Key, nonce and commitment for one message, derived from a key and a random salt.
///
/// A fresh key for every message removes the limits of random 96-bit nonces, and survives restores
/// and clones, where counters would repeat. The commitment makes one message open under one key
/// only, which AES-GCM alone does not promise.
pub(crate) struct OneTime {
    key: Key,
    nonce: [u8; 12],
    commitment: [u8; 16],
}

/// Length of the salt of [`OneTime`] in bytes.
pub(crate) const SALT: usize = 24;

impl OneTime {
    pub(crate) fn derive(from: &Deriver, label: &[u8], salt: &[u8; SALT]) -> Result<Self, Failure> {
        let mut material = Zeroizing::new([0; 32 + 12 + 16]);
        from.expand(&[label, salt], &mut *material)?;
        let mut rest: &[u8] = &*material;
        let (key, nonce, commitment) = (take(&mut rest), take(&mut rest), take(&mut rest));
        match (key.map(Zeroizing::new), nonce, commitment) {
            (Some(key), Some(nonce), Some(commitment)) => Ok(Self { key, nonce, commitment }),
            _ => Err(Failure::Crypto("derive")),
        }
    }

    pub(crate) fn commitment(&self) -> &[u8; 16] {
        &self.commitment
    }

    /// Encrypts in place; returns the tag.
    pub(crate) fn seal(&self, aad: &[u8], in_out: &mut [u8]) -> Result<[u8; TAG], Failure> {
        gcm_seal(&self.key, self.nonce, aad, in_out)
    }

    /// Decrypts `ciphertext ‖ tag` in place; `None` if anything was changed.
    pub(crate) fn open<'a>(&self, aad: &[u8], in_out: &'a mut [u8]) -> Option<&'a mut [u8]> {
        gcm_open(&self.key, self.nonce, aad, in_out)
    }
}

fn gcm_seal(
    key: &[u8; 32],
    nonce: [u8; 12],
    aad: &[u8],
    in_out: &mut [u8],
) -> Result<[u8; TAG], Failure> {
    let tag = gcm(key)?
        .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::from(aad), in_out)
        .map_err(|_| Failure::Crypto("seal"))?;
    tag.as_ref().try_into().map_err(|_| Failure::Crypto("tag"))
}

fn gcm_open<'a>(
    key: &[u8; 32],
    nonce: [u8; 12],
    aad: &[u8],
    in_out: &'a mut [u8],
) -> Option<&'a mut [u8]> {
    let nonce = Nonce::assume_unique_for_key(nonce);
    gcm(key).ok()?.open_in_place(nonce, Aad::from(aad), in_out).ok()
}

fn gcm(key: &[u8; 32]) -> Result<LessSafeKey, Failure> {
    UnboundKey::new(&AES_256_GCM, key)
        .map(LessSafeKey::new)
        .map_err(|_| Failure::Crypto("AES-256-GCM key"))
}

/// A key that other keys are derived from (HKDF-Expand).
pub(crate) struct Deriver(hkdf::Prk);

struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

impl Deriver {
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        Self(hkdf::Prk::new_less_safe(hkdf::HKDF_SHA256, key))
    }

    /// Fills `out` from the concatenation of `info`. Labels end in a version and no label is the
    /// beginning of another, so that the parts cannot be confused.
    pub(crate) fn expand(&self, info: &[&[u8]], out: &mut [u8]) -> Result<(), Failure> {
        self.0
            .expand(info, Length(out.len()))
            .and_then(|okm| okm.fill(out))
            .map_err(|_| Failure::Crypto("HKDF"))
    }

    /// `N` derived bytes.
    pub(crate) fn bytes<const N: usize>(&self, info: &[&[u8]]) -> Result<[u8; N], Failure> {
        let mut out = [0; N];
        self.expand(info, &mut out)?;
        Ok(out)
    }

    /// A derived key for HMAC.
    pub(crate) fn mac_key(&self, info: &[&[u8]]) -> Result<MacKey, Failure> {
        Ok(MacKey::new(&Zeroizing::new(self.bytes(info)?)))
    }
}

/// A key for HMAC-SHA-256.
pub(crate) struct MacKey(hmac::Key);

impl MacKey {
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// Starts a tag over a stream.
    pub(crate) fn stream(&self) -> MacStream {
        MacStream(hmac::Context::with_key(&self.0))
    }

    /// The tag over the concatenation of `parts`.
    pub(crate) fn tag(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut stream = self.stream();
        parts.iter().for_each(|part| stream.update(part));
        stream.finish()
    }

    /// The tag cut to 128 bits.
    pub(crate) fn short(&self, parts: &[&[u8]]) -> [u8; 16] {
        cut(self.tag(parts))
    }
}

/// A running HMAC-SHA-256.
pub(crate) struct MacStream(hmac::Context);

impl MacStream {
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(crate) fn finish(self) -> [u8; 32] {
        to_32(self.0.sign().as_ref())
    }
}

/// The first half of 32 bytes.
pub(crate) fn cut(bytes: [u8; 32]) -> [u8; 16] {
    bytes.first_chunk().copied().unwrap_or_default()
}

/// SHA-256 over the concatenation of `parts`.
pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = digest::Context::new(&digest::SHA256);
    parts.iter().for_each(|part| context.update(part));
    to_32(context.finish().as_ref())
}

// SHA-256 always gives 32 bytes; the copy avoids a way to panic.
fn to_32(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    out
}

/// Signs with Ed25519.
pub(crate) struct Signer(Ed25519KeyPair);

impl Signer {
    pub(crate) fn new(seed: &[u8; 32]) -> Result<Self, Failure> {
        Ed25519KeyPair::from_seed_unchecked(seed).map(Self).map_err(|_| Failure::Crypto("Ed25519"))
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Result<[u8; 64], Failure> {
        let signature = self.0.try_sign(message).map_err(|_| Failure::Crypto("sign"))?;
        signature.as_ref().try_into().map_err(|_| Failure::Crypto("signature"))
    }

    pub(crate) fn public(&self) -> [u8; 32] {
        use aws_lc_rs::signature::KeyPair;
        to_32(self.0.public_key().as_ref())
    }
}

/// Whether `signature` was made over `message` by the holder of `public`.
pub(crate) fn signed_by(public: &[u8; 32], message: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ED25519, public).verify(message, signature).is_ok()
}

#[cfg(test)]
#[path = "crypto_tests.rs"]
mod tests;
#[cfg(test)]
#[path = "crypto_wycheproof_tests.rs"]
mod wycheproof_tests;
