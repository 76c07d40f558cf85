//! What a guest writes down for herself, and that nobody is told.

use kit_store::store_test;
use realm_citizen::Citizen;

use crate::requests::home_code;
use crate::support::World;

store_test! {
    /// DD-10, HS-6: a tool is kept, and shown on her first page from the day she chose.
    fn a_tool_reminds_from_the_day_that_was_chosen(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let fields = [("navn", "Træk vejret roligt"), ("dag", "2027-03-02"), ("husk", "Du kan godt det her")];
            world.note(&mut amir, "redskab", &fields).await;
            world.note(&mut amir, "redskab", &[("navn", "En sten i lommen")]).await;
            assert!(!world.get(&mut amir, "/min").await.body.contains("Du kan godt det her"));
            let mut amir = world.later(&amir, 24 * 60).await;
            let mine = world.get(&mut amir, "/min").await.body;
            assert!(mine.contains("Du kan godt det her") && !mine.contains("En sten i lommen"));
            let list = world.get(&mut amir, "/min/maal").await.body;
            assert!(list.contains("Træk vejret roligt") && list.contains("En sten i lommen"));
            assert_eq!(world.posted(), ["enquiry"], "nobody is told");
        });
    }
}

store_test! {
    /// GM-8: ticked with its day, and unticked.
    fn what_she_does_herself_now_is_ticked_with_its_day_and_unticked(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            world.note(&mut amir, "selv", &[("navn", "Ringe til lægen")]).await;
            let list = world.get(&mut amir, "/min/maal").await;
            for _ in 0..2 {
                assert_eq!(world.press(&mut amir, &list, "Det gør jeg selv nu").await.goes_to, "/min/maal");
            }
            let ticked = world.get(&mut amir, "/min/maal").await;
            assert!(ticked.body.contains("Sat flueben 1. marts 2027"));
            world.press(&mut amir, &ticked, "Fjern fluebenet").await;
            assert!(!world.get(&mut amir, "/min/maal").await.body.contains("Sat flueben"));
        });
    }
}

store_test! {
    /// DD-8, DD-11, RW-7: planned from the first day with another way, and asked about before the end.
    fn a_way_on_is_planned_from_day_one_and_the_last_weeks_are_asked_about(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let fields = [("navn", "Genbrugsbutikken"), ("vej", "praktik"), ("sted", "leder"), ("ellers", "Biblioteket")];
            world.note(&mut amir, "bagefter", &fields).await;
            let list = world.get(&mut amir, "/min/maal").await.body;
            for said in ["Genbrugsbutikken", "Praktik", "Jeg leder efter et sted", "Biblioteket"] {
                assert!(list.contains(said), "{said}");
            }
            let asks = "Snart slutter støtten. Hvad griber dig bagefter?";
            let page = world.get(&mut amir, "/min/slutdato").await;
            world.send(&mut amir, &page, "/min/slutdato", &[("dato", "2027-06-01")]).await;
            assert!(!world.get(&mut amir, "/min").await.body.contains(asks));
            world.wait(1);
            let page = world.get(&mut amir, "/min/slutdato").await;
            world.send(&mut amir, &page, "/min/slutdato", &[("dato", "2027-04-12")]).await;
            assert!(world.get(&mut amir, "/min").await.body.contains(asks));
            world.note(&mut amir, "nedtrapning", &[("griber", "Torsdagsholdet")]).await;
            assert!(!world.get(&mut amir, "/min").await.body.contains(asks));
        });
    }
}

store_test! {
    /// HE-6, HE-9: prepared at home and printed; whom to go to, and how to have somebody along.
    fn a_check_is_prepared_and_somebody_can_be_asked_along(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            world.note(&mut amir, "spoergsmaal", &[("navn", "Kan medicinen gøre mig træt?")]).await;
            world.note(&mut amir, "klar", &[("klar", "blodproeve"), ("tal", "Blodtryk 128 over 82")]).await;
            world.note(&mut amir, "hvem", &[("navn", "Tænder"), ("hvem", "Klinikken"), ("sted", "Torvet 3")]).await;
            world.arrives(world.received());
            let page = world.get(&mut amir, "/min/sundhed").await.body;
            for said in ["Kan medicinen gøre mig træt?", "Blodprøven er taget", "Blodtryk 128 over 82", "Torvet 3",
                "Du kan spørge Lone, om en kan gå med til lægen.", "00 00 20 01", "href=\"/min/beskeder?vej="] {
                assert!(page.contains(said), "{said}");
            }
            // There is one list of what is ready: writing it again changes it.
            let form = world.get(&mut amir, "/min/note?slags=klar").await;
            let (path, _) = form.hidden_by_button("Gem");
            world.send(&mut amir, &form, &path, &[("klar", "bmi"), ("tal", "")]).await;
            let page = world.get(&mut amir, "/min/sundhed").await.body;
            assert!(page.contains("Højde og vægt") && !page.contains("128 over 82"));
            assert!(world.get(&mut amir, "/min/sundhed.pdf").await.body.starts_with("%PDF"));
            assert_eq!(world.posted(), ["enquiry"], "the values stay here");
        });
    }
}

