//! How often and how long, walked by hand: the plan, what a coordinator looks at first, and the end that nobody runs past.

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::Civil;
use support::{World, blocking, walk};

kit_store::statements! {
    PLANS = "SELECT turn, starts, weekly, fortnightly, monthly FROM crossing_plan WHERE crossing_id = $1 ORDER BY turn";
    PROMISED = "SELECT id FROM crossing WHERE association_id = 'association-havnen' AND state = 'promised' ORDER BY opened_ms, id";
    WHO = "SELECT companion_id FROM crossing WHERE id = $1";
    VISIT = "SELECT visit_id FROM crossing WHERE id = $1 AND visit_id IS NOT NULL";
    STARTS = "SELECT starts FROM visit WHERE crossing_id = $1 AND accepted_ms IS NOT NULL AND ended_ms IS NULL";
}

const DAY_MS: i64 = 24 * 3_600_000;

impl World {
    fn rows(&self, crossing: &str) -> Vec<(i64, String, i64, i64, i64)> {
        let (store, id) = (&self.app.store, crossing.to_owned());
        let read = || {
            store.aside().read_now("plans", move |tx| {
                tx.rows(PLANS, &[&id], |r| {
                    Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?))
                })
            })
        };
        let found: Result<_, kit_store::StoreError> = blocking(read);
        found.expect("readable")
    }

    fn word(&self, sql: &'static str, of: Option<&str>) -> String {
        let (store, id) = (&self.app.store, of.map(str::to_owned));
        let read = || {
            store.aside().read_now("word", move |tx| match &id {
                Some(id) => tx.row(sql, &[id], |r| r.get::<String>(0)),
                None => tx.row(sql, &[], |r| r.get::<String>(0)),
            })
        };
        let found: Result<_, kit_store::StoreError> = blocking(read);
        found.expect("readable").expect("there is one")
    }
}

store_test! {
    /// VH-6, BR-13: an accompaniment gets a start, three rhythms and an end, at least as long as its programme asks; what
    /// does not fit comes back with what was typed; pressed twice it is written once.
    fn a_plan_is_at_least_as_long_as_its_programme(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let id = world.word(PROMISED, None);
            let (to, programme) = (format!("/foelgeskab/{id}/plan"), "programme-havnen");
            let form = world.get(&to, &lone).await;
            assert_eq!(form.status, 200, "{}", form.html);
            let before = world.rows(&id);
            let length = [("weekly", "2"), ("fortnightly", "2"), ("monthly", "2")];
            let manual = format!("/haandbog/{programme}");
            assert_eq!(world.post(&format!("{manual}/laengde"), &lone, &length).await.status, 303);
            assert!(world.get(&manual, &lone).await.html.contains("mindst 6 måneder"));
            let wrong = [("weekly", "13"), ("fortnightly", "x"), ("monthly", "0")];
            let kept = world.post(&format!("{manual}/laengde"), &lone, &wrong).await;
            assert!(kept.html.contains("value=\"13\"") && kept.html.contains("value=\"x\""), "{}", kept.html);

            let plan = |nonce, starts, weekly, fortnightly| [
                ("nonce", nonce), ("starts", starts), ("programme", programme),
                ("weekly", weekly), ("fortnightly", fortnightly), ("monthly", "2"),
            ];
            let (first, second) = ("00000000000000000000000000000011", "00000000000000000000000000000012");
            let short = world.post(&to, &lone, &plan(first, "2026-11-25", "1", "2")).await;
            assert!(short.html.contains("fra 6 til 24") && short.html.contains("value=\"1\""), "{}", short.html);
            let early = world.post(&to, &lone, &plan(first, "1999-01-01", "2", "2")).await;
            assert!(early.html.contains("Vælg en dag.") && early.html.contains("1999-01-01"), "{}", early.html);
            assert_eq!(world.rows(&id), before, "what was amiss changed nothing");
            for nonce in [first, first, second] {
                let saved = world.post(&to, &lone, &plan(nonce, "2026-11-25", "2", "2")).await;
                assert_eq!(saved.to, format!("/foelgeskab/{id}?gjort=gemt"));
            }
            let after = world.rows(&id);
            assert_eq!(after.len(), before.len() + 1, "the same plan is one plan: {after:?}");
            let last = after.last().map(|(_, starts, weekly, fortnightly, monthly)| (starts.as_str(), *weekly, *fortnightly, *monthly));
            assert_eq!(last, Some(("2026-11-25", 2, 2, 2)));
            let page = world.get(&format!("/foelgeskab/{id}"), &lone).await;
            assert!(page.html.contains("I mødes hver uge. Planen slutter 25. maj 2027."), "{}", page.html);
            // Longer, by the coordinator's own hand; what stood there before stays.
            let longer = [
                ("nonce", "00000000000000000000000000000013"), ("starts", "2026-11-25"), ("programme", ""),
                ("weekly", "3"), ("fortnightly", "3"), ("monthly", "3"),
            ];
            assert_eq!(world.post(&to, &lone, &longer).await.status, 303);
            assert_eq!(world.rows(&id).len(), before.len() + 2);
            // Another association's programme is not there.
            let strange = plan("00000000000000000000000000000014", "2026-11-25", "6", "2")
                .map(|(name, value)| (name, if name == "programme" { "programme-kirken" } else { value }));
            assert_eq!(world.post(&to, &lone, &strange).await.status, 404);
        });
    }
}

