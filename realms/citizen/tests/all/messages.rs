//! A message waits a little before it leaves, and can be taken back meanwhile.

use kit_store::store_test;
use realm_citizen::Citizen;

use crate::support::{Browser, Page, World};

const WORDS: &str = "Er der en bænk?\nOg kaffe?";
const BACK: &str = "/min/beskeder/tilbage";

impl World {
    async fn written(&self, browser: &mut Browser) -> Page {
        let page = self.get(browser, "/min/beskeder").await;
        let sent = self
            .send(browser, &page, "/min/beskeder", &[("tekst", WORDS)])
            .await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        self.get(browser, "/min/beskeder").await
    }
}

store_test! {
    /// UX.md §9, ALL-1: a message that was sent by a slip is taken back before it leaves: nothing of it goes, and its
    /// words stand in the field again, however often one presses.
    fn a_message_is_taken_back_before_it_leaves(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let page = world.written(&mut amir).await;
            assert_eq!(world.posted(), ["enquiry", "message"]);
            assert!(page.body.contains("Den er ikke sendt endnu."), "{}", page.body);
            for _ in 0..2 {
                let back = world.send(&mut amir, &page, BACK, &[]).await;
                assert_eq!(back.status, 200);
                assert!(back.body.contains("Beskeden er ikke sendt."), "{}", back.body);
                let field = back.body.split("<textarea").nth(1).expect("the field");
                assert!(field.contains("Er der en bænk?") && field.contains("Og kaffe?"));
                assert_eq!(world.posted(), ["enquiry"]);
            }
            let after = world.get(&mut amir, "/min/beskeder").await.body;
            assert!(!after.contains("Er der en bænk?"), "nothing of it is kept");
        });
    }
}

store_test! {
    /// UX.md §9: after its time a message has left, and the page says so instead of offering what it cannot do.
    fn a_message_that_has_left_is_not_taken_back(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let page = world.written(&mut amir).await;
            world.wait(2);
            assert!(world.get(&mut amir, "/min/beskeder").await.body.contains("Fortryd"));
            world.wait(2);
            assert!(!world.get(&mut amir, "/min/beskeder").await.body.contains("Fortryd"));
            let late = world.send(&mut amir, &page, BACK, &[]).await;
            assert!(late.body.contains("Beskeden er allerede sendt."), "{}", late.body);
            let field = late.body.split("<textarea").nth(1).expect("the field");
            let field = field.split("</textarea>").next().expect("its end");
            assert!(!field.contains("bænk"), "not written twice by a slip");
            assert_eq!(world.posted(), ["enquiry", "message"]);
        });
    }
}

store_test! {
    /// BR-14: an answer does not wait behind a message: what waits goes along with it, and is no longer offered back.
    fn what_is_sent_afterwards_takes_the_message_along(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let page = world.written(&mut amir).await;
            let stop = world.get(&mut amir, "/min/stop").await;
            world.send(&mut amir, &stop, "/min/stop", &[]).await;
            assert_eq!(world.posted(), ["enquiry", "message", "withdrawal"]);
            assert!(!world.get(&mut amir, "/min/beskeder").await.body.contains("Fortryd"));
            let late = world.send(&mut amir, &page, BACK, &[]).await;
            assert!(late.body.contains("Beskeden er allerede sendt."), "{}", late.body);
            assert_eq!(world.posted(), ["enquiry", "message", "withdrawal"]);
        });
    }
}

store_test! {
    /// T10: nobody takes another's message back, whatever number they send.
    fn nobody_takes_anothers_message_back(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let page = world.written(&mut amir).await;
            let (mut bo, _) = world.new_room().await;
            let theirs = page.hidden(BACK);
            let step = theirs.iter().find(|(name, _)| name == "besked").expect("a number").1.clone();
            let own = world.written(&mut bo).await;
            // Bo's own form, with Amir's number in it.
            let seen = world.send(&mut bo, &own, BACK, &[("besked", &step)]).await;
            assert!(seen.status < 500);
            let way = theirs.iter().find(|(name, _)| name == "vej").expect("a way").1.clone();
            let seen = world.send(&mut bo, &own, BACK, &[("besked", &step), ("vej", &way)]).await;
            assert_eq!(seen.status, 404);
            let messages = world.posted().into_iter().filter(|kind| kind == "message").count();
            assert_eq!(messages, 2);
            assert!(world.get(&mut amir, "/min/beskeder").await.body.contains("Er der en bænk?"));
        });
    }
}

store_test! {
    /// UX.md §9, HS-6: whoever wants no more messages sees none, tells nobody, still sees appointments, and can see them
    /// again; whom to call stands one press away.
    fn a_guest_sees_no_more_messages_until_she_wants_to(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let arrives = |text: &str| {
                let text = kit_letters::Lines::new(text).expect("it fits");
                world.arrives(kit_letters::Message { thread: world.thread(), text });
            };
            arrives("Hej Amir.");
            let page = world.get(&mut amir, "/min/beskeder").await;
            for _ in 0..2 {
                let sent = world.send(&mut amir, &page, "/min/beskeder/ro", &[("ro", "ja")]).await;
                assert_eq!(sent.status, 303);
            }
            arrives("Hvorfor svarer du ikke?");
            world.arrives(world.appointment());
            let page = world.get(&mut amir, "/min/beskeder").await;
            assert!(page.body.contains("Hej Amir.") && !page.body.contains("Hvorfor svarer"), "{}", page.body);
            assert!(page.body.contains("Du ser ikke nye beskeder fra"));
            let mine = world.get(&mut amir, "/min").await.body;
            assert!(mine.contains("venter Mette på dig") && !mine.contains("Hvorfor svarer"), "{mine}");
            assert_eq!(world.posted(), ["enquiry"], "nobody is told");
            let help = world.get(&mut amir, "/min/beskeder/hjaelp").await;
            assert!(help.body.contains("00 00 20 01") && help.body.contains("Det er ikke din skyld."));
            world.send(&mut amir, &page, "/min/beskeder/ro", &[("ro", "nej")]).await;
            assert!(world.get(&mut amir, "/min/beskeder").await.body.contains("Hvorfor svarer"));
        });
    }
}

