//! Groups on both databases: the last place, the queue, and meetings that change.

use std::sync::{Arc, Barrier};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use kit_store::{Store, StoreError, Tx, store_test};

use super::places::{self, Joined};
use super::plan::{OnClosed, plan};
use super::rules::{
    CallWhy, LeftWhy, NewSeries, Programme, ProgrammeId, Said, Seat, SeatId, SeriesId, SessionId,
    Step, way_in,
};
use super::store;
use crate::Municipality;
use crate::course::GuestId;
use crate::course::store::CALLED;
use crate::house::{FormId, Mode, Worker, WorkerId};
use crate::people::store::put_worker;

pub(super) const TODAY: Date = date(2026, 11, 18);

pub(super) fn jonas() -> WorkerId {
    WorkerId::from_text("worker-jonas").expect("an id")
}

pub(super) fn form(text: &str) -> FormId {
    FormId::from_text(text).expect("an id")
}

pub(super) fn guest(number: usize) -> GuestId {
    GuestId::from_text(&format!("guest-{number:05}")).expect("an id")
}

pub(super) fn series_id() -> SeriesId {
    SeriesId::from_text("series-0001").expect("an id")
}

pub(super) fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a time")
}

pub(super) fn new_series(places: i64, newcomers_weeks: Option<i64>) -> NewSeries {
    NewSeries {
        programme: ProgrammeId::from_text("programme-1").expect("an id"),
        name: "Ro om onsdagen".to_owned(),
        room: "Stuen".to_owned(),
        mode: Mode::House,
        places,
        at_min: 600,
        minutes: 120,
        first: TODAY,
        every_weeks: 1,
        newcomers_weeks,
        on_closed: OnClosed::Skip,
        lead: jonas(),
        second: None,
    }
}

/// Jonas, so many guests, a programme of ten meetings, and a series of it.
pub(super) fn world(tx: &mut Tx<'_>, guests: usize, new: &NewSeries) -> Result<(), StoreError> {
    let worker = Worker {
        id: jonas(),
        first_name: "Jonas".to_owned(),
        role: "worker".to_owned(),
        team: None,
    };
    put_worker(tx, &worker, at(0))?;
    for number in 0..guests {
        let id = guest(number);
        tx.new_person(CALLED, id.as_str())?;
        let called = tx.seal(CALLED, id.as_str(), id.as_str(), "Anna")?;
        let row: [&dyn kit_store::Param; 3] = [&id, &called, &at(0)];
        tx.run(crate::course::sql::INSERT_GUEST, &row)?;
    }
    let programme = Programme {
        title: "Ro i hverdagen".to_owned(),
        intro: "Vi siger fornavne.".to_owned(),
        parts: (1..=10).map(|n| format!("Gang {n}")).collect(),
    };
    store::put_programme(tx, &form("programme-1"), &programme, at(0))?;
    let planned = plan(&new.rhythm(10), new.on_closed, |_| false);
    assert!(store::open(tx, &form("series-0001"), new, &planned, at(0))?);
    assert!(
        !store::open(tx, &form("series-0001"), new, &planned, at(0))?,
        "a double press opens one"
    );
    Ok(())
}

pub(super) fn join(store: &Store<Municipality>, number: usize, today: Date) -> Joined {
    let joined = store.aside().write_now("join", move |tx| {
        let id = form(&format!("seat-{number:05}"));
        places::join(
            tx,
            &id,
            (&series_id(), &guest(number)),
            &jonas(),
            today,
            at(9),
        )
    });
    joined.expect("written").expect("there is such a series")
}

fn seats(store: &Store<Municipality>) -> Vec<Seat> {
    let read = store
        .aside()
        .read_now("seats", |tx| places::seats(tx, &series_id()));
    read.expect("readable")
}

fn leave(store: &Store<Municipality>, number: usize, why: LeftWhy) {
    let id = SeatId::from_text(&format!("seat-{number:05}")).expect("an id");
    let left = store.aside().write_now("leave", move |tx| {
        let bare = places::seat(tx, &id)?.expect("a seat");
        places::leave(tx, &id, &bare, why, at(20))
    });
    left.expect("written");
}

fn come_back(store: &Store<Municipality>, number: usize) {
    let id = SeatId::from_text(&format!("seat-{number:05}")).expect("an id");
    let back = store.aside().write_now("come back", move |tx| {
        let bare = places::seat(tx, &id)?.expect("a seat");
        places::come_back(tx, &id, &bare, at(30))
    });
    back.expect("written");
}

