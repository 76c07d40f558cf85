//! The story of the near bank, walked through the router.

use kit_hsds::{Limits, read_bytes};
use realm_municipality::refresh_directory;

use crate::support::{PUBLIC, World, between};

const DEMO: &[u8] = include_bytes!("../../../../data/demokobing/hsds.json");
const WALK: &str = "02995e37-f778-4447-841e-39e8812d3e9f";

pub(crate) fn with_directory(world: &World) {
    let feed = read_bytes("hsds.json", DEMO, &Limits::default()).expect("the demo's feed");
    refresh_directory(&world.app.store, &feed, world.given.now()).expect("copied");
}

/// FR-1, FR-2, FR-3: the host sees who is host and notes a walk-in in three fields; a double press notes one.
#[tokio::test]
async fn a_guest_from_the_street_is_welcomed_in_three_fields() {
    let world = World::demo();
    let birgitte = world.birgitte();
    let page = birgitte.get("/vagt").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.heading(), "I dag, onsdag 18. november");
    assert!(
        page.body
            .contains("Du er vært til kl.\u{a0}12. Derefter Jonas."),
        "{}",
        page.body
    );
    assert!(
        page.body.contains("I huset nu: 3 gæster"),
        "two from the street and Anna"
    );
    let form = page.form();
    let fields = [
        ("id", form.as_str()),
        ("wish", "Leder efter noget at stå op til."),
        ("met_by", "worker-jonas"),
        ("agreed", ""),
    ];
    for _ in 0..2 {
        let sent = birgitte.post("/vagt/gaest", &fields).await;
        assert_eq!((sent.status, sent.to.as_str()), (303, "/vagt?nyt=gaest"));
    }
    let page = birgitte.get("/vagt?nyt=gaest").await;
    assert!(page.body.contains("I huset nu: 4 gæster"));
    assert!(page.body.contains("Velkomsten er skrevet ned."));
    let gone = format!("/vagt/gaest/{form}/gaaet");
    assert_eq!(birgitte.post(&gone, &[]).await.status, 303);
    assert!(
        birgitte
            .get("/vagt")
            .await
            .body
            .contains("I huset nu: 3 gæster")
    );
}

/// UX.md §3.6: what was typed stays, and the text says what to do.
#[tokio::test]
async fn a_line_that_is_too_long_comes_back_whole() {
    let world = World::demo();
    let birgitte = world.birgitte();
    let form = birgitte.get("/vagt").await.form();
    let long = "Vil gerne høre om alt. ".repeat(20);
    let fields = [
        ("id", form.as_str()),
        ("wish", &long),
        ("met_by", "worker-jonas"),
    ];
    let page = birgitte.post("/vagt/gaest", &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains(long.trim_end()));
    assert!(page.body.contains("Gør teksten kortere."));
}

/// FR-1: whoever is expected is ticked off once, and it can be taken back.
#[tokio::test]
async fn whoever_is_expected_is_ticked_off_and_back() {
    let world = World::demo();
    let jonas = world.jonas();
    let page = jonas.get("/vagt").await;
    assert!(page.body.contains("Uge 7 af 26"), "{}", page.body);
    assert_eq!(
        page.body.matches("/kommet\"").count(),
        4,
        "one of five has come"
    );
    let path = format!(
        "/vagt/ventet/{}/kommet",
        between(
            &page.body,
            "action=\"/vagt/ventet/expected-00001",
            "/kommet"
        )
        .to_owned()
            + "expected-00001"
    );
    for _ in 0..2 {
        assert_eq!(jonas.post(&path, &[]).await.status, 303);
    }
    assert_eq!(
        jonas.get("/vagt").await.body.matches("/kommet\"").count(),
        3
    );
    jonas.post(&format!("{path}/fortrydelse"), &[]).await;
    assert_eq!(
        jonas.get("/vagt").await.body.matches("/kommet\"").count(),
        4
    );
    assert_eq!(
        jonas
            .post("/vagt/ventet/expected-99999/kommet", &[])
            .await
            .status,
        404
    );
}

