//! T28: the headers of SAFETY.md §6.4 on every response of every route of every realm, whoever asks and however it ends.

use crate::visitor::{Answer, everybody, send, walk};
use crate::world::{Process, World};

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; manifest-src 'self'; \
    frame-ancestors 'none'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; report-uri /csp";
const FIXED: [(&str, &str); 6] = [
    ("strict-transport-security", "max-age=31536000"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
];
/// Nothing that tells of the machine, or that joins two requests.
const NEVER: [&str; 7] = [
    "server",
    "x-powered-by",
    "x-request-id",
    "request-id",
    "traceparent",
    "via",
    "x-trace-id",
];
const CACHES: [&str; 3] = [
    "no-store",
    "public, max-age=300",
    "public, max-age=31536000, immutable",
];
/// Everything else a response may carry. A new header has to be argued for here.
const BESIDES: [&str; 12] = [
    "content-security-policy",
    "permissions-policy",
    "cache-control",
    "content-type",
    "content-length",
    "content-disposition",
    "location",
    "set-cookie",
    "clear-site-data",
    "allow",
    "retry-after",
    "etag",
];
/// Features that a page may be allowed to use for itself: passkeys, on their two pages.
const KEYS: [&str; 2] = ["publickey-credentials-create", "publickey-credentials-get"];

/// What is wrong with a response; empty for nothing. Gives whether it is a page that may run a script.
fn faults(answer: &Answer) -> (Vec<String>, bool) {
    let mut faults = Vec::new();
    for (name, value) in FIXED {
        if answer.header(name) != value {
            faults.push(format!("{name}: {:?}", answer.header(name)));
        }
    }
    let policy = answer.header("content-security-policy");
    let script = policy
        .strip_prefix(POLICY)
        .map(|more| more.strip_prefix("; script-src 'sha256-"));
    let runs = match script {
        Some(Some(hash)) => hash.ends_with('\'') && hash.len() == 45,
        Some(None) if policy == POLICY => false,
        _ => {
            faults.push(format!("content-security-policy: {policy:?}"));
            false
        }
    };
    for feature in answer.header("permissions-policy").split(", ") {
        let (name, who) = feature.split_once('=').unwrap_or((feature, ""));
        if who != "()" && !(runs && KEYS.contains(&name) && who == "(self)") {
            faults.push(format!("permissions-policy: {feature:?}"));
        }
    }
    if !answer
        .header("permissions-policy")
        .contains("geolocation=()")
    {
        faults.push("permissions-policy is short".to_owned());
    }
    if !CACHES.contains(&answer.header("cache-control")) {
        faults.push(format!(
            "cache-control: {:?}",
            answer.header("cache-control")
        ));
    }
    for name in NEVER {
        if answer.headers.contains_key(name) {
            faults.push(format!("{name} is there"));
        }
    }
    let known =
        |name: &str| BESIDES.contains(&name) || FIXED.iter().any(|(fixed, _)| *fixed == name);
    faults.extend(
        answer
            .headers
            .keys()
            .filter(|n| !known(n.as_str()))
            .map(|n| format!("{n} is new")),
    );
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap_or("");
        let safe = ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"]
            .iter()
            .all(|word| cookie.contains(word));
        // The choice of language tells nothing of anybody, and is readable for nobody but us all the same.
        let own = cookie.starts_with("__Host-lg-") && safe && !cookie.contains("Domain");
        if !own && !cookie.starts_with("lg-sprog=") {
            faults.push(format!("set-cookie: {cookie:?}"));
        }
    }
    // A page that knows who asks is kept by nobody.
    if !answer.header("set-cookie").is_empty() && answer.header("cache-control") != "no-store" {
        faults.push("a cookie on a page that is kept".to_owned());
    }
    (faults, runs)
}

/// The ways to ask for one address.
const WAYS: [&str; 5] = ["GET", "HEAD", "POST", "DELETE", "OPTIONS"];

#[derive(Default)]
struct Tally {
    responses: usize,
    statuses: std::collections::BTreeMap<u16, usize>,
    scripts: std::collections::BTreeSet<String>,
}

