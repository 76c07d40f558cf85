//! "Hvem driver siden?" and the strip tell the truth of this installation (ALL-2, UX.md §4.5), and a realm that nobody
//! has opened yet says that and nothing else.

use kit_web::{Hosted, Machine, body_text, closed, request};
use tower::ServiceExt as _;

use crate::support::World;

fn hosted(machine: Machine, controller: Option<&str>, key_holder: Option<&str>) -> World {
    World::dressed(|web| {
        web.hosted = Hosted {
            controller: controller.map(str::to_owned),
            key_holder: key_holder.map(str::to_owned),
            machine,
        };
    })
}

async fn driver(world: &World) -> String {
    let response = world.ask("GET", "/driver", &[], "").await;
    assert_eq!(response.status(), 200);
    body_text(response).await
}

#[tokio::test]
async fn the_page_says_who_runs_it_who_answers_for_it_and_who_holds_the_key() {
    let page = driver(&hosted(
        Machine::Own,
        Some("Byens Fællesskab"),
        Some("Lone Holm"),
    ))
    .await;
    for sentence in [
        "Skuret driver siden.",
        "Byens Fællesskab har ansvaret",
        "Lone Holm har nøglen.",
        "som den anden bred ikke kan komme ind på",
    ] {
        assert!(page.contains(sentence), "{sentence}: {page}");
    }
    let page = driver(&hosted(Machine::Own, None, None)).await;
    assert!(
        page.contains("Skuret har ansvaret")
            && page.contains("Der er endnu ikke skrevet, hvem der har nøglen"),
        "{page}"
    );
}

/// Issue "operator": if it is the municipality's machine, the strip says so, and so does the page.
#[tokio::test]
async fn on_the_other_banks_machine_the_strip_and_the_page_say_so_in_place_of_the_promise() {
    for (machine, sentence) in [
        (Machine::Municipality, "Den står på kommunens maskine."),
        (Machine::Association, "Den står på foreningens maskine."),
    ] {
        let page = driver(&hosted(machine, None, None)).await;
        assert_eq!(
            page.matches(sentence).count(),
            2,
            "once in the strip, once on the page: {page}"
        );
        assert!(
            !page.contains("som den anden bred ikke kan komme ind på"),
            "{page}"
        );
    }
    let own = driver(&hosted(Machine::Own, None, None)).await;
    assert!(
        !own.contains("maskine.</"),
        "the promise stands alone: {own}"
    );
}

#[tokio::test]
async fn a_realm_that_is_not_opened_yet_says_so_at_every_address_with_the_boundarys_headers() {
    let world = hosted(Machine::Own, None, Some("Lone Holm"));
    let router = closed(&world.web);
    for (method, path) in [
        ("GET", "/"),
        ("GET", "/tools"),
        ("GET", "/ind/abc"),
        ("GET", "/driver"),
        ("POST", "/tools"),
    ] {
        let own = [
            ("sec-fetch-site", "same-origin"),
            ("origin", crate::support::ORIGIN),
        ];
        let response = router
            .clone()
            .oneshot(request(method, path, &own, ""))
            .await
            .expect("an answer");
        let policy = response.headers()["content-security-policy"]
            .to_str()
            .expect("text")
            .to_owned();
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        assert_eq!(response.headers()["cache-control"], "no-store");
        let (status, page) = (response.status(), body_text(response).await);
        // A form without a sign-in is refused before; nothing is behind it either way.
        assert!(
            status == 503 || (method == "POST" && status == 403),
            "{method} {path}: {status}"
        );
        if status == 503 {
            assert!(
                page.contains("Siden er ikke åbnet endnu")
                    && page.contains("Lone Holm har nøglen og låser op."),
                "{page}"
            );
        }
    }
    let style = router
        .oneshot(request("GET", "/s/mark.svg", &[], ""))
        .await
        .expect("an answer");
    assert_eq!(style.status(), 200);
}
