//! A meeting with the network: called, answered by link, paused, closed, ended (NW-4, NW-5, NW-6).

use kit_store::{Chance as _, SeededChance, store_test};
use realm_citizen::Citizen;

use crate::support::{Browser, World, between};

impl World {
    /// Plans a meeting whose links close after this day; gives the id.
    pub(crate) async fn meeting(&self, browser: &mut Browser, closes: &str) -> String {
        let form = self.get(browser, "/min/moede/plan").await;
        let fields = [
            ("dagsorden", "Dagsordenen om undulater"),
            ("leder", "Mig"),
            ("dag", "2027-03-04"),
            ("tid", "16.30"),
            ("sted", "Gerdas køkken"),
            ("lukker", closes),
            ("haab", "At nogen ringer om søndagen"),
        ];
        let page = self.send(browser, &form, "/min/moede/plan", &fields).await;
        assert_eq!(page.status, 303, "{}", page.body);
        page.goes_to.rsplit('/').next().unwrap().to_owned()
    }

    /// Calls a tie to a meeting; gives the id in it and the link's token.
    pub(crate) async fn call(
        &self,
        browser: &mut Browser,
        meeting: &str,
        tie: &str,
    ) -> (String, String) {
        let page = self.get(browser, &format!("/min/moede/{meeting}")).await;
        let known = slips(&page.body);
        let path = format!("/min/moede/{meeting}/gaester");
        let typed = [("navn", tie)];
        let ticked = [("hvem", tie)];
        let fields = if tie.len() == 32 { &ticked } else { &typed };
        let sent = self.send(browser, &page, &path, fields).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let page = self.get(browser, &format!("/min/moede/{meeting}")).await;
        let called = slips(&page.body)
            .into_iter()
            .find(|id| !known.contains(id))
            .unwrap();
        let slip = self
            .get(browser, &format!("/min/moede/{meeting}/seddel/{called}"))
            .await;
        assert!(slip.body.contains("class=\"qr\""));
        let token = between(&slip.body, "8701/moede/", "<").unwrap().to_owned();
        assert_eq!(token.len(), 32, "128 bits");
        (called, token)
    }

    async fn stands_open(&self, token: &str) -> bool {
        let page = self
            .get(&mut Browser::default(), &format!("/moede/{token}"))
            .await;
        assert!([200, 404].contains(&page.status));
        page.status == 200
    }
}

fn slips(body: &str) -> Vec<String> {
    let parts = body.split("/seddel/").skip(1);
    parts
        .map(|part| part.split('"').next().unwrap().to_owned())
        .collect()
}

store_test! {
    /// NW-4, NW-5: own agenda, own guests, an answer without an account; what everybody hopes for stands side by side.
    fn an_invited_one_answers_by_link_and_hopes_stand_side_by_side(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let tie = world.tie(&mut amir, "moster E.", "slaegt").await;
            let meeting = world.meeting(&mut amir, "2027-03-05").await;
            let (_, token) = world.call(&mut amir, &meeting, &tie).await;
            let (_, other) = world.call(&mut amir, &meeting, "Ib").await;
            let (mut aunt, link) = (Browser::default(), format!("/moede/{token}"));
            let page = world.get(&mut aunt, &link).await;
            for said in ["Amir inviterer dig", "Dagsordenen om undulater", "Gerdas køkken", "Torsdag 4. marts kl. 16.30"] {
                assert!(page.body.contains(said), "{said}: {}", page.body);
            }
            assert!(!page.body.contains("ringer om søndagen"), "the guest's own hope only if she shows it");
            assert!(!page.body.contains("Kun du kan se den."), "the strip tells of this page");
            let nothing = world.send(&mut aunt, &page, &link, &[]).await;
            assert_eq!(nothing.status, 422);
            let said = [("kommer", "ja"), ("haab", "At vi ses oftere")];
            for _ in 0..2 {
                let sent = world.send(&mut aunt, &page, &link, &said).await;
                assert_eq!(sent.goes_to, format!("{link}?gemt=ja"));
            }
            let own = world.get(&mut aunt, &link).await.body;
            assert!(own.contains("At vi ses oftere") && own.contains("value=\"ja\" checked"));
            let others = world.get(&mut Browser::default(), &format!("/moede/{other}")).await.body;
            assert!(!others.contains("At vi ses oftere"));
            let mine = world.get(&mut amir, &format!("/min/moede/{meeting}")).await.body;
            let hopes = between(&mine, "I behøver ikke at ville det samme.", "</dl>").unwrap();
            assert!(hopes.contains("At nogen ringer om søndagen") && hopes.contains("At vi ses oftere"));
            assert!(mine.contains("Ja, jeg kommer") && mine.contains("Har ikke svaret"));
            assert_eq!(world.posted(), ["enquiry"], "the house sends nothing");
        });
    }
}

