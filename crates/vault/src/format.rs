//! How a sealed value is laid out:
//! `version(1) algorithm(1) key id(16) salt(24) commitment(16) ciphertext tag(16)`.

use crate::bytes::{fill, take};
use crate::crypto::SALT;
use crate::error::OpenError;

pub(crate) const VERSION: u8 = 1;
pub(crate) const AES_256_GCM: u8 = 1;
/// Length of what stands before the ciphertext.
pub(crate) const HEADER: usize = 2 + 16 + SALT + 16;

/// Writes what stands before the ciphertext.
pub(crate) fn write_header(
    out: &mut [u8],
    key_id: &[u8; 16],
    salt: &[u8; SALT],
    commitment: &[u8; 16],
) {
    fill(out, &[&[VERSION, AES_256_GCM], key_id, salt, commitment]);
}

/// A stored value taken apart.
pub(crate) struct Stored<'a> {
    pub(crate) salt: [u8; SALT],
    pub(crate) commitment: [u8; 16],
    /// Ciphertext and tag.
    pub(crate) body: &'a [u8],
}

/// Takes a stored value apart. Its key id is compared in the open: it is no secret.
///
/// # Errors
/// [`OpenError::Format`], [`OpenError::OtherKey`], [`OpenError::Damaged`].
pub(crate) fn parse<'a>(stored: &'a [u8], key_id: &[u8; 16]) -> Result<Stored<'a>, OpenError> {
    let mut rest = stored;
    let [version, algorithm] = take(&mut rest).ok_or(OpenError::Damaged)?;
    if version != VERSION || algorithm != AES_256_GCM {
        return Err(OpenError::Format(version));
    }
    let id: [u8; 16] = take(&mut rest).ok_or(OpenError::Damaged)?;
    if id != *key_id {
        return Err(OpenError::OtherKey);
    }
    let salt = take(&mut rest).ok_or(OpenError::Damaged)?;
    let commitment = take(&mut rest).ok_or(OpenError::Damaged)?;
    Ok(Stored { salt, commitment, body: rest })
}

/// Length after padding: 32, 64, 128 … 4096, then full multiples of 4096. What is left to see of
/// a length is which step it falls on.
pub(crate) const fn padded(len: usize) -> usize {
    match len {
        0..=32 => 32,
        33..=4096 => len.next_power_of_two(),
        _ => len.next_multiple_of(4096),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_fall_on_few_steps() {
        let steps: std::collections::BTreeSet<_> = (0..=8192).map(padded).collect();
        let steps: Vec<_> = steps.into_iter().collect();
        assert_eq!(steps, [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192]);
        assert!((0..100_000).all(|len| padded(len) >= len));
    }
}
