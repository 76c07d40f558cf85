//! Keys: what lets in, and everything that does not (SAFETY.md §6, ASVS V6; T16).

use kit_store::store_test;

use crate::authenticator::{Device, Lie};
use crate::world::{Browser, Got, House, ORIGIN, World};

/// Ane adds a key and signs out.
fn with_key(world: &World, device: &mut Device) {
    let ane = world.person("person-ane");
    let page = world.post(&ane, "/noegle", &[("kind", "phone")]);
    assert_eq!(page.status, 200);
    let answer = device.create(&page.asked(), ORIGIN);
    let done = world.post(
        &ane,
        "/noegle/svar",
        &[("question", &page.question()), ("answer", &answer)],
    );
    assert_eq!(
        (done.status, done.to.as_str()),
        (303, "/noegle?nyt=lavet"),
        "{}",
        done.body
    );
}

fn ask(world: &World) -> Got {
    let page = world.post(&Browser::default(), "/ind/noegle", &[]);
    assert_eq!(page.status, 200);
    page
}

fn answer(world: &World, question: &str, answer: &str) -> Got {
    world.post(
        &Browser::default(),
        "/ind/noegle/svar",
        &[("question", question), ("answer", answer)],
    )
}

fn sign_in(world: &World, device: &mut Device) -> Got {
    let page = ask(world);
    let said = device.get(&page.asked(), ORIGIN);
    answer(world, &page.question(), &said)
}

store_test! {
    /// HS-2: a key is made, lets in, and the next page knows whose it is.
    fn a_key_lets_its_person_in(store: Store<House>) {
        let world = World::new(store);
        let mut device = Device::new(1);
        with_key(&world, &mut device);
        let done = sign_in(&world, &mut device);
        assert_eq!((done.status, done.to.as_str()), (303, "/"), "{}", done.body);
        let browser = world.browser(&done.cookie("__Host-lg-house").expect("a session"));
        assert_eq!(world.get(&browser, "/").body, "worker Ane");
    }
}

store_test! {
    fn a_question_is_answered_once(store: Store<House>) {
        let world = World::new(store);
        let mut device = Device::new(1);
        with_key(&world, &mut device);
        let page = ask(&world);
        let said = device.get(&page.asked(), ORIGIN);
        assert_eq!(answer(&world, &page.question(), &said).status, 303);
        for _ in 0..3 {
            let again = answer(&world, &page.question(), &said);
            assert_eq!((again.status, again.cookies.len()), (422, 0));
        }
    }
}

store_test! {
    /// A wrong answer uses the question up as well: nobody tries twice at the same challenge.
    fn a_wrong_answer_uses_the_question_up(store: Store<House>) {
        let world = World::new(store);
        let mut device = Device::new(1);
        with_key(&world, &mut device);
        let page = ask(&world);
        let lie = Lie { other_key: true, ..Lie::default() };
        let said = device.lying(lie).get(&page.asked(), ORIGIN);
        assert_eq!(answer(&world, &page.question(), &said).status, 422);
        let said = device.get(&page.asked(), ORIGIN);
        assert_eq!(answer(&world, &page.question(), &said).status, 422);
    }
}

