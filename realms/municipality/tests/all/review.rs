//! SAFETY.md §7, FR-18, ALL-2: the leader is asked about some looks, and workers see what they opened themselves.

use crate::support::{Answered, World, between};

const HERE: &str = "/ledelse/kig";

/// The questions on a page, each with its address.
fn questions(page: &Answered) -> Vec<&str> {
    let starts = page.body.split("action=\"/ledelse/kig/").skip(1);
    starts
        .filter_map(|rest| rest.split_once('"').map(|(id, _)| id))
        .filter(|id| !id.ends_with("/fortrydelse"))
        .collect()
}

/// BR-9's leader gets a sample of each of her teams, with who, when, in what role and what for.
#[tokio::test]
async fn the_leader_sees_the_sample_of_her_teams_and_answers_with_one_press() {
    let world = World::demo();
    let karen = world.karen();
    let page = karen.get(HERE).await;
    assert_eq!(page.status, 200);
    let asked = questions(&page).len();
    assert!(
        asked > 10,
        "five of each of two teams, and what was noticed: {asked}"
    );
    assert_eq!(page.heading(), format!("{asked} kig venter på dit svar"));
    for said in [
        "Holdet ved havnen",
        "Holdet i Nørreå",
        "Stikprøven for november blev trukket 18. november 2026. Den er taget blandt ",
        "Trukket tilfældigt",
        "Det lagde siden mærke til",
        "Der står ingen aftale mellem de to.",
        "Jonas åbnede forløbet med ",
        "Medarbejder. Formål: Hjælp i et forløb.",
        "Var der en faglig grund?",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    let one = questions(&page)[0].to_owned();
    let note = [("svar", "ja"), ("note", "Birgitte var syg.")];
    let path = format!("{HERE}/{one}");
    // A second press changes nothing, whichever button it is.
    assert_eq!(karen.post(&path, &note).await.to, "/ledelse/kig?nyt=ja");
    let before = world.dump(&["look"]);
    karen.post(&path, &[("svar", "spoerg")]).await;
    assert_eq!(world.dump(&["look"]), before);
    let page = karen.get("/ledelse/kig?nyt=ja").await;
    assert_eq!(questions(&page).len(), asked - 1);
    assert!(page.body.contains("“Birgitte var syg.”"));
    karen.post(&format!("{path}/fortrydelse"), &[]).await;
    assert_eq!(questions(&karen.get(HERE).await).len(), asked);
}

/// The worker is told that she is asked, without the leader's note; and the strip leads there.
#[tokio::test]
async fn a_worker_who_is_asked_reads_it_where_she_sees_her_own_looks() {
    let world = World::demo();
    let (karen, jonas) = (world.karen(), world.jonas());
    let strip = jonas.get("/vagt").await;
    assert!(
        strip
            .body
            .contains("<a href=\"/aabnet\">Se, hvad du selv har åbnet</a>")
    );
    let before = jonas.get("/aabnet").await;
    assert_eq!(before.heading(), "Det har du åbnet de sidste 31 dage");
    assert!(!before.body.contains("Det vil din leder gerne høre om"));
    let page = karen.get(HERE).await;
    let of_jonas = page.body.split("<div class=\"card\"><h4>Jonas ").nth(1);
    let card = of_jonas.expect("a look of Jonas'");
    let id = between(card, "action=\"/ledelse/kig/", "\"").to_owned();
    let fields = [("svar", "spoerg"), ("note", "Hemmelig note.")];
    karen.post(&format!("{HERE}/{id}"), &fields).await;
    let after = jonas.get("/aabnet").await;
    assert!(
        after.body.contains("Det vil din leder gerne høre om"),
        "{}",
        after.body
    );
    assert!(!after.body.contains("Hemmelig note."));
    let birgitte = world.birgitte().get("/aabnet").await;
    assert!(!birgitte.body.contains("Det vil din leder gerne høre om"));
}

/// Own lines only, with what was done and why, and no guest's name: reading back is no new look.
#[tokio::test]
async fn ones_own_page_names_no_guest_and_leaves_no_line() {
    let world = World::demo();
    let jonas = world.jonas();
    let guest = world.own("worker-jonas").guest;
    let here = format!("/gaest/{guest}");
    let heading = jonas.get(&here).await.heading().to_owned();
    let name = heading.split(' ').next().expect("a name");
    let lines = world.looks().len();
    let page = jonas.get("/aabnet").await;
    assert_eq!(world.looks().len(), lines);
    let main = between(&page.body, "<main", "</main>");
    assert!(main.contains(&format!("href=\"{here}\"")), "{main}");
    assert!(main.contains("Læste") && main.contains("Hjælp i et forløb"));
    assert!(!main.contains(name), "{name}");
    let karen = world.karen();
    karen.get(HERE).await;
    let own = karen.get("/aabnet").await;
    assert!(own.body.contains("Lederens stikprøve"), "{}", own.body);
    assert!(
        own.body.contains(" gange)"),
        "one line for all that the page showed"
    );
    assert!(
        !own.body.contains("href=\"/gaest/"),
        "a leader opens no guest"
    );
}

/// A leader of one team sees the other as if it were not there, and whoever leads none sees none.
#[tokio::test]
async fn looks_of_another_team_are_not_there() {
    let world = World::demo();
    let soeren = world.person("worker-soeren", "leader", "Søren");
    let page = soeren.get(HERE).await;
    assert!(!page.body.contains("Holdet ved havnen"));
    let other = world.look_of_another_team();
    assert!(!questions(&page).contains(&other.as_str()));
    for (path, fields) in [
        (format!("{HERE}/{other}"), vec![("svar", "ja")]),
        (
            format!("{HERE}/{other}"),
            vec![("svar", "ja"), ("note", &*"x".repeat(400))],
        ),
        (format!("{HERE}/{other}/fortrydelse"), vec![]),
    ] {
        let before = world.dump(&["look"]);
        assert_eq!(soeren.post(&path, &fields).await.status, 404, "{path}");
        assert_eq!(world.dump(&["look"]), before);
    }
    let nobody = world
        .person("worker-jonas", "leader", "Jonas")
        .get(HERE)
        .await;
    assert!(nobody.body.contains("Du leder ikke et hold endnu."));
}

/// UX.md §3.6: a line that is too long comes back whole, at its own question.
#[tokio::test]
async fn a_note_that_is_too_long_comes_back_whole() {
    let world = World::demo();
    let karen = world.karen();
    let page = karen.get(HERE).await;
    let id = questions(&page)[3].to_owned();
    let long = "Vi talte om det. ".repeat(30);
    let back = karen
        .post(&format!("{HERE}/{id}"), &[("svar", "ja"), ("note", &long)])
        .await;
    assert_eq!(back.status, 422);
    assert!(back.body.contains(&format!("href=\"#note-{id}\"")));
    assert!(back.body.contains(&format!("value=\"{}", long.trim_end())));
    assert!(back.body.contains("Gør teksten kortere."));
    assert_eq!(questions(&back).len(), questions(&page).len());
}

/// FR-18: whom a leader reads about can see that, and when.
#[tokio::test]
async fn whom_the_leader_was_asked_about_can_see_that_she_looked() {
    let world = World::demo();
    let karen = world.karen();
    let id = questions(&karen.get(HERE).await)[0].to_owned();
    let guest = world.guest_of_look(&id).expect("a guest");
    let page = world.jonas().get(&format!("/gaest/{guest}/kig")).await;
    let main = between(&page.body, "<main", "</main>");
    assert!(
        main.contains("Leder") && main.contains("Lederens stikprøve"),
        "{main}"
    );
}

/// The leader's note is about a worker: it lies under the worker's key, and goes with it.
#[tokio::test]
async fn a_leaders_note_is_sealed_and_goes_with_the_workers_key() {
    let world = World::demo();
    let karen = world.karen();
    let page = karen.get(HERE).await;
    let id = questions(&page)[0].to_owned();
    let fields = [("svar", "spoerg"), ("note", "Kvikvarenfugl")];
    karen.post(&format!("{HERE}/{id}"), &fields).await;
    assert!(karen.get(HERE).await.body.contains("Kvikvarenfugl"));
    assert!(world.app.store.empty_journal().expect("emptied"));
    for file in std::fs::read_dir(world.folder()).expect("a folder") {
        let bytes = std::fs::read(file.expect("a file").path()).expect("readable");
        let word = b"Kvikvarenfugl";
        assert!(!bytes.windows(word.len()).any(|part| part == word));
    }
}
