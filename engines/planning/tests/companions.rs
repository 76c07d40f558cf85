//! Suggestions of companions: stories of coordinators, and what holds for all of them (VH-17, VH-18, BR-5, BR-14).

use engine_planning::companions::{
    Candidate, Caveat, CompanyWish, Kind, Need, Reason, Slot, Suggested, WhyNot, Wish, suggest,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const WEDNESDAY_AT_FOUR: Slot = Slot {
    weekday: 3,
    from_min: 16 * 60,
    to_min: 17 * 60,
};

fn companion(id: &str) -> Candidate {
    Candidate {
        id: id.into(),
        kind: Kind::Volunteer,
        times: vec![Slot {
            weekday: 3,
            from_min: 15 * 60,
            to_min: 18 * 60,
        }],
        running: 1,
        max_load: 3,
        paused: false,
        been_with_before: false,
        interests: vec![],
        age: None,
        last_visit_days: Some(3),
    }
}

fn need(wish: CompanyWish) -> Need {
    Need {
        when: WEDNESDAY_AT_FOUR,
        wish,
        interests: vec![],
        preferred: None,
        near_age: None,
        said_no: vec![],
    }
}

fn order(candidates: &[Candidate], need: &Need) -> Vec<String> {
    suggest(candidates, need, usize::MAX)
        .suggestions
        .iter()
        .map(|one| candidates[one.index].id.clone())
        .collect()
}

#[test]
fn earlier_company_comes_first_and_says_why() {
    // VH-17, BR-14
    let mette = Candidate {
        been_with_before: true,
        running: 2,
        ..companion("mette")
    };
    let perfect = Candidate {
        kind: Kind::Peer,
        running: 0,
        interests: vec![Wish::Nature, Wish::Move, Wish::Eat],
        age: Some(30),
        last_visit_days: None,
        ..companion("a-perfect")
    };
    let need = Need {
        interests: vec![Wish::Nature, Wish::Move, Wish::Eat],
        near_age: Some(30),
        ..need(CompanyWish::Peer)
    };
    let all = [perfect, mette];
    let found = suggest(&all, &need, 3);
    assert_eq!(found.suggestions[0].index, 1);
    assert_eq!(
        found.suggestions[0].reasons,
        [
            Reason::WithBefore,
            Reason::Available(WEDNESDAY_AT_FOUR),
            Reason::Room {
                running: 2,
                max_load: 3
            }
        ]
    );
    assert_eq!(
        found.suggestions[0].caveats,
        [
            Caveat::OtherKind {
                wished: CompanyWish::Peer,
                is: Kind::Volunteer
            },
            Caveat::ReachesLimit { max_load: 3 }
        ]
    );
    assert_eq!(
        found.suggestions[1].reasons,
        [
            Reason::KindWished(Kind::Peer),
            Reason::Available(WEDNESDAY_AT_FOUR),
            Reason::SharedInterests(vec![Wish::Move, Wish::Eat, Wish::Nature]),
            Reason::Room {
                running: 0,
                max_load: 3
            },
            Reason::FirstVisit,
            Reason::NearAge { years: 0 },
        ]
    );
}

#[test]
fn the_guests_own_choice_stands_above_earlier_company() {
    let before = Candidate {
        been_with_before: true,
        ..companion("a")
    };
    let chosen = companion("b");
    let need = Need {
        preferred: Some("b".into()),
        ..need(CompanyWish::DontKnow)
    };
    assert_eq!(order(&[before, chosen], &need), ["b", "a"]);
}

#[test]
fn continuity_breaks_no_limit_and_no_pause() {
    // VH-18
    let full = Candidate {
        been_with_before: true,
        running: 3,
        ..companion("full")
    };
    let paused = Candidate {
        been_with_before: true,
        paused: true,
        running: 5,
        times: vec![],
        ..companion("paused")
    };
    let found = suggest(&[full, paused], &need(CompanyWish::Volunteer), 3);
    assert_eq!(found.suggestions, []);
    assert_eq!(
        found.ruled_out[0].why,
        [WhyNot::Full {
            running: 3,
            max_load: 3
        }]
    );
    assert_eq!(
        found.ruled_out[1].why,
        [
            WhyNot::Paused,
            WhyNot::Full {
                running: 5,
                max_load: 3
            },
            WhyNot::NotAvailable { that_day: vec![] }
        ],
        "every cause is told"
    );
}

#[test]
fn whoever_has_time_at_another_hour_is_shown_with_it() {
    let later = Slot {
        weekday: 3,
        from_min: 18 * 60,
        to_min: 20 * 60,
    };
    let other_day = Slot {
        weekday: 4,
        from_min: 16 * 60,
        to_min: 20 * 60,
    };
    let candidate = Candidate {
        times: vec![other_day, later],
        ..companion("late")
    };
    let found = suggest(&[candidate], &need(CompanyWish::Volunteer), 3);
    assert_eq!(
        found.ruled_out[0].why,
        [WhyNot::NotAvailable {
            that_day: vec![later]
        }]
    );
}

#[test]
fn staff_is_not_suggested_to_one_who_wished_for_a_peer() {
    // BR-5
    let staff = Candidate {
        kind: Kind::Staff,
        ..companion("staff")
    };
    let all = [staff];
    for wish in [
        CompanyWish::Peer,
        CompanyWish::Volunteer,
        CompanyWish::MeetAtDoor,
    ] {
        assert_eq!(
            suggest(&all, &need(wish), 3).ruled_out[0].why,
            [WhyNot::StaffNotWished]
        );
    }
    assert_eq!(
        suggest(&all, &need(CompanyWish::Worker), 3).suggestions[0].caveats,
        []
    );
    let unsure = suggest(&all, &need(CompanyWish::DontKnow), 3);
    assert_eq!(
        unsure.suggestions[0].caveats,
        [Caveat::OtherKind {
            wished: CompanyWish::DontKnow,
            is: Kind::Staff
        }]
    );
    let by_name = Need {
        preferred: Some("staff".into()),
        ..need(CompanyWish::Peer)
    };
    assert_eq!(
        suggest(&all, &by_name, 3).suggestions[0].reasons[0],
        Reason::AskedFor
    );
}

#[test]
fn a_no_is_a_no_and_the_next_one_is_suggested() {
    // VH-17: both may say no
    let all = [companion("a"), companion("b")];
    let need = Need {
        said_no: vec!["a".into()],
        preferred: Some("a".into()),
        ..need(CompanyWish::Volunteer)
    };
    assert_eq!(order(&all, &need), ["b"]);
    assert_eq!(suggest(&all, &need, 3).ruled_out[0].why, [WhyNot::SaidNo]);
}

#[test]
fn the_one_who_has_not_been_out_for_long_is_thought_of() {
    let fresh = Candidate {
        last_visit_days: Some(2),
        ..companion("a")
    };
    let rested = Candidate {
        last_visit_days: Some(40),
        ..companion("b")
    };
    let all = [fresh, rested];
    let found = suggest(&all, &need(CompanyWish::Volunteer), 1);
    assert_eq!(all[found.suggestions[0].index].id, "b");
    assert!(
        found.suggestions[0]
            .reasons
            .contains(&Reason::Rested { days: 40 })
    );
    assert_eq!(found.not_shown, 1);
}

#[test]
fn the_points_are_those_of_the_readme() {
    let plain = companion("plain"); // 1 of 3 running: 40 of 60; out three days ago: 0
    let points =
        |candidate: Candidate, need: &Need| suggest(&[candidate], need, 1).suggestions[0].points;
    let unsuited = need(CompanyWish::Worker);
    assert_eq!(points(plain.clone(), &unsuited), 40);
    assert_eq!(points(plain.clone(), &need(CompanyWish::Volunteer)), 140);
    assert_eq!(
        points(
            Candidate {
                been_with_before: true,
                ..plain.clone()
            },
            &unsuited
        ),
        540
    );
    let asked_for = Need {
        preferred: Some("plain".into()),
        ..unsuited.clone()
    };
    assert_eq!(points(plain.clone(), &asked_for), 1_040);
    for (days, rest) in [
        (Some(6), 0),
        (Some(7), 5),
        (Some(14), 10),
        (Some(28), 20),
        (None, 20),
    ] {
        assert_eq!(
            points(
                Candidate {
                    last_visit_days: days,
                    ..plain.clone()
                },
                &unsuited
            ),
            40 + rest,
            "{days:?}"
        );
    }
    for (shared, more) in [(1, 20), (3, 60), (4, 60)] {
        let interests: Vec<Wish> = Wish::ALL.into_iter().take(shared).collect();
        let need = Need {
            interests: interests.clone(),
            ..unsuited.clone()
        };
        assert_eq!(
            points(
                Candidate {
                    interests,
                    ..plain.clone()
                },
                &need
            ),
            40 + more
        );
    }
    let near = Need {
        near_age: Some(40),
        ..unsuited
    };
    for (age, more) in [(Some(50), 10), (Some(51), 0), (Some(30), 10), (None, 0)] {
        assert_eq!(
            points(
                Candidate {
                    age,
                    ..plain.clone()
                },
                &near
            ),
            40 + more,
            "{age:?}"
        );
    }
}

#[test]
fn among_equals_the_one_with_least_to_do_comes_first_then_the_longest_waiting() {
    // VH-18: a third of one's limit is a third, whether it is one of three or two of six.
    let two_of_six = Candidate {
        running: 2,
        max_load: 6,
        ..companion("a")
    };
    let just_out = Candidate {
        last_visit_days: Some(1),
        ..companion("b")
    };
    let out_last_week = Candidate {
        last_visit_days: Some(6),
        ..companion("c")
    };
    let all = [two_of_six, just_out, out_last_week];
    assert_eq!(order(&all, &need(CompanyWish::Volunteer)), ["c", "b", "a"]);
}

#[test]
fn those_the_guest_knows_are_told_of_first_among_the_ruled_out() {
    let stranger = Candidate {
        paused: true,
        ..companion("a")
    };
    let known = Candidate {
        paused: true,
        been_with_before: true,
        ..companion("b")
    };
    let asked_for = Candidate {
        paused: true,
        ..companion("c")
    };
    let need = Need {
        preferred: Some("c".into()),
        ..need(CompanyWish::Volunteer)
    };
    let found = suggest(&[stranger, known, asked_for], &need, 3);
    assert_eq!(
        found
            .ruled_out
            .iter()
            .map(|one| one.index)
            .collect::<Vec<_>>(),
        [2, 1, 0]
    );
}

fn slot() -> impl Strategy<Value = Slot> {
    (1..=4u8, 0..24u16, 0..=24u16).prop_map(|(weekday, from, to)| Slot {
        weekday,
        from_min: from * 60,
        to_min: to * 60,
    })
}

fn candidate() -> impl Strategy<Value = Candidate> {
    (
        select(Kind::ALL.to_vec()),
        proptest::collection::vec(slot(), 0..5),
        (0..5u32, 0..6u32),
        proptest::bool::weighted(0.2),
        proptest::bool::weighted(0.2),
        subsequence(Wish::ALL.to_vec(), 0..=5),
        proptest::option::of(18..90u8),
        proptest::option::of(0..60u32),
    )
        .prop_map(
            |(
                kind,
                times,
                (running, max_load),
                paused,
                been_with_before,
                interests,
                age,
                last_visit_days,
            )| {
                Candidate {
                    id: String::new(),
                    kind,
                    times,
                    running,
                    max_load,
                    paused,
                    been_with_before,
                    interests,
                    age,
                    last_visit_days,
                }
            },
        )
}

fn team() -> impl Strategy<Value = Vec<Candidate>> {
    proptest::collection::vec(candidate(), 1..10).prop_map(|mut team| {
        for (n, one) in team.iter_mut().enumerate() {
            one.id = format!("companion-{n}");
        }
        team
    })
}

fn any_need() -> impl Strategy<Value = Need> {
    (
        (1..=4u8, 0..23u16, 1..=3u16),
        select(CompanyWish::ALL.to_vec()),
        subsequence(Wish::ALL.to_vec(), 0..=5),
        proptest::option::of((0..10u8).prop_map(|n| format!("companion-{n}"))),
        proptest::option::of(18..90u8),
        proptest::collection::vec((0..10u8).prop_map(|n| format!("companion-{n}")), 0..2),
    )
        .prop_map(
            |((weekday, from, hours), wish, interests, preferred, near_age, said_no)| Need {
                when: Slot {
                    weekday,
                    from_min: from * 60,
                    to_min: (from + hours).min(24) * 60,
                },
                wish,
                interests,
                preferred,
                near_age,
                said_no,
            },
        )
}

/// Free in every hour of the visit, said anew: a time that passes midnight is also looked up from the day before.
fn has_time(times: &[Slot], when: Slot) -> bool {
    let week = 7 * 24 * 60;
    let at = |slot: &Slot| (u32::from(slot.weekday) - 1) * 1440 + u32::from(slot.from_min);
    let length =
        |slot: &Slot| match (u32::from(slot.to_min) + 1440 - u32::from(slot.from_min)) % 1440 {
            0 => 1440,
            min => min,
        };
    (0..length(&when)).step_by(60).all(|min| {
        let minute = (at(&when) + min) % week;
        times
            .iter()
            .any(|slot| (minute + week - at(slot)) % week < length(slot))
    })
}

fn by_id(team: &[Candidate], found: &Suggested) -> (Vec<(String, u32)>, Vec<String>) {
    let suggested = found
        .suggestions
        .iter()
        .map(|one| (team[one.index].id.clone(), one.points))
        .collect();
    let ruled_out = found
        .ruled_out
        .iter()
        .map(|one| team[one.index].id.clone())
        .collect();
    (suggested, ruled_out)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn nobody_who_cannot_come_is_suggested(team in team(), need in any_need(), limit in 0..5usize) {
        let found = suggest(&team, &need, limit);
        prop_assert!(found.suggestions.len() <= limit);
        for one in &found.suggestions {
            let who = &team[one.index];
            prop_assert!(!who.paused && who.running < who.max_load && !need.said_no.contains(&who.id));
            prop_assert!(has_time(&who.times, need.when));
        }
        for one in &found.ruled_out {
            let who = &team[one.index];
            prop_assert!(!one.why.is_empty());
            for why in &one.why {
                prop_assert!(match why {
                    WhyNot::SaidNo => need.said_no.contains(&who.id),
                    WhyNot::Paused => who.paused,
                    WhyNot::Full { running, max_load } =>
                        (*running, *max_load) == (who.running, who.max_load) && running >= max_load,
                    WhyNot::NotAvailable { that_day } =>
                        !has_time(&who.times, need.when) && that_day.iter().all(|slot| who.times.contains(slot)),
                    WhyNot::StaffNotWished => who.kind == Kind::Staff && need.wish != CompanyWish::Worker,
                }, "{:?}", why);
            }
        }
    }

    #[test]
    fn nobody_is_lost(team in team(), need in any_need(), limit in 0..5usize) {
        let found = suggest(&team, &need, limit);
        prop_assert_eq!(found.suggestions.len() + found.ruled_out.len() + found.not_shown, team.len());
    }

    #[test]
    fn every_reason_is_true_for_its_companion(team in team(), need in any_need()) {
        for one in suggest(&team, &need, usize::MAX).suggestions {
            let who = &team[one.index];
            for reason in &one.reasons {
                prop_assert!(match reason {
                    Reason::AskedFor => need.preferred.as_ref() == Some(&who.id),
                    Reason::WithBefore => who.been_with_before,
                    Reason::KindWished(kind) => who.kind == *kind && need.wish.suits(*kind),
                    Reason::Available(slot) => *slot == need.when && has_time(&who.times, *slot),
                    Reason::SharedInterests(list) => !list.is_empty()
                        && list.iter().all(|wish| who.interests.contains(wish) && need.interests.contains(wish)),
                    Reason::Room { running, max_load } => (*running, *max_load) == (who.running, who.max_load),
                    Reason::Rested { days } => who.last_visit_days == Some(*days) && *days >= 7,
                    Reason::FirstVisit => who.last_visit_days.is_none(),
                    Reason::NearAge { years } =>
                        who.age.zip(need.near_age).map(|(a, b)| a.abs_diff(b)) == Some(*years) && *years <= 10,
                }, "{:?}", reason);
            }
            prop_assert_eq!(one.caveats.iter().any(|c| matches!(c, Caveat::OtherKind { .. })), !need.wish.suits(who.kind));
        }
    }

    #[test]
    fn those_the_guest_knows_stand_before_those_the_guest_does_not(team in team(), need in any_need()) {
        let known: Vec<(bool, bool)> = suggest(&team, &need, usize::MAX)
            .suggestions
            .iter()
            .map(|one| (need.preferred.as_ref() == Some(&team[one.index].id), team[one.index].been_with_before))
            .collect();
        prop_assert!(known.is_sorted_by(|one, next| one >= next), "{:?}", known);
    }

    #[test]
    fn the_order_of_the_team_changes_nothing(
        (team, shuffled) in team().prop_flat_map(|team| (Just(team.clone()), Just(team).prop_shuffle())), need in any_need()
    ) {
        let (one, other) = (suggest(&team, &need, 3), suggest(&shuffled, &need, 3));
        prop_assert_eq!(by_id(&team, &one), by_id(&shuffled, &other));
    }

    #[test]
    fn offering_more_or_less_time_than_the_visit_needs_changes_nothing(
        team in team(), need in any_need(), more in proptest::collection::vec(slot(), 1..4)
    ) {
        let before = suggest(&team, &need, usize::MAX);
        for one in &before.suggestions {
            let mut generous = team.clone();
            generous[one.index].times.extend(more.iter().copied());
            prop_assert_eq!(&suggest(&generous, &need, usize::MAX), &before, "more time neither lifts nor lowers");
            let mut sparing = team.clone();
            sparing[one.index].times = vec![need.when];
            prop_assert_eq!(&suggest(&sparing, &need, usize::MAX), &before, "nor does the least time");
        }
    }

    #[test]
    fn more_to_do_or_a_lower_limit_never_lifts_anybody(team in team(), need in any_need()) {
        let before = order(&team, &need);
        for (index, who) in team.iter().enumerate() {
            let Some(place) = before.iter().position(|id| *id == who.id) else { continue };
            for change in [(who.running + 1, who.max_load), (who.running, who.max_load - 1)] {
                let mut changed = team.clone();
                (changed[index].running, changed[index].max_load) = change;
                let after = order(&changed, &need).iter().position(|id| *id == who.id);
                prop_assert!(after.is_none_or(|after| after >= place), "VH-18");
            }
        }
    }

    #[test]
    fn a_new_colleague_never_changes_the_order_of_the_others(team in team(), new in candidate(), need in any_need()) {
        let before = order(&team, &need);
        let mut more = team;
        more.insert(0, Candidate { id: "new".into(), ..new });
        let after: Vec<String> = order(&more, &need).into_iter().filter(|id| id != "new").collect();
        prop_assert_eq!(before, after);
    }
}
