//! The optional second step by mail (SAFETY.md §5 and §6.2): never a way in by itself, and never the only way.

use kit_store::store_test;
use realm_citizen::Citizen;

use crate::support::{Browser, Page, World, between};

pub(crate) const ADDRESS: &str = "Amir@Post.example";

/// The eight digits of the newest mail.
async fn code(world: &World) -> String {
    let mail = world.mails().await.pop().expect("a mail");
    between(&mail, "Din kode er ", ".").unwrap().to_owned()
}

/// The address of the newest mail's link, without the origin.
async fn link(world: &World) -> String {
    let mail = world.mails().await.pop().expect("a mail");
    let link = between(&mail, "åbne http://landgang.localhost:8701", " i samme").unwrap();
    link.to_owned()
}

/// Adds and proves an address in a room.
pub(crate) async fn add(world: &World, browser: &mut Browser) {
    let page = world.get(browser, "/min/mail").await;
    let sent = world
        .send(browser, &page, "/min/mail", &[("mail", ADDRESS)])
        .await;
    assert_eq!(sent.goes_to, "/min/mail/kode", "{}", sent.body);
    let code = code(world).await;
    let page = world.get(browser, "/min/mail/kode").await;
    let page = world
        .send(browser, &page, "/min/mail/kode", &[("kode", &code)])
        .await;
    assert_eq!(
        (page.status, page.goes_to.as_str()),
        (303, "/min/mail"),
        "{}",
        page.body
    );
}

/// A room with a card, an address, and the asking turned on; gives its browser, words and codes.
async fn guarded(world: &World) -> (Browser, String, Vec<String>) {
    let (mut amir, words) = world.new_room().await;
    let page = world.get(&mut amir, "/min/kort").await;
    let card = world.send(&mut amir, &page, "/min/kort", &[]).await.words();
    add(world, &mut amir).await;
    let page = world.get(&mut amir, "/min/mail").await;
    let on = world
        .send(&mut amir, &page, "/min/mail", &[("til", "taend")])
        .await;
    assert_eq!(on.goes_to, "/min/mail");
    assert!(
        world
            .get(&mut amir, "/min/mail")
            .await
            .body
            .contains("Siden spørger om en kode, når")
    );
    (amir, words.join(" "), card)
}

async fn type_words(world: &World, browser: &mut Browser, words: &str) -> Page {
    world.clock.advance_ms(11_000);
    world.post(browser, "/ind", &[("ord", words)]).await
}

store_test! {
    fn an_address_is_added_by_its_code_in_the_same_browser(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let page = world.get(&mut amir, "/min/mail").await;
            world.send(&mut amir, &page, "/min/mail", &[("mail", ADDRESS)]).await;
            let (digits, link) = (code(&world).await, link(&world).await);
            // Another session of the same room, in another browser: neither digits nor link.
            let mut there = world.later(&amir, 0).await;
            there.others.clear();
            let token = kit_form_token(&world, &there);
            let fields = [("kode", digits.as_str()), ("_token", token.as_str())];
            assert_eq!(world.post(&mut there, "/min/mail/kode", &fields).await.goes_to, "/min/mail");
            assert!(world.text("SELECT room_id FROM second_step").is_none());
            // A wrong code first, then by the link: looking uses nothing up.
            let page = world.get(&mut amir, "/min/mail/kode").await;
            let wrong = if digits == "0000 0000" { "1111 1111" } else { "0000 0000" };
            let wrong = world.send(&mut amir, &page, "/min/mail/kode", &[("kode", wrong)]).await;
            assert_eq!(wrong.status, 422);
            assert!(wrong.body.contains("Det passer ikke. Du kan prøve igen om 1 sekund."));
            world.clock.advance_ms(1_000);
            for _ in 0..3 { assert_eq!(world.get(&mut amir, &link).await.status, 200); }
            let page = world.get(&mut amir, &link).await;
            let added = world.send(&mut amir, &page, &link, &[]).await;
            assert_eq!(added.goes_to, "/min/mail", "{}", added.body);
            let page = world.get(&mut amir, "/min/mail").await;
            assert!(page.body.contains("Din e-mail er amir@post.example."), "{}", page.body);
            assert!(page.body.contains("Siden spørger ikke om en kode."));
        });
    }
}

fn kit_form_token(world: &World, browser: &Browser) -> String {
    world.web.form_token(&world.who(browser).unwrap().session)
}

store_test! {
    fn with_the_step_on_the_words_alone_open_nothing_in_an_unknown_browser(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words, _) = guarded(&world).await;
            let mut new = Browser::default();
            let page = type_words(&world, &mut new, &words).await;
            assert_eq!((page.status, page.goes_to.as_str()), (303, "/ind/mail"));
            assert!(new.cookie.is_none(), "{}", page.cookie_line);
            assert_eq!(world.get(&mut new, "/min").await.goes_to, "/ind");
            let digits = code(&world).await;
            // The code in another browser is worth nothing, and so is a session without it.
            let mut thief = Browser::default();
            assert_eq!(world.post(&mut thief, "/ind/mail", &[("kode", &digits)]).await.goes_to, "/ind");
            assert!(thief.cookie.is_none());
            let inside = world.post(&mut new, "/ind/mail", &[("kode", &digits)]).await;
            assert_eq!((inside.status, inside.goes_to.as_str()), (303, "/min"), "{}", inside.body);
            assert_eq!(world.get(&mut new, "/min").await.heading(), "Din besked er på vej til Lone");
            // Once only; and this browser was not to be remembered.
            new.cookie = None;
            assert_eq!(world.post(&mut new, "/ind/mail", &[("kode", &digits)]).await.goes_to, "/ind");
            assert_eq!(type_words(&world, &mut new, &words).await.goes_to, "/ind/mail");
        });
    }
}

