//! The clock and the story, from the first day to whatever comes after, with a clock that moves.

use engine_planning::clock::end_of;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;

use super::after::{
    AfterFault, CameAfter, Ending, Next, Reason, Stands, TypedEnd, Way, promise, read_ending,
    read_plan, unsaved,
};
use super::again::{Before, Meets};
use super::clock::{Due, Where, due, follow_ups};
use super::policy::CoursePolicy;
use super::rules::Offer;
use super::story::{Clock, Happened, Longer, State, Step, Story, Wish, WrongState};
use super::support::Kind;
use crate::house::{TeamId, Worker, WorkerId};

fn zone() -> TimeZone {
    TimeZone::get("Europe/Copenhagen").expect("the zone is in the binary")
}

fn noon(day: Date) -> Timestamp {
    let noon = day
        .at(12, 0, 0, 0)
        .to_zoned(zone())
        .expect("noon is once a day");
    noon.timestamp()
}

fn happened(step: Step, day: Date) -> Happened {
    let by = String::new();
    Happened {
        step,
        by,
        at: noon(day),
    }
}

fn ending(next: Next) -> Ending {
    Ending {
        reason: Reason::TimeIsUp,
        next,
        stands: None,
        came_after: None,
        words: String::new(),
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i64..15_000).prop_map(|days| date(2018, 1, 1).saturating_add(days.days()))
}

const START: Date = date(2026, 11, 18);

fn dues(steps: &[Happened], talks: u32, policy: &CoursePolicy, today: Date) -> Vec<Due> {
    let end = Some(end_of(START, 6));
    let story = Story::of(steps).with_talks(talks);
    due(START, end, &story, policy, today, &zone())
}

/// The no-gap rule: no form that leaves out what comes after is read as an end, whatever else stands in it.
#[test]
fn no_form_closes_a_course_to_nothing() {
    let today = START;
    let mut tried = 0;
    for offer in Offer::ALL {
        for reason in Reason::ALL {
            for next in ["", "nothing", "none", "Own", "workshop", "other_help"] {
                let typed = TypedEnd {
                    reason: reason.key(),
                    next,
                    stands: "part_of",
                    came_after: "job",
                    words: "Tak.",
                    ..TypedEnd::default()
                };
                assert!(
                    read_ending(&typed, offer, today).is_err(),
                    "{offer:?} {typed:?}"
                );
                tried += 1;
            }
        }
    }
    println!("{tried} / {tried} forms without what comes after were refused");
}

/// FR-13, GM-20, BR-16: every end is read, with what may be answered besides and need not be.
#[test]
fn an_end_is_read_with_and_without_what_is_optional() {
    let typed = |next, stands, came_after| TypedEnd {
        reason: "enough_guest",
        next,
        next_on: "2026-12-01",
        help: "85",
        stands,
        came_after,
        words: "",
        for_end: "",
    };
    for way in Way::offered(Offer::Individual).filter(|way| *way != Way::Door) {
        let bare =
            read_ending(&typed(way.key(), "", ""), Offer::Individual, START).expect("an end");
        assert_eq!(
            (bare.next.way(), bare.stands, bare.came_after),
            (way, None, None)
        );
        let whole = read_ending(
            &typed(way.key(), "not", "own_way"),
            Offer::Individual,
            START,
        );
        let whole = whole.expect("an end");
        assert_eq!(whole.stands, Some(Stands::Not));
        assert_eq!(whole.came_after, Some(CameAfter::OwnWay));
    }
    assert_eq!(Stands::ALL.len(), 4, "the four answers and no place");
    assert_ne!(promise(Way::Own), promise(Way::OtherHelp));
}

