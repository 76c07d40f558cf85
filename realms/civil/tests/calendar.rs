//! What an association invites to, walked by hand: the open calendar, seats without names, the week, and calendars that read.

#![cfg(test)]

mod support;

use std::sync::Arc;
use std::time::Instant;

use kit_store::store_test;
use realm_civil::Civil;
use support::{World, blocking, walk};

kit_store::statements! {
    TAKEN = "SELECT COUNT(*) FROM event_seat WHERE event_id = $1 AND back_ms IS NULL";
}

const DAY_MS: i64 = 24 * 3_600_000;
const EVENT: &str = "000000000000000000000000000000e1";
const TALK: &str = "000000000000000000000000000000e2";

fn meeting<'a>(nonce: &'a str, seats: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("nonce", nonce),
        ("kind", "information"),
        ("title", "Aften om selskab"),
        ("date", "2026-12-03"),
        ("from", "16"),
        ("to", "17.30"),
        ("place", "Biblioteket"),
        ("seats", seats),
        ("talk_min", ""),
        ("contact_name", "Lone"),
        ("contact_phone", "12 34 56 78"),
        ("bring", "Kaffe"),
    ]
}

fn visit(nonce: &str) -> Vec<(&str, &str)> {
    let mut fields = meeting(nonce, "");
    for (name, value) in &mut fields {
        match *name {
            "kind" => *value = "visit",
            "talk_min" => *value = "30",
            _ => {}
        }
    }
    fields
}

impl World {
    fn taken(&self, event: &str) -> i64 {
        let (store, id) = (&self.app.store, event.to_owned());
        let read = || {
            store.aside().read_now("count", move |tx| {
                tx.row(TAKEN, &[&id], |r| r.get::<i64>(0))
            })
        };
        let found: Result<_, kit_store::StoreError> = blocking(read);
        found.expect("readable").unwrap_or_default()
    }
}

store_test! {
    /// VH-1, VH-2: a coordinator's visits and meetings are public, with whom one meets; anybody comes without a name, and says
    /// no again by an address of the own; what was typed wrong comes back.
    fn anybody_reads_the_calendar_and_comes_without_a_name(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            let wrong: Vec<_> = meeting(EVENT, "20").into_iter().map(|(n, v)| (n, if n == "date" { "2026-01-01" } else { v })).collect();
            let kept = world.post("/moeder", &lone, &wrong).await;
            assert_eq!(kept.status, 422);
            assert!(kept.html.contains("value=\"Biblioteket\"") && kept.html.contains("value=\"2026-01-01\""));
            for _ in 0..2 {
                let made = world.post("/moeder", &lone, &meeting(EVENT, "1")).await;
                assert_eq!(made.to, format!("/moeder/{EVENT}?gjort=gemt"), "{}", made.html);
            }
            let open = world.get_as_nobody("/kalender").await;
            assert_eq!(open.html.matches("Aften om selskab").count(), 1, "{}", open.html);
            assert!(!open.html.contains("Kaffe"), "what is brought along is their own");
            let page = world.get_as_nobody(&format!("/kalender/{EVENT}")).await;
            for said in ["Lone", "12 34 56 78", "Biblioteket", "Vi spørger ikke om dit navn."] {
                assert!(page.html.contains(said), "{said}: {}", page.html);
            }
            let names = ["name=\"name\"", "type=\"tel\"", "type=\"email\"", "<textarea"];
            assert!(!names.iter().any(|field| page.html.contains(field)), "nothing about the person is asked");
            let seat = |nonce| [("nonce", nonce)];
            let (first, second) = ("0000000000000000000000000000000a", "0000000000000000000000000000000b");
            for _ in 0..2 {
                let taken = world.post_as(None, &format!("/kalender/{EVENT}"), &seat(first)).await;
                assert_eq!(taken.to, format!("/plads/{first}?gjort=ja"));
            }
            assert_eq!(world.taken(EVENT), 1, "pressed twice, one seat");
            let full = world.post_as(None, &format!("/kalender/{EVENT}"), &seat(second)).await;
            assert!(full.status == 422 && full.html.contains("Alle pladser er taget."), "{}", full.html);
            let back = world.post_as(None, &format!("/plads/{first}"), &[]).await;
            assert_eq!(back.to, format!("/plads/{first}?gjort=nej"));
            let taken = world.post_as(None, &format!("/kalender/{EVENT}"), &seat(second)).await;
            assert_eq!(taken.to, format!("/plads/{second}?gjort=ja"));
            // Undo finds the seat gone, and says so.
            let again = world.post_as(None, &format!("/plads/{first}/igen"), &[]).await;
            assert_eq!(again.to, format!("/plads/{first}?gjort=optaget"));
            assert!(world.get_as_nobody(&again.to).await.html.contains("taget af en anden"));
            assert_eq!(world.taken(EVENT), 1);
            assert_eq!(world.get_as_nobody("/plads/0000000000000000000000000000000c").await.status, 404);
            // Cancelled: it stays, and says so; nobody takes a seat; undone it is as before.
            assert_eq!(world.post(&format!("/moeder/{EVENT}/aflys"), &lone, &[]).await.status, 303);
            assert!(world.get_as_nobody("/kalender").await.html.contains("Aflyst"));
            let late = world.post_as(None, &format!("/kalender/{EVENT}"), &seat("0000000000000000000000000000000d")).await;
            assert!(late.html.contains("Det er aflyst."), "{}", late.html);
            assert!(!world.get_as_nobody("/kalender.ics").await.html.contains("Aften om selskab"));
            assert_eq!(world.post(&format!("/moeder/{EVENT}/alligevel"), &lone, &[]).await.status, 303);
            assert!(world.get_as_nobody("/kalender.ics").await.html.contains("SUMMARY:Aften om selskab"));
            // Another association's coordinator does not reach it.
            let hanne = world.sign_in("coordinator-hanne", "coordinator", "Hanne");
            assert_eq!(world.get(&format!("/moeder/{EVENT}"), &hanne).await.status, 404);
            assert_eq!(world.post(&format!("/moeder/{EVENT}/aflys"), &hanne, &[]).await.status, 404);
            // Heads afterwards, not before.
            let heads = |n| [("came", n)];
            assert_eq!(world.post(&format!("/moeder/{EVENT}/hoveder"), &lone, &heads("9")).await.status, 404);
            world.clock.advance_ms(12 * DAY_MS);
            let lone = world.lone();
            let amiss = world.post(&format!("/moeder/{EVENT}/hoveder"), &lone, &heads("mange")).await;
            assert!(amiss.html.contains("value=\"mange\""), "{}", amiss.html);
            assert_eq!(world.post(&format!("/moeder/{EVENT}/hoveder"), &lone, &heads("9")).await.status, 303);
            assert!(world.get("/moeder", &lone).await.html.contains("Der kom 9."));
            assert!(!world.get_as_nobody("/kalender").await.html.contains("Aften om selskab"), "what has been is no longer there");
        });
    }
}

