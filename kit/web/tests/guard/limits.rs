//! What is too long, too slow or sent in another way is a page in plain words, and what came of it stays (T20, T22).

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use futures_util::{StreamExt as _, stream};
use kit_web::{Response, body_text};
use tower::ServiceExt as _;

use crate::support::{ORIGIN, World};

async fn send(world: &World, path: &str, body: Body) -> Response {
    let request = Request::builder()
        .method("POST")
        .uri(path)
        .header("origin", ORIGIN)
        .header("content-type", "application/x-www-form-urlencoded");
    let request = request.body(body).expect("a request");
    let answer = world.router.clone().oneshot(request).await;
    answer.unwrap_or_else(|never| match never {})
}

#[tokio::test]
async fn ten_megabytes_are_refused_and_the_beginning_stays() {
    let world = World::new();
    let mut form = b"kort=Vi+ses+p%C3%A5+b%C3%A6nken&note=".to_vec();
    form.resize(10 * 1024 * 1024, b'a');
    let response = send(&world, "/tools", Body::from(form)).await;
    assert_eq!(response.status(), 413);
    let page = body_text(response).await;
    assert!(
        page.contains("Teksten er for lang") && page.contains("Vi ses på bænken"),
        "the beginning stays"
    );
    assert!(page.len() < 600 * 1024, "{}", page.len());
}

#[tokio::test(start_paused = true)]
async fn a_form_that_stops_on_its_way_is_answered_with_what_came() {
    let world = World::new();
    let parts = [
        b"note=Jeg+kan+godt+".as_slice(),
        b"lide+%C3",
        b"%A5en&mere=x",
    ];
    let slow = stream::iter(parts)
        .enumerate()
        .then(|(n, part)| async move {
            let pause = if n == 2 { 3600 } else { 1 };
            tokio::time::sleep(Duration::from_secs(pause)).await;
            Ok::<_, std::io::Error>(Bytes::from_static(part))
        });
    let response = send(&world, "/tools", Body::from_stream(slow)).await;
    assert_eq!(response.status(), 408);
    let page = body_text(response).await;
    assert!(page.contains("Det hele nåede ikke frem"), "{page}");
    assert!(page.contains(">Jeg kan godt lide <"), "{page}");
}

#[tokio::test]
async fn another_method_is_a_page_and_keeps_the_text() {
    let world = World::new();
    for (method, path) in [("POST", "/"), ("GET", "/ud"), ("DELETE", "/tools")] {
        let response = world.ask(method, path, &[], "note=en+lang+tekst").await;
        assert_eq!(response.status(), 405, "{method} {path}");
        assert!(response.headers().contains_key("allow"), "{method} {path}");
        let page = body_text(response).await;
        assert!(page.contains("Siden kan ikke åbnes på den måde"), "{page}");
        assert_eq!(page.contains("en lang tekst"), method == "POST");
    }
}

#[tokio::test]
async fn a_number_stands_on_the_page_of_a_form_that_was_not_taken_and_is_another_each_time() {
    let world = World::new();
    let mut numbers = Vec::new();
    for _ in 0..3 {
        let response = world
            .ask("POST", "/tools", &[("sec-fetch-site", "cross-site")], "a=b")
            .await;
        assert!(
            response
                .headers()
                .keys()
                .all(|name| !name.as_str().contains("id"))
        );
        let page = body_text(response).await;
        let after = page.split("sig nummeret ").nth(1).expect("a number");
        numbers.push(after.split('.').next().expect("digits").to_owned());
    }
    for number in &numbers {
        assert!(number.len() == 9 && number.bytes().all(|b| b == b' ' || b.is_ascii_digit()));
    }
    numbers.dedup();
    assert!(numbers.len() > 1, "{numbers:?}");
}

/// The words of a key and a code are never shown again, even where everything else is.
#[tokio::test]
async fn what_lets_somebody_in_is_not_kept_on_any_page() {
    let world = World::new();
    let headers = [("sec-fetch-site", "cross-site")];
    let form = "ord=havn+bro+sol&kode=12345678&note=hej";
    let page = body_text(world.ask("POST", "/tools", &headers, form).await).await;
    assert!(page.contains("hej"), "{page}");
    assert!(
        !page.contains("havn") && !page.contains("12345678"),
        "{page}"
    );
}

#[tokio::test]
async fn a_report_of_a_browser_is_taken_and_a_flood_is_not() {
    let world = World::new();
    let report = br#"{"csp-report":{"effective-directive":"script-src-elem"}}"#;
    for (body, status) in [
        (report.to_vec(), 204),
        (Vec::new(), 204),
        (vec![0xff; 16 * 1024], 204),
        (vec![b'{'; 16 * 1024 + 1], 413),
    ] {
        let response = send(&world, "/csp", Body::from(body)).await;
        assert_eq!(response.status(), status);
        assert!(response.headers().contains_key("content-security-policy"));
        assert!(body_text(response).await.is_empty());
    }
    // How many there were is shown in a demo only.
    assert_eq!(world.ask("GET", "/_csp", &[], "").await.status(), 404);
}
