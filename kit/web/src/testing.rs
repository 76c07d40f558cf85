//! Helpers for tests that walk through the router as a person; no page uses them.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::response::Response;

/// A request as a browser sends it from our own page: `headers` are added, a body is sent as a form.
///
#[must_use]
pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Request {
    let mut builder = Request::builder().method(method).uri(path);
    if !headers.iter().any(|(name, _)| *name == "sec-fetch-site") {
        builder = builder.header("sec-fetch-site", "same-origin");
    }
    if method == "POST" {
        builder = builder.header("content-type", "application/x-www-form-urlencoded");
    }
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder
        .body(Body::from(body.to_owned()))
        .unwrap_or_default()
}

/// The whole body as text.
pub async fn body_text(response: Response) -> String {
    String::from_utf8_lossy(&body_bytes(response).await).into_owned()
}

/// The whole body as it came.
pub async fn body_bytes(response: Response) -> Vec<u8> {
    to_bytes(response.into_body(), usize::MAX)
        .await
        .unwrap_or_default()
        .to_vec()
}
