//! A slot for another machine's bytes stands beside the pages and outside the guard, but not outside the headers.

use axum::body::Body;
use axum::extract::Request;
use kit_store::Given;
use kit_web::brake::{Brake, Gate};
use kit_web::{Response, Router, body_bytes, mail_slot};
use tower::ServiceExt as _;

use crate::support::{GUEST, World};

const LONGEST: usize = 16;

/// Answers how many bytes came, and the first of them.
fn slot(world: &World) -> Router {
    let gate = Gate::new(&world.kept.store, &Given::system(), Brake::slot("slot"));
    mail_slot(
        world.router.clone(),
        "/slot",
        LONGEST,
        gate,
        |sent| async move {
            let length = u8::try_from(sent.len()).expect("short");
            [length, sent.first().copied().unwrap_or(0)]
        },
    )
}

async fn ask(method: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Response {
    let mut request = Request::builder().method(method).uri("/slot");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::from(body)).expect("a request");
    let world = World::new();
    let asked = slot(&world).oneshot(request).await;
    asked.unwrap_or_else(|never| match never {})
}

fn has_the_headers(response: &Response) {
    for (name, begins) in [
        ("content-security-policy", "default-src 'none'"),
        ("strict-transport-security", "max-age="),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        let value = response.headers().get(name).and_then(|v| v.to_str().ok());
        assert!(
            value.is_some_and(|value| value.starts_with(begins)),
            "{name}: {value:?}"
        );
    }
    assert!(response.headers().get("set-cookie").is_none());
}

#[tokio::test]
async fn bytes_go_in_and_bytes_come_out() {
    let response = ask("POST", &[], vec![0xff, 0, b'&']).await;
    assert_eq!(response.status(), 200);
    has_the_headers(&response);
    assert_eq!(
        response.headers().get("content-type").expect("a type"),
        "application/octet-stream"
    );
    assert_eq!(body_bytes(response).await, [3, 0xff]);
}

#[tokio::test]
async fn the_longest_is_taken_and_one_byte_more_is_not() {
    let response = ask("POST", &[], vec![7; LONGEST]).await;
    assert_eq!(response.status(), 200);
    let response = ask("POST", &[], vec![7; LONGEST + 1]).await;
    assert_eq!(response.status(), 413);
    has_the_headers(&response);
    assert!(body_bytes(response).await.is_empty());
}

#[tokio::test]
async fn another_method_is_not_for_the_slot() {
    for method in ["GET", "PUT", "DELETE"] {
        let response = ask(method, &[], Vec::new()).await;
        assert_eq!(response.status(), 405, "{method}");
        has_the_headers(&response);
    }
}

#[tokio::test]
async fn no_form_guard_and_no_session_changes_the_answer() {
    let guest = World::new().signed_in(GUEST);
    for headers in [
        [("sec-fetch-site", "cross-site"), ("cookie", "a=b")],
        [("origin", "https://elsewhere.example"), ("cookie", &guest)],
    ] {
        let response = ask("POST", &headers, vec![1]).await;
        assert_eq!(response.status(), 200);
        has_the_headers(&response);
    }
}

#[tokio::test]
async fn the_pages_beside_it_are_as_before() {
    for path in ["/", "/nowhere", "/slot/deeper"] {
        let world = World::new();
        let before = world.ask("GET", path, &[], "").await;
        let request = kit_web::request("GET", path, &[], "");
        let after = slot(&world)
            .oneshot(request)
            .await
            .unwrap_or_else(|never| match never {});
        assert_eq!(before.status(), after.status(), "{path}");
        assert_eq!(before.headers(), after.headers(), "{path}");
    }
}

/// A flood is slowed, in the database like every brake; the sender of a letter tries again.
#[tokio::test]
async fn more_than_six_hundred_a_minute_are_told_to_come_later() {
    let world = World::new();
    let router = slot(&world);
    let mut told = 0;
    for _ in 0..610 {
        let request = Request::builder().method("POST").uri("/slot");
        let request = request.body(Body::from(vec![1])).expect("a request");
        let asked = router.clone().oneshot(request).await;
        let response = asked.unwrap_or_else(|never| match never {});
        has_the_headers(&response);
        if response.status() == 429 {
            assert_eq!(response.headers()["retry-after"], "1");
            told += 1;
        }
    }
    assert!((1..=9).contains(&told), "{told}");
    println!("letters too many: survived 610 / tried 610, {told} told to come later, no seed");
}
