//! The headers of SAFETY.md §6.4, on every response without exception.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::assets::Immutable;
use crate::enter::LoggedOut;
use crate::script;

/// Nothing but our own style sheet, pictures and forms; no script at all.
const CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; manifest-src 'self'; \
    frame-ancestors 'none'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; report-uri /csp";

const ALWAYS: [(&str, &str); 8] = [
    ("content-security-policy", CSP),
    ("strict-transport-security", "max-age=31536000"),
    ("x-content-type-options", "nosniff"),
    // Not no-referrer: with it Chromium sends `Origin: null` from our own forms (SAFETY.md §6.3).
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    (
        "permissions-policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), \
         gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-create=(), publickey-credentials-get=(), usb=()",
    ),
];

pub(crate) async fn on_every_response(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let cache = if response.extensions().get::<Immutable>().is_some() {
        "public, max-age=31536000, immutable"
    } else {
        "no-store"
    };
    let emptied = response.extensions().get::<LoggedOut>().is_some();
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    // A realm may say that a page is public; nothing else may be kept.
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    }
    if emptied {
        headers.insert(
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
        );
    }
    script::allow(&mut response);
    response
}
