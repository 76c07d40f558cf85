//! Every page in every situation, every statement, every migration, the matrix, and the demo.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::support::{Browser, World};
use kit_store::store_test;
use kit_store::test::{migrate_with_data, postgres_place, prepare_all, sqlite_place};
use kit_web::{Asked, permissions};
use kit_words::Lang;
use realm_citizen::{Citizen, FACE, routes, samples, seed_demo, seed_large, statements};

fn asked(world: &World, lang: Lang) -> Asked {
    Asked {
        words: world.web.words(lang),
        web: Arc::clone(&world.web),
        who: None,
        from: None,
        may: None,
        fields: Arc::default(),
        file: None,
        query: Arc::default(),
        path: Arc::from("/min"),
    }
}

/// ALL-4, VH-13
#[test]
fn every_page_is_whole_in_both_languages() {
    let world = World::new(kit_store::test::sqlite::<Citizen>().unwrap().store.clone());
    for lang in [Lang::Da, Lang::En] {
        let all = samples(&asked(&world, lang)).unwrap();
        assert!(all.len() > 50, "{} samples", all.len());
        let mut titles: BTreeMap<String, &str> = BTreeMap::new();
        for sample in &all {
            let name = format!("{} {}", sample.page, sample.name);
            assert!(!sample.html.contains('⟦'), "{name}: {}", sample.html);
            assert_eq!(sample.html.matches("<h1").count(), 1, "{name}");
            let title = crate::support::between(&sample.html, "<title>", "</title>")
                .unwrap()
                .to_owned();
            let owner = titles.entry(title).or_insert(sample.page);
            // The three questions and the page without a place are one row under one title.
            let same =
                |a: &str, b: &str| a == b || (a.starts_with("start-") && b.starts_with("start-"));
            assert!(
                same(owner, sample.page),
                "{name} shares its title with {owner}"
            );
        }
    }
}

/// VH-13, UX §3: words that make anybody ill or a case are not said, and nothing is shouted.
#[test]
fn no_page_says_what_a_guest_is() {
    let world = World::new(kit_store::test::sqlite::<Citizen>().unwrap().store.clone());
    for sample in samples(&asked(&world, Lang::Da)).unwrap() {
        // The keys' own script is no text.
        let text = spoken(sample.html.split("<script").next().unwrap_or_default());
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        for word in [
            "sag",
            "sagsbehandling",
            "visitation",
            "borgeren",
            "klient",
            "patient",
            "målgruppe",
            "indsats",
            "ydelse",
            "psykisk",
            "følgesvend",
            "ugyldig",
            "påkrævet",
        ] {
            assert!(
                !words.contains(&word),
                "{} {} says {word}",
                sample.page,
                sample.name
            );
        }
        assert!(
            !text.contains('!') && !text.contains('§'),
            "{} {}",
            sample.page,
            sample.name
        );
    }
}

/// UX §3: at most 15 words a sentence in the guest's own texts.
#[test]
fn no_sentence_is_longer_than_fifteen_words() {
    let words = include_str!("../../words/da.ftl");
    for line in words.lines().filter_map(|line| line.split_once(" = ")) {
        for sentence in line.1.split_terminator(['.', '?', ':']) {
            let count = sentence
                .split_whitespace()
                .filter(|w| w.chars().any(char::is_alphanumeric))
                .count();
            assert!(count <= 15, "{} has {count} words: {sentence}", line.0);
        }
    }
}

/// The words between tags, in lower case.
fn spoken(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            letter if !inside => text.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    text
}

#[test]
fn the_matrix_is_the_committed_one() {
    let made = permissions(FACE.realm, FACE.roles, routes().declared());
    let kept = include_str!("../../permissions.txt");
    assert!(made == kept, "permissions.txt should be:\n{made}");
}

store_test! {
    fn every_statement_is_understood(store: Store<Citizen>) {
        prepare_all(&store, &statements()).unwrap();
        prepare_all(&store, &kit_letters::statements()).unwrap();
    }
}

#[test]
fn migrations_with_data_give_the_same_columns_on_both_databases() {
    let (at, folder) = sqlite_place();
    let small = migrate_with_data::<Citizen>(&at).unwrap();
    if let Some(at) = postgres_place().unwrap() {
        assert_eq!(small, migrate_with_data::<Citizen>(&at).unwrap());
    }
    assert!(small.iter().any(|line| line.starts_with("step.what")));
    let _ = std::fs::remove_dir_all(folder);
}

store_test! {
    /// The load of `landgang demo --large`, at a fiftieth: each room is locked with a key of its own, and some can be entered.
    fn a_regions_rooms_are_made_once(store: Store<Citizen>) {
        let world = World::new(store);
        seed_demo(&world.store, &world.given).unwrap();
        let mut told = Vec::new();
        seed_large(&world.store, &world.given, 110, |done| told.push(done)).unwrap();
        assert_eq!(told, [100, 110]);
        seed_large(&world.store, &world.given, 110, |_| panic!("nothing to do")).unwrap();
        world.run(async {
            for (link, word) in [("demo-room-1", "venter"), ("demo-room-110", "Min")] {
                let mut guest = Browser::default();
                let page = world.post(&mut guest, &format!("/ind/{link}"), &[]).await;
                assert_eq!(page.goes_to, "/min");
                let page = world.get(&mut guest, "/min").await;
                assert!(page.body.contains(word), "{}", page.body);
            }
        });
    }
}

store_test! {
    fn the_demo_makes_rooms_once_and_leaves_others_alone(store: Store<Citizen>) {
        let world = World::new(store);
        seed_demo(&world.store, &world.given).unwrap();
        let rows = world.dump(&[]);
        seed_demo(&world.store, &world.given).unwrap();
        assert_eq!(world.dump(&[]), rows);
        assert!(world.posted().is_empty());
        world.run(async {
            let mut sofie = Browser::default();
            let door = world.get(&mut sofie, "/ind/demo-guest").await;
            assert_eq!(door.heading(), "Velkommen, Sofie");
            let page = world.post(&mut sofie, "/ind/demo-guest", &[]).await;
            assert_eq!(page.goes_to, "/min");
            let page = world.get(&mut sofie, "/min").await;
            assert!(page.heading().contains("venter"), "{}", page.heading());
            let map = world.get(&mut sofie, "/min/netvaerk").await;
            assert!(map.body.contains("Lørdagskoret") && map.body.contains("J. er din tovholder."));
            let list = world.get(&mut sofie, "/min/moede").await;
            assert!(list.body.contains("kl. 16.30"), "{}", list.body);
            let mut poul = Browser::default();
            world.post(&mut poul, "/ind/demo-guest-alone", &[]).await;
            let page = world.get(&mut poul, "/min").await;
            assert!(page.heading().starts_with("Du er en del af"), "{}", page.heading());
            assert!(page.body.contains("Kommer du der stadig?"));
            let mut ines = Browser::default();
            world.post(&mut ines, "/ind/demo-guest-new", &[]).await;
            assert!(world.get(&mut ines, "/min").await.heading().contains("læser din besked"));
        });
    }
}