store_test! {
    /// SAFETY.md §5: "An e-mail code alone opens nothing that is sealed."
    fn a_code_alone_opens_nothing(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _, _) = guarded(&world).await;
            // The code that proves an address is not one that lets anybody in, though it is right.
            let page = world.get(&mut amir, "/min/mail").await;
            let fields = [("mail", "amir@new.example"), ("_token", &kit_form_token(&world, &amir))];
            assert_eq!(page.status, 200);
            world.post(&mut amir, "/min/mail", &fields).await;
            let digits = code(&world).await;
            let mut out = Browser { cookie: None, others: amir.others.clone() };
            let page = world.post(&mut out, "/ind/mail", &[("kode", &digits)]).await;
            assert_eq!(page.status, 422, "{}", page.goes_to);
            assert!(out.cookie.is_none());
            // No route asks for an address to let somebody in.
            for path in ["/ind/kode", "/ind/kode/tast"] {
                let page = world.post(&mut Browser::default(), path, &[("mail", ADDRESS)]).await;
                assert!(page.goes_to.is_empty() || page.goes_to.starts_with("/ind/"), "{}", page.goes_to);
            }
            let known: Vec<&str> = realm_citizen::routes().declared().iter().map(|d| d.path).collect();
            assert!(!known.iter().any(|path| path.starts_with("/ind/kode")), "{known:?}");
        });
    }
}

store_test! {
    fn a_remembered_browser_is_not_asked_again_until_half_a_year_or_logging_out(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words, _) = guarded(&world).await;
            let mut own = Browser::default();
            type_words(&world, &mut own, &words).await;
            let digits = code(&world).await;
            let inside = world.post(&mut own, "/ind/mail", &[("kode", &digits), ("husk", "ja")]).await;
            assert!(inside.cookie_line.contains("__Host-lg-citizen-kendt="), "{}", inside.cookie_line);
            world.wait(31);
            assert_eq!(type_words(&world, &mut own, &words).await.goes_to, "/min");
            world.wait(180 * 24 * 60);
            assert_eq!(type_words(&world, &mut own, &words).await.goes_to, "/ind/mail");
            // The cookie of one room is nothing in another.
            let (_, words, _) = guarded(&world).await;
            assert_eq!(type_words(&world, &mut own, &words).await.goes_to, "/ind/mail");
        });
    }
}

store_test! {
    fn if_the_mail_does_not_come_the_card_opens(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words, card) = guarded(&world).await;
            let mut new = Browser::default();
            assert_eq!(type_words(&world, &mut new, &words).await.goes_to, "/ind/mail");
            let page = world.get(&mut new, "/ind/mail").await;
            assert!(page.body.contains("Kommer der ingen mail?"));
            assert_eq!(type_words(&world, &mut new, &card[0]).await.goes_to, "/min");
        });
    }
}

store_test! {
    fn without_a_card_the_step_cannot_be_turned_on_and_giving_the_card_up_turns_it_off(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, words) = world.new_room().await;
            add(&world, &mut amir).await;
            let page = world.get(&mut amir, "/min/mail").await;
            assert!(page.body.contains("Lav et kort med koder først."), "said before");
            let on = world.send(&mut amir, &page, "/min/mail", &[("til", "taend")]).await;
            assert_eq!(on.status, 422);
            assert_eq!(type_words(&world, &mut Browser::default(), &words.join(" ")).await.goes_to, "/min");
            let (mut eva, words, _) = guarded(&world).await;
            let page = world.get(&mut eva, "/min/kort").await;
            world.send(&mut eva, &page, "/min/kort", &[("til", "kasser")]).await;
            assert_eq!(type_words(&world, &mut Browser::default(), &words).await.goes_to, "/min");
        });
    }
}

store_test! {
    fn another_code_can_be_sent_and_the_old_one_is_dead(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words, _) = guarded(&world).await;
            let mut new = Browser::default();
            type_words(&world, &mut new, &words).await;
            let old = code(&world).await;
            let page = world.post(&mut new, "/ind/mail", &[("til", "ny")]).await;
            assert_eq!(page.goes_to, "/ind/mail");
            let fresh = code(&world).await;
            assert_ne!(old, fresh);
            assert_eq!(world.post(&mut new, "/ind/mail", &[("kode", &old)]).await.status, 422);
            world.clock.advance_ms(1_000);
            assert_eq!(world.post(&mut new, "/ind/mail", &[("kode", &fresh)]).await.goes_to, "/min");
            // Three an hour for one address: one proved it, two were for coming in. A fourth is not sent.
            let mut other = Browser::default();
            let many = type_words(&world, &mut other, &words).await;
            assert_eq!(many.status, 422);
            assert!(many.body.contains("Der er sendt mange koder."), "{}", many.body);
            // Ten minutes later a code is dead.
            world.wait(61);
            assert_eq!(type_words(&world, &mut other, &words).await.goes_to, "/ind/mail");
            let late = code(&world).await;
            world.wait(10);
            assert_eq!(world.post(&mut other, "/ind/mail", &[("kode", &late)]).await.status, 422);
            assert!(other.cookie.is_none());
        });
    }
}

