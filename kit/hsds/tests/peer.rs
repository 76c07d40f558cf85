//! Other people's feeds, whole: each imports, or is refused with every fault (HSDS 3.0 and its UK profile).
#![expect(
    clippy::unwrap_used,
    reason = "test support: a failing helper is a failing test"
)]

mod common;

use std::{collections::BTreeMap, path::Path};

use common::{Reply, lines, read_path, serve};
use kit_hsds::peer::peer_data;
use kit_hsds::{
    Fault, FaultKind, Feed, Limits, Manner, Organization, Service, ServiceAtLocation, Severity,
    harvest,
};
use serde_json::Value;

const SERVICE: &str = "ac148810-d857-441c-9679-408f346de14b";
const ORGANIZATION: &str = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610";
const LOCATION: &str = "3a19ff88-4620-4d17-9830-ac1d859eb5d5";
const VISIT: &str = "e94c9f38-1e8f-4564-91d4-d53501ab1765";

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn imports(path: &Path) -> Feed {
    let feed =
        read_path(path).unwrap_or_else(|faults| panic!("{}:\n{}", path.display(), lines(&faults)));
    println!(
        "{}: {} notes\n{}",
        path.display(),
        feed.notes.len(),
        lines(&feed.notes)
    );
    feed
}

/// Every id that stands anywhere in the document is found in the feed, for the kinds that are found by id.
fn everything_is_found(feed: &Feed, path: &Path) {
    for (field, id) in ids(&json(path), "") {
        let found = match field.as_str() {
            "organization" => feed.organizations.contains_key(&id),
            "location" | "locations" => feed.locations.contains_key(&id),
            "service_at_locations" => feed.service_at_locations.contains_key(&id),
            "service" | "services" => feed.services.contains_key(&id),
            "taxonomy_term" => feed.taxonomy_terms.contains_key(&id),
            "taxonomy_detail" => feed.taxonomies.contains_key(&id),
            _ => continue,
        };
        assert!(found, "{field} {id} of {}", path.display());
    }
}

