//! "Noget er ikke i orden", walked by hand: told without a name, read by whoever runs the pages and by nobody else.

#![cfg(test)]

mod support;

use kit_letters::{Lines, NotRight};
use kit_store::store_test;
use realm_civil::Civil;
use support::{World, walk};

kit_store::statements! {
    STEWARD = "SELECT id FROM steward ORDER BY id LIMIT 1";
    ROWS = "SELECT COUNT(*) FROM concern WHERE taken_up_ms IS NULL";
    TIMED = "SELECT COUNT(*) FROM concern WHERE id LIKE '________-____-7%'";
    HOURS = "SELECT COUNT(*) FROM concern WHERE day_ms <> $1";
}

const WORDS: &str = "Han blev ved med at stille sig i vejen.";

impl World {
    fn number(&self, sql: &'static str, of: Option<jiff::Timestamp>) -> i64 {
        let store = &self.app.store;
        let read = || {
            store.aside().read_now("count", move |tx| match of {
                Some(at) => tx.row(sql, &[&at], |r| r.get::<i64>(0)),
                None => tx.row(sql, &[], |r| r.get::<i64>(0)),
            })
        };
        let found: Result<_, kit_store::StoreError> = support::blocking(read);
        found.expect("countable").unwrap_or(0)
    }

    fn steward(&self) -> String {
        let store = &self.app.store;
        let found: Result<Option<String>, kit_store::StoreError> = support::blocking(|| {
            store
                .aside()
                .read_now("who", |tx| tx.row(STEWARD, &[], |r| r.get(0)))
        });
        let id = found.expect("readable").expect("the demo has one");
        self.sign_in(&id, "owner", "Den, der driver siden")
    }
}

store_test! {
    /// The report that item 10 asks for: it arrives once, with the day and no hour, without a thread; no coordinator and no companion
    /// reads it, since it may be about one; whoever runs the pages takes it up, or not after all.
    fn what_is_not_in_order_reaches_whoever_runs_the_pages(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let before = world.number(ROWS, None);
            let text = Lines::new(WORDS).expect("it fits");
            let envelope = world.seal(NotRight { text });
            for _ in 0..2 {
                world.deliver(envelope.clone()).await;
            }
            assert_eq!(world.number(ROWS, None), before + 1, "the same letter is one concern");
            let day = world.given.moment(world.given.today().at(0, 0, 0, 0));
            assert_eq!(world.number(HOURS, Some(day)), 0, "the day and no hour");
            assert_eq!(world.number(TIMED, None), 0, "nor does its number say when it was made");
            assert!(world.posted().is_empty(), "nobody is answered");

            let owner = world.steward();
            let page = world.get("/ikke-i-orden", &owner).await;
            assert!(page.html.contains(WORDS) && page.heading().contains("2 ting"), "{}", page.html);
            for who in [world.lone(), world.mette()] {
                let seen = world.get("/ikke-i-orden", &who).await;
                assert!(seen.status == 404 && !seen.html.contains(WORDS), "{}", seen.status);
            }
            for page in ["/nye", "/foelgeskab"] {
                assert!(!world.get(page, &world.lone()).await.html.contains(WORDS), "{page}");
            }
            let id = page.link("concern-of-the-demo");
            for (word, open) in [("ja", before), ("ja", before), ("nej", before + 1)] {
                let done = world.post("/ikke-i-orden", &owner, &[("concern", &id), ("taget", word)]).await;
                assert_eq!((done.status, done.to.as_str()), (303, "/ikke-i-orden?gjort=gemt"));
                assert_eq!(world.number(ROWS, None), open);
            }
            let strange = world.post("/ikke-i-orden", &owner, &[("concern", "concern-nobody-told"), ("taget", "ja")]).await;
            assert_eq!(strange.status, 404);
        });
    }
}
