//! Several companions for one guest, walked by hand: who takes turns, and the turn itself.

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::Civil;
use support::{World, blocking, walk};

kit_store::statements! {
    PROMISED = "SELECT id, companion_id FROM crossing WHERE association_id = 'association-havnen' AND state = 'promised' ORDER BY opened_ms, id";
    VISIT = "SELECT id, '' FROM visit WHERE crossing_id = $1 AND accepted_ms IS NOT NULL AND ended_ms IS NULL";
    OWNED = "SELECT owner_companion_id, state FROM crossing WHERE id = $1";
    OTHERS = "SELECT id, '' FROM companion WHERE association_id = 'association-havnen' AND id <> $1 AND left_at_ms IS NULL ORDER BY id";
    STRANGER = "SELECT id, '' FROM companion WHERE association_id <> 'association-havnen' ORDER BY id";
    TURNS = "SELECT companion_id, '' FROM crossing_turn WHERE crossing_id = $1 ORDER BY at_ms, companion_id";
    HANDED = "SELECT from_companion_id, to_companion_id FROM handover WHERE crossing_id = $1 AND from_companion_id IS NOT NULL AND to_companion_id IS NOT NULL ORDER BY at_ms";
}

impl World {
    fn pairs(&self, sql: &'static str, of: Option<&str>) -> Vec<(String, String)> {
        let (store, id) = (&self.app.store, of.map(str::to_owned));
        let read = || {
            store.aside().read_now("pairs", move |tx| {
                let row = |r: &kit_store::Row<'_>| Ok((r.get::<String>(0)?, r.get::<String>(1)?));
                match &id {
                    Some(id) => tx.rows(sql, &[id], row),
                    None => tx.rows(sql, &[], row),
                }
            })
        };
        let found: Result<_, kit_store::StoreError> = blocking(read);
        found.expect("readable")
    }

    /// A guest and a companion who have just met and agree on the next time; a week has passed.
    async fn between(&self) -> (String, String) {
        let (id, companion) = self.pair(PROMISED, None);
        let (visit, _) = self.pair(VISIT, Some(&id));
        self.clock.advance_ms(8 * 24 * 3_600_000);
        let comes = self.sign_in(&companion, "companion", "Den, der følger");
        let close = [
            ("nonce", "00000000000000000000000000000040"),
            ("how", "met"),
        ];
        assert_eq!(
            self.post(&format!("/efter/{visit}"), &comes, &close)
                .await
                .status,
            303
        );
        assert_eq!(
            self.pair(OWNED, Some(&id)),
            (companion.clone(), "between".to_owned())
        );
        (id, companion)
    }

    fn pair(&self, sql: &'static str, of: Option<&str>) -> (String, String) {
        self.pairs(sql, of).into_iter().next().expect("one")
    }
}

