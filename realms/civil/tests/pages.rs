//! Every page in every situation, in both languages; and who may open which.

#![cfg(test)]

mod support;

use kit_store::store_test;
use kit_words::Lang;
use realm_civil::{Civil, FACE, routes, samples};

fn app() -> (kit_store::test::TestStore<Civil>, realm_civil::App) {
    let kept = kit_store::test::sqlite::<Civil>().expect("a fresh store");
    let (given, _) = support::given_at(support::NOON, 3);
    let (app, _) = support::app(kept.store.clone(), &given, true);
    (kept, app)
}

/// Words that no page shows: VH-13, and UX's list of words of case work.
const NEVER: &[&str] = &[
    "sagsbehandl",
    "borgeren",
    "klient",
    "patient",
    "målgruppe",
    "indsats",
    "ydelse",
    "psykisk",
    "diagnose",
];

#[test]
/// VH-13, ALL-5: each sample has one heading, no missing word, a neutral title and none of the words that make ill.
fn every_sample_renders_whole_in_both_languages() {
    let (_kept, app) = app();
    for lang in [Lang::Da, Lang::En] {
        let made = samples(&support::reader(&app, lang)).expect("every sample");
        assert!(made.len() > 30, "{}", made.len());
        for sample in made {
            let at = format!("{} {} {}", sample.page, sample.name, lang.tag());
            assert!(!sample.html.contains('⟦'), "{at}: a word is missing");
            assert_eq!(sample.html.matches("<h1>").count(), 1, "{at}");
            assert!(!sample.html.contains(" style="), "{at}");
            assert!(sample.html.contains("◆"), "{at}: ALL-2, whose page it is");
            let text = sample.html.to_lowercase();
            for word in NEVER {
                assert!(!text.contains(word), "{at}: {word}");
            }
            if lang == Lang::Da {
                assert!(sample.html.contains("Foreningens side."), "{at}");
                let body = sample.html.split("<main").nth(1).unwrap_or_default();
                // The keys' own script is no text.
                let words = body.split("<script").next().unwrap_or_default();
                assert!(!words.contains('!'), "{at}: an exclamation mark");
            }
        }
    }
}

#[test]
/// ALL-5: titles of windows tell nothing of a guest and are unique within the realm.
fn titles_are_neutral_and_unique() {
    let (_kept, app) = app();
    let made = samples(&support::reader(&app, Lang::Da)).expect("every sample");
    let mut titles: Vec<(String, &str)> = made
        .iter()
        .map(|sample| {
            let title = sample.html.split("<title>").nth(1).unwrap_or_default();
            let title = title.split("</title>").next().unwrap_or_default();
            (title.to_owned(), sample.page)
        })
        .collect();
    titles.sort();
    titles.dedup();
    for pair in titles.windows(2) {
        let [(one, page), (other, second)] = pair else {
            continue;
        };
        assert_ne!(one, other, "{page} and {second}");
    }
    assert!(
        titles
            .iter()
            .all(|(title, _)| !title.contains("Amir") && !title.is_empty())
    );
}

#[test]
fn the_permission_matrix_is_the_one_a_lawyer_has_read() {
    let made = kit_web::permissions("civil", FACE.roles, routes().declared());
    assert!(
        made == include_str!("../permissions.txt"),
        "permissions.txt differs; it should be:\n{made}"
    );
}

store_test! {
    fn every_statement_is_understood(store: Store<Civil>) {
        kit_store::test::prepare_all(&store, &realm_civil::statements()).expect("all prepare");
    }
}

#[test]
fn both_databases_end_with_the_same_columns_and_take_the_data_of_every_step() {
    let (at, folder) = kit_store::test::sqlite_place();
    let sqlite = kit_store::test::migrate_with_data::<Civil>(&at).expect("migrates");
    if let Some(at) = kit_store::test::postgres_place().expect("a schema") {
        let postgres = kit_store::test::migrate_with_data::<Civil>(&at).expect("migrates");
        assert_eq!(postgres, sqlite);
    }
    std::fs::remove_dir_all(folder).expect("removed");
}
