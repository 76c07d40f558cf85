//! A community's own page, from the first four fields to the open feed, and what others say of it.

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::{Civil, published};
use support::{World, blocking, walk};

const ORIGIN: &str = "http://forening.example";

/// The four fields that an entry needs (CV-12).
const FOUR: &[(&str, &str)] = &[
    ("name", "Strik på trappen"),
    ("place_name", "Trappen ved museet"),
    ("day1", "4"),
    ("from1", "10.30"),
    ("to1", "12"),
    ("rhythm1", "weekly"),
    ("contact_name", "Lone"),
    ("contact_phone", "12 34 56 78"),
];

fn with<'a>(fields: &[(&'a str, &'a str)], nonce: &'a str) -> Vec<(&'a str, &'a str)> {
    fields.iter().copied().chain([("nonce", nonce)]).collect()
}

const FIRST: &str = "00000000000000000000000000000a01";
const SECOND: &str = "00000000000000000000000000000a02";

store_test! {
    /// CV-12, BR-2, VH-1, VH-3, CV-17: name, place, time and contact are enough; the rest comes when there is time, and
    /// what is typed is what everybody reads.
    fn a_new_community_stands_in_the_open_feed_when_its_coordinator_shows_it(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            // Pressing twice makes one page.
            let made = world.post("/vores-sider/ny", &lone, &with(FOUR, FIRST)).await;
            let again = world.post("/vores-sider/ny", &lone, &with(FOUR, FIRST)).await;
            assert_eq!((made.status, &made.to), (303, &again.to));
            let here = made.to;
            assert_eq!(world.community("Strik på trappen"), None, "a draft is nobody else's");

            let typed = [
                ("contact_name", "Lone"),
                ("contact_phone", "12 34 56 78"),
                ("meet", "Torsdag kl. 10 på biblioteket\nEller ring"),
                ("accompanies", "nobody"),
            ];
            let saved = world.post(&format!("{here}/ret/hvem"), &lone, &with(&typed, SECOND)).await;
            assert_eq!(saved.status, 303, "{}", saved.heading());
            let learn = [("learn", "Førstehjælp, 3. marts kl. 17, for alle"), ("newcomers", "3"), ("cost", "Gratis")];
            let third = "00000000000000000000000000000a03";
            world.post(&format!("{here}/ret/praktisk"), &lone, &with(&learn, third)).await;
            let steps = [("met_by", "Birgit i døren"), ("steps", "Vi siger hej\n\nVi finder garn")];
            let fourth = "00000000000000000000000000000a04";
            world.post(&format!("{here}/ret/foerste-gang"), &lone, &with(&steps, fourth)).await;

            let shown = world.post(&format!("{here}/vis"), &lone, &[]).await;
            assert_eq!(shown.status, 303, "{}", shown.heading());
            let read = world.community("Strik på trappen").expect("in the feed");
            assert_eq!(read.organization.as_deref(), Some("Fællesskabet på Havnen"));
            assert_eq!(read.contact.expect("a contact").name.as_deref(), Some("Lone"));
            assert_eq!(read.meet, ["Torsdag kl. 10 på biblioteket", "Eller ring"]);
            assert_eq!(read.learn, ["Førstehjælp, 3. marts kl. 17, for alle"]);
            assert_eq!((read.newcomers, read.cost.as_deref()), (Some(3), Some("Gratis")));
            assert_eq!(read.first.steps, ["Vi siger hej", "Vi finder garn"]);
            // BR-7: that nobody accompanies yet can be seen.
            assert_eq!(read.accompanies, Some(kit_hsds::Accompanies::Nobody));
            assert_eq!(read.assured_date, Some(world.given.today()));
            let next = read.times.first().and_then(|one| one.next(world.given.local()));
            assert_eq!(next.expect("a time").time(), jiff::civil::time(10, 30, 0, 0));
        });
    }
}