store_test! {
    fn five_wrong_tries_kill_the_code(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words, _) = guarded(&world).await;
            let mut new = Browser::default();
            type_words(&world, &mut new, &words).await;
            let right = code(&world).await;
            let wrong = if right == "0000 0000" { "1111 1111" } else { "0000 0000" };
            for _ in 0..5 {
                assert_eq!(world.post(&mut new, "/ind/mail", &[("kode", wrong)]).await.status, 422);
                world.clock.advance_ms(10_000);
            }
            assert_eq!(world.post(&mut new, "/ind/mail", &[("kode", &right)]).await.status, 422);
            assert!(new.cookie.is_none());
        });
    }
}

store_test! {
    /// SAFETY.md §6.2.7: every login and every change of a way in is told on the person's page.
    fn every_change_and_every_use_is_told_in_the_room(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, words, _) = guarded(&world).await;
            let mut new = Browser::default();
            type_words(&world, &mut new, &words).await;
            let digits = code(&world).await;
            world.post(&mut new, "/ind/mail", &[("kode", &digits)]).await;
            for til in ["sluk", "fjern"] {
                let page = world.get(&mut amir, "/min/mail").await;
                world.send(&mut amir, &page, "/min/mail", &[("til", til)]).await;
            }
            let page = world.get(&mut amir, "/min/hvem").await;
            let told = ["Din e-mail blev fjernet", "Siden spørger ikke længere om en kode", "Åbnet med dine 8 ord og en kode på mail",
                "Dine 8 ord blev skrevet, og der blev sendt en kode", "Siden spørger nu også om en kode", "En e-mail blev tilføjet"];
            let places: Vec<_> = told.iter().map(|said| page.body.find(said)).collect();
            assert!(places.iter().all(Option::is_some), "{places:?}");
            assert!(places.is_sorted(), "the newest stands first: {places:?}");
            assert_eq!(type_words(&world, &mut Browser::default(), &words).await.goes_to, "/min");
            let known = "SELECT token_hash FROM known_browser";
            assert!(world.text("SELECT room_id FROM second_step").or(world.text(known)).is_none());
            // The log holds the same, by numbers.
            let lines = world.looks();
            let asked = lines.iter().filter(|l| l[1] == "ask" && l[2] == "second_step").count();
            assert_eq!(asked, 1);
        });
    }
}

store_test! {
    /// The address is sealed in the room; on its way it stands in no table.
    fn the_address_is_in_no_row_and_no_mail_says_what_it_is_about(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words, _) = guarded(&world).await;
            let mut new = Browser::default();
            type_words(&world, &mut new, &words).await;
            let waiting = world.dump(&[]);
            let mails = world.mails().await;
            let dump = [waiting, world.dump(&[])].concat().join("\n").to_lowercase();
            assert!(dump.contains("second_step:"));
            let hex: String = "amir@post".bytes().map(|b| format!("{b:02x}")).collect();
            for trace in ["amir@post", "post.example", &hex] {
                assert!(!dump.contains(trace), "{trace}");
            }
            assert_eq!(mails.len(), 2);
            for mail in mails {
                assert!(mail.contains("Subject: Din kode\n"), "{mail}");
                for said in ["Lone", "Amir,", "Fællesskab", "Gåtur", "forening", "kommune"] {
                    assert!(!mail.contains(said), "{said}: {mail}");
                }
            }
        });
    }
}

store_test! {
    fn deleting_the_room_deletes_the_address_and_the_known_browsers(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, words, _) = guarded(&world).await;
            let mut own = Browser::default();
            type_words(&world, &mut own, &words).await;
            let digits = code(&world).await;
            world.post(&mut own, "/ind/mail", &[("kode", &digits), ("husk", "ja")]).await;
            assert!(world.text("SELECT token_hash FROM known_browser").is_some());
            let page = world.get(&mut amir, "/min/slet").await;
            world.send(&mut amir, &page, "/min/slet", &[]).await;
            let left = world.dump(&[]);
            for table in ["second_step:", "known_browser:", "entry_link:", "session:", "way_in:"] {
                assert!(!left.iter().any(|line| line.starts_with(table)), "{table}");
            }
        });
    }
}

store_test! {
    fn everything_taken_along_holds_the_address(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _, _) = guarded(&world).await;
            for path in ["/min/hvem/alt.txt", "/min/hvem/alt.json"] {
                assert!(world.get(&mut amir, path).await.body.contains("amir@post.example"), "{path}");
            }
        });
    }
}
