//! Names lie sealed: the file alone tells nothing (SAFETY.md §5).

use crate::support::World;

/// The bytes of the database's files after everything waiting was written into them.
fn bytes_of(world: &World) -> Vec<u8> {
    assert!(world.app.store.empty_journal().expect("emptied"));
    let mut all = Vec::new();
    for file in std::fs::read_dir(world.folder()).expect("a folder") {
        all.extend(std::fs::read(file.expect("a file").path()).expect("readable"));
    }
    all
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|window| window == word.as_bytes())
}

#[tokio::test]
async fn no_name_of_a_researcher_stands_in_the_file() {
    let world = World::demo();
    let villads = world.villads();
    let form = [
        ("id", "form-sealed-1"),
        ("name", "Xylofonia"),
        ("role", "researcher"),
    ];
    assert_eq!(villads.post("/folk", &form).await.status, 303);
    assert!(villads.get("/folk").await.body.contains("Xylofonia"));
    villads.post("/folk/form-sealed-1/link", &[]).await;
    let bytes = bytes_of(&world);
    assert!(holds(&bytes, "form-sealed-1"), "the number is there");
    for name in ["Xylofonia", "Sigrid", "Villads"] {
        assert!(!holds(&bytes, name), "{name}");
    }
}

/// The name goes with the key, whatever still lies in the file.
#[tokio::test]
async fn without_the_key_the_name_is_gone() {
    let world = World::demo();
    world
        .app
        .store
        .vault()
        .erase_person("researcher-sigrid")
        .expect("erased");
    assert!(world.villads().get("/folk").await.status >= 500);
}
