//! The bridge's aids for a talk, walked through the router.

use crate::support::{World, between};

const WALK: &str = "02995e37-f778-4447-841e-39e8812d3e9f";

/// BR-12, VH-22: what to say when there is worry or doubt, when the hurdle is to say yes to a group, and how the coordinator is
/// asked to the house and never to one guest.
#[tokio::test]
async fn the_guide_knows_worry_doubt_and_the_first_yes() {
    let world = World::demo();
    crate::walk::with_directory(&world);
    let page = world.jonas().get("/bro").await;
    for seen in [
        "Du er selv bekymret",
        "Gæsten er i tvivl",
        "At sige ja til en gruppe",
        "Gå med til døren, og gå igen.",
        "Bed koordinatoren komme forbi",
        "Vil du drikke kaffe i huset en dag?",
        "Sig aldrig, hvem der tænker på at tage med.",
    ] {
        assert!(page.body.contains(seen), "{seen}: {}", page.body);
    }
    let aside = between(&page.body, "<aside>", "</aside>");
    assert!(!aside.contains("<form"), "the guide sends nothing");
}

/// GM-16: a worker's own tip stands next to the public words, once, for every colleague; it is taken away and back.
#[tokio::test]
async fn a_tip_stands_beside_the_public_words_and_can_be_taken_back() {
    let world = World::demo();
    crate::walk::with_directory(&world);
    let (jonas, birgitte) = (world.jonas(), world.birgitte());
    let to = format!("/bro/{WALK}/tip");
    let tip = [("id", "tip-of-the-test"), ("tip", "Tag huen med.")];
    for _ in 0..2 {
        assert_eq!(jonas.post(&to, &tip).await.to, "/bro?nyt=tip");
    }
    let shown = async || birgitte.get("/bro?ord=g%C3%A5turen").await.body;
    assert_eq!(
        shown().await.matches("Jonas: Tag huen med.</").count()
            + shown().await.matches("Jonas: Tag huen med. <").count(),
        1
    );
    assert_eq!(
        jonas
            .post("/bro/tip/tip-of-the-test/vaek", &[])
            .await
            .status,
        303
    );
    assert!(!shown().await.contains("Tag huen med."));
    let gone = jonas.get("/bro?nyt=vaek&tip=tip-of-the-test").await;
    assert!(
        gone.body
            .contains("action=\"/bro/tip/tip-of-the-test/igen\"")
    );
    assert_eq!(
        jonas
            .post("/bro/tip/tip-of-the-test/igen", &[])
            .await
            .status,
        303
    );
    assert!(shown().await.contains("Tag huen med."));
    let long = "Tag huen med. ".repeat(40);
    let back = jonas
        .post(&to, &[("id", "tip-of-the-test-2"), ("tip", &long)])
        .await;
    assert_eq!(back.status, 422);
    assert!(back.body.contains(long.trim_end()) && back.body.contains("Gør teksten kortere."));
}

/// HS-3, GM-16: a tip that names a guest of hers, or has somebody's number, is not kept; what was typed comes back.
#[tokio::test]
async fn a_tip_names_no_guest() {
    let world = World::demo();
    crate::walk::with_directory(&world);
    let jonas = world.jonas();
    let guest = world.number("SELECT c.guest_id FROM course c WHERE c.contact_id = 'worker-jonas' AND c.end_on > '2026-12-01' ORDER BY c.id LIMIT 1");
    let page = jonas.get(&format!("/gaest/{guest}")).await;
    let called = page.heading().split(' ').next().unwrap().to_owned();
    let to = format!("/bro/{WALK}/tip");
    for (said, why) in [
        (
            format!("{called}s plads er ved vinduet."),
            "Skriv uden navne på gæster.",
        ),
        ("Ring 010203-0004.".to_owned(), "Skriv uden personer."),
    ] {
        let fields = [("id", "tip-with-a-name"), ("tip", said.as_str())];
        let back = jonas.post(&to, &fields).await;
        assert_eq!(back.status, 422, "{said}");
        assert!(
            back.body.contains(&said) && back.body.contains(why),
            "{}",
            back.body
        );
        assert!(!jonas.get("/bro").await.body.contains(&said));
    }
    // Who has no guests of her own learns nothing about those of others.
    let fields = [("id", "tip-of-a-leader"), ("tip", called.as_str())];
    assert_eq!(world.karen().post(&to, &fields).await.status, 303);
}

/// NW-2: the map is blank and on paper; the house keeps "talked about: yes" with the day, once, and has no field for the map.
#[tokio::test]
async fn the_network_map_is_blank_and_only_that_it_was_talked_about_is_kept() {
    let world = World::demo();
    let jonas = world.jonas();
    let map = jonas.get("/bro/netvaerk").await;
    assert_eq!(map.heading(), "Netværkskort");
    let main = between(&map.body, "<main", "</main>");
    assert!(main.contains("<svg") && main.contains("Familie") && main.contains("Papiret er dit."));
    assert!(!main.contains("<form") && !main.contains("<input") && !main.contains("<textarea"));
    let guest = world.own("worker-jonas").guest;
    let page = jonas.get(&format!("/gaest/{guest}")).await;
    assert!(page.body.contains("Vi har talt om netværk"));
    let to = format!("/gaest/{guest}/netvaerk");
    for _ in 0..2 {
        let fields = [("id", "form-of-a-network"), ("map", "Min søster")];
        assert_eq!(jonas.post(&to, &fields).await.status, 303);
    }
    let page = jonas.get(&format!("/gaest/{guest}")).await;
    assert_eq!(
        page.body.matches("Jonas talte om netværk.").count(),
        1,
        "{}",
        page.body
    );
    assert!(page.body.contains("I har talt om netværk.") && !page.body.contains("Min søster"));
}

/// GM-13: who stands by somebody at home finds, without login, which offers there are and for whom, where
/// to write, and a page to take along.
#[tokio::test]
async fn a_bostoette_worker_finds_what_the_house_is_for_without_login() {
    let world = World::demo();
    let page = world.anybody("/bostoette").await;
    assert_eq!(page.status, 200);
    for seen in [
        "§ 82",
        "bostøtte",
        "Din hjælp fortsætter",
        "<h2>Drivhuset</h2>",
        "Skriv siden ud, og tag den med hjem.",
        "href=\"/henvendelse\"",
        "href=\"/kurser\"",
    ] {
        assert!(page.body.contains(seen), "{seen}: {}", page.body);
    }
    assert!(
        world
            .anybody("/samarbejde")
            .await
            .body
            .contains("href=\"/bostoette\"")
    );
}