store_test! {
    /// VH-2: a short talk is booked by a time of day, once; dropping in stays possible.
    fn a_short_talk_is_one_persons(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            assert_eq!(world.post("/moeder", &world.lone(), &visit(TALK)).await.status, 303);
            let to = format!("/kalender/{TALK}");
            let seat = |nonce, talk| [("nonce", nonce), ("talk", talk)];
            let page = world.get_as_nobody(&to).await;
            assert!(page.html.contains("2026-12-03T16:30") && !page.html.contains("2026-12-03T17:30"), "{}", page.html);
            let one = world.post_as(None, &to, &seat("0000000000000000000000000000000a", "2026-12-03T16:30")).await;
            assert_eq!(one.status, 303);
            assert!(world.get_as_nobody(&one.to).await.html.contains("Din snak er kl. 16.30."));
            let two = world.post_as(None, &to, &seat("0000000000000000000000000000000b", "2026-12-03T16:30")).await;
            assert!(two.status == 422 && two.html.contains("Den tid har en anden"), "{}", two.html);
            let odd = world.post_as(None, &to, &seat("0000000000000000000000000000000b", "2026-12-03T16:40")).await;
            assert!(odd.html.contains("Den tid findes ikke."), "{}", odd.html);
            assert_eq!(world.post_as(None, &to, &seat("0000000000000000000000000000000b", "")).await.status, 303);
            assert_eq!(world.taken(TALK), 2);
        });
    }
}

