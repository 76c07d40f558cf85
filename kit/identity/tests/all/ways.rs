//! What a person sees and changes of their own ways in, and how a second person opens (SAFETY.md §6, HS-2).

use kit_identity::{People as _, recovery};
use kit_store::{StoreError, store_test};
use kit_web::door;

use crate::authenticator::Device;
use crate::world::{Browser, House, ORIGIN, World};

fn add_key(world: &World, who: &Browser, number: u8) {
    let page = world.post(who, "/noegle", &[("kind", "device")]);
    let answer = Device::new(number).create(&page.asked(), ORIGIN);
    let done = world.post(
        who,
        "/noegle/svar",
        &[("question", &page.question()), ("answer", &answer)],
    );
    assert_eq!(done.status, 303, "{}", done.body);
}

fn key_ids(world: &World, who: &Browser) -> Vec<String> {
    let page = world.get(who, "/noegle").body;
    page.split("action=\"/noegle/")
        .skip(1)
        .filter_map(|rest| rest.split_once("/fjern").map(|(id, _)| id.to_owned()))
        .collect()
}

/// The token of a link that Lone makes for Ane.
fn link(world: &World) -> String {
    let (given, token) = (world.given.clone(), door::token(&world.given));
    let made = token.clone();
    assert!(world.write(move |tx| recovery::make(tx, &given, &made, "person-ane", "person-lone")));
    token
}

store_test! {
    fn nobody_removes_their_last_way_in(store: Store<House>) {
        let world = World::new(store);
        let ane = world.person("person-ane");
        add_key(&world, &ane, 1);
        let only = key_ids(&world, &ane);
        let path = format!("/noegle/{}/fjern", only[0]);
        assert_eq!(world.post(&ane, &path, &[]).to, "/noegle?nyt=sidste");
        assert_eq!(key_ids(&world, &ane), only);
        add_key(&world, &ane, 2);
        assert_eq!(world.post(&ane, &path, &[]).to, "/noegle?nyt=fjernet");
        assert_eq!(key_ids(&world, &ane).len(), 1);
        // Another person's key is not there for her: the same answer as for none.
        let lone = world.person("person-lone");
        let id = &key_ids(&world, &ane)[0];
        let theirs = world.post(&lone, &format!("/noegle/{id}/fjern"), &[]);
        let none = world.post(&lone, "/noegle/none/fjern", &[]);
        let id = percent_encoding::utf8_percent_encode(id, percent_encoding::NON_ALPHANUMERIC).to_string();
        assert_eq!((theirs.status, theirs.body.replace(&id, "none")), (404, none.body));
        assert_eq!(key_ids(&world, &ane).len(), 1);
    }
}

store_test! {
    fn a_person_sees_and_ends_their_sessions(store: Store<House>) {
        let world = World::new(store);
        let (here, there, third) = (world.person("person-ane"), world.person("person-ane"), world.person("person-ane"));
        let lone = world.person("person-lone");
        let page = world.get(&here, "/konto");
        let handles: Vec<&str> = page.body.split("name=\"session\" value=\"").skip(1)
            .filter_map(|rest| rest.split_once('"').map(|(handle, _)| handle)).collect();
        assert_eq!(handles.len(), 2, "the own one cannot be ended here");
        for cookie in [&here, &there, &third] {
            let token = cookie.cookies[0].split_once('=').expect("a cookie").1;
            assert!(!page.body.contains(token) && !page.body.contains(&door::hash(token)));
        }
        // Lone cannot end Ane's.
        assert_eq!(world.post(&lone, "/konto/slut", &[("session", handles[0])]).to, "/konto");
        assert_eq!(world.get(&there, "/").status, 200);
        assert_eq!(world.post(&here, "/konto/slut", &[("session", handles[0])]).to, "/konto?nyt=slut");
        let still = [&there, &third].iter().filter(|who| world.get(who, "/").status == 200).count();
        assert_eq!(still, 1);
        world.post(&here, "/konto/slut-andre", &[]);
        assert_eq!([&there, &third].iter().filter(|who| world.get(who, "/").status == 200).count(), 0);
        assert_eq!((world.get(&here, "/").status, world.get(&lone, "/").status), (200, 200));
        assert!(world.get(&here, "/konto").body.contains("Du blev logget ud et eller flere steder"));
    }
}

store_test! {
    /// ASVS 6.4.3: the second person's link ends every old session; keys stay until they are removed by choice.
    fn a_second_persons_link_opens_once_and_ends_the_old_sessions(store: Store<House>) {
        let world = World::new(store);
        let old = world.person("person-ane");
        add_key(&world, &old, 1);
        let path = format!("/ind/igen/{}", link(&world));
        let nobody = Browser::default();
        for _ in 0..100 {
            let looked = world.get(&nobody, &path);
            assert_eq!((looked.status, looked.heading().as_str()), (200, "Velkommen tilbage"));
        }
        assert_eq!(world.get(&old, "/").status, 200, "looking ends nothing");
        let done = world.post(&nobody, &path, &[]);
        assert_eq!((done.status, done.to.as_str()), (303, "/noegle"));
        assert_eq!(world.get(&old, "/").status, 403, "the old session is over");
        let new = world.browser(&done.cookie("__Host-lg-house").expect("a session"));
        assert_eq!(key_ids(&world, &new).len(), 1, "the key stays");
        let told = world.get(&new, "/konto").body;
        assert!(told.contains("En anden lavede et link til dig") && told.contains("Linket blev brugt"));
        assert_eq!(world.post(&nobody, &path, &[]).status, 422, "only once");
        assert_eq!(world.get(&nobody, &path).heading(), "Linket kan ikke bruges mere");
    }
}

