//! Address protection where something of a guest leaves the house.

use crate::support::{Person, World};

const ASKED: &str = "har adressebeskyttelse. Se papiret igennem";

/// A guest with a course, whose name and address are protected from now on.
async fn protected(world: &World, jonas: &Person<'_>) -> String {
    let guest = world.own("worker-jonas").guest;
    let mark = jonas
        .post(&format!("/beskyttet/{guest}"), &[("on", "ja")])
        .await;
    assert_eq!(mark.status, 303);
    format!("/gaest/{guest}")
}

/// GM-3 (issue point 13): whoever prints or exports for a guest with the mark is asked first, and one press more gives it;
/// for everybody else nothing is asked.
#[tokio::test]
async fn whoever_prints_for_a_protected_guest_is_asked_first() {
    let world = World::demo();
    let jonas = world.jonas();
    let open = format!("/gaest/{}", world.own("worker-jonas").guest);
    let papers = ["/seddel", "/papir", "/indsigt.pdf", "/indsigt.json"];
    for paper in papers {
        let page = jonas.get(&format!("{open}{paper}")).await;
        assert!(page.status == 200 && !page.body.contains(ASKED), "{paper}");
    }
    let here = protected(&world, &jonas).await;
    for paper in papers {
        let asked = jonas.get(&format!("{here}{paper}")).await;
        assert!(
            asked.status == 200 && asked.body.contains(ASKED),
            "{paper}: {}",
            asked.body
        );
        let given = jonas.get(&format!("{here}{paper}?gennemset=ja")).await;
        assert!(
            given.status == 200 && !given.body.contains(ASKED),
            "{paper}"
        );
    }
}

/// GM-3: no word that says where stands on the paper: not the house, not what an appointment is, not an address; the file
/// for another program has all of it.
#[tokio::test]
async fn a_protected_guests_paper_says_of_no_place() {
    let world = World::demo();
    let jonas = world.jonas();
    let guest = format!("/gaest/{}", world.own("worker-jonas").guest);
    let meet = [
        ("id", "form-protected-1"),
        ("day", "2026-11-20"),
        ("time", "10:30"),
        ("with", "worker-jonas"),
        ("what", "Møllegade 7"),
    ];
    assert_eq!(jonas.post(&format!("{guest}/tid"), &meet).await.status, 303);
    let before = jonas.get(&format!("{guest}/seddel")).await.body;
    assert!(before.contains("Møllegade 7"), "{before}");
    let here = protected(&world, &jonas).await;
    for paper in ["/seddel", "/papir"] {
        let page = jonas.get(&format!("{here}{paper}?gennemset=ja")).await.body;
        assert!(!page.contains("Møllegade"), "{paper}: {page}");
        assert!(
            page.contains(" kl. ") && page.contains(" med "),
            "hour and name stand there: {page}"
        );
    }
    let file = jonas
        .get(&format!("{here}/indsigt.json?gennemset=ja"))
        .await;
    assert!(file.body.contains("Møllegade 7"), "the file is exact");
}

/// GM-3: a card, a hand-over and a meeting's sheet are asked about as well; what was typed is kept, nothing is done until the
/// second press, and that one does it once.
#[tokio::test]
async fn nothing_is_done_before_the_second_press() {
    let world = World::demo();
    let jonas = world.jonas();
    let here = protected(&world, &jonas).await;
    let cards = || world.number("SELECT CAST(COUNT(*) AS TEXT) FROM card_code");
    let (card, before) = (format!("{here}/kort"), cards());
    let first = jonas.post(&card, &[("id", "form-protected-2")]).await;
    assert!(
        first.status == 422 && first.body.contains(ASKED),
        "{}",
        first.body
    );
    assert!(first.body.contains("value=\"form-protected-2\""), "kept");
    assert_eq!(cards(), before);
    let yes = [("id", "form-protected-2"), ("gennemset", "ja")];
    assert_eq!(jonas.post(&card, &yes).await.status, 200);
    assert_ne!(cards(), before);

    let close = format!("{here}/moede/aftalt");
    let sheet = [
        ("id", "form-protected-3"),
        ("words", "Jeg vil ikke presses."),
        ("what-1", "Vi ses på Åvej."),
        ("who-1", "guest"),
        ("agreed", "yes"),
    ];
    let asked = jonas.post(&close, &sheet).await;
    assert!(asked.status == 422 && asked.body.contains(ASKED));
    for kept in ["Jeg vil ikke presses.", "value=\"Vi ses på Åvej.\""] {
        assert!(asked.body.contains(kept), "{kept}");
    }
    let meetings =
        || world.number("SELECT CAST(COUNT(*) AS TEXT) FROM meeting WHERE id = 'form-protected-3'");
    assert_eq!(meetings(), "0");
    let yes: Vec<_> = sheet.into_iter().chain([("gennemset", "ja")]).collect();
    for _ in 0..2 {
        assert_eq!(jonas.post(&close, &yes).await.status, 303);
    }
    assert_eq!(meetings(), "1");

    let plan = [
        ("id", "form-protected-4"),
        ("next", "other_help"),
        ("help", "85"),
    ];
    jonas.post(&format!("{here}/bagefter"), &plan).await;
    let begin = [
        ("id", "form-protected-5"),
        ("receiver", "85"),
        ("part", "goal"),
    ];
    jonas.post(&format!("{here}/udtraek"), &begin).await;
    let write = [
        ("id", "form-protected-6"),
        ("goal", "At synge."),
        ("words", "Tak for det."),
        ("read", "yes"),
    ];
    let free = format!("{here}/udtraek/fri");
    let asked = jonas.post(&free, &write).await;
    assert!(
        asked.status == 422 && asked.body.contains(ASKED),
        "{}",
        asked.body
    );
    assert!(asked.body.contains("Tak for det.") && asked.body.contains("At synge."));
    let released = || {
        world.number("SELECT CAST(COUNT(*) AS TEXT) FROM handover WHERE released_ms IS NOT NULL AND id = 'form-protected-5'")
    };
    assert_eq!(released(), "0");
    let yes: Vec<_> = write.into_iter().chain([("gennemset", "ja")]).collect();
    assert_eq!(jonas.post(&free, &yes).await.status, 303);
    assert_eq!(released(), "1");
    let paper = jonas.get(&format!("{here}/udtraek")).await.body;
    assert!(!paper.contains("Fra: Demokøbing"), "{paper}");
    let pdf = jonas.get(&format!("{here}/udtraek.pdf")).await;
    assert!(pdf.body.contains(ASKED));
}