/// How many try for one last place at once, and how often.
const AT_ONCE: usize = 16;
const ROUNDS: usize = 100;

store_test! {
    /// Sixteen take the last place in the same moment, a hundred times: one has it, fifteen wait in the order in which
    /// they were told, and nobody is told what is not so.
    fn the_last_place_is_given_once_and_the_queue_is_in_order(store: Store<Municipality>) {
        store.aside().write_now("world", |tx| world(tx, AT_ONCE, &new_series(1, Some(1)))).expect("written");
        let (mut tried, mut over, mut out_of_order, mut failed) = (0_usize, 0_usize, 0_usize, 0_usize);
        for _ in 0..ROUNDS {
            let gate = Arc::new(Barrier::new(AT_ONCE));
            let tries: Vec<_> = (0..AT_ONCE).map(|number| {
                let (store, gate) = (store.clone(), Arc::clone(&gate));
                std::thread::spawn(move || {
                    gate.wait();
                    store.aside().write_now("join", move |tx| {
                        let id = form(&format!("seat-{number:05}"));
                        places::join(tx, &id, (&series_id(), &guest(number)), &jonas(), TODAY, at(9))
                    })
                })
            }).collect();
            let told: Vec<(GuestId, Result<Option<Joined>, StoreError>)> = tries.into_iter().enumerate()
                .map(|(number, one)| (guest(number), one.join().expect("a thread ends"))).collect();
            tried += told.len();
            failed += told.iter().filter(|(_, one)| one.is_err()).count();
            let kept = seats(&store);
            over += kept.iter().filter(|seat| seat.sits()).count().saturating_sub(1);
            over += told.iter().filter(|(_, one)| matches!(one, Ok(Some(Joined::Seated { .. })))).count().saturating_sub(1);
            let waiting: Vec<&GuestId> = kept.iter().filter(|seat| seat.waits()).map(|seat| &seat.guest).collect();
            for (number, waits) in (1_i64..).zip(&waiting) {
                let said = told.iter().find(|(guest, _)| guest == *waits).map(|(_, one)| one);
                let right = matches!(said, Some(Ok(Some(Joined::Waits { number: told }))) if *told == number);
                out_of_order += usize::from(!right);
            }
            store.aside().write_now("again", |tx| tx.run("DELETE FROM group_seat", &[])).expect("emptied");
        }
        let survived = tried - over - out_of_order - failed;
        println!("the last place: survived {survived} / tried {tried} ({ROUNDS} rounds of {AT_ONCE} at once), no seed (the machine's own order)");
        assert_eq!((over, out_of_order, failed), (0, 0, 0));
        assert_eq!(tried, ROUNDS * AT_ONCE);
    }
}

/// A small generator for sequences, so that a failing one can be run again by its seed.
fn next(seed: &mut u64) -> usize {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 40).expect("24 bits")
}

store_test! {
    /// Any sequence of asking, stopping and coming back: never more than the places, nobody waits while one is free,
    /// and whoever waits longest is next. The model beside it is a plain list.
    fn any_sequence_keeps_the_places_and_the_order(store: Store<Municipality>) {
        const GUESTS: usize = 9;
        const PLACES: usize = 3;
        store.aside().write_now("world", |tx| world(tx, GUESTS, &new_series(3, Some(1)))).expect("written");
        let (mut tried, mut survived) = (0, 0);
        for start in 1..=6_u64 {
            let mut seed = start;
            store.aside().write_now("again", |tx| {
                tx.run("DELETE FROM call_due", &[])?;
                tx.run("DELETE FROM group_seat", &[])
            }).expect("emptied");
            // Everybody asks once, in an order of their own.
            let mut order: Vec<usize> = (0..GUESTS).collect();
            for place in (1..GUESTS).rev() {
                order.swap(place, next(&mut seed) % (place + 1));
            }
            let mut sitting: Vec<usize> = Vec::new();
            let mut waiting: Vec<usize> = Vec::new();
            let mut gone: Vec<(usize, bool)> = Vec::new();
            for asks in &order {
                let expected = if sitting.len() < PLACES { sitting.push(*asks); Joined::Seated { from_place: 1 } } else { waiting.push(*asks); Joined::Waits { number: i64::try_from(waiting.len()).expect("few") } };
                tried += 1;
                assert_eq!(join(&store, *asks, TODAY), expected, "seed {start}");
                survived += 1;
            }
            for _ in 0..25 {
                let who = next(&mut seed) % GUESTS;
                if let Some(index) = gone.iter().position(|(one, _)| *one == who) {
                    let (_, sat) = gone.remove(index);
                    come_back(&store, who);
                    if sat && sitting.len() < PLACES {
                        sitting.push(who);
                    } else {
                        waiting.push(who);
                        waiting.sort_by_key(|one| order.iter().position(|asked| asked == one));
                    }
                } else {
                    gone.push((who, sitting.contains(&who)));
                    leave(&store, who, LeftWhy::Stopped);
                    sitting.retain(|one| *one != who);
                    waiting.retain(|one| *one != who);
                }
                while sitting.len() < PLACES && !waiting.is_empty() {
                    sitting.push(waiting.remove(0));
                }
                tried += 1;
                let kept = seats(&store);
                let named = |wanted: &dyn Fn(&Seat) -> bool| -> Vec<GuestId> { kept.iter().filter(|seat| wanted(seat)).map(|seat| seat.guest.clone()).collect() };
                let mut sits = named(&Seat::sits);
                sits.sort();
                let mut model: Vec<GuestId> = sitting.iter().map(|one| guest(*one)).collect();
                model.sort();
                assert_eq!(sits, model, "seed {start}");
                assert_eq!(named(&Seat::waits), waiting.iter().map(|one| guest(*one)).collect::<Vec<_>>(), "seed {start}");
                survived += 1;
            }
        }
        println!("places: survived {survived} / tried {tried}, seeds 1 to 6");
    }
}

