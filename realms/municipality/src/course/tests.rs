//! Courses: their end, their steps, and how they are kept.

use engine_planning::clock::end_of;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};
use kit_store::{StoreError, Tx, store_test};
use proptest::prelude::*;

use super::act::{self, Outcome, Taking};
use super::after::{Ending, Next, Reason};
use super::beside;
use super::clock::Where;
use super::policy::{CoursePolicy, Second};
use super::rules::{CourseFault, CourseId, Frame, GuestId, Hat, NewCourse, Offer, Typed, read};
use super::steps::steps;
use super::store::{self, Opening};
use super::story::{Clock, Longer, State, Step, Story, Wish};
use crate::Municipality;
use crate::course::support::{Kind, What};
use crate::house::{FormId, Mode, Worker, WorkerId};
use crate::offer::settings::Decides;
use crate::people::store::put_worker;
use crate::talk::rules::TalkId;
use crate::talk::store::{self as talks, NewTalk};
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
        with: "",
        with_hat: "",
        longer: "",
        decided_at: "",
    }
}

fn frame(policy: &CoursePolicy) -> Frame<'_> {
    Frame {
        policy,
        decides: Decides::Provider,
        kinds: &Offer::ALL,
        had_before: false,
        today: date(2100, 1, 1),
        outreach: &[],
    }
}

fn works_here(id: &WorkerId) -> bool {
    ["worker-jonas", "worker-inge"].contains(&id.as_str())
}

fn opened(
    basis: &str,
    start: &str,
    end: &str,
) -> Result<NewCourse, Vec<(&'static str, CourseFault)>> {
    let policy = CoursePolicy::default();
    read(&typed(basis, start, end), &frame(&policy), works_here)
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

/// FR-5, LE-9
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
        ..typed("", "", "")
    };
    let policy = CoursePolicy::default();
    let faults = read(&nothing, &frame(&policy), works_here).expect_err("nothing fits");
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

