//! Hours: how they are read, added up and kept.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};
use kit_store::{StoreError, Tx, store_test};
use proptest::prelude::*;

use super::rules::{Booking, BookingFault, Deed, Part, Standing, TimeId, booking, monday, weeks};
use super::store::{self, Aim};
use crate::Municipality;
use crate::house::{FormId, House, Team, TeamId, Worker, WorkerId};
use crate::people::store::{put_team, put_worker};

fn rates() -> House {
    House {
        evening_ore: 4_200,
        weekend_ore: 8_500,
        ..House::default()
    }
}

/// BR-8: the time of day decides the part of the week and the cost, and is not among what comes out.
#[test]
fn an_evening_and_a_weekend_cost_extra_and_a_day_does_not() {
    let today = date(2026, 11, 18);
    let read = |day, time| booking(day, time, "90", today).expect("a booking");
    let day = read("2026-11-18", "13:00");
    assert_eq!((day.part, day.part.extra_ore(&rates(), 90)), (Part::Day, 0));
    let evening = read("2026-11-18", "16:00");
    assert_eq!(
        (evening.part, evening.part.extra_ore(&rates(), 90)),
        (Part::Evening, 6_300)
    );
    let weekend = read("2026-11-21", "10:00");
    assert_eq!(
        (weekend.part, weekend.part.extra_ore(&rates(), 90)),
        (Part::Weekend, 12_750)
    );
    assert_eq!(
        read("2026-11-18", "15.30").part,
        Part::Day,
        "until five o'clock sharp"
    );
}

/// BR-8: coming along on a public holiday is asked of the leader and costs as a Sunday does; Store bededag is a working
/// day since 2024.
#[test]
fn a_public_holiday_is_asked_for_as_a_sunday_is() {
    let part = |day| Part::of(day, 600, 60);
    assert_eq!(part(date(2027, 3, 29)), Part::Weekend, "Easter Monday");
    assert_eq!(
        part(date(2023, 5, 5)),
        Part::Weekend,
        "the last Store bededag"
    );
    assert_eq!(
        part(date(2027, 4, 23)),
        Part::Day,
        "which would be Store bededag"
    );
    assert!(part(date(2027, 3, 29)).needs_yes());
}

#[test]
fn a_booking_that_cannot_be_read_says_what_to_do_in_each_field() {
    let faults = booking("", "sent", "0", date(2026, 11, 18)).expect_err("nothing fits");
    assert_eq!(
        faults,
        [
            ("day", BookingFault::NoDay),
            ("time", BookingFault::NoTime),
            ("minutes", BookingFault::NoMinutes)
        ]
    );
    let far = booking("2028-11-18", "10", "60", date(2026, 11, 18)).expect_err("too far");
    assert_eq!(far, [("day", BookingFault::TooFarAway)]);
}

/// BR-8: one step gives the yes or no, and it can be taken back.
#[test]
fn a_yes_or_no_is_one_step_and_can_be_taken_back() {
    let waiting = Standing::after(Part::Evening, Deed::Booked);
    assert_eq!(waiting, Standing::Waiting);
    assert_eq!(waiting.then(Deed::Approved), Ok(Standing::Approved));
    assert_eq!(
        Standing::Declined.then(Deed::Reopened),
        Ok(Standing::Waiting)
    );
    assert!(
        Standing::after(Part::Day, Deed::Booked)
            .then(Deed::Approved)
            .is_err()
    );
    assert!(Standing::Approved.then(Deed::Withdrawn).is_err());
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i64..400).prop_map(|days| date(2026, 1, 1).saturating_add(days.days()))
}

