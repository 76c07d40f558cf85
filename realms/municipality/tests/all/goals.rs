//! Goals, walked through the router as a worker with a guest.

use crate::support::{World, between};

/// A fresh course of Anna with Jonas, from a day on.
async fn anna(world: &World, form: &str, start: &str) -> String {
    let fields = [
        ("id", form),
        ("called", "Anna"),
        ("basis", "82b"),
        ("goal", "Jeg vil synge igen."),
        ("start", start),
        ("contact", "worker-jonas"),
        ("decided_by", "worker-jonas"),
        ("hat", "worker"),
    ];
    let jonas = world.jonas();
    for _ in 0..2 {
        let to = jonas.post("/forloeb", &fields).await.to;
        assert!(to.starts_with("/gaest/"), "{to}");
    }
    let to = jonas.post("/forloeb", &fields).await.to;
    to.split('?').next().unwrap_or_default().to_owned()
}

/// The text fields that a page asks to be typed into.
fn typed_fields(body: &str) -> Vec<String> {
    let main = between(body, "<main", "</main>");
    main.split("<input ")
        .filter(|tag| {
            tag.split('>')
                .next()
                .is_some_and(|tag| tag.contains("type=\"text\""))
        })
        .map(|tag| between(tag, "name=\"", "\"").to_owned())
        .collect()
}

/// DD-7: the days of looking at the goals are made when the course begins, once however often the form comes, none on a
/// closed day, and the guest has them on paper.
#[tokio::test]
async fn the_days_are_made_when_the_course_begins() {
    let world = World::demo();
    // Four weeks from 27 November is Christmas Day.
    let here = anna(&world, "form-goals-1", "2026-11-27").await;
    let jonas = world.jonas();
    let page = jonas.get(&format!("{here}/maal")).await;
    assert_eq!(page.status, 200);
    let slip = jonas.get(&format!("{here}/seddel")).await;
    for body in [&page.body, &slip.body] {
        assert_eq!(body.matches("<li>28. december 2026</li>").count(), 1);
        assert!(body.contains("<li>22. januar 2027</li>"), "{body}");
        assert!(!body.contains("25. december 2026"));
    }
}

/// DD-6: the guest's goal on top, who does what beneath; nobody is on the sheet without the guest's yes; and what is not
/// agreed is told before the course begins, until it is agreed.
#[tokio::test]
async fn agencies_agree_on_one_sheet_before_the_course_begins() {
    let world = World::demo();
    let here = anna(&world, "form-goals-2", "2026-11-27").await;
    let jonas = world.jonas();
    let goals = format!("{here}/maal");
    let differs = [
        ("id", "form-goals-3"),
        ("for", "first"),
        ("agency", "jobcentre"),
        ("kind", "differs"),
        ("line", "Antallet af timer."),
    ];
    let part = format!("{goals}/del");
    let without = jonas.post(&part, &differs).await;
    assert_eq!(without.status, 422, "the guest has not said yes");
    assert!(without.body.contains("Antallet af timer."), "kept");
    let bare = [("id", "form-goals-4"), ("with", "jobcentre")];
    let med = format!("{goals}/med");
    assert_eq!(jonas.post(&med, &bare).await.status, 422, "no tick, no yes");
    let yes = [bare[0], bare[1], ("yes", "yes")];
    assert_eq!(jonas.post(&med, &yes).await.status, 303);
    for _ in 0..2 {
        assert_eq!(jonas.post(&part, &differs).await.status, 303);
    }
    let page = jonas.get(&goals).await.body;
    assert!(page.contains("Jobcenteret: ja den 18. november 2026"));
    assert!(page.contains("Tal om det, før forløbet begynder"));
    let main = between(&page, "<main", "</main>");
    let goal = main.find("Jeg vil synge igen.").expect("the goal");
    let beneath = main.rfind("Antallet af timer.").expect("the line");
    assert!(goal < beneath);
    let guest = jonas.get(&here).await.body;
    assert!(guest.contains("Tal om det, I ikke er enige om, før forløbet begynder (1)."));
    let over = [("id", "form-goals-5"), ("part_id", "form-goals-3")];
    jonas.post(&format!("{part}/faerdig"), &over).await;
    assert!(
        !jonas
            .get(&here)
            .await
            .body
            .contains("ikke er enige om, før")
    );
    // The guest takes the yes back, and the agency is gone from the sheet.
    jonas.post(&format!("{med}/tilbage"), &bare).await;
    let page = jonas.get(&goals).await.body;
    assert!(!page.contains("Antallet af timer."));
}

