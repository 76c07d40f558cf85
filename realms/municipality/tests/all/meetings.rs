//! Meetings of several, and advice talks, walked through the router.

use crate::support::{World, between};

async fn anna(world: &World, form: &str) -> String {
    let fields = [
        ("id", form),
        ("called", "Anna"),
        ("basis", "82b"),
        ("goal", "Jeg vil synge igen."),
        ("start", "2026-11-18"),
        ("contact", "worker-jonas"),
        ("decided_by", "worker-jonas"),
        ("hat", "worker"),
    ];
    let to = world.jonas().post("/forloeb", &fields).await.to;
    to.split('?').next().unwrap_or_default().to_owned()
}

/// NW-17: one sheet, the guest's words first; it is the guest's on paper today, and tomorrow only what was agreed is here.
#[tokio::test]
async fn a_sheet_begins_with_the_guests_words_and_leaves_only_what_was_agreed() {
    let world = World::demo();
    let here = anna(&world, "form-meet-1").await + "/moede";
    let jonas = world.jonas();
    let page = jonas.get(&here).await;
    assert_eq!(page.status, 200);
    let (words, first) = (
        page.body.find("name=\"words\""),
        page.body.find("name=\"what-1\""),
    );
    assert!(
        words < first && words.is_some(),
        "the guest's words come first"
    );
    let sheet = [
        ("id", "form-meet-2"),
        ("words", "Jeg vil ikke presses."),
        ("with", "guest"),
        ("with", "house"),
        ("what-1", "Vi går på torvet."),
        ("who-1", "house"),
        ("until-1", "2026-12-01"),
    ];
    let close = format!("{here}/aftalt");
    let unread = jonas.post(&close, &sheet).await;
    assert_eq!(unread.status, 422);
    assert!(unread.body.contains("Jeg vil ikke presses."), "kept");
    assert_eq!(jonas.post(&here, &sheet).await.status, 303);
    let agreed: Vec<_> = sheet.into_iter().chain([("agreed", "yes")]).collect();
    for _ in 0..2 {
        assert_eq!(jonas.post(&close, &agreed).await.status, 303);
    }
    let page = jonas.get(&here).await.body;
    assert!(page.contains("Arket er dit") && page.contains("Jeg vil ikke presses."));
    let line = "Huset her: Vi går på torvet. (senest den 1. december 2026)";
    assert_eq!(
        page.matches("<h2>Aftalt den 18. november 2026</h2>")
            .count(),
        1
    );
    assert!(page.contains(line), "{page}");
    world.later(86_400_000);
    let page = world.jonas().get(&here).await.body;
    assert!(page.contains(line), "what was agreed stays");
    assert!(!page.contains("presses") && !page.contains("Arket er dit"));
}

/// NW-17: a draft that was not agreed is not there any more when the day is over.
#[tokio::test]
async fn a_sheet_that_was_not_agreed_is_gone_the_next_day() {
    let world = World::demo();
    let here = anna(&world, "form-meet-3").await + "/moede";
    let draft = [("id", "form-meet-4"), ("words", "Kun en kladde.")];
    let jonas = world.jonas();
    assert_eq!(jonas.post(&here, &draft).await.status, 303);
    assert!(jonas.get(&here).await.body.contains("Kun en kladde."));
    world.later(14 * 3_600_000);
    assert!(
        !world
            .jonas()
            .get(&here)
            .await
            .body
            .contains("Kun en kladde.")
    );
}

/// HS-18: what is private in the course stands on no sheet of a meeting.
#[tokio::test]
async fn a_meetings_sheet_does_not_show_what_is_private() {
    let world = World::demo();
    let guest = anna(&world, "form-meet-5").await;
    let jonas = world.jonas();
    let todo = [("id", "form-meet-6"), ("todo", "Gælden til udlejeren.")];
    jonas.post(&format!("{guest}/huskeliste"), &todo).await;
    let page = jonas.get(&format!("{guest}/moede")).await.body;
    assert!(!page.contains("Gælden"));
}

