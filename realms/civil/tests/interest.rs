//! Somebody outside would like to come along: told without login, answered, taken in; and what stays closed.

#![cfg(test)]

mod support;

use kit_letters::{CommunityId, Company, Enquiry, Lines, Reach, Short, ThreadToken};
use kit_store::store_test;
use realm_civil::Civil;
use support::{World, blocking, walk};

kit_store::statements! {
    WAITING = "SELECT COUNT(*) FROM interest WHERE association_id = 'association-koekkenbordet'";
    PEOPLE = "SELECT COUNT(*) FROM companion WHERE association_id = 'association-koekkenbordet'";
    CROSSING = "SELECT id FROM crossing ORDER BY opened_ms DESC, id LIMIT 1";
}

/// What a guest has told, and nobody else may read.
const TOLD: &str = "Kanariefugle i kælderen";

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

    fn newest_crossing(&self) -> String {
        let store = &self.app.store;
        let found = blocking(|| {
            store
                .aside()
                .read_now("newest", |tx| tx.row(CROSSING, &[], |r| r.get::<String>(0)))
        });
        found.expect("readable").expect("one")
    }
}

fn told(nonce: &str) -> Vec<(&str, &str)> {
    vec![
        ("nonce", nonce),
        ("whose", "association-koekkenbordet"),
        ("first_name", "Asta"),
        ("reach", "12 34 56 78"),
        ("words", "Jeg har tid om onsdagen."),
        ("peer", "ja"),
    ]
}

store_test! {
    /// VH-15: told without login, twice pressed once; read by the one association's coordinators and no other; answered at
    /// an own address; taken in with the first step, and suggested to nobody before the others are there.
    fn from_a_word_outside_to_a_companion_who_is_not_yet_approved(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, hanne) = (world.lone(), world.sign_in("coordinator-hanne", "coordinator", "Hanne"));
            assert!(world.get_as_nobody("/bliv-frivillig").await.html.contains("Jeg har selv deltaget"));
            let (before, nonce) = (world.number(WAITING), world.given.random128());
            for _ in 0..2 {
                let sent = world.post_as(None, "/bliv-frivillig", &told(&nonce)).await;
                assert_eq!(sent.to, format!("/interesse/{nonce}?sendt=ja"), "{}", sent.html);
            }
            assert_eq!(world.number(WAITING), before + 1);
            let wrong = world.post_as(None, "/bliv-frivillig", &[("nonce", &nonce), ("first_name", "Asta"), ("words", "Hej")]).await;
            assert_eq!(wrong.status, 422);
            for said in ["value=\"Asta\"", ">Hej</textarea>", "hvordan de kan få fat i dig"] {
                assert!(wrong.html.contains(said), "{said}: {}", wrong.html);
            }

            let list = world.get("/interesserede", &hanne).await;
            assert!(list.html.contains(">Asta</a>") && list.html.contains("Venter på svar"), "{}", list.html);
            assert!(!world.get("/interesserede", &lone).await.html.contains("Asta"));
            let links: Vec<&str> = list.html.split("\"/interesserede/").skip(1).filter(|part| part.contains(">Asta</a>")).collect();
            let id = links.last().and_then(|part| part.split('"').next()).expect("a link").to_owned();
            let page = format!("/interesserede/{id}");
            assert!(!id.contains(&nonce), "the number does not lead to the address");
            assert_eq!(world.get(&page, &lone).await.status, 404);

            let answer = [("answer", "Kom på onsdag."), ("no", "ja")];
            assert_eq!(world.post(&format!("{page}/svar"), &hanne, &answer).await.status, 303);
            let read = world.get_as_nobody(&format!("/interesse/{nonce}")).await;
            assert!(read.html.contains("Kom på onsdag.") && read.html.contains("Nej tak"), "{}", read.html);
            // It was a slip: the same words without the mark open it again.
            assert_eq!(world.post(&format!("{page}/svar"), &hanne, &answer[..1]).await.status, 303);
            assert!(!world.get_as_nobody(&format!("/interesse/{nonce}")).await.html.contains("Nej tak"));

            let (people, new) = (world.number(PEOPLE), world.given.random128());
            let join = [("nonce", new.as_str()), ("first_name", "Asta"), ("kind", "peer")];
            for _ in 0..2 {
                let made = world.post(&format!("{page}/frivillig"), &hanne, &join).await;
                assert_eq!(made.to, format!("/frivillige/{new}?gjort=ny"), "{}", made.html);
            }
            // Somebody else who takes her in at once makes no second one of her.
            let other = world.given.random128();
            let again = [("nonce", other.as_str()), ("first_name", "Asta"), ("kind", "peer")];
            assert_eq!(world.post(&format!("{page}/frivillig"), &hanne, &again).await.to, page);
            assert_eq!(world.number(PEOPLE), people + 1);
            let seen = world.get(&format!("/frivillige/{new}"), &hanne).await;
            for said in ["Asta, ", "samtalen mangler", "attesten mangler", "22. november 2026"] {
                assert!(seen.html.contains(said), "{said}: {}", seen.html);
            }
            assert_eq!(world.get(&format!("/frivillige/{new}"), &lone).await.status, 404);

            // Step by step to approved.
            for step in ["talk", "training", "certificate", "agreement", "approved"] {
                let nonce = world.given.random128();
                let form = [("nonce", nonce.as_str()), ("step", step), ("done_on", "2026-11-22"), ("valid_until", "")];
                assert_eq!(world.post(&format!("/frivillige/{new}/trin"), &hanne, &form).await.status, 303);
            }
            let seen = world.get(&format!("/frivillige/{new}"), &hanne).await;
            assert!(!seen.html.contains("mangler"), "{}", seen.html);
        });
    }
}

