//! Somebody with a browser, and everything she can find from the pages she may see.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::body::Body;
use axum::extract::Request;
use kit_web::{Method, body_bytes};
use tower::ServiceExt as _;

use crate::page::{Form, forms, links};
use crate::world::{Process, is_of};

/// So many pages of one route are looked at by one visitor.
const PAGES_OF_A_ROUTE: usize = 4;

/// A visitor, signed in or not.
#[derive(Debug, Clone, Default)]
pub(crate) struct Visitor {
    pub(crate) cookie: String,
}

/// An answer as it came.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or("")
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Sends a request as a browser does from an own page.
pub(crate) async fn send(
    process: &Process,
    who: &Visitor,
    method: &str,
    path: &str,
    body: Vec<u8>,
) -> Answer {
    send_as(process, who, (method, FORM), path, body).await
}

/// How an ordinary form is sent.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The same for a body of another kind.
pub(crate) async fn send_as(
    process: &Process,
    who: &Visitor,
    (method, kind): (&str, &str),
    path: &str,
    body: Vec<u8>,
) -> Answer {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("sec-fetch-site", "same-origin");
    if !who.cookie.is_empty() {
        request = request.header("cookie", &who.cookie);
    }
    if method == "POST" {
        request = request
            .header("origin", process.origin)
            .header("content-type", kind);
    }
    let request = request.body(Body::from(body)).expect("an address");
    let response = process.router.clone().oneshot(request).await;
    let response = response.unwrap_or_else(|never| match never {});
    Answer {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body: body_bytes(response).await,
    }
}

/// Everybody the demo lets in, and one who is not signed in.
pub(crate) async fn everybody(process: &Process) -> Vec<Visitor> {
    let mut all = vec![Visitor::default()];
    for link in &process.links {
        let nobody = Visitor::default();
        let answer = send(
            process,
            &nobody,
            "POST",
            &format!("/ind/{link}"),
            Vec::new(),
        )
        .await;
        let cookie = answer
            .header("set-cookie")
            .split(';')
            .next()
            .unwrap_or("")
            .to_owned();
        assert!(
            cookie.starts_with("__Host-lg-"),
            "{link} lets nobody in: {}",
            answer.status
        );
        all.push(Visitor { cookie });
    }
    all
}

/// Every page that can be reached by reading, a few of each route, and every form on them.
pub(crate) async fn walk(process: &Process, who: &Visitor) -> (BTreeSet<String>, Vec<Form>) {
    let reads: Vec<_> = process
        .declared
        .iter()
        .filter(|d| d.method == Method::Get)
        .collect();
    let begin = reads.iter().map(|d| d.path).filter(|p| !p.contains('{'));
    let mut waiting: VecDeque<String> = begin.map(str::to_owned).collect();
    let (mut seen, mut of_route, mut found) = (BTreeSet::new(), BTreeMap::new(), Vec::new());
    while let Some(path) = waiting.pop_front() {
        let Some(route) = reads.iter().position(|d| is_of(d, Method::Get, &path)) else {
            continue;
        };
        let looked: &mut usize = of_route.entry(route).or_default();
        if seen.contains(&path) || *looked >= PAGES_OF_A_ROUTE || path.starts_with("/ind/") {
            continue;
        }
        *looked += 1;
        seen.insert(path.clone());
        let answer = send(process, who, "GET", &path, Vec::new()).await;
        let to = answer.header("location").to_owned();
        let page = answer.text();
        waiting.extend([to].into_iter().filter(|to| to.starts_with('/')));
        waiting.extend(links(&page));
        found.extend(forms(&page));
    }
    found.sort_by(|a, b| a.action.cmp(&b.action));
    found.dedup();
    (seen, found)
}
