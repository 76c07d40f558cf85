//! Asking another house: bounded in time and size, no detours, and no word of what came in a fault.

use std::time::Duration;

use openidconnect::{
    ClaimsVerificationError, DiscoveryError, ErrorResponse, HttpRequest, HttpResponse,
    RequestTokenError, http,
};

use super::Fault;

/// The longest one answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest answer, in bytes. A list of keys has a few thousand.
const LARGEST: u64 = 512 * 1024;

/// Why there was no answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpFault {
    /// It could not be asked, or was too slow or too large.
    #[error("no answer: {0}")]
    None(String),
    /// The answer makes no sense.
    #[error("an answer that makes no sense")]
    Form(#[from] http::Error),
}

/// A request to another house.
pub type Question = HttpRequest;
/// Its answer.
pub type Answered = HttpResponse;
/// Whatever carries a request there; tests answer themselves.
pub type Ask<'a> = dyn Fn(Question) -> Result<Answered, HttpFault> + 'a;

/// The carrier of the house: HTTPS with the list of web certificates, no redirect, no proxy.
#[must_use]
pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        // A detour could lead anywhere.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .proxy(None)
        .build()
        .into()
}

/// Carries one request. Blocks.
///
/// # Errors
/// [`HttpFault`].
pub(crate) fn carry(agent: &ureq::Agent, question: Question) -> Result<Answered, HttpFault> {
    let none = |fault: ureq::Error| HttpFault::None(fault.to_string());
    let mut answer = agent.run(question).map_err(none)?;
    let body = answer
        .body_mut()
        .with_config()
        .limit(LARGEST)
        .read_to_vec()
        .map_err(none)?;
    let mut built = http::Response::builder().status(answer.status());
    if let Some(kind) = answer.headers().get(http::header::CONTENT_TYPE) {
        built = built.header(http::header::CONTENT_TYPE, kind);
    }
    Ok(built.body(body)?)
}

/// Why the other house could not be asked about itself.
pub(super) fn reason(fault: &DiscoveryError<HttpFault>) -> String {
    match fault {
        DiscoveryError::Request(fault) => fault.to_string(),
        DiscoveryError::Response(status, _, _) => format!("status {status}"),
        DiscoveryError::Validation(what) => what.clone(),
        _ => "its page about itself could not be read".to_owned(),
    }
}

/// Why the code was not changed for a token. A refusal by the other house is no truth; all else is no answer.
pub(super) fn refused<E: ErrorResponse>(fault: &RequestTokenError<HttpFault, E>) -> Fault {
    match fault {
        RequestTokenError::ServerResponse(_) => {
            Fault::Untrue("the other house refused the code".to_owned())
        }
        RequestTokenError::Request(fault) => Fault::Unreachable(fault.to_string()),
        RequestTokenError::Parse(..) => {
            Fault::Untrue("the answer to the code could not be read".to_owned())
        }
        RequestTokenError::Other(_) => {
            Fault::Unreachable("the code could not be changed".to_owned())
        }
    }
}

/// What is amiss with a token, without what it says.
pub(super) fn kind(fault: &ClaimsVerificationError) -> &'static str {
    match fault {
        ClaimsVerificationError::Expired(_) => "its time is over or not yet there",
        ClaimsVerificationError::InvalidAudience(_) => "it is for somebody else",
        ClaimsVerificationError::InvalidIssuer(_) => "another house made it",
        ClaimsVerificationError::InvalidNonce(_) => "it answers another question",
        ClaimsVerificationError::SignatureVerification(_) => "its signature is not good",
        _ => "it is of a kind that is not taken",
    }
}