store_test! {
    /// What is amiss is said at its field, what was typed stays, and nothing is written; what is missing before a page
    /// can be shown is said with where it belongs.
    fn a_page_with_faults_changes_nothing_and_says_what_to_do(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let wrong = [("name", ""), ("day1", "4"), ("from1", "12"), ("to1", "10"), ("contact_phone", "ring bare")];
            let seen = world.post("/vores-sider/ny", &lone, &with(&wrong, FIRST)).await;
            assert_eq!(seen.status, 422);
            for said in ["Skriv, hvad fællesskabet hedder.", "senere end begyndelsen", "Skriv et telefonnummer", "ring bare"] {
                assert!(seen.html.contains(said), "{said}");
            }
            let name_only = [("name", "Strik på trappen")];
            let here = world.post("/vores-sider/ny", &lone, &with(&name_only, FIRST)).await.to;
            let seen = world.post(&format!("{here}/vis"), &lone, &[]).await;
            assert_eq!(seen.status, 422);
            for said in ["Skriv et sted eller et link.", "Skriv en tid", "Skriv et telefonnummer eller en mail."] {
                assert!(seen.html.contains(said), "{said}");
            }
            assert_eq!(world.community("Strik på trappen"), None);
        });
    }
}

store_test! {
    /// "Vis os ikke" takes a page out of the feed at once and keeps what it says; a slip is taken back whole; a pop-up
    /// goes by itself after its last day (CV-10).
    fn a_page_goes_when_its_people_say_so_and_a_slip_is_taken_back(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let here = world.post("/vores-sider/ny", &lone, &with(FOUR, FIRST)).await.to;
            world.post(&format!("{here}/vis"), &lone, &[]).await;
            assert!(world.community("Strik på trappen").is_some());
            world.post(&format!("{here}/skjul"), &lone, &[]).await;
            assert_eq!(world.community("Strik på trappen"), None);
            world.post(&format!("{here}/vis"), &lone, &[]).await;

            let slip = world.post(&format!("{here}/ret/hvad"), &lone, &with(&[("name", "Srik")], SECOND)).await;
            assert_eq!(slip.to, format!("{here}?gemt={SECOND}"));
            assert!(world.community("Srik").is_some());
            world.post(&format!("{here}/fortrydelse"), &lone, &[("save", SECOND)]).await;
            assert!(world.community("Strik på trappen").is_some());

            let today = world.given.today();
            let last = today.tomorrow().expect("a day").to_string();
            let times = [("day1", "4"), ("from1", "10.30"), ("to1", "12"), ("ends_on", last.as_str())];
            let third = "00000000000000000000000000000a03";
            world.post(&format!("{here}/ret/hvornaar"), &lone, &with(&times, third)).await;
            assert!(world.community("Strik på trappen").is_some());
            world.clock.advance_ms(2 * 24 * 3_600_000);
            assert_eq!(world.community("Strik på trappen"), None, "its last day is over");
        });
    }
}

store_test! {
    /// CV-11: whoever is in the community says by a link that everything still holds, without login; the newest link is
    /// the only one, and a page that was taken down has none.
    fn a_page_is_confirmed_by_a_link_without_login(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let here = world.post("/vores-sider/ny", &lone, &with(FOUR, FIRST)).await.to;
            world.post(&format!("{here}/vis"), &lone, &[]).await;
            let link = async || {
                let seen = world.post(&format!("{here}/link"), &lone, &[]).await;
                let token = seen.html.split("/bekraeft/").nth(1).expect("an address").to_owned();
                let token: String = token.chars().take_while(char::is_ascii_alphanumeric).collect();
                format!("/bekraeft/{token}")
            };
            let (old, new) = (link().await, link().await);
            world.clock.advance_ms(100 * 24 * 3_600_000);
            assert_eq!(world.get_as_nobody(&old).await.status, 404);
            let asked = world.get_as_nobody(&new).await;
            assert!(asked.html.contains("Trappen ved museet"), "{}", asked.heading());
            let before = world.community("Strik på trappen").expect("shown").assured_date;
            let done = world.post_as(None, &new, &[]).await;
            assert!(done.html.contains("Det er noteret"), "{}", done.heading());
            let after = world.community("Strik på trappen").expect("shown").assured_date;
            assert!(after > before, "{before:?} {after:?}");
            // Her own session is long over.
            let lone = world.lone();
            world.post(&format!("{here}/skjul"), &lone, &[]).await;
            assert_eq!(world.get_as_nobody(&new).await.status, 404);
            assert_eq!(world.post_as(None, &new, &[]).await.status, 404);
        });
    }
}

