//! Who may stay when there are too many connections: the one that has waited longest without asking has to go.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

/// One connection's place.
#[derive(Debug, Clone)]
pub(crate) struct Seat(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    number: u64,
    working: AtomicBool,
    leave: Notify,
}

impl Seat {
    /// A whole request has come and is being answered: this connection is not sent away.
    pub(crate) fn works(&self) {
        self.0.working.store(true, Ordering::SeqCst);
    }

    /// The answer is made; what follows is waiting.
    pub(crate) fn waits(&self) {
        self.0.working.store(false, Ordering::SeqCst);
    }

    /// Comes back when the connection has to go.
    pub(crate) async fn must_leave(&self) {
        self.0.leave.notified().await;
    }
}

/// All connections of a process, the oldest first.
#[derive(Debug)]
pub(crate) struct Crowd {
    most: usize,
    next: AtomicU64,
    seats: Mutex<VecDeque<Seat>>,
}

impl Crowd {
    /// Room for `most` connections.
    pub(crate) fn new(most: usize) -> Self {
        Self {
            most,
            next: AtomicU64::new(0),
            seats: Mutex::new(VecDeque::new()),
        }
    }

    /// A place for one more. Where all are taken, the oldest that does not work leaves; none if all work.
    pub(crate) fn sit(&self) -> Option<Seat> {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if seats.len() >= self.most {
            let idle = seats
                .iter()
                .position(|seat| !seat.0.working.load(Ordering::SeqCst))?;
            seats.remove(idle)?.0.leave.notify_one();
        }
        let seat = Seat(Arc::new(Inner {
            number: self.next.fetch_add(1, Ordering::SeqCst),
            working: AtomicBool::new(false),
            leave: Notify::new(),
        }));
        seats.push_back(seat.clone());
        Some(seat)
    }

    /// A connection has ended.
    pub(crate) fn leave(&self, seat: &Seat) {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        // Numbers only grow, so the row is sorted by them.
        if let Ok(at) = seats.binary_search_by_key(&seat.0.number, |s| s.0.number) {
            seats.remove(at);
        }
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.seats.lock().unwrap().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_sent_away(seat: &Seat) -> bool {
        use futures_util::FutureExt as _;
        seat.must_leave().now_or_never().is_some()
    }

    #[test]
    fn the_oldest_that_only_waits_goes_first() {
        let crowd = Crowd::new(3);
        let [a, b, c] = [(); 3].map(|()| crowd.sit().unwrap());
        a.works();
        let d = crowd.sit().unwrap();
        assert!(is_sent_away(&b));
        for stays in [&a, &c, &d] {
            assert!(!is_sent_away(stays));
        }
        assert_eq!(crowd.len(), 3);
    }

    #[test]
    fn where_all_work_nobody_is_sent_away_and_nobody_comes_in() {
        let crowd = Crowd::new(2);
        let [a, b] = [(); 2].map(|()| crowd.sit().unwrap());
        a.works();
        b.works();
        assert!(crowd.sit().is_none());
        b.waits();
        assert!(crowd.sit().is_some());
        assert!(is_sent_away(&b) && !is_sent_away(&a));
    }

    #[test]
    fn who_leaves_makes_room_and_leaving_twice_harms_nobody() {
        let crowd = Crowd::new(2);
        let [a, b] = [(); 2].map(|()| crowd.sit().unwrap());
        crowd.leave(&a);
        crowd.leave(&a);
        assert_eq!(crowd.len(), 1);
        let c = crowd.sit().unwrap();
        for stays in [&b, &c] {
            assert!(!is_sent_away(stays));
        }
    }
}
