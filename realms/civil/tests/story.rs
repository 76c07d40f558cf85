//! The far bank walked by hand: from a letter to "now I go alone".

#![cfg(test)]

mod support;

use kit_letters::{
    Again, AskAgain, CitizenToCivil, CivilToCitizen, ComingOrNot, CommunityId, Company, Enquiry,
    FollowUp, HowItWent, LetterList, Lines, Message, Reach, Short, StillThere, StillThereAnswer,
    StillThereToken, ThreadToken, VisitAnswer, VisitToken, WalksAlone, Went, Withdrawal,
};
use kit_seal::Sealed;
use kit_store::{Place, store_test};
use realm_civil::Civil;
use support::{WALK, World, blocking, walk};

const HOUR_MS: i64 = 3_600_000;

kit_store::statements! {
    OF_THREAD = "SELECT id, state FROM crossing WHERE thread = $1";
    OWNER = "SELECT k.id, k.first_name, m.id, m.first_name FROM crossing AS c LEFT JOIN coordinator AS k ON k.id = c.owner_coordinator_id
        LEFT JOIN companion AS m ON m.id = c.owner_companion_id WHERE c.thread = $1";
    VISIT_OF = "SELECT v.id, v.token FROM visit AS v JOIN crossing AS c ON c.visit_id = v.id WHERE c.thread = $1";
    COUNT_OF_THREAD = "SELECT COUNT(*) FROM crossing WHERE thread = $1";
    VISITS = "SELECT COUNT(*) FROM visit";
    YEARS = "UPDATE visit SET number = 140 WHERE crossing_id = (SELECT id FROM crossing WHERE thread = $1)";
    COUNTED = "SELECT months, answers FROM still_there WHERE answer = 'yes'";
    TOLD = "SELECT COUNT(*) FROM crossing WHERE thread = $1 AND called IS NULL AND about IS NULL AND reach_kind IS NULL";
    NOTED_OFF = "SELECT (SELECT COUNT(*) FROM coordinator WHERE id = 'coordinator-lone' AND away_at_ms IS NOT NULL)
        + (SELECT COUNT(*) FROM companion WHERE id = 'companion-mette' AND paused_at_ms IS NOT NULL)";
    LINES = "SELECT COUNT(*) FROM line AS l JOIN crossing AS c ON c.id = l.crossing_id WHERE c.thread = $1";
}

fn enquiry(world: &World) -> Enquiry {
    Enquiry {
        thread: ThreadToken::new(&world.given),
        community: CommunityId::from_text(WALK).expect("an id"),
        called: Short::new("Amir").expect("a name"),
        reach: Reach::Room,
        company: Company::Peer,
        about: Some(Lines::new("Jeg siger ikke så meget i starten.").expect("lines")),
        when_suits: None,
    }
}

fn text(world: &World, sql: &'static str, thread: ThreadToken, column: usize) -> String {
    let store = &world.app.store;
    let found = blocking(|| {
        store.aside().read_now("look", |tx| {
            tx.row(sql, &[&thread], |r| r.get::<String>(column))
        })
    });
    found.expect("readable").unwrap_or_default()
}

/// The first name of whoever owns a crossing.
fn owner_name(world: &World, thread: ThreadToken) -> String {
    let store = &world.app.store;
    let found = blocking(|| {
        store.aside().read_now("owner", |tx| {
            let row = tx.row(OWNER, &[&thread], |r| {
                Ok((
                    r.get::<Option<String>>(0)?.zip(r.get::<Option<Sealed>>(1)?),
                    r.get::<Option<String>>(2)?.zip(r.get::<Option<Sealed>>(3)?),
                ))
            })?;
            let name = |table, (id, name): (String, Sealed)| {
                tx.open(Place::of(table, "first_name"), &id, &id, &name)
            };
            match row.expect("a crossing") {
                (Some(one), None) => name("coordinator", one),
                (None, Some(one)) => name("companion", one),
                both => panic!("{both:?}"),
            }
        })
    });
    found.expect("readable")
}

fn number(world: &World, sql: &'static str, params: &[&dyn kit_store::Param]) -> i64 {
    let store = &world.app.store;
    let found = blocking(|| {
        store
            .aside()
            .read_now("count", |tx| tx.row(sql, params, |r| r.get::<i64>(0)))
    });
    found.expect("countable").unwrap_or(0)
}

