//! Nothing is kept about a visitor, and everybody gets the same.

use kit_web::body_text;
use realm_public::seed_demo;

use crate::support::{World, words};

const COOKIES: (&str, &str) = (
    "cookie",
    "__Host-lg-citizen=abc; __Host-lg-public=def; lg-sprog=en; x=1",
);
const WALK: &str = "/f/gaaturen-ved-aaen";

async fn raw(world: &World, path: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    let response = world.get_with(path, headers).await;
    assert_eq!(response.status(), 200, "{path}");
    assert!(
        response.headers().get("set-cookie").is_none(),
        "{path} sets a cookie"
    );
    kit_web::body_bytes(response).await
}

/// VH-20, PS-2: the paper and its code are the same for everybody, whatever their browser carries.
#[tokio::test]
async fn two_visitors_get_the_same_bytes() {
    let world = World::demo();
    for path in ["/folder.pdf", "/folder-a4.pdf"] {
        let path = format!("{WALK}{path}");
        let one = raw(&world, &path, &[]).await;
        let other = raw(
            &world,
            &path,
            &[
                COOKIES,
                ("user-agent", "Anden/1.0"),
                ("referer", "/find?ord=hemmeligt"),
            ],
        )
        .await;
        assert!(one.starts_with(b"%PDF") && one == other, "{path}");
    }
    let code = |page: String| {
        page.split_once("<svg")
            .map(|(_, rest)| rest.split("</svg>").next().unwrap_or("").to_owned())
    };
    let one = code(world.page(&format!("{WALK}/folder")).await).expect("a code");
    let other = code(
        body_text(
            world
                .get_with(&format!("{WALK}/folder?skaerm=1"), &[COOKIES])
                .await,
        )
        .await,
    )
    .expect("a code");
    assert_eq!(one, other);
    let danish = [("cookie", "__Host-lg-citizen=abc; lg-sprog=da")];
    for path in [
        "/",
        "/alle",
        WALK,
        "/find?hvad=get_up",
        "/i-dag",
        "/skaerm",
        "/privat",
        "/akut",
        "/hsds/services",
    ] {
        assert_eq!(
            raw(&world, path, &[]).await,
            raw(&world, path, &danish).await,
            "{path}"
        );
    }
}

/// BR-1, ALL-3: what somebody looks for is stored nowhere.
#[tokio::test]
async fn looking_around_writes_nothing() {
    let world = World::demo();
    let before = world.app.store.dump(&[]).expect("a dump");
    for path in [
        "/",
        "/find/hvornaar?hvad=music",
        "/find/hvem?hvad=music",
        "/find?ord=ensom&hvor=4799",
        WALK,
        "/f/gaaturen-ved-aaen/folder.pdf",
        "/i-dag",
        "/alle",
        "/hsds/services",
    ] {
        world.clock.advance_ms(1_500);
        raw(&world, path, &[COOKIES]).await;
    }
    assert_eq!(before, world.app.store.dump(&[]).expect("a dump"));
}

/// HS-5: on the house's screen every page has the way out, keeps no answer, and offers nothing of one's own.
#[tokio::test]
async fn the_house_screen_forgets() {
    let world = World::demo();
    let front = world.page("/skaerm?hvad=music&ord=hemmeligt").await;
    assert!(
        !front.contains("hemmeligt") && !front.contains("checked"),
        "what the last one asked is gone"
    );
    let mut path = "/skaerm".to_owned();
    for next in [
        "/find/hvornaar?skaerm=1",
        "/find/hvem?skaerm=1",
        "/find?skaerm=1",
        "/f/gaaturen-ved-aaen?skaerm=1",
        "/f/gaaturen-ved-aaen/folder?skaerm=1",
        "/alle?skaerm=1",
        "/i-dag?skaerm=1",
    ] {
        let page = world.page(&path).await;
        assert!(
            page.contains("Jeg er færdig") && page.contains("href=\"/skaerm\""),
            "{path}"
        );
        assert!(
            !page.contains("/min/ny") && !page.contains("tel:") && !page.contains("mailto:"),
            "{path}"
        );
        next.clone_into(&mut path);
    }
    let found = world.page("/find?skaerm=1&hvad=get_up").await;
    assert!(
        found.contains("/f/gaaturen-ved-aaen?skaerm=1"),
        "the mark goes along"
    );
    assert!(
        world
            .page("/f/gaaturen-ved-aaen?skaerm=1")
            .await
            .contains("<svg"),
        "one's own telephone takes over"
    );
}

/// BR-7: where nobody comes along yet, that is said, and no wish is taken that nobody can answer.
#[tokio::test]
async fn nobody_yet_is_said_plainly() {
    let world = World::demo();
    let directory = realm_public::directory(&world.app);
    let alone: Vec<_> = directory
        .communities()
        .iter()
        .filter(|one| one.accompanies == Some(kit_hsds::Accompanies::Nobody))
        .collect();
    assert!(alone.len() > 5, "{}", alone.len());
    for one in alone {
        let page = world.page(&format!("/f/{}", one.slug)).await;
        assert!(
            page.contains("Ingen endnu.") && !page.contains("/min/ny"),
            "{}",
            one.name
        );
    }
}

