//! Offers, their doors and their enquiries, walked as the people who use them.

use crate::support::{Person, World, between};

const DRIVHUSET: &str = include_str!("../../offers/drivhuset.toml");
const DAGHUSET: &str = include_str!("../../offers/daghuset.toml");
const PITSTOP: &str = include_str!("../../offers/det-sociale-pitstop.toml");

fn signe(world: &World) -> Person<'_> {
    world.person("worker-signe", "owner", "Signe")
}

/// Sets the house's first offer from today.
async fn set(world: &World, form: &str, text: &str) -> u16 {
    let fields = [
        ("id", form),
        ("text", text),
        ("from", "2026-11-18"),
        ("keep", "ja"),
    ];
    signe(world)
        .post("/opsaet/tilbud/offer-house", &fields)
        .await
        .status
}

/// LE-12, LE-1, PS-13, PS-6: the owner looks before anything changes, and what is set is said to those who work there.
#[tokio::test]
async fn an_offer_is_looked_at_before_it_is_set() {
    let world = World::demo();
    let owner = signe(&world);
    let before = world.dump(&["look"]);
    let look = [
        ("id", "form-0001"),
        ("text", PITSTOP),
        ("from", "2026-11-18"),
        ("promise", "4"),
    ];
    let page = owner.post("/opsaet/tilbud/offer-house", &look).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("words.short_stay"), "{}", page.body);
    let promise = between(&page.body, "enquiry.promise_working_days", "</tr>");
    assert!(
        promise.contains("<td data-label=\"Bliver\">4</td>"),
        "a changed field is put into the text: {promise}"
    );
    assert_eq!(world.dump(&["look"]), before, "looking changes nothing");
    assert_eq!(set(&world, "form-0001", PITSTOP).await, 303);
    let about = world.jonas().get("/tilbud").await;
    for said in [
        "Kom, som du er.",
        "Biblioteket, over gården",
        "Kørt hertil",
        "En rundvisning",
        "10–14",
        "Lukket",
    ] {
        assert!(about.body.contains(said), "{said}: {}", about.body);
    }
}