store_test! {
    /// VH-6, BR-6, BR-13: what was not closed, fourteen days of silence and the coming end stand first on the coordinator's
    /// list, and a companion sets no time past the end.
    fn nobody_runs_past_the_end_of_a_plan(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let id = world.word(PROMISED, None);
            let companion = world.word(WHO, Some(&id));
            let comes = || world.sign_in(&companion, "companion", "Den, der følger");
            let lone = world.lone();
            let plan = [
                ("nonce", "00000000000000000000000000000011"), ("starts", "2026-11-25"), ("programme", ""),
                ("weekly", "1"), ("fortnightly", "1"), ("monthly", "0"),
            ];
            assert_eq!(world.post(&format!("/foelgeskab/{id}/plan"), &lone, &plan).await.status, 303);
            let visit = world.word(VISIT, Some(&id));
            let starts: jiff::civil::DateTime = world.word(STARTS, Some(&id)).parse().expect("a time");
            let today = world.given.today();
            let ahead = i64::from(today.until(starts.date()).expect("days").get_days());
            world.clock.advance_ms((ahead + 3) * DAY_MS);
            let first = |html: &str| {
                let rest = html.split_once("<h2>Se på disse først").map_or("", |(_, rest)| rest);
                rest.split("</section>").next().unwrap_or_default().to_owned()
            };
            let (lone, mette) = (world.lone(), comes());
            let list = first(&world.get("/foelgeskab", &lone).await.html);
            assert!(list.contains(&id) && list.contains("Ingen har sagt, hvordan det gik"), "{list}");
            let close = [("nonce", "00000000000000000000000000000021"), ("how", "met")];
            assert_eq!(world.post(&format!("/efter/{visit}"), &mette, &close).await.status, 303);
            let list = first(&world.get("/foelgeskab", &lone).await.html);
            assert!(!list.contains(&id), "{list}");
            // The next time goes by the plan, and not past its end.
            let next = format!("/mine/{id}/naeste-gang");
            let page = world.get(&next, &mette).await.html;
            assert!(page.contains("I mødes hver uge. Planen slutter 25. januar 2027."), "{page}");
            let time = |nonce, date| [("nonce", nonce), ("time", "other"), ("date", date), ("clock", "16:00")];
            let past = world.post(&next, &mette, &time("00000000000000000000000000000022", "2027-01-25")).await;
            assert!(past.html.contains("Planen slutter 25. januar 2027.") && past.html.contains("2027-01-25"), "{}", past.html);
            world.clock.advance_ms(14 * DAY_MS);
            let (lone, mette) = (world.lone(), comes());
            let list = first(&world.get("/foelgeskab", &lone).await.html);
            assert!(list.contains(&id) && list.contains("14 dage uden kontakt"), "{list}");
            for _ in 0..2 {
                let set = world.post(&next, &mette, &time("00000000000000000000000000000023", "2027-01-20")).await;
                assert_eq!(set.to, "/mine?tak=tid", "{}", set.html);
            }
            let list = first(&world.get("/foelgeskab", &lone).await.html);
            assert!(!list.contains(&id), "{list}");
            world.clock.advance_ms(60 * DAY_MS);
            let list = first(&world.get("/foelgeskab", &world.lone()).await.html);
            assert!(list.contains("og følgeskabet er stadig i gang"), "{list}");
        });
    }
}