/// Amir has written, Lone has asked Mette; gives the thread and Mette's session.
async fn asked(world: &World) -> (ThreadToken, String) {
    let letter = enquiry(world);
    let thread = letter.thread;
    world.arrives(letter).await;
    assert_eq!(world.kinds(), ["received"]);
    let lone = world.lone();
    let id = text(world, OF_THREAD, thread, 0);
    let page = world.get(&format!("/nye/{id}"), &lone).await;
    assert_eq!(page.status, 200);
    let (nonce, seen) = (page.hidden("nonce"), page.hidden("seen"));
    let fields = [
        ("nonce", nonce.as_str()),
        ("seen", seen.as_str()),
        ("text", "Hej Amir. Mette vil gerne gå med dig."),
        ("companion", "companion-mette"),
        ("time", "2026-11-25T16:00"),
        ("place", "Bænken foran biblioteket, Havnegade 4"),
    ];
    let sent = world.post(&format!("/nye/{id}/svar"), &lone, &fields).await;
    assert_eq!(
        (sent.status, sent.to.as_str()),
        (303, format!("/nye/{id}/sendt").as_str())
    );
    assert_eq!(
        world.get(&sent.to, &lone).await.heading(),
        "Mette er spurgt"
    );
    assert_eq!(
        world.kinds(),
        ["reply"],
        "the guest hears of a time only when somebody has promised it"
    );
    (thread, world.mette())
}

/// And Mette has said yes; gives the visit's token too.
async fn promised(world: &World) -> (ThreadToken, String, VisitToken) {
    let (thread, mette) = asked(world).await;
    let page = world.get("/naeste", &mette).await;
    let to = page.link("/mine/");
    let nonce = page.hidden("nonce");
    let said = world
        .post(&to, &mette, &[("nonce", &nonce), ("answer", "ja")])
        .await;
    assert_eq!(said.status, 303);
    let token = VisitToken::from_text(&text(world, VISIT_OF, thread, 1)).expect("a token");
    (thread, mette, token)
}

