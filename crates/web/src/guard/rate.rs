//! A simple rate limiter: one token bucket a key, in a table that never grows.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

// Two unrelated keys share a bucket once in this many; sharing only makes the limit stricter.
const BUCKETS: usize = 16_384;

/// How often something may be tried.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// Attempts that may come at once.
    pub burst: u32,
    /// Milliseconds after which one more attempt is allowed.
    pub refill_ms: u32,
}

impl Rate {
    /// Log-in from a browser known to the account: 10 attempts at once, then one every 6 s.
    pub const LOGIN: Self = Self { burst: 10, refill_ms: 6_000 };
    /// Log-in to one account from one network: 10 attempts at once, then ten an hour.
    pub const LOGIN_NEAR: Self = Self { burst: 10, refill_ms: 360_000 };
    /// Log-in to one account from everywhere: 20 attempts at once, then ten an hour (R44).
    pub const LOGIN_FAR: Self = Self { burst: 20, refill_ms: 360_000 };
    /// The inquiry form: 5 requests at once, then one a minute.
    pub const INQUIRY: Self = Self { burst: 5, refill_ms: 60_000 };
    /// Public forms: 30 at once, then one a second.
    pub const FORM: Self = Self { burst: 30, refill_ms: 1_000 };
}

/// Counts attempts by key. Keeps the moment at which a bucket is full again (generic cell rate
/// algorithm), 8 bytes a bucket.
pub struct Limiter {
    seed: u64,
    full_at: Mutex<Box<[i64]>>,
}

impl Limiter {
    /// A limiter; the seed keeps visitors from choosing whose bucket they share.
    pub fn new(seed: u64) -> Self {
        Self { seed, full_at: Mutex::new(vec![0; BUCKETS].into_boxed_slice()) }
    }

    /// Takes one attempt out of the bucket of `key`. Keys of different limits must differ:
    /// `("login", address)`.
    ///
    /// # Errors
    /// Seconds to wait when the bucket is empty.
    pub fn take(&self, key: impl Hash, rate: Rate, now: Timestamp) -> Result<(), u64> {
        let now = now.as_millisecond();
        let step = i64::from(rate.refill_ms);
        let mut buckets = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let index = self.index(&key, buckets.len());
        let Some(full_at) = buckets.get_mut(index) else { return Ok(()) };
        let after = now.max(*full_at).saturating_add(step);
        let too_early = after - now - step.saturating_mul(i64::from(rate.burst));
        if too_early > 0 {
            return Err(too_early.unsigned_abs().div_ceil(1000));
        }
        *full_at = after;
        Ok(())
    }

    fn index(&self, key: &impl Hash, buckets: usize) -> usize {
        let mut hasher = DefaultHasher::new();
        (self.seed, key).hash(&mut hasher);
        usize::try_from(hasher.finish() % buckets.max(1) as u64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_700_000_000_000 + ms).unwrap()
    }

    #[test]
    fn a_burst_passes_then_one_an_interval() {
        let limiter = Limiter::new(7);
        let rate = Rate { burst: 3, refill_ms: 2_000 };
        let take = |ms| limiter.take(("login", "a"), rate, at(ms));
        assert_eq!([take(0), take(0), take(0)], [Ok(()); 3]);
        assert_eq!(take(0), Err(2));
        assert_eq!(take(1_500), Err(1));
        assert_eq!(take(2_000), Ok(()));
        assert_eq!(take(2_000), Err(2));
        assert_eq!(limiter.take(("login", "b"), rate, at(2_000)), Ok(()), "others are not held up");
    }

    #[test]
    fn a_rested_bucket_is_full_and_not_fuller() {
        let limiter = Limiter::new(7);
        let rate = Rate { burst: 2, refill_ms: 1_000 };
        let take = |ms| limiter.take("k", rate, at(ms)).is_ok();
        assert_eq!([take(0), take(0), take(0)], [true, true, false]);
        assert_eq!([take(90_000), take(90_000), take(90_000)], [true, true, false]);
    }
}