fn ids(value: &Value, field: &str) -> Vec<(String, String)> {
    match value {
        Value::Array(list) => list.iter().flat_map(|item| ids(item, field)).collect(),
        Value::Object(map) => {
            let own = map
                .get("id")
                .and_then(Value::as_str)
                .map(|id| (field.to_owned(), id.to_owned()));
            own.into_iter()
                .chain(map.iter().flat_map(|(name, value)| ids(value, name)))
                .collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn the_standards_own_records_are_read_and_written_unchanged() {
    let mut compared = 0;
    let (standard, uk) = ("hsds-3.0/examples", "hsds-uk-feed");
    let files: [(&[&str], &str, &str); 12] = [
        (&[standard, uk], "service_full.json", "service"),
        (&[standard, uk], "service_list.json", "service"),
        (&[standard], "organization_full.json", "organization"),
        (&[uk], "organization.json", "organization"),
        (&[standard, uk], "organization_list.json", "organization"),
        (&[standard, uk], "service_at_location_full.json", "visit"),
        (&[standard, uk], "service_at_location_list.json", "visit"),
        (&[standard], "location.json", "location"),
        (&[standard, uk], "taxonomy_term.json", "term"),
        (&[standard, uk], "taxonomy_term_list.json", "term"),
        (&[standard, uk], "taxonomy.json", "taxonomy"),
        (&[standard, uk], "taxonomy_list.json", "taxonomy"),
    ];
    for (folders, file, kind) in files {
        for folder in folders {
            let Some(path) = peer_data(&format!("{folder}/{file}")) else {
                return;
            };
            let document = json(&path);
            let records = match document.get("contents") {
                Some(Value::Array(list)) => list.clone(),
                _ => vec![document],
            };
            for record in records {
                let there = record.clone();
                let back = match kind {
                    "service" => {
                        serde_json::to_value(serde_json::from_value::<Service>(record).unwrap())
                    }
                    "organization" => serde_json::to_value(
                        serde_json::from_value::<Organization>(record).unwrap(),
                    ),
                    "visit" => serde_json::to_value(
                        serde_json::from_value::<ServiceAtLocation>(record).unwrap(),
                    ),
                    "location" => serde_json::to_value(
                        serde_json::from_value::<kit_hsds::Location>(record).unwrap(),
                    ),
                    "term" => serde_json::to_value(
                        serde_json::from_value::<kit_hsds::TaxonomyTerm>(record).unwrap(),
                    ),
                    _ => serde_json::to_value(
                        serde_json::from_value::<kit_hsds::Taxonomy>(record).unwrap(),
                    ),
                };
                assert_eq!(back.unwrap(), there, "{}", path.display());
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 30, "records in the files above");
}

#[test]
fn the_full_service_becomes_a_community() {
    let Some(path) = peer_data("hsds-3.0/examples/service_full.json") else {
        return;
    };
    let feed = imports(&path);
    everything_is_found(&feed, &path);
    let communities = feed.communities();
    assert_eq!(communities.len(), 1);
    let community = &communities[0];
    assert_eq!(community.slug, "community-counselling");
    assert_eq!(
        community.organization.as_deref(),
        Some("Example Organization Inc.")
    );
    assert_eq!(community.phone.as_deref(), Some("+44 1234 234567"));
    assert_eq!(
        (community.minimum_age, community.maximum_age),
        (Some(12), Some(100))
    );
    assert_eq!(community.languages, ["Urdu"]);
    assert!(
        community.first.is_empty() && community.wishes.is_empty(),
        "nothing is invented"
    );
    let place = community.place.as_ref().unwrap();
    assert_eq!(place.city.as_deref(), Some("MyCity"));
    assert_eq!(place.latitude, None, "100 degrees north is no place");
    // Its only schedule ended on 1 January 2005.
    assert_eq!(
        community.next_meeting(jiff::civil::date(2026, 11, 22).at(12, 0, 0, 0)),
        None
    );
    assert!(
        feed.notes
            .iter()
            .any(|note| matches!(note.kind, FaultKind::OutsideGlobe { .. }))
    );
}

#[test]
fn every_json_file_alone_imports_or_is_refused_with_the_reason() {
    let mut tried = 0;
    for folder in ["hsds-3.0/examples", "hsds-uk-feed"] {
        let Some(folder) = peer_data(folder) else {
            return;
        };
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            tried += 1;
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if matches!(name.as_str(), "base.json" | "api_details.json") {
                let faults = read_path(&path).unwrap_err();
                assert!(
                    faults
                        .iter()
                        .any(|fault| fault.kind == FaultKind::NoRecords),
                    "{}",
                    lines(&faults)
                );
                continue;
            }
            let feed = imports(&path);
            everything_is_found(&feed, &path);
            let records = feed.services.len()
                + feed.organizations.len()
                + feed.locations.len()
                + feed.taxonomies.len()
                + feed.taxonomy_terms.len();
            assert!(records > 0, "{name}");
        }
    }
    assert_eq!(tried, 24);
}

#[test]
fn the_standards_examples_import_as_one_folder() {
    let Some(path) = peer_data("hsds-3.0/examples") else {
        return;
    };
    let feed = imports(&path);
    for file in [
        "service_full.json",
        "organization_full.json",
        "service_at_location_full.json",
        "location.json",
    ] {
        everything_is_found(&feed, &path.join(file));
    }
    assert_eq!(feed.version.as_deref(), Some("3.0"));
    assert!(feed.services.contains_key(SERVICE));
}

fn broken_links(faults: &[Fault]) -> Vec<(String, String)> {
    let link = |fault: &Fault| match &fault.kind {
        FaultKind::BrokenLink { table, .. } => {
            let file = fault.file.rsplit(['/', '#']).next().unwrap_or_default();
            Some((
                file.to_owned(),
                format!("{} -> {table}", fault.field.clone().unwrap_or_default()),
            ))
        }
        _ => None,
    };
    faults.iter().filter_map(link).collect()
}

#[test]
fn the_csv_example_imports_and_its_broken_links_are_listed() {
    for source in ["hsds-3.0/examples/csv", "hsds-3.0/examples/tabular.json"] {
        let Some(path) = peer_data(source) else {
            return;
        };
        let feed = imports(&path);
        let mut broken = broken_links(&feed.notes);
        broken.sort();
        // The three tables named in the folder's SOURCE.md; contacts breaks two links.
        let expected = [
            ("contacts.csv", "organization_id -> organizations.csv"),
            (
                "contacts.csv",
                "service_at_location_id -> service_at_location.csv",
            ),
            ("locations.csv", "organization_id -> organizations.csv"),
            ("taxonomy_terms.csv", "taxonomy_id -> taxonomies.csv"),
        ];
        let broken: Vec<(&str, &str)> = broken
            .iter()
            .map(|(file, link)| (file.as_str(), link.as_str()))
            .collect();
        assert_eq!(broken, expected, "{source}");
        assert!(
            feed.notes
                .iter()
                .any(|note| matches!(note.kind, FaultKind::LooseAttribute { .. }))
        );
        let row = if source.ends_with("csv") { 2 } else { 1 };
        assert!(
            feed.notes.iter().all(|note| note.line == Some(row)),
            "each note names its row: {}",
            lines(&feed.notes)
        );

        let service = &feed.services[SERVICE];
        assert_eq!(service.phones.len(), 1);
        assert_eq!(service.phones[0].languages.len(), 1);
        assert_eq!(service.schedules[0].byday.as_deref(), Some("TH,FR"));
        assert_eq!(service.service_at_locations[0].id, VISIT);
        assert_eq!(feed.organizations[ORGANIZATION].programs.len(), 1);
        assert_eq!(feed.locations[LOCATION].addresses.len(), 1);
        let communities = feed.communities();
        assert_eq!(
            communities[0].organization.as_deref(),
            Some("Example Organization Inc.")
        );
        assert_eq!(
            communities[0].place.as_ref().unwrap().postcode.as_deref(),
            Some("ABC 1234")
        );
        let full = feed.full_service(SERVICE).unwrap();
        assert_eq!(full["organization"]["id"], ORGANIZATION);
        assert_eq!(full["service_at_locations"][0]["location"]["id"], LOCATION);
    }
}

#[test]
fn the_standards_whole_folder_imports_with_its_schemas_skipped() {
    let Some(path) = peer_data("hsds-3.0") else {
        return;
    };
    let feed = imports(&path);
    assert!(feed.services.contains_key(SERVICE) && feed.locations.contains_key(LOCATION));
    let skipped = feed
        .notes
        .iter()
        .filter(|note| note.kind == FaultKind::Description)
        .count();
    assert_eq!(
        skipped,
        9,
        "eight files in schema/, and openapi.json: {}",
        lines(&feed.notes)
    );
}

#[test]
fn the_uk_feed_imports_as_one_folder() {
    let Some(path) = peer_data("hsds-uk-feed") else {
        return;
    };
    let feed = imports(&path);
    assert_eq!(feed.version.as_deref(), Some("HSDS-UK-3.0"));
    assert_eq!(
        (feed.services.len(), feed.service_at_locations.len()),
        (1, 1)
    );
    assert_eq!(feed.organizations.len(), 10);
    assert_eq!(feed.communities().len(), 1);
    for file in [
        "service_full.json",
        "organization.json",
        "organization_list.json",
        "taxonomy_term_list.json",
    ] {
        everything_is_found(&feed, &path.join(file));
    }
}

#[test]
fn planted_faults_in_the_standards_service_are_all_caught() {
    let Some(path) = peer_data("hsds-3.0/examples/service_full.json") else {
        return;
    };
    let mut service = json(&path);
    service.as_object_mut().unwrap().remove("name");
    service["status"] = "open".into();
    service["schedules"][0]["freq"] = "SOMETIMES".into();
    service["phones"][0]["id"] = "17".into();
    let faults = kit_hsds::read_bytes(
        "service_full.json",
        service.to_string().as_bytes(),
        &Limits::default(),
    )
    .unwrap_err();
    let fields = |severity: Severity| -> Vec<&str> {
        let such = faults
            .iter()
            .filter(move |fault| fault.severity == severity);
        such.filter_map(|fault| fault.field.as_deref()).collect()
    };
    assert_eq!(
        fields(Severity::Error),
        ["/name", "/status", "/schedules/0/freq"],
        "{}",
        lines(&faults)
    );
    assert!(
        fields(Severity::Note).contains(&"/phones/0/id"),
        "{}",
        lines(&faults)
    );
}

#[test]
fn schemas_and_descriptions_hold_no_records() {
    let Some(path) = peer_data("hsds-3.0/schema") else {
        return;
    };
    let faults = read_path(&path).unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.kind == FaultKind::NoRecords),
        "{}",
        lines(&faults)
    );
}

#[test]
fn the_uk_feed_imports_from_an_api() {
    let Some(folder) = peer_data("hsds-uk-feed") else {
        return;
    };
    let file = |name: &str| Reply::Json(std::fs::read_to_string(folder.join(name)).unwrap());
    let pages = BTreeMap::from([
        ("/".to_owned(), file("api_details.json")),
        ("/services?page=1".to_owned(), file("service_list.json")),
        (format!("/services/{SERVICE}"), file("service_full.json")),
        (
            "/organizations?page=1".to_owned(),
            file("organization_list.json"),
        ),
        (
            "/service_at_locations?page=1".to_owned(),
            file("service_at_location_list.json"),
        ),
        ("/taxonomies?page=1".to_owned(), file("taxonomy_list.json")),
        (
            "/taxonomy_terms?page=1".to_owned(),
            file("taxonomy_term_list.json"),
        ),
    ]);
    let address = serve(pages, |_| Reply::Status(404));
    let mut answers = 0;
    let manner = Manner {
        private_network: true,
        ..Manner::default()
    };
    let feed = harvest(&address, &Limits::default(), manner, &mut |progress| {
        answers = progress.files;
    })
    .unwrap_or_else(|faults| panic!("{}", lines(&faults)));
    println!("{answers} answers\n{}", lines(&feed.notes));
    assert_eq!(
        answers, 8,
        "front page, its services twice over (list, one each), four more lists"
    );
    assert_eq!(feed.organizations.len(), 10);
    everything_is_found(&feed, &folder.join("service_full.json"));
    assert!(
        !feed.services[SERVICE].schedules.is_empty(),
        "the full record won over the summary"
    );
}