store_test! {
    /// BR-4, BR-6, BR-13, HS-4, VH-11, VH-17: the whole way over, and at each step somebody with a name has it.
    fn from_a_letter_to_now_i_go_alone(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let letter = enquiry(&world);
            let thread = letter.thread;
            let envelope = world.seal(letter);
            let answer = world.deliver(envelope.clone()).await;
            assert_eq!(world.deliver(envelope).await, answer, "a repeat gets the same receipt");
            assert_eq!(number(&world, COUNT_OF_THREAD, &[&thread]), 1);
            let posted = world.posted();
            let [CivilToCitizen::Received(received)] = posted.as_slice() else { panic!("{posted:?}") };
            assert_eq!(received.owner_first_name.as_str(), "Lone");
            assert_eq!(received.owner_phone.as_str(), "00 00 20 01");
            assert_eq!(received.answer_by.to_string(), "2026-11-25", "three working days from Sunday, as the association promises");
            assert_eq!(owner_name(&world, thread), "Lone");

            let lone = world.lone();
            let list = world.get("/nye", &lone).await;
            assert!(list.html.contains("Amir") && list.html.contains("onsdag 25. november"));
            let id = text(&world, OF_THREAD, thread, 0);
            let page = world.get(&format!("/nye/{id}"), &lone).await;
            assert_eq!(page.heading(), "Amir vil gerne følges til Gåturen ved åen");
            assert!(page.html.contains("Jeg siger ikke så meget i starten."));
            let first = page.html.split("name=\"companion\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
            assert_eq!(first, Some("companion-mette"), "VH-17: the best comes first");

            let (nonce, seen) = (page.hidden("nonce"), page.hidden("seen"));
            let fields = [("nonce", nonce.as_str()), ("seen", seen.as_str()), ("text", "Hej Amir."), ("companion", "companion-mette"),
                ("time", "2026-11-25T16:00"), ("place", "Bænken"), ("note", "")];
            let to = format!("/nye/{id}/svar");
            let before = number(&world, VISITS, &[]);
            assert_eq!(world.post(&to, &lone, &fields).await.status, 303);
            assert_eq!(world.post(&to, &lone, &fields).await.status, 303, "a double press gets the same receipt");
            assert_eq!(number(&world, VISITS, &[]), before + 1, "and acts once");
            assert_eq!(world.kinds(), ["reply"]);
            assert_eq!(owner_name(&world, thread), "Lone", "who has only been asked owns nothing");

            let mette = world.mette();
            let page = world.get("/naeste", &mette).await;
            assert_eq!(page.heading(), "Kan du følges med Amir på onsdag kl. 16?");
            let nonce = page.hidden("nonce");
            let to = page.link("/mine/");
            let said = world.post(&to, &mette, &[("nonce", &nonce), ("answer", "ja")]).await;
            assert_eq!(world.get(&said.to, &mette).await.heading(), "På onsdag kl. 16 møder du Amir");
            world.post(&to, &mette, &[("nonce", &nonce), ("answer", "ja")]).await;
            let posted = world.posted();
            let [CivilToCitizen::Appointment(appointment)] = posted.as_slice() else { panic!("{posted:?}") };
            assert_eq!(appointment.starts.to_string(), "2026-11-25T16:00");
            assert_eq!(appointment.companion_first_name.as_str(), "Mette");
            assert_eq!(appointment.companion_sign.as_ref().map(Short::as_str), Some("gul jakke"));
            assert_eq!(appointment.number.get(), 1);
            assert_eq!(owner_name(&world, thread), "Mette");

            let visit = appointment.visit;
            world.arrives(VisitAnswer { thread, visit, answer: ComingOrNot::Coming }).await;
            assert!(world.get("/naeste", &mette).await.html.contains("Ja, kommer"));

            world.clock.advance_ms((3 * 24 + 6) * HOUR_MS);
            let mette = world.mette();
            let page = world.get("/naeste", &mette).await;
            let close = page.link("/efter/");
            let page = world.get(&close, &mette).await;
            assert_eq!(page.heading(), "Hvordan gik det onsdag 25. november?");
            let nonce = page.hidden("nonce");
            let closed = world.post(&close, &mette, &[("nonce", &nonce), ("how", "met")]).await;
            assert_eq!(closed.to, "/mine?tak=met");
            assert_eq!(world.kinds(), ["visit-closed"]);

            world.arrives(HowItWent { thread, visit, went: Went::Good, again: Again::Yes }).await;
            let page = world.get("/mine", &mette).await;
            assert!(page.html.contains("Amir vil gerne af sted igen"));
            let again = page.link("/mine/");
            let nonce = world.get(&again, &mette).await.hidden("nonce");
            let next = world.post(&again, &mette, &[("nonce", &nonce), ("time", "2026-12-02T16:00")]).await;
            assert_eq!(next.to, "/mine?tak=tid");
            let posted = world.posted();
            let [CivilToCitizen::Appointment(second)] = posted.as_slice() else { panic!("{posted:?}") };
            assert_eq!((second.number.get(), second.companion_first_name.as_str()), (2, "Mette"));

            world.arrives(WalksAlone { thread }).await;
            assert_eq!(world.kinds(), ["cancelled"], "the visit that was promised falls");
            assert_eq!(text(&world, OF_THREAD, thread, 1), "walks-alone");
            assert_eq!(owner_name(&world, thread), "Lone");

            world.clock.advance_ms(95 * 24 * HOUR_MS);
            let lone = world.lone();
            let page = world.get(&format!("/foelgeskab/{id}"), &lone).await;
            assert!(page.html.contains("Amir kommer her stadig"));
            let nonce = page.hidden("nonce");
            world.post(&format!("/foelgeskab/{id}/stadig"), &lone, &[("nonce", &nonce)]).await;
            assert_eq!(text(&world, OF_THREAD, thread, 1), "stayed");

            world.arrives(AskAgain { thread, company: Company::Peer }).await;
            assert_eq!(world.kinds(), ["received"]);
            assert_eq!(text(&world, OF_THREAD, thread, 1), "new");
            let page = world.get(&format!("/nye/{id}"), &lone).await;
            let first = page.html.split("name=\"companion\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
            assert_eq!(first, Some("companion-mette"), "BR-13: the same companion first");
            assert!(page.html.contains("ar med sidst"));
        });
    }
}

