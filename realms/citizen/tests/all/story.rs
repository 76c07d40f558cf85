//! A guest's way, walked through the router: from one press to walking alone.

use crate::support::{Browser, PLACE, World};
use kit_letters::{Cancelled, CancelledBecause, VisitClosed};
use kit_store::store_test;
use realm_citizen::Citizen;

store_test! {
    /// BR-4, HS-4, VH-11, ALL-3: without an account, and nothing is kept before it is sent.
    fn nothing_is_stored_before_it_is_sent(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let before = world.dump(&[]);
            let mut browser = Browser::default();
            let check = world.to_the_check(&mut browser).await;
            assert_eq!(check.status, 200);
            assert_eq!(check.heading(), "Det her sender du til Lone fra Fællesskabet på Havnen");
            assert!(check.body.contains("Kommunen får intet at vide."));
            assert!(check.body.contains("Jeg vil helst sidde ved døren."));
            assert_eq!(world.dump(&[]), before);
            let key = world.send(&mut browser, &check, "/min/noegle", &[]).await;
            assert_eq!(key.heading(), "Skriv dine 8 ord ned");
            assert_eq!(key.words().len(), 8);
            assert_eq!(world.posted(), ["enquiry"]);
            assert!(key.cookie_line.contains("__Host-lg-citizen=") && !key.cookie_line.contains("Max-Age"));
        });
    }
}

store_test! {
    /// T20: a double press makes one room, sends one letter and shows the same words.
    fn a_double_press_sends_once_and_shows_the_same_words(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let mut browser = Browser::default();
            let check = world.to_the_check(&mut browser).await;
            let mut twin = browser.clone();
            let first = world.send(&mut browser, &check, "/min/noegle", &[]).await;
            let second = world.send(&mut twin, &check, "/min/noegle", &[]).await;
            assert_eq!(first.words(), second.words());
            assert_eq!(world.posted(), ["enquiry"]);
            let rooms = world.dump(&[]);
            assert_eq!(rooms.iter().filter(|l| l.starts_with("room:")).count(), 1);
            assert_eq!(world.get(&mut twin, "/min").await.status, 200);
        });
    }
}

store_test! {
    /// T20: reloading the page with the words shows nothing of the hidden start, sends nothing twice and leads on.
    fn a_reload_of_the_words_leads_on_and_sends_nothing_twice(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let mut browser = Browser::default();
            let check = world.to_the_check(&mut browser).await;
            let hidden = check.hidden("/min/noegle");
            let start = hidden.iter().find(|(name, _)| name == "_seed").unwrap().1.clone();
            let words = world.send(&mut browser, &check, "/min/noegle", &[]).await;
            assert!(!words.body.contains(&start));
            let again = world.send(&mut browser, &check, "/min/noegle", &[]).await;
            assert_eq!(again.status, 403);
            assert!(!again.body.contains(&start) && again.body.contains("Jeg vil helst sidde ved døren."));
            let on = world.press(&mut browser, &again, "Prøv igen").await;
            assert_eq!(on.goes_to, "/min");
            assert_eq!(world.posted(), ["enquiry"]);
        });
    }
}

store_test! {
    /// HS-6: a guest who has a room asks at a second place without new words.
    fn a_guest_with_a_room_skips_the_words(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let page = world.get(&mut amir, "/min/stop").await;
            world.send(&mut amir, &page, "/min/stop", &[]).await;
            let check = world.to_the_check(&mut amir).await;
            assert!(!check.body.contains("_seed"));
            let sent = world.send(&mut amir, &check, "/min/noegle", &[]).await;
            assert_eq!(sent.goes_to, "/min");
            assert_eq!(world.posted(), ["enquiry", "enquiry", "withdrawal"]);
            assert_eq!(world.get(&mut amir, "/min").await.heading(), "Din besked er på vej til Lone");
        });
    }
}

