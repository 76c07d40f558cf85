//! The log of looks: whoever touches a person here leaves a line, and the person can read it (ALL-2, SAFETY.md §7).

use kit_store::looks::Look;
use kit_web::Method;
use realm_research::routes;

use crate::support::{SEED, World};

/// Lines that came since there were `before`.
fn since(world: &World, before: usize) -> Vec<Look> {
    world.looks().split_off(before)
}

/// Every route that names a purpose leaves a line with that purpose, of the one who asked; reading leaves no other.
#[tokio::test]
async fn every_route_about_a_person_leaves_its_line() {
    let (mut tried, mut survived) = (0, 0);
    for decl in routes().declared() {
        if !["people", "insight"].contains(&decl.may.purpose) {
            continue;
        }
        let world = World::demo();
        let who = world.villads();
        let before = world.looks().len();
        let answer = world.send(&who, decl, "researcher-sigrid").await;
        assert!(answer.status < 400, "{}: {}", decl.path, answer.status);
        let lines = since(&world, before);
        let own = |look: &Look| {
            look.actor == "researcher-villads"
                && look.role == "owner"
                && look.purpose == decl.may.purpose
                && look.resource == decl.may.resource
        };
        if !lines.is_empty() && lines.iter().all(own) {
            survived += 1;
        } else {
            println!("{:?} {}: {lines:#?}", decl.method, decl.path);
        }
        tried += 1;
    }
    println!("{survived} / {tried} routes leave their line, seed {SEED}");
    assert_eq!(survived, tried);
    assert!(tried >= 6, "{tried}");
}

/// What is not there is written down as a refusal, without what was typed into the address.
#[tokio::test]
async fn a_refusal_is_written_down_without_what_was_typed() {
    let world = World::demo();
    let villads = world.villads();
    let folk = routes();
    let on_somebody = folk
        .declared()
        .iter()
        .filter(|decl| decl.method == Method::Post && decl.path.starts_with("/folk/{id}"));
    for decl in on_somebody {
        let before = world.looks().len();
        let answer = world.send(&villads, decl, "somebody-typed").await;
        assert_eq!(answer.status, 404);
        let lines = since(&world, before);
        assert!(
            lines.iter().any(|look| look.action == "refused"),
            "{lines:?}"
        );
        assert!(lines.iter().all(|look| look.object.is_empty()), "{lines:?}");
    }
}

/// ALL-2: whoever works here reads when, in which role and why somebody has looked, and nobody's name.
#[tokio::test]
async fn one_can_read_who_has_looked_at_oneself() {
    let world = World::demo();
    let (villads, sigrid) = (world.villads(), world.sigrid());
    villads.get("/folk").await;
    villads.post("/folk/researcher-sigrid/link", &[]).await;
    let page = sigrid.get("/kig").await.body;
    for said in ["Ejer af siden", "Skrev noget", "Hvem der kan komme ind"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("Villads"), "{page}");
    let others = world.villads().get("/kig").await.body;
    assert!(!others.contains("Skrev noget"), "only one's own: {others}");
}

/// Coming in by a link is written down too, and so is a night of removing what has had its time, by its own test.
#[tokio::test]
async fn coming_in_is_written_down() {
    let world = World::demo();
    let before = world.looks().len();
    world.stranger().post("/ind/demo-sigrid", &[]).await;
    let lines = since(&world, before);
    let came = |look: &Look| look.action == "enter" && look.object == "researcher-sigrid";
    assert!(lines.iter().any(came), "{lines:?}");
}