store_test! {
    /// VH-2: the coordinator's week shows meetings, visits, groups and promised answers, and no guest's name; a calendar that
    /// reads along sees times and nothing else, until it is closed.
    fn the_week_and_the_calendar_that_reads_along(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = world.lone();
            assert_eq!(world.post("/moeder", &lone, &meeting(EVENT, "")).await.status, 303);
            let week = world.get("/uge?fra=2026-12-03", &lone).await;
            assert!(week.html.contains("Uge 49") && week.html.contains("Aften om selskab"), "{}", week.html);
            assert!(world.get("/uge?fra=i+morgen", &lone).await.html.contains("Uge 47"), "what is no day is this week");
            let now = world.get("/uge?fra=2026-11-23", &lone).await.html;
            assert!(now.contains("Følgeskab: ") && now.contains("Sidste dag for et svar") && now.contains("Hverdagen igen, møde"), "{now}");
            let guests = ["Selma", "Freja", "Preben", "Holger"];
            assert!(!guests.iter().any(|name| now.contains(name)), "{now}");

            let token = "000000000000000000000000000000f1";
            for _ in 0..2 {
                let made = world.post("/min-kalender", &lone, &[("nonce", token)]).await;
                assert!(made.html.contains(&format!("/min-kalender/{token}")), "{}", made.html);
            }
            assert!(!world.get("/min-kalender", &lone).await.html.contains(token), "shown once");
            let read = format!("/min-kalender/{token}");
            let file = world.get_as_nobody(&read).await;
            assert!(file.html.starts_with("BEGIN:VCALENDAR\r\n"), "{}", file.html);
            assert!(file.html.contains("DTSTART:20261203T150000Z"), "16 o'clock in winter is 15 in UTC: {}", file.html);
            let told = ["Lone", "selskab", "Hverdagen", "LOCATION", "Biblioteket"];
            assert!(!told.iter().any(|word| file.html.contains(word)), "{}", file.html);
            let summaries: Vec<&str> = file.html.lines().filter(|line| line.starts_with("SUMMARY")).collect();
            assert!(!summaries.is_empty() && summaries.iter().all(|line| *line == "SUMMARY:Landgang: aftale"), "{summaries:?}");
            assert!(file.html.lines().all(|line| line.len() <= 75));
            // A new address closes the old one; closed, both are gone at once.
            let newer = "000000000000000000000000000000f2";
            assert_eq!(world.post("/min-kalender", &lone, &[("nonce", newer)]).await.status, 200);
            assert_eq!(world.get_as_nobody(&read).await.status, 404);
            assert_eq!(world.get_as_nobody(&format!("/min-kalender/{newer}")).await.status, 200);
            assert_eq!(world.post("/min-kalender/slut", &lone, &[]).await.status, 303);
            assert_eq!(world.get_as_nobody(&format!("/min-kalender/{newer}")).await.status, 404);
            // A companion's sees the own visits only.
            let mette = world.mette();
            assert_eq!(world.post("/min-kalender", &mette, &[("nonce", token)]).await.status, 200);
            let own = world.get_as_nobody(&read).await;
            assert!(own.status == 200 && !own.html.contains("20261203T150000Z"), "{}", own.html);
        });
    }
}

store_test! {
    /// VH-2: sixteen at once for the last seat, a hundred times: never one too many.
    fn the_last_seat_is_taken_once(store: Store<Civil>) {
        const ROUNDS: usize = 100;
        const ASKERS: usize = 16;
        let world = Arc::new(World::new(store, true));
        let took = walk(async {
            let lone = world.lone();
            let mut took = Vec::new();
            for round in 0..ROUNDS {
                let event = format!("{round:030x}e1");
                assert_eq!(world.post("/moeder", &lone, &meeting(&event, "1")).await.status, 303);
                let askers: Vec<_> = (0..ASKERS)
                    .map(|asker| {
                        let (world, event) = (Arc::clone(&world), event.clone());
                        tokio::spawn(async move {
                            let nonce = format!("{round:016x}{asker:016x}");
                            let begun = Instant::now();
                            let done = world.post_as(None, &format!("/kalender/{event}"), &[("nonce", &nonce)]).await;
                            (done.status, begun.elapsed())
                        })
                    })
                    .collect();
                let mut won = 0;
                for asker in askers {
                    let (status, time) = asker.await.expect("an answer");
                    // The form's own brake may hold somebody back; nobody gets an error.
                    assert!([303, 422, 429].contains(&status), "{status}");
                    won += i64::from(status == 303);
                    took.push(time);
                }
                assert_eq!((won, world.taken(&event)), (1, 1), "round {round}");
                world.clock.advance_ms(DAY_MS / 24 / 60);
            }
            took
        });
        let mut took = took;
        took.sort_unstable();
        let p95 = took.get(took.len() * 95 / 100).copied().unwrap_or_default();
        println!("{ASKERS} at once for one seat, {ROUNDS} rounds: 0 over-bookings, p95 {:.1} ms", p95.as_secs_f64() * 1000.0);
    }
}