/// A faulty text changes nothing and comes back whole with every fault and its line.
#[tokio::test]
async fn a_faulty_text_changes_nothing_and_says_every_fault_with_its_line() {
    let world = World::demo();
    let before = world.dump(&["look"]);
    let fields = [
        ("id", "form-0001"),
        (
            "text",
            "plads = 3\npersons = \"ja\"\n[enquiry]\npromise_working_days = 90\n",
        ),
        ("from", "2026-11-17"),
        ("keep", "ja"),
    ];
    let page = signe(&world)
        .post("/opsaet/tilbud/offer-house", &fields)
        .await;
    assert_eq!(page.status, 422);
    for said in [
        "Linje 1: plads findes ikke",
        "Linje 2, persons",
        "Vælg i dag eller en senere dag",
        "plads = 3",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert_eq!(world.dump(&["look"]), before);
}

/// DD-1, DD-13, FR-4: where nobody is kept there is a number and no field, and the words are the offer's.
#[tokio::test]
async fn an_open_house_counts_heads_and_has_no_field_for_anybody() {
    let world = World::demo();
    assert_eq!(set(&world, "form-0001", DRIVHUSET).await, 303);
    let birgitte = world.birgitte();
    for (form, n) in [
        ("form-head-1", "5"),
        ("form-head-1", "5"),
        ("form-head-2", "1"),
    ] {
        birgitte
            .post("/vagt/hoved", &[("id", form), ("n", n)])
            .await;
    }
    let page = birgitte.get("/vagt").await;
    assert!(page.body.contains("6 besøgende i dag"), "{}", page.body);
    assert!(!page.body.contains("name=\"wish\"") && !page.body.contains("name=\"note\""));
    assert!(page.body.contains("Ingen bliver skrevet op"));
}

/// GM-1, PS-11, DD-3: anybody writes three fields, is told a day, and a person with a name answers.
#[tokio::test]
async fn anybody_writes_and_is_told_a_day_and_somebody_with_a_name_takes_it() {
    let world = World::demo();
    let stranger = world.stranger();
    let page = stranger.get("/henvendelse").await;
    assert_eq!(page.status, 200);
    let form = page.form();
    let wrong = [
        ("id", form.as_str()),
        ("text", "Jeg vil gerne danse."),
        ("way", "call"),
    ];
    let back = stranger.post("/henvendelse", &wrong).await;
    assert_eq!(back.status, 422);
    assert!(
        back.body.contains("Jeg vil gerne danse."),
        "what was typed stays"
    );
    let fields = [
        ("id", form.as_str()),
        ("text", "Jeg vil gerne danse."),
        ("called", "Basse"),
        ("way", "call"),
        ("reach", "12 34 56 99"),
        ("came_by", "Lægen"),
    ];
    for _ in 0..2 {
        let sent = stranger.post("/henvendelse", &fields).await;
        assert_eq!(sent.to, "/henvendelse/tak?senest=2026-11-23");
    }
    let thanks = stranger.get("/henvendelse/tak?senest=2026-11-23").await;
    assert!(
        thanks.body.contains("Birgitte læser den først"),
        "{}",
        thanks.body
    );
    assert!(thanks.body.contains("23. november"));
    let birgitte = world.birgitte();
    let inbox = birgitte.get("/henvendelser").await;
    assert_eq!(
        inbox.body.matches("<h2>Basse</h2>").count(),
        1,
        "a double press writes once"
    );
    for said in ["12 34 56 99", "Kom via: Lægen", "Ingen har den endnu"] {
        assert!(inbox.body.contains(said), "{said}");
    }
    let path = format!("/henvendelser/{form}/tag");
    birgitte.post(&path, &[("id", "form-take-1")]).await;
    let inbox = birgitte.get("/henvendelser").await;
    assert!(inbox.body.contains("Birgitte har den."), "{}", inbox.body);
}

/// RW-2: one press of the leader, and the day's page and the form for enquiries say the same message.
#[tokio::test]
async fn a_closed_house_is_one_step_and_every_page_says_the_same() {
    let world = World::demo();
    let karen = world.karen();
    karen
        .post(
            "/tilbud/lukket",
            &[("id", "form-0001"), ("line", "Vi ses på mandag.")],
        )
        .await;
    for (person, path) in [
        (world.birgitte(), "/vagt"),
        (world.stranger(), "/henvendelse"),
        (world.karen(), "/tilbud"),
    ] {
        assert!(
            person.get(path).await.body.contains("Vi ses på mandag."),
            "{path}"
        );
    }
    karen.post("/tilbud/aabent", &[("id", "form-0002")]).await;
    assert!(
        !world
            .birgitte()
            .get("/vagt")
            .await
            .body
            .contains("Vi ses på mandag.")
    );
}

/// GM-18, FR-14, DD-5: the day's page has the names to greet by, the hours, and short help in one press.
#[tokio::test]
async fn the_days_page_has_names_to_greet_by_and_short_help_in_one_press() {
    let world = World::demo();
    let birgitte = world.birgitte();
    let page = birgitte.get("/vagt").await;
    assert!(page.body.contains("Sig goddag til "), "{}", page.body);
    assert!(page.body.contains("Åbent i dag kl. "));
    assert!(page.body.contains("Kort hjælp i dag: 0"));
    for _ in 0..2 {
        let sent = birgitte
            .post("/vagt/kort", &[("id", "form-0001"), ("kind", "letter")])
            .await;
        assert_eq!(sent.to, "/vagt?nyt=kort");
    }
    assert!(
        birgitte
            .get("/vagt")
            .await
            .body
            .contains("Kort hjælp i dag: 1")
    );
}

/// GM-2, GM-3: found by a name that stands in no address, and one press writes it with the same contact person.
#[tokio::test]
async fn whoever_comes_again_is_found_and_nothing_is_asked() {
    let world = World::demo();
    let birgitte = world.birgitte();
    let list = birgitte.get("/gaest").await.body;
    let guest = world.own("worker-birgitte").guest;
    let name = between(&list, &format!("href=\"/gaest/{guest}\">"), "<").to_owned();
    let page = birgitte.post("/igen", &[("navn", &name)]).await;
    assert_eq!((page.status, page.to.as_str()), (200, ""));
    assert!(
        page.body.contains("Kontaktperson som før: "),
        "{}",
        page.body
    );
    let before = world.dump(&["look", "expected", "arrival"]);
    let sent = birgitte
        .post(
            &format!("/igen/{guest}"),
            &[("id", "form-again-1"), ("how", "her")],
        )
        .await;
    assert_eq!(sent.to, "/vagt?nyt=igen", "{} {}", sent.status, sent.body);
    assert_eq!(
        world.dump(&["look", "expected", "arrival"]),
        before,
        "nothing of the past is touched"
    );
    assert!(
        birgitte
            .get("/vagt")
            .await
            .body
            .contains("Vil gerne komme igen")
    );
}

/// DD-5: who of another department is in the house each week stands in the calendar and on the day's page, and not on a day
/// on which the house is closed.
#[tokio::test]
async fn who_else_is_in_the_house_each_week_is_in_the_calendar() {
    let world = World::demo();
    assert_eq!(set(&world, "form-0001", DAGHUSET).await, 303);
    let jonas = world.jonas();
    let wednesday = async |monday: &str| {
        let page = jonas.get(&format!("/hold/uge?fra={monday}")).await.body;
        between(&page, "<h2>Onsdag", "<h2>Torsdag").to_owned()
    };
    let here = "En fra socialafdelingen";
    for monday in ["2026-11-16", "2026-11-23"] {
        let day = wednesday(monday).await;
        assert!(day.contains(here) && day.contains("9–12"), "{day}");
    }
    // Constitution Day is on the list of closed days; in 2030 it is a Wednesday.
    assert!(!wednesday("2030-06-03").await.contains(here));
    let day = world.birgitte().get("/vagt").await.body;
    assert!(day.contains(here), "18 November 2026 is a Wednesday: {day}");
}

/// PS-11: whoever writes is asked how they came by the ways of the offer they write to; another offer's way is refused with
/// a clear word, and nothing that was typed is lost.
#[tokio::test]
async fn the_ways_here_are_those_of_the_offer_that_is_written_to() {
    let world = World::demo();
    let second = [
        ("id", "form-0007"),
        (
            "text",
            "name = \"Pitstop\"\n[enquiry]\ncame_by = [\"En forening\"]\n",
        ),
        ("from", "2026-11-18"),
        ("keep", "ja"),
    ];
    let to = "/opsaet/tilbud/offer-drivhuset";
    assert_eq!(signe(&world).post(to, &second).await.status, 303);
    let stranger = world.stranger();
    let first = stranger.get("/henvendelse").await;
    assert!(first.body.contains("Skriv til Pitstop i stedet"));
    let other = between(&first.body, "/henvendelse?tilbud=", "\"").to_owned();
    let second = stranger.get(&format!("/henvendelse?tilbud={other}")).await;
    let ways = |page: &str| -> Vec<String> {
        between(page, "<select id=\"came_by\"", "</select>")
            .split("<option value=\"")
            .skip(2)
            .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect()
    };
    let (own, others) = (ways(&first.body), ways(&second.body));
    let foreign = others.iter().find(|way| !own.contains(way));
    let foreign = foreign.expect("the offers have ways of their own");
    let own_offer = between(&first.body, "name=\"offer\" value=\"", "\"").to_owned();
    assert_ne!(own_offer, other);
    let form = first.form();
    let fields = |offer| {
        [
            ("id", form.as_str()),
            ("offer", offer),
            ("text", "Jeg vil gerne synge."),
            ("called", "Basse"),
            ("way", "comes"),
            ("came_by", foreign.as_str()),
        ]
    };
    let back = stranger.post("/henvendelse", &fields(&own_offer)).await;
    assert_eq!(back.status, 422);
    for seen in [
        "Vælg en vej på listen, eller lad feltet stå.",
        "Jeg vil gerne synge.",
    ] {
        assert!(back.body.contains(seen), "{seen}: {}", back.body);
    }
    assert_eq!(ways(&back.body), own);
    assert_eq!(
        stranger.post("/henvendelse", &fields(&other)).await.status,
        303
    );
}
