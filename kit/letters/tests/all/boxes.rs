//! Outbox and inbox on both databases.

use std::sync::Arc;

use crate::common::*;
use jiff::ToSpan as _;
use kit_letters::*;
use kit_store::{Given, Store, StoreError, store_test};

/// Posts letters in one transaction.
fn post(
    store: &Store<Room>,
    outbox: &Arc<Outbox<CitizenToCivil>>,
    given: &Given,
    letters: &[CitizenToCivil],
) {
    let (outbox, given, letters) = (outbox.clone(), given.clone(), letters.to_vec());
    store
        .write_now("post", move |tx| {
            for letter in &letters {
                outbox.post(tx, &given, letter.clone())?;
            }
            Ok::<(), StoreError>(())
        })
        .unwrap();
}

fn due(store: &Store<Room>, outbox: &Outbox<CitizenToCivil>, given: &Given) -> Vec<Due> {
    store
        .read_now("due", |tx| outbox.due(tx, given.now(), 100))
        .unwrap()
}

fn waiting(store: &Store<Room>, outbox: &Outbox<CitizenToCivil>) -> i64 {
    store.read_now("waiting", |tx| outbox.waiting(tx)).unwrap()
}

fn all_effects(store: &Store<Room>) -> Vec<String> {
    store.read_now("effects", effects).unwrap()
}

/// Takes a letter in, as a realm does, and gives the receipt.
fn take(
    store: &Store<Room>,
    inbox: &Arc<Inbox<CitizenToCivil>>,
    given: &Given,
    envelope: &[u8],
) -> Result<Receipt<CitizenToCivil>, StoreError> {
    let opened = inbox.open(envelope, given).unwrap();
    let (inbox, given) = (inbox.clone(), given.clone());
    store.write_now("take in", move |tx| {
        inbox.take_in(tx, &given, &opened, note)
    })
}

fn acknowledge(
    store: &Store<Room>,
    outbox: &Arc<Outbox<CitizenToCivil>>,
    receipt: &Receipt<CitizenToCivil>,
) -> bool {
    let (outbox, receipt) = (outbox.clone(), receipt.clone());
    store
        .write_now("acknowledge", move |tx| outbox.acknowledge(tx, &receipt))
        .unwrap()
}

#[test]
fn every_statement_and_table_is_understood_by_both_databases() {
    let sqlite = kit_store::test::sqlite::<Room>().unwrap();
    kit_store::test::prepare_all(&sqlite.store, &kit_letters::statements()).unwrap();
    let (place, folder) = kit_store::test::sqlite_place();
    let columns = kit_store::test::migrate_with_data::<Room>(&place).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    assert_eq!(
        columns.iter().filter(|c| c.starts_with("letters_")).count(),
        12,
        "{columns:?}"
    );
    if let Some(postgres) = kit_store::test::postgres::<Room>().unwrap() {
        kit_store::test::prepare_all(&postgres.store, &kit_letters::statements()).unwrap();
        let place = kit_store::test::postgres_place().unwrap().unwrap();
        assert_eq!(
            kit_store::test::migrate_with_data::<Room>(&place).unwrap(),
            columns
        );
    }
}

store_test! {
    fn a_letter_is_written_with_its_cause_or_not_at_all(store: Store<Room>) {
        let (given, _) = world(40);
        let outbox = Arc::new(Ends::new(&given).outbox(Pace::at_once()));
        let (out, g) = (outbox.clone(), given.clone());
        let undone: Result<(), StoreError> = store.write_now("a cause that fails", move |tx| {
            let letter = enquiry(&g, ThreadToken::new(&g));
            note(tx, &letter.clone().into())?;
            out.post(tx, &g, letter)?;
            Err(StoreError::Broken("the cause"))
        });
        assert!(undone.is_err());
        assert_eq!((waiting(&store, &outbox), all_effects(&store).len()), (0, 0));
        post(&store, &outbox, &given, &from_citizen(&given));
        assert_eq!(waiting(&store, &outbox), 10);
    }
}

