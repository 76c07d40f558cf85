//! Whatever stands in a stranger's feed: the reader answers with a feed or with faults, and never falls (SAFETY.md T17).
#![expect(
    clippy::unwrap_used,
    reason = "test support: a failing helper is a failing test"
)]

mod common;

use std::sync::LazyLock;

use common::own;
use kit_hsds::{Limits, Service, Severity, read_bytes};
use proptest::prelude::*;
use serde_json::Value;

static WALK: LazyLock<Vec<u8>> = LazyLock::new(|| std::fs::read(own("feed/service.json")).unwrap());
static TABLE: LazyLock<Vec<u8>> =
    LazyLock::new(|| std::fs::read(own("tables/services.csv")).unwrap());

/// Reads the bytes; a feed also gives its communities, and a refusal has a reason.
fn survive(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    match read_bytes(name, bytes, &Limits::default()) {
        Ok(feed) => {
            prop_assert!(
                feed.notes
                    .iter()
                    .all(|note| note.severity == Severity::Note)
            );
            for community in feed.communities() {
                prop_assert!(!community.slug.is_empty() && !community.name.is_empty());
                let now = jiff::civil::date(2026, 11, 22).at(12, 0, 0, 0);
                prop_assert!(community.next_meeting(now).is_none_or(|next| next >= now));
                prop_assert!(feed.full_service(&community.id).is_some());
            }
        }
        Err(faults) => {
            prop_assert!(faults.iter().any(|fault| fault.severity == Severity::Error));
            for fault in faults {
                prop_assert!(!fault.danish_line().is_empty() && !fault.english_line().is_empty());
            }
        }
    }
    Ok(())
}

fn broken(mut bytes: Vec<u8>, changes: &[(usize, u8, u8)]) -> Vec<u8> {
    for (place, with, how) in changes {
        if bytes.is_empty() {
            break;
        }
        let place = place % bytes.len();
        match how % 4 {
            0 => bytes[place] = *with,
            1 => drop(bytes.remove(place)),
            2 => bytes.insert(place, *with),
            _ => bytes.truncate(place.max(1)),
        }
    }
    bytes
}

/// Any JSON, with names and words of the standard among the others.
fn anything() -> impl Strategy<Value = Value> {
    let words = [
        "active",
        "WEEKLY",
        "MO,1TU",
        "2026-11-22",
        "16:00",
        "0b7c6f0a-3f0e-4d59-9a50-3c8f6a1d2b01",
        "physical",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        proptest::sample::select(words.to_vec()).prop_map(Value::from),
    ];
    let names = [
        "id",
        "name",
        "status",
        "phones",
        "schedules",
        "organization",
        "services",
        "service_at_locations",
        "location",
        "contents",
        "attributes",
        "services.csv",
        "latitude",
        "interval",
        "count",
        "byday",
        "dtstart",
        "version",
        "total_pages",
        "page_number",
        "resources",
        "freq",
        "description",
        "service",
        "taxonomy_term",
    ];
    leaf.prop_recursive(5, 48, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(proptest::sample::select(names.to_vec()), inner, 0..8)
                .prop_map(|map| map
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect()),
        ]
    })
}

fn pointers(value: &Value, path: &str) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(list) => list
            .iter()
            .enumerate()
            .map(|(index, item)| (format!("{path}/{index}"), item))
            .collect(),
        Value::Object(map) => map
            .iter()
            .map(|(name, item)| (format!("{path}/{name}"), item))
            .collect(),
        _ => Vec::new(),
    };
    inner
        .into_iter()
        .flat_map(|(path, item)| std::iter::once(path.clone()).chain(pointers(item, &path)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_broken_record_is_answered(changes in proptest::collection::vec(any::<(usize, u8, u8)>(), 1..8)) {
        survive("service.json", &broken(WALK.clone(), &changes))?;
    }

    #[test]
    fn a_broken_table_is_answered(changes in proptest::collection::vec(any::<(usize, u8, u8)>(), 1..8)) {
        survive("services.csv", &broken(TABLE.clone(), &changes))?;
    }

    #[test]
    fn a_record_with_anything_in_one_place_is_answered(place: prop::sample::Index, value in anything()) {
        let mut record: Value = serde_json::from_slice(&WALK).unwrap();
        let pointers = pointers(&record, "");
        *record.pointer_mut(&pointers[place.index(pointers.len())]).unwrap() = value;
        survive("service.json", record.to_string().as_bytes())?;
    }

    #[test]
    fn any_json_is_answered(value in anything(), name in "(service|organization|location|taxonomy|x)s?\\.json") {
        survive(&name, value.to_string().as_bytes())?;
    }

    #[test]
    fn any_record_is_written_as_it_was_read(value in anything().prop_filter("a record", Value::is_object)) {
        let service: Service = serde_json::from_value(value.clone()).unwrap();
        prop_assert_eq!(serde_json::to_value(&service).unwrap(), value);
    }
}
