//! Random lives on both databases: after each step the stored owner is the one the rules name, and has a name (BR-6).

use std::sync::Arc;

use kit_letters::{
    Again, AskAgain, CitizenToCivil, ComingOrNot, CommunityId, Company, Enquiry, HowItWent, Reach,
    Short, ThreadToken, VisitAnswer, WalksAlone, Went, Withdrawal,
};
use kit_store::{Clock as _, FixedClock, Given, SeededChance, Tx, store_test};

use super::act::{self, AnswerForm};
use super::rules::Owner;
use super::store::{self, Stored};
use super::{StepId, guest};
use crate::app::Civil;
use crate::desk::{Desk, Post, Refused};
use crate::people::leave::{Leaving, companion_leaves, coordinator_leaves};
use crate::people::store::{House, associations};
use crate::visit::act::{self as visit_act, Closing};
use crate::visit::{Plan, store as visits};

/// Steps per run and database.
const STEPS: u64 = 2_000;

kit_store::statements! {
    OWNERS = "SELECT c.id, c.owner_coordinator_id, c.owner_companion_id,
        COALESCE(k.left_at_ms, m.left_at_ms) FROM crossing AS c LEFT JOIN coordinator AS k ON k.id = c.owner_coordinator_id
        LEFT JOIN companion AS m ON m.id = c.owner_companion_id WHERE c.id = $1";
}

fn enquiry(given: &Given, house: &House) -> Enquiry {
    let place = house.communities.first().expect("a community");
    Enquiry {
        thread: ThreadToken::new(given),
        community: CommunityId::from_text(place.id.as_str()).expect("an id"),
        called: Short::new("Åse").expect("a name"),
        reach: Reach::Room,
        company: Company::DontKnowYet,
        about: None,
        when_suits: None,
    }
}

fn refused(left: Leaving) {
    assert_ne!(left, Leaving::Gone, "an owner left without naming the next");
}

/// One random thing that a coordinator, a companion or a guest may try at any time.
fn try_something(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    house: &House,
    stored: &Stored,
) -> Result<(), Refused> {
    let given = desk.given;
    let nonce = StepId::new(given);
    let pick =
        |of: usize| usize::try_from(given.below(u64::try_from(of).expect("small"))).expect("small");
    let coordinator = house
        .coordinators
        .get(pick(house.coordinators.len()))
        .expect("one");
    let companion = house
        .companions
        .get(pick(house.companions.len()))
        .expect("one");
    // Mostly the companion who stands in it, so that lives get somewhere.
    let own = stored
        .crossing
        .state
        .companion()
        .and_then(|id| house.companion(id))
        .filter(|_| given.below(5) > 0)
        .unwrap_or(companion);
    let visit = act::open_visit(tx, stored)?;
    let plan = Plan {
        starts: given.local(),
        place: "Bænken".to_owned(),
        note: None,
    };
    let letter = |letter: CitizenToCivil, tx: &mut Tx<'_>| Ok(guest::effect(tx, desk, &letter)?);
    let (thread, id) = (stored.thread, &stored.id);
    match (given.below(17), visit) {
        (0..=2, _) => {
            let form = AnswerForm {
                nonce,
                seen: stored.mark(),
                text: (given.below(2) == 0).then(|| "Hej".to_owned()),
                ask: Some((companion.id.clone(), plan)),
            };
            act::answer(tx, desk, coordinator, id, &form)
        }
        (3 | 4, Some(visit)) => visit_act::accept(tx, desk, own, &visit.id, &nonce),
        (5, Some(visit)) => visit_act::decline(tx, desk, own, &visit.id, &nonce),
        (6 | 7, Some(visit)) => {
            let how = [Closing::Met, Closing::NotMet, Closing::CallMe];
            let how = how.get(pick(3)).copied().expect("one");
            visit_act::close(tx, desk, own, &visit.id, &nonce, how)
        }
        (8 | 3, _) => visit_act::next(tx, desk, own, id, &nonce, &plan),
        (9, Some(visit)) => {
            let answers = [
                ComingOrNot::Coming,
                ComingOrNot::NotToday,
                ComingOrNot::TooMuch,
            ];
            let answer = answers.get(pick(3)).copied().expect("one");
            let visit = visit.token;
            letter(
                VisitAnswer {
                    thread,
                    visit,
                    answer,
                }
                .into(),
                tx,
            )
        }
        (10, Some(visit)) => {
            let (visit, went) = (visit.token, Went::Good);
            let again = if given.below(3) == 0 {
                Again::Alone
            } else {
                Again::Yes
            };
            letter(
                HowItWent {
                    thread,
                    visit,
                    went,
                    again,
                }
                .into(),
                tx,
            )
        }
        (11, _) if given.below(4) == 0 => letter(WalksAlone { thread }.into(), tx),
        (12 | 4, _) => {
            let company = Company::Peer;
            letter(AskAgain { thread, company }.into(), tx)
        }
        (13, _) if given.below(12) == 0 => letter(Withdrawal { thread }.into(), tx),
        (14, _) => act::rung(tx, desk, coordinator, id, &nonce, true),
        (15, _) => act::hand_over(
            tx,
            desk,
            coordinator,
            id,
            &nonce,
            &Owner::Companion(companion.id.clone()),
        ),
        (16, _) => act::hand_over(
            tx,
            desk,
            coordinator,
            id,
            &nonce,
            &Owner::Coordinator(coordinator.id.clone()),
        ),
        // Whoever owns it tries to leave, mostly naming nobody, which is refused.
        (13, _) => {
            let next = (given.below(40) == 0).then(|| Owner::Coordinator(coordinator.id.clone()));
            match stored.crossing.owner() {
                Owner::Coordinator(id) => {
                    let owner = house.coordinator(&id).expect("one");
                    coordinator_leaves(tx, desk, house, owner, None).map(refused)
                }
                Owner::Companion(id) => {
                    let owner = house.companion(&id).expect("one");
                    let named = next.is_some();
                    let left = companion_leaves(tx, desk, house, owner, next.as_ref())?;
                    assert!(named || left != Leaving::Gone);
                    Ok(())
                }
            }
        }
        _ => act::still_here(tx, desk, coordinator, id, &nonce),
    }
}

