//! Pages round the directory: small roles, leaflets to renew, offers, people, and what is known (issue "directory" 8).

use kit_hsds::{Limits, read_bytes};
use realm_public::{Run, import};
use serde_json::json;

use crate::support::{World, words};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn told(world: &World, path: &str) -> String {
    words(&world.page(path).await)
}

/// A feed of one entry with these attributes.
fn feed(name: &str, attributes: &[(&str, &str)]) -> kit_hsds::Feed {
    let attributes: Vec<_> = attributes
        .iter()
        .zip(1_u8..)
        .map(|((label, value), number)| {
            json!({ "id": format!("00000000-0000-4000-9000-0000000000{number:02}"), "label": label, "value": value })
        })
        .collect();
    let one = json!([{ "id": "00000000-0000-4000-8000-000000000009", "name": name, "status": "active", "attributes": attributes }]);
    read_bytes("a.json", one.to_string().as_bytes(), &Limits::default()).expect("a feed")
}

fn take_in(world: &World, feed: &kit_hsds::Feed) {
    let now = world.app.web.given.now();
    import(&world.app.store, feed, "a.json", Run::Write, now).expect("imported");
    world.clock.advance_ms(2_000);
}

/// BR-19, NW-11, NW-13, NW-14, PS-8, FR-25, VH-5: a page tells what its feed tells, and leaves out what it does not.
#[tokio::test]
async fn a_page_tells_what_goes_beyond_the_ordinary_and_invents_nothing() {
    let world = World::demo();
    let net = world.page("/f/spilaften-paa-nettet").await;
    let text = words(&net);
    assert!(
        net.contains("href=\"https://skaermvenner.example/skriv\"")
            && text.contains("Vi svarer hver aften"),
        "{text}"
    );
    assert!(
        text.contains("Mød os også her") && text.contains("På vores server hver aften"),
        "{text}"
    );
    let meal = told(&world, "/f/faellesspisning-i-noerreaa").await;
    for part in [
        "Dæk et bord.",
        "Børn spiser gratis",
        "Kom kl. 17.30, hvis du vil have ro.",
    ] {
        assert!(meal.contains(part), "{part}: {meal}");
    }
    let house = told(&world, "/f/vaerestedet-ankeret").await;
    assert!(
        house.contains("Sådan ser her ud") && house.contains("billard"),
        "{house}"
    );
    let walk = told(&world, "/f/gaaturen-ved-aaen").await;
    assert!(
        walk.contains("Sådan foregår det") && !walk.contains("Når man har børn"),
        "{walk}"
    );
    // HS-9: said in four steps; another word says nothing.
    for (word, said) in [
        ("2", "to dage"),
        ("7", "en uge"),
        ("14", "to uger"),
        ("later", "Ring hellere"),
    ] {
        take_in(&world, &feed("Svar", &[("landgang.answers", word)]));
        let page = told(&world, "/f/svar").await;
        assert!(
            page.contains("Hvor hurtigt svarer de?") && page.contains(said),
            "{page}"
        );
    }
    take_in(&world, &feed("Svar", &[("landgang.answers", "straks")]));
    assert!(!told(&world, "/f/svar").await.contains("Hvor hurtigt"));
    // An address that would do something in a browser is no channel.
    take_in(
        &world,
        &feed(
            "Skriv",
            &[
                ("landgang.write", "javascript:alert(1)"),
                ("landgang.role", ""),
            ],
        ),
    );
    let page = world.page("/f/svar").await;
    assert!(
        !page.contains("javascript") && !page.contains("Skriv uden navn"),
        "{page}"
    );
}

/// BR-19: places to be of use can be found, by town.
#[tokio::test]
async fn small_roles_are_listed_with_where_they_are() {
    let world = World::demo();
    let all = told(&world, "/roller").await;
    assert!(
        all.contains("Skræl kartofler.") && all.contains("Lav en kande kaffe."),
        "{all}"
    );
    let there = told(&world, "/roller?hvor=n%C3%B8rre%C3%A5").await;
    assert!(
        there.contains("Dæk et bord.") && !there.contains("Bær termokanden"),
        "{there}"
    );
    let nowhere = told(&world, "/roller?hvor=Atlantis").await;
    assert!(
        nowhere.contains("Ingen har skrevet noget endnu."),
        "{nowhere}"
    );
    let empty = told(&World::empty(), "/roller").await;
    assert!(empty.contains("Ring og spørg"), "{empty}");
}

/// RW-8: what goes on outdoors or on the net is found by these words.
#[tokio::test]
async fn what_goes_on_when_houses_close_is_found_as_such() {
    let world = World::demo();
    for (word, name) in [
        ("udend%C3%B8rs", "/f/baal-i-skoven"),
        ("online", "/f/spilaften-paa-nettet"),
    ] {
        let mut found = world.page(&format!("/find?ord={word}")).await;
        for more in 1..4 {
            found += &world.page(&format!("/find?ord={word}&flere={more}")).await;
        }
        assert!(found.contains(name), "{word}: {}", words(&found));
    }
}

