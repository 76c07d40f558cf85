//! In with eight words, and not without (SAFETY.md §5 and §6).

use crate::support::{Browser, World};
use kit_store::store_test;
use realm_citizen::Citizen;

store_test! {
    fn eight_words_open_the_room_however_they_are_typed(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words) = world.new_room().await;
            let typed = words.join(", ").to_uppercase().replace('Æ', "AE");
            let mut browser = Browser::default();
            let page = world.post(&mut browser, "/ind", &[("ord", &typed)]).await;
            assert_eq!((page.status, page.goes_to.as_str()), (303, "/min"));
            assert!(!page.cookie_line.contains("Max-Age"));
            assert_eq!(world.get(&mut browser, "/min").await.heading(), "Din besked er på vej til Lone");
        });
    }
}

store_test! {
    fn an_unknown_room_and_wrong_words_get_the_same_answer(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words) = world.new_room().await;
            let swap = |at: usize| {
                let mut other = words.clone();
                other[at] = if other[at] == "abe" { "alge".into() } else { "abe".into() };
                other.join(" ")
            };
            let mut answers = Vec::new();
            for typed in [swap(0), swap(7)] {
                let page = world.post(&mut Browser::default(), "/ind", &[("ord", &typed)]).await;
                assert_eq!(page.status, 422);
                assert!(page.cookie_line.is_empty());
                answers.push(page.body.replace(&typed, ""));
            }
            assert_eq!(answers[0], answers[1]);
            assert!(answers[0].contains("Ordene åbner ikke nogen side."));
        });
    }
}

store_test! {
    fn wrong_words_make_the_next_try_wait_and_the_right_ones_wait_too(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words) = world.new_room().await;
            let mut wrong = words.clone();
            wrong[7] = if wrong[7] == "abe" { "alge".into() } else { "abe".into() };
            let (right, wrong) = (words.join(" "), wrong.join(" "));
            let mut told = Vec::new();
            for _ in 0..5 {
                let page = world.post(&mut Browser::default(), "/ind", &[("ord", &wrong)]).await;
                let seconds = crate::support::between(&page.body, "prøve igen om ", " sekund").unwrap().to_owned();
                let early = world.post(&mut Browser::default(), "/ind", &[("ord", &right)]).await;
                assert!(early.body.contains(&format!("Vent {seconds} sekund")), "{}", early.body);
                world.clock.advance_ms(seconds.parse::<i64>().unwrap() * 1000);
                told.push(seconds);
            }
            assert_eq!(told, ["1", "3", "5", "10", "10"]);
            let page = world.post(&mut Browser::default(), "/ind", &[("ord", &right)]).await;
            assert_eq!(page.status, 303);
            // Right words wipe the slate.
            let page = world.post(&mut Browser::default(), "/ind", &[("ord", &wrong)]).await;
            assert!(page.body.contains("prøve igen om 1 sekund"), "{}", page.body);
        });
    }
}

store_test! {
    /// Misspelling is about the public list and costs no try.
    fn a_misspelt_word_is_met_with_a_suggestion_and_costs_no_wait(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words) = world.new_room().await;
            let before = world.dump(&[]);
            let typed = format!("albatrs {}", words[1..].join(" "));
            let page = world.post(&mut Browser::default(), "/ind", &[("ord", &typed)]).await;
            assert!(page.body.contains("Mente du albatros?") && page.body.contains("albatrs"));
            let page = world.post(&mut Browser::default(), "/ind", &[("ord", &words[1..].join(" "))]).await;
            assert!(page.body.contains("Skriv alle 8 ord. Nu står der 7."));
            assert_eq!(world.dump(&[]), before);
        });
    }
}

store_test! {
    fn no_word_of_the_key_is_in_the_database(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (_, words) = world.new_room().await;
            let dump = world.dump(&["schema_version"]);
            let rooms: Vec<_> = dump.iter().filter(|l| l.starts_with("room:")).collect();
            assert_eq!(rooms.len(), 1);
            for word in words.iter().filter(|word| word.len() > 4) {
                assert!(dump.iter().all(|line| !line.contains(word.as_str())), "{word}");
            }
        });
    }
}

store_test! {
    /// SAFETY.md §6.3: a borrowed screen forgets after half an hour, the own telephone remembers for 90 days.
    fn the_own_telephone_remembers_and_a_borrowed_screen_forgets(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut borrowed, words) = world.new_room().await;
            let mut own = Browser::default();
            let page = world.post(&mut own, "/ind", &[("ord", &words.join(" ")), ("egen", "ja")]).await;
            assert!(page.cookie_line.contains("Max-Age=7776000"), "{}", page.cookie_line);
            world.wait(31);
            assert_eq!(world.get(&mut borrowed, "/min").await.goes_to, "/ind");
            world.wait(20 * 24 * 60);
            assert_eq!(world.get(&mut own, "/min").await.status, 200);
            world.wait(31 * 24 * 60);
            assert_eq!(world.get(&mut own, "/min").await.goes_to, "/ind");
        });
    }
}

store_test! {
    fn a_new_room_can_be_remembered_on_the_own_telephone(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let mut browser = Browser::default();
            let check = world.to_the_check(&mut browser).await;
            let key = world.send(&mut browser, &check, "/min/noegle", &[]).await;
            let page = world.send(&mut browser, &key, "/min/enhed", &[("egen", "ja")]).await;
            assert_eq!((page.status, page.goes_to.as_str()), (303, "/min"), "{page:?}");
            assert!(page.cookie_line.contains("Max-Age=7776000"));
            world.wait(24 * 60);
            assert_eq!(world.get(&mut browser, "/min").await.status, 200);
        });
    }
}

store_test! {
    fn who_is_not_in_is_led_to_the_door(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let mut nobody = Browser::default();
            assert_eq!(world.get(&mut nobody, "/min").await.goes_to, "/ind");
            assert_eq!(world.get(&mut nobody, "/ind").await.heading(), "Skriv dine 8 ord");
            for path in ["/min/hvem", "/min/beskeder", "/min/aftale", "/min/slet", "/min/hvem/alt.json"] {
                let page = world.get(&mut nobody, path).await;
                assert_eq!(page.status, 403, "{path}");
                assert_eq!(page.heading(), "Siden er for dem, der er logget ind");
            }
        });
    }
}
