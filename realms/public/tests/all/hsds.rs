//! The API of the directory: every list and record, every filter, and what is said where a question is amiss (HS-9, PS-7).

use std::collections::BTreeSet;

use kit_hsds::interface::{List, Parameter};
use serde_json::{Value, json};

use crate::support::World;

/// The status of an answer, and what it says.
async fn ask(world: &World, path: &str) -> (u16, Value) {
    let response = world.get_with(&format!("/hsds{path}"), &[]).await;
    let status = response.status().as_u16();
    let kind = response.headers()["content-type"].to_str().expect("text");
    assert!(kind.starts_with("application/json"), "{path}: {kind}");
    let body = kit_web::body_text(response).await;
    (status, serde_json::from_str(&body).expect("JSON"))
}

async fn list(world: &World, path: &str) -> Value {
    let (status, page) = ask(world, path).await;
    assert_eq!(status, 200, "{path}: {page}");
    page
}

/// The ids that a question leaves, all of them.
async fn ids(world: &World, path: &str) -> BTreeSet<String> {
    let separator = if path.contains('?') { '&' } else { '?' };
    let page = list(world, &format!("{path}{separator}per_page=200")).await;
    assert_eq!(page["last_page"], true);
    let contents = page["contents"].as_array().expect("a list");
    contents
        .iter()
        .map(|one| one["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// The text of a field of the first record that has it.
fn first<'a>(page: &'a Value, field: &str) -> &'a str {
    let contents = page["contents"].as_array().expect("a list");
    contents
        .iter()
        .find_map(|one| one[field].as_str())
        .unwrap_or_else(|| panic!("no {field}"))
}

/// Whatever stands in a list is there by its id, whole, and every list comes page by page without a gap.
#[tokio::test]
async fn every_list_is_read_to_its_end_and_every_record_by_its_id() {
    let world = World::demo();
    for (word, at_least) in [
        ("services", 60),
        ("service_at_locations", 60),
        ("organizations", 5),
        ("taxonomies", 1),
        ("taxonomy_terms", 11),
    ] {
        let all = ids(&world, &format!("/{word}")).await;
        assert!(all.len() >= at_least, "{word}: {}", all.len());
        let (mut seen, mut number) = (BTreeSet::new(), 1);
        loop {
            let page = list(&world, &format!("/{word}?page={number}&per_page=7")).await;
            assert_eq!(page["total_items"], all.len());
            for one in page["contents"].as_array().expect("a list") {
                assert!(
                    seen.insert(one["id"].as_str().expect("an id").to_owned()),
                    "twice"
                );
            }
            if page["last_page"] == true {
                break;
            }
            number += 1;
        }
        assert_eq!(seen, all, "{word}");
        for id in &all {
            let (status, record) = ask(&world, &format!("/{word}/{id}")).await;
            assert_eq!((status, record["id"].as_str()), (200, Some(id.as_str())));
        }
        let beyond = list(&world, &format!("/{word}?page=9999")).await;
        assert_eq!(
            (&beyond["empty"], &beyond["size"], &beyond["last_page"]),
            (&json!(true), &json!(0), &json!(true))
        );
    }
}

/// Filters narrow: what two leave is what both leave, and nothing else.
#[tokio::test]
async fn everything_that_is_asked_must_hold() {
    let world = World::demo();
    let terms = list(&world, "/taxonomy_terms?per_page=200").await;
    let code = |code: &str| {
        let all = terms["contents"].as_array().expect("a list");
        let one = all.iter().find(|one| one["code"] == code).expect("a code");
        one["id"].as_str().expect("an id").to_owned()
    };
    let services = list(&world, "/services?full=true&per_page=200").await;
    let organization = first(&services, "organization_id").to_owned();
    let questions = [
        format!("taxonomy_term_id={}", code("nature")),
        format!("taxonomy_term_id={}", code("move")),
        format!("organization_id={organization}"),
        "search=g%C3%A5".to_owned(),
        "postcode=4799&proximity=800".to_owned(),
    ];
    let everything = ids(&world, "/services").await;
    let mut pairs = 0;
    for (at, one) in questions.iter().enumerate() {
        let left = ids(&world, &format!("/services?{one}")).await;
        assert!(
            !left.is_empty() && left.len() < everything.len(),
            "{one} leaves {}",
            left.len()
        );
        for other in questions.iter().skip(at + 1) {
            let there = ids(&world, &format!("/services?{other}")).await;
            let both: BTreeSet<String> = left.intersection(&there).cloned().collect();
            assert_eq!(
                ids(&world, &format!("/services?{one}&{other}")).await,
                both,
                "{one} and {other}"
            );
            pairs += 1;
        }
    }
    println!("{pairs} / {pairs} pairs of filters, the demo's directory");
    // Nothing at all is left of what no community is.
    assert!(ids(&world, "/services?search=dykkerklub").await.is_empty());
}

/// The filters by what they say, against the records themselves.
#[tokio::test]
async fn a_filter_leaves_what_the_records_say() {
    let world = World::demo();
    let services = list(&world, "/services?full=true&per_page=200").await;
    let services = services["contents"].as_array().expect("a list");
    let those = |wanted: &dyn Fn(&Value) -> bool| -> BTreeSet<String> {
        let found = services.iter().filter(|one| wanted(one));
        found
            .map(|one| one["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    let wishes = |one: &Value| -> Vec<String> {
        let all = one["attributes"].as_array().into_iter().flatten();
        let wishes = all.filter(|one| one["label"] == "landgang.wish");
        wishes
            .filter_map(|one| one["value"].as_str().map(str::to_owned))
            .collect()
    };
    let wish = |one: &Value, wish: &str| wishes(one).iter().any(|one| one == wish);
    let term = services
        .iter()
        .flat_map(|one| one["attributes"].as_array().into_iter().flatten())
        .find(|one| one["value"] == "nature")
        .map(|one| one["taxonomy_term"].clone())
        .expect("a wish with its code");
    let (id, taxonomy) = (
        term["id"].as_str().expect("an id"),
        term["taxonomy_id"].as_str().expect("an id"),
    );
    assert_eq!(
        ids(&world, &format!("/services?taxonomy_term_id={id}")).await,
        those(&|one| wish(one, "nature"))
    );
    assert_eq!(
        ids(&world, &format!("/services?taxonomy_id={taxonomy}")).await,
        those(&|one| !wishes(one).is_empty())
    );
    assert_eq!(
        ids(
            &world,
            &format!("/service_at_locations?taxonomy_term_id={id}")
        )
        .await
        .len(),
        those(&|one| wish(one, "nature")).len(),
        "each of them is at one place"
    );
    // A date of change is asked for from its moment on; what does not tell is given too.
    let changed: BTreeSet<&str> = services
        .iter()
        .filter_map(|one| one["last_modified"].as_str())
        .collect();
    let silent = services
        .iter()
        .filter(|one| one["last_modified"].is_null())
        .count();
    assert_eq!(
        ids(&world, "/services?modified_after=2099-01-01")
            .await
            .len(),
        silent
    );
    if let Some(newest) = changed.iter().max() {
        let newest = newest.replace('+', "%2B");
        assert!(
            ids(&world, &format!("/services?modified_after={newest}"))
                .await
                .len()
                > silent
        );
    }
    // Codes: of one list, on top, below another.
    assert_eq!(
        ids(
            &world,
            &format!("/taxonomy_terms?taxonomy_id={taxonomy}&top_only=true")
        )
        .await
        .len(),
        11
    );
    assert!(
        ids(&world, &format!("/taxonomy_terms?parent_id={id}"))
            .await
            .is_empty()
    );
    assert_eq!(ids(&world, "/taxonomy_terms?search=spise").await.len(), 1);
}

/// Summaries, full records, ids only, and everything line by line.
#[tokio::test]
async fn records_come_in_the_shape_that_was_asked_for() {
    let world = World::demo();
    let full = list(&world, "/services?full=true&per_page=5").await;
    let one = &full["contents"][0];
    let id = one["id"].as_str().expect("an id");
    assert_eq!(
        *one,
        ask(&world, &format!("/services/{id}")).await.1,
        "full is what stands under its id"
    );
    let summary = &list(&world, "/services?per_page=5").await["contents"][0];
    assert!(summary["schedules"].is_null() && summary["organization"]["name"].is_string());
    let minimal = list(&world, "/services?minimal=true").await;
    assert_eq!(
        (&minimal["last_page"], &minimal["total_pages"]),
        (&json!(true), &json!(1)),
        "on one page"
    );
    for one in minimal["contents"].as_array().expect("a list") {
        let names: Vec<&String> = one.as_object().expect("a record").keys().collect();
        assert!(
            names
                .iter()
                .all(|name| ["id", "modified_date"].contains(&name.as_str())),
            "{names:?}"
        );
    }
    let visit = &list(&world, "/service_at_locations?per_page=1").await["contents"][0];
    assert!(visit["service"]["name"].is_string() && visit["location"]["addresses"].is_null());
    let (_, whole) = ask(
        &world,
        &format!(
            "/service_at_locations/{}",
            visit["id"].as_str().expect("an id")
        ),
    )
    .await;
    assert!(
        whole["location"]["addresses"].is_array()
            && whole["service"]["service_at_locations"].is_null()
    );
    let organization =
        &list(&world, "/organizations?full_service=true&per_page=1").await["contents"][0];
    let services = organization["services"].as_array().expect("its services");
    assert!(!services.is_empty() && services.iter().all(|one| one["schedules"].is_array()));
    let id = organization["id"].as_str().expect("an id");
    assert_eq!(
        *organization,
        ask(&world, &format!("/organizations/{id}?full_service=true"))
            .await
            .1
    );
    let lines = world.page("/hsds/services?format=ndjson").await;
    let read: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(read.len(), ids(&world, "/services").await.len());
}

/// ALL-3: what somebody looks for need not stand in an address; from any program, since nobody is signed in here.
#[tokio::test]
async fn a_question_in_the_body_gets_the_same_answer() {
    let world = World::demo();
    for list in List::ALL {
        let path = format!("/hsds/{}", list.word());
        for headers in [
            &[][..],
            &[
                ("origin", "https://elsewhere.example"),
                ("sec-fetch-site", "cross-site"),
            ][..],
        ] {
            let asked = world
                .post_with(&path, headers, "search=%C3%A5&per_page=3&page=2")
                .await;
            assert_eq!(asked.status(), 200, "{path}");
            let body = kit_web::body_text(asked).await;
            assert_eq!(
                body,
                world
                    .page(&format!("{path}?search=%C3%A5&per_page=3&page=2"))
                    .await,
                "{path}"
            );
        }
    }
}

/// Every fault is named with what to do, in JSON, and nothing is given in part.
#[tokio::test]
async fn a_question_that_is_amiss_is_told_what_is() {
    let world = World::demo();
    let (status, amiss) = ask(
        &world,
        "/services?page=0&per_page=9999&surch=x&taxonomy_id=nej",
    )
    .await;
    assert_eq!(status, 422);
    let named: Vec<&str> = amiss["errors"]
        .as_array()
        .expect("faults")
        .iter()
        .filter_map(|one| one["parameter"].as_str())
        .collect();
    assert_eq!(named, ["page", "per_page", "surch", "taxonomy_id"]);
    assert!(amiss["contents"].is_null());
    for (near, parameter) in [
        ("proximity=5", "proximity"),
        ("postcode=0001&proximity=5", "postcode"),
    ] {
        let (status, amiss) = ask(&world, &format!("/service_at_locations?{near}")).await;
        assert_eq!(
            (status, amiss["errors"][0]["parameter"].as_str()),
            (404, Some(parameter))
        );
    }
    for word in List::ALL.map(List::word) {
        for id in ["0b6a6f63-0000-4b5f-9c1d-6c5f9d3c2a11", "x", "%F0%9F%98%80"] {
            let (status, amiss) = ask(&world, &format!("/{word}/{id}")).await;
            assert_eq!(
                (status, amiss["errors"][0]["parameter"].as_str()),
                (404, Some("id")),
                "{word}"
            );
        }
    }
}

/// What the contract promises is there, and what is there is in the contract.
#[tokio::test]
async fn the_contract_names_every_list_and_every_parameter() {
    let world = World::demo();
    let (_, contract) = ask(&world, "/openapi.json").await;
    for list in List::ALL {
        let path = &contract["paths"][format!("/{}", list.word())];
        let named: Vec<&str> = path["get"]["parameters"]
            .as_array()
            .expect("parameters")
            .iter()
            .filter_map(|one| one["name"].as_str())
            .collect();
        assert_eq!(
            named,
            list.parameters()
                .iter()
                .map(|one| one.name())
                .collect::<Vec<_>>()
        );
        let body = &path["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]
            ["properties"];
        assert_eq!(
            body.as_object().expect("fields").len(),
            list.parameters().len()
        );
        assert!(contract["paths"][format!("/{}/{{id}}", list.word())]["get"].is_object());
    }
    let one = &contract["paths"]["/organizations/{id}"]["get"]["parameters"];
    assert_eq!(one[1]["name"], "full_service");
    // Every schema that is pointed at is there.
    let text = contract.to_string();
    for pointed in text.split("#/components/schemas/").skip(1) {
        let name = pointed.split('"').next().expect("a name");
        assert!(
            contract["components"]["schemas"][name].is_object(),
            "{name}"
        );
    }
    assert!(Parameter::TaxonomyTermId.repeats());
}