store_test! {
    /// NW-4, NW-5: it ends in goals, agreements and roles on paper, and is looked at again on the day agreed.
    fn a_meeting_ends_in_goals_agreements_and_roles_and_is_looked_at_again(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let meeting = world.meeting(&mut amir, "2027-03-05").await;
            let (called, _) = world.call(&mut amir, &meeting, "Ib").await;
            let path = format!("/min/moede/{meeting}/aftaler");
            let form = world.get(&mut amir, &path).await;
            assert_eq!(world.send(&mut amir, &form, &path, &[]).await.status, 422);
            let fields = [("maal", "Ud hver uge"), ("aftale1", "Går en tur"), ("aftale2", "Ringer tirsdag"),
                ("hvem2", called.as_str()), ("igen", "2027-03-08")];
            for _ in 0..2 {
                assert_eq!(world.send(&mut amir, &form, &path, &fields).await.status, 303);
            }
            let page = world.get(&mut amir, &format!("/min/moede/{meeting}")).await.body;
            assert_eq!(page.matches("Aftalt 1. marts 2027").count(), 1);
            for said in ["Ud hver uge", "<dt>Mig</dt><dd>Går en tur</dd>", "<dt>Ib</dt><dd>Ringer tirsdag</dd>", "I ser på det igen 8. marts 2027."] {
                assert!(page.contains(said), "{said}: {page}");
            }
            let mut amir = world.later(&amir, 8 * 24 * 60).await;
            let list = world.get(&mut amir, "/min/moede").await.body;
            assert!(list.contains("I aftalte at se på det igen 8. marts 2027."));
            let form = world.get(&mut amir, &path).await;
            assert!(form.body.contains("Ringer tirsdag"), "it begins with what was agreed");
            world.send(&mut amir, &form, &path, &[("maal", "Ud to gange"), ("igen", "")]).await;
            let page = world.get(&mut amir, &format!("/min/moede/{meeting}")).await.body;
            assert!(page.contains("Aftalt 1. marts 2027") && page.contains("Aftalt 9. marts 2027"));
            let pdf = world.get(&mut amir, &format!("{path}.pdf")).await;
            assert!(pdf.status == 200 && pdf.body.starts_with("%PDF"));
        });
    }
}

store_test! {
    /// NW-4, NW-6: any sequence of calls, pauses, ends of them, withdrawals and closings: a link is open only if the
    /// newest state opens it, and one that is not looks like one that never was.
    fn no_sequence_opens_a_link_that_the_newest_state_does_not(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let chance = SeededChance::new(20_270_301);
            let below = |n: usize| { let mut byte = [0_u8; 1]; chance.fill(&mut byte); usize::from(byte[0]) % n };
            let (mut amir, _) = world.new_room().await;
            let tie = world.tie(&mut amir, "Pixel", "nettet").await;
            let meeting = world.meeting(&mut amir, "2027-03-05").await;
            let path = format!("/min/moede/{meeting}");
            let (mut all, mut one, mut closed, mut over) = (false, false, false, false);
            // Id, token, whether she stands on the map, whether she was taken back.
            let mut called: Vec<(String, String, bool, bool)> = Vec::new();
            let (mut open, mut shut) = (0, 0);
            for step in 0..60 {
                if step == 55 {
                    amir = world.later(&amir, 5 * 24 * 60).await;
                    over = true;
                }
                match below(6) {
                    0 if called.len() < 8 && !closed && !all && !one && !over => {
                        let by_tie = below(2) == 0;
                        let whom = if by_tie && !called.iter().any(|c| c.2 && !c.3) { tie.as_str() } else { "Ib" };
                        let (id, token) = world.call(&mut amir, &meeting, whom).await;
                        called.push((id, token, whom == tie, false));
                    }
                    1 if below(3) == 0 && !called.is_empty() => {
                        let at = below(called.len());
                        let page = world.get(&mut amir, &path).await;
                        let back = format!("{path}/tilbage");
                        if !called[at].3 && page.body.contains(&called[at].0) {
                            world.send(&mut amir, &page, &back, &[("gaest", &called[at].0)]).await;
                            called[at].3 = true;
                        }
                    }
                    2 => { all = below(2) == 0; world.pause(&mut amir, "alle", if all { "" } else { "igen" }).await; }
                    3 => { one = below(2) == 0; world.pause(&mut amir, &tie, if one { "" } else { "igen" }).await; }
                    4 => {
                        closed = below(2) == 0;
                        let page = world.get(&mut amir, &path).await;
                        let til = if closed { "" } else { "aabn" };
                        world.send(&mut amir, &page, &format!("{path}/lukning"), &[("til", til)]).await;
                    }
                    _ => {}
                }
                for (_, token, by_tie, back) in &called {
                    let shut_now = all || closed || over || *back || (one && *by_tie);
                    let should = !shut_now;
                    assert_eq!(world.stands_open(token).await, should, "step {step}");
                    if should { open += 1 } else { shut += 1 }
                }
            }
            println!("{open} open, {shut} shut of {} looks, seed 20270301", open + shut);
            assert!(open > 20 && shut > 40);
        });
    }
}

