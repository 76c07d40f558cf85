//! The courier between two boxes, over a way that fails in every fashion (SAFETY.md §3, T1 in small).

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::common::*;
use kit_letters::*;
use kit_store::{FixedClock, Given, Store, StoreError, store_test};
use tokio::sync::watch;

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

pub(crate) struct Line {
    pub(crate) store: Store<Room>,
    pub(crate) given: Given,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) outbox: Arc<Outbox<CitizenToCivil>>,
    pub(crate) door: Door,
}

impl Line {
    pub(crate) fn new(store: Store<Room>, seed: u64) -> Self {
        let (given, clock) = world(seed);
        let ends = Ends::new(&given);
        let door = receive(
            store.clone(),
            Arc::new(ends.inbox()),
            given.clone(),
            |tx, _, letter| note(tx, letter),
        );
        Self {
            store,
            given,
            clock,
            outbox: Arc::new(ends.outbox(Pace::at_once())),
            door,
        }
    }

    pub(crate) async fn post(&self, letter: CitizenToCivil) {
        let (outbox, given) = (self.outbox.clone(), self.given.clone());
        self.store
            .write("post", move |tx| {
                outbox.post(tx, &given, letter.clone()).map(|_| ())
            })
            .await
            .unwrap_or_else(|error: StoreError| panic!("{error}"));
    }

    pub(crate) fn courier(&self, carrier: Carrier) -> Courier<Room, CitizenToCivil> {
        Courier::new(
            self.store.clone(),
            self.outbox.clone(),
            carrier,
            self.given.clone(),
        )
    }

    pub(crate) async fn effects(&self) -> Vec<String> {
        self.store.read("effects", effects).await.unwrap()
    }

    pub(crate) async fn waiting(&self) -> i64 {
        let outbox = self.outbox.clone();
        self.store
            .read("waiting", move |tx| outbox.waiting(tx))
            .await
            .unwrap_or_else(|error: StoreError| panic!("{error}"))
    }

    fn messages(&self, thread: ThreadToken) -> CitizenToCivil {
        Message {
            thread,
            text: lines("Hej"),
        }
        .into()
    }
}

/// A way that by chance loses the letter, loses the answer, garbles either, answers for another letter, or works.
fn flaky(door: Door, given: Given) -> (Carrier, Arc<AtomicUsize>) {
    let lost_after_effect = Arc::new(AtomicUsize::new(0));
    let counter = lost_after_effect.clone();
    let carrier = Carrier::within(Arc::new(move |envelope: Vec<u8>| {
        let (door, what, counter) = (door.clone(), given.below(6), counter.clone());
        Box::pin(async move {
            match what {
                0 => [0xff; ANSWER_LENGTH],
                1 => {
                    // The effect is stored, and then the sender never hears of it.
                    door(envelope).await;
                    counter.fetch_add(1, Ordering::SeqCst);
                    [0xff; ANSWER_LENGTH]
                }
                2 => {
                    let mut garbled = envelope;
                    garbled
                        .iter_mut()
                        .skip(200)
                        .step_by(7)
                        .for_each(|byte| *byte ^= 1);
                    door(garbled).await
                }
                3 => {
                    let mut answer = door(envelope).await;
                    answer.iter_mut().skip(40).for_each(|byte| *byte ^= 1);
                    counter.fetch_add(1, Ordering::SeqCst);
                    answer
                }
                4 => Answer::<CitizenToCivil>::Later.to_bytes(),
                _ => door(envelope).await,
            }
        })
    }));
    (carrier, lost_after_effect)
}

store_test! {
    fn every_letter_has_exactly_one_effect_however_often_the_way_fails(store: Store<Room>) {
        runtime().block_on(async move {
            let line = Line::new(store, 60);
            let (carrier, lost_after_effect) = flaky(line.door.clone(), line.given.clone());
            for _ in 0..5 {
                for letter in from_citizen(&line.given) {
                    line.post(letter).await;
                }
            }
            let (mut rounds, mut postponed) = (0, 0);
            while line.waiting().await > 0 {
                // A new courier each round, as after a crash.
                postponed += line.courier(carrier.clone()).round().await.unwrap().postponed;
                line.clock.advance_ms(60_000);
                rounds += 1;
                assert!(rounds < 2_000, "the letters never arrive");
            }
            let lost = lost_after_effect.load(Ordering::SeqCst);
            let mut came = line.effects().await;
            println!("40 letters, {postponed} failed tries, {lost} of them after the effect, seed 60");
            assert!(lost > 10 && postponed > 40);
            came.sort_unstable();
            let mut sent: Vec<&str> = CitizenToCivil::KINDS.repeat(5);
            sent.sort_unstable();
            assert_eq!(came, sent);
        });
    }
}

