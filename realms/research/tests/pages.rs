//! The research realm says what it is and holds no names.

#![cfg(test)]

use std::sync::Arc;

use kit_store::{Given, test};
use kit_web::{Response, assemble, permissions};
use realm_research::{App, FACE, Research, build, routes, web};
use tower::ServiceExt as _;

fn app() -> (kit_store::test::TestStore<Research>, App) {
    let store = test::sqlite::<Research>().expect("a fresh store");
    let web = web(
        Given::system(),
        "http://forsoeg.localhost:8704".into(),
        "Forskerne".into(),
    )
    .expect("words");
    let app = App {
        store: store.store.clone(),
        web: Arc::new(web),
    };
    (store, app)
}

async fn get(app: App, path: &str) -> Response {
    let request = kit_web::request("GET", path, &[], "");
    assemble(build(app))
        .oneshot(request)
        .await
        .expect("an answer")
}

/// ALL-2: whose page it is stands on it, and nothing may run.
#[tokio::test]
async fn the_page_says_whose_it_is() {
    let (_keep, app) = app();
    let response = get(app, "/").await;
    assert_eq!(response.status(), 200);
    assert!(
        response.headers()["content-security-policy"]
            .to_str()
            .expect("text")
            .starts_with("default-src 'none'")
    );
    let body = kit_web::body_text(response).await;
    assert!(
        body.contains("Forskningens side.") && body.contains("Her er ingen navne."),
        "{body}"
    );
    assert!(!body.contains('⟦'), "{body}");
}

/// UX.md §3: what is not there and what one may not see look the same.
#[tokio::test]
async fn an_unknown_address_is_said_plainly() {
    let (_keep, app) = app();
    let response = get(app, "/findes-ikke").await;
    assert_eq!(response.status(), 404);
    assert!(
        kit_web::body_text(response)
            .await
            .contains("Siden findes ikke")
    );
}

#[test]
fn the_permission_matrix_is_the_committed_one() {
    assert_eq!(
        permissions("research", FACE.roles, routes().declared()),
        include_str!("../permissions.txt")
    );
}