/// PS-2: a stand is looked through with the day of the last printing; what has changed since is named with its day.
#[tokio::test]
async fn leaflets_that_have_changed_since_they_were_printed_are_named() {
    let world = World::demo();
    take_in(&world, &feed("Lyskoret", &[]));
    world.clock.advance_ms(40 * DAY_MS);
    take_in(
        &world,
        &feed("Lyskoret", &[("landgang.busy", "Flest kl. 12.")]),
    );
    let today = world.app.web.given.today();
    let page = told(&world, &format!("/foldere?siden={today}")).await;
    let (changed, kept) = page.split_once("Disse er stadig rigtige").expect("both");
    assert!(
        changed.contains("Skift disse")
            && changed.contains("Lyskoret")
            && changed.contains("Ændret"),
        "{page}"
    );
    assert!(
        kept.contains("Gåturen ved åen") && !kept.contains("Lyskoret"),
        "{page}"
    );
    // Printed before anything was there, everything is new.
    let before = told(&world, "/foldere?siden=2020-01-01").await;
    assert!(
        before.contains("Disse er nye") && !before.contains("Disse er stadig rigtige"),
        "{before}"
    );
    let wrong = world.page("/foldere?siden=i+g%C3%A5r").await;
    assert!(
        wrong.contains("Skriv en dag, for eksempel 2026-11-22.")
            && wrong.contains("value=\"i går\""),
        "{wrong}"
    );
}

