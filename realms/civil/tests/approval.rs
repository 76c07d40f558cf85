//! From interest to approved, what runs out, and who can be asked for a visit.

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::Civil;
use support::{World, blocking, walk};

kit_store::statements! {
    A_NEW_ONE = "SELECT id FROM crossing WHERE association_id = 'association-havnen' AND state = 'new' ORDER BY id LIMIT 1";
    PROMISED = "SELECT id, companion_id FROM crossing WHERE association_id = 'association-havnen' AND state = 'promised' ORDER BY id LIMIT 1";
    NOTES = "SELECT COUNT(*) FROM approval_step WHERE companion_id = 'companion-mette' AND step = 'talk'";
    ASKED = "SELECT COUNT(*) FROM visit WHERE companion_id = 'companion-mette'";
    STATE = "SELECT companion_id FROM crossing WHERE id = $1";
    LEFT_STEPS = "SELECT COUNT(*) FROM approval_step WHERE companion_id = $1";
}

impl World {
    fn text(&self, sql: &'static str, params: &[String], at: usize) -> String {
        let store = &self.app.store;
        let read = |tx: &mut kit_store::Tx<'_>| {
            let refs: Vec<&dyn kit_store::Param> = params
                .iter()
                .map(|one| -> &dyn kit_store::Param { one })
                .collect();
            tx.row(sql, &refs, |r| r.get::<Option<String>>(at))
        };
        let found: Result<_, kit_store::StoreError> =
            blocking(|| store.aside().read_now("read", read));
        found.expect("readable").flatten().unwrap_or_default()
    }

    fn count_of(&self, sql: &'static str, params: &[String]) -> i64 {
        let store = &self.app.store;
        let read = |tx: &mut kit_store::Tx<'_>| {
            let refs: Vec<&dyn kit_store::Param> = params
                .iter()
                .map(|one| -> &dyn kit_store::Param { one })
                .collect();
            tx.row(sql, &refs, |r| r.get::<i64>(0))
        };
        let found: Result<_, kit_store::StoreError> =
            blocking(|| store.aside().read_now("count", read));
        found.expect("countable").unwrap_or_default()
    }

    fn nonce(&self) -> String {
        self.given.random128()
    }

    /// Notes a step at Mette's page.
    async fn note(&self, session: &str, step: &str, done: &str, until: &str) -> support::Seen {
        let nonce = self.nonce();
        let form = [
            ("nonce", nonce.as_str()),
            ("step", step),
            ("done_on", done),
            ("valid_until", until),
        ];
        self.post("/frivillige/companion-mette/trin", session, &form)
            .await
    }
}

const METTE: &str = "/frivillige/companion-mette";
const EVERY: [(&str, &str); 5] = [
    ("asks", "interest"),
    ("asks", "talk"),
    ("asks", "certificate"),
    ("asks", "agreement"),
    ("asks", "approved"),
];

