//! Expenses, walked by hand: written down, approved, paid, listed for the treasurer; and none leads to a guest.

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::Civil;
use support::{World, blocking, walk};

kit_store::statements! {
    SUM = "SELECT CAST(SUM(ore) AS TEXT) FROM expense WHERE companion_id = 'companion-mette'";
    COUNT = "SELECT CAST(COUNT(*) AS TEXT) FROM expense";
}

impl World {
    fn word(&self, sql: &'static str) -> String {
        let read = || {
            let read = move |tx: &mut kit_store::Tx<'_>| tx.row(sql, &[], |r| r.get::<String>(0));
            self.app.store.aside().read_now("word", read)
        };
        let found: Result<_, kit_store::StoreError> = blocking(read);
        found.expect("readable").expect("there is one")
    }

    async fn note(&self, number: usize, fields: &[(&str, &str)]) -> support::Seen {
        let nonce = format!("{number:032x}");
        let all = [&[("nonce", nonce.as_str())], fields].concat();
        self.post("/udlaeg", &self.mette(), &all).await
    }
}

store_test! {
    /// Item 3: from the outlay to the treasurer's list, and back again where it was a slip.
    fn what_was_laid_out_is_approved_paid_and_listed(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, mette) = (world.lone(), world.mette());
            let before = world.word(COUNT);
            let bus = [("day", "2026-11-20"), ("kind", "transport"), ("amount", "36,50"), ("note", "=Bus 2A")];
            for _ in 0..2 {
                assert_eq!(world.note(7, &bus).await.to, "/udlaeg?gjort=gemt");
            }
            assert_eq!(world.word(COUNT), (before.parse::<i64>().expect("a number") + 1).to_string(), "pressed twice, once");
            assert!(world.get("/udlaeg", &mette).await.html.contains("Venter på svar"));
            let id = format!("{:032x}", 7);
            let page = world.get("/regnskab", &lone).await.html;
            assert!(page.contains("=Bus 2A") && page.contains("36,50 kr."), "{page}");
            let (to, nonce) = (format!("/regnskab/{id}"), format!("{:032x}", 8));
            assert_eq!(world.post(&to, &lone, &[("svar", "ja")]).await.status, 303);
            // What is approved is not the companion's to take back.
            assert_eq!(world.post(&format!("/udlaeg/{id}/tilbage"), &mette, &[]).await.status, 404);
            for _ in 0..2 {
                assert_eq!(world.post("/regnskab/udbetalt", &lone, &[("nonce", nonce.as_str())]).await.status, 303);
            }
            assert!(world.get("/udlaeg", &mette).await.html.contains("Udbetalt"));
            assert_eq!(world.post(&to, &lone, &[("svar", "nej"), ("why", "Alligevel ikke")]).await.status, 303);
            let table = world.get("/regnskab/liste.csv?fra=2026-11-20&til=2026-11-20", &lone).await.html;
            assert!(table.contains("2026-11-20;Mette;Bus eller tog;;36,50;'=Bus 2A;Ja"), "paid stays paid, no formula: {table}");
            let none = world.get("/regnskab/liste.csv?fra=2025-01-01&til=2025-12-31", &lone).await.html;
            assert!(!none.contains("Mette"), "{none}");
            let sheet = world.get("/regnskab/liste.pdf", &lone).await;
            assert!(sheet.status == 200 && sheet.html.starts_with("%PDF-"));
            let undo = format!("/regnskab/udbetalt/{nonce}/igen");
            assert_eq!(world.post(&undo, &lone, &[]).await.status, 303);
            assert!(world.get("/udlaeg", &mette).await.html.contains("Godkendt. Bliver udbetalt."));
        });
    }
}

store_test! {
    fn a_drive_is_paid_by_the_rate_of_its_day_and_not_without_one(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, before) = (world.lone(), world.word(SUM).parse::<i64>().expect("a number"));
            let nonce = format!("{:032x}", 1);
            let rate = [("nonce", nonce.as_str()), ("from", "2026-11-15"), ("rate", "4")];
            assert_eq!(world.post("/regnskab/takst", &lone, &rate).await.status, 303);
            let drive = |day| [("day", day), ("kind", "car"), ("km", "10"), ("amount", "999")];
            assert_eq!(world.note(2, &drive("2026-11-14")).await.status, 303);
            assert_eq!(world.word(SUM), (before + 2_230).to_string(), "the demo's rate, and not what was typed as an amount");
            assert_eq!(world.note(3, &drive("2026-11-15")).await.status, 303);
            assert_eq!(world.word(SUM), (before + 6_230).to_string());
            // No rate held last December.
            let early = world.note(4, &drive("2025-12-01")).await;
            assert_eq!(early.status, 422);
            let wrong = world.note(5, &[("day", "2027-01-01"), ("kind", "coffee"), ("amount", "1.250,00"), ("note", "Kage")]).await;
            assert!(wrong.status == 422 && wrong.html.contains("1.250,00") && wrong.html.contains("Kage"), "{}", wrong.html);
            assert_eq!(world.word(SUM), (before + 6_230).to_string());
        });
    }
}

store_test! {
    /// Nobody else's expense is there, a no says why, and no page of the accounts names a guest.
    fn an_expense_is_the_associations_and_the_companions_own_and_leads_to_no_guest(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let hanne = world.sign_in("coordinator-hanne", "coordinator", "Hanne");
            assert!(!world.get("/regnskab", &hanne).await.html.contains("Mette"));
            assert_eq!(world.post("/regnskab/expense-havnen", &hanne, &[("svar", "ja")]).await.status, 404);
            assert_eq!(world.post("/regnskab/udbetalt/payment-havnen/igen", &hanne, &[]).await.status, 404);
            let hassan = world.sign_in("companion-hassan", "companion", "Hassan");
            assert_eq!(world.post("/udlaeg/expense-own-havnen/tilbage", &hassan, &[]).await.status, 404);
            let silent = world.post("/regnskab/expense-havnen", &world.lone(), &[("svar", "nej"), ("why", " ")]).await;
            assert_eq!(silent.status, 422, "a no says why");
            assert_eq!(world.post("/regnskab/expense-havnen", &world.lone(), &[("svar", "nej"), ("why", "Bonen mangler")]).await.status, 303);
            assert!(world.get("/udlaeg", &world.mette()).await.html.contains("Afvist: Bonen mangler"));
            assert_eq!(world.post("/udlaeg/expense-own-havnen/tilbage", &world.mette(), &[]).await.status, 303);
            assert!(!world.get("/udlaeg", &world.mette()).await.html.contains("expense-own-havnen"));
            // No column leads to a guest: the table knows neither crossing nor visit.
            let columns = include_str!("../migrations/0021_expense.sql");
            assert!(!columns.contains("crossing_id") && !columns.contains("visit_id") && !columns.contains("community"));
        });
    }
}
