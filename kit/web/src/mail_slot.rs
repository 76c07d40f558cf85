//! A slot in the door: bytes in, bytes out, for another machine and not for a person.

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;

use crate::brake::{Gate, Turn};
use crate::headers;
use crate::limits::{self, Sent};

/// Puts a mail slot beside a process's pages: what is posted to `path`, at most `longest` bytes, is handed to `take`
/// as it came, and what `take` gives is the answer (200). More is refused (413), as is every other method (405); what
/// does not come whole (408) or too often for `gate` (429) is sent again later by its sender.
///
/// It stands outside the guard on purpose: no cookie is read, no session looked up, no form expected, since what comes
/// proves itself (it is sealed and signed) or is refused by `take`. The headers of every response stand on these too.
pub fn mail_slot<F, Answer, const N: usize>(
    router: Router,
    path: &str,
    longest: usize,
    gate: Gate,
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
                let (take, gate) = (Arc::clone(&take), gate.clone());
                async move {
                    match gate.turn(request.extensions().get().cloned()).await {
                        Ok(Turn::Go) => {}
                        Ok(Turn::Wait(seconds)) => return later(seconds),
                        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
                    }
                    match limits::read(request.into_body(), longest).await {
                        Sent::Whole(sent) => answer(take(sent).await.to_vec()),
                        Sent::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
                        Sent::TooSlow(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
                    }
                }
            }),
        )
        .layer(axum::middleware::from_fn(headers::on_every_response));
    router.merge(slot)
}

fn later(seconds: i64) -> Response {
    let wait = HeaderValue::from(seconds.unsigned_abs());
    (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, wait)]).into_response()
}

fn answer(bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/octet-stream"),
    );
    response
}
