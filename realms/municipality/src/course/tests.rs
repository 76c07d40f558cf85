//! Courses: their end, their steps, and how they are kept.

use engine_planning::clock::end_of;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};
use kit_store::{StoreError, Tx, store_test};
use proptest::prelude::*;

use super::act::{Outcome, step};
use super::rules::{
    CourseFault, GuestId, Happened, Hat, NewCourse, Offer, State, Step, Typed, WrongState, read,
};
use super::store::{self, Opening};
use crate::Municipality;
use crate::house::{FormId, Worker, WorkerId};
use crate::people::store::put_worker;
use crate::today::store as today;

fn jonas() -> WorkerId {
    WorkerId::from_text("worker-jonas").expect("an id")
}

fn typed<'a>(basis: &'a str, start: &'a str, end: &'a str) -> Typed<'a> {
    Typed {
        called: "Anna",
        basis,
        goal: "Jeg vil synge igen.",
        start,
        end,
        afterwards: "",
        contact: "worker-jonas",
        decided_by: "worker-jonas",
        hat: "worker",
    }
}

fn opened(
    basis: &str,
    start: &str,
    end: &str,
) -> Result<NewCourse, Vec<(&'static str, CourseFault)>> {
    read(&typed(basis, start, end), |id| *id == jonas())
}

/// FR-5
#[test]
fn an_individual_course_without_an_end_gets_the_latest_that_the_law_allows() {
    for (start, end) in [
        ("2026-11-18", date(2027, 5, 17)),
        ("2026-08-31", date(2027, 2, 28)),
        ("2027-08-31", date(2028, 2, 29)),
        ("2028-02-29", date(2028, 8, 28)),
        ("2027-01-01", date(2027, 6, 30)),
    ] {
        let made = opened("82b", start, "").expect("a course");
        assert_eq!(made.end, Some(end), "from {start}");
        let made = opened("82d+82b", start, "").expect("a course");
        assert_eq!(made.end, Some(end), "§ 82 d follows § 82 b");
    }
}

/// FR-5
#[test]
fn a_group_has_no_limit_and_no_end_unless_one_is_decided() {
    assert_eq!(opened("82a", "2026-11-18", "").expect("a course").end, None);
    let far = opened("82d+82a", "2026-11-18", "2030-01-01").expect("a course");
    assert_eq!(far.end, Some(date(2030, 1, 1)));
}

#[test]
fn everything_amiss_is_told_at_once() {
    let nothing = Typed {
        called: " ",
        basis: "99",
        goal: "",
        start: "i morgen",
        end: "snart",
        afterwards: "",
        contact: "worker-nobody",
        decided_by: "",
        hat: "king",
    };
    let faults = read(&nothing, |id| *id == jonas()).expect_err("nothing fits");
    let fields: Vec<&str> = faults.iter().map(|(field, _)| *field).collect();
    assert_eq!(
        fields,
        [
            "called",
            "goal",
            "basis",
            "start",
            "end",
            "contact",
            "decided_by",
            "hat"
        ]
    );
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i64..15_000).prop_map(|days| date(2018, 1, 1).saturating_add(days.days()))
}

proptest! {
    /// FR-5: a decided end may be earlier than the limit and never later, whatever the months and leap years.
    #[test]
    fn an_end_is_taken_exactly_up_to_the_limit(start in any_day(), ahead in -30_i64..400) {
        let latest = end_of(start, 6);
        let end = start.saturating_add(ahead.days());
        let (start_text, end_text) = (start.to_string(), end.to_string());
        let read = opened("82b", &start_text, &end_text);
        if end < start {
            prop_assert_eq!(read, Err(vec![("end", CourseFault::EndBeforeStart)]));
        } else if end > latest {
            prop_assert_eq!(read, Err(vec![("end", CourseFault::TooLate(latest))]));
        } else {
            prop_assert_eq!(read.map(|course| course.end), Ok(Some(end)));
        }
    }

    /// A course is never both running and ended: every step is taken or refused, and the story tells the same state.
    #[test]
    fn the_story_and_the_steps_agree(kinds in proptest::collection::vec(0_u8..4, 0..30)) {
        let at = Timestamp::UNIX_EPOCH;
        let mut state = State::Running;
        let mut story = vec![Happened { step: Step::Opened, by: String::new(), at }];
        for kind in kinds {
            let next = match kind {
                0 => Step::Talk(String::new()),
                1 => Step::Contact(jonas()),
                2 => Step::Ended(String::new()),
                _ => Step::GoesOn,
            };
            match state.step(&next, at) {
                Ok(after) => {
                    state = after;
                    story.push(Happened { step: next, by: String::new(), at });
                }
                Err(WrongState) => {
                    let goes_on = next == Step::GoesOn;
                    prop_assert_eq!(goes_on, state == State::Running, "only what does not fit is refused");
                }
            }
            prop_assert_eq!(State::after(&story), state);
        }
    }
}

fn guest() -> GuestId {
    GuestId::from_text("guest-0001").expect("an id")
}

fn form(text: &str) -> FormId {
    FormId::from_text(text).expect("an id")
}

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).expect("a time")
}

