//! A list that an association has becomes pages: read, shown, made, taken back (CV-12, issue "directory" 2).

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::Civil;
use support::{World, walk};

const LIST: &str = "/vores-sider/liste";
const FIRST: &str = "00000000000000000000000000000b01";
const GOOD: &str = "Hold\tSted\tTid\tTlf\tNoter\r\nStrik på trappen\tBiblioteket\ttorsdag 10-12\t12 34 56 78\tx\r\nSkak i parken\tBænkene\tnår det passer\t12 34 56 78\t\r\n";

store_test! {
    fn a_list_is_read_and_shown_before_its_pages_are_made(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let before = world.get("/vores-sider", &lone).await.html.matches("/vores-sider/").count();
            // "Hold" is no name that is known: the page asks, and nothing is made.
            let asked = world.post(LIST, &lone, &[("nonce", FIRST), ("list", GOOD)]).await;
            assert_eq!(asked.status, 200, "{}", asked.heading());
            assert!(asked.html.contains("Ingen kolonne siger, hvad fællesskabet hedder."));
            assert!(!asked.html.contains("value=\"make\""));

            let chosen = [
                ("nonce", FIRST), ("list", GOOD), ("columns", "chosen"), ("column0", "name"), ("column1", "place"),
                ("column2", "times"), ("column3", "phone"),
            ];
            let shown = world.post(LIST, &lone, &chosen).await;
            assert!(shown.html.contains("Lav 2 sider"), "{}", shown.html);
            assert_eq!(shown.html.matches("Bliver en ny side").count(), 2);
            assert!(shown.html.contains("er gemt som ord"), "a time that is not understood stays words, and is said");
            assert_eq!(world.get("/vores-sider", &lone).await.html.matches("/vores-sider/").count(), before);

            let made = world.post(LIST, &lone, &[&chosen[..], &[("do", "make")]].concat()).await;
            assert_eq!((made.status, made.to.as_str()), (303, format!("/vores-sider?liste={FIRST}").as_str()));
            let again = world.post(LIST, &lone, &[&chosen[..], &[("do", "make")]].concat()).await;
            assert_eq!(again.status, 303);
            let own = world.get(&made.to, &lone).await;
            assert_eq!(own.html.matches("Strik på trappen").count(), 1, "a double press makes one of each");
            assert!(own.html.contains("Skak i parken") && own.html.contains("Listen er læst ind."));
            // A draft: nobody else reads it, and it can be shown as any page.
            assert!(world.community("Strik på trappen").is_none());
            let at = own.html.split("href=\"").find(|part| part.contains(">Strik på trappen<")).expect("a link");
            let page = at.split('"').next().expect("an address").to_owned();
            world.post(&format!("{page}/vis"), &lone, &[]).await;
            let read = world.community("Strik på trappen").expect("everybody reads it");
            assert_eq!(read.times.len(), 1);
            assert_eq!(read.phone.as_deref(), Some("12 34 56 78"));

            // The same list again leaves alone what stands here; another coordinator's association does not see it.
            let second = world.post(LIST, &lone, &chosen).await;
            assert_eq!(second.html.matches("Står her allerede.").count(), 2);
            let hanne = world.sign_in("coordinator-hanne", "coordinator", "Hanne");
            let hers = world.post(LIST, &hanne, &chosen).await;
            assert_eq!(hers.html.matches("Bliver en ny side").count(), 2);

            // Taken back is what nobody has shown or edited since, and only one's own.
            world.post("/vores-sider/liste/fortryd", &hanne, &[("liste", FIRST)]).await;
            assert!(world.get("/vores-sider", &lone).await.html.contains("Skak i parken"));
            world.post("/vores-sider/liste/fortryd", &lone, &[("liste", FIRST)]).await;
            let left = world.get("/vores-sider", &lone).await.html;
            assert!(!left.contains("Skak i parken") && left.contains("Strik på trappen"));
        });
    }
}

store_test! {
    fn every_fault_of_a_list_has_its_line_and_nothing_is_made(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let bad = "Navn;Mail;Alder fra\nStrik;strik;ung\n;skak@havnen.example;18\n";
            let told = world.post(LIST, &lone, &[("nonce", FIRST), ("list", bad), ("do", "make")]).await;
            assert_eq!(told.status, 422);
            for fault in ["Linje 2, kolonnen", "Linje 3"] {
                assert!(told.html.contains(fault), "{fault}: {}", told.html);
            }
            // What was pasted stays in the form.
            assert!(told.html.contains("skak@havnen.example"));
            // What a page may not say has its line too.
            let long = format!("Navn;Telefon\nStrik;12345678\n{};ring til mig\n", "a".repeat(81));
            let told = world.post(LIST, &lone, &[("nonce", FIRST), ("list", &long)]).await;
            assert_eq!(told.html.matches("Linje 3: ").count(), 2, "{}", told.html);
            for none in ["", "Navn", "\u{0}\u{1}"] {
                let told = world.post(LIST, &lone, &[("nonce", FIRST), ("list", none)]).await;
                assert_eq!(told.status, 422, "{none:?}");
            }
            let many = format!("Navn\n{}", "Strik\n".repeat(300));
            let told = world.post(LIST, &lone, &[("nonce", FIRST), ("list", &many)]).await;
            assert!(told.html.contains("Læs højst 200 ind ad gangen"));
        });
    }
}