impl Tally {
    fn take(&mut self, process: &Process, what: &str, answer: &Answer) {
        let (faults, runs) = faults(answer);
        assert!(
            faults.is_empty(),
            "{} {what} ({}): {faults:?}",
            process.name,
            answer.status
        );
        self.responses += 1;
        *self.statuses.entry(answer.status).or_default() += 1;
        if runs {
            self.scripts.insert(format!("{} {what}", process.name));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_response_of_every_route_has_the_headers() {
    let world = World::new(28);
    let (mut tally, mut routes) = (Tally::default(), 0);
    for process in &world.processes {
        for who in everybody(process).await {
            let (pages, _) = walk(process, &who).await;
            // Once as they are, once with every variable part made up.
            let made_up = process
                .declared
                .iter()
                .map(|d| d.path.replace(['{', '}'], "0"));
            let mut paths: Vec<String> = pages.into_iter().chain(made_up).collect();
            paths.extend(OUTSIDE.map(str::to_owned));
            for path in &paths {
                for way in WAYS {
                    let answer = send(process, &who, way, path, b"note=a".to_vec()).await;
                    assert!(
                        answer.status < 500,
                        "{} {way} {path}: {}",
                        process.name,
                        answer.status
                    );
                    tally.take(process, &format!("{way} {path}"), &answer);
                }
            }
            let huge = send(process, &who, "POST", "/ind/0", vec![b'a'; 200_000]).await;
            let expected = if process.declared.is_empty() {
                404
            } else {
                huge.status
            };
            assert_eq!(huge.status, expected);
            tally.take(process, "a huge form", &huge);
        }
        routes += process.declared.len();
    }
    println!(
        "T28: survived {n} / tried {n} responses of {routes} declared routes, seed 28; by status {:?}; pages with the one script: {:?}",
        tally.statuses,
        tally.scripts,
        n = tally.responses,
    );
    for status in [200, 303, 403, 404, 405, 413] {
        assert!(
            tally.statuses.contains_key(&status),
            "{status} was never seen"
        );
    }
    for page in &tally.scripts {
        assert!(
            page.contains("/noegle") || page.contains("/ind"),
            "a script on {page}"
        );
    }
}

/// Addresses that no realm declares, or that stand outside the guard.
const OUTSIDE: [&str; 8] = [
    "/nowhere",
    "/csp",
    "/_csp",
    "/_gallery",
    "/s/mark.svg",
    "/s/none.css",
    "/sprog/en?til=/",
    "/ind/%ff",
];

/// A test that cannot fail proves nothing: each planted fault is named.
#[test]
fn a_relaxed_header_is_found() {
    let good = || {
        let mut headers = axum::http::HeaderMap::new();
        for (name, value) in FIXED {
            headers.insert(name, value.parse().expect("a value"));
        }
        headers.insert("content-security-policy", POLICY.parse().expect("a value"));
        headers.insert(
            "permissions-policy",
            "geolocation=()".parse().expect("a value"),
        );
        headers.insert("cache-control", "no-store".parse().expect("a value"));
        headers
    };
    let found = |headers| {
        let answer = Answer {
            status: 200,
            headers,
            body: Vec::new(),
        };
        !faults(&answer).0.is_empty()
    };
    assert!(!found(good()));
    let relaxed = [
        ("content-security-policy", "default-src 'self'"),
        (
            "content-security-policy",
            "default-src 'none'; script-src 'unsafe-inline'",
        ),
        ("permissions-policy", "geolocation=(self)"),
        ("cache-control", "private"),
        ("referrer-policy", "no-referrer"),
        ("server", "hyper"),
        ("x-request-id", "1"),
        ("set-cookie", "__Host-lg-civil=a; Path=/; Secure"),
        ("x-new", "1"),
    ];
    let mut survived = 0;
    for (name, value) in relaxed {
        let mut headers = good();
        headers.insert(name, value.parse().expect("a value"));
        assert!(found(headers), "{name}: {value}");
        survived += 1;
    }
    for (name, _) in FIXED {
        let mut headers = good();
        headers.remove(name);
        assert!(found(headers), "{name} is missing");
        survived += 1;
    }
    println!("relaxed headers: found {survived} / planted {survived}, no seed");
}