store_test! {
    /// BR-14: "not today" loses nothing; the same companion offers a new try.
    fn not_today_keeps_the_same_companion(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let (thread, mette, visit) = promised(&world).await;
            assert_eq!(world.kinds(), ["appointment"]);
            world.arrives(VisitAnswer { thread, visit, answer: ComingOrNot::NotToday }).await;
            assert_eq!(world.kinds(), ["cancelled"]);
            assert_eq!(owner_name(&world, thread), "Mette");
            let page = world.get("/mine", &mette).await;
            assert!(page.html.contains("Amir sagde: Ikke i dag. Det er helt i orden."));
            let to = page.link("/mine/");
            let nonce = world.get(&to, &mette).await.hidden("nonce");
            let wrong = world.post(&to, &mette, &[("nonce", &nonce), ("time", "other"), ("date", "")]).await;
            assert_eq!(wrong.status, 422);
            assert!(wrong.html.contains("Vælg en dag på listen"));
            world.post(&to, &mette, &[("nonce", &nonce), ("time", "2026-12-02T16:00")]).await;
            let posted = world.posted();
            let [CivilToCitizen::Appointment(next)] = posted.as_slice() else { panic!("{posted:?}") };
            assert_ne!(next.visit, visit);
            assert_eq!(next.companion_first_name.as_str(), "Mette");
            // An answer to the visit that fell changes nothing any more.
            world.arrives(VisitAnswer { thread, visit, answer: ComingOrNot::TooMuch }).await;
            assert_eq!(text(&world, OF_THREAD, thread, 1), "promised");
        });
    }
}

store_test! {
    /// VH-17: a companion may say no; it goes back to the coordinator, and the same person is not suggested again.
    fn a_no_goes_back_and_is_remembered(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let (thread, mette) = asked(&world).await;
            let page = world.get("/naeste", &mette).await;
            let (nonce, to) = (page.hidden("nonce"), page.link("/mine/"));
            let said = world.post(&to, &mette, &[("nonce", &nonce), ("answer", "nej")]).await;
            assert_eq!(said.to, "/naeste?tak=nej");
            assert_eq!(world.kinds(), Vec::<&str>::new(), "the guest was never told of a time, so nothing is taken back");
            assert_eq!(owner_name(&world, thread), "Lone");
            let id = text(&world, OF_THREAD, thread, 0);
            let page = world.get(&format!("/nye/{id}"), &world.lone()).await;
            assert!(!page.html.contains("value=\"companion-mette\""));
            assert!(page.html.contains("Mette: har sagt nej"));
        });
    }
}

store_test! {
    /// BR-6: a companion who is ill hands over; the guest hears the new name for the same visit.
    fn a_handover_names_the_next_and_tells_the_guest(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let (thread, _, visit) = promised(&world).await;
            world.posted();
            let (lone, id) = (world.lone(), text(&world, OF_THREAD, thread, 0));
            let page = world.get(&format!("/foelgeskab/{id}"), &lone).await;
            let nonce = page.hidden("nonce");
            let to = format!("/foelgeskab/{id}/overdragelse");
            assert_eq!(world.post(&to, &lone, &[("nonce", &nonce)]).await.status, 422, "nobody is not an owner");
            let next = page.html.split("value=\"f:companion-").nth(1).and_then(|rest| rest.split('"').next()).expect("somebody");
            let value = format!("f:companion-{next}");
            assert_eq!(world.post(&to, &lone, &[("nonce", &nonce), ("to", &value)]).await.status, 303);
            let posted = world.posted();
            let [CivilToCitizen::Appointment(moved)] = posted.as_slice() else { panic!("{posted:?}") };
            assert_eq!(moved.visit, visit);
            assert_ne!(moved.companion_first_name.as_str(), "Mette");
            assert_eq!(owner_name(&world, thread), moved.companion_first_name.as_str());
        });
    }
}

