//! A guest's rights: everything in the export, what is wrong set right, and erased so that nothing is left.

use std::collections::BTreeSet;

use crate::sealed::{bytes_of, holds};
use crate::support::{Person, World};

fn classes() -> toml::Table {
    let file: toml::Table = include_str!("../../data-classes.toml")
        .parse()
        .expect("classes");
    file["municipality"].as_table().expect("the realm").clone()
}

/// The tables that name a guest, or name one that does.
fn of_a_guest() -> BTreeSet<String> {
    let classes = classes();
    let mut known: BTreeSet<String> = ["guest".to_owned()].into();
    loop {
        let before = known.len();
        for (table, columns) in &classes {
            let names = columns.as_table().expect("columns").values().any(|one| {
                one.get("names")
                    .is_some_and(|names| known.contains(names.as_str().expect("a table")))
            });
            if names {
                known.insert(table.clone());
            }
        }
        if known.len() == before {
            return known;
        }
    }
}

/// ALL-8, FR-18: whoever adds a table or a column of a person adds it to what the guest is shown and to what is erased.
#[test]
fn every_column_about_a_guest_is_in_the_export() {
    let (classes, shown) = (classes(), realm_municipality::shown_to_the_guest());
    let mut tried = 0;
    for table in of_a_guest() {
        for (column, class) in classes[&table].as_table().expect("columns") {
            let personal = class
                .get("class")
                .and_then(|class| class.as_str())
                .is_some_and(|class| ["personal", "sensitive", "third-person"].contains(&class));
            let is_the_guest = class.get("names").and_then(|names| names.as_str()) == Some("guest");
            if personal && !is_the_guest {
                assert!(
                    shown.contains(&(table.clone(), column.clone())),
                    "{table}.{column} is about a guest and not in the export: add it to src/access/tables.rs"
                );
                tried += 1;
            }
        }
    }
    println!("{tried} columns about a guest, all in the export");
    assert!(tried > 100, "{tried}");
}

/// A guest with something in it of all that can be typed.
async fn with_everything(jonas: &Person<'_>, guest: &str) {
    let here = format!("/gaest/{guest}");
    for (path, fields) in [
        ("samtale", [("talk", "Xylofonia")].as_slice()),
        ("huskeliste", &[("todo", "Zebrastribe")]),
        (
            "anden-hjaelp",
            &[("kind", "85"), ("help_from", "2026-11-01")],
        ),
        (
            "tid",
            &[
                ("day", "2026-11-20"),
                ("time", "10:30"),
                ("with", "worker-jonas"),
                ("what", "Wolframtråd"),
            ],
        ),
        ("noter", &[("on", "2026-11-18"), ("next", "Bjergkrystal")]),
    ] {
        let form = format!("form-of-{path}");
        let mut all = vec![("id", form.as_str())];
        all.extend_from_slice(fields);
        let answer = jonas.post(&format!("{here}/{path}"), &all).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
    }
}

/// ALL-8, FR-18: all of it can be read, as a page, as a file for another program and on paper, with who has looked; and
/// reading it leaves its own line.
#[tokio::test]
async fn a_guest_is_shown_everything_that_is_kept() {
    let world = World::demo();
    let (jonas, guest) = (world.jonas(), world.own("worker-jonas").guest);
    with_everything(&jonas, &guest).await;
    let page = jonas.get(&format!("/gaest/{guest}/indsigt")).await;
    let file = jonas.get(&format!("/gaest/{guest}/indsigt.json")).await;
    for word in ["Xylofonia", "Zebrastribe", "Wolframtråd", "Bjergkrystal"] {
        assert!(page.body.contains(word), "{word} on the page");
        assert!(file.body.contains(word), "{word} in the file");
    }
    assert!(
        page.body.contains("Ret til indsigt"),
        "its own line stands in it"
    );
    let json: serde_json::Value = serde_json::from_str(&file.body).expect("JSON");
    assert_eq!(json["guest"], guest.as_str());
    assert!(
        json["looks"]
            .as_array()
            .is_some_and(|looks| !looks.is_empty())
    );
    assert!(!file.body.contains("worker-jonas"), "nobody's number");
    let paper = jonas.get(&format!("/gaest/{guest}/indsigt.pdf")).await;
    assert_eq!(paper.status, 200);
    let look = world.looks().pop().expect("a line");
    assert_eq!(
        (look.object.as_str(), look.purpose.as_str()),
        (guest.as_str(), "access")
    );
}

