//! Random histories: whatever happens, in whatever order, exactly one named person has it (BR-6).

use jiff::civil::date;
use proptest::prelude::*;

use super::rules::{After, Crossing, Owner, State, Step, answer_by};
use crate::people::{CompanionId, CoordinatorId};
use crate::visit::VisitId;

fn companion(n: u8) -> CompanionId {
    CompanionId::from_text(&format!("companion-{n}")).expect("an id")
}

fn coordinator(n: u8) -> CoordinatorId {
    CoordinatorId::from_text(&format!("coordinator-{n}")).expect("an id")
}

fn visit(n: u8) -> VisitId {
    VisitId::from_text(&format!("visit-000{n}")).expect("an id")
}

fn step() -> impl Strategy<Value = Step> {
    let who = || (0..3_u8).prop_map(companion);
    let what = || (0..4_u8).prop_map(visit);
    prop_oneof![
        Just(Step::Answer),
        (who(), what()).prop_map(|(companion, visit)| Step::Ask { companion, visit }),
        who().prop_map(Step::Accept),
        who().prop_map(Step::Decline),
        (what(), 0..2_usize).prop_map(|(visit, n)| {
            let after = [After::NotToday, After::TooMuch];
            Step::Later(visit, after.get(n).copied().unwrap_or(After::NotToday))
        }),
        (who(), any::<bool>()).prop_map(|(companion, met)| Step::Close { companion, met }),
        who().prop_map(Step::CallMe),
        any::<bool>().prop_map(|met| Step::Rung { met }),
        (who(), what()).prop_map(|(companion, visit)| Step::Next { companion, visit }),
        Just(Step::Alone),
        Just(Step::AskAgain {
            answer_by: date(2026, 11, 25)
        }),
        Just(Step::StillHere),
        Just(Step::Withdraw),
        Just(Step::End),
        (0..2_u8).prop_map(|n| Step::HandOver(Owner::Coordinator(coordinator(n)))),
        who().prop_map(|who| Step::HandOver(Owner::Companion(who))),
        (0..2_u8).prop_map(|n| Step::Answerable(coordinator(n))),
    ]
}

fn fresh() -> Crossing {
    Crossing::open(coordinator(0), date(2026, 11, 24))
}

/// What BR-6 asks of the owner, said anew: companions own what they have promised, coordinators all else.
fn owner_said_anew(crossing: &Crossing) -> String {
    match (crossing.state.key(), crossing.state.companion()) {
        ("promised" | "between", Some(companion)) => companion.to_string(),
        _ => crossing.coordinator.to_string(),
    }
}

fn name(owner: &Owner) -> String {
    match owner {
        Owner::Coordinator(id) => id.to_string(),
        Owner::Companion(id) => id.to_string(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// BR-6, BR-13, BR-14: 100,000 histories of up to 40 steps each.
    #[test]
    fn every_reachable_state_has_exactly_one_owner(steps in proptest::collection::vec(step(), 0..40)) {
        let mut crossing = fresh();
        for step in steps {
            let before = crossing.clone();
            let Ok(after) = crossing.clone().after(step.clone()) else {
                continue;
            };
            prop_assert_eq!(name(&after.owner()), owner_said_anew(&after));
            prop_assert!(!name(&after.owner()).is_empty());
            prop_assert!(after.held >= before.held && after.held <= before.held + 1);
            prop_assert_eq!(after.state.visit().is_some(), matches!(after.state.key(), "asked" | "promised" | "call-wanted"));
            // BR-14: whoever says "not today" keeps the same companion.
            if matches!(step, Step::Later(..)) {
                prop_assert_eq!(after.state.companion(), before.state.companion());
            }
            // BR-13: it never runs on by itself; only asking again brings it back, and what was taken back stays so.
            if !before.state.runs() && after.state.runs() {
                prop_assert!(matches!(step, Step::AskAgain { .. }), "{:?}", step);
            }
            prop_assert!(before.state != State::Withdrawn || after.state == State::Withdrawn);
            // VH-17: a companion comes to own only by an own yes, an own next time, or a human's handover.
            if let Owner::Companion(now) = after.owner() && before.owner() != after.owner() {
                let own = match &step {
                    Step::Accept(who) | Step::HandOver(Owner::Companion(who)) => *who == now,
                    Step::Close { .. } | Step::Rung { .. } => before.state.companion() == Some(&now),
                    _ => false,
                };
                prop_assert!(own, "{:?}", step);
            }
            crossing = after;
        }
    }
}

/// BR-6: what is promised is a day on which somebody works.
#[test]
fn two_working_days_skip_the_weekend_and_the_holidays() {
    let friday = date(2026, 11, 20);
    assert_eq!(answer_by(friday, 2), date(2026, 11, 24));
    assert_eq!(answer_by(date(2026, 11, 22), 2), date(2026, 11, 24));
    assert_eq!(answer_by(friday, 0), friday);
    assert_eq!(answer_by(date(2026, 11, 22), 0), date(2026, 11, 23));
    // Wednesday before Easter: Thursday, Friday and Monday are holidays.
    assert_eq!(answer_by(date(2027, 3, 24), 2), date(2027, 3, 31));
    assert_eq!(answer_by(date(2026, 12, 24), 1), date(2026, 12, 28));
    assert_eq!(answer_by(friday, -3), friday);
}

#[test]
/// VH-17: an unanswered enquiry is handed to no companion, who may say no.
fn an_unanswered_enquiry_cannot_be_handed_to_a_companion() {
    let to = Step::HandOver(Owner::Companion(companion(1)));
    assert!(fresh().after(to).is_err());
}

#[test]
/// BR-13: company again suggests the one who came along last.
fn asking_again_remembers_the_companion() {
    let mut crossing = fresh();
    let (companion, visit) = (companion(1), visit(1));
    for step in [
        Step::Ask {
            companion: companion.clone(),
            visit,
        },
        Step::Accept(companion.clone()),
        Step::Close {
            companion: companion.clone(),
            met: true,
        },
        Step::Alone,
        Step::AskAgain {
            answer_by: date(2026, 11, 25),
        },
    ] {
        crossing = crossing.after(step).expect("fits");
    }
    assert_eq!((crossing.last, crossing.held), (Some(companion), 1));
    assert_eq!(crossing.state.key(), "new");
}