store_test! {
    /// BR-6: whoever owns something cannot go before the next is named.
    fn nobody_leaves_without_naming_the_next(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let (thread, _, _) = promised(&world).await;
            let owner = world.sign_in("steward-x", "owner", "Karen");
            let page = world.get("/folk", &owner).await;
            assert_eq!(page.status, 200);
            let nonce = page.hidden("nonce");
            let go = |who: &'static str, next: &'static str| {
                let (nonce, owner) = (nonce.clone(), owner.clone());
                let world = &world;
                async move { world.post("/folk/afsked", &owner, &[("nonce", &nonce), ("who", who), ("next", next)]).await }
            };
            let kept = go("f:companion-mette", "").await;
            assert_eq!(kept.status, 422);
            assert!(kept.html.contains("Personen har 1 følgeskab. Vælg, hvem der tager over."));
            assert_eq!(owner_name(&world, thread), "Mette");
            assert_eq!(go("f:companion-mette", "k:coordinator-peter").await.status, 303);
            assert_eq!(owner_name(&world, thread), "Peter");
            assert_eq!(go("k:coordinator-lone", "").await.status, 422);
            assert_eq!(go("k:coordinator-lone", "k:coordinator-lone").await.status, 422, "not to herself");
            assert_eq!(go("k:coordinator-lone", "k:coordinator-peter").await.status, 303);
            assert_eq!(world.get("/nye", &world.lone()).await.status, 404, "who has left sees nothing");
        });
    }
}

store_test! {
    /// HS-1: what a guest has told goes when it is taken back, and no later letter brings it to life.
    fn a_withdrawal_forgets_at_once(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let (thread, _, visit) = promised(&world).await;
            world.arrives(Message { thread, text: Lines::new("Hej").expect("lines") }).await;
            assert!(number(&world, LINES, &[&thread]) > 0);
            world.arrives(Withdrawal { thread }).await;
            assert_eq!(number(&world, TOLD, &[&thread]), 1);
            assert_eq!(number(&world, LINES, &[&thread]), 0);
            let late: [CitizenToCivil; 4] = [
                Message { thread, text: Lines::new("Hej").expect("lines") }.into(),
                AskAgain { thread, company: Company::Peer }.into(),
                WalksAlone { thread }.into(),
                VisitAnswer { thread, visit, answer: ComingOrNot::Coming }.into(),
            ];
            for letter in late {
                let kind = letter.kind();
                let answer = world.arrives(letter).await;
                assert_eq!(answer.first(), Some(&1), "{kind} is taken in and changes nothing");
            }
            assert_eq!(text(&world, OF_THREAD, thread, 1), "withdrawn");
            assert_eq!(number(&world, LINES, &[&thread]), 0);
        });
    }
}

store_test! {
    /// A "still there" is counted and leads to nobody.
    fn still_there_is_counted_without_a_link(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            for _ in 0..2 {
                let months = FollowUp::after_months(3).expect("months");
                world.arrives(StillThere { token: StillThereToken::new(&world.given), months, answer: StillThereAnswer::Yes }).await;
            }
            assert_eq!(number(&world, COUNTED, &[]), 3);
            let page = world.get("/foelgeskab", &world.lone()).await;
            assert!(page.html.contains("2 kommer her stadig."));
        });
    }
}

store_test! {
    /// An enquiry to a community that nobody here has is owned all the same (BR-6).
    fn an_unknown_community_still_has_an_owner(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let mut letter = enquiry(&world);
            letter.community = CommunityId::from_text("unknown-community").expect("an id");
            let thread = letter.thread;
            world.arrives(letter).await;
            assert_eq!(owner_name(&world, thread), "Lone");
            let id = text(&world, OF_THREAD, thread, 0);
            assert_eq!(world.get(&format!("/nye/{id}"), &world.lone()).await.status, 200);
        });
    }
}

