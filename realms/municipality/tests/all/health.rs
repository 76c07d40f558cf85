//! Health in an offer, walked through the router.

use realm_municipality::{add_instrument, load_instrument};

use crate::support::World;

const SHEET: [(&str, &str); 6] = [
    ("from", "2026-11-18"),
    ("actor-0", "Medarbejder"),
    ("does-2-0", "Laver mad sammen med gæsten."),
    (
        "treatment-2",
        "Sondemad er behandling: hjemmesygeplejen tager over.",
    ),
    ("first-2", "Kostvejlederen, tirsdag 9 til 12."),
    ("then-2", "Sundhedsnetværket, alle hverdage."),
];

/// HE-1, HE-2, HE-3: the leader keeps who does what in twelve areas from a day on; a worker sees in two steps whom to ask.
#[tokio::test]
async fn the_sheet_is_kept_from_a_day_on_and_says_whom_to_ask_in_two_steps() {
    let world = World::demo();
    let (karen, jonas) = (world.karen(), world.jonas());
    assert!(
        jonas
            .get("/sundhed?omraade=3")
            .await
            .body
            .contains("Ingen er skrevet på endnu.")
    );
    let form = |id: &'static str, more: &[(&'static str, &'static str)]| {
        let mut all = vec![("id", id)];
        all.extend(
            SHEET
                .iter()
                .filter(|(name, _)| more.iter().all(|(other, _)| other != name)),
        );
        all.extend(more);
        all
    };
    for _ in 0..2 {
        let sent = karen
            .post("/ledelse/sundhed", &form("sheet-00001", &[]))
            .await;
        assert_eq!(sent.to, "/ledelse/sundhed?nyt=skema", "{}", sent.body);
    }
    let page = karen.get("/ledelse/sundhed").await;
    assert_eq!(
        page.body.matches("<th scope=\"row\">").count(),
        12,
        "twelve areas: {}",
        page.body
    );
    for said in [
        "Laver mad sammen med gæsten.",
        "Sondemad er behandling",
        "Skemaet gælder fra 18.",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    // Step one, step two.
    let first = jonas.get("/sundhed").await;
    assert!(
        first.body.contains("href=\"/sundhed?omraade=3\">Ernæring"),
        "{}",
        first.body
    );
    let second = jonas.get("/sundhed?omraade=3").await;
    for said in [
        "Kostvejlederen, tirsdag 9 til 12.",
        "Sundhedsnetværket, alle hverdage.",
        "hjemmesygeplejen tager over",
    ] {
        assert!(second.body.contains(said), "{said}: {}", second.body);
    }
    // A later sheet does not hold yet, and the earlier stays.
    let later = [("from", "2027-01-01"), ("first-2", "En anden.")];
    assert_eq!(
        karen
            .post("/ledelse/sundhed", &form("sheet-00002", &later))
            .await
            .status,
        303
    );
    assert!(
        !jonas
            .get("/sundhed?omraade=3")
            .await
            .body
            .contains("En anden.")
    );
    world.later(45 * 24 * 3_600_000);
    assert!(
        world
            .jonas()
            .get("/sundhed?omraade=3")
            .await
            .body
            .contains("En anden.")
    );
    let bad = world
        .karen()
        .post(
            "/ledelse/sundhed",
            &form("sheet-00003", &[("from", "i morgen")]),
        )
        .await;
    assert_eq!(bad.status, 422);
    assert!(
        bad.body.contains("Laver mad sammen med gæsten.") && bad.body.contains("href=\"#from\""),
        "kept: {}",
        bad.body
    );
    assert_eq!(
        world.jonas().get("/ledelse/sundhed").await.status,
        404,
        "the leader's page"
    );
}

