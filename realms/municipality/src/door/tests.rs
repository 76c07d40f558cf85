//! The door on both databases.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kit_store::{StoreError, Tx, store_test};

use super::rules::{Errand, heads};
use super::store::{self, NewErrand};
use crate::Municipality;
use crate::house::{FormId, Worker, WorkerId};
use crate::offer::store as offers;
use crate::people::store as people;

const DAY: Date = date(2026, 11, 18);

fn form(text: &str) -> FormId {
    FormId::from_text(text).expect("an id")
}

fn birgitte() -> WorkerId {
    WorkerId::from_text("worker-birgitte").expect("an id")
}

fn with_birgitte(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let worker = Worker {
        id: birgitte(),
        first_name: "Birgitte".to_owned(),
        role: "host".to_owned(),
        team: None,
    };
    people::put_worker(tx, &worker, Timestamp::UNIX_EPOCH).map(|_| ())
}

store_test! {
    /// DD-1, DD-13: heads are a number, a double press counts once, a slip is taken back, and tomorrow begins at nothing.
    fn heads_are_counted_and_nobody_is_kept(store: Store<Municipality>) {
        store.aside().write_now("heads", |tx| {
            for (id, n) in [("form-0001", 1), ("form-0001", 1), ("form-0002", 5), ("form-0003", -1)] {
                store::count(tx, &form(id), DAY, n)?;
            }
            Ok::<_, StoreError>(())
        }).expect("written");
        let read = |day| store.aside().read_now("heads", move |tx| store::door(tx, day)).expect("readable").heads;
        assert_eq!((read(DAY), read(DAY.tomorrow().expect("a day"))), (5, 0));
        assert_eq!((heads("5"), heads("500"), heads("-1"), heads("")), (Some(5), None, Some(-1), None));
    }
}

store_test! {
    /// FR-14, FR-22: a letter read together is one press, begins no course, and the volume is a number.
    fn short_help_is_counted_once_and_begins_no_course(store: Store<Municipality>) {
        store.aside().write_now("help", |tx| {
            with_birgitte(tx)?;
            for id in ["form-0001", "form-0001", "form-0002"] {
                let new = NewErrand { form: &form(id), day: DAY, kind: Errand::Letter, guest: None, by: &birgitte() };
                store::help(tx, &new, Timestamp::UNIX_EPOCH)?;
            }
            let offer = offers::first(tx, DAY)?.id;
            assert_eq!(store::errands(tx, &offer, DAY, DAY)?, 2);
            assert_eq!(store::errands(tx, &offer, date(2026, 11, 1), date(2026, 11, 17))?, 0);
            assert_eq!(tx.row("SELECT COUNT(*) FROM course", &[], |r| r.get::<i64>(0))?, Some(0));
            Ok::<_, StoreError>(())
        }).expect("written");
    }
}

store_test! {
    /// RW-2: closed in one step from its day on, with one message, until it is opened again.
    fn a_house_is_closed_in_one_step_and_opened_in_one(store: Store<Municipality>) {
        store.aside().write_now("close", |tx| {
            with_birgitte(tx)?;
            store::close(tx, &form("form-0001"), DAY, "Vi ringer til dig.", (&birgitte(), Timestamp::UNIX_EPOCH))
        }).expect("written");
        let said = |day| store.aside().read_now("read", move |tx| store::door(tx, day)).expect("readable").closed;
        assert_eq!(said(DAY).as_deref(), Some("Vi ringer til dig."));
        assert_eq!(said(date(2026, 11, 17)), None);
        store.aside().write_now("open", |tx| store::open(tx, Timestamp::UNIX_EPOCH)).expect("written");
        assert_eq!(said(DAY), None);
    }
}
