//! The search as a guest meets it.

use engine_search::{
    Accompanies, Company, DayPart, Directory, Place, Question, Reason, Relaxed, Setting, Slot,
    Synonyms, Understood, Wish, find,
};

fn place(id: &str, text: &str, wishes: &[Wish]) -> Place {
    Place {
        id: id.into(),
        text: text.into(),
        wishes: wishes.to_vec(),
        intrusive: Some(2),
        ..Place::default()
    }
}

fn town() -> Vec<Place> {
    vec![
        Place {
            intrusive: Some(1),
            accompanies: Some(Accompanies::Own),
            times: vec![Slot {
                weekday: 3,
                from_min: 16 * 60,
                to_min: 17 * 60,
            }],
            point: Some((56.000, 10.000)),
            ..place(
                "walk",
                "Gåturen ved åen",
                &[Wish::GetUp, Wish::Nature, Wish::Move],
            )
        },
        Place {
            intrusive: Some(3),
            times: vec![Slot {
                weekday: 2,
                from_min: 18 * 60,
                to_min: 20 * 60,
            }],
            point: Some((56.001, 10.000)),
            ..place(
                "meal",
                "Fællesspisning på havnen",
                &[Wish::Eat, Wish::Company],
            )
        },
        Place {
            setting: Some(Setting::OpenHouse),
            accompanies: Some(Accompanies::Nobody),
            times: vec![Slot {
                weekday: 6,
                from_min: 10 * 60,
                to_min: 14 * 60,
            }],
            ..place(
                "yard",
                "Værkstedet. Hjælp til med at dække bord",
                &[Wish::Make, Wish::BeOfUse, Wish::GetUp],
            )
        },
        place("choir", "Koret for alle", &[Wish::Music, Wish::Company]),
    ]
}

fn found(question: &Question) -> Vec<(String, Vec<Relaxed>)> {
    let town = town();
    let answer = find(&town, question, &Synonyms::default(), 3);
    answer
        .fits
        .into_iter()
        .map(|fit| (town[fit.index].id.clone(), fit.relaxed))
        .collect()
}

#[test]
fn something_to_get_up_for_gives_the_least_intrusive_first_and_says_why() {
    // BR-1, VH-12
    let town = town();
    let question = Question {
        wishes: vec![Wish::GetUp],
        ..Question::default()
    };
    let answer = find(&town, &question, &Synonyms::default(), 2);
    assert_eq!(answer.relaxed, []);
    assert_eq!(
        answer.fits.iter().map(|fit| fit.index).collect::<Vec<_>>(),
        [0, 2]
    );
    assert_eq!(
        answer.fits[0].reasons,
        [
            Reason::MatchesWish(Wish::GetUp),
            Reason::LeastIntrusive { level: 1 }
        ]
    );
    assert_eq!(answer.fits[1].reasons, [Reason::MatchesWish(Wish::GetUp)]);
}

#[test]
fn a_place_to_be_of_use_can_be_wished_for() {
    // BR-19
    let question = Question {
        wishes: vec![Wish::BeOfUse],
        ..Question::default()
    };
    assert_eq!(found(&question)[0], ("yard".into(), vec![]));
}

#[test]
fn spisning_finds_faellesspisning() {
    let question = Question {
        text: Some("spisning".into()),
        ..Question::default()
    };
    assert_eq!(found(&question)[0], ("meal".into(), vec![]));
    let town = town();
    let answer = find(&town, &question, &Synonyms::default(), 1);
    assert_eq!(
        answer.fits[0].reasons,
        [Reason::TextHit {
            asked: "spisning".into(),
            word: "Fællesspisning".into()
        }]
    );
}

#[test]
fn an_everyday_word_is_understood_as_a_wish() {
    let directory = Directory::new(
        town(),
        Synonyms::new([("synge", Wish::Music), ("alene", Wish::Company)]),
    );
    let question = Question {
        text: Some("jeg vil synge".into()),
        ..Question::default()
    };
    let answer = directory.find(&question, 1);
    let understood = Understood {
        said: "synge".into(),
        wish: Wish::Music,
    };
    assert_eq!(answer.understood, std::slice::from_ref(&understood));
    assert_eq!(
        directory
            .place(answer.fits[0].index)
            .map(|place| place.id.as_str()),
        Some("choir")
    );
    assert_eq!(answer.fits[0].reasons, [Reason::MatchesWords(understood)]);
}

#[test]
fn time_gives_way_before_the_wish_and_says_so() {
    let question = Question {
        wishes: vec![Wish::Nature],
        day_part: Some(DayPart::Evening),
        ..Question::default()
    };
    assert_eq!(
        found(&question),
        [
            ("walk".into(), vec![Relaxed::Time]),
            ("meal".into(), vec![Relaxed::Wish]),
            ("choir".into(), vec![Relaxed::Time, Relaxed::Wish]),
        ]
    );
}

#[test]
fn nobody_yet_is_shown_to_one_who_wants_company_only_as_a_way_out() {
    // BR-7
    let question = Question {
        wishes: vec![Wish::GetUp],
        company: Some(Company::WithSomebody),
        ..Question::default()
    };
    let found = found(&question);
    assert_eq!(found[0], ("walk".into(), vec![]));
    assert_eq!(found[1], ("yard".into(), vec![Relaxed::Company]));
}

