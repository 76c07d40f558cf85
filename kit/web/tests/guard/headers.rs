//! T28: the headers of SAFETY.md §6.4 stand on every response, whatever it is.

use crate::support::{GUEST, World};

#[tokio::test]
async fn every_response_has_the_headers() {
    let world = World::new();
    let guest = world.signed_in(GUEST);
    type Case = (
        &'static str,
        &'static str,
        Vec<(&'static str, String)>,
        &'static str,
        u16,
    );
    let cases: [Case; 9] = [
        ("GET", "/", vec![], "", 200),
        ("GET", "/nowhere", vec![], "", 404),
        ("GET", "/tools", vec![], "", 403),
        ("GET", "/tools", vec![("cookie", guest.clone())], "", 404),
        ("POST", "/", vec![], "", 405),
        (
            "POST",
            "/tools",
            vec![("sec-fetch-site", "cross-site".to_owned())],
            "note=a",
            403,
        ),
        ("GET", "/s/mark.svg", vec![], "", 200),
        ("GET", "/s/other.css", vec![], "", 404),
        ("GET", "/sprog/en?til=/tools", vec![], "", 303),
    ];
    for (method, path, headers, body, status) in cases {
        let headers: Vec<(&str, &str)> = headers.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let response = world.ask(method, path, &headers, body).await;
        assert_eq!(response.status(), status, "{method} {path}");
        let header = |name: &str| {
            response
                .headers()
                .get(name)
                .and_then(|v| v.to_str().ok())
                .unwrap_or("")
                .to_owned()
        };
        assert!(
            header("content-security-policy").starts_with("default-src 'none'"),
            "{method} {path}"
        );
        assert!(header("content-security-policy").ends_with("report-uri /csp"));
        assert!(
            !header("content-security-policy").contains("script-src"),
            "no page runs a script: {path}"
        );
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "same-origin");
        assert_eq!(header("strict-transport-security"), "max-age=31536000");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(header("cross-origin-embedder-policy"), "require-corp");
        assert!(header("permissions-policy").contains("geolocation=()"));
        let cache = if path == "/s/mark.svg" {
            "public, max-age=31536000, immutable"
        } else {
            "no-store"
        };
        assert_eq!(header("cache-control"), cache, "{path}");
        assert_eq!(header("server"), "");
    }
}

#[tokio::test]
async fn what_is_missing_and_what_is_not_ones_own_look_the_same() {
    let world = World::new();
    let guest = world.signed_in(GUEST);
    let missing = world
        .ask("GET", "/nowhere", &[("cookie", &guest)], "")
        .await;
    let hidden = world.ask("GET", "/tools", &[("cookie", &guest)], "").await;
    assert_eq!(missing.status(), hidden.status());
    let words = |body: String| body.replace("%2Fnowhere", "").replace("%2Ftools", "");
    let (missing, hidden) = (
        words(kit_web::body_text(missing).await),
        words(kit_web::body_text(hidden).await),
    );
    // Only the signed-in line differs: the page of an unknown address reads no session.
    assert!(missing.contains("Siden findes ikke") && hidden.contains("Siden findes ikke"));
}

#[tokio::test]
async fn the_choice_of_language_never_leads_to_another_host() {
    let world = World::new();
    for (to, lands) in [
        ("/tools", "/tools"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/%5Cevil", "/"),
    ] {
        let response = world
            .ask("GET", &format!("/sprog/da?til={to}"), &[], "")
            .await;
        assert_eq!(response.headers()["location"], lands, "{to}");
    }
}
