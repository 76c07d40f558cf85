//! A passkey as a way into a room (SAFETY.md §5, §6.2; T16): it opens its own room, and nothing that is not it does.

use std::collections::HashSet;

use kit_store::store_test;
use realm_citizen::Citizen;
use sha2::{Digest, Sha256};

use crate::authenticator::{Device, Lie};
use crate::support::{Browser, Page, World, between, unescape};

const ORIGIN: &str = "http://landgang.localhost:8701";
const LIST: &str = "/min/adgangsnoegle";
const DOOR: &str = "/ind/adgangsnoegle";

/// The secret of the device of this number, as the page's script sends it.
pub(crate) fn secret(number: u8) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(Sha256::digest([number]))
}

fn asked(page: &Page) -> String {
    unescape(between(&page.body, "data-asked=\"", "\"").unwrap_or_else(|| panic!("{}", page.body)))
}

/// What the script sends.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    question: String,
    answer: String,
    secret: String,
}

impl Answer {
    fn to(page: &Page, answer: String, number: u8) -> Self {
        let action = between(
            &page.body,
            "<form id=\"passkey\" method=\"post\" action=\"",
            "\"",
        );
        let hidden = page.hidden(action.unwrap()).into_iter();
        let question = hidden
            .filter(|(name, _)| name == "question")
            .map(|field| field.1);
        Self {
            question: question.collect(),
            answer,
            secret: secret(number),
        }
    }

    pub(crate) fn fields(&self) -> [(&str, &str); 3] {
        [
            ("question", &self.question),
            ("answer", &self.answer),
            ("secret", &self.secret),
        ]
    }
}

impl World {
    /// A guest's passkey, and two questions that wait with their answers: for one more, and at the door.
    pub(crate) async fn answers_at_hand(&self, browser: &mut Browser) -> (String, [Answer; 2]) {
        let number = self.given.random128().bytes().fold(7, u8::wrapping_add) | 1;
        let mut device = Device::new(number);
        self.passkey(browser, &mut device, number).await;
        let list = self.get(browser, LIST).await;
        let id = between(&list.body, "action=\"/min/adgangsnoegle/", "/fjern\"").unwrap();
        let page = self
            .send(browser, &list, "/min/adgangsnoegle/ny", &[])
            .await;
        let more = number - 1;
        let new = Device::new(more.max(2)).create(&asked(&page), ORIGIN);
        let new = Answer::to(&page, new, more);
        let mut nobody = Browser::default();
        let page = self.get(&mut nobody, DOOR).await;
        let page = self.send(&mut nobody, &page, DOOR, &[]).await;
        let open = Answer::to(&page, device.get(&asked(&page), ORIGIN), number);
        (id.to_owned(), [new, open])
    }

    /// Makes a passkey on this device; gives the page after it.
    pub(crate) async fn passkey(
        &self,
        browser: &mut Browser,
        device: &mut Device,
        number: u8,
    ) -> Page {
        let list = self.get(browser, LIST).await;
        let page = self
            .send(browser, &list, "/min/adgangsnoegle/ny", &[])
            .await;
        let answer = device.create(&asked(&page), ORIGIN);
        let fields = [("answer", answer.as_str()), ("secret", &secret(number))];
        self.send(browser, &page, "/min/adgangsnoegle/svar", &fields)
            .await
    }

    async fn at_the_door(&self) -> (Browser, Page) {
        self.clock.advance_ms(11_000);
        let mut browser = Browser::default();
        let page = self.get(&mut browser, DOOR).await;
        let page = self.send(&mut browser, &page, DOOR, &[]).await;
        assert_eq!(page.status, 200, "{}", page.body);
        (browser, page)
    }

    async fn come_in(&self, device: &mut Device, secret: &str) -> (Page, Browser) {
        let (mut browser, page) = self.at_the_door().await;
        let answer = device.get(&asked(&page), ORIGIN);
        let fields = [("answer", answer.as_str()), ("secret", secret)];
        let done = self
            .send(&mut browser, &page, "/ind/adgangsnoegle/svar", &fields)
            .await;
        (done, browser)
    }
}

fn opened(page: &Page) -> bool {
    let opened = page.status == 303 && page.goes_to == "/min";
    assert!(
        opened || (page.status == 422 && page.cookie_line.is_empty()),
        "{} {}",
        page.status,
        page.body
    );
    opened
}

