//! The waiting list, walked by hand: in order, asked, answered by a link without login, and nobody forgotten.

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::Civil;
use support::{World, blocking, walk};

kit_store::statements! {
    NEWEST = "SELECT id FROM crossing WHERE association_id = 'association-havnen' AND state = 'new' ORDER BY opened_ms DESC, id LIMIT 1";
    STATE = "SELECT state FROM crossing WHERE id = $1";
    OWNER = "SELECT owner_coordinator_id FROM crossing WHERE id = $1";
    COUNT = "SELECT CAST(COUNT(*) AS TEXT) FROM waiting WHERE crossing_id = $1";
    SAID = "SELECT said FROM waiting WHERE crossing_id = $1 AND said IS NOT NULL";
}

const DAY_MS: i64 = 24 * 3_600_000;

fn nonce(number: usize) -> String {
    format!("{number:032x}")
}

impl World {
    fn word(&self, sql: &'static str, of: Option<&str>) -> Option<String> {
        let (store, id) = (&self.app.store, of.map(str::to_owned));
        let read = || {
            store.aside().read_now("word", move |tx| match &id {
                Some(id) => tx.row(sql, &[id], |r| r.get::<String>(0)),
                None => tx.row(sql, &[], |r| r.get::<String>(0)),
            })
        };
        let found: Result<_, kit_store::StoreError> = blocking(read);
        found.expect("readable")
    }

    /// Presses on the page of this place on the list.
    async fn press(&self, id: &str, number: usize, what: &str) -> u16 {
        let (to, nonce) = (format!("/foelgeskab/{id}/venteliste"), nonce(number));
        let fields = [("nonce", nonce.as_str()), ("til", what)];
        self.post(&to, &self.lone(), &fields).await.status
    }

    /// The address in the newest words to this guest.
    async fn link(&self, id: &str) -> String {
        let page = self
            .get(&format!("/foelgeskab/{id}"), &self.lone())
            .await
            .html;
        let token = page
            .split("/venteliste/")
            .last()
            .expect("a link in the words to the guest");
        let token: String = token
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        format!("/venteliste/{token}")
    }
}

store_test! {
    /// Item 2, BR-6: one who waits keeps the named owner, is offered a place by a link, and answers without login.
    fn a_place_is_offered_by_a_link_and_taken_without_login(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, id) = (world.lone(), world.word(NEWEST, None).expect("one that is new"));
            let owner = world.word(OWNER, Some(&id));
            let page = world.get(&format!("/foelgeskab/{id}/venteliste"), &lone).await;
            assert!(page.html.contains("Du står på vores venteliste."), "the words stand there first: {}", page.html);
            for _ in 0..2 {
                assert_eq!(world.press(&id, 1, "saet").await, 303);
            }
            assert_eq!(world.word(COUNT, Some(&id)).as_deref(), Some("1"));
            assert_eq!(world.word(STATE, Some(&id)).as_deref(), Some("answered"), "the promised answer was given");
            assert_eq!(world.word(OWNER, Some(&id)), owner);
            let list = world.get("/venteliste", &lone).await.html;
            assert!(list.contains(&format!("/foelgeskab/{id}/venteliste")), "{list}");
            // Pressed twice, asked once: one letter, one link.
            assert_eq!(world.press(&id, 2, "tilbyd").await, 303);
            let link = world.link(&id).await;
            assert_eq!(world.kinds(), ["message", "message"], "on the list, and the offer");
            assert_eq!(world.press(&id, 2, "tilbyd").await, 303);
            assert_eq!(world.link(&id).await, link);
            assert!(world.kinds().is_empty());
            // Whoever opens it sees neither name nor community; looking answers nothing.
            let seen = world.ask_as(None, &link).await;
            assert_eq!(seen.status, 200, "{}", seen.html);
            assert!(seen.html.contains("Der er en plads til dig") && !seen.html.contains("Gåturen"), "{}", seen.html);
            assert_eq!(world.word(SAID, Some(&id)), None);
            assert_eq!(world.post_as(None, &link, &[("svar", "yes")]).await.status, 303);
            assert_eq!(world.word(SAID, Some(&id)).as_deref(), Some("yes"));
            let one = world.get(&format!("/foelgeskab/{id}/venteliste"), &lone).await.html;
            assert!(one.contains("Vil have pladsen.") && one.contains(&format!("/nye/{id}")), "{one}");
            // A slip is made good by the same link.
            assert_eq!(world.post_as(None, &link, &[("svar", "wait")]).await.status, 303);
            assert_eq!(world.word(SAID, Some(&id)).as_deref(), Some("wait"));
            assert!(world.ask_as(None, &link).await.html.contains("Du beholder din plads i køen."));
            // The link of an older question answers nothing any more.
            assert_eq!(world.press(&id, 3, "spoerg").await, 303);
            assert_eq!(world.ask_as(None, &link).await.status, 404);
            assert_eq!(world.post_as(None, &link, &[("svar", "no")]).await.status, 404);
            let still = world.link(&id).await;
            assert_ne!(still, link);
            assert_eq!(world.post_as(None, &still, &[("svar", "yes")]).await.status, 404, "no place was offered");
            assert_eq!(world.post_as(None, &still, &[("svar", "no")]).await.status, 303);
            assert!(world.get("/venteliste", &lone).await.html.contains("Vil ikke vente mere."));
            assert_eq!(world.press(&id, 4, "tag-af").await, 303);
            assert_eq!(world.word(COUNT, Some(&id)).as_deref(), Some("0"));
            assert_eq!(world.word(STATE, Some(&id)).as_deref(), Some("answered"), "nothing else has changed");
        });
    }
}

