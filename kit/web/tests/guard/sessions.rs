//! A session rests and ends by the rule of its role, to the minute (SAFETY.md §6.3, ASVS 7.3).

use jiff::Timestamp;
use kit_store::{Store, StoreError, Tx, store_test};
use kit_web::SessionRule;
use kit_web::door::{self, Entrant};

use crate::support::{KEEPER, Shed};

const RULE: SessionRule = SessionRule {
    idle_min: 30,
    absolute_min: 720,
    with_browser: true,
};

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_millisecond(1_800_000_000_000 + minutes * 60_000).expect("a time")
}

fn write<T: Send + 'static>(
    store: &Store<Shed>,
    run: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> T {
    store
        .job("test")
        .write_now("sessions", run)
        .expect("stored")
}

fn open(store: &Store<Shed>) {
    let ane = || Entrant::new("person-0001", KEEPER, "Ane");
    write(store, move |tx| {
        door::open_session(tx, "t0ken", &ane(), RULE, at(0))
    });
}

fn good(store: &Store<Shed>, minutes: i64) -> bool {
    write(store, move |tx| door::session(tx, "t0ken", at(minutes))).is_some()
}

store_test! {
    fn a_session_that_rests_too_long_is_over(store: Store<Shed>) {
        open(&store);
        assert!(good(&store, 29), "a minute before its rest is over");
        assert!(!good(&store, 30), "a session outlived its rest");
        let listed = |minutes| write(&store, move |tx| door::sessions_of(tx, "person-0001", at(minutes))).len();
        assert_eq!((listed(29), listed(30)), (1, 0), "nor is it on the own page");
    }
}

store_test! {
    fn a_session_in_use_ends_with_its_hours_all_the_same(store: Store<Shed>) {
        open(&store);
        for minutes in (0..720).step_by(29) {
            assert!(good(&store, minutes), "in use, {minutes}");
            let seen = at(minutes);
            write(&store, move |tx| tx.run("UPDATE session SET seen_ms = $1", &[&seen]));
        }
        assert!(good(&store, 719), "a minute before its hours are over");
        assert!(!good(&store, 720), "a session outlived its hours");
    }
}

store_test! {
    /// A shared screen's session is over sooner, and is never made longer by it (SAFETY.md §6.3).
    fn a_session_that_is_made_shorter_is_over_sooner(store: Store<Shed>) {
        open(&store);
        let hash = door::hash("t0ken");
        let shorten = |rule, minutes| {
            let hash = hash.clone();
            write(&store, move |tx| door::shorten_session(tx, &hash, rule, at(minutes)));
        };
        shorten(SessionRule::SHARED, 5);
        assert!(good(&store, 9), "a minute before its rest is over");
        assert!(!good(&store, 10), "a screen on a table was still open after ten minutes");
        shorten(RULE, 6);
        assert!(!good(&store, 10), "a longer rule made it longer again");
        let seen = at(244);
        write(&store, move |tx| tx.run("UPDATE session SET seen_ms = $1", &[&seen]));
        assert!(good(&store, 244), "a minute before its hours are over");
        assert!(!good(&store, 245), "in use, it outlived its four hours");
    }
}
