//! The register and the volunteer coordinator, walked through the router.

use kit_web::Method;
use realm_municipality::routes;

use crate::requests::send;
use crate::support::{World, between};

const SMALL: [(&str, &str); 3] = [
    ("title", "Lørdagskaffen"),
    ("offer", "offer-house"),
    ("next", "2027-02-01"),
];

/// CV-4: the volunteer coordinator sees what is agreed, what waits and which places to ring, and no guest: whatever they
/// may open leaves no line in the log of looks, and every page of guests is shut.
#[tokio::test]
async fn the_volunteer_coordinator_sees_agreements_and_no_guest() {
    let world = World::demo();
    crate::walk::with_directory(&world);
    let vibeke = world.vibeke();
    let own = world.with_ways(world.own("worker-vibeke"), "worker-vibeke");
    let mut opened = 0;
    for decl in routes().declared() {
        if decl.method == Method::Get && decl.may.roles.iter().any(|role| role.0 == "volunteers") {
            let before = world.looks().len();
            let answer = send(&vibeke, decl, &own).await.expect("a case");
            assert_eq!(world.looks().len(), before, "{decl:?}");
            assert!(!answer.body.contains("Anna"), "{decl:?}");
            opened += 1;
        }
    }
    assert!(opened > 5, "{opened}");
    for shut in [
        "/gaest",
        "/vagt",
        "/henvendelser",
        "/igen",
        "/hold",
        "/ledelse/plan",
        "/ledelse/forloeb",
    ] {
        assert!(matches!(vibeke.get(shut).await.status, 403 | 404), "{shut}");
    }
    let desk = vibeke.get("/ledelse/samarbejde").await;
    assert_eq!(desk.heading(), "Samarbejde");
    for seen in [
        "Må koret låne stuen en lørdag?",
        "Koret ved åen",
        "Steder, nogen skal ringe til",
    ] {
        assert!(desk.body.contains(seen), "{seen}: {}", desk.body);
    }
    assert_eq!(vibeke.get("/").await.to, "/ledelse/samarbejde");
}

/// CV-1, HS-20: an agreement is made the same day, once; it counts as living when somebody has met.
#[tokio::test]
async fn an_agreement_is_made_the_same_day_and_lives_when_somebody_met() {
    let world = World::demo();
    let karen = world.karen();
    let desk = karen.get("/ledelse/samarbejde").await;
    assert!(
        desk.body
            .contains("2 aftaler. Mødt 1 af dem i de sidste 6 måneder."),
        "{}",
        desk.body
    );
    let form = karen.get("/ledelse/samarbejde/aftaler").await.form();
    let fields = [&[("id", form.as_str())], &SMALL[..]].concat();
    for _ in 0..2 {
        let sent = karen.post("/ledelse/samarbejde/aftaler", &fields).await;
        assert_eq!(
            (sent.status, sent.to.as_str()),
            (303, "/ledelse/samarbejde/aftaler?nyt=gemt")
        );
    }
    let desk = karen.get("/ledelse/samarbejde").await;
    assert!(
        desk.body
            .contains("3 aftaler. Mødt 1 af dem i de sidste 6 måneder."),
        "{}",
        desk.body
    );
    let page = karen.get(&format!("/ledelse/samarbejde/{form}")).await;
    assert_eq!(page.heading(), "Lørdagskaffen");
    let next = karen
        .get(&format!("/ledelse/samarbejde/moeder?aftale={form}"))
        .await;
    assert!(
        next.body
            .contains(&format!("<option value=\"{form}\" selected>")),
        "{}",
        next.body
    );
    let meeting = [
        ("id", "form-of-a-meeting"),
        ("parent", form.as_str()),
        ("topic", "stop-by"),
        ("from", "2026-11-17"),
        ("agreed", "Kaffe hver lørdag."),
    ];
    assert_eq!(
        karen
            .post("/ledelse/samarbejde/moeder", &meeting)
            .await
            .status,
        303
    );
    let desk = karen.get("/ledelse/samarbejde").await;
    assert!(
        desk.body
            .contains("3 aftaler. Mødt 2 af dem i de sidste 6 måneder."),
        "{}",
        desk.body
    );
    assert!(
        karen
            .get(&format!("/ledelse/samarbejde/{form}"))
            .await
            .body
            .contains("Kaffe hver lørdag.")
    );
}

/// CV-2: minutes with somebody's number come back whole, with what to do.
#[tokio::test]
async fn minutes_with_a_persons_number_come_back_with_the_text_kept() {
    let world = World::demo();
    let meeting = [
        ("id", "form-of-a-meeting"),
        ("parent", "register-koret"),
        ("topic", "status"),
        ("from", "2026-11-17"),
        ("agreed", "Vi talte om 010203-0004 og kaffen."),
    ];
    let back = world
        .karen()
        .post("/ledelse/samarbejde/moeder", &meeting)
        .await;
    assert_eq!(back.status, 422);
    assert!(back.body.contains("Vi talte om 010203-0004 og kaffen."));
    assert!(
        back.body
            .contains("Det ligner et cpr-nummer. Skriv uden personer.")
    );
}