store_test! {
    /// NW-6: a pause stops an answer that is already being written, and what came before it is kept.
    fn a_pause_stops_at_once_and_loses_nothing_that_was_said(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let tie = world.tie(&mut amir, "Pixel", "nettet").await;
            let meeting = world.meeting(&mut amir, "2027-03-05").await;
            let (_, token) = world.call(&mut amir, &meeting, &tie).await;
            let (mut pixel, link) = (Browser::default(), format!("/moede/{token}"));
            let page = world.get(&mut pixel, &link).await;
            world.send(&mut pixel, &page, &link, &[("kommer", "ved-ikke"), ("haab", "Spil på fredag")]).await;
            assert!(world.get(&mut amir, "/min/hvem").await.body.contains("1 link til et møde er åbent."));
            world.pause(&mut amir, &tie, "").await;
            assert!(!world.get(&mut amir, "/min/hvem").await.body.contains("link til et møde"));
            let absent = world.get(&mut pixel, &format!("/moede/{}", world.given.random128())).await;
            let late = world.get(&mut pixel, &link).await;
            assert_eq!((late.status, late.heading()), (404, absent.heading()));
            assert_eq!(world.send(&mut pixel, &page, &link, &[("kommer", "ja")]).await.status, 404);
            let mine = world.get(&mut amir, &format!("/min/moede/{meeting}")).await.body;
            assert!(mine.contains("Spil på fredag") && mine.contains("Linket er lukket, så længe der er pause."));
            let map = world.get(&mut amir, "/min/netvaerk").await.body;
            assert!(map.contains("Det bærer imens") && map.contains("Din plads hos Gåturen ved åen"));
            world.pause(&mut amir, &tie, "igen").await;
            assert!(world.get(&mut pixel, &link).await.body.contains("Spil på fredag"));
        });
    }
}

store_test! {
    /// NW-4: what was taken along holds all of it, and no link; a meeting that is erased leaves nothing behind.
    fn a_meeting_is_taken_along_whole_and_erased_whole(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let tie = world.tie(&mut amir, "Pixel", "nettet").await;
            let meeting = world.meeting(&mut amir, "2027-03-05").await;
            let (_, token) = world.call(&mut amir, &meeting, &tie).await;
            let link = format!("/moede/{token}");
            world.post(&mut Browser::default(), &link, &[("haab", "Spil på fredag")]).await;
            let json = world.get(&mut amir, "/min/hvem/alt.json").await.body;
            let read: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert_eq!(read["network"]["ties"][0]["name"], "Pixel");
            assert_eq!(read["network"]["meetings"][0]["called"][0]["answer"]["hope"], "Spil på fredag");
            let text = world.get(&mut amir, "/min/hvem/alt.txt").await.body;
            for said in ["Pixel", "Spil på fredag", "Dagsordenen om undulater"] {
                assert!(text.contains(said), "{said}");
            }
            assert!(!json.contains(&token) && !text.contains(&token));
            let page = world.get(&mut amir, &format!("/min/moede/{meeting}/slet")).await;
            world.press(&mut amir, &page, "Slet mødet").await;
            assert!(!world.stands_open(&token).await);
            assert!(world.dump(&[]).iter().all(|line| !line.starts_with("invitation")));
        });
    }
}

store_test! {
    /// NW-4: who has no telephone answers on paper, and the guest types it in; it counts like an answer by link.
    fn an_answer_on_paper_stands_beside_the_others(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let meeting = world.meeting(&mut amir, "2027-03-05").await;
            let (called, token) = world.call(&mut amir, &meeting, "Ib").await;
            let path = format!("/min/moede/{meeting}/seddel/{called}");
            let slip = world.get(&mut amir, &path).await;
            assert!(slip.body.contains("Det håber jeg på:"), "lines for the pen");
            assert_eq!(world.send(&mut amir, &slip, &path, &[]).await.status, 422);
            let said = [("kommer", "nej"), ("haab", "At du ringer bagefter")];
            assert_eq!(world.send(&mut amir, &slip, &path, &said).await.status, 303);
            let mine = world.get(&mut amir, &format!("/min/moede/{meeting}")).await.body;
            assert!(mine.contains("Nej, det kan jeg ikke") && mine.contains("<dt>Ib</dt><dd>At du ringer bagefter</dd>"));
            let own = world.get(&mut Browser::default(), &format!("/moede/{token}")).await.body;
            assert!(own.contains("At du ringer bagefter"));
        });
    }
}

store_test! {
    /// NW-4: who answers very many times from one place is slowed, not locked out.
    fn very_many_answers_are_slowed(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _) = world.new_room().await;
            let meeting = world.meeting(&mut amir, "2027-03-05").await;
            let (_, token) = world.call(&mut amir, &meeting, "Ib").await;
            let (link, mut slowed) = (format!("/moede/{token}"), 0);
            for _ in 0..310 {
                let page = world.post(&mut Browser::default(), &link, &[("kommer", "ja")]).await;
                slowed += usize::from(page.status == 429);
            }
            assert!(slowed > 0);
            world.wait(11);
            let page = world.post(&mut Browser::default(), &link, &[("kommer", "ja")]).await;
            assert_eq!(page.status, 303);
        });
    }
}
