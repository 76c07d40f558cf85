//! Codes of other lists: what they mean as a wish, and that a list that was loaded is given out.

use kit_hsds::{Attribute, Feed, Taxonomy, TaxonomyTerm, read_bytes};
use realm_public::{Run, import};
use serde_json::json;

use super::support::{World, words};

/// Two entries without a wish of their own, the first in somebody's category, and the list that the category is of.
fn feed() -> Feed {
    let whole = json!([
        { "id": "00000000-0000-4000-8000-000000000001", "name": "Mandagsholdet", "status": "active" },
        { "id": "00000000-0000-4000-8000-000000000002", "name": "Byrådets møder", "status": "active" },
    ]);
    let mut feed = read_bytes(
        "feed.json",
        whole.to_string().as_bytes(),
        &kit_hsds::Limits::default(),
    )
    .expect("a feed");
    let list = Taxonomy {
        id: "00000000-0000-4000-9000-000000000001".to_owned(),
        name: "Byens kategorier".to_owned(),
        ..Taxonomy::default()
    };
    let term = |number: u8, name: &str, parent: Option<&str>| TaxonomyTerm {
        id: format!("00000000-0000-4000-9000-0000000000{number:02}"),
        code: Some(format!("K{number}")),
        name: name.to_owned(),
        parent_id: parent.map(str::to_owned),
        taxonomy_id: Some(list.id.clone()),
        ..TaxonomyTerm::default()
    };
    let above = term(10, "Kultur", None);
    let choir = term(11, "Kor og sang", Some(&above.id));
    let service = feed.services.values_mut().next().expect("two");
    service.attributes.push(Attribute {
        id: "00000000-0000-4000-a000-000000000001".to_owned(),
        taxonomy_term: Some(Box::new(choir)),
        ..Attribute::default()
    });
    feed.taxonomy_terms.insert(above.id.clone(), above);
    feed.taxonomies.insert(list.id.clone(), list);
    feed
}

/// Issue "directory" 7, VH-14: an entry of somebody else's list is found by a wish through its category, and one whose category
/// says nothing of wishes is given none.
#[tokio::test]
async fn a_category_of_another_list_answers_a_wish() {
    let world = World::empty();
    let now = world.app.web.given.now();
    import(&world.app.store, &feed(), "feed.json", Run::Write, now).expect("imported");
    world.clock.advance_ms(2_000);
    let directory = world.app.newest().await;
    let of = |slug: &str| directory.by_slug(slug).expect("there").wishes.clone();
    assert_eq!(
        of("mandagsholdet"),
        [kit_hsds::Wish::parse("music").expect("a wish")]
    );
    assert_eq!(of("byraadets-moeder"), []);
    let found = words(&world.page("/find?hvad=music").await);
    let (choir, council) = (found.find("Mandagsholdet"), found.find("Byrådets møder"));
    assert!(
        choir.is_some() && (council.is_none() || choir < council),
        "{found}"
    );
}

/// Issue "directory" 7: a list that no service carries whole is given out with every code, its own and what stands above.
#[tokio::test]
async fn a_list_of_codes_is_given_out_whole() {
    let world = World::empty();
    let now = world.app.web.given.now();
    import(&world.app.store, &feed(), "feed.json", Run::Write, now).expect("imported");
    world.clock.advance_ms(2_000);
    let list = "00000000-0000-4000-9000-000000000001";
    let terms = world
        .page(&format!("/hsds/taxonomy_terms?taxonomy_id={list}"))
        .await;
    assert!(
        terms.contains("Kultur") && terms.contains("Kor og sang"),
        "{terms}"
    );
    let below = world
        .page("/hsds/taxonomy_terms?parent_id=00000000-0000-4000-9000-000000000010")
        .await;
    assert!(
        below.contains("Kor og sang") && !below.contains("\"Kultur\""),
        "{below}"
    );
    assert!(
        world
            .page(&format!("/hsds/taxonomies/{list}"))
            .await
            .contains("Byens kategorier")
    );
}