/// GM-9, LE-5, FR-9: a talk with a caseworker is booked from an enquiry, ends in a course there and then, and the form of
/// the course knows the name, the wish, and who decided under which hat together with whom.
#[tokio::test]
async fn an_advice_talk_is_booked_and_ends_in_a_course() {
    let world = World::demo();
    let jonas = world.jonas();
    let inbox = jonas.get("/henvendelser").await.body;
    assert!(inbox.contains("href=\"/raadgivning?henvendelse=enquiry-00000\""));
    let page = jonas.get("/raadgivning?henvendelse=enquiry-00000").await;
    assert!(page.body.contains("Ny samtale: Rashid"), "{}", page.body);
    let alone = [
        ("id", "form-advice-1"),
        ("henvendelse", "enquiry-00000"),
        ("day", "2026-11-19"),
        ("time", "10:00"),
        ("worker", "worker-jonas"),
        ("adviser", "worker-jonas"),
    ];
    assert_eq!(jonas.post("/raadgivning", &alone).await.status, 422);
    let mut two = alone;
    two[5].1 = "worker-karen";
    for _ in 0..2 {
        assert_eq!(jonas.post("/raadgivning", &two).await.status, 303);
    }
    let page = jonas.get("/raadgivning").await.body;
    assert_eq!(page.matches("/raadgivning/form-advice-1/afgoer").count(), 1);
    let decided = [
        ("id", "form-advice-2"),
        ("outcome-form-advice-1", "course"),
        ("decided_by-form-advice-1", "worker-karen"),
        ("hat-form-advice-1", "adviser"),
    ];
    let to = jonas
        .post("/raadgivning/form-advice-1/afgoer", &decided)
        .await
        .to;
    assert_eq!(to, "/forloeb/nyt?raad=form-advice-1");
    let form = jonas.get(&to).await.body;
    assert!(
        form.contains("value=\"Rashid\"") && form.contains("Jeg vil gerne lære nogen at kende.")
    );
    let chosen = |select: &str| {
        let select = between(&form, &format!("<select id=\"{select}\""), "</select>").to_owned();
        let before = select
            .split(" selected")
            .next()
            .unwrap_or_default()
            .to_owned();
        between(
            before.rsplit("<option ").next().unwrap_or_default(),
            "value=\"",
            "\"",
        )
        .to_owned()
    };
    let names = ["contact", "decided_by", "hat", "with", "with_hat"].map(chosen);
    assert_eq!(
        names,
        [
            "worker-jonas",
            "worker-karen",
            "adviser",
            "worker-jonas",
            "worker"
        ]
    );
    let page = jonas.get("/raadgivning").await.body;
    assert!(
        page.contains("Et forløb begynder her. Afgjort af Karen"),
        "{page}"
    );
}