store_test! {
    /// The room opens with all that lies sealed in it, the words still do, and she is told of both.
    fn a_passkey_opens_its_own_room_and_the_words_still_do(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, words) = world.new_room().await;
            let mut phone = Device::new(1);
            let made = world.passkey(&mut amir, &mut phone, 1).await;
            assert_eq!((made.status, made.goes_to.as_str()), (303, "/min/adgangsnoegle?nyt=lavet"), "{}", made.body);
            // Somebody else's key opens somebody else's room.
            let (mut nora, _) = world.new_room().await;
            let mut other = Device::new(2);
            world.passkey(&mut nora, &mut other, 2).await;
            for (device, number, browser) in [(&mut phone, 1, &amir), (&mut other, 2, &nora)] {
                let (page, mut came) = world.come_in(device, &secret(number)).await;
                assert!(opened(&page));
                assert_eq!(world.who(&came).unwrap().id, world.who(browser).unwrap().id);
                assert_eq!(world.get(&mut came, "/min").await.heading(), "Din besked er på vej til Lone");
            }
            let told = world.get(&mut amir, "/min/hvem").await.body;
            assert!(told.contains("En nøgle til telefonens lås blev lavet") && told.contains("Nogen kom ind med telefonens lås"));
            assert!(world.get(&mut amir, LIST).await.body.contains("Sidst brugt"));
            let mut typed = Browser::default();
            assert!(opened(&world.post(&mut typed, "/ind", &[("ord", &words.join(" "))]).await));
            // Nothing open tells of the device: neither the name of its key nor what its signature is held against.
            let rows = world.dump(&[]).join("\n");
            assert!(rows.contains("passkey") && !rows.contains("cred") && !rows.contains(&secret(1)), "{rows}");
        });
    }
}

store_test! {
    /// Every lie alone keeps the room shut, and so does a true signature without the key's secret, and the secret without
    /// the signature. The answer is the same for all of them and for a key that was never here.
    fn no_lie_opens_a_room(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let mut phone = Device::new(1);
            world.passkey(&mut amir, &mut phone, 1).await;
            let lie = Lie::default;
            let lies = [
                ("another origin", Lie { origin: Some("http://landgang.localhost:8702"), ..lie() }),
                ("another address's key", Lie { rp: Some("localhost"), ..lie() }),
                ("another challenge", Lie { challenge: Some("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), ..lie() }),
                ("another ceremony", Lie { kind: Some("webauthn.create"), ..lie() }),
                ("another key", Lie { other_key: true, ..lie() }),
                ("nobody verified", Lie { not_verified: true, ..lie() }),
            ];
            let mut pages = HashSet::new();
            for (name, lie) in &lies {
                let (page, _) = world.come_in(&mut phone.lying(lie.clone()), &secret(1)).await;
                assert!(!opened(&page), "{name}");
                pages.insert(page.heading());
            }
            let stranger = Device::new(9);
            for (mut device, secret) in [
                (phone.clone(), secret(2)),
                (phone.clone(), String::new()),
                (stranger.clone(), secret(1)),
                (stranger, secret(9)),
            ] {
                let (page, _) = world.come_in(&mut device, &secret).await;
                assert!(!opened(&page));
                pages.insert(page.heading());
            }
            assert_eq!(pages.into_iter().collect::<Vec<_>>(), ["Nøglen åbner ikke nogen side"]);
            assert!(opened(&world.come_in(&mut phone, &secret(1)).await.0));
            println!("{} / {0} lies about keys, no chance in it", lies.len() + 4);
        });
    }
}

store_test! {
    fn a_question_is_answered_once_and_within_five_minutes(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let mut phone = Device::new(1);
            world.passkey(&mut amir, &mut phone, 1).await;
            let (mut browser, page) = world.at_the_door().await;
            let answer = phone.get(&asked(&page), ORIGIN);
            let fields = [("answer", answer.as_str()), ("secret", &secret(1))];
            assert!(opened(&world.send(&mut browser, &page, "/ind/adgangsnoegle/svar", &fields).await));
            world.clock.advance_ms(11_000);
            let mut thief = Browser::default();
            assert!(!opened(&world.send(&mut thief, &page, "/ind/adgangsnoegle/svar", &fields).await));
            let (mut late, page) = world.at_the_door().await;
            world.clock.advance_ms(5 * 60_000 + 1);
            let answer = phone.get(&asked(&page), ORIGIN);
            let fields = [("answer", answer.as_str()), ("secret", &secret(1))];
            let done = world.send(&mut late, &page, "/ind/adgangsnoegle/svar", &fields).await;
            assert!(!opened(&done));
            assert_eq!(done.heading(), "Det tog for lang tid");
        });
    }
}

store_test! {
    /// A copy of a key counts what the other has counted: it opens nothing, and she is told.
    fn a_counter_that_goes_back_opens_no_room_and_is_told(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let mut phone = Device::new(1);
            phone.counter = 10;
            world.passkey(&mut amir, &mut phone, 1).await;
            let mut copy = phone.clone();
            assert!(opened(&world.come_in(&mut phone, &secret(1)).await.0));
            assert!(opened(&world.come_in(&mut phone, &secret(1)).await.0));
            assert!(!opened(&world.come_in(&mut copy, &secret(1)).await.0));
            let told = world.get(&mut amir, "/min/hvem").await.body;
            assert!(told.contains("Måske findes der to af den"), "{told}");
        });
    }
}

