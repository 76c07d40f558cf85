//! Letters in any order, twice or not at all: one state, one next thing (BR-13, BR-14, PS-5).

use super::*;
use jiff::civil::date;
use kit_letters::*;
use kit_store::{FixedClock, Given, SeededChance};
use proptest::prelude::*;
use std::sync::Arc;

struct Hand {
    thread: ThreadToken,
    visits: Vec<VisitToken>,
}

fn hand() -> Hand {
    let clock = FixedClock::at("2027-03-01T15:00:00Z".parse().unwrap());
    let given = Given::new(Arc::new(clock), Arc::new(SeededChance::new(5)));
    Hand {
        thread: ThreadToken::new(&given),
        visits: (0..3).map(|_| VisitToken::new(&given)).collect(),
    }
}

fn today() -> Date {
    date(2027, 3, 1)
}

fn now() -> DateTime {
    today().at(12, 0, 0, 0)
}

impl Hand {
    fn enquiry(&self) -> Step {
        Step::Sent(
            Enquiry {
                thread: self.thread,
                community: CommunityId::from_text("02995e37-f778-4447-841e-39e8812d3e9f").unwrap(),
                called: Short::new("Amir").unwrap(),
                reach: Reach::Room,
                company: Company::Peer,
                about: None,
                when_suits: None,
            }
            .into(),
        )
    }

    fn received(&self) -> Step {
        Step::Got(
            Received {
                thread: self.thread,
                owner_first_name: Short::new("Lone").unwrap(),
                owner_phone: Short::new("00 00 20 01").unwrap(),
                answer_by: Day::from(date(2027, 3, 4)),
            }
            .into(),
        )
    }

    fn reply(&self) -> Step {
        let letter = Reply {
            thread: self.thread,
            from: Short::new("Lone").unwrap(),
            text: Lines::new("Hej").unwrap(),
        };
        Step::Got(letter.into())
    }

    fn offer(&self, visit: usize, days: i64, hour: i8) -> Step {
        let day = today().checked_add(days.days()).unwrap();
        let letter = Appointment {
            thread: self.thread,
            visit: self.visits[visit],
            starts: WallTime::from(day.at(hour, 0, 0, 0)),
            place: Short::new("Bænken").unwrap(),
            companion_first_name: Short::new("Mette").unwrap(),
            companion_sign: None,
            meeting_note: None,
            number: VisitNumber::new(1).unwrap(),
        };
        Step::Got(letter.into())
    }

    fn answer(&self, visit: usize, answer: ComingOrNot) -> Step {
        let letter = VisitAnswer {
            thread: self.thread,
            visit: self.visits[visit],
            answer,
        };
        Step::Sent(letter.into())
    }

    fn cancelled(&self, visit: usize, why: CancelledBecause) -> Step {
        let letter = Cancelled {
            thread: self.thread,
            visit: self.visits[visit],
            why,
        };
        Step::Got(letter.into())
    }

    fn closed(&self, visit: usize, met: bool, next: Option<NextStep>) -> Step {
        let letter = VisitClosed {
            thread: self.thread,
            visit: self.visits[visit],
            met,
            next,
        };
        Step::Got(letter.into())
    }

    fn told(&self, visit: usize, again: Again) -> Step {
        let letter = HowItWent {
            thread: self.thread,
            visit: self.visits[visit],
            went: Went::Good,
            again,
        };
        Step::Sent(letter.into())
    }

    fn alone(&self) -> Step {
        let thread = self.thread;
        Step::Sent(WalksAlone { thread }.into())
    }

    fn ask_again(&self) -> Step {
        let letter = AskAgain {
            thread: self.thread,
            company: Company::Volunteer,
        };
        Step::Sent(letter.into())
    }

    fn withdrawal(&self) -> Step {
        let thread = self.thread;
        Step::Sent(Withdrawal { thread }.into())
    }
}

fn way(steps: &[Step]) -> Way {
    Way::of(steps.iter().map(|step| (today(), step)))
}

fn name(state: &State) -> &'static str {
    match state {
        State::OnItsWay => "on its way",
        State::BeingRead(_) => "being read",
        State::Seeking => "seeking",
        State::Offered(_) => "offered",
        State::Coming(_) => "coming",
        State::Resting(_) => "resting",
        State::CalledOff(..) => "called off",
        State::HowWasIt(_) => "how was it",
        State::Thinking => "thinking",
        State::Paused => "paused",
        State::Alone(..) => "alone",
        State::Withdrawn => "withdrawn",
    }
}

fn stands(steps: &[Step]) -> &'static str {
    name(&way(steps).state(now()))
}

