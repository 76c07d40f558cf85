//! A guest's own page and the card that opens it.

use crate::support::{Answered, Person, World, between};

/// The codes of a fresh card, as the worker's answer shows them.
async fn card(jonas: &Person<'_>, guest: &str, form: &str) -> Vec<String> {
    let page = jonas
        .post(&format!("/gaest/{guest}/kort"), &[("id", form)])
        .await;
    assert_eq!(page.status, 200, "{}", page.body);
    let list = between(&page.body, "<ol class=\"plain big\">", "</ol>");
    list.split("<li>")
        .skip(1)
        .filter_map(|item| item.split("</li>").next())
        .map(str::to_owned)
        .collect()
}

async fn try_code(world: &World, code: &str) -> Answered {
    world.stranger().post("/mit/ind", &[("kode", code)]).await
}

/// A page without how long to wait: the brake counts codes that begin alike, whatever is wrong with them.
fn calm(body: &str) -> String {
    let mut rest = body;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once("Prøv den næste om ") {
        out.push_str(before);
        rest = after.split_once('.').map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// T16, FR-12: ten codes, each of which opens once; not a used one, not one of a card that was revoked or replaced, not a
/// guess; and all of these get the same answer.
#[tokio::test]
async fn a_code_opens_once_and_never_after_its_card_is_gone() {
    let world = World::demo();
    world.guest();
    let (jonas, guest) = (world.jonas(), world.own("worker-jonas").guest);
    let codes = card(&jonas, &guest, "form-card-1").await;
    assert_eq!(codes.len(), 10);
    let again = jonas
        .post(&format!("/gaest/{guest}/kort"), &[("id", "form-card-1")])
        .await;
    assert_eq!(
        again.status, 303,
        "a double press makes one card, and shows none"
    );
    let spoken = codes[0].to_lowercase().replace('-', " ");
    let opened = try_code(&world, &spoken).await;
    assert_eq!((opened.status, opened.to.as_str()), (303, "/mit"));
    let used = try_code(&world, &codes[0]).await;
    assert_eq!(used.status, 422);
    world.later(60_000);
    let guessed = try_code(&world, "ZZZZ-ZZZZ-ZZZZ").await;
    assert_eq!(
        (guessed.status, calm(&guessed.body)),
        (422, calm(&used.body)),
        "the same answer"
    );
    let newer = card(&jonas, &guest, "form-card-2").await;
    world.later(60_000);
    let replaced = try_code(&world, &codes[1]).await;
    assert_eq!(
        (replaced.status, calm(&replaced.body)),
        (422, calm(&used.body))
    );
    assert_eq!(
        jonas
            .post(&format!("/gaest/{guest}/kort/luk"), &[])
            .await
            .status,
        303
    );
    world.later(60_000);
    let revoked = try_code(&world, &newer[0]).await;
    assert_eq!(
        (revoked.status, calm(&revoked.body)),
        (422, calm(&used.body))
    );
    let bytes = crate::sealed::bytes_of(&world);
    let bare = newer[1].replace('-', "");
    assert!(!crate::sealed::holds(&bytes, &bare) && !crate::sealed::holds(&bytes, &newer[1]));
}

/// T16: wrong tries on codes that begin alike wait longer each time, whoever makes them, and the count lies in the database.
#[tokio::test]
async fn guessing_is_slowed() {
    let world = World::demo();
    world.guest();
    assert_eq!(try_code(&world, "BCDF-GHJK-LMNP").await.status, 422);
    let early = try_code(&world, "BCDF-GHJK-LMNQ").await;
    assert!(
        early.status == 422 && early.body.contains("Vent"),
        "{}",
        early.body
    );
    for _ in 0..5 {
        world.later(11_000);
        assert_eq!(try_code(&world, "BCDF-GHJK-LMNR").await.status, 422);
    }
    world.later(9_000);
    assert!(
        try_code(&world, "BCDF-GHJK-LMNS")
            .await
            .body
            .contains("Vent"),
        "ten seconds by now"
    );
    assert!(try_code(&world, "æ").await.body.contains("tolv bogstaver"));
}

/// FR-12, GM-7, PS-4, FR-18: the week and the last day, what comes after, who is there and when, the goal; one press puts
/// one call on the house's list; and looking leaves the guest's own line, which she can read.
#[tokio::test]
async fn a_guest_sees_the_end_and_what_continues_and_asks_to_be_rung() {
    let world = World::demo();
    let (jonas, guest) = (world.jonas(), world.own("worker-jonas").guest);
    let me = world.guest();
    let goal = jonas.get(&format!("/gaest/{guest}/ret")).await;
    let goal = between(&goal.body, "<dt>Mål</dt><dd>", "</dd>").to_owned();
    let page = me.get("/mit").await;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(
        page.heading().contains("ge ") && page.body.contains(&goal),
        "{}",
        page.body
    );
    for said in ["Her er din kontaktperson", "Næste aftale", "Ring til mig"] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    let before = world.number("SELECT CAST(COUNT(*) AS TEXT) FROM call_back");
    for form in ["form-ring-1", "form-ring-1", "form-ring-2"] {
        assert_eq!(me.post("/mit/ring", &[("id", form)]).await.status, 303);
    }
    let after = world.number("SELECT CAST(COUNT(*) AS TEXT) FROM call_back");
    let n = |text: &str| text.parse::<i64>().expect("a number");
    assert_eq!(n(&after), n(&before) + 1, "one call");
    assert!(jonas.get("/igen").await.body.contains("Trykkede selv"));
    let by =
        world.number("SELECT COALESCE(by_id, 'nobody') FROM call_back WHERE id = 'form-ring-1'");
    assert_eq!(by, "nobody", "no worker noted it");
    let own = jonas.get(&format!("/gaest/{guest}/indsigt")).await.body;
    assert!(own.contains("<dd>gæsten selv</dd>"), "{own}");
    let looked = me.get("/mit/kig").await;
    assert!(looked.body.contains("på din egen side"), "{}", looked.body);
    let look = world.looks().pop().expect("a line");
    assert_eq!(
        (look.actor, look.role.as_str(), look.object),
        (guest.clone(), "guest", guest)
    );
}

/// FR-14, BR-20: after the end there is only the open door, whom to ring and the one button.
#[tokio::test]
async fn after_the_end_only_the_door_is_open() {
    let world = World::demo();
    let (jonas, guest) = (world.jonas(), world.own("worker-jonas").guest);
    let end = [
        ("id", "form-own-end"),
        ("ended", "Det går godt."),
        ("reason", "enough_guest"),
        ("next", "talks"),
    ];
    let answer = jonas.post(&format!("/gaest/{guest}/slut"), &end).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = world.guest().get("/mit").await;
    assert!(page.body.contains("Døren er åben") && page.body.contains("Jeg vil gerne komme igen"));
    for silent in [
        "Dine mål",
        "Næste aftale",
        "Her er din kontaktperson",
        "class=\"curve\"",
    ] {
        assert!(!page.body.contains(silent), "{silent}");
    }
}

/// T10: a guest's session opens no page of the staff's, a worker's session no guest's page, and no address of the own page
/// names a guest. Off until an offer sets it: then the paper says the same.
#[tokio::test]
async fn nobody_sees_another_guests_page() {
    let world = World::demo();
    let (jonas, guest) = (world.jonas(), world.own("worker-jonas").guest);
    world.own_pages("false", 8_000);
    let early = world.person(&guest, "guest", "Dig");
    assert_eq!(
        early.get("/mit").await.status,
        404,
        "off where it is not set"
    );
    let paper = jonas.get(&format!("/gaest/{guest}/papir")).await;
    assert!(
        paper.status == 200
            && paper.body.contains("Næste aftale")
            && !paper.body.contains("/mit/ring")
    );
    let off = jonas
        .post(&format!("/gaest/{guest}/kort"), &[("id", "form-card-9")])
        .await;
    assert_eq!(off.status, 303, "no card where there is no page");
    let me = world.guest();
    for path in [
        "/vagt",
        "/gaest",
        "/bro",
        "/igen",
        &format!("/gaest/{guest}"),
        &format!("/gaest/{guest}/papir"),
    ] {
        assert!(matches!(me.get(path).await.status, 403 | 404), "{path}");
    }
    assert!(matches!(jonas.get("/mit").await.status, 403 | 404));
    for decl in realm_municipality::routes().declared() {
        assert!(
            !decl.path.starts_with("/mit") || !decl.path.contains('{'),
            "{}",
            decl.path
        );
    }
    let mine = me.get("/mit").await;
    assert!(!mine.body.contains("/bro/"), "no community on it");
}

/// FR-12, GM-7: the demo's card opens the page of a guest whose course runs, each code once; the offers as they are shipped
/// have no such page until somebody sets it.
#[tokio::test]
async fn the_demos_card_opens_a_page() {
    let world = World::demo();
    for code in realm_municipality::DEMO_CARD {
        let opened = try_code(&world, code).await;
        assert_eq!((opened.status, opened.to.as_str()), (303, "/mit"), "{code}");
        assert_eq!(try_code(&world, code).await.status, 422, "{code} once");
    }
    let hers = world.number("SELECT DISTINCT guest_id FROM card_code");
    let me = world.person(&hers, "guest", "Dig");
    let page = me.get("/mit").await;
    assert!(
        page.status == 200 && page.body.contains("Næste aftale"),
        "{}",
        page.body
    );
    for offer in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/offers")).expect("there") {
        let text = std::fs::read_to_string(offer.expect("one").path()).expect("text");
        let table: toml::Table = text.parse().expect("TOML");
        let on = table.get("own_page").and_then(|page| page.get("on"));
        assert!(on.is_none_or(|on| on.as_bool() == Some(false)), "{text}");
    }
}
