//! Our own small feeds, in every form that can be read.
#![expect(
    clippy::unwrap_used,
    reason = "test support: a failing helper is a failing test"
)]

mod common;

use std::io::Write;

use common::{Folder, lines, own, read_path};
use jiff::civil::date;
use kit_hsds::{
    Accompanies, FaultKind, Feed, Limits, Service, Setting, Source, Wish, read, read_bytes, write,
};
use serde_json::{Value, json};

const WALK: &str = "0b7c6f0a-3f0e-4d59-9a50-3c8f6a1d2b01";
const SOUP: &str = "1c7c6f0a-3f0e-4d59-9a50-3c8f6a1d2b01";

fn walk() -> Value {
    serde_json::from_slice(&std::fs::read(own("feed/service.json")).unwrap()).unwrap()
}

fn bytes(name: &str, value: &Value) -> Feed {
    read_bytes(name, value.to_string().as_bytes(), &Limits::default())
        .unwrap_or_else(|faults| panic!("{}", lines(&faults)))
}

#[test]
fn a_record_is_read_and_written_unchanged_with_fields_that_nobody_knows() {
    let mut there = walk();
    there["phones"][0]["colour"] = json!({ "deep": [1, null, 2.5] });
    there["alert"] = Value::Null;
    there["funding"] = json!([]);
    there["minimum_age"] = json!("atten");
    let service: Service = serde_json::from_value(there.clone()).unwrap();
    assert_eq!(service.extra["house_colour"], "rød");
    assert_eq!(serde_json::to_value(&service).unwrap(), there);
}

#[test]
fn a_space_around_an_id_makes_no_other_record() {
    let mut there = walk();
    there["id"] = json!(format!(" {WALK}"));
    let owner = there["organization"]["id"].as_str().unwrap().to_owned();
    there["organization"]["id"] = json!(format!("{owner} "));
    let feed = bytes("service.json", &there);
    let community = feed.communities().remove(0);
    assert_eq!(community.id, WALK);
    assert_eq!(community.organization_id.as_deref(), Some(&*owner));
    assert_eq!(feed.full_service(WALK).unwrap()["id"], WALK);
}

#[test]
fn a_full_service_becomes_a_community_with_its_first_time() {
    // BR-2, BR-3, BR-7, BR-1: what our profile says is what the page gets.
    let feed = read_path(&own("feed")).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
    assert_eq!(lines(&feed.notes), "");
    let [community] = feed.communities().try_into().unwrap();
    assert_eq!(community.slug, "gaaturen-ved-aaen");
    assert_eq!(community.organization.as_deref(), Some("Åforeningen"));
    assert_eq!(community.wishes, [Wish::Move, Wish::Nature]);
    assert_eq!(community.setting, Some(Setting::SmallGroup));
    assert_eq!(community.accompanies, Some(Accompanies::Both));
    assert_eq!(community.intrusive, Some(1));
    assert_eq!(
        community.first.met_by.as_deref(),
        Some("Signe står ved bænken.")
    );
    assert_eq!(
        community.first.steps,
        ["Kl. 16: I siger hej på bænken.", "Kl. 16.10: I går."]
    );
    assert_eq!(community.first.leave, None);
    assert_eq!(community.for_whom.as_deref(), Some("Alle over 18 år."));
    assert_eq!(community.room.as_deref(), Some("Der er plads til to mere."));
    assert_eq!(community.cost.as_deref(), Some("Kaffe, 10 kr."));
    assert_eq!(community.phone.as_deref(), Some("12 34 56 78"));
    assert_eq!(
        community
            .contact
            .as_ref()
            .and_then(|contact| contact.name.as_deref()),
        Some("Signe")
    );
    assert_eq!(community.assured_date, Some(date(2026, 10, 1)));
    let place = community.place.as_ref().unwrap();
    assert_eq!(
        (place.postcode.as_deref(), place.address.as_slice()),
        (Some("5999"), &["Åstien 3".to_owned()][..])
    );
    assert_eq!((place.latitude, place.longitude), (Some(55.5), Some(10.25)));
    for word in [
        "gåturen",
        "onsdagsturen",
        "åforeningen",
        "demokøbing",
        "frisk",
        "luft",
        "kaffe",
    ] {
        assert!(
            community.search_text.contains(word),
            "{word} in {}",
            community.search_text
        );
    }
    let sunday = date(2026, 11, 22).at(12, 0, 0, 0);
    assert_eq!(
        community.next_meeting(sunday),
        Some(date(2026, 11, 25).at(16, 0, 0, 0))
    );
    let back: kit_hsds::Community =
        serde_json::from_value(serde_json::to_value(&community).unwrap()).unwrap();
    assert_eq!(back, community);
}