store_test! {
    /// ALL-5: another association, another companion, another role and nobody at all find nothing there.
    fn others_rows_are_not_there(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let (thread, _, _) = promised(&world).await;
            let id = text(&world, OF_THREAD, thread, 0);
            let visit = text(&world, VISIT_OF, thread, 0);
            let hanne = world.sign_in("coordinator-hanne", "coordinator", "Hanne");
            let jette = world.sign_in("companion-jette", "companion", "Jette");
            let owner = world.sign_in("steward-x", "owner", "Karen");
            for path in [format!("/nye/{id}"), format!("/nye/{id}/sendt"), format!("/foelgeskab/{id}")] {
                for session in [&hanne, &jette, &owner] {
                    let seen = world.get(&path, session).await;
                    assert_eq!(seen.status, 404, "{path}");
                    assert!(!seen.html.contains("Amir"));
                }
                assert_eq!(world.get_as_nobody(&path).await.status, 403, "{path}");
            }
            for path in [format!("/mine/{visit}"), format!("/efter/{visit}")] {
                for session in [&hanne, &jette, &owner] {
                    assert_eq!(world.get(&path, session).await.status, 404, "{path}");
                }
            }
            let nonce = "0123456789abcdef0123456789abcdef";
            for path in [format!("/nye/{id}/svar"), format!("/foelgeskab/{id}/slut"), format!("/foelgeskab/{id}/besked"),
                format!("/foelgeskab/{id}/overdragelse"), format!("/foelgeskab/{id}/ringet"), format!("/foelgeskab/{id}/stadig")] {
                let fields = [("nonce", nonce), ("text", "Hej"), ("to", "k:coordinator-hanne")];
                assert_eq!(world.post(&path, &hanne, &fields).await.status, 404, "{path}");
            }
            for (path, fields) in [
                (format!("/mine/{visit}/svar"), [("nonce", nonce), ("answer", "nej"), ("", "")]),
                (format!("/mine/{id}/naeste-gang"), [("nonce", nonce), ("time", "2026-12-02T16:00"), ("", "")]),
                (format!("/efter/{visit}"), [("nonce", nonce), ("how", "met"), ("", "")]),
            ] {
                assert_eq!(world.post(&path, &jette, &fields).await.status, 404, "{path}");
            }
            assert_eq!(text(&world, OF_THREAD, thread, 1), "promised");
        });
    }
}

store_test! {
    /// The companion's card is gone 24 hours after, and the visit can still be closed.
    fn what_the_guest_told_is_gone_a_day_after(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let (_, _, _) = promised(&world).await;
            world.clock.advance_ms((4 * 24 + 5) * HOUR_MS);
            let mette = world.mette();
            let page = world.get("/naeste", &mette).await;
            assert_eq!(page.heading(), "Du har intet besøg lige nu");
            let page = world.get("/mine", &mette).await;
            assert!(!page.html.contains("Jeg siger ikke"));
            let close = page.link("/efter/");
            assert_eq!(world.get(&close, &mette).await.status, 200);
            let nonce = world.get(&close, &mette).await.hidden("nonce");
            let to = world.post(&close, &mette, &[("nonce", &nonce), ("how", "call-me")]).await.to;
            assert_eq!(to, "/mine?tak=ring");
        });
    }
}

store_test! {
    /// The proof page is of a demo only, and looking at it writes nothing.
    fn looking_at_the_proof_writes_nothing(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let sum = |html: &str| html.split("<code>").nth(1).map(|rest| rest.split('<').next().unwrap_or_default().to_owned());
            let first = world.get_as_nobody("/bevis").await;
            assert_eq!(first.status, 200);
            let second = world.get_as_nobody("/bevis").await;
            assert_eq!(sum(&first.html), sum(&second.html));
            world.lone();
            assert_eq!(sum(&first.html), sum(&world.get_as_nobody("/bevis").await.html), "signing in is not counted");
            world.arrives(enquiry(&world)).await;
            assert_ne!(sum(&first.html), sum(&world.get_as_nobody("/bevis").await.html));
        });
    }
}

store_test! {
    fn without_a_demo_there_is_no_proof_page(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async { assert_eq!(world.get_as_nobody("/bevis").await.status, 404) });
    }
}

store_test! {
    /// UX: a fault says what to do and keeps what was typed.
    fn a_wrong_form_keeps_what_was_typed(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let letter = enquiry(&world);
            let thread = letter.thread;
            world.arrives(letter).await;
            let (lone, id) = (world.lone(), text(&world, OF_THREAD, thread, 0));
            let fields = [("nonce", "0123456789abcdef0123456789abcdef"), ("text", "Hej Amir, jeg finder en."), ("companion", "companion-mette"),
                ("time", "2020-01-01T10:00"), ("place", "")];
            let again = world.post(&format!("/nye/{id}/svar"), &lone, &fields).await;
            assert_eq!(again.status, 422);
            assert!(again.html.contains("Hej Amir, jeg finder en."));
            assert!(again.html.contains("Vælg et tidspunkt, der ikke er gået.") && again.html.contains("Skriv, hvor de mødes."));
            assert_eq!(again.hidden("nonce"), "0123456789abcdef0123456789abcdef");
            assert_eq!(text(&world, OF_THREAD, thread, 1), "new");
        });
    }
}