store_test! {
    /// CV-10, CV-11: somebody outside says what is wrong, or wants to start something, without a name and without login,
    /// and reads the answer by an address that nobody else has.
    fn whoever_says_that_a_page_is_wrong_reads_the_answer(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, hanne) = (world.lone(), world.sign_in("coordinator-hanne", "coordinator", "Hanne"));
            let here = world.post("/vores-sider/ny", &lone, &with(FOUR, FIRST)).await.to;
            let id = here.rsplit('/').next().expect("a number").to_owned();
            let form = format!("/ret/{id}");
            assert_eq!(world.get_as_nobody(&form).await.status, 404, "nobody else knows of a draft");
            world.post(&format!("{here}/vis"), &lone, &[]).await;
            assert_eq!(world.get_as_nobody(&form).await.status, 200);

            let empty = world.post_as(None, &form, &[("nonce", FIRST), ("words", "  ")]).await;
            assert_eq!(empty.status, 422);
            let typed = [("nonce", FIRST), ("words", "Trappen er spærret i maj.")];
            let sent = world.post_as(None, &form, &typed).await;
            let again = world.post_as(None, &form, &typed).await;
            assert_eq!((sent.status, &sent.to), (303, &again.to));
            let follow = sent.to.split('?').next().expect("an address").to_owned();
            let waits = world.get_as_nobody(&follow).await;
            assert!(waits.html.contains("Trappen er spærret i maj."));
            assert!(waits.html.contains("Der er ikke svaret endnu."));

            let inbox = world.get("/rettelser", &lone).await;
            assert_eq!(inbox.html.matches("Om Strik på trappen").count(), 1, "a double press writes once");
            let at = inbox.html.split("href=\"/rettelser/").find(|part| part.contains("Strik på trappen"));
            let number = at.and_then(|part| part.split('"').next()).expect("a link").to_owned();
            let one = format!("/rettelser/{number}");
            assert_eq!(world.get(&one, &hanne).await.status, 404, "another association's inbox");
            let answer = format!("{one}/svar");
            assert_eq!(world.post(&answer, &hanne, &[("answer", "x")]).await.status, 404);
            world.post(&answer, &lone, &[("answer", "Tak. Vi mødes ved søen så længe.")]).await;
            assert!(world.get_as_nobody(&follow).await.html.contains("Vi mødes ved søen så længe."));
            // The inbox's number leads nobody to the page of whoever wrote.
            assert_eq!(world.get_as_nobody(&format!("/svar/{number}")).await.status, 404);

            let plan = [
                ("nonce", SECOND), ("whose", "association-havnen"), ("what", "Kaffe på bænken"),
                ("until", "sidst i maj"), ("phone", "12 34 56 78"),
            ];
            let sent = world.post_as(None, "/initiativ", &plan).await;
            assert_eq!(sent.status, 303, "{}", sent.heading());
            assert!(world.get(&sent.to, &lone).await.html.contains("Kaffe på bænken"));
            assert!(world.get("/rettelser", &lone).await.html.contains("Nogen vil starte noget"));
        });
    }
}

