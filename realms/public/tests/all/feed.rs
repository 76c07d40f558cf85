//! Our own feed, read as a stranger reads it.

use std::path::PathBuf;

use kit_hsds::{Community, Feed, Limits, Source, read};
use realm_public::{Form, HIDE_AFTER_DAYS, directory};
use serde_json::Value;

use crate::support::World;

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn json(world: &World, path: &str) -> Value {
    serde_json::from_str(&world.page(path).await).expect("JSON")
}

/// Walks the lists and the records they name, as a harvester does, into files.
async fn harvest(world: &World, name: &str) -> Feed {
    let folder =
        Folder(std::env::temp_dir().join(format!("lg-feed-{}-{name}", std::process::id())));
    std::fs::create_dir_all(&folder.0).expect("a folder");
    let keep = |name: String, value: &Value| {
        std::fs::write(folder.0.join(name), value.to_string()).expect("written");
    };
    keep("front.json".to_owned(), &json(world, "/hsds").await);
    for list in ["services", "organizations"] {
        let mut page = 1;
        loop {
            let listed = json(world, &format!("/hsds/{list}?page={page}&per_page=7")).await;
            keep(format!("{list}-{page:03}.json"), &listed);
            for record in listed["contents"].as_array().expect("a list") {
                let id = record["id"].as_str().expect("an id");
                keep(
                    format!("{list}-{id}.json"),
                    &json(world, &format!("/hsds/{list}/{id}")).await,
                );
            }
            if listed["last_page"] == true {
                break;
            }
            page += 1;
        }
    }
    read(
        &Source::Path(folder.0.clone()),
        &Limits::default(),
        &mut |_| {},
    )
    .unwrap_or_else(|faults| {
        panic!(
            "{}",
            faults
                .iter()
                .map(kit_hsds::Fault::danish_line)
                .collect::<Vec<_>>()
                .join("\n")
        )
    })
}

/// The municipality's copy and a stranger's show the same communities under the same addresses.
#[tokio::test]
async fn what_we_publish_is_read_back_the_same() {
    let world = World::demo();
    let feed = harvest(&world, "same").await;
    let mut back = feed.communities();
    let mut ours: Vec<Community> = directory(&world.app)
        .communities()
        .iter()
        .map(|one| (**one).clone())
        .collect();
    back.sort_by(|a, b| a.id.cmp(&b.id));
    ours.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(ours.len(), 60);
    for (ours, back) in ours.iter().zip(&back) {
        assert_eq!(ours, back, "{}", ours.name);
    }
    assert_eq!(ours.len(), back.len());
}

/// An address that was numbered here is published, so that a copy elsewhere prints the same leaflet.
#[tokio::test]
async fn an_address_given_here_is_part_of_the_feed() {
    let world = World::empty();
    for (source, id) in [
        ("et", "0b6a6f63-4f0e-4b5f-9c1d-6c5f9d3c2a11"),
        ("to", "5a1e7c7e-2f55-4d62-8f5e-0c9d1b7a2e22"),
    ] {
        let bytes =
            serde_json::json!([{ "id": id, "name": "Koret", "status": "active" }]).to_string();
        let feed = kit_hsds::read_bytes("feed.json", bytes.as_bytes(), &Limits::default())
            .expect("a feed");
        realm_public::import(
            &world.app.store,
            &feed,
            source,
            realm_public::Run::Write,
            world.app.web.given.now(),
        )
        .expect("imported");
    }
    world.clock.advance_ms(1_000);
    let feed = harvest(&world, "slug").await;
    let mut slugs: Vec<String> = feed.communities().into_iter().map(|one| one.slug).collect();
    slugs.sort();
    assert_eq!(slugs, ["koret", "koret-2"]);
    assert_eq!(
        world
            .app
            .newest()
            .await
            .by_slug("koret-2")
            .map(|one| one.id.clone())
            .as_deref(),
        Some("5a1e7c7e-2f55-4d62-8f5e-0c9d1b7a2e22")
    );
}

#[tokio::test]
async fn the_front_page_names_its_version_and_what_it_names_is_there() {
    let world = World::demo();
    let response = world.get_with("/hsds", &[]).await;
    assert!(
        response.headers()["content-type"]
            .to_str()
            .expect("text")
            .starts_with("application/json")
    );
    let front = json(&world, "/hsds").await;
    assert_eq!(front["version"], "3.1");
    for field in ["profile", "openapi_url"] {
        let address = front[field].as_str().expect("an address");
        let path = address
            .strip_prefix(crate::support::ORIGIN)
            .expect("our own address");
        assert!(!world.page(path).await.is_empty());
    }
    let nothing = world
        .get_with("/hsds/services/0b6a6f63-0000-4b5f-9c1d-6c5f9d3c2a11", &[])
        .await;
    assert_eq!(nothing.status(), 404);
    let beyond = world
        .get_with("/hsds/services?page=99999999999999999999&per_page=0", &[])
        .await;
    assert_eq!(beyond.status(), 422, "figures that mean nothing are named");
}

/// The files that `landgang export` writes are the same directory again.
#[tokio::test]
async fn an_exported_file_is_read_back_the_same() {
    let world = World::demo();
    let mut ours: Vec<Community> = directory(&world.app)
        .communities()
        .iter()
        .map(|one| (**one).clone())
        .collect();
    ours.sort_by_key(|one| one.slug.clone());
    for (form, name) in [(Form::Json, "export.json"), (Form::Tables, "export.zip")] {
        let exported = realm_public::export(
            &world.app.store,
            &world.app.web.given,
            form,
            HIDE_AFTER_DAYS,
        )
        .expect("exported");
        let folder = Folder(std::env::temp_dir().join(format!("lg-{name}-{}", std::process::id())));
        std::fs::create_dir_all(&folder.0).expect("a folder");
        let file = folder.0.join(name);
        std::fs::write(&file, &exported.bytes).expect("written");
        let feed = read(&Source::Path(file), &Limits::default(), &mut |_| {})
            .expect("a feed without a fault");
        let mut back = feed.communities();
        back.sort_by_key(|one| one.slug.clone());
        assert_eq!((exported.communities, exported.without), (60, 0));
        assert_eq!(back, ours, "{name}");
    }
    let points = realm_public::export(
        &world.app.store,
        &world.app.web.given,
        Form::GeoJson,
        HIDE_AFTER_DAYS,
    )
    .expect("exported");
    let read: Value = serde_json::from_slice(&points.bytes).expect("JSON");
    let features = read["features"].as_array().expect("features").len();
    assert_eq!(
        (features, points.communities + points.without),
        (points.communities, 60)
    );
}