/// FR-2: a call in one line; an empty one is asked for again.
#[tokio::test]
async fn a_call_is_one_line() {
    let world = World::demo();
    let birgitte = world.birgitte();
    let form = birgitte.get("/vagt").await.form();
    let empty = birgitte
        .post("/vagt/opkald", &[("id", &form), ("note", " ")])
        .await;
    assert_eq!(empty.status, 422);
    assert!(empty.body.contains("Skriv én linje om opkaldet."));
    let sent = birgitte
        .post(
            "/vagt/opkald",
            &[("id", &form), ("note", "Spurgte om vej.")],
        )
        .await;
    assert_eq!(sent.status, 303);
    assert!(
        birgitte
            .get("/vagt")
            .await
            .body
            .contains("Birgitte: Spurgte om vej.")
    );
}

fn course<'a>(form: &'a str, end: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", form),
        ("called", "Amir"),
        ("goal", "Jeg vil have noget at stå op til."),
        ("basis", "82b"),
        ("start", "2026-11-18"),
        ("end", end),
        ("contact", "worker-jonas"),
        ("decided_by", "worker-birgitte"),
        ("hat", "host"),
    ]
}

/// FR-5: the last day is always visible, an end later than the limit is refused with the day that is possible.
#[tokio::test]
async fn a_course_is_opened_and_its_last_day_is_always_in_sight() {
    let world = World::demo();
    let birgitte = world.birgitte();
    let page = birgitte.get("/forloeb/nyt").await;
    assert!(
        page.body.contains("er sidste dag senest 17. maj 2027"),
        "{}",
        page.body
    );
    let form = page.form();
    let late = birgitte
        .post("/forloeb", &course(&form, "2027-05-18"))
        .await;
    assert_eq!(late.status, 422);
    assert!(
        late.body
            .contains("Vælg en sidste dag, der senest er 17. maj 2027.")
    );
    assert!(
        late.body
            .contains("value=\"Jeg vil have noget at stå op til.\"")
    );
    let made = birgitte.post("/forloeb", &course(&form, "")).await;
    let again = birgitte.post("/forloeb", &course(&form, "")).await;
    assert_eq!(
        (made.status, &made.to),
        (303, &again.to),
        "one course, however often it is sent"
    );
    let guest = birgitte.get(&made.to).await;
    assert_eq!(guest.heading(), "Amir er i uge 1 af 26");
    assert!(
        guest.body.contains("Sidste dag er mandag 17. maj 2027."),
        "{}",
        guest.body
    );
    assert!(guest.body.contains("Jeg vil have noget at stå op til."));
    assert!(guest.body.contains("Efter den dag er døren stadig åben."));
    assert!(birgitte.get("/gaest").await.body.contains(">Amir</a>"));
}

/// FR-5: from somebody at the door to a course, with the wish as a beginning of the goal.
#[tokio::test]
async fn a_course_begins_with_what_was_said_at_the_door() {
    let world = World::demo();
    let birgitte = world.birgitte();
    let form = birgitte.get("/vagt").await.form();
    let fields = [
        ("id", form.as_str()),
        ("wish", "Vil synge igen."),
        ("met_by", "worker-jonas"),
    ];
    birgitte.post("/vagt/gaest", &fields).await;
    let page = birgitte.get(&format!("/forloeb/nyt?fra={form}")).await;
    assert!(page.body.contains("value=\"Vil synge igen.\""));
    assert!(
        page.body
            .contains("<option value=\"worker-jonas\" selected>Jonas")
    );
}

