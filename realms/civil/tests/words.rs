//! A few words between guest and companion about one visit, walked by hand.

#![cfg(test)]

mod support;

use kit_letters::{CivilToCitizen, Lines, ThreadToken, ToCompanion, VisitToken, Withdrawal};
use kit_store::store_test;
use realm_civil::Civil;
use support::{World, blocking, walk};

kit_store::statements! {
    PROMISED = "SELECT c.id, c.thread, c.companion_id, v.id, v.token FROM crossing AS c JOIN visit AS v ON v.id = c.visit_id
        WHERE c.association_id = 'association-havnen' AND c.state = 'promised' ORDER BY c.opened_ms, c.id LIMIT 1";
    LINES = "SELECT COUNT(*) FROM visit_line";
}

const LATE: &str = "Jeg kommer fem minutter senere.";
const DAY_MS: i64 = 24 * 3_600_000;

struct Promised {
    id: String,
    thread: ThreadToken,
    companion: String,
    visit: String,
    token: VisitToken,
}

impl World {
    fn promised(&self) -> Promised {
        let store = &self.app.store;
        let read = || {
            store.aside().read_now("promised", |tx| {
                tx.row(PROMISED, &[], |r| {
                    Ok(Promised {
                        id: r.get(0)?,
                        thread: r.get(1)?,
                        companion: r.get(2)?,
                        visit: r.get(3)?,
                        token: r.get(4)?,
                    })
                })
            })
        };
        let found: Result<_, kit_store::StoreError> = blocking(read);
        found.expect("readable").expect("one is promised")
    }

    fn lines(&self) -> i64 {
        let store = &self.app.store;
        let read = || {
            store
                .aside()
                .read_now("lines", |tx| tx.row(LINES, &[], |r| r.get::<i64>(0)))
        };
        let found: Result<_, kit_store::StoreError> = blocking(read);
        found.expect("countable").unwrap_or(0)
    }

    async fn guest_writes(&self, to: &Promised, words: &str) {
        let text = Lines::new(words).expect("it fits");
        let (thread, visit) = (to.thread, to.token);
        self.arrives(ToCompanion {
            thread,
            visit,
            text,
        })
        .await;
    }
}

store_test! {
    /// Item 10: the companion reads the guest's words with the visit and answers under her own first name, once however often she
    /// presses; the coordinator reads both; another companion reads nothing; a day after the visit they are gone from her page.
    fn a_few_words_go_both_ways_and_go_with_the_visit(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let promised = world.promised();
            let comes = || world.sign_in(&promised.companion, "companion", "Den, der følger");
            world.guest_writes(&promised, LATE).await;
            let (page, to) = (format!("/mine/{}", promised.visit), format!("/mine/{}/besked", promised.visit));
            let seen = world.get(&page, &comes()).await;
            assert!(seen.html.contains(LATE), "{}", seen.html);
            let other = ["companion-mette", "companion-kaj"];
            let other = other.into_iter().find(|id| *id != promised.companion).expect("another");
            let other = world.sign_in(other, "companion", "En anden");
            assert_eq!(world.get(&page, &other).await.status, 404);
            let nonce = "00000000000000000000000000000051";
            assert_eq!(world.post(&to, &other, &[("nonce", nonce), ("tekst", "Hej")]).await.status, 404);

            let companion = comes();
            let long = "Jeg venter. ".repeat(30);
            for (text, why) in [("", "Skriv"), (long.as_str(), "kun plads til 300")] {
                let kept = world.post(&to, &companion, &[("nonce", nonce), ("tekst", text)]).await;
                assert!(kept.status == 422 && kept.html.contains(why), "{}", kept.html);
            }
            assert!(world.posted().is_empty());
            for _ in 0..2 {
                let done = world.post(&to, &companion, &[("nonce", nonce), ("tekst", "Det er i orden.")]).await;
                assert_eq!(done.to, format!("{page}?tak=besked"));
            }
            assert_eq!(world.lines(), 2);
            let posted = world.posted();
            let [CivilToCitizen::Reply(reply)] = posted.as_slice() else {
                panic!("one answer: {posted:?}")
            };
            assert_eq!(reply.text.as_str(), "Det er i orden.");
            let name = promised.companion.trim_start_matches("companion-");
            assert_eq!(reply.from.as_str().to_lowercase(), name);

            let detail = format!("/foelgeskab/{}", promised.id);
            let seen = world.get(&detail, &world.lone()).await.html;
            assert!(seen.contains(LATE) && seen.contains("Det er i orden."), "{seen}");
            // Whoever takes over reads them with the visit; a week on nobody's telephone shows them.
            world.clock.advance_ms(8 * DAY_MS);
            let late = world.get(&page, &comes()).await;
            assert!(late.status == 404 && !late.html.contains(LATE));
            assert!(!world.get("/naeste", &comes()).await.html.contains(LATE));
            let after = world.post(&to, &comes(), &[("nonce", "00000000000000000000000000000052"), ("tekst", "Hej")]).await;
            assert_eq!(after.status, 404);
            assert_eq!(world.lines(), 2);
        });
    }
}

store_test! {
    /// HS-1: what was written about a visit goes with everything else when the guest takes it back, and comes no more after it.
    fn what_was_written_goes_when_the_guest_takes_it_back(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let promised = world.promised();
            world.guest_writes(&promised, LATE).await;
            assert_eq!(world.lines(), 1);
            world.arrives(Withdrawal { thread: promised.thread }).await;
            assert_eq!(world.lines(), 0);
            world.guest_writes(&promised, LATE).await;
            assert_eq!(world.lines(), 0);
        });
    }
}