#[test]
fn a_feed_without_our_words_still_gives_a_community() {
    let feed = bytes(
        "x.json",
        &json!({ "id": WALK, "name": "Ørkenen & øen", "status": "active" }),
    );
    let [community] = feed.communities().try_into().unwrap();
    assert_eq!(community.slug, "oerkenen-oeen");
    assert!(community.first.is_empty() && community.place.is_none() && community.times.is_empty());
    assert_eq!(community.accompanies, None);
}

#[test]
fn a_price_is_said_once() {
    let cost = |option: Value| {
        let service =
            json!({ "id": WALK, "name": "Kor", "status": "active", "cost_options": [option] });
        bytes("service.json", &service).communities().remove(0).cost
    };
    let id = WALK;
    let said = |words: &str| Some(words.to_owned());
    assert_eq!(
        cost(json!({ "id": id, "option": "Gratis", "currency": "DKK", "amount": 0 })),
        said("Gratis")
    );
    assert_eq!(
        cost(json!({ "id": id, "option": "35 kr. pr. gang", "amount": 35 })),
        said("35 kr. pr. gang")
    );
    assert_eq!(
        cost(json!({ "id": id, "option": "Kaffe", "currency": "dkk", "amount": 12.5 })),
        said("Kaffe, 12,5 kr.")
    );
    assert_eq!(
        cost(json!({ "id": id, "currency": "gbp", "amount": 3.0 })),
        said("3 GBP")
    );
    assert_eq!(cost(json!({ "id": id, "amount": 0 })), said("0 kr."));
    assert_eq!(cost(json!({ "id": id })), None);
}

#[test]
fn communities_with_one_name_get_an_address_each_and_closed_ones_none() {
    let service = |end: u8, status: &str| json!({ "id": format!("0b7c6f0a-3f0e-4d59-9a50-3c8f6a1d2b{end:02}"), "name": "Kor", "status": status });
    let list = json!([
        service(1, "active"),
        service(2, "defunct"),
        service(3, "temporarily closed"),
        service(4, "active")
    ]);
    let communities = bytes("services.json", &list).communities();
    let slugs: Vec<_> = communities
        .iter()
        .map(|each| (each.slug.as_str(), each.closed_for_now))
        .collect();
    assert_eq!(slugs, [("kor", false), ("kor-2", true), ("kor-3", false)]);
}

fn soup(feed: &Feed) {
    let communities = feed.communities();
    let community = communities.iter().find(|each| each.id == SOUP).unwrap();
    assert_eq!(community.organization.as_deref(), Some("Grydens venner"));
    assert_eq!(community.wishes, [Wish::Eat]);
    let place = community.place.as_ref().unwrap();
    assert_eq!(place.name.as_deref(), Some("Det gamle mejeri"));
    assert_eq!(
        place.city.as_deref(),
        Some("Demokøbing"),
        "a table saved with semicolons is read too"
    );
    let now = date(2026, 11, 22).at(9, 0, 0, 0);
    assert_eq!(
        community.next_meeting(now),
        Some(date(2026, 12, 3).at(17, 0, 0, 0))
    );
}

#[test]
fn tables_become_services_with_all_that_points_at_them() {
    let feed = read_path(&own("tables")).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
    assert_eq!(lines(&feed.notes), "");
    soup(&feed);
    let full = feed.full_service(SOUP).unwrap();
    assert_eq!(full["organization"]["name"], "Grydens venner");
    assert_eq!(
        full["service_at_locations"][0]["location"]["name"],
        "Det gamle mejeri"
    );
    // What we publish of it reads as the same community.
    soup(&bytes("service.json", &full));
}

#[test]
fn a_data_package_may_give_its_tables_names_of_its_own() {
    let folder = Folder::new();
    let package = json!({ "resources": [
        { "name": "service", "path": "tilbud.csv" },
        { "name": "location", "path": "steder.csv" },
        { "name": "organization", "path": "foreninger.csv" },
    ] });
    folder.write("datapackage.json", package.to_string());
    folder.write(
        "tilbud.csv",
        std::fs::read(own("tables/services.csv")).unwrap(),
    );
    folder.write(
        "foreninger.csv",
        std::fs::read(own("tables/organizations.csv")).unwrap(),
    );
    let feed = read_path(&folder.0).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
    assert_eq!(feed.services.len(), 2);
    let kinds: Vec<_> = feed.notes.iter().map(|note| &note.kind).collect();
    assert_eq!(
        kinds,
        [&FaultKind::AbsentTable {
            path: "steder.csv".into()
        }]
    );
}

