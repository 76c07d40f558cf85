//! What the API gives against the standard's own schemas (Open Referral HSDS 3.0), every record of every list: HS-9, PS-7.

use jsonschema::Validator;
use kit_hsds::peer::peer_data;
use kit_hsds::{Limits, Source, read};
use realm_public::{Run, import};
use serde_json::Value;

use crate::support::World;

/// Lists with the schemas of their items and of their full records. The standard has none for codes on their own: they
/// are held to where they stand in records.
const KINDS: [(&str, &str); 3] = [
    ("services", "service"),
    ("service_at_locations", "service_at_location"),
    ("organizations", "organization"),
];

fn schema(name: &str) -> Option<Validator> {
    schema_of("hsds-3.0", name)
}

fn schema_of(standard: &str, name: &str) -> Option<Validator> {
    let text =
        std::fs::read_to_string(peer_data(&format!("{standard}/schema/{name}.json"))?).ok()?;
    let schema: Value = serde_json::from_str(&text).expect("a schema");
    // The files name no draft, and without asserting formats no validator says that an id is no UUID.
    let options = jsonschema::options().with_draft(jsonschema::Draft::Draft202012);
    Some(
        options
            .should_validate_formats(true)
            .build(&schema)
            .expect("a schema that compiles"),
    )
}

fn hold(schema: &Validator, record: &Value, what: &str) {
    let faults: Vec<String> = schema
        .iter_errors(record)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{what} {}: {faults:?}", record["id"]);
}

async fn json(world: &World, path: &str) -> Value {
    serde_json::from_str(&world.page(path).await).expect("JSON")
}

/// Every item of every list and every full record; gives how many.
async fn hold_all(world: &World, schemas: &[(&str, Validator, Validator)]) -> usize {
    let mut held = 0;
    for (list, listed, full) in schemas {
        let page = json(world, &format!("/hsds/{list}?per_page=200")).await;
        assert_eq!(page["last_page"], true);
        let whole = json(world, &format!("/hsds/{list}?per_page=200&full=true")).await;
        for one in page["contents"].as_array().expect("a list") {
            hold(listed, one, list);
            let id = one["id"].as_str().expect("an id");
            hold(
                full,
                &json(world, &format!("/hsds/{list}/{id}")).await,
                list,
            );
            held += 2;
        }
        for one in whole["contents"].as_array().expect("a list") {
            hold(full, one, list);
            held += 1;
        }
    }
    held
}

/// Demokøbing's directory, and the standard's own example after it has been through ours.
#[tokio::test]
async fn every_record_passes_the_official_schemas() {
    let mut schemas = Vec::new();
    for (list, name) in KINDS {
        let (Some(listed), Some(full)) = (schema(&format!("{name}_list")), schema(name)) else {
            println!("skipped: no peer data");
            return;
        };
        schemas.push((list, listed, full));
    }
    // The schemas do hold: a record with one fault does not pass.
    let wrong = serde_json::json!({ "id": "no UUID", "name": "x", "status": "open" });
    assert_eq!(schemas[0].2.iter_errors(&wrong).count(), 2);
    let demo = hold_all(&World::demo(), &schemas).await;
    let world = World::empty();
    let example = peer_data("hsds-3.0/examples/service_full.json").expect("the example");
    let feed = read(&Source::Path(example), &Limits::default(), &mut |_| {}).expect("a feed");
    let now = world.app.web.given.now();
    import(&world.app.store, &feed, "example", Run::Write, now).expect("imported");
    world.clock.advance_ms(1_000);
    let example = hold_all(&world, &schemas).await;
    assert!(demo > 300 && example > 3, "{demo} {example}");
    println!("{demo} / {demo} records of our directory, no chance in it");
    println!("{example} / {example} records of the standard's example, no chance in it");
}

/// The UK profile as an option: the front page says so, and every record passes the profile's own schemas as it does HSDS.
#[tokio::test]
async fn every_record_passes_the_schemas_of_the_united_kingdoms_profile() {
    let mut world = World::demo();
    let own = json(&world, "/hsds").await;
    assert!(
        own["profile"]
            .as_str()
            .expect("an address")
            .ends_with("/hsds/profil")
    );
    world.app = world.app.with_uk_profile();
    let front = json(&world, "/hsds").await;
    assert_eq!(front["version"], "HSDS-UK-3.0");
    assert!(
        front["profile"]
            .as_str()
            .expect("an address")
            .contains("uk-profile")
    );
    let mut schemas = Vec::new();
    for (list, name) in KINDS {
        let (Some(listed), Some(full)) = (
            schema_of("hsds-uk", &format!("{name}_list")),
            schema_of("hsds-uk", name),
        ) else {
            println!("skipped: no peer data");
            return;
        };
        schemas.push((list, listed, full));
    }
    let held = hold_all(&world, &schemas).await;
    assert!(held > 300, "{held}");
}
