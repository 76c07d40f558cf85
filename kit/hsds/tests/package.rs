//! What we write as tables and as points: read back, checked link by link, and the same every time.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use kit_hsds::{Feed, Limits, Service, Source, Tables, points, read, read_bytes};
use serde_json::{Value, json};

const TOWN: &[u8] = include_bytes!("../../../data/demokobing/hsds.json");

fn town() -> Feed {
    read_bytes("hsds.json", TOWN, &Limits::default()).expect("the town's own feed")
}

fn packed(feed: &Feed) -> Vec<u8> {
    let organizations: Vec<Value> = feed.organizations.values().map(|one| json!(one)).collect();
    Tables::of(feed.services.values(), &organizations, [], [])
        .package()
        .expect("a package")
}

/// The files of a package by their names.
fn files(package: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(package)).expect("a zip file");
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        let name = file.name().expect("a name").into_owned();
        files.insert(name, text);
    }
    files
}

/// The cells of a column by row, empty ones left out.
fn cells(table: &str, column: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let at = reader
        .headers()
        .expect("a heading")
        .iter()
        .position(|one| one == column);
    let Some(at) = at else {
        return Vec::new();
    };
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row[at].to_owned())
        .filter(|cell| !cell.is_empty())
        .collect()
}

/// Nothing that pages, search or leaflets use is lost on the way through tables.
#[test]
fn tables_that_we_write_are_read_back_the_same() {
    let feed = town();
    let package = packed(&feed);
    let file = std::env::temp_dir().join(format!("lg-package-{}.zip", std::process::id()));
    std::fs::write(&file, package).expect("written");
    let back = read(&Source::Path(file.clone()), &Limits::default(), &mut |_| {});
    std::fs::remove_file(&file).expect("removed");
    let back = back.unwrap_or_else(|faults| {
        let lines: Vec<String> = faults.iter().map(kit_hsds::Fault::english_line).collect();
        panic!("{}", lines.join("\n"))
    });
    let sorted = |feed: &Feed| {
        let mut all = feed.communities();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all
    };
    let (ours, back) = (sorted(&feed), sorted(&back));
    assert_eq!(ours.len(), 60);
    for (ours, back) in ours.iter().zip(&back) {
        assert_eq!(ours, back, "{}", ours.name);
    }
    assert_eq!(ours.len(), back.len());
}

