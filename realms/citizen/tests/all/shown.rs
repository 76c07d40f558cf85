//! The card, and the one person who is shown it for a time.

use kit_store::store_test;
use realm_citizen::Citizen;

use crate::support::{Browser, World};

const QUIET: &str = "Min søster må skrive: Går du med?";

store_test! {
    /// PS-4, HS-11, HS-19, NW-7: told once, in her own words, on the telephone, on paper and by a link.
    fn what_was_told_once_is_shown_to_one_by_a_link_that_tells_when_it_was_opened(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let empty = world.get(&mut amir, "/min/om-mig").await;
            assert!(empty.body.contains("Dit kort er tomt.") && !empty.body.contains("Lav linket"));
            assert_eq!(world.get(&mut amir, "/min/om-mig/vis").await.goes_to, "/min/om-mig");
            world.note(&mut amir, "kort", &[("kaldes", "Amir"), ("fast", "Jette i huset"), ("stille", QUIET)]).await;
            let held = world.get(&mut amir, "/min/om-mig/vis").await;
            assert_eq!(held.heading(), "Det må du gerne vide om Amir");
            assert!(held.body.contains("Jette i huset") && held.body.contains(QUIET));
            assert!(world.get(&mut amir, "/min/om-mig.pdf").await.body.starts_with("%PDF"));
            assert!(world.get(&mut amir, "/min").await.body.contains("Kun du kan se den."));

            let token = world.show_card(&mut amir, "Vikaren", "uge").await;
            let mut worker = Browser::default();
            let link = format!("/vist/{token}");
            let before = world.get(&mut worker, &link).await;
            assert!(!before.body.contains("Jette i huset"), "a preview opens nothing");
            let shown = world.press(&mut worker, &before, "Vis kortet").await;
            assert!(shown.body.contains("Jette i huset") && shown.body.contains(QUIET) && shown.body.contains("8. marts"));
            assert!(!shown.body.contains("Vikaren") && !shown.body.contains("Gåturen"), "the card and nothing else");

            for path in ["/min", "/min/om-mig", "/min/hvem"] {
                assert!(world.get(&mut amir, path).await.body.contains("Du har vist noget til 1 person."), "{path}");
            }
            let told = world.get(&mut amir, "/min/hvem").await.body;
            for said in ["Vikaren kan se dit kort indtil", "Åbnet 1 gang, sidst", "Et link til dit kort blev åbnet."] {
                assert!(told.contains(said), "{said}");
            }
            assert_eq!(world.posted(), ["enquiry"], "nobody is written to");
        });
    }
}

store_test! {
    /// PS-4, HS-7: what is over, what was ended and what never was are the same, and a form that comes again opens
    /// nothing.
    fn a_link_that_is_over_is_not_there(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            world.note(&mut amir, "kort", &[("hjaelper", "En pause udenfor")]).await;
            let form = world.get(&mut amir, "/min/om-mig").await;
            let fields = [("til_hvem", "Vikaren"), ("tid", "dag")];
            let first = world.send(&mut amir, &form, "/min/om-mig/deling", &fields).await;
            let twice = world.send(&mut amir, &form, "/min/om-mig/deling", &fields).await;
            let link = |body: &str| crate::support::between(body, "/vist/", "<").unwrap().to_owned();
            assert_eq!(link(&first.body), link(&twice.body), "pressing twice shows one link");
            let path = format!("/vist/{}", link(&first.body));
            let mut worker = Browser::default();
            assert_eq!(world.post(&mut worker, &path, &[]).await.status, 200);

            // What she changes is changed for the worker too.
            let mine = world.get(&mut amir, "/min/note?slags=kort").await;
            let (to, _) = mine.hidden_by_button("Gem");
            world.send(&mut amir, &mine, &to, &[("hjaelper", "At få det på skrift")]).await;
            let changed = world.post(&mut worker, &path, &[]).await.body;
            assert!(changed.contains("At få det på skrift") && !changed.contains("En pause"));

            let list = world.get(&mut amir, "/min/om-mig").await;
            let ended = world.press(&mut amir, &list, "Stop nu for Vikaren").await;
            assert_eq!(ended.goes_to, "/min/om-mig");
            assert_eq!(world.press(&mut amir, &list, "Stop nu for Vikaren").await.goes_to, "/min/om-mig", "twice");
            assert_eq!(world.post(&mut worker, &path, &[]).await.status, 404);
            let again = world.send(&mut amir, &form, "/min/om-mig/deling", &fields).await;
            assert_eq!(again.goes_to, "/min/om-mig");
            assert_eq!(world.post(&mut worker, &path, &[]).await.status, 404, "a form that comes again opens nothing");

            let token = world.show_card(&mut amir, "Lægen", "dag").await;
            let path = format!("/vist/{token}");
            assert_eq!(world.post(&mut worker, &path, &[]).await.status, 200);
            world.wait(24 * 60 - 1);
            assert_eq!(world.post(&mut worker, &path, &[]).await.status, 200);
            world.wait(1);
            let over = world.post(&mut worker, &path, &[]).await;
            let never = world.post(&mut worker, &format!("/vist/{}", world.given.token()), &[]).await;
            assert_eq!((over.status, never.status), (404, 404));
            assert_eq!(over.heading(), never.heading());
        });
    }
}

store_test! {
    fn taking_the_card_away_ends_every_link(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            world.note(&mut amir, "kort", &[("hjaelper", "En pause udenfor")]).await;
            let token = world.show_card(&mut amir, "Vikaren", "maaned").await;
            let page = world.get(&mut amir, "/min/om-mig").await;
            let gone = world.press(&mut amir, &page, "Fjern").await;
            let path = format!("/vist/{token}");
            assert_eq!(world.post(&mut Browser::default(), &path, &[]).await.status, 404);
            let page = world.get(&mut amir, &gone.goes_to).await;
            world.press(&mut amir, &page, "Fortryd").await;
            assert!(world.get(&mut amir, "/min/om-mig").await.body.contains("En pause udenfor"));
            assert_eq!(world.post(&mut Browser::default(), &path, &[]).await.status, 404, "a link is not undone");
        });
    }
}

store_test! {
    fn a_form_without_a_name_or_a_time_keeps_what_was_typed(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            world.note(&mut amir, "kort", &[("hjaelper", "En pause udenfor")]).await;
            let form = world.get(&mut amir, "/min/om-mig").await;
            let wrong = world.send(&mut amir, &form, "/min/om-mig/deling", &[("til_hvem", "Vikaren")]).await;
            assert_eq!(wrong.status, 422);
            assert!(wrong.body.contains("Vælg, hvor længe det må ses.") && wrong.body.contains("value=\"Vikaren\""));
            let wrong = world.send(&mut amir, &form, "/min/om-mig/deling", &[("tid", "altid")]).await;
            assert!(wrong.status == 422 && wrong.body.contains("Et fornavn er nok."));
            assert!(world.dump(&[]).iter().all(|line| !line.starts_with("share:")));
        });
    }
}
