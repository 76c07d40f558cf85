//! Hand-overs as they are kept.

use std::sync::Arc;

use jiff::Timestamp;
use kit_store::{FixedClock, Given, SeededChance, StoreError, store_test};

use super::rules::{Fault, Part, State, begin, write};
use super::store;
use crate::Municipality;
use crate::course::course_begun;
use crate::course::support::Kind;
use crate::house::{FormId, WorkerId};

/// FR-21: who decides ticks what is missing; only that has a field.
#[test]
fn only_what_the_receiver_needs_can_be_written() {
    let (receiver, parts) = begin("85", ["day", "goal", "diagnosis"].into_iter()).expect("read");
    assert_eq!(
        (receiver, parts.as_slice()),
        (Kind::S85, [Part::Goal, Part::Day].as_slice())
    );
    let faults = begin("henvist", std::iter::empty()).expect_err("nothing fits");
    assert_eq!(
        faults,
        [("receiver", Fault::NoReceiver), ("part", Fault::NoPart)]
    );
    let (texts, _) = write(
        &parts,
        |name| if name == "hard" { "Alt." } else { "" },
        false,
    )
    .expect("a draft");
    assert_eq!(
        texts,
        [(Part::Goal, String::new()), (Part::Day, String::new())]
    );
}

/// FR-20: nothing is released that the guest has not read, or that is empty.
#[test]
fn nothing_is_released_unread_or_empty() {
    let release = |goal: &'static str, read: &'static str| {
        let typed = move |name: &str| match name {
            "goal" => goal,
            "read" => read,
            _ => "",
        };
        write(&[Part::Goal], typed, true).err().unwrap_or_default()
    };
    assert_eq!(release("At synge.", "yes"), []);
    assert_eq!(release("At synge.", ""), [("read", Fault::NotRead)]);
    assert_eq!(release("", "yes"), [("goal", Fault::Empty)]);
}

store_test! {
    /// FR-20: what is released is frozen; it can be taken back until it is carried away, and then its words are gone.
    fn what_is_released_is_frozen_and_can_be_taken_back_until_it_is_carried(store: Store<Municipality>) {
        let given = Given::new(Arc::new(FixedClock::at(Timestamp::UNIX_EPOCH)), Arc::new(SeededChance::new(7)));
        let jonas = WorkerId::from_text("worker-jonas").expect("an id");
        let (guest, course) = store.aside().write_now("begin", move |tx| {
            let (guest, course) = course_begun(tx)?;
            for _ in 0..2 {
                let form = FormId::from_text("handover-01").expect("an id");
                store::begin(tx, &given, &form, &course, (Kind::S85, &[Part::Goal, Part::Hard]), &jonas)?;
            }
            Ok::<_, StoreError>((guest, course))
        }).expect("begun");
        let at = |ms| Timestamp::from_millisecond(ms).expect("a time");
        let now = || {
            let (guest, course) = (guest.clone(), course.clone());
            store.aside().read_now("read", move |tx| store::newest(tx, &guest, &course)).expect("readable").expect("a hand-over")
        };
        let put = |text: &str| {
            let (guest, text, id) = (guest.clone(), text.to_owned(), now().id);
            store.aside().write_now("write", move |tx| store::write(tx, &guest, &id, (&[(Part::Goal, text.clone())], &text))).expect("answered");
        };
        assert_eq!(now().parts.len(), 2, "a double press begins one");
        put("At synge.");
        let id = now().id;
        let first = { let id = id.clone(); store.aside().write_now("release", move |tx| store::release(tx, &id, at(5))) };
        assert!(first.expect("answered"));
        put("Noget andet.");
        let released = now();
        assert_eq!((released.state, released.words.as_str()), (State::Released(at(5)), "At synge."));
        assert_eq!(released.parts[0], (Part::Goal, "At synge.".to_owned()));
        let back = { let id = id.clone(); store.aside().write_now("back", move |tx| store::withdraw(tx, &id, at(6))) };
        assert!(back.expect("answered"));
        let gone = now();
        assert_eq!((gone.state, gone.words.as_str()), (State::Withdrawn, ""));
        assert!(gone.parts.iter().all(|(_, text)| text.is_empty()));
        let late = store.aside().write_now("carry", move |tx| store::carry(tx, &id, at(7)));
        assert!(!late.expect("answered"), "what is taken back is not carried away");
    }
}

store_test! {
    /// FR-20: what is carried away cannot be called back.
    fn what_is_carried_away_is_not_taken_back(store: Store<Municipality>) {
        let given = Given::new(Arc::new(FixedClock::at(Timestamp::UNIX_EPOCH)), Arc::new(SeededChance::new(7)));
        let jonas = WorkerId::from_text("worker-jonas").expect("an id");
        let (carried, back, state) = store.aside().write_now("all", move |tx| {
            let (guest, course) = course_begun(tx)?;
            let form = FormId::from_text("handover-01").expect("an id");
            store::begin(tx, &given, &form, &course, (Kind::S85, &[Part::Goal]), &jonas)?;
            let id = store::newest(tx, &guest, &course)?.expect("a hand-over").id;
            let unreleased = store::carry(tx, &id, given.now())?;
            assert!(!unreleased, "nothing is carried away that is not released");
            store::release(tx, &id, given.now())?;
            let carried = store::carry(tx, &id, given.now())?;
            let back = store::withdraw(tx, &id, given.now())?;
            Ok::<_, StoreError>((carried, back, store::newest(tx, &guest, &course)?.expect("a hand-over").state))
        }).expect("written");
        assert_eq!((carried, back, state), (true, false, State::Carried));
    }
}
