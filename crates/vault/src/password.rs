//! Passwords of the people who work with Obhut: Argon2id as PHC strings.
//!
//! One check takes about a third of a second and 64 MiB: call it from a bounded pool only.

use argon2::password_hash::PasswordHasher;
use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::{Algorithm, Params, Version};
use zeroize::Zeroizing;

use crate::crypto;
use crate::error::Failure;
use crate::stretch::{Cost, stretch};

/// The hash to keep for a password.
///
/// # Errors
/// See [`Failure`].
pub fn hash(password: &str) -> Result<String, Failure> {
    hash_with(password, Cost::DEFAULT)
}

/// As [`hash`], with another cost.
///
/// # Errors
/// See [`Failure`].
pub fn hash_with(password: &str, cost: Cost) -> Result<String, Failure> {
    let salt: [u8; 16] = crypto::random()?;
    cost.argon2()?
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|_| Failure::Crypto("Argon2id"))
}

/// Whether the password is the one that was hashed.
///
/// # Errors
/// [`Failure::HashRange`] if the kept hash is not one of ours or asks for more than this program
/// carries out.
pub fn verify(password: &str, kept: &str) -> Result<bool, Failure> {
    let hash = PasswordHash::new(kept).map_err(|_| Failure::HashRange)?;
    let (cost, salt, expected) = parts(&hash).ok_or(Failure::HashRange)?;
    let mut found = Zeroizing::new([0; 32]);
    cost.argon2()?
        .hash_password_into(password.as_bytes(), salt, &mut *found)
        .map_err(|_| Failure::Crypto("Argon2id"))?;
    Ok(crypto::same(&*found, expected.as_bytes()))
}

/// Takes as long as [`verify`] and is never right: for a log-in with an unknown name, so that the
/// answer does not tell whether the name exists.
pub fn dummy_verify(password: &str) -> bool {
    let _ = std::hint::black_box(stretch(password, b"nobody's account", Cost::DEFAULT));
    false
}

fn parts(hash: &PasswordHash) -> Option<(Cost, &Salt, &Output)> {
    let ours = hash.algorithm == Algorithm::Argon2id.ident()
        && hash.version == Some(Version::V0x13.into());
    let params = Params::try_from(hash).ok().filter(|_| ours)?;
    let cost =
        Cost { memory_kib: params.m_cost(), passes: params.t_cost(), lanes: params.p_cost() };
    let (salt, output) = (hash.salt.as_ref()?, hash.hash.as_ref()?);
    (cost.in_range() && output.len() == 32).then_some((cost, salt, output))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_fits() {
        let kept = hash_with("correct horse", Cost::LOWEST).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
        assert_eq!(verify("correct horse", &kept), Ok(true));
        assert_eq!(verify("correct horse ", &kept), Ok(false));
        assert_ne!(kept, hash_with("correct horse", Cost::LOWEST).unwrap());
    }

    #[test]
    fn the_default_is_64_mib_and_three_passes() {
        let kept = hash("x").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
        assert!(!dummy_verify("x"));
    }

    #[test]
    fn hostile_or_foreign_hashes_are_not_carried_out() {
        let kept = hash_with("x", Cost::LOWEST).unwrap();
        for hostile in [
            kept.replace("m=8", "m=4194304"),
            kept.replace("t=1", "t=4000000"),
            kept.replace("p=1", "p=200"),
            kept.replace("argon2id", "argon2i"),
            kept.replace("v=19", "v=16"),
            kept.rsplit_once('$').unwrap().0.to_owned(),
            String::from("{SSHA}abc"),
            String::new(),
        ] {
            assert_eq!(verify("x", &hostile), Err(Failure::HashRange), "{hostile}");
        }
    }
}
