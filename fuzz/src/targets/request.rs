//! A whole request through the guard: method, address, `til`, cookies, language, headers, body.
//!
//! The input looks like HTTP: `POST /form?a=b`, header lines, an empty line, the body.

use std::future::ready;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use kit_store::{By, FixedClock, Given, SeededChance};
use kit_web::door::Later;
use kit_web::{
    Action, Actor, Answer, Asked, Built, Doorkeeper, Face, Failed, May, Role, Router, Routes,
    SessionRule, Web, assemble, body_text, request, text,
};
use kit_words::key;
use tower::ServiceExt as _;

static FACE: Face = Face {
    realm: "shed",
    mark: "■",
    dense: true,
    strip: key!("strip-label"),
    promise: key!("demo-label"),
    looked: None,
    roles: &[Role("keeper")],
    home: "/",
    cookie: "__Host-lg-shed",
    session: |_| SessionRule::DESK,
};

/// Knows nobody, but is asked: so the cookie is read on the way.
struct Stranger;

impl Doorkeeper for Stranger {
    fn who(&self, token: &str, _: Timestamp) -> Later<'_, Option<Actor>> {
        assert!(
            !token.contains(';'),
            "a cookie's value ends at the semicolon"
        );
        Box::pin(ready(Ok(None)))
    }

    fn refused(&self, _: By) -> Later<'_, ()> {
        Box::pin(ready(Ok(())))
    }
}

struct World {
    router: Router,
    runtime: tokio::runtime::Runtime,
}

#[expect(
    clippy::expect_used,
    reason = "without its small world the target cannot run at all"
)]
static WORLD: LazyLock<World> = LazyLock::new(|| {
    let clock = FixedClock::at(Timestamp::from_second(1_803_900_000).expect("a moment"));
    let given = Given::new(Arc::new(clock), Arc::new(SeededChance::new(17)));
    let web = Web::new(
        &FACE,
        ("", ""),
        given,
        "http://shed.localhost:9000".to_owned(),
        "Skuret".to_owned(),
    )
    .expect("the shared words");
    let routes = Routes::<()>::new()
        .get("/", May::anybody(Action::See, "front"), told)
        .get("/et/{id}", May::anybody(Action::Open, "thing"), told)
        .post("/form", May::anybody(Action::Change, "thing"), told)
        .get(
            "/tools",
            May::only(Action::List, "tool", &[Role("keeper")]),
            told,
        );
    let built = Built::new(routes, (), &Arc::new(web), Some(Arc::new(Stranger)), |_| {
        Ok(Vec::new())
    });
    World {
        router: assemble(built),
        runtime: tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .expect("a runtime"),
    }
});

async fn told(asked: Asked) -> Answer {
    let frame = asked.frame(asked.fields.typed("titel"));
    if asked.fields.get("fejl") == "ja" {
        return Err(Failed::FormExpired);
    }
    Ok(text(
        "text/plain",
        format!("{} {}", frame.title, asked.query.get("q")),
    ))
}

/// Sends the request and looks at what every answer must keep.
pub(crate) fn read(bytes: &[u8]) {
    let whole = String::from_utf8_lossy(bytes);
    let (head, body) = whole.split_once("\n\n").unwrap_or((whole.as_ref(), ""));
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default();
    let (method, path) = first.split_once(' ').unwrap_or(("GET", first));
    let headers: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(": ")).collect();

    let asked = request(method, path, &headers, body);
    let world = &*WORLD;
    let answer = world.runtime.block_on(world.router.clone().oneshot(asked));
    let Ok(answer) = answer;
    let (status, headers) = (answer.status(), answer.headers().clone());
    assert!(!status.is_server_error(), "{status} for {first:?}");
    assert!(
        headers.contains_key("content-security-policy"),
        "every answer has the headers of the boundary"
    );
    if let Some(to) = headers.get("location") {
        let to = to.to_str().unwrap_or("//");
        assert!(
            to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'),
            "a way out of the house: {to:?}"
        );
    }
    for cookie in headers.get_all("set-cookie") {
        let line = cookie.to_str().unwrap_or(";;");
        assert!(
            line.starts_with("lg-sprog=da;") || line.starts_with("lg-sprog=en;"),
            "a strange cookie: {line:?}"
        );
    }
    let html = headers
        .get("content-type")
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let body = world.runtime.block_on(body_text(answer));
    // No page of ours has this element, so it can only come from the request.
    assert!(
        !(html && body.contains("<zq")),
        "what was sent became an element of the page"
    );
}
