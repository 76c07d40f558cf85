//! How the directory ages, and "vis os ikke" (BR-1, HS-13, CV-11; issue "directory" 6).

use jiff::Timestamp;
use kit_hsds::{Limits, read_bytes};
use kit_store::store_test;
use realm_public::{HIDE_AFTER_DAYS, Keeping, Public, Run, directory, import, withheld, withhold};
use serde_json::json;

use crate::support::{ORIGIN, World, words};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A feed of two communities of two organisations, confirmed on a day each.
fn feed(old: &str, young: &str) -> kit_hsds::Feed {
    let service = |id: u8, name: &str, day: &str| {
        json!({
            "id": format!("00000000-0000-4000-8000-00000000000{id}"), "name": name, "status": "active", "assured_date": day,
            "organization": { "id": format!("00000000-0000-4000-9000-00000000000{id}"), "name": format!("Foreningen {name}"),
                "description": "x" },
            "capacities": [{ "id": format!("00000000-0000-4000-a000-00000000000{id}"), "available": 3,
                "unit": { "id": "00000000-0000-4000-b000-000000000001", "name": "newcomers" } }],
            "schedules": [{ "id": format!("00000000-0000-4000-c000-00000000000{id}"), "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR,SA,SU",
                "opens_at": "10:00", "closes_at": "16:00" }],
        })
    };
    let whole = json!([
        service(1, "Gammelt nyt", old),
        service(2, "Frisk luft", young)
    ]);
    read_bytes(
        "feed.json",
        whole.to_string().as_bytes(),
        &Limits::default(),
    )
    .expect("a feed")
}

async fn told(world: &World, path: &str) -> String {
    words(&world.page(path).await)
}

/// The clock stands at 23 December 2026: confirmed 365 days ago stands in every list, the day after in none, and the page
/// itself goes on telling.
#[tokio::test]
async fn what_nobody_confirms_for_a_year_leaves_the_lists_at_midnight_and_keeps_its_page() {
    let world = World::empty();
    let now = world.app.web.given.now();
    let read = feed("2025-12-23", "2026-12-01");
    import(&world.app.store, &read, "feed.json", Run::Write, now).expect("imported");
    world.clock.advance_ms(2_000);
    for list in ["/alle", "/i-dag", "/kalender", "/find?ord=gammelt"] {
        let text = told(&world, list).await;
        assert!(text.contains("Gammelt nyt"), "{list}: {text}");
    }
    assert_eq!(directory(&world.app).communities().len(), 2);

    world.clock.advance_ms(DAY_MS);
    for list in ["/alle", "/i-dag", "/kalender", "/find?ord=gammelt"] {
        let text = told(&world, list).await;
        assert!(!text.contains("Gammelt nyt"), "{list}: {text}");
    }
    assert!(told(&world, "/alle").await.contains("Frisk luft"));
    let page = told(&world, "/f/gammelt-nyt").await;
    assert!(
        page.contains("Ingen har bekræftet siden i lang tid.") && page.contains("Gammelt nyt"),
        "{page}"
    );
    let queue = told(&world, "/eftersyn?vis=skjulte").await;
    assert!(
        queue.contains("Gammelt nyt") && !queue.contains("Frisk luft"),
        "{queue}"
    );
    // Others read the record with its date, and judge for themselves.
    assert!(world.page("/hsds/services").await.contains("Gammelt nyt"));
    // One word is enough to stand in the lists again.
    let read = feed("2026-12-24", "2026-12-01");
    let now = world.app.web.given.now();
    import(&world.app.store, &read, "feed.json", Run::Write, now).expect("imported");
    world.clock.advance_ms(2_000);
    assert!(told(&world, "/alle").await.contains("Gammelt nyt"));
}

/// BR-3: a number of free places is believed for a month, the times for half a year.
#[tokio::test]
async fn a_page_says_what_may_have_changed_and_promises_no_old_number() {
    let world = World::empty();
    let now = world.app.web.given.now();
    let read = feed("2026-05-01", "2026-12-01");
    import(&world.app.store, &read, "feed.json", Run::Write, now).expect("imported");
    world.clock.advance_ms(2_000);
    let young = told(&world, "/f/frisk-luft").await;
    assert!(
        young.contains("Der er plads til 3 nye") && !young.contains("kan være ændret"),
        "{young}"
    );
    let old = told(&world, "/f/gammelt-nyt").await;
    assert!(
        old.contains("kan være ændret")
            && old.contains("om der er plads, tiderne og hvem man spørger"),
        "{old}"
    );
    assert!(!old.contains("plads til 3"), "{old}");
    let asked = told(&world, "/find?krav=nye").await;
    let first = asked.find("Frisk luft").expect("found");
    assert!(
        asked.find("Gammelt nyt").is_none_or(|at| at > first),
        "{asked}"
    );
}