store_test! {
    fn a_letter_goes_from_box_to_box_and_is_erased_when_it_is_signed_for(store: Store<Room>) {
        let (given, _) = world(41);
        let ends = Ends::new(&given);
        let (outbox, inbox) = (Arc::new(ends.outbox(Pace::at_once())), Arc::new(ends.inbox()));
        post(&store, &outbox, &given, &from_citizen(&given));
        // Eight belong to one thread and go one at a time, in their order; "still there" and "not right" belong to none.
        let mut sent = 0;
        while waiting(&store, &outbox) > 0 {
            let now = due(&store, &outbox, &given);
            assert_eq!(now.len(), if sent == 0 { 3 } else { 1 });
            for letter in now {
                let receipt = take(&store, &inbox, &given, &letter.envelope).unwrap();
                assert_eq!(receipt.id(), letter.id);
                assert!(acknowledge(&store, &outbox, &receipt));
                assert!(!acknowledge(&store, &outbox, &receipt), "there is nothing left to erase");
                sent += 1;
            }
        }
        let mut came = all_effects(&store);
        let of_nobody = |kind: &str| ["still-there", "not-right"].contains(&kind);
        came.retain(|kind| !of_nobody(kind));
        assert_eq!(came, CitizenToCivil::KINDS.iter().copied().filter(|kind| !of_nobody(kind)).collect::<Vec<_>>());
        assert_eq!(sent, 10);
        assert_eq!(store.read_now("next", |tx| outbox.next_due(tx)).unwrap(), None);
    }
}

store_test! {
    fn a_repeat_has_no_second_effect_and_gets_the_same_answer(store: Store<Room>) {
        let (given, clock) = world(42);
        let ends = Ends::new(&given);
        let (outbox, inbox) = (Arc::new(ends.outbox(Pace::at_once())), Arc::new(ends.inbox()));
        post(&store, &outbox, &given, &[enquiry(&given, ThreadToken::new(&given)).into()]);
        let letter = due(&store, &outbox, &given).remove(0);
        let first = take(&store, &inbox, &given, &letter.envelope).unwrap();
        for _ in 0..20 {
            // The sender went down before it could note the receipt, again and again.
            clock.advance_ms(36_000_000);
            let again = due(&store, &outbox, &given).remove(0);
            assert_eq!(again, letter);
            let repeat = take(&store, &inbox, &given, &again.envelope).unwrap();
            assert_eq!(Answer::Taken(repeat).to_bytes(), Answer::Taken(first.clone()).to_bytes());
        }
        assert_eq!(all_effects(&store), ["enquiry"]);
        assert!(acknowledge(&store, &outbox, &first));
        assert_eq!(waiting(&store, &outbox), 0);
    }
}

store_test! {
    fn an_effect_that_fails_leaves_no_id_behind_and_succeeds_later(store: Store<Room>) {
        let (given, _) = world(43);
        let ends = Ends::new(&given);
        let (outbox, inbox) = (Arc::new(ends.outbox(Pace::at_once())), Arc::new(ends.inbox()));
        post(&store, &outbox, &given, &[enquiry(&given, ThreadToken::new(&given)).into()]);
        let letter = due(&store, &outbox, &given).remove(0);
        let opened = inbox.open(&letter.envelope, &given).unwrap();
        let (i, g) = (inbox.clone(), given.clone());
        let failed: Result<_, StoreError> = store.write_now("an effect that fails", move |tx| {
            i.take_in(tx, &g, &opened, |tx, letter| {
                note(tx, letter)?;
                Err(StoreError::Broken("the effect"))
            })
        });
        assert!(failed.is_err());
        assert!(all_effects(&store).is_empty());
        take(&store, &inbox, &given, &letter.envelope).unwrap();
        assert_eq!(all_effects(&store), ["enquiry"]);
    }
}

store_test! {
    fn a_receipt_that_the_receiver_did_not_sign_erases_nothing(store: Store<Room>) {
        let (given, _) = world(44);
        let (ends, strangers) = (Ends::new(&given), Ends::new(&given));
        let (outbox, inbox) = (Arc::new(ends.outbox(Pace::at_once())), Arc::new(ends.inbox()));
        post(&store, &outbox, &given, &[enquiry(&given, ThreadToken::new(&given)).into()]);
        let letter = due(&store, &outbox, &given).remove(0);
        let receipt = take(&store, &inbox, &given, &letter.envelope).unwrap();
        let bytes = Answer::Taken(receipt.clone()).to_bytes();
        for place in 1..bytes.len() {
            let mut forged = bytes;
            *forged.get_mut(place).unwrap() ^= 1;
            match Answer::<CitizenToCivil>::from_bytes(&forged) {
                Some(Answer::Taken(receipt)) => assert!(!acknowledge(&store, &outbox, &receipt)),
                other => panic!("{other:?}"),
            }
        }
        // A receipt for the same letter, signed by another receiver.
        let other = Arc::new(strangers.outbox(Pace::at_once()));
        assert!(!acknowledge(&store, &other, &receipt));
        assert_eq!(waiting(&store, &outbox), 1);
        assert!(acknowledge(&store, &outbox, &receipt));
    }
}