/// The open door alone is for who could not be asked; a workshop has a day and other help a kind; a group ends to no group.
#[test]
fn each_way_on_says_what_it_needs() {
    let typed = |reason, next, next_on, help| TypedEnd {
        reason,
        next,
        next_on,
        help,
        ..TypedEnd::default()
    };
    let faults =
        |typed: TypedEnd<'_>, offer| read_ending(&typed, offer, START).err().unwrap_or_default();
    let b = Offer::Individual;
    let ask = [("next", AfterFault::AskFirst)];
    assert_eq!(faults(typed("enough_guest", "door", "", ""), b), ask);
    assert_eq!(faults(typed("not_come", "door", "", ""), b), []);
    assert_eq!(faults(typed("event", "door", "", ""), b), []);
    let past = typed("time_is_up", "workshop", "2026-11-17", "");
    assert_eq!(faults(past, b), [("next_on", AfterFault::NoDay)]);
    let no_kind = typed("time_is_up", "other_help", "", "");
    assert_eq!(faults(no_kind, b), [("help", AfterFault::NoHelp)]);
    let group = typed("time_is_up", "group", "", "");
    assert_eq!(faults(group, b), []);
    assert_eq!(faults(group, Offer::Group), [("next", AfterFault::NoNext)]);
    let plan = read_plan(&typed("", "door", "", ""), b, START);
    assert_eq!(plan.err().unwrap_or_default(), ask);
    let both = TypedEnd {
        for_end: "Nu går jeg selv.",
        ..typed("", "own", "", "")
    };
    let elsewhere = [("ended", AfterFault::EndsElsewhere)];
    assert_eq!(
        read_plan(&both, b, START).err().unwrap_or_default(),
        elsewhere
    );
}

/// BR-16: words of a plan that were never saved are seen, however they stand in the field; those that are kept are not lost.
#[test]
fn words_of_a_plan_are_lost_only_where_they_were_not_saved() {
    assert!(unsaved(" Min søster. ", ""));
    assert!(unsaved("Min søster.", "Min bror."));
    assert!(!unsaved(" Min søster. ", "Min søster."));
    assert!(!unsaved("  ", "Min søster."));
}

fn any_step() -> impl Strategy<Value = Step> {
    let word = || "[a-z]{0,3}";
    prop_oneof![
        Just(Step::Opened),
        Just(Step::Visit),
        word().prop_map(Step::Talk),
        Just(Step::SpokeOfCommunities),
        Just(Step::SpokeOfNetwork),
        word().prop_map(Step::SaidBack),
        Just(Step::Contact(
            WorkerId::from_text("worker-jonas").expect("an id"),
            Wish::Guest
        )),
        word().prop_map(Step::Taper),
        Just(Step::Planned(Next::Own, String::new())),
        Just(Step::TooShort(Longer::Ill)),
        (0_i64..400, any::<bool>()).prop_map(|(days, still)| {
            let clock = if still {
                Clock::StandsStill
            } else {
                Clock::Runs
            };
            Step::Paused(START.saturating_add(days.days()), clock, String::new())
        }),
        (0_i64..400).prop_map(|days| Step::Resumed(START.saturating_add(days.days()))),
        (0_usize..6).prop_map(|n| {
            let ways = [
                Next::Group,
                Next::Workshop(START),
                Next::Talks,
                Next::Community,
                Next::OtherHelp(Kind::S85),
                Next::Own,
            ];
            Step::Ended(ending(ways[n]))
        }),
        Just(Step::GoesOn),
        Just(Step::Withdrawn),
    ]
}