/// BR-2: every community of the town has its page and its leaflet, whatever it tells.
#[tokio::test]
async fn every_community_has_a_page_a_leaflet_and_a_place_in_the_list() {
    let world = World::demo();
    let all = world.page("/alle").await;
    let directory = realm_public::directory(&world.app);
    assert_eq!(directory.communities().len(), 60);
    for one in directory.communities() {
        assert!(
            all.contains(&format!("href=\"/f/{}\"", one.slug)),
            "{}",
            one.name
        );
        let page = world.page(&format!("/f/{}", one.slug)).await;
        assert!(
            !page.contains('⟦') && page.contains(&one.slug),
            "{}",
            one.name
        );
        assert!(page.len() < 30_000, "{}: {} bytes", one.name, page.len());
    }
    assert!(
        raw(&world, "/f/gaaturen-ved-aaen/folder.pdf", &[])
            .await
            .len()
            > 5_000
    );
}

/// ALL-7: numbers come from a human of the house, with a date; a house that has entered none says so.
#[tokio::test]
async fn crisis_numbers_are_those_that_somebody_checked() {
    let shown = words(&World::demo().page("/akut").await);
    assert!(
        shown.contains("Natlinjen i Demokøbing")
            && shown.contains("Karen har ringet og tjekket nummeret 23. december 2026."),
        "{shown}"
    );
    let none = World::empty().page("/akut").await;
    assert!(
        none.contains("Her er ikke skrevet numre ind endnu.") && !none.contains("tel:"),
        "none is shipped"
    );
}

/// PS-1: on a Wednesday at three.
#[tokio::test]
async fn today_tells_what_is_open_now_and_what_opens_later() {
    let text = words(&World::demo().page("/i-dag").await);
    let (now, later) = text.split_once("Senere i dag").expect("both parts");
    assert!(
        now.contains("Onsdag 23. december kl. 15") && now.contains("Åbent nu"),
        "{now}"
    );
    assert!(later.contains("Kl. 16–16.40 Gåturen ved åen"), "{later}");
}

#[tokio::test]
async fn the_demo_leaves_a_filled_directory_alone() {
    let world = World::demo();
    let before = world.app.store.dump(&[]).expect("a dump");
    seed_demo(&world.app.store, &world.app.web.given).expect("nothing to do");
    assert_eq!(before, world.app.store.dump(&[]).expect("a dump"));
    let walk = realm_public::directory(&world.app)
        .by_slug("gaaturen-ved-aaen")
        .expect("the walk");
    assert_eq!(
        walk.assured_date,
        Some(jiff::civil::date(2026, 12, 9)),
        "moved by four whole weeks"
    );
}

/// BR-1: own words are understood, and a town that is not known is said.
#[tokio::test]
async fn own_words_find_and_an_unknown_town_is_told() {
    let world = World::demo();
    let text = words(&world.page("/find?ord=en+g%C3%A5tur&hvor=Skagen").await);
    assert!(text.contains("Gåturen ved åen"), "{text}");
    assert!(text.contains("Vi kender ikke stedet \"Skagen\"."), "{text}");
    let hostile = world
        .page("/find?ord=%3Cscript%3Ealert(1)%3C/script%3E&hvor=%22%3E%3Cb%3E")
        .await;
    assert!(!hostile.contains("<script") && !hostile.contains("<b>"));
}

/// UX.md §11: a configured statement is gone to; without one the page says so.
#[tokio::test]
async fn the_accessibility_statement_is_where_the_house_says() {
    let mut world = World::empty();
    assert!(
        world
            .page("/was")
            .await
            .contains("Erklæringen er ikke lavet endnu")
    );
    world.app = world
        .app
        .clone()
        .with_statement("https://www.was.digst.dk/landgang-example");
    let response = world.get_with("/was", &[]).await;
    assert_eq!(response.status(), 303);
    assert_eq!(
        response.headers()["location"],
        "https://www.was.digst.dk/landgang-example"
    );
}

/// BR-1, BR-3, HS-9: what it must also be is asked for, kept in the form, and said of each hit or given up in words.
#[tokio::test]
async fn more_can_be_asked_for_and_a_time_is_read_from_the_words() {
    let world = World::demo();
    let plain = world.page("/find?ord=kaffe").await;
    assert!(
        plain.contains("<details>"),
        "it stands folded until asked for"
    );
    let page = world
        .page("/find?ord=gymnastik&krav=koerestol&krav=gratis&alder=70")
        .await;
    let text = words(&page);
    assert!(page.contains("<details open>"), "{text}");
    assert!(page.contains("value=\"koerestol\" checked"), "{text}");
    assert!(
        page.contains("name=\"alder\" type=\"number\" value=\"70\""),
        "{page}"
    );
    assert!(text.contains("Du kan komme ind med kørestol."), "{text}");
    let none = words(&world.page("/find?ord=fodbold&krav=koerestol").await);
    // What must be is given up last: a place without the word stands there before one with steps.
    assert_eq!(
        none.matches("Du kan komme ind med kørestol.").count(),
        3,
        "{none}"
    );
    assert!(none.contains("Dine ord står ikke i teksten."), "{none}");
    let evening = words(&world.page("/find?ord=tirsdag+aften").await);
    assert!(
        evening.contains("Vi læste tirsdag, aften som en tid."),
        "{evening}"
    );
    assert!(evening.contains("Det er tirsdag"), "{evening}");
    // A slip of the fingers still finds what was meant.
    let slip = words(&world.page("/find?ord=strikekr").await);
    assert!(slip.contains("Strikkehjørnet"), "{slip}");
}
