//! The open pages, walked as a visitor.

use crate::support::{World, words};
use kit_web::{Asked, permissions};
use kit_words::Lang;
use realm_public::{FACE, routes, samples};

#[test]
fn the_permission_matrix_is_the_committed_one() {
    let made = permissions("public", FACE.roles, routes().declared());
    assert_eq!(
        made,
        include_str!("../../permissions.txt"),
        "the new text:\n{made}"
    );
}

fn asked(world: &World, lang: Lang) -> Asked {
    Asked::reader(&world.app.web, lang, "/")
}

/// ALL-2, ALL-3: every page says whose it is, in both languages, and has one heading.
#[test]
fn every_page_is_whole_in_both_languages() {
    let world = World::empty();
    for lang in [Lang::Da, Lang::En] {
        let samples = samples(&asked(&world, lang)).expect("every page can be made");
        assert!(samples.len() > 25, "{}", samples.len());
        for sample in samples {
            let at = format!("{}/{} {lang:?}", sample.page, sample.name);
            assert!(!sample.html.contains('⟦'), "{at}: {}", sample.html);
            assert_eq!(sample.html.matches("<h1").count(), 1, "{at}");
            assert!(!sample.html.contains(" style="), "{at}: the CSP forbids it");
            assert!(!sample.html.contains("<script"), "{at}");
        }
    }
}

/// BR-1, BR-2, BR-4: from a wish to a page that takes away the fear of the door.
#[tokio::test]
async fn three_questions_lead_to_the_walk_along_the_stream() {
    let world = World::demo();
    let front = world.page("/").await;
    assert!(front.contains("action=\"/find/hvornaar\"") && front.contains("value=\"get_up\""));
    let when = world.page("/find/hvornaar?hvad=get_up").await;
    assert!(
        when.contains("action=\"/find/hvem\"") && when.contains("name=\"hvad\" value=\"get_up\"")
    );
    let who = world
        .page("/find/hvem?hvad=get_up&hvornaar=afternoon&hvor=4799")
        .await;
    assert!(who.contains("action=\"/find\"") && who.contains("name=\"hvor\" value=\"4799\""));
    let found = world
        .page("/find?hvad=get_up&hvornaar=afternoon&hvor=4799&hvem=with_somebody")
        .await;
    let text = words(&found);
    assert_eq!(found.matches("<article").count(), 3, "{text}");
    assert!(text.contains("Gåturen ved åen"), "{text}");
    assert!(
        text.contains("Det giver dig: noget at stå op til.")
            && text.contains("En kan følges med dig."),
        "{text}"
    );
    let page = world.page("/f/gaaturen-ved-aaen").await;
    let text = words(&page);
    for part in [
        "Næste gang er i dag kl. 16.",
        "Hvem tager imod mig?",
        "Må jeg bare sidde stille?",
        "Kl. 16.25: I vender ved den hvide bro.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(
        page.contains("href=\"/min/ny?f=02995e37%2Df778%2D4447%2D841e%2D39e8812d3e9f\""),
        "{page}"
    );
    assert!(page.contains("href=\"tel:00002001\""));
}

/// UX.md §11: a window's title is neutral and names one page only.
#[test]
fn no_two_pages_share_a_title() {
    let world = World::empty();
    let mut titles = std::collections::BTreeMap::new();
    for sample in samples(&asked(&world, Lang::Da)).expect("every page can be made") {
        let title = sample
            .html
            .split("<title>")
            .nth(1)
            .and_then(|rest| rest.split("</title>").next())
            .expect("a title")
            .to_owned();
        assert!(!title.trim().is_empty());
        let page = titles.entry(title.clone()).or_insert(sample.page);
        assert_eq!(*page, sample.page, "{title}");
    }
}

/// UX.md §3: at most 15 words a sentence, no shouting, no word of illness or casework.
#[test]
fn every_danish_text_is_plain() {
    const NEVER: [&str; 12] = [
        "sag",
        "sager",
        "sagsbehandling",
        "visitation",
        "borger",
        "borgeren",
        "klient",
        "patient",
        "målgruppe",
        "indsats",
        "ydelse",
        "psykisk",
    ];
    for line in include_str!("../../words/da.ftl")
        .lines()
        .filter(|line| !line.trim().is_empty())
    {
        let text = line.split_once(" = ").map_or(line, |(_, text)| text);
        assert!(!text.contains('!') && !text.contains('§'), "{line}");
        for sentence in text.split(['.', '?', ':']) {
            assert!(
                sentence
                    .split_whitespace()
                    .filter(|word| !"{}$".contains(*word))
                    .count()
                    <= 15,
                "{line}"
            );
        }
        for word in text
            .to_lowercase()
            .split(|letter: char| !letter.is_alphabetic())
        {
            assert!(!NEVER.contains(&word), "{word}: {line}");
        }
    }
}