/// FR-19: a talk, a time, an end and its undoing, each in one press.
#[tokio::test]
async fn a_course_goes_its_way() {
    let world = World::demo();
    let jonas = world.jonas();
    let form = jonas.get("/forloeb/nyt").await.form();
    let here = jonas.post("/forloeb", &course(&form, "")).await.to;
    let here = here.split('?').next().expect("a path").to_owned();
    let press = async |what: &str, fields: &[(&str, &str)]| {
        let form = jonas.get(&here).await.form();
        let mut all = vec![("id", form.as_str())];
        all.extend_from_slice(fields);
        jonas.post(&format!("{here}{what}"), &all).await.status
    };
    assert_eq!(press("/samtale", &[("talk", "Vi går en tur.")]).await, 303);
    let time = [
        ("day", "2026-11-20"),
        ("time", "10:30"),
        ("with", "worker-jonas"),
        ("what", "Gåtur"),
    ];
    assert_eq!(press("/tid", &time).await, 303);
    let past = [
        ("day", "2026-11-17"),
        ("time", "10:30"),
        ("with", "worker-jonas"),
        ("what", "Gåtur"),
    ];
    assert_eq!(press("/tid", &past).await, 422);
    assert_eq!(press("/kontakt", &[("contact", "worker-inge")]).await, 303);
    let page = jonas.get(&here).await;
    assert!(page.body.contains("Samtale med Jonas. Vi går en tur."));
    assert!(
        page.body.contains("På fredag kl. 10.30: Gåtur med Jonas"),
        "{}",
        page.body
    );
    assert!(page.body.contains("Inge er ny kontaktperson."));
    let nothing = [("ended", "Det hjalp."), ("reason", "enough_guest")];
    assert_eq!(press("/slut", &nothing).await, 422, "not to nothing");
    let own = [nothing[0], nothing[1], ("next", "own")];
    assert_eq!(press("/slut", &own).await, 303);
    let ended = jonas.get(&here).await;
    assert_eq!(ended.heading(), "Amirs forløb er slut");
    assert!(ended.body.contains("“Det hjalp.”"));
    assert_eq!(press("/slut/fortrydelse", &[]).await, 303);
    assert_eq!(jonas.get(&here).await.heading(), "Amir er i uge 1 af 26");
}

/// HS-3, VH-20: the directory as anybody sees it, with reasons; the leaflet leads to the public page.
#[tokio::test]
async fn a_place_is_found_from_a_wish_and_the_paper_leads_to_the_public_page() {
    let world = World::demo();
    with_directory(&world);
    let birgitte = world.birgitte();
    let page = birgitte
        .get("/bro?ord=g%C3%A5tur%20ved%20%C3%A5en&wish=get_up")
        .await;
    let first = between(&page.body, "<section class=\"card\" aria-label=\"", "\"");
    assert_eq!(first, "Gåturen ved åen", "{}", page.body);
    assert!(page.body.contains("Passer til: noget at stå op til"));
    assert!(
        page.body
            .contains(&format!("href=\"{PUBLIC}/f/gaaturen-ved-aaen\""))
    );
    let paper = birgitte.get(&format!("/bro/{WALK}/folder.pdf")).await;
    assert_eq!(paper.status, 200);
    assert!(paper.body.starts_with("%PDF-1.7"));
    let jonas = world.jonas().get(&format!("/bro/{WALK}/folder.pdf")).await;
    assert_eq!(
        paper.body, jonas.body,
        "PS-2: the same paper whoever prints it"
    );
    assert_eq!(
        birgitte.get("/bro/findes-ikke/folder.pdf").await.status,
        404
    );
}

/// HS-3: that a community was talked about is counted once for each press, and no guest can be sent along.
#[tokio::test]
async fn talking_about_a_place_counts_it_and_tells_nobody() {
    let world = World::demo();
    with_directory(&world);
    let birgitte = world.birgitte();
    let page = birgitte.get("/bro?ord=g%C3%A5turen").await;
    let form = page.form();
    for _ in 0..2 {
        let sent = birgitte
            .post(
                &format!("/bro/{WALK}/talt"),
                &[
                    ("id", &form),
                    ("igen", "&ord=g%C3%A5turen"),
                    ("guest", "guest-00001"),
                ],
            )
            .await;
        assert_eq!(sent.to, "/bro?nyt=talt&ord=g%C3%A5turen");
    }
    let page = birgitte.get("/bro?nyt=talt&ord=g%C3%A5turen").await;
    assert!(
        page.body.contains("Talt om 1 gang i de sidste 4 uger."),
        "{}",
        page.body
    );
    let dump = world.app.store.dump(&[]).expect("a dump");
    let told: Vec<&String> = dump
        .iter()
        .filter(|line| line.starts_with("told:"))
        .collect();
    assert_eq!(told, [&format!("told:'{WALK}','2026-11-18',1")]);
}