/// CV-1: what somebody else has written meanwhile is shown, and the own text is kept until it is sent again.
#[tokio::test]
async fn two_who_change_an_agreement_see_each_other() {
    let world = World::demo();
    let (karen, vibeke) = (world.karen(), world.vibeke());
    let at = "/ledelse/samarbejde/register-koret";
    let first = karen.get(at).await;
    let row = between(&first.body, "name=\"row\" value=\"", "\"").to_owned();
    let change = |id: &str, row: &str, terms: &str| {
        let mut fields: Vec<(&str, String)> = SMALL
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        fields.extend([
            ("id", id.to_owned()),
            ("row", row.to_owned()),
            ("agreed", terms.to_owned()),
        ]);
        fields
    };
    fn lent<'a>(fields: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
        fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect()
    }
    let mine = change("form-of-vibeke", &row, "Vibekes vilkår.");
    assert_eq!(vibeke.post(at, &lent(&mine)).await.status, 303);
    let late = change("form-of-karen", &row, "Karens vilkår.");
    let back = karen.post(at, &lent(&late)).await;
    assert_eq!(back.status, 422);
    for seen in [
        "Vibekes vilkår.",
        "Karens vilkår.",
        "En anden har rettet imens.",
    ] {
        assert!(back.body.contains(seen), "{seen}");
    }
    let row = between(&back.body, "name=\"row\" value=\"", "\"").to_owned();
    let again = change("form-of-karen", &row, "Karens vilkår.");
    assert_eq!(karen.post(at, &lent(&again)).await.status, 303);
    let page = karen.get(at).await;
    assert!(page.body.contains("Karens vilkår.") && !page.body.contains("Vibekes vilkår."));
}

/// CV-5, HE-5: anybody reads without login when a caseworker or a nurse comes where, and what can be decided there; an
/// agreement's summary where it was opened, and no contact and no terms.
#[tokio::test]
async fn anybody_reads_where_advice_is_given_and_no_contact() {
    let world = World::demo();
    let page = world.anybody("/samarbejde").await;
    assert_eq!(page.status, 200);
    for seen in [
        "Tirsdage kl. 10-12",
        "Værestedet i Nørreå",
        "Et forløb i huset kan besluttes på stedet.",
        "Sygeplejerske Vibe",
        "Hver anden onsdag kl. 13-15",
        "Huset og koret hjælper hinanden.",
        "To pladser er åbne for naboer fra Nørreå Kommune.",
    ] {
        assert!(page.body.contains(seen), "{seen}: {}", page.body);
    }
    for unseen in [
        "formand",
        "Klinikken på torvet",
        "Cykelværkstedet",
        "Koret siger til",
        "Planter",
        "Jonas",
    ] {
        assert!(!page.body.contains(unseen), "{unseen}");
    }
    assert!(
        world
            .anybody("/henvendelse")
            .await
            .body
            .contains("href=\"/samarbejde\"")
    );
    world
        .karen()
        .post("/ledelse/plan/register-vaerestedet/slut", &[])
        .await;
    assert!(
        !world
            .anybody("/samarbejde")
            .await
            .body
            .contains("Tirsdage kl. 10-12")
    );
    world
        .karen()
        .post("/ledelse/plan/register-vaerestedet/igen", &[])
        .await;
    assert!(
        world
            .anybody("/samarbejde")
            .await
            .body
            .contains("Tirsdage kl. 10-12")
    );
}

/// LE-4, PS-9, NW-16, PS-14, HE-10, HE-11: whoever works here reads how it is done: the steps of somebody new with the way to
/// shadow shifts and to what guests are met with, who takes on what, who takes over, the year, the room.
#[tokio::test]
async fn whoever_is_new_reads_how_it_is_done_here() {
    let world = World::demo();
    let page = world.jonas().get("/huset").await;
    for seen in [
        "Gå to vagter med en, der kender huset",
        "href=\"/opsaet/vagtplan\"",
        "href=\"/tilbud\"",
        "Jobcentret",
        "Sådan giver vi bolden videre",
        "Ring sammen.",
        "Hvem tager over",
        "Birgitte",
        "Sundhed på personalemødet",
        "Møde på tværs",
        "Huset ved havnen og huset i Nørreå",
        "To planter og en holder til brochurer",
    ] {
        assert!(page.body.contains(seen), "{seen}: {}", page.body);
    }
    assert!(!page.body.contains("Korets formand"));
}