store_test! {
    /// VH-18, VH-15: the agreement runs out before the day of the visit: the page says whom it concerns and why, and
    /// asking her all the same is refused with the reason and loses nothing. Noted anew, she can be asked.
    fn nobody_is_asked_for_a_day_on_which_a_step_does_not_hold(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let id = world.text(A_NEW_ONE, &[], 0);
            let desk = |day: &str| format!("/nye/{id}?dag={day}&kl=16:00");
            let before = world.get(&desk("2026-12-02"), &lone).await;
            assert!(!before.html.contains("<li>Mette: "), "{}", before.html);

            let noted = world.note(&lone, "agreement", "2026-11-20", "2026-12-01").await;
            assert_eq!(noted.to, format!("{METTE}?gjort=gemt"), "{}", noted.html);
            let page = world.get(METTE, &lone).await;
            assert!(page.html.contains("Udløber om 9 dage, 1. december 2026"), "{}", page.html);
            let list = world.get("/frivillige", &lone).await;
            let at = |name: &str| list.html.find(&format!(">{name}</a>")).expect("in the list");
            assert!(at("Mette") < at("Tobias") && at("Tobias") < at("Anders"), "what runs out first stands first");
            assert!(list.html.contains("Godkendt. Noget udløber om 9 dage"), "{}", list.html);

            // On the last day she can be asked, on the day after she cannot.
            assert!(!world.get(&desk("2026-12-01"), &lone).await.html.contains("aftalen er udløbet"));
            let after = world.get(&desk("2026-12-02"), &lone).await;
            assert!(after.html.contains("<li>Mette: aftalen er udløbet 1. december</li>"), "{}", after.html);
            assert!(!after.html.contains("value=\"companion-mette\""), "she is not suggested");

            let (seen, nonce) = (after.hidden("seen"), world.nonce());
            let form = [
                ("nonce", nonce.as_str()), ("seen", seen.as_str()), ("text", "Hej. Mette kommer."), ("companion", "companion-mette"),
                ("time", "other"), ("date", "2026-12-02"), ("clock", "16:00"), ("place", "Bænken"), ("note", ""),
            ];
            let asked = world.count_of(ASKED, &[]);
            let refused = world.post(&format!("/nye/{id}/svar"), &lone, &form).await;
            assert_eq!(refused.status, 422);
            for said in ["Mette: aftalen er udløbet 1. december.", "Hej. Mette kommer.", "Bænken"] {
                assert!(refused.html.contains(said), "{said}: {}", refused.html);
            }
            assert_eq!((world.count_of(ASKED, &[]), world.kinds().len()), (asked, 0), "nothing was sent");

            assert_eq!(world.note(&lone, "agreement", "2026-11-22", "").await.status, 303);
            let sent = world.post(&format!("/nye/{id}/svar"), &lone, &form).await;
            assert_eq!(sent.to, format!("/nye/{id}/sendt"), "{}", sent.html);
            assert_eq!(world.count_of(ASKED, &[]), asked + 1);
        });
    }
}

store_test! {
    /// VH-15: step by step from the first word to approved; what an association asks for it chooses itself. Pressed twice
    /// a step is noted once, a slip is taken back and put back again.
    fn from_the_first_word_to_approved(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let twice = [EVERY.as_slice(), &[("months_agreement", "12"), ("months_certificate", "24")]].concat();
            for _ in 0..2 {
                assert_eq!(world.post("/krav", &lone, &twice).await.to, "/krav?gjort=gemt");
            }
            let page = world.get("/krav", &lone).await;
            assert!(page.html.contains("value=\"certificate\" checked") && !page.html.contains("value=\"training\" checked"), "{}", page.html);
            // Everybody lacks the certificate now, and the list says so.
            let list = world.get("/frivillige", &lone).await;
            assert!(list.html.contains("Attesten mangler") && !list.html.contains("Godkendt"), "{}", list.html);
            let page = world.get(METTE, &lone).await;
            assert!(page.html.contains("Mette: attesten mangler."), "{}", page.html);

            let before = world.count_of(NOTES, &[]);
            let nonce = world.nonce();
            let form = [("nonce", nonce.as_str()), ("step", "talk"), ("done_on", "2026-11-21"), ("valid_until", "")];
            for _ in 0..2 {
                let noted = world.post(&format!("{METTE}/trin"), &lone, &form).await;
                assert_eq!(noted.status, 303, "{}", noted.html);
            }
            assert_eq!(world.count_of(NOTES, &[]), before + 1, "pressed twice it is one");
            assert_eq!(world.note(&lone, "certificate", "2026-11-22", "").await.status, 303);
            let page = world.get(METTE, &lone).await;
            assert!(page.html.contains("På plads til 22. november 2028") && !page.html.contains("attesten mangler"), "{}", page.html);

            let undone = world.post(&format!("{METTE}/trin/fjernelse"), &lone, &[("note", &nonce)]).await;
            assert_eq!(undone.to, format!("{METTE}?fortrudt={nonce}"));
            let page = world.get(&undone.to, &lone).await;
            assert!(page.html.contains("Trinnet er taget tilbage.") && !page.html.contains("21. november 2026"), "{}", page.html);
            assert_eq!(world.post(&format!("{METTE}/trin/igen"), &lone, &[("note", &nonce)]).await.status, 303);
            assert!(world.get(METTE, &lone).await.html.contains("21. november 2026"));

            // An association that asks for nothing keeps nobody waiting, whatever is noted.
            assert_eq!(world.post("/krav", &lone, &[]).await.status, 303);
            let list = world.get("/frivillige", &lone).await;
            assert!(!list.html.contains("mangler") && !list.html.contains("Godkendt"), "{}", list.html);
        });
    }
}