/// BR-8, BR-9: an evening is booked with its cost, the leader answers in one step, and sees hours without names.
#[tokio::test]
async fn an_evening_is_booked_and_answered_in_one_step() {
    let world = World::demo();
    let (jonas, karen) = (world.jonas(), world.karen());
    let form = jonas.get("/min-uge").await.form();
    let fields = [
        ("id", form.as_str()),
        ("day", "2026-11-19"),
        ("time", "18:00"),
        ("minutes", "90"),
    ];
    assert_eq!(
        jonas.post("/min-uge", &fields).await.to,
        "/min-uge?nyt=venter"
    );
    assert_eq!(
        jonas.post("/min-uge", &fields).await.to,
        "/min-uge?nyt=venter"
    );
    let mine = jonas.get("/min-uge?nyt=venter").await;
    assert_eq!(
        mine.body.matches("Torsdag 19. november</td>").count(),
        1,
        "{}",
        mine.body
    );
    assert!(mine.body.contains("63,00\u{a0}kr. ekstra"));
    assert!(mine.body.contains("Venter på lederen"));
    let lead = karen.get("/ledelse").await;
    assert!(
        lead.heading().starts_with("Følgeskab i denne uge: "),
        "{}",
        lead.heading()
    );
    assert!(lead.body.contains("4 aftener venter på dit svar"));
    let path = format!("/ledelse/aften/{form}");
    assert_eq!(
        karen.post(&path, &[("svar", "ja")]).await.to,
        "/ledelse?nyt=ja"
    );
    assert!(
        jonas
            .get("/min-uge")
            .await
            .body
            .contains("Lederen sagde ja")
    );
    karen.post(&format!("{path}/fortrydelse"), &[]).await;
    karen.post(&path, &[("svar", "nej")]).await;
    assert!(
        jonas
            .get("/min-uge")
            .await
            .body
            .contains("Lederen sagde nej")
    );
}

/// ALL-6: nothing on the leader's page names somebody who works there.
#[tokio::test]
async fn the_leader_sees_teams_and_never_a_worker() {
    let world = World::demo();
    let body = world.karen().get("/ledelse").await.body;
    let main = between(&body, "<main", "</main>");
    for name in [
        "Birgitte",
        "Jonas",
        "Inge",
        "Mikkel",
        "Sanne",
        "Yusuf",
        "Gitte",
        "Rasmus",
        "Lisbet",
        "Omar",
        "Tove",
        "Kasper",
        "Helle",
        "Agnieszka",
    ] {
        assert!(!main.contains(name), "{name}");
    }
    assert!(main.contains("Holdet ved havnen") && main.contains("Holdet i Nørreå"));
    assert!(main.contains("brugte 65\u{a0}% 0–1 time"));
}