store_test! {
    fn a_letter_waits_at_most_five_minutes_before_it_first_goes(store: Store<Room>) {
        let (given, clock) = world(45);
        let outbox = Arc::new(Ends::new(&given).outbox(Pace::ordinary()));
        let letters: Vec<CitizenToCivil> =
            (0..60).map(|_| WalksAlone { thread: ThreadToken::new(&given) }.into()).collect();
        post(&store, &outbox, &given, &letters);
        let mut went = Vec::new();
        for _ in 0..5 {
            went.push(due(&store, &outbox, &given).len());
            clock.advance_ms(60_000);
        }
        went.push(due(&store, &outbox, &given).len());
        assert_eq!(went.last(), Some(&60), "{went:?}");
        assert!(went.windows(2).all(|pair| matches!(pair, [a, b] if a < b)), "spread over the minutes: {went:?}");
    }
}

store_test! {
    /// A held letter may not go before its time, not even in the night when the clocks change; until then it is taken
    /// back, once; what is posted in its thread afterwards takes it along, in order.
    fn a_held_letter_waits_is_taken_back_or_taken_along(store: Store<Room>) {
        for start in ["2027-03-28T00:58:00Z", "2027-10-31T00:58:00Z", "2027-06-01T20:59:00Z"] {
            let clock = Arc::new(kit_store::FixedClock::at(start.parse().unwrap()));
            let given = Given::new(clock.clone(), Arc::new(kit_store::SeededChance::new(48)));
            let outbox = Arc::new(Ends::new(&given).outbox(Pace::at_once()));
            let thread = ThreadToken::new(&given);
            let hold = || {
                let (out, g, id) = (outbox.clone(), given.clone(), LetterId::new(&given));
                let letter = Message { thread, text: lines("Hej") };
                let until = given.now() + 3.minutes();
                let held = store.write_now("hold", move |tx| out.post_held(tx, &g, letter.clone(), (id, until)));
                held.unwrap();
                id
            };
            let take_back = |id| {
                let (out, now) = (outbox.clone(), given.now());
                store.write_now("take back", move |tx| out.take_back(tx, id, now)).unwrap()
            };
            let first = hold();
            assert_eq!(due(&store, &outbox, &given).len(), 0, "{start}");
            clock.advance_ms(179_000);
            assert_eq!(due(&store, &outbox, &given).len(), 0, "{start}");
            assert!(take_back(first) && !take_back(first), "{start}: once");
            let second = hold();
            clock.advance_ms(180_000);
            assert_eq!(due(&store, &outbox, &given).len(), 1, "{start}");
            assert!(!take_back(second), "{start}: it may go already");
            let out = outbox.clone();
            assert!(store.write_now("sent", move |tx| out.give_up(tx, second)).unwrap());
            let third = hold();
            post(&store, &outbox, &given, &[Withdrawal { thread }.into()]);
            let now = due(&store, &outbox, &given);
            assert_eq!(now.iter().map(|one| one.id).collect::<Vec<_>>(), [third], "{start}: first in its thread");
            assert!(!take_back(third), "{start}");
            let out = outbox.clone();
            assert!(store.write_now("sent", move |tx| out.give_up(tx, third)).unwrap());
            let last = due(&store, &outbox, &given).remove(0).id;
            let out = outbox.clone();
            assert!(store.write_now("sent", move |tx| out.give_up(tx, last)).unwrap());
        }
    }
}

store_test! {
    fn tries_grow_apart_and_after_seven_days_a_human_is_told(store: Store<Room>) {
        let (given, clock) = world(46);
        let pace = Pace::ordinary();
        let outbox = Arc::new(Ends::new(&given).outbox(pace));
        let thread = ThreadToken::new(&given);
        let posted = given.now();
        post(&store, &outbox, &given, &[enquiry(&given, thread).into()]);
        let overdue = |store: &Store<Room>| store.read_now("overdue", |tx| outbox.overdue(tx, given.now())).unwrap();
        let next = || store.read_now("next", |tx| outbox.next_due(tx)).unwrap().unwrap();
        let mut waits = Vec::new();
        let mut told_after = None;
        while told_after.is_none() {
            let wait = next().duration_since(given.now()).as_millis();
            clock.advance_ms(i64::try_from(wait).unwrap());
            if overdue(&store).is_empty() {
                let id = due(&store, &outbox, &given).remove(0).id;
                let (out, g) = (outbox.clone(), given.clone());
                store
                    .write_now("postpone", move |tx| out.postpone(tx, &g, id, NotDelivered::Unreachable))
                    .unwrap();
                waits.push(next().duration_since(given.now()).as_millis());
            } else {
                told_after = Some(given.now().duration_since(posted));
            }
        }
        for (tries, wait) in waits.iter().enumerate() {
            let full = (30_000_i128 << tries.min(20)).min(6 * 3_600_000);
            assert!((full * 3 / 4..=full).contains(wait), "try {tries}: {wait} ms of {full}");
        }
        let told_after = told_after.unwrap().as_hours();
        assert!((7 * 24..7 * 24 + 6).contains(&told_after), "{told_after} hours");
        let task = overdue(&store).remove(0);
        assert_eq!((task.kind.as_str(), task.thread), ("enquiry", Some(thread)));
        assert_eq!(task.last_fault.as_deref(), Some("unreachable"));
        assert_eq!(usize::try_from(task.tries).unwrap(), waits.len());
        assert_eq!(task.posted_at, posted);
        // A human saw to it in another way.
        let out = outbox.clone();
        assert!(store.write_now("give up", move |tx| out.give_up(tx, task.id)).unwrap());
        assert!(overdue(&store).is_empty());
    }
}