/// HS-13, CV-11: whoever asked not to be shown is named nowhere, and no import brings them back.
#[tokio::test]
async fn who_asks_not_to_be_shown_is_named_nowhere_whatever_the_source_says() {
    let world = World::empty();
    let now = world.app.web.given.now();
    let read = feed("2026-12-01", "2026-12-01");
    import(&world.app.store, &read, "feed.json", Run::Write, now).expect("imported");
    let page = format!("{ORIGIN}/f/frisk-luft/");
    assert_eq!(
        withhold(&world.app.store, &page, true, now).expect("withheld"),
        "Frisk luft"
    );
    import(&world.app.store, &read, "feed.json", Run::Write, now).expect("imported again");
    world.clock.advance_ms(2_000);
    for path in [
        "/alle",
        "/i-dag",
        "/kalender",
        "/find?ord=frisk",
        "/hsds/services",
        "/hsds/organizations",
        "/eftersyn?vis=nye",
        "/kalender.ics",
    ] {
        let whole = world.page(path).await;
        assert!(!whole.contains("Frisk luft"), "{path}: {whole}");
        assert!(
            path.contains("find") || whole.contains("Gammelt nyt"),
            "{path}"
        );
    }
    // The address may stand on paper: it says that the place is gone, and not whose it was.
    let gone = world.page("/f/frisk-luft").await;
    assert!(
        gone.contains("Stedet er her ikke mere") && !gone.contains("Frisk luft"),
        "{gone}"
    );
    let service = "/hsds/services/00000000-0000-4000-8000-000000000002";
    assert_eq!(world.get_with(service, &[]).await.status(), 404);

    withhold(&world.app.store, "frisk-luft", false, now).expect("shown again");
    world.clock.advance_ms(2_000);
    assert!(told(&world, "/alle").await.contains("Frisk luft"));
}

store_test! {
    fn withholding_is_done_once_and_an_unknown_address_says_what_to_do(store: Store<Public>) {
        let read = feed("2026-12-01", "2026-12-01");
        let now = Timestamp::from_millisecond(1_798_000_000_000).expect("a time");
        import(&store, &read, "feed.json", Run::Write, now).expect("imported");
        let later = Timestamp::from_millisecond(1_798_000_100_000).expect("a time");
        withhold(&store, "frisk-luft", true, now).expect("once");
        withhold(&store, "frisk-luft", true, later).expect("twice");
        let all = withheld(&store).expect("read");
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].slug.as_str(), all[0].since), ("frisk-luft", now));
        withhold(&store, "frisk-luft", false, later).expect("back");
        assert!(withheld(&store).expect("read").is_empty());
        let unknown = withhold(&store, "ingen", true, now).expect_err("unknown").to_string();
        assert!(unknown.contains("ingen") && unknown.contains("/f/"), "{unknown}");
    }
}

#[test]
fn a_year_is_the_limit_where_nobody_says_otherwise() {
    assert_eq!(HIDE_AFTER_DAYS, 365);
}

/// CV-11, HS-13: a page that names no place for corrections leads to whoever looks after the directory; one that names its own
/// keeps it. What is given to others is not touched by that.
#[tokio::test]
async fn a_page_from_elsewhere_says_where_a_fault_is_reported() {
    let world = World::kept_as(&Keeping {
        corrections: Some("https://forening.example".to_owned()),
        ..Keeping::default()
    });
    let now = world.app.web.given.now();
    let mut read = feed("2026-12-01", "2026-12-01");
    let own = "https://kor.example/ret";
    let second = read.services.values_mut().nth(1).expect("two");
    second.attributes.push(kit_hsds::Attribute {
        id: "00000000-0000-4000-d000-000000000009".to_owned(),
        label: Some("landgang.correct".to_owned()),
        value: Some(own.to_owned()),
        ..kit_hsds::Attribute::default()
    });
    import(&world.app.store, &read, "feed.json", Run::Write, now).expect("imported");
    world.clock.advance_ms(2_000);
    let page = world.page("/f/gammelt-nyt").await;
    assert!(
        page.contains("href=\"https://forening.example/ret/side/gammelt-nyt\""),
        "{page}"
    );
    let page = world.page("/f/frisk-luft").await;
    assert!(
        page.contains(&format!("href=\"{own}\"")) && !page.contains("/ret/side/"),
        "{page}"
    );
    let queue = world.page("/eftersyn?vis=nye").await;
    assert!(queue.contains("/ret/side/gammelt-nyt"), "{queue}");
    let published = world.page("/hsds/services").await;
    assert!(published.contains("Gammelt nyt") && !published.contains("/ret/side/"));
}