store_test! {
    /// HS-14: planned, ticked, told to oneself; nobody else hears of it.
    fn an_outing_is_planned_and_ticked_without_anybody_being_told(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            world.note(&mut amir, "tur", &[("navn", "Kaffe på biblioteket"), ("tid", "lørdag"), ("med", "alene")]).await;
            let list = world.get(&mut amir, "/min/proev").await;
            let asked = world.press(&mut amir, &list, "Jeg har prøvet det").await;
            let form = world.get(&mut amir, &asked.goes_to).await;
            assert!(form.body.contains("Hvordan var det?"));
            let (path, _) = form.hidden_by_button("Gem");
            world.send(&mut amir, &form, &path, &[("navn", "Kaffe på biblioteket"), ("gik", "Der var roligt")]).await;
            let list = world.get(&mut amir, "/min/proev").await.body;
            assert!(list.contains("Der var roligt") && list.contains("Sat flueben"));
            assert_eq!(world.posted(), ["enquiry"]);
        });
    }
}

store_test! {
    fn what_was_removed_can_be_had_back_for_a_day_and_is_erased_after_it(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            world.note(&mut amir, "redskab", &[("navn", "En sten i lommen")]).await;
            let list = world.get(&mut amir, "/min/maal").await;
            let gone = world.press(&mut amir, &list, "Fjern").await;
            let after = world.get(&mut amir, &gone.goes_to).await;
            assert!(after.body.contains("Du kan fortryde i et døgn.") && !after.body.contains("En sten"));
            assert!(!world.get(&mut amir, "/min/hvem/alt.txt").await.body.contains("En sten"));
            world.press(&mut amir, &after, "Fortryd").await;
            assert!(world.get(&mut amir, "/min/maal").await.body.contains("En sten"));
            let list = world.get(&mut amir, "/min/maal").await;
            world.press(&mut amir, &list, "Fjern").await;
            let mut amir = world.later(&amir, 25 * 60).await;
            world.note(&mut amir, "redskab", &[("navn", "En anden sten")]).await;
            let rows = world.dump(&[]).into_iter().filter(|line| line.starts_with("entry:"));
            assert_eq!(rows.count(), 1, "what was taken away a day ago is erased");
        });
    }
}

store_test! {
    fn a_slip_in_a_form_keeps_what_was_typed_and_pressing_twice_writes_once(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let form = world.get(&mut amir, "/min/note?slags=redskab").await;
            let wrong = [("navn", ""), ("hvordan", "Tæl til ti"), ("dag", "i morgen")];
            let wrong = world.send(&mut amir, &form, "/min/note", &wrong).await;
            assert_eq!(wrong.status, 422);
            assert!(wrong.body.contains("Skriv et par ord her først.") && wrong.body.contains("Tæl til ti"));
            for _ in 0..2 {
                world.send(&mut amir, &form, "/min/note", &[("navn", "Tæl til ti")]).await;
            }
            let rows = world.dump(&[]).into_iter().filter(|line| line.starts_with("entry:"));
            assert_eq!(rows.count(), 1);
            assert_eq!(world.get(&mut amir, "/min/note?slags=andet").await.status, 404);
        });
    }
}

