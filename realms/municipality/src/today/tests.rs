//! The day on both databases.

use jiff::Timestamp;
use jiff::civil::date;
use kit_store::{StoreError, Tx, store_test};

use super::rules::{ExpectedId, WalkIn, WalkInId, Whom, in_the_house};
use super::store;
use crate::Municipality;
use crate::house::{FormId, Worker, WorkerId};
use crate::people::store::put_worker;

fn jonas() -> WorkerId {
    WorkerId::from_text("worker-jonas").expect("an id")
}

fn form(text: &str) -> FormId {
    FormId::from_text(text).expect("an id")
}

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a time")
}

fn with_jonas(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let worker = Worker {
        id: jonas(),
        first_name: "Jonas".to_owned(),
        role: "worker".to_owned(),
        team: None,
    };
    put_worker(tx, &worker, at(0)).map(|_| ())
}

fn walk_in() -> WalkIn {
    WalkIn {
        wish: "Vil have en folder med hjem.".to_owned(),
        met_by: jonas(),
        agreed: String::new(),
    }
}

store_test! {
    /// FR-1, FR-3: a double press welcomes once, and a new form welcomes again.
    fn a_double_press_welcomes_once(store: Store<Municipality>) {
        let day = date(2026, 11, 18);
        store.aside().write_now("jonas", with_jonas).expect("written");
        for expected in [true, false] {
            let made = store.aside().write_now("welcome", move |tx| store::welcome(tx, &form("form-0001"), day, &walk_in(), at(1))).expect("written");
            assert_eq!(made, expected);
        }
        assert!(store.aside().write_now("another", move |tx| store::welcome(tx, &form("form-0002"), day, &walk_in(), at(2))).expect("written"));
        let met = store.aside().read_now("met", |tx| store::met(tx, day)).expect("readable");
        assert_eq!(met.len(), 2);
        assert_eq!(in_the_house(&met, &[]), 2);
    }
}

store_test! {
    fn whoever_goes_goes_once_and_the_next_day_begins_empty(store: Store<Municipality>) {
        let day = date(2026, 11, 18);
        store.aside().write_now("jonas", with_jonas).expect("written");
        store.aside().write_now("welcome", move |tx| store::welcome(tx, &form("form-0001"), day, &walk_in(), at(1))).expect("written");
        let id = || WalkInId::from_text("form-0001").expect("an id");
        for ms in [5, 9] {
            assert_eq!(store.aside().write_now("left", move |tx| store::left(tx, &id(), at(ms))).expect("written"), Some(()));
        }
        let nobody = || WalkInId::from_text("form-9999").expect("an id");
        assert_eq!(store.aside().write_now("nobody", move |tx| store::left(tx, &nobody(), at(9))).expect("written"), None);
        let met = store.aside().read_now("met", |tx| store::met(tx, day)).expect("readable");
        assert_eq!(met.first().and_then(|one| one.left), Some(at(5)), "the first time is kept");
        assert_eq!(in_the_house(&met, &[]), 0);
        let wish = store.aside().read_now("wish", |tx| store::wish_of(tx, &id())).expect("readable");
        assert_eq!(wish, Some((walk_in().wish, jonas())));
        let tomorrow = store.aside().read_now("met", |tx| store::met(tx, date(2026, 11, 19))).expect("readable");
        assert_eq!(tomorrow, []);
    }
}

store_test! {
    fn an_arrival_is_noted_once_and_can_be_taken_back(store: Store<Municipality>) {
        let day = date(2026, 11, 18);
        let id = || ExpectedId::from_text("expected-1").expect("an id");
        store.aside().write_now("group", move |tx| {
            with_jonas(tx)?;
            store::put_group(tx, "expected-1", (day, 600), "Ro", &jonas(), "8 tilmeldte")
        }).expect("written");
        let arrive = |form_id: &'static str, today, ms| {
            store.aside().write_now("arrive", move |tx| store::arrived(tx, &form(form_id), &id(), today, &jonas(), at(ms))).expect("written")
        };
        assert_eq!(arrive("form-0000", date(2026, 11, 19), 1), None, "not on another day");
        assert_eq!(arrive("form-0001", day, 1), Some(()));
        assert_eq!(arrive("form-0002", day, 9), Some(()));
        let read = || store.aside().read_now("expected", |tx| store::expected(tx, day)).expect("readable");
        let rows = read();
        assert_eq!(rows.first().and_then(|one| one.came), Some(at(1)));
        assert_eq!(rows.len(), 1, "one line, however often it was pressed");
        assert!(matches!(rows.first().map(|one| &one.whom), Some(Whom::Group(name)) if name == "Ro"));
        assert_eq!(store.aside().write_now("undo", move |tx| store::not_arrived(tx, &id(), at(10))).expect("written"), Some(()));
        assert_eq!(read().first().and_then(|one| one.came), None);
        assert_eq!(arrive("form-0003", day, 11), Some(()));
        assert_eq!(read().first().and_then(|one| one.came), Some(at(11)));
    }
}

store_test! {
    fn calls_are_kept_newest_first_and_once(store: Store<Municipality>) {
        let day = date(2026, 11, 18);
        store.aside().write_now("jonas", with_jonas).expect("written");
        for (id, ms) in [("form-0001", 1), ("form-0002", 2), ("form-0002", 3)] {
            store.aside().write_now("call", move |tx| store::note_call(tx, &form(id), day, &jonas(), "Spurgte om åbningstider.", at(ms))).expect("written");
        }
        let calls = store.aside().read_now("calls", |tx| store::calls(tx, day)).expect("readable");
        assert_eq!(calls.iter().map(|call| call.at).collect::<Vec<_>>(), [at(2), at(1)]);
    }
}
