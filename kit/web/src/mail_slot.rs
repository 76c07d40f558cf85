//! A slot in the door: bytes in, bytes out, for another machine and not for a person.

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;

use crate::headers;

/// Puts a mail slot beside a process's pages: what is posted to `path`, at most `longest` bytes, is handed to `take`
/// as it came, and what `take` gives is the answer (200). More is refused (413), as is every other method (405).
///
/// It stands outside the guard on purpose: no cookie is read, no session looked up, no form expected, since what comes
/// proves itself (it is sealed and signed) or is refused by `take`. The headers of every response stand on these too.
pub fn mail_slot<F, Answer, const N: usize>(
    router: Router,
    path: &str,
    longest: usize,
    take: F,
) -> Router
where
    F: Fn(Vec<u8>) -> Answer + Send + Sync + 'static,
    Answer: Future<Output = [u8; N]> + Send + 'static,
{
    let take = Arc::new(take);
    let slot = Router::new()
        .route(
            path,
            post(move |request: Request| {
                let take = Arc::clone(&take);
                async move {
                    // A body that breaks off is no letter either; its sender tries again.
                    match to_bytes(request.into_body(), longest).await {
                        Ok(sent) => answer(take(sent.into()).await.to_vec()),
                        Err(_) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
                    }
                }
            }),
        )
        .layer(axum::middleware::from_fn(headers::on_every_response));
    router.merge(slot)
}

fn answer(bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/octet-stream"),
    );
    response
}