store_test! {
    /// FR-16: whoever asks in week two begins in week five; when that meeting is cancelled, at the next that is held.
    fn a_newcomer_begins_at_the_next_way_in(store: Store<Municipality>) {
        store.aside().write_now("world", |tx| world(tx, 3, &new_series(8, Some(4)))).expect("written");
        assert_eq!(join(&store, 0, TODAY), Joined::Seated { from_place: 1 });
        assert_eq!(join(&store, 0, TODAY), Joined::Already);
        assert_eq!(join(&store, 1, date(2026, 11, 19)), Joined::Seated { from_place: 5 });
        change(&store, "step-00001", 4, &Step::Cancelled);
        assert_eq!(join(&store, 2, date(2026, 11, 19)), Joined::Seated { from_place: 6 });
        let sessions = store.aside().read_now("sessions", |tx| store::sessions(tx, &series_id())).expect("readable");
        assert_eq!(way_in(&sessions, 1, None, TODAY).map(|one| one.place), Some(1));
        assert_eq!(way_in(&sessions, 1, None, date(2026, 11, 19)).map(|one| one.place), None, "a closed group");
        assert_eq!(way_in(&sessions, 1, Some(4), date(2028, 1, 1)).map(|one| one.place), None, "it is over");
    }
}

fn change(store: &Store<Municipality>, id: &'static str, index: usize, step: &Step) -> bool {
    let step = step.clone();
    let made = store.aside().write_now("change", move |tx| {
        let series = store::series(tx, &series_id())?.expect("a series");
        let sessions = store::sessions(tx, &series_id())?;
        let session = sessions.get(index).expect("a meeting");
        store::change(tx, &form(id), (&series, session), &step, &jonas(), at(11))
    });
    made.expect("written")
}

store_test! {
    /// RW-4: a meeting that is not held says honestly that the new day is not known, everybody who would have come is
    /// owed a call, and the new day owes another; a double press owes none more.
    fn a_cancelled_meeting_owes_everybody_a_call(store: Store<Municipality>) {
        store.aside().write_now("world", |tx| world(tx, 3, &new_series(2, Some(4)))).expect("written");
        for number in 0..3 {
            join(&store, number, TODAY);
        }
        let calls = || store.aside().read_now("calls", |tx| places::calls(tx, &series_id())).expect("readable");
        let session = || store.aside().read_now("sessions", |tx| store::sessions(tx, &series_id())).expect("readable").remove(1);
        assert!(change(&store, "step-00001", 1, &Step::Cancelled));
        assert!(!change(&store, "step-00001", 1, &Step::Cancelled));
        assert_eq!(session().day, None);
        assert_eq!(calls().iter().map(|call| (call.guest.clone(), call.why)).collect::<Vec<_>>(), [(guest(0), CallWhy::Cancelled), (guest(1), CallWhy::Cancelled)]);
        let expected = |day| store.aside().read_now("expected", move |tx| crate::today::store::expected(tx, day)).expect("readable").len();
        assert_eq!(expected(date(2026, 11, 25)), 0, "the day's page knows");
        let first = calls().remove(0);
        store.aside().write_now("rung", move |tx| places::rung(tx, &first.id, &jonas(), at(12))).expect("written");
        assert_eq!(calls().len(), 1);
        assert!(change(&store, "step-00002", 1, &Step::Moved { day: date(2026, 11, 27), at_min: 780 }));
        let moved = session();
        assert_eq!((moved.day, moved.at_min, moved.planned, moved.was_moved()), (Some(date(2026, 11, 27)), 780, date(2026, 11, 25), true));
        assert_eq!(calls().len(), 3);
        assert_eq!(expected(date(2026, 11, 27)), 1);
    }
}

