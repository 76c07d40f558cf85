//! What a handler gives back.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kit_store::StoreError;

/// A response, or why there is none.
pub type Answer = Result<Response, Failed>;

/// Why there is no page. The guard turns it into one, in plain words and with a reference number.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// It is not there, or the reader may not know that it is: the same answer (UX.md §3).
    #[error("not found")]
    NotFound,
    /// Nobody is signed in and the page is for somebody.
    #[error("not signed in")]
    NotSignedIn,
    /// The form did not come from our own page, or the sign-in has ended since.
    #[error("the form is from another sign-in")]
    FormExpired,
    /// More was sent than a form may hold.
    #[error("too much was sent")]
    TooLarge,
    /// More than one file was sent, or one that is too large.
    #[error("the file is too large, or there are several")]
    FileTooLarge,
    /// The form stopped on its way.
    #[error("what was sent did not come whole")]
    TooSlow,
    /// So many whole seconds too early; see [`crate::brake`].
    #[error("too many tries: {0} seconds to wait")]
    Wait(i64),
    /// The address is there, but not for this method: a form's address typed in by hand, or a reload of one.
    #[error("another method is used here")]
    WrongMethod,
    /// The database did not answer as it should.
    #[error("the store failed: {0}")]
    Store(#[from] StoreError),
    /// A page could not be made.
    #[error("a page could not be made: {0}")]
    Page(String),
}

/// The mark on a response that the guard turns into a page.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    pub(crate) status: StatusCode,
    pub(crate) cause: Option<String>,
    pub(crate) wait_s: i64,
    pub(crate) signed_out: bool,
    pub(crate) form_expired: bool,
    pub(crate) file: bool,
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotSignedIn => StatusCode::SEE_OTHER,
            Self::FormExpired => StatusCode::FORBIDDEN,
            Self::TooLarge | Self::FileTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Page(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mark = Mark {
            status,
            cause: matches!(self, Self::Store(_) | Self::Page(_)).then(|| self.to_string()),
            wait_s: if let Self::Wait(seconds) = &self {
                *seconds
            } else {
                0
            },
            signed_out: matches!(self, Self::NotSignedIn),
            form_expired: matches!(self, Self::FormExpired),
            file: matches!(self, Self::FileTooLarge),
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(mark);
        response
    }
}

/// Goes on to another page (303), so that reloading never sends a form twice.
///
/// # Errors
/// [`Failed::Page`] if the address cannot stand in a header.
pub fn go(to: &str) -> Answer {
    let to = HeaderValue::from_str(to).map_err(|e| Failed::Page(e.to_string()))?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
}

/// A file: its type, the name it is saved under (none: shown in the browser) and its bytes.
///
/// # Errors
/// [`Failed::Page`] if the name cannot stand in a header.
pub fn bytes(kind: &'static str, save_as: Option<&str>, body: Vec<u8>) -> Answer {
    let mut response = (
        [(header::CONTENT_TYPE, HeaderValue::from_static(kind))],
        body,
    )
        .into_response();
    let disposition = save_as.map_or_else(
        || "inline".to_owned(),
        |name| format!("attachment; filename=\"{name}\""),
    );
    let disposition =
        HeaderValue::from_str(&disposition).map_err(|e| Failed::Page(e.to_string()))?;
    response
        .headers_mut()
        .insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}

/// A body of some text kind.
#[must_use]
pub fn text(kind: &'static str, body: String) -> Response {
    (
        [(header::CONTENT_TYPE, HeaderValue::from_static(kind))],
        body,
    )
        .into_response()
}