store_test! {
    /// Nobody is forgotten: a question without an answer and a month of silence stand on the list in words.
    fn who_is_not_asked_for_a_month_or_does_not_answer_stands_out(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let id = world.word(NEWEST, None).expect("one that is new");
            assert_eq!(world.press(&id, 1, "saet").await, 303);
            world.clock.advance_ms(31 * DAY_MS);
            let list = world.get("/venteliste", &world.lone()).await.html;
            assert!(list.contains("Ingen har spurgt siden"), "{list}");
            assert_eq!(world.press(&id, 2, "spoerg").await, 303);
            let list = world.get("/venteliste", &world.lone()).await.html;
            assert!(list.contains("Er spurgt. Svar senest"), "{list}");
            world.clock.advance_ms(20 * DAY_MS);
            let list = world.get("/venteliste", &world.lone()).await.html;
            assert!(list.contains("og der er ikke svar. Ring eller skriv."), "{list}");
            assert_eq!(world.word(COUNT, Some(&id)).as_deref(), Some("1"), "silence takes nobody off the list (HS-6)");
        });
    }
}

store_test! {
    /// Another association's coordinator sees nothing of it, and what has ended waits no more.
    fn the_list_is_the_associations_own_and_ends_with_the_enquiry(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let id = world.word(NEWEST, None).expect("one that is new");
            assert_eq!(world.press(&id, 1, "saet").await, 303);
            let hanne = world.sign_in("coordinator-hanne", "coordinator", "Hanne");
            let to = format!("/foelgeskab/{id}/venteliste");
            assert_eq!(world.get(&to, &hanne).await.status, 404);
            let second = nonce(2);
            let offer = [("nonce", second.as_str()), ("til", "tilbyd")];
            assert_eq!(world.post(&to, &hanne, &offer).await.status, 404);
            assert!(!world.get("/venteliste", &hanne).await.html.contains(&id));
            let third = nonce(3);
            let end = [("nonce", third.as_str())];
            assert_eq!(world.post(&format!("/foelgeskab/{id}/slut"), &world.lone(), &end).await.status, 303);
            assert_eq!(world.word(COUNT, Some(&id)).as_deref(), Some("0"));
        });
    }
}