/// "companion-kaj" is Kaj.
fn name(id: &str) -> String {
    let key = id.trim_start_matches("companion-");
    let mut letters = key.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

const NONCES: [&str; 3] = [
    "00000000000000000000000000000041",
    "00000000000000000000000000000042",
    "00000000000000000000000000000043",
];

store_test! {
    /// BR-6, VH-17: a coordinator names who takes turns; whoever comes along lets another take the next time, and has it no
    /// more; pressed twice it is passed once; nobody outside the turns can be handed it, and no stranger be let in.
    fn the_next_time_goes_from_one_to_another_and_back(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (id, first) = world.between().await;
            let others = world.pairs(OTHERS, Some(&first));
            let [(second, _), (third, _), (outside, _), ..] = others.as_slice() else {
                panic!("an association with four companions")
            };
            let (second_name, third_name) = (name(second), name(third));
            let lone = world.lone();
            let to = format!("/foelgeskab/{id}/flere");
            let page = world.get(&to, &lone).await;
            assert!(page.html.contains("Der er kun én følgesvend."), "{}", page.html);
            assert!(!page.html.contains(&format!("value=\"{first}\"")), "whoever comes along is no choice");
            let none = world.post(&to, &lone, &[]).await;
            assert!(none.status == 422 && none.html.contains("Vælg et navn."), "{} {}", none.status, none.html);
            for who in [second, second, third] {
                let added = world.post(&to, &lone, &[("companion", who.as_str())]).await;
                assert_eq!(added.to, format!("{to}?gjort=gemt"));
            }
            let (stranger, _) = world.pair(STRANGER, None);
            assert_eq!(world.post(&to, &lone, &[("companion", stranger.as_str())]).await.status, 404);
            let turns: Vec<String> = world.pairs(TURNS, Some(&id)).into_iter().map(|(id, _)| id).collect();
            assert_eq!(turns.len(), 2, "{turns:?}");
            assert!(turns.contains(second) && turns.contains(third));
            let detail = world.get(&format!("/foelgeskab/{id}"), &lone).await.html;
            let said = [format!("{second_name} og {third_name}"), format!("{third_name} og {second_name}")];
            assert!(said.iter().any(|names| detail.contains(names)), "{detail}");

            let comes = |who: &str| world.sign_in(who, "companion", "Den, der følger");
            let (one, two) = (comes(&first), comes(second));
            let (time, turn) = (format!("/mine/{id}/naeste-gang"), format!("/mine/{id}/tur"));
            let page = world.get(&time, &one).await.html;
            assert!(page.contains(&format!("Lad {second_name} tage næste gang")), "{page}");
            // Not her turn, and not one of them: nothing moves.
            assert_eq!(world.get(&time, &two).await.status, 404);
            for (who, next) in [(&two, first.as_str()), (&one, outside.as_str()), (&one, first.as_str())] {
                world.post(&turn, who, &[("nonce", NONCES[0]), ("to", next)]).await;
                assert_eq!(world.pair(OWNED, Some(&id)), (first.clone(), "between".to_owned()));
            }
            for _ in 0..2 {
                let passed = world.post(&turn, &one, &[("nonce", NONCES[1]), ("to", second)]).await;
                assert_eq!(passed.to, "/mine?tak=tur");
                assert_eq!(world.pair(OWNED, Some(&id)), (second.clone(), "between".to_owned()));
            }
            assert_eq!(world.get(&time, &one).await.status, 404, "whose turn it is not sees no guest");
            assert!(world.get("/mine", &two).await.html.contains(&time));
            let page = world.get(&time, &two).await.html;
            assert!(page.contains(&format!("value=\"{first}\"")) && page.contains(&third_name), "{page}");
            // Back again, and the next time is agreed by whoever has the turn.
            world.post(&turn, &two, &[("nonce", NONCES[2]), ("to", &first)]).await;
            assert_eq!(world.pair(OWNED, Some(&id)), (first.clone(), "between".to_owned()));
            let handed = world.pairs(HANDED, Some(&id));
            assert_eq!(handed, [(first.clone(), second.clone()), (second.clone(), first.clone())]);
        });
    }
}

store_test! {
    /// VH-17, VH-18: who is taken out of the turns cannot be handed the next time; whose approval has run out neither; and a
    /// visit that is promised already is nobody's to pass on.
    fn only_who_takes_turns_and_is_approved_gets_the_next_time(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (id, first) = world.between().await;
            let (second, _) = world.pair(OTHERS, Some(&first));
            let (lone, to) = (world.lone(), format!("/foelgeskab/{id}/flere"));
            world.post(&to, &lone, &[("companion", &second)]).await;
            let out = world.post(&to, &lone, &[("companion", &second), ("gjort", "ud")]).await;
            assert_eq!(out.to, format!("{to}?gjort=gemt"));
            assert_eq!(world.pairs(TURNS, Some(&id)), []);
            let one = world.sign_in(&first, "companion", "Den, der følger");
            let turn = format!("/mine/{id}/tur");
            world.post(&turn, &one, &[("nonce", NONCES[0]), ("to", &second)]).await;
            assert_eq!(world.pair(OWNED, Some(&id)).0, first);
            world.post(&to, &lone, &[("companion", &second)]).await;
            // Two years on nobody is approved any more.
            world.clock.advance_ms(730 * 24 * 3_600_000);
            let (lone, one) = (world.lone(), world.sign_in(&first, "companion", "Den, der følger"));
            world.post(&turn, &one, &[("nonce", NONCES[1]), ("to", &second)]).await;
            assert_eq!(world.pair(OWNED, Some(&id)).0, first);
            let again = world.post(&to, &lone, &[("companion", &second)]).await;
            assert!(again.html.contains("mangler et skridt"), "{}", again.html);
        });
    }
}