/// CV-5: a course may be decided at an outreach hour that holds, and at no other place.
#[test]
fn a_course_is_decided_in_the_house_or_at_an_outreach_hour_that_holds() {
    let hours = [("entry-0001".to_owned(), "Værestedet, tirsdage".to_owned())];
    let policy = CoursePolicy::default();
    let frame = Frame {
        outreach: &hours,
        ..frame(&policy)
    };
    let at = |decided_at| {
        let typed = Typed {
            decided_at,
            ..typed("82a", "2026-11-18", "")
        };
        read(&typed, &frame, works_here).map(|new| new.decided_at)
    };
    assert_eq!(at(""), Ok(None));
    assert_eq!(
        at("entry-0001"),
        Ok(Some("Værestedet, tirsdage".to_owned()))
    );
    assert_eq!(
        at("entry-0002"),
        Err(vec![("decided_at", CourseFault::NoPlace)])
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
}

fn first_fault(typed: &Typed<'_>, frame: &Frame<'_>) -> Option<(&'static str, CourseFault)> {
    read(typed, frame, works_here)
        .err()
        .and_then(|faults| faults.first().copied())
}

/// LE-2, FR-9: where somebody with authority decides, a worker's hat is refused, and the same person under the other hat is
/// not.
#[test]
fn who_may_decide_is_the_offers_own_rule_and_one_may_hold_both_hats() {
    let policy = CoursePolicy::default();
    let authority = Frame {
        decides: Decides::Authority,
        ..frame(&policy)
    };
    let as_worker = typed("82b", "2026-11-18", "");
    assert_eq!(
        first_fault(&as_worker, &authority),
        Some(("hat", CourseFault::NotDecides))
    );
    let as_adviser = Typed {
        hat: "adviser",
        ..as_worker
    };
    let made = read(&as_adviser, &authority, works_here).expect("a course");
    assert_eq!((made.decided_by, made.hat), (jonas(), Hat::Adviser));
}

/// LE-5
#[test]
fn a_second_name_needs_a_hat_and_is_another_person() {
    let policy = CoursePolicy::default();
    let with = |with, with_hat| Typed {
        with,
        with_hat,
        ..typed("82b", "2026-11-18", "")
    };
    let both =
        read(&with("worker-inge", "adviser"), &frame(&policy), works_here).expect("a course");
    let inge = WorkerId::from_text("worker-inge").expect("an id");
    assert_eq!(both.with, Some((inge, Hat::Adviser)));
    for (who, hat) in [("worker-inge", ""), ("worker-jonas", "adviser")] {
        let fault = first_fault(&with(who, hat), &frame(&policy));
        assert_eq!(fault, Some(("with_hat", CourseFault::NoSecondHat)), "{who}");
    }
}

/// DD-12: a first day may lie ahead as far as the offer plans visits, and no further; the clock begins on the first day.
#[test]
fn visits_are_planned_before_the_first_day_and_take_nothing_of_the_time() {
    let policy = CoursePolicy::default();
    let today = Frame {
        today: date(2026, 11, 18),
        ..frame(&policy)
    };
    let made = read(&typed("82b", "2026-12-19", ""), &today, works_here).expect("a course");
    assert_eq!(made.end, Some(end_of(date(2026, 12, 19), 6)));
    assert_eq!(
        first_fault(&typed("82b", "2026-12-20", ""), &today),
        Some(("start", CourseFault::TooEarly(date(2026, 12, 19))))
    );
}

/// LE-7: the second time as the offer has it: said, with a reason, or not at all; a group is never a second time.
#[test]
fn a_second_individual_course_follows_the_policy() {
    let tried = |second_period, longer, basis| {
        let policy = CoursePolicy {
            second_period,
            ..CoursePolicy::default()
        };
        let again = Frame {
            had_before: true,
            ..frame(&policy)
        };
        let form = Typed {
            longer,
            ..typed(basis, "2026-11-18", "")
        };
        read(&form, &again, works_here)
            .map(|course| course.longer)
            .map_err(|faults| faults.first().copied())
    };
    let no_reason = Err(Some(("longer", CourseFault::NoReason)));
    let barred = Err(Some(("basis", CourseFault::Barred)));
    assert_eq!(tried(Second::Warn, "", "82b"), Ok(None));
    assert_eq!(tried(Second::Reason, "", "82b"), no_reason);
    assert_eq!(
        tried(Second::Reason, "ill", "82d+82b"),
        Ok(Some(Longer::Ill))
    );
    assert_eq!(tried(Second::Block, "ill", "82b"), barred);
    for policy in [Second::Warn, Second::Reason, Second::Block] {
        assert_eq!(tried(policy, "", "82a"), Ok(None));
        assert_eq!(tried(policy, "", "82c"), Ok(None));
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
        with: None,
        longer: None,
        decided_at: Some("Værestedet i Nørreå".to_owned()),
    }
}

fn opening(guest: &str) -> Opening {
    Opening {
        form: form("course-0001"),
        guest: GuestId::from_text(guest).expect("an id"),
        again: false,
        step: form(&format!("step-{guest}")),
        by: jonas(),
        now: at(1),
    }
}

/// A guest with a course that Jonas has opened, for the tests of other areas.
pub(crate) fn course_begun(tx: &mut Tx<'_>) -> Result<(GuestId, CourseId), StoreError> {
    let guest = begun(tx)?;
    Ok((guest, CourseId::from_text("course-0001").expect("an id")))
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
        assert_eq!(kept.decided_at.as_deref(), Some("Værestedet i Nørreå"));
        assert_eq!((kept.contact, kept.contact_name.as_str()), (jonas(), "Jonas"));
    }
}

fn taking(id: &str, ms: i64, day: Date) -> Taking {
    Taking {
        form: form(id),
        guest: guest(),
        by: jonas(),
        hat: Hat::Worker,
        now: at(ms),
        today: day,
        policy: CoursePolicy::default(),
        workshop: None,
    }
}

fn ends_to(next: Next) -> Step {
    Step::Ended(Ending {
        reason: Reason::TimeIsUp,
        next,
        stands: None,
        came_after: None,
        words: String::new(),
    })
}