store_test! {
    /// RW-1: somebody stands in, and one meeting is a walk; the others stay as they were.
    fn one_meeting_may_be_led_by_another_and_held_in_another_way(store: Store<Municipality>) {
        store.aside().write_now("world", |tx| world(tx, 0, &new_series(2, Some(4)))).expect("written");
        assert!(change(&store, "step-00001", 2, &Step::StandIn(Some(jonas()))));
        assert!(change(&store, "step-00002", 2, &Step::Mode(Mode::Walk)));
        let all = store.aside().read_now("sessions", |tx| store::sessions(tx, &series_id())).expect("readable");
        assert_eq!(all.iter().map(|one| (one.stand_in.is_some(), one.mode)).filter(|one| *one != (false, None)).collect::<Vec<_>>(), [(true, Some(Mode::Walk))]);
        assert!(change(&store, "step-00003", 2, &Step::StandIn(None)));
        let all = store.aside().read_now("sessions", |tx| store::sessions(tx, &series_id())).expect("readable");
        assert!(all.iter().all(|one| one.stand_in.is_none()));
    }
}

store_test! {
    /// GM-5: "not a match" frees the place for the next, in silence: the group's own rows tell nobody else.
    fn not_a_match_gives_the_place_on_and_is_taken_back_without_harm(store: Store<Municipality>) {
        store.aside().write_now("world", |tx| world(tx, 2, &new_series(1, Some(1)))).expect("written");
        join(&store, 0, TODAY);
        assert_eq!(join(&store, 1, TODAY), Joined::Waits { number: 1 });
        leave(&store, 0, LeftWhy::NoMatch);
        let kept = seats(&store);
        assert_eq!(kept.first().and_then(|seat| seat.left).map(|(_, why)| why), Some(LeftWhy::NoMatch));
        assert!(kept.get(1).is_some_and(Seat::sits));
        let calls = store.aside().read_now("calls", |tx| places::calls(tx, &series_id())).expect("readable");
        assert_eq!(calls.iter().map(|call| (call.guest.clone(), call.why)).collect::<Vec<_>>(), [(guest(1), CallWhy::Seat)]);
        come_back(&store, 0);
        let kept = seats(&store);
        assert!(kept.first().is_some_and(Seat::waits) && kept.get(1).is_some_and(Seat::sits), "a place that was given stays given");
        assert_eq!(kept.first().map(|seat| seat.queue_no), Some(1), "and the old number holds");
    }
}

store_test! {
    /// GM-15: what is noted can be taken back, only coming is counted, and there is no word for blame among the three.
    fn coming_is_counted_and_not_coming_is_not(store: Store<Municipality>) {
        store.aside().write_now("world", |tx| world(tx, 2, &new_series(8, Some(4)))).expect("written");
        let say = |id: &'static str, session: &'static str, number: usize, said| {
            store.aside().write_now("note", move |tx| {
                let session = SessionId::from_text(session).expect("an id");
                places::note(tx, &form(id), &session, &guest(number), said, (&jonas(), at(1)))
            }).expect("written");
        };
        say("note-00001", "series-0001-1", 0, Said::Came);
        say("note-00001", "series-0001-1", 0, Said::Came);
        say("note-00002", "series-0001-2", 0, Said::Came);
        say("note-00003", "series-0001-2", 0, Said::Unsaid);
        say("note-00004", "series-0001-3", 0, Said::Came);
        say("note-00005", "series-0001-1", 1, Said::NotToday);
        let came = store.aside().read_now("came", |tx| places::times_came(tx, &series_id())).expect("readable");
        assert_eq!(came.get(&guest(0)), Some(&2));
        assert_eq!(came.get(&guest(1)), None);
        for word in ["absent", "udeblev", "no_show"] {
            assert_eq!(Said::from_key(word), None);
        }
    }
}