/// BR-4, PS-5
#[test]
fn the_story_goes_from_asking_to_walking_alone() {
    let hand = hand();
    let mut steps = Vec::new();
    let story = [
        (hand.enquiry(), "on its way"),
        (hand.received(), "being read"),
        (hand.reply(), "seeking"),
        (hand.offer(0, 2, 16), "offered"),
        (hand.answer(0, ComingOrNot::Coming), "coming"),
        (hand.closed(0, true, None), "how was it"),
        (hand.told(0, Again::Yes), "seeking"),
        (hand.offer(1, 9, 16), "offered"),
        (hand.closed(1, true, None), "how was it"),
        (Step::Skipped(hand.visits[1]), "thinking"),
        (hand.alone(), "alone"),
    ];
    for (step, expected) in story {
        steps.push(step);
        assert_eq!(stands(&steps), expected);
    }
}

/// BR-14
#[test]
fn not_today_rests_and_a_new_try_is_one_press_away() {
    let hand = hand();
    for no in [ComingOrNot::NotToday, ComingOrNot::TooMuch] {
        let mut steps = vec![
            hand.enquiry(),
            hand.received(),
            hand.offer(0, 2, 16),
            hand.answer(0, no),
        ];
        assert_eq!(stands(&steps), "resting");
        steps.push(hand.cancelled(0, CancelledBecause::GuestSaidSo));
        assert_eq!(stands(&steps), "resting");
        assert!(way(&steps).may(Doing::AskAgain, now()));
        steps.push(hand.ask_again());
        assert_eq!(stands(&steps), "seeking");
        steps.push(hand.offer(1, 9, 16));
        assert_eq!(stands(&steps), "offered");
    }
}

/// BR-14: a yes can be taken back until the visit has begun and ended.
#[test]
fn a_yes_can_be_taken_back() {
    let hand = hand();
    let steps = vec![
        hand.enquiry(),
        hand.offer(0, 0, 16),
        hand.answer(0, ComingOrNot::Coming),
    ];
    assert!(way(&steps).may(Doing::Answer(hand.visits[0]), now()));
    assert!(!way(&steps).may(Doing::Answer(hand.visits[0]), today().at(18, 0, 0, 0)));
}

#[test]
fn a_yes_to_one_time_is_no_yes_to_another() {
    let hand = hand();
    let steps = vec![
        hand.enquiry(),
        hand.offer(0, 2, 16),
        hand.answer(0, ComingOrNot::Coming),
        hand.offer(0, 3, 16),
    ];
    assert_eq!(stands(&steps), "offered");
    assert_eq!(way(&steps).visit(&hand.visits[0]).unwrap().1.changes, 1);
}

#[test]
fn a_cancellation_that_comes_before_its_visit_still_holds() {
    let hand = hand();
    let steps = vec![
        hand.enquiry(),
        hand.cancelled(0, CancelledBecause::CompanionCannot),
        hand.offer(0, 2, 16),
    ];
    assert_eq!(stands(&steps), "called off");
}

/// BR-13: company never runs on by itself, and can be asked for again.
#[test]
fn who_walks_alone_gets_no_new_visit_until_asking_again() {
    let hand = hand();
    let mut steps = vec![
        hand.enquiry(),
        hand.offer(0, -7, 16),
        hand.closed(0, true, None),
        hand.told(0, Again::Alone),
        hand.offer(1, 2, 16),
    ];
    assert_eq!(stands(&steps), "alone");
    assert!(!way(&steps).may(Doing::WalkAlone, now()));
    steps.push(hand.ask_again());
    steps.push(hand.offer(2, 2, 16));
    assert_eq!(stands(&steps), "offered");
}

#[test]
fn an_older_visit_is_not_asked_about_after_asking_again() {
    let hand = hand();
    let steps = vec![
        hand.enquiry(),
        hand.offer(0, 2, 16),
        hand.answer(0, ComingOrNot::NotToday),
        hand.ask_again(),
    ];
    let later = today().checked_add(30.days()).unwrap().at(12, 0, 0, 0);
    assert_eq!(name(&way(&steps).state(later)), "seeking");
}

#[test]
fn still_there_is_asked_after_three_months_and_once_each_time() {
    let hand = hand();
    let mut steps = vec![hand.enquiry(), hand.offer(0, -7, 16), hand.alone()];
    let due = |steps: &[Step], on: Date| match way(steps).state(on.at(12, 0, 0, 0)) {
        State::Alone(_, due) => due,
        other => panic!("{other:?}"),
    };
    assert_eq!(due(&steps, date(2027, 5, 31)), None);
    assert_eq!(due(&steps, date(2027, 6, 1)), Some(3));
    steps.push(Step::StillThere(3, StillThereAnswer::Yes));
    assert_eq!(due(&steps, date(2027, 6, 2)), None);
    assert!(way(&steps).stayed());
    assert_eq!(due(&steps, date(2027, 9, 1)), Some(6));
    steps.push(Step::StillThere(6, StillThereAnswer::No));
    assert!(!way(&steps).stayed());
}