/// GM-9: a talk is booked for somebody at the door, for somebody who comes again, and for a guest with a course, who then
/// stands among those who are expected; it may end in nothing, and a cancelled one can be taken up again.
#[tokio::test]
async fn an_advice_talk_is_booked_from_the_door_and_for_a_guest() {
    let world = World::demo();
    let jonas = world.jonas();
    let own = world.own("worker-jonas");
    let vagt = jonas.get("/vagt").await.body;
    assert!(vagt.contains("href=\"/raadgivning?fra="));
    let guest = jonas.get(&format!("/gaest/{}", own.guest)).await.body;
    assert!(guest.contains(&format!("href=\"/raadgivning?gaest={}\"", own.guest)));
    let found = jonas.post("/igen", &[("navn", "Anna")]).await.body;
    assert!(found.contains("href=\"/raadgivning?gaest="));
    for (kind, number, form) in [
        ("fra", &own.walk_in, "form-advice-3"),
        ("gaest", &own.guest, "form-advice-4"),
    ] {
        let fields = [
            ("id", form),
            (kind, number.as_str()),
            ("day", "2026-11-18"),
            ("time", "15:10"),
            ("worker", "worker-jonas"),
            ("adviser", "worker-karen"),
        ];
        assert_eq!(jonas.post("/raadgivning", &fields).await.status, 303);
    }
    assert!(
        jonas
            .get("/vagt")
            .await
            .body
            .contains("Samtale sammen med rådgiver Karen")
    );
    let decide = [
        ("id", "form-advice-5"),
        ("outcome-form-advice-3", "nothing"),
        ("decided_by-form-advice-3", "worker-jonas"),
        ("hat-form-advice-3", "worker"),
    ];
    let to = jonas
        .post("/raadgivning/form-advice-3/afgoer", &decide)
        .await
        .to;
    assert_eq!(to, "/raadgivning?nyt=afgjort");
    let cancel = "/raadgivning/form-advice-4/aflys";
    jonas.post(cancel, &[("id", "form-advice-6")]).await;
    assert!(jonas.get("/raadgivning").await.body.contains("Aflyst."));
    jonas
        .post(cancel, &[("id", "form-advice-7"), ("not", "1")])
        .await;
    assert!(!jonas.get("/raadgivning").await.body.contains("Aflyst."));
    let nobody = [("id", "form-advice-8"), ("day", "2026-11-18")];
    assert_eq!(jonas.post("/raadgivning", &nobody).await.status, 422);
}

/// GM-9: an enquiry that ends in a course leads to its form, with the name, the wish and the way in.
#[tokio::test]
async fn an_enquiry_that_ends_in_a_course_leads_to_its_form() {
    let world = World::demo();
    let jonas = world.jonas();
    let step = [("id", "form-advice-9"), ("step-enquiry-00002", "course")];
    let to = jonas
        .post("/henvendelser/enquiry-00002/skridt", &step)
        .await
        .to;
    assert_eq!(to, "/forloeb/nyt?henvendelse=enquiry-00002");
    let form = jonas.get(&to).await;
    assert!(form.body.contains("value=\"Ole\""), "{}", form.body);
    let contact = between(&form.body, "<select id=\"contact\"", "</select>");
    assert!(
        contact.contains("value=\"worker-jonas\" selected"),
        "{contact}"
    );
    assert_eq!(
        jonas
            .get("/forloeb/nyt?henvendelse=enquiry-99999")
            .await
            .status,
        404
    );
}