fn new() -> NewCourse {
    NewCourse {
        called: "Åse".to_owned(),
        offer: Offer::Individual,
        goal: "Jeg vil synge igen.".to_owned(),
        start: date(2026, 11, 18),
        end: Some(date(2027, 5, 17)),
        afterwards: "Koret om torsdagen.".to_owned(),
        contact: jonas(),
        decided_by: jonas(),
        hat: Hat::Host,
    }
}

fn opening(guest: &str) -> Opening {
    Opening {
        form: form("course-0001"),
        guest: GuestId::from_text(guest).expect("an id"),
        step: form(&format!("step-{guest}")),
        by: jonas(),
        now: at(1),
    }
}

fn begun(tx: &mut Tx<'_>) -> Result<GuestId, StoreError> {
    for (id, name) in [("worker-jonas", "Jonas"), ("worker-inge", "Inge")] {
        let worker = Worker {
            id: WorkerId::from_text(id).expect("an id"),
            first_name: name.to_owned(),
            role: "worker".to_owned(),
            team: None,
        };
        put_worker(tx, &worker, at(0))?;
    }
    store::open(tx, &opening("guest-0001"), &new())
}

store_test! {
    /// FR-5: what was agreed comes back, and a double press opens one course for one guest.
    fn a_course_is_opened_once(store: Store<Municipality>) {
        assert_eq!(store.aside().write_now("open", begun).expect("written"), guest());
        let again = store.aside().write_now("again", |tx| store::open(tx, &opening("guest-0002"), &new())).expect("written");
        assert_eq!(again, guest(), "the first guest, not another");
        assert_eq!(store.aside().read_now("other", |tx| store::called(tx, &GuestId::from_text("guest-0002").expect("an id"))).expect("readable"), None);
        let kept = store.aside().read_now("read", |tx| store::newest(tx, &guest())).expect("readable").expect("a course");
        assert_eq!((kept.offer, kept.start, kept.end, kept.hat), (Offer::Individual, new().start, new().end, Hat::Host));
        assert_eq!((kept.goal.as_str(), kept.afterwards.as_deref()), ("Jeg vil synge igen.", Some("Koret om torsdagen.")));
        assert_eq!((kept.contact, kept.contact_name.as_str()), (jonas(), "Jonas"));
    }
}

store_test! {
    /// FR-19: a talk, a new contact person, an end, and the end taken back, each with who and when.
    fn every_step_is_a_row_and_an_ended_course_takes_no_talk(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        let inge = || WorkerId::from_text("worker-inge").expect("an id");
        let take = |id: &'static str, next: Step, ms: i64| {
            store.aside().write_now("step", move |tx| step(tx, &form(id), &guest(), &next, &jonas(), at(ms))).expect("answered")
        };
        assert_eq!(take("talk-0001", Step::Talk("Vi går en tur.".to_owned()), 2), Outcome::Written);
        assert_eq!(take("talk-0001", Step::Talk("Vi går en tur.".to_owned()), 3), Outcome::Written);
        assert_eq!(take("contact-1", Step::Contact(inge()), 4), Outcome::Written);
        assert_eq!(take("ended-001", Step::Ended(String::new()), 5), Outcome::Written);
        assert_eq!(take("talk-0002", Step::Talk(String::new()), 6), Outcome::WrongState);
        let listed = || store.aside().read_now("list", |tx| store::running(tx, date(2026, 12, 1))).expect("readable").len();
        assert_eq!(listed(), 0);
        assert_eq!(take("goes-on-1", Step::GoesOn, 7), Outcome::Written);
        assert_eq!(listed(), 1);
        let course = store.aside().read_now("read", |tx| store::newest(tx, &guest())).expect("readable").expect("a course");
        assert_eq!(course.contact, inge());
        let steps = store.aside().read_now("steps", |tx| store::steps(tx, &course.id)).expect("readable");
        let kinds: Vec<&str> = steps.iter().map(|one| one.step.kind()).collect();
        assert_eq!(kinds, ["opened", "talk", "contact", "ended", "goes_on"]);
        assert!(steps.iter().all(|one| one.by == "Jonas"));
    }
}

store_test! {
    fn a_course_is_listed_until_its_last_day(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        for (day, expected) in [(date(2027, 5, 17), 1), (date(2027, 5, 18), 0)] {
            assert_eq!(store.aside().read_now("list", |tx| store::running(tx, day)).expect("readable").len(), expected, "{day}");
        }
    }
}

store_test! {
    fn an_appointment_is_made_once_and_stands_on_its_day(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        let day = date(2026, 11, 20);
        for expected in [true, false] {
            let new = today::NewExpected { form: form("expected-1"), day, at_min: 600, guest: guest(), with: jonas(), what: "Samtale".to_owned() };
            assert_eq!(store.aside().write_now("appoint", move |tx| today::make_expected(tx, &new)).expect("written"), expected);
        }
        let coming = store.aside().read_now("coming", |tx| today::coming(tx, &guest(), date(2026, 11, 18))).expect("readable");
        assert_eq!(coming.len(), 1);
        assert_eq!(store.aside().read_now("day", |tx| today::expected(tx, day)).expect("readable").len(), 1);
        assert_eq!(store.aside().read_now("later", |tx| today::coming(tx, &guest(), date(2026, 11, 21))).expect("readable"), []);
    }
}