store_test! {
    /// Each lie alone keeps the door shut, for a new key and for coming in; the same device without a lie opens it.
    fn no_lie_opens_the_door(store: Store<House>) {
        let world = World::new(store);
        let mut device = Device::new(1);
        with_key(&world, &mut device);
        let lie = Lie::default;
        let lies = [
            ("another origin", Lie { origin: Some("https://house.example.evil.example"), ..lie() }),
            ("another port", Lie { origin: Some("https://house.example:8443"), ..lie() }),
            ("no TLS", Lie { origin: Some("http://house.example"), ..lie() }),
            ("another address's key", Lie { rp: Some("example"), ..lie() }),
            ("another challenge", Lie { challenge: Some("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), ..lie() }),
            ("another ceremony", Lie { kind: Some("webauthn.create"), ..lie() }),
            ("another key", Lie { other_key: true, ..lie() }),
            ("nobody verified", Lie { not_verified: true, ..lie() }),
            ("another person's handle", Lie { handle: Some("AAAAAAAAAAAAAAAAAAAAAA"), ..lie() }),
        ];
        let mut survived = 0;
        for (name, lie) in &lies {
            let page = ask(&world);
            let said = device.lying(lie.clone()).get(&page.asked(), ORIGIN);
            let done = answer(&world, &page.question(), &said);
            assert_eq!((done.status, done.cookies.len()), (422, 0), "{name}");
            survived += 1;
        }
        let new = [
            ("another origin", Lie { origin: Some("https://evil.example"), ..lie() }),
            ("another address's key", Lie { rp: Some("evil.example"), ..lie() }),
            ("another challenge", Lie { challenge: Some("AAAA"), ..lie() }),
            ("another ceremony", Lie { kind: Some("webauthn.get"), ..lie() }),
            ("nobody verified", Lie { not_verified: true, ..lie() }),
        ];
        let ane = world.person("person-ane");
        for (name, lie) in &new {
            let page = world.post(&ane, "/noegle", &[("kind", "phone")]);
            let said = Device::new(2).lying(lie.clone()).create(&page.asked(), ORIGIN);
            let done = world.post(&ane, "/noegle/svar", &[("question", &page.question()), ("answer", &said)]);
            assert_eq!(done.status, 422, "{name}");
            survived += 1;
        }
        assert_eq!(sign_in(&world, &mut device).status, 303);
        println!("{survived} / {} lies about keys, no chance in it", lies.len() + new.len());
    }
}

store_test! {
    /// A key that counts backwards may be one of two: it is refused, and its person is told.
    fn a_counter_that_goes_back_opens_nothing_and_is_told(store: Store<House>) {
        let world = World::new(store);
        let mut device = Device::new(1);
        device.counter = 10;
        with_key(&world, &mut device);
        assert_eq!(sign_in(&world, &mut device).status, 303);
        let mut copy = device.clone();
        copy.counter = 4;
        assert_eq!(sign_in(&world, &mut copy).status, 422);
        copy.counter = device.counter - 1;
        assert_eq!(sign_in(&world, &mut copy).status, 422, "the same count again");
        let ane = world.person("person-ane");
        assert!(world.get(&ane, "/konto").body.contains("Måske findes der to af den"));
        // A restart forgets no count.
        let world = world.again();
        copy.counter = 4;
        assert_eq!(sign_in(&world, &mut copy).status, 422);
        assert_eq!(sign_in(&world, &mut device).status, 303);
    }
}

store_test! {
    fn a_ceremony_outlives_a_restart_but_not_its_minutes(store: Store<House>) {
        let world = World::new(store);
        let mut device = Device::new(1);
        with_key(&world, &mut device);
        let page = ask(&world);
        let world = world.again();
        let said = device.get(&page.asked(), ORIGIN);
        assert_eq!(answer(&world, &page.question(), &said).status, 303);
        let page = ask(&world);
        world.clock.advance_ms(5 * 60_000 + 1);
        let said = device.get(&page.asked(), ORIGIN);
        assert_eq!(answer(&world, &page.question(), &said).status, 422);
    }
}

store_test! {
    fn a_new_key_is_only_for_the_one_who_asked(store: Store<House>) {
        let world = World::new(store);
        let (ane, lone) = (world.person("person-ane"), world.person("person-lone"));
        let page = world.post(&ane, "/noegle", &[("kind", "phone")]);
        let said = Device::new(1).create(&page.asked(), ORIGIN);
        let fields = [("question", page.question()), ("answer", said)];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(world.post(&lone, "/noegle/svar", &fields).status, 422);
        // And it is used up by the try.
        assert_eq!(world.post(&ane, "/noegle/svar", &fields).status, 422);
    }
}

store_test! {
    fn who_has_left_comes_in_by_no_key(store: Store<House>) {
        let world = World::new(store);
        let mut device = Device::new(1);
        with_key(&world, &mut device);
        world.leaves("person-ane");
        let done = sign_in(&world, &mut device);
        assert_eq!((done.status, done.cookies.len()), (422, 0));
    }
}

store_test! {
    fn an_unknown_key_and_nonsense_get_a_page(store: Store<House>) {
        let world = World::new(store);
        let mut stranger = Device::new(9);
        for said in ["", "{}", "[1,2", "null", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{},\"extensions\":{}}"] {
            let page = ask(&world);
            let done = answer(&world, &page.question(), said);
            assert_eq!((done.status, done.heading().as_str()), (422, "Nøglen passer ikke her"), "{said}");
        }
        let page = ask(&world);
        let said = stranger.get(&page.asked(), ORIGIN);
        assert_eq!(answer(&world, &page.question(), &said).status, 422);
        assert_eq!(answer(&world, "nothing", &said).heading(), "Det tog for længe");
    }
}

store_test! {
    /// T28: exactly the two pages where a key is asked may run the one script.
    fn only_two_pages_may_run_a_script(store: Store<House>) {
        let world = World::new(store);
        let ane = world.person("person-ane");
        let pages = [
            ask(&world),
            world.post(&ane, "/noegle", &[("kind", "phone")]),
        ];
        for page in &pages {
            assert!(page.policy.contains("; script-src 'sha256-"), "{}", page.policy);
            assert_eq!(page.policy.matches("sha256-").count(), 1);
            assert!(page.permissions.contains("publickey-credentials-get=(self)"));
            assert!(page.permissions.contains("publickey-credentials-create=(self)"));
            assert_eq!(page.body.matches("<script").count(), 1);
        }
        for path in ["/ind", "/noegle", "/konto", "/", "/nowhere"] {
            let page = world.get(&ane, path);
            assert!(!page.policy.contains("script-src"), "{path}");
            assert!(page.permissions.contains("publickey-credentials-get=()"), "{path}");
            assert!(!page.body.contains("<script"), "{path}");
        }
        let failed = answer(&world, "x", "y");
        assert!(!failed.policy.contains("script-src"));
    }
}

store_test! {
    fn nobody_has_more_than_ten_keys(store: Store<House>) {
        let world = World::new(store);
        for number in 1..=10 {
            with_key(&world, &mut Device::new(number));
        }
        let ane = world.person("person-ane");
        let page = world.post(&ane, "/noegle", &[("kind", "phone")]);
        assert_eq!(page.status, 422);
        assert!(page.body.contains("Du har allerede 10 nøgler"));
        // All of them carry one handle, so that a device shows one account.
        let mut last = Device::new(10);
        last.counter = 0;
        assert_eq!(world.get(&ane, "/noegle").body.matches("/fjern").count(), 10);
    }
}