store_test! {
    /// FR-8, FR-26: a talk, a new contact person by the guest's wish, an end, and the end taken back, each with who and when.
    fn every_step_is_a_row_and_an_ended_course_takes_no_talk(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        let inge = || WorkerId::from_text("worker-inge").expect("an id");
        let take = |id: &'static str, next: Step, ms: i64| {
            let taking = taking(id, ms, date(2026, 12, 1));
            store.aside().write_now("step", move |tx| act::step(tx, &taking, &next)).expect("answered")
        };
        assert_eq!(take("talk-0001", Step::Talk("Vi går en tur.".to_owned()), 2), Outcome::Written);
        assert_eq!(take("talk-0001", Step::Talk("Vi går en tur.".to_owned()), 3), Outcome::Written);
        assert_eq!(take("contact-1", Step::Contact(inge(), Wish::Guest), 4), Outcome::Written);
        assert_eq!(take("visit-001", Step::Visit, 4), Outcome::WrongState, "a visit before the start comes before the start");
        assert_eq!(take("ended-001", ends_to(Next::Own), 5), Outcome::Written);
        assert_eq!(take("talk-0002", Step::Talk(String::new()), 6), Outcome::WrongState);
        let listed = || store.aside().read_now("list", |tx| store::open_courses(tx, date(2026, 12, 1))).expect("readable").len();
        assert_eq!(listed(), 0);
        let back = taking("goes-on-1", 7, date(2026, 12, 1));
        assert_eq!(store.aside().write_now("undo", move |tx| act::goes_on(tx, &back)).expect("answered"), Outcome::Written);
        assert_eq!(listed(), 1);
        let course = store.aside().read_now("read", |tx| store::newest(tx, &guest())).expect("readable").expect("a course");
        assert_eq!(course.contact, inge());
        let told = store.aside().read_now("steps", move |tx| steps(tx, &course.id)).expect("readable");
        let kinds: Vec<&str> = told.iter().map(|one| one.step.kind()).collect();
        assert_eq!(kinds, ["opened", "talk", "contact", "ended", "goes_on"]);
        assert_eq!(told[2].step, Step::Contact(inge(), Wish::Guest));
        assert!(told.iter().all(|one| one.by == "Jonas"));
    }
}

store_test! {
    /// FR-12, GM-6: a talk counts once wherever it was noted, with a line on the guest's page or with questions; one before the
    /// first day does not (DD-12), and one that was a slip goes with its line.
    fn every_talk_counts_once_wherever_it_was_noted(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        let counted = || store.aside().read_now("talks", |tx| {
            let course = CourseId::from_text("course-0001").expect("an id");
            let listed = store::open_courses_of(tx, &jonas(), date(2026, 12, 1))?;
            let all = store::open_courses(tx, date(2026, 12, 1))?;
            let of_lists = [listed, all].map(|list| list.iter().map(|one| one.story.talks).collect::<Vec<_>>());
            Ok::<_, StoreError>((store::talks(tx, &course)?, of_lists))
        }).expect("readable");
        let n = |n: u32| (n, [vec![n], vec![n]]);
        for ms in [2, 3] {
            let taking = taking("talk-0001", ms, date(2026, 12, 1));
            let noted = store.aside().write_now("note", move |tx| act::talk(tx, &taking, Mode::Walk, "Vi gik en tur.".to_owned()));
            assert_eq!(noted.expect("written"), Outcome::Written);
        }
        assert_eq!(counted(), n(1));
        for (id, day) in [("talk-0002", date(2026, 11, 18)), ("talk-0003", date(2026, 11, 17))] {
            let talk = NewTalk { id: form(id), guest: guest(), offer: None, mode: Mode::Home, day, by: jonas(), now: at(4) };
            assert!(store.aside().write_now("begin", move |tx| talks::begin(tx, &talk)).expect("written"));
        }
        assert_eq!(counted(), n(2));
        let slip = TalkId::from_text("talk-0001").expect("an id");
        assert!(store.aside().write_now("undo", move |tx| talks::take_back(tx, &slip, &guest())).expect("undone"));
        assert_eq!(counted(), n(1));
        let told = store.aside().read_now("steps", |tx| steps(tx, &CourseId::from_text("course-0001").expect("an id"))).expect("readable");
        assert!(told.iter().all(|one| one.step.kind() != "talk"));
    }
}

store_test! {
    /// RW-3: the day's page reckons with the clock's own end: a pause that holds it moves the last day there too.
    fn where_a_course_stands_follows_its_own_clock(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        let pause = taking("pause-001", 2, date(2026, 12, 1));
        let held = Step::Paused(date(2026, 12, 1), Clock::StandsStill, String::new());
        store.aside().write_now("pause", move |tx| act::step(tx, &pause, &held)).expect("answered");
        let stands = |day| store.aside().read_now("stands", move |tx| store::stands(tx, &guest(), day)).expect("readable");
        for (day, last) in [(date(2026, 12, 1), date(2027, 5, 17)), (date(2026, 12, 11), date(2027, 5, 27))] {
            assert_eq!(stands(day), Some(Where::of(date(2026, 11, 18), Some(last), day)), "{day}");
        }
        let nobody = GuestId::from_text("guest-0009").expect("an id");
        assert_eq!(store.aside().read_now("stands", move |tx| store::stands(tx, &nobody, date(2026, 12, 1))).expect("readable"), None);
    }
}