store_test! {
    /// VH-17: two coordinators answer the same enquiry. The second sees what the first did before anything of hers is
    /// sent, keeps what she typed, and replaces nobody unless she sends again.
    fn the_second_of_two_who_answer_sees_what_the_first_did(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let letter = enquiry(&world);
            let thread = letter.thread;
            world.arrives(letter).await;
            world.posted();
            let (lone, peter) = (world.lone(), world.sign_in("coordinator-peter", "coordinator", "Peter"));
            let id = text(&world, OF_THREAD, thread, 0);
            let (page, to) = (format!("/nye/{id}"), format!("/nye/{id}/svar"));
            let forms = [world.get(&page, &lone).await, world.get(&page, &peter).await];
            let [first, second] = forms.map(|form| (form.hidden("nonce"), form.hidden("seen")));
            let other = world.get(&page, &peter).await.html.split("name=\"companion\" value=\"").nth(2)
                .and_then(|rest| rest.split('"').next()).expect("somebody else").to_owned();
            let visits = number(&world, VISITS, &[]);
            let fields = |(nonce, seen): &(String, String), text: &str, companion: &str| {
                let fields = [("nonce", nonce), ("seen", seen), ("text", &text.to_owned()), ("companion", &companion.to_owned()),
                    ("time", &"2026-11-25T16:00".to_owned()), ("place", &"Bænken".to_owned())];
                fields.map(|(name, value)| (name, value.clone()))
            };
            let send = |session: String, fields: [(&'static str, String); 6]| {
                let (world, to) = (&world, &to);
                async move {
                    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                    world.post(to, &session, &fields).await
                }
            };
            assert_eq!(send(lone.clone(), fields(&first, "Hej fra Lone.", "companion-mette")).await.status, 303);
            assert_eq!(world.kinds(), ["reply"]);
            let late = send(peter.clone(), fields(&second, "Hej fra Peter.", &other)).await;
            assert_eq!(late.status, 422);
            assert!(late.html.contains("En anden nåede at svare, før du sendte."));
            assert!(late.html.contains("Hej fra Lone.") && late.html.contains("Hej fra Peter."), "what was written, and what she typed");
            assert_eq!(world.kinds(), Vec::<&str>::new(), "nothing is sent");
            assert_eq!(number(&world, VISITS, &[]), visits + 1, "nobody is replaced");
            // She has seen it, and sends again.
            let seen = (late.hidden("nonce"), late.hidden("seen"));
            assert_ne!(seen.1, second.1);
            assert_eq!(send(peter.clone(), fields(&seen, "Hej fra Peter.", &other)).await.status, 303);
            assert_eq!(number(&world, VISITS, &[]), visits + 2);

            // Once somebody has promised, there is nothing to answer: the page says how it stands and keeps the text.
            let form = world.get(&page, &lone).await;
            let old = (form.hidden("nonce"), form.hidden("seen"));
            let companion = world.sign_in(&other, "companion", "Navn");
            let (visit, nonce) = (world.get("/naeste", &companion).await.link("/mine/"), "fedcba9876543210fedcba9876543210");
            assert_eq!(world.post(&visit, &companion, &[("nonce", nonce), ("answer", "ja")]).await.status, 303);
            let late = send(lone, fields(&old, "Endnu en hilsen.", "companion-mette")).await;
            assert_eq!(late.status, 422);
            assert!(late.html.contains("En anden nåede at svare, før du sendte. Sådan står det nu.") && late.html.contains("Endnu en hilsen."));
            assert_eq!(text(&world, OF_THREAD, thread, 1), "promised");
        });
    }
}