/// PS-14, HE-10: a line is ended when the thing is there; a year without health says so.
#[tokio::test]
async fn the_leader_is_told_what_lacks_and_that_health_is_not_in_the_year() {
    let world = World::demo();
    let karen = world.karen();
    let told = "Sundhed står ikke som et fast punkt";
    let desk = karen.get("/ledelse/plan").await;
    assert!(
        !desk.body.contains(told) && desk.body.contains("To planter"),
        "{}",
        desk.body
    );
    karen.post("/ledelse/plan/register-sundhed/slut", &[]).await;
    karen.post("/ledelse/plan/register-planter/slut", &[]).await;
    let desk = karen.get("/ledelse/plan").await;
    assert!(
        desk.body.contains(told) && !desk.body.contains("To planter"),
        "{}",
        desk.body
    );
    let lacks = karen.get("/ledelse/plan/mangler").await;
    assert!(lacks.body.contains("Afsluttet."));
}

/// CV-5: a course can be decided where the caseworker sits; the course says where in the words of that day, and an hour that
/// is over is no place to decide any more.
#[tokio::test]
async fn a_course_is_decided_where_the_caseworker_sits() {
    let world = World::demo();
    let jonas = world.jonas();
    let place = "Værestedet i Nørreå";
    let option = "<option value=\"register-vaerestedet\"";
    let page = jonas.get("/forloeb/nyt").await.body;
    assert!(page.contains(option) && page.contains(place), "{page}");
    let new = |at: &'static str| {
        [
            ("id", "course-of-the-test"),
            ("called", "Basse"),
            ("basis", "82b"),
            ("goal", "Jeg vil ud blandt andre."),
            ("start", "2026-11-18"),
            ("contact", "worker-jonas"),
            ("decided_by", "worker-jonas"),
            ("hat", "worker"),
            ("decided_at", at),
        ]
    };
    let back = jonas.post("/forloeb", &new("register-planter")).await;
    assert_eq!(back.status, 422);
    for kept in [
        "Vælg et sted på listen",
        "Basse",
        "Jeg vil ud blandt andre.",
    ] {
        assert!(back.body.contains(kept), "{kept}: {}", back.body);
    }
    let opened = jonas.post("/forloeb", &new("register-vaerestedet")).await;
    let here = opened.to.trim_end_matches("?nyt=forloeb").to_owned();
    assert!(here.starts_with("/gaest/"), "{here}");
    let end = "/ledelse/plan/register-vaerestedet/slut";
    assert_eq!(world.karen().post(end, &[]).await.status, 303);
    let guest = jonas.get(&here).await.body;
    let decided = between(&guest, "<dt>Besluttet hos</dt>", "</dd>");
    assert!(decided.contains(place), "{decided}");
    assert!(!jonas.get("/forloeb/nyt").await.body.contains(option));
    let house = jonas.get("/gaest/guest-00000").await.body;
    assert!(!house.contains("Besluttet hos"), "decided in the house");
}

/// VH-16: whom the house works with stands in one list by name: an association between two of the municipality's own
/// departments, under a heading of the same level, with what it is beside it.
#[tokio::test]
async fn an_association_stands_between_two_departments() {
    let world = World::demo();
    let karen = world.karen();
    for (number, name) in ["Jobcentret", "Rusmiddelcentret"].into_iter().enumerate() {
        let id = format!("form-of-a-department-{number}");
        let fields = [
            ("id", id.as_str()),
            ("title", name),
            ("times", "Torsdag kl. 10"),
            ("next", "2027-02-01"),
            ("open", "ja"),
        ];
        let sent = karen.post("/ledelse/samarbejde/laeger", &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
    }
    let page = world.anybody("/samarbejde").await.body;
    let cards: Vec<&str> = page.split("<article class=\"card\">").skip(1).collect();
    let name = |card: &&str| {
        let heading = card.split_once("<h3>").expect("a heading").1;
        let heading = heading.split("</h3>").next().expect("its end");
        let last = heading.rsplit('>').next().expect("text");
        last.trim().to_owned()
    };
    let names: Vec<String> = cards.iter().map(name).collect();
    assert!(names.len() > 4, "{names:?}");
    assert!(
        names.is_sorted_by_key(|name| kit_words::sort_key(name)),
        "{names:?}"
    );
    let at = |name: &str| {
        names
            .iter()
            .position(|one| one == name)
            .unwrap_or_else(|| panic!("{name}: {names:?}"))
    };
    assert!(at("Jobcentret") < at("Koret ved åen") && at("Koret ved åen") < at("Rusmiddelcentret"));
    assert!(
        cards
            .iter()
            .all(|card| card.matches("class=\"tag\"").count() == 1),
        "what each is, for all"
    );
    // Where a meeting is written down, the two kinds are mixed the same way.
    let form = karen.get("/ledelse/samarbejde/moeder").await.body;
    let place = |name: &str| form.find(name).unwrap_or_else(|| panic!("{name}"));
    assert!(place("Jobcentret</option>") < place("Koret ved åen</option>"));
    assert!(place("Koret ved åen</option>") < place("Rusmiddelcentret</option>"));
}