store_test! {
    /// HS-11: her own questions and her own curve; skipping is a button, and a day can be changed.
    fn own_questions_give_an_own_curve(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            assert!(world.get(&mut amir, "/min/hvordan").await.body.contains("Vælg dine spørgsmål"));
            let page = world.get(&mut amir, "/min/hvordan/spoergsmaal").await;
            let none = world.send(&mut amir, &page, "/min/hvordan/spoergsmaal", &[("egne", " ")]).await;
            assert!(none.status == 422 && none.body.contains("Vælg et spørgsmål"));
            let fields = [("vores", "#soevn"), ("egne", "Har jeg fodret katten?")];
            world.send(&mut amir, &page, "/min/hvordan/spoergsmaal", &fields).await;
            let page = world.get(&mut amir, "/min/hvordan").await;
            assert!(page.body.contains("Har jeg sovet godt?") && page.body.contains("Har jeg fodret katten?"));
            assert_eq!(world.send(&mut amir, &page, "/min/hvordan", &[("til", "spring")]).await.goes_to, "/min");
            let wrong = world.post_scales(&mut amir, &page, "11", "").await;
            assert!(wrong.status == 422 && wrong.body.contains("Vælg et tal fra 0 til 10"));
            world.post_scales(&mut amir, &page, "4", "").await;
            let mut amir = world.later(&amir, 7 * 24 * 60).await;
            let page = world.get(&mut amir, "/min/hvordan").await;
            for _ in 0..2 {
                world.post_scales(&mut amir, &page, "7", "3").await;
            }
            let page = world.get(&mut amir, "/min/hvordan").await;
            assert!(page.body.contains("Dit seneste tal er 7. Sidst var det 4."), "{}", page.body);
            assert_eq!(page.body.matches("<circle").count(), 3, "two of one question, one of the other");
            // A day is changed, and removed.
            let link = crate::support::between(&page.body, "href=\"/min/note/", "\"").unwrap().to_owned();
            let path = format!("/min/note/{link}");
            let day = world.get(&mut amir, &path).await;
            world.send(&mut amir, &day, &path, &[("a0", "6"), ("a1", "3")]).await;
            let page = world.get(&mut amir, "/min/hvordan").await;
            assert!(page.body.contains("Dit seneste tal er 6."));
            let gone = world.send(&mut amir, &day, &format!("{path}/vaek"), &[]).await;
            let page = world.get(&mut amir, &gone.goes_to).await;
            assert!(page.body.contains("Dit første tal er 4.") && page.body.contains("Fortryd"));
            assert_eq!(world.posted(), ["enquiry"]);
        });
    }
}

store_test! {
    /// HS-11: numbers of a talk are taken home by the guest, and kept only when she presses.
    fn numbers_of_a_talk_are_kept_only_when_she_presses_and_once(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let path = format!("/min/hvordan/hent?k={}", home_code());
            let page = world.get(&mut amir, &path).await;
            assert_eq!(page.heading(), "Vil du gemme disse tal?");
            assert!(page.body.contains("Trivsel: 52 på en skala fra 0 til 100"));
            assert!(world.dump(&[]).iter().all(|line| !line.starts_with("entry:")));
            world.press(&mut amir, &page, "Gem tallene").await;
            let again = world.get(&mut amir, &path).await;
            world.press(&mut amir, &again, "Gem tallene").await;
            let mine = world.get(&mut amir, "/min/hvordan").await;
            assert_eq!(mine.body.matches("<circle").count(), 1, "scanned twice, kept once");
            assert!(mine.body.contains("Øverst er 100. Nederst er 0."));
            // Her own words can be added; the number stays as it was.
            let link = crate::support::between(&mine.body, "href=\"/min/note/", "\"").unwrap().to_owned();
            let path = format!("/min/note/{link}");
            let day = world.get(&mut amir, &path).await;
            world.send(&mut amir, &day, &path, &[("ord", "Det gik bedre end ventet")]).await;
            let mine = world.get(&mut amir, "/min/hvordan").await.body;
            assert!(mine.contains("Dit første tal er 52.") && mine.contains("Det gik bedre end ventet"));
            // What is cut off or too old says what to do.
            let cut = home_code().chars().skip(1).collect::<String>();
            let wrong = world.get(&mut amir, &format!("/min/hvordan/hent?k={cut}")).await.body;
            assert!(wrong.contains("Koden er ikke hel.") && !wrong.contains("Gem tallene"));
            let mut amir = world.later(&amir, 91 * 24 * 60).await;
            let old = world.get(&mut amir, &format!("/min/hvordan/hent?k={}", home_code())).await.body;
            assert!(old.contains("Koden virker i 90 dage.") && !old.contains("Gem tallene"));
            assert_eq!(world.posted(), ["enquiry"]);
        });
    }
}

store_test! {
    fn what_she_wrote_goes_with_her_when_she_takes_her_room_along(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            world.note(&mut amir, "redskab", &[("navn", "En sten i lommen")]).await;
            world.note(&mut amir, "kort", &[("hjaelper", "En pause udenfor")]).await;
            world.show_card(&mut amir, "Vikaren", "uge").await;
            let page = world.get(&mut amir, "/min/hvordan/spoergsmaal").await;
            world.send(&mut amir, &page, "/min/hvordan/spoergsmaal", &[("vores", "#ro")]).await;
            let page = world.get(&mut amir, "/min/hvordan").await;
            world.send(&mut amir, &page, "/min/hvordan", &[("a0", "7"), ("ord", "En stille uge")]).await;
            let text = world.get(&mut amir, "/min/hvem/alt.txt").await.body;
            let json = world.get(&mut amir, "/min/hvem/alt.json").await.body;
            let read: serde_json::Value = serde_json::from_str(&json).unwrap();
            for said in ["En sten i lommen", "En pause udenfor", "Vikaren", "En stille uge"] {
                assert!(text.contains(said) && json.contains(said), "{said}");
            }
            assert!(text.contains("Har jeg haft ro på? 7"));
            assert_eq!(read["notes"].as_array().unwrap().len(), 4);
        });
    }
}