store_test! {
    /// CV-11, HS-13: what is said of a page that came from elsewhere reaches the association that looks after the directory, and
    /// only that one; a form says nothing in our name that somebody has put into its address.
    fn a_page_from_elsewhere_is_put_right_by_whoever_looks_after_the_directory(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, hanne) = (world.lone(), world.sign_in("coordinator-hanne", "coordinator", "Hanne"));
            let form = "/ret/side/syng-med-nord";
            let page = world.get_as_nobody(form).await;
            assert!(page.html.contains("Hvad er forkert på siden landgang.example/f/syng-med-nord?"));
            for other in ["/ret/side/Ring%20til%20os", "/ret/side/%3Cb%3E", &format!("/ret/side/{}", "a".repeat(121))] {
                assert_eq!(world.get_as_nobody(other).await.status, 404, "{other}");
            }
            let empty = world.post_as(None, form, &[("nonce", FIRST), ("words", "")]).await;
            assert_eq!(empty.status, 422);
            let typed = [("nonce", FIRST), ("words", "De synger om onsdagen nu.")];
            let sent = world.post_as(None, form, &typed).await;
            assert_eq!(world.post_as(None, form, &typed).await.to, sent.to, "a double press writes once");
            let follow = sent.to.split('?').next().expect("an address").to_owned();

            let about = "Om siden landgang.example/f/syng-med-nord";
            assert!(!world.get("/rettelser", &hanne).await.html.contains(about));
            let inbox = world.get("/rettelser", &lone).await;
            assert_eq!(inbox.html.matches(about).count(), 1);
            let at = inbox.html.split("href=\"/rettelser/").find(|part| part.contains(about));
            let number = at.and_then(|part| part.split('"').next()).expect("a link").to_owned();
            let one = world.get(&format!("/rettelser/{number}"), &lone).await;
            assert!(one.html.contains("De synger om onsdagen nu."));
            assert!(one.html.contains("href=\"https://landgang.example/f/syng-med-nord\""));
            world.post(&format!("/rettelser/{number}/svar"), &lone, &[("answer", "Tak. Koret retter det selv.")]).await;
            assert!(world.get_as_nobody(&follow).await.html.contains("Koret retter det selv."));
        });
    }
}

store_test! {
    /// The invariant: what the associations publish is what their coordinators have typed. Whatever guests, companions
    /// and coordinators do with crossings, no byte of it changes.
    fn nothing_that_happens_to_a_guest_changes_what_is_published(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let read = || blocking(|| published(&world.app.store, &world.given, ORIGIN)).expect("published");
            let before = read();
            let lone = world.lone();
            let mut moved = 0;
            for path in ["/nye", "/foelgeskab"] {
                let list = world.get(path, &lone).await;
                for part in list.html.split(&format!("href=\"{path}/")).skip(1) {
                    let id = part.split('"').next().expect("a number");
                    for form in ["slut", "stadig", "besked"] {
                        let nonce = world.given.random128();
                        let fields = [("nonce", nonce.as_str()), ("text", "Hej")];
                        let seen = world.post(&format!("/foelgeskab/{id}/{form}"), &lone, &fields).await;
                        moved += usize::from(seen.status == 303);
                    }
                }
            }
            assert!(moved > 3, "{moved}");
            assert!(read() == before, "what is published has changed");
        });
    }
}