store_test! {
    fn a_second_persons_link_ends(store: Store<House>) {
        let world = World::new(store);
        let nobody = Browser::default();
        // With a newer one.
        let first = format!("/ind/igen/{}", link(&world));
        let second = format!("/ind/igen/{}", link(&world));
        assert_eq!(world.post(&nobody, &first, &[]).status, 422);
        // With its day.
        world.clock.advance_ms(24 * 3_600_000 + 1);
        assert_eq!(world.post(&nobody, &second, &[]).status, 422);
        // With its maker.
        let third = format!("/ind/igen/{}", link(&world));
        world.leaves("person-lone");
        assert_eq!(world.post(&nobody, &third, &[]).status, 422);
        // A guess opens nothing.
        assert_eq!(world.post(&nobody, &format!("/ind/igen/{}", "0".repeat(64)), &[]).status, 422);
    }
}

store_test! {
    fn nobody_opens_for_themselves(store: Store<House>) {
        let world = World::new(store);
        let given = world.given.clone();
        let made = world.write(move |tx| recovery::make(tx, &given, "token", "person-ane", "person-ane"));
        assert!(!made);
        assert_eq!(world.post(&Browser::default(), "/ind/igen/token", &[]).status, 422);
    }
}

store_test! {
    /// Whoever leaves takes no way in along.
    fn leaving_closes_every_way(store: Store<House>) {
        let world = World::new(store);
        let ane = world.person("person-ane");
        add_key(&world, &ane, 1);
        let token = link(&world);
        let (unused, now) = (door::token(&world.given), world.given.now());
        let lies = unused.clone();
        world.write(move |tx| {
            let who = House::entrant(tx, "person-ane")?.ok_or(StoreError::Broken("nobody"))?;
            door::make_link(tx, &lies, &who, 60, 1, now)
        });
        let find = unused.clone();
        assert!(world.write(move |tx| door::whose_link(tx, &find, now)).is_some());
        world.write(|tx| kit_identity::ways::close_all(tx, "person-ane"));
        assert!(world.write(move |tx| door::whose_link(tx, &unused, now)).is_none(), "a link that nobody had used");
        assert_eq!(world.get(&ane, "/").status, 403);
        assert_eq!(world.post(&Browser::default(), &format!("/ind/igen/{token}"), &[]).status, 422);
        let again = world.person("person-ane");
        assert_eq!(key_ids(&world, &again), Vec::<String>::new());
    }
}

store_test! {
    fn the_own_pages_are_nobody_elses(store: Store<House>) {
        let world = World::new(store);
        for path in ["/noegle", "/konto"] {
            assert_eq!(world.get(&Browser::default(), path).status, 403, "{path}");
        }
    }
}

store_test! {
    /// ASVS 7.5.1: who finds a screen open changes no way in; who has just signed in does.
    fn a_way_in_is_changed_after_a_fresh_sign_in_only(store: Store<House>) {
        let world = World::new(store);
        let ane = world.person("person-ane");
        world.clock.advance_ms(16 * 60_000);
        // Without any way yet nobody could sign in again: the first is added whenever.
        add_key(&world, &ane, 1);
        let id = key_ids(&world, &ane)[0].clone();
        let tries = [
            world.post(&ane, "/noegle", &[("kind", "phone")]),
            world.post(&ane, &format!("/noegle/{id}/fjern"), &[]),
            world.post(&ane, "/konto/login/any/fjern", &[]),
        ];
        for page in tries {
            assert_eq!((page.status, page.heading().as_str()), (422, "Log ind igen først"));
        }
        assert_eq!(world.get(&ane, "/konto").status, 200, "reading goes on");
        let fresh = world.person("person-ane");
        add_key(&world, &fresh, 2);
        assert_eq!(world.post(&fresh, &format!("/noegle/{id}/fjern"), &[]).to, "/noegle?nyt=fjernet");
    }
}

store_test! {
    /// T16: after a crowd of questions that nobody answers, the next ones wait; a restart forgets nothing, and time does.
    fn a_flood_of_questions_is_slowed_and_not_locked_out(store: Store<House>) {
        let world = World::new(store);
        let nobody = Browser::default();
        let asked = |world: &World| world.post(&nobody, "/ind/noegle", &[]).status;
        let open = (0..400).take_while(|_| asked(&world) == 200).count();
        assert_eq!(open, 301, "three hundred are free, and the next is the last without a wait");
        let world = world.again();
        assert_eq!(asked(&world), 429);
        world.clock.advance_ms(2_001);
        assert_eq!(asked(&world), 200, "slowed, never locked out");
        world.clock.advance_ms(10 * 60_000);
        assert_eq!(asked(&world), 200);
    }
}

/// T28: only the two handlers that ask for a key give a page that may run the script.
#[test]
fn two_handlers_and_no_more_give_a_page_with_a_script() {
    let files = [
        include_str!("../../src/routes/sign_in.rs"),
        include_str!("../../src/routes/keys.rs"),
        include_str!("../../src/routes/logins.rs"),
        include_str!("../../src/routes/account.rs"),
    ];
    let counts = files.map(|text| text.matches(".passkey_page(").count());
    assert_eq!(counts, [1, 1, 0, 0]);
}
