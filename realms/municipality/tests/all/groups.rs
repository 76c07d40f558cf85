//! Groups as they are worked with: a programme, a series, a cancelled meeting, and paper.

use crate::support::{World, between};

const SERIES: &str = "/hold/series-ro";

/// GM-5, LE-9: a programme is typed once and held as often as wanted; nothing that was typed is lost on the way.
#[tokio::test]
async fn a_programme_is_typed_once_and_a_faulty_form_keeps_every_word() {
    let world = World::demo();
    let jonas = world.jonas();
    let typed = [
        ("id", "programme-of-the-test"),
        ("title", "Kaffe og kort"),
        ("intro", "Vi siger fornavne."),
        ("parts", "  "),
    ];
    let back = jonas.post("/hold/program", &typed).await;
    assert_eq!(back.status, 422);
    assert!(
        back.body.contains("Kaffe og kort") && back.body.contains("Skriv en linje for hver gang")
    );
    let parts = (1..=30)
        .map(|n| format!("Gang {n}"))
        .collect::<Vec<_>>()
        .join("\n");
    let good = [typed[0], typed[1], typed[2], ("parts", parts.as_str())];
    assert_eq!(
        jonas.post("/hold/program", &good).await.to,
        "/hold?nyt=program"
    );
    let series = |first: &'static str, places: &'static str| {
        [
            ("id", "series-of-the-test"),
            ("programme", "programme-of-the-test"),
            ("name", "Kaffe om tirsdagen"),
            ("first", first),
            ("time", "10.30"),
            ("minutes", "90"),
            ("every", "1"),
            ("newcomers", "4"),
            ("closed", "skip"),
            ("room", "Køkkenet"),
            ("mode", "house"),
            ("places", places),
            ("lead", "worker-jonas"),
            ("second", "worker-inge"),
        ]
    };
    let back = jonas.post("/hold", &series("snart", "0")).await;
    assert_eq!(back.status, 422);
    for kept in ["Kaffe om tirsdagen", "Køkkenet", "snart", "fra 1 til 200"] {
        assert!(back.body.contains(kept), "{kept}");
    }
    let opened = jonas.post("/hold", &series("2026-11-24", "8")).await;
    assert_eq!(opened.to, "/hold/series-of-the-test?nyt=hold");
    // Thirty weeks, well past the half year of an individual course: a group has no limit (LE-9).
    let page = jonas.get("/hold/series-of-the-test").await.body;
    assert_eq!(page.matches("/hold/gang/series-of-the-test-").count(), 30);
    assert!(
        page.contains("15. juni") || page.contains("29. juni"),
        "{page}"
    );
    assert!(
        page.contains("Nye begynder"),
        "FR-16: the next way in is said"
    );
}

/// The house is closed on public holidays: the meeting of Easter Monday is skipped, and the page says so.
#[tokio::test]
async fn a_public_holiday_moves_a_meeting_and_the_page_says_why() {
    let world = World::demo();
    let jonas = world.jonas();
    let fields = [
        ("id", "series-of-easter"),
        ("programme", "programme-gaa"),
        ("name", "Mandagstur"),
        ("first", "2027-03-22"),
        ("time", "10"),
        ("minutes", "60"),
        ("every", "1"),
        ("newcomers", "0"),
        ("closed", "skip"),
        ("mode", "walk"),
        ("places", "8"),
        ("lead", "worker-jonas"),
    ];
    assert_eq!(jonas.post("/hold", &fields).await.status, 303);
    let page = jonas.get("/hold/series-of-easter").await.body;
    assert!(page.contains("Huset er lukket mandag 29. marts"), "{page}");
    assert!(page.contains("andag 5. april"));
}

/// RW-4: the page says honestly that the day is not known, and whom to ring; a ring is one press.
#[tokio::test]
async fn a_cancelled_meeting_says_that_the_day_is_not_known_and_whom_to_ring() {
    let world = World::demo();
    let jonas = world.jonas();
    let page = jonas.get(SERIES).await.body;
    assert!(
        page.contains("Vi ved ikke endnu, hvornår det bliver"),
        "{page}"
    );
    let calls = page.matches("/hold/ring/").count();
    assert_eq!(calls, 5, "everybody who has a place");
    let first = between(&page, "action=\"/hold/ring/", "\"").to_owned();
    let rung = jonas.post(&format!("/hold/ring/{first}"), &[]).await;
    assert_eq!(rung.to, format!("{SERIES}?nyt=ringet"));
    let page = jonas.get(SERIES).await.body;
    assert_eq!(page.matches("/hold/ring/").count(), calls - 1);
    let session = between(&page, "href=\"/hold/gang/series-ro-3", "\"");
    assert_eq!(session, "", "the third meeting stands in the list");
    let day = [
        ("id", "form-new-day"),
        ("day", "2026-11-30"),
        ("time", "13"),
    ];
    jonas.post("/hold/gang/series-ro-3/dag", &day).await;
    let page = jonas.get("/hold/gang/series-ro-3").await;
    assert_eq!(page.heading(), "Mandag 30. november kl. 13");
    assert!(page.body.contains("Flyttet fra torsdag 19. november"));
    let past = [("id", "form-past"), ("day", "2026-11-01"), ("time", "sent")];
    let back = jonas.post("/hold/gang/series-ro-3/dag", &past).await;
    assert_eq!(back.status, 422);
    assert!(back.body.contains("value=\"sent\""), "what was typed stays");
}

