//! New identifiers, ordered by time.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use law::ids::ObjectId;

use crate::crypto;
use crate::error::Failure;
use crate::vault::Vault;

/// Bits that count the ids of one millisecond: those of UUID version 7 behind the time.
const COUNTED: u32 = 12;
/// The last millisecond an id has room for.
const LAST_MS: u64 = (1 << 48) - 1;

/// The bytes of a new id for `unix_ms` milliseconds since 1970 UTC, ordered by time
/// (see [`law::ids`]).
///
/// # Errors
/// [`Failure::Random`].
pub fn fresh_id(unix_ms: u64) -> Result<[u8; 16], Failure> {
    Ok(ObjectId::new(unix_ms, crypto::random()?).0)
}

/// Counts milliseconds and the ids of each as one number, which only grows. Random bytes are drawn
/// in stock: asking the generator for eight takes longer than all the rest of an id.
#[derive(Default)]
pub(crate) struct Ids {
    last: AtomicU64,
    stock: Mutex<Vec<[u8; 8]>>,
}

impl Ids {
    /// Random bytes that nobody had before.
    fn random(&self) -> Result<[u8; 8], Failure> {
        let mut stock = self.stock.lock().unwrap_or_else(PoisonError::into_inner);
        if stock.is_empty() {
            let drawn: [u8; 512] = crypto::random()?;
            stock.extend(drawn.as_chunks().0);
        }
        stock.pop().ok_or(Failure::Random)
    }

    /// The next number: that of the time, or the one after the last.
    fn next(&self, unix_ms: u64) -> u64 {
        let now = unix_ms.min(LAST_MS) << COUNTED;
        let after = |last: u64| now.max(last.saturating_add(1));
        let last = self.last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| Some(after(n)));
        after(last.unwrap_or_default())
    }
}

impl Vault {
    /// The bytes of a new id, larger than those of every id this vault gave before. A run that makes
    /// a million ids at one `unix_ms` so fills its tables from front to back; ids that were random
    /// within the millisecond would rewrite every page of them, batch after batch. The milliseconds
    /// run ahead of time by one for each 4,096 ids (RFC 9562, 6.2, method 1); 62 bits are random.
    ///
    /// # Errors
    /// [`Failure::Random`].
    pub fn fresh_id(&self, unix_ms: u64) -> Result<[u8; 16], Failure> {
        let number = self.ids.next(unix_ms);
        let [.., high, low] = number.to_be_bytes();
        let [a, b, c, d, e, f, g, h] = self.ids.random()?;
        Ok(ObjectId::new(number >> COUNTED, [high, low, a, b, c, d, e, f, g, h]).0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KeyFile;

    #[test]
    fn ids_of_one_moment_stay_in_order_beyond_what_a_millisecond_counts() {
        let (vault, _) = Vault::create(&KeyFile::generate().unwrap()).unwrap();
        let ids: Vec<_> = (0..10_000).map(|_| vault.fresh_id(1_000).unwrap()).collect();
        assert!(ids.is_sorted_by(|one, next| one < next));
        assert!(ids.last().unwrap() < &vault.fresh_id(1_003).unwrap());
        assert!(vault.fresh_id(1_003).unwrap() < vault.fresh_id(900).unwrap(), "no way back");
        assert!(vault.fresh_id(u64::MAX).unwrap() < vault.fresh_id(u64::MAX).unwrap());
    }

    #[test]
    fn the_random_part_is_another_each_time() {
        let tail = |id: [u8; 16]| id.last_chunk::<7>().copied().unwrap();
        assert_ne!(tail(fresh_id(1_000).unwrap()), tail(fresh_id(1_000).unwrap()));
        let (vault, _) = Vault::create(&KeyFile::generate().unwrap()).unwrap();
        assert_ne!(tail(vault.fresh_id(7).unwrap()), tail(vault.fresh_id(7).unwrap()));
    }
}
