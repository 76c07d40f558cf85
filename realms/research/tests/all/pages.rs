//! Every page in every situation: whole, in both languages, with one heading; and the front page says what is here.

use kit_web::permissions;
use kit_words::Lang;
use realm_research::{FACE, routes, samples};

use crate::support::{World, between, reader};

fn all(lang: Lang) -> Vec<kit_web::Sample> {
    let world = World::demo();
    samples(&reader(&world.app, lang)).expect("samples")
}

#[test]
fn every_page_is_whole_in_both_languages() {
    for lang in [Lang::Da, Lang::En] {
        for sample in all(lang) {
            let at = format!("{}/{} in {}", sample.page, sample.name, lang.tag());
            assert!(
                !sample.html.contains('⟦'),
                "{at}: {}",
                between(&sample.html, "⟦", "⟧")
            );
            assert_eq!(sample.html.matches("<h1").count(), 1, "{at}");
            assert_eq!(sample.html.matches("style=").count(), 0, "{at}");
        }
    }
}

/// ALL-5: the window tells nothing about a person, and each page has its own.
#[test]
fn titles_are_neutral_and_a_pages_own() {
    let title = |sample: &kit_web::Sample| between(&sample.html, "<title>", "</title>").to_owned();
    let mut titles: Vec<(String, &str)> =
        all(Lang::Da).iter().map(|s| (title(s), s.page)).collect();
    titles.sort();
    titles.dedup();
    let words: Vec<&String> = titles.iter().map(|(title, _)| title).collect();
    let mut unique = words.clone();
    unique.dedup();
    assert_eq!(words, unique);
    assert!(titles.iter().all(|(title, _)| !title.contains("Sigrid")));
}

/// UX.md §3, STYLE.md habit 17: the same keys, sorted, every one of them used, and nobody shouts.
#[test]
fn the_catalogues_agree_and_hold_nothing_unused() {
    let keys = |text: &str| -> Vec<String> {
        text.lines()
            .filter_map(|line| line.split_once(" = ").map(|(key, _)| key.to_owned()))
            .collect()
    };
    let (da, en) = (
        include_str!("../../words/da.ftl"),
        include_str!("../../words/en.ftl"),
    );
    assert_eq!(keys(da), keys(en));
    assert!(keys(da).is_sorted());
    assert!(!da.contains('!') && !en.contains('!'));
    let mut source = String::new();
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![here.join("src"), here.join("templates")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                source.push_str(&std::fs::read_to_string(path).expect("text"));
            }
        }
    }
    let mut unused = keys(da);
    unused.retain(|key| !source.contains(&format!("\"{key}\"")));
    assert_eq!(unused, Vec::<String>::new());
}

/// ALL-2: whose page it is stands on it, and nothing may run.
#[tokio::test]
async fn the_page_says_whose_it_is() {
    let world = World::demo();
    let page = world.stranger().get("/").await;
    assert_eq!(page.status, 200);
    let strip = ["Forskningens side.", "Her er ingen navne."];
    assert!(
        strip.iter().all(|one| page.body.contains(one)),
        "{}",
        page.body
    );
    assert!(page.body.contains("href=\"/ind\""));
    assert!(!page.body.contains('⟦'), "{}", page.body);
}

/// Who is signed in is told plainly what is here and what is not, in both languages.
#[tokio::test]
async fn who_is_signed_in_is_told_that_there_are_no_data() {
    let world = World::demo();
    let sigrid = world.sigrid();
    let page = sigrid.get("/").await;
    assert_eq!(
        between(&page.body, "<h1>", "</h1>"),
        "Her er ingen data endnu"
    );
    for said in [
        "Forsøget kommer senere",
        "Ingen deltagere",
        "href=\"/konto\"",
        "href=\"/kig\"",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    assert!(!page.body.contains("href=\"/folk\""), "no owner's page");
    let owners = world.villads().get("/").await;
    assert!(owners.body.contains("href=\"/folk\""));
    let english = all(Lang::En);
    let inside = english.iter().find(|one| one.page == "home-inside");
    let html = &inside.expect("a sample").html;
    assert!(html.contains("There are no data here yet") && html.contains("The trial comes later"));
}

/// UX.md §3: what is not there and what one may not see look the same.
#[tokio::test]
async fn an_unknown_address_is_said_plainly() {
    let world = World::demo();
    let page = world.stranger().get("/findes-ikke").await;
    assert_eq!(page.status, 404);
    assert!(page.body.contains("Siden findes ikke"));
}

#[test]
fn the_permission_matrix_is_the_committed_one() {
    assert_eq!(
        permissions("research", FACE.roles, routes().declared()),
        include_str!("../../permissions.txt")
    );
}