#[test]
fn one_who_does_not_know_yet_is_shown_both_kinds() {
    let question = Question {
        wishes: vec![Wish::GetUp],
        company: Some(Company::DontKnow),
        ..Question::default()
    };
    let found = found(&question);
    assert_eq!(found[1], ("yard".into(), vec![]));
}

#[test]
fn a_question_in_common_words_only_constrains_nothing() {
    let question = Question {
        text: Some("jeg vil gerne have noget".into()),
        ..Question::default()
    };
    assert!(
        found(&question)
            .iter()
            .all(|(_, relaxed)| relaxed.is_empty())
    );
}

#[test]
fn an_illness_opens_no_shortcut_and_closes_no_door() {
    // BR-1, VH-14: a word that no community uses changes neither who is found nor their order.
    let open = found(&Question::default());
    let named = found(&Question {
        text: Some("skizofreni".into()),
        ..Question::default()
    });
    let ids =
        |list: &[(String, Vec<Relaxed>)]| list.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&open), ids(&named));
    assert!(named.iter().all(|(_, relaxed)| relaxed == &[Relaxed::Text]));
}

#[test]
fn a_place_far_away_gives_way_to_one_within_reach() {
    let far = Place {
        point: Some((57.0, 10.0)),
        ..place("a-far", "", &[Wish::Eat])
    };
    let near = Place {
        point: Some((56.01, 10.0)),
        intrusive: Some(5),
        ..place("near", "", &[Wish::Eat])
    };
    let question = Question {
        wishes: vec![Wish::Eat],
        near: Some((56.0, 10.0)),
        ..Question::default()
    };
    let answer = find(&[far, near], &question, &Synonyms::default(), 3);
    assert_eq!(answer.fits[0].index, 1);
    assert_eq!(answer.fits[1].relaxed, [Relaxed::Distance]);
    assert!(answer.fits[0].reasons.iter().any(
        |reason| matches!(reason, Reason::Near { metres } if (1_100..1_120).contains(metres))
    ));
}

#[test]
fn an_empty_directory_has_an_empty_answer() {
    let answer = find(
        &[],
        &Question {
            wishes: vec![Wish::Eat],
            ..Question::default()
        },
        &Synonyms::default(),
        3,
    );
    assert!(answer.fits.is_empty() && answer.relaxed.is_empty());
}

#[test]
fn now_means_open_or_open_within_the_hour() {
    let opens = |id: &str, next_in_min| Place {
        next_in_min,
        ..place(id, "", &[])
    };
    let all = [
        opens("open", Some(-20)),
        opens("soon", Some(60)),
        opens("later", Some(61)),
        opens("unknown", None),
    ];
    let question = Question {
        day_part: Some(DayPart::Now),
        ..Question::default()
    };
    let answer = find(&all, &question, &Synonyms::default(), 4);
    let told: Vec<_> = answer
        .fits
        .iter()
        .map(|fit| (fit.index, fit.reasons.first(), fit.relaxed.as_slice()))
        .collect();
    assert_eq!(
        told,
        [
            (0, Some(&Reason::OpenNow), &[][..]),
            (1, Some(&Reason::OpensSoon { minutes: 60 }), &[][..]),
            (2, None, &[Relaxed::Time][..]),
        ],
        "and three are enough where not all fit"
    );
}

#[test]
fn among_equals_the_one_that_is_easiest_to_come_to_stands_first() {
    let at = |id: &str, north: f64, next_in_min, assured_days_ago| Place {
        point: Some((56.0 + north, 10.0)),
        next_in_min,
        assured_days_ago,
        ..place(id, "", &[])
    };
    let all = [
        at("a-five-km", 0.05, None, None),
        at("b-two-km", 0.02, None, None),
        at("c-same-street", 0.002, None, None),
        at("d-seven-hundred-m", 0.006, None, None),
        at("e-two-km-tomorrow", 0.02, Some(1_000), None),
        at("f-two-km-in-two-days", 0.02, Some(2_880), None),
        at("g-two-km-confirmed", 0.02, None, Some(90)),
        at("h-two-km-stale", 0.02, None, Some(91)),
        at("i-two-km-in-a-week", 0.02, Some(10_080), None),
    ];
    let question = Question {
        near: Some((56.0, 10.0)),
        ..Question::default()
    };
    let answer = find(&all, &question, &Synonyms::default(), 9);
    let order: String = answer
        .fits
        .iter()
        .filter_map(|fit| all[fit.index].id.chars().next())
        .collect();
    assert_eq!(order, "cedfgibha");
}

#[test]
fn company_lifts_among_equals_when_one_does_not_know_and_an_open_house_when_one_goes_alone() {
    let plain = place("a", "", &[]);
    let with = Place {
        accompanies: Some(Accompanies::Both),
        ..place("b", "", &[])
    };
    let open = Place {
        setting: Some(Setting::OpenHouse),
        ..place("c", "", &[])
    };
    let all = [plain, with, open];
    let first = |company| {
        let answer = find(
            &all,
            &Question {
                company: Some(company),
                ..Question::default()
            },
            &Synonyms::default(),
            1,
        );
        (answer.fits[0].index, answer.fits[0].reasons.clone())
    };
    assert_eq!(
        first(Company::DontKnow),
        (
            1,
            vec![Reason::CompanyPossible {
                by: Some(Accompanies::Both)
            }]
        )
    );
    assert_eq!(first(Company::Alone), (2, vec![Reason::ComeAsYouLike]));
}