store_test! {
    /// The no-gap rule: a course whose last day is over stays on the list until somebody has agreed what comes after. BR-20:
    /// once it has ended, it is on no list any more, however many days go.
    fn a_course_stays_on_the_list_until_it_has_ended_to_something(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        let listed = |day| store.aside().read_now("list", move |tx| store::open_courses(tx, day)).expect("readable").len();
        for day in [date(2027, 5, 17), date(2027, 5, 18), date(2029, 5, 18)] {
            assert_eq!(listed(day), 1, "{day}");
        }
        let taking = taking("ended-001", 5, date(2027, 5, 18));
        store.aside().write_now("end", move |tx| act::step(tx, &taking, &ends_to(Next::Own))).expect("ended");
        for day in [date(2027, 5, 18), date(2029, 5, 18)] {
            assert_eq!(listed(day), 0, "{day}");
        }
    }
}

store_test! {
    /// FR-15: § 82 b goes on as § 82 a in one step, on the same day, with goal, contact person and things to do; and a slip is
    /// taken back in one step too.
    fn an_individual_course_goes_on_as_a_group_without_a_gap(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        let day = date(2027, 5, 17);
        let ended = taking("ended-001", 5, day);
        store.aside().write_now("end", move |tx| {
            beside::put_todo(tx, &form("todo-0001"), &guest(), &CourseId::from_text("course-0001").expect("an id"), "Ring.", &jonas(), at(4))?;
            act::step(tx, &ended, &ends_to(Next::Group))
        }).expect("ended");
        let again = taking("ended-001", 6, day);
        assert_eq!(store.aside().write_now("twice", move |tx| act::step(tx, &again, &ends_to(Next::Group))).expect("answered"), Outcome::Written);
        let now = || store.aside().read_now("read", |tx| {
            let course = store::newest(tx, &guest())?.expect("a course");
            let todos = beside::todos(tx, &guest(), &course.id)?;
            Ok::<_, StoreError>((store::way(tx, &guest())?, todos, course))
        }).expect("readable");
        let (way, todos, group) = now();
        assert_eq!((group.offer, group.start, group.end), (Offer::Group, day, None));
        assert_eq!((group.goal.as_str(), group.contact), ("Jeg vil synge igen.", jonas()));
        assert_eq!(todos.len(), 1);
        let whats: Vec<What> = way.iter().map(|one| one.what).collect();
        assert_eq!(whats, [What::Course(Offer::Individual), What::Course(Offer::Group)]);
        let undo = taking("goes-on-1", 7, day);
        assert_eq!(store.aside().write_now("undo", move |tx| act::goes_on(tx, &undo)).expect("answered"), Outcome::Written);
        let (way, _, course) = now();
        assert_eq!((course.offer, way.len()), (Offer::Individual, 1));
        assert_eq!(store.aside().read_now("list", move |tx| store::open_courses(tx, day)).expect("readable").len(), 1);
    }
}

store_test! {
    /// DD-9: a card has as many talks as the offer gives, is used one by one until its day, and a slip is taken back.
    fn a_punch_card_is_used_one_by_one_until_its_day(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        let day = date(2027, 5, 17);
        let ended = taking("ended-001", 5, day);
        store.aside().write_now("end", move |tx| act::step(tx, &ended, &ends_to(Next::Talks))).expect("ended");
        let course = || CourseId::from_text("course-0001").expect("an id");
        let card = || store.aside().read_now("card", move |tx| beside::card(tx, &course())).expect("readable").expect("a card");
        assert_eq!((card().left(), card().valid_to), (5, end_of(day, 6)));
        let punch = |n: i64, on: Date| store.aside().write_now("punch", move |tx| {
            let card = beside::card(tx, &course())?.expect("a card");
            beside::punch(tx, &form(&format!("punch-{n:04}")), &card, on, &jonas(), at(n))
        }).expect("answered");
        assert!(!punch(0, end_of(day, 6).saturating_add(1.day())), "the day is over");
        for n in 1..=5 {
            assert!(punch(n, day));
            assert!(punch(n, day), "a double press uses one");
        }
        assert!(!punch(6, day), "none is left");
        let id = card().id;
        assert!(store.aside().write_now("undo", move |tx| beside::undo_punch(tx, &form("punch-0003"), &id, at(9))).expect("answered"));
        assert_eq!(card().left(), 1);
        assert!(punch(7, end_of(day, 6)));
        assert_eq!(card().left(), 0);
    }
}

