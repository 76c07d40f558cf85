//! The paper card: ten codes, each good for once (SAFETY.md §6.2.8).

use kit_store::store_test;
use realm_citizen::Citizen;

use crate::support::{Browser, Page, World};

/// Makes a card; gives its page with the codes.
async fn make(world: &World, browser: &mut Browser) -> Page {
    let page = world.get(browser, "/min/kort").await;
    let page = world.send(browser, &page, "/min/kort", &[]).await;
    assert_eq!(page.heading(), "Skriv dine 10 koder ned");
    page
}

async fn type_in(world: &World, typed: &str) -> (Page, Browser) {
    let mut browser = Browser::default();
    // A wrong try makes the next one wait.
    world.clock.advance_ms(11_000);
    let page = world.post(&mut browser, "/ind", &[("ord", typed)]).await;
    (page, browser)
}

store_test! {
    fn each_code_opens_the_room_once_however_it_is_typed(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, words) = world.new_room().await;
            let codes = make(&world, &mut amir).await.words();
            assert_eq!(codes.len(), 10);
            let typed = codes[3].to_lowercase().replace('-', " ");
            let (page, mut browser) = type_in(&world, &typed).await;
            assert_eq!((page.status, page.goes_to.as_str()), (303, "/min"), "{}", page.body);
            let mine = world.get(&mut browser, "/min").await;
            assert_eq!(mine.heading(), "Din besked er på vej til Lone");
            assert!(world.get(&mut browser, "/min/kort").await.body.contains("Der er 9 koder tilbage."));
            // The same code again opens nothing; another does, and so do the words.
            let (again, _) = type_in(&world, &codes[3]).await;
            assert_eq!(again.status, 422);
            assert!(again.body.contains("Hver kode virker kun én gang."), "{}", again.body);
            assert!(again.cookie_line.is_empty());
            for typed in [&codes[9], &words.join(" ")] {
                assert_eq!(type_in(&world, typed).await.0.status, 303);
            }
        });
    }
}

store_test! {
    fn a_new_card_kills_the_old_one_and_a_given_up_card_is_dead(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let old = make(&world, &mut amir).await.words();
            let new = make(&world, &mut amir).await.words();
            assert_eq!(type_in(&world, &old[0]).await.0.status, 422);
            assert_eq!(type_in(&world, &new[0]).await.0.status, 303);
            let page = world.get(&mut amir, "/min/kort").await;
            world.send(&mut amir, &page, "/min/kort", &[("til", "kasser")]).await;
            assert_eq!(type_in(&world, &new[1]).await.0.status, 422);
            assert_eq!(world.text("SELECT id FROM way_in WHERE kind = 'code'"), None);
        });
    }
}

store_test! {
    /// The answer to a code that never was is the answer to a code that was used.
    fn an_unknown_code_and_a_used_one_get_the_same_answer_and_are_counted(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let codes = make(&world, &mut amir).await.words();
            type_in(&world, &codes[0]).await;
            let end = codes[0].chars().last().unwrap();
            let unknown = codes[0].replace(end, if end == 'Z' { "X" } else { "Z" });
            let (used, _) = type_in(&world, &codes[0]).await;
            let (never, _) = type_in(&world, &unknown).await;
            assert_eq!((used.status, never.status), (422, 422));
            // The second wrong try of the same first letters waits longer; beside that the pages are the same.
            let bare = |page: &Page, typed: &str| {
                page.body.replace(typed, "").replace("1 sekund.", "N.").replace("3 sekunder.", "N.")
            };
            assert_eq!(bare(&used, &codes[0]), bare(&never, &unknown));
            let early = world.post(&mut Browser::default(), "/ind", &[("ord", &codes[0])]).await;
            assert!(early.body.contains("Vent 3 sekunder"), "{}", early.body);
            let short = world.post(&mut Browser::default(), "/ind", &[("ord", "BCDF-GHJ")]).await;
            assert!(short.body.contains("En kode har 12 bogstaver. Nu står der 7."));
        });
    }
}

store_test! {
    /// ALL-5 and SAFETY.md §6.2.7: the paper is neutral; each use and each change is told in the room.
    fn what_happened_to_the_ways_in_is_told_in_the_room(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, words) = world.new_room().await;
            let made = make(&world, &mut amir).await;
            let line = made.hidden("/min/kort.pdf");
            let sent: Vec<(&str, &str)> = line.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            let paper = world.post(&mut amir, "/min/kort.pdf", &sent).await;
            assert!(paper.body.starts_with("%PDF-1.7"), "{}", paper.status);
            type_in(&world, &made.words()[0]).await;
            type_in(&world, &words.join(" ")).await;
            world.get(&mut amir, "/min/hvem/alt.txt").await;
            let page = world.get(&mut amir, "/min/hvem").await;
            let told = ["Alt blev hentet som fil", "Åbnet med dine 8 ord", "Åbnet med en kode fra kortet",
                "Et kort med koder blev lavet", "Din side blev lavet"];
            let places: Vec<_> = told.iter().map(|said| page.body.find(said)).collect();
            assert!(places.iter().all(Option::is_some), "{places:?}");
            assert!(places.is_sorted(), "the newest stands first: {places:?}");
            assert!(page.body.contains("Ingen andre har kigget."));
            // Three devices: everywhere else at once.
            let out = world.press(&mut amir, &page, "Log ud alle andre steder").await;
            assert_eq!(out.goes_to, "/min/hvem");
            let page = world.get(&mut amir, "/min/hvem").await;
            assert!(page.body.contains("Logget ud et andet sted"));
            assert!(!page.body.contains("Log denne ud"));
        });
    }
}