store_test! {
    fn a_letter_that_cannot_go_holds_back_its_own_thread_only(store: Store<Room>) {
        let (given, _) = world(47);
        let outbox = Arc::new(Ends::new(&given).outbox(Pace::at_once()));
        let (one, two) = (ThreadToken::new(&given), ThreadToken::new(&given));
        let message = |thread, text| CitizenToCivil::from(Message { thread, text: lines(text) });
        post(&store, &outbox, &given, &[message(one, "a"), message(one, "b"), message(two, "c")]);
        let first = due(&store, &outbox, &given);
        assert_eq!(first.len(), 2);
        for letter in first {
            let (out, g) = (outbox.clone(), given.clone());
            store.write_now("postpone", move |tx| out.postpone(tx, &g, letter.id, NotDelivered::Later)).unwrap();
        }
        post(&store, &outbox, &given, &[message(two, "d"), CitizenToCivil::from(WalksAlone { thread: ThreadToken::new(&given) })]);
        // Of the five, only the one in the new thread may go now.
        assert_eq!(due(&store, &outbox, &given).len(), 1);
    }
}

store_test! {
    fn an_old_letter_brought_back_after_its_id_was_forgotten_is_refused(store: Store<Room>) {
        let (given, clock) = world(48);
        let ends = Ends::new(&given);
        let (outbox, inbox) = (Arc::new(ends.outbox(Pace::at_once())), Arc::new(ends.inbox()));
        post(&store, &outbox, &given, &[enquiry(&given, ThreadToken::new(&given)).into()]);
        let letter = due(&store, &outbox, &given).remove(0);
        take(&store, &inbox, &given, &letter.envelope).unwrap();
        let mut forgotten = 0;
        for day in 1..=90 {
            clock.advance_ms(86_400_000);
            let today = given.today();
            forgotten += store
                .write_now("forget", move |tx| Inbox::<CitizenToCivil>::forget_old(tx, today))
                .unwrap();
            match inbox.open(&letter.envelope, &given) {
                Ok(_) => {
                    assert!(day <= TOO_OLD_DAYS, "day {day}");
                    take(&store, &inbox, &given, &letter.envelope).unwrap();
                }
                Err(refusal) => assert_eq!((refusal, day > TOO_OLD_DAYS), (Refusal::OutOfTime, true), "day {day}"),
            }
        }
        assert_eq!(forgotten, 1);
        assert_eq!(all_effects(&store), ["enquiry"], "one effect in all those days");
    }
}

#[test]
fn a_letter_dated_far_ahead_is_refused_so_that_it_cannot_outlive_its_id() {
    let (given, _) = world(49);
    let ends = Ends::new(&given);
    let letter = CitizenToCivil::from(WalksAlone {
        thread: ThreadToken::new(&given),
    });
    for (ahead, fits) in [
        (0, true),
        (AHEAD_DAYS, true),
        (AHEAD_DAYS + 1, false),
        (4000, false),
    ] {
        let day = Day::from(given.today().checked_add(ahead.days()).unwrap());
        let envelope = seal(
            &letter,
            LetterId::new(&given),
            day,
            &ends.citizen,
            &ends.civil.address(),
            &given,
        )
        .unwrap();
        assert_eq!(
            ends.inbox().open(&envelope, &given).is_ok(),
            fits,
            "{ahead} days ahead"
        );
    }
}

store_test! {
    fn what_waits_in_the_outbox_cannot_be_read_there(store: Store<Room>) {
        let (given, _) = world(50);
        let outbox = Arc::new(Ends::new(&given).outbox(Pace::ordinary()));
        post(&store, &outbox, &given, &[enquiry(&given, ThreadToken::new(&given)).into()]);
        let dump = store.dump(&[]).unwrap().join("\n");
        let hex = |text: &str| text.bytes().map(|b| format!("{b:02x}")).collect::<String>();
        assert!(dump.contains("enquiry"), "the dump shows the row");
        for secret in ["Bo fra", "træt", "0b6f3f4e-8a39"] {
            assert!(!dump.contains(secret) && !dump.to_lowercase().contains(&hex(secret)), "{secret}");
        }
    }
}