/// The standard's own example breaks three of its foreign keys; ours keep all of theirs.
#[test]
fn every_link_leads_to_a_row_and_every_row_has_an_id_of_its_own() {
    let files = files(&packed(&town()));
    let description: Value = serde_json::from_str(&files["datapackage.json"]).expect("JSON");
    let resources = description["resources"].as_array().expect("resources");
    let table = |name: &Value| {
        let one = resources.iter().find(|one| one["name"] == *name);
        &files[one.expect("a resource")["path"].as_str().expect("a path")]
    };
    let mut links = 0;
    for resource in resources {
        let own = table(&resource["name"]);
        let ids = cells(own, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        assert!(!ids.is_empty(), "{}", resource["name"]);
        for link in resource["schema"]["foreignKeys"].as_array().expect("links") {
            let there: BTreeSet<String> = cells(table(&link["reference"]["resource"]), "id")
                .into_iter()
                .collect();
            for cell in cells(own, link["fields"].as_str().expect("a column")) {
                assert!(there.contains(&cell), "{link} {cell}");
                links += 1;
            }
        }
    }
    assert_eq!(resources.len() + 1, files.len());
    println!("{links} / {links} links lead to a row, the town's feed");
    assert!(links > 500);
}

#[test]
fn the_same_directory_gives_the_same_bytes() {
    assert_eq!(packed(&town()), packed(&town()));
}

/// Text as people write it, fields that nobody knows, a link to what is not there, one record in two places.
#[test]
fn odd_records_become_rows_that_can_be_read() {
    let service: Service = serde_json::from_value(json!({
        "id": "02995e37-f778-4447-841e-39e8812d3e9f", "name": "Kor, \"glad\"\nmandag; =1+1", "status": "active",
        "program_id": "5a299cc4-b2ef-447a-8e17-5593027b29f1", "fremmed": { "a": 1 }, "minimum_age": 18,
        "phones": [{ "id": "2dd5b88d-783a-4e0e-92c0-2733540e66bc", "number": "00 00 20 01", "description": "Ring helst om formiddagen" }, { "number": "no id" }],
        "contacts": [{ "id": "3d67759f-3ca7-4c66-9358-13c82950d728", "name": "Lone",
            "phones": [{ "id": "2dd5b88d-783a-4e0e-92c0-2733540e66bc", "number": "another", "type": "voice" }] }],
        "attributes": [{ "id": "59ceaf61-417d-458c-a788-bfaeff11b813", "label": "landgang.slug", "value": "kor" }],
        "metadata": [{ "id": "7f0c8f5e-8a1b-4c53-9d5e-2f1f6f0f3a11", "last_action_date": "2026-01-01" }],
    }))
    .expect("a service");
    let tables = Tables::of([&service], [], [], []);
    assert_eq!(
        (
            tables.count("services"),
            tables.count("phones"),
            tables.count("organizations")
        ),
        (1, 1, 0)
    );
    let files = files(&tables.package().expect("a package"));
    let services = &files["services.csv"];
    assert_eq!(cells(services, "name"), ["Kor, \"glad\"\nmandag; =1+1"]);
    assert_eq!(cells(services, "fremmed"), ["{\"a\":1}"]);
    assert!(
        cells(services, "program_id").is_empty(),
        "there is no such programme here"
    );
    let phones = &files["phones.csv"];
    assert_eq!(
        (cells(phones, "number"), cells(phones, "type")),
        (vec!["another".to_owned()], vec!["voice".to_owned()])
    );
    assert_eq!(
        cells(phones, "description"),
        ["Ring helst om formiddagen"],
        "what only the other copy knows is kept"
    );
    assert_eq!(
        cells(phones, "contact_id"),
        ["3d67759f-3ca7-4c66-9358-13c82950d728"]
    );
    assert_eq!(cells(&files["attributes.csv"], "link_entity"), ["service"]);
    assert_eq!(
        cells(&files["metadata.csv"], "resource_id"),
        std::slice::from_ref(&service.id)
    );
    assert!(!files.contains_key("organizations.csv"), "no empty table");
}

/// RFC 7946: longitude first, and what has no position is counted and not guessed.
#[test]
fn points_are_where_the_places_are() {
    let feed = town();
    let points = points(feed.services.values());
    let features = points.collection["features"].as_array().expect("features");
    assert_eq!(
        features.len() + points.without,
        60,
        "each is at one place at most"
    );
    let walk = features
        .iter()
        .find(|one| one["properties"]["name"] == "Gåturen ved åen")
        .expect("the walk");
    assert_eq!(
        walk["geometry"],
        json!({ "type": "Point", "coordinates": [11.6005, 55.3002] })
    );
    assert_eq!(
        walk["properties"]["address"],
        "Havnegade 4, 4799 Demokøbing"
    );
    let nowhere: Service = serde_json::from_value(json!({
        "id": "02995e37-f778-4447-841e-39e8812d3e9f", "name": "På nettet", "status": "active",
        "service_at_locations": [{ "id": "b5eb398f-1122-472f-9a3f-ac2a67ef28c5",
            "location": { "id": "f5690e24-2be8-4bdc-a812-9d2952939b43", "location_type": "virtual", "latitude": 95.0, "longitude": 11.0 } }],
    }))
    .expect("a service");
    let none = kit_hsds::points([&nowhere]);
    assert_eq!(
        (
            none.without,
            none.collection["features"].as_array().map(Vec::len)
        ),
        (1, Some(0))
    );
}
