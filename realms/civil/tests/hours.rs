//! The association's own hours, walked by hand.

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::Civil;
use support::{World, walk};

kit_store::statements! {
    AIMS = "SELECT COUNT(*) FROM hours_aim WHERE association_id = 'association-koekkenbordet'";
}

store_test! {
    /// BR-11: a coordinator sets her association's own hours and follows them week by week; more hours need an answer to what
    /// is done less, weeks that have passed keep their own, and nobody of another association sees them.
    fn a_coordinator_sets_hours_aside_and_follows_them(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let hanne = || world.sign_in("coordinator-hanne", "coordinator", "Hanne");
            let aims = || {
                let read = |tx: &mut kit_store::Tx<'_>| tx.row(AIMS, &[], |r| r.get::<i64>(0));
                let store = &world.app.store;
                let found: Result<_, kit_store::StoreError> = support::blocking(|| store.aside().read_now("aims", read));
                found.expect("readable").unwrap_or_default()
            };
            let first = world.get("/timer", &hanne()).await;
            assert!(first.heading().contains("Der er ikke sat timer af"), "{}", first.html);
            let set = |nonce, hours, less| [("nonce", nonce), ("hours", hours), ("meeting_min", "90"), ("less", less)];
            let (one, two, three) = ("000000000000000000000000000000a1", "000000000000000000000000000000a2", "000000000000000000000000000000a3");
            let kept = world.post("/timer", &hanne(), &set(one, "12", "")).await;
            assert!(kept.status == 422 && kept.html.contains("value=\"12\""), "{}", kept.html);
            let odd = world.post("/timer", &hanne(), &set(one, "tolv", "Færre opslag")).await;
            assert!(odd.html.contains("value=\"tolv\"") && odd.html.contains("value=\"Færre opslag\""), "{}", odd.html);
            assert_eq!(aims(), 0);
            for nonce in [one, one, two] {
                assert_eq!(world.post("/timer", &hanne(), &set(nonce, "12", "Færre opslag")).await.status, 303);
            }
            assert_eq!(aims(), 1, "the same again sets nothing anew");
            let page = world.get("/timer", &hanne()).await;
            assert!(page.heading().contains("af 12 timer er brugt") && page.html.contains("Det gør I mindre af: Færre opslag"), "{}", page.html);
            // Two weeks on it is less; the week before keeps its twelve.
            world.clock.advance_ms(14 * 24 * 3_600_000);
            assert_eq!(world.post("/timer", &hanne(), &set(three, "8", "")).await.status, 303);
            let page = world.get("/timer", &hanne()).await;
            assert!(page.heading().contains("af 8 timer"), "{}", page.html);
            assert!(page.html.contains("data-label=\"Sat af\">12<"), "{}", page.html);
            // A slip is put right by setting the hours again.
            let four = "000000000000000000000000000000a4";
            assert_eq!(world.post("/timer", &hanne(), &set(four, "12", "Færre opslag")).await.status, 303);
            assert!(world.get("/timer", &hanne()).await.heading().contains("af 12 timer"));
            assert_eq!(world.post("/timer", &world.mette(), &set(four, "1", "")).await.status, 404);
            // Sums only: who comes along and who is met stand nowhere.
            let names = ["Hassan", "Jette", "Selma", "Preben"];
            assert!(!names.iter().any(|name| page.html.contains(name)), "{}", page.html);
            // Lone's own association has other hours, with what the demo's visits and meetings used.
            let lone = world.get("/timer", &world.lone()).await.html;
            assert!(lone.contains("stort arrangement mindre") && !lone.contains("Færre opslag"), "{lone}");
            let used: Vec<&str> = lone.split("data-label=\"Brugt\">").skip(1).filter_map(|rest| rest.split('<').next()).collect();
            assert!(used.iter().any(|hours| *hours != "0"), "visits that were held are counted: {used:?}");
            assert_eq!(world.get("/timer", &world.mette()).await.status, 404);
        });
    }
}