store_test! {
    /// BR-6: 2,000 random steps; each is a transaction of its own, as in life.
    fn random_lives_never_leave_a_crossing_without_an_owner(store: Store<Civil>) {
        let clock = Arc::new(FixedClock::at("2026-11-22T11:00:00Z".parse().expect("a moment")));
        let given = Given::new(clock.clone(), Arc::new(SeededChance::new(42)));
        crate::seed_demo(&store, &given).expect("seeded");
        let (mut fitted, mut companions_owned) = (0_u32, 0_u32);
        let mut thread = None;
        for number in 0..STEPS {
            clock.advance_ms(60_000);
            // A new life every 40 steps, so that no run ends in what was taken back.
            if number % 40 == 0 {
                let inner = given.clone();
                let opened = store.aside().write_now("open", move |tx| {
                    let first = associations(tx)?.remove(0);
                    let house = House::load(tx, &first.id)?;
                    let letter = enquiry(&inner, &house);
                    guest::open(tx, &Desk { given: &inner, post: Post::Nobody }, &letter)?;
                    Ok::<_, Refused>(letter.thread)
                });
                thread = Some(opened.expect("opened"));
            }
            let (inner, at) = (given.clone(), thread.expect("opened"));
            let tried = store.aside().write_now("try something", move |tx| {
                let stored = store::by_thread(tx, &at)?.ok_or(Refused::Gone)?;
                let house = House::load(tx, &stored.association)?;
                let desk = Desk { given: &inner, post: Post::Nobody };
                try_something(tx, &desk, &house, &stored)
            });
            match tried {
                Ok(()) => fitted += 1,
                Err(Refused::Gone | Refused::Wrong(_) | Refused::Overtaken) => {}
                Err(Refused::Lacks(lacks)) => panic!("step {number}: {lacks:?}"),
                Err(Refused::Store(error)) => panic!("step {number}: {error}"),
            }
            let owner = store.aside().read_now("look", |tx| {
                let stored = store::by_thread(tx, &at)?.ok_or(Refused::Gone)?;
                // What is open belongs to the crossing, and nothing else of it is open.
                let open = visits::of_crossing(tx, &stored.id)?.into_iter().filter(|visit| visit.ended.is_none()).count();
                assert_eq!(open, usize::from(stored.crossing.state.visit().is_some()), "step {number}: {:?}", stored.crossing.state);
                let row = tx.row(OWNERS, &[&stored.id], |r| {
                    Ok((r.get::<Option<_>>(1)?, r.get::<Option<_>>(2)?, r.get::<Option<i64>>(3)?))
                })?;
                let name = House::load(tx, &stored.association)?.owner_name(&stored.crossing.owner());
                Ok::<_, Refused>((stored.crossing.owner(), name, row.expect("a row")))
            }).expect("readable");
            let (by_rules, name, (coordinator, companion, left)) = owner;
            let stored_owner = match (coordinator, companion) {
                (Some(id), None) => Owner::Coordinator(id),
                (None, Some(id)) => Owner::Companion(id),
                both => panic!("step {number}: {both:?}"),
            };
            companions_owned += u32::from(matches!(by_rules, Owner::Companion(_)));
            assert_eq!(stored_owner, by_rules, "step {number}");
            assert!(!name.is_empty() && left.is_none(), "step {number}: an owner without a name, or one who has left");
        }
        // The lives went somewhere: else the test would prove nothing.
        println!("{fitted} of {STEPS} steps fitted, companions owned after {companions_owned}, ended at {}", clock.now());
        assert!(fitted > 500 && companions_owned > 200, "{fitted} {companions_owned}");
    }
}
