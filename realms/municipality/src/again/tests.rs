//! Coming again, on both databases.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kit_store::{Given, StoreError, Tx, store_test};

use super::act::{Again, again};
use super::store;
use crate::Municipality;
use crate::course::GuestId;
use crate::course::again::Before;
use crate::course::rules::{Hat, NewCourse, Offer};
use crate::course::store::{self as courses, Opening};
use crate::door::store as door;
use crate::house::{FormId, Worker, WorkerId};
use crate::people::store as people;
use crate::today::rules::Whom;
use crate::today::store as today;

const DAY: Date = date(2026, 11, 18);

fn id(key: &str) -> WorkerId {
    WorkerId::from_text(&format!("worker-{key}")).expect("an id")
}

fn guest() -> GuestId {
    GuestId::from_text("guest-0001").expect("an id")
}

fn form(text: &str) -> FormId {
    FormId::from_text(text).expect("an id")
}

/// Anna had a course with Jonas two years ago.
fn with_anna(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    for key in ["jonas", "birgitte"] {
        let worker = Worker {
            id: id(key),
            first_name: key.to_owned(),
            role: "worker".to_owned(),
            team: None,
        };
        people::put_worker(tx, &worker, Timestamp::UNIX_EPOCH)?;
    }
    let opening = Opening {
        form: form("course-0001"),
        guest: guest(),
        again: false,
        step: form("step-00001"),
        by: id("jonas"),
        now: Timestamp::UNIX_EPOCH,
    };
    let new = NewCourse {
        called: "Anna".to_owned(),
        offer: Offer::Individual,
        goal: "Jeg vil synge igen.".to_owned(),
        start: date(2024, 9, 1),
        end: Some(date(2025, 2, 28)),
        afterwards: String::new(),
        contact: id("jonas"),
        decided_by: id("jonas"),
        hat: Hat::Worker,
        with: None,
        longer: None,
        decided_at: None,
    };
    courses::open(tx, &opening, &new).map(|_| ())
}

fn comes(here: bool, key: &str) -> Again {
    Again {
        form: form(key),
        arrival: form(&format!("{key}-here")),
        guest: guest(),
        worker: id("jonas"),
        here,
        line: "Vil gerne komme igen".to_owned(),
        by: id("birgitte"),
    }
}

store_test! {
    /// GM-2, GM-3: one press, two years later; nothing is asked, and the contact person is the same.
    fn who_comes_again_is_on_the_days_list_once_with_the_same_contact_person(store: Store<Municipality>) {
        let now = Given::system().now();
        store.aside().write_now("anna", with_anna).expect("written");
        let known = store.aside().read_now("find", |tx| store::known(tx, "anna")).expect("readable");
        assert_eq!(known.first().and_then(|one| one.contact.clone()), Some(Before { worker: id("jonas"), name: "jonas".to_owned(), team: None }));
        assert_eq!(known.first().and_then(|one| one.end), Some(date(2025, 2, 28)));
        for _ in 0..2 {
            store.aside().write_now("again", move |tx| again(tx, &comes(true, "form-0001"), DAY.at(10, 5, 0, 0), now)).expect("written");
        }
        let expected = store.aside().read_now("day", |tx| today::expected(tx, DAY)).expect("readable");
        let one = expected.first().expect("one");
        assert_eq!((expected.len(), one.with.as_str(), one.at_min), (1, "jonas", 605));
        assert!(one.came.is_some());
    }
}

store_test! {
    /// PS-5: who rings stands on the list of calls until somebody has rung, and a slip can be taken back.
    fn who_rings_stands_on_the_call_list_until_somebody_has_rung(store: Store<Municipality>) {
        let now = Given::system().now();
        store.aside().write_now("anna", with_anna).expect("written");
        store.aside().write_now("again", move |tx| again(tx, &comes(false, "form-0001"), DAY.at(10, 5, 0, 0), now)).expect("written");
        let calls = || store.aside().read_now("calls", |tx| store::calls(tx, date(2026, 11, 20))).expect("readable");
        let call = calls().into_iter().next().expect("a call that is left from before");
        assert_eq!((call.called.as_str(), call.worker_name.as_str(), call.day), ("Anna", "jonas", DAY));
        assert_eq!(store.aside().read_now("day", |tx| today::expected(tx, DAY)).expect("readable"), []);
        let mark = |done| {
            let id = call.id.clone();
            store.aside().write_now("mark", move |tx| store::set_done(tx, &id, done)).expect("written");
        };
        mark(Some(now));
        assert_eq!(calls(), []);
        mark(None);
        assert_eq!(calls().len(), 1);
    }
}

store_test! {
    /// Address protection at the door: the name stays off the day's list until it is let back, and the row is still there.
    fn a_protected_name_stands_on_no_list_at_the_door(store: Store<Municipality>) {
        let now = Given::system().now();
        store.aside().write_now("anna", with_anna).expect("written");
        store.aside().write_now("again", move |tx| again(tx, &comes(true, "form-0001"), DAY.at(10, 5, 0, 0), now)).expect("written");
        let names = || store.aside().read_now("day", |tx| today::expected(tx, DAY)).expect("readable").into_iter().map(|one| match one.whom {
            Whom::Guest { called, .. } => called,
            Whom::Group(name) => name,
        }).collect::<Vec<_>>();
        let protect = |since| store.aside().write_now("protect", move |tx| door::protect(tx, &guest(), since)).expect("written");
        assert_eq!(names(), ["Anna"]);
        assert_eq!(protect(Some(now)), Some(()));
        assert_eq!(names(), [""]);
        assert_eq!(protect(None), Some(()));
        assert_eq!(names(), ["Anna"]);
        let nobody = GuestId::from_text("guest-9999").expect("an id");
        assert_eq!(store.aside().write_now("protect", move |tx| door::protect(tx, &nobody, None)).expect("written"), None);
    }
}
