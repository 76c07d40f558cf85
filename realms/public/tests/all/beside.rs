//! What stands beside what: whoever runs it, and how it went for others.

use jiff::Timestamp;
use kit_hsds::{Feed, Limits, read_bytes};
use realm_public::{Run, import};
use serde_json::{Value, json};

use crate::support::{World, words};

const SOURCE: &str = "https://katalog.example/hsds";

fn service(number: u8, name: &str, by: &str, attributes: &Value) -> Value {
    let id = |kind: u8| format!("0b6a6f63-4f0e-4b5f-9c1d-6c5f9d{kind:02}{number:04}");
    json!({ "id": id(1), "name": name, "status": "active", "assured_date": "2026-12-01", "attributes": attributes,
        "organization": { "id": id(2), "name": by, "description": by } })
}

fn feed(list: &[Value]) -> Feed {
    let bytes = serde_json::to_vec(list).expect("JSON");
    read_bytes("feed.json", &bytes, &Limits::default()).expect("a feed")
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).expect("a time")
}

/// VH-16: what an association runs stands between two of the municipality's departments where its name belongs, in a line
/// of the same kind.
#[tokio::test]
async fn an_association_stands_beside_the_departments() {
    let world = World::empty();
    let none = json!([]);
    let list = [
        service(
            1,
            "Værkstedet",
            "Demokøbing Kommune, Job og Uddannelse",
            &none,
        ),
        service(2, "Maling i stuen", "Havnens Venner", &none),
        service(
            3,
            "Åben rådgivning",
            "Demokøbing Kommune, Socialpsykiatri",
            &none,
        ),
        service(4, "Aftenhold", "Demokøbing Kommune, Kultur", &none),
    ];
    import(&world.app.store, &feed(&list), SOURCE, Run::Write, at(0)).expect("imported");
    world.clock.advance_ms(2_000);
    let page = world.page("/alle").await;
    let place = |name: &str| page.find(name).unwrap_or_else(|| panic!("{name}: {page}"));
    let order = [
        "Aftenhold",
        "Maling i stuen",
        "Værkstedet",
        "Åben rådgivning",
    ]
    .map(place);
    assert!(order.is_sorted(), "{order:?}");
    // The same line for each: what differs is the name, the address and who runs it.
    let line = |name: &str| {
        let start = page.get(..place(name)).and_then(|left| left.rfind("<li"));
        let from = page.get(start.expect("a line")..).expect("the rest");
        let whole = from.split("</li>").next().expect("its end");
        let mut tags = Vec::new();
        for part in whole.split('<').skip(1) {
            let tag = part.split('>').next().unwrap_or_default();
            tags.push(tag.split(" href").next().unwrap_or_default().to_owned());
        }
        tags
    };
    assert_eq!(line("Maling i stuen"), line("Værkstedet"));
    assert_eq!(line("Maling i stuen"), line("Aftenhold"));
}

/// HS-15: what others have told stands on the page with who told it, the way to tell leads to the association's open form
/// with nothing of anybody in it, and a second after it was taken down nothing of it is there.
#[tokio::test]
async fn how_it_went_stands_on_the_page_until_it_is_taken_down() {
    let world = World::empty();
    let tell = json!({ "id": "a1", "label": "landgang.tell", "value": "https://forening.example/fortael/1" });
    let told = json!([
        { "id": "a2", "label": "landgang.story.1", "value": "Nu går jeg <selv>." },
        { "id": "a3", "label": "landgang.story.1.by", "value": "K." },
        { "id": "a4", "label": "landgang.story.2", "value": "Det var i orden at tie." },
        tell,
    ]);
    let with = |attributes: &Value| feed(&[service(1, "Gåturen", "Havnens Venner", attributes)]);
    let bring = |feed: &Feed, second| {
        import(&world.app.store, feed, SOURCE, Run::Write, at(second)).expect("imported");
        world.clock.advance_ms(1_000);
    };
    bring(&with(&told), 0);
    let page = world.page("/f/gaaturen").await;
    let read = words(&page);
    for seen in [
        "Sådan gik det for andre",
        "Fortalt af K.",
        "Det var i orden at tie.",
        "Fortalt uden navn",
    ] {
        assert!(read.contains(seen), "{seen}: {read}");
    }
    assert!(
        page.contains("Nu går jeg &#60;selv&#62;.") || page.contains("Nu går jeg &lt;selv&gt;.")
    );
    assert!(page.contains("href=\"https://forening.example/fortael/1\""));
    // Somebody else's telephone is no place to tell.
    assert!(!world.page("/f/gaaturen?skaerm=1").await.contains("fortael"));
    bring(&with(&json!([tell])), 1);
    let page = world.page("/f/gaaturen").await;
    for gone in ["Sådan gik det", "Nu går jeg", "at tie", "K."] {
        assert!(!page.contains(gone), "{gone}");
    }
}
