//! Passwords are checked a few at a time: one check takes a third of a second and 64 MiB, and must
//! not be a lever to bring the house down.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::errors::{Error, Failure, Fault, Kind};

/// Checks at the same time.
const AT_WORK: usize = 2;
/// Checks that wait for their turn.
const WAITING: usize = 16;

/// The gate before everything that computes Argon2id.
pub struct Gate {
    places: Arc<Semaphore>,
    turns: Arc<Semaphore>,
}

/// A turn; belongs into the work itself, so that it ends with the work and not with the visitor's
/// patience.
pub struct Turn {
    _place: OwnedSemaphorePermit,
    _turn: OwnedSemaphorePermit,
}

impl Default for Gate {
    fn default() -> Self {
        let places = Arc::new(Semaphore::new(AT_WORK + WAITING));
        Self { places, turns: Arc::new(Semaphore::new(AT_WORK)) }
    }
}

impl Gate {
    /// Waits for a turn.
    ///
    /// # Errors
    /// `Busy` when the queue is full.
    pub async fn turn(&self) -> Result<Turn, Error> {
        let place = Arc::clone(&self.places).try_acquire_owned();
        let _place = place.map_err(|_| Fault::new(Kind::Busy))?;
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        Ok(Turn { _place, _turn: turn.map_err(Failure::new)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn two_work_sixteen_wait_and_the_next_is_turned_away() {
        let gate = Arc::new(Gate::default());
        let first = gate.turn().await.unwrap();
        let _second = gate.turn().await.unwrap();
        let waiting: Vec<_> = (0..WAITING)
            .map(|_| {
                let gate = Arc::clone(&gate);
                tokio::spawn(async move { gate.turn().await.is_ok() })
            })
            .collect();
        tokio::task::yield_now().await;
        assert!(gate.turn().await.is_err());
        drop(first);
        for turn in waiting {
            assert!(turn.await.unwrap());
        }
    }
}
