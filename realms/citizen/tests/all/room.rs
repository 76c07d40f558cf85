//! The guest's control over her own room (FR-18, ALL-2).

use crate::support::{Browser, World};
use kit_store::store_test;
use realm_citizen::Citizen;

store_test! {
    /// FR-18, HS-1: everything that was sent is shown, field by field.
    fn everything_that_was_sent_is_shown_in_words(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let page = world.get(&mut amir, "/min/hvem").await;
            for said in ["Fællesskabet på Havnen", "Din første besked", "En, der selv har haft det svært", "Amir",
                "Her på min egen side", "Jeg vil helst sidde ved døren.", "Kommunen har ikke fået noget."] {
                assert!(page.body.contains(said), "{said}");
            }
        });
    }
}

store_test! {
    fn a_session_on_another_device_can_be_ended(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut here, words) = world.new_room().await;
            let mut there = Browser::default();
            world.post(&mut there, "/ind", &[("ord", &words.join(" "))]).await;
            assert_eq!(world.get(&mut there, "/min").await.status, 200);
            let page = world.get(&mut here, "/min/hvem").await;
            world.send(&mut here, &page, "/min/hvem/enhed", &[]).await;
            assert_eq!(world.get(&mut there, "/min").await.goes_to, "/ind");
            assert_eq!(world.get(&mut here, "/min").await.status, 200);
        });
    }
}

store_test! {
    /// T15 in small: no row of the room is left, and the association is asked to erase too.
    fn deleting_leaves_no_row_and_tells_the_association(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, words) = world.new_room().await;
            world.arrives(world.appointment());
            let room = world.text("SELECT id FROM room").unwrap();
            let first = world.get(&mut amir, "/min/hvem").await;
            assert!(first.body.contains("href=\"/min/slet\""));
            let second = world.get(&mut amir, "/min/slet").await;
            let gone = world.send(&mut amir, &second, "/min/slet", &[]).await;
            assert_eq!(gone.heading(), "Dit rum er slettet");
            let dump = world.dump(&["letters_out", "schema_version", "brake", "brake_salt", "look"]);
            assert!(dump.is_empty(), "{dump:?}");
            // The log keeps that a room with this random number was erased, and nothing else does.
            assert!(world.dump(&["look"]).iter().all(|line| !line.contains(&room)));
            assert_eq!(world.posted(), ["enquiry", "withdrawal"]);
            let page = world.post(&mut Browser::default(), "/ind", &[("ord", &words.join(" "))]).await;
            assert_eq!(page.status, 422);
        });
    }
}

store_test! {
    /// HS-7: what the guest agreed to stands on one page with its day, and one press takes it back.
    fn taking_back_tells_one_association_and_ends_the_way(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let agreed = world.get(&mut amir, "/min/hvem").await.body;
            for said in ["Din første besked", "mandag 1. marts kl. 12", "href=\"/min/stop"] {
                assert!(agreed.contains(said), "{said}: {agreed}");
            }
            let page = world.get(&mut amir, "/min/stop").await;
            world.send(&mut amir, &page, "/min/stop", &[]).await;
            assert_eq!(world.posted().len(), 2);
            let page = world.get(&mut amir, "/min").await;
            assert_eq!(page.heading(), "Du har sagt stop. Fællesskabet på Havnen sletter det, du sendte.");
        });
    }
}

store_test! {
    fn the_room_can_be_taken_along_whole(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, words) = world.new_room().await;
            world.arrives(world.appointment());
            let json = world.get(&mut amir, "/min/hvem/alt.json").await;
            let read: serde_json::Value = serde_json::from_str(&json.body).unwrap();
            assert_eq!(read["ways"][0]["steps"][0]["fields"]["about"], "Jeg vil helst sidde ved døren.");
            assert_eq!(read["ways"][0]["steps"][1]["fields"]["companion_first_name"], "Mette");
            let text = world.get(&mut amir, "/min/hvem/alt.txt").await;
            assert!(text.body.contains("Jeg vil helst sidde ved døren."));
            assert!(!json.body.contains(&words.join(" ")));
        });
    }
}

store_test! {
    /// FR-12: the guest's own note; no system carries the date over.
    fn the_end_date_is_the_guests_own_note(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let page = world.get(&mut amir, "/min/slutdato").await;
            let wrong = world.send(&mut amir, &page, "/min/slutdato", &[("dato", "i maj")]).await;
            assert_eq!(wrong.status, 422);
            world.send(&mut amir, &page, "/min/slutdato", &[("dato", "2027-05-21")]).await;
            assert!(world.get(&mut amir, "/min").await.body.contains("slutter 21. maj 2027"));
            assert_eq!(world.posted(), ["enquiry"], "nobody is told");
        });
    }
}

store_test! {
    fn nobody_sees_or_moves_anothers_way(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let way = world.text("SELECT id FROM crossing").unwrap();
            let offer = world.appointment();
            world.arrives(offer.clone());
            let (mut other, _) = world.new_room().await;
            let own = world.get(&mut other, "/min/hvem").await;
            let token = own.body.split("name=\"_token\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            for path in [format!("/min/aftale?vej={way}"), format!("/min/igen?vej={way}"), format!("/min/hvordan/{}", offer.visit)] {
                assert_eq!(world.get(&mut other, &path).await.status, 404, "{path}");
            }
            let visit = offer.visit.to_string();
            let sent = [("_token", token.as_str()), ("vej", &way), ("besoeg", &visit), ("svar", "ja")];
            assert_eq!(world.post(&mut other, "/min/svar", &sent).await.status, 404);
            let page = world.get(&mut amir, "/min").await;
            assert_eq!(page.heading(), "På onsdag kl. 16 venter Mette på dig");
            assert!(page.body.contains("Ja, jeg kommer"));
        });
    }
}

store_test! {
    /// SAFETY.md §3: a letter to a room that is gone changes nothing and is no fault, so its sender learns nothing.
    fn a_letter_to_a_deleted_room_changes_nothing(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let late = world.appointment();
            let page = world.get(&mut amir, "/min/slet").await;
            world.send(&mut amir, &page, "/min/slet", &[]).await;
            let before = world.dump(&[]);
            world.arrives(late);
            assert_eq!(world.dump(&[]), before);
        });
    }
}
