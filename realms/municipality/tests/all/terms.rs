//! The operator's terms, walked through the router. The terms are made for the test.

use crate::support::World;

/// HE-4: the owner loads a list and a worker reads it side by side; one that is amiss changes nothing, comes back whole and
/// tells every line.
#[tokio::test]
async fn a_list_that_is_amiss_changes_nothing_and_tells_every_line() {
    let world = World::demo();
    let (signe, jonas) = (
        world.person("worker-signe", "owner", "Signe"),
        world.jonas(),
    );
    let send = |list: &'static str| {
        let signe = &signe;
        async move {
            let fields = [("id", "terms-list"), ("list", list)];
            signe.post("/opsaet/begreber", &fields).await
        }
    };
    assert!(
        jonas
            .get("/sundhed/begreber")
            .await
            .body
            .contains("Ingen har lagt begreber ind endnu.")
    );
    let kept = send("ffb_kode;ffb;fsiii_kode;fsiii\nS1;At klare sig;H1;At spise").await;
    assert_eq!(
        (kept.status, kept.to.as_str()),
        (303, "/opsaet/begreber?nyt=gemt")
    );
    let page = jonas.get("/sundhed/begreber").await;
    assert!(page.body.contains("At klare sig") && page.body.contains("At spise"));
    let before = world.dump(&["look", "look_cut", "brake", "brake_salt"]);
    let back = send("S2;Ro;H2\nS3;Søvn;H3;Nattero\nS4;;H4;Mad").await;
    assert_eq!(back.status, 422);
    for seen in ["Linje 1", "Linje 3", "S3;Søvn;H3;Nattero"] {
        assert!(back.body.contains(seen), "{seen}: {}", back.body);
    }
    assert!(!back.body.contains("Linje 2"));
    assert_eq!(send("").await.status, 422);
    assert_eq!(
        world.dump(&["look", "look_cut", "brake", "brake_salt"]),
        before
    );
    assert!(matches!(
        jonas.get("/opsaet/begreber").await.status,
        403 | 404
    ));
    assert!(
        world
            .karen()
            .get("/ledelse/sundhed")
            .await
            .body
            .contains("href=\"/sundhed/begreber\"")
    );
}
