//! Coming in, staying in, and being let in again by a second person (HS-2, SAFETY.md §6).

use kit_store::StoreError;
use kit_web::Web;
use realm_research::{FACE, first_owner};

use crate::support::{ORIGIN, Person, World, between};

const MINUTE_MS: i64 = 60_000;

/// Uses a link as somebody with a browser of their own; gives what came back.
async fn used(world: &World, path: &str) -> crate::support::Answered {
    world.stranger().post(path, &[]).await
}

/// The session cookie of an answer; empty if it gave none.
fn cookie(answer: &crate::support::Answered) -> String {
    let name = format!("{}=", FACE.cookie);
    let value = answer.cookie.split(';').next().unwrap_or_default();
    if answer.cookie.starts_with(&name) {
        value.to_owned()
    } else {
        String::new()
    }
}

fn with_keys(web: &mut Web) {
    web.demo = false;
    web.arrive = Some(kit_identity::ways::arrive);
}

fn owners_link(world: &World) -> String {
    let given = world.given.clone();
    let made = world
        .app
        .store
        .job("init")
        .write_now("make the first owner", move |tx| {
            first_owner(tx, &given, "Asta")
        });
    format!("/ind/{}", made.expect("a token"))
}

/// No default account: the first owner comes in by a link of one use, and looking at it does not use it up.
#[tokio::test]
async fn the_first_owners_link_opens_once_and_only_when_pressed() {
    let world = World::demo();
    let link = owners_link(&world);
    for _ in 0..2 {
        let page = world.stranger().get(&link).await;
        assert_eq!((page.status, page.cookie.as_str()), (200, ""));
    }
    let first = used(&world, &link).await;
    assert_eq!((first.status, first.to.as_str()), (303, "/"));
    let mut asta = world.stranger();
    asta.cookie = cookie(&first);
    assert!(!asta.cookie.is_empty());
    assert_eq!(asta.get("/folk").await.status, 200, "an owner");
    assert_eq!(cookie(&used(&world, &link).await), "", "spent");
}

/// Where people have keys of their own, a link leads to the page where one makes one, and opens nothing afterwards.
#[tokio::test]
async fn a_link_leads_to_a_key_of_ones_own_and_then_opens_nothing() {
    let world = World::with(with_keys);
    let first = used(&world, &owners_link(&world)).await;
    assert_eq!((first.status, first.to.as_str()), (303, "/noegle"));
    world.give_ways("researcher-sigrid");
    let again = used(&world, "/ind/demo-sigrid").await;
    assert_eq!(cookie(&again), "", "{}", again.status);
}

async fn is_in(who: &Person<'_>) -> bool {
    who.get("/konto").await.status == 200
}

/// SAFETY.md §6.3: a researcher rests 15 minutes and ends after 8 hours; an owner ends after 4.
#[tokio::test]
async fn a_session_rests_a_quarter_of_an_hour_and_ends_with_the_day() {
    let world = World::demo();
    let sigrid = world.sigrid();
    world.clock.advance_ms(14 * MINUTE_MS);
    assert!(is_in(&sigrid).await);
    world.clock.advance_ms(16 * MINUTE_MS);
    assert!(!is_in(&sigrid).await, "rested too long");
    for (role, hours) in [("researcher", 8), ("owner", 4)] {
        let who = world.person("researcher-sigrid", role, "Sigrid");
        for _ in 0..hours * 6 - 1 {
            world.clock.advance_ms(10 * MINUTE_MS);
            assert!(is_in(&who).await, "before {hours} hours");
        }
        world.clock.advance_ms(11 * MINUTE_MS);
        assert!(!is_in(&who).await, "after {hours} hours");
    }
}

/// One's own sessions stand on the page, and one ends the others there.
#[tokio::test]
async fn a_session_on_another_device_can_be_ended() {
    let world = World::demo();
    let (here, there) = (world.sigrid(), world.sigrid());
    let page = here.get("/konto").await;
    let handle = between(&page.body, "name=\"session\" value=\"", "\"");
    assert!(!handle.is_empty(), "{}", page.body);
    assert_eq!(
        here.post("/konto/slut", &[("session", handle)])
            .await
            .status,
        303
    );
    assert!(!(is_in(&here).await && is_in(&there).await));
    let (one, other) = (world.villads(), world.villads());
    assert_eq!(one.post("/konto/slut-andre", &[]).await.status, 303);
    assert!(is_in(&one).await && !is_in(&other).await);
}

