//! A form is only taken from the page it was shown on, and what was typed is never lost.

use crate::support::{KEEPER, ORIGIN, World};

async fn token(world: &World, cookie: &str) -> String {
    let page =
        kit_web::body_text(world.ask("GET", "/tools", &[("cookie", cookie)], "").await).await;
    page.split("token=").nth(1).expect("a token").to_owned()
}

#[tokio::test]
async fn a_form_from_our_own_page_is_taken() {
    let world = World::new();
    let keeper = world.signed_in(KEEPER);
    let token = token(&world, &keeper).await;
    let response = world
        .ask(
            "POST",
            "/tools",
            &[("cookie", &keeper), ("origin", ORIGIN)],
            &format!("note=hammer&_token={token}"),
        )
        .await;
    assert_eq!(response.status(), 303);
}

#[tokio::test]
async fn a_form_without_the_sessions_token_or_from_elsewhere_is_refused_and_keeps_the_text() {
    let world = World::new();
    let keeper = world.signed_in(KEEPER);
    let good = token(&world, &keeper).await;
    let other = world.web.form_token("another session");
    let cases = [
        (
            vec![("cookie", keeper.as_str()), ("origin", ORIGIN)],
            "note=hammer".to_owned(),
        ),
        (
            vec![("cookie", keeper.as_str()), ("origin", ORIGIN)],
            format!("note=hammer&_token={other}"),
        ),
        (
            vec![
                ("cookie", keeper.as_str()),
                ("origin", "http://evil.example"),
                ("host", "shed.localhost:9000"),
            ],
            format!("note=hammer&_token={good}"),
        ),
        (
            vec![("cookie", keeper.as_str()), ("sec-fetch-site", "same-site")],
            format!("note=hammer&_token={good}"),
        ),
    ];
    for (headers, body) in cases {
        let headers: Vec<(&str, &str)> = headers.clone();
        let response = world.ask("POST", "/tools", &headers, &body).await;
        assert_eq!(response.status(), 403, "{headers:?}");
        assert!(
            kit_web::body_text(response).await.contains("hammer"),
            "the text typed stays on the page"
        );
    }
}

/// UX.md §3: "Vi kan ikke gemme lige nu. Det, du har skrevet, står her stadig."
#[tokio::test]
async fn a_fault_of_the_store_keeps_the_text_and_offers_to_try_again() {
    let world = World::new();
    let keeper = world.signed_in(KEEPER);
    let token = token(&world, &keeper).await;
    let response = world
        .ask(
            "POST",
            "/tools",
            &[("cookie", &keeper)],
            &format!("note=break&more=a+%3Cb%3E&_token={token}"),
        )
        .await;
    assert_eq!(response.status(), 503);
    let page = kit_web::body_text(response).await;
    assert!(
        page.contains("Vi kan ikke gemme lige nu") && page.contains("a &#60;b&#62;"),
        "{page}"
    );
    assert!(page.contains("Prøv igen") && page.contains("action=\"/tools\""));
}

#[tokio::test]
async fn what_was_typed_before_the_sign_in_ended_is_shown_again() {
    let world = World::new();
    let response = world
        .ask(
            "POST",
            "/tools",
            &[("origin", ORIGIN)],
            "note=en+lang+tekst",
        )
        .await;
    assert_eq!(response.status(), 403);
    assert!(kit_web::body_text(response).await.contains("en lang tekst"));
}

#[tokio::test]
async fn a_link_lets_in_once_and_looking_does_not_use_it_up() {
    let world = World::new();
    let now = kit_store::Given::system().now();
    let who = kit_web::door::Entrant {
        id: "person-0002".into(),
        role: KEEPER.0.into(),
        name: "Bo".into(),
        unit: String::new(),
        carries: None,
    };
    world
        .kept
        .store
        .write_now("make a link", move |tx| {
            kit_web::door::make_link(tx, "t0ken", &who, 60, 1, now)
        })
        .expect("stored");
    for _ in 0..3 {
        assert!(
            kit_web::body_text(world.ask("GET", "/ind/t0ken", &[], "").await)
                .await
                .contains("Velkommen, Bo")
        );
    }
    let first = world.ask("POST", "/ind/t0ken", &[], "").await;
    let cookie = first.headers()["set-cookie"]
        .to_str()
        .expect("text")
        .to_owned();
    assert!(
        cookie.starts_with("__Host-lg-shed=") && cookie.contains("Secure; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    let second = world.ask("POST", "/ind/t0ken", &[], "").await;
    assert!(
        second.headers().get("set-cookie").is_none(),
        "a link lets in once"
    );
    let inside = cookie.split(';').next().expect("a pair").to_owned();
    assert_eq!(
        world
            .ask("GET", "/tools", &[("cookie", &inside)], "")
            .await
            .status(),
        200
    );
}

#[tokio::test]
async fn logging_out_ends_the_session_and_empties_the_browser() {
    let world = World::new();
    let keeper = world.signed_in(KEEPER);
    let token = token(&world, &keeper).await;
    let out = world
        .ask(
            "POST",
            "/ud",
            &[("cookie", &keeper)],
            &format!("_token={token}"),
        )
        .await;
    assert_eq!(out.status(), 200);
    assert_eq!(
        out.headers()["clear-site-data"],
        "\"cache\", \"cookies\", \"storage\""
    );
    assert_eq!(
        world
            .ask("GET", "/tools", &[("cookie", &keeper)], "")
            .await
            .status(),
        403,
        "nobody is signed in"
    );
}

/// A panic of a page is a page in plain words, and the text typed stays.
#[tokio::test]
async fn a_panic_in_a_page_keeps_the_text_and_the_connection() {
    let world = World::new();
    let keeper = world.signed_in(KEEPER);
    let token = token(&world, &keeper).await;
    let response = world
        .ask(
            "POST",
            "/tools",
            &[("cookie", &keeper)],
            &format!("note=panic&more=en+lang+tekst&_token={token}"),
        )
        .await;
    assert_eq!(response.status(), 500);
    assert!(kit_web::body_text(response).await.contains("en lang tekst"));
}

/// An address of bytes that are no text is one that is not there, in Danish.
#[tokio::test]
async fn an_unreadable_address_is_not_found() {
    let world = World::new();
    let response = world.ask("GET", "/ind/%ff", &[], "").await;
    assert_eq!(response.status(), 404);
    assert!(
        kit_web::body_text(response)
            .await
            .contains("Siden findes ikke")
    );
}

/// A Host header of somebody else's opens no door, even if the Origin agrees with it.
#[tokio::test]
async fn a_strange_host_is_not_our_own_page() {
    let world = World::new();
    let response = world
        .ask(
            "POST",
            "/ind/t0ken",
            &[("host", "evil.example"), ("origin", "http://evil.example")],
            "",
        )
        .await;
    assert_eq!(response.status(), 403);
}