/// DD-6, DD-7: a meeting that is a review holds it on its own day, so that nobody is reminded; taken back, the review waits
/// on the day that it was planned for, and what was agreed stays.
#[tokio::test]
async fn a_meeting_that_is_a_review_holds_it_and_gives_it_back() {
    let world = World::demo();
    let guest = anna(&world, "form-meet-20").await;
    let (here, goals) = (format!("{guest}/moede"), format!("{guest}/maal"));
    let planned = || {
        world.number("SELECT MIN(r.day) || ' ' || CAST(COUNT(r.held_ms) AS TEXT) FROM goal_review r WHERE r.course_id = (SELECT m.course_id FROM meeting_draft m WHERE m.id = 'form-meet-21')")
    };
    let jonas = world.jonas();
    let page = jonas.get(&here).await.body;
    let select = between(&page, "name=\"review\"", "</select>").to_owned();
    let review = select
        .split("value=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|id| id.len() > 10)
        .expect("a review that waits")
        .to_owned();
    let sheet = [
        ("id", "form-meet-21"),
        ("words", "Rolig start."),
        ("what-1", "Vi går på torvet."),
        ("who-1", "guest"),
        ("review", review.as_str()),
        ("agreed", "yes"),
    ];
    jonas.post(&here, &sheet[..5]).await;
    let before = planned();
    assert!(before.ends_with(" 0"), "{before}");
    let draft = jonas.get(&here).await.body;
    assert!(
        draft.contains(&format!("value=\"{review}\" selected")),
        "the draft keeps which review it is"
    );
    for _ in 0..2 {
        let agreed = jonas.post(&format!("{here}/aftalt"), &sheet).await;
        assert_eq!(agreed.status, 303, "{}", agreed.body);
    }
    assert_eq!(planned(), "2026-11-18 1", "held on the day of the meeting");
    assert!(jonas.get(&goals).await.body.contains("Vi går på torvet."));
    assert!(
        jonas
            .get(&here)
            .await
            .body
            .contains("Det var også jeres opfølgning.")
    );
    let undo = format!("{here}/opfoelgning/fortrydelse");
    let meeting = [("id", "form-meet-22"), ("meeting_id", "form-meet-21")];
    for _ in 0..2 {
        assert_eq!(jonas.post(&undo, &meeting).await.status, 303);
        assert_eq!(planned(), before, "as it was planned");
    }
    let page = jonas.get(&here).await.body;
    assert!(page.contains("Vi går på torvet.") && !page.contains("Det var også"));
    let half = jonas.post(&undo, &[("meeting_id", "nothing-there")]).await;
    assert_eq!(half.status, 303);
}

/// GM-9, PS-5: a talk that is cancelled takes the guest's appointment and its reminders along on the same press, the hour is
/// free for another, and undo brings them back; whoever has come stays.
#[tokio::test]
async fn a_cancelled_talk_takes_its_appointment_and_reminders_along() {
    let world = crate::remind::with_sms();
    let jonas = world.jonas();
    let senders = || realm_municipality::Senders {
        mail: None,
        sms: Some(std::sync::Arc::new(crate::remind::Nowhere)),
    };
    let choose = [
        ("id", "form-advice-20"),
        ("way", "sms"),
        ("address", "20123456"),
        ("words", "see"),
        ("early", "both"),
    ];
    let husk = "/gaest/guest-00007/husk";
    assert_eq!(jonas.post(husk, &choose).await.status, 303);
    let book = async |form: &str, day: &str| {
        let fields = [
            ("id", form),
            ("gaest", "guest-00007"),
            ("day", day),
            ("time", "15:10"),
            ("worker", "worker-jonas"),
            ("adviser", "worker-karen"),
        ];
        jonas.post("/raadgivning", &fields).await.status
    };
    assert_eq!(book("form-advice-21", "2026-11-20").await, 303);
    let counts = || {
        realm_municipality::remind(&world.app.store, &world.app.web, &senders()).expect("a round");
        world.number("SELECT CAST((SELECT COUNT(*) FROM expected WHERE id = 'form-advice-21') AS TEXT) || ' ' || CAST((SELECT COUNT(*) FROM job WHERE subject_id = 'form-advice-21') AS TEXT)")
    };
    assert_eq!(counts(), "1 2", "expected, and reminded of twice");
    let cancel = "/raadgivning/form-advice-21/aflys";
    for form in ["form-advice-22", "form-advice-23"] {
        assert_eq!(jonas.post(cancel, &[("id", form)]).await.status, 303);
        assert_eq!(counts(), "0 0");
    }
    assert!(!jonas.get(husk).await.body.contains("kl. 15.10"));
    assert_eq!(
        book("form-advice-24", "2026-11-20").await,
        303,
        "the hour is free"
    );
    let undo = [("id", "form-advice-25"), ("not", "1")];
    for _ in 0..2 {
        assert_eq!(jonas.post(cancel, &undo).await.status, 303);
        assert_eq!(counts(), "1 2", "back, once");
    }
    assert_eq!(book("form-advice-26", "2026-11-18").await, 303);
    let came = jonas
        .post(
            "/vagt/ventet/form-advice-26/kommet",
            &[("id", "form-advice-27")],
        )
        .await;
    assert_eq!(came.status, 303, "{}", came.body);
    jonas
        .post(
            "/raadgivning/form-advice-26/aflys",
            &[("id", "form-advice-28")],
        )
        .await;
    let there =
        world.number("SELECT CAST(COUNT(*) AS TEXT) FROM expected WHERE id = 'form-advice-26'");
    assert_eq!(
        there, "1",
        "who has come is not made to not have been there"
    );
}