/// HS-2: a second person opens for whoever lost a key; all other sessions end; nobody opens for themselves.
#[tokio::test]
async fn a_second_person_opens_for_who_lost_a_key_and_nobody_for_themselves() {
    let world = World::demo();
    let (villads, sigrid) = (world.villads(), world.sigrid());
    let own = villads.post("/folk/researcher-villads/igen", &[]).await;
    assert_eq!(own.status, 404);
    let made = villads.post("/folk/researcher-sigrid/igen", &[]).await;
    let start = format!("{ORIGIN}/ind/igen/");
    let token = between(&made.body, &start, "<");
    assert!(!token.is_empty(), "{}", made.body);
    let link = format!("/ind/igen/{token}");
    assert!(is_in(&sigrid).await, "making a link ends nothing");
    let back = used(&world, &link).await;
    let mut again = world.stranger();
    again.cookie = cookie(&back);
    assert!(is_in(&again).await, "{}", back.status);
    assert!(!is_in(&sigrid).await, "the lost session is over");
    assert_eq!(cookie(&used(&world, &link).await), "", "spent");
}

#[tokio::test]
async fn whoever_stops_is_signed_out_and_gets_no_link() {
    let world = World::demo();
    world.give_ways("researcher-sigrid");
    let (villads, sigrid) = (world.villads(), world.sigrid());
    let own = villads.post("/folk/researcher-villads/stopper", &[]).await;
    assert_eq!(own.status, 404, "an owner cannot lock themselves out");
    let stops = "/folk/researcher-sigrid/stopper";
    assert_eq!(villads.post(stops, &[]).await.status, 303);
    assert!(!is_in(&sigrid).await);
    assert_eq!(cookie(&used(&world, "/ind/demo-sigrid").await), "");
    assert_eq!(villads.post(stops, &[]).await.status, 404);
    let ways = world.app.store.aside().read_now("ways", |tx| {
        kit_identity::ways::count(tx, "researcher-sigrid")
    });
    assert_eq!(ways.expect("readable"), 0);
}

/// A form sent twice adds one; a name that is none keeps what was chosen.
#[tokio::test]
async fn somebody_new_is_added_once_and_comes_in_by_a_link() {
    let world = World::demo();
    let villads = world.villads();
    let page = villads.get("/folk").await;
    let form = between(&page.body, "name=\"id\" value=\"", "\"");
    let wrong = [("id", form), ("name", ""), ("role", "owner")];
    let again = villads.post("/folk", &wrong).await;
    assert_eq!(again.status, 422);
    assert!(again.body.contains(form) && again.body.contains("Skriv et fornavn"));
    let right = [("id", form), ("name", "Asta"), ("role", "owner")];
    for _ in 0..2 {
        assert_eq!(villads.post("/folk", &right).await.status, 303);
    }
    let page = villads.get("/folk").await;
    assert_eq!(page.body.matches("data-label=\"Fornavn\">Asta").count(), 1);
    let made = villads.post(&format!("/folk/{form}/link"), &[]).await;
    let token = between(&made.body, &format!("{ORIGIN}/ind/"), "<").to_owned();
    let mut asta = world.stranger();
    asta.cookie = cookie(&used(&world, &format!("/ind/{token}")).await);
    assert_eq!(asta.get("/folk").await.status, 200);
}

/// SAFETY.md §6.3: a form from elsewhere does nothing.
#[tokio::test]
async fn a_form_from_elsewhere_does_nothing() {
    let world = World::demo();
    let mut villads = world.villads();
    let before = world.dump(&[]);
    villads.token = "not-the-sessions-own".to_owned();
    let stops = villads.post("/folk/researcher-sigrid/stopper", &[]).await;
    assert_eq!(stops.status, 403);
    assert_eq!(world.dump(&[]), before);
}

/// The realm without its demo's people has nobody who could come in.
#[test]
fn an_installation_begins_with_nobody() {
    let store = kit_store::test::sqlite::<realm_research::Research>().expect("a fresh store");
    let all = store.store.job("test").write_now("everybody", |tx| {
        tx.looked("*")?;
        tx.rows("SELECT id FROM researcher", &[], |r| r.get::<String>(0))
    });
    assert_eq!(all.expect("readable"), Vec::<String>::new());
    let bare: Result<Vec<String>, StoreError> = store
        .store
        .job("test")
        .write_now("everybody, untold", |tx| {
            tx.rows("SELECT id FROM researcher", &[], |r| r.get::<String>(0))
        });
    assert!(matches!(bare, Err(StoreError::NotLogged(_))), "{bare:?}");
}