store_test! {
    /// BR-5, HS-6: "I don't know yet" is an answer, and what was typed survives going back.
    fn what_was_typed_comes_along_back_and_forth(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let mut browser = Browser::default();
            let page = world.get(&mut browser, &format!("/min/ny?f={PLACE}")).await;
            assert!(page.body.contains("Det ved jeg ikke endnu"));
            let page = world.send(&mut browser, &page, "/min/ny", &[("til", "navn")]).await;
            assert_eq!(page.status, 422);
            assert!(page.body.contains("role=\"alert\""));
            let page = world.send(&mut browser, &page, "/min/ny", &[("hvem", "unknown"), ("til", "navn")]).await;
            let wrong = [("kald", "Amir"), ("naa", "telefon"), ("telefon", "12"), ("til", "om-dig")];
            let page = world.send(&mut browser, &page, "/min/ny", &wrong).await;
            assert_eq!(page.status, 422);
            assert!(page.body.contains("Skriv et telefonnummer med 8 tal.") && page.body.contains("value=\"Amir\""));
            let back = [("kald", "Amir"), ("naa", "telefon"), ("telefon", "12"), ("til", "hvordan")];
            let page = world.send(&mut browser, &page, "/min/ny", &back).await;
            assert_eq!(page.status, 200);
            assert!(page.body.contains("value=\"unknown\" checked"));
            let page = world.send(&mut browser, &page, "/min/ny", &[("hvem", "unknown"), ("til", "navn")]).await;
            assert!(page.body.contains("value=\"Amir\"") && page.body.contains("value=\"12\""));
        });
    }
}

store_test! {
    /// PS-5, BR-4, BR-13: the heading is a sentence that tells who waits, and the way ends in walking alone.
    fn on_wednesday_mette_waits(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            assert_eq!(world.get(&mut amir, "/min").await.heading(), "Din besked er på vej til Lone");
            world.arrives(world.received());
            assert_eq!(world.get(&mut amir, "/min").await.heading(), "Lone læser din besked. Du får svar senest torsdag.");
            let offer = world.appointment();
            world.arrives(offer.clone());
            let page = world.get(&mut amir, "/min").await;
            assert_eq!(page.heading(), "På onsdag kl. 16 venter Mette på dig");
            assert!(page.body.contains("gul jakke"));
            world.wait(1);
            let page = world.press(&mut amir, &page, "Ja, jeg kommer").await;
            assert!(page.goes_to.starts_with("/min?vej="), "{page:?}");
            let page = world.get(&mut amir, &page.goes_to).await;
            assert!(page.body.contains("Mette ved, at du kommer.") && page.body.contains("Ikke i dag"));
            // Thursday: the visit is over.
            amir = world.later(&amir, 3 * 24 * 60).await;
            world.arrives(VisitClosed { thread: offer.thread, visit: offer.visit, met: true, next: None });
            let page = world.get(&mut amir, "/min").await;
            assert_eq!(page.heading(), "Hvordan gik det i går?");
            let how = format!("/min/hvordan/{}", offer.visit);
            let page = world.get(&mut amir, &how).await;
            let sent = [("gik", "godt"), ("igen", "ja")];
            let page = world.send(&mut amir, &page, &how, &sent).await;
            let page = world.get(&mut amir, &page.goes_to).await;
            assert_eq!(page.heading(), "Mette finder en ny dag til jer");
            let page = world.press(&mut amir, &page, "Nu går jeg selv").await;
            let page = world.get(&mut amir, &page.goes_to).await;
            assert_eq!(page.heading(), "Du er en del af Gåturen ved åen");
            assert_eq!(world.posted(), ["enquiry", "how-it-went", "visit-answer", "walks-alone"]);
        });
    }
}

