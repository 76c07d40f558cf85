//! Every page in every situation: whole, in both languages, with one heading.

use crate::support::{World, between, reader};
use kit_web::permissions;
use kit_words::Lang;
use realm_municipality::{FACE, routes, samples};

fn all(lang: Lang) -> Vec<kit_web::Sample> {
    let world = World::empty(true);
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

/// Two forms on one page must not share a field's id.
#[test]
fn no_id_stands_twice_on_a_page() {
    for sample in all(Lang::Da) {
        let mut ids: Vec<&str> = sample
            .html
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split_once('"').map(|(id, _)| id))
            .collect();
        ids.sort_unstable();
        let twice = ids.windows(2).find(|pair| pair.first() == pair.get(1));
        assert_eq!(twice, None, "{}/{}", sample.page, sample.name);
    }
}

/// ALL-5: the window tells nothing about a person, and each page has its own.
#[test]
fn titles_are_neutral_and_a_pages_own() {
    let mut titles: Vec<(String, &str)> = all(Lang::Da)
        .iter()
        .map(|sample| {
            let title = between(&sample.html, "<title>", "</title>").to_owned();
            (title, sample.page)
        })
        .collect();
    titles.sort();
    titles.dedup();
    let words: Vec<&String> = titles.iter().map(|(title, _)| title).collect();
    let mut unique = words.clone();
    unique.dedup();
    assert_eq!(words, unique);
    assert!(titles.iter().all(|(title, _)| !title.contains("Anna")));
}

/// UX.md §3: no exclamation marks, and no word that makes a case of a person.
#[test]
fn no_text_shouts_or_speaks_of_cases() {
    for text in [
        include_str!("../../words/da.ftl"),
        include_str!("../../words/en.ftl"),
    ] {
        for line in text.lines() {
            assert!(!line.contains('!'), "{line}");
            for word in [
                "sagsbehand",
                "borgeren",
                "klient",
                "patient",
                "ugyldig",
                "påkrævet",
            ] {
                assert!(!line.to_lowercase().contains(word), "{line}");
            }
        }
    }
}

/// STYLE.md habit 17: the same keys in both languages, sorted, and every one of them is used.
#[test]
fn the_catalogues_agree_and_hold_nothing_unused() {
    let keys = |text: &str| -> Vec<String> {
        text.lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" = ").map(|(key, _)| key.to_owned()))
            .collect()
    };
    let da = keys(include_str!("../../words/da.ftl"));
    assert_eq!(da, keys(include_str!("../../words/en.ftl")));
    assert!(da.is_sorted());
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
    let unused: Vec<&String> = da
        .iter()
        .filter(|key| !source.contains(&format!("\"{key}\"")))
        .collect();
    assert_eq!(unused, Vec::<&String>::new());
}

#[test]
fn the_permission_matrix_is_the_committed_one() {
    assert_eq!(
        permissions("municipality", FACE.roles, routes().declared()),
        include_str!("../../permissions.txt")
    );
}

/// UX.md §3: on a telephone the menu is two lines: few links stand first, the rest opens under a word, a group of one is no
/// group, and the word says that one is there.
#[tokio::test]
async fn the_menu_is_two_lines_and_leaves_nothing_out() {
    let world = World::demo();
    let menu = |page: &str| between(page, "<nav", "</nav>").to_owned();
    let first = |menu: &str| -> usize {
        let mut rest = menu.to_owned();
        while let Some((before, after)) = rest.split_once("<details") {
            let after = after
                .split_once("</details>")
                .map_or("", |(_, after)| after);
            rest = format!("{before}<summary>{after}");
        }
        rest.matches("<a ").count() + rest.matches("<summary>").count()
    };
    let jonas = menu(&world.jonas().get("/kolleger").await.body);
    for href in [
        "/vagt",
        "/henvendelser",
        "/igen",
        "/gaest",
        "/tilbud",
        "/hold",
        "/bro",
        "/kolleger",
        "/sundhed",
        "/min-uge",
        "/huset",
        "/opsaet/vagtplan",
        "/konto",
    ] {
        assert!(menu_has(&jonas, href), "{href}: {jonas}");
    }
    assert!(first(&jonas) <= 6, "{jonas}");
    assert!(jonas.contains("<summary class=\"here\">Huset</summary>"));
    let karen = menu(&world.karen().get("/ledelse").await.body);
    assert!(first(&karen) <= 6 && menu_has(&karen, "/ledelse/slet"));
    let vibeke = menu(&world.vibeke().get("/ledelse/samarbejde").await.body);
    assert!(!vibeke.contains("<details") && menu_has(&vibeke, "/konto"));
}

fn menu_has(menu: &str, href: &str) -> bool {
    menu.contains(&format!("<a href=\"{href}\""))
}