proptest! {
    /// BR-9: every minute that counts stands in exactly one week, and no other minute does.
    #[test]
    fn the_weeks_add_up(used in proptest::collection::vec((any_day(), 1_i64..600), 0..60), today in any_day()) {
        let all = weeks(today, 60, &[], &used);
        let last = monday(today).saturating_add(6.days());
        let wanted: i64 = used.iter().filter(|(day, _)| *day <= last).map(|(_, minutes)| minutes).sum();
        prop_assert_eq!(all.iter().map(|week| week.used).sum::<i64>(), wanted);
        prop_assert!(all.iter().all(|week| week.monday.weekday() == jiff::civil::Weekday::Monday));
    }

    /// BR-9: the aim of a week is the latest that has begun by its last day.
    #[test]
    fn the_latest_aim_that_has_begun_holds(aims in proptest::collection::vec((any_day(), 0_i64..2000), 0..10), today in any_day()) {
        for week in weeks(today, 8, &aims, &[]) {
            let sunday = week.monday.saturating_add(6.days());
            let begun: Vec<&(Date, i64)> = aims.iter().filter(|(from, _)| *from <= sunday).collect();
            match week.aim {
                None => prop_assert!(begun.is_empty()),
                Some(minutes) => {
                    let latest = begun.iter().map(|(from, _)| *from).max();
                    prop_assert!(begun.iter().any(|(from, m)| Some(*from) == latest && *m == minutes));
                }
            }
        }
    }

    /// What is extra never comes for nothing, and never less than the exact rate.
    #[test]
    fn the_extra_cost_is_never_rounded_down(minutes in 1_i64..720, evening in 0_i64..100_000) {
        let house = House { evening_ore: evening, ..House::default() };
        let ore = Part::Evening.extra_ore(&house, minutes);
        prop_assert!(ore * 60 >= evening * minutes);
        prop_assert!((ore - 1) * 60 < evening * minutes);
    }
}

fn worker() -> WorkerId {
    WorkerId::from_text("worker-jonas").expect("an id")
}

fn team() -> TeamId {
    TeamId::from_text("team-havnen").expect("an id")
}

fn form(text: &str) -> FormId {
    FormId::from_text(text).expect("an id")
}

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a time")
}

fn house(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    put_team(
        tx,
        &Team {
            id: team(),
            name: "Holdet ved havnen".to_owned(),
        },
    )?;
    let jonas = Worker {
        id: worker(),
        first_name: "Jonas".to_owned(),
        role: "worker".to_owned(),
        team: Some(team()),
    };
    put_worker(tx, &jonas, at(0)).map(|_| ())
}

const EVENING: Booking = Booking {
    day: date(2026, 11, 18),
    minutes: 90,
    part: Part::Evening,
};

store_test! {
    /// BR-8
    fn a_booking_is_kept_once_and_answered_once(store: Store<Municipality>) {
        store.aside().write_now("house", house).expect("written");
        for expected in [true, false] {
            let made = store.aside().write_now("book", |tx| store::book(tx, &form("time-0001"), &worker(), &team(), &EVENING, 6_300, at(1))).expect("written");
            assert_eq!(made, expected);
        }
        let id = || TimeId::from_text("time-0001").expect("an id");
        let act = |deed, may: bool, ms| store.aside().write_now("act", move |tx| store::act(tx, &id(), deed, &worker(), at(ms), |_| may)).expect("answered");
        assert_eq!(act(Deed::Approved, false, 2), None, "out of reach looks like nothing");
        assert_eq!(act(Deed::Approved, true, 2), Some(true));
        assert_eq!(act(Deed::Approved, true, 3), Some(false), "a double press does nothing more");
        assert_eq!(act(Deed::Reopened, true, 4), Some(true));
        assert_eq!(act(Deed::Declined, true, 5), Some(true));
        let mine = store.aside().read_now("mine", |tx| store::of_worker(tx, &worker(), date(2026, 11, 1))).expect("readable");
        let team = store.aside().read_now("team", |tx| store::of_team(tx, &team(), date(2026, 11, 1))).expect("readable");
        assert_eq!(mine, team);
        assert_eq!(mine.iter().map(|one| (one.minutes, one.extra_ore, one.standing)).collect::<Vec<_>>(), [(90, 6_300, Standing::Declined)]);
        assert_eq!(store.aside().read_now("later", |tx| store::of_worker(tx, &worker(), date(2026, 11, 19))).expect("readable"), []);
    }
}

store_test! {
    /// BR-9, BR-10: an aim comes with what is done less, and the team reads it.
    fn an_aim_is_kept_with_what_is_done_less(store: Store<Municipality>) {
        store.aside().write_now("house", house).expect("written");
        for expected in [true, false] {
            let made = store.aside().write_now("aim", move |tx| {
                let aim = Aim { team: team(), minutes: 840, from: date(2026, 11, 16), less: "Kortere overlevering.".to_owned() };
                store::set_aim(tx, &form("aim-00001"), &aim, &worker(), at(1))
            }).expect("written");
            assert_eq!(made, expected);
        }
        assert_eq!(store.aside().read_now("aims", |tx| store::aims(tx, &team())).expect("readable"), [(date(2026, 11, 16), 840)]);
        assert_eq!(store.aside().read_now("less", |tx| store::less(tx, &team())).expect("readable"), [("Kortere overlevering.".to_owned(), at(1))]);
    }
}
