//! Logins through the pages: who comes in, who does not, and that an answer is good once and for one browser.

use kit_store::{Store, store_test};
use serde_json::json;

use crate::house::{Lie, Other, provider};
use crate::world::{Browser, Got, House, World, nowhere};

fn world(store: Store<House>) -> (World, Other) {
    let bare = World::with(store, Vec::new(), nowhere());
    let other = Other::new(bare.given.now().as_second());
    let carrier = other.carrier();
    (bare.with_houses(vec![provider()], carrier), other)
}

/// Goes there and has the answer's address; the browser then has the bond.
fn go(world: &World, other: &Other, who: &Browser) -> (Browser, String) {
    let began = world.get(who, "/ind/med/kommunen");
    assert_eq!(began.status, 303, "{}", began.body);
    bound(other, who, &began, &began.to)
}

fn bound(other: &Other, who: &Browser, began: &Got, address: &str) -> (Browser, String) {
    let asked = other.visit(address);
    let mut browser = who.clone();
    browser
        .cookies
        .push(began.cookie("__Host-lg-login-house").expect("the bond"));
    (
        browser,
        format!("/ind/med/kommunen/svar?code=good&state={}", asked["state"]),
    )
}

fn come_in(world: &World, other: &Other) -> Got {
    let (browser, back) = go(world, other, &Browser::default());
    world.get(&browser, &back)
}

fn page_of(world: &World, got: &Got) -> String {
    let cookie = got.cookie("__Host-lg-house=").expect("a session");
    world.get(&world.browser(&cookie), "/").body
}

store_test! {
    /// A mapped role takes somebody in as new; the next time they are the same person.
    fn a_mapped_role_lets_in_and_knows_again(store: Store<House>) {
        let (world, other) = world(store);
        for _ in 0..2 {
            let got = come_in(&world, &other);
            assert_eq!((got.status, got.to.as_str()), (303, "/"), "{}", got.body);
            assert_eq!(page_of(&world, &got), "worker Signe");
        }
        let people = world.write(|tx| tx.rows("SELECT id FROM person WHERE name = 'Signe'", &[], |r| r.get::<String>(0)));
        assert_eq!(people.len(), 1);
    }
}

store_test! {
    fn without_a_mapped_role_nobody_is_made(store: Store<House>) {
        let (world, other) = world(store);
        for groups in [json!(["strangers"]), json!([]), json!(null), json!("worker"), json!({"staff": true})] {
            other.change(|state| { state.more.insert("groups".to_owned(), groups.clone()); });
            let got = come_in(&world, &other);
            assert_eq!((got.status, got.heading().as_str()), (422, "Vi kender ikke dit login her"), "{groups}");
            assert!(got.cookie("__Host-lg-house=").is_none());
        }
        // A role that needs a person's choice is not made either.
        other.change(|state| { state.more.insert("groups".to_owned(), json!(["heads"])); });
        assert_eq!(come_in(&world, &other).status, 422);
        let people = world.write(|tx| tx.rows("SELECT id FROM person", &[], |r| r.get::<String>(0)));
        assert_eq!(people.len(), 2);
    }
}

store_test! {
    /// A role that is taken away there opens nothing here, and a changed one ends what stood open.
    fn a_role_follows_the_other_house(store: Store<House>) {
        let (world, other) = world(store);
        let first = come_in(&world, &other);
        let before = world.browser(&first.cookie("__Host-lg-house=").expect("a session"));
        other.change(|state| { state.more.insert("groups".to_owned(), json!(["heads"])); });
        let second = come_in(&world, &other);
        assert_eq!(page_of(&world, &second), "leader Signe");
        assert_eq!(world.get(&before, "/").status, 403, "what was opened with the old role is over");
        other.change(|state| { state.more.insert("groups".to_owned(), json!([])); });
        let third = come_in(&world, &other);
        assert_eq!((third.status, third.heading().as_str()), (422, "Du har ingen plads her lige nu"));
    }
}

store_test! {
    fn a_state_comes_back_once_and_to_its_own_browser_only(store: Store<House>) {
        let (world, other) = world(store);
        let (stranger, _) = go(&world, &other, &Browser::default());
        let (browser, back) = go(&world, &other, &Browser::default());
        let none = world.get(&Browser::default(), &back);
        assert_eq!((none.status, none.heading().as_str()), (422, "Det tog for længe"));
        assert_eq!(world.get(&stranger, &back).status, 422);
        let forged = back.replace("state=", "state=0");
        assert_eq!(world.get(&browser, &forged).status, 422);
        assert_eq!(world.get(&browser, &back).status, 303);
        assert_eq!(world.get(&browser, &back).status, 422, "only once");
    }
}