/// GM-4, FR-6, FR-24: a goal is one line in the guest's words, with questions that make it clear and no field behind them;
/// the page asks what the guest can and wants, and has no field for history or for what a worker thinks is needed.
#[tokio::test]
async fn a_goal_is_the_guests_own_line_with_help_and_nothing_behind_it() {
    let world = World::demo();
    let here = anna(&world, "form-goals-6", "2026-11-18").await;
    let jonas = world.jonas();
    let goals = format!("{here}/maal");
    let page = jonas.get(&goals).await.body;
    assert_eq!(typed_fields(&page), ["line", "goal", "agreed"]);
    assert!(page.contains("Hvad kan og vil gæsten?"));
    assert!(page.contains("Hvad er det første lille skridt?"));
    for before in ["diagnose", "historik", "behov", "baggrund"] {
        assert!(!page.to_lowercase().contains(before), "{before}");
    }
    let empty = jonas
        .post(&goals, &[("id", "form-goals-7"), ("goal", " ")])
        .await;
    assert_eq!(empty.status, 422);
    let new = [("id", "form-goals-7"), ("goal", "Gå på torvet alene.")];
    for _ in 0..2 {
        assert_eq!(jonas.post(&goals, &new).await.status, 303);
    }
    let page = jonas.get(&goals).await.body;
    let cards = page.matches("<h2 class=\"lead\">").count();
    assert_eq!(cards, 2, "a double press writes one goal");
}

/// DD-7, DD-16: a week before, the contact person is reminded on the day's page and on the list, with the time left; a
/// review ends in what was agreed, and then nobody is reminded any more.
#[tokio::test]
async fn a_review_is_called_to_mind_and_ends_in_what_is_agreed() {
    let world = World::demo();
    let here = anna(&world, "form-goals-8", "2026-11-18").await;
    let goals = format!("{here}/maal");
    let link = format!("<a href=\"{goals}\">Anna</a>: Se på målene");
    assert!(!world.jonas().get("/vagt").await.body.contains(&link));
    world.later(22 * 86_400_000);
    let jonas = world.jonas();
    for page in ["/vagt", "/gaest"] {
        let body = jonas.get(page).await.body;
        let line = between(&body, &link, "</li>");
        assert!(line.contains("Uge 4 af 26"), "{page}: {line}");
        let other = world.birgitte().get(page).await.body;
        assert!(!other.contains(&link), "only the contact person");
    }
    let page = jonas.get(&goals).await.body;
    let review = between(&page, "name=\"review\" value=\"", "\"").to_owned();
    let held = |agreed| {
        [
            ("id", "form-goals-9"),
            ("review", review.as_str()),
            ("agreed", agreed),
        ]
    };
    let set = format!("{goals}/set");
    assert_eq!(jonas.post(&set, &held("")).await.status, 422);
    for agreed in ["Fredag på torvet.", "Noget andet."] {
        assert_eq!(jonas.post(&set, &held(agreed)).await.status, 303);
    }
    let page = jonas.get(&goals).await.body;
    assert!(page.contains("Fredag på torvet.") && !page.contains("Noget andet."));
    assert!(!jonas.get("/vagt").await.body.contains(&link));
}

/// HS-18: help with home or debt stays in the course: no sheet that others see and no hand-over shows it, unless the guest
/// wants it on the sheet; and it is off again in one step.
#[tokio::test]
async fn what_one_will_not_share_stays_in_the_course() {
    const SECRET: &str = "Gælden til udlejeren.";
    let world = World::demo();
    let here = anna(&world, "form-goals-10", "2026-11-18").await;
    let jonas = world.jonas();
    let todo = [("id", "form-goals-11"), ("todo", SECRET)];
    jonas.post(&format!("{here}/huskeliste"), &todo).await;
    let plan = [
        ("id", "form-goals-12"),
        ("next", "other_help"),
        ("help", "85"),
    ];
    jonas.post(&format!("{here}/bagefter"), &plan).await;
    let over = [
        ("id", "form-goals-13"),
        ("receiver", "85"),
        ("part", "goal"),
    ];
    jonas.post(&format!("{here}/udtraek"), &over).await;
    let shared = ["/maal", "/seddel", "/udtraek", "/noter"];
    assert!(jonas.get(&here).await.body.contains(SECRET));
    for page in shared {
        let page = jonas.get(&format!("{here}{page}")).await;
        assert_eq!(page.status, 200);
        assert!(!page.body.contains(SECRET), "{}", page.body);
    }
    let tick = [("id", "form-goals-14"), ("todo_id", "form-goals-11")];
    let share = format!("{here}/huskeliste/del");
    assert_eq!(jonas.post(&share, &tick).await.status, 303);
    assert!(
        jonas
            .get(&format!("{here}/maal"))
            .await
            .body
            .contains(SECRET)
    );
    for page in shared.iter().skip(1) {
        let page = jonas.get(&format!("{here}{page}")).await.body;
        assert!(!page.contains(SECRET), "the tick is for the sheet only");
    }
    let back = [tick[0], tick[1], ("not", "1")];
    jonas.post(&share, &back).await;
    assert!(
        !jonas
            .get(&format!("{here}/maal"))
            .await
            .body
            .contains(SECRET)
    );
}
