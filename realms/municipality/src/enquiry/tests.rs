//! Enquiries on both databases.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kit_store::{StoreError, Tx, store_test};

use super::rules::{EnquiryId, Step, Way, Written};
use super::store;
use crate::Municipality;
use crate::house::{FormId, Worker, WorkerId};
use crate::offer::settings::Door;
use crate::offer::store as offers;
use crate::people::store as people;

const DAY: Date = date(2026, 11, 18);

fn form(text: &str) -> FormId {
    FormId::from_text(text).expect("an id")
}

fn birgitte() -> WorkerId {
    WorkerId::from_text("worker-birgitte").expect("an id")
}

fn written(called: &str, came_by: Option<&str>) -> Written {
    Written {
        called: called.to_owned(),
        text: "Jeg vil gerne ud.".to_owned(),
        way: Way::Call,
        reach: "12 34 56 78".to_owned(),
        came_by: came_by.map(str::to_owned),
        before: false,
        door: Door::Form,
    }
}

fn put(tx: &mut Tx<'_>, id: &str, called: &str, due: Date) -> Result<bool, StoreError> {
    let offer = offers::first(tx, DAY)?;
    let when = (DAY, due, Timestamp::UNIX_EPOCH);
    store::put(tx, &form(id), &offer, &written(called, Some("Lægen")), when)
}

store_test! {
    /// GM-1, PS-11, DD-3: what was written comes out as it was, once, the first promised first, with owner, clock and door.
    fn enquiries_wait_in_the_order_of_their_promises_until_they_are_closed(store: Store<Municipality>) {
        store.aside().write_now("enquiries", |tx| {
            let worker = Worker { id: birgitte(), first_name: "Birgitte".to_owned(), role: "host".to_owned(), team: None };
            people::put_worker(tx, &worker, Timestamp::UNIX_EPOCH)?;
            assert!(put(tx, "enquiry-0001", "Amir", date(2026, 11, 25))?);
            assert!(put(tx, "enquiry-0002", "Lisa", date(2026, 11, 20))?);
            assert!(!put(tx, "enquiry-0002", "En anden", date(2026, 11, 20))?, "a double press writes once");
            Ok::<_, StoreError>(())
        }).expect("written");
        let read = |closed: bool| store.aside().read_now("read", move |tx| {
            let offer = offers::first(tx, DAY)?.id;
            if closed { store::closed(tx, &offer, DAY) } else { store::open(tx, &offer) }
        }).expect("readable");
        let names = |closed| read(closed).iter().map(|one| one.written.called.clone()).collect::<Vec<_>>();
        assert_eq!(names(false), ["Lisa", "Amir"]);
        assert_eq!(read(false)[1].written, written("Amir", Some("Lægen")));
        let step = |n: u8, step: Step| store.aside().write_now("step", move |tx| {
            let id = EnquiryId::from_text("enquiry-0002").expect("an id");
            store::step(tx, &form(&format!("form-000{n}")), &id, &step, &birgitte(), Timestamp::UNIX_EPOCH)
        }).expect("written");
        step(1, Step::Taken(birgitte()));
        step(1, Step::Helped);
        assert_eq!(read(false)[0].stands.owner, Some(birgitte()), "a form acts once");
        assert_eq!(names(false).len(), 2);
        step(2, Step::Elsewhere("Behovet er varigt".to_owned()));
        assert_eq!((names(false), names(true)), (vec!["Amir".to_owned()], vec!["Lisa".to_owned()]));
        assert_eq!(read(true)[0].steps[1].step, Step::Elsewhere("Behovet er varigt".to_owned()));
        step(3, Step::Again);
        assert_eq!(names(false), ["Lisa", "Amir"]);
    }
}