store_test! {
    /// BR-14: whoever is followed for years is followed on: the hundredth visit is promised like the first.
    fn more_than_ninety_nine_visits_are_no_fault(store: Store<Civil>) {
        let world = World::new(store, false);
        walk(async {
            let (thread, mette) = asked(&world).await;
            let store = world.app.store.clone();
            blocking(move || store.aside().write_now("years", move |tx| tx.run(YEARS, &[&thread]))).expect("written");
            let page = world.get("/naeste", &mette).await;
            let (to, nonce) = (page.link("/mine/"), page.hidden("nonce"));
            let said = world.post(&to, &mette, &[("nonce", &nonce), ("answer", "ja")]).await;
            assert_eq!(said.status, 303);
            let posted = world.posted();
            let [CivilToCitizen::Appointment(appointment)] = posted.as_slice() else { panic!("{posted:?}") };
            assert_eq!(appointment.number.get(), 99);
        });
    }
}

store_test! {
    /// VH-18, T5: since when somebody is away, or pauses, is noted only until she is back.
    fn nobody_who_is_back_has_a_note_of_having_been_away(store: Store<Civil>) {
        let world = World::new(store, true);
        let owner = world.sign_in("steward-x", "owner", "Karen");
        let noted = || {
            let store = &world.app.store;
            let found = blocking(|| store.aside().read_now("off", |tx| tx.row(NOTED_OFF, &[], |r| r.get::<i64>(0))));
            found.expect("readable").expect("a count")
        };
        walk(async {
            assert_eq!(noted(), 0);
            for (from, noted_then) in [("on", 2), ("on", 2), ("off", 0), ("off", 0)] {
                for who in ["k:coordinator-lone", "f:companion-mette"] {
                    let seen = world.post("/folk/pause", &owner, &[("who", who), ("fra", from)]).await;
                    assert_eq!(seen.status, 303, "{who}");
                }
                assert_eq!(noted(), noted_then, "after {from}");
            }
        });
    }
}

store_test! {
    /// VH-9, BR-6: an association begins in an empty house: the owner writes it down with its people and makes the links, a
    /// double press acts once, and what is amiss comes back as it was typed.
    fn an_association_begins_with_its_coordinator_and_companions(store: Store<Civil>) {
        let world = World::empty(store);
        let owner = world.sign_in("steward-x", "owner", "Karen");
        walk(async {
            let page = world.get("/folk", &owner).await;
            assert!(page.html.contains("Tilføj en forening") && !page.html.contains("Tilføj en person"));
            let nonce = page.hidden("nonce");
            let half = [("nonce", nonce.as_str()), ("association_name", "Havnens Venner"), ("association_phone", "123"), ("answer_days", "2")];
            let back = world.post("/folk/forening", &owner, &half).await;
            assert_eq!(back.status, 422);
            assert!(back.html.contains("Havnens Venner") && back.html.contains("mindst 8 cifre"), "{}", back.html);
            let whole = [("nonce", nonce.as_str()), ("association_name", "Havnens Venner"), ("association_phone", "12 34 56 78"), ("answer_days", "3")];
            for _ in 0..2 {
                assert_eq!(world.post("/folk/forening", &owner, &whole).await.to, "/folk?gjort=gemt");
            }
            for (name, task, phone) in [("Lone", "coordinator", "87 65 43 21"), ("Mette", "peer", "")] {
                let page = world.get("/folk", &owner).await;
                assert_eq!(page.html.matches("<caption>Havnens Venner").count(), 1, "{}", page.html);
                let number = page.hidden("nonce");
                let fields = [("nonce", number.as_str()), ("person_of", nonce.as_str()), ("person_name", name), ("person_task", task), ("person_phone", phone)];
                for _ in 0..2 {
                    assert_eq!(world.post("/folk/ny", &owner, &fields).await.status, 303, "{name}");
                }
                let page = world.get("/folk", &owner).await;
                assert_eq!(page.html.matches(&format!("<th scope=\"row\">{name}</th>")).count(), 1, "{}", page.html);
                let who = if task == "coordinator" { format!("k:{number}") } else { format!("f:{number}") };
                let link = world.post("/folk/link", &owner, &[("who", &who)]).await;
                assert_eq!(link.status, 200);
                assert!(link.html.contains(&format!("Link til {name}")), "{}", link.html);
            }
        });
    }
}
