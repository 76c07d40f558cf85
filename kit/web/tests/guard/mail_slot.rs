//! A slot for another machine's bytes stands beside the pages and outside the guard, but not outside the headers.

use axum::body::Body;
use axum::extract::Request;
use kit_web::{Response, Router, body_bytes, mail_slot};
use tower::ServiceExt as _;

use crate::support::{GUEST, World};

const LONGEST: usize = 16;

/// Answers how many bytes came, and the first of them.
fn slot(router: Router) -> Router {
    mail_slot(router, "/slot", LONGEST, |sent| async move {
        let length = u8::try_from(sent.len()).expect("short");
        [length, sent.first().copied().unwrap_or(0)]
    })
}

async fn ask(method: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Response {
    let mut request = Request::builder().method(method).uri("/slot");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::from(body)).expect("a request");
    let asked = slot(World::new().router).oneshot(request).await;
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
        let after = slot(world.router.clone())
            .oneshot(request)
            .await
            .unwrap_or_else(|never| match never {});
        assert_eq!(before.status(), after.status(), "{path}");
        assert_eq!(before.headers(), after.headers(), "{path}");
    }
}
