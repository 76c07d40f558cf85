//! Where a browser tells that a page asked for something it may not: counted, never kept (SAFETY.md §6.4, T19).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::answer::text;
use crate::limits::{self, Sent};

/// Where browsers send their reports; the policy of every page names it.
const PATH: &str = "/csp";
/// In a demo, how many reports there were; the browser tests read it.
const COUNT: &str = "/_csp";
/// A report is a few hundred bytes; more is not one.
const LONGEST: usize = 16 * 1024;
/// The directives that a report may name. A log line holds one of these words or none: never a word from outside.
const DIRECTIVES: [&str; 12] = [
    "script-src-elem",
    "script-src-attr",
    "script-src",
    "style-src-elem",
    "style-src-attr",
    "style-src",
    "img-src",
    "form-action",
    "frame-ancestors",
    "base-uri",
    "require-trusted-types-for",
    "default-src",
];

/// The slot for reports, and in a demo their number.
pub(crate) fn routes(demo: bool) -> Router {
    let count = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&count);
    let router = Router::new().route(
        PATH,
        post(move |request: Request| take(request, Arc::clone(&counted))),
    );
    if !demo {
        return router;
    }
    router.route(
        COUNT,
        get(move || async move {
            text(
                "text/plain; charset=utf-8",
                count.load(Ordering::SeqCst).to_string(),
            )
        }),
    )
}

async fn take(request: Request<Body>, count: Arc<AtomicU64>) -> Response {
    let sent = match limits::read(request.into_body(), LONGEST).await {
        Sent::Whole(sent) => sent,
        Sent::TooLarge(_) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Sent::TooSlow(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    let number = count.fetch_add(1, Ordering::SeqCst).saturating_add(1);
    // Anybody may post here, so the lines grow with the logarithm of the reports only.
    if number.is_power_of_two() {
        tracing::warn!(
            reports = number,
            directive = directive(&sent),
            "a browser refused something that a page asked for"
        );
    }
    StatusCode::NO_CONTENT.into_response()
}

fn directive(report: &[u8]) -> &'static str {
    let report = String::from_utf8_lossy(report);
    DIRECTIVES
        .into_iter()
        .find(|word| report.contains(&format!("-directive\":\"{word}")))
        .unwrap_or("unknown")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_line_holds_a_known_word_or_none() {
        let report =
            br#"{"csp-report":{"effective-directive":"img-src","blocked-uri":"https://a"}}"#;
        assert_eq!(directive(report), "img-src");
        for other in [
            b"".as_slice(),
            b"\xff\xfe",
            br#"{"effective-directive":"Amir"}"#,
        ] {
            assert_eq!(directive(other), "unknown");
        }
    }
}