/// GM-15: whoever comes is counted, whoever does not has said "ikke i dag"; no page of a group blames or ranks.
#[tokio::test]
async fn not_coming_is_noted_without_blame() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = "/hold/gang/series-ro-1";
    let page = jonas.get(here).await.body;
    assert!(page.contains("Kom i dag: 4"), "{page}");
    for word in ["udeble", "fravær", "mangl", "%"] {
        let main = between(&page, "<main", "</main>").to_lowercase();
        assert!(!main.contains(word), "{word}");
    }
    let said = [("guest", "guest-00001"), ("said", "unsaid")];
    assert_eq!(jonas.post(&format!("{here}/kom"), &said).await.status, 303);
    let stranger = [("guest", "guest-00031"), ("said", "came")];
    assert_eq!(
        jonas.post(&format!("{here}/kom"), &stranger).await.status,
        404,
        "who has no place there is not noted there"
    );
}

/// FR-17: numbers are swapped on paper, by hand. The sheet has lines and no guest, and no table has a column for it.
#[tokio::test]
async fn numbers_are_swapped_on_paper_and_kept_by_nobody() {
    let world = World::demo();
    let jonas = world.jonas();
    let page = jonas.get(SERIES).await.body;
    let guest = between(&page, "href=\"/gaest/guest-00000\">", "<").to_owned();
    assert!(!guest.is_empty());
    let sheet = jonas.get(&format!("{SERIES}/seddel")).await.body;
    let main = between(&sheet, "<main", "</main>");
    assert!(main.contains("Huset gemmer det ikke") && main.contains("Jonas"));
    assert!(!main.contains(&guest) && !main.contains("<input"));
    let columns = kit_store::test::columns(&world.app.store).expect("columns");
    let of_groups = [
        "group_seat.",
        "series.",
        "group_session.",
        "attendance.",
        "call_due.",
    ];
    for column in columns
        .iter()
        .filter(|name| of_groups.iter().any(|table| name.starts_with(table)))
    {
        for word in ["phone", "mail", "contact", "address", "number"] {
            assert!(!column.contains(word), "{column}");
        }
    }
}

/// DD-2: the week on paper has every day, the weekend too, and no guest.
#[tokio::test]
async fn the_week_on_paper_has_the_weekend_and_nobody_in_it() {
    let world = World::demo();
    let week = world.jonas().get("/hold/uge").await.body;
    let main = between(&week, "<main", "</main>");
    for day in ["Mandag 16.", "Lørdag 21.", "Søndag 22."] {
        assert!(main.contains(day), "{day}: {main}");
    }
    assert!(main.contains("Kl. 10: Gå og snak. På en gåtur"), "{main}");
    assert!(!main.contains("/gaest/"));
}

/// GM-5: "not a match" is one quiet button; the place goes on, and it can be taken back.
#[tokio::test]
async fn not_a_match_is_one_quiet_button() {
    let world = World::demo();
    let jonas = world.jonas();
    let quiet = jonas
        .post("/hold/plads/seat-00001", &[("why", "no_match")])
        .await;
    assert_eq!(quiet.to, format!("{SERIES}?nyt=stop"));
    let page = jonas.get(SERIES).await.body;
    assert!(page.contains("Find noget andet sammen"));
    assert!(
        page.contains("der er blevet en plads"),
        "the next is owed a call"
    );
    let back = jonas.post("/hold/plads/seat-00001/fortrydelse", &[]).await;
    assert_eq!(back.to, SERIES);
}

/// DD-4: a caseworker reads without login what a group is, for whom, where, the next start and how many places are free, and
/// finds similar ones in the open directory; only what the house has marked, and nobody who is in it.
#[tokio::test]
async fn anybody_reads_what_a_group_is_and_how_many_places_are_free() {
    let world = World::demo();
    let jonas = world.jonas();
    let page = world.anybody("/kurser").await;
    assert_eq!(page.status, 200);
    for seen in [
        "ACT betyder",
        "Voksne, der gerne vil ud og gå med andre.",
        "Ved lågen, Havnegade 3, Demokøbing",
        "Fredag 20. november kl. 10",
        "<dd>5 pladser</dd>",
        "Ingen lige nu. Man kan stå på ventelisten.",
        "/find?ord=g%C3%A5tur",
    ] {
        assert!(page.body.contains(seen), "{seen}: {}", page.body);
    }
    let group = jonas.get(SERIES).await.body;
    let names = group.split("<a href=\"/gaest/").skip(1);
    let names: Vec<&str> = names
        .filter_map(|rest| rest.split_once('>')?.1.split_once('<'))
        .map(|(name, _)| name)
        .collect();
    assert!(names.len() > 3, "{group}");
    for name in names {
        assert!(!page.body.contains(name), "{name}");
    }
    for from in ["/samarbejde", "/henvendelse"] {
        let way = world.anybody(from).await.body;
        assert!(way.contains("href=\"/kurser\""), "{from}");
    }
    let to = "/hold/series-gaa/vis";
    let half = [
        ("id", "notice-of-the-test"),
        ("about", "Vi går i skoven."),
        ("shown", "ja"),
    ];
    let back = jonas.post(to, &half).await;
    assert_eq!(back.status, 422);
    assert!(back.body.contains("Vi går i skoven.</textarea>") && back.body.contains(" checked"));
    let hidden = [half[0], half[1]];
    for _ in 0..2 {
        assert_eq!(
            jonas.post(to, &hidden).await.to,
            "/hold/series-gaa?nyt=skjult"
        );
    }
    let page = world.anybody("/kurser").await.body;
    assert!(!page.contains("Gå og snak") && page.contains("Ro og små pauser"));
    assert!(
        jonas
            .get("/hold/series-gaa")
            .await
            .body
            .contains("Vi går i skoven.")
    );
}