/// ALL-8: what was wrong is set right everywhere, what stood there stays beside it, and a double press sets right once.
#[tokio::test]
async fn what_is_wrong_is_set_right_and_both_are_shown() {
    let world = World::demo();
    let (jonas, guest) = (world.jonas(), world.own("worker-jonas").guest);
    let here = format!("/gaest/{guest}/ret");
    let before = jonas.get(&here).await;
    let was = crate::support::between(&before.body, "<dt>Mål</dt><dd>", "</dd>").to_owned();
    assert!(!was.is_empty(), "{}", before.body);
    let right = [
        ("id", "form-right-1"),
        ("what", "goal"),
        ("line", "At spille harmonika."),
    ];
    for _ in 0..2 {
        assert_eq!(jonas.post(&here, &right).await.status, 303);
    }
    let name = [
        ("id", "form-right-2"),
        ("what", "called"),
        ("line", "Qvintessens"),
    ];
    assert_eq!(jonas.post(&here, &name).await.status, 303);
    let guest_page = jonas.get(&format!("/gaest/{guest}")).await;
    assert!(guest_page.body.contains("At spille harmonika."));
    assert!(
        guest_page.heading().contains("Qvintessens"),
        "{}",
        guest_page.heading()
    );
    for path in [here.clone(), format!("/gaest/{guest}/indsigt")] {
        let page = jonas.get(&path).await;
        assert!(
            page.body.contains("At spille harmonika.") && page.body.contains(&was),
            "{path}"
        );
    }
    assert_eq!(
        world.number("SELECT CAST(COUNT(*) AS TEXT) FROM correction"),
        "2"
    );
    let wrong = [("id", "form-right-3"), ("what", "called"), ("line", "")];
    let again = jonas.post(&here, &wrong).await;
    assert_eq!(again.status, 422);
    assert!(again.body.contains("Skriv, hvordan det er rigtigt"));
    let nowhere = [
        ("id", "form-right-4"),
        ("what", "contact"),
        ("line", "Harpe"),
    ];
    let again = jonas.post(&here, &nowhere).await;
    assert!(
        again.status == 422 && again.body.contains("Harpe"),
        "what was typed stays"
    );
}

async fn wish(world: &World, guest: &str) -> String {
    let jonas = world.jonas();
    let here = format!("/gaest/{guest}/slet");
    assert_eq!(
        jonas.post(&here, &[("id", "form-erase-0")]).await.status,
        422,
        "a reason is asked for"
    );
    for form in ["form-erase-1", "form-erase-1", "form-erase-2"] {
        let wish = [("id", form), ("reason", "wish")];
        assert_eq!(jonas.post(&here, &wish).await.status, 303);
    }
    let open = world.number(
        "SELECT CAST(COUNT(*) AS TEXT) FROM erasure WHERE said IS NULL AND id LIKE 'form-erase%'",
    );
    assert_eq!(open, "1", "one wish at a time");
    assert_eq!(
        jonas.get(&format!("/gaest/{guest}")).await.status,
        200,
        "nothing goes before a leader answers"
    );
    "form-erase-1".to_owned()
}