store_test! {
    /// GM-11, PS-12: other help stands on the same line of time and changes no day of the course; it ends once.
    fn other_help_has_a_clock_of_its_own(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        let before = store.aside().read_now("read", |tx| store::newest(tx, &guest())).expect("readable");
        let (kept, way, after) = store.aside().write_now("support", |tx| {
            beside::put_support(tx, &form("support-1"), &guest(), (Kind::S85, date(2026, 1, 1), None), &jonas(), at(2))?;
            beside::put_support(tx, &form("support-1"), &guest(), (Kind::S85, date(2026, 1, 1), None), &jonas(), at(3))?;
            beside::put_support(tx, &form("support-2"), &guest(), (Kind::S99, date(2027, 1, 1), None), &jonas(), at(4))?;
            let kept = beside::support(tx, &guest())?;
            assert!(beside::end_support(tx, &kept[0].id, &guest(), date(2027, 2, 1))?);
            assert!(!beside::end_support(tx, &kept[0].id, &guest(), date(2027, 3, 1))?);
            let way = crate::course::support::line_of_time(store::way(tx, &guest())?, &beside::support(tx, &guest())?);
            Ok::<_, StoreError>((kept, way, store::newest(tx, &guest())?))
        }).expect("written");
        assert_eq!(kept.len(), 2);
        let whats: Vec<What> = way.iter().map(|one| one.what).collect();
        assert_eq!(whats, [What::Support(Kind::S85), What::Course(Offer::Individual), What::Support(Kind::S99)]);
        assert_eq!(before, after);
        let day = date(2027, 1, 15);
        assert!(way.iter().all(|one| crate::course::support::runs(one, day)), "all three run at the same time");
    }
}

store_test! {
    /// HS-12, DD-8, LE-7, DD-17: the leader's sums: courses, talks about communities, ends without a taper, times too short.
    fn the_sums_count_courses_and_name_nobody(store: Store<Municipality>) {
        store.aside().write_now("open", begun).expect("written");
        let sums = || store.aside().read_now("sums", |tx| beside::sums(tx, at(0))).expect("readable");
        assert_eq!((sums().open, sums().spoke, sums().ended), (1, 0, 0));
        for (n, step) in [(1, Step::SpokeOfCommunities), (2, Step::TooShort(Longer::Trust)), (3, Step::TooShort(Longer::Trust)), (4, ends_to(Next::Own)), (5, Step::TooShort(Longer::Ill))] {
            if n == 4 {
                assert_eq!((sums().open, sums().spoke), (1, 1));
            }
            let taking = taking(&format!("step-{n:05}"), n, date(2026, 12, 1));
            assert_eq!(store.aside().write_now("step", move |tx| act::step(tx, &taking, &step)).expect("answered"), Outcome::Written);
        }
        let all = sums();
        assert_eq!((all.open, all.ended, all.without_taper), (0, 1, 1));
        assert_eq!(all.too_short, [(Longer::Ill, 1), (Longer::Trust, 2)]);
        assert_eq!(store.aside().read_now("sums", |tx| beside::sums(tx, at(100))).expect("readable").ended, 0, "counted since a day");
    }
}

store_test! {
    /// LE-5, FR-9: both names and both hats come back.
    fn a_course_keeps_both_names(store: Store<Municipality>) {
        let inge = WorkerId::from_text("worker-inge").expect("an id");
        let both = NewCourse { with: Some((inge, Hat::Adviser)), ..new() };
        store.aside().write_now("open", move |tx| {
            begun(tx)?;
            let again = Opening { form: form("course-0002"), step: form("step-0002"), again: true, now: at(9), ..opening("guest-0001") };
            store::open(tx, &again, &both)
        }).expect("written");
        let kept = store.aside().read_now("read", |tx| store::newest(tx, &guest())).expect("readable").expect("a course");
        assert_eq!((kept.decided_by.as_str(), kept.hat), ("Jonas", Hat::Host));
        assert_eq!(kept.with, Some(("Inge".to_owned(), Hat::Adviser)));
        let story = store.aside().read_now("steps", move |tx| steps(tx, &kept.id)).expect("readable");
        assert_eq!(Story::of(&story).state, State::Running);
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
