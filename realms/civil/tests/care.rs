//! Supervision planned and held, and the association's own handbook for those who come along.

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::Civil;
use support::{World, blocking, walk};

kit_store::statements! {
    DAYS = "SELECT COUNT(*) FROM supervision WHERE association_id = 'association-havnen'";
    OWN_DAYS = "SELECT COUNT(*) FROM supervision WHERE companion_id = 'companion-mette'";
    VERSIONS = "SELECT COUNT(*) FROM handbook_section WHERE association_id = 'association-havnen'";
}

impl World {
    fn number(&self, sql: &'static str) -> i64 {
        let store = &self.app.store;
        let found = blocking(|| {
            store
                .aside()
                .read_now("count", |tx| tx.row(sql, &[], |r| r.get::<i64>(0)))
        });
        found.expect("countable").unwrap_or_default()
    }
}

store_test! {
    /// VH-18: planned for one or for all, pressed twice once; the companion reads her own next day and nobody else's; who
    /// has had none within the interval is named; whoever stops leaves no day of her own behind.
    fn supervision_is_planned_held_and_missed_by_nobody(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, mette) = (world.lone(), world.mette());
            let anders = world.sign_in("companion-anders", "companion", "Anders");
            let (before, nonce) = (world.number(DAYS), world.given.random128());
            let form = [("nonce", nonce.as_str()), ("who", "companion-mette"), ("day", "2026-12-01")];
            for _ in 0..2 {
                assert_eq!(world.post("/supervision", &lone, &form).await.to, "/supervision?gjort=gemt");
            }
            assert_eq!(world.number(DAYS), before + 1, "pressed twice it is one");
            assert!(world.get("/tider", &mette).await.html.contains("Næste supervision: 1. december 2026"));
            let other = world.get("/tider", &anders).await;
            assert!(other.html.contains("Næste supervision: 10. december 2026") && !other.html.contains("1. december 2026."), "{}", other.html);
            let one = world.get("/frivillige/companion-mette", &lone).await;
            assert!(one.html.contains("1. december 2026"), "{}", one.html);

            let undone = world.post(&format!("/supervision/{nonce}/fjernelse"), &lone, &[]).await;
            assert_eq!(undone.to, format!("/supervision?fjernet={nonce}"));
            assert!(world.get(&undone.to, &lone).await.html.contains("Dagen er fjernet."));
            assert!(world.get("/tider", &mette).await.html.contains("10. december 2026"), "that of all is hers too");
            assert_eq!(world.post(&format!("/supervision/{nonce}/igen"), &lone, &[]).await.status, 303);
            assert!(world.get("/tider", &mette).await.html.contains("1. december 2026"));

            // Hanne's people have had none for four months, and she wants one each third.
            let hanne = world.sign_in("coordinator-hanne", "coordinator", "Hanne");
            let page = world.get("/supervision", &hanne).await;
            assert!(page.html.contains("Det er tid til supervision for: ") && page.html.contains("Hassan"), "{}", page.html);
            assert_eq!(world.post("/supervision/hvor-tit", &hanne, &[("months", "")]).await.status, 303);
            assert!(!world.get("/supervision", &hanne).await.html.contains("Det er tid til"));
            assert_eq!(world.post("/supervision/hvor-tit", &hanne, &[("months", "2")]).await.status, 303);
            let today = world.given.random128();
            let form = [("nonce", today.as_str()), ("who", "all"), ("day", "2026-11-22")];
            assert_eq!(world.post("/supervision", &hanne, &form).await.status, 303);
            assert!(!world.get("/supervision", &hanne).await.html.contains("Det er tid til"), "today it was held");

            // What is amiss is said and stays; another association's day is not there.
            let wrong = world.post("/supervision", &lone, &[("nonce", &today), ("who", "companion-hassan"), ("day", "2031-01-01")]).await;
            assert_eq!(wrong.status, 422);
            for said in ["Vælg, hvem det er for.", "højst to år væk", "value=\"2031-01-01\""] {
                assert!(wrong.html.contains(said), "{said}: {}", wrong.html);
            }
            assert_eq!(world.post("/supervision/hvor-tit", &lone, &[("months", "99")]).await.status, 422);
            assert_eq!(world.post(&format!("/supervision/{nonce}/holdt"), &hanne, &[]).await.status, 404);
            assert_eq!(world.get("/supervision", &mette).await.status, 404);

            assert_eq!(world.number(OWN_DAYS), 1);
            let owner = world.sign_in("steward-x", "owner", "Karen");
            let leave = [("who", "f:companion-mette"), ("next", "k:coordinator-lone"), ("nonce", "00000000000000000000000000000b01")];
            assert_eq!(world.post("/folk/afsked", &owner, &leave).await.to, "/folk?gjort=afsked");
            assert_eq!((world.number(OWN_DAYS), world.number(DAYS)), (0, before), "what was for all stays, without a name");
        });
    }
}

store_test! {
    /// CV-17, VH-18: the association lists what who comes along must know, in its own words and in versions; she reads it,
    /// another association does not.
    fn the_handbook_is_the_associations_own(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, mette) = (world.lone(), world.mette());
            let hanne = world.sign_in("coordinator-hanne", "coordinator", "Hanne");
            let (before, nonce) = (world.number(VERSIONS), world.given.random128());
            let form = [("nonce", nonce.as_str()), ("number", "4"), ("title", "Regnvejr"), ("body", "Tag en paraply med.\nOg en til.")];
            for _ in 0..2 {
                assert_eq!(world.post("/afsnit", &lone, &form).await.to, "/haandbog?gjort=gemt");
            }
            assert_eq!(world.number(VERSIONS), before + 1, "pressed twice it is one version");
            let read = world.get("/haandbog", &mette).await;
            assert!(read.html.contains("Tag en paraply med.") && read.html.contains("Det første møde"), "{}", read.html);
            assert!(!read.html.contains("/afsnit"), "who comes along does not type it");
            assert!(!world.get("/haandbog", &hanne).await.html.contains("paraply"));
            for path in ["/afsnit", "/afsnit?side=4"] {
                assert_eq!(world.get(path, &mette).await.status, 404);
            }
            let half = world.post("/afsnit", &lone, &[("nonce", &nonce), ("number", "4"), ("title", ""), ("body", "Kun en tekst")]).await;
            assert_eq!(half.status, 422);
            assert!(half.html.contains("Kun en tekst") && half.html.contains("Skriv både en overskrift"), "{}", half.html);

            let other = world.given.random128();
            let empty = [("nonce", other.as_str()), ("number", "4"), ("title", ""), ("body", "")];
            assert_eq!(world.post("/afsnit", &lone, &empty).await.status, 303);
            assert!(!world.get("/haandbog", &mette).await.html.contains("paraply"), "an emptied section goes");
            assert_eq!(world.number(VERSIONS), before + 2, "its earlier version stays beside it");
        });
    }
}