store_test! {
    fn a_state_ends_after_ten_minutes_and_outlives_a_restart(store: Store<House>) {
        let (world, other) = world(store);
        let (browser, back) = go(&world, &other, &Browser::default());
        let carrier = other.carrier();
        let world = world.with_houses(vec![provider()], carrier);
        assert_eq!(world.get(&browser, &back).status, 303);
        let (browser, back) = go(&world, &other, &Browser::default());
        world.clock.advance_ms(10 * 60_000 + 1);
        assert_eq!(world.get(&browser, &back).status, 422);
    }
}

store_test! {
    /// A one-time link first, then the login: so somebody whose role is given here adds it themselves.
    fn a_person_adds_their_login_and_comes_in_by_it(store: Store<House>) {
        let (world, other) = world(store);
        let ane = world.person("person-ane");
        let page = world.post(&ane, "/konto/med/kommunen", &[]);
        let address = page.field("<p><a href=\"https://login.example");
        let (browser, back) = bound(&other, &ane, &page, &format!("https://login.example{address}"));
        let got = world.get(&browser, &back);
        assert_eq!((got.status, got.to.as_str()), (303, "/konto?nyt=login"), "{}", got.body);
        assert!(world.get(&ane, "/konto").body.contains("Fjern login fra Kommunen"));
        assert_eq!(page_of(&world, &come_in(&world, &other)), "worker Ane");
        // It is hers now and nobody else's.
        let lone = world.person("person-lone");
        let page = world.post(&lone, "/konto/med/kommunen", &[]);
        let address = page.field("<p><a href=\"https://login.example");
        let (browser, back) = bound(&other, &lone, &page, &format!("https://login.example{address}"));
        assert_eq!(world.get(&browser, &back).heading(), "Det login bruges allerede");
    }
}

store_test! {
    /// An answer that was begun to add a login cannot be finished by somebody else, nor by nobody.
    fn adding_is_ended_by_the_one_who_began(store: Store<House>) {
        let (world, other) = world(store);
        let ane = world.person("person-ane");
        for ends in [world.person("person-lone"), Browser::default()] {
            let page = world.post(&ane, "/konto/med/kommunen", &[]);
            let address = page.field("<p><a href=\"https://login.example");
            let (began, back) = bound(&other, &ane, &page, &format!("https://login.example{address}"));
            let mut other_session = ends.clone();
            other_session.cookies.push(began.cookies.last().expect("the bond").clone());
            assert_eq!(world.get(&other_session, &back).status, 422);
        }
        assert!(!world.get(&ane, "/konto").body.contains("Fjern login"));
    }
}

store_test! {
    fn every_fault_is_a_page_in_plain_words(store: Store<House>) {
        let (world, other) = world(store);
        other.lie(Lie { silent: true, ..Lie::default() });
        let got = world.get(&Browser::default(), "/ind/med/kommunen");
        assert_eq!((got.status, got.heading().as_str()), (422, "Vi kan ikke nå Kommunen lige nu"));
        other.lie(Lie::default());
        let (browser, back) = go(&world, &other, &Browser::default());
        other.lie(Lie { hidden_key: true, ..Lie::default() });
        assert_eq!(world.get(&browser, &back).heading(), "Det gik ikke");
        other.lie(Lie::default());
        let (browser, back) = go(&world, &other, &Browser::default());
        let refused = back.replace("code=good", "error=access_denied");
        assert_eq!(world.get(&browser, &refused).heading(), "Det gik ikke");
        assert_eq!(world.get(&Browser::default(), "/ind/med/nobody").status, 404);
    }
}

store_test! {
    fn a_login_of_somebody_who_left_opens_nothing(store: Store<House>) {
        let (world, other) = world(store);
        assert_eq!(come_in(&world, &other).status, 303);
        let id = world.write(|tx| tx.rows("SELECT id FROM person WHERE name = 'Signe'", &[], |r| r.get::<String>(0)));
        let (id, now) = (id[0].clone(), world.given.now());
        world.write(move |tx| tx.run("UPDATE person SET left_ms = $2 WHERE id = $1", &[&id, &now]).map(|_| ()));
        assert_eq!(come_in(&world, &other).heading(), "Vi kender ikke dit login her");
    }
}