fn any_step() -> impl Strategy<Value = Step> {
    let visit = 0..3_usize;
    let no = prop_oneof![
        Just(ComingOrNot::Coming),
        Just(ComingOrNot::NotToday),
        Just(ComingOrNot::TooMuch)
    ];
    let why = prop_oneof![
        Just(CancelledBecause::GuestSaidSo),
        Just(CancelledBecause::CompanionCannot),
        Just(CancelledBecause::CommunityClosed),
        Just(CancelledBecause::Other)
    ];
    let again = prop_oneof![
        Just(Again::Yes),
        Just(Again::No),
        Just(Again::DontKnow),
        Just(Again::Alone)
    ];
    let next = prop_oneof![
        Just(None),
        Just(Some(NextStep::NewTimeComes)),
        Just(Some(NextStep::GuestDecides)),
        Just(Some(NextStep::LastOne))
    ];
    prop_oneof![
        1 => Just(hand().received()),
        1 => Just(hand().reply()),
        4 => (visit.clone(), -9..9_i64, 8..20_i8).prop_map(|(v, d, h)| hand().offer(v, d, h)),
        3 => (visit.clone(), no).prop_map(|(v, a)| hand().answer(v, a)),
        3 => (visit.clone(), why).prop_map(|(v, w)| hand().cancelled(v, w)),
        2 => (visit.clone(), any::<bool>(), next).prop_map(|(v, met, n)| hand().closed(v, met, n)),
        2 => (visit.clone(), again).prop_map(|(v, a)| hand().told(v, a)),
        1 => visit.prop_map(|v| Step::Skipped(hand().visits[v])),
        1 => Just(hand().alone()),
        1 => Just(hand().ask_again()),
        1 => Just(Step::StillThere(3, StillThereAnswer::NowAndThen)),
        1 => Just(hand().withdrawal()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Letters in any order and repeated: a cancelled or declined visit is never shown as coming.
    #[test]
    fn a_cancelled_visit_is_never_shown_as_coming(
        steps in prop::collection::vec(any_step(), 0..25), hours in -300..300_i64,
    ) {
        let steps: Vec<Step> = std::iter::once(hand().enquiry()).chain(steps).collect();
        let way = way(&steps);
        let at = now().checked_add(hours.hours()).unwrap();
        let state = way.state(at);
        if let State::Offered(offer) | State::Coming(offer) = &state {
            let token = offer.visit;
            let cancelled = steps.iter().any(|step| matches!(step, Step::Got(CivilToCitizen::Cancelled(l)) if l.visit == token));
            prop_assert!(!cancelled);
            let closed = steps.iter().any(|step| matches!(step, Step::Got(CivilToCitizen::VisitClosed(l)) if l.visit == token));
            prop_assert!(!closed);
            prop_assert!(offer.starts.get().checked_add(VISIT_HOURS.hours()).unwrap() > at);
            // Both answers are open for as long as the visit is shown (BR-14).
            prop_assert!(way.may(Doing::Answer(token), at));
        }
        if let State::HowWasIt(offer) = &state {
            prop_assert!(way.may(Doing::Tell(offer.visit), at));
        }
        // Whoever has not taken everything back can always write, and always has a rung to stand on.
        prop_assert_eq!(way.may(Doing::Write, at), state != State::Withdrawn);
        let ladder = way.ladder(at);
        prop_assert_eq!(ladder.iter().filter(|(_, _, here)| *here).count(), 1);
        prop_assert_eq!(ladder.len(), 5);
    }

    /// A letter that comes twice in a row changes nothing.
    #[test]
    fn a_repeated_letter_changes_no_state(
        steps in prop::collection::vec(any_step(), 1..20), which in 0..20_usize,
    ) {
        let mut twice = vec![hand().enquiry()];
        twice.extend(steps.iter().cloned());
        let once = twice.clone();
        let which = 1 + which % steps.len();
        if matches!(twice[which], Step::Got(_)) {
            let copy = twice[which].clone();
            twice.insert(which, copy);
            prop_assert_eq!(way(&once).state(now()), way(&twice).state(now()));
        }
    }

    /// Taking everything back is final.
    #[test]
    fn what_was_withdrawn_stays_withdrawn(steps in prop::collection::vec(any_step(), 0..15)) {
        let steps: Vec<Step> = [vec![hand().enquiry(), hand().withdrawal()], steps].concat();
        prop_assert_eq!(way(&steps).state(now()), State::Withdrawn);
    }
}