store_test! {
    /// What is amiss is said at its field and what was typed stays; what is not of the own association is not there.
    fn a_step_has_a_day_that_can_be_and_is_the_own_associations(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, mette) = (world.lone(), world.mette());
            let seen = world.note(&lone, "certificate", "2026-12-24", "2026-11-01").await;
            assert_eq!(seen.status, 422);
            for said in ["Vælg en dag, der er gået", "ikke ligger før dagen", "value=\"2026-12-24\"", "value=\"certificate\" selected"] {
                assert!(seen.html.contains(said), "{said}: {}", seen.html);
            }
            let seen = world.post("/krav", &lone, &[("asks", "agreement"), ("months_agreement", "et år")]).await;
            assert_eq!(seen.status, 422);
            assert!(seen.html.contains("value=\"et år\"") && seen.html.contains("fra 1 til 120"), "{}", seen.html);
            let hanne = world.sign_in("coordinator-hanne", "coordinator", "Hanne");
            assert_eq!(world.get(METTE, &hanne).await.status, 404);
            assert_eq!(world.note(&hanne, "talk", "2026-11-20", "").await.status, 404);
            for path in [METTE, "/krav", "/frivillige"] {
                assert_eq!(world.get(path, &mette).await.status, 404, "{path}");
            }
            // Another's note is not taken back at the page of somebody else.
            let nonce = world.nonce();
            let form = [("nonce", nonce.as_str()), ("step", "talk"), ("done_on", "2026-11-21"), ("valid_until", "")];
            assert_eq!(world.post(&format!("{METTE}/trin"), &lone, &form).await.status, 303);
            let other = "/frivillige/companion-anders/trin/fjernelse";
            assert_eq!(world.post(other, &lone, &[("note", &nonce)]).await.status, 303);
            assert!(world.get(METTE, &lone).await.html.contains("21. november 2026"), "it still stands");
        });
    }
}

store_test! {
    /// BR-6, VH-18: what runs is not broken off when something runs out; the coordinator reads it on the page, and what is
    /// handed over goes to nobody who lacks a step. Whoever stops leaves no steps behind.
    fn what_runs_goes_on_and_is_handed_to_nobody_who_lacks_a_step(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let (id, who) = (world.text(PROMISED, &[], 0), world.text(PROMISED, &[], 1));
            let at = format!("/foelgeskab/{id}");
            assert!(!world.get(&at, &lone).await.html.contains("Nye besøg må vente"));
            // From now on a certificate is asked for, which nobody has yet.
            assert_eq!(world.post("/krav", &lone, &[("asks", "certificate")]).await.status, 303);
            let page = world.get(&at, &lone).await;
            assert!(page.html.contains("attesten mangler.") && page.html.contains("Nye besøg må vente"), "{}", page.html);
            assert!(!page.html.contains("value=\"f:companion-"), "nobody lacking is offered");
            let companion = world.sign_in(&who, "companion", "Navn");
            let next = world.get("/naeste", &companion).await;
            assert!(next.html.contains("/mine/") || next.html.contains("/efter/"), "{}", next.html);

            let to = if who == "companion-mette" { "f:companion-anders" } else { "f:companion-mette" };
            let nonce = world.nonce();
            let refused = world.post(&format!("{at}/overdragelse"), &lone, &[("nonce", &nonce), ("to", to)]).await;
            assert_eq!(refused.status, 422);
            assert!(refused.html.contains("attesten mangler"), "{}", refused.html);
            assert_eq!(world.text(STATE, std::slice::from_ref(&id), 0), who);

            let owner = world.sign_in("steward-x", "owner", "Karen");
            let (leaver, nonce) = (format!("f:{who}"), world.nonce());
            let leave = |next| [("who", leaver.clone()), ("next", next), ("nonce", nonce.clone())];
            let form = leave(to.to_owned());
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let seen = world.post("/folk/afsked", &owner, &form).await;
            assert_eq!(seen.status, 422);
            assert!(seen.html.contains("kan ikke spørges endnu: attesten mangler"), "{}", seen.html);
            let form = leave("k:coordinator-lone".to_owned());
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert!(world.count_of(LEFT_STEPS, std::slice::from_ref(&who)) > 0);
            let gone = world.post("/folk/afsked", &owner, &form).await;
            assert_eq!(gone.to, "/folk?gjort=afsked", "{}", gone.html);
            assert_eq!(world.count_of(LEFT_STEPS, std::slice::from_ref(&who)), 0, "nobody needs them any more");
        });
    }
}
