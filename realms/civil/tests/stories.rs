//! How it went: told by who came along or by the community, read by everybody, taken down at once.

#![cfg(test)]

mod support;

use kit_store::{StoreError, store_test};
use realm_civil::{Civil, persons, published};
use support::{World, blocking, walk};

kit_store::statements! {
    LEFT = "SELECT COUNT(*) FROM story WHERE words IS NOT NULL OR called IS NOT NULL OR answer IS NOT NULL";
    SHOWN = "SELECT COUNT(*) FROM story_shown";
    GONE = "SELECT id FROM story WHERE state = 'gone'";
}

const NONCE: [&str; 5] = [
    "00000000000000000000000000000c01",
    "00000000000000000000000000000c02",
    "00000000000000000000000000000c03",
    "00000000000000000000000000000c04",
    "00000000000000000000000000000c05",
];
const WORDS: &str = "Jeg var bange for døren.\n\nNu går jeg selv.";
const LINE: &str = "Jeg var bange for døren. Nu går jeg selv.";

impl World {
    fn told(&self, id: &str) -> Vec<kit_hsds::Story> {
        let read = || published(&self.app.store, &self.given, "http://forening.example");
        let bytes = blocking(read).expect("published");
        let limits = kit_hsds::Limits::default();
        let feed = kit_hsds::read_bytes("services.json", &bytes, &limits).expect("readable");
        let found = feed.communities().into_iter().find(|one| one.id == id);
        found.map(|one| one.stories).unwrap_or_default()
    }

    fn count(&self, sql: &'static str) -> i64 {
        let read = || {
            let one = move |tx: &mut kit_store::Tx<'_>| tx.row(sql, &[], |r| r.get::<i64>(0));
            self.app.store.aside().read_now("count", one)
        };
        let found: Result<_, StoreError> = blocking(read);
        found.expect("readable").unwrap_or_default()
    }

    /// A community of Lone's that everybody can read about.
    async fn shown_page(&self, lone: &str) -> String {
        let fields = [
            ("name", "Strik på trappen"),
            ("place_name", "Trappen ved museet"),
            ("day1", "4"),
            ("from1", "10.30"),
            ("to1", "12"),
            ("rhythm1", "weekly"),
            ("contact_name", "Lone"),
            ("contact_phone", "12 34 56 78"),
            ("nonce", "00000000000000000000000000000c00"),
        ];
        let here = self.post("/vores-sider/ny", lone, &fields).await.to;
        self.post(&format!("{here}/vis"), lone, &[]).await;
        here.rsplit('/').next().expect("a number").to_owned()
    }

    /// The number by which the coordinator's list leads to the story that waits for this community.
    async fn waiting(&self, lone: &str) -> String {
        let list = self.get("/historier", lone).await.html;
        let at = list
            .split("href=\"/historier/")
            .find(|part| part.contains("Strik på trappen"));
        let number = at.and_then(|part| part.split('"').next());
        number.expect("in the list").to_owned()
    }
}

store_test! {
    /// HS-15: whoever came along tells how it went, without login; nobody reads it before the coordinator has looked,
    /// everybody does afterwards, and the sender takes it down at once: the words and their key are gone.
    fn a_story_is_shown_after_a_look_and_taken_down_at_once(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, hanne) = (world.lone(), world.sign_in("coordinator-hanne", "coordinator", "Hanne"));
            let id = world.shown_page(&lone).await;
            let form = format!("/fortael/{id}");
            assert_eq!(world.get_as_nobody(&form).await.status, 200);
            let typed = [("nonce", NONCE[0]), ("words", WORDS), ("called", "K.")];
            let (sent, again) = (world.post_as(None, &form, &typed).await, world.post_as(None, &form, &typed).await);
            assert_eq!((sent.status, &sent.to), (303, &again.to), "{}", sent.heading());
            let mine = sent.to.split('?').next().expect("an address").to_owned();
            assert!(world.get_as_nobody(&mine).await.html.contains("Ingen andre kan se den."));
            assert_eq!(world.told(&id), [], "nobody has looked yet");
            let list = world.get("/historier", &lone).await;
            assert_eq!(list.html.matches("Om Strik på trappen").count(), 1, "a double press writes once");
            let one = format!("/historier/{}", world.waiting(&lone).await);
            for path in [one.clone(), format!("{one}/vis"), format!("{one}/ned")] {
                let seen = if path == one { world.get(&path, &hanne).await } else { world.post(&path, &hanne, &[]).await };
                assert_eq!(seen.status, 404, "another association's: {path}");
            }
            // The coordinator's number leads nobody to the sender's page.
            let number = one.rsplit('/').next().expect("a number");
            assert_eq!(world.get_as_nobody(&format!("/historie/{number}")).await.status, 404);
            let before = (world.count(LEFT), world.count(SHOWN));
            for _ in 0..2 {
                assert_eq!(world.post(&format!("{one}/vis"), &lone, &[]).await.status, 303);
            }
            let by = Some("K.".to_owned());
            assert_eq!(world.told(&id), [kit_hsds::Story { words: LINE.to_owned(), by }]);
            assert!(world.get_as_nobody(&mine).await.html.contains("Alle kan læse den nu."));
            assert_eq!(world.count(SHOWN), before.1 + 1);

            let down = format!("{mine}/ned");
            for _ in 0..2 {
                assert_eq!(world.post_as(None, &down, &[]).await.status, 303);
            }
            assert_eq!(world.told(&id), []);
            assert_eq!((world.count(LEFT), world.count(SHOWN)), (before.0 - 1, before.1));
            let seen = world.get_as_nobody(&mine).await.html;
            assert!(seen.contains("Ordene er slettet.") && !seen.contains("bange for døren"));
            assert_eq!(world.get(&one, &lone).await.status, 404);
            let gone = || world.app.store.aside().read_now("gone", |tx| tx.rows(GONE, &[], |r| r.get::<String>(0)));
            let gone: Result<_, StoreError> = blocking(gone);
            let keys = blocking(|| persons(&world.app.store)).expect("readable");
            assert!(gone.expect("readable").iter().all(|id| !keys.contains(id)), "no key is kept for it");
        });
    }
}