store_test! {
    /// BR-14: "not today" is one press, loses nothing, and a new try is offered.
    fn not_today_is_as_easy_as_yes(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let offer = world.appointment();
            world.arrives(offer.clone());
            let page = world.get(&mut amir, "/min").await;
            let pair = crate::support::between(&page.body, "class=\"pair\"", "</div>").unwrap();
            assert_eq!(pair.matches("<button>").count(), 2, "both answers look the same");
            let done = world.press(&mut amir, &page, "Ikke i dag").await;
            world.press(&mut amir, &page, "Ikke i dag").await;
            assert_eq!(world.posted(), ["enquiry", "visit-answer"], "a double press answers once");
            let page = world.get(&mut amir, &done.goes_to).await;
            assert_eq!(page.heading(), "Det er helt i orden. Mette får besked. Vil du prøve onsdag igen?");
            world.arrives(Cancelled { thread: offer.thread, visit: offer.visit, why: CancelledBecause::GuestSaidSo });
            let page = world.get(&mut amir, "/min").await;
            world.press(&mut amir, &page, "Ja, find en ny tid").await;
            assert_eq!(world.get(&mut amir, "/min").await.heading(), "Lone finder en, der kan gå med dig");
        });
    }
}

store_test! {
    /// ALL-5: what stands in a calendar or on paper tells nothing to who looks over a shoulder.
    fn calendar_and_papers_are_neutral(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, words) = world.new_room().await;
            world.arrives(world.appointment());
            let ics = world.get(&mut amir, "/min/aftale.ics").await;
            assert!(ics.body.contains("SUMMARY:Aftale") && ics.body.contains("DTSTART:20270303T150000Z"));
            for secret in ["Mette", "Bænken", "Gåturen", "Havnen"] {
                assert!(!ics.body.contains(secret), "{secret}");
            }
            assert!(world.get(&mut amir, "/min/aftale.pdf").await.body.starts_with("%PDF-1.7"));
            let page = world.get(&mut amir, "/min/aftale").await;
            assert_eq!(page.heading(), "Onsdag 3. marts kl. 16");
            assert!(page.body.contains("Gå ned mod vandet.") && page.body.contains("<title>Aftale</title>"));
            let token = page.body.split("name=\"_token\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            let card = world.post(&mut amir, "/min/noegle.pdf", &[("_token", &token), ("ord", &words.join(" "))]).await;
            assert!(card.body.starts_with("%PDF-1.7"), "{card:?}");
        });
    }
}

store_test! {
    /// BR-13: still there after three months, answered without a name.
    fn still_there_is_counted_and_leads_to_nobody(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let offer = world.appointment();
            world.arrives(offer.clone());
            amir = world.later(&amir, 3 * 24 * 60).await;
            world.arrives(VisitClosed { thread: offer.thread, visit: offer.visit, met: true, next: None });
            let page = world.get(&mut amir, "/min").await;
            world.press(&mut amir, &page, "Nu går jeg selv").await;
            amir = world.later(&amir, 93 * 24 * 60).await;
            let page = world.get(&mut amir, "/min").await;
            assert!(page.body.contains("Kommer du der stadig?"));
            world.press(&mut amir, &page, "Af og til").await;
            let page = world.get(&mut amir, "/min").await;
            assert!(page.body.contains("Du har sagt, at du kommer der stadig."));
            assert!(world.posted().contains(&"still-there".to_owned()));
            let thread = world.text("SELECT kind FROM letters_out WHERE thread IS NULL");
            assert_eq!(thread.as_deref(), Some("still-there"));
        });
    }
}

store_test! {
    /// UX §3: a letter that does not get there is told in words, with a number to ring.
    fn a_letter_that_waits_a_week_is_told(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (amir, _) = world.new_room().await;
            let mut amir = world.later(&amir, 8 * 24 * 60).await;
            let page = world.get(&mut amir, "/min").await;
            assert!(page.body.contains("Ring til Lone på 00 00 20 01."), "{}", page.body);
        });
    }
}

store_test! {
    /// ALL-1: guests send messages, and only to their own associations.
    fn a_message_goes_once_and_an_empty_one_is_asked_for(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let page = world.get(&mut amir, "/min/beskeder").await;
            let empty = world.send(&mut amir, &page, "/min/beskeder", &[("tekst", " ")]).await;
            assert_eq!(empty.status, 422);
            for _ in 0..2 {
                world.send(&mut amir, &page, "/min/beskeder", &[("tekst", "Er der en bænk?")]).await;
            }
            assert_eq!(world.posted(), ["enquiry", "message"]);
            assert!(world.get(&mut amir, "/min").await.body.contains("Er der en bænk?"));
        });
    }
}
