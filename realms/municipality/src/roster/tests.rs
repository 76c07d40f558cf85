//! The roster on both databases.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kit_store::{StoreError, store_test};

use super::rules::{NewShift, ShiftId};
use super::store;
use crate::Municipality;
use crate::house::{FormId, Worker, WorkerId, store as house};
use crate::people::store as people;

const DAY: Date = date(2026, 11, 18);

store_test! {
    /// FR-2, PS-9: who is host is read from the roster, and somebody new beside the host is not the host.
    fn a_shadow_stands_on_the_roster_and_is_not_the_host(store: Store<Municipality>) {
        let jonas = WorkerId::from_text("worker-jonas").expect("an id");
        store.aside().write_now("shifts", move |tx| {
            let worker = Worker { id: jonas.clone(), first_name: "Jonas".to_owned(), role: "worker".to_owned(), team: None };
            people::put_worker(tx, &worker, Timestamp::UNIX_EPOCH)?;
            for (form, from_min, shadow) in [("form-0001", 540, false), ("form-0001", 600, false), ("form-0002", 540, true)] {
                let new = NewShift { day: DAY, from_min, to_min: 720, worker: jonas.clone(), shadow };
                store::put(tx, &FormId::from_text(form).expect("an id"), &new)?;
            }
            Ok::<_, StoreError>(())
        }).expect("written");
        let hosts = || store.aside().read_now("hosts", |tx| house::watches(tx, DAY)).expect("readable");
        let all = store.aside().read_now("all", |tx| store::shifts(tx, DAY, DAY)).expect("readable");
        assert_eq!((hosts().len(), all.len()), (1, 2));
        assert_eq!(hosts().first().map(|one| one.from_min), Some(540));
        let remove = |today| store.aside().write_now("remove", move |tx| store::remove(tx, &ShiftId::from_text("form-0001").expect("an id"), today)).expect("written");
        assert!(!remove(date(2026, 11, 19)), "what was, was");
        assert!(remove(DAY) && !remove(DAY));
        assert_eq!(hosts(), []);
    }
}