/// BR-10, LE-10: tasks are moved, not saved: more hours need an answer to what is done less; the leader's ledger keeps each with
/// its day, and the team reads it.
#[tokio::test]
async fn more_hours_ask_what_shall_be_done_less() {
    let world = World::demo();
    let karen = world.karen();
    let page = karen.get("/ledelse").await;
    let form = between(&page.body, "action=\"/ledelse/maal\">", "</form>");
    let form = between(form, "name=\"id\" value=\"", "\"").to_owned();
    let more = |less| {
        [
            ("id", form.clone()),
            ("team", "team-havnen".to_owned()),
            ("hours", "20".to_owned()),
            ("less", str::to_owned(less)),
        ]
    };
    let send = async |fields: [(&str, String); 4]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        karen.post("/ledelse/maal", &fields).await
    };
    let asked = send(more("")).await;
    assert_eq!(asked.status, 422);
    assert!(asked.body.contains("Flere timer skal komme et sted fra."));
    assert_eq!(send(more("Vi køber kagen.")).await.to, "/ledelse?nyt=maal");
    let page = karen.get("/ledelse").await;
    assert!(page.body.contains("af 20 timer i denne uge"));
    let ledger = between(&page.body, "<h3>Flyttede opgaver</h3>", "</p>");
    assert!(ledger.contains("Det er en omlægning, ikke en besparelse."));
    let moved = "<li>18. november 2026: Vi køber kagen.</li>";
    assert!(page.body.contains(moved), "{}", page.body);
    assert!(
        world
            .jonas()
            .get("/min-uge")
            .await
            .body
            .contains("Vi køber kagen.")
    );
}

/// FR-4: the word for somebody who comes is a setting.
#[tokio::test]
async fn the_house_says_what_it_calls_people() {
    let world = World::demo();
    let owner = world.person("worker-owner", "owner", "Signe");
    let fields = [
        ("name", "Huset"),
        ("one", "deltager"),
        ("the", "deltageren"),
        ("many", "deltagere"),
        ("evening", "42,50"),
        ("weekend", "85"),
    ];
    assert_eq!(owner.post("/opsaet", &fields).await.to, "/opsaet?nyt=gemt");
    let page = world.birgitte().get("/vagt").await;
    assert!(page.body.contains("Ny deltager ved døren"));
    assert!(page.body.contains("Hvad vil deltageren gerne?"));
    assert!(!between(&page.body, "<main", "</main>").contains("gæst "));
    let wrong = owner
        .post("/opsaet", &[("one", ""), ("evening", "mange")])
        .await;
    assert_eq!(wrong.status, 422);
}

/// The owner makes a link; it is shown once, lets in once, and the form does not make two.
#[tokio::test]
async fn a_sign_in_link_is_shown_once() {
    let world = World::demo();
    let owner = world.person("worker-owner", "owner", "Signe");
    let form = owner.get("/folk").await.form();
    let page = owner
        .post("/folk/worker-jonas/link", &[("id", &form)])
        .await;
    let link = between(&page.body, "<p class=\"kept\">", "</p>").to_owned();
    assert!(
        link.starts_with("http://kommune.localhost:8702/ind/"),
        "{}",
        page.body
    );
    let path = link.replace("http://kommune.localhost:8702", "");
    assert!(world.anybody(&path).await.body.contains("Velkommen, Jonas"));
    assert!(!owner.get("/folk").await.body.contains(&link));
    assert_eq!(
        owner
            .post("/folk/worker-jonas/link", &[("id", &form)])
            .await
            .to,
        "/folk"
    );
    assert_eq!(
        owner.post("/folk/worker-owner/stopper", &[]).await.status,
        404,
        "not oneself"
    );
}

/// The proof page: looking writes nothing, a guest's day does.
#[tokio::test]
async fn looking_at_the_proof_leaves_the_proof() {
    let world = World::demo();
    let sum = async || {
        between(
            &world.anybody("/bevis").await.body,
            "<p class=\"big\">",
            "</p>",
        )
        .to_owned()
    };
    let before = sum().await;
    assert_eq!(before.split_whitespace().collect::<String>().len(), 64);
    let birgitte = world.birgitte();
    for path in [
        "/vagt",
        "/gaest",
        "/bro",
        "/min-uge",
        "/gaest/guest-00000",
        "/forloeb/nyt",
        "/privat",
        "/was",
    ] {
        assert_eq!(birgitte.get(path).await.status, 200, "{path}");
    }
    assert_eq!(sum().await, before, "reading writes nothing");
    birgitte
        .post("/vagt/ventet/expected-00001/kommet", &[])
        .await;
    assert_ne!(sum().await, before);
    assert_eq!(
        World::empty(false).anybody("/bevis").await.status,
        404,
        "in a demo only"
    );
}
