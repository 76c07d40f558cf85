//! A group after a manual, walked by hand: programme, manual, run, and how its meetings were.

#![cfg(test)]

mod support;

use kit_store::store_test;
use realm_civil::{Civil, routes};
use support::{World, blocking, walk};

kit_store::statements! {
    HELD = "SELECT turn, came, version FROM cohort_held WHERE cohort_id = $1 AND number = $2 ORDER BY turn";
    TIMES = "SELECT COUNT(*) FROM cohort_time WHERE cohort_id = $1";
}

const NONCE: [&str; 6] = [
    "00000000000000000000000000000001",
    "00000000000000000000000000000002",
    "00000000000000000000000000000003",
    "00000000000000000000000000000004",
    "00000000000000000000000000000005",
    "00000000000000000000000000000006",
];
const DAY_MS: i64 = 24 * 3_600_000;

fn held(world: &World, cohort: &str, number: i64) -> Vec<(i64, i64, i64)> {
    let cohort = cohort.to_owned();
    let read = || {
        world.app.store.aside().read_now("read", move |tx| {
            tx.rows(HELD, &[&cohort, &number], |r| {
                Ok((r.get(0)?, r.get(1)?, r.get(2)?))
            })
        })
    };
    let found: Result<_, kit_store::StoreError> = blocking(read);
    found.expect("readable")
}

fn times(world: &World, cohort: &str) -> i64 {
    let cohort = cohort.to_owned();
    let read = || {
        world.app.store.aside().read_now("read", move |tx| {
            tx.row(TIMES, &[&cohort], |r| r.get::<i64>(0))
        })
    };
    let found: Result<_, kit_store::StoreError> = blocking(read);
    found.expect("readable").unwrap_or_default()
}

store_test! {
    /// VH-4, VH-9: the association sets the number of meetings and writes the manual; a page typed anew is a new
    /// version, and a meeting keeps saying by which one it ran.
    fn a_programme_of_eleven_meetings_runs_by_the_version_of_its_day(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let lone = Some(world.lone());
            let (lone, mette) = (lone.as_deref(), world.mette());
            let new = [("nonce", NONCE[0]), ("programme_title", "Vejen"), ("meetings", "11")];
            for _ in 0..2 {
                let made = world.post_as(lone, "/program", &new).await;
                assert_eq!((made.status, made.to.as_str()), (303, "/haandbog/00000000000000000000000000000001?gjort=gemt"));
            }
            let manual = format!("/haandbog/{}", NONCE[0]);
            let page = [("nonce", NONCE[1]), ("number", "1"), ("title", "Goddag"), ("body", "Sig hej.")];
            assert_eq!(world.post_as(lone, &format!("{manual}/ret"), &page).await.status, 303);
            // A leader of another programme's group does not read it before she leads one of this.
            assert_eq!(world.ask_as(Some(&mette), &manual).await.status, 404);
            let begin = [
                ("nonce", NONCE[2]), ("programme", NONCE[0]), ("place", "Biblioteket"),
                ("date", "2026-11-23"), ("clock", "16:00"), ("first", "companion-mette"), ("second", ""),
            ];
            for _ in 0..2 {
                assert_eq!(world.post_as(lone, "/hold", &begin).await.status, 303);
            }
            assert_eq!(times(&world, NONCE[2]), 11, "pressed twice, begun once");
            let group = format!("/hold/{}", NONCE[2]);
            assert!(!world.ask_as(Some(&mette), &group).await.html.contains("Hvordan gik mødet?"), "not before it began");
            world.clock.advance_ms(2 * DAY_MS);
            let mette = world.mette();
            let (lone, mette) = (world.lone(), Some(mette));
            let (lone, mette) = (Some(lone.as_str()), mette.as_deref());
            let first = [("nonce", NONCE[3]), ("number", "1"), ("came", "6"), ("how", "as-manual")];
            for _ in 0..2 {
                assert_eq!(world.post_as(mette, &format!("{group}/moede"), &first).await.status, 303);
            }
            let anew = [("nonce", NONCE[4]), ("number", "1"), ("title", "Velkommen"), ("body", "Sig dit navn.")];
            assert_eq!(world.post_as(lone, &format!("{manual}/ret"), &anew).await.status, 303);
            assert_eq!(held(&world, NONCE[2], 1), [(1, 6, 1)], "by version 1, written once");
            let seen = world.ask_as(mette, &manual).await.html;
            assert!(seen.contains("Udgave 2") && seen.contains("Velkommen") && !seen.contains("Goddag"));
            assert!(!seen.contains("/ret"), "who leads reads, and does not write");
            // A slip is put right by saying it again; what stood there before stays.
            let again = [("nonce", NONCE[5]), ("number", "1"), ("came", "7"), ("how", "own-point")];
            assert_eq!(world.post_as(mette, &format!("{group}/moede"), &again).await.status, 303);
            assert_eq!(held(&world, NONCE[2], 1), [(1, 6, 1), (2, 7, 2)]);
        });
    }
}

