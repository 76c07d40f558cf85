//! What the day's page and the pages around a course tell, and what they do not.

use crate::support::{World, between};

/// The part of the day's page about one's own guests.
fn mine(body: &str) -> &str {
    between(
        body,
        "aria-label=\"Dem, du er kontaktperson for\"",
        "</section>",
    )
}

/// DD-16, BR-20: the day's page tells the contact person how much time is left, and nobody else; the goal stands on the list
/// and not at the door. Once a course has ended, nothing is said of it any more.
#[tokio::test]
async fn the_contact_person_is_told_of_the_time_left_and_nobody_else() {
    let world = World::demo();
    let (jonas, birgitte) = (world.jonas(), world.birgitte());
    let page = jonas.get("/vagt").await.body;
    let line = mine(&page)
        .split("<li>")
        .find(|line| line.contains("/gaest/guest-00001/"))
        .expect("the guest of week 24");
    assert!(line.contains("Højst 4 uger tilbage"), "{line}");
    assert!(
        line.contains("Det er ikke aftalt, hvad der sker bagefter."),
        "{line}"
    );
    let list = jonas.get("/gaest").await.body;
    let with_goal = mine(&list)
        .split("<li>")
        .find(|line| line.contains("/gaest/guest-00001/"))
        .expect("on the list too")
        .to_owned();
    let goal = between(&with_goal, "<span class=\"soft\">", "</span>");
    assert!(goal.len() > 5 && !page.contains(goal), "{goal}");
    let other = birgitte.get("/vagt").await.body;
    assert!(!mine(&other).contains("guest-00001"), "{other}");
    let form = jonas.get("/gaest/guest-00001/bagefter").await.form();
    let end = [
        ("id", form.as_str()),
        ("reason", "time_is_up"),
        ("next", "own"),
    ];
    let ended = jonas.post("/gaest/guest-00001/slut", &end).await;
    assert_eq!(ended.status, 303, "{}", ended.body);
    for path in ["/vagt", "/gaest"] {
        let after = jonas.get(path).await.body;
        assert!(!mine(&after).contains("guest-00001"), "{path}");
    }
}

/// RW-4: whoever stands at the door sees of which groups somebody is to be rung, how many, and no name; a ring takes one off.
#[tokio::test]
async fn the_door_knows_whom_a_cancelled_meeting_owes_a_call() {
    let world = World::demo();
    let birgitte = world.birgitte();
    let owed = async || {
        let page = birgitte.get("/vagt").await.body;
        between(&page, "<a href=\"/hold/series-ro\">", "</a>").to_owned()
    };
    assert_eq!(owed().await, "Ro og små pauser: 5 at ringe til");
    let calls = world.own("worker-jonas").call_due;
    let rung = birgitte.post(&format!("/hold/ring/{calls}"), &[]).await;
    assert_eq!(rung.status, 303);
    assert_eq!(owed().await, "Ro og små pauser: 4 at ringe til");
}

/// VH-12: whoever opens a course is asked what intrudes least, with ways that need no course, and every list has the least
/// intrusive first and says why.
#[tokio::test]
async fn the_least_intrusive_stands_first_and_it_is_said_why() {
    let world = World::demo();
    let jonas = world.jonas();
    let page = jonas.get("/forloeb/nyt").await.body;
    let main = between(&page, "<main", "</main>");
    let at = |wanted: &str| {
        main.find(wanted)
            .unwrap_or_else(|| panic!("{wanted}: {main}"))
    };
    let places = [
        "Hvad griber mindst ind, og er nok lige nu?",
        "Det er lettest at gå fra igen",
        "<li><a href=\"/vagt\"",
        "<li><a href=\"/bro\"",
        "value=\"82a\"",
        "value=\"82b\"",
    ]
    .map(at);
    assert!(places.is_sorted(), "{places:?}");
    let after = jonas.get("/gaest/guest-00001/bagefter").await.body;
    let places = [
        "Det, der griber mindst ind, står først.",
        "value=\"own\"",
        "value=\"community\"",
        "value=\"group\"",
        "value=\"other_help\"",
    ]
    .map(|wanted| after.find(wanted).unwrap_or_else(|| panic!("{wanted}")));
    assert!(places.is_sorted(), "{places:?}");
}

/// FR-22: contact after the end is one press and opens no course; whoever leads sees how much there is, and whoever works
/// there reads about letting go.
#[tokio::test]
async fn contact_after_the_end_is_short_and_its_volume_is_seen() {
    let world = World::demo();
    let (jonas, karen) = (world.jonas(), world.karen());
    let before = jonas.get("/gaest").await.heading().to_owned();
    let volume = async || {
        let page = karen.get("/tilbud").await.body;
        let (before, _) = page.split_once(" i de sidste 4 uger").expect("the volume");
        let before = before.trim_end_matches('e').trim_end_matches(" gang");
        let figures = before.rsplit(|c: char| !c.is_ascii_digit()).next();
        figures
            .and_then(|n| n.parse::<i64>().ok())
            .expect("a number")
    };
    let at_first = volume().await;
    let short = [("id", "form-errand-1"), ("kind", "letter")];
    for _ in 0..2 {
        let noted = jonas.post("/kort/guest-00000", &short).await;
        assert_eq!(noted.status, 303, "{}", noted.body);
    }
    assert_eq!(volume().await, at_first + 1);
    assert_eq!(jonas.get("/gaest").await.heading(), before, "no course");
    let about = jonas.get("/tilbud").await.body;
    assert!(about.contains("Det er ikke et nyt forløb."), "{about}");
}

/// PS-3: the roster says who is on and under what else they work, so that one can say "one of my colleagues" and who.
#[tokio::test]
async fn the_roster_says_what_else_somebody_works_with() {
    let world = World::demo();
    let jonas = world.jonas();
    let me = [
        ("id", "form-me"),
        ("topics", "Gæld"),
        ("also", "§ 99 onsdag"),
    ];
    assert_eq!(jonas.post("/kolleger/mig", &me).await.status, 303);
    let roster = jonas.get("/opsaet/vagtplan").await.body;
    let line = roster
        .lines()
        .flat_map(|line| line.split("</form>"))
        .find(|line| line.contains("Jonas"))
        .expect("on the roster");
    assert!(line.contains("Også: § 99 onsdag"), "{line}");
}
