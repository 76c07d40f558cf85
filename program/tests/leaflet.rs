//! Both banks print the same leaflet, byte for byte (VH-20, PS-2): whoever finds one on a table cannot see from which.
#![cfg(test)]

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::{Date, date};
use kit_hsds::{Feed, Limits, Manner, harvest, read_bytes};
use kit_leaflet::{LeafletFormat, pdf};
use kit_store::test::{TestStore, sqlite};
use kit_store::{FixedClock, Given, SeededChance, StoreError};
use kit_web::door::{self, Entrant};
use kit_web::{Response, Router, assemble, body_bytes, request};
use realm_municipality::{Municipality, refresh_directory};
use realm_public::{Public, Run, import};
use tower::ServiceExt as _;

const DEMO: &[u8] = include_bytes!("../../data/demokobing/hsds.json");
/// The open pages' address, as it is printed.
const OPEN: &str = "https://landgang.example";
/// The municipality's own address, which no leaflet may show.
const HOUSE: &str = "https://kommune.example";
const TODAY: Date = date(2026, 12, 23);

/// A feed of somebody else, whose community has the name and the wished address of one in Demokøbing. The open directory
/// must give it another address, and only what is published tells which.
const NAMESAKE: &str = r#"{
  "total_items": 1, "total_pages": 1, "page_number": 1, "size": 1, "first_page": true, "last_page": true,
  "empty": false,
  "contents": [{
    "id": "5f0b6b5e-3f60-4d0e-9c4c-6f1d5f5a7c01",
    "organization_id": "5f0b6b5e-3f60-4d0e-9c4c-6f1d5f5a7c02",
    "name": "Gåturen ved åen",
    "status": "active",
    "organization": {
      "id": "5f0b6b5e-3f60-4d0e-9c4c-6f1d5f5a7c02",
      "name": "Gåforeningen i nabobyen",
      "description": "Vi går."
    },
    "attributes": [{
      "id": "5f0b6b5e-3f60-4d0e-9c4c-6f1d5f5a7c03",
      "label": "landgang.slug",
      "value": "gaaturen-ved-aaen"
    }]
  }]
}"#;

fn given() -> Given {
    let noon = TODAY.at(12, 0, 0, 0).in_tz("Europe/Copenhagen");
    let clock = FixedClock::at(noon.expect("a time that exists").timestamp());
    Given::new(Arc::new(clock), Arc::new(SeededChance::new(7)))
}

fn feed(name: &str, bytes: &[u8]) -> Feed {
    read_bytes(name, bytes, &Limits::default()).expect("a feed")
}

/// The open directory with Demokøbing and the namesake in it.
fn open_bank() -> (Router, TestStore<Public>) {
    let store = sqlite::<Public>().expect("a fresh store");
    let given = given();
    for (source, bytes) in [("demo.json", DEMO), ("naboby.json", NAMESAKE.as_bytes())] {
        let feed = feed(source, bytes);
        import(&store.store, &feed, source, Run::Write, given.now()).expect("imported");
    }
    let web = realm_public::web(given, OPEN.into(), "Foreningen Havnen".into()).expect("words");
    let app = realm_public::App::new(
        store.store.clone(),
        Arc::new(web),
        &realm_public::Keeping::default(),
    )
    .expect("loads");
    (assemble(realm_public::build(app)), store)
}

/// What the municipality fetches: the open directory over HTTP, as it is published.
async fn published(open: &Router) -> Feed {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let address = listener.local_addr().expect("an address");
    let serving = tokio::spawn(axum::serve(listener, open.clone()).into_future());
    let fetched = tokio::task::spawn_blocking(move || {
        let address = format!("http://{address}/hsds")
            .parse()
            .expect("an address");
        let manner = Manner {
            private_network: true,
            ..Manner::default()
        };
        harvest(&address, &Limits::default(), manner, &mut |_| {})
    });
    let feed = fetched.await.expect("fetched").expect("a whole feed");
    serving.abort();
    feed
}

/// The house with its copy of the directory, and the cookie of somebody who works there.
fn house_bank(copy: &Feed) -> (Router, String, TestStore<Municipality>) {
    let store = sqlite::<Municipality>().expect("a fresh store");
    let given = given();
    refresh_directory(&store.store, copy, given.now()).expect("copied");
    let session = door::token(&given);
    let (opened, now) = (session.clone(), given.now());
    let who = Entrant {
        id: "worker-jonas".to_owned(),
        role: realm_municipality::WORKER.0.to_owned(),
        name: "Jonas".to_owned(),
        unit: String::new(),
        carries: None,
    };
    let face = &realm_municipality::FACE;
    store
        .store
        .write_now("sign in", move |tx| {
            door::open_session(tx, &opened, &who, (face.session)(&who.role), now)?;
            Ok::<(), StoreError>(())
        })
        .expect("signed in");
    let host = "Demokøbing Kommune";
    let web = realm_municipality::web(given, HOUSE.into(), host.into()).expect("words");
    let app = realm_municipality::App::new(store.store.clone(), Arc::new(web), OPEN.to_owned());
    let router = assemble(realm_municipality::build(app));
    (router, format!("{}={session}", face.cookie), store)
}

async fn fetch(router: &Router, path: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    let response: Response = router
        .clone()
        .oneshot(request("GET", path, headers, ""))
        .await
        .expect("an answer");
    assert_eq!(response.status(), 200, "{path}");
    body_bytes(response).await
}

#[tokio::test(flavor = "multi_thread")]
async fn both_banks_print_the_same_leaflet_byte_for_byte_vh_20_ps_2() {
    let (open, _open_store) = open_bank();
    let copy = published(&open).await;
    let (house, cookie, _house_store) = house_bank(&copy);
    let host = HOUSE.trim_start_matches("https://");
    let headers = [("cookie", cookie.as_str()), ("host", host)];

    let communities = copy.communities();
    let known: BTreeSet<&str> = communities.iter().map(|one| one.id.as_str()).collect();
    for one in feed("demo.json", DEMO).communities() {
        assert!(
            known.contains(one.id.as_str()),
            "{} is not published",
            one.name
        );
    }
    assert!(
        communities
            .iter()
            .any(|one| one.slug == "gaaturen-ved-aaen-2"),
        "the namesake has no address of its own"
    );
    for community in &communities {
        let (id, slug) = (&community.id, &community.slug);
        let openly = fetch(&open, &format!("/f/{slug}/folder.pdf"), &[]).await;
        let housed = fetch(&house, &format!("/bro/{id}/folder.pdf"), &headers).await;
        assert!(openly == housed, "the two leaflets of {slug} differ");
        // What the code holds: the open page's address and never the house's own.
        let of = |origin| pdf(community, origin, TODAY, LeafletFormat::A5).expect("a leaflet");
        assert!(openly == of(OPEN), "{slug} is printed with another address");
        assert!(openly != of(HOUSE), "the address is not in the file");
    }
}