/// HE-12: an offer rates itself on two questions and sees how it has gone.
#[tokio::test]
async fn an_offer_rates_itself_and_sees_its_own_way() {
    let world = World::demo();
    let karen = world.karen();
    let rate = |id: &'static str, handles: &'static str| {
        [("id", id), ("handles", handles), ("finds", "3")]
    };
    for _ in 0..2 {
        assert_eq!(
            karen
                .post("/ledelse/sundhed/vurdering", &rate("rating-0001", "2"))
                .await
                .status,
            303
        );
    }
    world.later(1_000);
    assert_eq!(
        karen
            .post("/ledelse/sundhed/vurdering", &rate("rating-0002", "4"))
            .await
            .status,
        303
    );
    let page = karen.get("/ledelse/sundhed").await.body;
    let (newest, oldest) = (
        page.find("<td>4</td><td>3</td>"),
        page.find("<td>2</td><td>3</td>"),
    );
    assert!(newest.is_some() && newest < oldest, "{page}");
    assert_eq!(
        page.matches("<td>2</td><td>3</td>").count(),
        1,
        "a double press is one"
    );
    assert_eq!(
        karen
            .post("/ledelse/sundhed/vurdering", &rate("rating-0003", "6"))
            .await
            .status,
        422
    );
}

/// HE-7, HE-8: health questions that the operator loaded are asked by a team that is trained, in their rhythm, and not when
/// the training has lapsed.
#[tokio::test]
async fn health_questions_are_asked_by_a_trained_team_in_their_rhythm() {
    const QUESTIONS: &str = r#"{"resourceType":"Questionnaire","url":"https://example.org/krop","version":"1","title":"Kroppen",
        "item":[{"linkId":"a","text":"Opfundet om tænder?","type":"choice","answerOption":[{"valueInteger":0},{"valueInteger":1}]}]}"#;
    const SCORING: &str = "instrument = \"https://example.org/krop\"\nversion = \"1\"\nlicence = \"Opfundet\"\nsource = \"Prøven\"\nmoment = \"health\"\nitems = [\"a\"]\nmethod = \"sum\"\ndirection = \"neither\"\nrepeat_weeks = 4\n";
    const DAY: i64 = 24 * 3_600_000;
    let world = World::demo();
    let loaded = load_instrument(QUESTIONS, SCORING).expect("whole files");
    add_instrument(&world.app.store, &world.given, &loaded).expect("added");
    crate::talk::set_offer(
        &world,
        "[talks]\ninstruments = [\"own-week\", \"https://example.org/krop\"]\n",
    );
    let here = crate::talk::here(&world);
    let asks = |body: &str| body.contains("Opfundet om tænder?");
    let jonas = world.jonas();
    assert!(
        !asks(&crate::talk::begun(&jonas, &here, "house").await.body),
        "nobody is trained"
    );

    let team = world.number("SELECT team_id FROM worker WHERE id = 'worker-jonas'");
    let leader = world.number("SELECT l.worker_id FROM team_leader l JOIN worker w ON w.team_id = l.team_id WHERE w.id = 'worker-jonas' ORDER BY l.worker_id LIMIT 1");
    let leads = world.person(&leader, "leader", "Leder");
    let course = [
        ("id", "training-0001"),
        ("team", team.as_str()),
        ("topic", "screening"),
        ("held", "2026-11-18"),
        ("lapses", "2027-02-01"),
    ];
    let sent = leads.post("/ledelse/sundhed/kursus", &course).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert!(
        leads
            .get("/ledelse/sundhed")
            .await
            .body
            .contains("Gælder til og med 1. februar 2027"),
        "{}",
        leads.get("/ledelse/sundhed").await.body
    );
    let page = jonas.get(&here).await;
    assert!(asks(&page.body), "{}", page.body);
    let health = crate::talk::side(&page, &here, "health");
    let sent = jonas
        .post(
            &format!("{here}/svar"),
            &crate::talk::with(&health, &[("q0", "1")]),
        )
        .await;
    assert_eq!(sent.status, 303, "{}", sent.body);

    for (days, due) in [(27, false), (1, true), (60, false)] {
        world.later(days * DAY);
        let jonas = world.jonas();
        let page = crate::talk::begun(&jonas, &here, "house").await;
        assert_eq!(
            page.body.contains("value=\"health\""),
            due,
            "after {days} days more: {}",
            page.body
        );
    }
    let leads = world.person(&leader, "leader", "Leder");
    assert!(
        leads
            .get("/ledelse/sundhed")
            .await
            .body
            .contains("Udløb 1. februar 2027")
    );
}