store_test! {
    fn a_new_key_is_for_the_room_that_asked_and_an_answer_twice_makes_one(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let (mut nora, _) = world.new_room().await;
            let list = world.get(&mut amir, LIST).await;
            let page = world.send(&mut amir, &list, "/min/adgangsnoegle/ny", &[]).await;
            let answer = Device::new(1).create(&asked(&page), ORIGIN);
            let token = page.hidden("/min/adgangsnoegle/svar").into_iter().find(|(name, _)| name == "question").unwrap().1;
            let fields = [("question", token.as_str()), ("answer", &answer), ("secret", &secret(1))];
            let theirs = world.get(&mut nora, LIST).await;
            let hidden = theirs.hidden("/min/adgangsnoegle/ny");
            let with = [&fields[..], &[("_token", hidden[0].1.as_str())]].concat();
            let stolen = world.post(&mut nora, "/min/adgangsnoegle/svar", &with).await;
            assert_eq!((stolen.status, stolen.heading().as_str()), (422, "Det tog for lang tid"));
            // Used up by the try; made anew it is made once, however often the answer comes.
            let list = world.get(&mut amir, LIST).await;
            let page = world.send(&mut amir, &list, "/min/adgangsnoegle/ny", &[]).await;
            let answer = Device::new(1).create(&asked(&page), ORIGIN);
            for _ in 0..2 {
                let fields = [("answer", answer.as_str()), ("secret", &secret(1))];
                let done = world.send(&mut amir, &page, "/min/adgangsnoegle/svar", &fields).await;
                assert_eq!(done.status, 303, "{}", done.body);
            }
            assert_eq!(world.text("SELECT CAST(COUNT(*) AS TEXT) FROM way_in WHERE kind = 'passkey'").as_deref(), Some("1"));
            // Without the secret nothing could be sealed under it, so no key is made.
            let list = world.get(&mut amir, LIST).await;
            let page = world.send(&mut amir, &list, "/min/adgangsnoegle/ny", &[]).await;
            let answer = Device::new(3).create(&asked(&page), ORIGIN);
            let done = world.send(&mut amir, &page, "/min/adgangsnoegle/svar", &[("answer", answer.as_str())]).await;
            assert_eq!((done.status, done.heading().as_str()), (422, "Der blev ikke lavet en nøgle"));
        });
    }
}

store_test! {
    fn a_removed_key_opens_nothing_and_five_are_enough(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, words) = world.new_room().await;
            let mut devices: Vec<Device> = (1..=5).map(Device::new).collect();
            for (device, number) in devices.iter_mut().zip(1..) {
                assert_eq!(world.passkey(&mut amir, device, number).await.status, 303);
                world.clock.advance_ms(1_000);
            }
            let full = world.get(&mut amir, LIST).await.body;
            assert!(full.contains("Fjern en først") && !full.contains("Lav en nøgle her"));
            let id = between(&full, "action=\"/min/adgangsnoegle/", "/fjern\"").unwrap();
            let page = world.get(&mut amir, LIST).await;
            let gone = world.send(&mut amir, &page, &format!("{LIST}/{id}/fjern"), &[]).await;
            assert_eq!(gone.goes_to, "/min/adgangsnoegle?nyt=fjernet");
            assert!(!opened(&world.come_in(&mut devices[0], &secret(1)).await.0), "the oldest stands first");
            assert!(opened(&world.come_in(&mut devices[1], &secret(2)).await.0));
            let told = world.get(&mut amir, "/min/hvem").await.body;
            assert!(told.contains("En nøgle til telefonens lås blev fjernet"));
            world.clock.advance_ms(11_000);
            assert!(opened(&world.post(&mut Browser::default(), "/ind", &[("ord", &words.join(" "))]).await));
        });
    }
}

store_test! {
    fn with_the_room_its_keys_and_questions_are_gone(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let mut phone = Device::new(1);
            world.passkey(&mut amir, &mut phone, 1).await;
            let list = world.get(&mut amir, LIST).await;
            world.send(&mut amir, &list, "/min/adgangsnoegle/ny", &[]).await;
            let page = world.get(&mut amir, "/min/slet").await;
            world.send(&mut amir, &page, "/min/slet", &[]).await;
            assert!(!opened(&world.come_in(&mut phone, &secret(1)).await.0));
            assert_eq!(world.text("SELECT id FROM way_in"), None);
        });
    }
}

store_test! {
    /// UX §8.4: offered after the third time, for some times, and to nobody who has one.
    fn a_passkey_is_offered_after_the_third_time_and_not_for_ever(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words) = world.new_room().await;
            let ord = words.join(" ");
            let mut leads = Vec::new();
            for _ in 1..=6 {
                world.clock.advance_ms(11_000);
                let mut browser = Browser::default();
                let page = world.post(&mut browser, "/ind", &[("ord", &ord)]).await;
                let home = world.get(&mut browser, &page.goes_to).await.body;
                assert_eq!(home.contains("telefonens lås"), page.goes_to == "/min?nyt=noegle");
                leads.push(page.goes_to == "/min?nyt=noegle");
            }
            assert_eq!(leads, [false, false, true, true, true, false]);
            let (mut nora, words) = world.new_room().await;
            world.passkey(&mut nora, &mut Device::new(1), 1).await;
            for _ in 1..=3 {
                world.clock.advance_ms(11_000);
                let page = world.post(&mut Browser::default(), "/ind", &[("ord", &words.join(" "))]).await;
                assert_eq!(page.goes_to, "/min");
            }
        });
    }
}
