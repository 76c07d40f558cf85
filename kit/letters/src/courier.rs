//! The task that brings an outbox's letters to the other end.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use kit_store::{Given, Realm, Store, StoreError, Tx};
use tokio::sync::{Notify, watch};

use crate::answer::{Answer, Receipt};
use crate::carry::Carrier;
use crate::list::LetterList;
use crate::outbox::Outbox;
use crate::stop::told;
use crate::waiting::{Due, NotDelivered};

/// Letters read from the database at a time.
const AT_A_TIME: i64 = 32;
/// After so many letters in a row that reached nobody, the round ends: the rest would wait out the same silence.
const SILENCE: u32 = 3;
/// The courier looks at least this often, in case a knock was missed or the clock was moved.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);
/// The shortest sleep, so that no fault can make it spin.
const SHORTEST_SLEEP: Duration = Duration::from_millis(20);

/// Wakes a courier after a letter was posted. Called after the transaction's commit; forgetting it costs a minute.
#[derive(Debug, Clone, Default)]
pub struct Knock(Arc<Notify>);

impl Knock {
    /// Wakes the courier.
    pub fn knock(&self) {
        self.0.notify_one();
    }
}

/// What a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Letters that were signed for and erased.
    pub delivered: u32,
    /// Letters that have to go again.
    pub postponed: u32,
}

/// Brings the letters of one direction to the other end. One courier per outbox: two would not keep a thread's order.
pub struct Courier<R: Realm, L: LetterList> {
    store: Store<R>,
    outbox: Arc<Outbox<L>>,
    carrier: Carrier,
    given: Given,
    knock: Knock,
}

impl<R: Realm, L: LetterList> std::fmt::Debug for Courier<R, L> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Courier")
            .field("outbox", &self.outbox)
            .field("carrier", &self.carrier)
            .finish_non_exhaustive()
    }
}

impl<R: Realm, L: LetterList> Courier<R, L> {
    /// A courier between this outbox and the carrier's other end.
    #[must_use]
    pub fn new(store: Store<R>, outbox: Arc<Outbox<L>>, carrier: Carrier, given: Given) -> Self {
        Self {
            store,
            outbox,
            carrier,
            given,
            knock: Knock::default(),
        }
    }

    /// What wakes this courier.
    #[must_use]
    pub fn knock(&self) -> Knock {
        self.knock.clone()
    }

    /// Works until `stop` says true or its sender is gone. A letter under way is then broken off: it goes again after
    /// the next start and has one effect all the same.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        tokio::select! {
            // The word to stop comes first, so that a courier that was stopped before it began does nothing.
            biased;
            () = told(&mut stop) => {}
            () = self.work() => {}
        }
    }

    async fn work(&self) {
        loop {
            let sleep = match self.round().await {
                Ok(_) => self.until_next().await,
                Err(error) => Err(error),
            };
            let sleep = sleep.unwrap_or_else(|error| {
                tracing::error!(%error, "the outbox could not be read; the courier looks again in a minute");
                LONGEST_SLEEP
            });
            tokio::select! {
                () = self.knock.0.notified() => {}
                () = tokio::time::sleep(sleep) => {}
            }
        }
    }

    /// Brings everything that may go now, once.
    ///
    /// # Errors
    /// [`StoreError`] if the outbox cannot be read or written; what was delivered until then stays delivered.
    pub async fn round(&self) -> Result<Round, StoreError> {
        let mut round = Round::default();
        let mut silent = 0;
        loop {
            let (outbox, now) = (Arc::clone(&self.outbox), self.given.now());
            let due = self
                .store
                .job("letters")
                .read("letters due", move |tx| outbox.due(tx, now, AT_A_TIME))
                .await?;
            if due.is_empty() {
                return Ok(round);
            }
            for letter in due {
                match self.bring(letter).await? {
                    None => {
                        round.delivered += 1;
                        silent = 0;
                    }
                    Some(fault) => {
                        round.postponed += 1;
                        silent = if fault == NotDelivered::Unreachable {
                            silent + 1
                        } else {
                            0
                        };
                        if silent >= SILENCE {
                            return Ok(round);
                        }
                    }
                }
            }
        }
    }

    /// Brings one letter; none if it was signed for, else why not.
    async fn bring(&self, letter: Due) -> Result<Option<NotDelivered>, StoreError> {
        let id = letter.id;
        let answer = match self.carrier.carry(letter.envelope).await {
            Ok(bytes) => Answer::<L>::from_bytes(&bytes),
            Err(error) => {
                tracing::debug!(%error, "a letter did not get there");
                None
            }
        };
        let fault = match answer {
            Some(Answer::Taken(receipt)) if receipt.id() == id => {
                if self.acknowledge(receipt).await? {
                    return Ok(None);
                }
                NotDelivered::Unsigned
            }
            Some(Answer::Taken(_)) => NotDelivered::Unsigned,
            Some(Answer::Later) => NotDelivered::Later,
            Some(Answer::Refused) => NotDelivered::Refused,
            None => NotDelivered::Unreachable,
        };
        if fault != NotDelivered::Unreachable {
            tracing::warn!(
                letter.fault = fault.word(),
                "a letter was not taken by the other end"
            );
        }
        self.write("postpone a letter", move |tx, outbox, given| {
            outbox.postpone(tx, given, id, fault)
        })
        .await?;
        Ok(Some(fault))
    }

    /// False if the receipt is not the receiver's. A letter that a human gave up meanwhile counts as delivered.
    async fn acknowledge(&self, receipt: Receipt<L>) -> Result<bool, StoreError> {
        if !self.outbox.is_signed(&receipt) {
            return Ok(false);
        }
        self.write("acknowledge a letter", move |tx, outbox, _| {
            outbox.acknowledge(tx, &receipt)
        })
        .await?;
        Ok(true)
    }

    async fn write<T, F>(&self, name: &'static str, run: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>, &Outbox<L>, &Given) -> Result<T, StoreError> + Send + 'static,
    {
        let (outbox, given) = (Arc::clone(&self.outbox), self.given.clone());
        self.store
            .job("letters")
            .write(name, move |tx| run(tx, &outbox, &given))
            .await
    }

    async fn until_next(&self) -> Result<Duration, StoreError> {
        let outbox = Arc::clone(&self.outbox);
        let next: Option<Timestamp> = self
            .store
            .job("letters")
            .read("next letter due", move |tx| outbox.next_due(tx))
            .await?;
        let wait = next.map(|at| at.duration_since(self.given.now()));
        // A time that has passed means letters left after a silence: not at once again, but soon.
        let wait = wait.map_or(LONGEST_SLEEP, |wait| {
            Duration::try_from(wait).unwrap_or(Duration::from_secs(1))
        });
        Ok(wait.clamp(SHORTEST_SLEEP, LONGEST_SLEEP))
    }
}