/// ALL-8, FR-19: where the law asks for the note, the rest goes at once and the page says until when the note stays.
#[tokio::test]
async fn the_note_that_the_law_asks_for_stays_and_the_rest_goes() {
    let world = World::demo();
    let (jonas, guest) = (world.jonas(), world.own("worker-jonas").guest);
    with_everything(&jonas, &guest).await;
    let id = wish(&world, &guest).await;
    let said = jonas.get(&format!("/gaest/{guest}/slet")).await;
    assert!(
        said.body.contains("Det må vi ikke slette endnu") && said.body.contains("2031"),
        "{}",
        said.body
    );
    let karen = world.karen();
    let act = format!("/ledelse/slet/{id}");
    assert_eq!(
        karen.post(&act, &[("do", "erase")]).await.status,
        422,
        "it must be read first"
    );
    let read = format!("read-{id}");
    let answer = karen
        .post(&act, &[("do", "erase"), (read.as_str(), "ja")])
        .await;
    assert_eq!(
        (answer.status, answer.to.as_str()),
        (303, "/ledelse/slet?nyt=part")
    );
    assert_eq!(
        karen
            .post(&act, &[("do", "erase"), (read.as_str(), "ja")])
            .await
            .status,
        404,
        "once"
    );
    let page = jonas.get(&format!("/gaest/{guest}/indsigt")).await;
    for gone in ["Zebrastribe", "Wolframtråd"] {
        assert!(!page.body.contains(gone), "{gone}");
    }
    for stays in ["Bjergkrystal", "Xylofonia"] {
        assert!(page.body.contains(stays), "{stays}");
    }
}

/// ALL-8: where no note must stay, all of it goes, the key too: pages say 404, no row names the guest but what is kept of
/// the erasure and the log, no byte of it stands in the file, and a copy that brings the rows back is emptied again.
#[tokio::test]
async fn whoever_is_erased_is_gone_and_stays_gone() {
    let world = World::demo();
    let (jonas, guest) = (world.jonas(), world.own("worker-jonas").guest);
    with_everything(&jonas, &guest).await;
    world.set_offer("documentation = \"none\"\n").await;
    let id = wish(&world, &guest).await;
    let called = world.called(&guest);
    let karen = world.karen();
    assert!(
        karen
            .get("/ledelse/slet")
            .await
            .body
            .contains("Nøglen til det hele bliver ødelagt")
    );
    let read = format!("read-{id}");
    let fields = [("do", "erase"), (read.as_str(), "ja")];
    let answer = karen.post(&format!("/ledelse/slet/{id}"), &fields).await;
    assert_eq!(
        (answer.status, answer.to.as_str()),
        (303, "/ledelse/slet?nyt=all")
    );
    for path in [
        "",
        "/indsigt",
        "/indsigt.json",
        "/ret",
        "/slet",
        "/noter",
        "/kig",
    ] {
        assert_eq!(
            jonas.get(&format!("/gaest/{guest}{path}")).await.status,
            404,
            "{path}"
        );
    }
    for path in ["/gaest", "/vagt", "/igen"] {
        assert_eq!(jonas.get(path).await.status, 200, "{path}");
    }
    let left: Vec<String> = world
        .dump(&["look", "erasure", "look_item", "review"])
        .into_iter()
        .filter(|row| row.contains(&guest))
        .collect();
    assert!(left.is_empty(), "{left:#?}");
    assert!(
        !world.app.store.vault().knows(&guest),
        "the key is destroyed"
    );
    let bytes = bytes_of(&world);
    assert!(!holds(&bytes, "Zebrastribe"));
    // A copy of the data from before brings the row back; what it holds stays shut, and it goes again.
    world.bring_back(&guest, called);
    assert_ne!(
        jonas.get(&format!("/gaest/{guest}/indsigt")).await.status,
        200
    );
    let gone = realm_municipality::forget_erased(&world.app.store, std::slice::from_ref(&guest));
    assert_eq!(gone.expect("forgotten"), 1);
    assert_eq!(jonas.get(&format!("/gaest/{guest}")).await.status, 404);
    assert_eq!(
        realm_municipality::forget_erased(&world.app.store, &[guest]).expect("none"),
        0
    );
}

