//! What is typed about a person lies sealed: the file alone tells nothing (SAFETY.md §5).

use kit_seal::Sealed;
use kit_store::Place;

use crate::requests::{Objects, send};
use crate::support::World;

/// Everything that the forms take, each with a word that stands nowhere else.
const TYPED: [&str; 8] = [
    "Xylofonia",
    "Qvintessens",
    "Zebrastribe",
    "Wolframtråd",
    "Bjergkrystal",
    "Ørkenræv",
    "Glasharmonika",
    "Fjordhest",
];

/// The bytes of the database's files after everything waiting was written into them.
pub(crate) fn bytes_of(world: &World) -> Vec<u8> {
    assert!(world.app.store.empty_journal().expect("emptied"));
    let mut all = Vec::new();
    for file in std::fs::read_dir(world.folder()).expect("a folder") {
        all.extend(std::fs::read(file.expect("a file").path()).expect("readable"));
    }
    all
}

pub(crate) fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|window| window == word.as_bytes())
}

#[tokio::test]
async fn no_word_that_was_typed_about_a_person_stands_in_the_file() {
    let world = World::demo();
    let jonas = world.jonas();
    let [called, goal, then, talk, what, wish, agreed, note] = TYPED;
    let worker = ("contact", "worker-jonas");
    let course = [
        ("id", "form-sealed-1"),
        ("called", called),
        ("basis", "82b"),
        ("goal", goal),
        ("afterwards", then),
        ("start", "2026-11-18"),
        worker,
        ("decided_by", "worker-jonas"),
        ("hat", "worker"),
    ];
    let here = jonas.post("/forloeb", &course).await.to;
    let here = here.split('?').next().expect("a path");
    jonas
        .post(
            &format!("{here}/samtale"),
            &[("id", "form-sealed-2"), ("talk", talk)],
        )
        .await;
    let time = [
        ("id", "form-sealed-3"),
        ("day", "2026-11-18"),
        ("time", "16:30"),
        ("with", "worker-jonas"),
        ("what", what),
    ];
    jonas.post(&format!("{here}/tid"), &time).await;
    let door = [
        ("id", "form-sealed-4"),
        ("wish", wish),
        ("met_by", "worker-jonas"),
        ("agreed", agreed),
    ];
    jonas.post("/vagt/gaest", &door).await;
    jonas
        .post("/vagt/opkald", &[("id", "form-sealed-5"), ("note", note)])
        .await;

    // Everything is there for whoever may read it …
    let pages = jonas.get(here).await.body + &jonas.get("/vagt").await.body;
    for word in TYPED {
        assert!(pages.contains(word), "{word} was typed and is shown");
    }
    // … and nothing of it in the file, nor any first name of the house.
    let bytes = bytes_of(&world);
    let mut tried = 0;
    for word in TYPED.iter().chain(&["Birgitte", "Jonas", "Karen"]) {
        assert!(!holds(&bytes, word), "{word} stands in the file");
        tried += 1;
    }
    assert!(
        holds(&bytes, "worker-jonas"),
        "the search itself finds what is open"
    );
    println!("{tried} / {tried} words not found in {} bytes", bytes.len());
}

#[test]
fn a_sealed_value_that_was_moved_to_another_guest_is_refused() {
    let world = World::demo();
    let moved = world.app.store.aside().read_now("move", |tx| {
        let rows = tx.rows(
            "SELECT id, called FROM guest ORDER BY id LIMIT 2",
            &[],
            |r| Ok((r.get::<String>(0)?, r.get::<Sealed>(1)?)),
        )?;
        let called = Place::of("guest", "called");
        let (one, other) = (&rows[0], &rows[1]);
        assert!(tx.open(called, &one.0, &one.0, &one.1).is_ok());
        let to_another = tx.open(called, &other.0, &other.0, &one.1).is_err();
        let to_a_column = tx
            .open(Place::of("course", "goal"), &one.0, &one.0, &one.1)
            .is_err();
        Ok::<_, kit_store::StoreError>(to_another && to_a_column)
    });
    assert!(moved.expect("readable"));
}

/// Erasing the key makes the guest unreadable at once, whatever rows are left.
#[tokio::test]
async fn a_guest_whose_key_is_destroyed_cannot_be_read() {
    let world = World::demo();
    let own: Objects = world.own("worker-jonas");
    let show = realm_municipality::routes();
    let decl = show
        .declared()
        .iter()
        .find(|decl| decl.path == "/gaest/{id}")
        .expect("the page");
    assert_eq!(
        send(&world.jonas(), decl, &own)
            .await
            .expect("an answer")
            .status,
        200
    );
    world
        .app
        .store
        .vault()
        .erase_person(&own.guest)
        .expect("erased");
    let after = send(&world.jonas(), decl, &own).await.expect("an answer");
    assert_eq!(after.status, 503, "{}", after.body);
}