/// DD-4, GM-12, LE-15, VH-7: what an offer is, when it begins, what it changes and what not, and where one can stay after.
#[tokio::test]
async fn an_offer_says_what_it_is_what_it_changes_and_what_is_like_it() {
    let world = World::demo();
    let list = world.page("/tilbud").await;
    assert!(
        list.contains("href=\"/tilbud/aabent-hus-huset-ved-havnen\"")
            && list.contains("uden at nogen først vurderer dig"),
        "{list}"
    );
    let page = world.page("/tilbud/aabent-hus-huset-ved-havnen").await;
    let text = words(&page);
    for part in [
        "Hvad ændrer det i anden hjælp?",
        "ændrer ikke din bostøtte",
        "servicelovens § 82 a",
        "Til dig, der giver anden støtte",
        "Det ligner også",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (_, alike) = page.split_once("Det ligner også").expect("a part");
    assert_eq!(
        alike.matches("href=\"/f/").count(),
        4,
        "three like it, and its own first time: {alike}"
    );
    // A community is no offer, whatever it is called.
    assert_eq!(
        world
            .get_with("/tilbud/gaaturen-ved-aaen", &[])
            .await
            .status(),
        404
    );
    // What the municipality has not written is said, and not guessed.
    take_in(
        &world,
        &feed(
            "Et nyt hold",
            &[
                ("landgang.offer", "Et hold."),
                ("landgang.next_start", "2030-01-07"),
            ],
        ),
    );
    let new = told(&world, "/tilbud/et-nyt-hold").await;
    assert!(
        new.contains("Ring og spørg, før du vælger.") && new.contains("7. januar 2030"),
        "{new}"
    );
    assert!(
        told(&world, "/tilbud")
            .await
            .contains("Begynder igen 7. januar 2030.")
    );
}

/// HS-9, VH-1, VH-5: the human behind, where she is met, and what she is part of.
#[tokio::test]
async fn the_coordinator_has_a_page_that_the_communitys_own_leads_to() {
    let world = World::demo();
    let walk = world.page("/f/gaaturen-ved-aaen").await;
    let (_, rest) = walk.split_once("href=\"/koordinator/").expect("a link");
    let (slug, _) = rest.split_once('"').expect("an address");
    let page = world.page(&format!("/koordinator/{slug}")).await;
    let text = words(&page);
    for part in [
        "Lone",
        "Koordinator",
        "Fællesskabet på Havnen",
        "Gåturen ved åen",
        "Hver tur er ens",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(page.contains("href=\"tel:"), "{page}");
    assert!(
        !world
            .page(&format!("/koordinator/{slug}?skaerm=1"))
            .await
            .contains("href=\"tel:")
    );
    assert_eq!(
        world.get_with("/koordinator/ingen", &[]).await.status(),
        404
    );
}

/// HS-8, RT-9, CV-7, NW-9, NW-10: what is known and what is not, what associations are for, and a word to relatives; with sources.
#[tokio::test]
async fn what_is_known_stands_beside_what_is_not() {
    let world = World::demo();
    let known = told(&world, "/viden").await;
    for part in [
        "296 mennesker",
        "kunne ikke vises på det tidspunkt",
        "Syv er få.",
        "en stemme, et sted at være",
        "Du kan ikke se, hvad den anden har skrevet",
        "grupper for børn",
        "10.1186/s12888-025-07011-y",
    ] {
        assert!(known.contains(part), "{part}: {known}");
    }
    let english = world.get_with("/viden", &[("cookie", "lang=en")]).await;
    assert_eq!(english.status(), 200);
}

/// VH-21, VH-10, BR-18: how to start, an agreement to print, and both banks' words.
#[tokio::test]
async fn whoever_wants_to_start_finds_the_way_the_agreement_and_the_words() {
    let world = World::demo();
    let about = world.page("/om").await;
    for to in ["/viden", "/ord", "/roller", "/tilbud", "/foldere"] {
        assert!(about.contains(&format!("href=\"{to}\"")), "{to}");
    }
    let start = world.page("/viden/start").await;
    assert!(
        start.contains("href=\"/viden/aftale\"") && start.contains("href=\"/foldere\""),
        "{start}"
    );
    let agreement = told(&world, "/viden/aftale").await;
    assert!(
        agreement.contains("Intet bliver meldt tilbage")
            && agreement.contains("Underskrift, foreningen"),
        "{agreement}"
    );
    let both = told(&world, "/ord").await;
    let (municipal, civil) = both.rsplit_once("Foreningernes ord").expect("two lists");
    assert!(
        municipal.contains("Bostøtte") && civil.contains("Følgeskab"),
        "{both}"
    );
    // The alphabet is the Danish one.
    assert!(
        municipal.find("Afgørelse") < municipal.find("Bevilling"),
        "{municipal}"
    );
}

/// PS-2: what was found can be taken along on paper, the same for everybody; nothing found, no paper.
#[tokio::test]
async fn what_was_found_can_be_taken_along_in_one_booklet() {
    let world = World::demo();
    let found = world.page("/find?hvad=calm&hvor=4799").await;
    assert!(
        found.contains("href=\"/find/haefte.pdf?hvad=calm&#38;hvor=4799\"")
            || found.contains("/find/haefte.pdf?hvad=calm"),
        "{found}"
    );
    let screen = world.page("/find?hvad=calm&skaerm=1").await;
    assert!(!screen.contains("haefte.pdf"));
    let paper = world
        .get_with("/find/haefte.pdf?hvad=calm&hvor=4799", &[])
        .await;
    assert_eq!(paper.headers()["content-type"], "application/pdf");
    let one = world.page("/foldere?hvor=4799").await;
    assert!(one.contains("/find/haefte.pdf?hvor=4799"), "{one}");
    assert_eq!(
        World::empty()
            .get_with("/find/haefte.pdf", &[])
            .await
            .status(),
        404
    );
}

/// DD-14: whoever was just discharged, or waits for other help, finds what is open now and asks nothing first.
#[tokio::test]
async fn what_is_open_now_without_waiting_is_found() {
    let world = World::demo();
    let now = told(&world, "/i-dag").await;
    assert!(now.contains("Åbent nu"), "{now}");
    let words = told(&world, "/find?ord=%C3%A5bent+hus+nu").await;
    assert!(words.contains("Åbent hus i Huset ved havnen"), "{words}");
}

/// CV-6, VH-16: at the first talk adviser and citizen see what associations and the municipality offer in one list; only the
/// municipality's own say that they are offers.
#[tokio::test]
async fn associations_and_the_municipality_stand_in_one_list() {
    let world = World::demo();
    let all = told(&world, "/alle").await;
    assert!(
        all.contains("Gåturen ved åen") && all.contains("Åbent hus i Huset ved havnen"),
        "{all}"
    );
    let offers = told(&world, "/tilbud").await;
    assert!(!offers.contains("Gåturen ved åen"), "{offers}");
}

/// HS-5: on the house's shared screen every link and form stays there, and nothing can be dialled or taken along.
#[tokio::test]
async fn the_pages_round_the_directory_stay_on_a_shared_screen() {
    let world = World::demo();
    for path in [
        "/tilbud",
        "/roller",
        "/foldere",
        "/tilbud/aabent-hus-huset-ved-havnen",
    ] {
        let page = world.page(&format!("{path}?skaerm=1&hvor=4799")).await;
        assert!(page.contains("Jeg er færdig"), "{path}");
        assert!(
            !page.contains("tel:") && !page.contains("haefte.pdf"),
            "{path}: {page}"
        );
        if page.contains("<form method=\"get\"") {
            assert!(
                page.contains("<input type=\"hidden\" name=\"skaerm\" value=\"1\">"),
                "{path}: {page}"
            );
        }
        for link in page
            .split("href=\"/")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            let ours = ["f/", "find", "tilbud", "koordinator", "ord"]
                .iter()
                .any(|start| link.starts_with(start));
            assert!(
                !ours || link.matches('?').count() == 1 && link.contains("skaerm=1"),
                "{path}: {link}"
            );
        }
    }
}