store_test! {
    /// HS-21, VH-3: each page of the manual has room for the group's own points, and no field keeps them; who leads
    /// stands on the group's page.
    fn the_groups_own_points_have_room_and_no_field(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let mette = world.mette();
            let manual = world.ask_as(Some(&mette), "/haandbog/programme-havnen").await.html;
            assert_eq!(manual.matches("Gruppens egne punkter").count(), 10);
            assert!(!manual.contains("<textarea"));
            let group = world.ask_as(Some(&mette), "/hold/cohort-havnen").await.html;
            assert!(group.contains("Mette"), "{group}");
        });
    }
}

store_test! {
    /// VH-8: attendance is a number; what does not fit says so and keeps what was typed.
    fn attendance_is_a_number_and_a_wrong_one_comes_back(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let mette = world.mette();
            let sent = [("nonce", NONCE[0]), ("number", "3"), ("came", "Amir"), ("how", "shorter")];
            let seen = world.post_as(Some(&mette), "/hold/cohort-havnen/moede", &sent).await;
            assert_eq!(seen.status, 422);
            assert!(seen.html.contains("Skriv et helt tal fra 0 til 40.") && seen.html.contains("value=\"Amir\""));
            assert!(held(&world, "cohort-havnen", 3).is_empty());
            // A meeting that is still to come was not held, and another association's group is not there.
            for (group, number) in [("havnen", "9"), ("koekkenbordet", "3")] {
                let sent = [("nonce", NONCE[1]), ("number", number), ("came", "6"), ("how", "shorter")];
                let to = format!("/hold/cohort-{group}/moede");
                assert_eq!(world.post_as(Some(&mette), &to, &sent).await.status, 404);
            }
        });
    }
}

store_test! {
    /// VH-8: who was not there hears it another time: a number beside the meeting, put right by saying it again, for a meeting
    /// that was held; what does not fit comes back with what was typed.
    fn who_was_not_there_catches_up_as_a_number(store: Store<Civil>) {
        let world = World::new(store, true);
        walk(async {
            let mette = world.mette();
            let mette = Some(mette.as_str());
            let (group, to) = ("/hold/cohort-havnen", "/hold/cohort-havnen/opsamling");
            let page = world.ask_as(mette, group).await.html;
            assert!(page.contains("Opsamling") && !page.contains("fik en opsamling."), "{page}");
            let said = |nonce, number, came| [("nonce", nonce), ("told_again", number), ("caught_up", came)];
            for _ in 0..2 {
                let done = world.post_as(mette, to, &said(NONCE[0], "1", "2")).await;
                assert_eq!((done.status, done.to.as_str()), (303, "/hold/cohort-havnen?gjort=gemt"));
            }
            assert!(world.ask_as(mette, group).await.html.contains("2 fik en opsamling."));
            assert_eq!(world.post_as(mette, to, &said(NONCE[1], "1", "1")).await.status, 303);
            assert!(world.ask_as(mette, group).await.html.contains("1 fik en opsamling."));
            let wrong = world.post_as(mette, to, &said(NONCE[2], "1", "Amir")).await;
            assert!(wrong.status == 422 && wrong.html.contains("value=\"Amir\"") && wrong.html.contains("fra 0 til 40"), "{}", wrong.html);
            // Nobody catches up on what is still to come, and nobody elsewhere.
            assert_eq!(world.post_as(mette, to, &said(NONCE[3], "9", "1")).await.status, 404);
            let elsewhere = "/hold/cohort-koekkenbordet/opsamling";
            assert_eq!(world.post_as(mette, elsewhere, &said(NONCE[4], "1", "1")).await.status, 404);
        });
    }
}

#[test]
/// VH-8, VH-9: whoever comes to a group stands in no route of another house: only coordinators and companions reach it.
fn nobody_outside_the_association_reaches_a_group() {
    for decl in routes().declared() {
        if ["cohort", "programme", "manual"].contains(&decl.may.resource) {
            assert!(
                !decl.may.allows(None) && !decl.may.allows(Some("owner")),
                "{}",
                decl.path
            );
        }
    }
}
