//! A bounded number of connections, in which whoever waits longest gives way.
//!
//! Ten thousand senders of half a header must not keep out a clerk: as long as one connection is
//! still waiting for its next request, a newcomer takes the place of the one waiting longest.
//! Connections in the middle of a request are never pushed out.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

/// The seats of one accept loop.
#[derive(Clone)]
pub struct Seats(Arc<Mutex<Room>>);

struct Room {
    free: usize,
    next: u64,
    // Waiting connections by the order in which they began to wait.
    waiting: BTreeMap<u64, Arc<Notify>>,
}

/// One connection's seat; free again when dropped.
pub struct Seat {
    seats: Seats,
    leave: Arc<Notify>,
    // INVARIANT: a number that is not in `Room::waiting` means that the seat was given away.
    waiting_as: Mutex<Option<u64>>,
}

impl Seats {
    /// A room with this many seats.
    pub fn new(seats: usize) -> Self {
        Self(Arc::new(Mutex::new(Room { free: seats, next: 0, waiting: BTreeMap::new() })))
    }

    /// A seat for a newcomer, who waits for a request at first. Asks the connection that waits
    /// longest to leave when no seat is free; `None` when everybody is busy.
    pub fn take(&self) -> Option<Seat> {
        let seat = self.with(|room| {
            if room.free > 0 {
                room.free -= 1;
            } else {
                // The seat changes hands at once; the one who leaves gives nothing back.
                room.waiting.pop_first()?.1.notify_one();
            }
            Some(Seat { seats: self.clone(), leave: Arc::default(), waiting_as: Mutex::new(None) })
        })?;
        seat.wait();
        Some(seat)
    }

    fn with<T>(&self, work: impl FnOnce(&mut Room) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Seat {
    /// Begins to wait for a request; may be asked to leave from now on.
    pub fn wait(&self) {
        let mut waiting_as = self.waiting_as.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting_as.is_none() {
            *waiting_as = Some(self.seats.with(|room| {
                room.next += 1;
                room.waiting.insert(room.next, Arc::clone(&self.leave));
                room.next
            }));
        }
    }

    /// Begins to answer a request; cannot be asked to leave, unless that has happened already.
    pub fn work(&self) {
        let mut waiting_as = self.waiting_as.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(number) = *waiting_as else { return };
        if self.seats.with(|room| room.waiting.remove(&number)).is_some() {
            *waiting_as = None;
        }
    }

    /// Returns when the seat has gone to somebody else.
    pub async fn asked_to_leave(&self) {
        self.leave.notified().await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let number = self.waiting_as.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.seats.with(|room| {
            let given_away = number.is_some_and(|n| room.waiting.remove(&n).is_none());
            if !given_away {
                room.free += 1;
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_longest_waiting_gives_way_and_the_busy_stay() {
        let seats = Seats::new(2);
        let busy = seats.take().unwrap();
        busy.work();
        let waiting = seats.take().unwrap();
        let newcomer = seats.take().unwrap();
        waiting.asked_to_leave().await;
        newcomer.work();
        assert!(seats.take().is_none(), "both seats are busy");
        drop(waiting);
        assert!(seats.take().is_none(), "the seat was given away already");
        drop(busy);
        assert!(seats.take().is_some());
    }

    #[test]
    fn waiting_again_goes_to_the_end_of_the_queue() {
        let seats = Seats::new(2);
        let first = seats.take().unwrap();
        let second = seats.take().unwrap();
        first.work();
        first.wait();
        let _third = seats.take().unwrap();
        second.work();
        assert!(first.waiting_as.lock().unwrap().is_some());
        assert_eq!(seats.with(|room| room.waiting.len()), 2, "first and third wait");
    }
}