store_test! {
    /// BR-15: a community counts who is still there after 3, 6 and 12 months as numbers without names; what cannot be is
    /// refused with what to do, a slip is taken back, and a share is shown from ten newcomers on.
    fn a_community_counts_who_is_still_there(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let (lone, hanne) = (world.lone(), world.sign_in("coordinator-hanne", "coordinator", "Hanne"));
            let here = world.post("/vores-sider/ny", &lone, &with(FOUR, FIRST)).await.to;
            let id = here.rsplit('/').next().expect("a number").to_owned();
            let count = async |who: &str, half: &str, months: &str, people: &str| {
                let fields = [("community", id.as_str()), ("half", half), ("months", months), ("people", people)];
                world.post("/stadig", who, &fields).await
            };
            let refused = count(&lone, "2025-2", "3", "8").await;
            assert!(refused.html.contains("Skriv først, hvor mange nye"), "{}", refused.heading());
            assert_eq!(count(&lone, "2025-2", "0", "12").await.status, 303);
            let refused = count(&lone, "2025-2", "3", "13").await;
            assert!(refused.html.contains("Skriv højst 12."), "{}", refused.heading());
            assert!(refused.html.contains("value=\"13\""), "what was typed stays");
            assert_eq!(count(&lone, "2025-2", "3", "8").await.status, 303);
            let early = count(&lone, "2026-2", "12", "1").await;
            assert!(early.html.contains("Det kan tælles fra"), "{}", early.heading());
            assert_eq!(count(&lone, "2025-2", "3", "mange").await.status, 422);
            assert_eq!(count(&hanne, "2025-2", "0", "1").await.status, 404, "another association's community");
            let seen = world.get("/stadig", &lone).await;
            assert!(seen.html.contains("8 af 12 kommer her stadig efter 3 måneder."));
            let slip = [("community", id.as_str()), ("half", "2025-2"), ("months", "3")];
            assert_eq!(world.post("/stadig/tilbage", &lone, &slip).await.status, 303);
            assert!(!world.get("/stadig", &lone).await.html.contains("8 af 12"));
        });
    }
}

store_test! {
    /// HS-9: how fast corrections are answered stands on the association's pages once there are enough of them, and comes of
    /// nothing else.
    fn how_fast_corrections_are_answered_is_published_of_five_and_not_of_four(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let here = world.post("/vores-sider/ny", &lone, &with(FOUR, FIRST)).await.to;
            let id = here.rsplit('/').next().expect("a number").to_owned();
            world.post(&format!("{here}/vis"), &lone, &[]).await;
            // What the demo's people wrote before says nothing of these.
            world.clock.advance_ms(200 * 24 * 60 * 60 * 1000);
            let told = |list: &[u8]| {
                let list: serde_json::Value = serde_json::from_slice(list).expect("JSON");
                let own = list["contents"].as_array().expect("a list").iter().find(|one| one["id"] == id.as_str());
                let attributes = own.expect("the page")["attributes"].as_array().expect("a list").clone();
                attributes.iter().find(|one| one["label"] == "landgang.answers").map(|one| one["value"].clone())
            };
            let read = || blocking(|| published(&world.app.store, &world.given, ORIGIN)).expect("published");
            for number in 1..=5 {
                assert_eq!(told(&read()), None, "after {}", number - 1);
                let nonce = world.given.random128();
                let words = format!("Nummer {number} er forkert.");
                let sent = world.post_as(None, &format!("/ret/{id}"), &[("nonce", &nonce), ("words", &words)]).await;
                assert_eq!(sent.status, 303, "{}", sent.heading());
                // Two are answered the same day, three after five days.
                world.clock.advance_ms(if number < 3 { 1 } else { 5 } * 24 * 60 * 60 * 1000);
                let lone = world.lone();
                let inbox = world.get("/rettelser", &lone).await;
                // Those without an answer stand first.
                let at = inbox.html.split("href=\"/rettelser/").find(|part| part.contains("Strik på trappen"));
                let one = at.and_then(|part| part.split('"').next()).expect("a link");
                let answered = world.post(&format!("/rettelser/{one}/svar"), &lone, &[("answer", "Tak, det er rettet.")]).await;
                assert_eq!(answered.status, 303, "{}", answered.heading());
            }
            assert_eq!(told(&read()), Some("7".into()));
            // Half a year on, what was written then says nothing of now.
            world.clock.advance_ms(181 * 24 * 60 * 60 * 1000);
            assert_eq!(told(&read()), None);
        });
    }
}