store_test! {
    /// VH-15: a guest becomes a peer. Nothing of what she told as a guest can be read by her new colleagues or by her new
    /// coordinator, and no row leads from one to the other.
    fn what_a_participant_has_told_stays_closed_to_the_new_colleagues(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let letter = Enquiry {
                thread: ThreadToken::new(&world.given),
                community: CommunityId::from_text(support::WALK).expect("an id"),
                called: Short::new("Asta").expect("short"),
                reach: Reach::Room,
                company: Company::Peer,
                about: Some(Lines::new(TOLD).expect("short")),
                when_suits: None,
            };
            world.arrives(letter).await;
            let crossing = world.newest_crossing();
            let (lone, hanne) = (world.lone(), world.sign_in("coordinator-hanne", "coordinator", "Hanne"));
            assert!(world.get(&format!("/nye/{crossing}"), &lone).await.html.contains(TOLD), "her coordinator then reads it");

            let nonce = world.given.random128();
            assert_eq!(world.post_as(None, "/bliv-frivillig", &told(&nonce)).await.status, 303);
            let list = world.get("/interesserede", &hanne).await;
            let links: Vec<&str> = list.html.split("\"/interesserede/").skip(1).filter(|part| part.contains(">Asta</a>")).collect();
            let id = links.last().and_then(|part| part.split('"').next()).expect("a link").to_owned();
            let new = world.given.random128();
            let join = [("nonce", new.as_str()), ("first_name", "Asta"), ("kind", "peer")];
            assert_eq!(world.post(&format!("/interesserede/{id}/frivillig"), &hanne, &join).await.status, 303);

            let asta = world.sign_in(&new, "companion", "Asta");
            let (hassan, mette) = (world.sign_in("companion-hassan", "companion", "Hassan"), world.mette());
            for (who, session) in [("Asta", &asta), ("Hassan", &hassan), ("Mette", &mette), ("Hanne", &hanne)] {
                for path in ["/naeste", "/mine", "/tider", "/bekymret", "/hold", "/kig", "/frivillige", "/nye", "/foelgeskab", "/interesserede"] {
                    let seen = world.get(path, session).await;
                    assert!(!seen.html.contains(TOLD) && !seen.html.contains(&crossing), "{who} {path}: {}", seen.html);
                }
                for path in [format!("/nye/{crossing}"), format!("/foelgeskab/{crossing}")] {
                    assert_eq!(world.get(&path, session).await.status, 404, "{who} {path}");
                }
            }
            // Of all rows that name the new companion, or what she told to become one, none names the guest, nor the other way.
            let dump = blocking(|| world.app.store.dump(&["look", "look_month", "session"])).expect("dumped");
            let naming: Vec<&String> = dump.iter().filter(|row| row.contains(&new) || row.contains(&id)).collect();
            assert!(naming.len() >= 3, "{naming:?}");
            assert!(naming.iter().all(|row| !row.contains(&crossing)), "{naming:?}");
            assert!(naming.iter().all(|row| !(row.contains(&new) && row.contains(&id))), "{naming:?}");
        });
    }
}