proptest! {
    /// The no-gap rule, over any sequence of steps and any day: a course is open and seen, or it has ended to something, or it
    /// was a slip that never was. What is refused changes nothing, and the story tells the same state. BR-20: nothing is due
    /// in a course that has ended.
    #[test]
    fn no_sequence_of_steps_closes_a_course_to_nothing(
        steps in proptest::collection::vec((any_step(), 0_i64..30), 0..40),
        later in 0_i64..2_000,
    ) {
        let mut state = State::Running;
        let mut told = vec![happened(Step::Opened, START)];
        let mut day = START;
        for (step, days) in steps {
            day = day.saturating_add(days.days());
            match state.step(&step, noon(day)) {
                Ok(after) => {
                    if let (false, Step::Ended(ending)) = (after.open(), &step) {
                        prop_assert_eq!(after, State::Ended { at: noon(day), next: ending.next });
                    }
                    state = after;
                    told.push(happened(step, day));
                }
                Err(WrongState) => prop_assert_eq!(State::after(&told), state),
            }
            prop_assert_eq!(State::after(&told), state);
        }
        let today = day.saturating_add(later.days());
        let due = dues(&told, 0, &CoursePolicy::default(), today);
        let story = Story::of(&told);
        prop_assert_eq!(story.state, state);
        match state {
            State::Running | State::Paused { .. } => {
                let end = story.last_day(Some(end_of(START, 6)), today).expect("an end");
                let is_loose = due == [Due::Loose { end }];
                prop_assert_eq!(is_loose, today > end, "a last day that is over is seen until something is agreed");
            }
            State::Ended { .. } | State::Withdrawn => prop_assert_eq!(due, []),
        }
    }

    /// RW-3: a pause moves the last day by its days where the clock stands still, and by none where it runs; over the change
    /// of the hour, the leap day and the ends of months.
    #[test]
    fn a_pause_moves_the_last_day_exactly_by_its_days_or_not_at_all(
        start in any_day(), before in 0_i64..150, lasts in 0_i64..90, still in any::<bool>(),
    ) {
        let since = start.saturating_add(before.days());
        let until = since.saturating_add(lasts.days());
        let clock = if still { Clock::StandsStill } else { Clock::Runs };
        let end = end_of(start, 6);
        let expected = if still { end.saturating_add(lasts.days()) } else { end };
        let mut steps = vec![happened(Step::Opened, start), happened(Step::Paused(since, clock, String::new()), since)];
        prop_assert_eq!(Story::of(&steps).last_day(Some(end), until), Some(expected), "while it lasts");
        steps.push(happened(Step::Resumed(until), until));
        prop_assert_eq!(Story::of(&steps).last_day(Some(end), until.saturating_add(9.days())), Some(expected), "and after");
        prop_assert_eq!(Story::of(&steps).last_day(None, until), None);
    }

    /// DD-16, DD-8: on each day of a course the nearest alarm is said, and the taper from six weeks before the end on.
    #[test]
    fn the_alarms_ring_eight_four_and_one_week_before(start in any_day(), left in 0_i64..180) {
        let end = end_of(start, 6);
        let today = end.saturating_sub(left.days());
        let story = Story::of(&[happened(Step::Opened, start)]);
        let policy = CoursePolicy::default();
        let due = due(start, Some(end), &story, &policy, today, &zone());
        let alarm = due.iter().find_map(|one| match one { Due::Weeks(weeks) => Some(*weeks), _ => None });
        let expected = match left { 0..=7 => Some(1), 8..=28 => Some(4), 29..=56 => Some(8), _ => None };
        prop_assert_eq!(alarm, expected);
        prop_assert_eq!(due.contains(&Due::Taper), left <= 42);
        prop_assert_eq!(due.contains(&Due::Plan), left <= 56);
    }

    /// DD-7: the days of looking at the goal together are four weeks apart, from the start until the end.
    #[test]
    fn the_days_together_are_four_weeks_apart(start in any_day()) {
        let days = follow_ups(start, end_of(start, 6), 4);
        prop_assert_eq!(days.len(), 6);
        for (n, day) in (1_i64..).zip(&days) {
            prop_assert_eq!(*day, start.saturating_add((n * 28).days()));
        }
        prop_assert_eq!(follow_ups(start, end_of(start, 6), 0), Vec::<Date>::new());
    }
}

/// FR-12: at the first three talks each time, then a month after it was said last; and never in a pause.
#[test]
fn the_last_day_is_said_back_at_three_talks_and_each_month() {
    let policy = CoursePolicy::default();
    let asks =
        |steps: &[Happened], talks, day| dues(steps, talks, &policy, day).contains(&Due::SayEnd);
    let mut steps = vec![happened(Step::Opened, START)];
    let mut day = START;
    for talk in 1..=3 {
        day = day.saturating_add(3.days());
        assert!(asks(&steps, talk - 1, day), "before talk {talk}");
        steps.push(happened(Step::SaidBack(String::new()), day));
        assert!(!asks(&steps, talk - 1, day), "said at talk {talk}");
    }
    assert_eq!(day, date(2026, 11, 27));
    assert!(!asks(&steps, 3, date(2026, 12, 26)));
    assert!(
        asks(&steps, 3, date(2026, 12, 27)),
        "a month after it was said last"
    );
    steps.push(happened(
        Step::Paused(date(2026, 12, 27), Clock::Runs, String::new()),
        date(2026, 12, 27),
    ));
    assert!(
        !asks(&steps, 3, date(2026, 12, 27)),
        "nothing is asked in a pause"
    );
}