store_test! {
    fn the_letters_of_a_thread_arrive_in_their_order_however_often_the_way_fails(store: Store<Room>) {
        runtime().block_on(async move {
            let line = Line::new(store, 61);
            let (carrier, _) = flaky(line.door.clone(), line.given.clone());
            let letters: Vec<CitizenToCivil> =
                from_citizen(&line.given).into_iter().filter(|l| l.thread().is_some()).collect();
            for letter in &letters {
                line.post(letter.clone()).await;
            }
            let courier = line.courier(carrier);
            while line.waiting().await > 0 {
                courier.round().await.unwrap();
                line.clock.advance_ms(60_000);
            }
            assert_eq!(line.effects().await, letters.iter().map(LetterList::kind).collect::<Vec<_>>());
        });
    }
}

store_test! {
    fn a_refused_letter_is_kept_for_a_human(store: Store<Room>) {
        runtime().block_on(async move {
            let line = Line::new(store, 62);
            let strangers = Ends::new(&line.given);
            let door =
                receive(line.store.clone(), Arc::new(strangers.inbox()), line.given.clone(), |tx, _, l| note(tx, l));
            line.post(line.messages(ThreadToken::new(&line.given))).await;
            let round = line.courier(Carrier::within(door)).round().await.unwrap();
            assert_eq!(round, Round { delivered: 0, postponed: 1 });
            line.clock.advance_ms(7 * 86_400_000);
            let now = line.given.now();
            let outbox = line.outbox.clone();
            let overdue = line.store.read("overdue", move |tx| outbox.overdue(tx, now)).await;
            let task = overdue.unwrap_or_else(|error: StoreError| panic!("{error}")).remove(0);
            assert_eq!(task.last_fault.as_deref(), Some("refused"));
            assert!(line.effects().await.is_empty());
        });
    }
}

store_test! {
    fn silence_ends_a_round_early_and_nothing_is_lost(store: Store<Room>) {
        runtime().block_on(async move {
            let line = Line::new(store, 63);
            for _ in 0..10 {
                line.post(line.messages(ThreadToken::new(&line.given))).await;
            }
            let nowhere = Carrier::unix(Folder::new().0.join("nobody.sock"));
            let round = line.courier(nowhere).round().await.unwrap();
            assert_eq!(round, Round { delivered: 0, postponed: 3 });
            assert_eq!(line.waiting().await, 10);
            line.clock.advance_ms(60_000);
            let round = line.courier(Carrier::within(line.door.clone())).round().await.unwrap();
            assert_eq!(round, Round { delivered: 10, postponed: 0 });
            assert_eq!(line.effects().await.len(), 10);
        });
    }
}

store_test! {
    fn a_knock_wakes_the_courier_and_a_word_stops_it(store: Store<Room>) {
        runtime().block_on(async move {
            let line = Line::new(store, 64);
            let courier = line.courier(Carrier::within(line.door.clone()));
            let (knock, (stop, stopped)) = (courier.knock(), watch::channel(false));
            let working = tokio::spawn(courier.run(stopped));
            for number in 1..=3 {
                line.post(line.messages(ThreadToken::new(&line.given))).await;
                knock.knock();
                // Far below the minute that the courier sleeps without a knock.
                let came = tokio::time::timeout(Duration::from_secs(20), async {
                    while line.effects().await.len() < number {
                        tokio::time::sleep(Duration::from_millis(10)).await;
                    }
                });
                came.await.expect("the knock was heard");
            }
            // The effect comes first and the receipt after it: a word in between would leave the letter for the next start.
            let signed_for = tokio::time::timeout(Duration::from_secs(20), async {
                while line.waiting().await > 0 {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            });
            signed_for.await.expect("the receipt was noted");
            stop.send(true).unwrap();
            tokio::time::timeout(Duration::from_secs(20), working).await.expect("it stops").unwrap();
        });
    }
}

store_test! {
    fn a_courier_that_waits_for_an_answer_stops_at_a_word_and_the_letter_still_has_one_effect(store: Store<Room>) {
        runtime().block_on(async move {
            let line = Line::new(store, 65);
            let (door, asked) = (line.door.clone(), Arc::new(tokio::sync::Notify::new()));
            let heard = asked.clone();
            let mute = Carrier::within(Arc::new(move |envelope| {
                let (door, asked) = (door.clone(), asked.clone());
                Box::pin(async move {
                    door(envelope).await;
                    asked.notify_one();
                    // The letter is taken in, and the answer never comes.
                    std::future::pending().await
                })
            }));
            line.post(line.messages(ThreadToken::new(&line.given))).await;
            let (stop, stopped) = watch::channel(false);
            let working = tokio::spawn(line.courier(mute.clone()).run(stopped));
            tokio::time::timeout(Duration::from_secs(20), heard.notified()).await.expect("it is asked");
            stop.send(true).unwrap();
            // Well below the twenty seconds that an answer may take.
            tokio::time::timeout(Duration::from_secs(10), working).await.expect("it stops").unwrap();
            assert_eq!((line.effects().await.len(), line.waiting().await), (1, 1));

            // Stopped before it began: it asks nobody.
            let (_stop, stopped) = watch::channel(true);
            line.courier(mute).run(stopped).await;

            let round = line.courier(Carrier::within(line.door.clone())).round().await.unwrap();
            assert_eq!(round, Round { delivered: 1, postponed: 0 });
            assert_eq!((line.effects().await.len(), line.waiting().await), (1, 0));
        });
    }
}