/// VH-12: the least intrusive stands first among equals, and the page says why.
#[tokio::test]
async fn the_least_intrusive_comes_first_and_says_so() {
    let world = World::demo();
    let directory = realm_public::directory(&world.app);
    let mut told = 0;
    for wish in engine_search::Wish::ALL {
        let page = world.page(&format!("/find?hvad={}", wish.key())).await;
        let cards: Vec<&str> = page.split("<article").skip(1).collect();
        let levels: Vec<Option<u8>> = cards
            .iter()
            .map(|card| {
                let slug = card
                    .split("href=\"/f/")
                    .nth(1)
                    .and_then(|rest| rest.split('"').next())
                    .expect("a link");
                directory.by_slug(slug).expect("shown").intrusive
            })
            .collect();
        let least = levels.iter().flatten().min().copied();
        let differ = levels.iter().any(|level| *level != least);
        for (card, level) in cards.iter().zip(&levels) {
            let said = card.contains("Af disse kræver det mindst af dig.");
            assert_eq!(
                said,
                differ && *level == least && least.is_some(),
                "{}: {levels:?}",
                wish.key()
            );
            told += usize::from(said);
        }
    }
    assert!(told > 0, "the reason was never told, so nothing was tried");
}

/// BR-2: days and hours are said as people say them.
#[tokio::test]
async fn times_are_said_in_words() {
    let world = World::empty();
    let schedules = |list: serde_json::Value| {
        let id = "0b6a6f63-4f0e-4b5f-9c1d-6c5f9d3c2a11";
        let mut service =
            serde_json::json!({ "id": id, "name": "Koret", "status": "active", "minimum_age": 18 });
        service["schedules"] = list;
        let feed = kit_hsds::read_bytes(
            "feed.json",
            service.to_string().as_bytes(),
            &kit_hsds::Limits::default(),
        )
        .expect("a feed");
        realm_public::import(
            &world.app.store,
            &feed,
            "feed",
            realm_public::Run::Write,
            world.app.web.given.now(),
        )
        .expect("imported");
        world.clock.advance_ms(1_000);
    };
    let id = "5a1e7c7e-2f55-4d62-8f5e-0c9d1b7a2e22";
    for (schedule, says) in [
        (
            serde_json::json!({ "freq": "WEEKLY", "byday": "MO,WE,FR", "opens_at": "10:00", "closes_at": "12:30" }),
            "Hver mandag, onsdag og fredag kl. 10–12.30",
        ),
        (
            serde_json::json!({ "freq": "WEEKLY", "interval": 2, "byday": "TU", "dtstart": "2026-12-01", "opens_at": "19:00" }),
            "Tirsdag hver anden uge kl. 19",
        ),
        (
            serde_json::json!({ "freq": "MONTHLY", "byday": "1SA", "opens_at": "11:00", "closes_at": "13:00", "until": "2027-03-06" }),
            "Den første lørdag i hver måned kl. 11–13 til og med 6. marts",
        ),
        (
            serde_json::json!({ "freq": "MONTHLY", "byday": "-1SU", "opens_at": "11:00" }),
            "Den sidste søndag i hver måned kl. 11",
        ),
        (
            serde_json::json!({ "dtstart": "2026-12-28", "opens_at": "10:00", "closes_at": "12:00" }),
            "Mandag 28. december kl. 10–12",
        ),
        (
            serde_json::json!({ "freq": "WEEKLY", "byday": "WE", "opens_at": "14:00", "closes_at": "16:00" }),
            "Her er åbent nu, til kl. 16.",
        ),
        (
            serde_json::json!({ "description": "Når vi har lyst" }),
            "Når vi har lyst",
        ),
    ] {
        let mut schedule = schedule;
        schedule["id"] = id.into();
        schedules(serde_json::json!([schedule]));
        let text = words(&world.page("/f/koret").await);
        assert!(text.contains(says), "{says}: {text}");
        assert!(text.contains("Fra 18 år."));
    }
    schedules(
        serde_json::json!([{ "id": id, "freq": "WEEKLY", "byday": "WE", "opens_at": "14:00", "until": "2026-11-01" }]),
    );
    let text = words(&world.page("/f/koret").await);
    assert!(
        !text.contains("Hver onsdag") && text.contains("Spørg, hvornår du kan komme."),
        "what is over is not promised: {text}"
    );
}

/// UX.md §10: a town with many communities still has short pages.
#[tokio::test]
async fn a_long_list_is_shown_a_letter_at_a_time() {
    let world = World::empty();
    let list: Vec<_> = (0..400_u32)
        .map(|n| {
            let letter = ["A", "B", "Ø", "Å"][usize::try_from(n % 4).expect("small")];
            serde_json::json!({ "id": format!("0b6a6f63-4f0e-4b5f-9c1d-{n:012}"), "name": format!("{letter}-holdet {n}"), "status": "active" })
        })
        .collect();
    let bytes = serde_json::to_vec(&list).expect("JSON");
    let feed =
        kit_hsds::read_bytes("feed.json", &bytes, &kit_hsds::Limits::default()).expect("a feed");
    realm_public::import(
        &world.app.store,
        &feed,
        "feed",
        realm_public::Run::Write,
        world.app.web.given.now(),
    )
    .expect("imported");
    world.clock.advance_ms(1_000);
    let first = world.page("/alle").await;
    assert!(
        first.contains("A-holdet 0") && !first.contains("B-holdet") && first.len() < 30_000,
        "{}",
        first.len()
    );
    let last = world.page("/alle?bogstav=%C3%85").await;
    assert!(last.contains("Å-holdet 3") && !last.contains("A-holdet"));
    assert!(first.contains("href=\"/alle?bogstav=%C3%85\""));
}