fn packed(names: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in names {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(&std::fs::read(own(name)).unwrap()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_zip_file_is_read_as_the_folder_it_was() {
    let tables = [
        "services",
        "organizations",
        "locations",
        "service_at_location",
        "schedules",
        "attributes",
        "addresses",
    ];
    let names: Vec<String> = tables
        .iter()
        .map(|name| format!("tables/{name}.csv"))
        .collect();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.push("feed/service.json");
    let folder = Folder::new();
    let path = folder.write("feed.zip", packed(&names));
    let mut told = Vec::new();
    let source = Source::Path(path);
    let feed = read(&source, &Limits::default(), &mut |progress| {
        told.push(progress.files);
    })
    .unwrap_or_else(|faults| panic!("{}", lines(&faults)));
    assert_eq!(feed.services.len(), 3);
    soup(&feed);
    assert_eq!(told, (1..=8).collect::<Vec<u64>>());
}

#[test]
fn the_full_record_wins_over_its_summary_in_any_order() {
    let summary =
        json!({ "id": WALK, "name": "Gåturen ved åen", "status": "active", "wait_time": "ingen" });
    for (first, second) in [
        ("a_service.json", "b_services.json"),
        ("b_service.json", "a_services.json"),
    ] {
        let folder = Folder::new();
        folder.write(first, walk().to_string());
        folder.write(
            second,
            write_page(std::slice::from_ref(&summary)).to_string(),
        );
        let feed = read_path(&folder.0).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
        let service = &feed.services[WALK];
        assert_eq!(service.schedules.len(), 1);
        assert_eq!(
            service.wait_time.as_deref(),
            Some("ingen"),
            "what only the summary knows is kept"
        );
    }
}

#[test]
fn a_difference_between_two_records_of_one_id_is_said() {
    let folder = Folder::new();
    folder.write("service.json", walk().to_string());
    let summary = json!({ "id": WALK, "name": "Gåturen", "status": "active" });
    folder.write("services.json", write_page(&[summary]).to_string());
    let feed = read_path(&folder.0).unwrap();
    assert_eq!(feed.services[WALK].name, "Gåturen ved åen");
    assert_eq!(feed.notes.len(), 1, "{}", lines(&feed.notes));
    assert!(matches!(feed.notes[0].kind, FaultKind::Differs { .. }));
    assert_eq!(feed.notes[0].field.as_deref(), Some("/name"));
}

fn write_page(records: &[Value]) -> Value {
    let services: Vec<Service> = records
        .iter()
        .map(|each| serde_json::from_value(each.clone()).unwrap())
        .collect();
    write::page(&services.iter().collect::<Vec<_>>(), 1, 50)
}

#[test]
fn pages_that_we_write_add_up() {
    let service = |number: u32| {
        let id = format!("0b7c6f0a-3f0e-4d59-9a50-{number:012}");
        serde_json::from_value::<Service>(json!({ "id": id, "name": "Kor", "status": "active" }))
            .unwrap()
    };
    let services: Vec<Service> = (1..=23).map(service).collect();
    let listed: Vec<&Service> = services.iter().collect();
    let folder = Folder::new();
    for number in 1..=3 {
        let page = write::page(&listed, number, 10);
        assert_eq!(page["total_pages"], 3);
        assert_eq!(
            (page["first_page"] == true, page["last_page"] == true),
            (number == 1, number == 3)
        );
        folder.write(&format!("services_{number}.json"), page.to_string());
    }
    folder.write(
        "api.json",
        write::front(
            "https://landgang.example/profil",
            "https://landgang.example/openapi.json",
        )
        .to_string(),
    );
    let feed = read_path(&folder.0).unwrap_or_else(|faults| panic!("{}", lines(&faults)));
    assert_eq!(feed.services.len(), 23);
    assert_eq!(lines(&feed.notes), "");
    assert_eq!(feed.version.as_deref(), Some(write::VERSION));
    let beyond = write::page(&listed, 9, 10);
    assert_eq!(
        (beyond["empty"] == true, beyond["size"].as_u64()),
        (true, Some(0))
    );
    assert_eq!(write::page(&[], 1, 10)["last_page"], true);
}
