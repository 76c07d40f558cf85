//! What a companion says of the own time, and what becomes of it.

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::{Civil, routes};
use support::{World, walk};

kit_store::statements! {
    A_NEW_ONE = "SELECT id FROM crossing WHERE association_id = 'association-havnen' AND state = 'new' ORDER BY id LIMIT 1";
}

impl World {
    /// The address of an enquiry that waits, as it looks for a visit on Wednesday the 2nd of December at 16.
    fn waiting(&self) -> String {
        let store = &self.app.store;
        let read = |tx: &mut kit_store::Tx<'_>| tx.row(A_NEW_ONE, &[], |r| r.get::<String>(0));
        let id = support::blocking(|| store.aside().read_now("pick", read)).expect("readable");
        format!("/nye/{}?dag=2026-12-02&kl=16:00", id.expect("one waits"))
    }
}

/// Whether Mette can be asked, or stands among those who cannot, with why. Whom of those who can the page shows first
/// is the planning engine's own test.
fn can_be_asked(html: &str) -> bool {
    !html.contains("<li>Mette: ")
}

store_test! {
    /// VH-18: what a companion types about the own time is what the coordinator's suggestions go by; a time taken away
    /// can be put back, and a pause holds from its first day to its last.
    fn suggestions_follow_what_a_companion_types(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, mette) = (world.lone(), world.mette());
            let desk = world.waiting();
            let page = world.get("/tider", &mette).await;
            assert!(page.html.contains("Onsdag 15:00–20:00"), "{}", page.html);

            let gone = world.post("/tider/fjernelse", &mette, &[("day", "3"), ("from", "900"), ("to", "1200")]).await;
            assert_eq!(gone.to, "/tider?fjernet=3-900-1200");
            let after = world.get(&gone.to, &mette).await;
            assert!(after.html.contains("Tiden er fjernet."), "{}", after.html);
            assert!(!can_be_asked(&world.get(&desk, &lone).await.html), "no time, not suggested");

            let time = [("day", "3"), ("from", "15:00"), ("to", "20:00")];
            // Pressed twice it is one.
            for _ in 0..2 {
                assert_eq!(world.post("/tider/tid", &mette, &time).await.status, 303);
            }
            let page = world.get("/tider", &mette).await;
            assert_eq!(page.html.matches("<p>Onsdag 15:00–20:00").count(), 1);

            let about = [("max_load", "5"), ("interests", "move"), ("languages", "dansk og somali"), ("area", "5999")];
            assert_eq!(world.post("/tider", &mette, &about).await.status, 303);
            let seen = world.get(&desk, &lone).await;
            assert!(can_be_asked(&seen.html), "{}", seen.html);
            let list = world.get("/frivillige", &lone).await;
            for said in ["af højst 5", "Taler dansk og somali", "Helst her: 5999"] {
                assert!(list.html.contains(said), "{said}: {}", list.html);
            }

            // A pause over that day, and one that is over before it.
            let over = [("pause_from", "2026-12-01"), ("pause_until", "2026-12-02")];
            assert_eq!(world.post("/tider/pause", &mette, &over).await.status, 303);
            let seen = world.get(&desk, &lone).await;
            assert!(!can_be_asked(&seen.html) && seen.html.contains("holder pause"), "{}", seen.html);
            let before = [("pause_from", ""), ("pause_until", "2026-12-01")];
            assert_eq!(world.post("/tider/pause", &mette, &before).await.status, 303);
            assert!(can_be_asked(&world.get(&desk, &lone).await.html));
            assert_eq!(world.post("/tider/pause", &mette, &[]).await.status, 303);
            assert!(!can_be_asked(&world.get(&desk, &lone).await.html));
            assert_eq!(world.post("/tider/tilbage", &mette, &[]).await.status, 303);
            assert!(can_be_asked(&world.get(&desk, &lone).await.html));
        });
    }
}

store_test! {
    /// What is amiss is said at its field, what was typed stays, and the page's other forms keep what is stored.
    fn a_form_of_the_own_times_loses_nothing(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let mette = world.mette();
            let wrong = [("day", "3"), ("from", "om eftermiddagen"), ("to", "18")];
            let seen = world.post("/tider/tid", &mette, &wrong).await;
            assert_eq!(seen.status, 422);
            for said in ["om eftermiddagen", "Skriv et klokkeslæt", "name=\"max_load\" type=\"number\" value=\"2\""] {
                assert!(seen.html.contains(said), "{said}: {}", seen.html);
            }
            let wrong = [("max_load", "100"), ("area", "Vestermarken")];
            let seen = world.post("/tider", &mette, &wrong).await;
            assert_eq!(seen.status, 422);
            for said in ["Skriv et helt tal fra 1 til 10", "value=\"100\"", "Vestermarken"] {
                assert!(seen.html.contains(said), "{said}: {}", seen.html);
            }
            let wrong = [("pause_from", "2026-12-24"), ("pause_until", "2026-12-20")];
            let seen = world.post("/tider/pause", &mette, &wrong).await;
            assert_eq!(seen.status, 422);
            assert!(seen.html.contains("ikke ligger før den første"), "{}", seen.html);
            let page = world.get("/tider", &mette).await;
            assert!(!page.html.contains("Vestermarken") && !page.html.contains("Jeg er tilbage"), "nothing was kept");
        });
    }
}

store_test! {
    /// VH-6, VH-18: whoever stops takes no list along. With the session she had, every page a companion has is nothing.
    fn whoever_leaves_sees_nothing_any_more(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone_is_next = "k:coordinator-lone";
            let mette = world.mette();
            let owner = world.sign_in("steward-x", "owner", "Karen");
            let pages: Vec<&'static str> = routes()
                .declared()
                .iter()
                .filter(|decl| decl.method == kit_web::Method::Get && !decl.path.contains('{'))
                .filter(|decl| decl.may.roles.len() == 1 && decl.may.roles.iter().any(|role| role.0 == "companion"))
                .filter(|decl| !decl.path.starts_with("/mail"))
                .map(|decl| decl.path)
                .collect();
            assert!(pages.contains(&"/mine") && pages.contains(&"/tider") && pages.len() >= 4, "{pages:?}");
            for path in &pages {
                assert_eq!(world.get(path, &mette).await.status, 200, "{path} before");
            }
            let nonce = "00000000000000000000000000000b01";
            let form = [("who", "f:companion-mette"), ("next", lone_is_next), ("nonce", nonce)];
            let left = world.post("/folk/afsked", &owner, &form).await;
            assert_eq!(left.to, "/folk?gjort=afsked", "{}", left.html);
            for path in &pages {
                let seen = world.get(path, &mette).await;
                assert!(matches!(seen.status, 403 | 404), "{path}: {}", seen.status);
            }
            let typed = world.post("/tider", &mette, &[("max_load", "9")]).await;
            assert!(matches!(typed.status, 403 | 404), "{}", typed.status);
        });
    }
}
