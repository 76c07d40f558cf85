//! The one guard in front of every page: who asks, and is the form ours.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt as _;
use kit_words::Lang;

use crate::enter::LoggedOut;
use crate::form::Fields;
use crate::{Asked, Doorkeeper, Failed, May, Web, cookie, trouble};

/// No form needs more; files come with an own limit.
const LARGEST_FORM: usize = 128 * 1024;
/// The name of a form's own token.
const TOKEN: &str = "_token";

/// What the guard of one realm needs.
#[derive(Clone)]
pub(crate) struct Guarded {
    pub(crate) web: Arc<Web>,
    pub(crate) door: Option<Arc<dyn Doorkeeper>>,
}

/// Lets through who may; the rest get what they may know.
pub(crate) async fn may(may: May, request: Request, next: Next) -> Response {
    let who = request
        .extensions()
        .get::<Asked>()
        .map(|asked| asked.who.as_ref().map(|actor| actor.role.clone()));
    match who {
        // Without the outer guard nobody has been looked up: fail closed.
        None => Failed::NotFound.into_response(),
        Some(role) if may.allows(role.as_deref()) => next.run(request).await,
        Some(None) => Failed::NotSignedIn.into_response(),
        // Another role may not know that the page exists.
        Some(Some(_)) => Failed::NotFound.into_response(),
    }
}

/// Reads session, language and form, runs the page, and has a fault turned into a page in plain words.
pub(crate) async fn guard(guarded: Guarded, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let lang = cookie::read(&parts.headers, "lg-sprog")
        .and_then(Lang::from_tag)
        .unwrap_or(Lang::Da);
    let mut asked = Asked {
        words: guarded.web.words(lang),
        who: None,
        fields: Arc::default(),
        query: Arc::new(Fields::parse(parts.uri.query().unwrap_or("").as_bytes())),
        path: Arc::from(parts.uri.path()),
        web: Arc::clone(&guarded.web),
    };
    let mut body = body;
    let mut failed = None;
    if let Some(door) = &guarded.door
        && let Some(token) = cookie::read(&parts.headers, guarded.web.face.cookie)
    {
        match door.who(token, guarded.web.given.now()).await {
            Ok(who) => asked.who = who,
            Err(error) => failed = Some(Failed::Store(error)),
        }
    }
    if parts.method == Method::POST {
        match to_bytes(body, LARGEST_FORM).await {
            Ok(sent) => {
                asked.fields = Arc::new(Fields::parse(&sent));
                if failed.is_none() && !is_our_form(&parts.headers, &asked) {
                    failed = Some(Failed::FormExpired);
                }
            }
            Err(_) => failed = failed.or(Some(Failed::TooLarge)),
        }
        body = Body::empty();
    }
    let response = match failed {
        Some(failed) => failed.into_response(),
        None => {
            parts.extensions.insert(asked.clone());
            // A panic in one page must not lose what was typed on it, nor take the connection along.
            let page = AssertUnwindSafe(next.run(Request::from_parts(parts, body)));
            page.catch_unwind()
                .await
                .unwrap_or_else(|_| Failed::Page("a page panicked".to_owned()).into_response())
        }
    };
    trouble::explain(&asked, response)
}

/// Our own page sent it: the browser says so, and a signed-in form carries its session's token.
fn is_our_form(headers: &HeaderMap, asked: &Asked) -> bool {
    let word = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let site = headers
        .get("sec-fetch-site")
        .and_then(|value| value.to_str().ok());
    if matches!(site, Some("cross-site" | "same-site")) {
        return false;
    }
    let same_origin = match word(header::ORIGIN) {
        Some(origin) => {
            let rest = origin.split_once("://").map(|(_, rest)| rest);
            // Only a demo may be reached by other names: elsewhere a strange Host would open the door to rebinding.
            origin == asked.web.origin
                || (asked.web.demo && rest.is_some() && rest == word(header::HOST))
        }
        // Old browsers leave Origin out; then the token must do, and there is none before signing in.
        None => asked.who.is_some() || site == Some("same-origin"),
    };
    let token = asked.who.as_ref().is_none_or(|actor| {
        asked
            .web
            .is_form_token(&actor.session, asked.fields.get(TOKEN))
    });
    same_origin && token
}

/// Marks a response as a log-out, so that the headers empty the browser.
pub(crate) fn emptied(mut response: Response) -> Response {
    response.extensions_mut().insert(LoggedOut);
    response
}
