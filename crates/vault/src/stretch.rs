//! Argon2id (RFC 9106): turning something a human can remember into something a thief cannot guess.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::crypto::Key;
use crate::error::Failure;

/// Cost of one guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// 64 MiB, 3 passes, 1 lane: the second choice of RFC 9106, 4, with one lane.
    pub const DEFAULT: Self = Self { memory_kib: 64 << 10, passes: 3, lanes: 1 };
    /// The lowest cost that is carried out; for tests.
    pub const LOWEST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// Whether the cost is within what this program carries out. A hostile file or row must not be
    /// able to ask for 4 GiB.
    pub const fn in_range(self) -> bool {
        self.memory_kib >= 8
            && self.memory_kib <= 1 << 20
            && self.passes >= 1
            && self.passes <= 16
            && self.lanes >= 1
            && self.lanes <= 8
    }

    pub(crate) fn argon2(self) -> Result<Argon2<'static>, Failure> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .ok()
            .filter(|_| self.in_range())
            .ok_or(Failure::HashRange)?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// A key from a passphrase.
pub(crate) fn stretch(secret: &str, salt: &[u8; 16], cost: Cost) -> Result<Key, Failure> {
    let mut key = Zeroizing::new([0; 32]);
    cost.argon2()?
        .hash_password_into(secret.as_bytes(), salt, &mut *key)
        .map_err(|_| Failure::Crypto("Argon2id"))?;
    Ok(key)
}