/// A leader of another team sees no wish of this one, and a refusal changes nothing and is told.
#[tokio::test]
async fn only_a_leader_of_the_team_answers_and_a_no_is_told() {
    let world = World::demo();
    let guest = world.own("worker-jonas").guest;
    let id = wish(&world, &guest).await;
    let soeren = world.person("worker-soeren", "leader", "Søren");
    let act = format!("/ledelse/slet/{id}");
    let leads: String = world.number("SELECT CAST(COUNT(*) AS TEXT) FROM team_leader l JOIN worker w ON w.team_id = l.team_id WHERE l.worker_id = 'worker-soeren' AND w.id = 'worker-jonas'");
    assert_eq!(leads, "0", "Søren leads another team");
    assert_eq!(soeren.post(&act, &[("do", "refuse")]).await.status, 404);
    let karen = world.karen();
    assert_eq!(karen.post(&act, &[("do", "refuse")]).await.status, 303);
    let page = world.jonas().get(&format!("/gaest/{guest}/slet")).await;
    assert!(page.status == 200 && page.body.contains("En leder sagde nej"));
}

/// What of a page stands bare as the program keeps it: a word of its own, or a row of brackets.
fn bare(page: &str) -> Vec<String> {
    let values = page.split("<dd>").skip(1);
    let values = values.filter_map(|rest| rest.split("</dd>").next());
    let is_key = |value: &&str| {
        let letters = value
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        letters && value.bytes().any(|b| b.is_ascii_lowercase())
    };
    let raw =
        |value: &&str| value.starts_with('{') || value.starts_with('[') || value.contains("&#34;");
    values
        .filter(|value| is_key(value) || raw(value))
        .map(str::to_owned)
        .collect()
}

/// ALL-8: what is kept is read in plain words: no stored key and no draft as the program keeps it stands on the page, in
/// either language; the file for another program has them exactly.
#[tokio::test]
async fn no_stored_key_stands_bare_before_a_guest() {
    let world = World::demo();
    let (jonas, guest) = (world.jonas(), world.own("worker-jonas").guest);
    with_everything(&jonas, &guest).await;
    let here = format!("/gaest/{guest}");
    for (path, fields) in [
        (
            "moede",
            [
                ("words", "Kladdeord"),
                ("what-1", "Vi ses fredag."),
                ("who-1", "guest"),
            ]
            .as_slice(),
        ),
        ("pause", &[("pause_why", "Hos sin søster.")]),
        ("bagefter", &[("next", "other_help"), ("help", "85")]),
        ("udtraek", &[("receiver", "85"), ("part", "goal")]),
        ("slet", &[("reason", "wish")]),
    ] {
        let form = format!("form-bare-{path}");
        let mut all = vec![("id", form.as_str())];
        all.extend_from_slice(fields);
        let answer = jonas.post(&format!("{here}/{path}"), &all).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
    }
    let page = jonas.get(&format!("{here}/indsigt")).await.body;
    assert!(
        page.contains("Kladdeord · ") || page.contains(" · Kladdeord"),
        "{page}"
    );
    let file = jonas.get(&format!("{here}/indsigt.json")).await.body;
    let json: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    let exact = &json["kept"]["meeting_draft"][0]["sheet"]["lines"][0]["who"];
    assert_eq!(exact, "guest", "the file is exact");
    assert_eq!(json["kept"]["handover"][0]["receiver"], "85");
    let mut guests: Vec<String> = (0..40).map(|n| format!("guest-{n:05}")).collect();
    guests.push(guest);
    for one in guests {
        let page = jonas.get(&format!("/gaest/{one}/indsigt")).await;
        assert_eq!((page.status, bare(&page.body)), (200, Vec::new()), "{one}");
    }
}