/// GM-6: as many meetings as the calendar takes, every day too; a cap only where an offer sets one.
#[test]
fn meetings_are_free_unless_an_offer_sets_a_cap() {
    let free = CoursePolicy::default();
    let ten = CoursePolicy {
        most_meetings: Some(10),
        ..CoursePolicy::default()
    };
    let steps = [happened(Step::Opened, START)];
    for (n, talks) in (0..14_i64).zip(1..) {
        let day = START.saturating_add(n.days());
        let capped = dues(&steps, talks, &ten, day).contains(&Due::NoMoreMeetings(10));
        assert_eq!(capped, n >= 9, "talk {}", n + 1);
        let free = dues(&steps, talks, &free, day);
        assert!(!free.iter().any(|one| matches!(one, Due::NoMoreMeetings(_))));
    }
}

/// DD-12: a course that has not begun is in no week, and its clock begins on the first day.
#[test]
fn the_clock_stands_before_the_first_day() {
    let end = end_of(START, 6);
    let Where::Clocked { week, .. } = Where::of(START, Some(end), date(2026, 11, 1)) else {
        panic!("an end is fixed");
    };
    let in_days = engine_planning::clock::Phase::NotBegun { in_days: 17 };
    assert_eq!((week.n, week.of, week.phase), (1, 26, in_days));
}

fn worker(id: &str, role: &str, team: &str) -> Worker {
    Worker {
        id: WorkerId::from_text(id).expect("an id"),
        first_name: id.to_owned(),
        role: role.to_owned(),
        team: TeamId::from_text(team),
    }
}

/// GM-3: the same; where that one is gone, somebody of the same team, else whoever stands at the door, and why is told; never a leader.
/// One rule holds at the door, on the telephone and where a new course is opened.
#[test]
fn who_comes_back_is_received_by_the_same() {
    let team = TeamId::from_text("team-havnen");
    let jonas = WorkerId::from_text("worker-jonas").expect("an id");
    let here = [
        worker("worker-karen", "leader", "team-havnen"),
        worker("worker-asta", "worker", "team-torvet"),
        worker("worker-jonas", "worker", "team-havnen"),
        worker("worker-inge", "host", "team-havnen"),
    ];
    let before = |team: Option<&TeamId>| Before {
        worker: jonas.clone(),
        name: "Jonas".to_owned(),
        team: team.cloned(),
    };
    let door = WorkerId::from_text("worker-birgitte").expect("an id");
    let choose = |workers: &[Worker], team| Meets::choose(Some(&before(team)), workers, &door);
    assert_eq!(choose(&here, team.as_ref()), Meets::Same(jonas.clone()));
    let without: Vec<Worker> = here.iter().filter(|one| one.id != jonas).cloned().collect();
    let instead = |workers: &[Worker], team| match choose(workers, team) {
        Meets::Left { before, instead } => (before, instead.to_string()),
        other => panic!("{other:?}: the same is gone"),
    };
    let jonas_was = |now: &str| ("Jonas".to_owned(), now.to_owned());
    assert_eq!(instead(&without, team.as_ref()), jonas_was("worker-inge"));
    assert_eq!(instead(&without, None), jonas_was("worker-birgitte"));
    assert_eq!(
        instead(&here[..1], team.as_ref()),
        jonas_was("worker-birgitte")
    );
    assert_eq!(
        Meets::choose(None, &here, &door),
        Meets::Nobody(door.clone())
    );
}

/// LE-11: whoever works under several sections sees which rules this course has; each kind has its own.
#[test]
fn every_kind_of_course_tells_its_rules() {
    assert!(Offer::Individual.rules().contains(&"rule-six-months"));
    assert!(
        Offer::IndividualWithVolunteers
            .rules()
            .contains(&"rule-volunteers")
    );
    for offer in [Offer::Group, Offer::GroupWithVolunteers, Offer::Acute] {
        assert!(offer.rules().contains(&"rule-no-limit"), "{offer:?}");
    }
    let all: std::collections::BTreeSet<_> = Offer::ALL.map(Offer::rules).into_iter().collect();
    assert_eq!(all.len(), Offer::ALL.len());
}