store_test! {
    /// The report that item 10 asks for: a letter that names no thread and nobody but whom the guest names, sent once however often
    /// one presses; what does not fit comes back with its words; and it can be told after everything was taken back.
    fn what_is_not_in_order_is_told_without_a_name(store: Store<Citizen>) {
        const HELP: &str = "/min/beskeder/hjaelp";
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let page = world.get(&mut amir, HELP).await;
            assert!(page.body.contains("Dit navn kommer ikke med."), "{}", page.body);
            let empty = world.send(&mut amir, &page, HELP, &[("tekst", " ")]).await;
            assert!(empty.status == 422 && empty.body.contains("Skriv, hvad der er sket."), "{}", empty.body);
            let long = "Der blev råbt. ".repeat(80);
            let kept = world.send(&mut amir, &page, HELP, &[("tekst", &long)]).await;
            assert!(kept.status == 422 && kept.body.contains("kun plads til 1.000") && kept.body.contains("Der blev råbt."));
            assert_eq!(world.posted(), ["enquiry"]);
            for _ in 0..2 {
                let sent = world.send(&mut amir, &page, HELP, &[("tekst", "Der blev råbt ad mig.")]).await;
                assert!(sent.goes_to.starts_with(HELP) && sent.goes_to.ends_with("sendt=ja"), "{}", sent.goes_to);
            }
            assert_eq!(world.posted(), ["enquiry", "not-right"]);
            let thanks = world.get(&mut amir, &format!("{HELP}?sendt=ja")).await;
            assert_eq!(thanks.heading(), "Det er sendt");
            let log = world.get(&mut amir, "/min/hvem").await.body;
            assert!(log.contains("Noget er ikke i orden (uden dit navn)") && log.contains("Der blev råbt ad mig."), "{log}");
            let stop = world.get(&mut amir, "/min/stop").await;
            world.send(&mut amir, &stop, "/min/stop", &[]).await;
            let page = world.get(&mut amir, HELP).await;
            world.send(&mut amir, &page, HELP, &[("tekst", "Det var derfor, jeg stoppede.")]).await;
            assert_eq!(world.posted().iter().filter(|kind| *kind == "not-right").count(), 2);
        });
    }
}

store_test! {
    /// Item 10: a few words to whoever waits go with the visit, once however often one presses; she reads beforehand who sees them;
    /// too many come back; the companion's answer stands among the messages under her own name; nothing goes to a visit that is off.
    fn a_few_words_go_to_whoever_waits(store: Store<Citizen>) {
        const VISIT: &str = "/min/aftale";
        const LATE: &str = "Jeg kommer fem minutter senere.";
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let offer = world.appointment();
            world.arrives(offer.clone());
            let page = world.get(&mut amir, VISIT).await;
            assert!(page.body.contains("Mette læser det på sin telefon. Lone kan også se det."), "{}", page.body);
            let long = "Jeg kommer. ".repeat(30);
            let kept = world.send(&mut amir, &page, VISIT, &[("tekst", &long)]).await;
            assert!(kept.status == 422 && kept.body.contains("kun plads til 300") && kept.body.contains("Jeg kommer. Jeg kommer."), "{}", kept.body);
            let empty = world.send(&mut amir, &page, VISIT, &[("tekst", " ")]).await;
            assert_eq!(empty.status, 422);
            for _ in 0..2 {
                let sent = world.send(&mut amir, &page, VISIT, &[("tekst", LATE)]).await;
                assert!(sent.goes_to.ends_with("sendt=ja"), "{} {}", sent.status, sent.body);
            }
            assert_eq!(world.posted(), ["enquiry", "to-companion"]);
            assert!(world.get(&mut amir, &format!("{VISIT}?sendt=ja")).await.body.contains("Det er sendt til Mette."));
            let from = kit_letters::Short::new("Mette").expect("it fits");
            let text = kit_letters::Lines::new("Det er helt i orden.").expect("it fits");
            world.arrives(kit_letters::Reply { thread: world.thread(), from, text });
            let messages = world.get(&mut amir, "/min/beskeder").await.body;
            assert!(messages.contains(LATE) && messages.contains("Det er helt i orden."), "{messages}");
            assert!(messages.contains("Mette"), "{messages}");
            assert!(world.get(&mut amir, "/min").await.body.contains("venter Mette"), "the way stands where it stood");
            let why = kit_letters::CancelledBecause::CompanionCannot;
            world.arrives(kit_letters::Cancelled { thread: world.thread(), visit: offer.visit, why });
            world.send(&mut amir, &page, VISIT, &[("_id", "0123456789abcdef0123456789abcdef"), ("tekst", LATE)]).await;
            assert_eq!(world.posted(), ["enquiry", "to-companion"], "nobody waits there any more");
        });
    }
}