store_test! {
    /// HS-15, HS-3: what leads to somebody is refused where it stands, and what was typed stays; a story that is not
    /// shown says why to its sender alone, and a slip is taken back.
    fn a_story_with_somebodys_number_is_refused_and_a_declined_one_says_why(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let id = world.shown_page(&lone).await;
            let form = format!("/fortael/{id}");
            for (words, said) in [
                ("Ring til Bo på 12 34 56 78", "Skriv ikke telefonnummer"),
                ("Skriv til bo@post.example", "Skriv ikke telefonnummer"),
                ("Han er 010203-0004", "Skriv ikke telefonnummer"),
                ("", "Skriv et par ord."),
                (&"å".repeat(601), "600"),
            ] {
                let seen = world.post_as(None, &form, &[("nonce", NONCE[1]), ("words", words)]).await;
                assert_eq!(seen.status, 422);
                assert!(seen.html.contains(said) && seen.html.contains(words), "{words}");
            }
            assert_eq!(world.get_as_nobody("/fortael/community-nobody").await.status, 404);
            let sent = world.post_as(None, &form, &[("nonce", NONCE[2]), ("words", WORDS)]).await;
            let mine = sent.to.split('?').next().expect("an address").to_owned();
            let one = format!("/historier/{}", world.waiting(&lone).await);
            world.post(&format!("{one}/vis"), &lone, &[]).await;
            assert_eq!(world.told(&id).len(), 1);
            assert_eq!(world.post(&format!("{one}/afvis"), &lone, &[("answer", " ")]).await.status, 422);
            let why = [("answer", "Din nabo kan kendes.")];
            assert_eq!(world.post(&format!("{one}/afvis"), &lone, &why).await.status, 303);
            assert_eq!(world.told(&id), []);
            let seen = world.get_as_nobody(&mine).await.html;
            assert!(seen.contains("Din nabo kan kendes.") && seen.contains("bange for døren"));
            world.post(&format!("{one}/vis"), &lone, &[]).await;
            assert_eq!(world.told(&id).len(), 1, "a slip is taken back");
        });
    }
}

store_test! {
    /// HS-15: a community tells its own, at most three stand on its page, the newest first, and it takes them down.
    fn a_community_writes_its_own_and_three_stand_on_its_page(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, hanne) = (world.lone(), world.sign_in("coordinator-hanne", "coordinator", "Hanne"));
            let id = world.shown_page(&lone).await;
            let mut last = String::new();
            for (nonce, words) in NONCE.iter().zip(["Et", "To", "Tre", "Fire"]) {
                let typed = [("nonce", *nonce), ("community", id.as_str()), ("words", words), ("called", "")];
                for _ in 0..2 {
                    let made = world.post("/historier/ny", &lone, &typed).await;
                    assert_eq!(made.status, 303, "{}", made.heading());
                    last = made.to;
                }
                world.clock.advance_ms(1_000);
            }
            let told: Vec<String> = world.told(&id).into_iter().map(|one| one.words).collect();
            assert_eq!(told, ["Fire", "Tre", "To"]);
            assert_eq!(world.told(&id)[0].by.as_deref(), Some("Strik på trappen"));
            let theirs = [("nonce", NONCE[4]), ("community", id.as_str()), ("words", "Hej")];
            assert_eq!(world.post("/historier/ny", &hanne, &theirs).await.status, 404, "another association's community");
            let no_community = [("nonce", NONCE[4]), ("words", "Hej")];
            let seen = world.post("/historier/ny", &lone, &no_community).await;
            assert!(seen.status == 422 && seen.html.contains("Hej"));
            let one = last.split('?').next().expect("an address").to_owned();
            assert_eq!(world.post(&format!("{one}/ned"), &lone, &[]).await.to, "/historier?gjort=ned");
            let told: Vec<String> = world.told(&id).into_iter().map(|one| one.words).collect();
            assert_eq!(told, ["Tre", "To", "Et"]);
        });
    }
}

store_test! {
    /// VH-16: whoever wants to start something chooses among all by name, whoever came into the house first.
    fn those_who_can_be_asked_stand_by_name(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let owner = world.sign_in("steward-1", "owner", "Ejer");
            for (nonce, name) in [(NONCE[0], "Åens Venner"), (NONCE[1], "Fritidsafdelingen"), (NONCE[2], "Ældresagen her")] {
                let fields = [
                    ("nonce", nonce), ("association_name", name), ("association_phone", "12 34 56 78"), ("answer_days", "2"),
                ];
                assert_eq!(world.post("/folk/forening", &owner, &fields).await.status, 303, "{name}");
            }
            let form = world.get_as_nobody("/initiativ").await.html;
            let names: Vec<&str> = form
                .split("<option value=\"")
                .skip(2)
                .filter_map(|part| part.split_once('>')?.1.split('<').next())
                .collect();
            assert!(names.len() > 4 && names.contains(&"Fritidsafdelingen"), "{names:?}");
            assert!(names.is_sorted_by_key(|name| kit_words::sort_key(name)), "{names:?}");
        });
    }
}
